package io.github.tpnskit.gradle.wiring;

import io.github.tpnskit.gradle.inputs.DependencySource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gradle.api.Project;
import org.gradle.api.artifacts.Configuration;
import org.gradle.api.artifacts.ExternalDependency;

/**
 * Adds the dependencies that a variant lacks, in a configuration of their own: so what the app declares can still be
 * read.
 *
 * <p>They are determined when a class path is resolved for the first time. By then build scripts and plugins have
 * declared everything, and a build that resolves nothing doesn't call the engine.
 */
final class DependencyWiring {
    private DependencyWiring() {}

    /**
     * Call it when the Android Gradle plugin has created its tasks. From version 9 on it looks at the dependencies while
     * it does so, and scripts may still add some.
     */
    static void wire(VariantContext context) {
        Project project = context.project;
        Configuration added = project.getConfigurations().create(context.name("tpns", ""), configuration -> {
            configuration.setDescription(
                    "The dependencies that tpnskit adds to variant " + context.variant.getName() + ".");
            configuration.setCanBeConsumed(false);
            configuration.setCanBeResolved(false);
            configuration.withDependencies(dependencies -> missing(context)
                    .forEach(dependency ->
                            dependencies.add(project.getDependencies().create(dependency))));
        });
        project.getConfigurations()
                .named(context.variant.getName() + "Implementation", implementation -> implementation.extendsFrom(added));
    }

    private static List<String> missing(VariantContext context) {
        return context.project
                .getProviders()
                .of(DependencySource.class, source -> {
                    context.fill(source.getParameters());
                    source.getParameters().getVariant().set(known(context));
                    source.getParameters().getDeclared().set(declared(context));
                })
                .get();
    }

    /** All that the answer depends on: the rest may not be known yet. */
    private static Map<String, String> known(VariantContext context) {
        return new TreeMap<>(Map.of(
                "name",
                context.variant.getName(),
                "applicationId",
                context.variant.getApplicationId().get()));
    }

    /** What the app declares for the class path, unresolved, as {@code group:name:version} or {@code group:name}. */
    private static List<String> declared(VariantContext context) {
        Set<String> modules = new LinkedHashSet<>();
        for (Configuration configuration :
                context.variant.getRuntimeConfiguration().getHierarchy()) {
            configuration.getDependencies().withType(ExternalDependency.class).forEach(dependency -> {
                String version = dependency.getVersion();
                modules.add(dependency.getGroup() + ":" + dependency.getName()
                        + (version == null || version.isEmpty() ? "" : ":" + version));
            });
        }
        return new ArrayList<>(modules);
    }
}
