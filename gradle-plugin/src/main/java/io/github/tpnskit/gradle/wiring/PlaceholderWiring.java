package io.github.tpnskit.gradle.wiring;

import io.github.tpnskit.gradle.Messages;
import io.github.tpnskit.gradle.inputs.PlaceholderSource;
import java.util.Map;
import java.util.function.Consumer;
import org.gradle.api.provider.MapProperty;
import org.gradle.api.provider.Provider;

/**
 * Adds the manifest placeholders that the build doesn't set: neither in the DSL, nor with the variant API before or after
 * this.
 */
final class PlaceholderWiring {
    private PlaceholderWiring() {}

    static void wire(VariantContext context) {
        MapProperty<String, String> placeholders = context.variant.getManifestPlaceholders();
        // A value source is made at once, and most variants of a build aren't built.
        Provider<Map<String, String>> missing = context.project
                .provider(() -> context.project
                        .getProviders()
                        .of(PlaceholderSource.class, source -> context.fill(source.getParameters())))
                .flatMap(source -> source);
        supply(placeholders, missing, why -> context.project.getLogger().warn(
                Messages.of(context.language(), "unknownPlaceholders", context.variant.getName(), why)));
        placeholders.putAll(context.project.provider(context.ownPlaceholders::legacy));
    }

    /** Supplies nothing where it isn't known what a script has put: that mustn't be replaced. */
    static void supply(
            MapProperty<String, String> placeholders, Provider<Map<String, String>> missing, Consumer<String> warn) {
        try {
            LowerEntries.put(placeholders, missing);
        } catch (RuntimeException unknown) {
            warn.accept(unknown.getMessage());
        }
    }
}
