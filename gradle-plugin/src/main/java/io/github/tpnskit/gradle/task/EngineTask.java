package io.github.tpnskit.gradle.task;

import io.github.tpnskit.gradle.Messages;
import io.github.tpnskit.gradle.engine.Engine;
import io.github.tpnskit.gradle.engine.EngineLocation;
import io.github.tpnskit.gradle.engine.Request;
import io.github.tpnskit.gradle.engine.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import org.gradle.api.DefaultTask;
import org.gradle.api.GradleException;
import org.gradle.api.provider.Property;
import org.gradle.api.tasks.Internal;
import org.gradle.work.DisableCachingByDefault;

/** A task that calls the engine. */
@DisableCachingByDefault(because = "each kind of task says whether it is cached")
public abstract class EngineTask extends DefaultTask {
    /** Where the engine is. */
    @Internal
    public abstract Property<EngineLocation> getEngine();

    /** What the build has printed about the engine. */
    @Internal
    public abstract Property<PrintedTexts> getPrintedOfEngine();

    /** The setting {@code language}, for what the task itself says. */
    @Internal
    public abstract Property<String> getLanguage();

    Response ask(Request request) {
        return Engine.ask(request, getEngine().get(), this::noteReplacement);
    }

    private void noteReplacement(String cause) {
        // The cause may differ from call to call: it names a file that was just made.
        if (getPrintedOfEngine().get().isNew("TPNS903")) {
            getLogger().lifecycle(message("portableEngine", cause));
        }
    }

    /** Something that writes files. */
    interface Writing {
        void run() throws IOException;
    }

    /** Writes; what can't be written fails the build in one sentence that names it. */
    void write(Writing writing) {
        try {
            writing.run();
        } catch (FileSystemException e) {
            throw new GradleException(message("cannotWrite", e.getFile(), e.getReason()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String message(String key, Object... arguments) {
        return Messages.of(getLanguage().getOrNull(), key, arguments);
    }
}
