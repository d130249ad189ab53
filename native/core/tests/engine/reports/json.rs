//! `tpns.json`, and the schema that describes it.

use serde_json::{Value, json};

use super::{overview, settled, troubled, troubled_with};
use crate::support::*;

/// Variants that between them have every member of a report.
fn reports() -> Vec<Value> {
    let baseline = troubled().call("baseline")["file"]["text"].as_str().unwrap().to_owned();
    let accepted = troubled().file("baseline", "app/tpns-baseline.json", &baseline);
    let fixable = Build::consistent().config(&config(&format!(" {ID}"), KEY));
    let strict = settled().setting("checks", json!({ "disable": ["TPNS403"] }));
    let bare = Build::consistent().without("config").without("mergedManifest").fact("targetSdk", Value::Null);
    let invisible = troubled_with(&"  \"debug\u{200b}\": false,\n".repeat(1_000));
    let flooded = troubled_with(&(0..500).map(|name| format!("\"m{name}\": 1, \"m{name}\": 1,\n")).collect::<String>());
    let accepted_all = flooded.call("baseline")["file"]["text"].as_str().unwrap().to_owned();
    let accepted_all = flooded.clone().file("baseline", "app/tpns-baseline.json", &accepted_all);
    [
        troubled(),
        settled(),
        accepted,
        fixable,
        strict,
        bare,
        invisible,
        flooded,
        accepted_all,
        troubled().language("zh"),
    ]
    .iter()
    .map(Build::json)
    .collect()
}

#[test]
fn every_report_is_valid_by_the_published_schema() {
    let schema: Value = serde_json::from_str(include_str!("../../../../../docs/report.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let overview = overview(&[troubled().fact("name", json!("debug")), troubled()]);
    let overview: Value = serde_json::from_str(&overview.report("tpns.json")).unwrap();
    for report in reports().iter().chain([&overview]) {
        let errors: Vec<String> =
            validator.iter_errors(report).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert_eq!(errors, [] as [String; 0], "{report}");
    }
    // It is a schema that refuses something.
    for (member, value) in [("colour", json!(1)), ("failed", json!("no")), ("schema", json!(1))] {
        let mut report = troubled().json();
        report[member] = value;
        assert!(!validator.is_valid(&report), "{member}");
    }
    let mut nowhere = troubled().json();
    nowhere["diagnostics"][0]["labels"] = json!([]);
    assert!(!validator.is_valid(&nowhere));
}

/// A member that is empty in every report says nothing.
#[test]
fn no_member_is_always_empty() {
    let mut members = std::collections::BTreeMap::new();
    for report in reports() {
        collect("", &report, &mut members);
    }
    let empty: Vec<&String> = members.iter().filter(|(_, full)| !**full).map(|(name, _)| name).collect();
    // Empty where Gradle's root is the repository's, as it is here.
    assert_eq!(empty, ["/build/repositoryPath"]);
}

fn collect(path: &str, value: &Value, members: &mut std::collections::BTreeMap<String, bool>) {
    let full = match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(values) => {
            values.iter().for_each(|value| collect(&format!("{path}[]"), value, members));
            !values.is_empty()
        }
        Value::Object(values) => {
            values.iter().for_each(|(name, value)| collect(&format!("{path}/{name}"), value, members));
            !values.is_empty()
        }
        _ => true,
    };
    *members.entry(path.to_owned()).or_default() |= full;
}

/// Where the sentences are of another language, nothing else changes.
#[test]
fn only_sentences_depend_on_the_language() {
    let without_sentences = |language: &str| {
        let mut report = troubled().language(language).json();
        report["language"] = Value::Null;
        for diagnostic in report["diagnostics"].as_array_mut().unwrap() {
            for member in ["message", "notes", "help"] {
                diagnostic[member] = Value::Null;
            }
            diagnostic["labels"].as_array_mut().unwrap().iter_mut().for_each(|label| label["text"] = Value::Null);
        }
        report
    };
    assert_eq!(without_sentences("en"), without_sentences("zh"));
    assert_ne!(troubled().json()["diagnostics"], troubled().language("zh").json()["diagnostics"]);
}

/// Every finding has a place, and one that stands nowhere has the file that would hold it.
#[test]
fn what_stands_nowhere_has_a_place_by_rule() {
    let place = |build: &Build, code: &str| {
        let finding = build.findings().into_iter().find(|finding| finding["code"] == code).unwrap();
        finding["labels"][0]["file"].as_str().unwrap().to_owned()
    };
    assert_eq!(place(&Build::consistent().without("config"), "TPNS101"), "app/tpns-configs.json");
    let no_receiver = Build::consistent().setting("receiver", json!({ "enabled": false }));
    assert_eq!(place(&no_receiver, "TPNS401"), "app/src/main/AndroidManifest.xml");
    let setting = Build::consistent().setting("checks", json!({ "disable": ["TPNS480"] }));
    assert_eq!(place(&setting.clone().script(""), "TPNS905"), "app/build.gradle");
    // Even where the host gave no file that it could be.
    assert_eq!(place(&setting, "TPNS905"), "app/tpns-configs.json");
    let shrunk = Build::consistent().fact("minified", json!(true)).setting("supply", json!({ "keepRules": false }));
    assert_eq!(place(&shrunk.file("keepRules", "app/rules.pro", ""), "TPNS411"), "app/rules.pro");
}
