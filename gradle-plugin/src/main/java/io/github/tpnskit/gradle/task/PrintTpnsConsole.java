package io.github.tpnskit.gradle.task;

import io.github.tpnskit.gradle.engine.Request;
import io.github.tpnskit.gradle.inputs.SignedVariant;
import java.util.List;
import java.util.stream.Collectors;
import org.gradle.api.GradleException;
import org.gradle.api.provider.ListProperty;
import org.gradle.api.provider.Property;
import org.gradle.api.tasks.Input;
import org.gradle.api.tasks.Nested;
import org.gradle.api.tasks.Optional;
import org.gradle.api.tasks.TaskAction;
import org.gradle.api.tasks.UntrackedTask;
import org.gradle.api.tasks.options.Option;

/** Prints what has to be entered in the TPNS console, the IM console and the vendors' consoles. */
@UntrackedTask(because = "it prints")
public abstract class PrintTpnsConsole extends EngineTask {
    @Nested
    public abstract ListProperty<SignedVariant> getVariants();

    @Input
    @Optional
    @Option(option = "variant", description = "The variant to print; by default, all variants.")
    public abstract Property<String> getVariant();

    @TaskAction
    void print() {
        List<SignedVariant> all = getVariants().get();
        String wanted = getVariant().getOrNull();
        List<SignedVariant> chosen = all.stream()
                .filter(variant -> wanted == null || variant.name().equals(wanted))
                .collect(Collectors.toList());
        if (chosen.isEmpty()) {
            String names = all.stream().map(SignedVariant::name).collect(Collectors.joining("`, `"));
            throw new GradleException(message("unknownVariant", wanted, names));
        }
        for (SignedVariant variant : chosen) {
            Request request = new Request("console")
                    .with("inputs", variant.toJson())
                    .with("certificates", variant.certificates());
            getLogger().quiet(ask(request).text());
        }
    }
}
