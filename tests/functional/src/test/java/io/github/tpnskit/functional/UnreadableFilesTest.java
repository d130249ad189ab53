package io.github.tpnskit.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.gradle.testkit.runner.BuildResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are there and can't be read or written: the build says so, and still says everything else. */
class UnreadableFilesTest {
    private static final List<String> FOUND = List.of("tpns-configs.json:1:1: error[TPNS907]");

    @TempDir
    Path folder;

    @Test
    void whateverStandsInPlaceOfTheFileIsAFinding() throws Exception {
        Project project = Project.of("base", folder);
        Path file = folder.resolve("tpns-configs.json");
        Path kept = Files.move(file, folder.resolve("kept.json"));

        Files.createDirectory(file);
        Files.writeString(file.resolve("inside"), "");
        assertFound(project, "it is a directory");
        Files.delete(file.resolve("inside"));
        Files.delete(file);

        Files.createSymbolicLink(file, Path.of("secrets/push.json"));
        assertFound(project, "it is a link to `secrets/push.json`, which does not exist");
        Files.delete(file);

        Files.createSymbolicLink(file, file);
        assertFound(project, "it is a link that leads back to itself");
        Files.delete(file);

        assertEquals(0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
        assertFound(project, "it is a pipe, a socket or a device");
        Files.delete(file);

        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(1L << 32);
        }
        assertFound(project, "it has 4294967296 bytes, and tpnskit reads 16777216 at most");
        Files.delete(file);

        Files.writeString(file, "{}");
        Files.setPosixFilePermissions(file, Set.of());
        if (!Files.isReadable(file)) { // root may read everything
            assertFound(project, "permission denied");
        }
        Files.delete(file);

        Files.createSymbolicLink(file, kept);
        assertEquals(List.of(), project.errors(project.build("checkDebugTpns")));
    }

    private static void assertFound(Project project, String why) {
        BuildResult failed = project.fail("checkDebugTpns");
        assertEquals(FOUND, project.errors(failed), failed::getOutput);
        assertTrue(failed.getOutput().contains("cannot read `tpns-configs.json`: " + why), failed::getOutput);
        assertTrue(failed.getOutput().contains("> TPNS: 1 error"), failed::getOutput);
    }

    @Test
    void otherFilesAreNoExceptionAndFilesBehindTheFirstOneAreWarnings() throws IOException {
        Project project = Project.of("base", folder);
        for (String name : List.of("src/debug/AndroidManifest.xml", "agconnect-services.json", "tpns-baseline.json", "gradle/libs.versions.toml")) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.createSymbolicLink(folder.resolve(name), Path.of("nowhere"));
        }
        Files.createDirectories(folder.resolve("src/main"));
        Files.move(folder.resolve("tpns-configs.json"), folder.resolve("src/main/tpns-configs.json"));
        Files.createDirectory(folder.resolve("tpns-configs.json"));
        BuildResult failed = project.fail("tpnsCheck");
        assertEquals(List.of("src/debug/AndroidManifest.xml:1:1: error[TPNS907]", "agconnect-services.json:1:1: error[TPNS907]",
                "tpns-baseline.json:1:1: error[TPNS907]").stream().sorted().toList(),
                project.errors(failed).stream().sorted().toList(), failed::getOutput);
        assertEquals(List.of("gradle/libs.versions.toml:1:1: warning[TPNS907]", "tpns-configs.json:1:1: warning[TPNS907]"),
                project.warnings(failed).stream().sorted().toList(), failed::getOutput);
    }

    @Test
    void findingsAreShownEvenIfReportsCannotBeWritten() throws IOException {
        Project project = Project.of("wrong-region", folder);
        String found = "src/main/AndroidManifest.xml:16:28: error[TPNS302]";
        // Gradle empties the folders of a task that it sees for the first time.
        project.fail("checkDebugTpns", "tpnsCheck", "--continue");
        for (String report : List.of("debug/tpns.json", "pages/debug.html")) {
            Path path = folder.resolve("build/reports/tpns").resolve(report);
            Files.delete(path);
            Files.createDirectories(path.resolve("in the way")); // not even root can replace it
            BuildResult failed = project.fail(report.startsWith("pages") ? "tpnsCheck" : "checkDebugTpns");
            assertEquals(List.of(found), project.errors(failed), failed::getOutput);
            assertTrue(failed.getOutput().contains("> TPNS: cannot write " + path + ": "), failed::getOutput);
        }
    }

    @Test
    void aBaselineThatIsALinkStaysOne() throws IOException {
        Project project = Project.of("wrong-region", folder);
        Path baseline = folder.resolve("tpns-baseline.json");
        Path target = folder.resolve("shared/baseline.json");
        Files.createDirectory(target.getParent());
        Files.createSymbolicLink(baseline, Path.of("shared/baseline.json"));
        project.build("tpnsBaseline");
        assertTrue(Files.isSymbolicLink(baseline));
        assertFalse(Files.isSymbolicLink(target));
        assertTrue(project.text("shared/baseline.json").contains("TPNS302"));
        project.build("checkDebugTpns");

        Files.delete(baseline);
        Files.createDirectories(baseline.resolve("in the way"));
        BuildResult failed = project.fail("tpnsBaseline");
        assertTrue(failed.getOutput().contains("> TPNS: cannot write " + baseline + ": "), failed::getOutput);
    }
}
