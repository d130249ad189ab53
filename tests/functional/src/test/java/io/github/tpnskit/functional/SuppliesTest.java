package io.github.tpnskit.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.gradle.testkit.runner.BuildResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the app leaves out is supplied, and is in what a phone gets. */
class SuppliesTest {
    private static final String RECEIVER = "com.example.app.tpns.TpnsMessageReceiver";

    @TempDir
    Path folder;

    static List<Versions> ofTheSampleApp() {
        return Machine.testsEverything() ? Versions.everyRun() : List.of(Versions.USUAL);
    }

    @ParameterizedTest
    @MethodSource(Versions.EVERY_RUN)
    void anAppOutsideTheCheckoutThatOnlyAppliesThePlugin(Versions versions) {
        Project project = Project.of("base", folder, versions);
        project.build("assembleDebug");
        assertSupplied(project.output("apk/debug"), "1580002210", "tpns.sh.tencent.com");
    }

    @ParameterizedTest
    @MethodSource("ofTheSampleApp")
    @ResourceLock(Project.CHECKOUT)
    void theSampleApp(Versions versions) {
        Project sample = Project.at(Machine.repository(), versions);
        sample.build(":sample-app:assemblePersonalDebug");
        AppPackage apk = new AppPackage(Machine.repository()
                .resolve("sample-app/build/outputs/apk/personal/debug/sample-app-personal-debug.apk"));
        assertTrue(apk.classes().contains("com.example.chat.tpns.TpnsMessageReceiver"));
        assertEquals(1, apk.count("com.example.chat.tpns.TpnsMessageReceiver"));
    }

    @Test
    void theBundleHoldsWhatTheApkHolds() {
        Project project = Project.of("base", folder);
        project.build("assembleDebug", "bundleDebug");
        assertSupplied(project.output("apk/debug"), "1580002210", "tpns.sh.tencent.com");
        assertSupplied(project.output("bundle/debug"), "1580002210", "tpns.sh.tencent.com");
    }

    @Test
    void theFileNearestToTheVariantCounts() {
        Project project = Project.of("nearest-file-wins", folder);
        project.edit("tpns-configs.json", "com.example.app", "com.example.app.debug");
        project.build("assemblePaidDebug", "assembleFreeDebug");
        assertSupplied(project.output("apk/paid/debug"), "1520002211", "tpns.sgp.tencent.com");
        assertSupplied(project.output("apk/free/debug"), "1580002210", "tpns.sh.tencent.com");
        BuildResult release = project.fail("assemblePaidRelease");
        assertTrue(release.getOutput().contains("the applicationId `com.example.app.paid`"), release::getOutput);
    }

    @Test
    void aReceiverOfALibraryModuleStaysTheOnlyOne() {
        Project project = Project.of("receiver-of-a-library-module", folder);
        // That task needs lint's artifacts; what it would have written is empty.
        project.write("library/build/intermediates/annotations_typedef_file/debug/extractDebugAnnotations/typedefs.txt", "");
        project.build("assembleDebug", "-x", ":library:extractDebugAnnotations");
        AppPackage apk = project.output("apk/debug");
        assertEquals(1, apk.count("com.example.library.LibraryReceiver"));
        assertEquals(0, apk.count(RECEIVER));
        assertEquals(1, apk.count("com.tencent.android.xg.vip.action.FEEDBACK"));

        project.edit("library/src/main/AndroidManifest.xml", "exported=\"false\"", "exported=\"true\"");
        String said = project.build("checkDebugTpns").getOutput();
        assertTrue(said.contains("it comes from the library `:library`"), said);
        assertTrue(said.contains("android:exported=\"false\" tools:replace=\"android:exported\""), said);
        String again = project.build("checkDebugTpns").getOutput();
        assertTrue(again.contains("Reusing configuration cache."), again);
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "tpnskit"})
    void anotherPluginTransformsTheManifestBeforeOrAfter(String first) {
        Project project = Project.of("another-plugin-transforms-the-manifest", folder);
        project.build("assembleDebug", "-Pfirst=" + first);
        AppPackage apk = project.output("apk/debug");
        assertTrue(apk.manifest().contains("marked.by"), apk::manifest);
        assertSupplied(apk, "1580002210", "tpns.sh.tencent.com");
    }

    @Test
    void aPathWithSpacesAndChineseCharacters() {
        Project project = Project.of("base", folder.resolve("我的 应用"));
        project.build("assembleDebug");
        assertSupplied(project.output("apk/debug"), "1580002210", "tpns.sh.tencent.com");
        project.edit("tpns-configs.json", "A1B2C3D4E5F6", "A1B2C3 4E5F6");
        assertTrue(project.fail("assembleDebug").getOutput().contains("tpns-configs.json:4:20: error[TPNS106]"));
    }

    private static void assertSupplied(AppPackage app, String accessId, String domain) {
        String manifest = app.manifest();
        assertTrue(manifest.contains(accessId), manifest);
        assertTrue(manifest.contains("A1B2C3D4E5F6"), manifest);
        assertTrue(manifest.contains("org.apache.http.legacy"), manifest);
        assertEquals(1, app.count(domain), manifest);
        assertEquals(1, app.count(RECEIVER), manifest);
        assertFalse(manifest.contains("${"), manifest);
        assertTrue(app.classes().contains(RECEIVER), () -> app.classes().toString());
    }
}
