package io.github.tpnskit.gradle;

import com.android.build.api.dsl.ApkSigningConfig;
import com.android.build.api.dsl.ApplicationExtension;
import com.android.build.api.dsl.ApplicationVariantDimension;
import com.android.build.api.variant.ApplicationVariant;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import kotlin.Pair;

/** The layers of the DSL that make one variant; the one that wins comes first. */
final class Layers {
    private final List<ApplicationVariantDimension> layers = new ArrayList<>();
    private final boolean debuggable;

    Layers(ApplicationExtension dsl, ApplicationVariant variant) {
        debuggable = dsl.getBuildTypes().getByName(variant.getBuildType()).isDebuggable();
        layers.add(dsl.getBuildTypes().getByName(variant.getBuildType()));
        for (Pair<String, String> flavor : variant.getProductFlavors()) {
            layers.add(dsl.getProductFlavors().getByName(flavor.getSecond()));
        }
        layers.add(dsl.getDefaultConfig());
    }

    boolean isDebuggable() {
        return debuggable;
    }

    /** The Android Gradle plugin unites them too. */
    List<String> abiFilters() {
        Set<String> filters = new LinkedHashSet<>();
        layers.forEach(layer -> filters.addAll(layer.getNdk().getAbiFilters()));
        return new ArrayList<>(filters);
    }

    /** The app's own files of R8 rules; those that the Android Gradle plugin writes are below the build directory. */
    Set<File> keepRules(File buildDirectory) {
        Set<File> files = new LinkedHashSet<>();
        layers.forEach(layer -> files.addAll(layer.getProguardFiles()));
        files.removeIf(file -> file.toPath().startsWith(buildDirectory.toPath()));
        return files;
    }

    Optional<ApkSigningConfig> signingConfig() {
        return layers.stream()
                .map(ApplicationVariantDimension::getSigningConfig)
                .filter(Objects::nonNull)
                .findFirst();
    }
}
