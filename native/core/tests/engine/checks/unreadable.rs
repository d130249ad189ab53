//! Files that are there and can't be read.

use serde_json::{Value, json};

use crate::support::*;

const CONFIG: &str = "app/tpns-configs.json";

fn instead_of_config(why: Value) -> Build {
    Build::consistent().without("config").unreadable("config", CONFIG, why)
}

/// Every way not to be readable.
fn ways() -> [Value; 7] {
    [
        json!("directory"),
        json!("linkLoop"),
        json!("special"),
        json!("denied"),
        json!({ "danglingLink": "secrets/push.json" }),
        json!({ "tooLarge": 17_000_000 }),
        json!({ "failed": "Input/output error" }),
    ]
}

#[test]
fn every_way_is_one_finding_that_says_so() {
    for language in ["en", "zh"] {
        let texts = ways().map(|way| {
            let build = instead_of_config(way).language(language);
            assert_eq!(build.all_codes(), ["TPNS907"], "{}", build.console());
            assert_eq!(build.findings()[0]["labels"][0]["file"], CONFIG);
            build.console()
        });
        insta::assert_snapshot!(format!("unreadable_{language}"), texts.join("\n\n"));
    }
}

#[test]
fn whatever_the_file_is() {
    let with = |role: &str, name: &str| Build::consistent().without(role).unreadable(role, name, json!("directory"));
    let shrunk = |build: Build| build.fact("minified", json!(true)).setting("supply", json!({ "keepRules": false }));
    for (role, name, severity) in [
        ("sourceManifest", "app/src/main/AndroidManifest.xml", "error"),
        ("mergedManifest", "app/build/merged/AndroidManifest.xml", "error"),
        ("keepRules", "app/proguard-rules.pro", "error"),
        ("baseline", "app/tpns-baseline.json", "error"),
        ("agconnectServices", "app/agconnect-services.json", "error"),
        ("googleServices", "app/google-services.json", "error"),
        ("libraryManifest", "com.example:library:1.0", "warning"),
        ("buildScript", "app/build.gradle", "warning"),
        ("appliedScript", "push.gradle", "warning"),
        ("gradleProperties", "gradle.properties", "warning"),
        ("versionCatalog", "gradle/libs.versions.toml", "warning"),
    ] {
        let build = if role == "keepRules" { shrunk(with(role, name)) } else { with(role, name) };
        let found = build.findings();
        let unreadable: Vec<&Value> = found.iter().filter(|finding| finding["code"] == "TPNS907").collect();
        assert_eq!(unreadable.len(), 1, "{}", build.console());
        assert_eq!((&unreadable[0]["severity"], &unreadable[0]["labels"][0]["file"]), (&json!(severity), &json!(name)));
        // Nothing is said of what nobody knows.
        assert_eq!(build.codes(), ["TPNS907"], "{}", build.console());
    }
}

#[test]
fn the_first_place_counts_whatever_is_there() {
    let behind = Build::consistent().unreadable("config", "tpns-configs.json", json!("directory"));
    assert_eq!(severities(&behind), ["warning TPNS907"]);
    let mut before = Build::consistent().unreadable("config", "app/src/debug/tpns-configs.json", json!("denied"));
    before.files.rotate_right(1);
    assert_eq!(severities(&before), ["error TPNS907"]);
    assert_eq!(before.merge()["failed"], json!(true));
}

fn severities(build: &Build) -> Vec<String> {
    let of = |finding: &Value| format!("{} {}", finding["severity"], finding["code"]).replace('"', "");
    build.findings().iter().map(of).filter(|finding| !finding.starts_with("note")).collect()
}

#[test]
fn a_baseline_does_not_accept_it() {
    let file = instead_of_config(json!("directory")).call("baseline")["file"]["text"].to_string();
    assert!(!file.contains("TPNS907"), "{file}");
}

#[test]
fn a_text_that_is_too_large_is_such_a_file() {
    let build = Build::consistent().config(&" ".repeat((16 << 20) + 1));
    assert_eq!(build.all_codes(), ["TPNS907"], "{}", build.console());
}
