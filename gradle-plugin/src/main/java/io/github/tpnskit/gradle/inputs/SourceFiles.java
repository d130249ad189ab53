package io.github.tpnskit.gradle.inputs;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
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
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = TextFile.name(folder.toFile(), file.toFile());
                    if (name.endsWith(".java") || name.endsWith(".kt")) {
                        names.add(name);
                    }
                    return FileVisitResult.CONTINUE;
                }

                /** The compiler says what it can't read. */
                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
