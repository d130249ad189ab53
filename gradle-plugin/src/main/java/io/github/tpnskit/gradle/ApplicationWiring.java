package io.github.tpnskit.gradle;

import com.android.build.api.dsl.ApplicationExtension;
import com.android.build.api.variant.ApplicationAndroidComponentsExtension;
import io.github.tpnskit.gradle.task.EngineTask;
import io.github.tpnskit.gradle.task.ExplainTpns;
import io.github.tpnskit.gradle.task.PrintTpnsConsole;
import io.github.tpnskit.gradle.task.WriteTpnsBaseline;
import java.util.ArrayList;
import java.util.List;
import org.gradle.api.Project;
import org.gradle.api.Task;
import org.gradle.api.tasks.TaskProvider;

/** Wires every variant of an application, and the tasks that are about all of them. */
final class ApplicationWiring {
    private ApplicationWiring() {}

    static void wire(Project project, TpnsExtension tpns) {
        ApplicationAndroidComponentsExtension android =
                project.getExtensions().getByType(ApplicationAndroidComponentsExtension.class);
        ApplicationExtension dsl = project.getExtensions().getByType(ApplicationExtension.class);
        tpns.getChecks()
                .getBaseline()
                .convention(project.getLayout().getProjectDirectory().file("tpns-baseline.json"));
        TaskProvider<Task> checkAll = project.getTasks().register("tpnsCheck", task -> {
            task.setGroup("verification");
            task.setDescription("Checks the TPNS integration of every variant.");
        });
        project.getPluginManager().withPlugin("lifecycle-base", plugin -> project.getTasks()
                .named("check", check -> check.dependsOn(checkAll)));
        TaskProvider<WriteTpnsBaseline> baseline = register(
                project,
                "tpnsBaseline",
                "Accepts every TPNS finding that there is now, so that only new ones are reported.",
                WriteTpnsBaseline.class);
        TaskProvider<PrintTpnsConsole> console = register(
                project,
                "tpnsConsole",
                "Prints what must be typed into the consoles of TPNS, IM and the vendors.",
                PrintTpnsConsole.class);
        register(project, "tpnsExplain", "Prints what a code as TPNS302 means.", ExplainTpns.class);
        List<VariantWiring> variants = new ArrayList<>();
        android.onVariants(android.selector().all(), variant -> {
            VariantWiring wiring = new VariantWiring(project, tpns, dsl, variant);
            variants.add(wiring);
            TaskProvider<Task> check = wiring.wire();
            checkAll.configure(all -> all.dependsOn(check));
            baseline.configure(all -> all.getVariants().add(wiring.toAccept()));
            console.configure(all -> all.getVariants().add(wiring.signed()));
        });
        // The Android Gradle plugin was here first, so its variants are wired and its tasks made by then.
        project.afterEvaluate(evaluated -> {
            variants.forEach(VariantWiring::supplyDependencies);
            tpns.unmet().forEach(name -> project.getLogger()
                    .warn("tpns.variant('{}') does nothing: no variant of {} has that name", name, project));
        });
    }

    private static <T extends EngineTask> TaskProvider<T> register(
            Project project, String name, String description, Class<T> type) {
        return project.getTasks().register(name, type, task -> {
            task.setGroup("tpns");
            task.setDescription(description);
            task.getGradleUserHome().set(project.getGradle().getGradleUserHomeDir());
        });
    }
}
