package io.github.tpnskit.gradle.inputs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryPathTest {
    @TempDir
    Path repository;

    @Test
    void theNearestRepositoryCounts() throws IOException {
        Path android = Files.createDirectories(repository.resolve("apps/android"));
        Files.createDirectory(repository.resolve(".git"));
        assertEquals("apps/android", RepositoryPath.of(android.toFile()));
        assertEquals("", RepositoryPath.of(repository.toFile()));
        Files.createFile(repository.resolve("apps/.git")); // a submodule
        assertEquals("android", RepositoryPath.of(android.toFile()));
    }
}
