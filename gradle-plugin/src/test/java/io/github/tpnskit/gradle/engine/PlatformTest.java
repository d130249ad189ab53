package io.github.tpnskit.gradle.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {
    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, false, linux-x86_64, libtpnskit.so",
        "Linux, aarch64, true, linux-aarch64-musl, libtpnskit.so",
        "Mac OS X, aarch64, false, macos-aarch64, libtpnskit.dylib",
        "Mac OS X, x86_64, false, macos-x86_64, libtpnskit.dylib",
        "Windows Server 2022, amd64, false, windows-x86_64, tpnskit.dll",
        "Windows 11, arm64, false, windows-aarch64, tpnskit.dll",
        "FreeBSD, amd64, false, freebsd-x86_64, libtpnskit.so",
    })
    void namesWhatTheJvmSays(String osName, String osArch, boolean musl, String platform, String library) {
        assertEquals(platform, Platform.of(osName, osArch, musl));
        assertEquals(library, Platform.libraryName(platform));
    }

    @Test
    void thisMachineHasAnEngine() {
        assertTrue(PackedEngine.SHA_256.containsKey(Platform.current()), Platform.current());
    }
}
