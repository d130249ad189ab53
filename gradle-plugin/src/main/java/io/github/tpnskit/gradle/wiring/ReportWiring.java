package io.github.tpnskit.gradle.wiring;

import com.android.build.api.AndroidPluginVersion;
import io.github.tpnskit.gradle.inputs.BuildInputs;
import io.github.tpnskit.gradle.inputs.RepositoryPath;
import io.github.tpnskit.gradle.inputs.TextFile;
import io.github.tpnskit.gradle.task.MadeReports;
import io.github.tpnskit.gradle.task.PrintedTexts;
import io.github.tpnskit.gradle.task.ShowTask;
import io.github.tpnskit.gradle.task.ShowVariantTpns;
import java.io.File;
import java.util.Locale;
import org.gradle.api.Project;
import org.gradle.api.Task;
import org.gradle.api.file.Directory;
import org.gradle.api.provider.Property;
import org.gradle.api.provider.Provider;
import org.gradle.api.tasks.TaskProvider;

/** Where reports are, what they say about the build, and who prints them. */
final class ReportWiring {
    private final Project project;
    private final AndroidPluginVersion androidPlugin;
    private final Provider<PrintedTexts> printed;
    private final Provider<MadeReports> made;

    ReportWiring(Project project, AndroidPluginVersion androidPlugin) {
        this.project = project;
        this.androidPlugin = androidPlugin;
        // One per module: two modules may have loaded the plugin twice.
        printed = project.getGradle()
                .getSharedServices()
                .registerIfAbsent("tpnsFindings" + project.getPath(), PrintedTexts.class, service -> {});
        made = project.getGradle()
                .getSharedServices()
                .registerIfAbsent("tpnsReports" + project.getPath(), MadeReports.class, service -> {});
    }

    /** Hands the findings of a task that checks to the one that prints. */
    void handOver(Task task, Property<MadeReports> reports) {
        reports.set(made);
        task.usesService(made);
    }

    /** The directory of the reports about all variants. */
    Provider<Directory> ofAll() {
        return project.getLayout().getBuildDirectory().dir("reports/tpns");
    }

    /** The directory of the reports about one variant. */
    Provider<Directory> of(VariantContext context) {
        return ofAll().map(all -> all.dir(context.variant.getName()));
    }

    /** The task that prints the findings of a variant. */
    TaskProvider<ShowVariantTpns> show(VariantContext context) {
        return project.getTasks().register(context.name("show", "Tpns"), ShowVariantTpns.class, task -> {
            task.setDescription("Prints the TPNS findings of variant " + context.variant.getName() + ".");
            fill(task);
            task.getReports().set(of(context));
        });
    }

    void fill(ShowTask task) {
        EngineLocations.fill(task, project);
        task.getRootDirectory().set(project.getRootDir());
        task.getAnnotated()
                .set(project.getProviders()
                        .environmentVariable("GITHUB_ACTIONS")
                        .map("true"::equals)
                        .orElse(false));
        task.getPrinted().set(printed);
        task.usesService(printed);
        handOver(task, task.getMadeReports());
    }

    void fill(BuildInputs build) {
        build.getModule().set(project.getPath());
        build.getGradle().set(project.getGradle().getGradleVersion());
        build.getAndroidGradlePlugin().set(version(androidPlugin));
        build.getRepositoryPath().set(project.getProviders().of(RepositoryPath.class, source -> source.getParameters()
                .getRootDirectory()
                .set(project.getRootDir())));
        File root = project.getRootDir();
        build.getReportPath().set(ofAll().map(all -> TextFile.name(root, all.getAsFile())));
    }

    /** A version such as {@code 8.4.2} or {@code 9.0.0-alpha01}. */
    static String version(AndroidPluginVersion version) {
        String release = version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
        return version.getPreviewType() == null
                ? release
                : String.format(Locale.ROOT, "%s-%s%02d", release, version.getPreviewType(), version.getPreview());
    }
}
