package io.github.tpnskit.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.gradle.testkit.runner.BuildResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
        String diff = preview.getOutput();
        assertTrue(Pattern.compile("(?m)^--- " + MANIFEST + "\n\\+\\+\\+ " + MANIFEST + "\n@@ -\\d+").matcher(diff).find(), diff);
        assertTrue(diff.contains("\n+            android:launchMode=\"singleTask\""), diff);
        assertTrue(preview.getOutput().contains("nothing has been changed"), preview::getOutput);

        BuildResult fixed = project.build("tpnsFix", "--configuration-cache", "--warning-mode=fail");
        List<String> once = texts(project);
        assertFalse(texts.equals(once), fixed::getOutput);
        String manifest = project.text(MANIFEST);
        assertEquals(manifest.lines().count(), manifest.split("\r\n", -1).length - 1, manifest);
        assertEquals("rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(MANIFEST))));

        BuildResult check = project.fail("tpnsCheck");
        List<String> after = findings(project, check);
        // What was fixed is gone, and nothing has come instead.
        assertTrue(after.size() < before.size(), check::getOutput);
        List<String> codes = new ArrayList<>(codes(before));
        codes(after).forEach(code -> assertTrue(codes.remove(code), () -> code + " is new:\n" + check.getOutput()));

        BuildResult again = project.build("tpnsFix", "--configuration-cache");
        assertEquals(once, texts(project), again::getOutput);
        assertTrue(again.getOutput().contains("Reusing configuration cache."), again::getOutput);

        // What is left is left to the owner, and keeps nothing from being built.
        StringBuilder warnings = new StringBuilder("\ntpns {\n    checks {\n");
        codes(after).stream().distinct().forEach(code -> warnings.append("        severity '").append(code.replace("]", "")).append("', 'warning'\n"));
        project.write("build.gradle", project.text("build.gradle") + warnings + "    }\n}\n");
        BuildResult built = project.build("assembleDebug");
        assertEquals(List.of(), project.errors(built), built::getOutput);
        assertTrue(project.output("apk/debug").manifest().contains("tpns.sh.tencent.com"));
    }

    /** The Android Gradle plugin merges no manifest with a component that has filters and isn't said to be exported or not. */
    @ParameterizedTest
    @MethodSource(Versions.OLDEST)
    void whatKeepsManifestsFromBeingMergedIsFixed(Versions versions) {
        Project project = Project.of("base", folder, versions);
        project.edit(MANIFEST, "android:exported=\"true\"", "");
        String silent = project.text(MANIFEST);
        project.fail("assembleDebug");
        assertEquals(silent, project.text(MANIFEST), "nobody asked for a fix");

        BuildResult preview = project.fail("tpnsFix", "--preview");
        assertEquals(silent, project.text(MANIFEST), preview::getOutput);
        assertTrue(preview.getOutput().contains("\n+"), preview::getOutput);
        BuildResult fixed = project.fail("tpnsFix");
        assertTrue(fixed.getOutput().contains("the manifests can't be merged, so only"), fixed::getOutput);
        assertTrue(fixed.getOutput().contains("[TPNS404]"), fixed::getOutput);
        assertTrue(project.text(MANIFEST).contains("android:exported=\"true\""), project.text(MANIFEST));

        String once = project.text(MANIFEST);
        BuildResult again = project.build("tpnsFix", "checkDebugTpns");
        assertEquals(once, project.text(MANIFEST), again::getOutput);
    }

    @Test
    void modulesThatShareAFileTakeTurns() {
        Project project = Project.of("base", folder);
        project.edit(CONFIG, "{ \"enable\": true }\n  },", """
                { "enable": "true" }
                  },
                  "com.example.other": {
                    "channel": { "enable": "True" }
                  },""");
        String shared = "\ntpns {\n    configFile = rootProject.file('tpns-configs.json')\n}\n";
        project.write("library/build.gradle", project.text("build.gradle").replace("'android.gradle'", "'../android.gradle'")
                + "\nandroid {\n    namespace = 'com.example.other'\n    defaultConfig.applicationId = 'com.example.other'\n}\n" + shared);
        project.write("library/" + MANIFEST, project.text(MANIFEST));
        project.write("build.gradle", project.text("build.gradle") + shared);
        BuildResult fixed = project.build("tpnsFix", "--parallel");
        assertEquals(2, Pattern.compile("\"enable\": true").matcher(project.text(CONFIG)).results().count(), fixed::getOutput);
        assertFalse(project.text(CONFIG).contains("rue\""), project.text(CONFIG));
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
