package io.github.tpnskit.gradle.task;

import io.github.tpnskit.gradle.TextFile;
import io.github.tpnskit.gradle.engine.Request;
import io.github.tpnskit.gradle.engine.Response;
import java.io.File;
import java.io.IOException;
import org.gradle.api.GradleException;
import org.gradle.api.file.DirectoryProperty;
import org.gradle.api.file.RegularFileProperty;
import org.gradle.api.logging.LogLevel;
import org.gradle.api.provider.Property;
import org.gradle.api.tasks.CacheableTask;
import org.gradle.api.tasks.Input;
import org.gradle.api.tasks.InputFile;
import org.gradle.api.tasks.Internal;
import org.gradle.api.tasks.OutputDirectory;
import org.gradle.api.tasks.OutputFile;
import org.gradle.api.tasks.PathSensitive;
import org.gradle.api.tasks.PathSensitivity;
import org.gradle.api.tasks.TaskAction;

/**
 * Checks the variant's integration and puts what is missing into its merged manifest. Nothing is packaged before this
 * has agreed.
 */
@CacheableTask
public abstract class MergeTpnsManifest extends VariantTask {
    @InputFile
    @PathSensitive(PathSensitivity.NONE)
    public abstract RegularFileProperty getMergedManifest();

    @OutputFile
    public abstract RegularFileProperty getCompletedManifest();

    @OutputDirectory
    public abstract DirectoryProperty getReports();

    /** What names of files are relative to. The console alone shows it. */
    @Internal
    public abstract DirectoryProperty getRootDirectory();

    /** Whether the build runs where annotations are read from the console. */
    @Internal
    public abstract Property<Boolean> getAnnotated();

    /** Findings may show it. */
    @Input
    public String getMergedManifestName() {
        return TextFile.name(
                getRootDirectory().get().getAsFile(), getMergedManifest().get().getAsFile());
    }

    @TaskAction
    void merge() throws IOException {
        Request request = getQuestion()
                .request("merge")
                .displayRoot(getRootDirectory().get().getAsFile());
        TextFile.add(
                request,
                getMergedManifestName(),
                "mergedManifest",
                getMergedManifest().get().getAsFile());
        Response response = ask(request);
        File reports = getReports().get().getAsFile();
        OutputFiles.replaceAll(reports.toPath(), response.reports());
        show(
                response,
                response.summary() + "; see "
                        + reports.toPath().resolve("tpns.html").toUri());
        OutputFiles.write(
                getCompletedManifest().get().getAsFile().toPath(),
                response.outputs().get(0).content());
    }

    private void show(Response response, String summary) {
        response.console().forEach(finding -> getLogger().log(level(finding.severity()), finding.text()));
        if (getAnnotated().get()) {
            response.annotations().forEach(annotation -> getLogger().quiet(annotation));
        }
        if (response.failed()) {
            throw new GradleException(summary);
        }
        if (response.console().stream().anyMatch(finding -> level(finding.severity()) == LogLevel.WARN)) {
            getLogger().warn(summary);
        }
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
