package io.github.tpnskit.gradle.wiring;

import com.android.build.api.dsl.ApplicationExtension;
import com.android.build.api.variant.ApplicationAndroidComponentsExtension;
import io.github.tpnskit.gradle.Messages;
import io.github.tpnskit.gradle.TpnsExtension;
import io.github.tpnskit.gradle.engine.EngineLocation;
import io.github.tpnskit.gradle.task.MergeTpnsManifest;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gradle.api.Project;
import org.gradle.api.provider.Provider;
import org.gradle.api.tasks.TaskProvider;

/** Wires an application: every variant, and the tasks that are about all of them. */
public final class ApplicationWiring {
    private ApplicationWiring() {}

    public static void wire(Project project, TpnsExtension tpns) {
        ApplicationAndroidComponentsExtension android =
                project.getExtensions().getByType(ApplicationAndroidComponentsExtension.class);
        ApplicationExtension dsl = project.getExtensions().getByType(ApplicationExtension.class);
        ReportWiring reports = new ReportWiring(project, android.getPluginVersion());
        ProjectTasks tasks = new ProjectTasks(project, reports);
        Provider<List<File>> appliedScripts = AppliedScripts.of(project);
        EngineLocation engine = EngineLocations.of(project);
        List<VariantContext> variants = new ArrayList<>();
        android.onVariants(android.selector().all(), variant -> {
            VariantContext context = new VariantContext(project, tpns, dsl, variant, appliedScripts, engine);
            variants.add(context);
            PlaceholderWiring.wire(context);
            SourceWiring.wire(context);
            KeepRuleWiring.wire(context);
            TaskProvider<MergeTpnsManifest> merge = ManifestWiring.wire(context, reports);
            tasks.add(context, merge);
        });
        // The Android Gradle plugin registered its own action first, so it has created variants and tasks by then.
        project.afterEvaluate(evaluated -> {
            variants.forEach(DependencyWiring::wire);
            variants.forEach(SourceWiring::generateWithTheOthers);
            tasks.finish();
            warnOfUnusedSettings(project, tpns, variants);
        });
    }

    private static void warnOfUnusedSettings(Project project, TpnsExtension tpns, List<VariantContext> variants) {
        Set<String> unused = new TreeSet<>(tpns.variantNames());
        variants.forEach(context -> unused.removeAll(context.sourceSets));
        unused.forEach(name -> project.getLogger()
                .warn(Messages.of(tpns.getLanguage().getOrNull(), "unusedVariantSettings", name, project)));
    }
}
