package io.github.tpnskit.gradle;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.android.build.api.AndroidPluginVersion;
import groovy.json.JsonSlurper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gradle.api.GradleException;
import org.gradle.util.GradleVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * {@code compatibility.json} says which versions the plugin refuses. Some of what the docs say is made from it by {@code cargo xtask
 * docs}; the rest is compared with it.
 */
class CompatibilityTest {
    private static final Path ROOT = Path.of(System.getProperty("tpnskit.repository"));
    private static final Map<?, ?> DATA = (Map<?, ?>) new JsonSlurper().parse(ROOT.resolve("compatibility.json").toFile());
    private static final Map<?, ?> OLDEST = (Map<?, ?>) DATA.get("oldest");

    private final Locale locale = Locale.getDefault();

    @BeforeEach
    void speakEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(locale);
    }

    @Test
    void thePluginRefusesWhatIsOlder() {
        assertEquals(Requirements.OLDEST_GRADLE.getVersion(), OLDEST.get("gradle"));
        assertEquals(Requirements.OLDEST_ANDROID, OLDEST.get("androidGradlePlugin"));

        String see = "; see https://github.com/tpnskit/tpnskit/blob/main/docs/checks/TPNS901.md";
        assertEquals("error[TPNS901]: tpnskit needs Gradle 7.6 or later, but this is Gradle 7.5.1: run `gradle wrapper --gradle-version 7.6`" + see,
                refusal(() -> Requirements.checkGradle(GradleVersion.version("7.5.1"))));
        assertEquals("error[TPNS901]: tpnskit needs the Android Gradle plugin 7.4 or later, but this build uses 7.3.1: use a newer version of"
                        + " `com.android.application`" + see,
                refusal(() -> Requirements.checkAndroid(new AndroidPluginVersion(7, 3, 1))));
        Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
        String chinese = refusal(() -> Requirements.checkGradle(GradleVersion.version("7.5.1")));
        assertTrue(chinese.endsWith("；详见 https://github.com/tpnskit/tpnskit/blob/main/docs/checks/zh/TPNS901.md"), chinese);
    }

    @Test
    void thePluginRefusesNothingElse() {
        for (String version : List.of("7.6", "7.6.4", "7.6-rc-1", "8.8", "9.1.0")) {
            assertDoesNotThrow(() -> Requirements.checkGradle(GradleVersion.version(version)), version);
        }
        for (AndroidPluginVersion version : List.of(new AndroidPluginVersion(7, 4), new AndroidPluginVersion(7, 4, 2), new AndroidPluginVersion(9, 1))) {
            assertDoesNotThrow(() -> Requirements.checkAndroid(version), version.toString());
        }
    }

    @Test
    void thePagesNameTheSameVersions() throws IOException {
        for (String page : List.of("docs/checks/TPNS901.md", "docs/checks/zh/TPNS901.md")) {
            String text = Files.readString(ROOT.resolve(page));
            assertTrue(text.contains(" " + OLDEST.get("androidGradlePlugin") + " "), page);
            assertTrue(text.contains("Gradle " + OLDEST.get("gradle") + " "), page);
        }
    }

    private static String refusal(Executable check) {
        return assertThrows(GradleException.class, check).getMessage();
    }
}
