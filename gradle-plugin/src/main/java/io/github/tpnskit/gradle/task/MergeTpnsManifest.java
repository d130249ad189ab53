package io.github.tpnskit.gradle.task;

import io.github.tpnskit.gradle.engine.Request;
import io.github.tpnskit.gradle.engine.Response;
import io.github.tpnskit.gradle.inputs.BuildInputs;
import io.github.tpnskit.gradle.inputs.JsonMembers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gradle.api.GradleException;
import org.gradle.api.file.DirectoryProperty;
import org.gradle.api.file.RegularFileProperty;
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

    @TaskAction
    void merge() throws IOException {
        Path reports = getReports().get().getAsFile().toPath();
        Files.deleteIfExists(reports.resolve(Reports.JSON)); // if this fails halfway, no old findings are printed
        Response answer = ask(new Request("merge")
                .with("inputs", getVariantInputs().toJson())
                .with("build", JsonMembers.of(getBuild()))
                .with("reportLink", Reports.link(reports.resolve(Reports.VARIANT_PAGE))));
        OutputFiles.replaceAll(reports, answer.reports());
        if (answer.failed()) {
            throw new GradleException(answer.summary().orElseThrow());
        }
        OutputFiles.write(
                getCompletedManifest().get().getAsFile().toPath(),
                answer.manifest().orElseThrow().content());
    }
}
