package io.github.tpnskit.gradle.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {
    private static final byte[] CONTENT = "abc".getBytes(StandardCharsets.UTF_8);
    private static final String HASH = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path home;

    private Path store;

    @BeforeEach
    void makeTheStore() throws IOException {
        store = Files.createDirectory(home.resolve("v1"));
    }

    private Path extract() throws IOException {
        return NativeLibrary.extract(CONTENT, "libtpnskit.so", HASH, store);
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
    void aDamagedJarIsRefused() {
        assertArrayEquals(CONTENT, NativeLibrary.undamaged(CONTENT, "libtpnskit.so", 0x352441c2L));
        byte[] damaged = "abd".getBytes(StandardCharsets.UTF_8);
        EngineException refusal = assertThrows(
                EngineException.class, () -> NativeLibrary.undamaged(damaged, "libtpnskit.so", 0x352441c2L));
        assertTrue(refusal.getMessage().contains("expected 352441c2"), refusal.getMessage());
    }

    @Test
    void copiesOfLivingProcessesSurviveThePruning() throws IOException {
        Path mine = extract();
        Path old = Files.createDirectories(store.resolve("0123456789abcdef"));
        Files.write(old.resolve(ended() + "-1f-libtpnskit.so"), CONTENT);
        Files.createFile(store.resolve("lock"));
        NativeLibrary.prune(store);
        assertTrue(Files.exists(mine));
        assertFalse(Files.exists(old));
        assertTrue(Files.exists(store.resolve("lock")));
    }

    @Test
    void nothingIsDeletedThatIsNotOurs() throws IOException {
        String name = ended() + "-1f-libtpnskit.so";
        Path elsewhere = Files.createDirectories(home.resolve("elsewhere"));
        Path folder = Files.createDirectories(store.resolve("0123456789abcdef"));
        List<Path> kept = List.of(
                Files.write(elsewhere.resolve(name), CONTENT),
                Files.write(folder.resolve("notes.txt"), CONTENT),
                Files.write(folder.resolve(ended() + "-1f-libtpnskit.so.old"), CONTENT),
                Files.write(folder.resolve(ended() + "-libtpnskit.so"), CONTENT),
                Files.write(Files.createDirectories(store.resolve("mine")).resolve(name), CONTENT),
                Files.createDirectories(folder.resolve(ended() + "-2f-libtpnskit.so")),
                Files.createSymbolicLink(store.resolve("fedcba9876543210"), elsewhere),
                Files.createSymbolicLink(folder.resolve(ended() + "-3f-libtpnskit.so"), elsewhere.resolve(name)));
        NativeLibrary.prune(store);
        for (Path path : kept) {
            assertTrue(Files.exists(path, LinkOption.NOFOLLOW_LINKS), path.toString());
        }
    }

    @Test
    void aLinkInThePlaceOfTheFolderIsRefused() throws IOException {
        Path elsewhere = Files.createDirectories(home.resolve("elsewhere"));
        Files.createSymbolicLink(store.resolve(HASH.substring(0, 16)), elsewhere);
        assertThrows(IOException.class, this::extract);
        try (Stream<Path> files = Files.list(elsewhere)) {
            assertEquals(0, files.count());
        }
        Path link = Files.createSymbolicLink(home.resolve("link"), elsewhere);
        assertUnavailable(new EngineLocation(link.toFile(), null, null), "it is a link or a file", "-Ptpnskit.engine.folder=");
    }

    @Test
    void whatCannotBeLoadedNamesTheCauseAndTheWayOut() throws IOException {
        Path file = Files.createFile(home.resolve("file"));
        assertUnavailable(
                new EngineLocation(file.resolve("below").toFile(), null, null), file.toString(), "-Ptpnskit.engine.folder=");
        Path noLibrary = Files.write(home.resolve("libtpnskit.so"), CONTENT);
        assertUnavailable(
                new EngineLocation(store.toFile(), noLibrary.toFile(), null),
                noLibrary.toString(),
                "-Ptpnskit.engine.library=");
    }

    private static void assertUnavailable(EngineLocation location, String... parts) {
        EngineUnavailableException refusal =
                assertThrows(EngineUnavailableException.class, () -> NativeLibrary.load(location));
        for (String part : parts) {
            assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
        }
    }

    /** The id of a process that doesn't run. */
    private static long ended() {
        return ProcessHandle.allProcesses().mapToLong(ProcessHandle::pid).max().orElse(1) + 1_000_000;
    }
}
