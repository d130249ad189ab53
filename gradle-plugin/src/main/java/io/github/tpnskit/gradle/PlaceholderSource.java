package io.github.tpnskit.gradle;

import io.github.tpnskit.gradle.engine.Engine;
import io.github.tpnskit.gradle.engine.Request;
import java.util.Map;
import java.util.TreeMap;
import org.gradle.api.file.DirectoryProperty;
import org.gradle.api.logging.Logger;
import org.gradle.api.logging.Logging;
import org.gradle.api.provider.ListProperty;
import org.gradle.api.provider.MapProperty;
import org.gradle.api.provider.ValueSource;
import org.gradle.api.provider.ValueSourceParameters;

/**
 * The manifest placeholders that the build leaves out.
 *
 * <p>Never fails: the Android Gradle plugin asks for it in every build, even during configuration, and what is wrong
 * with the app is said all at once by the merge task.
 */
public abstract class PlaceholderSource implements ValueSource<Map<String, String>, PlaceholderSource.Parameters> {
    private static final Logger LOGGER = Logging.getLogger(PlaceholderSource.class);

    /** What the placeholders depend on. */
    public interface Parameters extends ValueSourceParameters {
        /** By the member names of the protocol. */
        MapProperty<String, Object> getVariant();

        /** By the member names of the protocol. */
        MapProperty<String, Object> getSettings();

        /** The files that may hold the values. */
        ListProperty<TextFile> getFiles();

        DirectoryProperty getGradleUserHome();
    }

    @Override
    public Map<String, String> obtain() {
        Parameters given = getParameters();
        try {
            Request request = new Request("placeholders")
                    .variant(given.getVariant().get())
                    .settings(given.getSettings().get());
            given.getFiles().get().forEach(file -> file.addTo(request));
            return new TreeMap<>(Engine.ask(
                            request, given.getGradleUserHome().get().getAsFile().toPath())
                    .placeholders());
        } catch (RuntimeException e) {
            LOGGER.warn("tpnskit supplies no manifest placeholders: {}", e.getMessage());
            return new TreeMap<>();
        }
    }
}
