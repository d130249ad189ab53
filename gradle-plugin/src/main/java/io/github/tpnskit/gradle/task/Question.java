package io.github.tpnskit.gradle.task;

import io.github.tpnskit.gradle.TextFile;
import io.github.tpnskit.gradle.engine.Request;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gradle.api.file.ConfigurableFileCollection;
import org.gradle.api.provider.ListProperty;
import org.gradle.api.provider.MapProperty;
import org.gradle.api.tasks.Input;
import org.gradle.api.tasks.InputFiles;
import org.gradle.api.tasks.Nested;
import org.gradle.api.tasks.PathSensitive;
import org.gradle.api.tasks.PathSensitivity;

/** What the engine is told of one variant. It is what a task that asks depends on, and no more. */
public interface Question {
    /** What is known of the variant, by the member names of the protocol. */
    @Input
    MapProperty<String, Object> getVariant();

    /** What the app's owner set, by the member names of the protocol. */
    @Input
    MapProperty<String, Object> getSettings();

    /** Files of the app's owner, each with its role. */
    @Nested
    ListProperty<TextFile> getFiles();

    /** What is on the class path and no component; empty where it does not matter. */
    @InputFiles
    @PathSensitive(PathSensitivity.NAME_ONLY)
    ConfigurableFileCollection getLocalArchives();

    /** The request that all of it makes. */
    default Request request(String command) {
        Map<String, Object> variant = new TreeMap<>(getVariant().get());
        variant.put(
                "localArchives",
                getLocalArchives().getFiles().stream()
                        .map(file -> file.getName())
                        .filter(name -> name.endsWith(".jar") || name.endsWith(".aar"))
                        .sorted()
                        .collect(Collectors.toList()));
        Request request =
                new Request(command).variant(variant).settings(getSettings().get());
        getFiles().get().forEach(file -> file.addTo(request));
        return request;
    }

    /** The variant's name. */
    default String name() {
        return (String) getVariant().get().get("name");
    }
}
