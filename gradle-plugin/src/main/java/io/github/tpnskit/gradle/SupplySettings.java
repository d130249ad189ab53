package io.github.tpnskit.gradle;

import java.util.Map;
import java.util.TreeMap;
import org.gradle.api.provider.Property;

/** {@code tpns { supply { } }}: what may be supplied where the app leaves it out; all of it by default. */
public abstract class SupplySettings {
    public SupplySettings() {
        byName().values().forEach(what -> what.convention(true));
    }

    /** Manifest placeholders, as {@code XG_ACCESS_ID}. */
    public abstract Property<Boolean> getPlaceholders();

    /** The manifest's {@code XG_SERVER_SUFFIX}. */
    public abstract Property<Boolean> getAccessPoint();

    /** The manifest's {@code org.apache.http.legacy}. */
    public abstract Property<Boolean> getLegacyHttp();

    /** The generated client code, as {@code TpnsPush}; the receiver has a setting of its own. */
    public abstract Property<Boolean> getClient();

    /** R8 rules. */
    public abstract Property<Boolean> getKeepRules();

    void inherit(SupplySettings from) {
        Map<String, Property<Boolean>> inherited = from.byName();
        byName().forEach((name, what) -> what.convention(inherited.get(name)));
    }

    Map<String, Object> toSettings() {
        Map<String, Object> settings = new TreeMap<>();
        byName().forEach((name, what) -> settings.put(name, what.get()));
        return settings;
    }

    private Map<String, Property<Boolean>> byName() {
        return Map.of(
                "placeholders", getPlaceholders(),
                "accessPoint", getAccessPoint(),
                "legacyHttp", getLegacyHttp(),
                "client", getClient(),
                "keepRules", getKeepRules());
    }
}
