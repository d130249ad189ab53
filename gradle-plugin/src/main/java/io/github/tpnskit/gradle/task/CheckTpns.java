package io.github.tpnskit.gradle.task;

import io.github.tpnskit.gradle.engine.Request;
import io.github.tpnskit.gradle.engine.Response;
import io.github.tpnskit.gradle.engine.Response.Output;
import io.github.tpnskit.gradle.inputs.BuildInputs;
import io.github.tpnskit.gradle.inputs.JsonMembers;
import io.github.tpnskit.gradle.inputs.VariantInputs;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gradle.api.GradleException;
import org.gradle.api.file.Directory;
import org.gradle.api.file.DirectoryProperty;
import org.gradle.api.file.RegularFile;
import org.gradle.api.provider.ListProperty;
import org.gradle.api.provider.Property;
import org.gradle.api.provider.Provider;
import org.gradle.api.tasks.CacheableTask;
import org.gradle.api.tasks.Internal;
import org.gradle.api.tasks.Nested;
import org.gradle.api.tasks.OutputDirectory;
import org.gradle.api.tasks.OutputFile;
import org.gradle.api.tasks.TaskAction;

/**
 * Checks all variants and writes reports about all of them, in which a finding that several variants share appears once.
 *
 * <p>Prints nothing: {@link ShowTpns} does.
 */
@CacheableTask
public abstract class CheckTpns extends EngineTask {
    /** With everything that the checks look at. */
    @Nested
    public abstract ListProperty<VariantInputs> getVariants();

    @Nested
    public abstract BuildInputs getBuild();

    /** Not an output itself: each merge task has a directory in it. */
    @Internal
    public abstract DirectoryProperty getReports();

    @OutputFile
    public Provider<RegularFile> getPage() {
        return getReports().file(Reports.PAGE);
    }

    @OutputFile
    public Provider<RegularFile> getSarif() {
        return getReports().file(Reports.SARIF);
    }

    @OutputFile
    public Provider<RegularFile> getJson() {
        return getReports().file(Reports.JSON);
    }

    /** One page per variant. */
    @OutputDirectory
    public Provider<Directory> getPages() {
        return getReports().dir("pages");
    }

    /** One report per variant, for {@link ShowTpns}. */
    @OutputDirectory
    public abstract DirectoryProperty getVariantReports();

    @Internal
    public abstract Property<MadeReports> getMadeReports();

    @TaskAction
    void check() {
        File folder = getVariantReports().get().getAsFile();
        MadeReports made = getMadeReports().get();
        made.put(folder, List.of()); // if this fails halfway, no old findings are printed
        Path pages = getPages().get().getAsFile().toPath();
        Map<String, Object> build = JsonMembers.of(getBuild());
        List<Output> variantPages = new ArrayList<>();
        List<Output> variantReports = new ArrayList<>();
        for (VariantInputs variant : getVariants().get()) {
            String page = variant.name() + ".html";
            Response answer = ask(new Request("merge")
                    .with("inputs", variant.toJson())
                    .with("build", build)
                    .with("reportLink", Reports.link(pages.resolve(page))));
            variantPages.add(new Output(page, answer.report(Reports.VARIANT_PAGE).content()));
            variantReports.add(new Output(
                    variant.name() + ".json", answer.report(Reports.JSON).content()));
        }
        variantReports.sort(Comparator.comparing(Output::name));
        List<String> texts = variantReports.stream().map(Output::text).collect(Collectors.toList());
        made.put(folder, texts);
        Path reports = getReports().get().getAsFile().toPath();
        Response overview = ask(new Request("overview")
                .with("reports", texts)
                .with("displayRoot", "") // reports don't contain it
                .with("reportLink", Reports.link(reports.resolve(Reports.PAGE))));
        write(() -> {
            OutputFiles.replaceAll(pages, variantPages);
            OutputFiles.replaceAll(folder.toPath(), variantReports);
            for (String name : List.of(Reports.PAGE, Reports.SARIF, Reports.JSON)) {
                OutputFiles.write(
                        reports.resolve(name), overview.report(name).content());
            }
        });
        if (overview.failed()) {
            throw new GradleException(overview.summary().orElseThrow());
        }
    }
}
