//! The catalogue tells the truth: every example fires its code and no other, and the pages in `docs/checks` are those
//! of the catalogue.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use support::*;
use tpnskit_core::diagnostic::Code;
use tpnskit_core::diagnostic::catalogue::Page;

#[test]
fn every_example_fires_its_code_and_no_other() {
    for code in Code::ALL {
        let Some(build) = example(code.page()) else { continue };
        let mut codes = build.all_codes();
        codes.dedup();
        assert_eq!(codes, [code.name()], "the example of {}\n{}", code.name(), build.console());
    }
}

#[test]
fn only_what_the_engine_cannot_see_has_an_example_that_is_not_run() {
    let unrun: Vec<&str> =
        Code::ALL.iter().filter(|code| example(code.page()).is_none()).map(|code| code.name()).collect();
    assert_eq!(unrun, ["TPNS901", "TPNS902", "TPNS903", "TPNS904"]);
}

/// The example's build, or nothing for one that happens outside of the engine.
fn example(page: Page) -> Option<Build> {
    let text = page.source();
    let facts = text.split_once("<!-- build ").map(|(_, rest)| rest.split_once(" -->").unwrap().0);
    let facts: Value = facts.map_or(json!({}), |facts| serde_json::from_str(facts).unwrap());
    if facts["elsewhere"] == true {
        return None;
    }
    let mut build = Build::consistent();
    for block in text.split("\n```").skip(1).step_by(2) {
        let (kind, content) = block.split_once('\n').unwrap();
        build = match kind {
            "json" => build.config(content),
            "json tpns-baseline.json" => build.file("baseline", "tpns-baseline.json", content),
            "xml" if content.contains("<manifest") => build.both_manifests(content),
            "xml" => build.both_manifests(&manifest(content)),
            "groovy" => build.script(content),
            "proguard" => build.file("keepRules", "app/proguard-rules.pro", content),
            "text" => build,
            other => panic!("a block of {other}"),
        };
    }
    if let Some(lines) = facts["merged"].as_str() {
        build = build.merged(&manifest(lines));
    }
    for role in facts["without"].as_array().into_iter().flatten() {
        build = build.without(role.as_str().unwrap());
    }
    if let Some(files) = facts["files"].as_array() {
        build = build.without("config");
        let file = |file: &Value| json!({ "role": file[0], "name": file[1], "text": file[2] });
        build.files.extend(files.iter().map(file));
    }
    for (name, value) in facts["variant"].as_object().into_iter().flatten() {
        build = build.fact(name, value.clone());
    }
    for (name, value) in facts["settings"].as_object().into_iter().flatten() {
        build = build.setting(name, value.clone());
    }
    Some(build)
}

#[test]
fn the_docs_are_those_of_the_catalogue() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/checks");
    let pages = Code::ALL.iter().map(|code| (folder.join(format!("{}.md", code.name())), page(*code)));
    let pages: Vec<(PathBuf, String)> = pages.chain([(folder.join("README.md"), index())]).collect();
    if std::env::var_os("TPNSKIT_WRITE_DOCS").is_some() {
        fs::create_dir_all(&folder).unwrap();
        for (path, text) in &pages {
            fs::write(path, text).unwrap();
        }
    }
    let hint = "run `TPNSKIT_WRITE_DOCS=1 cargo test -p tpnskit-core --test catalogue` and commit docs/checks";
    for (path, text) in &pages {
        let found = fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
        assert!(found == *text, "{} is stale: {hint}", path.display());
    }
    let known: Vec<&PathBuf> = pages.iter().map(|(path, _)| path).collect();
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        assert!(known.contains(&&path), "{} is of no code: delete it", path.display());
    }
}

fn page(code: Code) -> String {
    format!(
        "<!-- Made from native/core/src/diagnostic/catalogue/{name}.md: edit that. -->\n# {name}: {title}\n\n\
         *{severity} by default. [All checks](README.md)*\n\n{text}",
        name = code.name(),
        title = code.title(),
        severity = capitalised(code.severity().name()),
        text = code.page().markdown()
    )
}

fn index() -> String {
    let families = [
        ("TPNS1", "tpns-configs.json"),
        ("TPNS2", "The same value written twice"),
        ("TPNS3", "Access point"),
        ("TPNS4", "Manifest"),
        ("TPNS5", "Dependencies"),
        ("TPNS6", "Notification redirect"),
        ("TPNS7", "IM"),
        ("TPNS9", "tpnskit itself"),
    ];
    let mut text = "<!-- Made from native/core/src/diagnostic/catalogue: edit that. -->\n# The checks\n\n\
        Every code, with the failure on the device that it prevents. `./gradlew tpnsExplain --code TPNS302` prints the \
        same page. A code's severity is changed, or the code switched off, in `tpns { checks { } }`.\n"
        .to_owned();
    for (prefix, title) in families {
        text.push_str(&format!("\n## {title}\n\n| code | severity | what is wrong |\n|---|---|---|\n"));
        for code in Code::ALL.iter().filter(|code| code.name().starts_with(prefix)) {
            let (name, severity, title) = (code.name(), code.severity().name(), code.title());
            text.push_str(&format!("| [{name}]({name}.md) | {severity} | {title} |\n"));
        }
    }
    text
}

fn capitalised(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}

#[test]
fn explain_prints_the_page_and_finds_the_nearest_code() {
    let ask = |code: Value| {
        let request = json!({ "protocol": 1, "command": "explain", "code": code }).to_string();
        let response: Value = serde_json::from_slice(&tpnskit_core::call(request.as_bytes())).unwrap();
        (response["failed"].as_bool().unwrap(), response["text"].as_str().unwrap().to_owned())
    };
    insta::assert_snapshot!("explained", ask(json!("tpns602")).1);
    insta::assert_snapshot!("all_codes", ask(Value::Null).1);
    let (failed, text) = ask(json!("TPNS3O2"));
    assert!(failed);
    assert_eq!(text, "there is no code `TPNS3O2`; the nearest is TPNS302, the access point contradicts the access id");
    assert_eq!(ask(json!("else")), (true, "there is no code `else`".to_owned()));
}

#[test]
fn every_examples_message_reads_well() {
    let texts = Code::ALL.iter().filter_map(|code| Some(example(code.page())?.console()));
    insta::assert_snapshot!("every_example", texts.collect::<Vec<_>>().join("\n\n"));
}
