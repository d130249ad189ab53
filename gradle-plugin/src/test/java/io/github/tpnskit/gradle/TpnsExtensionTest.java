package io.github.tpnskit.gradle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.gradle.api.GradleException;
import org.gradle.testfixtures.ProjectBuilder;
import org.junit.jupiter.api.Test;

class TpnsExtensionTest {
    private final TpnsExtension tpns =
            ProjectBuilder.builder().build().getObjects().newInstance(TpnsExtension.class);

    @Test
    void everythingIsOptional() {
        assertEquals(
                Map.of(
                        "missingConfig",
                        "error",
                        "dependencies",
                        true,
                        "receiver",
                        Map.of("enabled", true),
                        "supply",
                        Map.of("placeholders", true, "accessPoint", true, "legacyHttp", true)),
                tpns.toSettings());
    }

    @Test
    void whatIsSetReachesTheEngine() {
        tpns.getMissingConfig().set("ignore");
        tpns.getAccessPoint().set("shanghai");
        tpns.getDependencies().set(false);
        tpns.receiver(receiver -> receiver.getClassName().set(".Mine"));
        tpns.supply(supply -> supply.getLegacyHttp().set(false));
        assertEquals(
                Map.of(
                        "missingConfig",
                        "ignore",
                        "accessPoint",
                        "shanghai",
                        "dependencies",
                        false,
                        "receiver",
                        Map.of("enabled", true, "className", ".Mine"),
                        "supply",
                        Map.of("placeholders", true, "accessPoint", true, "legacyHttp", false)),
                tpns.toSettings());
    }

    @Test
    void aWrongValueIsSaidInOneSentence() {
        tpns.getMissingConfig().set("warning");
        assertEquals(
                "tpns.missingConfig is `warning` and must be one of `error`, `warn`, `ignore`",
                assertThrows(GradleException.class, tpns::toSettings).getMessage());
    }
}
