package io.github.tpnskit.gradle.task;

import io.github.tpnskit.gradle.Messages;
import io.github.tpnskit.gradle.engine.Engine;
import io.github.tpnskit.gradle.engine.EngineLocation;
import io.github.tpnskit.gradle.engine.Request;
import io.github.tpnskit.gradle.engine.Response;
import org.gradle.api.DefaultTask;
import org.gradle.api.provider.Property;
import org.gradle.api.tasks.Internal;

/** A task that calls the engine. */
public abstract class EngineTask extends DefaultTask {
    /** Where the engine is. */
    @Internal
    public abstract Property<EngineLocation> getEngine();

    /** The setting {@code language}, for what the task itself says. */
    @Internal
    public abstract Property<String> getLanguage();

    Response ask(Request request) {
        return Engine.ask(request, getEngine().get());
    }

    String message(String key, Object... arguments) {
        return Messages.of(getLanguage().getOrNull(), key, arguments);
    }
}
