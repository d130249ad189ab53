//! What holds for any input: an answer, in JSON, without a panic, and with nothing of the input obeyed.

use crate::support::*;
use proptest::prelude::*;
use serde_json::{Value, json};
use tpnskit_core::text::unseen::is_unseen;

/// A text made of what such texts are made of, so that it gets far.
pub fn json_like() -> impl Strategy<Value = String> {
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

pub fn xml_like() -> impl Strategy<Value = String> {
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
        let response: Value = serde_json::from_slice(&call(&bytes)).unwrap();
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

/// Where a secret may stand, each with something wrong around it, so that findings show the place.
fn secret_places(secret: &str) -> Vec<(&'static str, Build)> {
    let file = |text: &str| Build::consistent().config(&text.replace("SECRET", secret));
    let app = "\"com.example.app\":{\"channel\":{\"enable\":\"true\"}}";
    let tpns = "{\"tpns\":{\"access_id\":\"1520002210\",\"access_key\":\"SECRET\"}";
    let entry = |value: &str| {
        format!(
            "<meta-data\n    android:name=\"XG_V2_ACCESS_KEY\"\n    android:exported=\"x\"\n\n    \
             android:value=\"{value}\" />\n<receiver android:name=\".Open\"><intent-filter/></receiver>"
        )
    };
    let script = |text: &str| Build::consistent().script(&text.replace("SECRET", secret));
    vec![
        ("the access key", file(&format!("{tpns},{app}}}"))),
        ("with a space", file(&format!("{},{app}}}", tpns.replace("SECRET", " SECRET")))),
        ("in the id's member", file(&format!("{{\"tpns\":{{\"access_id\":\"SECRET\",\"access_key\":\"1580002210\"}},{app}}}"))),
        ("twice", file(&format!("{{\"tpns\":{{\"access_id\":\"SECRET\",\"access_key\":\"SECRET\"}},{app}}}"))),
        ("unknown members", file(&format!("{tpns},\"sk\":\"SECRET\",\"token\":\"SECRET\",\"xgPassword\":\"SECRET\",{app}}}"))),
        (
            "a vendor's",
            file(&tpns.replace("SECRET", KEY).replace('}', "},\"com.example.app\":{\"channel\":{\"xiaomi\":{\"app_id\":\"1\",\"app_key\":\"SECRET\",\"app_sk\":\"SECRET\"},\"meizu\":{\"app_id\":\"SECRET\",\"app_key\":\"SECRET\"}}}}")),
        ),
        ("another app's", file(&format!("{tpns},\"com.example.other\":{{\"channel\":{{\"oppo\":{{\"app_key\":\"SECRET\"}}}}}}}}"))),
        ("broken", file("{\n\"tpns\": {\n\"access_id\": \"1580002210\",,\n\"access_key\":\n\"SECRET\"\n}")),
        ("a setting", Build::consistent().setting("accessKey", json!(secret)).script(&format!("tpns {{ accessKey = '{secret}' }}"))),
        (
            "a placeholder",
            script("manifestPlaceholders = [\n  XG_ACCESS_KEY:\n  'SECRET',\n  VIVO_APPKEY: \"SECRET\"]")
                .placeholder("XG_ACCESS_KEY", secret)
                .placeholder("VIVO_APPKEY", secret),
        ),
        ("manifests", Build::consistent().both_manifests(&manifest(&entry(secret)))),
        ("a field of the build", script("buildConfigField 'String', 'TPNS_SECRET_KEY', '\"SECRET\"'")),
        ("a field over lines", script("buildConfigField 'String','TPNS_SECRET_KEY',\n'\"SECRET\"'")),
        ("behind escapes", file(&format!("{},{app}}}", tpns.replace("SECRET", "\\u0041\\\"SECRET\\/SECRET")))),
        ("a list", file(&format!("{},{app}}}", tpns.replace("\"SECRET\"", "[\n\"SECRET\"]")))),
        ("an object", file(&format!("{},{app}}}", tpns.replace("\"SECRET\"", "{\"v\":\n\"SECRET\"}")))),
        (
            "an id's placeholder",
            script("manifestPlaceholders = [XG_ACCESS_ID: 'SECRET', XG_ACCESS_KEY: '1580001234']")
                .placeholder("XG_ACCESS_ID", secret)
                .placeholder("XG_ACCESS_KEY", "1580001234"),
        ),
        ("an id's setting", Build::consistent().setting("accessId", json!(secret)).script(&format!("tpns {{ accessId = '{secret}' }}"))),
        ("an id's entry", Build::consistent().both_manifests(&manifest(&entry(secret).replace("ACCESS_KEY", "ACCESS_ID")))),
        ("an entry with references", Build::consistent().both_manifests(&manifest(&entry(&format!("&#65;{secret}"))))),
        (
            "an entry of a service",
            Build::consistent().both_manifests(&manifest(&format!(
                "<service android:name=\".S\"><intent-filter/>{}</service>",
                entry(secret).split("<receiver").next().unwrap_or_default()
            ))),
        ),
        (
            "a sum",
            script("manifestPlaceholders = [XG_ACCESS_KEY: 'SEC' + 'SECRET'.concat('SECRET')]").placeholder("XG_ACCESS_KEY", "A"),
        ),
    ]
}

/// Everything that a person or a program gets to read.
fn outputs(build: &Build) -> Vec<(String, String)> {
    let mut outputs = vec![("console".to_owned(), build.call("console")["text"].to_string())];
    let merge = build.merge();
    let reports = merge["reports"].as_array().expect("reports").iter();
    outputs.extend(
        reports.map(|report| (report["name"].to_string(), report["text"].as_str().unwrap_or_default().to_owned())),
    );
    outputs.push(("terminal".to_owned(), build.show(".").to_string()));
    outputs.push(("baseline".to_owned(), build.call("baseline")["file"].to_string()));
    let fix = json!({ "variants": [build.payload("merge")["inputs"]], "protected": [], "dryRun": true });
    let fix: Value = serde_json::from_str(&answer(&request("fix", fix))).expect("JSON");
    assert_eq!(fix["refused"], Value::Null);
    outputs.push(("fix".to_owned(), format!("{}{}", fix["diff"], fix["text"])));
    outputs
}

/// An entry with Huawei's app id has a word before it.
#[test]
fn a_secret_in_the_place_of_huaweis_id_is_shown_nowhere() {
    let secret = "zzqRt7Lm3Kasdqqq";
    let entry = format!(
        "<meta-data android:name=\"com.huawei.hms.client.appid\" android:value=\"appid={secret}\" />\n\
         <receiver android:name=\".Open\"><intent-filter/></receiver>"
    );
    for (output, text) in outputs(&Build::consistent().both_manifests(&manifest(&entry))) {
        assert!(!text.contains(secret), "{output}: {text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// A key or secret is shown nowhere, whatever it looks like, wherever it stands and however it is broken over lines.
    #[test]
    fn no_secret_is_shown_in_any_output(
        secret in "[a-z][A-Za-z0-9]{2}[0-9][A-Za-z0-9]{5,40}|[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}|[A-Z0-9]{9}[a-z][0-9]{2}",
        language in proptest::sample::select(vec!["en", "zh"]),
    ) {
        for (place, build) in secret_places(&secret) {
            for (output, text) in outputs(&build.language(language)) {
                prop_assert!(!text.contains(&secret), "{} in {}: {}", place, output, text);
            }
        }
    }
}
