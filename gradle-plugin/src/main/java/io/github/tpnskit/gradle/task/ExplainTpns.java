package io.github.tpnskit.gradle.task;

import io.github.tpnskit.gradle.engine.Request;
import io.github.tpnskit.gradle.engine.Response;
import java.util.Locale;
import org.gradle.api.GradleException;
import org.gradle.api.provider.Property;
import org.gradle.api.tasks.Input;
import org.gradle.api.tasks.Optional;
import org.gradle.api.tasks.TaskAction;
import org.gradle.api.tasks.UntrackedTask;
import org.gradle.api.tasks.options.Option;

/** Explains a code. */
@UntrackedTask(because = "it prints")
public abstract class ExplainTpns extends EngineTask {
    @Input
    @Optional
    @Option(option = "code", description = "The code to explain, such as TPNS302; by default, all codes are listed.")
    public abstract Property<String> getCode();

    @TaskAction
    void explain() {
        Response answer = ask(new Request("explain")
                .with("code", getCode().getOrNull())
                .with("language", getLanguage().getOrNull())
                .with("locale", Locale.getDefault().toLanguageTag()));
        if (!answer.known()) {
            throw new GradleException(answer.text());
        }
        getLogger().quiet(answer.text());
    }
}
