package io.github.tpnskit.gradle.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppliedScriptsTest {
    @TempDir
    Path root;

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> found() {
        File module = root.resolve("app").toFile();
        return AppliedScripts.of(root.toFile(), module, new File(module, "build.gradle")).stream()
                .map(file -> root.relativize(file.toPath()).toString().replace(File.separatorChar, '/'))
                .collect(Collectors.toList());
    }

    @Test
    void scriptsAreFoundInEveryWayOfApplyingThem() throws IOException {
        for (String name : List.of("app/a.gradle", "b.gradle", "gradle/c.gradle", "app/d.gradle.kts", "gradle/e.gradle")) {
            write(name, "");
        }
        write("app/a.gradle", "apply from: 'a.gradle'\napply from: rootProject.file(\"gradle/e.gradle\")");
        write(
                "app/build.gradle",
                "apply from: 'a.gradle'\napply from: \"../b.gradle\"\n\tapply from: \"$rootDir/gradle/c.gradle\"\n"
                        + "apply(from = \"d.gradle.kts\")\napply from: 'https://example.com/x.gradle'\n"
                        + "apply from: 'missing.gradle'\napply plugin: 'java'\napply from: script");
        assertEquals(List.of("app/a.gradle", "b.gradle", "gradle/c.gradle", "app/d.gradle.kts", "gradle/e.gradle"), found());
    }

    @Test
    void sourcesOfBuildSrcAreFound() throws IOException {
        assertEquals(List.of(), found());
        write("buildSrc/src/main/kotlin/a/Tpns.kt", "");
        write("buildSrc/src/main/resources/a.txt", "");
        write("buildSrc/src/test/kotlin/a/TpnsTest.kt", "");
        assertEquals(List.of("buildSrc/src/main/kotlin/a/Tpns.kt"), found());
    }
}
