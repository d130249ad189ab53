package io.github.tpnskit.gradle.task;

import io.github.tpnskit.gradle.inputs.VariantInputs;
import org.gradle.api.tasks.Nested;
import org.gradle.work.DisableCachingByDefault;

/** A task about one variant. */
@DisableCachingByDefault(because = "each kind of task says whether it is cached")
public abstract class VariantTask extends EngineTask {
    @Nested
    public abstract VariantInputs getVariantInputs();
}
