package io.github.tpnskit.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gradle.testkit.runner.BuildResult;
import org.gradle.testkit.runner.TaskOutcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the engine is loaded from, and what a build says that can't load it. */
class EngineLoadingTest {
    @TempDir
    Path folder;

    @Test
    void aBuildThatCannotLoadTheEngineNamesTheCauseAndTheWayOut() {
        Project project = Project.of("base", folder);
        withAClassLoaderOfItsOwn(project);
        project.write("engine", "a file\n");
        BuildResult failed = project.fail("assembleDebug", "-Ptpnskit.engine=native", "-Ptpnskit.engine.folder=engine/below");
        assertTrue(failed.getOutput().contains("tpnskit can't unpack its engine into " + folder.resolve("engine/below")), failed::getOutput);
        assertTrue(failed.getOutput().contains("-Ptpnskit.engine.folder=<folder>"), failed::getOutput);
        assertFalse(failed.getOutput().contains("XG_ACCESS_ID"), failed::getOutput);

        project.build("mergeDebugTpnsManifest", "-Ptpnskit.engine=native", "-Ptpnskit.engine.folder=cache/engine");
        assertTrue(Files.isRegularFile(folder.resolve("cache/engine/tpnskit-v1/lock")));
    }

    /**
     * Also with the newest versions, where the Android Gradle plugin asks for more before any task runs. What a build has read before its
     * tasks run is an input of its configuration cache entry.
     */
    @ParameterizedTest
    @MethodSource(Versions.NEWEST)
    void nothingIsLoadedOrReadUntilAVariantIsBuilt(Versions versions) {
        Project project = Project.of("base", folder, versions);
        withAClassLoaderOfItsOwn(project);
        String there = "-Ptpnskit.engine.folder=cache";
        // Not `tasks --all`: it makes a task of the Android Gradle plugin that asks what the class path declares.
        project.build("help", there);
        useAnotherChannel(project, "meizu");
        BuildResult help = project.build("help", there);
        assertTrue(help.getOutput().contains("Reusing configuration cache."), help::getOutput);
        assertFalse(Files.exists(folder.resolve("cache")));

        project.build("checkDebugTpns", "generateDebugTpns", there);
        assertTrue(Files.isRegularFile(folder.resolve("cache/tpnskit-v1/lock")));
        useAnotherChannel(project, "xiaomi");
        BuildResult checked = project.build("checkDebugTpns", "generateDebugTpns", there);
        assertTrue(checked.getOutput().contains("a build logic input of type 'DependencySource' has changed"), checked::getOutput);
        assertEquals(TaskOutcome.SUCCESS, checked.task(":mergeDebugTpnsManifest").getOutcome());
    }

    @Test
    void aNameThatIsNoEngineIsRefused() {
        BuildResult failed = Project.of("base", folder).fail("assembleDebug", "-Ptpnskit.engine=java");
        assertTrue(failed.getOutput().contains("tpnskit.engine is `java`, but there are only `native` and `portable`"), failed::getOutput);
    }

    @Test
    @Tag("portable")
    void thePortableEngineBuildsWhereTheNativeOneCannotBeLoadedAndANoteSaysWhy() {
        Project project = Project.of("base", folder);
        withAClassLoaderOfItsOwn(project);
        project.write("engine", "a file\n");
        String output = project.build("assembleDebug", "tpnsCheck", "-Ptpnskit.engine.folder=engine/below").getOutput();
        assertEquals(2, output.split("note\\[TPNS903]: the portable engine", -1).length, "not said once:\n" + output);
        assertTrue(output.contains("tpnskit can't unpack its engine into " + folder.resolve("engine/below")), output);
        assertTrue(project.output("apk/debug").manifest().contains("1580002210"), "not supplied");
    }

    @Test
    @Tag("portable")
    void bothEnginesMakeTheSameFilesAndFindTheSame() {
        Project project = Project.of("two-broken-things", folder);
        List<Map<String, String>> made = new ArrayList<>();
        for (String engine : List.of("native", "portable")) {
            BuildResult failed = project.fail("assembleDebug", "--rerun-tasks", "--no-build-cache", "-Ptpnskit.engine=" + engine);
            assertEquals(2, project.errors(failed).size(), failed::getOutput);
            assertFalse(failed.getOutput().contains("TPNS903"), failed::getOutput);
            Map<String, String> files = new TreeMap<>();
            for (String part : List.of("build/reports/tpns", "build/generated", "build/intermediates/tpns")) {
                Path below = folder.resolve(part);
                if (Files.isDirectory(below)) {
                    Project.files(below).forEach(file -> files.put(folder.relativize(file).toString(), project.text(folder.relativize(file).toString())));
                }
            }
            files.put("terminal", project.errors(failed).toString());
            made.add(files);
        }
        assertTrue(made.get(0).size() > 4, () -> made.get(0).keySet().toString());
        assertEquals(made.get(0), made.get(1));
    }

    /** Which is another dependency, too. The manifest changes with it. */
    private static void useAnotherChannel(Project project, String name) {
        project.edit("tpns-configs.json", "\"enable\": true",
                "\"" + name + "\": {\"app_id\": \"100001\", \"app_key\": \"0123456789abcdef0123456789abcde1\"}, \"enable\": true");
        project.edit("src/main/AndroidManifest.xml", "android:label=\"", "android:label=\"" + name + " ");
    }

    /** A daemon loads the engine once per class loader. */
    private void withAClassLoaderOfItsOwn(Project project) {
        project.write("buildSrc/build.gradle", "// empty\n");
        project.write("buildSrc/src/main/resources/of.txt", folder + "\n");
    }
}
