package io.github.tpnskit.functional;

import groovy.json.JsonSlurper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A pair of the Android Gradle plugin and Gradle that is tested, with what such a build has to be told besides. The JDK of the
 * daemon is the one that runs the tests, unless it is named.
 */
record Versions(String agp, String gradle, Optional<String> jdk, List<String> arguments) {

    /** What most tests run on. */
    static final Versions USUAL = new Versions("8.4.2", "8.8", Optional.empty(), List.of());

    /** The names of {@link #everyRun}, {@link #built}, {@link #oldestFirst} and {@link #newestFirst} for JUnit. */
    static final String EVERY_RUN = "io.github.tpnskit.functional.Versions#everyRun";
    static final String BUILT = "io.github.tpnskit.functional.Versions#built";
    static final String OLDEST = "io.github.tpnskit.functional.Versions#oldestFirst";
    static final String NEWEST = "io.github.tpnskit.functional.Versions#newestFirst";

    /** The pairs of {@code compatibility.json} that every run of the tests builds with. */
    static List<Versions> everyRun() {
        return pairs(pair -> Boolean.TRUE.equals(pair.get("always"))).map(pair -> of(pair, Optional.empty())).toList();
    }

    /** Every pair of {@code compatibility.json} that apps are built with, some in several JDKs. */
    static List<Versions> built() {
        return pairs(pair -> pair.get("verified").equals("built")).flatMap(pair -> Stream.concat(Stream.of(of(pair, Optional.empty())),
                strings(pair.get("jdks")).filter(jdk -> Machine.java(jdk).isPresent()).map(jdk -> of(pair, Optional.of(jdk))))).toList();
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

    private static Stream<Map<?, ?>> pairs(Predicate<Map<?, ?>> wanted) {
        Object data = new JsonSlurper().parse(Machine.repository().resolve("compatibility.json").toFile());
        Stream<?> pairs = ((List<?>) ((Map<?, ?>) data).get("pairs")).stream();
        return pairs.<Map<?, ?>>map(pair -> (Map<?, ?>) pair).filter(wanted);
    }

    private static Versions of(Map<?, ?> pair, Optional<String> jdk) {
        return new Versions((String) pair.get("androidGradlePlugin"), (String) pair.get("gradle"), jdk, strings(pair.get("arguments")).toList());
    }

    private static Stream<String> strings(Object list) {
        return list == null ? Stream.of() : ((List<?>) list).stream().map(String.class::cast);
    }

    @Override
    public String toString() {
        return "AGP " + agp + " on Gradle " + gradle + jdk.map(version -> " in JDK " + version).orElse("");
    }
}
