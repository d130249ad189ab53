package io.github.tpnskit.functional;

import groovy.json.JsonSlurper;
import java.util.List;
import java.util.Map;

/** A pair of the Android Gradle plugin and Gradle that is tested, with what such a build has to be told besides. */
record Versions(String agp, String gradle, List<String> arguments) {

    /** What most tests run on. */
    static final Versions USUAL = new Versions("8.4.2", "8.8", List.of());

    /** The names of {@link #all} and {@link #oldestAndNewest} for JUnit. */
    static final String ALL = "io.github.tpnskit.functional.Versions#all";
    static final String OLDEST_AND_NEWEST = "io.github.tpnskit.functional.Versions#oldestAndNewest";

    /** Every pair of {@code compatibility.json}. */
    static List<Versions> all() {
        Object data = new JsonSlurper().parse(Machine.repository().resolve("compatibility.json").toFile());
        return ((List<?>) ((Map<?, ?>) data).get("builds")).stream().map(build -> of((Map<?, ?>) build)).toList();
    }

    /** The first and the last pair: what depends on an API of Gradle or of the Android Gradle plugin works on both ends, or on neither. */
    static List<Versions> oldestAndNewest() {
        return List.of(oldest(), all().get(all().size() - 1));
    }

    static Versions oldest() {
        return all().get(0);
    }

    private static Versions of(Map<?, ?> build) {
        List<?> arguments = build.containsKey("arguments") ? (List<?>) build.get("arguments") : List.of();
        return new Versions((String) build.get("androidGradlePlugin"), (String) build.get("gradle"), arguments.stream().map(String.class::cast).toList());
    }

    @Override
    public String toString() {
        return "AGP " + agp + " on Gradle " + gradle;
    }
}
