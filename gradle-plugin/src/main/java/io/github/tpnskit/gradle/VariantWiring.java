package io.github.tpnskit.gradle;

import com.android.build.api.artifact.SingleArtifact;
import com.android.build.api.dsl.ApplicationExtension;
import com.android.build.api.variant.ApplicationVariant;
import io.github.tpnskit.gradle.task.GenerateTpns;
import io.github.tpnskit.gradle.task.GenerateTpnsKeepRules;
import io.github.tpnskit.gradle.task.MergeTpnsManifest;
import io.github.tpnskit.gradle.task.Question;
import io.github.tpnskit.gradle.task.SignedVariant;
import io.github.tpnskit.gradle.task.VariantTask;
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
import org.gradle.api.file.RegularFile;
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
    private final Layers layers;
    private final DependencyWiring dependencies;
    private final MapProperty<String, Object> facts;
    private final StatedPlaceholders stated;
    private final Map<String, Object> settings;
    private final List<TextFile> configs;
    private final List<TextFile> checked;
    private TaskProvider<MergeTpnsManifest> merge;

    VariantWiring(Project project, TpnsExtension extension, ApplicationExtension dsl, ApplicationVariant variant) {
        this.project = project;
        this.variant = variant;
        List<String> sourceSets = SourceSets.of(variant);
        TpnsSettings tpns = extension.of(sourceSets);
        layers = new Layers(dsl, variant);
        dependencies = new DependencyWiring(project, variant);
        stated = new StatedPlaceholders(dsl, variant);
        facts = VariantFacts.of(project, variant, layers, stated);
        configs = configs(tpns, sourceSets);
        checked = checked(tpns, dsl, sourceSets);
        settings = tpns.toSettings();
        settings.put(
                "configCandidates",
                configs.stream().map(config -> config.getName().get()).collect(Collectors.toList()));
    }

    /** The task that checks the variant. */
    TaskProvider<Task> wire() {
        supplyPlaceholders();
        generateSources();
        if (variant.isMinifyEnabled()) {
            generateKeepRules();
        }
        merge = mergeManifest();
        return check();
    }

    private void supplyPlaceholders() {
        variant.getManifestPlaceholders()
                .putAll(project.getProviders()
                        .of(PlaceholderSource.class, source -> tell(source.getParameters(), facts)));
        variant.getManifestPlaceholders().putAll(project.provider(stated::legacy));
    }

    /** To be called when all variants are wired. */
    void supplyDependencies() {
        dependencies.supply(name("tpns", ""), declared -> {
            MapProperty<String, Object> known = project.getObjects().mapProperty(String.class, Object.class);
            known.put("name", variant.getName());
            known.put("applicationId", variant.getApplicationId().get());
            known.put("declared", declared);
            return project.getProviders().of(DependencySource.class, source -> tell(source.getParameters(), known));
        });
    }

    private void tell(EngineSource.Parameters needed, MapProperty<String, Object> known) {
        needed.getVariant().set(known);
        needed.getSettings().set(settings);
        needed.getFiles().set(configs);
        needed.getGradleUserHome().set(project.getGradle().getGradleUserHomeDir());
    }

    private void generateSources() {
        TaskProvider<GenerateTpns> generate = register(
                "generate",
                "Tpns",
                GenerateTpns.class,
                task -> task.setDescription("Generates the TPNS client code of variant " + variant.getName() + "."));
        variant.getSources().getJava().addGeneratedSourceDirectory(generate, GenerateTpns::getOutput);
    }

    private void generateKeepRules() {
        TaskProvider<GenerateTpnsKeepRules> generate =
                register("generate", "TpnsKeepRules", GenerateTpnsKeepRules.class, task -> {
                    task.setDescription("Generates the R8 rules of TPNS for variant " + variant.getName() + ".");
                    task.getRules()
                            .set(project.getLayout()
                                    .getBuildDirectory()
                                    .file("intermediates/tpns/" + variant.getName() + "/tpns.pro"));
                });
        variant.getProguardFiles().add(generate.flatMap(GenerateTpnsKeepRules::getRules));
    }

    private TaskProvider<MergeTpnsManifest> mergeManifest() {
        TaskProvider<MergeTpnsManifest> task = register("merge", "TpnsManifest", MergeTpnsManifest.class, merging -> {
            merging.setDescription(
                    "Checks the TPNS integration of variant " + variant.getName() + " and completes its manifest.");
            see(merging.getQuestion());
            merging.getReports().set(project.getLayout().getBuildDirectory().dir("reports/tpns/" + variant.getName()));
            merging.getRootDirectory().set(project.getRootDir());
            merging.getAnnotated()
                    .set(project.getProviders()
                            .environmentVariable("GITHUB_ACTIONS")
                            .map("true"::equals)
                            .orElse(false));
        });
        variant.getArtifacts()
                .use(task)
                .wiredWithFiles(MergeTpnsManifest::getMergedManifest, MergeTpnsManifest::getCompletedManifest)
                .toTransform(SingleArtifact.MERGED_MANIFEST.INSTANCE);
        return task;
    }

    private TaskProvider<Task> check() {
        return project.getTasks().register(name("check", "Tpns"), task -> {
            task.setGroup("verification");
            task.setDescription("Checks the TPNS integration of variant " + variant.getName() + ".");
            task.dependsOn(merge);
        });
    }

    /** All that the checks see, the manifest as it comes to {@link MergeTpnsManifest} included. */
    Question toAccept() {
        Question question = project.getObjects().newInstance(Question.class);
        tell(question);
        see(question);
        Provider<RegularFile> manifest = merge.flatMap(MergeTpnsManifest::getMergedManifest);
        TextFile merged = project.getObjects().newInstance(TextFile.class);
        File root = project.getRootDir();
        merged.getName().set(manifest.map(file -> TextFile.name(root, file.getAsFile())));
        merged.getRole().set("mergedManifest");
        merged.getContent().from(manifest);
        question.getFiles().add(merged);
        return question;
    }

    /** What is known without any task, and how the variant is signed. */
    SignedVariant signed() {
        SignedVariant question = project.getObjects().newInstance(SignedVariant.class);
        tell(question);
        layers.signingConfig().ifPresent(signing -> {
            question.getSigningConfig().set(signing.getName());
            question.getStore().fileValue(signing.getStoreFile());
            question.getStorePassword().set(signing.getStorePassword());
            question.getKeyAlias().set(signing.getKeyAlias());
        });
        return question;
    }

    private <T extends VariantTask> TaskProvider<T> register(
            String verb, String object, Class<T> type, Action<T> more) {
        return project.getTasks().register(name(verb, object), type, task -> {
            tell(task.getQuestion());
            task.getGradleUserHome().set(project.getGradle().getGradleUserHomeDir());
            more.execute(task);
        });
    }

    private void tell(Question question) {
        question.getVariant().set(facts);
        question.getVariant().put("components", dependencies.components());
        question.getSettings().set(settings);
        question.getFiles().set(configs);
    }

    private void see(Question question) {
        question.getFiles().addAll(checked);
        question.getLocalArchives().from(dependencies.localArchives());
    }

    private String name(String verb, String object) {
        String name = variant.getName();
        return verb + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + object;
    }

    private List<TextFile> configs(TpnsSettings tpns, List<String> sourceSets) {
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

    /** The files that checks look into besides. */
    private List<TextFile> checked(TpnsSettings tpns, ApplicationExtension dsl, List<String> sourceSets) {
        Map<String, Iterable<File>> files = new LinkedHashMap<>();
        File module = project.getProjectDir();
        files.put("sourceManifest", SourceSets.manifests(module, dsl, sourceSets));
        files.put("buildScript", List.of(project.getBuildFile()));
        if (variant.isMinifyEnabled()) {
            files.put(
                    "keepRules",
                    layers.keepRules(
                            project.getLayout().getBuildDirectory().get().getAsFile()));
        }
        files.put("agconnectServices", SourceSets.vendorFiles(module, variant, "agconnect-services.json"));
        files.put("googleServices", SourceSets.vendorFiles(module, variant, "google-services.json"));
        files.put("baseline", List.of(tpns.getChecks().getBaseline().getAsFile().get()));
        List<TextFile> texts = new ArrayList<>();
        files.forEach((role, locations) -> locations.forEach(location -> texts.add(text(role, location, location))));
        return texts;
    }

    private TextFile text(String role, File location, Object source) {
        TextFile file = project.getObjects().newInstance(TextFile.class);
        file.getName().set(TextFile.name(project.getRootDir(), location));
        file.getRole().set(role);
        file.getContent().from(source);
        return file;
    }
}
