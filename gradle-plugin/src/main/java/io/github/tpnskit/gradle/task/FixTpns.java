package io.github.tpnskit.gradle.task;

import io.github.tpnskit.gradle.engine.Request;
import io.github.tpnskit.gradle.engine.Response;
import io.github.tpnskit.gradle.engine.Response.Output;
import io.github.tpnskit.gradle.inputs.TextFile;
import io.github.tpnskit.gradle.inputs.VariantInputs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gradle.api.GradleException;
import org.gradle.api.file.DirectoryProperty;
import org.gradle.api.provider.ListProperty;
import org.gradle.api.provider.Property;
import org.gradle.api.tasks.Internal;
import org.gradle.api.tasks.Nested;
import org.gradle.api.tasks.TaskAction;
import org.gradle.api.tasks.UntrackedTask;
import org.gradle.api.tasks.options.Option;

/**
 * Applies the fixes that are certain, of all variants at once. It checks by itself, so it also works if the findings
 * fail the build.
 */
@UntrackedTask(because = "it reads and writes files that belong to the app")
public abstract class FixTpns extends EngineTask {
    /** With everything that the checks look at. */
    @Nested
    public abstract ListProperty<VariantInputs> getVariants();

    /** Nothing outside of this directory is written. */
    @Internal
    public abstract DirectoryProperty getRootDirectory();

    /** Nothing in this directory is written. */
    @Internal
    public abstract DirectoryProperty getBuildDirectory();

    @Internal
    public abstract Property<Boolean> getPreview();

    @Option(option = "preview", description = "Prints what would change, and changes nothing.")
    public void setPreviewed(boolean preview) {
        getPreview().set(preview);
    }

    @Option(
            option = "dry-run",
            description = "The same as --preview. Gradle has an option of this name itself, so write it after --.")
    public void setDryRun(boolean dryRun) {
        getPreview().set(dryRun);
    }

    @TaskAction
    void fix() throws IOException {
        boolean preview = getPreview().getOrElse(false);
        Map<String, Path> files = files();
        List<Map<String, Object>> variants =
                getVariants().get().stream().map(VariantInputs::toJson).collect(Collectors.toList());
        Response answer = ask(new Request("fix")
                .with("variants", variants)
                .with("protected", foreign(files))
                .with("dryRun", preview));
        if (!answer.diff().isEmpty()) {
            getLogger().quiet(answer.diff() + "\n");
        }
        if (!preview) {
            refuseSaved(answer.files(), files, variants);
            for (Output output : answer.files()) {
                write(() -> OutputFiles.replace(files.get(output.name()), output.content()));
            }
        }
        getLogger().quiet(answer.text());
    }

    /** Fails where a file isn't any more what the engine was told, so that nothing somebody saves meanwhile is lost. */
    private void refuseSaved(List<Output> outputs, Map<String, Path> files, List<Map<String, Object>> variants) {
        for (Output output : outputs) {
            File file = files.get(output.name()).toFile();
            boolean same = variants.stream()
                    .flatMap(variant -> ((List<?>) variant.get("files")).stream())
                    .map(read -> (Map<?, ?>) read)
                    .filter(read -> output.name().equals(read.get("name")))
                    .distinct() // most variants read the same
                    .allMatch(read -> TextFile.isStill(read, file));
            if (!same) {
                throw new GradleException(message("savedMeanwhile", output.name()));
            }
        }
    }

    /** The files that exist, by the names that the engine knows them by. */
    private Map<String, Path> files() {
        Map<String, Path> files = new TreeMap<>();
        for (VariantInputs variant : getVariants().get()) {
            for (TextFile file : variant.getFiles().get()) {
                File location = file.file();
                if (location.isFile()) {
                    files.put(file.getName().get(), location.toPath());
                }
            }
        }
        return files;
    }

    /** The names of the files that aren't the app's own: where links lead to counts. */
    private List<String> foreign(Map<String, Path> files) throws IOException {
        Path root = getRootDirectory().get().getAsFile().toPath().toRealPath();
        Path build = getBuildDirectory().get().getAsFile().toPath();
        Path realBuild = Files.exists(build) ? build.toRealPath() : build;
        List<String> foreign = new ArrayList<>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            Path path = file.getValue().toRealPath();
            if (!path.startsWith(root) || path.startsWith(realBuild) || !Files.isWritable(path)) {
                foreign.add(file.getKey());
            }
        }
        return foreign;
    }
}
