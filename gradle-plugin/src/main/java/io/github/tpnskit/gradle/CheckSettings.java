package io.github.tpnskit.gradle;

import org.gradle.api.file.RegularFileProperty;
import org.gradle.api.provider.ListProperty;
import org.gradle.api.provider.MapProperty;
import org.gradle.api.provider.Property;
import org.gradle.api.tasks.Input;
import org.gradle.api.tasks.Internal;
import org.gradle.api.tasks.Optional;

/** {@code tpns { checks { } }}: which findings are reported, and how severe they are. */
public abstract class CheckSettings {
    /** Codes that aren't reported. */
    @Input
    @Optional
    public abstract ListProperty<String> getDisable();

    /** Maps a code to {@code error}, {@code warning} or {@code note}. */
    @Input
    @Optional
    public abstract MapProperty<String, String> getSeverity();

    /** Whether warnings fail the build; false by default. */
    @Input
    @Optional
    public abstract Property<Boolean> getWarningsAsErrors();

    /** The file of accepted findings, written by {@code tpnsBaseline}; {@code tpns-baseline.json} by default. */
    @Internal("read as a file")
    public abstract RegularFileProperty getBaseline();

    /** Doesn't report these codes. */
    public void disable(String... codes) {
        getDisable().addAll(codes);
    }

    /** Changes the severity of a code to {@code error}, {@code warning} or {@code note}. */
    public void severity(String code, String severity) {
        getSeverity().put(code, severity);
    }
}
