package io.github.tpnskit.gradle.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpnskit.gradle.engine.Response.Output;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class OutputFilesTest {
    @TempDir
    Path folder;

    private static Output output(String name, String text) {
        return new Output(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theFolderHoldsTheOutputsAndNothingElse() throws IOException {
        OutputFiles.replaceAll(folder, List.of(output("a/b/Old.java", "1"), output("a/Kept.java", "1")));
        OutputFiles.replaceAll(folder, List.of(output("a/Kept.java", "2"), output("New.java", "3")));
        try (Stream<Path> files = Files.walk(folder)) {
            assertEquals(
                    List.of("", "New.java", "a", "a/Kept.java"),
                    files.map(file -> folder.relativize(file).toString().replace('\\', '/'))
                            .sorted()
                            .collect(Collectors.toList()));
        }
        assertEquals("2", Files.readString(folder.resolve("a/Kept.java")));
        assertFalse(Files.exists(folder.resolve("a/b")));
    }

    @Test
    void textsAreReadInTheOrderOfTheirNames() throws IOException {
        OutputFiles.replaceAll(folder, List.of(output("b.json", "2"), output("a.json", "1")));
        assertEquals(List.of("1", "2"), OutputFiles.readAll(folder));
        assertEquals(List.of(), OutputFiles.readAll(folder.resolve("missing")));
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path target = folder.resolve("shared.json");
        Path link = Files.createSymbolicLink(folder.resolve("baseline.json"), Path.of("middle.json"));
        Path middle = Files.createSymbolicLink(folder.resolve("middle.json"), Path.of("shared.json"));
        for (String text : List.of("made", "written anew")) {
            OutputFiles.replace(link, text.getBytes(StandardCharsets.UTF_8));
            assertEquals(text, Files.readString(target));
            assertTrue(Files.isSymbolicLink(link) && Files.isSymbolicLink(middle));
        }
        assertFalse(Files.isSymbolicLink(target));
    }

    @Test
    void whatCannotBeWrittenIsNamed() throws IOException {
        Path loop = folder.resolve("loop");
        Files.createSymbolicLink(loop, loop);
        assertEquals(loop + ": too many links", failure(() -> OutputFiles.replace(loop, new byte[1])));
        Path directory = Files.createDirectories(folder.resolve("a/b/c")).getParent(); // a name of one letter
        assertTrue(failure(() -> OutputFiles.write(directory, new byte[1])).startsWith(directory + ": "));
        Path file = Files.createFile(folder.resolve("file"));
        String name = file.resolve("report").toString();
        assertTrue(failure(() -> OutputFiles.write(file.resolve("report"), new byte[1])).startsWith(name + ": "));
        assertTrue(failure(() -> OutputFiles.replaceAll(file, List.of())).startsWith(file + ": "));
    }

    /** Gradle interrupts the tasks of a build that is cancelled. */
    @Test
    void anInterruptedWriteLeavesTheFileAsItWas() throws IOException {
        Path file = Files.writeString(folder.resolve("report"), "before");
        Thread.currentThread().interrupt();
        try {
            OutputFiles.write(file, new byte[1 << 20]);
        } catch (IOException cancelled) {
            assertEquals("before", Files.readString(file));
        } finally {
            Thread.interrupted();
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.collect(Collectors.toList()));
        }
    }

    private static String failure(Executable writing) {
        FileSystemException failed = assertThrows(FileSystemException.class, writing);
        return failed.getFile() + ": " + failed.getReason();
    }
}
