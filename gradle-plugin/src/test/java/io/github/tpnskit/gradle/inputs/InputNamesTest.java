package io.github.tpnskit.gradle.inputs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class InputNamesTest {
    @Test
    void theNamesAreThoseOfTheEngine() {
        assertEquals("tpns-configs.json", InputNames.config());
        assertEquals("tpns-baseline.json", InputNames.baseline());
        assertTrue(InputNames.plugins().contains("com.tencent.android.tpns"));
        assertEquals(
                Map.of("agconnectServices", "agconnect-services.json", "googleServices", "google-services.json"),
                InputNames.vendorFiles());
    }
}
