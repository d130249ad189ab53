package io.github.tpnskit.gradle.inputs;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gradle.api.file.ConfigurableFileCollection;
import org.gradle.api.provider.ValueSource;
import org.gradle.api.provider.ValueSourceParameters;

/**
 * The Java and Kotlin files below some folders, each by its path there, with {@code /}.
 *
 * <p>The files aren't read: a task that depends on this list runs again when a file comes or goes, not when one changes.
 */
public abstract class SourceFiles implements ValueSource<List<String>, SourceFiles.Parameters> {
    /** Where to look. */
    public interface Parameters extends ValueSourceParameters {
        ConfigurableFileCollection getFolders();
    }

    @Override
    public List<String> obtain() {
        TreeSet<String> names = new TreeSet<>();
        for (File folder : getParameters().getFolders()) {
            if (folder.isDirectory()) {
                names.addAll(below(folder.toPath()));
            }
        }
        return new ArrayList<>(names);
    }

    private static List<String> below(Path folder) {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.map(file -> TextFile.name(folder.toFile(), file.toFile()))
                    .filter(name -> name.endsWith(".java") || name.endsWith(".kt"))
                    .forEach(names::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
