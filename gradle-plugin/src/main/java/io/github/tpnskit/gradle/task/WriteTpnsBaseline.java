package io.github.tpnskit.gradle.task;

import io.github.tpnskit.gradle.TextFile;
import java.io.File;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.gradle.api.provider.ListProperty;
import org.gradle.api.tasks.Nested;
import org.gradle.api.tasks.TaskAction;
import org.gradle.api.tasks.UntrackedTask;

/**
 * Accepts what is found now: writes it into the baseline, variant by variant, each adding to what the one before it
 * wrote.
 */
@UntrackedTask(because = "it writes a file that belongs to the app's owner and that it reads before")
public abstract class WriteTpnsBaseline extends EngineTask {
    /** With all that the checks see, and the baseline. */
    @Nested
    public abstract ListProperty<Question> getVariants();

    @TaskAction
    void write() throws IOException {
        Set<File> written = new TreeSet<>();
        for (Question variant : getVariants().get()) {
            File baseline = baseline(variant);
            OutputFiles.write(
                    baseline.toPath(),
                    ask(variant.request("baseline")).outputs().get(0).content());
            written.add(baseline);
        }
        written.forEach(baseline -> getLogger().lifecycle("What is found now is accepted by {}", baseline));
    }

    private static File baseline(Question variant) {
        return variant.getFiles().get().stream()
                .filter(file -> file.getRole().get().equals("baseline"))
                .map(TextFile::file)
                .findFirst()
                .orElseThrow();
    }
}
