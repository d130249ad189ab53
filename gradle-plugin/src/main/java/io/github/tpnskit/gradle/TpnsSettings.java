package io.github.tpnskit.gradle;

import io.github.tpnskit.gradle.inputs.BlankIfAbsent;
import javax.inject.Inject;
import org.gradle.api.Action;
import org.gradle.api.file.RegularFileProperty;
import org.gradle.api.model.ObjectFactory;
import org.gradle.api.provider.ListProperty;
import org.gradle.api.provider.Property;
import org.gradle.api.tasks.Input;
import org.gradle.api.tasks.Internal;
import org.gradle.api.tasks.Nested;
import org.gradle.api.tasks.Optional;

/**
 * The settings of all variants, or of some of them. Everything is optional.
 *
 * <p>Invariant: nothing here has a default of the integration. A property that isn't set isn't sent to the engine, which knows the
 * defaults. The name of a property is its name in the request.
 */
public abstract class TpnsSettings {
    public TpnsSettings() {
        getAccessId().convention(BlankIfAbsent.UNSET);
        getAccessKey().convention(BlankIfAbsent.UNSET);
    }

    @Inject
    protected abstract ObjectFactory getObjects();

    /**
     * The {@code tpns-configs.json} to use. Without it, or if there is no such file, the variant's source sets and then
     * the module's directory are searched.
     */
    @Internal("read as a file")
    public abstract RegularFileProperty getConfigFile();

    /** The language of findings and reports, such as {@code en} or {@code zh}; by default, the language of the JVM. */
    @Input
    @Optional
    public abstract Property<String> getLanguage();

    /**
     * How to treat a variant that has no {@code tpns-configs.json}: {@code error} (the default), {@code warn} or
     * {@code ignore}.
     */
    @Input
    @Optional
    public abstract Property<String> getMissingConfig();

    /**
     * The Access ID, if no {@code tpns-configs.json} has it. It may come from a Gradle property, such as {@code
     * providers.gradleProperty('tpnsAccessId')}.
     */
    @Input
    @Optional
    @BlankIfAbsent
    public abstract Property<String> getAccessId();

    /** The Access Key, if no {@code tpns-configs.json} has it. */
    @Input
    @Optional
    @BlankIfAbsent
    public abstract Property<String> getAccessKey();

    /** The access point, such as {@code shanghai}; by default, the one that the Access ID belongs to. */
    @Input
    @Optional
    public abstract Property<String> getAccessPoint();

    /** Whether the SDK, and the channels used by the configuration file, are added as dependencies; true by default. */
    @Input
    @Optional
    public abstract Property<Boolean> getDependencies();

    /** The class that receives TPNS messages. */
    @Nested
    public abstract ReceiverSettings getReceiver();

    public void receiver(Action<? super ReceiverSettings> action) {
        action.execute(getReceiver());
    }

    /** The pages that a notification opens. */
    @Nested
    public abstract ListProperty<RedirectSettings> getRedirects();

    /** Adds a page that a notification opens. */
    public void redirect(Action<? super RedirectSettings> action) {
        RedirectSettings redirect = getObjects().newInstance(RedirectSettings.class);
        action.execute(redirect);
        getRedirects().add(redirect);
    }

    /** Settings for Tencent IM. */
    @Nested
    public abstract ImSettings getIm();

    public void im(Action<? super ImSettings> action) {
        action.execute(getIm());
    }

    /** Channels that the configuration file has no fields for. */
    @Nested
    public abstract ChannelSettings getChannels();

    public void channels(Action<? super ChannelSettings> action) {
        action.execute(getChannels());
    }

    /** Which findings are reported, and how severe they are. */
    @Nested
    public abstract CheckSettings getChecks();

    public void checks(Action<? super CheckSettings> action) {
        action.execute(getChecks());
    }

    /** What tpnskit may add if your app doesn't have it. */
    @Nested
    public abstract SupplySettings getSupply();

    public void supply(Action<? super SupplySettings> action) {
        action.execute(getSupply());
    }
}
