//! What several variants of a module have, said once.

use serde_json::{Value, json};

use super::{overview, troubled};
use crate::support::*;

fn variant(name: &str) -> Build {
    Build::consistent().fact("name", json!(name))
}

#[test]
fn one_mistake_in_six_variants_is_said_once() {
    let broken = |name: &str| variant(name).config(&config(ID, "a1b2c3d4e5f6"));
    let names = ["freeDebug", "freeRelease", "freeStaging", "paidDebug", "paidRelease", "paidStaging"];
    let overview = overview(&names.map(broken));
    assert_eq!(overview.answer["failed"], true);
    assert_eq!(overview.texts().len(), 1, "{:?}", overview.texts());
    assert_eq!(first_line(&overview.answer["summary"]), "TPNS: 1 error in 6 variants; see index.html");
    let json: Value = serde_json::from_str(&overview.report("tpns.json")).unwrap();
    assert_eq!(json["diagnostics"].as_array().unwrap().len(), 1);
    assert_eq!(json["diagnostics"][0]["variants"], json!(names));
    let sarif: Value = serde_json::from_str(&overview.report("tpns.sarif")).unwrap();
    assert_eq!(sarif["runs"].as_array().unwrap().len(), 1);
    assert_eq!(sarif["runs"][0]["results"].as_array().unwrap().len(), 1);
    assert_eq!(sarif["runs"][0]["automationDetails"]["id"], "tpnskit/app/");
}

#[test]
fn what_differs_between_variants_is_said_for_each() {
    let builds = [
        variant("debug").config(&config("158000221", KEY)),
        variant("release").config(&config(ID, "a1b2c3d4e5f6")),
        variant("staging"),
    ];
    let overview = overview(&builds);
    let json: Value = serde_json::from_str(&overview.report("tpns.json")).unwrap();
    let of =
        |index: usize| (json["diagnostics"][index]["code"].clone(), json["diagnostics"][index]["variants"].clone());
    assert_eq!(of(0), (json!("TPNS105"), json!(["debug"])));
    assert_eq!(of(1), (json!("TPNS106"), json!(["release"])));
    assert_eq!(json["variants"].as_array().unwrap().len(), 3);
}

#[test]
fn variants_in_order_say_nothing() {
    let overview = overview(&[variant("debug"), variant("release")]);
    assert_eq!((&overview.answer["failed"], overview.texts().len()), (&json!(false), 0));
    assert_eq!(overview.answer["summary"], Value::Null);
    assert!(overview.report("index.html").contains("debug"));
}

/// Two findings of one key in one variant stay two.
#[test]
fn a_finding_that_a_variant_has_twice_counts_twice() {
    let reports = [troubled(), troubled().fact("name", json!("debug"))];
    let one = reports[0].json()["diagnostics"].as_array().unwrap().len();
    let json: Value = serde_json::from_str(&overview(&reports).report("tpns.json")).unwrap();
    assert_eq!(json["diagnostics"].as_array().unwrap().len(), one);
}
