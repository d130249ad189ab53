package io.github.tpnskit.gradle.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Unpacks the native library from the plugin's jar and loads it.
 *
 * <p>Two class loaders of one JVM can't load the same library file, and a Gradle daemon keeps running when the plugin
 * changes. So each class loader gets its own copy, {@code <gradle user home>/tpnskit/<hash>/<process>-<random>-<library>}.
 * The temporary directory isn't used: other users can write to it, and it may be mounted {@code noexec}.
 *
 * <p>JDK 24 and later print a warning here unless the daemon runs with {@code --enable-native-access=ALL-UNNAMED} (in
 * {@code org.gradle.jvmargs}).
 */
final class NativeLibrary {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final long LOCK_PATIENCE_NANOS = 10_000_000_000L;

    private NativeLibrary() {}

    /** @throws EngineException if there is no library for this platform, or it can't be loaded */
    static void load(Path gradleUserHome) {
        String platform = Platform.current();
        String hash = PackedEngine.SHA_256.get(platform);
        if (hash == null) {
            throw new EngineException("tpnskit has no engine for " + platform + ", only for "
                    + String.join(", ", new TreeSet<>(PackedEngine.SHA_256.keySet())));
        }
        String library = Platform.libraryName(platform);
        Path store = gradleUserHome.resolve("tpnskit");
        try (InputStream packed =
                NativeLibrary.class.getResourceAsStream("/META-INF/native/" + platform + "/" + library)) {
            makePrivate(store);
            try (FileChannel lockFile = FileChannel.open(
                            store.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = lock(lockFile)) {
                if (lock != null) {
                    prune(store);
                }
                // Still locked, so that no other process deletes the new folder while it is empty.
                loadCopy(extract(packed, library, hash, store));
            }
        } catch (IOException | UnsatisfiedLinkError e) {
            throw new EngineException("tpnskit can't load its engine from " + store + ": " + e, e);
        }
    }

    private static void loadCopy(Path copy) throws IOException {
        try {
            System.load(copy.toString());
        } catch (UnsatisfiedLinkError e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    /** Makes a new copy and returns its absolute path. The bytes on disk have the expected hash. */
    static Path extract(InputStream packed, String library, String hash, Path store) throws IOException {
        Path folder = store.resolve(hash.substring(0, 16));
        makePrivate(folder);
        String random = Long.toHexString(ThreadLocalRandom.current().nextLong());
        Path copy = folder.resolve(ProcessHandle.current().pid() + "-" + random + "-" + library)
                .toAbsolutePath();
        Path temporary = copy.resolveSibling(copy.getFileName() + ".tmp");
        try {
            verify(copy(packed, temporary), hash, library);
            Files.move(temporary, copy, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        // What is on the disk is what will run, so check it instead of what was written.
        try (InputStream written = Files.newInputStream(copy)) {
            verify(hash(written, OutputStream.nullOutputStream()), hash, library);
        }
        return copy;
    }

    private static String copy(InputStream from, Path to) throws IOException {
        try (FileChannel channel = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            String hash = hash(from, Channels.newOutputStream(channel));
            channel.force(true);
            return hash;
        }
    }

    private static String hash(InputStream from, OutputStream to) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(from, digest).transferTo(to);
            StringBuilder hex = new StringBuilder();
            for (byte b : digest.digest()) {
                hex.append(String.format(Locale.ROOT, "%02x", b));
            }
            return hex.toString();
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    private static void verify(String actual, String expected, String library) {
        if (!actual.equals(expected)) {
            throw new EngineException(
                    "tpnskit doesn't load " + library + ": its SHA-256 is " + actual + ", expected " + expected);
        }
    }

    /**
     * Deletes the copies of processes that have ended. A copy may still be in use in a container, where process ids
     * differ: then the loaded library keeps working without its file.
     */
    static void prune(Path store) throws IOException {
        for (Path folder : list(store)) {
            if (Files.isDirectory(folder)) {
                for (Path copy : list(folder)) {
                    if (!isInUse(copy)) {
                        copy.toFile().delete();
                    }
                }
                folder.toFile().delete(); // does nothing unless the folder is empty
            }
        }
    }

    private static boolean isInUse(Path copy) {
        String process = copy.getFileName().toString().split("-", 2)[0];
        return process.matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(process)).isPresent();
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

    private static void makePrivate(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(folder.getParent());
            try {
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            } catch (FileAlreadyExistsException e) {
                Files.setPosixFilePermissions(folder, OWNER_ONLY);
            }
        } else {
            Files.createDirectories(folder);
        }
    }
}
