package io.github.tpnskit.gradle;

import io.github.tpnskit.gradle.engine.Response;
import java.util.ArrayList;
import java.util.List;

/** The SDKs that the app needs and does not declare, as {@code group:name:version}. */
public abstract class DependencySource extends EngineSource<List<String>> {
    public DependencySource() {
        super("dependencies");
    }

    @Override
    List<String> read(Response answer) {
        return new ArrayList<>(answer.dependencies());
    }

    @Override
    List<String> nothing() {
        return new ArrayList<>();
    }
}
