package io.github.tpnskit.gradle;

import com.android.build.api.AndroidPluginVersion;
import com.android.build.api.variant.ApplicationAndroidComponentsExtension;
import org.gradle.api.GradleException;
import org.gradle.api.Project;
import org.gradle.util.GradleVersion;

/** What must be there before anything is wired; what is missing is said in one sentence. */
final class Requirements {
    private static final GradleVersion OLDEST_GRADLE = GradleVersion.version("7.5");

    private Requirements() {
    }

    static void checkGradle() {
        GradleVersion running = GradleVersion.current();
        if (running.getBaseVersion().compareTo(OLDEST_GRADLE) < 0) {
            throw new GradleException("error[TPNS901]: tpnskit needs Gradle " + OLDEST_GRADLE.getVersion() + " or later and this is "
                    + running.getVersion() + ": raise it with `gradle wrapper --gradle-version " + OLDEST_GRADLE.getVersion() + "`");
        }
    }

    /** The Android Gradle plugin's entry point, if it is new enough. */
    static ApplicationAndroidComponentsExtension checkAndroid(Project project) {
        Object components = project.getExtensions().findByName("androidComponents");
        try {
            if (components instanceof ApplicationAndroidComponentsExtension) {
                ApplicationAndroidComponentsExtension android = (ApplicationAndroidComponentsExtension) components;
                if (android.getPluginVersion().compareTo(new AndroidPluginVersion(7, 4)) >= 0) {
                    return android;
                }
                throw tooOld("this is " + name(android.getPluginVersion()));
            }
        } catch (NoClassDefFoundError outOfSight) {
            throw new GradleException("error[TPNS901]: tpnskit does not see the Android Gradle plugin's classes: "
                    + "declare `io.github.tpnskit` in the same `plugins { }` block or buildscript as `com.android.application`", outOfSight);
        } catch (NoSuchMethodError older) {
            throw tooOld("this one is older");
        }
        throw tooOld("this one is older");
    }

    private static GradleException tooOld(String running) {
        return new GradleException("error[TPNS901]: tpnskit needs Android Gradle plugin 7.4 or later and " + running
                + ": raise the version of `com.android.application`");
    }

    private static String name(AndroidPluginVersion version) {
        return version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
    }

    static GradleException notAnApplication(Project project, String reason) {
        return new GradleException("error[TPNS902]: tpnskit is for Android applications and " + project + " " + reason
                + ": apply `io.github.tpnskit` to the module that applies `com.android.application`");
    }
}
