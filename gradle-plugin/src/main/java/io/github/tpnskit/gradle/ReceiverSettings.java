package io.github.tpnskit.gradle;

import org.gradle.api.provider.Property;
import org.gradle.api.tasks.Input;
import org.gradle.api.tasks.Optional;

/** {@code tpns { receiver { } }}: the class that receives TPNS messages. */
public abstract class ReceiverSettings {
    /** Whether a receiver is added to the manifest if neither the app nor a library has one; true by default. */
    @Input
    @Optional
    public abstract Property<Boolean> getEnabled();

    /**
     * Your own receiver class: its full name, or {@code .Name} relative to the namespace. Without it a receiver is
     * generated.
     */
    @Input
    @Optional
    public abstract Property<String> getClassName();
}
