package io.github.tpnskit.gradle.task;

import io.github.tpnskit.gradle.engine.Request;
import io.github.tpnskit.gradle.engine.Response;
import org.gradle.api.GradleException;
import org.gradle.api.provider.Property;
import org.gradle.api.tasks.Input;
import org.gradle.api.tasks.Optional;
import org.gradle.api.tasks.TaskAction;
import org.gradle.api.tasks.UntrackedTask;
import org.gradle.api.tasks.options.Option;

/** Prints what a code means. */
@UntrackedTask(because = "it prints")
public abstract class ExplainTpns extends EngineTask {
    @Input
    @Optional
    @Option(option = "code", description = "The code to explain, as in TPNS302; else all codes are listed.")
    public abstract Property<String> getCode();

    @TaskAction
    void explain() {
        Request request = new Request("explain");
        if (getCode().isPresent()) {
            request.code(getCode().get());
        }
        Response response = ask(request);
        if (response.failed()) {
            throw new GradleException(response.text());
        }
        getLogger().quiet(response.text());
    }
}
