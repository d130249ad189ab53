package io.github.tpnskit.gradle.inputs;

import io.github.tpnskit.gradle.engine.Engine;
import io.github.tpnskit.gradle.engine.EngineLocation;
import io.github.tpnskit.gradle.engine.EngineUnavailableException;
import io.github.tpnskit.gradle.engine.Request;
import io.github.tpnskit.gradle.engine.Response;
import org.gradle.api.logging.Logger;
import org.gradle.api.logging.Logging;
import org.gradle.api.provider.ListProperty;
import org.gradle.api.provider.MapProperty;
import org.gradle.api.provider.Property;
import org.gradle.api.provider.ValueSource;
import org.gradle.api.provider.ValueSourceParameters;

/**
 * An answer of the engine that is needed before any task runs.
 *
 * <p>Never fails: Gradle asks for it in every build, even during configuration, and the merge task reports everything
 * that is wrong with the app at once.
 */
public abstract class EngineSource<T, P extends EngineSource.Parameters> implements ValueSource<T, P> {
    private static final Logger LOGGER = Logging.getLogger(EngineSource.class);

    /** What the answer depends on. */
    public interface Parameters extends ValueSourceParameters {
        /** The values of the variant, by their names in the request. */
        MapProperty<String, Object> getVariant();

        /** The settings of the variant, by their names in the request. */
        MapProperty<String, Object> getSettings();

        /** The files that may contain the values. */
        ListProperty<TextFile> getFiles();

        Property<EngineLocation> getEngine();
    }

    private final String call;

    /** @param call the name of the call, and of what the engine answers */
    EngineSource(String call) {
        this.call = call;
    }

    @Override
    public T obtain() {
        P given = getParameters();
        try {
            Request request = new Request(call)
                    .with(
                            "inputs",
                            Inputs.toJson(
                                    given.getVariant().get(),
                                    given.getSettings().get(),
                                    given.getFiles().get()));
            complete(request);
            // Why the portable engine is used is what the variant's own tasks say.
            return read(Engine.ask(request, given.getEngine().get(), LOGGER::info));
        } catch (EngineUnavailableException e) {
            // The variant's own tasks fail with it.
            LOGGER.info(e.getMessage());
            return nothing();
        } catch (RuntimeException e) {
            LOGGER.warn("tpnskit adds no {}: {}", call, e.getMessage());
            return nothing();
        }
    }

    /** Adds what the call needs besides the inputs. */
    void complete(Request request) {}

    abstract T read(Response answer);

    abstract T nothing();
}
