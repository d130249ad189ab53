//! The same value in several places.

use serde_json::json;

use super::*;
use crate::support::*;

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

const VIVO_BLOCK: &str = "\"vivo\": { \"app_id\": \"100000001\", \"app_key\": \"0123456789abcdef0123456789abcdef\" }";

const VIVO: &str = "com.tencent.tpns:vivo:1.4.3.9-release";

#[test]
fn vendor_placeholders() {
    let vivo = || with(channel(VIVO_BLOCK), &[VIVO]);
    let off = json!({ "placeholders": false });
    hold_all([
        ("supplied from the file", vivo(), &[]),
        ("a sample", vivo().placeholder("VIVO_APPID", "xxxx"), &["TPNS204"]),
        ("a phrase", vivo().placeholder("VIVO_APPKEY", "your app key"), &["TPNS204"]),
        ("another id", vivo().placeholder("VIVO_APPID", "100000002"), &["TPNS204"]),
        ("the same id", vivo().placeholder("VIVO_APPID", "100000001"), &[]),
        ("blank", vivo().placeholder("VIVO_APPID", ""), &["TPNS204"]),
        ("no block and no placeholder", with(Build::consistent(), &[VIVO]), &["TPNS204", "TPNS204", "TPNS503"]),
        (
            "no block, placeholders",
            with(Build::consistent(), &[VIVO]).placeholder("VIVO_APPID", "1").placeholder("VIVO_APPKEY", "2"),
            &["TPNS503"],
        ),
        ("supply switched off", vivo().setting("supply", off), &["TPNS204", "TPNS204"]),
        ("a sample of a vendor that is not there", Build::consistent().placeholder("VIVO_APPID", "xxxx"), &[]),
        ("another push service's", vivo().placeholder("HW_APPID", "xxxx").placeholder("XIAOMI_APPID", "xxxx"), &[]),
        (
            "the manifest has the values already",
            with(xml(&(meta_data("com.vivo.push.app_id", "1") + &meta_data("com.vivo.push.api_key", "2"))), &[VIVO]),
            &["TPNS503"],
        ),
        ("Honor without an id", with(Build::consistent(), &["com.tencent.tpns:honor:1.4.3.9-release"]), &["TPNS204"]),
        (
            "Honor with one",
            with(Build::consistent(), &["com.tencent.tpns:honor:1.4.3.9-release"])
                .setting("channels", json!({ "honor": "104000001" })),
            &[],
        ),
    ]);
}

#[test]
fn plugins_and_the_access_point_of_fcm() {
    let fcm = |id: &str| {
        with(
            Build::consistent().config(&config(id, KEY)),
            &["com.tencent.tpns:fcm:1.4.3.9-release", "com.google.firebase:firebase-messaging:23.0.0"],
        )
    };
    hold_all([
        ("the vendor's plugin", Build::consistent().fact("plugins", json!(["com.tencent.android.tpns"])), &["TPNS205"]),
        (
            "the vendor's plugin alone",
            unapplied(xml(&everything())).fact("plugins", json!(["com.tencent.android.tpns"])),
            &[],
        ),
        ("another plugin", Build::consistent().fact("plugins", json!(["com.huawei.agconnect"])), &[]),
        ("FCM in Shanghai", fcm(ID), &["TPNS304"]),
        (
            "FCM in Guangzhou, by a setting",
            Build::consistent().config(&config("1500002210", KEY)).setting("channels", json!({ "fcm": true })),
            &["TPNS304"],
        ),
        ("FCM in Singapore", fcm("1520002210"), &[]),
        ("FCM in Hong Kong", fcm("1530002210"), &[]),
        ("FCM where nobody knows", fcm("1590002210"), &["TPNS305"]),
        (
            "Firebase of the app's own",
            with(Build::consistent(), &["com.google.firebase:firebase-messaging:23.0.0"]),
            &[],
        ),
    ]);
}
