package io.github.tpnskit.gradle.wiring;

import io.github.tpnskit.gradle.task.GenerateTpns;
import java.util.Set;

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

    /**
     * Android Studio runs {@code generate<Variant>Sources} after a sync, so that it knows what is generated. The Android
     * Gradle plugin leaves out what other plugins generate. Call it when that has created its tasks.
     *
     * @param names of all tasks: with many variants, Gradle takes longer to list them than for all the rest
     */
    static void generateWithTheOthers(VariantContext context, Set<String> names) {
        String others = context.name("generate", "Sources");
        if (names.contains(others)) {
            context.project
                    .getTasks()
                    .named(others, task -> task.dependsOn(context.name("generate", "Tpns")));
        }
    }
}
