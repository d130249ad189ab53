package io.github.tpnskit.gradle.task;

import org.gradle.api.tasks.Nested;

/** A task that asks the engine about one variant. */
public abstract class VariantTask extends EngineTask {
    @Nested
    public abstract Question getQuestion();
}
