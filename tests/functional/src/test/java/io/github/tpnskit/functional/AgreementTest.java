package io.github.tpnskit.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import groovy.json.JsonSlurper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A build and the command line find the same in the same project: the same codes, as severe, at the same places. What only a
 * build knows is the one difference, and the command line says that it doesn't know it.
 */
class AgreementTest {
    /** Every run compares these; the others of {@link #ALL} take as long again. */
    private static final List<String> USUAL = List.of("wrong-region", "placeholder-drift", "receiver-without-feedback", "broken-json",
            "old-app-with-twenty-findings", "two-regions");
    private static final List<String> ALL = List.of("application-id-missing-from-the-file", "key-with-a-space", "secret-key-as-access-key", "two-broken-things", "misspelt-member", "own-receiver-and-dependencies",
            "declared-versions", "every-channel", "ids-by-settings", "shrunk", "nearest-file-wins", "missing-file-is-a-warning",
            "settings-that-are-known-late");

    /** What the command line doesn't know of a fixture, as it says itself. */
    private static final Map<String, List<String>> UNKNOWN = Map.of(
            "declared-versions", List.of("dependency com.tencent.tpns:tpns"),
            "ids-by-settings", List.of("accessId pushAccessId", "accessKey pushAccessKey"),
            "settings-that-are-known-late", List.of("accessPoint IllegalStateException", "activity IllegalStateException", "client IllegalStateException",
                    "dependencies IllegalStateException", "disable IllegalStateException", "enabled IllegalStateException", "fcm IllegalStateException", "language IllegalStateException",
                    "missingConfig IllegalStateException", "uri IllegalStateException", "warningsAsErrors IllegalStateException"));

    /** The codes that a build finds for that reason. */
    private static final Map<String, Set<String>> OF_A_BUILD = Map.of(
            "declared-versions", Set.of("TPNS501", "TPNS510"),
            "ids-by-settings", Set.of("TPNS201"));

    @TempDir
    Path folder;

    @Test
    void aBuildAndTheCommandLineFindTheSame() throws Exception {
        compare(USUAL);
    }

    @Test
    @Tag("slow")
    void theyDoSoInEveryFixture() throws Exception {
        compare(ALL);
    }

    /** Makes one build of fixtures, a module of each, and checks it in both ways. */
    private void compare(List<String> fixtures) throws Exception {
        Path all = Machine.repository().resolve("tests/fixtures");
        for (String fixture : fixtures) {
            Path module = folder.resolve(fixture);
            Project.copy(all.resolve("base"), module);
            Project.copy(all.resolve(fixture), module);
            Files.delete(module.resolve("settings.gradle"));
            Files.delete(module.resolve("gradle.properties"));
        }
        Project project = Project.at(folder, Versions.USUAL);
        project.write("gradle.properties", Files.readString(all.resolve("base/gradle.properties")));
        String settings = Files.readString(all.resolve("base/settings.gradle"));
        // The plugins are on the class path of the root project, so that they are loaded once.
        settings = settings.substring(settings.indexOf("def google = providers", settings.indexOf("dependencyResolution") - 100));
        project.write("settings.gradle", settings + fixtures.stream().map(name -> "include ':" + name + "'\n").reduce("", String::concat));
        project.write("build.gradle", """
                buildscript {
                    repositories {
                        maven { url = uri(providers.gradleProperty('tpnskit.publishTo').get()) }
                        if (providers.gradleProperty('tpnskit.google').getOrElse('true').toBoolean()) {
                            google()
                        }
                        mavenCentral()
                    }
                    dependencies {
                        classpath "com.android.tools.build:gradle:${providers.gradleProperty('tpnskit.agp').get()}"
                        classpath 'io.github.tpnskit:tpnskit-gradle-plugin:+'
                    }
                }
                """);
        String output = project.control("tpnsCheck", "--continue").getOutput();
        Map<String, List<String>> ofBuild = new TreeMap<>();
        Map<String, List<String>> ofProgram = new TreeMap<>();
        Map<String, List<String>> unknown = new TreeMap<>();
        Map<String, Set<String>> missed = new TreeMap<>();
        for (String fixture : fixtures) {
            Path report = folder.resolve(fixture).resolve("build/reports/tpns/tpns.json");
            assertTrue(Files.exists(report), () -> fixture + " has no report:\n" + output);
            Map<?, ?> build = (Map<?, ?>) new JsonSlurper().parse(report.toFile());
            Map<?, ?> program = (Map<?, ?>) new JsonSlurper().parseText(program("check", folder.resolve(fixture).toString(), "--format", "json"));
            Set<String> only = OF_A_BUILD.getOrDefault(fixture, Set.of());
            Set<String> codes = new TreeSet<>();
            list(build.get("diagnostics")).stream().map(finding -> (String) finding.get("code")).filter(only::contains).forEach(codes::add);
            if (!codes.isEmpty()) {
                missed.put(fixture, codes);
            }
            ofBuild.put(fixture, findings(build, only));
            ofProgram.put(fixture, findings(program, Set.of()));
            List<String> names = list(program.get("unknown")).stream().map(one -> one.get("what") + " " + one.get("name")).sorted().distinct().toList();
            if (!names.isEmpty()) {
                unknown.put(fixture, names);
            }
        }
        assertEquals(lines(ofBuild), lines(ofProgram));
        assertEquals(of(OF_A_BUILD, fixtures), missed);
        assertEquals(of(UNKNOWN, fixtures), unknown);
        assertTrue(unknown.keySet().containsAll(missed.keySet()), "something is missed in silence");
    }

    private static <T> Map<String, T> of(Map<String, T> all, List<String> fixtures) {
        Map<String, T> some = new TreeMap<>(all);
        some.keySet().retainAll(fixtures);
        return some;
    }

    /** Code, severity, place and variants of every finding of a report but those of some codes. */
    private static List<String> findings(Map<?, ?> report, Set<String> without) {
        return list(report.get("diagnostics")).stream().filter(finding -> !without.contains(finding.get("code")))
                .map(finding -> place(finding) + " " + new TreeSet<>((List<?>) finding.get("variants"))).sorted().toList();
    }

    private static String lines(Map<String, List<String>> found) {
        StringBuilder lines = new StringBuilder();
        found.forEach((fixture, findings) -> lines.append(fixture).append(findings.stream().map(finding -> "\n  " + finding).reduce("", String::concat)).append('\n'));
        return lines.toString();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<?, ?>> list(Object list) {
        return (List<Map<?, ?>>) list;
    }

    /** A finding's code, how severe it is, and its place. */
    private static String place(Map<?, ?> finding) {
        for (Map<?, ?> label : list(finding.get("labels"))) {
            if (label.get("primary").equals(true)) {
                return finding.get("severity") + " " + finding.get("code") + " " + label.get("file") + ":" + label.get("line") + ":" + label.get("column");
            }
        }
        return finding.get("severity") + " " + finding.get("code");
    }

    /** What the command line writes. */
    private static String program(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(Machine.program().toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        assertFalse(status > 1, () -> "`" + String.join(" ", command) + "` ended with " + status);
        return output;
    }
}
