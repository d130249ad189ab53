package io.github.tpnskit.gradle.wiring;

import io.github.tpnskit.gradle.inputs.DependencySource;
import io.github.tpnskit.gradle.inputs.ResolvedComponents;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.gradle.api.Project;
import org.gradle.api.artifacts.Configuration;
import org.gradle.api.artifacts.Dependency;
import org.gradle.api.artifacts.ExcludeRule;
import org.gradle.api.artifacts.ExternalDependency;
import org.gradle.api.artifacts.FileCollectionDependency;
import org.gradle.api.artifacts.ResolvableDependencies;
import org.gradle.api.artifacts.component.ModuleComponentSelector;
import org.gradle.api.artifacts.result.UnresolvedDependencyResult;
import org.gradle.api.attributes.Attribute;

/**
 * Adds the dependencies that a variant lacks, in a configuration of their own: so what the app declares can still be
 * read.
 *
 * <p>They are determined when a class path is resolved for the first time. By then build scripts and plugins have
 * declared everything, and a build that resolves nothing doesn't call the engine. The version of the SDK may come from
 * anywhere: a library, a platform, a range. So what the class path would be is resolved first, and that decides on
 * the versions of the rest.
 *
 * <p>Everything is added with a preferred version only: any other version that the app or a library asks for wins.
 */
final class DependencyWiring {
    private final VariantContext context;
    private final Project project;
    private Map<String, String> added = Map.of();
    /** Null until a class path is resolved. */
    private List<Dependency> supplied;
    private final Set<String> explained = ConcurrentHashMap.newKeySet();

    private DependencyWiring(VariantContext context) {
        this.context = context;
        project = context.project;
    }

    /**
     * Call it when the Android Gradle plugin has created its tasks. From version 9 on it looks at the dependencies while
     * it does so, and scripts may still add some.
     */
    static void wire(VariantContext context) {
        new DependencyWiring(context).wire();
    }

    /** The name of the configuration that holds what is added. */
    static String name(VariantContext context) {
        return context.name("tpns", "");
    }

    private void wire() {
        Configuration own = project.getConfigurations().create(name(context), configuration -> {
            configuration.setDescription(
                    "The dependencies that tpnskit adds to variant " + context.variant.getName() + ".");
            configuration.setCanBeConsumed(false);
            configuration.setCanBeResolved(false);
            configuration.withDependencies(dependencies -> {
                // Not yet: whatever resolves one variant runs this for all of them.
                dependencies.addAllLater(project.provider(this::supply));
                explainFailures(context.variant.getRuntimeConfiguration());
                explainFailures(context.variant.getCompileConfiguration());
            });
        });
        project.getConfigurations()
                .getByName(context.variant.getName() + "Implementation")
                .extendsFrom(own);
    }

    /** Gradle asks a provider again for whatever it wants to know of the dependencies, such as their number. */
    private List<Dependency> supply() {
        if (supplied == null) {
            added = missing();
            supplied = added.keySet().stream().map(this::preferred).collect(Collectors.toList());
        }
        return supplied;
    }

    private Map<String, String> missing() {
        Map<String, Object> known = known();
        List<String> declared = declared();
        Map<String, String> first = ask(known, declared, List.of());
        return ask(known, declared, resolved(first.keySet()));
    }

    private Map<String, String> ask(Map<String, Object> known, List<String> declared, List<String> resolved) {
        return project.getProviders()
                .of(DependencySource.class, source -> {
                    context.fill(source.getParameters());
                    source.getParameters().getVariant().set(known);
                    source.getParameters().getDeclared().set(declared);
                    source.getParameters().getResolved().set(resolved);
                })
                .get();
    }

    /** All that the answer depends on: the rest may not be known yet. */
    private Map<String, Object> known() {
        return new TreeMap<>(Map.of(
                "name",
                context.variant.getName(),
                "applicationId",
                context.variant.getApplicationId().get(),
                "localArchives",
                localArchives()));
    }

    /** Where the app declares dependencies: everywhere but in what is added here. */
    private List<Configuration> declaring() {
        return context.variant.getRuntimeConfiguration().getHierarchy().stream()
                .filter(configuration -> !configuration.getName().equals(name(context)))
                .collect(Collectors.toList());
    }

    /** What the app declares for the class path, unresolved, as {@code group:name:version} or {@code group:name}. */
    private List<String> declared() {
        Set<String> modules = new LinkedHashSet<>();
        for (Configuration configuration : declaring()) {
            configuration.getDependencies().withType(ExternalDependency.class).forEach(dependency -> {
                String version = dependency.getVersion();
                modules.add(dependency.getGroup() + ":" + dependency.getName()
                        + (version == null || version.isEmpty() ? "" : ":" + version));
            });
        }
        return new ArrayList<>(modules);
    }

    /**
     * What the class path would resolve to with these artifacts, as {@code group:name:version}.
     *
     * <p>A detached configuration, because the Android Gradle plugin warns of any other that is resolved before the tasks
     * run, copies included, or even fails. It lacks the rules of the class path's resolution strategy that can't be read.
     */
    private List<String> resolved(Set<String> artifacts) {
        Configuration classPath = context.variant.getRuntimeConfiguration();
        Configuration probe = project.getConfigurations().detachedConfiguration();
        classPath.getAttributes().keySet().forEach(key -> copy(classPath, key, probe));
        for (Configuration configuration : declaring()) {
            configuration.getDependencies().forEach(dependency -> probe.getDependencies().add(dependency.copy()));
            probe.getDependencyConstraints().addAll(configuration.getDependencyConstraints());
            configuration.getExcludeRules().forEach(rule -> probe.exclude(excluded(rule)));
        }
        classPath.getResolutionStrategy().getForcedModules().forEach(forced -> probe.getResolutionStrategy().force(forced));
        artifacts.forEach(artifact -> probe.getDependencies().add(preferred(artifact)));
        return ResolvedComponents.of(probe.getIncoming().getResolutionResult().getRoot());
    }

    private static <T> void copy(Configuration from, Attribute<T> key, Configuration to) {
        to.getAttributes().attribute(key, from.getAttributes().getAttribute(key));
    }

    private static Map<String, String> excluded(ExcludeRule rule) {
        Map<String, String> names = new TreeMap<>();
        names.put("group", rule.getGroup());
        names.put("module", rule.getModule());
        names.values().removeIf(Objects::isNull);
        return names;
    }

    private Dependency preferred(String artifact) {
        int version = artifact.lastIndexOf(':');
        ExternalDependency dependency =
                (ExternalDependency) project.getDependencies().create(artifact.substring(0, version));
        dependency.version(constraint -> constraint.prefer(artifact.substring(version + 1)));
        return dependency;
    }

    /** The names of the jars and AARs of the class path that no task has to make first. */
    private List<String> localArchives() {
        return declaring().stream()
                .flatMap(configuration ->
                        configuration.getDependencies().withType(FileCollectionDependency.class).stream())
                .map(FileCollectionDependency::getFiles)
                .filter(files -> files.getBuildDependencies().getDependencies(null).isEmpty())
                .flatMap(files -> files.getFiles().stream())
                .map(File::getName)
                .sorted()
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /**
     * Gradle says only that an artifact can't be found. Whoever didn't write it must know who added it. Whether that fails
     * is left to Gradle: a report of the dependencies and an IDE show what they can.
     */
    private void explainFailures(Configuration classPath) {
        classPath.getIncoming().afterResolve(resolved -> missing(resolved).stream()
                .filter(explained::add)
                .forEach(sentence -> project.getLogger().error(sentence)));
    }

    private List<String> missing(ResolvableDependencies resolved) {
        return resolved.getResolutionResult().getRoot().getDependencies().stream()
                .filter(UnresolvedDependencyResult.class::isInstance)
                .map(UnresolvedDependencyResult.class::cast)
                .filter(result -> result.getAttempted() instanceof ModuleComponentSelector)
                .map(result -> (ModuleComponentSelector) result.getAttempted())
                .map(module -> added.get(module.getGroup() + ":" + module.getModule() + ":" + module.getVersion()))
                .filter(sentence -> sentence != null)
                .collect(Collectors.toList());
    }
}
