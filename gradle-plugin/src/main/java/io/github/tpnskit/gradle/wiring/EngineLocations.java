package io.github.tpnskit.gradle.wiring;

import io.github.tpnskit.gradle.engine.EngineLocation;
import java.io.File;
import org.gradle.api.Project;
import org.gradle.api.provider.Provider;

/**
 * Where a build's engine is: unpacked in the caches of the Gradle user home, unless the Gradle property
 * {@code tpnskit.engine.folder} names another folder, or {@code tpnskit.engine.library} a library that is installed.
 */
final class EngineLocations {
    private EngineLocations() {}

    static EngineLocation of(Project project) {
        File caches = new File(project.getGradle().getGradleUserHomeDir(), "caches");
        File folder = file(project, "tpnskit.engine.folder").getOrElse(new File(caches, "tpnskit/v1"));
        return new EngineLocation(folder, file(project, "tpnskit.engine.library").getOrNull());
    }

    private static Provider<File> file(Project project, String property) {
        File root = project.getRootDir();
        return project.getProviders()
                .gradleProperty(property)
                .map(path -> root.toPath().resolve(path).toFile());
    }
}
