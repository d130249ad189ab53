//! What is added to the app's dependencies, and the vendors' placeholders.

use crate::support::{APPLICATION_ID, Build, ID, KEY};
use serde_json::{Value, json};

/// An app whose file says this of its channels and its version.
fn build(channel: Value, version: &str) -> Build {
    let config = json!({
        "tpns": { "access_id": ID, "access_key": KEY },
        APPLICATION_ID: { "channel": channel },
        "version": version,
    });
    Build::consistent().config(&config.to_string()).fact("components", json!([]))
}

fn added(build: &Build) -> Vec<String> {
    let response = build.call("dependencies");
    let added = response["dependencies"].as_array().expect("a list").iter();
    added.map(|added| added["artifact"].as_str().expect("a text").to_owned()).collect()
}

fn declaring(build: Build, declared: &[&str]) -> Vec<String> {
    added(&build.fact("declared", json!(declared)))
}

fn every_channel() -> Value {
    let block = json!({ "app_id": "1", "app_key": "2" });
    json!({
        "enable": true, "huawei": { "app_id": "100000001" },
        "xiaomi": block, "vivo": block, "oppo": block, "meizu": block,
    })
}

#[test]
fn the_sdk_comes_at_the_files_version() {
    for version in ["1.3.1.1", "1.3.1.1-release"] {
        assert_eq!(added(&build(json!({}), version)), ["com.tencent.tpns:tpns:1.3.1.1-release"]);
    }
    assert_eq!(added(&build(json!({}), "1.5.0.0-beta2")), ["com.tencent.tpns:tpns:1.5.0.0-beta2"]);
}

#[test]
fn every_channel_that_the_file_fills_in_comes_with_its_companions() {
    assert_eq!(
        added(&build(every_channel(), "1.4.3.9-release")),
        [
            "com.tencent.tpns:tpns:1.4.3.9-release",
            "com.tencent.tpns:huawei:1.4.3.9-release",
            "com.tencent.tpns:xiaomi:1.4.3.9-release",
            "com.tencent.tpns:vivo:1.4.3.9-release",
            "com.tencent.tpns:oppo:1.4.3.9-release",
            "com.tencent.tpns:meizu:1.4.3.9-release",
            "com.huawei.hms:push:6.12.0.300",
            "com.google.code.gson:gson:2.6.2",
            "commons-codec:commons-codec:1.15",
        ]
    );
    let old = added(&build(every_channel(), "1.3.1.1"));
    assert!(old.contains(&"com.huawei.hms:push:5.0.2.300".to_owned()), "{old:?}");
    assert!(!old.iter().any(|added| added.contains("gson")), "{old:?}");
}

#[test]
fn a_blank_block_or_a_channel_switched_off_brings_nothing() {
    let sdk = ["com.tencent.tpns:tpns:1.4.3.9-release"];
    for channel in [
        json!({ "oppo": { "app_id": "", "app_key": "" } }),
        json!({ "oppo": { "app_id": "1", "app_key": " " } }),
        json!({ "oppo": { "app_id": "1" } }),
        json!({ "enable": false, "oppo": { "app_id": "1", "app_key": "2" } }),
        json!({ "huawei": {} }),
        json!("nonsense"),
    ] {
        assert_eq!(added(&build(channel.clone(), "1.4.3.9")), sdk, "{channel}");
    }
    let another = build(every_channel(), "1.4.3.9").fact("applicationId", json!("com.example.other"));
    assert_eq!(added(&another), sdk, "the file's blocks are of another application");
}

#[test]
fn fcm_and_honor_are_settings() {
    let with = |version: &str| {
        added(&build(json!({}), version).setting("channels", json!({ "fcm": true, "honor": "104000000" })))
    };
    assert_eq!(
        with("1.4.3.9"),
        [
            "com.tencent.tpns:tpns:1.4.3.9-release",
            "com.tencent.tpns:honor:1.4.3.9-release",
            "com.tencent.tpns:fcm:1.4.3.9-release",
            "com.google.firebase:firebase-messaging:23.0.0",
        ]
    );
    // There is no such artifact, and an SDK that cannot be resolved would hide TPNS508.
    assert!(!with("1.3.2.0").iter().any(|added| added.contains("honor")));
}

#[test]
fn what_the_app_declares_is_not_declared_again_and_its_version_wins() {
    let oppo = || build(json!({ "oppo": { "app_id": "1", "app_key": "2" } }), "1.4.3.9");
    assert_eq!(
        declaring(oppo(), &["com.tencent.tpns:tpns:1.3.6.2-release", "com.google.code.gson:gson:2.10.1", "a:b"]),
        ["com.tencent.tpns:oppo:1.3.6.2-release", "commons-codec:commons-codec:1.15"]
    );
    // The version comes from a platform or a catalog: unknown here, so the file's counts for the rest.
    assert_eq!(
        declaring(oppo(), &["com.tencent.tpns:tpns", "com.google.code.gson:gson", "commons-codec:commons-codec:1.16"]),
        ["com.tencent.tpns:oppo:1.4.3.9-release"]
    );
    // The companions of a channel that is declared by hand.
    assert_eq!(
        declaring(build(json!({}), "1.4.3.9"), &["com.tencent.tpns:huawei:1.3.1.1-release"]),
        ["com.tencent.tpns:tpns:1.3.1.1-release", "com.huawei.hms:push:5.0.2.300"]
    );
    // The SDK's own version counts before a channel's, and a longer name is another module.
    let declared = ["com.tencent.tpns:vivo:1.2.5.0-release", "com.tencent.tpns:tpns:1.3.6.2-release"];
    assert_eq!(declaring(build(json!({}), ""), &declared), [""; 0]);
    assert_eq!(
        declaring(build(json!({}), "1.4.3.9"), &["com.tencent.tpns:tpns-extras:1.0"]),
        ["com.tencent.tpns:tpns:1.4.3.9-release"]
    );
}

#[test]
fn the_version_that_resolves_counts_wherever_it_comes_from() {
    let oppo = || build(json!({ "oppo": { "app_id": "1", "app_key": "2" } }), "1.4.3.9");
    let resolving = |build: Build, declared: &[&str], resolved: &[&str]| {
        declaring(build.fact("resolved", json!(resolved)), declared)
    };
    // A library module brings an older one, or a newer one.
    assert_eq!(
        resolving(oppo(), &[], &["com.tencent.tpns:tpns:1.3.1.1-release", "a:b:1"]),
        ["com.tencent.tpns:tpns:1.3.1.1-release", "com.tencent.tpns:oppo:1.3.1.1-release"]
    );
    // A range, a `+` or a platform: what is declared says nothing yet.
    for declared in ["com.tencent.tpns:tpns:1.3.+", "com.tencent.tpns:tpns:[1.3,1.4)", "com.tencent.tpns:tpns"] {
        let found = resolving(oppo(), &[declared], &["com.tencent.tpns:tpns:1.3.6.2-release"]);
        assert_eq!(found[0], "com.tencent.tpns:oppo:1.3.6.2-release", "{declared}");
        assert_eq!(declaring(oppo(), &[declared])[0], "com.tencent.tpns:oppo:1.4.3.9-release", "{declared}");
    }
    // A version that is forced wins over the declared one.
    assert_eq!(
        resolving(oppo(), &["com.tencent.tpns:tpns:1.4.3.9-release"], &["com.tencent.tpns:tpns:1.3.1.1-release"]),
        ["com.tencent.tpns:oppo:1.3.1.1-release"]
    );
    // A channel that a library brings gets its companion, of that version.
    let huawei = ["com.tencent.tpns:huawei:1.3.6.2-release"];
    assert!(resolving(build(json!({}), "1.4.3.9"), &[], &huawei).contains(&"com.huawei.hms:push:6.7.0.300".to_owned()));
    // The file's version is not guessed at; what resolves is none.
    assert_eq!(resolving(oppo(), &[], &["com.tencent.tpns:tpns:1.3.1.1-release"]).len(), 2);
}

#[test]
fn whoever_lacks_a_repository_is_told_who_asks_for_the_artifact() {
    let said = |build: &Build| -> Vec<String> {
        let answer = build.call("dependencies");
        let added = answer["dependencies"].as_array().expect("a list").iter();
        added.map(|added| added["whenMissing"].as_str().expect("a text").to_owned()).collect()
    };
    let huawei = build(json!({ "huawei": { "app_id": "100000001" } }), "1.4.3.9");
    let settings = build(json!({}), "1.4.3.9").setting("channels", json!({ "fcm": true }));
    let by_hand = build(json!({}), "1.4.3.9").fact("declared", json!(["com.tencent.tpns:oppo:1.4.3.9-release"]));
    let all = [huawei.clone(), settings, by_hand, huawei.language("zh")].map(|build| said(&build).join("\n"));
    insta::assert_snapshot!(all.join("\n\n"));
}

#[test]
fn a_version_that_is_left_out_is_supplied_and_one_of_another_shape_is_not_guessed_at() {
    let newest = ["com.tencent.tpns:tpns:1.4.4.7-release"];
    assert_eq!(added(&build(json!({}), "")), newest);
    for target in [31, 34, 35, 36] {
        let built = build(json!({}), "").fact("components", json!(newest)).fact("added", json!(newest));
        assert_eq!(built.fact("targetSdk", json!(target)).codes(), ["TPNS110"], "{target}");
    }
    let without = json!({ "tpns": { "access_id": ID, "access_key": KEY } });
    assert_eq!(added(&Build::consistent().config(&without.to_string())), newest);
    for odd in ["latest", "1.4", "1.4.3.+", "1.4.3.9-", "1.4.3.9:x", "1.4.3.9-beta:x"] {
        assert_eq!(added(&build(every_channel(), odd)), [""; 0], "{odd}");
        let declared = declaring(build(json!({}), odd), &["com.tencent.tpns:vivo:1.3.6.2-release"]);
        assert_eq!(declared, ["com.tencent.tpns:tpns:1.3.6.2-release"], "{odd}");
    }
}

#[test]
fn without_a_file_or_switched_off_nothing_is_added() {
    assert_eq!(added(&Build::consistent().without("config")), [""; 0]);
    assert_eq!(added(&Build::consistent().config("{")), [""; 0]);
    assert_eq!(added(&build(every_channel(), "1.4.3.9").setting("dependencies", json!(false))), [""; 0]);
    for archive in ["Xg_sdk_v4.3.1_20180510.jar", "tpns-1.3.2.aar"] {
        let there = build(every_channel(), "1.4.3.9").fact("localArchives", json!([archive]));
        assert_eq!(added(&there), [""; 0], "{archive}");
    }
    let another = build(json!({}), "1.4.3.9").fact("localArchives", json!(["libxgboost.jar"]));
    assert_eq!(added(&another), ["com.tencent.tpns:tpns:1.4.3.9-release"]);
}

#[test]
fn vendor_placeholders_come_from_the_file_and_the_settings() {
    let placeholders = |build: &Build| build.call("placeholders")["placeholders"].clone();
    let vivo = json!({ "enable": false, "vivo": { "app_id": 100_000_001, "app_key": "0123abcd" } });
    let found = placeholders(&build(vivo, "1.4.3.9").setting("channels", json!({ "honor": "104000000" })));
    assert_eq!(found["VIVO_APPID"], "100000001");
    assert_eq!(found["VIVO_APPKEY"], "0123abcd");
    assert_eq!(found["HONOR_APPID"], "104000000");
    // Empty text lets the merge pass, so that a check can say what is missing.
    let found = placeholders(&build(json!({}), "1.4.3.9"));
    assert_eq!(json!([found["VIVO_APPID"], found["VIVO_APPKEY"], found["HONOR_APPID"]]), json!(["", "", ""]));
    assert_eq!(placeholders(&build(json!({}), "1.4.3.9").placeholder("VIVO_APPID", "1"))["VIVO_APPID"], Value::Null);
}
