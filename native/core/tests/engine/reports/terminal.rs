//! What a terminal shows.

use serde_json::{Value, json};

use super::troubled;
use crate::support::*;

#[test]
fn a_consistent_variant_has_no_findings() {
    let response = Build::consistent().merge();
    assert_eq!(Build::consistent().findings(), [] as [Value; 0]);
    assert_eq!(response["failed"], false);
    assert_eq!(first_line(&response["summary"]), "TPNS: nothing found in variant `release`; see tpns.html");
    let shown = Build::consistent().show(".");
    assert_eq!((&shown["texts"], &shown["summary"]), (&json!([]), &Value::Null));
}

/// A note stands in the report, and the terminal says where that is.
#[test]
fn notes_alone_are_one_line() {
    let shown = Build::consistent().placeholder("XG_ACCESS_ID", ID).show(".");
    assert_eq!(shown["summary"], "TPNS: 1 note in variant `release`; see tpns.html");
}

#[test]
fn findings_come_all_at_once_and_read_well() {
    let manifest = manifest(
        &(meta_data("XG_SERVER_SUFFIX", "tpns.sgp.tencent.com")
            + &receiver(&[PUSH_MESSAGE, "com.tencent.android.xg.vip.action.FEEDBAK"])),
    );
    let script = "android {\n    defaultConfig {\n        manifestPlaceholders = [\n            XG_ACCESS_ID : '1580002210',\n            XG_ACCESS_KEY: 'A1B2C3D4E5F7',\n        ]\n    }\n}\n";
    let build = Build::consistent()
        .both_manifests(&manifest)
        .script(script)
        .placeholder("XG_ACCESS_ID", ID)
        .placeholder("XG_ACCESS_KEY", "A1B2C3D4E5F7");
    insta::assert_snapshot!("several_findings", build.console());
    let response = build.merge();
    assert_eq!(first_line(&response["summary"]), "TPNS: 3 errors, 1 note in variant `release`; see tpns.html");
    insta::assert_snapshot!("several_findings_as_json", build.report("tpns.json"));
    insta::assert_snapshot!("several_findings_as_text", build.report("tpns.txt"));
}

/// JSON as people break it.
#[test]
fn slips_read_well() {
    let right = config(ID, KEY);
    let builds = [
        right.replace('"', "“").replace(':', "："),
        right.replace("  \"debug\"", "\u{3000}\"debug\"").replace("false", "False"),
        right.replace('"', "'"),
        right
            .replace("  \"debug", "<<<<<<< HEAD\n  \"debug\": true,\n=======\n  \"debug")
            .replace("\n}\n", "\n>>>>>>> other\n}\n"),
        "<!DOCTYPE html>\n<html></html>\n".to_owned(),
        right.replace("\"version\": \"1.4.3.9-release\"", "\"build\": 007"),
    ];
    for language in ["en", "zh"] {
        let texts = builds.iter().map(|text| Build::consistent().config(text).language(language).console());
        insta::assert_snapshot!(format!("slips_{language}"), texts.collect::<Vec<_>>().join("\n\n"));
    }
}

#[test]
fn every_message_reads_well() {
    let texts = [
        Build::consistent().without("config"),
        Build::consistent().config(
            "{\n  \"tpns\": {\n    \"access_id\": \"1580002210\",\n    \"access_key\": \"A1B2C3D4E5F6\",\n  }\n}\n",
        ),
        Build::consistent().config(
            "{\"tpns\": {\"access_id\": 1}, \"tpns\": {}, \"secret_key\": \"0123456789abcdef0123456789abcdef\"}",
        ),
        with_ids("15800022", "0123456789abcdef0123456789abcdef"),
        with_ids(" 1580002210", "i1b2c3d4e5f6"),
        Build::consistent().fact("applicationId", json!("com.example.app.debug")),
        Build::consistent().fact("applicationId", json!("com.exmaple.app")),
        Build::consistent().both_manifests(&manifest(&meta_data("XG_V2_ACCESS_KEY", "A1B2C3D4E5F7"))),
        Build::consistent().setting("accessPoint", json!("shanghia")).script("tpns { accessPoint = 'shanghia' }"),
        suffix("http://tpns.sg.tencent.com/"),
        Build::consistent().setting("supply", json!({ "accessPoint": false })),
        with_ids("1599002210", KEY),
        Build::consistent().setting("receiver", json!({ "enabled": false })),
        actions(&[PUSH_MESSAGE]),
        Build::consistent()
            .both_manifests(&manifest("<activity android:name=\".Main\"><intent-filter /></activity>\n")),
        Build::consistent().both_manifests("<!DOCTYPE m [<!ENTITY a \"b\">]>\n<manifest />"),
    ];
    let texts: Vec<String> = texts.iter().map(Build::console).collect();
    insta::assert_snapshot!("every_message", texts.join("\n\n"));
}

/// An IDE links absolute paths alone, and a report must be the same on every machine.
#[test]
fn only_the_terminal_says_where_the_checkout_is() {
    let texts = |root: &str| -> Vec<String> {
        let shown = troubled().show(root);
        shown["texts"].as_array().unwrap().iter().map(|text| text["text"].as_str().unwrap().to_owned()).collect()
    };
    let here = texts("/home/我/my app");
    for (here, anywhere) in here.iter().zip(texts(".")) {
        assert_eq!(here.replace("/home/我/my app/", "./"), anywhere);
        assert!(here.starts_with("/home/我/my app/app/"), "{here}");
    }
    assert!(here.iter().any(|text| text.contains("::: /home/我/my app/app/")));
}

/// The example of both READMEs is what a terminal shows. `TPNSKIT_WRITE_DOCS=1` writes it anew.
#[test]
fn the_readmes_show_what_a_terminal_shows() {
    let script = "plugins {\n    id 'com.android.application'\n    id 'io.github.tpnskit'\n}\n\nandroid {\n    \
                  defaultConfig {\n        manifestPlaceholders = [\n            XG_ACCESS_KEY: 'A1B2C3D4E5F7',\n";
    let entry = "        <meta-data\n            android:name=\"XG_SERVER_SUFFIX\"\n            \
                 android:value=\"tpns.sgp.tencent.com\" />\n";
    let build = Build::consistent()
        .both_manifests(&manifest(entry))
        .script(script)
        .placeholder("XG_ACCESS_KEY", "A1B2C3D4E5F7");
    for (name, language) in [("README.md", "en"), ("README.zh-CN.md", "zh")] {
        let build = build.clone().language(language);
        let summary = build.merge()["summary"].as_str().unwrap().to_owned();
        let summary = summary.replace("tpns.html", "file:///…/app/build/reports/tpns/release/tpns.html");
        // Gradle indents what follows the first line.
        let summary = summary.replace('\n', "\n  ");
        let example = format!(
            "```\n> Task :app:mergeReleaseTpnsManifest FAILED\n\n> Task :app:showReleaseTpns\n{}\n\n\
             FAILURE: Build failed with an exception.\n\n* What went wrong:\n\
             Execution failed for task ':app:mergeReleaseTpnsManifest'.\n> {summary}\n```\n",
            build.console()
        );
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(name);
        let text = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        let (before, rest) = text.split_once("<!-- terminal example -->\n").unwrap();
        let (found, after) = rest.split_once("<!-- end of terminal example -->").unwrap();
        if std::env::var_os("TPNSKIT_WRITE_DOCS").is_some() {
            let marks = ["<!-- terminal example -->\n", "<!-- end of terminal example -->"];
            std::fs::write(&path, format!("{before}{}{example}{}{after}", marks[0], marks[1])).unwrap();
        } else {
            assert_eq!(found, example, "{name}: run `cargo xtask docs`");
        }
    }
}
