package io.github.tpnskit.gradle;

import org.gradle.api.provider.Property;
import org.gradle.api.tasks.Input;
import org.gradle.api.tasks.Optional;

/** {@code tpns { im { } }}: settings for Tencent IM. */
public abstract class ImSettings {
    /** Whether IM messages are pushed through TPNS; by default, if the IM SDK is a dependency. */
    @Input
    @Optional
    public abstract Property<Boolean> getEnabled();

    /** The id of the OPPO notification channel, as in the OPPO and IM consoles. */
    @Input
    @Optional
    public abstract Property<String> getOppoChannelId();
}
