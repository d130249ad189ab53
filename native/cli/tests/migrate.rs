//! Migrating: what changes in projects as people really have them, and what doesn't.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// The version that is written, in snapshots.
const VERSION: &str = env!("CARGO_PKG_VERSION");

fn fixtures(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures").join(name)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A copy of a fixture.
fn fixture(name: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&fixtures(name), folder.path());
    folder
}

/// Paths and texts.
type Files<'a> = &'a [(&'a str, &'a str)];

/// A project of files by their paths.
fn project(files: Files<'_>) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn tpnskit(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tpnskit")).current_dir(folder).args(arguments).output().unwrap()
}

/// What `migrate` says; it must succeed.
fn said(folder: &Path, arguments: &[&str]) -> String {
    let output = tpnskit(folder, &[&["migrate"], arguments, &["--lang", "en"]].concat());
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
    text.replace(VERSION, "VERSION")
}

/// Every file with its text.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap().flatten() {
            if entry.path().is_dir() {
                open.push(entry.path());
            } else {
                let name = entry.path().strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                found.push((name, fs::read(entry.path()).unwrap()));
            }
        }
    }
    found.sort();
    found
}

fn text(folder: &TempDir, path: &str) -> String {
    fs::read_to_string(folder.path().join(path)).unwrap()
}

/// What `check` finds: code and message of each error and warning.
fn found(folder: &Path) -> BTreeSet<(String, String)> {
    let output = tpnskit(folder, &["check", "--format", "json", "--lang", "en"]);
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let findings = json["diagnostics"].as_array().unwrap().iter().filter(|one| one["severity"] != "note");
    findings
        .map(|one| (one["code"].as_str().unwrap().to_owned(), one["message"].as_str().unwrap().to_owned()))
        .collect()
}

const SAMPLES: [&str; 10] = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10"];

fn projects() -> Vec<String> {
    let names = fs::read_dir(fixtures("projects")).unwrap().flatten().map(|entry| entry.file_name());
    let mut names: Vec<String> = names.map(|name| format!("projects/{}", name.to_string_lossy())).collect();
    names.sort();
    names
}

#[test]
fn every_sample() {
    for sample in SAMPLES {
        let folder = fixture(&format!("samples/{sample}"));
        insta::assert_snapshot!(format!("sample-{sample}"), said(folder.path(), &[]));
    }
}

#[test]
fn every_other_project() {
    for project in projects() {
        let folder = fixture(&project);
        insta::assert_snapshot!(project.replace('/', "-"), said(folder.path(), &[]));
    }
}

#[test]
fn migrating_twice_is_migrating_once() {
    for name in SAMPLES.iter().map(|name| format!("samples/{name}")).chain(projects()) {
        let folder = fixture(&name);
        let before = files(folder.path());
        said(folder.path(), &[]);
        assert_eq!(files(folder.path()), before, "{name}: nothing is written unasked");
        said(folder.path(), &["--write"]);
        let once = files(folder.path());
        let again = said(folder.path(), &["--write"]);
        assert_eq!(files(folder.path()), once, "{name}: {again}");
        assert!(!again.contains("---"), "{name}: {again}");
    }
}

#[test]
fn nothing_new_is_found_afterwards() {
    for name in SAMPLES.iter().map(|name| format!("samples/{name}")).chain(projects()) {
        let folder = fixture(&name);
        let before = found(folder.path());
        let text = said(folder.path(), &["--write"]);
        let new: Vec<_> = found(folder.path()).difference(&before).cloned().collect();
        // Nothing could be said of what Tencent's plugin adds. What is of several variants is said once, with their names.
        let is_said = |code: &str, message: &str| {
            let mut names = message.split('`').skip(1).step_by(2);
            let mut lines = text.lines().filter(|line| line.contains(&format!("{code}: ")));
            lines.any(|line| line.contains(message)) || names.all(|name| text.contains(&format!("`{name}`")))
        };
        let unsaid: Vec<_> = new.iter().filter(|(code, message)| !is_said(code, message)).collect();
        assert!(unsaid.is_empty(), "{name}: {unsaid:?}");
        assert!(new.is_empty() || name.starts_with("projects"), "{name}: {new:?}");
    }
}

const CONFIG: &str = "{\"tpns\": {\"access_id\": \"1500000001\", \"access_key\": \"A1B2C3D4E5F6\"},\n\
    \"com.a\": {\"channel\": {\"enable\": true}}, \"version\": \"1.4.3.9\"}\n";
const MANIFEST: &str = "<manifest xmlns:android=\"http://schemas.android.com/apk/res/android\">\n    <application>\n        \
    <activity android:name=\".Main\" />\n    </application>\n</manifest>\n";
const ROOT: &str = "buildscript {\n    repositories { mavenCentral() }\n    dependencies {\n        \
    classpath 'com.android.tools.build:gradle:8.4.2'\n        classpath 'com.tencent.android.tpns:tpnsplugin:1.8.0'\n    }\n}\n";

/// An app's script with the vendor's plugin, and more in its blocks.
fn script(android: &str, dependencies: &str) -> String {
    format!(
        "apply plugin: 'com.android.application'\napply plugin: 'com.tencent.android.tpns'\n\nandroid {{\n    \
         namespace 'com.a'\n    defaultConfig {{\n        applicationId 'com.a'\n        targetSdk 34\n{android}    }}\n}}\n\n\
         dependencies {{\n{dependencies}}}\n"
    )
}

/// The app's script after migrating, or what is said where nothing changes.
fn migrated(script: &str, more: Files<'_>) -> (String, String) {
    let files = [("settings.gradle", "include ':app'"), ("build.gradle", ROOT), ("app/build.gradle", script)];
    let rest = [("app/src/main/AndroidManifest.xml", MANIFEST), ("app/tpns-configs.json", CONFIG)];
    let folder = project(&[&files[..], &rest[..], more].concat());
    let said = said(folder.path(), &["--write"]);
    (text(&folder, "app/build.gradle"), said)
}

const PLACEHOLDERS: &str =
    "        manifestPlaceholders = [XG_ACCESS_ID: '1500000001', XG_ACCESS_KEY: 'A1B2C3D4E5F6']\n";
const SDK_BLOCK: &str = "dependencies {\n    implementation 'com.tencent.tpns:tpns:1.4.3.4-release'\n}\n";
const SDK: &str = "    implementation 'com.tencent.tpns:tpns:1.4.3.9-release'\n";

#[test]
fn what_is_supplied_goes_and_what_differs_stays() {
    let gone =
        script("", "").replace("com.tencent.android.tpns", "io.github.tpnskit").replace("dependencies {\n}\n", "");
    let (text, said) = migrated(&script(PLACEHOLDERS, SDK), &[]);
    assert_eq!(text.trim_end(), gone.trim_end(), "{said}");
    let other = PLACEHOLDERS.replace("1500000001", "1500000002");
    let (text, said) = migrated(&script(&other, SDK), &[]);
    assert!(text.contains("[XG_ACCESS_ID: '1500000002']"), "{text}");
    assert!(said.contains("placeholder `XG_ACCESS_ID`: its value differs from `tpns-configs.json`"), "{said}");
    let older = SDK.replace("1.4.3.9", "1.4.3.4");
    let (text, said) = migrated(&script(PLACEHOLDERS, &older), &[]);
    assert!(text.contains(&older), "{text}");
    assert!(said.contains("dependency `com.tencent.tpns:tpns`: tpnskit would add 1.4.3.9-release"), "{said}");
    // Without the file, the placeholders are what states the ids, and nobody adds the SDK.
    let folder = project(&[
        ("settings.gradle", "include ':app'"),
        ("build.gradle", ROOT),
        ("app/build.gradle", &script(PLACEHOLDERS, SDK)),
        ("app/src/main/AndroidManifest.xml", MANIFEST),
    ]);
    let said = self::said(folder.path(), &["--write"]);
    assert_eq!(
        self::text(&folder, "app/build.gradle"),
        script(PLACEHOLDERS, SDK).replace("com.tencent.android.tpns", "io.github.tpnskit")
    );
    assert!(said.contains("without a `tpns-configs.json`, tpnskit adds no dependencies"), "{said}");
    assert!(said.contains("placeholder `XG_ACCESS_ID`: nothing else states its value"), "{said}");
}

#[test]
fn one_variant_that_differs_keeps_it_for_all() {
    let flavors = "    }\n    flavorDimensions 'store'\n    productFlavors {\n        free { }\n        paid { applicationIdSuffix '.paid' }\n";
    let two = CONFIG.replace(
        "\"com.a\":",
        "\"com.a.paid\": {\"channel\": {\"enable\": true, \"xiaomi\": {\"app_id\": \"2882303000000000001\", \
        \"app_key\": \"5810000000001\"}}}, \"com.a\":",
    );
    let xiaomi = "    implementation 'com.tencent.tpns:xiaomi:1.4.3.9-release'\n";
    let (text, said) = migrated(&script(flavors, &format!("{SDK}{xiaomi}")), &[("app/tpns-configs.json", &two)]);
    assert!(text.contains(xiaomi) && !text.contains(SDK), "{text}");
    assert!(said.contains("dependency `com.tencent.tpns:xiaomi`: `tpns-configs.json` doesn't ask for it"), "{said}");
    // In the flavor that the file asks it for, it is supplied.
    let paid = xiaomi.replace("implementation", "paidImplementation");
    let (text, said) = migrated(&script(flavors, &paid), &[("app/tpns-configs.json", &two)]);
    assert!(!text.contains("xiaomi"), "{text}{said}");
}

#[test]
fn a_script_that_a_library_reads_too_keeps_its_values() {
    let library = "apply plugin: 'com.android.library'\napply from: '../push.gradle'\n";
    let push = "android { defaultConfig { manifestPlaceholders = [XG_ACCESS_ID: '1500000001', XG_ACCESS_KEY: 'A1B2C3D4E5F6'] } }\n";
    let app = script("", SDK) + "apply from: '../push.gradle'\n";
    let files = |settings| {
        [
            ("settings.gradle", settings),
            ("build.gradle", ROOT),
            ("app/build.gradle", app.as_str()),
            ("library/build.gradle", library),
            ("push.gradle", push),
            ("app/src/main/AndroidManifest.xml", MANIFEST),
            ("app/tpns-configs.json", CONFIG),
        ]
    };
    let folder = project(&files("include ':app', ':library'"));
    // Also if only the app is asked for.
    for path in ["app", "."] {
        let said = said(folder.path(), &[path]);
        assert!(
            said.contains("push.gradle:1: placeholder `XG_ACCESS_ID`: other modules use `push.gradle`, too"),
            "{said}"
        );
    }
    said(folder.path(), &["--write"]);
    assert_eq!(text(&folder, "push.gradle"), push);
    // Alone, the app decides.
    let folder = project(&files("include ':app'"));
    fs::remove_dir_all(folder.path().join("library")).unwrap();
    said(folder.path(), &["--write"]);
    assert_eq!(text(&folder, "push.gradle"), "");
}

#[test]
fn a_plugin_of_a_library_module_goes() {
    let library = "apply plugin: 'com.android.library'\napply plugin: 'com.tencent.android.tpns'\n";
    let settings = ("settings.gradle", "include ':app', ':library'");
    let (_, said) = migrated(&script("", ""), &[settings, ("library/build.gradle", library)]);
    assert!(said.contains("library/build.gradle:2: `com.tencent.android.tpns`: tpnskit is for apps"), "{said}");
}

#[test]
fn where_the_vendors_plugin_cannot_be_replaced_all_stays() {
    let applied = "apply plugin: 'com.tencent.android.tpns'\n";
    let push = ("push.gradle", applied);
    let own = "class P implements Plugin<Project> {\n    void apply(Project project) {\n        \
               project.pluginManager.apply('com.tencent.android.tpns')\n    }\n}\n";
    let library = |text| [("settings.gradle", "include ':app', ':library'"), ("library/build.gradle", text)];
    let conditional =
        "apply plugin: 'com.android.library'\nif (x) {\n    apply plugin: 'com.tencent.android.tpns'\n    y()\n}\n";
    let shared = "apply plugin: 'com.android.library'\napply from: '../push.gradle'\n";
    let condition = "is applied here only under a condition";
    let form = "is named here in a way that isn't edited automatically";
    let cases: [(&str, Files<'_>, &str); 12] = [
        ("if (project.hasProperty('push')) {\n    apply plugin: 'com.tencent.android.tpns'\n}\n", &[], condition),
        ("if (x) apply from: '../push.gradle'\n", &[push], condition),
        ("['a'].each { if (it == x) apply plugin: 'com.tencent.android.tpns' }\n", &[], condition),
        ("def p = 'com.tencent.android.tpns'\napply plugin: p\n", &[], form),
        ("apply plugin: com.tencent.android.tpns.TpnsPlugin\n", &[], form),
        ("apply plugin: \"com.tencent.${'android'}.tpns\"\n", &[], form),
        ("['com.tencent.android.tpns'].each { apply plugin: it }\n", &[], form),
        ("apply plugin: pushPlugin\n", &[], "only a build knows what is applied here"),
        ("apply plugin: P\n", &[("buildSrc/src/main/groovy/P.groovy", own)], form),
        (applied, &library(conditional), form),
        ("apply from: '../push.gradle'\n", &[&library(shared)[..], &[push]].concat(), form),
        ("plugins { id 'io.github.tpnskit' version '1' apply false; id 'com.tencent.android.tpns' }\n", &[], form),
    ];
    for (application, more, why) in cases {
        let app = script(PLACEHOLDERS, SDK).replace(applied, application);
        let (text, said) = migrated(&app, more);
        assert_eq!(text, app, "{said}");
        assert!(said.starts_with("nothing to change\nLeft for you:\n") && said.contains(why), "{why}: {said}");
    }
    // tpnskit itself is applied to some variants, or to none.
    let app = script(PLACEHOLDERS, SDK).replace(applied, "if (x) {\n    apply plugin: 'io.github.tpnskit'\n}\n");
    let (text, said) = migrated(&app, &[]);
    assert_eq!(text, app, "{said}");
    assert!(said.contains("`io.github.tpnskit` is applied here only under a condition"), "{said}");
    let (text, said) = migrated(
        &script(PLACEHOLDERS, SDK).replace(
            "apply plugin: 'com.android.application'",
            "plugins {\n    id 'com.android.application'\n    id 'io.github.tpnskit' version '1' apply false\n}",
        ),
        &[],
    );
    assert!(text.contains("}\napply plugin: 'io.github.tpnskit'\n"), "{text}{said}");
}

#[test]
fn what_configured_the_vendors_plugin_is_said_or_goes() {
    let of = |more: &str| migrated(&format!("{}{more}", script("", "")), &[]);
    for off in [
        "afterEvaluate { tasks.getByName('checkTPNS').enabled = false }\n",
        "tasks.named('checkTPNS') { enabled = false }\n",
        "tasks.named('checkTPNS').configure {\n    it.enabled = false\n}\n",
        "afterEvaluate {\n    checkTPNS.enabled = false\n}\n",
        "gradle.projectsEvaluated { tasks['checkTPNS'].enabled = false }\n",
    ] {
        let (text, said) = of(off);
        assert!(!text.contains("checkTPNS") && !said.contains("Left for you"), "{text}{said}");
        assert!(said.contains("what switches off `checkTPNS`, a task of Tencent's plugin"), "{said}");
    }
    for (left, why) in [
        ("preBuild.dependsOn 'checkTPNS'\n", "`checkTPNS` is a task of Tencent's plugin"),
        ("tasks.named('checkTPNS') { enabled = false; x() }\n", "`checkTPNS` is a task of Tencent's plugin"),
        ("tpns {\n    debug = true\n}\n", "`tpns { }` of tpnskit has no `debug`"),
        ("tpns { debug true }\n", "`tpns { }` of tpnskit has no `debug`"),
    ] {
        let (text, said) = of(left);
        assert!(text.ends_with(left) && said.contains("Left for you") && said.contains(why), "{text}{said}");
    }
    let (_, said) = of("tpns {\n    missingConfig = 'ignore'\n    redirect { activity = '.A'; uri = 'a://b' }\n}\n");
    assert!(!said.contains("has no `"), "{said}");
}

#[test]
fn a_catalog_is_changed_where_it_names_the_plugin() {
    let catalog = "[versions]\nagp = \"8.4.2\"\ntpnsplugin = \"1.8.0\" # push\n\n[plugins]\nagp = { id = \"com.android.application\", \
        version.ref = \"agp\" }\ntpns = { id = \"com.tencent.android.tpns\", version.ref = \"tpnsplugin\" }\n";
    let app = "plugins {\n    alias(libs.plugins.agp)\n    alias(libs.plugins.tpns)\n}\n\nandroid {\n    namespace = \"com.a\"\n    \
        defaultConfig {\n        applicationId = \"com.a\"\n        targetSdk = 34\n        manifestPlaceholders[\"XG_ACCESS_ID\"] = \
        \"1500000001\"\n        manifestPlaceholders += mapOf(\"XG_ACCESS_KEY\" to \"A1B2C3D4E5F6\", \"other\" to \"x\")\n    }\n}\n";
    let folder = project(&[
        ("settings.gradle.kts", "include(\":app\")"),
        ("gradle/libs.versions.toml", catalog),
        ("app/build.gradle.kts", app),
        ("app/src/main/AndroidManifest.xml", MANIFEST),
        ("app/tpns-configs.json", CONFIG),
    ]);
    said(folder.path(), &["--write"]);
    let expected = catalog
        .replace("\"1.8.0\"", &format!("\"{VERSION}\""))
        .replace("com.tencent.android.tpns", "io.github.tpnskit");
    assert_eq!(text(&folder, "gradle/libs.versions.toml"), expected);
    let script = text(&folder, "app/build.gradle.kts");
    assert!(script.contains("alias(libs.plugins.tpns)") && !script.contains("XG_"), "{script}");
    assert!(
        script.contains("        targetSdk = 34\n        manifestPlaceholders += mapOf(\"other\" to \"x\")\n    }"),
        "{script}"
    );
}

#[test]
fn a_class_path_of_one_line_gets_lines() {
    let app = script(PLACEHOLDERS, "").replace("apply plugin: 'com.tencent.android.tpns'\n", "");
    for (root, expected) in [
        (
            "buildscript {\n    repositories { mavenCentral() }\n    dependencies { classpath 'com.android.tools.build:gradle:8.4.2' }\n}\n",
            "buildscript {\n    repositories { mavenCentral() }\n    dependencies {\n        classpath 'com.android.tools.build:gradle:8.4.2'\n        \
             classpath 'io.github.tpnskit:tpnskit-gradle-plugin:VERSION'\n    }\n}\n",
        ),
        (
            "buildscript { repositories { google() }; dependencies { classpath \"com.android.tools.build:gradle:8.4.2\" } }\n",
            "buildscript { repositories { google(); mavenCentral() }; dependencies {\n    classpath \"com.android.tools.build:gradle:8.4.2\"\n    \
             classpath \"io.github.tpnskit:tpnskit-gradle-plugin:VERSION\"\n} }\n",
        ),
    ] {
        let folder = project(&[
            ("settings.gradle", "include ':app'"),
            ("build.gradle", root),
            ("app/build.gradle", &app),
            ("app/src/main/AndroidManifest.xml", MANIFEST),
            ("app/tpns-configs.json", CONFIG),
        ]);
        let said = said(folder.path(), &["--write"]);
        assert_eq!(text(&folder, "build.gradle").replace(VERSION, "VERSION"), expected, "{said}");
    }
}

#[test]
fn what_nothing_uses_any_more_goes_and_what_a_plugin_of_the_build_reads_stays() {
    let catalog = "[versions]\nagp = \"8.4.2\"\ntpns = \"1.4.3.9-release\"\n\n[libraries]\n\
        tpns = { module = \"com.tencent.tpns:tpns\", version.ref = \"tpns\" }\nnever = \"a:b:1\"\n";
    let app = script("", "    implementation libs.tpns\n");
    let plugin = "package p\nimport org.gradle.api.*\nclass P implements Plugin<Project> {\n    void apply(Project project) {\n        \
        def libs = project.extensions.getByType(VersionCatalogsExtension).named('libs')\n        println libs.findVersion('tpns')\n    }\n}\n";
    for (more, stays) in [(&[][..], false), (&[("buildSrc/src/main/groovy/P.groovy", plugin)][..], true)] {
        let more = [&[("gradle/libs.versions.toml", catalog)], more].concat();
        let files = [("settings.gradle", "include ':app'"), ("build.gradle", ROOT), ("app/build.gradle", &app)];
        let rest = [("app/src/main/AndroidManifest.xml", MANIFEST), ("app/tpns-configs.json", CONFIG)];
        let folder = project(&[&files[..], &rest[..], &more].concat());
        let first = said(folder.path(), &["--write"]);
        // A string may name the library as well as the version.
        let gone = "[versions]\nagp = \"8.4.2\"\n\n[libraries]\nnever = \"a:b:1\"\n";
        assert_eq!(text(&folder, "gradle/libs.versions.toml"), if stays { catalog } else { gone }, "{first}");
        assert_eq!(first.contains("gradle/libs.versions.toml:6: library `tpns`"), !stays, "{first}");
        assert_eq!(said(folder.path(), &[]).lines().next(), Some("nothing to change"));
    }
}

#[test]
fn a_catalog_that_other_builds_may_use_keeps_its_entries() {
    let catalog = "[libraries]\ntpns = \"com.tencent.tpns:tpns:1.4.3.9-release\"\nnever = \"a:b:1\"\n";
    let app = script("", "    implementation libs.tpns\n");
    let inner = [("build-logic/build.gradle", ""), ("build-logic/settings.gradle", "")];
    for (settings, stays) in [
        ("include ':app'\n", false),
        ("pluginManagement { includeBuild 'build-logic' }\ninclude ':app'\n", false),
        ("pluginManagement { includeBuild '../build-logic' }\ninclude ':app'\n", true),
        ("includeBuild(other)\ninclude ':app'\n", true),
    ] {
        let files = [("settings.gradle", settings), ("build.gradle", ROOT), ("app/build.gradle", &app)];
        let more = [("gradle/libs.versions.toml", catalog), ("app/src/main/AndroidManifest.xml", MANIFEST)];
        let folder = project(&[&files[..], &more[..], &inner[..], &[("app/tpns-configs.json", CONFIG)]].concat());
        let said = said(folder.path(), &["--write"]);
        assert_eq!(text(&folder, "gradle/libs.versions.toml") == catalog, stays, "{settings}: {said}");
    }
}

#[test]
fn what_a_map_of_the_build_holds_goes_with_its_last_use() {
    let config = "ext {\n    versions = [tpns: '1.4.3.9-release', other: '1']\n    deps = [\n        tpns : \"com.tencent.tpns:tpns:${versions.tpns}\", // 推送\n        \
        other: \"a:b:${versions.other}\"\n    ]\n    ids = [key: 'A1B2C3D4E5F6', id: '1500000001']\n}\n";
    let placeholders =
        "        manifestPlaceholders = [XG_ACCESS_ID: ids.id, XG_ACCESS_KEY: rootProject.ext.ids['key']]\n";
    let app = script(placeholders, "    implementation rootProject.ext.deps.tpns\n    implementation deps['other']\n");
    let root = format!("apply from: 'config.gradle'\n{ROOT}");
    let folder = project(&[
        ("settings.gradle", "include ':app'"),
        ("build.gradle", &root),
        ("config.gradle", config),
        ("app/build.gradle", &app),
        ("app/src/main/AndroidManifest.xml", MANIFEST),
        ("app/tpns-configs.json", CONFIG),
    ]);
    let first = said(folder.path(), &["--write"]);
    let expected =
        "ext {\n    versions = [other: '1']\n    deps = [\n        other: \"a:b:${versions.other}\"\n    ]\n}\n";
    assert_eq!(text(&folder, "config.gradle"), expected, "{first}");
    for line in [
        "config.gradle:2: variable `versions.tpns`",
        "config.gradle:4: variable `deps.tpns`",
        "config.gradle:7: variable `ids`",
    ] {
        assert!(first.contains(line), "{line}: {first}");
    }
    assert_eq!(said(folder.path(), &[]).lines().next(), Some("nothing to change"));
}

#[test]
fn rules_that_other_modules_read_stay() {
    let shrunk = "    }\n    buildTypes.release {\n        minifyEnabled true\n        proguardFiles 'p.pro'\n";
    let (app, rules) = (script(shrunk, SDK), "-keep class com.tencent.android.tpush.** { *; }\n");
    let more =
        |text| [("settings.gradle", "include ':app', ':more'"), ("app/p.pro", rules), ("more/build.gradle", text)];
    let of_app = "apply plugin: 'com.android.application'\nandroid { buildTypes { release { proguardFiles \"$rootDir/app/p.pro\" } } }\n";
    let of_library =
        "apply plugin: 'com.android.library'\nandroid { defaultConfig { consumerProguardFiles '../app/p.pro' } }\n";
    let unknown =
        "apply plugin: 'com.android.library'\nandroid { defaultConfig { consumerProguardFiles files(rules) } }\n";
    let other = "apply plugin: 'com.android.library'\nandroid { defaultConfig { consumerProguardFiles 'p.pro' } }\n";
    let included = ("more/p.pro", "-include ../app/p.pro\n");
    let cases: [(&str, Files<'_>, bool); 5] = [
        (of_app, &[], true),
        (of_library, &[], true),
        (unknown, &[], true),
        (other, &[included], true),
        (other, &[("more/p.pro", "")], false),
    ];
    for (text, files, stays) in cases {
        let folder = project(
            &[
                &[
                    ("build.gradle", ROOT),
                    ("app/build.gradle", &app),
                    ("app/src/main/AndroidManifest.xml", MANIFEST),
                    ("app/tpns-configs.json", CONFIG),
                ][..],
                &more(text),
                files,
            ]
            .concat(),
        );
        let said = said(folder.path(), &["--write"]);
        assert_eq!(self::text(&folder, "app/p.pro") == rules, stays, "{text}: {said}");
        assert_eq!(
            said.contains("keep rule `com.tencent.android.tpush.**`: other modules use `app/p.pro`, too"),
            stays,
            "{said}"
        );
    }
}

#[test]
fn what_only_a_build_knows_stays() {
    let (text, said) = migrated(
        &script(
            "        manifestPlaceholders = [XG_ACCESS_ID: tpnsId, XG_ACCESS_KEY: System.getenv('KEY')]\n",
            "    implementation \"com.tencent.tpns:tpns:$tpnsVersion\"\n    if (x) {\n        implementation 'com.tencent.tpns:xiaomi:1'\n    }\n",
        ),
        &[],
    );
    assert!(text.contains("tpnsId") && text.contains("$tpnsVersion") && text.contains("xiaomi"), "{text}");
    assert_eq!(said.matches("only a build knows its v").count(), 3, "{said}");
}

#[test]
fn what_a_build_gets_by_a_statement_besides_stays() {
    let id = "manifestPlaceholders.XG_ACCESS_ID = ";
    for line in [
        "manifestPlaceholders = [*: others, XG_ACCESS_ID: '1500000001']".to_owned(),
        format!("{id}ext.push = '1500000001'"),
        format!("if (x) {{ {id}'1500000001' }}"),
        format!("if (x) {{ {id}'1500000002' }}\n        {id}'1500000001'"),
        "manifestPlaceholders = [OTHER: 'x']\n        manifestPlaceholders = [XG_ACCESS_ID: '1500000001']".to_owned(),
    ] {
        let (text, said) = migrated(&script(&format!("        {line}\n"), ""), &[]);
        assert!(text.contains(&line), "{line}: {text}{said}");
    }
    // The flavors that blocks make stay.
    let flavors = "android.flavorDimensions 'a'\nandroid.productFlavors.create('b').with {\n    dimension = 'a'\n}\n\
        android.productFlavors.create('c').with {\n    manifestPlaceholders.XG_ACCESS_ID = '1500000001'\n}\n";
    let (text, said) = migrated(&(script("", "") + flavors), &[]);
    assert!(text.contains("create('c').with {\n}\n") && !text.contains("XG_ACCESS_ID"), "{text}{said}");
}

#[test]
fn an_entry_of_a_form_that_may_be_another_value_stays() {
    let entry = |attributes: &str| MANIFEST.replace("<activity android:name=\".Main\"", &format!("<{attributes}"));
    let resource = entry("meta-data android:name=\"XG_SERVICE_PULL_UP_OFF\" android:resource=\"@bool/off\"");
    let off = entry("meta-data android:name=\"XG_SERVICE_PULL_UP_OFF\" android:value=\"false\"");
    let library = entry("uses-library android:name=\"org.apache.http.legacy\" android:required=\"true\"");
    let broken =
        [("app/src/debug/AndroidManifest.xml", "<manifest>"), ("app/src/release/AndroidManifest.xml", "<manifest>")];
    let cases: [(&str, Files<'_>, &str); 3] = [
        (&resource, &[], "`XG_SERVICE_PULL_UP_OFF`: it is written in a way"),
        (&off, &broken, "`XG_SERVICE_PULL_UP_OFF`: only a build knows its value"),
        (&library, &broken, "`org.apache.http.legacy`: only a build knows its value"),
    ];
    for (manifest, more, why) in cases {
        let main = "app/src/main/AndroidManifest.xml";
        let script = script("", SDK);
        let files = [("settings.gradle", "include ':app'"), ("build.gradle", ROOT), ("app/build.gradle", &script)];
        let folder = project(&[&files[..], &[(main, manifest), ("app/tpns-configs.json", CONFIG)], more].concat());
        let said = said(folder.path(), &["--write"]);
        assert_eq!(text(&folder, main), manifest, "{said}");
        assert!(said.contains(why), "{said}");
    }
}

#[test]
fn a_placeholder_that_something_else_reads_stays() {
    let field = |value: &str| format!("{PLACEHOLDERS}        buildConfigField 'String', 'ID', {value}\n");
    let variants = "android.applicationVariants.all { v ->\n    v.resValue 'string', 'id', v.mergedFlavor.manifestPlaceholders['XG_ACCESS_ID']\n}\n";
    let test = MANIFEST.replace(".Main", "${XG_ACCESS_ID}.Main");
    let task = "task a { doLast { println file('b').text.replace('${XG_ACCESS_ID}', '1') } }\n";
    let cases: [(String, Files<'_>, &str); 4] = [
        (script(&field("\"\\\"${manifestPlaceholders.XG_ACCESS_ID}\\\"\""), ""), &[], "app/build.gradle:10"),
        (script(PLACEHOLDERS, "") + variants, &[], "app/build.gradle:16"),
        (script(PLACEHOLDERS, ""), &[("gradle/more.gradle", task)], "gradle/more.gradle:1"),
        (
            script(PLACEHOLDERS, ""),
            &[("app/src/androidTest/AndroidManifest.xml", &test)],
            "app/src/androidTest/AndroidManifest.xml:3",
        ),
    ];
    for (app, more, place) in cases {
        let (text, said) = migrated(&app, more);
        assert!(text.contains("manifestPlaceholders = [XG_ACCESS_ID: '1500000001']"), "{place}: {text}");
        let kept =
            format!("placeholder `XG_ACCESS_ID`: `{place}` may read it, and gets nothing of what tpnskit supplies");
        assert!(said.contains(&kept), "{place}: {said}");
    }
    // A module that lies outside of the build's folder reads nothing of it.
    let outer = project(&[
        ("library/build.gradle", "apply plugin: 'com.android.library'\n"),
        ("p/settings.gradle", "include ':app', ':library'\nproject(':library').projectDir = file('../library')\n"),
        ("p/build.gradle", ROOT),
        ("p/app/build.gradle", &script(PLACEHOLDERS, "    implementation project(':library')\n")),
        ("p/app/src/main/AndroidManifest.xml", MANIFEST),
        ("p/app/tpns-configs.json", CONFIG),
    ]);
    let said = said(&outer.path().join("p"), &["--write"]);
    assert!(!text(&outer, "p/app/build.gradle").contains("manifestPlaceholders"), "{said}");
    // A field of the same name reads nothing of it.
    let (text, said) = migrated(&script(&field("'\"1\"'").replace("'ID'", "'XG_ACCESS_ID'"), ""), &[]);
    assert!(!text.contains("manifestPlaceholders"), "{text}{said}");
}

#[test]
fn the_version_is_declared_where_the_android_gradle_plugins_is() {
    let catalog = "[versions]\nagp = \"8.4.2\"\n\n[plugins]\nandroid = { id = \"com.android.application\", version.ref = \"agp\" }\n";
    let named = format!("{catalog}tpnskit = {{ id = \"io.github.tpnskit\", version = \"VERSION\" }}\n");
    let from = "dependencyResolutionManagement { versionCatalogs { libs { from(files('../libs.versions.toml')) } } }\ninclude ':app'\n";
    let apply = "apply plugin: 'com.android.application'\n";
    let ours = "apply plugin: 'io.github.tpnskit'\n";
    let version = "    id 'com.android.application' version '8.4.2' apply false\n";
    let alias = "    alias(libs.plugins.android)";
    // The files besides the app's, the app's plugins, and what is added to the root's script, the app's and the catalog.
    let cases: [(Files<'_>, &str, [&str; 3]); 6] = [
        (
            &[("build.gradle", &format!("plugins {{\n{version}}}\n"))],
            apply,
            ["    id 'io.github.tpnskit' version 'VERSION' apply false\n", ours, ""],
        ),
        (
            &[("build.gradle", &format!("plugins {{\n{version}}}\n"))],
            "apply {\n    plugin 'com.android.application'\n}\n",
            ["    id 'io.github.tpnskit' version 'VERSION' apply false\n", "    plugin 'io.github.tpnskit'\n", ""],
        ),
        (
            &[
                ("build.gradle", &format!("plugins {{\n{alias} apply false\n}}\n")),
                ("gradle/libs.versions.toml", catalog),
            ],
            &format!("plugins {{\n{alias}\n}}\n"),
            [
                "    alias(libs.plugins.tpnskit) apply false\n",
                "    alias(libs.plugins.tpnskit)\n",
                "tpnskit = { id = \"io.github.tpnskit\", version = \"VERSION\" }\n",
            ],
        ),
        // Another one is declared without an alias.
        (
            &[
                (
                    "build.gradle",
                    &format!("plugins {{\n{alias} apply false\n    id 'a.b' version '1' apply false\n}}\n"),
                ),
                ("gradle/libs.versions.toml", catalog),
            ],
            &format!("plugins {{\n{alias}\n}}\n"),
            ["    id 'io.github.tpnskit' version 'VERSION' apply false\n", "    id 'io.github.tpnskit'\n", ""],
        ),
        // The catalog is another build's, too.
        (
            &[("build.gradle", &format!("plugins {{\n{alias} apply false\n}}\n")), ("settings.gradle", from)],
            &format!("plugins {{\n{alias}\n}}\n"),
            ["    id 'io.github.tpnskit' version 'VERSION' apply false\n", "    id 'io.github.tpnskit'\n", ""],
        ),
        // It is the app that names it.
        (
            &[("build.gradle", ""), ("gradle/libs.versions.toml", catalog)],
            &format!("plugins {{\n{alias}\n}}\n"),
            [
                "",
                "    alias(libs.plugins.tpnskit)\n",
                "tpnskit = { id = \"io.github.tpnskit\", version = \"VERSION\" }\n",
            ],
        ),
    ];
    for (more, plugins, [root, app, toml]) in cases {
        let body = script("", "").split_once("\n\n").unwrap().1.replace("dependencies {\n}\n", SDK_BLOCK);
        let before = format!("{plugins}\n{body}");
        let outer = tempfile::tempdir().unwrap();
        fs::write(outer.path().join("libs.versions.toml"), catalog).unwrap();
        let files = [("settings.gradle", "include ':app'\n"), ("app/build.gradle", &before)];
        let rest = [("app/src/main/AndroidManifest.xml", MANIFEST), ("app/tpns-configs.json", CONFIG)];
        for (path, text) in [&files[..], &rest[..], more].concat() {
            let path = outer.path().join("p").join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let said = said(&outer.path().join("p"), &["--write"]);
        let now = |path: &str| text(&outer, &format!("p/{path}")).replace(VERSION, "VERSION");
        let was = |path: &str| more.iter().find(|(name, _)| *name == path).map_or("", |(_, text)| *text);
        let added = |before: &str, after: &str| -> String {
            after.split_inclusive('\n').filter(|line| !before.contains(line)).collect()
        };
        assert_eq!(added(was("build.gradle"), &now("build.gradle")), root, "{plugins}: {said}");
        assert_eq!(added(&before, &now("app/build.gradle")), app, "{plugins}: {said}");
        if !was("gradle/libs.versions.toml").is_empty() {
            let expected = if toml.is_empty() { catalog } else { named.as_str() };
            assert_eq!(now("gradle/libs.versions.toml"), expected, "{plugins}: {said}");
        }
        assert_eq!(text(&outer, "libs.versions.toml"), catalog);
        assert_eq!(self::said(&outer.path().join("p"), &[]).lines().next(), Some("nothing to change"));
    }
}

#[test]
fn a_dependency_that_another_module_may_compile_against_stays() {
    let feature = "plugins { id 'com.android.dynamic-feature' }\ndependencies { implementation project(':app') }\n";
    let settings = ("settings.gradle", "include ':app', ':feature'");
    let api = SDK.replace("implementation", "api");
    let (text, said) = migrated(&script("", &api), &[settings, ("feature/build.gradle", feature)]);
    assert!(text.contains(&api), "{text}");
    assert!(
        said.contains("`com.tencent.tpns:tpns`: `:feature` depends on this app and may use it through `api`"),
        "{said}"
    );
    let (text, _) = migrated(&script("", SDK), &[settings, ("feature/build.gradle", feature)]);
    assert!(!text.contains("tpns:tpns"), "{text}");
    let (text, _) = migrated(&script("", &api), &[]);
    assert!(!text.contains("tpns:tpns"), "{text}");
    // What comes without its own dependencies is something else than tpnskit would add.
    for written in [
        "'com.tencent.tpns:tpns:1.4.3.9-release@aar'",
        "('com.tencent.tpns:tpns:1.4.3.9-release') { transitive = false }",
        "('com.tencent.tpns:tpns:1.4.3.9-release').exclude(group: 'a')",
        "'com.tencent.tpns:tpns:1.4.3.9-release:x'",
        "'com.tencent.tpns:tpns:1.4.3.9-release!!'",
        "group: 'com.tencent.tpns', name: 'tpns', version: '1.4.3.9-release', transitive: false",
        "rootProject.ext.push",
    ] {
        let line = format!("    implementation {written}\n").replace(" (", "(");
        let root = format!("{ROOT}ext.push = 'com.tencent.tpns:tpns:1.4.3.9-release@aar'\n");
        let (text, said) = migrated(&script("", &line), &[("build.gradle", &root)]);
        assert!(text.contains(&line) && said.contains("isn't edited automatically"), "{written}: {text}{said}");
    }
}

#[test]
fn what_is_found_in_several_variants_is_said_once_and_with_the_app() {
    let flavors = "    }\n    flavorDimensions 'store'\n    productFlavors {\n        free { }\n        paid { }\n";
    let other = script("", SDK).replace("'com.a'", "'com.b'").replace("apply plugin: 'com.tencent.android.tpns'\n", "");
    let manifest = ("tv/src/main/AndroidManifest.xml", MANIFEST);
    let more: Files<'_> = &[("settings.gradle", "include ':app', ':tv'"), ("tv/build.gradle", &other), manifest];
    let (_, said) = migrated(&script(flavors, SDK), more);
    let line =
        ":tv: TPNS101: variant `debug` has no `tpns-configs.json`, and nothing else states its ids (also `release`)";
    assert_eq!(said.matches("TPNS101").count(), 1, "{said}");
    assert!(said.contains(line), "{said}");
}

#[test]
fn each_of_several_builds_has_its_heading() {
    let app = script("", SDK);
    let folder = project(&[
        ("one/settings.gradle", "include ':app'"),
        ("one/build.gradle", ROOT),
        ("one/app/build.gradle", &app),
        ("one/app/src/main/AndroidManifest.xml", MANIFEST),
        ("one/app/tpns-configs.json", CONFIG),
        ("two/settings.gradle", "include ':app'"),
        ("two/app/build.gradle", "apply plugin: 'com.android.application'\n"),
    ]);
    let text = said(folder.path(), &[]);
    assert!(text.starts_with("Build `one`:\n--- one/app/build.gradle\n"), "{text}");
    assert!(text.ends_with("\n\nBuild `two`:\nno app here uses TPNS, so there is nothing to migrate\n"), "{text}");
    assert!(!said(&folder.path().join("one"), &[]).contains("Build `"));
}

#[test]
fn what_a_library_module_has_is_said_to_stay() {
    let entries = MANIFEST.replace(
        "        <activity",
        "        <meta-data android:name=\"XG_SERVICE_PULL_UP_OFF\" android:value=\"true\" />\n        \
         <receiver android:name=\".Push\">\n            <intent-filter><action android:name=\"com.tencent.android.xg.vip.action.PUSH_MESSAGE\" />\
         </intent-filter>\n        </receiver>\n        <activity",
    );
    let library = "apply plugin: 'com.android.library'\nandroid {\n    namespace 'com.l'\n    defaultConfig { consumerProguardFiles 'consumer.pro' }\n}\n";
    let project = "    implementation project(':library')\n";
    let shrunk = "    }\n    buildTypes {\n        release { minifyEnabled true }\n";
    let (_, said) = migrated(
        &script(shrunk, &format!("{SDK}{project}")),
        &[
            ("settings.gradle", "include ':app', ':library'"),
            ("library/build.gradle", library),
            ("library/consumer.pro", "-keep class com.tencent.android.tpush.** {*;}\n"),
            ("library/src/main/AndroidManifest.xml", &entries),
        ],
    );
    for line in [
        "library/consumer.pro:1: keep rule `com.tencent.android.tpush.**`: the file belongs to another module",
        "library/src/main/AndroidManifest.xml:3: manifest entry `XG_SERVICE_PULL_UP_OFF`: the file belongs to another module",
        "library/src/main/AndroidManifest.xml:4: receiver `.Push`: the file belongs to another module",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
}

#[test]
fn the_better_reason_is_said_of_what_is_not_edited() {
    let block = SDK
        .replace("1.4.3.9-release'", "1.4.3.4-release') { transitive = true }")
        .replace("implementation ", "implementation(");
    let (text, said) = migrated(&script("", &block), &[]);
    assert!(
        text.contains(&block) && said.contains("`com.tencent.tpns:tpns`: tpnskit would add 1.4.3.9-release"),
        "{said}"
    );
    let (_, said) = migrated(&script("", &block.replace("1.4.3.4", "1.4.3.9")), &[]);
    assert!(said.contains("`com.tencent.tpns:tpns`: it is written in a way that isn't edited automatically"), "{said}");
    let (_, said) = migrated(&script("", "    implementation \"com.tencent.tpns:tpns:$unknown\"\n"), &[]);
    assert!(said.contains("`com.tencent.tpns:tpns`: only a build knows its version"), "{said}");
    let catalog = "[libraries]\ncore = \"com.tencent.tpns:tpns:1.4.3.9-release\"\nold = \"com.tencent.tpns:oppo:1.3.7.2-release\"\n\n\
        [bundles]\npush = [\"core\", \"old\"]\n";
    let block = "    implementation(libs.bundles.push) { transitive = true }\n";
    let (_, said) = migrated(&script("", block), &[("gradle/libs.versions.toml", catalog)]);
    assert!(said.contains("`com.tencent.tpns:oppo`: `tpns-configs.json` doesn't ask for it"), "{said}");
    let line = "`com.tencent.tpns:tpns`: it is declared together with `com.tencent.tpns:oppo`, which stays";
    assert!(said.contains(line), "{said}");
}

#[test]
fn encodings_and_line_ends_stay() {
    let manifest = MANIFEST.replace(
        "        <activity",
        "        <!-- 推送 -->\n        <meta-data android:name=\"XG_SERVICE_PULL_UP_OFF\" android:value=\"true\" />\n        <activity",
    );
    let utf16: Vec<u8> = format!("\u{FEFF}{manifest}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let app = format!("\u{FEFF}{}", script(PLACEHOLDERS, SDK)).replace('\n', "\r\n");
    let folder = project(&[
        ("settings.gradle", "include ':app'"),
        ("build.gradle", ROOT),
        ("app/build.gradle", &app),
        ("app/tpns-configs.json", CONFIG),
        ("app/src/main/AndroidManifest.xml", ""),
    ]);
    fs::write(folder.path().join("app/src/main/AndroidManifest.xml"), utf16).unwrap();
    said(folder.path(), &["--write"]);
    let script = text(&folder, "app/build.gradle");
    assert!(script.starts_with('\u{FEFF}') && script.replace("\r\n", "").find(['\r', '\n']).is_none(), "{script:?}");
    assert!(!script.contains("XG_ACCESS"), "{script}");
    let bytes = fs::read(folder.path().join("app/src/main/AndroidManifest.xml")).unwrap();
    let units: Vec<u16> = bytes.chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    let expected = MANIFEST.replace("        <activity", "        <!-- 推送 -->\n        <activity");
    assert_eq!(String::from_utf16(&units).unwrap(), format!("\u{FEFF}{expected}"));
}

#[test]
fn if_one_file_cannot_be_changed_none_is() {
    let app = script(PLACEHOLDERS, SDK);
    let folder = project(&[
        ("settings.gradle", "include ':app'"),
        ("build.gradle", ROOT),
        ("app/build.gradle", &app),
        ("app/src/main/AndroidManifest.xml", MANIFEST),
        ("app/tpns-configs.json", CONFIG),
    ]);
    let mut gbk = ROOT.as_bytes().to_vec();
    gbk.extend(b"// \xCD\xC6\xCB\xCD\n");
    fs::write(folder.path().join("build.gradle"), gbk).unwrap();
    let before = files(folder.path());
    let output = tpnskit(folder.path(), &["migrate", "--write", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(2));
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(error.contains("nothing was changed: `build.gradle` is not in UTF-8"), "{error}");
    assert_eq!(files(folder.path()), before);
    // A carriage return ends a line for Gradle, and nothing is cut by such lines.
    let app = app.replace("dependencies {", "// push\ndependencies {").replace('\n', "\r");
    fs::write(folder.path().join("build.gradle"), ROOT).unwrap();
    fs::write(folder.path().join("app/build.gradle"), app).unwrap();
    let output = tpnskit(folder.path(), &["migrate", "--write", "--lang", "en"]);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(error.contains("nothing was changed: `app/build.gradle` has carriage returns"), "{error}");
}

#[cfg(unix)]
#[test]
fn files_that_are_not_the_projects_alone_or_read_only_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let elsewhere = project(&[("build.gradle", ROOT)]);
    let foreign = elsewhere.path().join("build.gradle");
    let tricks: [&dyn Fn(&Path); 3] =
        [&|script| symlink(&foreign, script).unwrap(), &|script| fs::hard_link(&foreign, script).unwrap(), &|script| {
            fs::write(script, ROOT).unwrap();
            fs::set_permissions(script, fs::Permissions::from_mode(0o444)).unwrap();
        }];
    for make in tricks {
        let folder = project(&[
            ("settings.gradle", "include ':app'"),
            ("app/build.gradle", &script(PLACEHOLDERS, SDK)),
            ("app/src/main/AndroidManifest.xml", MANIFEST),
            ("app/tpns-configs.json", CONFIG),
        ]);
        make(&folder.path().join("build.gradle"));
        let output = tpnskit(folder.path(), &["migrate", "--write", "--lang", "en"]);
        assert_eq!(output.status.code(), Some(2));
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(error.contains("`build.gradle` is read-only, has other hard links or lies outside of"), "{error}");
        assert_eq!(
            (text(&elsewhere, "build.gradle"), text(&folder, "build.gradle")),
            (ROOT.to_owned(), ROOT.to_owned())
        );
        assert_eq!(text(&folder, "app/build.gradle"), script(PLACEHOLDERS, SDK));
    }
}

#[cfg(unix)]
#[test]
fn if_one_file_cannot_be_written_none_is() {
    use std::os::unix::fs::PermissionsExt;
    let folder = project(&[
        ("settings.gradle", "include ':app'"),
        ("build.gradle", ROOT),
        ("app/build.gradle", &script(PLACEHOLDERS, SDK)),
        ("app/src/main/AndroidManifest.xml", MANIFEST),
        ("app/tpns-configs.json", CONFIG),
    ]);
    let before = files(folder.path());
    let closed = |mode| fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode)).unwrap();
    closed(0o555);
    let is_closed = fs::write(folder.path().join("probe"), "").is_err();
    let output = tpnskit(folder.path(), &["migrate", "--write", "--lang", "en"]);
    closed(0o755);
    if is_closed {
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(files(folder.path()), before);
    }
}

const PUSH: &str = "app/src/main/java/com/a/push/Mine.java";
const JAVA: &str = "package com.a.push;\n\nimport android.content.Context;\nimport android.util.Log;\n\
    import com.tencent.android.tpush.XGPushBaseReceiver;\nimport com.tencent.android.tpush.XGPushTextMessage;\n\n\
    public class Mine extends XGPushBaseReceiver {\n    @Override\n    public void onTextMessage(Context context, \
    XGPushTextMessage message) {\n        // A1B2C3D4E5F6\n    }\n}\n";

fn receiver(name: &str, more: &str) -> String {
    let actions = ["PUSH_MESSAGE", "FEEDBACK"].map(|action| {
        format!("                <action android:name=\"com.tencent.android.xg.vip.action.{action}\" />\n")
    });
    format!(
        "        <receiver android:name=\"{name}\"{more}>\n            <intent-filter>\n{}            </intent-filter>\n        \
         </receiver>\n",
        actions.concat()
    )
}

/// An app with a receiver of its own, and more files.
fn with_receiver(entries: &str, more: Files<'_>) -> TempDir {
    let manifest = MANIFEST.replace("    </application>", &format!("{entries}    </application>"));
    let app = script("", SDK);
    let files = [("settings.gradle", "include ':app'"), ("build.gradle", ROOT), ("app/build.gradle", app.as_str())];
    let rest = [("app/src/main/AndroidManifest.xml", manifest.as_str()), ("app/tpns-configs.json", CONFIG)];
    project(&[&files[..], &rest[..], more].concat())
}

#[test]
fn a_receiver_that_does_nothing_goes_with_its_class() {
    let kotlin = JAVA
        .replace(';', "")
        .replace("public class Mine extends XGPushBaseReceiver", "class Mine : XGPushBaseReceiver()");
    let kotlin = kotlin.replace(
        "@Override\n    public void onTextMessage(Context context, XGPushTextMessage message)",
        "override fun onTextMessage(context: Context?, message: XGPushTextMessage?)",
    );
    let path = "app/src/main/kotlin/Mine.kt";
    let logs = JAVA.replace("// A1B2C3D4E5F6", "Log.d(\"push\", message.getContent());");
    let rules = "-keep class com.a.push.Mine { *; }\n-keep class com.b.** { *; }\n";
    let shrunk = "    }\n    buildTypes.release {\n        minifyEnabled true\n        proguardFiles 'rules.pro'\n";
    for (name, path, class, what) in [
        (".push.Mine", PUSH, JAVA, "did nothing"),
        ("com.a.push.Mine", PUSH, &logs, "only wrote to the log"),
        ("com.a.push.Mine", path, &kotlin, "did nothing"),
    ] {
        let entry = receiver(name, " android:exported=\"false\"");
        let app = script(shrunk, SDK);
        let folder = with_receiver(&entry, &[(path, class), ("app/rules.pro", rules)]);
        fs::write(folder.path().join("app/build.gradle"), app).unwrap();
        let said = said(folder.path(), &["--write"]);
        assert!(!folder.path().join(path).exists(), "{said}");
        assert_eq!(text(&folder, "app/src/main/AndroidManifest.xml"), MANIFEST, "{said}");
        assert_eq!(text(&folder, "app/rules.pro"), "-keep class com.b.** { *; }\n", "{said}");
        assert!(said.contains(&format!("--- {path}\n+++ /dev/null\n@@ -1,")), "{said}");
        assert!(said.contains(&format!("class `com.a.push.Mine`, which {what}")), "{said}");
        assert!(!said.contains("A1B2C3D4E5F6"), "{said}");
        for line in
            ["receiver `com.a.push.Mine`", "keep rule `com.a.push.Mine`", "receiver `com.a.tpns.TpnsMessageReceiver`"]
        {
            assert!(said.contains(line), "{line}: {said}");
        }
        let once = files(folder.path());
        assert_eq!(self::said(folder.path(), &["--write"]).lines().next(), Some("nothing to change"));
        assert_eq!(files(folder.path()), once);
    }
}

#[test]
fn a_receiver_that_does_something_or_is_used_stays() {
    let entry = receiver(".push.Mine", "");
    let field = JAVA.replace("{\n    @Override", "{\n    private int count;\n    @Override");
    let busy = JAVA.replace("// A1B2C3D4E5F6", "PushHandler.onMessage(context, message);");
    let two = format!("{JAVA}class Other {{ }}\n");
    let base = JAVA.replace("public class", "public abstract class");
    let other = "app/src/main/java/com/a/push/Other.java";
    let heir = "package com.a.push;\npublic class Other extends Mine { }\n";
    let library = "app/src/test/java/com/a/T.java";
    let nested = JAVA.replace("public class Mine extends", "public class Outer { static class Mine extends") + "}\n";
    let rule = ("app/rules.pro", "-keep public class com.a.push.Mine\n");
    let second = [entry.clone(), receiver(".push.Other", "")].concat();
    let marked = receiver(".push.Mine", " android:process=\":push\"");
    let action = entry.replace("FEEDBACK", "FEEDBACK\" /><action android:name=\"android.intent.action.BOOT_COMPLETED");
    let code = "code of yours";
    let java = (PUSH, JAVA);
    let cases: [(&str, Files<'_>, &str); 13] = [
        (&entry, &[(PUSH, &field)], code),
        (&entry, &[(PUSH, &busy)], "Mine.java:10: receiver `com.a.push.Mine`: move the code of `onTextMessage` into"),
        (&entry, &[(PUSH, &two)], code),
        (&entry, &[(PUSH, &base), (other, heir)], code),
        (&entry, &[java, (other, heir)], "`app/src/main/java/com/a/push/Other.java` names its class, too"),
        (
            &entry,
            &[java, (library, "import com.a.push.Mine;")],
            "`app/src/test/java/com/a/T.java` names its class, too",
        ),
        (&entry, &[java, rule], "`app/rules.pro` names its class, too"),
        (
            &entry,
            &[java, ("app/src/free/java/com/a/push/Mine.java", JAVA)],
            "`app/src/free/java/com/a/push/Mine.java` names",
        ),
        (
            &entry,
            &[("app/src/main/java/com/a/push/Outer.java", &nested)],
            "no file of the app's sources is named after",
        ),
        (
            &entry,
            &[("library/src/main/java/com/a/push/Mine.java", JAVA)],
            "no file of the app's sources is named after",
        ),
        (&second, &[java], "another receiver gets TPNS messages, too"),
        (&marked, &[java], "written in a way that isn't edited"),
        (&action, &[java], "written in a way that isn't edited"),
    ];
    for (entries, more, why) in cases {
        let folder = with_receiver(entries, more);
        let manifest = text(&folder, "app/src/main/AndroidManifest.xml");
        let said = said(folder.path(), &["--write"]);
        assert!(said.contains(why), "{why}: {said}");
        assert_eq!(text(&folder, "app/src/main/AndroidManifest.xml"), manifest, "{why}");
        for (path, class) in more {
            assert_eq!(text(&folder, path), *class, "{why}");
        }
    }
    // A class of the app's own package wins over an import with a star.
    let star = JAVA.replace("tpush.XGPushBaseReceiver", "tpush.*");
    let own = "package com.a.push;\nclass Base { }\nclass XGPushBaseReceiver { }\n";
    for (more, stays) in [
        (&[(PUSH, star.as_str())][..], false),
        (&[(PUSH, &star), ("app/src/main/java/com/a/push/Base.java", own)], true),
    ] {
        let folder = with_receiver(&entry, more);
        let said = said(folder.path(), &["--write"]);
        assert_eq!(folder.path().join(PUSH).exists(), stays, "{said}");
    }
    // Where nothing takes its place, too.
    let off = "tpns {\n    receiver {\n        enabled = false\n    }\n}\n";
    for (app, why) in
        [(script("", SDK) + off, "switches this supply off"), (script("", ""), "as a dependency, tpnskit generates no")]
    {
        let folder = with_receiver(&entry, &[java]);
        fs::write(folder.path().join("app/build.gradle"), app).unwrap();
        fs::write(
            folder.path().join("app/tpns-configs.json"),
            CONFIG.replace(", \"version\": \"1.4.3.9\"", ", \"version\": \"x\""),
        )
        .unwrap();
        let said = said(folder.path(), &["--write"]);
        assert!(said.contains(why) && folder.path().join(PUSH).exists(), "{why}: {said}");
    }
}

#[test]
fn a_class_that_anything_may_name_stays() {
    let named = "names its class, too";
    let unread = "not all files of the build could be read";
    let java = "package com.a;\nclass U { com.a.push.Mine mine; }\n";
    let ignored = [(".gitignore", "/app/src/main/java/gen/\n"), ("app/src/main/java/gen/U.java", java)];
    let sources = |folder: &str| {
        script("", SDK)
            .replace("\n    defaultConfig", &format!("\n    sourceSets.main.java.srcDir '{folder}'\n    defaultConfig"))
    };
    let (hidden, outer, unknown) = (sources("../.more"), sources("../../more"), sources("${more}").replace('\'', "\""));
    let cases: [(Files<'_>, &str); 10] = [
        (&[("app/src/main/cpp/push.cpp", "env->FindClass(\"com/a/push/Mine\");")], named),
        (&[("app/src/main/assets/push.json", "{\"class\": \"com.a.push.Mine\"}")], named),
        (&[("app/src/main/resources/META-INF/services/com.a.Base", "com.a.push.Mine\n")], named),
        (&ignored, named),
        (&[("app/build.gradle", &hidden), (".more/U.java", java)], named),
        (&[("app/build.gradle", &outer)], unread),
        (&[("app/build.gradle", &unknown)], "no file of the app's sources is named after its class"),
        (&[("settings.gradle", "include ':app', ':more'\nproject(':more').projectDir = file('../more')\n")], unread),
        (
            &[("settings.gradle", "include ':app', ':more'"), (".gitignore", "more\n"), ("more/build.gradle", "")],
            unread,
        ),
        // What only tells of it, and what is no text.
        (&[("README.md", "Mine"), ("app/src/main/assets/a.bin", "\0Mine"), ("node_modules/a/a.js", "Mine")], ""),
    ];
    for (more, why) in cases {
        // Around the build is a folder of its own.
        let around = project(&[("more/U.java", java), ("more/build.gradle", "apply plugin: 'com.android.library'\n")]);
        let folder = around.path().join("build");
        copy(with_receiver(&receiver(".push.Mine", ""), &[&[(PUSH, JAVA)], more].concat()).path(), &folder);
        let said = said(&folder, &["--write"]);
        assert!(said.contains(why), "{why}: {said}");
        assert_eq!(folder.join(PUSH).exists(), !why.is_empty(), "{said}");
    }
}

#[cfg(unix)]
#[test]
fn a_class_stays_where_a_link_leads_to_more_sources() {
    use std::os::unix::fs::symlink;
    let elsewhere = project(&[("java/U.java", "class U { com.a.push.Mine mine; }\n")]);
    for (link, app) in [
        (
            "app/src/linked",
            script("", SDK).replace(
                "\n    defaultConfig",
                "\n    sourceSets.main.java.srcDir 'src/linked/java'\n    defaultConfig",
            ),
        ),
        ("app/src/main/java/linked", script("", SDK)),
    ] {
        let folder = with_receiver(&receiver(".push.Mine", ""), &[(PUSH, JAVA), ("app/build.gradle", &app)]);
        symlink(elsewhere.path(), folder.path().join(link)).unwrap();
        let said = said(folder.path(), &["--write"]);
        assert!(
            folder.path().join(PUSH).exists() && said.contains("not all files of the build could be read"),
            "{said}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_class_that_is_not_the_projects_alone_stays_and_so_does_all() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let elsewhere = project(&[("Mine.java", JAVA)]);
    let foreign = elsewhere.path().join("Mine.java");
    let tricks: [&dyn Fn(&Path); 2] = [&|class| fs::hard_link(&foreign, class).unwrap(), &|class| {
        fs::write(class, JAVA).unwrap();
        fs::set_permissions(class, fs::Permissions::from_mode(0o444)).unwrap();
    }];
    for make in tricks {
        let folder = with_receiver(&receiver(".push.Mine", ""), &[(PUSH, "")]);
        fs::remove_file(folder.path().join(PUSH)).unwrap();
        make(&folder.path().join(PUSH));
        let before = files(folder.path());
        let output = tpnskit(folder.path(), &["migrate", "--write", "--lang", "en"]);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(error.contains("Mine.java` is read-only, has other hard links or lies outside of"), "{error}");
        assert_eq!(files(folder.path()), before);
    }
    // What a link leads to isn't a file of its own.
    let folder = with_receiver(&receiver(".push.Mine", ""), &[(PUSH, "")]);
    fs::remove_file(folder.path().join(PUSH)).unwrap();
    symlink(&foreign, folder.path().join(PUSH)).unwrap();
    assert!(said(folder.path(), &["--write"]).contains("no file of the app's sources is named after its class"));
    assert_eq!(text(&elsewhere, "Mine.java"), JAVA);
    // A class whose folder is closed stays, and what was changed before goes back.
    let folder = with_receiver(&receiver(".push.Mine", ""), &[(PUSH, JAVA)]);
    let before = files(folder.path());
    let package = folder.path().join("app/src/main/java/com/a/push");
    let closed = |mode| fs::set_permissions(&package, fs::Permissions::from_mode(mode)).unwrap();
    closed(0o555);
    let is_closed = fs::write(package.join("probe"), "").is_err();
    let output = tpnskit(folder.path(), &["migrate", "--write", "--lang", "en"]);
    closed(0o755);
    if is_closed {
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(files(folder.path()), before);
    }
}

#[test]
fn an_app_of_xg_4() {
    let folder = fixture("xinge");
    insta::assert_snapshot!("xinge", said(folder.path(), &["--write"]));
    insta::assert_snapshot!("xinge-manifest", text(&folder, "app/src/main/AndroidManifest.xml"));
    assert_eq!(said(folder.path(), &[]).lines().next(), Some("nothing to change"));
    // A receiver that does nothing goes, and nothing is said of its actions.
    let folder = fixture("xinge");
    let class = JAVA.replace("com.a.push", "com.example.oldbell").replace("Mine", "BellReceiver");
    let path = folder.path().join("app/src/main/java/BellReceiver.java");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, class).unwrap();
    let first = said(folder.path(), &["--write"]);
    assert!(!path.exists() && !first.contains("com.tencent.android.xg.vip.action"), "{first}");
    assert!(!text(&folder, "app/src/main/AndroidManifest.xml").contains("BellReceiver"), "{first}");
    assert!(text(&folder, "app/src/main/AndroidManifest.xml").contains("XG_OLD_ACCESS_ID"), "{first}");
    assert_eq!(said(folder.path(), &[]).lines().next(), Some("nothing to change"));
    // What MTA needs, too, stays.
    let folder = fixture("xinge");
    let app = text(&folder, "app/build.gradle");
    let with_mta = app.replace("    // XG\n", "    implementation 'com.qq.mta:mta:3.4.7'\n    // XG\n");
    fs::write(folder.path().join("app/build.gradle"), with_mta).unwrap();
    let mta = said(folder.path(), &["--write"]);
    let after = text(&folder, "app/build.gradle");
    assert!(after.contains("com.tencent.mid:mid") && !after.contains("com.tencent.wup"), "{after}");
    assert!(text(&folder, "app/src/main/AndroidManifest.xml").contains("com.tencent.mid.api.MidProvider"), "{mta}");
    assert!(text(&folder, "app/proguard-rules.pro").contains("com.tencent.mid.**"), "{mta}");
    assert_eq!(mta.matches("Tencent's MTA needs it, too").count(), 3, "{mta}");
    // Without an access ID of TPNS, nothing of XG 4 is touched.
    let folder = fixture("xinge");
    fs::remove_file(folder.path().join("app/tpns-configs.json")).unwrap();
    let before = files(folder.path());
    let said = said(folder.path(), &["--write"]);
    assert!(said.starts_with("nothing to change\nLeft for you:\n  :app uses XG 4. Create the app"), "{said}");
    assert!(!said.contains("switches") && !said.contains("TPNS4"), "{said}");
    assert_eq!(files(folder.path()), before);
}

#[test]
fn it_is_said_in_chinese_too_and_keys_are_shortened() {
    let folder = fixture("samples/03");
    let output = tpnskit(folder.path(), &["migrate", "--lang", "zh"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("已删除") && text.contains("没有写入任何文件") && !text.contains("A5YVK1WYTR5Q"), "{text}");
}
