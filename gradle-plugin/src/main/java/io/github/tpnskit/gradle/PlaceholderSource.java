package io.github.tpnskit.gradle;

import io.github.tpnskit.gradle.engine.Response;
import java.util.Map;
import java.util.TreeMap;

/** The manifest placeholders that the build leaves out. */
public abstract class PlaceholderSource extends EngineSource<Map<String, String>> {
    public PlaceholderSource() {
        super("placeholders");
    }

    @Override
    Map<String, String> read(Response answer) {
        return new TreeMap<>(answer.placeholders());
    }

    @Override
    Map<String, String> nothing() {
        return new TreeMap<>();
    }
}
