package io.github.tpnskit.gradle.task;

import io.github.tpnskit.gradle.engine.Request;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.gradle.api.file.DirectoryProperty;
import org.gradle.api.tasks.Internal;
import org.gradle.api.tasks.TaskAction;
import org.gradle.api.tasks.UntrackedTask;

/** Prints the findings of all variants: one that several variants share, once. */
@UntrackedTask(because = "it prints")
public abstract class ShowTpns extends ShowTask {
    /** The reports that {@link CheckTpns} stored. */
    @Internal
    public abstract DirectoryProperty getVariantReports();

    @TaskAction
    void show() throws IOException {
        File folder = getVariantReports().get().getAsFile();
        Optional<List<String>> made = getMadeReports().get().get(folder);
        List<String> reports = made.isPresent() ? made.get() : OutputFiles.readAll(folder.toPath());
        if (!reports.isEmpty()) {
            show(new Request("overview").with("reports", reports), Reports.PAGE);
        }
    }
}
