package io.github.tpnskit.gradle.inputs;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The part of a request that describes one variant. */
final class Inputs {
    private Inputs() {}

    static Map<String, Object> toJson(Map<String, ?> variant, Map<String, ?> settings, List<TextFile> files) {
        return toJson(variant, settings, files, List.of());
    }

    /** @param more files that have no name of their own, as they are in the request */
    static Map<String, Object> toJson(
            Map<String, ?> variant, Map<String, ?> settings, List<TextFile> files, List<Map<String, Object>> more) {
        Map<String, Object> allSettings = new TreeMap<>(settings);
        allSettings.put(
                "configCandidates",
                files.stream()
                        .filter(file -> file.getRole().get().equals("config"))
                        .map(file -> file.getName().get())
                        .collect(Collectors.toList()));
        return Map.of(
                "files",
                Stream.concat(files.stream().map(TextFile::toJson), more.stream())
                        .filter(file -> !file.isEmpty())
                        .collect(Collectors.toList()),
                "variant",
                variant,
                "settings",
                allSettings,
                "locale",
                locale());
    }

    /** The language of this JVM, which Gradle starts with the user's. */
    static String locale() {
        return Locale.getDefault().toLanguageTag();
    }
}
