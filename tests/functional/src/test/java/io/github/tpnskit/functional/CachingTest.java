package io.github.tpnskit.functional;

import static org.gradle.testkit.runner.TaskOutcome.FAILED;
import static org.gradle.testkit.runner.TaskOutcome.FROM_CACHE;
import static org.gradle.testkit.runner.TaskOutcome.SUCCESS;
import static org.gradle.testkit.runner.TaskOutcome.UP_TO_DATE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gradle.testkit.runner.BuildResult;
import org.gradle.testkit.runner.BuildTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build stays as fast as it was: nothing runs again that need not, here or elsewhere. */
class CachingTest {
    private static final String GENERATE = ":generateDebugTpns";
    private static final String MERGE = ":mergeDebugTpnsManifest";
    private static final String SHOW = ":showDebugTpns";

    @TempDir
    Path folder;

    @Test
    void theConfigurationCacheIsStoredAndReusedWithTheSameResult() {
        Project project = Project.of("base", folder);
        BuildResult first = project.build("assembleDebug");
        assertTrue(first.getOutput().contains("Configuration cache entry stored"), first::getOutput);
        AppPackage apk = project.output("apk/debug");
        String manifest = apk.manifest();
        Set<String> classes = apk.classes();

        BuildResult second = project.build("assembleDebug");
        assertTrue(second.getOutput().contains("Configuration cache entry reused"), second::getOutput);
        assertEquals(UP_TO_DATE, second.task(MERGE).getOutcome());

        BuildResult rebuilt = project.build("assembleDebug", "--rerun-tasks");
        assertEquals(SUCCESS, rebuilt.task(MERGE).getOutcome());
        assertEquals(manifest, apk.manifest());
        assertEquals(classes, apk.classes());
    }

    @Test
    void aMistakeIsFoundAgainOnAConfigurationCacheHit() {
        Project project = Project.of("two-broken-things", folder);
        String first = findings(project.fail("assembleDebug"));
        BuildResult second = project.fail("assembleDebug");
        assertTrue(second.getOutput().contains("Reusing configuration cache"), second::getOutput);
        assertEquals(first, findings(second));
    }

    @Test
    void theBuildCacheServesAnotherDirectory() {
        String unique = "only in this run " + System.nanoTime();
        Project here = Project.of("base", folder.resolve("here"));
        Project there = Project.of("base", folder.resolve("elsewhere/deep/there"));
        for (Project project : Set.of(here, there)) {
            project.edit("src/main/AndroidManifest.xml", "android:label=\"App\"", "android:label=\"" + unique + "\"");
        }
        assertEquals(SUCCESS, here.build("assembleDebug").task(MERGE).getOutcome());
        BuildResult result = there.build("assembleDebug");
        assertEquals(FROM_CACHE, result.task(MERGE).getOutcome());
        assertEquals(FROM_CACHE, result.task(GENERATE).getOutcome());
        assertEquals(here.text("build/reports/tpns/debug/tpns.txt"), there.text("build/reports/tpns/debug/tpns.txt"));
    }

    @Test
    void editingTheFileRunsOnlyWhatDependsOnIt() {
        Project project = Project.of("base", folder);
        project.build("assembleDebug", "--no-build-cache");
        project.edit("tpns-configs.json", "\"upgrade\": false", "\"upgrade\": true");
        BuildResult result = project.build("assembleDebug", "--no-build-cache");
        assertTrue(result.getOutput().contains("Configuration cache entry reused"), result::getOutput);
        // What depends on the file ran, and came to the same; nothing behind it had to.
        assertEquals(new TreeSet<>(Set.of(GENERATE, MERGE, SHOW)), ran(result), result::getOutput);

        project.edit("tpns-configs.json", "1580002210", "1580002212");
        BuildResult changed = project.build("assembleDebug", "--no-build-cache");
        assertEquals(SUCCESS, changed.task(":processDebugManifestForPackage").getOutcome());
        assertEquals(UP_TO_DATE, changed.task(":compileDebugJavaWithJavac").getOutcome());
        assertTrue(project.output("apk/debug").manifest().contains("1580002212"));
    }

    @Test
    void anotherCandidateThatAppearsIsSeen() {
        Project project = Project.of("base", folder);
        project.build("assembleDebug");
        // The same content at a nearer place still is another file.
        project.write("src/debug/tpns-configs.json", project.text("tpns-configs.json").replace("A1B2C3D4E5F6", "A1B2C3 4E5F6"));
        BuildResult result = project.fail("assembleDebug");
        assertEquals(FAILED, result.task(MERGE).getOutcome());
        assertTrue(result.getOutput().contains("src/debug/tpns-configs.json:4:20: error[TPNS106]"), result::getOutput);
    }

    private static String findings(BuildResult result) {
        // Up to the next task's line: other tasks may run beside ours.
        return Pattern.compile("(?ms)^[^\\n]*error\\[TPNS.*?(?=^> Task|^FAILURE)").matcher(result.getOutput()).results()
                .map(MatchResult::group).collect(Collectors.joining());
    }

    /** The tasks that did something. */
    private static Set<String> ran(BuildResult result) {
        return result.getTasks().stream().filter(task -> task.getOutcome() == SUCCESS).map(BuildTask::getPath)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
