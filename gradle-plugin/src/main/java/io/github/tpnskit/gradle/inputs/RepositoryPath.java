package io.github.tpnskit.gradle.inputs;

import java.io.File;
import org.gradle.api.file.DirectoryProperty;
import org.gradle.api.provider.ValueSource;
import org.gradle.api.provider.ValueSourceParameters;

/**
 * The path of the root project in its Git repository, with {@code /}. Empty if the root project is the repository, or
 * if there is none.
 */
public abstract class RepositoryPath implements ValueSource<String, RepositoryPath.Parameters> {
    /** Where to start. */
    public interface Parameters extends ValueSourceParameters {
        DirectoryProperty getRootDirectory();
    }

    @Override
    public String obtain() {
        return of(getParameters().getRootDirectory().get().getAsFile());
    }

    static String of(File root) {
        for (File folder = root; folder != null; folder = folder.getParentFile()) {
            // A folder, or a file in a worktree or submodule.
            if (new File(folder, ".git").exists()) {
                return TextFile.name(folder, root);
            }
        }
        return "";
    }
}
