package io.github.tpnskit.gradle.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceSetsTest {
    @Test
    void withoutFlavorsTheVariantIsItsBuildType() {
        assertEquals(List.of("debug", "main"), SourceSets.of("debug", "debug", "", List.of()));
    }

    @Test
    void oneFlavorIsItsOwnCombination() {
        assertEquals(
                List.of("paidRelease", "release", "paid", "main"),
                SourceSets.of("paidRelease", "release", "paid", List.of("paid")));
    }

    @Test
    void theFirstDimensionWins() {
        assertEquals(
                List.of("paidChinaRelease", "release", "paidChina", "paid", "china", "main"),
                SourceSets.of("paidChinaRelease", "release", "paidChina", List.of("paid", "china")));
    }

    @Test
    void theModuleRootComesLast() {
        File module = new File("app");
        assertEquals(
                List.of(
                        new File("app/src/debug/tpns-configs.json"),
                        new File("app/src/main/tpns-configs.json"),
                        new File("app/tpns-configs.json")),
                SourceSets.everywhere(module, List.of("debug", "main"), "tpns-configs.json"));
    }
}
