package io.github.tpnskit.gradle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import groovy.json.JsonSlurper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gradle.util.GradleVersion;
import org.junit.jupiter.api.Test;

/** {@code compatibility.json} is what the plugin checks and what the docs say. */
class CompatibilityTest {
    private static final Path ROOT = Path.of(System.getProperty("tpnskit.repository"));
    private static final Map<?, ?> DATA = (Map<?, ?>) new JsonSlurper().parse(ROOT.resolve("compatibility.json").toFile());
    private static final Map<?, ?> OLDEST = (Map<?, ?>) DATA.get("oldest");

    @Test
    void thePluginRefusesWhatIsOlder() {
        assertEquals(Requirements.OLDEST_GRADLE.getVersion(), OLDEST.get("gradle"));
        assertEquals(Requirements.OLDEST_ANDROID, OLDEST.get("androidGradlePlugin"));
    }

    @Test
    void theDocsSayTheSame() throws IOException {
        String table = Files.readString(ROOT.resolve("COMPATIBILITY.md"));
        assertTrue(table.contains("| Android Gradle plugin | " + row("androidGradlePlugin") + " |"), table);
        assertTrue(table.contains("| Gradle | " + row("gradle") + " |"), table);
        assertTrue(table.contains("| JDK of the Gradle daemon | " + OLDEST.get("jdk") + " |"), table);
        String english = Files.readString(ROOT.resolve("README.md")).replace('\n', ' ');
        assertTrue(english.contains("Android Gradle plugin " + OLDEST.get("androidGradlePlugin") + " or later, Gradle "
                + OLDEST.get("gradle") + " or later, and JDK " + OLDEST.get("jdk") + " or later"));
        String chinese = Files.readString(ROOT.resolve("README.zh-CN.md"));
        assertTrue(chinese.contains("Android Gradle 插件 " + OLDEST.get("androidGradlePlugin") + " 或更高版本，Gradle "
                + OLDEST.get("gradle") + " 或更高版本，JDK " + OLDEST.get("jdk") + " 或更高版本"));
    }

    /** The oldest and the newest that is built with, and what is only linked with. */
    private static String row(String name) {
        List<?> builds = (List<?>) DATA.get("builds");
        String oldest = edge(builds, name, -1);
        String newest = edge(builds, name, 1);
        List<?> linked = (List<?>) ((Map<?, ?>) DATA.get("linked")).get(name);
        return OLDEST.get(name) + " | " + oldest + " to " + newest + " | " + linked.get(0) + " to " + linked.get(linked.size() - 1);
    }

    private static String edge(List<?> builds, String name, int sign) {
        return builds.stream()
                .map(build -> (String) ((Map<?, ?>) build).get(name))
                .max((one, other) -> sign * GradleVersion.version(one).compareTo(GradleVersion.version(other)))
                .orElseThrow();
    }
}
