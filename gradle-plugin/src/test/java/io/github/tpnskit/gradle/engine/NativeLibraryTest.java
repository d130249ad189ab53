package io.github.tpnskit.gradle.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {
    private static final byte[] CONTENT = "abc".getBytes(StandardCharsets.UTF_8);
    private static final String HASH = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path home;

    private Path extract() throws IOException {
        return NativeLibrary.extract(new ByteArrayInputStream(CONTENT), "libtpnskit.so", HASH, home.resolve("tpnskit"));
    }

    @Test
    void everyCopyHasAPathOfItsOwnThatEndsLikeALibrary() throws IOException {
        Path copy = extract();
        assertArrayEquals(CONTENT, Files.readAllBytes(copy));
        assertTrue(copy.isAbsolute());
        assertTrue(copy.toString().endsWith("-libtpnskit.so"));
        assertNotEquals(copy, extract());
    }

    @Test
    void foldersAreTheOwnersOnly() throws IOException {
        Path folder = extract().getParent();
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        }
    }

    @Test
    void otherBytesThanThePackedOnesAreRefusedAndNotLeftBehind() throws IOException {
        Path store = home.resolve("tpnskit");
        EngineException refusal = assertThrows(
                EngineException.class,
                () -> NativeLibrary.extract(
                        new ByteArrayInputStream("abd".getBytes(StandardCharsets.UTF_8)),
                        "libtpnskit.so",
                        HASH,
                        store));
        assertTrue(refusal.getMessage().contains(HASH), refusal.getMessage());
        try (Stream<Path> left = Files.list(store.resolve(HASH.substring(0, 16)))) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void copiesOfLivingProcessesSurviveThePruning() throws IOException {
        Path mine = extract();
        Path old = Files.createDirectories(home.resolve("tpnskit/0123456789abcdef"));
        long gone =
                ProcessHandle.allProcesses().mapToLong(ProcessHandle::pid).max().orElse(1) + 1_000_000;
        Files.write(old.resolve(gone + "-1f-libtpnskit.so"), CONTENT);
        Files.write(old.resolve("left over.tmp"), CONTENT);
        Files.createFile(home.resolve("tpnskit/lock"));
        NativeLibrary.prune(home.resolve("tpnskit"));
        assertTrue(Files.exists(mine));
        assertFalse(Files.exists(old));
        assertTrue(Files.exists(home.resolve("tpnskit/lock")));
    }
}
