package io.github.tpnskit.gradle;

import io.github.tpnskit.gradle.engine.Request;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gradle.api.GradleException;
import org.gradle.api.file.ConfigurableFileCollection;
import org.gradle.api.provider.Property;
import org.gradle.api.tasks.Input;
import org.gradle.api.tasks.InputFiles;
import org.gradle.api.tasks.PathSensitive;
import org.gradle.api.tasks.PathSensitivity;

/**
 * A file that the engine reads if it is there.
 *
 * <p>A list of these tells Gradle which of several files of one name exists, which a file collection cannot without
 * absolute paths.
 */
public interface TextFile {
    /** As findings show it: relative to the root project, with {@code /}. */
    @Input
    Property<String> getName();

    /** What the file is, by the protocol's name. */
    @Input
    Property<String> getRole();

    /** One file, which may be missing. */
    @InputFiles
    @PathSensitive(PathSensitivity.NONE)
    ConfigurableFileCollection getContent();

    /** Where it is, or would be. */
    default File file() {
        return getContent().getSingleFile();
    }

    /** Adds the file to a request, if it is there. */
    default void addTo(Request request) {
        File file = file();
        if (file.isFile()) {
            add(request, getName().get(), getRole().get(), file);
        }
    }

    /** Adds a file that must be there. */
    static void add(Request request, String name, String role, File file) {
        try {
            request.file(name, role, Files.readAllBytes(file.toPath()));
        } catch (IOException e) {
            throw new GradleException("cannot read " + name + ": " + e, e);
        }
    }

    /** The name by which findings show a file. */
    static String name(File root, File file) {
        try {
            Path relative = root.toPath().relativize(file.toPath());
            return relative.toString().replace(File.separatorChar, '/');
        } catch (IllegalArgumentException onAnotherDrive) {
            return file.getName();
        }
    }
}
