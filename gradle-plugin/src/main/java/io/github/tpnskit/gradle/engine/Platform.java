package io.github.tpnskit.gradle.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The name of the platform that a native library is built for, such as {@code linux-x86_64-musl}. */
public final class Platform {
    private Platform() {}

    /** The platform of this JVM. */
    public static String current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"), hasMusl());
    }

    /** The platform for the values of {@code os.name} and {@code os.arch}. */
    static String of(String osName, String osArch, boolean musl) {
        String name = osName.toLowerCase(Locale.ROOT);
        String os = name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "macos" : name;
        String arch = osArch.equals("amd64") ? "x86_64" : osArch.equals("arm64") ? "aarch64" : osArch;
        return os + "-" + arch + (musl ? "-musl" : "");
    }

    /** The file name of the engine on a platform. */
    public static String libraryName(String platform) {
        return platform.startsWith("windows-")
                ? "tpnskit.dll"
                : platform.startsWith("macos-") ? "libtpnskit.dylib" : "libtpnskit.so";
    }

    /**
     * Whether this JVM uses the C library musl, as on Alpine. Several C libraries may be installed; the one that the JVM
     * was loaded with counts.
     */
    private static boolean hasMusl() {
        try {
            // The names of files may have any bytes.
            byte[] maps = Files.readAllBytes(Path.of("/proc/self/maps"));
            return new String(maps, StandardCharsets.ISO_8859_1).contains("/ld-musl-");
        } catch (IOException | RuntimeException notLinux) {
            return false;
        }
    }
}
