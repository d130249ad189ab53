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
    /** As text: the class that a version of the Android Gradle plugin has may be missing. */
    static final String OLDEST_ANDROID = "7.4";

    private Requirements() {}

    static void checkGradle(GradleVersion running) {
        if (running.getBaseVersion().compareTo(OLDEST_GRADLE) < 0) {
            throw refusal("TPNS901", "oldGradle", OLDEST_GRADLE.getVersion(), running.getVersion());
        }
    }

    static void checkAndroid(Project project) {
        Object components = project.getExtensions().findByName("androidComponents");
        try {
            if (components instanceof AndroidComponentsExtension) {
                checkAndroid(((AndroidComponentsExtension<?, ?, ?>) components).getPluginVersion());
                return;
            }
        } catch (NoClassDefFoundError notVisible) {
            throw refusal("TPNS901", "noAndroidPlugin", OLDEST_ANDROID);
        } catch (NoSuchMethodError beforeItHadAVersion) {
            // older
        }
        throw refusal("TPNS901", "oldAndroidPlugin", OLDEST_ANDROID, Messages.of(null, "olderAndroidPlugin"));
    }

    static void checkAndroid(AndroidPluginVersion running) {
        String[] oldest = OLDEST_ANDROID.split("\\.");
        if (running.compareTo(new AndroidPluginVersion(Integer.parseInt(oldest[0]), Integer.parseInt(oldest[1]))) < 0) {
            String name = running.getMajor() + "." + running.getMinor() + "." + running.getMicro();
            throw refusal("TPNS901", "oldAndroidPlugin", OLDEST_ANDROID, name);
        }
    }

    static GradleException otherAndroidModule(Project project, String plugin) {
        return refusal("TPNS902", "otherAndroidModule", project, plugin);
    }

    static GradleException notAndroidModule(Project project) {
        return refusal("TPNS902", "notAndroidModule", project);
    }

    /** One sentence, and where to read more. The settings don't exist yet, so the language is that of the JVM. */
    private static GradleException refusal(String code, String key, Object... arguments) {
        return new GradleException("error[" + code + "]: " + Messages.of(null, "see", Messages.of(null, key, arguments), code));
    }
}
