package io.github.tpnskit.gradle;

import com.android.build.api.dsl.ApplicationExtension;
import com.android.build.api.variant.ApplicationAndroidComponentsExtension;
import org.gradle.api.Project;
import org.gradle.api.Task;
import org.gradle.api.tasks.TaskProvider;

/** Wires every variant of an application, and one task for all of them. */
final class ApplicationWiring {
    private ApplicationWiring() {}

    static void wire(Project project, TpnsExtension tpns) {
        ApplicationAndroidComponentsExtension android =
                project.getExtensions().getByType(ApplicationAndroidComponentsExtension.class);
        ApplicationExtension dsl = project.getExtensions().getByType(ApplicationExtension.class);
        TaskProvider<Task> checkAll = project.getTasks().register("tpnsCheck", task -> {
            task.setGroup("verification");
            task.setDescription("Checks the TPNS integration of every variant.");
        });
        project.getPluginManager().withPlugin("lifecycle-base", plugin -> project.getTasks()
                .named("check", check -> check.dependsOn(checkAll)));
        android.onVariants(android.selector().all(), variant -> {
            TaskProvider<Task> check = new VariantWiring(project, tpns, dsl, variant).wire();
            checkAll.configure(all -> all.dependsOn(check));
        });
    }
}
