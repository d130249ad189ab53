package io.github.tpnskit.functional;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gradle.testkit.runner.BuildResult;
import org.gradle.testkit.runner.GradleRunner;

/**
 * A fixture in a folder of its own: {@code tests/fixtures/base}, an app outside the checkout that only applies the plugin, with
 * the files of one behaviour laid over it.
 *
 * <p>Whatever a test is about, no build of it may show an access key: not in the build output, not in a report.
 */
final class Project {
    /** The keys that fixtures use, the right ones and the wrong ones. */
    static final List<String> KEYS = List.of("A1B2C3D4E5F6", "A1B2C3D4E5F7", "A1B2C3 4E5F6", "0123456789abcdef0123456789abcdef",
            "AQ7ZK2M9WX31", "AOTHERKEY001", "3f0c9a7be1d2445f8a6b7c8d9e0f1a2b");

    /** All builds share daemons, which compile what they run only once: a daemon that compiles again, better, is still busy with that when it ends. */
    private static final String DAEMON = "-Xmx1536m -Dfile.encoding=UTF-8 -XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    final Path folder;
    private String daemon = DAEMON;
    private final Versions versions;
    private final Map<String, String> environment = new HashMap<>(System.getenv());
    private Path gradleUserHome = Machine.testKit();

    private Project(Path folder, Versions versions) {
        this.folder = folder;
        this.versions = versions;
        environment.put("ANDROID_HOME", Machine.sdk().toString());
        environment.remove("GITHUB_ACTIONS"); // this run may be there, a test's build is not
    }

    /** A fixture of {@code tests/fixtures}, copied into an empty folder. */
    static Project of(String behaviour, Path folder) {
        return of(behaviour, folder, Versions.USUAL);
    }

    static Project of(String behaviour, Path folder, Versions versions) {
        Path fixtures = Machine.repository().resolve("tests/fixtures");
        copy(fixtures.resolve("base"), folder);
        copy(fixtures.resolve(behaviour), folder);
        return new Project(folder, versions);
    }

    /** Whose builds include the plugin's: two at once would write the same files. */
    static final String CHECKOUT = "the plugin's build in the checkout";

    /** A project of {@code tests/fixtures/reports}, complete in itself, with what is left open in it filled in. It includes the plugin's build. */
    static Project ofReport(String report, Path folder, Versions versions) {
        copy(Machine.repository().resolve("tests/fixtures/reports").resolve(report), folder);
        Project project = new Project(folder, versions);
        Map<String, String> values = Map.of("@CHECKOUT@", Machine.repository().toString(), "@SDK@", Machine.sdk().toString(),
                "@AGP@", versions.agp(), "@STANDINS@", Machine.standIns().toString(), "@TPNS_ONLY@", folder.resolve("repository").toString());
        for (Path file : files(folder)) {
            String text = read(file);
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace(value.getKey(), value.getValue());
            }
            // AGP 9 builds with newer tools.
            text = versions.agp().startsWith("9") ? text.replace("buildToolsVersion '34.0.0'", "buildToolsVersion '36.0.0'") : text;
            project.write(folder.relativize(file).toString(), text);
        }
        return project;
    }

    /** Makes the repository that has Tencent's stand-ins alone, for projects that lack a vendor's. */
    Project withTencentsRepository() {
        for (String part : List.of("com/tencent", "io")) {
            copy(Machine.standIns().resolve(part), folder.resolve("repository").resolve(part));
        }
        return this;
    }

    /** A project that stands where it stands. */
    static Project at(Path folder, Versions versions) {
        return new Project(folder, versions);
    }

    /** Sets an environment variable for the builds that follow. */
    Project in(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Says something to the JVM of the builds that follow: they have a daemon of their own. */
    Project toJvm(String argument) {
        daemon += " " + argument;
        return this;
    }

    /** Another Gradle user home for the builds that follow. Of what was downloaded before, nothing is downloaded again. */
    Project withHome(Path gradleUserHome) {
        this.gradleUserHome = gradleUserHome;
        return in("GRADLE_RO_DEP_CACHE", Machine.testKit().resolve("caches").toString());
    }

    BuildResult build(String... arguments) {
        return checked(runner(arguments).build());
    }

    BuildResult fail(String... arguments) {
        BuildResult result = checked(runner(arguments).buildAndFail());
        assertFalse(result.getOutput().contains("\tat ") || result.getOutput().contains("Exception:"),
                () -> "a stack trace for a user's mistake:\n" + result.getOutput());
        return result;
    }

    /** A build that has to fail for a mistake that isn't the app's, which shows that what fails it is on. */
    BuildResult control(String... arguments) {
        return runner(arguments).buildAndFail();
    }

    private GradleRunner runner(String... arguments) {
        // What a test says wins over what the machine needs.
        List<String> all = new ArrayList<>(Machine.arguments());
        all.addAll(Arrays.asList(arguments));
        all.addAll(versions.arguments());
        all.add("-Ptpnskit.agp=" + versions.agp());
        all.add("-Ptpnskit.repository=" + Machine.repository());
        all.add("-Ptpnskit.standIns=" + Machine.standIns());
        all.add("--console=plain");
        all.add("-Dorg.gradle.jvmargs=" + daemon);
        versions.jdk().ifPresent(jdk -> {
            Path java = Machine.java(jdk).orElseThrow();
            all.add("-Dorg.gradle.java.home=" + java.getParent().getParent());
            all.add("-Porg.gradle.java.installations.paths=" + System.getProperty("java.home"));
        });
        GradleRunner runner = GradleRunner.create().withProjectDir(folder.toFile()).withTestKitDir(gradleUserHome.toFile())
                .withArguments(all).withEnvironment(environment);
        return Machine.gradleHome(versions.gradle()).map(home -> runner.withGradleInstallation(home.toFile()))
                .orElseGet(() -> runner.withGradleVersion(versions.gradle()));
    }

    private BuildResult checked(BuildResult result) {
        KEYS.forEach(key -> assertFalse(result.getOutput().contains(key), () -> "a key in the build output:\n" + result.getOutput()));
        for (Path reports : List.of(folder.resolve("build/reports/tpns"), folder.resolve("app/build/reports/tpns"))) {
            if (!Files.isDirectory(reports)) {
                continue;
            }
            files(reports).forEach(report -> KEYS.forEach(
                    key -> assertFalse(read(report).contains(key), () -> "a key in " + report + ":\n" + read(report))));
        }
        return result;
    }

    /** The places and codes of all errors, in their order. */
    List<String> errors(BuildResult result) {
        return findings("error", result.getOutput());
    }

    /** The places and codes of all warnings, in their order. */
    List<String> warnings(BuildResult result) {
        return findings("warning", result.getOutput());
    }

    private List<String> findings(String severity, String console) {
        return Pattern.compile("(?m)^(?:[^\\n]+:\\d+:\\d+: )?" + severity + "\\[TPNS\\d+]").matcher(console).results()
                .map(match -> match.group().replace(folder + "/", "")).toList();
    }

    /** The text of a file of the project. */
    String text(String path) {
        return read(folder.resolve(path));
    }

    /** Replaces a text that stands in a file. */
    void edit(String path, String from, String to) {
        String text = text(path);
        if (!text.contains(from)) {
            throw new IllegalArgumentException(path + " does not hold " + from);
        }
        write(path, text.replace(from, to));
    }

    void write(String path, String text) {
        try {
            Files.createDirectories(folder.resolve(path).getParent());
            Files.writeString(folder.resolve(path), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String path) {
        try {
            Files.delete(folder.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a folder with all that is in it, if it is there. */
    static void deleteAll(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one APK or bundle that a build left below a folder of {@code build/outputs}. */
    AppPackage output(String path) {
        List<Path> found = files(folder.resolve("build/outputs").resolve(path)).stream()
                .filter(file -> file.toString().endsWith(".apk") || file.toString().endsWith(".aab")).toList();
        if (found.size() != 1) {
            throw new IllegalStateException("expected one package in " + path + ", found " + found);
        }
        return new AppPackage(found.get(0));
    }

    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void copy(Path from, Path to) {
        files(from).forEach(file -> copyFile(file, to.resolve(from.relativize(file).toString())));
    }

    static void copyFile(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
