package io.github.tpnskit.gradle.task;

import io.github.tpnskit.gradle.engine.Request;
import io.github.tpnskit.gradle.engine.Response.Output;
import java.util.List;
import org.gradle.api.file.DirectoryProperty;
import org.gradle.api.tasks.CacheableTask;
import org.gradle.api.tasks.OutputDirectory;
import org.gradle.api.tasks.TaskAction;

/** Writes the Java sources that become part of the app. Mistakes in the app are left to {@link MergeTpnsManifest}. */
@CacheableTask
public abstract class GenerateTpns extends VariantTask {
    @OutputDirectory
    public abstract DirectoryProperty getOutput();

    @TaskAction
    void generate() {
        Request request = new Request("sources").with("inputs", getVariantInputs().toJson());
        List<Output> sources = ask(request).files();
        write(() -> OutputFiles.replaceAll(getOutput().get().getAsFile().toPath(), sources));
    }
}
