//! Projects that somebody made to do harm: names that a terminal or a build server obeys, files that never end, links that
//! lead out, files that change while they are fixed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

const SCRIPT: &str = "plugins { id 'com.android.application' }\nandroid {\n namespace 'com.example.app'\n \
    defaultConfig { applicationId 'com.example.app' }\n}\n\
    dependencies { implementation 'com.tencent.tpns:tpns:1.4.3.9-release' }\n";
const MANIFEST: &str = "<manifest xmlns:android=\"http://schemas.android.com/apk/res/android\">\n<application>\n\
    <receiver android:name=\".R\" android:exported=\"false\">\n<intent-filter>\n\
    <action android:name=\"com.tencent.android.xg.vip.action.PUSH_MESAGE\" />\n\
    <action android:name=\"com.tencent.android.xg.vip.action.FEEDBACK\" />\n</intent-filter>\n</receiver>\n</application>\n</manifest>\n";
const CONFIG: &str =
    "{\"tpns\": {\"access_id\": \" 1580002210 \", \"access_key\": \"A1B2C3D4E5F6\"}, \"com.example.app\": {}}";

/// What a terminal, GitHub and Azure obey, and what turns the direction of writing or isn't seen.
const OBEYED: [&str; 7] = ["\u{1b}]", "\u{1b}[2J", "\n::error", "\n##vso[", "\u{202e}", "\u{200b}", "\u{7}"];
const NAME: &str = "\u{1b}]0;x\u{7}\u{1b}[2J\n::error::x\n##vso[task]\u{202e}\u{200b}";

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// An app with a misspelt action and a padded id.
fn app() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "build.gradle", SCRIPT);
    write(folder.path(), "src/main/AndroidManifest.xml", MANIFEST);
    write(folder.path(), "tpns-configs.json", CONFIG);
    folder
}

/// Runs the program, which has to end.
fn tpnskit(folder: &Path, arguments: &[&str]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tpnskit"))
        .current_dir(folder)
        .args(arguments)
        .args(["--lang", "en"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let start = Instant::now();
    let mut out = child.stdout.take().unwrap();
    let reader = std::thread::spawn(move || {
        let mut text = Vec::new();
        std::io::Read::read_to_end(&mut out, &mut text).unwrap();
        text
    });
    while child.try_wait().unwrap().is_none() {
        if start.elapsed() > Duration::from_secs(60) {
            child.kill().unwrap();
            panic!("it doesn't end");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let rest = child.wait_with_output().unwrap();
    Output { stdout: reader.join().unwrap(), ..rest }
}

fn said(output: &Output) -> String {
    let text = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    String::from_utf8(text).unwrap()
}

fn assert_harmless(folder: &Path, arguments: &[&str]) {
    let text = said(&tpnskit(folder, arguments));
    for obeyed in OBEYED {
        assert!(!text.contains(obeyed) && !text.starts_with("::error::x"), "{arguments:?}: {text:?}");
    }
}

fn assert_all_harmless(folder: &Path) {
    for format in ["terminal", "json", "sarif", "html", "gitlab"] {
        assert_harmless(folder, &["check", "--verbose", "--format", format]);
    }
    assert_harmless(folder, &["fix", "--dry-run"]);
}

#[test]
fn names_and_values_of_scripts_do_nothing() {
    let app = app();
    let script = format!(
        "{SCRIPT}apply from: '''{NAME}'''\napply plugin: '''{NAME}.x'''\nandroid {{ defaultConfig {{\n\
         manifestPlaceholders = ['''{NAME}''': foo(), A: project.property('''{NAME}'''), B: System.getenv('''{NAME}''')]\n\
         }}\n buildTypes {{ create('''{NAME}''') {{ }} }} }}\n\
         dependencies {{ implementation project(''':{NAME}''') }}\n"
    );
    write(app.path(), "build.gradle", &script);
    assert_all_harmless(app.path());
    let json: Value = serde_json::from_slice(&tpnskit(app.path(), &["check", "--format", "json"]).stdout).unwrap();
    let whats = json["unknown"].as_array().unwrap().iter().map(|one| one["what"].as_str().unwrap());
    assert!(whats.collect::<String>().contains("\\u{1b}]0;x"), "the name is there, escaped: {}", json["unknown"]);
}

#[cfg(unix)]
#[test]
fn names_of_folders_do_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let module = NAME.replace('/', "_");
    let script = format!("{SCRIPT}android {{ defaultConfig {{ manifestPlaceholders = [A: foo()] }} }}\n");
    write(folder.path(), &format!("{module}/app/build.gradle"), &script);
    write(folder.path(), &format!("{module}/app/src/main/AndroidManifest.xml"), MANIFEST);
    write(folder.path(), &format!("{module}/app/tpns-configs.json"), CONFIG);
    assert_all_harmless(folder.path());
    for command in ["check", "fix"] {
        // Shown relative to where the program runs.
        assert_harmless(folder.path(), &[command, &module]);
        assert_harmless(folder.path(), &[command, &format!("{module}/nowhere")]);
    }
    assert_harmless(folder.path(), &["check", "--verbose", &module]);
    assert_harmless(folder.path(), &["check", "--baseline", &module]);
}

#[cfg(unix)]
#[test]
fn a_file_of_patterns_that_never_ends_is_left_out() {
    use std::os::unix::fs::symlink;
    for endless in [true, false] {
        let app = app();
        write(app.path(), "buildSrc/build.gradle", "");
        for folder in ["", "src/", "buildSrc/", "other/"] {
            write(app.path(), &format!("{folder}x"), "");
            for name in [".gitignore", ".ignore", ".git/info/exclude"] {
                let path = app.path().join(folder).join(name);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                if endless {
                    symlink("/dev/zero", path).unwrap();
                } else {
                    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
                }
            }
        }
        let output = tpnskit(app.path(), &["check"]);
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    }
}

#[test]
fn what_git_ignores_is_ignored_as_git_does() {
    let app = app();
    for module in ["a", "b", "c", "d/e"] {
        write(app.path(), &format!("{module}/build.gradle"), SCRIPT);
    }
    write(app.path(), ".gitignore", "/a/\n*\n!/c\n!/d/\n!*.gradle\n!b/\n");
    write(app.path(), "d/.gitignore", "e\n");
    write(app.path(), ".ignore", "b\n");
    let json: Value = serde_json::from_slice(&tpnskit(app.path(), &["check", "--format", "json"]).stdout).unwrap();
    assert_eq!(json["modules"], serde_json::json!([":", ":c"]));
}

#[cfg(unix)]
#[test]
fn sources_are_looked_for_in_the_project_alone() {
    use std::os::unix::fs::symlink;
    let app = app();
    let outside = tempfile::tempdir().unwrap();
    for number in 0..20 {
        write(outside.path(), &format!("a/A{number}.java"), "");
    }
    symlink("/", app.path().join("src/main/java")).unwrap();
    write(app.path(), "buildSrc/x", "");
    symlink("/", app.path().join("build-logic")).unwrap();
    let script =
        format!("{SCRIPT}android {{ sourceSets {{ main {{ java.srcDirs = ['../../../../../../../..'] }} }} }}\n");
    write(app.path(), "build.gradle", &script);
    let start = Instant::now();
    assert_eq!(tpnskit(app.path(), &["check"]).status.code(), Some(1));
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

#[test]
fn a_class_that_takes_long_hides_no_app_and_a_script_that_does_is_named() {
    let app = app();
    let class = format!("object V {{\n{}}}\n", "val a = 1 + 1 + 1 + 1\n".repeat(100_000));
    write(app.path(), "buildSrc/src/main/kotlin/V.kt", &class);
    let output = tpnskit(app.path(), &["check", "--verbose"]);
    assert_eq!(output.status.code(), Some(1));
    let expected = "buildSrc/src/main/kotlin/V.kt:1: script: the script is too long, or makes too much";
    assert!(said(&output).contains(expected), "{}", said(&output));
    // Where no app is found at all, this may be why.
    write(app.path(), "build.gradle", &format!("{}{SCRIPT}", "x = 1 + 1 + 1 + 1\n".repeat(100_000)));
    let output = tpnskit(app.path(), &["check"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("too long") && said(&output).contains("`build.gradle`"), "{}", said(&output));
}

/// The text that somebody saves while the program works.
const SAVED: &str = "{ \"mine\": \"typed meanwhile\" }";

#[test]
fn what_is_saved_while_it_is_fixed_stays() {
    let app = app();
    let config = app.path().join("tpns-configs.json");
    // Long enough to be saved in between.
    let long: String = (0..3_000).map(|number| format!("\"a{number}\": 1, // c\n")).collect();
    fs::write(&config, CONFIG.replacen('{', &format!("{{{long}"), 1)).unwrap();
    let child = Command::new(env!("CARGO_BIN_EXE_tpnskit"))
        .current_dir(app.path())
        .args(["fix", "--lang", "en"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    std::thread::sleep(Duration::from_millis(300));
    fs::write(&config, SAVED).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(fs::read_to_string(&config).unwrap(), SAVED);
    let outdated = said(&output).contains("was saved since it was read, so nothing was written");
    let unchanged = fs::read_to_string(app.path().join("src/main/AndroidManifest.xml")).unwrap() == MANIFEST;
    assert!(outdated && unchanged && output.status.code() == Some(2), "{}", said(&output));
}

#[cfg(unix)]
#[test]
fn read_only_and_hard_linked_files_stay() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let app = app();
    let manifest = app.path().join("src/main/AndroidManifest.xml");
    let config = app.path().join("tpns-configs.json");
    fs::set_permissions(&manifest, fs::Permissions::from_mode(0o444)).unwrap();
    fs::hard_link(&config, app.path().join("other.json")).unwrap();
    let output = tpnskit(app.path(), &["fix"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert_eq!(fs::read_to_string(&manifest).unwrap(), MANIFEST);
    assert_eq!((fs::read_to_string(&config).unwrap().as_str(), fs::metadata(&config).unwrap().nlink()), (CONFIG, 2));
    assert_eq!(said(&output).matches("is read-only, has other hard links").count(), 2, "{}", said(&output));
}
