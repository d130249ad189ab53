package io.github.tpnskit.gradle.wiring;

import io.github.tpnskit.gradle.Messages;
import io.github.tpnskit.gradle.TpnsExtension;
import io.github.tpnskit.gradle.engine.EngineKind;
import io.github.tpnskit.gradle.engine.EngineLocation;
import io.github.tpnskit.gradle.task.EngineTask;
import io.github.tpnskit.gradle.task.PrintedTexts;
import java.io.File;
import org.gradle.api.InvalidUserDataException;
import org.gradle.api.Project;
import org.gradle.api.provider.Provider;

/**
 * Where a build's engine is: unpacked in the caches of the Gradle user home, unless the Gradle property
 * {@code tpnskit.engine.folder} names a folder to make one in, or {@code tpnskit.engine.library} a library that is installed. The
 * property {@code tpnskit.engine} allows only the {@code native} or the {@code portable} one.
 */
final class EngineLocations {
    private EngineLocations() {}

    static EngineLocation of(Project project) {
        File caches = new File(project.getGradle().getGradleUserHomeDir(), "caches");
        File folder = file(project, "tpnskit.engine.folder").map(named -> new File(named, "tpnskit-v1")).getOrElse(new File(caches, "tpnskit/v1"));
        return new EngineLocation(folder, file(project, "tpnskit.engine.library").getOrNull(), kind(project));
    }

    /** Fills in what every task needs that calls the engine. */
    static void fill(EngineTask task, Project project) {
        task.getEngine().set(of(project));
        task.getLanguage().set(project.getExtensions().getByType(TpnsExtension.class).getLanguage());
        // One per class loader: each has its own class of the service, and loads the engine.
        String name = "tpnsEngine" + System.identityHashCode(PrintedTexts.class);
        Provider<PrintedTexts> printed = project.getGradle()
                .getSharedServices()
                .registerIfAbsent(name, PrintedTexts.class, service -> {});
        task.getPrintedOfEngine().set(printed);
        task.usesService(printed);
    }

    private static EngineKind kind(Project project) {
        String kind = project.getProviders().gradleProperty("tpnskit.engine").getOrElse("");
        switch (kind) {
            case "":
                return null;
            case "native":
                return EngineKind.NATIVE;
            case "portable":
                return EngineKind.PORTABLE;
            default:
                throw new InvalidUserDataException(Messages.of(null, "unknownEngine", kind));
        }
    }

    private static Provider<File> file(Project project, String property) {
        File root = project.getRootDir();
        return project.getProviders()
                .gradleProperty(property)
                .map(path -> root.toPath().resolve(path).toFile());
    }
}
