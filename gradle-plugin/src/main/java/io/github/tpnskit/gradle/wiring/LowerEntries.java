package io.github.tpnskit.gradle.wiring;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.gradle.api.provider.MapProperty;
import org.gradle.api.provider.Provider;

/**
 * Puts entries into a map property below those that it has already: a name that is there keeps its value.
 *
 * <p>What is put into the property later takes precedence anyway.
 */
final class LowerEntries {
    private LowerEntries() {}

    static void put(MapProperty<String, String> map, Provider<Map<String, String>> entries) {
        Set<String> names = names(map);
        map.putAll(entries.map(all -> without(all, names)));
    }

    /**
     * The names that are there. The Android Gradle plugin forbids reading the property during configuration, so it's asked
     * for what the configuration cache would store of it.
     */
    private static Set<String> names(MapProperty<String, String> map) {
        Object stored = InvokerHelper.invokeMethod(map, "calculateExecutionTimeValue", null);
        Map<?, ?> values = (Map<?, ?>) ((Provider<?>) InvokerHelper.invokeMethod(stored, "toProvider", null)).getOrNull();
        Set<String> names = new HashSet<>();
        if (values != null) {
            values.keySet().forEach(name -> names.add(name.toString()));
        }
        return names;
    }

    private static Map<String, String> without(Map<String, String> all, Set<String> names) {
        Map<String, String> rest = new TreeMap<>(all);
        rest.keySet().removeAll(names);
        return rest;
    }
}
