package io.github.tpnskit.gradle.task;

import io.github.tpnskit.gradle.engine.Request;
import io.github.tpnskit.gradle.engine.Response.Output;
import java.util.List;
import org.gradle.api.file.RegularFileProperty;
import org.gradle.api.tasks.CacheableTask;
import org.gradle.api.tasks.OutputFile;
import org.gradle.api.tasks.TaskAction;

/** Writes the keep rules that the SDKs and the generated sources need. */
@CacheableTask
public abstract class GenerateTpnsKeepRules extends VariantTask {
    @OutputFile
    public abstract RegularFileProperty getRules();

    @TaskAction
    void generate() {
        List<Output> rules = ask(new Request("keepRules")
                        .with("inputs", getVariantInputs().toJson()))
                .files();
        // R8 needs the file even if there is nothing to keep.
        write(() -> OutputFiles.write(
                getRules().get().getAsFile().toPath(),
                rules.isEmpty() ? new byte[0] : rules.get(0).content()));
    }
}
