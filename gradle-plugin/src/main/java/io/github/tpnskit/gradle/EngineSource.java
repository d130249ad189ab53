package io.github.tpnskit.gradle;

import io.github.tpnskit.gradle.engine.Engine;
import io.github.tpnskit.gradle.engine.Request;
import io.github.tpnskit.gradle.engine.Response;
import org.gradle.api.file.DirectoryProperty;
import org.gradle.api.logging.Logger;
import org.gradle.api.logging.Logging;
import org.gradle.api.provider.ListProperty;
import org.gradle.api.provider.MapProperty;
import org.gradle.api.provider.ValueSource;
import org.gradle.api.provider.ValueSourceParameters;

/**
 * An answer of the engine that is needed before any task runs.
 *
 * <p>Never fails: it is asked for in every build, even during configuration, and what is wrong with the app is said all
 * at once by the merge task.
 */
abstract class EngineSource<T> implements ValueSource<T, EngineSource.Parameters> {
    private static final Logger LOGGER = Logging.getLogger(EngineSource.class);

    /** What the answer depends on. */
    public interface Parameters extends ValueSourceParameters {
        /** By the member names of the protocol. */
        MapProperty<String, Object> getVariant();

        /** By the member names of the protocol. */
        MapProperty<String, Object> getSettings();

        /** The files that may hold the values. */
        ListProperty<TextFile> getFiles();

        DirectoryProperty getGradleUserHome();
    }

    private final String command;

    /** @param command by the protocol's name; what it supplies has the same name */
    EngineSource(String command) {
        this.command = command;
    }

    @Override
    public T obtain() {
        Parameters given = getParameters();
        try {
            Request request = new Request(command)
                    .variant(given.getVariant().get())
                    .settings(given.getSettings().get());
            given.getFiles().get().forEach(file -> file.addTo(request));
            return read(Engine.ask(
                    request, given.getGradleUserHome().get().getAsFile().toPath()));
        } catch (RuntimeException e) {
            LOGGER.warn("tpnskit supplies no {}: {}", command, e.getMessage());
            return nothing();
        }
    }

    abstract T read(Response answer);

    abstract T nothing();
}
