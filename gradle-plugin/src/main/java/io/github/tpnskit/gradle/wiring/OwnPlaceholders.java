package io.github.tpnskit.gradle.wiring;

import com.android.build.api.dsl.ApplicationExtension;
import com.android.build.api.variant.ComponentIdentity;
import groovy.lang.MissingPropertyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * The manifest placeholders that the build sets for one variant.
 *
 * <p>They are read from the DSL, because {@code variant.manifestPlaceholders} can't be read during configuration. In
 * {@code onVariants} the DSL is locked, so what other plugins do in {@code finalizeDsl} is included.
 */
final class OwnPlaceholders {
    private final ApplicationExtension dsl;
    private final ComponentIdentity variant;
    private final List<Placeholder> ofLayers;

    OwnPlaceholders(ApplicationExtension dsl, ComponentIdentity variant, Layers layers) {
        this.dsl = dsl;
        this.variant = variant;
        ofLayers = layers.placeholders();
    }

    /** All of them as they are sent to the engine, highest precedence first. Call it after the configuration only. */
    List<Map<String, String>> all() {
        List<Placeholder> all = new ArrayList<>();
        legacy().forEach((name, value) -> all.add(new Placeholder(name, value, "applicationVariants")));
        all.addAll(ofLayers);
        return all.stream().map(Placeholder::toJson).collect(Collectors.toCollection(ArrayList::new));
    }

    /**
     * What {@code applicationVariants.all { mergedFlavor.manifestPlaceholders … }} sets. The Android Gradle plugin drops
     * it as soon as something accesses {@code variant.manifestPlaceholders}, as this plugin does, so it has to be put
     * there as well. Call it after the configuration only.
     */
    Map<String, String> legacy() {
        Map<String, String> set = new TreeMap<>();
        mergedFlavor().forEach((name, value) -> {
            Optional<Placeholder> winner = ofLayers.stream()
                    .filter(placeholder -> placeholder.name.equals(name))
                    .findFirst();
            boolean overridden = winner.filter(placeholder -> placeholder.origin.startsWith("buildTypes.")
                            || placeholder.value.equals(value.toString()))
                    .isPresent();
            if (!overridden) {
                set.put(name.toString(), value.toString());
            }
        });
        return set;
    }

    /**
     * The legacy variant API isn't part of the interfaces that this plugin compiles against. The Android Gradle plugin
     * 10 removes it.
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
            // then nothing can have been set with it
        }
        return Map.of();
    }
}
