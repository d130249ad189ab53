package io.github.tpnskit.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gradle.testkit.runner.BuildResult;
import org.gradle.testkit.runner.TaskOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What contradicts fails, at the place where the owner wrote it, before anything is packaged. */
class FindingsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            wrong-region | src/main/AndroidManifest.xml:16:28: error[TPNS302]
            key-with-a-space | tpns-configs.json:4:20: error[TPNS106]
            secret-key-as-access-key | tpns-configs.json:4:20: error[TPNS106]
            application-id-missing-from-the-file | tpns-configs.json:6:3: error[TPNS107]
            placeholder-drift | build.gradle:12:29: error[TPNS201]
            receiver-without-feedback | src/main/AndroidManifest.xml:15:27: error[TPNS402]
            broken-json | tpns-configs.json:4:33: error[TPNS102]
            """)
    void oneMistakeFailsWithOneError(String behaviour, String line) {
        Project project = Project.of(behaviour, folder);
        BuildResult result = project.fail("assembleDebug");
        assertEquals(List.of(line), project.errors(result), result::getOutput);
        assertEquals(TaskOutcome.FAILED, result.task(":mergeDebugTpnsManifest").getOutcome());
        assertFalse(Files.exists(folder.resolve("build/outputs/apk")), "packaged all the same");
        assertTrue(project.text("build/reports/tpns/debug/tpns.txt").contains(line), "not in tpns.txt");
        assertTrue(project.text("build/reports/tpns/debug/tpns.json").contains("\"code\": \"" + code(line)), "not in tpns.json");
        assertTrue(result.getOutput().contains(folder.resolve("build/reports/tpns/debug/tpns.html").toUri().toString()),
                "the report is not named");
        // An IDE links absolute paths alone.
        assertTrue(result.getOutput().lines().anyMatch(text -> text.startsWith(folder + "/" + line)), result::getOutput);
    }

    @Test
    void mistakesAreReportedAllAtOnce() {
        Project project = Project.of("two-broken-things", folder);
        BuildResult result = project.fail("assembleDebug");
        assertEquals(List.of("tpns-configs.json:4:20: error[TPNS106]", "src/main/AndroidManifest.xml:16:28: error[TPNS302]"),
                project.errors(result), result::getOutput);
        assertTrue(result.getOutput().contains("> TPNS: 2 errors in variant `debug`"), result::getOutput);
    }

    @Test
    void aRepeatedValueIsANoteInTheReportAndOneLineOnTheTerminal() {
        Project project = Project.of("placeholder-drift", folder);
        project.edit("build.gradle", "A1B2C3D4E5F7", "A1B2C3D4E5F6");
        BuildResult result = project.build("checkDebugTpns");
        assertFalse(result.getOutput().contains("TPNS202"), result::getOutput);
        assertTrue(result.getOutput().contains("TPNS: 2 notes in variant `debug`; see file://"), result::getOutput);
        assertTrue(project.text("build/reports/tpns/debug/tpns.txt").contains("build.gradle:12:29: note[TPNS202]"));
    }

    @Test
    void aMissingFileFailsOrWarnsAsItIsSet() throws Exception {
        Project project = Project.of("missing-file-is-a-warning", folder);
        Files.delete(folder.resolve("tpns-configs.json"));
        BuildResult result = project.build("assembleDebug");
        assertTrue(result.getOutput().contains("/tpns-configs.json:1:1: warning[TPNS101]: variant `debug` has no `tpns-configs.json`"), result::getOutput);
        assertTrue(project.output("apk/debug").manifest().contains("XG_V2_ACCESS_ID"));
        for (String searched : List.of("src/debug", "src/main")) {
            assertTrue(result.getOutput().contains("`" + searched + "/tpns-configs.json`"), result::getOutput);
        }

        project.edit("build.gradle", "missingConfig = 'warn'", "missingConfig = 'error'");
        assertEquals(List.of("tpns-configs.json:1:1: error[TPNS101]"), project.errors(project.fail("assembleDebug")));
    }

    @Test
    void aLibraryModuleIsRefusedInOneSentence() {
        BuildResult result = Project.of("library-module-is-refused", folder).fail("help");
        assertTrue(result.getOutput().contains("error[TPNS902]"), result::getOutput);
    }

    private static String code(String line) {
        return line.substring(line.indexOf('[') + 1, line.indexOf(']'));
    }
}
