package io.github.tpnskit.gradle.task;

import io.github.tpnskit.gradle.engine.Request;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gradle.api.tasks.TaskAction;
import org.gradle.api.tasks.UntrackedTask;

/** Prints the findings of one variant. */
@UntrackedTask(because = "it prints")
public abstract class ShowVariantTpns extends ShowTask {
    @TaskAction
    void show() throws IOException {
        File folder = getReports().get().getAsFile();
        Optional<List<String>> made = getMadeReports().get().get(folder);
        for (String report : made.isPresent() ? made.get() : stored(folder.toPath().resolve(Reports.JSON))) {
            show(new Request("show").with("report", report), Reports.VARIANT_PAGE);
        }
    }

    private static List<String> stored(Path report) throws IOException {
        return Files.isRegularFile(report) ? List.of(Files.readString(report)) : List.of();
    }
}
