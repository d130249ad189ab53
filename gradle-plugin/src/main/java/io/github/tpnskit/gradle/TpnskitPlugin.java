package io.github.tpnskit.gradle;

import com.android.build.api.dsl.ApplicationExtension;
import com.android.build.api.variant.ApplicationAndroidComponentsExtension;
import java.util.List;
import org.gradle.api.Plugin;
import org.gradle.api.Project;
import org.gradle.api.Task;
import org.gradle.api.tasks.TaskProvider;

/** {@code io.github.tpnskit}. Wiring only: what it means is decided by the engine, what it does is done by tasks. */
public class TpnskitPlugin implements Plugin<Project> {
    private static final String APPLICATION = "com.android.application";
    private static final List<String> OTHER_ANDROID = List.of("com.android.library", "com.android.dynamic-feature", "com.android.test");

    @Override
    public void apply(Project project) {
        Requirements.checkGradle();
        TpnsExtension tpns = project.getExtensions().create("tpns", TpnsExtension.class);
        for (String other : OTHER_ANDROID) {
            project.getPluginManager().withPlugin(other, plugin -> {
                throw Requirements.notAnApplication(project, "applies `" + other + "`");
            });
        }
        project.getPluginManager().withPlugin(APPLICATION, plugin -> wire(project, tpns));
        project.afterEvaluate(evaluated -> {
            if (!evaluated.getPluginManager().hasPlugin(APPLICATION)) {
                throw Requirements.notAnApplication(evaluated, "is none");
            }
        });
    }

    private static void wire(Project project, TpnsExtension tpns) {
        ApplicationAndroidComponentsExtension android = Requirements.checkAndroid(project);
        ApplicationExtension dsl = project.getExtensions().getByType(ApplicationExtension.class);
        TaskProvider<Task> checkAll = project.getTasks().register("tpnsCheck", task -> {
            task.setGroup("verification");
            task.setDescription("Checks the TPNS integration of every variant.");
        });
        project.getPluginManager().withPlugin("lifecycle-base",
                plugin -> project.getTasks().named("check", check -> check.dependsOn(checkAll)));
        android.onVariants(android.selector().all(), variant -> {
            TaskProvider<Task> check = new VariantWiring(project, tpns, dsl, variant).wire();
            checkAll.configure(all -> all.dependsOn(check));
        });
    }
}
