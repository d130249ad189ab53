package io.github.tpnskit.gradle;

import com.android.build.api.variant.ApplicationVariant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.gradle.api.Project;
import org.gradle.api.artifacts.Configuration;
import org.gradle.api.artifacts.ExternalDependency;
import org.gradle.api.artifacts.FileCollectionDependency;
import org.gradle.api.file.FileCollection;
import org.gradle.api.provider.Provider;

/**
 * Gives a variant the dependencies that it lacks, in a configuration of their own: so what the app declares can be read
 * while ours are being made up.
 *
 * <p>That happens when a class path is resolved for the first time and not before: whatever scripts and plugins declare
 * has been declared by then, and a build that resolves nothing asks nothing.
 */
final class DependencyWiring {
    private final Project project;
    private final ApplicationVariant variant;

    DependencyWiring(Project project, ApplicationVariant variant) {
        this.project = project;
        this.variant = variant;
    }

    /**
     * To be called when the Android Gradle plugin has made its tasks: from 9 on it looks at the dependencies while it
     * does, and scripts may still declare some.
     *
     * @param missing from what the app declares to what is to be added
     */
    void supply(String name, Function<List<String>, Provider<List<String>>> missing) {
        Configuration supplied = project.getConfigurations().create(name, configuration -> {
            configuration.setDescription("What tpnskit adds to variant " + variant.getName() + ".");
            configuration.setCanBeConsumed(false);
            configuration.setCanBeResolved(false);
            configuration.withDependencies(dependencies -> missing.apply(declared())
                    .get()
                    .forEach(added -> dependencies.add(project.getDependencies().create(added))));
        });
        project.getConfigurations()
                .named(variant.getName() + "Implementation", implementation -> implementation.extendsFrom(supplied));
    }

    /** What the app declares for the class path, unresolved, as {@code group:name:version} or {@code group:name}. */
    private List<String> declared() {
        Set<String> modules = new LinkedHashSet<>();
        for (Configuration configuration : variant.getRuntimeConfiguration().getHierarchy()) {
            configuration.getDependencies().withType(ExternalDependency.class).forEach(dependency -> {
                String version = dependency.getVersion();
                modules.add(dependency.getGroup() + ":" + dependency.getName()
                        + (version == null || version.isEmpty() ? "" : ":" + version));
            });
        }
        return new ArrayList<>(modules);
    }

    /** The files of the class path that are no components, as jars in a folder; looked at when a task needs them. */
    FileCollection localArchives() {
        return project.files(project.provider(() -> {
            List<FileCollection> files = new ArrayList<>();
            for (Configuration configuration : variant.getRuntimeConfiguration().getHierarchy()) {
                configuration
                        .getDependencies()
                        .withType(FileCollectionDependency.class)
                        .forEach(dependency -> files.add(dependency.getFiles()));
            }
            return files;
        }));
    }

    /** The resolved external components, found out when a task needs them. */
    Provider<List<String>> components() {
        return variant.getRuntimeConfiguration()
                .getIncoming()
                .getResolutionResult()
                .getRootComponent()
                .map(ResolvedComponents::of);
    }
}
