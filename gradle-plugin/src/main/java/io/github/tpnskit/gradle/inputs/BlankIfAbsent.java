package io.github.tpnskit.gradle.inputs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a property that is sent as blank text if it is set to a provider without a value, such as a Gradle property that
 * this machine lacks. Its convention is {@link #UNSET}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface BlankIfAbsent {
    /** What the property has unless it is set. */
    String UNSET = "\0unset";
}
