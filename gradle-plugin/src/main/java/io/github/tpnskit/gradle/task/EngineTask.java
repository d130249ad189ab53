package io.github.tpnskit.gradle.task;

import io.github.tpnskit.gradle.engine.Engine;
import io.github.tpnskit.gradle.engine.Request;
import io.github.tpnskit.gradle.engine.Response;
import org.gradle.api.DefaultTask;
import org.gradle.api.file.DirectoryProperty;
import org.gradle.api.tasks.Internal;

/** A task that asks the engine. */
public abstract class EngineTask extends DefaultTask {
    /** Where the engine is unpacked to. */
    @Internal
    public abstract DirectoryProperty getGradleUserHome();

    Response ask(Request request) {
        return Engine.ask(request, getGradleUserHome().get().getAsFile().toPath());
    }
}
