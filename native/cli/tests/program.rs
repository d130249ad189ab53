//! The program as people and their tools run it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

const SCRIPT: &str = "apply plugin: 'com.android.application'\r\napply plugin: 'com.tencent.android.tpns'\r\n\
    android {\r\n  defaultConfig {\r\n    applicationId 'com.example.app'\r\n    targetSdkVersion 33\r\n  }\r\n}\r\n\
    dependencies {\r\n  implementation 'com.tencent.tpns:tpns:1.4.3.9-release'\r\n}\r\n";
const MANIFEST: &str = "<manifest xmlns:android=\"http://schemas.android.com/apk/res/android\" package=\"com.example.app\">\r\n\
    <uses-permission android:name=\"android.permission.POST_NOTIFICATIONS\" />\r\n<application>\r\n\
    <meta-data android:name=\"XG_SERVER_SUFFIX\" android:value=\"tpns.sgp.tencent.com\" />\r\n\
    <receiver android:name=\".推\" android:exported=\"false\">\r\n<intent-filter>\r\n\
    <action android:name=\"com.tencent.android.xg.vip.action.PUSH_MESAGE\" />\r\n\
    <action android:name=\"com.tencent.android.xg.vip.action.FEEDBACK\" />\r\n</intent-filter>\r\n</receiver>\r\n\
    </application>\r\n</manifest>\r\n";
const CONFIG: &str =
    "{\"tpns\": {\"access_id\": \"1580002210\", \"access_key\": \"A1B2C3D4E5F6\"}, \"com.example.app\": {}}";

/// An app with a wrong access point and a misspelt action, in a folder with a space.
fn app() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join("my app").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("app/build.gradle", SCRIPT);
    write("app/src/main/AndroidManifest.xml", MANIFEST);
    write("app/tpns-configs.json", CONFIG);
    write("build.gradle", "");
    folder
}

fn tpnskit(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tpnskit"));
    command.current_dir(folder).args(arguments).args(["--lang", "en"]).output().unwrap()
}

fn said(output: &Output) -> (i32, String) {
    (output.status.code().unwrap(), String::from_utf8(output.stdout.clone()).unwrap())
}

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures").join(name)
}

#[test]
fn the_status_says_what_was_found() {
    let app = app();
    let status = |arguments: &[&str]| said(&tpnskit(app.path(), arguments)).0;
    assert_eq!(status(&["check"]), 1);
    assert_eq!(status(&["check", "my app"]), 1);
    assert_eq!(status(&["check", fixture("samples/01").to_str().unwrap()]), 0);
    assert_eq!(status(&["check", "nowhere"]), 2);
    assert_eq!(status(&["check", "--format", "none"]), 2);
    assert_eq!(status(&["check", "--baseline", "nowhere.json"]), 2);
    assert_eq!(status(&["explain", "TPNS302"]), 0);
    assert_eq!(status(&["explain", "TPNS999"]), 2);
    assert_eq!(status(&["list"]), 0);
    assert_eq!(status(&["--help"]), 0);
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(said(&tpnskit(empty.path(), &["check"])).0, 2, "nothing to check");
}

#[test]
fn an_app_that_is_named_twice_is_checked_once() {
    let app = app();
    let once = said(&tpnskit(app.path(), &["check", "my app"])).1;
    let last = |text: &str| text.lines().last().map(str::to_owned);
    for paths in [["my app", "my app/app"], ["my app/app", "my app"], ["my app", "my app"]] {
        let twice = said(&tpnskit(app.path(), &["check", paths[0], paths[1]])).1;
        assert_eq!(last(&twice), last(&once), "{twice}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said() {
    let app = app();
    let (one, several) = (fixture("migration/03"), fixture("migration"));
    for arguments in [
        &["check", "my app"][..],
        &["fix", "--dry-run", "my app"],
        &["migrate", "--dry-run", one.to_str().unwrap()],
        &["migrate", "--dry-run", several.to_str().unwrap()],
        &["completions", "bash"],
        &["man"],
        &["list"],
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tpnskit"));
        let full = fs::File::create("/dev/full").unwrap();
        let output = command.current_dir(app.path()).args(arguments).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn every_format_names_the_file_from_the_path() {
    let app = app();
    let text = |arguments: &[&str]| said(&tpnskit(app.path(), arguments)).1;
    let terminal = text(&["check", "my app"]);
    assert!(terminal.starts_with("my app/app/src/main/AndroidManifest.xml:4:59: error[TPNS302]: "), "{terminal}");
    assert!(!terminal.contains('\u{1b}') && !terminal.contains("A1B2C3D4E5F6"), "{terminal}");
    assert!(text(&["check", "my app", "--color", "always"]).contains('\u{1b}'));
    let json: Value = serde_json::from_str(&text(&["check", "my app", "--format", "json"])).unwrap();
    let codes: Vec<&str> =
        json["diagnostics"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["TPNS302", "TPNS402"]);
    assert_eq!(json["diagnostics"][0]["labels"][0]["file"], "app/src/main/AndroidManifest.xml");
    assert_eq!((&json["modules"][0], &json["unknown"]), (&Value::from(":app"), &Value::Array(Vec::new())));
    let sarif: Value = serde_json::from_str(&text(&["check", "--format", "sarif"])).unwrap();
    let uri = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(uri, "my%20app/app/src/main/AndroidManifest.xml");
    let github = text(&["check", "--format", "github"]);
    assert!(github.starts_with("::error file=my app/app/src/main/AndroidManifest.xml,line=4,"), "{github}");
    let gitlab: Value = serde_json::from_str(&text(&["check", "--format", "gitlab"])).unwrap();
    assert_eq!(gitlab[0]["location"]["path"], "my app/app/src/main/AndroidManifest.xml");
    assert_eq!((&gitlab[0]["severity"], &gitlab[0]["check_name"]), (&Value::from("major"), &Value::from("TPNS302")));
    let fingerprints = |one: usize| gitlab[one]["fingerprint"].as_str().unwrap().to_owned();
    assert_ne!(fingerprints(0), fingerprints(1));
    assert!(text(&["check", "--format", "html"]).starts_with("<!DOCTYPE html>"));
}

#[test]
fn json_is_valid_by_the_published_schema() {
    let schema = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/report.schema.json");
    let schema: Value = serde_json::from_str(&fs::read_to_string(schema).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for path in ["samples", "projects"] {
        let (_, text) = said(&tpnskit(&fixture(path), &["check", "--format", "json"]));
        let json: Value = serde_json::from_str(&text).unwrap();
        assert!(!json["unknown"].as_array().unwrap().is_empty());
        validator.validate(&json).unwrap();
    }
}

#[test]
fn a_module_alone_is_known_with_its_root_project() {
    let app = app();
    fs::write(app.path().join("my app/build.gradle"), "subprojects { ext.other = 1 }").unwrap();
    let (status, text) = said(&tpnskit(&app.path().join("my app/app"), &["check"]));
    assert_eq!(status, 1);
    assert!(text.contains("app/src/main/AndroidManifest.xml:4:59: error[TPNS302]"), "{text}");
    let script = app.path().join("my app/app/build.gradle");
    assert_eq!(said(&tpnskit(app.path(), &["check", script.to_str().unwrap()])).0, 1);
}

#[test]
fn what_git_ignores_is_not_looked_at() {
    let app = app();
    fs::write(app.path().join(".gitignore"), "my app/\n").unwrap();
    assert_eq!(said(&tpnskit(app.path(), &["check"])).0, 2);
}

#[test]
fn a_baseline_accepts_and_an_id_can_be_given() {
    let app = app();
    let (_, text) = said(&tpnskit(app.path(), &["check", "my app", "--application-id", "com.example.other"]));
    assert!(text.contains("TPNS107"), "{text}");
}

#[test]
fn fixes_keep_line_ends_and_fixing_twice_is_fixing_once() {
    let app = app();
    let manifest = app.path().join("my app/app/src/main/AndroidManifest.xml");
    let (status, diff) = said(&tpnskit(app.path(), &["fix", "my app", "--dry-run"]));
    assert_eq!(status, 0);
    assert!(
        diff.contains("--- app/src/main/AndroidManifest.xml")
            && diff.contains("+")
            && diff.contains("tpns.sh.tencent.com"),
        "{diff}"
    );
    assert_eq!(fs::read_to_string(&manifest).unwrap(), MANIFEST, "a dry run");
    let (_, text) = said(&tpnskit(app.path(), &["fix", "my app"]));
    assert!(text.contains("TPNS302") && text.contains("TPNS402"), "{text}");
    let once = fs::read_to_string(&manifest).unwrap();
    let expected = MANIFEST.replace("tpns.sgp.", "tpns.sh.").replace("PUSH_MESAGE", "PUSH_MESSAGE");
    assert_eq!(once, expected);
    tpnskit(app.path(), &["fix", "my app"]);
    assert_eq!(fs::read_to_string(&manifest).unwrap(), once);
    assert_eq!(said(&tpnskit(app.path(), &["check", "my app"])).0, 0);
    let left: Vec<_> = fs::read_dir(manifest.parent().unwrap()).unwrap().collect();
    assert_eq!(left.len(), 1, "no temporary file stays");
}

#[test]
fn what_only_a_plugin_under_a_condition_would_supply_stays() {
    let plugin = "apply plugin: 'com.tencent.android.tpns'\r\n";
    let ids = "targetSdkVersion 33\r\n    manifestPlaceholders = [XG_ACCESS_ID: '1580002210']\r\n    manifestPlaceholders.XG_ACCESS_KEY = 'A1B2C3D4E5F6'";
    let with_ids = SCRIPT.replace("targetSdkVersion 33", ids);
    let fixed = |script: &str| {
        let app = app();
        let path = app.path().join("my app/app/build.gradle");
        fs::write(&path, script).unwrap();
        let (_, text) = said(&tpnskit(app.path(), &["fix", "my app"]));
        (fs::read_to_string(&path).unwrap(), text)
    };
    let (script, text) = fixed(&with_ids);
    assert!(!script.contains("XG_ACCESS") && text.contains("TPNS202"), "{script}{text}");
    let perhaps = with_ids.replace(plugin, &format!("if (x) {{ {} }}\r\n", plugin.trim_end()));
    let (script, text) = fixed(&perhaps);
    assert!(script == perhaps && !text.contains("TPNS202"), "{script}{text}");
}

#[cfg(unix)]
#[test]
fn a_file_behind_a_link_that_leads_out_of_the_project_stays() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let (app, elsewhere) = (app(), tempfile::tempdir().unwrap());
    let manifest = app.path().join("my app/app/src/main/AndroidManifest.xml");
    let real = elsewhere.path().join("AndroidManifest.xml");
    fs::rename(&manifest, &real).unwrap();
    symlink(&real, &manifest).unwrap();
    tpnskit(app.path(), &["fix", "my app"]);
    assert_eq!(fs::read_to_string(&real).unwrap(), MANIFEST);
    // Permissions stay as they are.
    fs::remove_file(&manifest).unwrap();
    fs::copy(&real, &manifest).unwrap();
    fs::set_permissions(&manifest, fs::Permissions::from_mode(0o640)).unwrap();
    tpnskit(app.path(), &["fix", "my app"]);
    assert_eq!(fs::metadata(&manifest).unwrap().permissions().mode() & 0o777, 0o640);
    assert_ne!(fs::read_to_string(&manifest).unwrap(), MANIFEST);
}

#[test]
fn what_cannot_be_read_is_found() {
    let app = app();
    let config = app.path().join("my app/app/tpns-configs.json");
    fs::remove_file(&config).unwrap();
    fs::create_dir(&config).unwrap();
    let (status, text) = said(&tpnskit(app.path(), &["check", "my app"]));
    assert!(status == 1 && text.contains("TPNS907"), "{text}");
}

#[test]
fn completions_and_the_manual_page() {
    let here = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        assert!(said(&tpnskit(here.path(), &["completions", shell])).1.contains("tpnskit"), "{shell}");
    }
    assert!(said(&tpnskit(here.path(), &["man"])).1.contains(".TH tpnskit"));
}

#[test]
fn chinese() {
    let app = app();
    let output = Command::new(env!("CARGO_BIN_EXE_tpnskit"))
        .current_dir(app.path())
        .args(["check", "--lang", "zh"])
        .output()
        .unwrap();
    assert!(said(&output).1.contains("已检查 1 个应用"), "{}", said(&output).1);
}
