package io.github.tpnskit.gradle;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gradle.api.provider.Property;

/** {@code tpns { supply { } }}: what may be supplied where the app leaves it out; all of it by default. */
public abstract class SupplySettings {
    public SupplySettings() {
        getPlaceholders().convention(true);
        getAccessPoint().convention(true);
        getLegacyHttp().convention(true);
    }

    /** Manifest placeholders, as {@code XG_ACCESS_ID}. */
    public abstract Property<Boolean> getPlaceholders();

    /** The manifest's {@code XG_SERVER_SUFFIX}. */
    public abstract Property<Boolean> getAccessPoint();

    /** The manifest's {@code org.apache.http.legacy}. */
    public abstract Property<Boolean> getLegacyHttp();

    Map<String, Object> toSettings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("placeholders", getPlaceholders().get());
        settings.put("accessPoint", getAccessPoint().get());
        settings.put("legacyHttp", getLegacyHttp().get());
        return settings;
    }
}
