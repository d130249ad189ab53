package io.github.tpnskit.gradle;

import java.util.Map;
import java.util.TreeMap;
import org.gradle.api.provider.Property;

/** {@code tpns { channels { } }}: channels that {@code tpns-configs.json} does not hold. */
public abstract class ChannelSettings {
    public ChannelSettings() {
        getFcm().convention(false);
    }

    /** Whether Firebase Cloud Messaging is a channel; false by default. */
    public abstract Property<Boolean> getFcm();

    /** Honor's app id; without one Honor is no channel. */
    public abstract Property<String> getHonor();

    /** Makes Firebase Cloud Messaging a channel. */
    public void fcm() {
        getFcm().set(true);
    }

    /** Makes Honor a channel. */
    public void honor(String appId) {
        getHonor().set(appId);
    }

    void inherit(ChannelSettings from) {
        getFcm().convention(from.getFcm());
        getHonor().convention(from.getHonor());
    }

    Map<String, Object> toSettings() {
        Map<String, Object> settings = new TreeMap<>();
        settings.put("fcm", getFcm().get());
        TpnsSettings.putIfPresent(settings, "honor", getHonor());
        return settings;
    }
}
