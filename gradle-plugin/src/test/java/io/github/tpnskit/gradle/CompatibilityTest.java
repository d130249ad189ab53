package io.github.tpnskit.gradle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import groovy.json.JsonSlurper;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code compatibility.json} says which versions the plugin refuses. What the docs say is made from it by {@code cargo xtask docs}. */
class CompatibilityTest {
    private static final Path ROOT = Path.of(System.getProperty("tpnskit.repository"));
    private static final Map<?, ?> DATA = (Map<?, ?>) new JsonSlurper().parse(ROOT.resolve("compatibility.json").toFile());
    private static final Map<?, ?> OLDEST = (Map<?, ?>) DATA.get("oldest");

    @Test
    void thePluginRefusesWhatIsOlder() {
        assertEquals(Requirements.OLDEST_GRADLE.getVersion(), OLDEST.get("gradle"));
        assertEquals(Requirements.OLDEST_ANDROID, OLDEST.get("androidGradlePlugin"));
    }
}
