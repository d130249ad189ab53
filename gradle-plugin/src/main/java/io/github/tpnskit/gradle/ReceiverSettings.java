package io.github.tpnskit.gradle;

import java.util.Map;
import java.util.TreeMap;
import org.gradle.api.provider.Property;

/** {@code tpns { receiver { } }}: who receives TPNS messages. */
public abstract class ReceiverSettings {
    public ReceiverSettings() {
        getEnabled().convention(true);
    }

    /** Whether a receiver is put into the manifest where neither the app nor a library has one; true by default. */
    public abstract Property<Boolean> getEnabled();

    /**
     * The app's own receiver class, by its full name or as {@code .Name} below the namespace; else one is generated.
     */
    public abstract Property<String> getClassName();

    void inherit(ReceiverSettings from) {
        getEnabled().convention(from.getEnabled());
        getClassName().convention(from.getClassName());
    }

    Map<String, Object> toSettings() {
        Map<String, Object> settings = new TreeMap<>();
        settings.put("enabled", getEnabled().get());
        TpnsSettings.putIfPresent(settings, "className", getClassName());
        return settings;
    }
}
