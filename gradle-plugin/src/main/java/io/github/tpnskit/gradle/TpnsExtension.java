package io.github.tpnskit.gradle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradle.api.Action;
import org.gradle.api.GradleException;
import org.gradle.api.file.RegularFileProperty;
import org.gradle.api.provider.Property;
import org.gradle.api.tasks.Nested;

/**
 * What an app's owner writes in {@code tpns { }}. Everything is optional.
 *
 * <pre>
 * tpns {
 *     configFile = file('push/tpns-configs.json')
 *     missingConfig = 'warn'
 *     receiver { className = '.push.PushReceiver' }
 * }
 * </pre>
 */
public abstract class TpnsExtension {
    private static final List<String> MISSING_CONFIG = List.of("error", "warn", "ignore");

    public TpnsExtension() {
        getMissingConfig().convention("error");
        getDependencies().convention(true);
    }

    /**
     * A {@code tpns-configs.json} for every variant; else the variant's source sets and then the module's root are
     * searched.
     */
    public abstract RegularFileProperty getConfigFile();

    /**
     * What a variant without a {@code tpns-configs.json} is: {@code error} (the default), {@code warn} or {@code
     * ignore}.
     */
    public abstract Property<String> getMissingConfig();

    /** The access point, as in {@code shanghai}; else it follows from the access id. */
    public abstract Property<String> getAccessPoint();

    /**
     * Whether the SDK and the channels that the configuration file fills in are added as dependencies; true by default.
     */
    public abstract Property<Boolean> getDependencies();

    /** The receiver of TPNS messages. */
    @Nested
    public abstract ReceiverSettings getReceiver();

    public void receiver(Action<? super ReceiverSettings> action) {
        action.execute(getReceiver());
    }

    /** What may be supplied where the app leaves it out. */
    @Nested
    public abstract SupplySettings getSupply();

    public void supply(Action<? super SupplySettings> action) {
        action.execute(getSupply());
    }

    /** By the member names of the protocol. */
    Map<String, Object> toSettings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(
                "missingConfig", oneOf("tpns.missingConfig", getMissingConfig().get(), MISSING_CONFIG));
        putIfPresent(settings, "accessPoint", getAccessPoint());
        settings.put("dependencies", getDependencies().get());
        settings.put("receiver", getReceiver().toSettings());
        settings.put("supply", getSupply().toSettings());
        return settings;
    }

    static void putIfPresent(Map<String, Object> settings, String name, Property<?> value) {
        if (value.isPresent()) {
            settings.put(name, value.get());
        }
    }

    private static String oneOf(String setting, String value, List<String> known) {
        if (!known.contains(value)) {
            throw new GradleException(
                    setting + " is `" + value + "` and must be one of `" + String.join("`, `", known) + "`");
        }
        return value;
    }
}
