package io.github.tpnskit.gradle.wiring;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
     *
     * @throws IllegalStateException if that isn't known
     */
    private static Set<String> names(MapProperty<String, String> map) {
        Set<String> names = new HashSet<>();
        stored(map).keySet().forEach(name -> names.add(name.toString()));
        return names;
    }

    private static Map<?, ?> stored(MapProperty<String, String> map) {
        try {
            Method store = map.getClass().getMethod("calculateExecutionTimeValue");
            Method toProvider = store.getReturnType().getMethod("toProvider");
            Object values = ((Provider<?>) toProvider.invoke(store.invoke(map))).getOrNull();
            return values == null ? Map.of() : (Map<?, ?>) values;
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        } catch (ReflectiveOperationException otherGradle) {
            throw new IllegalStateException(otherGradle);
        }
    }

    private static Map<String, String> without(Map<String, String> all, Set<String> names) {
        Map<String, String> rest = new TreeMap<>(all);
        rest.keySet().removeAll(names);
        return rest;
    }
}
