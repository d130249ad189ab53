package io.github.tpnskit.gradle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.gradle.api.Action;
import org.gradle.api.GradleException;
import org.gradle.api.file.RegularFileProperty;
import org.gradle.api.model.ObjectFactory;
import org.gradle.api.provider.Property;
import org.gradle.api.tasks.Nested;

/** What can be set for all variants, and for some of them. Everything is optional. */
public abstract class TpnsSettings {
    private static final List<String> MISSING_CONFIG = List.of("error", "warn", "ignore");

    private final List<RedirectSettings> redirects = new ArrayList<>();

    public TpnsSettings() {
        getMissingConfig().convention("error");
        getDependencies().convention(true);
    }

    @Inject
    protected abstract ObjectFactory getObjects();

    /**
     * A {@code tpns-configs.json} that comes first; else the variant's source sets and then the module's root are
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

    /** A page that a notification opens; each call states another one. */
    public void redirect(Action<? super RedirectSettings> action) {
        RedirectSettings redirect = getObjects().newInstance(RedirectSettings.class);
        action.execute(redirect);
        redirects.add(redirect);
    }

    /** Tencent IM's part. */
    @Nested
    public abstract ImSettings getIm();

    public void im(Action<? super ImSettings> action) {
        action.execute(getIm());
    }

    /** Channels that the configuration file does not hold. */
    @Nested
    public abstract ChannelSettings getChannels();

    public void channels(Action<? super ChannelSettings> action) {
        action.execute(getChannels());
    }

    /** How findings are weighed. */
    @Nested
    public abstract CheckSettings getChecks();

    public void checks(Action<? super CheckSettings> action) {
        action.execute(getChecks());
    }

    /** What may be supplied where the app leaves it out. */
    @Nested
    public abstract SupplySettings getSupply();

    public void supply(Action<? super SupplySettings> action) {
        action.execute(getSupply());
    }

    /** Takes over what is not set here; what there can be several of adds up. */
    void inherit(TpnsSettings from) {
        getConfigFile().convention(from.getConfigFile());
        getMissingConfig().convention(from.getMissingConfig());
        getAccessPoint().convention(from.getAccessPoint());
        getDependencies().convention(from.getDependencies());
        getReceiver().inherit(from.getReceiver());
        redirects.addAll(from.redirects);
        getIm().inherit(from.getIm());
        getChannels().inherit(from.getChannels());
        getChecks().inherit(from.getChecks());
        getSupply().inherit(from.getSupply());
    }

    /** By the member names of the protocol; files are not among them. */
    Map<String, Object> toSettings() {
        Map<String, Object> settings = new TreeMap<>();
        settings.put(
                "missingConfig", oneOf("tpns.missingConfig", getMissingConfig().get(), MISSING_CONFIG));
        putIfPresent(settings, "accessPoint", getAccessPoint());
        settings.put("dependencies", getDependencies().get());
        settings.put("receiver", getReceiver().toSettings());
        settings.put(
                "redirects",
                redirects.stream().map(RedirectSettings::toSettings).collect(Collectors.toCollection(ArrayList::new)));
        settings.put("im", getIm().toSettings());
        settings.put("channels", getChannels().toSettings());
        settings.put("checks", getChecks().toSettings());
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
