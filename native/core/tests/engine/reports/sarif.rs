//! SARIF.

use serde_json::{Value, json};

use super::{settled, troubled};
use crate::support::*;

#[test]
fn sarif_is_valid_by_its_official_schema() {
    let mut schema: Value = serde_json::from_str(include_str!("../../data/sarif-schema-2.1.0.json")).unwrap();
    // One pattern of the official schema, of a member that is not written here, has a stray bracket.
    for of in ["run", "toolComponent"] {
        schema["definitions"][of]["properties"]["language"].as_object_mut().unwrap().remove("pattern");
    }
    let validator = jsonschema::validator_for(&schema).unwrap();
    let baseline = troubled().call("baseline")["file"]["text"].as_str().unwrap().to_owned();
    let accepted = troubled().file("baseline", "app/tpns-baseline.json", &baseline);
    for build in [troubled(), settled(), accepted, Build::consistent().without("config")] {
        let log: Value = serde_json::from_str(&build.report("tpns.sarif")).unwrap();
        let errors: Vec<String> =
            validator.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert_eq!(errors, [] as [String; 0]);
    }
    let accepted: Value =
        serde_json::from_str(&troubled().file("baseline", "b", &baseline).report("tpns.sarif")).unwrap();
    let results = accepted["runs"][0]["results"].as_array().unwrap();
    assert!(results.iter().filter(|result| result["suppressions"].is_array()).count() > 10);
}

#[test]
fn sarif_of_a_troubled_app() {
    let build = Build::consistent().config(&config(ID, "a1b2c3d4e5f6")).placeholder("XG_ACCESS_ID", ID);
    insta::assert_snapshot!("sarif", build.report("tpns.sarif"));
}

#[test]
fn a_fingerprint_survives_line_moves() {
    let log = |build: Build| {
        serde_json::from_str::<Value>(&build.report("tpns.sarif")).unwrap()["runs"][0]["results"][0]["partialFingerprints"].clone()
    };
    let here = log(Build::consistent().config(&config(ID, "short")));
    let moved = log(Build::consistent().config(&format!("\n\n{}", config(ID, "short"))));
    assert_eq!(here, moved);
    assert_ne!(here, log(Build::consistent().config(&config("short", KEY))));
}

fn sarif(build: &Build) -> Value {
    serde_json::from_str(&build.report("tpns.sarif")).unwrap()
}

/// GitHub refuses a whole upload for one result without a place.
#[test]
fn every_result_has_a_region_of_a_file_of_the_repository() {
    let bare = Build::consistent().without("config").setting("receiver", json!({ "enabled": false }));
    for build in [troubled(), bare] {
        let log = sarif(&build);
        let results = log["runs"][0]["results"].as_array().unwrap();
        assert!(!results.is_empty());
        for result in results {
            let place = &result["locations"][0]["physicalLocation"];
            assert!(place["region"]["startLine"].as_u64().unwrap() >= 1, "{result}");
            assert_eq!(place["artifactLocation"]["uriBaseId"], "%SRCROOT%");
            assert!(result["partialFingerprints"]["tpnskit/v2"].is_string());
        }
    }
}

#[test]
fn a_module_and_variant_have_a_category_of_their_own() {
    let log = sarif(&troubled());
    assert_eq!(log["runs"][0]["automationDetails"]["id"], "tpnskit/app/release/");
}

#[test]
fn a_fix_is_in_the_log() {
    let log = sarif(&suffix("tpns.sgp.tencent.com"));
    let fix = &log["runs"][0]["results"][0]["fixes"][0];
    let change = &fix["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], "app/src/main/AndroidManifest.xml");
    assert_eq!(change["replacements"][0]["insertedContent"]["text"], "tpns.sh.tencent.com");
}

/// Gradle's root may be a folder of the repository, as in a Flutter app.
#[test]
fn paths_start_at_the_repository() {
    let build = troubled();
    let mut request = build.request("merge");
    request["call"]["merge"]["build"]["repositoryPath"] = json!("my app/android");
    let response: Value = serde_json::from_str(&answer(&request)).unwrap();
    let reports = response["answer"]["reports"].as_array().unwrap();
    let text = |name: &str| reports.iter().find(|report| report["name"] == name).unwrap()["text"].as_str().unwrap();
    let log: Value = serde_json::from_str(text("tpns.sarif")).unwrap();
    for result in log["runs"][0]["results"].as_array().unwrap() {
        let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
        assert!(uri.starts_with("my%20app/android/app/"), "{uri}");
    }
    let shown = show(text("tpns.json"), "/here");
    let annotations = shown["annotations"].as_array().unwrap();
    assert!(annotations[0].as_str().unwrap().contains("file=my app/android/app/"), "{annotations:?}");
    // A person's terminal starts where Gradle does.
    assert!(shown["texts"][0]["text"].as_str().unwrap().starts_with("/here/app/"));
}

#[test]
fn a_value_is_no_link_and_no_placeholder() {
    let log = sarif(&Build::consistent().config(r#"{ "[a](http://b){0}{c}{1": 1 }"#));
    let results = log["runs"][0]["results"].as_array().unwrap();
    let texts: Vec<&str> = results.iter().map(|result| result["message"]["text"].as_str().unwrap()).collect();
    assert!(texts.iter().any(|text| text.contains(r"[a\](http://b){{0}}{c}{1")), "{texts:?}");
}
