//! Severities, disabled codes and the baseline.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test may panic")]

mod support;

use serde_json::{Value, json};
use support::*;

fn checks(build: Build, checks: Value) -> Build {
    build.setting("checks", checks)
}

/// One error (302), one warning (403), one note (202).
fn old_app() -> Build {
    let exported = receiver(&[PUSH_MESSAGE, FEEDBACK]).replace("exported=\"false\"", "exported=\"true\"");
    let entries = format!("{}{exported}", meta_data("XG_SERVER_SUFFIX", "tpns.sgp.tencent.com"));
    Build::consistent().both_manifests(&manifest(&entries)).placeholder("XG_ACCESS_ID", ID)
}

fn severities(build: &Build) -> Vec<String> {
    let response = build.merge();
    let findings = response["findings"].as_array().unwrap().iter();
    findings.map(|f| format!("{} {}", f["severity"].as_str().unwrap(), f["code"].as_str().unwrap())).collect()
}

#[test]
fn severities_and_disabled_codes() {
    assert_eq!(severities(&old_app()), ["error TPNS302", "warning TPNS403", "note TPNS202"]);
    let weighed =
        checks(old_app(), json!({ "disable": ["TPNS403"], "severity": { "TPNS302": "note", "tpns202": "error" } }));
    assert_eq!(severities(&weighed), ["error TPNS202", "note TPNS302"]);
    let strict = checks(old_app(), json!({ "disable": ["TPNS302"], "warningsAsErrors": true }));
    assert_eq!(severities(&strict), ["error TPNS403", "note TPNS202"]);
    assert_eq!(strict.merge()["failed"], true);
    let lenient = checks(
        old_app(),
        json!({ "disable": ["TPNS302"], "severity": { "TPNS403": "note" }, "warningsAsErrors": true }),
    );
    assert_eq!(lenient.merge()["failed"], false);
}

#[test]
fn a_code_or_severity_that_does_not_exist_is_an_error_with_the_nearest() {
    let wrong = checks(
        Build::consistent().script("tpns { checks { disable 'TPNS480'; severity 'TPNS302', 'warn' } }"),
        json!({ "disable": ["TPNS480"], "severity": { "TPNS302": "warn", "TPNS99": "note" } }),
    );
    assert_eq!(wrong.codes(), ["TPNS905", "TPNS905", "TPNS905"]);
    insta::assert_snapshot!(wrong.console());
}

fn baseline(build: &Build) -> String {
    build.call("baseline")["outputs"][0]["text"].as_str().unwrap().to_owned()
}

fn with_baseline(build: Build, text: &str) -> Build {
    build.file("baseline", "app/tpns-baseline.json", text)
}

#[test]
fn an_accepted_finding_fails_no_more_and_a_new_one_alone_does() {
    let text = baseline(&old_app());
    insta::assert_snapshot!("baseline", text);
    let accepted = with_baseline(old_app(), &text);
    let response = accepted.merge();
    assert_eq!(severities(&accepted), ["note TPNS202"]);
    assert_eq!((&response["failed"], &response["accepted"]), (&json!(false), &json!(2)));
    assert_eq!(response["summary"], "TPNS: 1 note in variant `release`, 2 accepted by the baseline");
    let mistaken = accepted.config(&config(ID, "a1b2c3d4e5f6"));
    assert_eq!(mistaken.codes(), ["TPNS106"]);
}

#[test]
fn a_baseline_survives_line_moves_and_counts() {
    let text = baseline(&old_app());
    let entries = format!(
        "\n\n<!-- above -->\n{}{}",
        meta_data("XG_SERVER_SUFFIX", "tpns.sgp.tencent.com"),
        receiver(&[PUSH_MESSAGE, FEEDBACK]).replace("exported=\"false\"", "exported=\"true\"")
    );
    let moved = with_baseline(old_app().both_manifests(&manifest(&entries)), &text);
    assert_eq!(moved.codes(), [] as [&str; 0]);
    let another =
        Build::consistent().config(&config(ID, KEY).replace("\"debug\": false", "\"debgu\": 1, \"debug\": false"));
    let one = baseline(&another);
    let two = another.clone().config(
        &config(ID, KEY).replace("\"debug\": false", "\"debgu\": 1, \"debug\": false, \"x\": {}, \"debgu\": 2"),
    );
    assert_eq!(with_baseline(two, &one).codes(), ["TPNS103", "TPNS108"]);
}

#[test]
fn an_entry_that_is_no_longer_needed_is_a_note() {
    let mended = with_baseline(Build::consistent(), &baseline(&old_app()));
    assert_eq!(mended.all_codes(), ["TPNS906", "TPNS906"]);
    let place = &mended.merge()["findings"][0]["labels"][0];
    assert_eq!((&place["file"], &place["line"]), (&json!("app/tpns-baseline.json"), &json!(7)));
    // Another variant may still need what this one does not.
    let other = mended.fact("name", json!("debug"));
    assert_eq!(other.all_codes(), [] as [&str; 0]);
}

#[test]
fn one_file_serves_several_variants() {
    let release = baseline(&old_app());
    let both = baseline(&with_baseline(old_app().fact("name", json!("debug")), &release));
    let parsed: Value = serde_json::from_str(&both).unwrap();
    assert_eq!(parsed["accepted"][0]["variants"], json!({ "debug": 1, "release": 1 }));
    // Written anew for one, it loses what that one no longer has and keeps the other's.
    let anew = baseline(&with_baseline(Build::consistent(), &both));
    let parsed: Value = serde_json::from_str(&anew).unwrap();
    assert_eq!(parsed["accepted"][0]["variants"], json!({ "debug": 1 }));
}

#[test]
fn a_baseline_that_cannot_be_read_accepts_nothing() {
    assert_eq!(with_baseline(old_app(), "{").codes(), ["TPNS302", "TPNS905", "TPNS403"]);
    assert_eq!(with_baseline(old_app(), "{\"schema\":2,\"accepted\":[]}").codes(), ["TPNS302", "TPNS905", "TPNS403"]);
}
