package io.github.tpnskit.gradle;

import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.gradle.api.file.RegularFileProperty;
import org.gradle.api.provider.ListProperty;
import org.gradle.api.provider.MapProperty;
import org.gradle.api.provider.Property;

/** {@code tpns { checks { } }}: how findings are weighed. */
public abstract class CheckSettings {
    public CheckSettings() {
        getWarningsAsErrors().convention(false);
    }

    /** Codes that are not wanted. */
    public abstract ListProperty<String> getDisabled();

    /** Code to {@code error}, {@code warning} or {@code note}. */
    public abstract MapProperty<String, String> getSeverities();

    /** Whether a warning fails the build; false by default. */
    public abstract Property<Boolean> getWarningsAsErrors();

    /** Findings that are accepted, as {@code tpnsBaseline} writes them; {@code tpns-baseline.json} by default. */
    public abstract RegularFileProperty getBaseline();

    /** Leaves these codes out. */
    public void disable(String... codes) {
        getDisabled().addAll(codes);
    }

    /** Gives a code another severity: {@code error}, {@code warning} or {@code note}. */
    public void severity(String code, String severity) {
        getSeverities().put(code, severity);
    }

    void inherit(CheckSettings from) {
        getDisabled().addAll(from.getDisabled());
        getSeverities().putAll(from.getSeverities());
        getWarningsAsErrors().convention(from.getWarningsAsErrors());
        getBaseline().convention(from.getBaseline());
    }

    /** The baseline is a file, and so not among them. */
    Map<String, Object> toSettings() {
        Map<String, Object> settings = new TreeMap<>();
        // Copies, since the configuration cache of Gradle 7 cannot restore the collections that properties give.
        settings.put("disable", new ArrayList<>(getDisabled().get()));
        settings.put("severity", new TreeMap<>(getSeverities().get()));
        settings.put("warningsAsErrors", getWarningsAsErrors().get());
        return settings;
    }
}
