package io.github.tpnskit.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradle.testkit.runner.BuildResult;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a newcomer does: an app as Android Studio makes it, and the lines of the README's start, pasted as they are. Then one
 * mistake, its message and its fix.
 */
class NewcomerTest {
    private static final String SETTINGS = """
            pluginManagement {
                repositories {
                    google()
                    mavenCentral()
                    gradlePluginPortal()
                }
            }
            dependencyResolutionManagement {
                repositoriesMode.set(RepositoriesMode.FAIL_ON_PROJECT_REPOS)
                repositories {
                    google()
                    mavenCentral()
                }
            }
            rootProject.name = "My App"
            include ':app'
            """;

    /** What this machine's builds need besides: where the plugin and the stand-ins are, and what can't be reached. */
    private static final String MACHINE = """
            settingsEvaluated { settings ->
                def google = settings.providers.gradleProperty('tpnskit.google').getOrElse('true').toBoolean()
                def plugins = settings.pluginManagement
                def libraries = settings.dependencyResolutionManagement
                if (!google) {
                    [plugins.repositories, libraries.repositories].each { repositories ->
                        repositories.removeAll(repositories.findAll { it.name in ['Google', '__plugin_repository__Gradle Central Plugin Repository'] })
                    }
                    plugins.resolutionStrategy.eachPlugin {
                        if (requested.id.id == 'com.android.application') {
                            useModule("com.android.tools.build:gradle:${requested.version}")
                        }
                    }
                }
                plugins.repositories.maven { url = settings.providers.gradleProperty('tpnskit.publishTo').get() }
                libraries.repositories.maven { url = settings.providers.gradleProperty('tpnskit.standIns').get() }
            }
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void theReadmesLinesMakeAWorkingBuild(String readme) throws Exception {
        List<String> blocks = groovyOfTheStart(Files.readString(Machine.repository().resolve(readme)));
        String plugins = blocks.stream().filter(block -> block.contains("id 'io.github.tpnskit' version ")).findFirst().orElseThrow();
        String settings = blocks.stream().filter(block -> block.startsWith("tpns {")).findFirst().orElseThrow();
        Project project = newApp(plugins, settings);
        String init = folder.resolve("machine.init.gradle").toString();

        project.build("assembleDebug", "--init-script", init);
        AppPackage apk = Project.at(folder.resolve("app"), Versions.USUAL).output("apk/debug");
        assertTrue(apk.classes().contains("com.example.app.tpns.TpnsPush"), () -> apk.classes().toString());
        assertEquals(1, apk.count("com.example.app.tpns.TpnsMessageReceiver"));

        project.edit("app/build.gradle", "versionCode = 1", "versionCode = 1\n        manifestPlaceholders.XG_ACCESS_KEY = 'A1B2C3D4E5F7'");
        BuildResult failed = project.fail("assembleDebug", "--init-script", init);
        List<String> errors = project.errors(failed);
        assertEquals(1, errors.size(), failed::getOutput);
        assertTrue(errors.get(0).startsWith("app/build.gradle:") && errors.get(0).endsWith("error[TPNS201]"), errors::toString);
        assertTrue(failed.getOutput().contains("delete the placeholder `XG_ACCESS_KEY`"), failed::getOutput);

        project.edit("app/build.gradle", "\n        manifestPlaceholders.XG_ACCESS_KEY = 'A1B2C3D4E5F7'", "");
        project.build("assembleDebug", "--init-script", init);
    }

    private Project newApp(String plugins, String settings) {
        Project app = Project.of("base", folder.resolve("app"));
        app.delete("settings.gradle");
        app.delete("build.gradle");
        Project project = Project.at(folder, Versions.USUAL).in("PATH", ConsumersTest.pathWithoutRust());
        String android = app.text("android.gradle").replace("providers.gradleProperty('tpnskit.agp').get().startsWith('9') ? '36.0.0' : '34.0.0'", "'34.0.0'");
        app.delete("android.gradle");
        project.write("app/build.gradle", withoutName(plugins) + "\n" + android + "\n" + settings);
        // What Android Studio writes into the project's own script.
        project.write("build.gradle", "plugins {\n    id 'com.android.application' version '" + Versions.USUAL.agp() + "' apply false\n}\n");
        project.write("settings.gradle", SETTINGS);
        project.write("gradle.properties", app.text("gradle.properties"));
        app.delete("gradle.properties");
        project.write("machine.init.gradle", MACHINE);
        return project;
    }

    /** A block may say in its first line which file it is for. */
    private static String withoutName(String block) {
        return block.replaceFirst("^// app/build\\.gradle\\n", "");
    }

    /** The Groovy code between the heading about adding the plugin, the first that has any, and the next one. */
    private static List<String> groovyOfTheStart(String readme) {
        for (String section : readme.split("(?m)^## ")) {
            List<String> blocks = new ArrayList<>();
            Matcher block = Pattern.compile("(?s)```groovy\\n(.*?)```").matcher(section);
            while (block.find()) {
                blocks.add(block.group(1));
            }
            if (!blocks.isEmpty()) {
                return blocks;
            }
        }
        return List.of();
    }
}
