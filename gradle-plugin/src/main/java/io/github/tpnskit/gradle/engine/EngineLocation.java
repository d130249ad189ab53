package io.github.tpnskit.gradle.engine;

import java.io.File;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;

/** Where the engine's native library is unpacked, or where it is installed. */
public final class EngineLocation implements Serializable {
    private static final long serialVersionUID = 1;

    private final File folder;
    private final File library;

    /**
     * @param folder where the library of the jar is unpacked; made if it isn't there
     * @param library a library to load instead, or null
     */
    public EngineLocation(File folder, File library) {
        this.folder = folder;
        this.library = library;
    }

    Path folder() {
        return folder.toPath().toAbsolutePath();
    }

    Optional<Path> library() {
        return Optional.ofNullable(library).map(file -> file.toPath().toAbsolutePath());
    }
}
