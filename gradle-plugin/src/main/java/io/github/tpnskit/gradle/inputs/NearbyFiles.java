package io.github.tpnskit.gradle.inputs;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.gradle.api.file.DirectoryProperty;
import org.gradle.api.provider.ListProperty;
import org.gradle.api.provider.ValueSource;
import org.gradle.api.provider.ValueSourceParameters;

/**
 * Files in some folders that may be meant as a TPNS configuration file, relative to the root project, with {@code /}.
 *
 * <p>Their names are looked at, and nothing else; the engine knows which of them are.
 */
public abstract class NearbyFiles implements ValueSource<List<String>, NearbyFiles.Parameters> {
    /** Where to look. */
    public interface Parameters extends ValueSourceParameters {
        ListProperty<File> getFolders();

        DirectoryProperty getRootDirectory();
    }

    @Override
    public List<String> obtain() {
        File root = getParameters().getRootDirectory().get().getAsFile();
        TreeSet<String> names = new TreeSet<>();
        for (File folder : getParameters().getFolders().get()) {
            File[] files = folder.listFiles(file -> isMeant(file.getName()) && file.isFile());
            for (File file : files == null ? new File[0] : files) {
                names.add(TextFile.name(root, file));
            }
        }
        return new ArrayList<>(names);
    }

    private static boolean isMeant(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return InputNames.nearbyWords().stream().anyMatch(lower::contains);
    }
}
