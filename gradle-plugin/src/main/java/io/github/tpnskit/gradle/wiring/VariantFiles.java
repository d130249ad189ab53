package io.github.tpnskit.gradle.wiring;

import com.android.build.api.dsl.ApplicationExtension;
import com.android.build.api.variant.ApplicationVariant;
import io.github.tpnskit.gradle.TpnsSettings;
import io.github.tpnskit.gradle.inputs.InputNames;
import io.github.tpnskit.gradle.inputs.TextFile;
import java.io.File;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.gradle.api.Project;
import org.gradle.api.file.RegularFileProperty;
import org.gradle.api.provider.Provider;

/** The files that the engine reads for one variant, whether or not they exist. */
final class VariantFiles {
    private final VariantContext context;
    private final ApplicationExtension dsl;
    private final Provider<List<File>> appliedScripts;
    private final Project project;

    VariantFiles(VariantContext context, ApplicationExtension dsl, Provider<List<File>> appliedScripts) {
        this.context = context;
        this.dsl = dsl;
        this.appliedScripts = appliedScripts;
        project = context.project;
    }

    /** Every {@code tpns-configs.json} that may be used, highest precedence first. */
    List<TextFile> configs() {
        List<TextFile> files = new ArrayList<>();
        List<File> searched = SourceSets.everywhere(project.getProjectDir(), context.sourceSets, InputNames.config());
        RegularFileProperty set = firstSet(TpnsSettings::getConfigFile);
        if (set != null) {
            File location = set.getLocationOnly().get().getAsFile();
            searched.remove(location);
            files.add(text("config", location, set)); // with the task that may write it
        }
        add(files, "config", searched);
        return files;
    }

    /** The other files that the checks look at. */
    List<TextFile> checked() {
        List<TextFile> files = new ArrayList<>();
        File module = project.getProjectDir();
        ApplicationVariant variant = context.variant;
        add(files, "sourceManifest", SourceSets.manifests(module, dsl, context.sourceSets));
        add(files, "buildScript", List.of(project.getBuildFile()));
        File root = project.getRootDir();
        add(files, "appliedScript", appliedScripts.get());
        add(files, "versionCatalog", List.of(new File(root, "gradle/libs.versions.toml")));
        Set<File> properties = new LinkedHashSet<>();
        properties.add(new File(module, "gradle.properties"));
        properties.add(new File(root, "gradle.properties"));
        add(files, "gradleProperties", properties);
        if (variant.isMinifyEnabled()) {
            File buildDirectory =
                    project.getLayout().getBuildDirectory().get().getAsFile();
            add(files, "keepRules", context.layers.keepRules(buildDirectory));
        }
        InputNames.vendorFiles()
                .forEach((role, name) -> add(files, role, SourceSets.vendorFiles(module, variant, name)));
        RegularFileProperty baseline = firstSet(settings -> settings.getChecks().getBaseline());
        add(
                files,
                "baseline",
                List.of(
                        baseline == null
                                ? new File(module, InputNames.baseline())
                                : baseline.getLocationOnly().get().getAsFile()));
        return files;
    }

    /** The property of the settings with the highest precedence that set it, or null. */
    private RegularFileProperty firstSet(Function<TpnsSettings, RegularFileProperty> property) {
        return context.settings().stream()
                .map(property)
                .filter(file -> file.getLocationOnly().isPresent())
                .findFirst()
                .orElse(null);
    }

    private void add(List<TextFile> files, String role, Collection<File> locations) {
        locations.forEach(location -> files.add(text(role, location, location)));
    }

    private TextFile text(String role, File location, Object source) {
        return TextFile.of(project.getObjects(), project.getRootDir(), role, location, source);
    }
}
