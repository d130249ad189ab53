package io.github.tpnskit.gradle.inputs;

import io.github.tpnskit.gradle.engine.Request;
import io.github.tpnskit.gradle.engine.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gradle.api.provider.ListProperty;

/**
 * The SDKs that the app needs and doesn't declare, as {@code group:name:version}, each with what to say where no
 * repository has it.
 */
public abstract class DependencySource extends EngineSource<Map<String, String>, DependencySource.Parameters> {
    /** What the answer depends on. */
    public interface Parameters extends EngineSource.Parameters {
        /** What the app declares, as {@code group:name:version} or {@code group:name}. */
        ListProperty<String> getDeclared();

        /** What the class path resolves to, as {@code group:name:version}; empty while that isn't known. */
        ListProperty<String> getResolved();
    }

    public DependencySource() {
        super("dependencies");
    }

    @Override
    void complete(Request request) {
        request.with("declared", getParameters().getDeclared().get());
        request.with("resolved", getParameters().getResolved().get());
    }

    @Override
    Map<String, String> read(Response answer) {
        return new LinkedHashMap<>(answer.dependencies());
    }

    @Override
    Map<String, String> nothing() {
        return new LinkedHashMap<>();
    }
}
