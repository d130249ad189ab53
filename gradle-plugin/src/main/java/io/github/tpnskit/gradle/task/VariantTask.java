package io.github.tpnskit.gradle.task;

import io.github.tpnskit.gradle.inputs.VariantInputs;
import org.gradle.api.tasks.Nested;

/** A task about one variant. */
public abstract class VariantTask extends EngineTask {
    @Nested
    public abstract VariantInputs getVariantInputs();
}
