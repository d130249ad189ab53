package io.github.tpnskit.functional;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the tests are to be run with, as the build that starts them says. */
final class Machine {
    private Machine() {
    }

    /** The checkout under test. */
    static Path repository() {
        return Path.of(required("tpnskit.repository"));
    }

    /** The Maven repository of stand-in SDKs. */
    static Path standIns() {
        return Path.of(required("tpnskit.standIns"));
    }

    /** The Android SDK. */
    static Path sdk() {
        return Path.of(required("tpnskit.sdk"));
    }

    /** TestKit's folder, kept from run to run. */
    static Path testKit() {
        return Path.of(required("tpnskit.testKit"));
    }

    /** The Maven repository that the fixtures take the plugin from. */
    static Path repositoryOfThePlugin() {
        return Path.of(required("tpnskit.publishTo"));
    }

    /** True where what takes long is tested as well. */
    static boolean testsEverything() {
        return System.getProperty("tpnskit.all") != null;
    }

    /** The command line, as cargo built it. */
    static Path program() {
        String usual = repository().resolve("target/debug/tpnskit").toString();
        Path program = Path.of(System.getProperty("tpnskit.program", usual));
        if (!Files.isExecutable(program)) {
            throw new IllegalStateException(program + " is missing; run `cargo build -p tpnskit-cli`");
        }
        return program;
    }

    /** The version of the plugin in that repository. */
    static String published() {
        Path versions = repositoryOfThePlugin().resolve("io/github/tpnskit/tpnskit-gradle-plugin");
        try (Stream<Path> folders = Files.list(versions)) {
            return folders.filter(Files::isDirectory).map(version -> version.getFileName().toString()).findFirst()
                    .orElseThrow(() -> new IllegalStateException("no version in " + versions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An installed Gradle of that version; nothing where TestKit is to download it. */
    static Optional<Path> gradleHome(String version) {
        return Optional.ofNullable(System.getProperty("tpnskit.gradleHome." + version)).map(Path::of);
    }

    /** The {@code java} of a JDK besides the one that runs the tests; nothing where it can't be had. */
    static Optional<Path> java(String version) {
        return Optional.ofNullable(System.getProperty("tpnskit.java." + version)).map(Path::of);
    }

    /** What every build of an Android project has to be told here. */
    static List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        for (String name : List.of("tpnskit.google", "tpnskit.publishTo", "tpnskit.buildCache", "tpnskit.engine", "tpnskit.prebuiltEngines", "android.aapt2FromMavenOverride")) {
            Optional.ofNullable(System.getProperty(name)).ifPresent(value -> arguments.add("-P" + name + "=" + value));
        }
        return arguments;
    }

    private static String required(String name) {
        return Optional.ofNullable(System.getProperty(name))
                .orElseThrow(() -> new IllegalStateException("-P" + name + " is not given; run `cargo xtask test`"));
    }
}
