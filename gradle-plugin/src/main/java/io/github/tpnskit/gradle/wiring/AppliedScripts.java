package io.github.tpnskit.gradle.wiring;

import io.github.tpnskit.gradle.inputs.InputNames;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradle.api.Project;
import org.gradle.api.provider.ListProperty;
import org.gradle.api.provider.Provider;

/**
 * The scripts that a module's build script applies, and the sources of {@code buildSrc}: values of the build may be
 * written there. Gradle doesn't tell which scripts were applied, so the build script is searched for them.
 *
 * <p>Never fails: a script that isn't found is only missing as the place of a finding.
 */
final class AppliedScripts {
    private static final Pattern APPLY = Pattern.compile("\\bapply\\s*\\(?\\s*from\\s*[:=]([^\\n]*)");
    private static final Pattern STRING = Pattern.compile("[\"'](?:\\$\\{?[\\w.]+}?/)?([^\"'$]+)[\"']");
    private static final List<String> SOURCES = List.of(".java", ".kt", ".groovy", ".gradle", ".kts");
    /** A build with more of them keeps its constants where nobody would look for them here. */
    private static final int MOST_SOURCES = 200;

    private AppliedScripts() {}

    /** Those of a module, searched for once, however many variants ask. */
    static Provider<List<File>> of(Project project) {
        ListProperty<File> scripts = project.getObjects().listProperty(File.class);
        scripts.set(project.provider(
                () -> of(project.getRootDir(), project.getProjectDir(), project.getBuildFile())));
        scripts.finalizeValueOnRead();
        return scripts;
    }

    static Collection<File> of(File root, File module, File buildScript) {
        Set<File> found = new LinkedHashSet<>();
        Deque<File> open = new ArrayDeque<>(List.of(buildScript));
        while (!open.isEmpty()) {
            for (File applied : appliedBy(read(open.remove()), root, module)) {
                if (!applied.equals(buildScript) && found.add(applied)) {
                    open.add(applied);
                }
            }
        }
        found.addAll(sources(new File(root, "buildSrc/src/main").toPath()));
        return found;
    }

    /** Gradle takes a relative path from the module's directory, whichever script applies it. */
    private static List<File> appliedBy(String text, File root, File module) {
        Set<File> files = new LinkedHashSet<>();
        Matcher apply = APPLY.matcher(text);
        while (apply.find()) {
            Matcher path = STRING.matcher(apply.group(1));
            if (path.find() && !path.group(1).contains("://")) {
                files.add(new File(path.group(1)).isAbsolute() ? new File(path.group(1)) : new File(module, path.group(1)));
                files.add(new File(root, path.group(1)));
            }
        }
        return files.stream()
                .map(file -> file.toPath().normalize().toFile())
                .filter(File::isFile)
                .collect(Collectors.toList());
    }

    private static String read(File script) {
        try {
            boolean readable = script.isFile() && script.length() <= InputNames.maxBytes();
            return readable ? Files.readString(script.toPath(), StandardCharsets.UTF_8) : "";
        } catch (IOException notUtf8) {
            return "";
        }
    }

    private static List<File> sources(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> SOURCES.stream().anyMatch(file.toString()::endsWith))
                    .sorted()
                    .limit(MOST_SOURCES)
                    .map(Path::toFile)
                    .collect(Collectors.toList());
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }
}
