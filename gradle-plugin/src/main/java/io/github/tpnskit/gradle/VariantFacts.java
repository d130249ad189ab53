package io.github.tpnskit.gradle;

import com.android.build.api.variant.ApplicationVariant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gradle.api.Project;
import org.gradle.api.provider.MapProperty;

/** What Gradle knows of a variant without resolving anything, by the member names of the protocol. */
final class VariantFacts {
    /** Those that the engine asks about: {@code ASKED_PLUGINS} in {@code native/core/src/project.rs}. */
    private static final List<String> ASKED_PLUGINS =
            List.of("com.tencent.android.tpns", "com.huawei.agconnect", "com.google.gms.google-services");

    private VariantFacts() {}

    static MapProperty<String, Object> of(
            Project project, ApplicationVariant variant, Layers layers, StatedPlaceholders stated) {
        MapProperty<String, Object> facts = project.getObjects().mapProperty(String.class, Object.class);
        facts.put("name", variant.getName());
        facts.put("applicationId", variant.getApplicationId());
        facts.put("namespace", variant.getNamespace());
        facts.put("targetSdk", variant.getTargetSdkVersion().getApiLevel());
        facts.put("debuggable", layers.isDebuggable());
        facts.put("minified", variant.isMinifyEnabled());
        facts.put("abiFilters", layers.abiFilters());
        // Not before the configuration is done: a plugin may be applied, a placeholder stated as long as it lasts.
        facts.put("plugins", project.provider(() -> plugins(project)));
        facts.put("placeholders", project.provider(stated::all));
        return facts;
    }

    private static List<String> plugins(Project project) {
        return ASKED_PLUGINS.stream()
                .filter(project.getPluginManager()::hasPlugin)
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
