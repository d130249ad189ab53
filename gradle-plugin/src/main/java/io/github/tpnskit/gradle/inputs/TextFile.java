package io.github.tpnskit.gradle.inputs;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gradle.api.GradleException;
import org.gradle.api.file.ConfigurableFileCollection;
import org.gradle.api.model.ObjectFactory;
import org.gradle.api.provider.Property;
import org.gradle.api.tasks.Input;
import org.gradle.api.tasks.InputFiles;
import org.gradle.api.tasks.PathSensitive;
import org.gradle.api.tasks.PathSensitivity;

/**
 * A file that the engine reads if it exists.
 *
 * <p>A list of these tells Gradle which of several files with the same name exists. A file collection can do that only
 * with absolute paths.
 */
public interface TextFile {
    /** The name that findings show: relative to the root project, with {@code /}. */
    @Input
    Property<String> getName();

    /** What kind of file this is, as the engine calls it. */
    @Input
    Property<String> getRole();

    /** One file, which doesn't have to exist. */
    @InputFiles
    @PathSensitive(PathSensitivity.NONE)
    ConfigurableFileCollection getContent();

    /**
     * A file at a known location.
     *
     * @param source anything that makes a file collection of one file, so that the task that writes the file is known
     */
    static TextFile of(ObjectFactory objects, File root, String role, File location, Object source) {
        TextFile file = objects.newInstance(TextFile.class);
        file.getName().set(name(root, location));
        file.getRole().set(role);
        file.getContent().from(source);
        return file;
    }

    /** The location, whether or not the file exists. */
    default File file() {
        return getContent().getSingleFile();
    }

    /** The name that findings show for a file. */
    static String name(File root, File file) {
        try {
            Path relative = root.toPath().relativize(file.toPath());
            return relative.toString().replace(File.separatorChar, '/');
        } catch (IllegalArgumentException onAnotherDrive) {
            return file.getName();
        }
    }

    /** The members of the file's JSON object. */
    default Map<String, Object> toJson() {
        return toJson(getName().get(), getRole().get(), file());
    }

    /** The members of a file's JSON object. */
    static Map<String, Object> toJson(String name, String role, File file) {
        try {
            return toJson(name, role, Files.readAllBytes(file.toPath()));
        } catch (IOException e) {
            throw new GradleException("cannot read " + name + ": " + e, e);
        }
    }

    /** Bytes that aren't UTF-8 are sent unchanged, so that the engine can say what they are. */
    static Map<String, Object> toJson(String name, String role, byte[] content) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("name", name);
        file.put("role", role);
        try {
            file.put(
                    "text",
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(content))
                            .toString());
        } catch (CharacterCodingException notUtf8) {
            file.put("base64", Base64.getEncoder().encodeToString(content));
        }
        return file;
    }
}
