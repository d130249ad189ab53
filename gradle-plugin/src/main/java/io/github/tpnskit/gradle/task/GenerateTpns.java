package io.github.tpnskit.gradle.task;

import java.io.IOException;
import org.gradle.api.file.DirectoryProperty;
import org.gradle.api.tasks.CacheableTask;
import org.gradle.api.tasks.OutputDirectory;
import org.gradle.api.tasks.TaskAction;

/**
 * Writes the Java sources that go into the app. What is wrong with the app is left to {@link MergeTpnsManifest}, so
 * that it is said once.
 */
@CacheableTask
public abstract class GenerateTpns extends VariantTask {
    @OutputDirectory
    public abstract DirectoryProperty getOutput();

    @TaskAction
    void generate() throws IOException {
        OutputFiles.replaceAll(
                getOutput().get().getAsFile().toPath(),
                ask(getQuestion().request("sources")).outputs());
    }
}
