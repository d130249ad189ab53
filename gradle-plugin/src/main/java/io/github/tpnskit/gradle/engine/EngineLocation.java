package io.github.tpnskit.gradle.engine;

import java.io.File;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Which engine is used, and where its native library is unpacked or installed. */
public final class EngineLocation implements Serializable {
    private static final long serialVersionUID = 2;

    private final File folder;
    private final File library;
    private final EngineKind kind;

    /**
     * @param folder where the library of the jar is unpacked; made if it isn't there
     * @param library a library to load instead, or null
     * @param kind the only engine to use, or null for the native one and, where that can't be loaded, the portable one
     */
    public EngineLocation(File folder, File library, EngineKind kind) {
        this.folder = folder;
        this.library = library;
        this.kind = kind;
    }

    Path folder() {
        return folder.toPath().toAbsolutePath();
    }

    Optional<Path> library() {
        return Optional.ofNullable(library).map(file -> file.toPath().toAbsolutePath());
    }

    boolean allows(EngineKind other) {
        return kind == null || kind == other;
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof EngineLocation)) {
            return false;
        }
        EngineLocation that = (EngineLocation) other;
        return folder.equals(that.folder) && Objects.equals(library, that.library) && kind == that.kind;
    }

    @Override
    public int hashCode() {
        return Objects.hash(folder, library, kind);
    }
}
