package io.github.tpnskit.gradle.task;

import io.github.tpnskit.gradle.engine.Response.Output;
import java.nio.charset.StandardCharsets;
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

/** Prints what must be typed into the consoles of TPNS, IM and the vendors. */
@UntrackedTask(because = "it prints")
public abstract class PrintTpnsConsole extends EngineTask {
    @Nested
    public abstract ListProperty<SignedVariant> getVariants();

    @Input
    @Optional
    @Option(option = "variant", description = "The variant whose page is printed; else all variants' are.")
    public abstract Property<String> getVariant();

    @TaskAction
    void print() {
        List<SignedVariant> all = getVariants().get();
        String wanted = getVariant().getOrNull();
        List<SignedVariant> chosen = all.stream()
                .filter(variant -> wanted == null || variant.name().equals(wanted))
                .collect(Collectors.toList());
        if (chosen.isEmpty()) {
            throw new GradleException("no variant is called `" + wanted + "`; there are `"
                    + all.stream().map(SignedVariant::name).collect(Collectors.joining("`, `")) + "`");
        }
        for (SignedVariant variant : chosen) {
            for (Output page : ask(variant.request("console")).reports()) {
                getLogger().quiet(new String(page.content(), StandardCharsets.UTF_8));
            }
        }
    }
}
