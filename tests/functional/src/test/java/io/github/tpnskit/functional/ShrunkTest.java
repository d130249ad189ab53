package io.github.tpnskit.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradle.testkit.runner.BuildResult;
import org.gradle.testkit.runner.TaskOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A shrunk app receives messages without rules of its own. */
class ShrunkTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource(Versions.NEWEST)
    void theReceiverAndItsCallbacksSurvive(Versions versions) {
        Project project = Project.of("shrunk", folder, versions);
        project.build("assembleRelease", "--warning-mode=fail");
        AppPackage apk = project.output("apk/release");
        Map<String, Set<String>> methods = apk.methods();
        if (!versions.agp().startsWith("9")) { // on Gradle 8 that one leaves the manifest out of a shrunk app, whatever is applied
            assertEquals(1, apk.count("com.example.app.tpns.TpnsMessageReceiver"), apk::manifest);
        }
        Set<String> callbacks = methods.getOrDefault("com.example.app.tpns.TpnsMessageReceiver", Set.of());
        assertTrue(callbacks.containsAll(Set.of("<init>", "onRegisterResult", "onNotificationClickedResult", "onTextMessage")),
                methods::toString);
        assertTrue(methods.containsKey("com.tencent.android.tpush.XGPushBaseReceiver"), methods::toString);
    }

    @Test
    void withoutGeneratedRulesTheAppsOwnCount() {
        Project project = Project.of("shrunk", folder);
        project.edit("build.gradle", "keepRules = true", "keepRules = false");
        project.edit("build.gradle", "proguardFiles ", "proguardFiles 'rules.pro', ");
        project.write("rules.pro", "-keep class com.tencent.android.tpush.** {*;}\n");
        BuildResult incomplete = project.fail("checkReleaseTpns");
        assertEquals(List.of("rules.pro:1:1: error[TPNS411]"), project.errors(incomplete), incomplete::getOutput);
        assertTrue(incomplete.getOutput().contains("add to `rules.pro`:"), incomplete::getOutput);
        assertTrue(incomplete.getOutput().contains("-keep class com.tencent.tpns.baseapi.** { *; }\n"), incomplete::getOutput);
        project.write("rules.pro", """
                -keep public class * extends android.app.Service
                -keep public class * extends android.content.BroadcastReceiver
                -keep class com.tencent.android.tpush.** {*;}
                -keep class com.tencent.tpns.baseapi.** {*;}
                -keep class com.tencent.tpns.mqttchannel.** {*;}
                -keep class com.tencent.tpns.dataacquisition.** {*;}
                """);
        BuildResult result = project.build("checkReleaseTpns", "minifyReleaseWithR8", "--warning-mode=fail");
        assertEquals(TaskOutcome.SUCCESS, result.task(":mergeReleaseTpnsManifest").getOutcome());
    }
}
