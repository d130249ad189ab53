package io.github.tpnskit.gradle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gradle.api.Action;

/**
 * What an app's owner writes in {@code tpns { }}. Everything is optional.
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
    private final Map<String, List<Action<? super TpnsSettings>>> ofVariants = new LinkedHashMap<>();
    private final Set<String> met = new TreeSet<>();

    /**
     * Settings for some variants alone, over those for all.
     *
     * @param name a variant, a build type or a flavor, as a source set is called; the most particular one wins, as
     *     there
     */
    public void variant(String name, Action<? super TpnsSettings> action) {
        ofVariants.computeIfAbsent(name, unmet -> new ArrayList<>()).add(action);
    }

    /** @param sourceSets of the variant, what wins comes first */
    TpnsSettings of(List<String> sourceSets) {
        TpnsSettings settings = getObjects().newInstance(TpnsSettings.class);
        settings.inherit(this);
        List<String> names = new ArrayList<>(sourceSets);
        Collections.reverse(names);
        met.addAll(names);
        for (String name : names) {
            ofVariants.getOrDefault(name, List.of()).forEach(action -> action.execute(settings));
        }
        return settings;
    }

    /** Names that settings were made for and that no variant has. */
    Set<String> unmet() {
        Set<String> unmet = new TreeSet<>(ofVariants.keySet());
        unmet.removeAll(met);
        return unmet;
    }
}
