package io.github.tpnskit.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gradle.testkit.runner.BuildResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The SDKs that the file asks for are dependencies, unless the app declares them. */
class DependenciesTest {
    @TempDir
    Path folder;

    @Test
    void everyChannelWithAndWithoutIm() {
        Project project = Project.of("every-channel", folder);
        BuildResult result = project.build("assembleDebug", "--no-build-cache");
        assertEquals(List.of(), project.warnings(result), result::getOutput);
        AppPackage apk = project.output("apk/debug");
        Set<String> packaged = apk.classes();
        for (String expected : List.of("com.tencent.android.tpush.XGPushManager", "com.tencent.android.honor.HonorMessageService",
                "com.huawei.android.hms.tpns.HWHmsMessageService", "com.huawei.hms.support.api.push.service.HmsMsgService",
                "com.tencent.android.tpns.fcm.FcmMessagingService", "com.google.firebase.messaging.FirebaseMessagingService",
                "com.tencent.android.mzpush.MZPushMessageReceiver", "com.heytap.msp.push.service.DataMessageCallbackService",
                "com.google.gson.Gson", "org.apache.commons.codec.binary.Base64", "com.example.app.tpns.TpnsPush")) {
            assertTrue(packaged.contains(expected), () -> expected + " is not in " + packaged);
        }
        assertFalse(packaged.contains("com.example.app.tpns.TpnsMessage"), packaged::toString);
        String manifest = apk.manifest();
        for (String expected : List.of("104412345", "01234567-89ab-cdef-0123-456789abcdef", "\"demo\"", "\"/notify/\"")) {
            assertTrue(manifest.contains(expected), manifest);
        }

        BuildResult withIm = project.build("assembleDebug", "-PwithIm", "--no-build-cache");
        assertEquals(List.of(), project.warnings(withIm), withIm::getOutput);
        assertTrue(project.output("apk/debug").classes().contains("com.example.app.tpns.TpnsMessage"));
    }

    @ParameterizedTest
    @MethodSource(Versions.NEWEST)
    void whatTheAppDeclaresIsNotDeclaredAgain(Versions versions) {
        Project project = Project.of("declared-versions", folder, versions);
        // The channels follow the version that is declared, and not the file's.
        assertEquals(new TreeSet<>(List.of("com.huawei.hms:push -> 6.7.0.300", "com.tencent.tpns:tpns:1.4.3.4-release",
                        "com.huawei.hms:push:6.7.0.300", "com.tencent.tpns:huawei:1.4.3.4-release", "com.tencent.tpns:meizu:1.4.3.4-release",
                        "com.tencent.tpns:oppo:1.4.3.4-release", "com.tencent.tpns:vivo:1.4.3.4-release",
                        "com.tencent.tpns:xiaomi:1.4.3.4-release")),
                direct(project, "debug"));
        // A version that is forced wins over the file's, and the channels follow it.
        assertTrue(direct(project, "release").containsAll(
                List.of("com.tencent.tpns:tpns:1.3.6.2-release", "com.tencent.tpns:xiaomi:1.3.6.2-release")));
    }

    @Test
    void aFileThatChangesAddsOrTakesAway() {
        Project project = Project.of("base", folder);
        assertEquals(List.of(), project.warnings(project.build("assembleDebug")));
        assertFalse(project.output("apk/debug").classes().contains("com.tencent.android.mzpush.MZPushMessageReceiver"));
        project.edit("tpns-configs.json", "\"enable\": true", "\"meizu\": {\"app_id\": \"100001\", \"app_key\": \"0123456789abcdef0123456789abcde1\"}, \"enable\": true");
        project.build("assembleDebug");
        assertTrue(project.output("apk/debug").classes().contains("com.tencent.android.mzpush.MZPushMessageReceiver"));

        project.write("build.gradle", project.text("build.gradle") + "\ntpns {\n    dependencies = false\n}\n");
        BuildResult off = project.build("assembleDebug", "--no-build-cache");
        assertEquals(List.of("src/main/AndroidManifest.xml:1:1: warning[TPNS401]"), project.warnings(off), off::getOutput);
        assertFalse(project.output("apk/debug").classes().contains("com.tencent.android.tpush.XGPushManager"));
    }

    @Test
    void theyAreDeterminedOnce() {
        Project project = Project.of("base", folder);
        // The class paths that only the plugin resolves are detached configurations.
        project.write("build.gradle", project.text("build.gradle") + """

                gradle.addListener(new DependencyResolutionListener() {
                    void beforeResolve(ResolvableDependencies dependencies) {
                        println "resolves ${dependencies.name}"
                    }
                    void afterResolve(ResolvableDependencies dependencies) {}
                })
                """);
        String[] build = {"mergeDebugTpnsManifest", "--no-configuration-cache"};
        List<String> resolved = project.build(build).getOutput().lines().filter(line -> line.startsWith("resolves ")).toList();
        assertTrue(resolved.contains("resolves debugRuntimeClasspath"), resolved::toString);
        assertEquals(1, resolved.stream().filter(line -> line.startsWith("resolves detached")).count(), resolved::toString);
    }

    @Test
    void anAppThatDoesItAllItself() {
        Project project = Project.of("own-receiver-and-dependencies", folder);
        BuildResult result = project.build("assembleDebug", "--no-build-cache");
        assertEquals(List.of(), project.warnings(result), result::getOutput);
        AppPackage apk = project.output("apk/debug");
        assertEquals(1, apk.count("com.example.app.PushReceiver"), apk::manifest);
        assertEquals(1, apk.count("com.tencent.android.xg.vip.action.FEEDBACK"), apk::manifest);
        assertEquals(Set.of(), apk.classes().stream().filter(name -> name.startsWith("com.example.app.tpns.")).collect(Collectors.toSet()));
    }

    /** What is added follows the version that a library module brings, and not the file's. */
    @ParameterizedTest
    @MethodSource(Versions.OLDEST)
    @ResourceLock(Project.CHECKOUT)
    void theVersionThatALibraryModuleBrings(Versions versions) {
        Project project = Project.ofReport("41-library-module-brings-the-sdk", folder, versions);
        BuildResult result = project.build(":app:checkDebugTpns");
        assertEquals(List.of(), project.errors(result), result::getOutput);
        String tree = project.build(":app:dependencies", "--configuration", "debugRuntimeClasspath", "--no-configuration-cache").getOutput();
        assertTrue(tree.contains("com.tencent.tpns:xiaomi") && tree.contains("1.4.3.9-release"), tree);
        assertFalse(tree.contains("1.3.6.2") || result.getOutput().contains("TPNS502"), tree);
    }

    @Test
    @ResourceLock(Project.CHECKOUT)
    void aRepositoryThatIsMissingIsNamed() {
        Project project = Project.ofReport("42-huawei-repository-missing", folder, Versions.USUAL).withTencentsRepository();
        BuildResult result = project.fail(":app:checkDebugTpns");
        assertTrue(result.getOutput().contains("tpnskit adds `com.huawei.hms:push:6.12.0.300` for the block `huawei` at app/tpns-configs.json:17")
                && result.getOutput().contains("https://developer.huawei.com/repo/"), result::getOutput);
        // A report of the dependencies and an IDE show what there is.
        String tree = project.build(":app:dependencies", "--configuration", "debugRuntimeClasspath", "--no-configuration-cache").getOutput();
        assertTrue(tree.contains("com.huawei.hms:push") && tree.contains(" FAILED") && tree.contains("tpnskit adds `com.huawei.hms:push"), tree);
    }

    /** What the runtime class path names itself. */
    private static Set<String> direct(Project project, String variant) {
        String tree = project.build("dependencies", "--configuration", variant + "RuntimeClasspath", "--no-configuration-cache").getOutput();
        tree = tree.replaceAll("\\{prefer (\\S+)\\} -> \\1", "$1");
        return Pattern.compile("(?m)^[+\\\\]--- (com\\.(?:tencent|huawei)\\S+(?: -> \\S+)?)").matcher(tree).results()
                .map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
