package io.github.tpnskit.gradle.inputs;

import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;

/** Why a file that is there can't be read, as the engine calls it: a name, or a name with a value. */
final class Unreadable {
    private Unreadable() {}

    /** Nothing for a file that can be read, and for one that isn't there. */
    static Optional<Object> of(File file) {
        Path path = file.toPath();
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                return Optional.of("directory");
            }
            if (!attributes.isRegularFile()) {
                return Optional.of("special");
            }
            if (attributes.size() > InputNames.maxBytes()) {
                return Optional.of(Map.of("tooLarge", attributes.size()));
            }
            return Files.isReadable(path) ? Optional.empty() : Optional.of("denied");
        } catch (AccessDeniedException e) {
            return Optional.of("denied");
        } catch (IOException e) {
            return Files.isSymbolicLink(path) ? Optional.of(link(path, e)) : Optional.empty();
        }
    }

    private static Object link(Path link, IOException followed) {
        if (!(followed instanceof NoSuchFileException)) {
            return "linkLoop";
        }
        try {
            return Map.of("danglingLink", Files.readSymbolicLink(link).toString());
        } catch (IOException e) {
            return failed(e);
        }
    }

    /** Reading it failed. */
    static Object failed(IOException e) {
        return Map.of("failed", String.valueOf(e.getMessage()));
    }
}
