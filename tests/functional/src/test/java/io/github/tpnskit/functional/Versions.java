package io.github.tpnskit.functional;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A pair of the Android Gradle plugin and Gradle that is tested, with what such a build has to be told besides. */
record Versions(String agp, String gradle, List<String> arguments) {

    /** What most tests run on. */
    static final Versions USUAL = new Versions("8.4.2", "8.8", List.of());

    /** The names of {@link #all} and {@link #oldestAndNewest} for JUnit. */
    static final String ALL = "io.github.tpnskit.functional.Versions#all";
    static final String OLDEST_AND_NEWEST = "io.github.tpnskit.functional.Versions#oldestAndNewest";

    /** Every pair of {@code tests/agp-versions.txt}. */
    static List<Versions> all() {
        Path table = Machine.repository().resolve("tests/agp-versions.txt");
        try {
            return Files.readAllLines(table).stream().filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Versions::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first and the last pair: what depends on an API of Gradle or of the Android Gradle plugin works on both ends, or on neither. */
    static List<Versions> oldestAndNewest() {
        return List.of(oldest(), all().get(all().size() - 1));
    }

    static Versions oldest() {
        return all().get(0);
    }

    private static Versions of(String row) {
        List<String> cells = Arrays.asList(row.trim().split("\\s+"));
        return new Versions(cells.get(0), cells.get(1), cells.subList(2, cells.size()));
    }

    @Override
    public String toString() {
        return "AGP " + agp + " on Gradle " + gradle;
    }
}
