//! Each check where it fires and, as near as possible, where it must not.
#![allow(clippy::indexing_slicing, reason = "a test may panic")]

mod support;

use serde_json::json;
use support::*;

/// What is done to a consistent variant, and the errors and warnings that follow.
type Case = (&'static str, Build, &'static [&'static str]);

fn hold<const N: usize>(cases: [Case; N]) {
    for (promise, build, codes) in cases {
        assert_eq!(build.codes(), codes, "{promise}\n{}", build.console());
    }
}

fn config_text(id: &str, key: &str) -> Build {
    Build::consistent().config(&config(id, key))
}

fn suffix(domain: &str) -> Build {
    Build::consistent().both_manifests(&manifest(&meta_data("XG_SERVER_SUFFIX", domain)))
}

fn actions(actions: &[&str]) -> Build {
    Build::consistent().both_manifests(&manifest(&receiver(actions)))
}

#[test]
fn a_consistent_variant_has_no_findings() {
    let response = Build::consistent().merge();
    assert_eq!(response["findings"], json!([]));
    assert_eq!(
        (&response["failed"], &response["summary"]),
        (&json!(false), &json!("TPNS: nothing found in variant `release`"))
    );
}

#[test]
fn the_file_itself() {
    let missing = || Build::consistent().without("config");
    hold([
        ("no file", missing(), &["TPNS101"]),
        ("no file, worth a warning", missing().setting("missingConfig", json!("warn")), &["TPNS101"]),
        ("no file, meant to be so", missing().setting("missingConfig", json!("ignore")), &[]),
        ("a comment", Build::consistent().config("// x\n{}"), &["TPNS102"]),
        ("a trailing comma", Build::consistent().config("{\"tpns\": {},}"), &["TPNS102"]),
        ("an empty file", Build::consistent().config(""), &["TPNS102"]),
        ("white space alone", Build::consistent().config(" \r\n\t"), &["TPNS102"]),
        ("a control character in a string", Build::consistent().config("{\"tpns\": \"a\tb\"}"), &["TPNS102"]),
        ("a byte order mark", Build::consistent().config(&format!("\u{FEFF}{}", config(ID, KEY))), &["TPNS102"]),
        ("an array", Build::consistent().config("[]"), &["TPNS104"]),
        ("no tpns", Build::consistent().config(&format!("{{\"{APPLICATION_ID}\": {{}}}}")), &["TPNS104"]),
        (
            "tpns of another type",
            Build::consistent().config(&format!("{{\"tpns\": 1, \"{APPLICATION_ID}\": {{}}}}")),
            &["TPNS104"],
        ),
        (
            "no id, a boolean key",
            Build::consistent().config(&format!("{{\"tpns\": {{\"access_key\": true}}, \"{APPLICATION_ID}\": {{}}}}")),
            &["TPNS104", "TPNS104"],
        ),
        (
            "CRLF, tabs and no final newline",
            Build::consistent().config(config(ID, KEY).replace('\n', "\r\n\t").trim_end()),
            &[],
        ),
        (
            "an id written as a number",
            Build::consistent().config(&config(ID, KEY).replace(&format!("\"{ID}\""), ID)),
            &[],
        ),
    ]);
}

#[test]
fn members_that_stand_twice_and_secrets() {
    let with = |line: &str| Build::consistent().config(&config(ID, KEY).replace("\"debug\": false", line));
    hold([
        ("a member twice", with("\"debug\": false, \"debug\": true"), &["TPNS103"]),
        ("the same name in two objects", with("\"debug\": false, \"x.y\": {\"channel\": {\"enable\": true}}"), &[]),
        ("a blank name twice", with("\"\": {}, \"\": {}"), &["TPNS103"]),
        ("a secret key", with("\"secret_key\": \"x\""), &["TPNS111"]),
        ("a vendor's secret", with("\"x.y\": {\"channel\": {\"oppo\": {\"appSecret\": \"x\"}}}"), &["TPNS111"]),
        ("a secret that nobody filled in", with("\"secret_key\": \" \""), &[]),
    ]);
}

#[test]
fn access_id_and_key() {
    hold([
        ("blank", config_text("", ""), &["TPNS105", "TPNS106"]),
        ("a short id", config_text("158000221", KEY), &["TPNS105"]),
        ("an id of another service", config_text("1480002210", KEY), &["TPNS105"]),
        ("an id with a space", config_text(" 1580002210", KEY), &["TPNS105"]),
        ("an id in full-width digits", config_text("１５８０００２２１０", KEY), &["TPNS105"]),
        ("a key with a space inside", config_text(ID, "A1B2C3 4E5F6"), &["TPNS106"]),
        ("a key with spaces around it", config_text(ID, " A1B2C3D4E5F6"), &["TPNS106"]),
        ("the Secret Key", config_text(ID, "0123456789abcdef0123456789abcdef"), &["TPNS106"]),
        ("an iOS app's key", config_text(ID, "I1B2C3D4E5F6"), &["TPNS106"]),
        ("a lower-case key", config_text(ID, "a1b2c3d4e5f6"), &["TPNS106"]),
        ("a short key", config_text(ID, "A1B2C3D4E5F"), &["TPNS106"]),
        ("another access point, supplied", config_text("1520002210", KEY), &[]),
    ]);
}

#[test]
fn the_application_id() {
    let of = |id: &str| Build::consistent().fact("applicationId", json!(id));
    hold([
        ("a suffix", of("com.example.app.debug"), &["TPNS107"]),
        ("another case", of("com.example.App"), &["TPNS107"]),
        ("a namespace of another name", Build::consistent().fact("namespace", json!("org.other")), &[]),
    ]);
    let several = config_for(ID, KEY, "com.example.app.debug").replace("\"debug\": false", "\"com.example.app\": {}");
    hold([
        ("one of several", of("com.example.app").config(&several), &[]),
        ("the other", of("com.example.app.debug").config(&several), &[]),
    ]);
}

#[test]
fn values_written_twice() {
    let placeholder = |name: &str, value: &str| Build::consistent().placeholder(name, value);
    let meta = |name: &str, value: &str| Build::consistent().both_manifests(&manifest(&meta_data(name, value)));
    hold([
        ("a drifted id", placeholder("XG_ACCESS_ID", "1580002211"), &["TPNS201"]),
        ("a drifted key", placeholder("XG_ACCESS_KEY", "A1B2C3D4E5F7"), &["TPNS201"]),
        ("a repeated id", placeholder("XG_ACCESS_ID", ID), &[]),
        ("another service's", placeholder("JPUSH_APPKEY", "45ff2da2f1392afa5c6ba638"), &[]),
        ("the layer that wins counts", placeholder("XG_ACCESS_ID", ID).placeholder("XG_ACCESS_ID", "1"), &[]),
        ("a drifted entry", meta("XG_V2_ACCESS_ID", "1580002211"), &["TPNS203"]),
        ("a repeated entry", meta("XG_V2_ACCESS_ID", ID), &[]),
        (
            "an entry made of the placeholder",
            meta("XG_V2_ACCESS_ID", ID).manifest(&manifest(&meta_data("XG_V2_ACCESS_ID", "${XG_ACCESS_ID}"))),
            &[],
        ),
        ("an entry that a resource holds", meta("XG_V2_ACCESS_ID", "@string/id"), &[]),
        (
            "an entry in a comment",
            Build::consistent().both_manifests(&manifest(&format!("<!--{}-->\n", meta_data("XG_V2_ACCESS_ID", "1")))),
            &[],
        ),
        (
            "one drift, one finding",
            meta("XG_V2_ACCESS_ID", "1580002211").manifest(&manifest("")).placeholder("XG_ACCESS_ID", "1580002211"),
            &["TPNS201"],
        ),
        ("an entry that a library brings", meta("XG_V2_ACCESS_ID", "1580002211").manifest(&manifest("")), &["TPNS203"]),
    ]);
    let notes = placeholder("XG_ACCESS_ID", ID).placeholder("XG_ACCESS_KEY", KEY);
    assert_eq!(notes.all_codes(), ["TPNS202", "TPNS202"]);
}

#[test]
fn the_access_point() {
    let unsupplied = || Build::consistent().setting("supply", json!({ "accessPoint": false }));
    let stated = |point: &str| Build::consistent().setting("accessPoint", json!(point));
    hold([
        ("the right one", suffix("tpns.sh.tencent.com"), &[]),
        ("another region", suffix("tpns.sgp.tencent.com"), &["TPNS302"]),
        ("one where none is needed", suffix("tpns.hk.tencent.com").config(&config("1500002210", KEY)), &["TPNS302"]),
        ("a scheme", suffix("https://tpns.sh.tencent.com"), &["TPNS303"]),
        ("a space", suffix("tpns.sh.tencent.com "), &["TPNS303"]),
        ("a typo", suffix("tpns.sg.tencent.com"), &["TPNS303"]),
        ("a resource", suffix("@string/suffix"), &[]),
        ("nothing sets it and nothing is supplied", unsupplied(), &["TPNS301"]),
        ("Guangzhou needs none", unsupplied().config(&config("1500002210", KEY)), &[]),
        ("stated as it is", stated("Shanghai"), &[]),
        ("stated otherwise", stated("hongkong"), &["TPNS302"]),
        ("stated wrongly", stated("shanghia"), &["TPNS303"]),
        ("an unknown prefix", config_text("1599002210", KEY), &[]),
        (
            "an unknown prefix, stated and written otherwise",
            suffix("tpns.hk.tencent.com").config(&config("1599002210", KEY)).setting("accessPoint", json!("shanghai")),
            &["TPNS302"],
        ),
        ("a blank id tells no region", suffix("tpns.hk.tencent.com").config(&config("", KEY)), &["TPNS105"]),
    ]);
    assert_eq!(config_text("1599002210", KEY).all_codes(), ["TPNS305"]);
}

#[test]
fn the_receiver() {
    let off = || Build::consistent().setting("receiver", json!({ "enabled": false }));
    let split = receiver(&[PUSH_MESSAGE]) + &receiver(&[FEEDBACK]).replace(".PushReceiver", ".Feedback");
    hold([
        ("both actions", actions(&[PUSH_MESSAGE, FEEDBACK]), &[]),
        ("no FEEDBACK", actions(&[PUSH_MESSAGE]), &["TPNS402"]),
        ("no PUSH_MESSAGE", actions(&[FEEDBACK]), &["TPNS402"]),
        ("a slip", actions(&[PUSH_MESSAGE, "com.tencent.android.xg.vip.action.FEEDBAK"]), &["TPNS402"]),
        (
            "the names of the service's former life",
            actions(&["com.tencent.android.tpush.action.PUSH_MESSAGE", "com.tencent.android.tpush.action.FEEDBACK"]),
            &["TPNS402", "TPNS402"],
        ),
        ("a space", actions(&[PUSH_MESSAGE, "com.tencent.android.xg.vip.action.FEEDBACK "]), &["TPNS402"]),
        ("an action each", Build::consistent().both_manifests(&manifest(&split)), &[]),
        ("another service's receiver", actions(&["cn.jpush.android.intent.RECEIVE_MESSAGE"]), &[]),
        (
            "the SDK's own",
            Build::consistent().both_manifests(&manifest(
                &receiver(&["com.tencent.android.xg.vip.action.SDK"])
                    .replace(".PushReceiver", "com.tencent.android.tpush.XGPushReceiver"),
            )),
            &[],
        ),
        ("one that a library brings", actions(&[PUSH_MESSAGE, FEEDBACK]).manifest(&manifest("")), &[]),
        ("none, and none is generated", off(), &["TPNS401"]),
        ("none generated, the app's own", off().both_manifests(&manifest(&receiver(&[PUSH_MESSAGE, FEEDBACK]))), &[]),
        ("no SDK to generate for", Build::consistent().fact("components", json!([])), &["TPNS401"]),
    ]);
}

#[test]
fn exported() {
    let activity = |attributes: &str| {
        Build::consistent().both_manifests(&manifest(&format!(
            "        <activity android:name=\".Main\"{attributes}>\n            <intent-filter />\n        </activity>\n"
        )))
    };
    hold([
        ("not stated", activity(""), &["TPNS404"]),
        ("stated", activity(" android:exported=\"true\""), &[]),
        ("not stated, where it need not be", activity("").fact("targetSdk", json!(30)), &[]),
        ("no filter", Build::consistent().both_manifests(&manifest("<activity android:name=\".Main\" />\n")), &[]),
    ]);
}

#[test]
fn manifests_that_are_none() {
    let both = |text: &str| Build::consistent().both_manifests(text);
    hold([
        ("a DOCTYPE", both("<!DOCTYPE m [<!ENTITY a \"b\">]>\n<manifest />"), &["TPNS416"]),
        ("another root", both("<resources />"), &["TPNS416"]),
        ("two roots", both("<manifest /><manifest />"), &["TPNS416"]),
        ("never closed", both("<manifest><application>"), &["TPNS416"]),
        ("text outside", both("<manifest />x"), &["TPNS416"]),
        ("an attribute twice", both("<manifest a=\"1\" a=\"1\" />"), &["TPNS416"]),
        ("an undeclared prefix", both("<manifest android:a=\"1\" />"), &["TPNS416"]),
        ("nested without end", both(&"<a>".repeat(100_000)), &["TPNS416"]),
        ("empty", both(""), &["TPNS416"]),
        (
            "other prefixes",
            both(
                "<manifest xmlns:a=\"http://schemas.android.com/apk/res/android\"><application a:label=\"x\" /></manifest>",
            ),
            &[],
        ),
    ]);
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
    assert_eq!(response["summary"], "TPNS: 3 errors, 1 note in variant `release`");
    insta::assert_snapshot!("several_findings_as_json", response["reports"][1]["text"].as_str().unwrap());
    insta::assert_snapshot!("several_findings_as_text", response["reports"][0]["text"].as_str().unwrap());
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
        config_text("15800022", "0123456789abcdef0123456789abcdef"),
        config_text(" 1580002210", "i1b2c3d4e5f6"),
        Build::consistent().fact("applicationId", json!("com.example.app.debug")),
        Build::consistent().fact("applicationId", json!("com.exmaple.app")),
        Build::consistent().both_manifests(&manifest(&meta_data("XG_V2_ACCESS_KEY", "A1B2C3D4E5F7"))),
        Build::consistent().setting("accessPoint", json!("shanghia")).script("tpns { accessPoint = 'shanghia' }"),
        suffix("http://tpns.sg.tencent.com/"),
        Build::consistent().setting("supply", json!({ "accessPoint": false })),
        config_text("1599002210", KEY),
        Build::consistent().setting("receiver", json!({ "enabled": false })),
        actions(&[PUSH_MESSAGE]),
        Build::consistent()
            .both_manifests(&manifest("<activity android:name=\".Main\"><intent-filter /></activity>\n")),
        Build::consistent().both_manifests("<!DOCTYPE m [<!ENTITY a \"b\">]>\n<manifest />"),
    ];
    let texts: Vec<String> = texts.iter().map(Build::console).collect();
    insta::assert_snapshot!("every_message", texts.join("\n\n"));
}

#[test]
fn no_key_is_shown_even_where_the_file_cannot_be_parsed() {
    for text in [
        format!("{{\"tpns\": {{\"access_key\": \"{KEY}\" \"access_id\": 1}}}}"),
        format!("{{'access_key': '{KEY}'}}"),
        format!("{{access_key: {KEY}"),
        format!("{{\"access_key\": \"{KEY}"),
        format!("// {KEY}\n{{}}"),
        format!("{{\"tpns\": {{\"access_id\": \"{KEY}\", \"access_key\": \"key {KEY} key\"}}}}"),
    ] {
        let build = Build::consistent().config(&text);
        let response = build.merge();
        for part in ["console", "reports", "findings", "summary"] {
            assert!(!response[part].to_string().contains(KEY), "{part} of {text}: {}", response[part]);
        }
        assert_eq!(response["failed"], true, "{text}");
    }
}
