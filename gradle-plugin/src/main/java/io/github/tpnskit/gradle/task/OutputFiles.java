package io.github.tpnskit.gradle.task;

import io.github.tpnskit.gradle.engine.Response.Output;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
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

/**
 * The files that tasks write.
 *
 * <p>Invariant: a file is written completely or not at all, and what fails is a {@link FileSystemException} that names
 * the file, with a reason.
 */
final class OutputFiles {
    private static final int MOST_LINKS = 40;

    private OutputFiles() {}

    /** Writes these files, and deletes everything else in the folder. */
    static void replaceAll(Path folder, List<Output> outputs) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw named(folder, e);
        }
        Set<Path> kept = new HashSet<>();
        for (Output output : outputs) {
            Path file = folder.resolve(output.name());
            write(file, output.content());
            for (Path path = file; !path.equals(folder); path = path.getParent()) {
                kept.add(path);
            }
        }
        deleteOthers(folder, kept);
    }

    private static void deleteOthers(Path folder, Set<Path> kept) throws IOException {
        try (Stream<Path> entries = Files.walk(folder)) {
            List<Path> stale = entries.filter(path -> !path.equals(folder) && !kept.contains(path))
                    .sorted(Comparator.reverseOrder())
                    .collect(Collectors.toList());
            for (Path path : stale) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw named(folder, e);
        } catch (UncheckedIOException e) {
            throw named(folder, e.getCause());
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
        try {
            Files.createDirectories(file.getParent());
            write(file, content, Set.of());
        } catch (IOException e) {
            throw named(file, e);
        }
    }

    /** Writes a file of the app: links to it stay links, and it keeps its permissions. */
    static void replace(Path file, byte[] content) throws IOException {
        try {
            Path target = target(file);
            PosixFileAttributeView view = Files.getFileAttributeView(target, PosixFileAttributeView.class);
            boolean keeps = view != null && Files.exists(target);
            write(target, content, keeps ? view.readAttributes().permissions() : Set.of());
        } catch (IOException e) {
            throw named(file, e);
        }
    }

    /** Where links lead, whether or not there is something. */
    private static Path target(Path file) throws IOException {
        Path target = file;
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemException(file.toString(), null, "too many links");
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    private static FileSystemException named(Path file, IOException e) {
        FileSystemException named = new FileSystemException(file.toString(), null, reason(e));
        named.initCause(e);
        return named;
    }

    /** The system's words, without the names of files: the caller knows them, and one of them is a temporary one. */
    private static String reason(IOException e) {
        if (!(e instanceof FileSystemException)) {
            return String.valueOf(e.getMessage());
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = ((FileSystemException) e).getReason();
        return reason == null ? "it can't be made" : reason;
    }

    private static void write(Path file, byte[] content, Set<PosixFilePermission> permissions) throws IOException {
        File temporary = File.createTempFile(
                "tpns-" + file.getFileName(), ".tmp", file.getParent().toFile());
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
