package io.github.tpnskit.gradle.inputs;

import org.gradle.api.provider.Property;
import org.gradle.api.tasks.Input;

/** What reports say about the build that they come from. */
public abstract class BuildInputs {
    /** The path of the module, such as {@code :app}. */
    @Input
    public abstract Property<String> getModule();

    /** The version of Gradle. */
    @Input
    public abstract Property<String> getGradle();

    /** The version of the Android Gradle plugin. */
    @Input
    public abstract Property<String> getAndroidGradlePlugin();

    /** See {@link RepositoryPath}. */
    @Input
    public abstract Property<String> getRepositoryPath();

    /** The path of the directory of all reports, relative to the root project, with {@code /}. Pages link to files by it. */
    @Input
    public abstract Property<String> getReportPath();
}
