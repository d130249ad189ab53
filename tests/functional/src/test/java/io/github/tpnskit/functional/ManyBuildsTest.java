package io.github.tpnskit.functional;

import static org.gradle.testkit.runner.TaskOutcome.SUCCESS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.gradle.testkit.runner.BuildResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Builds at once, builds that are disturbed, and many in one daemon. */
@Isolated
class ManyBuildsTest {
    @TempDir
    Path folder;

    @Test
    void aFileThatChangesDuringTheBuildIsSeenByTheNextOne() {
        Project project = Project.of("base", folder);
        String text = project.text("tpns-configs.json");
        project.write("changed.json", text.replace("\"access_key\": \"", "\"access_key\": \" "));
        // After Gradle has looked at the file, and before the engine does.
        project.write("build.gradle", project.text("build.gradle") + """

                tasks.configureEach { task ->
                    if (task.name == 'mergeDebugTpnsManifest') {
                        def from = file('changed.json')
                        def to = file('tpns-configs.json')
                        def disturbed = providers.gradleProperty('disturbed').present
                        task.doFirst {
                            if (disturbed) {
                                to.text = from.text
                            }
                        }
                    }
                }
                """);
        List<String> found = List.of("tpns-configs.json:4:20: error[TPNS106]");
        assertEquals(found, project.errors(project.fail("checkDebugTpns", "-Pdisturbed=true")));
        assertEquals(found, project.errors(project.fail("checkDebugTpns")));
        project.write("tpns-configs.json", text);
        BuildResult mended = project.build("checkDebugTpns");
        assertEquals(SUCCESS, mended.task(":mergeDebugTpnsManifest").getOutcome(), mended::getOutput);
    }

    /** Each in a daemon of its own: nothing is there yet, neither the plugin's classes as Gradle wants them nor the engine. */
    @Test
    @Tag("slow")
    void tenBuildsAtOnceOnOneFreshGradleHome() {
        // Its daemons use it until TestKit ends, so it's deleted by the next run.
        Path home = Machine.testKit().resolveSibling("fresh-test-kit");
        Project.deleteAll(home);
        List<Project> projects = IntStream.range(0, 10).mapToObj(number -> Project.of("base", folder.resolve("app" + number)).withHome(home)).toList();
        projects.forEach(project -> project.edit("gradle.properties", "-Xmx1536m", "-Xmx640m"));
        ExecutorService threads = Executors.newFixedThreadPool(projects.size());
        try {
            List<CompletableFuture<BuildResult>> builds = projects.stream()
                    .map(project -> CompletableFuture.supplyAsync(
                            () -> project.build("checkDebugTpns", "generateDebugTpns", "--no-build-cache", "-I", memory(project)), threads))
                    .toList();
            List<BuildResult> results = builds.stream().map(CompletableFuture::join).toList();
            assertEquals(10, results.stream().map(result -> memoryOf(result)[0]).distinct().count(), "one after the other, in one daemon");
            results.forEach(result -> assertEquals(SUCCESS, result.task(":mergeDebugTpnsManifest").getOutcome(), result::getOutput));
        } finally {
            threads.shutdown();
        }
        assertEquals(List.of("lock"), Project.files(home.resolve("caches/tpnskit/v1")).stream().map(file -> file.getFileName().toString()).toList());
        for (Project project : projects) {
            assertTrue(Files.isRegularFile(project.folder.resolve("build/reports/tpns/debug/tpns.html")), "not checked");
        }
    }

    /** Each checks something else, so that the engine is asked each time. */
    @Test
    @Tag("slow")
    void twoHundredBuildsInOneDaemonLeaveItAsItWas() {
        Project project = Project.of("base", folder.resolve("app"));
        String manifest = project.text("src/main/AndroidManifest.xml");
        long[] settled = null;
        long[] last = null;
        for (int build = 0; build < 200; build++) {
            project.write("src/main/AndroidManifest.xml", manifest.replace("android:label=\"App\"", "android:label=\"App " + build + "\""));
            BuildResult result = project.build("checkDebugTpns", "-q", "--no-build-cache", "--no-configuration-cache", "-I", memory(project));
            last = memoryOf(result);
            if (build == 80) {
                settled = last;
            }
        }
        assertEquals(settled[0], last[0], "another daemon");
        long grown = last[1] - settled[1];
        System.out.println("120 builds took " + grown + " KB of " + settled[1]);
        assertTrue(grown < settled[1] / 10, "from " + settled[1] + " to " + last[1] + " KB");
        assertEquals(List.of("lock"), Project.files(Machine.testKit().resolve("caches/tpnskit/v1")).stream().map(file -> file.getFileName().toString()).toList());
    }

    /** An init script that tells which process builds, and how much memory it has once its heap is collected. */
    private static String memory(Project project) {
        project.write("memory.init.gradle", """
                System.gc()
                def status = new File('/proc/self/status')
                def memory = status.file ? (status.text =~ /VmRSS:\\s*(\\d+)/)[0][1] : 0
                println "process ${ProcessHandle.current().pid()} has $memory KB"
                """);
        return project.folder.resolve("memory.init.gradle").toString();
    }

    /** The process and the memory that such a build told. */
    private static long[] memoryOf(BuildResult result) {
        Matcher line = Pattern.compile("process (\\d+) has (\\d+) KB").matcher(result.getOutput());
        assertTrue(line.find(), result::getOutput);
        return new long[] {Long.parseLong(line.group(1)), Long.parseLong(line.group(2))};
    }
}
