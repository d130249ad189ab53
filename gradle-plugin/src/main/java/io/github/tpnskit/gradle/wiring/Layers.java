package io.github.tpnskit.gradle.wiring;

import com.android.build.api.dsl.ApkSigningConfig;
import com.android.build.api.dsl.ApplicationBuildType;
import com.android.build.api.dsl.ApplicationExtension;
import com.android.build.api.dsl.ApplicationVariantDimension;
import com.android.build.api.variant.ComponentIdentity;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import kotlin.Pair;

/** The build type, flavors and default config that a variant is made of, highest precedence first. */
final class Layers {
    private final Map<String, ApplicationVariantDimension> layers = new LinkedHashMap<>();
    private final boolean debuggable;

    Layers(ApplicationExtension dsl, ComponentIdentity variant) {
        ApplicationBuildType buildType = dsl.getBuildTypes().getByName(variant.getBuildType());
        debuggable = buildType.isDebuggable();
        layers.put("buildTypes." + variant.getBuildType(), buildType);
        for (Pair<String, String> flavor : variant.getProductFlavors()) {
            layers.put(
                    "productFlavors." + flavor.getSecond(),
                    dsl.getProductFlavors().getByName(flavor.getSecond()));
        }
        layers.put("defaultConfig", dsl.getDefaultConfig());
    }

    boolean isDebuggable() {
        return debuggable;
    }

    /** The manifest placeholders of each layer. */
    List<Placeholder> placeholders() {
        List<Placeholder> placeholders = new ArrayList<>();
        layers.forEach((origin, layer) -> layer.getManifestPlaceholders()
                .forEach((name, value) -> placeholders.add(new Placeholder(name, value.toString(), origin))));
        return placeholders;
    }

    /** The ABI filters of all layers, which the Android Gradle plugin adds up too. */
    List<String> abiFilters() {
        Set<String> filters = new LinkedHashSet<>();
        layers.values().forEach(layer -> filters.addAll(layer.getNdk().getAbiFilters()));
        return new ArrayList<>(filters);
    }

    /** The app's own keep rules. The files that the Android Gradle plugin writes are in the build directory. */
    Set<File> keepRules(File buildDirectory) {
        Set<File> files = new LinkedHashSet<>();
        layers.values().forEach(layer -> files.addAll(layer.getProguardFiles()));
        files.removeIf(file -> file.toPath().startsWith(buildDirectory.toPath()));
        return files;
    }

    Optional<ApkSigningConfig> signingConfig() {
        return layers.values().stream()
                .map(ApplicationVariantDimension::getSigningConfig)
                .filter(Objects::nonNull)
                .findFirst();
    }
}
