//! Ten projects as people really have them: without Gradle, what the notes ask for is found, and nothing else is an error
//! or a warning.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::PathBuf;

use tpnskit_cli::arguments::Apps;
use tpnskit_cli::check::run;
use tpnskit_cli::output::Outcome;
use tpnskit_core::report::Level;

fn sample(name: &str) -> Outcome {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/samples").join(name);
    let apps = Apps { paths: vec![path], ..Apps::default() };
    run(&apps, "en").unwrap()
}

/// The codes of errors and warnings in every variant, which agree.
fn codes(outcome: &Outcome) -> Vec<String> {
    let [app] = outcome.apps.as_slice() else { panic!("one app: {outcome:?}") };
    let codes = app.reports.iter().map(|report| {
        let found = report.diagnostics.iter().filter(|found| found.severity != Level::Note);
        found.map(|found| found.code.clone()).collect::<Vec<_>>()
    });
    let mut codes: Vec<Vec<String>> = codes.collect();
    assert_eq!(codes.len(), 2, "debug and release");
    codes.dedup();
    assert_eq!(codes.len(), 1, "{codes:?}");
    codes.remove(0)
}

#[test]
fn what_the_notes_ask_for_is_found_and_nothing_else() {
    let wanted: [(&str, &[&str]); 10] = [
        ("01", &[]),
        ("02", &[]),
        ("03", &["TPNS415"]),
        ("04", &["TPNS105", "TPNS106", "TPNS112", "TPNS112", "TPNS112", "TPNS112", "TPNS407"]),
        ("05", &[]),
        ("06", &["TPNS204", "TPNS204", "TPNS503"]),
        ("07", &[]),
        ("08", &[]),
        ("09", &[]),
        ("10", &["TPNS401", "TPNS414", "TPNS414", "TPNS501", "TPNS502", "TPNS503", "TPNS503", "TPNS503"]),
    ];
    for (name, wanted) in wanted {
        assert_eq!(codes(&sample(name)), wanted, "{name}");
    }
}

#[test]
fn a_left_over_file_is_one_note() {
    let outcome = sample("07");
    let found = outcome.apps.iter().flat_map(|app| &app.reports).flat_map(|report| &report.diagnostics);
    assert!(found.clone().all(|found| found.code == "TPNS509") && found.count() == 2);
}

#[test]
fn what_only_a_build_knows_is_counted() {
    let unknown = |name: &str| -> Vec<String> {
        let outcome = sample(name);
        let unknown = outcome.apps.iter().flat_map(|app| &app.unknown);
        unknown.map(|one| format!("{} {} {}", one.what, one.why.name, one.file)).collect()
    };
    assert_eq!(unknown("02"), ["targetSdk Levels.target app/build.gradle"]);
    assert_eq!(unknown("08"), ["targetSdk flutter.targetSdkVersion android/app/build.gradle"]);
    for name in ["01", "03", "04", "05", "06", "07", "09", "10"] {
        assert!(unknown(name).is_empty(), "{name}: {:?}", unknown(name));
    }
}

#[test]
fn all_of_them_at_once() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/samples");
    let outcome = run(&Apps { paths: vec![path], ..Apps::default() }, "en").unwrap();
    let modules: Vec<&str> = outcome.apps.iter().map(|app| app.module.as_str()).collect();
    assert_eq!(
        modules,
        ["01:app", "02:app", "03:app", "04:app", "05:app", "06:app", "07:app", "08/android:app", "09:app", "10:app"]
    );
}
