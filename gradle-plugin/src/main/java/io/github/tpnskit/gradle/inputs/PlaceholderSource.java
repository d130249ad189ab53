package io.github.tpnskit.gradle.inputs;

import io.github.tpnskit.gradle.engine.Response;
import java.util.Map;
import java.util.TreeMap;

/** The manifest placeholders that the build doesn't set. */
public abstract class PlaceholderSource extends EngineSource<Map<String, String>, EngineSource.Parameters> {
    public PlaceholderSource() {
        super("placeholders");
    }

    @Override
    Map<String, String> read(Response answer) {
        return new TreeMap<>(answer.placeholders());
    }

    /** Blank ones: without them the manifest merge would fail first and name another cause. */
    @Override
    Map<String, String> nothing() {
        Map<String, String> blank = new TreeMap<>();
        InputNames.placeholders().forEach(name -> blank.put(name, ""));
        return blank;
    }
}
