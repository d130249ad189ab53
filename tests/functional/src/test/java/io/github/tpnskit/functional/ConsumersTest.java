package io.github.tpnskit.functional;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradle.testkit.runner.BuildResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The published plugin in builds that apply it in one way or another, and have neither the checkout nor Rust. */
class ConsumersTest {
    private static final List<String> WAYS = List.of("applied-by-version-catalog", "applied-by-buildscript-class-path",
            "applied-by-convention-plugin");

    @TempDir
    Path folder;

    static Stream<Arguments> everyWayOnTheOldestAndTheNewest() {
        return WAYS.stream().flatMap(way -> Versions.oldestFirst().stream().map(versions -> Arguments.of(way, versions)));
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("everyWayOnTheOldestAndTheNewest")
    void thePluginWorksHoweverItIsApplied(String way, Versions versions) {
        assertAppHasWhatItNeeds(consumer(way, versions));
    }

    @Test
    void theBuildscriptClassPath() {
        assertAppHasWhatItNeeds(consumer("applied-by-buildscript-class-path", Versions.USUAL));
    }

    private Project consumer(String way, Versions versions) {
        Project project = Project.of(way, folder, versions).in("PATH", pathWithoutRust());
        for (Path file : Project.files(folder)) {
            String name = folder.relativize(file).toString();
            String text = project.text(name);
            if (text.contains("@")) {
                project.write(name, text.replace("@AGP@", versions.agp()).replace("@TPNSKIT@", Machine.published()));
            }
        }
        return project;
    }

    private static void assertAppHasWhatItNeeds(Project project) {
        BuildResult built = project.build("assembleDebug");
        assertFalse(built.getOutput().contains("cargo"), built::getOutput);
        AppPackage apk = project.output("apk/debug");
        assertTrue(apk.classes().contains("com.example.app.tpns.TpnsMessageReceiver"), () -> apk.classes().toString());
    }

    /** The search path of the machine, less the folders that have cargo or rustup. */
    static String pathWithoutRust() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .filter(entry -> Stream.of("cargo", "rustup").noneMatch(name -> Files.exists(Path.of(entry, name))))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
