package io.github.tpnskit.gradle.inputs;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The names that the engine wants Gradle to look for. They are the engine's own data, packed into this plugin. */
public final class InputNames {
    private static final Properties NAMES = load();

    private InputNames() {}

    /** The name of the TPNS configuration file. */
    public static String config() {
        return NAMES.getProperty("config");
    }

    /** The name of the file of accepted findings. */
    public static String baseline() {
        return NAMES.getProperty("baseline");
    }

    /** The ids of the plugins that matter to the engine. */
    public static List<String> plugins() {
        return List.of(NAMES.getProperty("plugins").split(","));
    }

    /** The words in the name of a file that may be meant as a TPNS configuration file. */
    public static List<String> nearbyWords() {
        return List.of(NAMES.getProperty("nearbyWords").split(","));
    }

    /** The folders of a source set where such a file may be, besides the source set's own. */
    public static List<String> nearbyFolders() {
        return List.of(NAMES.getProperty("nearbyFolders").split(","));
    }

    /** The placeholders of the SDKs' manifests. */
    public static List<String> placeholders() {
        return List.of(NAMES.getProperty("placeholders").split(","));
    }

    /** The largest file that is read, in bytes. */
    public static int maxBytes() {
        return Integer.parseInt(NAMES.getProperty("maxBytes"));
    }

    /** The names of the vendors' own configuration files, by role. */
    public static Map<String, String> vendorFiles() {
        Map<String, String> files = new TreeMap<>();
        for (String role : List.of("agconnectServices", "googleServices")) {
            files.put(role, NAMES.getProperty(role));
        }
        return files;
    }

    private static Properties load() {
        Properties names = new Properties();
        try (InputStream file = InputNames.class.getResourceAsStream("inputs.properties");
                Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            names.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
