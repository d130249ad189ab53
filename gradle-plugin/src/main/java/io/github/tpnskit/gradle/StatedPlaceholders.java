package io.github.tpnskit.gradle;

import com.android.build.api.dsl.ApplicationExtension;
import com.android.build.api.dsl.VariantDimension;
import com.android.build.api.variant.ComponentIdentity;
import groovy.lang.MissingPropertyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kotlin.Pair;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * The manifest placeholders that the build states for one variant.
 *
 * <p>Read from the DSL, since {@code variant.manifestPlaceholders} cannot be read during configuration. In {@code
 * onVariants} the DSL is locked, so nothing is missed that another plugin does in {@code finalizeDsl}.
 */
final class StatedPlaceholders {
    private final ApplicationExtension dsl;
    private final ComponentIdentity variant;
    private final List<Map<String, String>> layers = new ArrayList<>();

    StatedPlaceholders(ApplicationExtension dsl, ComponentIdentity variant) {
        this.dsl = dsl;
        this.variant = variant;
        add("buildTypes." + variant.getBuildType(), dsl.getBuildTypes().getByName(variant.getBuildType()));
        for (Pair<String, String> flavor : variant.getProductFlavors()) {
            add("productFlavors." + flavor.getSecond(), dsl.getProductFlavors().getByName(flavor.getSecond()));
        }
        add("defaultConfig", dsl.getDefaultConfig());
    }

    private void add(String origin, VariantDimension layer) {
        layer.getManifestPlaceholders()
                .forEach((name, value) -> layers.add(placeholder(name, value.toString(), origin)));
    }

    private static Map<String, String> placeholder(String name, String value, String origin) {
        // A copy, since the configuration cache of Gradle 7 cannot restore Java's immutable maps.
        return new TreeMap<>(Map.of("name", name, "value", value, "origin", origin));
    }

    /**
     * By the member names of the protocol; the layer that wins comes first. To be asked for after the configuration.
     */
    List<Map<String, String>> all() {
        List<Map<String, String>> all = new ArrayList<>();
        legacy().forEach((name, value) -> all.add(placeholder(name, value, "applicationVariants")));
        all.addAll(layers);
        return all;
    }

    /**
     * What {@code applicationVariants.all { mergedFlavor.manifestPlaceholders … }} sets. The Android Gradle plugin
     * forgets it as soon as anybody touches {@code variant.manifestPlaceholders}, as we do: so it is put there too. To
     * be asked for after the configuration.
     */
    Map<String, String> legacy() {
        Map<String, String> set = new TreeMap<>();
        mergedFlavor().forEach((name, value) -> {
            Map<String, String> winner = layers.stream()
                    .filter(layer -> layer.get("name").equals(name))
                    .findFirst()
                    .orElse(Map.of());
            boolean fromBuildType = winner.getOrDefault("origin", "").startsWith("buildTypes.");
            if (!fromBuildType && !value.toString().equals(winner.get("value"))) {
                set.put(name.toString(), value.toString());
            }
        });
        return set;
    }

    /**
     * The legacy variant API is in no interface that we compile against, and gone with the Android Gradle plugin 10.
     */
    private Map<?, ?> mergedFlavor() {
        try {
            for (Object legacy : (Iterable<?>) InvokerHelper.getProperty(dsl, "applicationVariants")) {
                if (InvokerHelper.getProperty(legacy, "name").equals(variant.getName())) {
                    return (Map<?, ?>) InvokerHelper.getProperty(
                            InvokerHelper.getProperty(legacy, "mergedFlavor"), "manifestPlaceholders");
                }
            }
        } catch (MissingPropertyException noLegacyApi) {
            // nothing can have been set by it
        }
        return Map.of();
    }
}
