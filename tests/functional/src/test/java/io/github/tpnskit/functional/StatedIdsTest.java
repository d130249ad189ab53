package io.github.tpnskit.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gradle.testkit.runner.BuildResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The id and the key are stated in many ways, and each of them counts. */
class StatedIdsTest {
    private static final String OTHER_KEY = "AOTHERKEY001";

    @TempDir
    Path folder;

    @Test
    @ResourceLock(Project.CHECKOUT)
    void aFileOfAnotherNameOrInAnotherPlaceIsNamed() {
        Project project = Project.ofReport("43-misnamed-and-misplaced-file", folder, Versions.USUAL);
        BuildResult result = project.fail(":app:checkDebugTpns");
        assertEquals(List.of("app/tpns-configs.json:1:1: error[TPNS101]"), project.errors(result), result::getOutput);
        assertTrue(result.getOutput().contains("`git mv app/tpns-config.json app/tpns-configs.json`"), result::getOutput);
        assertTrue(result.getOutput().contains("`tpns-configs.json`"), result::getOutput);
    }

    /** What a script puts with the variant API stays, and is compared with the file. */
    @ParameterizedTest
    @MethodSource(Versions.NEWEST)
    @ResourceLock(Project.CHECKOUT)
    void aPlaceholderThatAScriptPutsIsNeverReplaced(Versions versions) throws IOException {
        Project below = Project.ofReport("44-placeholder-put-in-onvariants", folder.resolve("below"), versions);
        assertPutByScript(below);

        Project above = Project.ofReport("44-placeholder-put-in-onvariants", folder.resolve("above"), versions);
        above.edit("app/build.gradle", "\napply plugin: 'io.github.tpnskit'", "");
        above.edit("app/build.gradle", "plugins { id 'com.android.application' }", "plugins { id 'com.android.application'; id 'io.github.tpnskit' }");
        assertPutByScript(above);
    }

    private static void assertPutByScript(Project project) throws IOException {
        BuildResult result = project.fail(":app:checkDebugTpns");
        assertEquals(List.of("app/build.gradle:9:102: error[TPNS201]"), project.errors(result), result::getOutput);
        assertTrue(result.getOutput().contains("set in `onVariants`"), result::getOutput);
        boolean kept = false;
        for (Path file : Project.files(project.folder.resolve("app/build/intermediates"))) {
            kept |= file.endsWith("AndroidManifest.xml") && Files.readString(file).contains(OTHER_KEY);
        }
        assertTrue(kept, "the script's value is replaced");
    }

    @Test
    @ResourceLock(Project.CHECKOUT)
    void placeholdersAreCheckedWithoutAFile() {
        Project project = Project.ofReport("45-placeholders-only-real", folder, Versions.USUAL);
        BuildResult wrong = project.fail(":app:checkDebugTpns", "-PPUSH_ACCESS_ID=1530007711", "-PPUSH_ACCESS_KEY=3f0c9a7be1d2445f8a6b7c8d9e0f1a2b");
        assertCodes(wrong, "TPNS106", "TPNS302");
        BuildResult blank = project.fail(":app:checkDebugTpns");
        assertCodes(blank, "TPNS105", "TPNS106");
        assertTrue(blank.getOutput().contains("the placeholder `XG_ACCESS_KEY` is blank"), blank::getOutput);
        assertTrue(blank.getOutput().contains("a Gradle property"), blank::getOutput);
        BuildResult region = project.fail(":app:checkReleaseTpns", "-PPUSH_ACCESS_ID=1530007711", "-PPUSH_ACCESS_KEY=AQ7ZK2M9WX31");
        assertCodes(region, "TPNS302");
    }

    @ParameterizedTest
    @MethodSource(Versions.OLDEST)
    void settingsStateTheIdsInsteadOfAFile(Versions versions) {
        Project project = Project.of("ids-by-settings", folder, versions);
        String file = project.text("tpns-configs.json");
        project.delete("tpns-configs.json");
        BuildResult blank = project.fail("checkDebugTpns");
        assertCodes(blank, "TPNS105", "TPNS106");
        assertTrue(blank.getOutput().contains("the setting `accessKey` is blank"), blank::getOutput);

        String[] right = {"assembleDebug", "-PpushAccessId=1580002210", "-PpushAccessKey=A1B2C3D4E5F6"};
        BuildResult result = project.build(right);
        assertEquals(List.of(), project.warnings(result), result::getOutput);
        AppPackage apk = project.output("apk/debug");
        for (String supplied : List.of("1580002210", "A1B2C3D4E5F6", "tpns.sh.tencent.com", "com.example.app.tpns.TpnsMessageReceiver")) {
            assertEquals(1, apk.count(supplied), apk::manifest);
        }
        assertTrue(project.build(right).getOutput().contains("Configuration cache entry reused"));
        BuildResult other = project.build("assembleDebug", "-PpushAccessId=1580002212", right[2]);
        assertFalse(other.getOutput().contains("Configuration cache entry reused"), other::getOutput);
        assertEquals(1, apk.count("1580002212"), apk::manifest);

        project.write("tpns-configs.json", file.replace("A1B2C3D4E5F6", "A1B2C3D4E5F7"));
        BuildResult differs = project.fail(right);
        assertCodes(differs, "TPNS201");
        assertFalse(differs.getOutput().contains("TPNS101"), differs::getOutput);
    }

    private static void assertCodes(BuildResult result, String... codes) {
        List<String> found = result.getOutput().lines().filter(line -> line.contains("error[TPNS"))
                .map(line -> line.replaceAll(".*error\\[(TPNS\\d+)].*", "$1")).sorted().distinct().toList();
        assertEquals(List.of(codes), found, result::getOutput);
    }
}
