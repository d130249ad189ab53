package io.github.tpnskit.gradle.inputs;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gradle.api.file.ConfigurableFileCollection;
import org.gradle.api.file.FileCollection;
import org.gradle.api.model.ObjectFactory;
import org.gradle.api.provider.Property;
import org.gradle.api.tasks.Input;
import org.gradle.api.tasks.InputFiles;
import org.gradle.api.tasks.Internal;
import org.gradle.api.tasks.Optional;
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
    @Internal
    ConfigurableFileCollection getLocation();

    /** The file if it can be read. Otherwise Gradle would fail before the engine can say what is wrong. */
    @InputFiles
    @PathSensitive(PathSensitivity.NONE)
    default FileCollection getContent() {
        return getLocation().filter(file -> Unreadable.of(file).isEmpty());
    }

    /** Why the file can't be read, if it can't. */
    @Input
    @Optional
    default String getUnreadable() {
        return Unreadable.of(file()).map(Object::toString).orElse(null);
    }

    /**
     * A file at a known location.
     *
     * @param source anything that makes a file collection of one file, so that the task that writes the file is known
     */
    static TextFile of(ObjectFactory objects, File root, String role, File location, Object source) {
        TextFile file = objects.newInstance(TextFile.class);
        file.getName().set(name(root, location));
        file.getRole().set(role);
        file.getLocation().from(source);
        return file;
    }

    /** The location, whether or not the file exists. */
    default File file() {
        return getLocation().getSingleFile();
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

    /** The members of the file's JSON object; nothing if the file isn't there. */
    default Map<String, Object> toJson() {
        return toJson(getName().get(), getRole().get(), file());
    }

    /** The members of a file's JSON object; nothing if the file isn't there. */
    static Map<String, Object> toJson(String name, String role, File file) {
        Object reason = Unreadable.of(file).orElse(null);
        if (reason != null) {
            return toJson(name, role, reason);
        }
        try (InputStream content = Files.newInputStream(file.toPath())) {
            // One that has grown meanwhile is too large for the engine, too.
            return toJson(name, role, content.readNBytes(InputNames.maxBytes() + 1));
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException e) {
            return toJson(name, role, Unreadable.failed(e));
        }
    }

    /** True where a file is what it was when these members of its JSON object were made. */
    static boolean isStill(Map<?, ?> read, File file) {
        return toJson((String) read.get("name"), (String) read.get("role"), file).equals(read);
    }

    private static Map<String, Object> toJson(String name, String role, Object unreadable) {
        return Map.of("name", name, "role", role, "unreadable", unreadable);
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
