package io.github.tpnskit.gradle.task;

import io.github.tpnskit.gradle.engine.Request;
import io.github.tpnskit.gradle.engine.Response;
import io.github.tpnskit.gradle.inputs.BuildInputs;
import io.github.tpnskit.gradle.inputs.JsonMembers;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.gradle.api.GradleException;
import org.gradle.api.file.DirectoryProperty;
import org.gradle.api.file.RegularFileProperty;
import org.gradle.api.provider.Property;
import org.gradle.api.tasks.CacheableTask;
import org.gradle.api.tasks.Internal;
import org.gradle.api.tasks.Nested;
import org.gradle.api.tasks.OutputDirectory;
import org.gradle.api.tasks.OutputFile;
import org.gradle.api.tasks.TaskAction;

/**
 * Checks the integration of the variant, and adds what its merged manifest lacks. Nothing is packaged unless this
 * succeeds.
 *
 * <p>Prints nothing: {@link ShowVariantTpns} does, so that a finding is printed even if this task is up to date.
 */
@CacheableTask
public abstract class MergeTpnsManifest extends VariantTask {
    /** Also one of the files in {@link #getVariantInputs}. */
    @Internal("read as one of the variant's files")
    public abstract RegularFileProperty getMergedManifest();

    @Nested
    public abstract BuildInputs getBuild();

    @OutputFile
    public abstract RegularFileProperty getCompletedManifest();

    @OutputDirectory
    public abstract DirectoryProperty getReports();

    /** Where the findings are, for the task that prints them. */
    @Internal
    public abstract Property<MadeReports> getMadeReports();

    @TaskAction
    void merge() {
        File folder = getReports().get().getAsFile();
        MadeReports made = getMadeReports().get();
        made.put(folder, List.of()); // if this fails halfway, no old findings are printed
        Path reports = folder.toPath();
        Response answer = ask(new Request("merge")
                .with("inputs", getVariantInputs().toJson())
                .with("build", JsonMembers.of(getBuild()))
                .with("reportLink", Reports.link(reports.resolve(Reports.VARIANT_PAGE))));
        made.put(folder, List.of(answer.report(Reports.JSON).text()));
        write(() -> OutputFiles.replaceAll(reports, answer.reports()));
        if (answer.failed()) {
            throw new GradleException(answer.summary().orElseThrow());
        }
        write(() -> OutputFiles.write(
                getCompletedManifest().get().getAsFile().toPath(),
                answer.manifest().orElseThrow().content()));
    }
}
