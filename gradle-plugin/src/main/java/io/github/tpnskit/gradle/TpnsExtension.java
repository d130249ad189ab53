package io.github.tpnskit.gradle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradle.api.Action;

/**
 * The block {@code tpns { }}. Everything is optional.
 *
 * <pre>
 * tpns {
 *     redirect {
 *         activity = '.MainActivity'
 *         uri = 'demo://com.example.app/notify/'
 *     }
 *     variant('paid') {
 *         accessPoint = 'singapore'
 *     }
 * }
 * </pre>
 */
public abstract class TpnsExtension extends TpnsSettings {
    private final transient Map<String, TpnsSettings> variants = new LinkedHashMap<>();

    /**
     * Settings for some variants only. They take precedence over the settings for all variants; redirects, disabled
     * codes and severities are added to them.
     *
     * @param name of a variant, build type or flavor. The order of precedence is that of source sets.
     */
    public void variant(String name, Action<? super TpnsSettings> action) {
        action.execute(variants.computeIfAbsent(name, added -> getObjects().newInstance(TpnsSettings.class)));
    }

    /**
     * The settings that apply to a variant, highest precedence first.
     *
     * @param sourceSets of the variant, highest precedence first
     */
    public List<TpnsSettings> layers(List<String> sourceSets) {
        List<TpnsSettings> layers =
                sourceSets.stream().map(variants::get).filter(Objects::nonNull).collect(Collectors.toCollection(ArrayList::new));
        layers.add(this);
        return layers;
    }

    /** The names that {@link #variant} was called with. */
    public Set<String> variantNames() {
        return variants.keySet();
    }
}
