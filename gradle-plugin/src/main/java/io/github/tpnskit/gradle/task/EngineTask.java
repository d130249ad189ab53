package io.github.tpnskit.gradle.task;

import io.github.tpnskit.gradle.TextFile;
import io.github.tpnskit.gradle.engine.Engine;
import io.github.tpnskit.gradle.engine.Request;
import io.github.tpnskit.gradle.engine.Response;
import org.gradle.api.DefaultTask;
import org.gradle.api.file.DirectoryProperty;
import org.gradle.api.provider.ListProperty;
import org.gradle.api.provider.MapProperty;
import org.gradle.api.tasks.Input;
import org.gradle.api.tasks.Internal;
import org.gradle.api.tasks.Nested;

/** A task that asks the engine about one variant. What the engine is told is what the task depends on, and no more. */
public abstract class EngineTask extends DefaultTask {
    /** What is known of the variant, by the member names of the protocol. */
    @Input
    public abstract MapProperty<String, Object> getVariant();

    /** What the app's owner set, by the member names of the protocol. */
    @Input
    public abstract MapProperty<String, Object> getSettings();

    /** Files of the app's owner, each with its role. */
    @Nested
    public abstract ListProperty<TextFile> getFiles();

    /** What names of files are relative to. */
    @Internal
    public abstract DirectoryProperty getRootDirectory();

    /** Where the engine is unpacked to. */
    @Internal
    public abstract DirectoryProperty getGradleUserHome();

    /** The request that all inputs make. */
    Request request(String command) {
        Request request = new Request(command)
                .variant(getVariant().get())
                .settings(getSettings().get());
        getFiles().get().forEach(file -> file.addTo(request));
        return request;
    }

    Response ask(Request request) {
        return Engine.ask(request, getGradleUserHome().get().getAsFile().toPath());
    }
}
