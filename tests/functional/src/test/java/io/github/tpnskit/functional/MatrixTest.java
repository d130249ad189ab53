package io.github.tpnskit.functional;

import static org.gradle.testkit.runner.TaskOutcome.FROM_CACHE;
import static org.gradle.testkit.runner.TaskOutcome.UP_TO_DATE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.gradle.testkit.runner.BuildResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The core of what tpnskit does, on every pair of versions that {@code compatibility.json} says apps are built with. */
class MatrixTest {
    private static final String CONFIG = "tpns-configs.json";
    private static final String RECEIVER = "com.example.app.tpns.TpnsMessageReceiver";
    private static final List<String> MADE = List.of(":generateDebugTpns", ":mergeDebugTpnsManifest");

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource(Versions.BUILT)
    @Tag("slow")
    void suppliesChecksFixesAndCaches(Versions versions) {
        Project project = Project.of("base", folder, versions);
        // A JVM without a compiler may run the daemon.
        project.write("build.gradle", project.text("build.gradle") + "\nprintln \"in JDK ${JavaVersion.current()}\"\n"
                + versions.jdk().map(jdk -> "java.toolchain.languageVersion = JavaLanguageVersion.of(" + Runtime.version().feature() + ")\n").orElse(""));
        BuildResult first = project.build("assembleDebug");
        assertTrue(versions.jdk().isEmpty() || first.getOutput().contains("in JDK " + versions.jdk().get()), first::getOutput);
        assertTrue(first.getOutput().contains("Configuration cache entry stored"), first::getOutput);
        assertFalse(first.getOutput().contains("was resolved during configuration time"), first::getOutput);
        assertSupplied(project.output("apk/debug"));

        project.build("clean");
        BuildResult cached = project.build("assembleDebug");
        MADE.forEach(task -> assertEquals(FROM_CACHE, cached.task(task).getOutcome(), cached::getOutput));
        assertSupplied(project.output("apk/debug"));
        // AGP 7.4 itself spoils the entry of a build that packages.
        String[] check = {"checkDebugTpns", "generateDebugTpns"};
        project.build(check);
        BuildResult again = project.build(check);
        assertTrue(again.getOutput().contains("Reusing configuration cache."), again::getOutput);
        MADE.forEach(task -> assertEquals(UP_TO_DATE, again.task(task).getOutcome(), again::getOutput));

        project.edit(CONFIG, "\"A1B2C3D4E5F6\"", "\" A1B2C3D4E5F6\"");
        BuildResult failed = project.fail("assembleDebug");
        assertEquals(List.of(CONFIG + ":4:20: error[TPNS106]"), project.errors(failed), failed::getOutput);
        assertTrue(project.text("build/reports/tpns/debug/tpns.json").contains("TPNS106"));

        project.build("tpnsFix");
        assertTrue(project.text(CONFIG).contains("\"A1B2C3D4E5F6\""), project.text(CONFIG));
        project.build("tpnsCheck");
    }

    private static void assertSupplied(AppPackage apk) {
        String manifest = apk.manifest();
        for (String expected : List.of("1580002210", "A1B2C3D4E5F6", "tpns.sh.tencent.com", "org.apache.http.legacy")) {
            assertTrue(manifest.contains(expected), () -> expected + " is not in " + manifest);
        }
        assertEquals(1, apk.count(RECEIVER), manifest);
        assertTrue(apk.classes().containsAll(List.of(RECEIVER, "com.tencent.android.tpush.XGPushManager")), () -> apk.classes().toString());
    }
}
