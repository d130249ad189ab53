package io.github.tpnskit.gradle;

import java.util.Map;
import java.util.TreeMap;
import org.gradle.api.provider.Property;

/** {@code tpns { im { } }}: Tencent IM's part. */
public abstract class ImSettings {
    /** Whether IM's messages are pushed through TPNS; by default where the IM SDK is a dependency. */
    public abstract Property<Boolean> getEnabled();

    /** The id of the OPPO notification channel, as in OPPO's console and IM's. */
    public abstract Property<String> getOppoChannelId();

    void inherit(ImSettings from) {
        getEnabled().convention(from.getEnabled());
        getOppoChannelId().convention(from.getOppoChannelId());
    }

    Map<String, Object> toSettings() {
        Map<String, Object> settings = new TreeMap<>();
        TpnsSettings.putIfPresent(settings, "enabled", getEnabled());
        TpnsSettings.putIfPresent(settings, "oppoChannelId", getOppoChannelId());
        return settings;
    }
}
