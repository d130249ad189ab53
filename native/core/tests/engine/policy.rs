//! Severities, disabled codes and the baseline.

use crate::reports::troubled;
use crate::support::*;
use serde_json::{Value, json};

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
    build
        .findings()
        .iter()
        .map(|f| format!("{} {}", f["severity"].as_str().unwrap(), f["code"].as_str().unwrap()))
        .collect()
}

#[test]
fn severities_and_disabled_codes() {
    assert_eq!(severities(&old_app()), ["error TPNS302", "warning TPNS403", "note TPNS202"]);
    let set =
        checks(old_app(), json!({ "disable": ["TPNS403"], "severity": { "TPNS302": "note", "tpns202": "error" } }));
    assert_eq!(severities(&set), ["error TPNS202", "note TPNS302"]);
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
    build.call("baseline")["file"]["text"].as_str().unwrap().to_owned()
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
    assert_eq!(response["failed"], false);
    assert_eq!(accepted.json()["accepted"].as_array().unwrap().len(), 2);
    assert_eq!(
        first_line(&response["summary"]),
        "TPNS: 1 note, 2 accepted by the baseline in variant `release`; see tpns.html"
    );
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
    let fixed = with_baseline(Build::consistent(), &baseline(&old_app()));
    assert_eq!(fixed.all_codes(), ["TPNS906", "TPNS906"]);
    let place = fixed.findings()[0]["labels"][0].clone();
    assert_eq!((&place["file"], &place["line"]), (&json!("app/tpns-baseline.json"), &json!(5)));
    // Another variant may still need what this one does not.
    let other = fixed.fact("name", json!("debug"));
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
    assert_eq!(with_baseline(old_app(), "{\"schema\":3,\"accepted\":[]}").codes(), ["TPNS302", "TPNS905", "TPNS403"]);
}

#[test]
fn an_old_app_with_twenty_findings_is_green_with_its_baseline_and_one_new_mistake_fails_alone() {
    assert!(troubled().codes().len() >= 20);
    let baseline = troubled().call("baseline")["file"]["text"].as_str().unwrap().to_owned();
    let green = troubled().file("baseline", "app/tpns-baseline.json", &baseline);
    assert_eq!(green.merge()["failed"], false);
    assert_eq!(green.codes(), [] as [&str; 0]);
    assert_eq!(green.json()["accepted"].as_array().unwrap().len(), troubled().codes().len());
    let shrunk = green.file("keepRules", "app/rules.pro", "").fact("minified", json!(true));
    assert_eq!(shrunk.setting("supply", json!({ "keepRules": false })).codes(), ["TPNS411"]);
}

/// A baseline of the first version held English messages; its entries are matched by code and file, and the file is
/// rewritten whole.
#[test]
fn a_baseline_of_the_first_version_is_read_once_and_rewritten() {
    let first = json!({ "schema": 1, "accepted": [
        {
            "code": "TPNS302",
            "file": "app/src/main/AndroidManifest.xml",
            "message": "`XG_SERVER_SUFFIX` is the access point of Singapore, but the access id `1580002210` is of Shanghai",
            "variants": { "release": 1 },
        },
        {
            "code": "TPNS403",
            "file": "app/src/main/AndroidManifest.xml",
            "message": "the receiver `.PushReceiver` is exported without a permission",
            "variants": { "debug": 2, "release": 1 },
        },
    ] });
    let read = with_baseline(old_app(), &first.to_string());
    assert_eq!(severities(&read), ["note TPNS202", "note TPNS906"]);
    assert_eq!(read.json()["accepted"].as_array().unwrap().len(), 2);
    let rewritten = baseline(&read);
    assert_eq!(rewritten, baseline(&old_app()));
    assert_eq!(severities(&with_baseline(old_app(), &rewritten)), ["note TPNS202"]);
    // It accepts no more than it did: another code is new, and so is a second one.
    let second = old_app().config(&config(ID, "a1b2c3d4e5f6"));
    assert_eq!(with_baseline(second, &first.to_string()).codes(), ["TPNS106"]);
}

/// A key holds what the app states, so that other words, another language and other facts leave a baseline as it is.
#[test]
fn a_baseline_does_not_depend_on_the_language() {
    assert_eq!(baseline(&old_app()), baseline(&old_app().language("zh")));
}
