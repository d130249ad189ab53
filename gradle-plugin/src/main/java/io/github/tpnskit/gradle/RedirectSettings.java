package io.github.tpnskit.gradle;

import org.gradle.api.provider.Property;
import org.gradle.api.tasks.Input;
import org.gradle.api.tasks.Optional;

/** {@code tpns { redirect { } }}: a page that a notification opens. Both values are needed. */
public abstract class RedirectSettings {
    /** The activity's class: its full name, or {@code .Name} relative to the namespace. */
    @Input
    @Optional
    public abstract Property<String> getActivity();

    /**
     * The URI as entered in the TPNS console: {@code scheme://host/path}. <code>${name}</code> is replaced as in a
     * manifest.
     */
    @Input
    @Optional
    public abstract Property<String> getUri();
}
