package io.github.tpnskit.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code tpnskit migrate} on projects as people have them: they build with Tencent's plugin (a stand-in for it) and then with
 * tpnskit, and what is packaged holds what it held before. What it holds besides is listed and judged here.
 */
class MigrationTest {
    /** An edit that somebody has to make by hand: a finding of a fault that was there before. */
    record Edit(String file, String from, String to) {
    }

    /** A project, what its manifest has afterwards that it had not, the edits by hand, and whose entries go by those or with its own receiver. */
    record Migrated(String sample, List<String> more, List<Edit> byHand, String gone) {
        Migrated(String sample, String... more) {
            this(sample, List.of(more), List.of(), null);
        }

        /** A project whose own receiver does nothing, so that the generated one takes its place. */
        static Migrated withIdleReceiver(String sample, String name, String generated, String... more) {
            return new Migrated(sample, and(List.of(more), receiver(generated)), List.of(), name);
        }

        /** True where the app's own receiver does nothing. */
        boolean isIdle() {
            return byHand.isEmpty() && gone != null;
        }

        @Override
        public String toString() {
            return "sample " + sample;
        }
    }

    /** Supplied, so that the SDK stays asleep until the app's user has consented: the guide asks for it, and no sample has it. */
    private static final String ASLEEP = "manifest/application/meta-data name=XG_SERVICE_PULL_UP_OFF value=true";
    /** Supplied from targetSdk 28 on, as the guide asks. */
    private static final String LEGACY_HTTP = "manifest/application/uses-library name=org.apache.http.legacy required=false";

    /** Huawei's own SDK, which the app's Huawei channel calls and the app lacked (TPNS505). */
    private static final List<String> HMS = List.of(
            "manifest/application/service exported=true name=com.huawei.hms.support.api.push.service.HmsMsgService process=:pushservice",
            "manifest/application/service[com.huawei.hms.support.api.push.service.HmsMsgService]/intent-filter",
            "manifest/application/service[com.huawei.hms.support.api.push.service.HmsMsgService]/intent-filter[]/action name=com.huawei.push.msg.NOTIFY_MSG",
            "manifest/application/service[com.huawei.hms.support.api.push.service.HmsMsgService]/intent-filter[]/action name=com.huawei.push.msg.PASSBY_MSG");

    /** The receiver that is generated, since neither the app nor what it packages here has one. */
    private static List<String> receiver(String name) {
        String actions = "manifest/application/receiver[" + name + "]/intent-filter[]/action name=com.tencent.android.xg.vip.action.";
        return List.of("manifest/application/receiver exported=false name=" + name, "manifest/application/receiver[" + name + "]/intent-filter",
                actions + "FEEDBACK", actions + "PUSH_MESSAGE");
    }

    /** Nothing but what the guide asks for and the app lacked. */
    private static final List<Migrated> ALL = List.of(
            new Migrated("01", ASLEEP, LEGACY_HTTP),
            Migrated.withIdleReceiver("02", "com.example.orchardboss.notice.HarvestNoticeReceiver", "com.example.orchardboss.tpns.TpnsMessageReceiver", ASLEEP),
            Migrated.withIdleReceiver("03", "com.example.lantern.bell.BellReceiver", "com.example.lantern.tpns.TpnsMessageReceiver", ASLEEP, LEGACY_HTTP),
            // The documentation's sample values stand in the place of vivo's: the app can't register with vivo, so its SDK goes.
            new Migrated("06", and(List.of(ASLEEP), HMS),
                    List.of(new Edit("app/build.gradle", "    implementation 'com.tencent.tpns:vivo:1.1.5.4-release'\n", "")), "vivo"),
            new Migrated("08", and(List.of(ASLEEP, LEGACY_HTTP), receiver("com.example.beacon_trial.tpns.TpnsMessageReceiver")), List.of(), null),
            Migrated.withIdleReceiver("09", "com.example.quadletter.mesage.QuadPushReceiver", "com.example.quadletter.tpns.TpnsMessageReceiver", ASLEEP));

    private static List<String> and(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** Every callback of every SDK, without code but for the log. */
    private static final String CALLBACKS = Stream.of("RegisterResult(Context context, int code, XGPushRegisterResult result)",
            "UnregisterResult(Context context, int code)", "SetTagResult(Context context, int code, String name)",
            "DeleteTagResult(Context context, int code, String name)", "SetAccountResult(Context context, int code, String account)",
            "DeleteAccountResult(Context context, int code, String account)", "SetAttributeResult(Context context, int code, String name)",
            "DeleteAttributeResult(Context context, int code, String name)", "QueryTagsResult(Context context, int code, String data, String name)",
            "TextMessage(Context context, XGPushTextMessage message)", "NotificationShowedResult(Context context, XGPushShowedResult result)",
            "NotificationClickedResult(Context context, XGPushClickedResult result)")
            .map(callback -> "    public void on" + callback + " {\n        Log.d(\"push\", \"context: \" + context);\n    }\n").collect(Collectors.joining("\n"));

    @TempDir
    Path folder;

    static List<Migrated> usual() {
        return ALL.stream().filter(one -> one.sample().equals("03")).toList();
    }

    static List<Arguments> others() {
        List<Versions> raised = Versions.built().stream().filter(one -> one.jdk().isEmpty() && one.gradle().equals("8.8") && List.of("8.4.2", "9.1.0").contains(one.agp())).toList();
        return ALL.stream().flatMap(one -> raised.stream().map(versions -> Arguments.of(one, versions))).toList();
    }

    @ParameterizedTest
    @MethodSource("usual")
    void aMigratedProjectPackagesWhatItPackaged(Migrated migrated) throws Exception {
        migrate(migrated, Versions.USUAL);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("others")
    void everyMigratedProjectPackagesWhatItPackaged(Migrated migrated, Versions versions) throws Exception {
        migrate(migrated, versions);
    }

    private void migrate(Migrated migrated, Versions versions) throws Exception {
        Project project = raised(migrated, versions);
        Path app = project.folder.resolve("app");
        String init = folder.resolve("machine.init.gradle").toString();
        project.build(":app:assembleDebug", "--init-script", init);
        Set<String> before = elements(Project.at(app, versions).output("apk/debug").manifest());

        assertTrue(tpnskit(project.folder, "migrate", "--write").contains("Changed "));
        for (Edit edit : migrated.byHand()) {
            project.edit(edit.file(), edit.from(), edit.to());
        }
        project.build(":app:assembleDebug", "--init-script", init);
        Set<String> after = elements(Project.at(app, versions).output("apk/debug").manifest());

        Set<String> lost = new TreeSet<>(before);
        lost.removeAll(after);
        lost.removeIf(one -> migrated.gone() != null && one.contains(migrated.gone()));
        Set<String> more = new TreeSet<>(after);
        more.removeAll(before);
        assertEquals(Set.of(), lost);
        assertEquals(new TreeSet<>(migrated.more()), more);
        assertTrue(tpnskit(project.folder, "migrate").startsWith("nothing to change"));
    }

    private Project raised(Migrated migrated, Versions versions) throws IOException {
        Path fixtures = Machine.repository().resolve("tests/fixtures/migration");
        Path root = folder.resolve("project");
        Project.copy(fixtures.resolve(migrated.sample()), root);
        Path build = Files.isDirectory(root.resolve("android")) ? root.resolve("android") : root;
        Project.copy(fixtures.resolve("vendor-plugins"), folder.resolve("vendor-plugins"));
        Files.copy(fixtures.resolve("machine.init.gradle"), folder.resolve("machine.init.gradle"));
        Project project = Project.at(build, versions);
        project.edit("build.gradle", "@AGP@", versions.agp());
        project.write("local.properties", "flutter.sdk=none\n");
        complete(project, migrated.isIdle());
        return project;
    }

    /** The classes and resources that the manifest names, which the samples leave out. */
    private static void complete(Project project, boolean isIdle) {
        String manifest = project.text("app/src/main/AndroidManifest.xml");
        StringBuilder resources = new StringBuilder("<resources>\n");
        for (String reference : found(manifest, "\"@((?:string|mipmap|drawable|style)/[\\w.]+)\"")) {
            String[] parts = reference.split("/");
            resources.append(switch (parts[0]) {
                case "string" -> "<string name=\"" + parts[1] + "\">x</string>\n";
                case "style" -> "<style name=\"" + parts[1] + "\" parent=\"android:Theme.Material\" />\n";
                default -> "<item type=\"" + parts[0] + "\" name=\"" + parts[1] + "\">@android:color/black</item>\n";
            });
        }
        project.write("app/src/main/res/values/stubs.xml", resources.append("</resources>\n").toString());
        String namespace = found(project.text("app/build.gradle"), "namespace ['\"]([\\w.]+)['\"]").iterator().next();
        for (String name : found(manifest, "<(?:application|activity|receiver)\\b[^>]*?android:name=\"([\\w.]+)\"")) {
            String full = name.startsWith(".") ? namespace + name : name;
            if (full.startsWith(namespace)) {
                int dot = full.lastIndexOf('.');
                String parent = full.endsWith("App") || full.endsWith("Application") ? "android.app.Application"
                        : full.endsWith("Activity") ? "android.app.Activity" : isIdle ? "XGPushBaseReceiver" : "android.content.BroadcastReceiver";
                String body = switch (parent) {
                    case "XGPushBaseReceiver" -> CALLBACKS;
                    case "android.content.BroadcastReceiver" -> "    @Override\n    public void onReceive(android.content.Context context, android.content.Intent intent) {\n    }\n";
                    default -> "";
                };
                project.write("app/src/main/java/" + full.replace('.', '/') + ".java", "package " + full.substring(0, dot) + ";\n\n"
                        + "import android.content.Context;\nimport android.util.Log;\n" + (isIdle ? "import com.tencent.android.tpush.*;\nimport com.tencent.android.tpush.XGPushBaseReceiver;\n" : "")
                        + "\npublic class " + full.substring(dot + 1) + " extends " + parent + " {\n" + body + "}\n");
            }
        }
    }

    private static Set<String> found(String text, String pattern) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    /** The elements of a manifest as aapt2 prints it, each with the names of those around it and its attributes. */
    private static Set<String> elements(String tree) {
        Set<String> elements = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>();
        List<String> lines = new ArrayList<>(tree.lines().toList());
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index);
            Matcher element = Pattern.compile("^( *)E: ([\\w-]+) .*$").matcher(line);
            if (!element.matches()) {
                continue;
            }
            int depth = (element.group(1).length() - 2) / 4;
            Set<String> attributes = new TreeSet<>();
            String name = "";
            for (int next = index + 1; next < lines.size() && lines.get(next).trim().startsWith("A: "); next++) {
                Matcher attribute = Pattern.compile("^ *A: (?:\\S+:)?(\\w+)(?:\\(0x\\w+\\))?=\"?(.*?)\"?$").matcher(lines.get(next));
                if (attribute.matches()) {
                    attributes.add(attribute.group(1) + "=" + attribute.group(2));
                    name = attribute.group(1).equals("name") ? attribute.group(2) : name;
                }
            }
            while (open.size() > Math.max(depth, 0)) {
                open.removeLast();
            }
            String path = String.join("/", open) + (open.isEmpty() ? "" : "/") + element.group(2);
            elements.add((path + " " + String.join(" ", attributes)).trim());
            // A filter belongs to the component of that name.
            open.addLast(element.group(2) + (List.of("manifest", "application").contains(element.group(2)) ? "" : "[" + name + "]"));
        }
        assertTrue(elements.size() > 5, tree);
        return elements;
    }

    private static String tpnskit(Path folder, String... arguments) throws Exception {
        Path program = Stream.of("tpnskit", "tpnskit.exe").map(name -> Machine.repository().resolve("target/debug").resolve(name))
                .filter(Files::isRegularFile).findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no target/debug/tpnskit; run `cargo build --package tpnskit-cli`"));
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--lang", "en"));
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }
}
