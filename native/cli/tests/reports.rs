//! What people reported in public: where the scripts say what Gradle would know, the command line finds what Gradle finds.
//!
//! A report for the engine has its facts in `variant.json`. Here a build script is made of them, in Groovy and in Kotlin.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tpnskit_cli::arguments::Apps;
use tpnskit_cli::check::run;

/// Reports that ask for something else than findings of a check, or are about the script itself.
const OTHERS: [&str; 2] = ["06-secret-in-buildconfig", "39-huawei-companion-of-1320"];

fn folders() -> Vec<PathBuf> {
    let reports = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/reports");
    let folders = fs::read_dir(reports).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = folders.filter(|folder| folder.is_dir()).collect();
    folders.sort();
    folders
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().map(|text| text.as_str().unwrap()).collect()
}

/// How the two languages say the same.
struct Words {
    script: &'static str,
    plugin: fn(&str) -> String,
    set: fn(&str, &str) -> String,
    placeholder: fn(&str, &str) -> String,
    dependency: fn(&str) -> String,
    call: fn(&str, &str) -> String,
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('$', "\\$").replace('"', "\\\""))
}

const GROOVY: Words = Words {
    script: "build.gradle",
    plugin: |id| format!("id '{id}'"),
    set: |name, value| format!("{name} {value}"),
    placeholder: |name, value| format!("manifestPlaceholders['{name}'] = {}", quoted(value)),
    dependency: |module| format!("implementation '{module}'"),
    call: |name, value| format!("{name} {}", quoted(value)),
};

const KOTLIN: Words = Words {
    script: "build.gradle.kts",
    plugin: |id| format!("id(\"{id}\")"),
    set: |name, value| format!("{name} = {value}"),
    placeholder: |name, value| format!("manifestPlaceholders += mapOf(\"{name}\" to {})", quoted(value)),
    dependency: |module| format!("implementation(\"{module}\")"),
    call: |name, value| format!("{name}({})", quoted(value)),
};

/// A build script that states what `variant.json` has.
fn script(given: &Value, words: &Words) -> String {
    let variant = &given["variant"];
    let mut lines = vec!["plugins {".to_owned(), (words.plugin)("com.android.application")];
    lines.extend(texts(&variant["plugins"]).into_iter().map(words.plugin));
    if variant["unapplied"] != true {
        lines.push((words.plugin)("io.github.tpnskit"));
    }
    lines.extend(["}", "android {"].map(str::to_owned));
    let text = |name: &str| quoted(variant[name].as_str().unwrap());
    lines.push((words.set)("namespace", &text("namespace")));
    lines.push("defaultConfig {".to_owned());
    lines.push((words.set)("applicationId", &text("applicationId")));
    if let Some(target) = variant["targetSdk"].as_u64() {
        lines.push((words.set)("targetSdk", &target.to_string()));
    }
    for placeholder in variant["placeholders"].as_array().into_iter().flatten() {
        lines.push((words.placeholder)(placeholder["name"].as_str().unwrap(), placeholder["value"].as_str().unwrap()));
    }
    lines.push("}".to_owned());
    if variant["minified"] == true {
        let minify = if words.script.ends_with(".kts") { "isMinifyEnabled" } else { "minifyEnabled" };
        let release = if words.script.ends_with(".kts") { "getByName(\"release\") {" } else { "release {" };
        lines.extend(["buildTypes {", release].map(str::to_owned));
        lines.extend([(words.set)(minify, "true"), (words.call)("proguardFiles", "proguard-rules.pro")]);
        lines.extend(["}", "}"].map(str::to_owned));
    }
    lines.push("}".to_owned());
    lines.push("dependencies {".to_owned());
    lines.extend(texts(&variant["components"]).into_iter().map(words.dependency));
    let archives = texts(&variant["localArchives"]);
    lines.extend(archives.into_iter().map(|name| match words.script {
        "build.gradle" => format!("implementation files('libs/{name}')"),
        _ => format!("implementation(files(\"libs/{name}\"))"),
    }));
    lines.push("}".to_owned());
    lines.push("tpns {".to_owned());
    lines.extend(settings(&given["settings"], words));
    lines.push("}".to_owned());
    lines.join("\n")
}

fn settings(settings: &Value, words: &Words) -> Vec<String> {
    let mut lines = Vec::new();
    for (name, value) in settings.as_object().into_iter().flatten() {
        match (name.as_str(), value) {
            ("configCandidates", _) => {}
            ("redirects", redirects) => {
                for redirect in redirects.as_array().unwrap() {
                    lines.push("redirect {".to_owned());
                    for (name, value) in redirect.as_object().unwrap() {
                        lines.push((words.set)(name, &quoted(value.as_str().unwrap())));
                    }
                    lines.push("}".to_owned());
                }
            }
            ("channels", channels) => {
                lines.push("channels {".to_owned());
                lines.extend(channels["honor"].as_str().map(|id| (words.call)("honor", id)));
                lines.extend((channels["fcm"] == true).then(|| "fcm()".to_owned()));
                lines.push("}".to_owned());
            }
            (name, Value::Object(group)) => {
                lines.push(format!("{name} {{"));
                lines.extend(self::settings(&Value::Object(group.clone()), words));
                lines.push("}".to_owned());
            }
            (name, Value::String(text)) => lines.push((words.set)(name, &quoted(text))),
            (name, value) => lines.push((words.set)(name, &value.to_string())),
        }
    }
    lines
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(from, to).unwrap();
        }
    }
}

fn found(path: &Path) -> Vec<String> {
    let outcome = run(&Apps { paths: vec![path.to_path_buf()], ..Apps::default() }, "en").unwrap();
    let reports = outcome.apps.iter().flat_map(|app| &app.reports);
    let release = reports.filter(|report| report.variant.name.as_str() == "release");
    let diagnostics = release.flat_map(|report| &report.diagnostics);
    diagnostics.filter(|found| found.severity.name() != "note").map(|found| found.code.clone()).collect()
}

#[test]
fn every_report_for_the_engine_gets_its_answer_from_scripts() {
    let mut wrong = Vec::new();
    for folder in folders().iter().filter(|folder| folder.join("variant.json").is_file()) {
        let name = folder.file_name().unwrap().to_str().unwrap();
        if OTHERS.contains(&name) {
            continue;
        }
        let (given, expected) = (json(&folder.join("variant.json")), json(&folder.join("expected.json")));
        for words in [&GROOVY, &KOTLIN] {
            let copied = tempfile::tempdir().unwrap();
            copy(folder, copied.path());
            let module = copied.path().join(given["module"].as_str().unwrap());
            for script in ["build.gradle", "build.gradle.kts"] {
                let _ = fs::remove_file(module.join(script));
            }
            let text = script(&given, words);
            fs::write(module.join(words.script), &text).unwrap();
            let found = found(copied.path());
            let (must, may) = (texts(&expected["must"]), texts(&expected["may"]));
            let missing: Vec<_> = must.iter().filter(|code| !found.iter().any(|found| found == *code)).collect();
            let more: Vec<_> =
                found.iter().filter(|code| !must.contains(&code.as_str()) && !may.contains(&code.as_str())).collect();
            if !missing.is_empty() || !more.is_empty() {
                wrong.push(format!("{name} {}: missing {missing:?}, more {more:?}\n{text}", words.script));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_secret_key_in_a_script() {
    let folder = folders().into_iter().find(|folder| folder.ends_with(OTHERS[0])).unwrap();
    assert_eq!(found(&folder), ["TPNS207"]);
}

/// Those that are whole projects. All of them have targetSdk 34 and no permission for notifications, which Gradle finds,
/// too.
#[test]
fn whole_projects() {
    let table: [(&str, &[&str]); 5] = [
        ("41-library-module-brings-the-sdk", &["TPNS403", "TPNS408", "TPNS501"]),
        // Huawei's file and plugin are missing, so the build wouldn't get as far as to its repository.
        ("42-huawei-repository-missing", &["TPNS506", "TPNS408"]),
        ("43-misnamed-and-misplaced-file", &["TPNS101", "TPNS401", "TPNS408"]),
        ("44-placeholder-put-in-onvariants", &["TPNS201", "TPNS408"]),
        // The ids are Gradle properties that the command line gives.
        ("45-placeholders-only-real", &["TPNS408"]),
    ];
    for folder in folders().iter().filter(|folder| !folder.join("variant.json").is_file()) {
        let name = folder.file_name().unwrap().to_str().unwrap();
        let (_, wanted) = table.iter().find(|(known, _)| *known == name).expect(name);
        assert_eq!(found(folder), *wanted, "{name}");
    }
}
