package io.github.tpnskit.gradle;

import io.github.tpnskit.gradle.wiring.ApplicationWiring;
import java.util.List;
import org.gradle.api.Plugin;
import org.gradle.api.Project;
import org.gradle.util.GradleVersion;

/**
 * The plugin {@code io.github.tpnskit}. It only wires: the engine makes the decisions, and tasks do the work.
 *
 * <p>Uses no type of the Android Gradle plugin, which may be missing or in another class loader. Only so can that be
 * reported in one sentence.
 */
public class TpnskitPlugin implements Plugin<Project> {
    private static final String APPLICATION = "com.android.application";
    private static final List<String> OTHER_ANDROID =
            List.of("com.android.library", "com.android.dynamic-feature", "com.android.test");

    @Override
    public void apply(Project project) {
        Requirements.checkGradle(GradleVersion.current());
        TpnsExtension tpns = project.getExtensions().create("tpns", TpnsExtension.class);
        for (String other : OTHER_ANDROID) {
            project.getPluginManager().withPlugin(other, plugin -> {
                throw Requirements.otherAndroidModule(project, other);
            });
        }
        project.getPluginManager().withPlugin(APPLICATION, plugin -> {
            Requirements.checkAndroid(project);
            ApplicationWiring.wire(project, tpns);
        });
        project.afterEvaluate(evaluated -> {
            if (!evaluated.getPluginManager().hasPlugin(APPLICATION)) {
                throw Requirements.notAndroidModule(evaluated);
            }
        });
    }
}
