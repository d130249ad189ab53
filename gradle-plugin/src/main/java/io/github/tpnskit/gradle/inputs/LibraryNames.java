package io.github.tpnskit.gradle.inputs;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.gradle.api.artifacts.component.ComponentIdentifier;
import org.gradle.api.artifacts.component.ModuleComponentIdentifier;
import org.gradle.api.artifacts.component.ProjectComponentIdentifier;
import org.gradle.api.artifacts.result.ResolvedArtifactResult;

/** What users call the libraries that artifacts come from: {@code group:name:version}, or a project's path. */
public final class LibraryNames {
    private LibraryNames() {}

    /** The names, in the order of the artifacts. */
    public static List<String> of(Collection<ResolvedArtifactResult> artifacts) {
        return artifacts.stream()
                .map(artifact -> name(artifact.getId().getComponentIdentifier()))
                .collect(Collectors.toList());
    }

    private static String name(ComponentIdentifier id) {
        if (id instanceof ModuleComponentIdentifier) {
            ModuleComponentIdentifier module = (ModuleComponentIdentifier) id;
            return module.getGroup() + ":" + module.getModule() + ":" + module.getVersion();
        }
        return id instanceof ProjectComponentIdentifier
                ? ((ProjectComponentIdentifier) id).getProjectPath()
                : id.getDisplayName();
    }
}
