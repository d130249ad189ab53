package io.github.tpnskit.gradle;

import org.gradle.api.provider.Property;
import org.gradle.api.tasks.Input;
import org.gradle.api.tasks.Optional;

/** {@code tpns { channels { } }}: channels that {@code tpns-configs.json} has no fields for. */
public abstract class ChannelSettings {
    /** Whether the app uses Firebase Cloud Messaging; false by default. */
    @Input
    @Optional
    public abstract Property<Boolean> getFcm();

    /** The app id from Honor. Without it the app doesn't use the Honor channel. */
    @Input
    @Optional
    public abstract Property<String> getHonor();

    /** Uses Firebase Cloud Messaging as a channel. */
    public void fcm() {
        getFcm().set(true);
    }

    /** Uses Honor as a channel. */
    public void honor(String appId) {
        getHonor().set(appId);
    }
}
