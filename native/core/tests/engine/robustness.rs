//! What holds for any input: an answer, in JSON, without a panic, and with nothing of the input obeyed.

use crate::support::*;
use proptest::prelude::*;
use serde_json::{Value, json};
use tpnskit_core::text::unseen::is_unseen;

/// A text made of what such texts are made of, so that it gets far.
fn json_like() -> impl Strategy<Value = String> {
    static WORDS: &[&str] = &[
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "\\",
        "\\u12",
        "true",
        "null",
        "1e9",
        " ",
        "\n",
        "//",
        "\"tpns\"",
        "\"access_id\"",
        "\"access_key\"",
        "\"1580002210\"",
        "\"A1B2C3D4E5F6\"",
        "\"com.example.app\"",
        "\"channel\"",
        "\"xiaomi\"",
        "\"app_id\"",
        "\"\"",
        "\"version\"",
        "推",
        "\u{FEFF}",
        "\0",
    ];
    proptest::collection::vec(proptest::sample::select(WORDS), 0..60).prop_map(|words| words.concat())
}

fn xml_like() -> impl Strategy<Value = String> {
    static WORDS: &[&str] = &[
        "<",
        ">",
        "/>",
        "</",
        "<manifest>",
        "</manifest>",
        "<application>",
        "</application>",
        "<activity ",
        "<receiver ",
        "<provider ",
        "<intent-filter>",
        "</intent-filter>",
        "<action ",
        "<data ",
        "<meta-data ",
        "android:name=\"",
        "android:value=\"",
        "\"",
        "'",
        " ",
        "xmlns:android=\"http://schemas.android.com/apk/res/android\"",
        "android:exported=\"true\"",
        "&amp;",
        "&x;",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<!DOCTYPE x>",
        "<?xml?>",
        "com.tencent.android.xg.vip.action.FEEDBACK",
        "XG_SERVER_SUFFIX",
        "推",
        "\0",
        "\n",
    ];
    proptest::collection::vec(proptest::sample::select(WORDS), 0..80).prop_map(|words| words.concat())
}

fn merged(build: &Build) -> Value {
    let response = build.merge();
    assert_eq!(response["reports"].as_array().unwrap().len(), 4);
    build.show("/");
    response
}

/// Every place is one of the text it speaks of.
fn places_are_real(build: &Build, text: &str) {
    let lines: Vec<&str> = text.trim_start_matches('\u{FEFF}').split('\n').collect();
    for finding in build.findings() {
        for label in finding["labels"].as_array().unwrap() {
            let (line, column) = (label["line"].as_u64().unwrap() as usize, label["column"].as_u64().unwrap() as usize);
            assert!((1..=lines.len()).contains(&line), "{finding}");
            assert!((1..=lines[line - 1].chars().count() + 1).contains(&column), "{finding}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_file_is_answered(text in prop_oneof![json_like(), any::<String>()]) {
        let build = Build::consistent().config(&text).without("sourceManifest").without("mergedManifest");
        merged(&build);
        places_are_real(&build, &text);
    }

    #[test]
    fn any_manifest_is_answered(text in prop_oneof![xml_like(), any::<String>()]) {
        merged(&Build::consistent().both_manifests(&text));
    }

    #[test]
    fn any_script_and_rules_are_answered(text in any::<String>()) {
        let build = Build::consistent().script(&text).file("keepRules", "r.pro", &text).file("baseline", "b.json", &text);
        merged(&build.placeholder("XG_ACCESS_ID", &text).fact("minified", json!(true)).setting("supply", json!({ "keepRules": false })));
    }

    #[test]
    fn any_bytes_are_answered(bytes in any::<Vec<u8>>()) {
        let response: Value = serde_json::from_slice(&tpnskit_core::call(&bytes)).unwrap();
        prop_assert!(response["refused"].is_string());
    }

    #[test]
    fn any_values_are_answered_and_none_becomes_markup(
        text in any::<String>(),
        other in "[<>&\"'`:\\-!\\[\\]a-z./{}$]{0,40}",
    ) {
        let build = Build::consistent()
            .fact("name", json!(text))
            .fact("applicationId", json!(other))
            .fact("components", json!([other, format!("com.tencent.tpns:tpns:{text}"), format!("com.tencent.tpns:vivo:{other}")]))
            .fact("abiFilters", json!([text]))
            .placeholder("VIVO_APPID", &other)
            .setting("redirects", json!([{ "activity": other, "uri": text }, { "activity": ".A", "uri": other }]))
            .setting("checks", json!({ "disable": [other], "severity": { "TPNS101": other } }));
        let response = merged(&build);
        let page = response["reports"].as_array().unwrap().iter().find(|report| report["name"] == "tpns.html").unwrap();
        let page = page["text"].as_str().unwrap();
        let (_, rest) = page.split_once("<title>").unwrap();
        prop_assert_eq!(unescaped(rest.split_once("</title>").unwrap().0), format!("TPNS push · {}", seen(&text)));
        for (open, close) in [("<section", "</section>"), ("<article", "</article>"), ("<li", "</li>"), ("<pre", "</pre>")] {
            prop_assert_eq!(page.matches(open).count(), page.matches(close).count() + usize::from(open == "<li") * page.matches("<link").count());
        }
        prop_assert!(!page.contains("<!-"));
        let shown = build.show("/");
        let annotations = shown["annotations"].as_array().unwrap();
        prop_assert!(annotations.iter().all(|line| !line.as_str().unwrap().contains(['\n', '\r'])));
    }
}

fn unescaped(text: &str) -> String {
    text.replace("&#60;", "<").replace("&#62;", ">").replace("&#34;", "\"").replace("&#39;", "'").replace("&#38;", "&")
}

/// What a reader sees of a text: what nobody would see is written as its escape.
fn seen(text: &str) -> String {
    let seen = |c: char| if is_unseen(c) { c.escape_unicode().to_string() } else { c.to_string() };
    text.chars().map(seen).collect()
}
