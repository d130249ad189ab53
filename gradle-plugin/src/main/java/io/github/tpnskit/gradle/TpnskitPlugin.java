package io.github.tpnskit.gradle;

import java.util.List;
import org.gradle.api.Plugin;
import org.gradle.api.Project;

/**
 * {@code io.github.tpnskit}. Wiring only: what it means is decided by the engine, what it does is done by tasks.
 *
 * <p>Names no type of the Android Gradle plugin, which may be missing or out of sight: only then can that be said in
 * one sentence.
 */
public class TpnskitPlugin implements Plugin<Project> {
    private static final String APPLICATION = "com.android.application";
    private static final List<String> OTHER_ANDROID =
            List.of("com.android.library", "com.android.dynamic-feature", "com.android.test");

    @Override
    public void apply(Project project) {
        Requirements.checkGradle();
        TpnsExtension tpns = project.getExtensions().create("tpns", TpnsExtension.class);
        for (String other : OTHER_ANDROID) {
            project.getPluginManager().withPlugin(other, plugin -> {
                throw Requirements.notAnApplication(project, "applies `" + other + "`");
            });
        }
        project.getPluginManager().withPlugin(APPLICATION, plugin -> {
            Requirements.checkAndroid(project);
            ApplicationWiring.wire(project, tpns);
        });
        project.afterEvaluate(evaluated -> {
            if (!evaluated.getPluginManager().hasPlugin(APPLICATION)) {
                throw Requirements.notAnApplication(evaluated, "is none");
            }
        });
    }
}
