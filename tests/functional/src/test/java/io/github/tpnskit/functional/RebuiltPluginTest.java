package io.github.tpnskit.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import org.gradle.testkit.runner.BuildResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Somebody works on the plugin while a daemon runs. Alone, so that the second build gets the daemon of the first. */
@Isolated
class RebuiltPluginTest {
    @TempDir
    Path folder;

    @Test
    void aRebuiltPluginLoadsItsEngineInTheSameDaemon() {
        Path checkout = folder.resolve("checkout");
        for (String part : Set.of("gradle-plugin/src", "gradle-plugin/packaging/src")) {
            Project.copy(Machine.repository().resolve(part), checkout.resolve(part));
        }
        for (String file : Set.of("Cargo.toml", "compatibility.json", "native/core/src/tpns/inputs.properties", "gradle-plugin/build.gradle", "gradle-plugin/settings.gradle",
                "gradle-plugin/packaging/build.gradle", "gradle-plugin/packaging/settings.gradle")) {
            Project.copyFile(Machine.repository().resolve(file), checkout.resolve(file));
        }
        // The engine stays the same, so cargo isn't needed.
        String engine = "-Ptpnskit.prebuiltEngines=" + Machine.repository().resolve("gradle-plugin/build/engine/libraries/META-INF/native");
        Project project = Project.of("base", folder.resolve("app"));
        project.edit("settings.gradle", "pluginManagement {", "pluginManagement {\n    includeBuild '../checkout/gradle-plugin'");
        BuildResult first = project.build("checkDebugTpns", "-q", "-Dorg.gradle.caching=false", engine, "-I", daemon(project));

        Project plugin = Project.at(checkout, Versions.USUAL);
        plugin.edit("gradle-plugin/src/main/java/io/github/tpnskit/gradle/task/MergeTpnsManifest.java",
                "if (answer.failed())", "getLogger().quiet(\"rebuilt\");\n        if (answer.failed())");
        BuildResult second = project.build("checkDebugTpns", "-q", "--no-build-cache", engine, "-I", daemon(project));
        assertTrue(second.getOutput().contains("rebuilt"), second::getOutput);
        assertEquals(process(first), process(second));
    }

    /** An init script that tells which process builds. */
    private static String daemon(Project project) {
        project.write("daemon.init.gradle", "println \"process ${ProcessHandle.current().pid()}\"\n");
        return project.folder.resolve("daemon.init.gradle").toString();
    }

    private static String process(BuildResult result) {
        return result.getOutput().lines().filter(line -> line.startsWith("process ")).findFirst().orElseThrow();
    }
}
