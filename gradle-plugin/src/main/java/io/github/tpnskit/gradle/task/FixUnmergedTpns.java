package io.github.tpnskit.gradle.task;

import org.gradle.api.file.ConfigurableFileCollection;
import org.gradle.api.provider.Property;
import org.gradle.api.tasks.Internal;
import org.gradle.api.tasks.UntrackedTask;

/**
 * What is left of {@link FixTpns} where the manifests can't be merged, maybe because of what a fix would mend: the fixes
 * that show without a merged manifest. It follows the tasks that merge, even if they fail.
 */
@UntrackedTask(because = "it reads and writes files that belong to the app")
public abstract class FixUnmergedTpns extends FixTpns {
    /** True if {@link FixTpns} is to run in this build. */
    @Internal
    public abstract Property<Boolean> getAsked();

    /** Those that exist could be merged. */
    @Internal
    public abstract ConfigurableFileCollection getMergedManifests();

    public FixUnmergedTpns() {
        onlyIf(task -> getAsked().get()
                && getMergedManifests().getFiles().stream().anyMatch(manifest -> !manifest.isFile()));
    }
}
