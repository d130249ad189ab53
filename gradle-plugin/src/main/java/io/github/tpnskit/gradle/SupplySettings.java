package io.github.tpnskit.gradle;

import org.gradle.api.provider.Property;
import org.gradle.api.tasks.Input;
import org.gradle.api.tasks.Optional;

/** {@code tpns { supply { } }}: what tpnskit may add if your app doesn't have it; everything by default. */
public abstract class SupplySettings {
    /** Manifest placeholders such as {@code XG_ACCESS_ID}. */
    @Input
    @Optional
    public abstract Property<Boolean> getPlaceholders();

    /** The manifest entry {@code XG_SERVER_SUFFIX}. */
    @Input
    @Optional
    public abstract Property<Boolean> getAccessPoint();

    /** The manifest entry {@code org.apache.http.legacy}. */
    @Input
    @Optional
    public abstract Property<Boolean> getLegacyHttp();

    /** The manifest entry {@code XG_SERVICE_PULL_UP_OFF}, without which the SDK starts before the user's consent. */
    @Input
    @Optional
    public abstract Property<Boolean> getPullUpOff();

    /** The generated client code such as {@code TpnsPush}. The receiver has its own setting. */
    @Input
    @Optional
    public abstract Property<Boolean> getClient();

    /** Keep rules for R8. */
    @Input
    @Optional
    public abstract Property<Boolean> getKeepRules();
}
