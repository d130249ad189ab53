//! What anybody may write is checked in time that grows with its length: four times the input costs about four times as much.
//!
//! Each case is measured against itself, by the time that this program was running; nothing else is tested in it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::time::Duration;

use cpu_time::ProcessTime;
use tpnskit_cli::arguments::{Apps, Check, Format};
use tpnskit_cli::check::run;
use tpnskit_cli::output;
use tpnskit_core::text::language::Language;

/// A case: a name, how many parts the smaller input has, and the files with so many parts.
type Case = (&'static str, usize, fn(usize) -> Vec<(String, String)>);

fn repeated(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..count).map(part).collect()
}

fn app(default_config: &str, rest: &str) -> Vec<(String, String)> {
    let script = format!(
        "plugins {{ id 'com.android.application' }}\nandroid {{\n namespace 'com.example.app'\n defaultConfig {{\n \
         applicationId 'com.example.app'\n{default_config}\n }}\n}}\n{rest}\n"
    );
    let manifest = "<manifest xmlns:android=\"http://schemas.android.com/apk/res/android\"><application/></manifest>";
    vec![("build.gradle".to_owned(), script), ("src/main/AndroidManifest.xml".to_owned(), manifest.to_owned())]
}

/// An app with library modules, in four flavors and two build types.
fn with_libraries(count: usize) -> Vec<(String, String)> {
    let flavors = repeated(4, |i| format!("f{i} {{ dimension 'd' }}\n"));
    let uses = repeated(count, |i| format!("implementation project(':m{i}')\n"));
    let rest =
        format!("android {{ flavorDimensions 'd'\n productFlavors {{\n{flavors}}}\n}}\ndependencies {{\n{uses}}}\n");
    let of_app = app("", &rest).into_iter().map(|(name, text)| (format!("app/{name}"), text));
    let mut files: Vec<(String, String)> = of_app.collect();
    let modules = repeated(count, |i| format!("include ':m{i}'\n"));
    files.push(("settings.gradle".to_owned(), format!("include ':app'\n{modules}")));
    files.push(("build.gradle".to_owned(), "subprojects { ext.tpns = '1' }\n".to_owned()));
    files.extend((0..count).map(|i| {
        let script = format!("plugins {{ id 'com.android.library' }}\nandroid {{ namespace 'a.b{i}' }}\n");
        (format!("m{i}/build.gradle"), script)
    }));
    files
}

const CASES: &[Case] = &[
    ("library modules", 25, with_libraries),
    ("values that aren't known", 250, |n| app(&repeated(n, |i| format!("manifestPlaceholders.A{i} = foo()\n")), "")),
    ("values of which every other one isn't known", 500, |n| {
        let placeholder = |i: usize| format!("A{i}: {},", if i.is_multiple_of(2) { "'1'" } else { "foo()" });
        app(&format!("manifestPlaceholders = [{}]", repeated(n, placeholder)), "")
    }),
    ("items that are put into a map", 500, |n| {
        app("manifestPlaceholders = m", "")
            .into_iter()
            .map(|(name, text)| {
                let items = repeated(n, |i| format!("m.a{i} = '1'\nm['b{i}'] = '2'\nl.add('3')\nl += '4'\n"));
                let before =
                    if name == "build.gradle" { format!("def m = [:]\ndef l = []\n{items}") } else { String::new() };
                (name, before + &text)
            })
            .collect()
    }),
    ("items that are taken from a map", 500, |n| {
        let map = repeated(n, |i| format!("a{i}: '1', "));
        let uses = repeated(n, |i| format!("manifestPlaceholders.A{i} = versions.a{i}\n"));
        let mut files = app(&uses, "");
        files[0].1.insert_str(0, &format!("ext.versions = [{map}]\n"));
        files
    }),
    ("a version catalog", 500, |n| {
        let versions = repeated(n, |i| format!("v{i} = \"1.{i}\"\n"));
        let libraries = repeated(n, |i| format!("l{i} = {{ module = \"a:b{i}\", version.ref = \"v{i}\" }}\n"));
        let bundles = repeated(n, |i| format!("b{i} = [\"l{i}\"]\n"));
        let uses = repeated(n, |i| format!("implementation libs.l{i}\n"));
        let catalog = format!("[versions]\n{versions}[libraries]\n{libraries}[bundles]\n{bundles}");
        let mut files = app("", &format!("dependencies {{\n{uses}}}"));
        files.push(("gradle/libs.versions.toml".to_owned(), catalog));
        files.push(("settings.gradle".to_owned(), String::new()));
        files
    }),
];

fn time(files: &[(String, String)]) -> Duration {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let once = || {
        let start = ProcessTime::now();
        check(folder.path());
        start.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap()
}

fn check(folder: &Path) {
    let apps = Apps { paths: vec![folder.to_path_buf()], ..Apps::default() };
    let outcome = run(&apps, "en").unwrap();
    let asked = Check { apps, format: Format::Json, ..Check::default() };
    output::write(&outcome, &asked, Language::English).unwrap();
}

#[test]
fn four_times_the_input_takes_at_most_six_times_as_long() {
    let mut slow = String::new();
    for (name, count, files) in CASES {
        let ratio = || {
            let (small, large) = (time(&files(*count)), time(&files(4 * count)));
            let ratio = large.as_secs_f64() / small.as_secs_f64();
            eprintln!("{ratio:5.1} {small:10.1?} {large:10.1?} {name}");
            ratio
        };
        // What else the machine does may spoil one measurement, and not three.
        if (0..3).all(|_| ratio() > 6.25) {
            writeln!(slow, "{name}").unwrap();
        }
    }
    assert!(slow.is_empty(), "{slow}");
}
