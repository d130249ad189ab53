package io.github.tpnskit.functional;

import static org.gradle.testkit.runner.TaskOutcome.FAILED;
import static org.gradle.testkit.runner.TaskOutcome.FROM_CACHE;
import static org.gradle.testkit.runner.TaskOutcome.SUCCESS;
import static org.gradle.testkit.runner.TaskOutcome.UP_TO_DATE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.gradle.testkit.runner.BuildResult;
import org.gradle.testkit.runner.TaskOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is printed, and what is written for other tools. */
class ReportsTest {
    private static final String MERGE = ":mergeDebugTpnsManifest";

    @TempDir
    Path folder;

    @Test
    void aWarningIsPrintedInEveryBuildUntilItIsFixed() {
        String unique = "only in this run " + System.nanoTime();
        Project here = Project.of("misspelt-member", folder.resolve("here"));
        Project there = Project.of("misspelt-member", folder.resolve("there"));
        for (Project project : List.of(here, there)) {
            project.edit("src/main/AndroidManifest.xml", "android:label=\"App\"", "android:label=\"" + unique + "\"");
        }
        assertPrintedOnce(here, SUCCESS);
        BuildResult again = assertPrintedOnce(here, UP_TO_DATE);
        assertTrue(again.getOutput().contains("Reusing configuration cache"), again::getOutput);
        assertPrintedOnce(there, FROM_CACHE);

        here.edit("tpns-configs.json", "upgrad\"", "upgrade\"");
        BuildResult fixed = here.build("checkDebugTpns");
        assertEquals(List.of(), here.warnings(fixed), fixed::getOutput);
        assertEquals(0, summaries(fixed), fixed::getOutput);
    }

    private static BuildResult assertPrintedOnce(Project project, TaskOutcome merged) {
        BuildResult result = project.build("checkDebugTpns");
        assertEquals(merged, result.task(MERGE).getOutcome());
        assertEquals(List.of("tpns-configs.json:11:3: warning[TPNS108]"), project.warnings(result), result::getOutput);
        assertEquals(1, summaries(result), result::getOutput);
        // The link is to this project's report, even if another project has written it.
        assertTrue(result.getOutput().contains(project.folder.resolve("build/reports/tpns/debug/tpns.html").toUri().toString()),
                result::getOutput);
        return result;
    }

    private static long summaries(BuildResult result) {
        return Pattern.compile("(?m)^TPNS: 1 warning").matcher(result.getOutput()).results().count();
    }

    @Test
    void whatSeveralVariantsShareIsPrintedOnce() {
        Project project = Project.of("misspelt-member", folder);
        BuildResult result = project.build("checkDebugTpns", "checkReleaseTpns", "tpnsCheck");
        assertEquals(List.of("tpns-configs.json:11:3: warning[TPNS108]"), project.warnings(result), result::getOutput);
        // One for each of both variants, and one for all.
        assertEquals(3, summaries(result), result::getOutput);
    }

    @ParameterizedTest
    @MethodSource(Versions.NEWEST)
    void tpnsCheckReportsAllVariantsTogether(Versions versions) {
        Project project = Project.of("wrong-region", folder, versions);
        String line = "src/main/AndroidManifest.xml:16:28: error[TPNS302]";
        for (String cache : List.of("stored", "reused")) {
            BuildResult result = project.fail("tpnsCheck");
            assertTrue(result.getOutput().contains("Configuration cache entry " + cache), result::getOutput);
            assertEquals(List.of(line), project.errors(result), result::getOutput);
            assertEquals(FAILED, result.task(":tpnsCheck").getOutcome());
            assertNull(result.task(MERGE), "one check of all variants is enough");
            assertTrue(result.getOutput().contains("> TPNS: 1 error in 2 variants; see "
                    + folder.resolve("build/reports/tpns/index.html").toUri()), result::getOutput);
        }
        String json = project.text("build/reports/tpns/tpns.json");
        assertEquals(1, count(json, "\"code\": \"TPNS302\""), json);
        assertTrue(Pattern.compile("\"variants\": \\[\\s+\"debug\",\\s+\"release\"\\s+]").matcher(json).find(), json);
        assertEquals(1, count(project.text("build/reports/tpns/tpns.sarif"), "\"ruleId\": \"TPNS302\""));
        assertTrue(project.text("build/reports/tpns/index.html").contains("TPNS302"));
        for (String variant : List.of("debug", "release")) {
            assertTrue(project.text("build/reports/tpns/pages/" + variant + ".html").contains("TPNS302"), variant);
        }
        // Lint needs artifacts of its own.
        assertTrue(project.build("check", "--dry-run", "-x", "lint").getOutput().contains(":tpnsCheck SKIPPED"));
    }

    private static long count(String text, String part) {
        return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
    }

    @Test
    void pathsAreThoseOfTheRepository() throws IOException {
        Files.createDirectories(folder.resolve("repository/.git"));
        Project project = Project.of("wrong-region", folder.resolve("repository/android")).in("GITHUB_ACTIONS", "true");
        String path = "android/src/main/AndroidManifest.xml";
        BuildResult one = project.fail("assembleDebug");
        assertTrue(one.getOutput().contains("\n::error file=" + path + ",line=16"), one::getOutput);
        assertTrue(project.text("build/reports/tpns/debug/tpns.sarif").contains("\"uri\": \"" + path + "\""));
        BuildResult all = project.fail("tpnsCheck");
        assertTrue(all.getOutput().contains("\n::error file=" + path + ",line=16"), all::getOutput);
        assertTrue(project.text("build/reports/tpns/tpns.sarif").contains("\"uri\": \"" + path + "\""));
        // An IDE knows the place on this machine.
        assertEquals(List.of("src/main/AndroidManifest.xml:16:28: error[TPNS302]"), project.errors(all), all::getOutput);
    }
}
