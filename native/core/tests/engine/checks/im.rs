//! IM.

use serde_json::json;

use super::*;
use crate::support::*;

#[test]
fn im() {
    let plus = |version: &str| format!("com.tencent.imsdk:imsdk-plus:{version}");
    let oppo = "com.tencent.tpns:oppo:1.4.3.9-release";
    let block = "\"oppo\": { \"app_id\": \"0123456789abcdef0123456789abcdef\", \"app_key\": \"fedcba9876543210fedcba9876543210\" }";
    let with_oppo = |components: &[&str]| {
        let more: Vec<&str> = [oppo, "com.google.code.gson:gson:2.6.2", "commons-codec:commons-codec:1.15"]
            .iter()
            .chain(components)
            .copied()
            .collect();
        with(channel(block), &more)
    };
    let new = plus("6.0.1975");
    let said = |build: Build| build.setting("im", json!({ "enabled": true }));
    let unsaid = with_oppo(&[&new]);
    assert_eq!((unsaid.all_codes(), unsaid.codes()), (vec!["TPNS701".to_owned()], Vec::new()), "no more than a note");
    hold_all([
        ("an IM SDK of before, and no word of IM", with(Build::consistent(), &[&plus("6.0.1974")]), &[]),
        ("an IM SDK of before", said(with(Build::consistent(), &[&plus("6.0.1974")])), &["TPNS507"]),
        (
            "an IM SDK of before, with a channel id",
            with(Build::consistent(), &[&plus("6.0.1974")]).setting("im", json!({ "oppoChannelId": "tuikit" })),
            &["TPNS507"],
        ),
        ("an IM SDK that is able", with(Build::consistent(), &[&new]), &[]),
        (
            "an IM SDK of before, IM off",
            with(Build::consistent(), &[&plus("5.9.1872")]).setting("im", json!({ "enabled": false })),
            &[],
        ),
        ("the IM SDK of another name", with(Build::consistent(), &["com.tencent.imsdk:imsdk:4.5.45"]), &[]),
        (
            "the same, IM on",
            with(Build::consistent(), &["com.tencent.imsdk:imsdk:4.5.45"]).setting("im", json!({ "enabled": true })),
            &["TPNS507"],
        ),
        (
            "without tpnskit nobody says that IM is pushed",
            unapplied(with(xml(&everything()), &[&plus("5.9.1872")])),
            &[],
        ),
        ("OPPO without a channel id", said(with_oppo(&[&new])), &["TPNS701"]),
        ("OPPO, IM pushed by TIMPush", with_oppo(&[&new, "com.tencent.timpush:timpush:8.0.5895"]), &[]),
        (
            "OPPO, IM switched off",
            with_oppo(&[&new]).setting("im", json!({ "enabled": false, "oppoChannelId": "tuikit" })),
            &[],
        ),
        ("OPPO with a blank one", with_oppo(&[&new]).setting("im", json!({ "oppoChannelId": " " })), &["TPNS701"]),
        ("OPPO with one", with_oppo(&[&new]).setting("im", json!({ "oppoChannelId": "tuikit" })), &[]),
        ("OPPO without IM", with_oppo(&[]), &[]),
        ("IM without OPPO", with(Build::consistent(), &[&new]), &[]),
    ]);
    let stating = |version: &str, settings: serde_json::Value| {
        with(Build::consistent(), &[&plus(version)]).setting("im", settings)
    };
    hold_all([
        ("a class that this IM SDK lacks", stating("6.0.1975", json!({ "huaweiCategory": "IM" })), &["TPNS702"]),
        ("the same, one build before", stating("7.0.3753", json!({ "huaweiCategory": "IM" })), &["TPNS702"]),
        ("the first that has it", stating("7.0.3754", json!({ "huaweiCategory": "IM" })), &[]),
        ("a dynamic version", stating("latest.release", json!({ "huaweiCategory": "IM" })), &[]),
        ("a channel of Google's phones", stating("6.0.1975", json!({ "fcmChannelId": "chat" })), &["TPNS702"]),
        ("a channel of Xiaomi's", stating("6.1.2155", json!({ "xiaomiChannelId": "1" })), &["TPNS702"]),
        ("OPPO's level", stating("8.2.6325", json!({ "oppoNotifyLevel": 16 })), &["TPNS702"]),
        ("Meizu's class", stating("8.4.6667", json!({ "meizuNotifyType": 1 })), &["TPNS702"]),
        (
            "every setting, the newest",
            stating(
                "8.8.7357",
                json!({
                    "oppoChannelId": "a", "xiaomiChannelId": "b", "fcmChannelId": "c", "huaweiCategory": "IM", "vivoCategory": "IM",
                    "oppoCategory": "IM", "oppoNotifyLevel": 2, "honorImportance": "NORMAL", "meizuNotifyType": 1
                }),
            ),
            &[],
        ),
        ("a blank one", stating("6.0.1975", json!({ "huaweiCategory": "" })), &["TPNS905"]),
        ("IM switched off", stating("6.0.1975", json!({ "enabled": false, "huaweiCategory": "IM" })), &[]),
        ("an IM SDK that can't push at all", stating("5.9.1872", json!({ "huaweiCategory": "IM" })), &["TPNS507"]),
        ("nothing stated", stating("6.0.1975", json!({})), &[]),
        ("OPPO's channel, which every IM SDK has", stating("6.0.1975", json!({ "oppoChannelId": "a" })), &[]),
        ("a value that Honor doesn't know", stating("8.8.7357", json!({ "honorImportance": "HIGH" })), &["TPNS905"]),
        ("a value that Meizu doesn't know", stating("8.8.7357", json!({ "meizuNotifyType": 2 })), &["TPNS905"]),
        ("a value that OPPO doesn't know", stating("8.8.7357", json!({ "oppoNotifyLevel": 3 })), &["TPNS905"]),
    ]);
    let honor = |version: &str| {
        let build = Build::consistent().config(&config(ID, KEY).replace("1.4.3.9-release", version));
        build
            .setting("channels", json!({ "honor": "104000001" }))
            .fact("components", json!([format!("com.tencent.tpns:tpns:{version}")]))
            .fact("targetSdk", json!(33))
    };
    hold_all([
        ("Honor before 1.3.3.0", honor("1.3.2.0-release"), &["TPNS508"]),
        ("Honor from 1.3.3.0", honor("1.3.3.0-release"), &[]),
        ("no Honor before 1.3.3.0", honor("1.3.2.0-release").setting("channels", json!({})), &[]),
    ]);
}
