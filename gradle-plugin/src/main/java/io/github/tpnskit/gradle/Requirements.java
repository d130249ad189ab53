package io.github.tpnskit.gradle;

import com.android.build.api.AndroidPluginVersion;
import com.android.build.api.variant.AndroidComponentsExtension;
import org.gradle.api.GradleException;
import org.gradle.api.Project;
import org.gradle.util.GradleVersion;

/**
 * What must be there before anything is wired. If it isn't, the build fails with one sentence. The versions are those of
 * {@code compatibility.json}.
 */
final class Requirements {
    static final GradleVersion OLDEST_GRADLE = GradleVersion.version("7.6");
    static final String OLDEST_ANDROID = "7.4";

    private Requirements() {}

    static void checkGradle() {
        GradleVersion running = GradleVersion.current();
        if (running.getBaseVersion().compareTo(OLDEST_GRADLE) < 0) {
            throw refusal("oldGradle", OLDEST_GRADLE.getVersion(), running.getVersion());
        }
    }

    static void checkAndroid(Project project) {
        Object components = project.getExtensions().findByName("androidComponents");
        String running = Messages.of(null, "olderAndroidPlugin");
        try {
            if (components instanceof AndroidComponentsExtension) {
                AndroidPluginVersion version = ((AndroidComponentsExtension<?, ?, ?>) components).getPluginVersion();
                if (version.compareTo(new AndroidPluginVersion(7, 4)) >= 0) {
                    return;
                }
                running = version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
            }
        } catch (NoClassDefFoundError notVisible) {
            throw refusal("noAndroidPlugin", OLDEST_ANDROID);
        } catch (NoSuchMethodError beforeItHadAVersion) {
            // older
        }
        throw refusal("oldAndroidPlugin", OLDEST_ANDROID, running);
    }

    static GradleException otherAndroidModule(Project project, String plugin) {
        return refusal("otherAndroidModule", project, plugin);
    }

    static GradleException notAndroidModule(Project project) {
        return refusal("notAndroidModule", project);
    }

    /** The settings don't exist yet, so the language is that of the JVM. */
    private static GradleException refusal(String key, Object... arguments) {
        return new GradleException(Messages.of(null, key, arguments));
    }
}
