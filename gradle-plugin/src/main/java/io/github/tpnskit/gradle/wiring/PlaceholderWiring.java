package io.github.tpnskit.gradle.wiring;

import io.github.tpnskit.gradle.inputs.PlaceholderSource;

/** Adds the manifest placeholders that the build doesn't set. */
final class PlaceholderWiring {
    private PlaceholderWiring() {}

    static void wire(VariantContext context) {
        context.variant
                .getManifestPlaceholders()
                .putAll(context.project
                        .getProviders()
                        .of(PlaceholderSource.class, source -> context.fill(source.getParameters())));
        context.variant.getManifestPlaceholders().putAll(context.project.provider(context.ownPlaceholders::legacy));
    }
}
