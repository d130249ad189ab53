package io.github.tpnskit.gradle;

import java.util.Map;
import java.util.TreeMap;
import org.gradle.api.GradleException;
import org.gradle.api.provider.Property;

/** {@code tpns { redirect { } }}: a page that a notification opens. */
public abstract class RedirectSettings {
    /** The activity's class, by its full name or as {@code .Name} below the namespace. */
    public abstract Property<String> getActivity();

    /** As typed into the console: {@code scheme://host/path}; <code>${name}</code> is replaced as in a manifest. */
    public abstract Property<String> getUri();

    Map<String, Object> toSettings() {
        if (!getActivity().isPresent() || !getUri().isPresent()) {
            throw new GradleException("tpns.redirect needs both `activity` and `uri`");
        }
        Map<String, Object> settings = new TreeMap<>();
        settings.put("activity", getActivity().get());
        settings.put("uri", getUri().get());
        return settings;
    }
}
