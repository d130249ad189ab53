package io.github.tpnskit.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.gradle.testkit.runner.BuildResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tpnsFix} on real builds. */
class FixTest {
    private static final String MANIFEST = "src/main/AndroidManifest.xml";
    private static final String CONFIG = "tpns-configs.json";

    @TempDir
    Path folder;

    @Test
    void anOldAppIsFixedAsFarAsThatIsCertain() throws Exception {
        Project project = Project.of("old-app-with-twenty-findings", folder);
        project.write(MANIFEST, project.text(MANIFEST).replace("\n", "\r\n"));
        Files.setPosixFilePermissions(folder.resolve(MANIFEST), PosixFilePermissions.fromString("rw-r--r--"));
        List<String> before = findings(project, project.fail("tpnsCheck"));
        List<String> texts = texts(project);

        BuildResult preview = project.build("tpnsFix", "--preview");
        assertEquals(texts, texts(project));
        assertTrue(preview.getOutput().contains("+++ " + MANIFEST), preview::getOutput);
        assertTrue(preview.getOutput().contains("nothing has been changed"), preview::getOutput);

        BuildResult fixed = project.build("tpnsFix", "--configuration-cache");
        System.out.println(fixed.getOutput());
        List<String> once = texts(project);
        assertFalse(texts.equals(once), fixed::getOutput);
        String manifest = project.text(MANIFEST);
        assertEquals(manifest.lines().count(), manifest.split("\r\n", -1).length - 1, manifest);
        assertEquals("rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(MANIFEST))));

        BuildResult check = project.fail("tpnsCheck");
        List<String> after = findings(project, check);
        System.out.println(before + "\n" + after);
        // What was fixed is gone, and nothing has come instead.
        assertTrue(after.size() < before.size(), check::getOutput);
        List<String> codes = new ArrayList<>(codes(before));
        codes(after).forEach(code -> assertTrue(codes.remove(code), () -> code + " is new:\n" + check.getOutput()));

        BuildResult again = project.build("tpnsFix", "--configuration-cache");
        assertEquals(once, texts(project), again::getOutput);
        assertTrue(again.getOutput().contains("Reusing configuration cache."), again::getOutput);
    }

    @Test
    void whatALinkLeadsToOutsideOfTheProjectStays(@TempDir Path elsewhere) throws Exception {
        Project project = Project.of("wrong-region", folder);
        Path manifest = folder.resolve(MANIFEST);
        Path outside = elsewhere.resolve("AndroidManifest.xml");
        Files.move(manifest, outside);
        Files.createSymbolicLink(manifest, outside);
        String text = Files.readString(outside);
        BuildResult result = project.build("tpnsFix");
        assertEquals(text, Files.readString(outside));
        assertTrue(result.getOutput().contains("is generated or lies outside of the project"), result::getOutput);

        Files.delete(manifest);
        Files.copy(outside, manifest);
        project.build("tpnsFix");
        project.build("assembleDebug");
    }

    private static List<String> findings(Project project, BuildResult result) {
        List<String> findings = new ArrayList<>(project.errors(result));
        findings.addAll(project.warnings(result));
        return findings;
    }

    private static List<String> codes(List<String> findings) {
        return findings.stream().map(finding -> finding.replaceAll(".*\\[", "")).sorted().toList();
    }

    private static List<String> texts(Project project) {
        return List.of(project.text(MANIFEST), project.text(CONFIG), project.text("build.gradle"));
    }
}
