package io.github.tpnskit.gradle.inputs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gradle.api.artifacts.component.ModuleComponentIdentifier;
import org.gradle.api.artifacts.result.DependencyResult;
import org.gradle.api.artifacts.result.ResolvedComponentResult;
import org.gradle.api.artifacts.result.ResolvedDependencyResult;

/** The external components of a resolved graph, as {@code group:name:version}. */
public final class ResolvedComponents {
    private ResolvedComponents() {}

    public static List<String> of(ResolvedComponentResult root) {
        Set<String> names = new TreeSet<>();
        Set<ResolvedComponentResult> seen = new HashSet<>();
        Deque<ResolvedComponentResult> open = new ArrayDeque<>();
        open.add(root);
        while (!open.isEmpty()) {
            ResolvedComponentResult component = open.remove();
            if (!seen.add(component)) {
                continue;
            }
            if (component.getId() instanceof ModuleComponentIdentifier) {
                ModuleComponentIdentifier id = (ModuleComponentIdentifier) component.getId();
                names.add(id.getGroup() + ":" + id.getModule() + ":" + id.getVersion());
            }
            for (DependencyResult dependency : component.getDependencies()) {
                if (dependency instanceof ResolvedDependencyResult) {
                    open.add(((ResolvedDependencyResult) dependency).getSelected());
                }
            }
        }
        return new ArrayList<>(names);
    }
}
