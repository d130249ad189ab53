package io.github.tpnskit.gradle.wiring;

import io.github.tpnskit.gradle.task.GenerateTpns;
import org.gradle.api.UnknownTaskException;

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
     */
    static void generateWithTheOthers(VariantContext context) {
        try {
            context.project
                    .getTasks()
                    .named(context.name("generate", "Sources"), task -> task.dependsOn(context.name("generate", "Tpns")));
        } catch (UnknownTaskException notThere) {
            // To ask before, Gradle would list the names of all tasks, which takes longer than all the rest.
        }
    }
}
