package io.github.tpnskit.gradle.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** The name of what a native library is built for, as in {@code linux-x86_64-musl}. */
final class Platform {
    private Platform() {}

    static String current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"), hasMusl());
    }

    /** From the values of {@code os.name} and {@code os.arch}; {@code gradle/engine.gradle} says the same. */
    static String of(String osName, String osArch, boolean musl) {
        String name = osName.toLowerCase(Locale.ROOT);
        String os = name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "macos" : name;
        String arch = osArch.equals("amd64") ? "x86_64" : osArch.equals("arm64") ? "aarch64" : osArch;
        return os + "-" + arch + (musl ? "-musl" : "");
    }

    static String libraryName(String platform) {
        return platform.startsWith("windows-")
                ? "tpnskit.dll"
                : platform.startsWith("macos-") ? "libtpnskit.dylib" : "libtpnskit.so";
    }

    /**
     * Whether this JVM runs on musl, as in Alpine: what counts is the C library it was loaded with, not which ones are
     * installed.
     */
    private static boolean hasMusl() {
        try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
            return maps.anyMatch(line -> line.contains("/ld-musl-"));
        } catch (IOException | RuntimeException notLinux) {
            return false;
        }
    }
}
