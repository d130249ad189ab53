package io.github.tpnskit.gradle.inputs;

import io.github.tpnskit.gradle.TpnsSettings;
import java.io.File;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gradle.api.file.ConfigurableFileCollection;
import org.gradle.api.provider.ListProperty;
import org.gradle.api.provider.MapProperty;
import org.gradle.api.tasks.Input;
import org.gradle.api.tasks.InputFiles;
import org.gradle.api.tasks.Nested;
import org.gradle.api.tasks.Optional;
import org.gradle.api.tasks.PathSensitive;
import org.gradle.api.tasks.PathSensitivity;

/** Everything that a task sends to the engine about one variant, and so everything that the task depends on. */
public interface VariantInputs {
    /** The values of the variant, by their names in the request. */
    @Input
    MapProperty<String, Object> getVariant();

    /** The settings that apply to the variant, highest precedence first. */
    @Nested
    ListProperty<TpnsSettings> getSettings();

    /** The files to read, each with its role. */
    @Nested
    ListProperty<TextFile> getFiles();

    /** The files of the class path that aren't components; empty for tasks that don't need them. */
    @InputFiles
    @PathSensitive(PathSensitivity.NAME_ONLY)
    ConfigurableFileCollection getLocalArchives();

    /** The manifests of the libraries, in the order of {@link #getLibraries}; empty for tasks that don't need them. */
    @InputFiles
    @PathSensitive(PathSensitivity.NONE)
    ConfigurableFileCollection getLibraryManifests();

    /** The names of the libraries that have a manifest. */
    @Input
    ListProperty<String> getLibraries();

    /** The app's own source files, see {@link SourceFiles}; empty for tasks that don't need them. */
    @Input
    ListProperty<String> getSources();

    /** See {@link NearbyFiles}; empty for tasks that don't need them. */
    @Input
    ListProperty<String> getNearbyFiles();

    /** Every placeholder that the manifest gets, whoever sets it. */
    @Input
    @Optional
    MapProperty<String, String> getMergedPlaceholders();

    /** The user's language. */
    @Input
    default String getLocale() {
        return Inputs.locale();
    }

    /** The part of a request that describes the variant. */
    default Map<String, Object> toJson() {
        Map<String, Object> variant = new TreeMap<>(getVariant().get());
        variant.put(
                "localArchives",
                getLocalArchives().getFiles().stream()
                        .map(File::getName)
                        .filter(name -> name.endsWith(".jar") || name.endsWith(".aar"))
                        .sorted()
                        .collect(Collectors.toList()));
        // What a task doesn't ask for isn't known.
        Map<String, Object> asked = new TreeMap<>(Map.of(
                "sources", getSources().get(),
                "nearbyFiles", getNearbyFiles().get(),
                "mergedPlaceholders", getMergedPlaceholders().getOrElse(Map.of())));
        asked.values().removeIf(value -> value.equals(List.of()) || value.equals(Map.of()));
        variant.putAll(asked);
        return Inputs.toJson(
                variant, JsonMembers.of(getSettings().get()), getFiles().get(), libraries());
    }

    /** The manifests of the libraries, each under its library's name. */
    private List<Map<String, Object>> libraries() {
        List<Map<String, Object>> manifests = new ArrayList<>();
        Iterator<File> files = getLibraryManifests().iterator();
        for (String name : getLibraries().get()) {
            if (files.hasNext()) {
                manifests.add(TextFile.toJson(name, "libraryManifest", files.next()));
            }
        }
        return manifests;
    }

    /** The name of the variant. */
    default String name() {
        return (String) getVariant().get().get("name");
    }
}
