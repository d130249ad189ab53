package io.github.tpnskit.functional;

import groovy.json.JsonSlurper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A pair of the Android Gradle plugin and Gradle that is tested, with what such a build has to be told besides. */
record Versions(String agp, String gradle, List<String> arguments) {

    /** What most tests run on. */
    static final Versions USUAL = new Versions("8.4.2", "8.8", List.of());

    /** The names of {@link #everyRun}, {@link #built}, {@link #oldestFirst} and {@link #newestFirst} for JUnit. */
    static final String EVERY_RUN = "io.github.tpnskit.functional.Versions#everyRun";
    static final String BUILT = "io.github.tpnskit.functional.Versions#built";
    static final String OLDEST = "io.github.tpnskit.functional.Versions#oldestFirst";
    static final String NEWEST = "io.github.tpnskit.functional.Versions#newestFirst";

    /** The pairs of {@code compatibility.json} that every run of the tests builds with. */
    static List<Versions> everyRun() {
        return pairs(pair -> Boolean.TRUE.equals(pair.get("always")));
    }

    /** Every pair of {@code compatibility.json} that apps are built with. */
    static List<Versions> built() {
        return pairs(pair -> pair.get("verified").equals("built"));
    }

    /** The oldest pair; where everything is tested, the newest as well. */
    static List<Versions> oldestFirst() {
        return Machine.testsEverything() ? List.of(oldest(), newest()) : List.of(oldest());
    }

    /** The newest pair; where everything is tested, the oldest as well. */
    static List<Versions> newestFirst() {
        return Machine.testsEverything() ? List.of(newest(), oldest()) : List.of(newest());
    }

    static Versions oldest() {
        return everyRun().get(0);
    }

    private static Versions newest() {
        return everyRun().get(everyRun().size() - 1);
    }

    private static List<Versions> pairs(Predicate<Map<?, ?>> wanted) {
        Object data = new JsonSlurper().parse(Machine.repository().resolve("compatibility.json").toFile());
        List<Versions> pairs = new ArrayList<>();
        for (Object pair : (List<?>) ((Map<?, ?>) data).get("pairs")) {
            if (wanted.test((Map<?, ?>) pair)) {
                pairs.add(of((Map<?, ?>) pair));
            }
        }
        return pairs;
    }

    private static Versions of(Map<?, ?> pair) {
        List<?> arguments = pair.containsKey("arguments") ? (List<?>) pair.get("arguments") : List.of();
        return new Versions((String) pair.get("androidGradlePlugin"), (String) pair.get("gradle"), arguments.stream().map(String.class::cast).toList());
    }

    @Override
    public String toString() {
        return "AGP " + agp + " on Gradle " + gradle;
    }
}
