package io.github.tpnskit.gradle.task;

import io.github.tpnskit.gradle.engine.Request;
import io.github.tpnskit.gradle.inputs.TextFile;
import io.github.tpnskit.gradle.inputs.VariantInputs;
import java.io.File;
import java.util.Set;
import java.util.TreeSet;
import org.gradle.api.provider.ListProperty;
import org.gradle.api.tasks.Nested;
import org.gradle.api.tasks.TaskAction;
import org.gradle.api.tasks.UntrackedTask;

/**
 * Accepts all current findings: writes them to the baseline. Variants that share a file are handled one after the
 * other, and each adds to what the file contains.
 */
@UntrackedTask(because = "it reads and writes a file that belongs to the app")
public abstract class WriteTpnsBaseline extends EngineTask {
    /** With everything that the checks look at, and the baseline. */
    @Nested
    public abstract ListProperty<VariantInputs> getVariants();

    @TaskAction
    void writeAll() {
        Set<File> written = new TreeSet<>();
        for (VariantInputs variant : getVariants().get()) {
            File baseline = baseline(variant);
            Request request = new Request("baseline").with("inputs", variant.toJson());
            byte[] content = ask(request).file().content();
            write(() -> OutputFiles.replace(baseline.toPath(), content));
            written.add(baseline);
        }
        written.forEach(baseline -> getLogger().lifecycle(message("baselineWritten", baseline)));
    }

    private static File baseline(VariantInputs variant) {
        return variant.getFiles().get().stream()
                .filter(file -> file.getRole().get().equals("baseline"))
                .map(TextFile::file)
                .findFirst()
                .orElseThrow();
    }
}
