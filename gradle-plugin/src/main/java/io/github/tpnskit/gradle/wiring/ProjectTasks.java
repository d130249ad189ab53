package io.github.tpnskit.gradle.wiring;

import io.github.tpnskit.gradle.inputs.SignedVariant;
import io.github.tpnskit.gradle.inputs.VariantInputs;
import io.github.tpnskit.gradle.task.CheckTpns;
import io.github.tpnskit.gradle.task.EngineTask;
import io.github.tpnskit.gradle.task.ExplainTpns;
import io.github.tpnskit.gradle.task.FixLock;
import io.github.tpnskit.gradle.task.FixTpns;
import io.github.tpnskit.gradle.task.FixUnmergedTpns;
import io.github.tpnskit.gradle.task.MergeTpnsManifest;
import io.github.tpnskit.gradle.task.PrintTpnsConsole;
import io.github.tpnskit.gradle.task.ShowTpns;
import io.github.tpnskit.gradle.task.WriteTpnsBaseline;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.gradle.api.Project;
import org.gradle.api.file.ConfigurableFileCollection;
import org.gradle.api.file.Directory;
import org.gradle.api.provider.Provider;
import org.gradle.api.tasks.TaskProvider;

/** The tasks that aren't about one variant. */
final class ProjectTasks {
    private final Project project;
    private final TaskProvider<CheckTpns> check;
    private final TaskProvider<WriteTpnsBaseline> baseline;
    private final TaskProvider<PrintTpnsConsole> console;
    private final TaskProvider<FixTpns> fix;
    private final TaskProvider<FixUnmergedTpns> fixUnmerged;
    private final ConfigurableFileCollection mergedManifests;
    private final Map<VariantContext, TaskProvider<MergeTpnsManifest>> merges = new LinkedHashMap<>();

    ProjectTasks(Project project, ReportWiring reports) {
        this.project = project;
        Provider<Directory> variantReports =
                project.getLayout().getBuildDirectory().dir("intermediates/tpns/reports");
        TaskProvider<ShowTpns> show =
                register("showTpns", "Prints the TPNS findings of all variants.", ShowTpns.class);
        show.configure(task -> {
            reports.fill(task);
            task.getVariantReports().set(variantReports);
            task.getReports().set(reports.ofAll());
        });
        check = register("tpnsCheck", "Checks the TPNS integration of all variants.", CheckTpns.class);
        check.configure(task -> {
            task.setGroup("verification");
            reports.fill(task.getBuild());
            reports.handOver(task, task.getMadeReports());
            task.getReports().set(reports.ofAll());
            task.getVariantReports().set(variantReports);
            task.finalizedBy(show);
        });
        project.getPluginManager().withPlugin("lifecycle-base", plugin -> project.getTasks()
                .named("check", all -> all.dependsOn(check)));
        baseline = register(
                "tpnsBaseline",
                "Accepts all current TPNS findings, so that only new ones are reported.",
                WriteTpnsBaseline.class);
        console = register(
                "tpnsConsole",
                "Prints what you have to enter in the TPNS console, the IM console and the vendors' consoles.",
                PrintTpnsConsole.class);
        mergedManifests = project.files();
        fix = registerFix("tpnsFix", "Applies the fixes of TPNS findings that are certain.", FixTpns.class);
        fixUnmerged = registerFix(
                "fixUnmergedTpns",
                "Does what tpnsFix can do while the manifests can't be merged.",
                FixUnmergedTpns.class);
        fixUnmerged.configure(task -> {
            task.getPreview().set(fix.flatMap(FixTpns::getPreview));
            task.getAsked()
                    .set(project.provider(() -> project.getGradle()
                            .getTaskGraph()
                            .hasTask(project.absoluteProjectPath(fix.getName()))));
            task.getMergedManifests().from(mergedManifests);
        });
        register("tpnsExplain", "Explains a code such as TPNS302, or lists all codes.", ExplainTpns.class);
    }

    private <T extends EngineTask> TaskProvider<T> register(String name, String description, Class<T> type) {
        return project.getTasks().register(name, type, task -> {
            task.setGroup("tpns");
            task.setDescription(description);
            EngineLocations.fill(task, project);
        });
    }

    private <T extends FixTpns> TaskProvider<T> registerFix(String name, String description, Class<T> type) {
        Provider<FixLock> lock = project.getGradle()
                .getSharedServices()
                .registerIfAbsent(
                        "tpnsFix",
                        FixLock.class,
                        service -> service.getMaxParallelUsages().set(1));
        TaskProvider<T> task = register(name, description, type);
        task.configure(fixing -> {
            fixing.getRootDirectory().set(project.getRootDir());
            fixing.getBuildDirectory().set(project.getLayout().getBuildDirectory());
            fixing.usesService(lock);
        });
        return task;
    }

    /** Includes a variant in all of them. */
    void add(VariantContext context, TaskProvider<MergeTpnsManifest> merge) {
        merges.put(context, merge);
        project.getTasks().register(context.name("check", "Tpns"), task -> {
            task.setGroup("verification");
            task.setDescription("Checks the TPNS integration of variant " + context.variant.getName() + ".");
            task.dependsOn(merge);
        });
    }

    /** Call it when the Android Gradle plugin has created its tasks. */
    void finish() {
        mergedManifests.from((Callable<?>) () -> merges.values().stream()
                .map(merge -> merge.flatMap(MergeTpnsManifest::getMergedManifest))
                .collect(Collectors.toList()));
        check.configure(task -> merges.forEach((context, merge) -> task.getVariants().add(checked(context, merge))));
        baseline.configure(task -> merges.forEach((context, merge) -> task.getVariants().add(checked(context, merge))));
        fix.configure(task -> merges.forEach((context, merge) -> task.getVariants().add(checked(context, merge))));
        fixUnmerged.configure(task -> merges.keySet().forEach(context -> task.getVariants().add(unmerged(context))));
        console.configure(task -> merges.keySet().forEach(context -> task.getVariants().add(signed(context))));
        fix.configure(task -> mergedManifests
                .getBuildDependencies()
                .getDependencies(null)
                .forEach(merging -> merging.finalizedBy(fixUnmerged)));
    }

    private VariantInputs unmerged(VariantContext context) {
        VariantInputs inputs = project.getObjects().newInstance(VariantInputs.class);
        context.fill(inputs);
        context.fillUnmerged(inputs);
        return inputs;
    }

    /** What the merge task of the variant checks, with the merged manifest that it gets. */
    private VariantInputs checked(VariantContext context, TaskProvider<MergeTpnsManifest> merge) {
        VariantInputs inputs = project.getObjects().newInstance(VariantInputs.class);
        context.fill(inputs);
        context.fillChecked(inputs, merge.flatMap(MergeTpnsManifest::getMergedManifest));
        return inputs;
    }

    /** What is known without running any task, and how the variant is signed. */
    private SignedVariant signed(VariantContext context) {
        SignedVariant inputs = project.getObjects().newInstance(SignedVariant.class);
        context.fill(inputs);
        context.layers.signingConfig().ifPresent(signing -> {
            inputs.getSigningConfig().set(signing.getName());
            inputs.getStore().fileValue(signing.getStoreFile());
            inputs.getStorePassword().set(signing.getStorePassword());
            inputs.getKeyAlias().set(signing.getKeyAlias());
        });
        return inputs;
    }
}
