package io.github.tpnskit.functional;

import static org.gradle.testkit.runner.TaskOutcome.SUCCESS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gradle.testkit.runner.BuildResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ways in which Gradle and Android Studio run a build. Each test first shows that the build really is run in that way. */
class ModesTest {
    private static final String STORED = "Configuration cache entry stored";
    private static final String REUSED = "Reusing configuration cache.";
    private static final String BAD_KEY = "\"access_key\": \" A1B2C3D4E5F6\"";

    @TempDir
    Path folder;

    /**
     * What a script that does it wrong is told shows that the mode is on. The Android Gradle plugin warns of class paths
     * that are resolved before the tasks run, and in this mode fails.
     */
    @ParameterizedTest
    @MethodSource(Versions.NEWEST)
    void aBuildThatForbidsDeprecatedCallsAndResolvingTooEarly(Versions versions) {
        Project project = Project.of("base", folder, versions);
        String[] strict = {"checkDebugTpns", "generateDebugTpns", "--no-configuration-cache", "--warning-mode=fail", "-Pandroid.dependencyResolutionAtConfigurationTime.disallow=true"};
        project.edit("build.gradle", "apply from", "if (providers.gradleProperty('early').present) {\n"
                + "    afterEvaluate {\n        configurations.debugRuntimeClasspath.files\n    }\n}\napply from");
        BuildResult control = project.control("help", strict[2], strict[4], "-Pearly=true");
        assertTrue(control.getOutput().contains("'debugRuntimeClasspath' was resolved during configuration time"), control::getOutput);

        BuildResult built = project.build(strict);
        assertFalse(built.getOutput().contains("was resolved during configuration time"), built::getOutput);
    }

    @Test
    void isolatedProjectsOfflineAndDeprecatedCallsFail() {
        Project project = Project.of("base", folder);
        modules(project, List.of("app1", "app2"));
        project.write("modes.init.gradle", """
                println "offline ${gradle.startParameter.offline}, warnings ${gradle.startParameter.warningMode}"
                """);
        String[] modes = {"compileDebugJavaWithJavac", "checkDebugTpns", "tpnsConsole", "-I", project.folder.resolve("modes.init.gradle").toString(), "--offline", "--warning-mode=fail",
            "-Dorg.gradle.unsafe.isolated-projects=true", "-Dorg.gradle.vfs.verbose=true", "--watch-fs"};
        project.edit("app1/build.gradle", "apply from", "if (gradle.startParameter.taskNames == ['help']) {\n"
                + "    org.gradle.internal.deprecation.DeprecationLogger.deprecate('This').willBeRemovedInGradle9().undocumented().nagUser()\n}\napply from");
        BuildResult control = project.control("help", "--warning-mode=fail");
        assertTrue(control.getOutput().contains("Deprecated Gradle features were used"), control::getOutput);

        BuildResult result = project.build(modes);
        assertTrue(result.getOutput().contains("offline true, warnings Fail"), result::getOutput);
        assertTrue(result.getOutput().contains("Isolated projects is an incubating feature"), result::getOutput);
        assertTrue(result.getOutput().contains(STORED), result::getOutput);

        // The watcher tells Gradle of the change; the rest of what it knows of the file system, it keeps.
        project.edit("app2/tpns-configs.json", "\"access_key\": \"A1B2C3D4E5F6\"", BAD_KEY);
        BuildResult changed = project.fail(modes);
        assertTrue(changed.getOutput().contains(REUSED), changed::getOutput);
        assertTrue(changed.getOutput().matches("(?s).*Received [1-9]\\d* file system events since last build.*"), changed::getOutput);
        assertEquals(List.of("app2/tpns-configs.json:4:20: error[TPNS106]"), project.errors(changed), changed::getOutput);
    }

    /** Invalid as soon as an input of the configuration has changed, and not for anything else. */
    @Test
    void theConfigurationCacheIsInvalidExactlyIfAnInputChanged() throws IOException {
        Project project = Project.of("base", folder);
        assertTrue(project.build("checkDebugTpns").getOutput().contains(STORED));

        // What tasks read: it's other, and they run again.
        project.edit("tpns-configs.json", "\"upgrade\": false", "\"upgrade\": true");
        project.edit("tpns-configs.json", "1580002210", "1580002212");
        project.write("src/debug/tpns-configs.json", project.text("tpns-configs.json"));
        project.write("src/main/java/com/example/app/Added.java", "package com.example.app;\n\nclass Added {}\n");
        project.write("tpns-baseline.json", "{\"schema\": 2, \"accepted\": []}\n");
        project.write("notes.json", "{}\n");
        project.edit("src/main/AndroidManifest.xml", "android:label=\"App\"", "android:label=\"Another\"");
        Files.createDirectories(folder.resolve(".git"));
        project.in("UNKNOWN_TO_ANYBODY", "1").in("GITHUB_ACTIONS", "true");
        BuildResult reused = project.build("checkDebugTpns");
        assertTrue(reused.getOutput().contains(REUSED), reused::getOutput);
        assertEquals(SUCCESS, reused.task(":mergeDebugTpnsManifest").getOutcome());
        String manifest = mergedManifest(project);
        assertTrue(manifest.contains("1580002212") && manifest.contains("Another"), "the manifest is still the old one");

        // Another dependency is another class path.
        project.edit("src/debug/tpns-configs.json", "\"enable\": true",
                "\"meizu\": {\"app_id\": \"100001\", \"app_key\": \"0123456789abcdef0123456789abcde1\"}, \"enable\": true");
        BuildResult invalid = project.build("checkDebugTpns");
        assertTrue(invalid.getOutput().contains("configuration cache cannot be reused because a build logic input of type 'DependencySource' has changed"),
                invalid::getOutput);
        assertTrue(project.build("checkDebugTpns").getOutput().contains(REUSED));
        manifest = mergedManifest(project);

        // Another engine is another input of every task.
        BuildResult other = project.build("checkDebugTpns", "-Ptpnskit.engine=native");
        assertFalse(other.getOutput().contains(REUSED), other::getOutput);
        assertEquals(manifest, mergedManifest(project));
        assertTrue(project.fail("checkDebugTpns", "-Ptpnskit.engine=java").getOutput().contains("tpnskit.engine is `java`"));
    }

    /** What {@code mergeDebugTpnsManifest} made of the manifest. */
    private static String mergedManifest(Project project) {
        List<Path> found = Project.files(project.folder.resolve("build/intermediates")).stream()
                .filter(file -> file.toString().matches(".*\\bmergeDebugTpnsManifest\\b.*\\.xml")).toList();
        assertEquals(1, found.size(), found::toString);
        return project.text(project.folder.relativize(found.get(0)).toString());
    }

    /**
     * {@code validatePlugins}, as strict as it can be; run in this way because it needs a worker that not every Gradle has. It finds what
     * is wrong with another task. Which classes it has looked at is what it has loaded.
     */
    @Test
    void everyTaskTypeSaysWhetherItIsCachedAndHowItsFilesAreCompared() {
        Project project = Project.of("base", folder);
        project.write("validate.init.gradle", """
                import org.gradle.plugin.devel.tasks.internal.ValidateAction

                rootProject { project ->
                    project.tasks.register('strictly') {
                        doLast {
                            def loaded = []
                            Thread.currentThread().contextClassLoader = new ClassLoader(project.buildscript.classLoader) {
                                Class<?> loadClass(String name) {
                                    def type = super.loadClass(name)
                                    loaded << type
                                    type
                                }
                            }
                            def types = project.objects.newInstance(ValidateAction.Params)
                            types.classes.from(new File(project.property('classes')))
                            types.enableStricterValidation.set(true)
                            def problems = []
                            def collector = Class.forName(ValidateAction.name + '$ValidationProblemCollector', true, ValidateAction.classLoader)
                                    .declaredConstructors[0]
                            collector.accessible = true
                            types.classes.asFileTree.visit(collector.newInstance(problems, types))
                            println "validated ${loaded.size()} public types, of them tasks: ${loaded.findAll { Task.isAssignableFrom(it) }*.simpleName.sort()}"
                            println "problems: ${problems*.contextualLabel}"
                        }
                    }
                }
                """);
        project.write("buildSrc/src/main/java/Lax.java", """
                public abstract class Lax extends org.gradle.api.DefaultTask {
                    @org.gradle.api.tasks.InputFile
                    public abstract org.gradle.api.file.RegularFileProperty getFile();
                }
                """);
        String init = folder.resolve("validate.init.gradle").toString();
        String[] folders = {folder.resolve("buildSrc/build/classes/java/main").toString(), Machine.repository().resolve("gradle-plugin/build/classes/java/main").toString()};
        String control = project.build("strictly", "--no-configuration-cache", "-Pclasses=" + folders[0], "-I", init).getOutput();
        assertTrue(control.matches("(?s).*validated 1 public types, of them tasks: \\[Lax]\\nproblems: \\[.*normalization.*]\\n.*"), control);
        String output = project.build("strictly", "--no-configuration-cache", "-Pclasses=" + folders[1], "-I", init).getOutput();
        String tasks = String.join(", ", "CheckTpns", "EngineTask", "ExplainTpns", "FixTpns", "FixUnmergedTpns", "GenerateTpns", "GenerateTpnsKeepRules",
                "MergeTpnsManifest", "PrintTpnsConsole", "ShowTask", "ShowTpns", "ShowVariantTpns", "VariantTask", "WriteTpnsBaseline");
        assertTrue(output.matches("(?s).*validated [1-9]\\d+ public types, of them tasks: \\[" + tasks + "]\\nproblems: \\[]\\n.*"), output);
    }

    /** Two apps of a composite build, which apply two versions of the plugin: in one daemon, and even in one build. */
    @Test
    void aCompositeBuildWithTwoVersionsOfThePlugin() throws IOException {
        Path another = anotherVersion("0.0.9-other");
        List<Project> apps = List.of(Project.of("base", folder.resolve("one")), Project.of("base", folder.resolve("two")));
        for (Project app : apps) {
            app.edit("settings.gradle", "rootProject.name = 'app'", "rootProject.name = '" + app.folder.getFileName() + "'");
            app.edit("build.gradle", "apply from", "println \"$name: ${plugins.findPlugin('io.github.tpnskit').class.protectionDomain.codeSource.location}\"\napply from");
        }
        apps.get(1).edit("settings.gradle", "url = uri(published)", "url = uri('" + another + "')");
        Project build = Project.of("base", folder);
        build.delete("build.gradle");
        build.write("build.gradle", "tasks.register('both') {\n    dependsOn gradle.includedBuilds*.task(':checkDebugTpns')\n}\n");
        build.edit("settings.gradle", "rootProject.name = 'app'", "rootProject.name = 'composite'\nincludeBuild 'one'\nincludeBuild 'two'");
        BuildResult result = build.build("both", "--parallel", "--no-build-cache");
        assertTrue(result.getOutput().matches("(?s).*one: file:\\S*-" + Machine.published() + "\\.jar.*"), result::getOutput);
        assertTrue(result.getOutput().matches("(?s).*two: file:\\S*-0\\.0\\.9-other\\.jar.*"), result::getOutput);
        for (Project app : apps) {
            assertEquals(SUCCESS, result.task(":" + app.folder.getFileName() + ":mergeDebugTpnsManifest").getOutcome());
            assertTrue(Files.isRegularFile(app.folder.resolve("build/reports/tpns/debug/tpns.html")));
        }
        apps.get(1).edit("tpns-configs.json", "\"access_key\": \"A1B2C3D4E5F6\"", BAD_KEY);
        BuildResult failed = build.fail("both", "--parallel", "--no-build-cache", "--continue");
        assertTrue(failed.getOutput().contains("two/tpns-configs.json:4:20: error[TPNS106]"), failed::getOutput);
        assertFalse(failed.getOutput().contains("one/tpns-configs.json:"), failed::getOutput);
    }

    /** A repository with the plugin under another version, and with other bytes. */
    private Path anotherVersion(String version) throws IOException {
        Path repository = folder.resolve("repository");
        String published = Machine.published();
        for (Path file : Project.files(Machine.repositoryOfThePlugin().resolve("io/github/tpnskit"))) {
            String name = Machine.repositoryOfThePlugin().resolve("io/github/tpnskit").relativize(file).toString();
            Path to = repository.resolve("io/github/tpnskit").resolve(name.replace(published, version));
            Project.copyFile(file, to);
            if (name.endsWith(".pom") || name.endsWith(".module") || name.endsWith("maven-metadata.xml")) {
                // Its checksums of the jar are no longer right.
                Files.writeString(to, Files.readString(to).replace("\"" + published + "\"", "\"" + version + "\"")
                        .replace("-" + published, "-" + version).replace(">" + published + "<", ">" + version + "<")
                        .replaceAll(",?\\s*\"(size|sha512|sha256|sha1|md5)\": [^,\\n]+", ""));
            } else if (name.endsWith(".jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(to)) {
                    Files.writeString(jar.getPath("META-INF", "another-version"), version);
                }
            }
        }
        return repository;
    }

    /**
     * Nothing is written into the project: what a build makes, it makes in the folders that Gradle is given for it. That holds for root,
     * too, whom permissions don't stop.
     */
    @Test
    void aProjectThatCannotBeWritten(@TempDir Path elsewhere) throws IOException {
        Project project = Project.of("base", folder);
        project.edit("build.gradle", "apply from", "layout.buildDirectory = file(providers.gradleProperty('into').get())\napply from");
        List<Path> folders = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isDirectory).forEach(folders::add);
        }
        try {
            forbid(folders);
            Map<Path, Long> before = times(folder);
            BuildResult result = project.build("compileDebugJavaWithJavac", "checkDebugTpns", "tpnsCheck", "--no-build-cache", "-Pinto=" + elsewhere.resolve("build"),
                    "--project-cache-dir", elsewhere.resolve("cache").toString());
            assertEquals(SUCCESS, result.task(":mergeDebugTpnsManifest").getOutcome(), result::getOutput);
            assertEquals(before, times(folder));
        } finally {
            allow(folders);
        }
        assertTrue(Files.isRegularFile(elsewhere.resolve("build/reports/tpns/index.html")));
    }

    /** Makes it impossible to write there; skips the test where that can't be done. */
    private void forbid(List<Path> folders) throws IOException {
        permit(folders, "r-xr-xr-x");
        if (isWritable()) {
            immutable("+i");
        }
        assumeFalse(isWritable(), "this user can't be kept from writing into a folder: permissions don't, and `chattr +i` isn't possible here");
    }

    private void allow(List<Path> folders) throws IOException {
        immutable("-i");
        permit(folders, "rwxr-xr-x");
    }

    private boolean isWritable() throws IOException {
        try {
            Files.delete(Files.createFile(folder.resolve("src/main/written")));
            return true;
        } catch (FileSystemException denied) {
            return false;
        }
    }

    /** Does nothing where there is no such program, and where it isn't root's. */
    private void immutable(String flag) throws IOException {
        try {
            new ProcessBuilder("chattr", "-R", flag, folder.toString()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException absent) {
            // isWritable says so
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does nothing where there are no such permissions. */
    private static void permit(List<Path> folders, String permissions) throws IOException {
        for (Path each : folders) {
            if (Files.getFileStore(each).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(each, PosixFilePermissions.fromString(permissions));
            }
        }
    }

    /** Everything below a folder, and when it was written. */
    private static Map<Path, Long> times(Path folder) throws IOException {
        Map<Path, Long> times = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                times.put(path, Files.getLastModifiedTime(path).toMillis());
            }
        }
        return times;
    }

    /** The model that Android Studio asks for, of an app with mistakes: an IDE shows what it can. */
    @Test
    void androidStudiosSyncSeesWhatIsSuppliedAndFailsForNoFinding() {
        Project project = Project.of("two-broken-things", folder);
        project.write("sync.init.gradle", """
                import java.lang.reflect.Proxy
                import org.gradle.tooling.provider.model.ParameterizedToolingModelBuilder
                import org.gradle.tooling.provider.model.ToolingModelBuilderRegistry

                rootProject { project ->
                    project.tasks.register('sync') {
                        doLast {
                            def models = project.services.get(ToolingModelBuilderRegistry)
                            def of = { name -> models.getBuilder("com.android.builder.model.v2.models.$name") }
                            def name = { "com.android.builder.model.v2.models.$it".toString() }
                            // What a client gets hides that it takes a parameter.
                            ParameterizedToolingModelBuilder builder = of('VariantDependencies').delegate
                            def parameter = Proxy.newProxyInstance(builder.parameterType.classLoader, [builder.parameterType] as Class[]) { proxy, method, arguments ->
                                method.name == 'getVariantName' ? 'debug' : method.returnType == boolean ? false : null
                            }
                            def dependencies = builder.buildAll(name('VariantDependencies'), parameter, project)
                            println "libraries ${dependencies.libraries.values()*.libraryInfo.findAll { it }.collect { it.name + ':' + it.version }}"
                            println "issues ${of('ProjectSyncIssues').buildAll(name('ProjectSyncIssues'), project).syncIssues.collect { it.message.readLines()[0] }}"
                        }
                    }
                }
                """);
        // What fails any other build is an issue in the model.
        String wrong = "-Pandroid.enableAapt2=false";
        String issue = "The option 'android.enableAapt2' is deprecated";
        BuildResult control = project.control("help", wrong);
        assertTrue(control.getOutput().contains(issue), control::getOutput);
        assertEquals(2, project.errors(project.fail("checkDebugTpns")).size());

        BuildResult result = project.build("sync", "generateDebugSources", "--no-build-cache", "-I", folder.resolve("sync.init.gradle").toString(), "--no-configuration-cache",
                "-Pandroid.injected.build.model.only=true", "-Pandroid.injected.build.model.only.advanced=true",
                "-Pandroid.injected.build.model.v2=true", "-Pandroid.injected.invoked.from.ide=true", wrong);
        String output = result.getOutput();
        List<String> issues = output.lines().filter(line -> line.startsWith("issues [")).toList();
        assertTrue(issues.toString().contains(issue) && !issues.toString().contains("TPNS"), output);
        assertTrue(output.contains("libraries [tpns:1.4.3.9-release, "), output);
        assertEquals(SUCCESS, result.task(":generateDebugTpns").getOutcome(), "Android Studio runs `generateDebugSources` after it");
        assertEquals(List.of(), project.errors(result), output);
    }

    /**
     * Tests compile against what is generated and supplied; none is run, for not every {@code android.jar} here can be changed for that. What
     * is packaged for those on a device is what an app without the plugin has packaged.
     */
    @Test
    void testsOfTheAppSeeWhatItHasAndStayAsTheyWere() {
        Project project = Project.of("base", folder);
        String uses = """
                package com.example.app;

                class %s {
                    Object generated = new com.example.app.tpns.TpnsMessageReceiver();
                    Class<?> sdk = com.tencent.android.tpush.XGPushManager.class;
                }
                """;
        project.write("src/test/java/com/example/app/OnTheMachine.java", uses.formatted("OnTheMachine"));
        project.write("src/androidTest/java/com/example/app/OnTheDevice.java", uses.formatted("OnTheDevice"));
        project.write("build.gradle", project.text("build.gradle") + """

                ['debugUnitTest', 'debugAndroidTest'].each { component ->
                    tasks.register("show${component.capitalize()}") {
                        def classPath = providers.provider { configurations["${component}RuntimeClasspath"].incoming.resolutionResult.allComponents*.toString() }
                        doLast {
                            println "$component: ${classPath.get()}"
                        }
                    }
                }
                """);
        project.write("settings.gradle", project.text("settings.gradle") + "\ninclude 'plain'\n");
        project.write("plain/build.gradle", "plugins {\n    id 'com.android.application'\n}\n\napply from: '../android.gradle'\n");
        for (String file : List.of("src/main/AndroidManifest.xml", "src/main/java/com/example/app/MainActivity.java")) {
            project.write("plain/" + file, project.text(file));
        }
        project.write("plain/src/androidTest/java/com/example/app/OnTheDevice.java", "package com.example.app;\n\nclass OnTheDevice {}\n");
        BuildResult result = project.build(":compileDebugUnitTestJavaWithJavac", "assembleDebugAndroidTest");
        assertEquals(SUCCESS, result.task(":compileDebugUnitTestJavaWithJavac").getOutcome());
        assertEquals(SUCCESS, result.task(":compileDebugAndroidTestJavaWithJavac").getOutcome());
        AppPackage tests = project.output("apk/androidTest");
        AppPackage plain = Project.at(folder.resolve("plain"), Versions.USUAL).output("apk/androidTest");
        assertTrue(tests.classes().contains("com.example.app.OnTheDevice"), () -> tests.classes().toString());
        assertEquals(plain.classes(), tests.classes());
        assertEquals(plain.manifest(), tests.manifest());

        String paths = project.build("showDebugUnitTest", "showDebugAndroidTest", "--no-configuration-cache").getOutput();
        assertTrue(paths.lines().anyMatch(line -> line.startsWith("debugUnitTest: ") && line.contains("com.tencent.tpns:tpns:")), paths);
        assertTrue(paths.lines().anyMatch(line -> line.startsWith("debugAndroidTest: ") && !line.contains("com.tencent.")), paths);
    }

    /** Twenty apps in one build, at once. */
    @Test
    @Tag("slow")
    void twentyAppModulesInParallel() {
        Project project = Project.of("base", folder);
        List<String> names = Stream.iterate(1, number -> number + 1).limit(20).map(number -> "app" + number).toList();
        modules(project, names);
        project.write("build.gradle", project.text("build.gradle") + "println \"parallel ${gradle.startParameter.parallelProjectExecutionEnabled}\"\n");
        project.edit("app7/tpns-configs.json", "\"access_key\": \"A1B2C3D4E5F6\"", BAD_KEY);
        BuildResult result = project.fail("tpnsCheck", "generateDebugTpns", "tpnsConsole", "--parallel", "--continue", "--max-workers=8", "--no-build-cache");
        assertTrue(result.getOutput().contains("parallel true"), result::getOutput);
        assertEquals(List.of("app7/tpns-configs.json:4:20: error[TPNS106]"), project.errors(result), result::getOutput);
        for (String name : names) {
            String report = project.text(name + "/build/reports/tpns/index.html");
            assertTrue(report.contains("com.example." + name), () -> name + " is not in its own report");
            assertEquals(2, result.getOutput().split("access id +15800" + (22100 + number(name)), -1).length - 1, () -> "not printed for both variants of " + name);
            assertTrue(Files.isDirectory(folder.resolve(name + "/build/generated/java/generateDebugTpns")), name);
        }
    }

    /** Makes a build of several apps, each with ids of its own. */
    private static void modules(Project project, List<String> names) {
        String script = project.text("build.gradle").replace("'android.gradle'", "'../android.gradle'");
        String configs = project.text("tpns-configs.json");
        StringBuilder modules = new StringBuilder("\n");
        for (String name : names) {
            String id = "com.example." + name;
            modules.append("include '").append(name).append("'\n");
            project.write(name + "/build.gradle", script + "\nandroid {\n    namespace = '" + id + "'\n    defaultConfig.applicationId = '" + id + "'\n}\n");
            project.write(name + "/tpns-configs.json", configs.replace("com.example.app", id).replace("1580002210", "15800" + (22100 + number(name))));
            project.write(name + "/src/main/AndroidManifest.xml", project.text("src/main/AndroidManifest.xml"));
        }
        project.write("settings.gradle", project.text("settings.gradle") + modules);
        project.write("build.gradle", "plugins {\n    id 'com.android.application' apply false\n    id 'io.github.tpnskit' apply false\n}\n");
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring("app".length()));
    }
}
