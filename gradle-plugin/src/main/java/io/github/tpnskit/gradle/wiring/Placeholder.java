package io.github.tpnskit.gradle.wiring;

import java.util.Map;
import java.util.TreeMap;

/** A manifest placeholder that the build sets. */
final class Placeholder {
    final String name;
    final String value;
    /** Where it is set, such as {@code defaultConfig} or {@code productFlavors.paid}. */
    final String origin;

    Placeholder(String name, String value, String origin) {
        this.name = name;
        this.value = value;
        this.origin = origin;
    }

    /** The configuration cache of Gradle 7 can't restore Java's immutable maps. */
    Map<String, String> toJson() {
        return new TreeMap<>(Map.of("name", name, "value", value, "origin", origin));
    }
}
