package io.github.tpnskit.gradle.wiring;

import io.github.tpnskit.gradle.task.GenerateTpnsKeepRules;
import org.gradle.api.tasks.TaskProvider;

/** Adds keep rules if R8 shrinks the variant. */
final class KeepRuleWiring {
    private KeepRuleWiring() {}

    static void wire(VariantContext context) {
        if (!context.variant.isMinifyEnabled()) {
            return;
        }
        TaskProvider<GenerateTpnsKeepRules> generate = context.register(
                "generate",
                "TpnsKeepRules",
                "Generates the TPNS keep rules",
                GenerateTpnsKeepRules.class,
                task -> task.getRules()
                        .set(context.project
                                .getLayout()
                                .getBuildDirectory()
                                .file("intermediates/tpns/" + context.variant.getName() + "/tpns.pro")));
        context.variant.getProguardFiles().add(generate.flatMap(GenerateTpnsKeepRules::getRules));
    }
}
