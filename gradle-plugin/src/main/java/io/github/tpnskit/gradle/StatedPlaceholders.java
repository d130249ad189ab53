package io.github.tpnskit.gradle;

import com.android.build.api.dsl.ApplicationExtension;
import com.android.build.api.dsl.VariantDimension;
import com.android.build.api.variant.ComponentIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kotlin.Pair;

/**
 * The manifest placeholders that the layers of the DSL state for a variant; the layer that wins comes first.
 *
 * <p>Read from the DSL, since {@code variant.manifestPlaceholders} cannot be read during configuration. In {@code onVariants} the DSL is
 * locked, so nothing is missed that another plugin does in {@code finalizeDsl}.
 */
final class StatedPlaceholders {
    private StatedPlaceholders() {
    }

    /** By the member names of the protocol. */
    static List<Map<String, String>> of(ApplicationExtension dsl, ComponentIdentity variant) {
        List<Map<String, String>> stated = new ArrayList<>();
        add(stated, "buildTypes." + variant.getBuildType(), dsl.getBuildTypes().getByName(variant.getBuildType()));
        for (Pair<String, String> flavor : variant.getProductFlavors()) {
            add(stated, "productFlavors." + flavor.getSecond(), dsl.getProductFlavors().getByName(flavor.getSecond()));
        }
        add(stated, "defaultConfig", dsl.getDefaultConfig());
        return stated;
    }

    private static void add(List<Map<String, String>> stated, String origin, VariantDimension layer) {
        layer.getManifestPlaceholders().forEach((name, value) ->
                // A copy, since the configuration cache of Gradle 7 cannot restore Java's immutable maps.
                stated.add(new TreeMap<>(Map.of("name", name, "value", value.toString(), "origin", origin))));
    }
}
