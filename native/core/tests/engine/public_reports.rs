//! What people reported in public (`tests/fixtures/reports`): the codes that must come, and none but those that may.

use std::fs;
use std::path::Path;

use crate::merging::{file_values, fixtures, merged};
use crate::support::Build;
use serde_json::{Value, json};

/// Not answered yet.
const OPEN: &[&str] = &[];

const FILES: [(&str, &str); 7] = [
    ("config", "tpns-configs.json"),
    ("sourceManifest", "src/main/AndroidManifest.xml"),
    ("buildScript", "build.gradle"),
    ("buildScript", "build.gradle.kts"),
    ("keepRules", "proguard-rules.pro"),
    ("agconnectServices", "agconnect-services.json"),
    ("googleServices", "google-services.json"),
];

struct Report {
    name: String,
    expected: Value,
    given: Value,
    build: Build,
}

#[test]
fn every_report_gets_its_answer() {
    let wrong: Vec<String> = reports().filter_map(|report| report.wrong()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn each_answer_reads_well() {
    let texts = reports().filter(|report| report.given["command"] == Value::Null);
    let texts = texts.map(|report| format!("#### {}\n\n{}", report.name, report.build.console()));
    insta::assert_snapshot!(texts.collect::<Vec<_>>().join("\n\n"));
}

/// The companion of the SDK that the file names, not of the newest.
#[test]
fn an_older_sdk_gets_the_companion_it_was_built_with() {
    let report = reports().find(|report| report.name.starts_with("39")).unwrap();
    let answer = report.build.call("dependencies").to_string();
    assert!(answer.contains("com.huawei.hms:push:6.3.0.302"), "{answer}");
}

fn reports() -> impl Iterator<Item = Report> {
    let mut folders: Vec<_> =
        fs::read_dir(fixtures().join("reports")).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders.into_iter().filter(|folder| folder.join("variant.json").exists()).map(|folder| Report::read(&folder))
}

impl Report {
    fn read(folder: &Path) -> Self {
        let json =
            |name: &str| -> Value { serde_json::from_str(&fs::read_to_string(folder.join(name)).unwrap()).unwrap() };
        let given = json("variant.json");
        let module = given["module"].as_str().unwrap();
        let mut build = Build { files: Vec::new(), variant: given["variant"].clone(), settings: json!({}) };
        if given["settings"].is_object() {
            build.settings = given["settings"].clone();
        }
        for (role, name) in FILES {
            if let Ok(text) = fs::read_to_string(folder.join(module).join(name)) {
                build = build.file(role, &format!("{module}/{name}"), &text);
            }
        }
        let text_of = |role: &str| {
            let file = build.files.iter().find(|file| file["role"] == role);
            file.map(|file| file["text"].as_str().unwrap().to_owned()).unwrap_or_default()
        };
        let variant = &given["variant"];
        let components = variant["components"].as_array().into_iter().flatten();
        let components: Vec<&str> = components.map(|component| component.as_str().unwrap()).collect();
        let placeholders = variant["placeholders"].as_array().into_iter().flatten();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let stated = placeholders.map(|placeholder| (text(&placeholder["name"]), text(&placeholder["value"])));
        let supplied = file_values(&text_of("config"), variant["applicationId"].as_str().unwrap());
        let values: Vec<_> = stated.chain(supplied).collect();
        let merged = merged(&text_of("sourceManifest"), variant["namespace"].as_str().unwrap(), &components, &values);
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let merged_name = format!("{module}/build/intermediates/merged/AndroidManifest.xml");
        Self {
            name,
            expected: json("expected.json"),
            build: build.file("mergedManifest", &merged_name, &merged),
            given,
        }
    }

    /// What is wrong with the answer, or with the list of those that are open.
    fn wrong(&self) -> Option<String> {
        let found = match self.given["command"].as_str() {
            None => self.build.codes(),
            Some(_) => Vec::new(),
        };
        let codes = |name: &str| -> Vec<String> {
            self.expected[name].as_array().unwrap().iter().map(|code| code.as_str().unwrap().to_owned()).collect()
        };
        let (must, may) = (codes("must"), codes("may"));
        let missing: Vec<_> = must.iter().filter(|code| !found.contains(code)).collect();
        let more: Vec<_> = found.iter().filter(|code| !must.contains(code) && !may.contains(code)).collect();
        let right = missing.is_empty() && more.is_empty();
        if right != OPEN.contains(&self.name.as_str()) {
            return None;
        }
        Some(format!("{}: missing {missing:?}, not asked for {more:?}\n{}", self.name, self.build.console()))
    }
}
