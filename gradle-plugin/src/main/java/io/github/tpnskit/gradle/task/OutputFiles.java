package io.github.tpnskit.gradle.task;

import io.github.tpnskit.gradle.engine.Response.Output;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a task writes. Invariant: a file is there whole or not at all. */
final class OutputFiles {
    private OutputFiles() {}

    /** Makes the folder hold these files and no others. */
    static void replaceAll(Path folder, List<Output> outputs) throws IOException {
        Files.createDirectories(folder);
        Set<Path> kept = new HashSet<>();
        for (Output output : outputs) {
            Path file = folder.resolve(output.name());
            write(file, output.content());
            for (Path path = file; !path.equals(folder); path = path.getParent()) {
                kept.add(path);
            }
        }
        try (Stream<Path> entries = Files.walk(folder)) {
            List<Path> stale = entries.filter(path -> !path.equals(folder) && !kept.contains(path))
                    .sorted(Comparator.reverseOrder())
                    .collect(Collectors.toList());
            for (Path path : stale) {
                Files.delete(path);
            }
        }
    }

    static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        File temporary = File.createTempFile(
                file.getFileName().toString(), ".tmp", file.getParent().toFile());
        try {
            Files.write(temporary.toPath(), content);
            Files.move(temporary.toPath(), file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary.toPath());
        }
    }
}
