package io.github.tpnskit.gradle.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.tpnskit.gradle.engine.Response.Output;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
}
