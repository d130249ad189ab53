package io.github.tpnskit.gradle.task;

import io.github.tpnskit.gradle.engine.Request;
import io.github.tpnskit.gradle.engine.Response;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradle.api.file.DirectoryProperty;
import org.gradle.api.logging.LogLevel;
import org.gradle.api.provider.Property;
import org.gradle.api.tasks.Internal;
import org.gradle.work.DisableCachingByDefault;

/**
 * Prints findings from stored reports. It follows a task that checks, whether that ran, failed or had nothing to do.
 * So a warning is printed in every build until it is fixed.
 */
@DisableCachingByDefault(because = "each kind of task says whether it is cached")
public abstract class ShowTask extends EngineTask {
    /** The directory of the report that the summary links to. */
    @Internal
    public abstract DirectoryProperty getReports();

    /** The names of files are relative to this directory. Only what is printed contains it. */
    @Internal
    public abstract DirectoryProperty getRootDirectory();

    /** Whether the build runs on GitHub Actions, which reads annotations from the build output. */
    @Internal
    public abstract Property<Boolean> getAnnotated();

    @Internal
    public abstract Property<PrintedTexts> getPrinted();

    /** What was made in this build; nothing if the task that checks had nothing to do. */
    @Internal
    public abstract Property<MadeReports> getMadeReports();

    /** Asks for the texts and prints those that are new. */
    void show(Request request, String page) {
        Path report = getReports().get().getAsFile().toPath().resolve(page);
        Response answer = ask(request.with("displayRoot", displayRoot()).with("reportLink", Reports.link(report)));
        List<Response.Text> texts = answer.texts();
        PrintedTexts printed = getPrinted().get();
        texts.stream()
                .filter(text -> printed.isNew(text.text()))
                .forEach(text -> getLogger().log(level(text.severity()), text.text()));
        if (getAnnotated().get()) {
            answer.annotations().stream()
                    .filter(printed::isNew)
                    .forEach(annotation -> getLogger().quiet(annotation));
        }
        // With an error the summary is already the reason why the build fails.
        Set<LogLevel> levels = texts.stream().map(text -> level(text.severity())).collect(Collectors.toSet());
        if (!levels.contains(LogLevel.ERROR)) {
            LogLevel level = levels.contains(LogLevel.WARN) ? LogLevel.WARN : LogLevel.LIFECYCLE;
            answer.summary().ifPresent(summary -> getLogger().log(level, summary));
        }
    }

    private String displayRoot() {
        Path root = getRootDirectory().get().getAsFile().toPath();
        return root.toString().replace(root.getFileSystem().getSeparator(), "/");
    }

    private static LogLevel level(String severity) {
        switch (severity) {
            case "error":
                return LogLevel.ERROR;
            case "warning":
                return LogLevel.WARN;
            default:
                return LogLevel.INFO;
        }
    }
}
