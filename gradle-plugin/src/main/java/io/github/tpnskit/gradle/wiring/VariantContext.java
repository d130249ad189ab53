package io.github.tpnskit.gradle.wiring;

import com.android.build.api.dsl.ApplicationExtension;
import com.android.build.api.variant.ApplicationVariant;
import io.github.tpnskit.gradle.TpnsExtension;
import io.github.tpnskit.gradle.TpnsSettings;
import io.github.tpnskit.gradle.engine.EngineLocation;
import io.github.tpnskit.gradle.inputs.EngineSource;
import io.github.tpnskit.gradle.inputs.InputNames;
import io.github.tpnskit.gradle.inputs.JsonMembers;
import io.github.tpnskit.gradle.inputs.LibraryNames;
import io.github.tpnskit.gradle.inputs.NearbyFiles;
import io.github.tpnskit.gradle.inputs.ResolvedComponents;
import io.github.tpnskit.gradle.inputs.SourceFiles;
import io.github.tpnskit.gradle.inputs.TextFile;
import io.github.tpnskit.gradle.inputs.VariantInputs;
import io.github.tpnskit.gradle.task.VariantTask;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gradle.api.Action;
import org.gradle.api.Project;
import org.gradle.api.artifacts.Configuration;
import org.gradle.api.artifacts.ArtifactCollection;
import org.gradle.api.artifacts.FileCollectionDependency;
import org.gradle.api.artifacts.type.ArtifactTypeDefinition;
import org.gradle.api.file.FileCollection;
import org.gradle.api.file.RegularFile;
import org.gradle.api.provider.ListProperty;
import org.gradle.api.provider.MapProperty;
import org.gradle.api.provider.Provider;
import org.gradle.api.tasks.TaskProvider;

/**
 * One variant, and everything about it that the engine may need.
 *
 * <p>Invariant: settings, plugins, placeholders and files are looked at when a task or a value needs them, so whatever
 * a build script or another plugin does until then counts.
 */
final class VariantContext {
    final Project project;
    final ApplicationVariant variant;
    final Layers layers;
    final OwnPlaceholders ownPlaceholders;
    final List<String> sourceSets;
    private final TpnsExtension tpns;
    private final ApplicationExtension dsl;
    private final VariantFiles files;
    private final EngineLocation engine;
    // Made when they are needed: of most variants, a build doesn't ask.
    private MapProperty<String, Object> values;
    private ListProperty<TextFile> configFiles;
    private ListProperty<TextFile> checkedFiles;

    VariantContext(
            Project project,
            TpnsExtension tpns,
            ApplicationExtension dsl,
            ApplicationVariant variant,
            Provider<List<File>> appliedScripts,
            EngineLocation engine) {
        this.project = project;
        this.engine = engine;
        this.variant = variant;
        this.tpns = tpns;
        this.dsl = dsl;
        layers = new Layers(dsl, variant);
        ownPlaceholders = new OwnPlaceholders(dsl, variant, layers);
        sourceSets = SourceSets.of(variant);
        files = new VariantFiles(this, dsl, appliedScripts);
    }

    private ListProperty<TextFile> configFiles() {
        if (configFiles == null) {
            configFiles = once(project.provider(files::configs));
        }
        return configFiles;
    }

    private ListProperty<TextFile> checkedFiles() {
        if (checkedFiles == null) {
            checkedFiles = once(project.provider(files::checked));
        }
        return checkedFiles;
    }

    private ListProperty<TextFile> once(Provider<List<TextFile>> files) {
        ListProperty<TextFile> list = project.getObjects().listProperty(TextFile.class);
        list.set(files);
        list.finalizeValueOnRead();
        return list;
    }

    /** What Gradle knows without resolving anything, by the names in the request. */
    private MapProperty<String, Object> values() {
        if (values != null) {
            return values;
        }
        values = project.getObjects().mapProperty(String.class, Object.class);
        values.put("name", variant.getName());
        values.put("applicationId", variant.getApplicationId());
        values.put("namespace", variant.getNamespace());
        values.put("targetSdk", variant.getTargetSdkVersion().getApiLevel());
        values.put("debuggable", layers.isDebuggable());
        values.put("minified", variant.isMinifyEnabled());
        values.put("abiFilters", layers.abiFilters());
        values.put("plugins", project.provider(() -> InputNames.plugins().stream()
                .filter(project.getPluginManager()::hasPlugin)
                .collect(Collectors.toCollection(ArrayList::new))));
        values.put("placeholders", project.provider(ownPlaceholders::all));
        return values;
    }

    /** The settings that apply, highest precedence first. */
    List<TpnsSettings> settings() {
        return tpns.layers(sourceSets);
    }

    /** The setting {@code language}, or null. */
    String language() {
        return tpns.getLanguage().getOrNull();
    }

    /** A name such as {@code mergePaidDebugTpnsManifest}. */
    String name(String prefix, String suffix) {
        String name = variant.getName();
        return prefix + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + suffix;
    }

    /** A task about this variant. */
    <T extends VariantTask> TaskProvider<T> register(
            String prefix, String suffix, String description, Class<T> type, Action<T> more) {
        return project.getTasks().register(name(prefix, suffix), type, task -> {
            task.setDescription(description + " of variant " + variant.getName() + ".");
            EngineLocations.fill(task, project);
            fill(task.getVariantInputs());
            more.execute(task);
        });
    }

    /** Fills in what every task about the variant needs. */
    void fill(VariantInputs inputs) {
        inputs.getVariant().set(values());
        inputs.getVariant().put("components", components());
        inputs.getVariant().put("added", project.provider(this::added));
        inputs.getMergedPlaceholders().set(variant.getManifestPlaceholders());
        inputs.getSettings().set(project.provider(this::settings));
        inputs.getFiles().set(configFiles());
    }

    /** Fills in what the checks need besides. */
    void fillChecked(VariantInputs inputs, Provider<RegularFile> mergedManifest) {
        fillUnmerged(inputs);
        TextFile manifest = project.getObjects().newInstance(TextFile.class);
        File root = project.getRootDir();
        manifest.getName().set(mergedManifest.map(file -> TextFile.name(root, file.getAsFile())));
        manifest.getRole().set("mergedManifest");
        manifest.getLocation().from(mergedManifest);
        inputs.getFiles().add(manifest);
    }

    /** The same without the merged manifest. */
    void fillUnmerged(VariantInputs inputs) {
        inputs.getFiles().addAll(checkedFiles());
        inputs.getLocalArchives().from(localArchives());
        ArtifactCollection manifests = libraryManifests();
        inputs.getLibraryManifests().from(manifests.getArtifactFiles());
        inputs.getLibraries().set(manifests.getResolvedArtifacts().map(LibraryNames::of));
        inputs.getSources().set(sourceFiles());
        inputs.getNearbyFiles().set(nearbyFiles());
    }

    /** Fills in what an answer needs before any task runs. */
    void fill(EngineSource.Parameters parameters) {
        parameters.getVariant().set(project.provider(() -> values().get()));
        parameters.getSettings().set(project.provider(() -> JsonMembers.of(settings())));
        parameters.getFiles().set(project.provider(() -> configFiles().get()));
        parameters.getEngine().set(engine);
    }

    /** The resolved external components. They are resolved when a task needs them. */
    private Provider<List<String>> components() {
        return components(variant.getRuntimeConfiguration());
    }

    /** The same of the compile class path. */
    Provider<List<String>> compileComponents() {
        return components(variant.getCompileConfiguration());
    }

    private static Provider<List<String>> components(Configuration classPath) {
        return classPath
                .getIncoming()
                .getResolutionResult()
                .getRootComponent()
                .map(ResolvedComponents::of);
    }

    /**
     * The manifests of the libraries. AGP's report on the merge isn't among its public artifacts; what each library has
     * is a type of artifact, by which anybody can ask for it. Without it, findings name no library.
     */
    private ArtifactCollection libraryManifests() {
        return variant.getRuntimeConfiguration()
                .getIncoming()
                .artifactView(view -> {
                    view.lenient(true);
                    view.getAttributes().attribute(ArtifactTypeDefinition.ARTIFACT_TYPE_ATTRIBUTE, "android-manifest");
                })
                .getArtifacts();
    }

    /** The names of the app's own source files. They are looked at when a task needs them. */
    private Provider<List<String>> sourceFiles() {
        return project.getProviders().of(SourceFiles.class, source -> source.getParameters()
                .getFolders()
                .from(project.provider(() -> SourceSets.sourceFolders(project.getProjectDir(), dsl, sourceSets))));
    }

    /** The files that may be meant as a configuration file. They are looked for when a task needs them. */
    private Provider<List<String>> nearbyFiles() {
        return project.getProviders().of(NearbyFiles.class, source -> {
            source.getParameters().getRootDirectory().set(project.getRootDir());
            source.getParameters()
                    .getFolders()
                    .set(SourceSets.nearbyFolders(project.getRootDir(), project.getProjectDir(), sourceSets));
        });
    }

    /** What tpnskit added to the dependencies, as {@code group:name:version}: known once the class path is resolved. */
    private List<String> added() {
        components().get();
        return project.getConfigurations().getByName(DependencyWiring.name(this)).getDependencies().stream()
                .map(added -> added.getGroup() + ":" + added.getName() + ":" + added.getVersion())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** The files of the class path that aren't components, such as the jars of a folder. */
    private FileCollection localArchives() {
        return project.files(project.provider(() -> variant.getRuntimeConfiguration().getHierarchy().stream()
                .flatMap(configuration ->
                        configuration.getDependencies().withType(FileCollectionDependency.class).stream())
                .map(FileCollectionDependency::getFiles)
                .collect(Collectors.toList())));
    }
}
