package io.github.tpnskit.gradle;

import com.android.build.api.AndroidPluginVersion;
import com.android.build.api.variant.AndroidComponentsExtension;
import org.gradle.api.GradleException;
import org.gradle.api.Project;
import org.gradle.util.GradleVersion;

/** What must be there before anything is wired; what is missing is said in one sentence. */
final class Requirements {
    private static final GradleVersion OLDEST_GRADLE = GradleVersion.version("7.5");

    private Requirements() {}

    static void checkGradle() {
        GradleVersion running = GradleVersion.current();
        if (running.getBaseVersion().compareTo(OLDEST_GRADLE) < 0) {
            throw new GradleException("error[TPNS901]: tpnskit needs Gradle " + OLDEST_GRADLE.getVersion()
                    + " or later and this is " + running.getVersion()
                    + ": raise it with `gradle wrapper --gradle-version " + OLDEST_GRADLE.getVersion() + "`");
        }
    }

    static void checkAndroid(Project project) {
        Object components = project.getExtensions().findByName("androidComponents");
        String running = "older";
        try {
            if (components instanceof AndroidComponentsExtension) {
                AndroidPluginVersion version = ((AndroidComponentsExtension<?, ?, ?>) components).getPluginVersion();
                if (version.compareTo(new AndroidPluginVersion(7, 4)) >= 0) {
                    return;
                }
                running = version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
            }
        } catch (NoClassDefFoundError outOfSight) {
            throw new GradleException(
                    "error[TPNS901]: tpnskit sees no Android Gradle plugin 7.4 or later: declare `io.github.tpnskit`"
                            + " where `com.android.application` is declared, in the same `plugins { }` block or"
                            + " buildscript, or raise the latter's version");
        } catch (NoSuchMethodError beforeVersionsCouldBeAsked) {
            // older
        }
        throw new GradleException("error[TPNS901]: tpnskit needs Android Gradle plugin 7.4 or later and this is "
                + running + ": raise the version of `com.android.application`");
    }

    static GradleException notAnApplication(Project project, String reason) {
        return new GradleException("error[TPNS902]: tpnskit is for Android applications and " + project + " " + reason
                + ": apply `io.github.tpnskit` to the module that applies `com.android.application`");
    }
}
