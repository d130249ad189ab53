package io.github.tpnskit.gradle.task;

import io.github.tpnskit.gradle.engine.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gradle.api.tasks.TaskAction;
import org.gradle.api.tasks.UntrackedTask;

/** Prints the findings of one variant. */
@UntrackedTask(because = "it prints")
public abstract class ShowVariantTpns extends ShowTask {
    @TaskAction
    void show() throws IOException {
        Path report = getReports().file(Reports.JSON).get().getAsFile().toPath();
        if (Files.isRegularFile(report)) {
            show(new Request("show").with("report", Files.readString(report)), Reports.VARIANT_PAGE);
        }
    }
}
