package io.github.tpnskit.gradle.wiring;

import io.github.tpnskit.gradle.task.GenerateTpns;

/** Adds the generated client code to the variant's sources. */
final class SourceWiring {
    private SourceWiring() {}

    static void wire(VariantContext context) {
        context.variant
                .getSources()
                .getJava()
                .addGeneratedSourceDirectory(
                        context.register(
                                "generate", "Tpns", "Generates the TPNS client code", GenerateTpns.class, task -> task.getVariantInputs()
                                        .getVariant()
                                        .put("compileComponents", context.compileComponents())),
                        GenerateTpns::getOutput);
    }
}
