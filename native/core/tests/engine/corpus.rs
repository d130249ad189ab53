//! Everything that these tests ask the engine, kept in a file. Another host of the engine has to give the same answers
//! (`DifferentialTest` of the plugin).

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::sync::{LazyLock, Mutex};

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::merging::fixtures;
use crate::robustness::{json_like, xml_like};
use crate::support::Build;

/// The file that the environment names, if it does.
static CORPUS: LazyLock<Option<Mutex<File>>> = LazyLock::new(|| {
    let path = std::env::var_os("TPNSKIT_CORPUS")?;
    let file = OpenOptions::new().create(true).append(true).open(&path);
    Some(Mutex::new(file.unwrap_or_else(|error| panic!("{}: {error}", path.display()))))
});

/// Asks the engine. The request is added to the corpus: its length in four bytes, the highest first, then its bytes.
pub fn call(request: &[u8]) -> Vec<u8> {
    if let Some(corpus) = &*CORPUS {
        let mut entry = u32::try_from(request.len()).expect("a length").to_be_bytes().to_vec();
        entry.extend(request);
        corpus.lock().expect("a file").write_all(&entry).expect("space on the disk");
    }
    tpnskit_core::call(request)
}

const COUNT: usize = 10_000;

const CALLS: &[&str] = &["merge", "sources", "placeholders", "dependencies", "keepRules", "console", "baseline"];

/// A text of a fixture, some of which is left out or replaced.
fn spoilt(texts: Vec<String>) -> impl Strategy<Value = String> {
    let noise = prop_oneof![Just(String::new()), json_like(), xml_like(), "[ -~]{0,8}", any::<String>()];
    (proptest::sample::select(texts), any::<prop::sample::Index>(), 0..40_usize, noise).prop_map(
        |(text, start, length, noise)| {
            let places: Vec<usize> = text.char_indices().map(|(place, _)| place).chain([text.len()]).collect();
            let start = start.index(places.len());
            let end = (start + length).min(places.len() - 1);
            format!("{}{noise}{}", &text[..places[start]], &text[places[end]..])
        },
    )
}

/// The texts of all fixtures whose names end so.
fn texts(end: &str) -> Vec<String> {
    let mut folders = vec![fixtures()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        let mut entries: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(end) {
                found.extend(std::fs::read_to_string(path));
            }
        }
    }
    assert!(!found.is_empty(), "{end}");
    found
}

fn requests() -> impl Strategy<Value = Value> {
    let settings = (any::<bool>(), "[a-z]{0,6}", prop_oneof![Just("en"), Just("zh")]);
    let components =
        proptest::collection::vec("com[.]tencent[.]tpns:(tpns|vivo|oppo|xiaomi):[0-9.]{1,8}-release", 0..4);
    let strategies = (
        proptest::sample::select(CALLS),
        spoilt(texts("tpns-configs.json")),
        spoilt(texts("AndroidManifest.xml")),
        spoilt(texts("build.gradle")),
        settings,
        components,
    );
    strategies.prop_map(|(call, config, manifest, script, (minified, name, language), components)| {
        Build::consistent()
            .config(&config)
            .both_manifests(&manifest)
            .script(&script)
            .fact("minified", json!(minified))
            .fact("components", json!(components))
            .placeholder("XG_ACCESS_ID", &name)
            .language(language)
            .request(call)
    })
}

/// The same requests in every run.
#[test]
#[ignore = "slow: 10,000 requests"]
fn generated_requests_are_answered() {
    let mut runner = TestRunner::deterministic();
    let strategy = requests();
    for _ in 0..COUNT {
        let request = strategy.new_tree(&mut runner).unwrap().current();
        let response: Value = serde_json::from_slice(&call(request.to_string().as_bytes())).unwrap();
        assert_eq!(response["refused"], Value::Null, "{request}");
    }
}
