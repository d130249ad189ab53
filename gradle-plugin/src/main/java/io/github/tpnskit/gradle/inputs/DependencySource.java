package io.github.tpnskit.gradle.inputs;

import io.github.tpnskit.gradle.engine.Request;
import io.github.tpnskit.gradle.engine.Response;
import java.util.ArrayList;
import java.util.List;
import org.gradle.api.provider.ListProperty;

/** The SDKs that the app needs and doesn't declare, as {@code group:name:version}. */
public abstract class DependencySource extends EngineSource<List<String>, DependencySource.Parameters> {
    /** What the answer depends on. */
    public interface Parameters extends EngineSource.Parameters {
        /** What the app declares, as {@code group:name:version} or {@code group:name}. */
        ListProperty<String> getDeclared();
    }

    public DependencySource() {
        super("dependencies");
    }

    @Override
    void complete(Request request) {
        request.with("declared", getParameters().getDeclared().get());
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
