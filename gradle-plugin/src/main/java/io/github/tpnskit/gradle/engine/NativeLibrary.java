package io.github.tpnskit.gradle.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Unpacks the native library from the plugin's jar and loads it.
 *
 * <p>Two class loaders of one JVM can't load the same library file, and a Gradle daemon keeps running when the plugin
 * changes. So each class loader gets a copy of its own, {@code <folder>/<hash>/<process>-<random>-<library>}. Where a
 * loaded file can be deleted it is, at once; elsewhere, as on Windows, a later process does it. The temporary directory
 * isn't used: other users can write to it, and it may be mounted {@code noexec}.
 *
 * <p>Invariant: what isn't ours is neither loaded nor deleted: nothing is followed through a link below the folder, and
 * nothing is touched whose name isn't one that this class gives.
 */
final class NativeLibrary {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final long LOCK_PATIENCE_NANOS = 10_000_000_000L;
    private static final Pattern FOLDER = Pattern.compile("[0-9a-f]{16}");
    private static final Pattern COPY =
            Pattern.compile("([0-9]{1,18})-[0-9a-f]{1,16}-(?:libtpnskit[.]so|libtpnskit[.]dylib|tpnskit[.]dll)");
    private static final String ANOTHER_FOLDER =
            "Name a folder that you own and can run programs from: -Ptpnskit.engine.folder=<folder>";

    private NativeLibrary() {}

    /** @throws EngineUnavailableException if there is no library for this platform, or it can't be loaded */
    static void load(EngineLocation location) {
        Optional<Path> installed = location.library();
        if (installed.isPresent()) {
            load(installed.get(), "Name another one, or none: -Ptpnskit.engine.library=<library>");
            return;
        }
        String platform = Platform.current();
        String hash = PackedEngine.SHA_256.get(platform);
        if (hash == null) {
            throw new EngineUnavailableException(
                    "tpnskit has no engine for " + platform + ", only for "
                            + String.join(", ", new TreeSet<>(PackedEngine.SHA_256.keySet()))
                            + ". Compile the crate tpnskit-jni and name the result: -Ptpnskit.engine.library=<library>",
                    null);
        }
        String library = Platform.libraryName(platform);
        Path store = location.folder();
        try {
            byte[] packed = packed(platform, library);
            Files.createDirectories(store.getParent());
            makePrivate(store);
            Path file = store.resolve("lock");
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileSystemException(file.toString(), null, "it isn't a file"); // a pipe would never open
            }
            try (FileChannel lockFile = FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                    FileLock lock = lock(lockFile)) {
                if (lock != null) {
                    tryToPrune(store);
                }
                // Still locked, so that no other process deletes the new folder while it is empty.
                loadCopy(extract(packed, library, hash, store));
            }
        } catch (IOException e) {
            throw new EngineUnavailableException(
                    "tpnskit can't unpack its engine into " + store + ": " + cause(e) + ". " + ANOTHER_FOLDER, e);
        }
    }

    private static String cause(IOException e) {
        if (e instanceof ClosedByInterruptException) {
            return "the build was cancelled";
        }
        if (!(e instanceof FileSystemException)) {
            return String.valueOf(e.getMessage());
        }
        FileSystemException failed = (FileSystemException) e;
        String usual = e instanceof AccessDeniedException ? "permission denied" : "it can't be made or written";
        return failed.getFile() + ": " + Objects.requireNonNullElse(failed.getReason(), usual);
    }

    private static void loadCopy(Path copy) throws IOException {
        try {
            load(copy, ANOTHER_FOLDER);
        } finally {
            try {
                Files.deleteIfExists(copy);
            } catch (IOException inUse) {
                // As on Windows, where a later process deletes it.
            }
        }
    }

    private static void load(Path library, String wayOut) {
        try {
            System.load(library.toString());
        } catch (UnsatisfiedLinkError e) {
            throw new EngineUnavailableException(
                    "tpnskit can't load its engine " + library + ": " + e.getMessage() + ". " + wayOut, e);
        } catch (IllegalCallerException e) {
            throw new EngineUnavailableException(
                    "this JVM forbids native libraries, and tpnskit's engine is one: " + e.getMessage()
                            + ". Add --enable-native-access=ALL-UNNAMED to org.gradle.jvmargs",
                    e);
        }
    }

    /** Makes a new copy and returns its absolute path. On the disk it is what is packed, byte for byte. */
    static Path extract(byte[] packed, String library, String hash, Path store) throws IOException {
        Path folder = store.resolve(hash.substring(0, 16));
        makePrivate(folder);
        String random = Long.toHexString(ThreadLocalRandom.current().nextLong());
        Path copy = folder.resolve(ProcessHandle.current().pid() + "-" + random + "-" + library)
                .toAbsolutePath();
        boolean made = false;
        try {
            Files.write(copy, packed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            if (!Arrays.equals(packed, Files.readAllBytes(copy))) {
                throw new FileSystemException(copy.toString(), null, "it isn't what was written");
            }
            made = true;
        } finally {
            if (!made) {
                Files.deleteIfExists(copy);
            }
        }
        return copy;
    }

    /**
     * The library in the jar. What would be the SHA-256 of a damaged one isn't asked: the first hash that a JVM calculates takes
     * longer than all the rest, and who can change the library on purpose can change this class, too.
     */
    private static byte[] packed(String platform, String library) throws IOException {
        try (InputStream packed =
                NativeLibrary.class.getResourceAsStream("/META-INF/native/" + platform + "/" + library)) {
            return undamaged(packed.readAllBytes(), library, PackedEngine.CRC_32.get(platform));
        }
    }

    static byte[] undamaged(byte[] packed, String library, long expected) {
        CRC32 checksum = new CRC32();
        checksum.update(packed);
        if (checksum.getValue() != expected) {
            throw new EngineException("the jar of tpnskit is damaged: " + library + " has the CRC-32 "
                    + Long.toHexString(checksum.getValue()) + ", expected " + Long.toHexString(expected)
                    + ". Delete the jar from the caches of Gradle");
        }
        return packed;
    }

    /** Whatever keeps old copies from being deleted doesn't keep a new one from being loaded. */
    private static void tryToPrune(Path store) {
        try {
            prune(store);
        } catch (IOException | UncheckedIOException anotherTime) {
            // as after a failed lock
        }
    }

    /**
     * Deletes the copies of processes that have ended. A copy may still be in use in a container, where process ids
     * differ: then the loaded library keeps working without its file.
     */
    static void prune(Path store) throws IOException {
        for (Path folder : list(store)) {
            if (!FOLDER.matcher(folder.getFileName().toString()).matches()
                    || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            for (Path copy : list(folder)) {
                if (isLeftOver(copy)) {
                    copy.toFile().delete();
                }
            }
            folder.toFile().delete(); // does nothing unless the folder is empty
        }
    }

    private static boolean isLeftOver(Path copy) {
        Matcher name = COPY.matcher(copy.getFileName().toString());
        return name.matches()
                && Files.isRegularFile(copy, LinkOption.NOFOLLOW_LINKS)
                && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.collect(Collectors.toCollection(ArrayList::new));
        }
    }

    /** Returns null if the file can't be locked. Then old copies are deleted another time. */
    private static FileLock lock(FileChannel file) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < LOCK_PATIENCE_NANOS) {
            try {
                FileLock lock = file.tryLock();
                if (lock != null) {
                    return lock;
                }
            } catch (OverlappingFileLockException anotherClassLoaderHasIt) {
                // wait, as for another process
            } catch (IOException noLocksOnThisFileSystem) {
                return null;
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
        return null;
    }

    /** Makes a folder that nobody else can write to; refuses a link, and a folder of somebody else, before anything in it changes. */
    private static void makePrivate(Path folder) throws IOException {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        try {
            if (posix) {
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            } else {
                Files.createDirectory(folder);
            }
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileSystemException(folder.toString(), null, "it is a link or a file");
            }
            if (posix && !isOwn(folder)) {
                throw new AccessDeniedException(
                        folder.toString(), null, "it belongs to " + Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS));
            }
        }
        if (posix) {
            Files.setPosixFilePermissions(folder, OWNER_ONLY);
        }
    }

    /** A container may run as a user without a name, so numbers are compared where the system tells its own. */
    private static boolean isOwn(Path folder) throws IOException {
        Path self = Path.of("/proc/self");
        if (Files.exists(self)) {
            return Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS)
                    .equals(Files.getAttribute(self, "unix:uid"));
        }
        return Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName().equals(System.getProperty("user.name"));
    }
}
