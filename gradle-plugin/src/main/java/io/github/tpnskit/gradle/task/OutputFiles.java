package io.github.tpnskit.gradle.task;

import io.github.tpnskit.gradle.engine.Response.Output;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files that tasks write. Invariant: a file is written completely or not at all. */
final class OutputFiles {
    private OutputFiles() {}

    /** Writes these files, and deletes everything else in the folder. */
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

    /** The texts of all files in a folder, in the order of their names; none if the folder doesn't exist. */
    static List<String> readAll(Path folder) throws IOException {
        List<String> texts = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> entries = Files.list(folder)) {
                for (Path file : entries.sorted().collect(Collectors.toList())) {
                    texts.add(Files.readString(file));
                }
            }
        }
        return texts;
    }

    static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        write(file, content, Set.of());
    }

    /** Writes a file that exists, and keeps its permissions. */
    static void replace(Path file, byte[] content) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        write(file, content, view == null ? Set.of() : view.readAttributes().permissions());
    }

    private static void write(Path file, byte[] content, Set<PosixFilePermission> permissions) throws IOException {
        File temporary = File.createTempFile(
                file.getFileName().toString(), ".tmp", file.getParent().toFile());
        try {
            Files.write(temporary.toPath(), content);
            if (!permissions.isEmpty()) {
                Files.setPosixFilePermissions(temporary.toPath(), permissions);
            }
            Files.move(temporary.toPath(), file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary.toPath());
        }
    }
}
