package io.github.tpnskit.gradle;

import com.android.build.api.artifact.SingleArtifact;
import com.android.build.api.dsl.ApplicationExtension;
import com.android.build.api.variant.ApplicationVariant;
import io.github.tpnskit.gradle.task.EngineTask;
import io.github.tpnskit.gradle.task.GenerateTpns;
import io.github.tpnskit.gradle.task.MergeTpnsManifest;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.gradle.api.Action;
import org.gradle.api.Project;
import org.gradle.api.Task;
import org.gradle.api.artifacts.ResolvableDependencies;
import org.gradle.api.provider.MapProperty;
import org.gradle.api.provider.Provider;
import org.gradle.api.tasks.TaskProvider;

/**
 * Puts the engine's answers where the Android Gradle plugin wants them, for one variant and in one way for each of its
 * versions.
 */
final class VariantWiring {
    private final Project project;
    private final ApplicationVariant variant;
    private final MapProperty<String, Object> facts;
    private final StatedPlaceholders stated;
    private final Map<String, Object> settings;
    private final List<TextFile> configs;
    private final List<TextFile> places;

    VariantWiring(Project project, TpnsExtension tpns, ApplicationExtension dsl, ApplicationVariant variant) {
        this.project = project;
        this.variant = variant;
        List<String> sourceSets = SourceSets.of(variant);
        configs = configs(tpns, sourceSets);
        places = SourceSets.manifests(project.getProjectDir(), dsl, sourceSets).stream()
                .map(manifest -> text("sourceManifest", manifest, manifest))
                .collect(Collectors.toCollection(ArrayList::new));
        places.add(text("buildScript", project.getBuildFile(), project.getBuildFile()));
        settings = tpns.toSettings();
        settings.put(
                "configCandidates",
                configs.stream().map(config -> config.getName().get()).collect(Collectors.toList()));
        facts = project.getObjects().mapProperty(String.class, Object.class);
        facts.put("name", variant.getName());
        facts.put("applicationId", variant.getApplicationId());
        facts.put("namespace", variant.getNamespace());
        facts.put("targetSdk", variant.getTargetSdkVersion().getApiLevel());
        stated = new StatedPlaceholders(dsl, variant);
        facts.put("placeholders", project.provider(stated::all));
    }

    /** The task that checks the variant. */
    TaskProvider<Task> wire() {
        supplyPlaceholders();
        generateSources();
        return check(mergeManifest());
    }

    private void supplyPlaceholders() {
        variant.getManifestPlaceholders().putAll(project.getProviders().of(PlaceholderSource.class, source -> {
            PlaceholderSource.Parameters needed = source.getParameters();
            needed.getVariant().set(facts);
            needed.getSettings().set(settings);
            needed.getFiles().set(configs);
            needed.getGradleUserHome().set(project.getGradle().getGradleUserHomeDir());
        }));
        variant.getManifestPlaceholders().putAll(project.provider(stated::legacy));
    }

    private void generateSources() {
        TaskProvider<GenerateTpns> generate = register(
                "generate",
                "Tpns",
                GenerateTpns.class,
                task -> task.setDescription("Generates the TPNS client code of variant " + variant.getName() + "."));
        variant.getSources().getJava().addGeneratedSourceDirectory(generate, GenerateTpns::getOutput);
    }

    private TaskProvider<MergeTpnsManifest> mergeManifest() {
        TaskProvider<MergeTpnsManifest> merge = register("merge", "TpnsManifest", MergeTpnsManifest.class, task -> {
            task.setDescription(
                    "Checks the TPNS integration of variant " + variant.getName() + " and completes its manifest.");
            task.getFiles().addAll(places);
            task.getReports().set(project.getLayout().getBuildDirectory().dir("reports/tpns/" + variant.getName()));
        });
        variant.getArtifacts()
                .use(merge)
                .wiredWithFiles(MergeTpnsManifest::getMergedManifest, MergeTpnsManifest::getCompletedManifest)
                .toTransform(SingleArtifact.MERGED_MANIFEST.INSTANCE);
        return merge;
    }

    private TaskProvider<Task> check(TaskProvider<MergeTpnsManifest> merge) {
        return project.getTasks().register(name("check", "Tpns"), task -> {
            task.setGroup("verification");
            task.setDescription("Checks the TPNS integration of variant " + variant.getName() + ".");
            task.dependsOn(merge);
        });
    }

    private <T extends EngineTask> TaskProvider<T> register(String verb, String object, Class<T> type, Action<T> more) {
        return project.getTasks().register(name(verb, object), type, task -> {
            task.getVariant().set(facts);
            task.getVariant().put("components", components());
            task.getSettings().set(settings);
            task.getFiles().set(configs);
            task.getRootDirectory().set(project.getRootDir());
            task.getGradleUserHome().set(project.getGradle().getGradleUserHomeDir());
            more.execute(task);
        });
    }

    /** Resolved only when the task needs it. */
    private Provider<List<String>> components() {
        ResolvableDependencies graph = variant.getRuntimeConfiguration().getIncoming();
        return graph.getResolutionResult().getRootComponent().map(ResolvedComponents::of);
    }

    private String name(String verb, String object) {
        String name = variant.getName();
        return verb + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + object;
    }

    private List<TextFile> configs(TpnsExtension tpns, List<String> sourceSets) {
        Map<File, Object> sources = new LinkedHashMap<>();
        File stated = tpns.getConfigFile()
                .getLocationOnly()
                .map(file -> file.getAsFile())
                .getOrNull();
        if (stated != null) {
            sources.put(stated, tpns.getConfigFile()); // with the task that may produce it
        }
        SourceSets.configs(project.getProjectDir(), sourceSets).forEach(file -> sources.putIfAbsent(file, file));
        return sources.entrySet().stream()
                .map(file -> text("config", file.getKey(), file.getValue()))
                .collect(Collectors.toList());
    }

    private TextFile text(String role, File location, Object source) {
        TextFile file = project.getObjects().newInstance(TextFile.class);
        file.getName().set(TextFile.name(project.getRootDir(), location));
        file.getRole().set(role);
        file.getContent().from(source);
        return file;
    }
}
