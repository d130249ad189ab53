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

#[test]
fn two_keys_that_look_alike_when_shortened_say_where_they_differ() {
    let said = |build: Build| build.console().contains("they differ from character");
    let in_the_middle = Build::consistent().placeholder("XG_ACCESS_KEY", "A1B2C3X4E5F6");
    assert!(in_the_middle.console().contains("they differ from character 7 on"), "{}", in_the_middle.console());
    assert!(!said(Build::consistent().placeholder("XG_ACCESS_KEY", "A1B2C3D4E5F7")));
    assert!(said(Build::consistent().both_manifests(&manifest(&meta_data("XG_V2_ACCESS_KEY", "A1B2C3X4E5F6")))));
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
            &[],
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
fn without_tpnskit_a_missing_placeholder_is_to_be_stated() {
    let help = |build: Build| {
        let found = build.findings().into_iter().find(|finding| finding["code"] == "TPNS204").unwrap();
        found["help"].as_str().unwrap().to_owned()
    };
    let app = || with(xml(&everything()), &[VIVO]);
    assert!(help(app()).starts_with("fill in the block `vivo`"), "{}", help(app()));
    assert!(help(unapplied(app())).contains("`manifestPlaceholders`, as `VIVO_APPID`"), "{}", help(unapplied(app())));
    let with_the_vendors_plugin = unapplied(app()).fact("plugins", json!(["com.tencent.android.tpns"]));
    assert!(help(with_the_vendors_plugin).starts_with("fill in the block `vivo`"));
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

#[test]
fn a_vendors_id_in_several_places() {
    let huawei = || {
        let build =
            channel("\"huawei\": { \"app_id\": \"104455667\" }").fact("plugins", json!(["com.huawei.agconnect"]));
        with(build, &["com.tencent.tpns:huawei:1.4.3.9-release", "com.huawei.hms:push:6.12.0.300"])
    };
    let agc = |text: &str| huawei().file("agconnectServices", "app/agconnect-services.json", text);
    let client = |id: &str, package: &str| format!(r#"{{"client":{{"app_id":"{id}","package_name":"{package}"}}}}"#);
    let several = |own: &str| {
        format!(
            r#"{{"client":{{"app_id":"1","package_name":"com.example.other"}},"appInfos":[
            {{"package_name":"com.example.other","client":{{"app_id":"1"}}}},
            {{"package_name":"com.example.app","client":{{"app_id":"{own}"}}}}]}}"#
        )
    };
    let entry = |value: &str| meta_data("com.huawei.hms.client.appid", value);
    let vivo = |lines: &str| {
        let block = "\"vivo\": { \"app_id\": \"100000001\", \"app_key\": \"0123456789abcdef0123456789abcdef\" }";
        with(channel(block).both_manifests(&manifest(lines)), &["com.tencent.tpns:vivo:1.4.3.9-release"])
    };
    let honor = |value: &str| {
        let build =
            xml(&meta_data("com.hihonor.push.app_id", value)).setting("channels", json!({ "honor": "104000001" }));
        with(build, &["com.tencent.tpns:honor:1.4.3.9-release"])
    };
    hold_all([
        ("Huawei's file says the same", agc(&client("104455667", APPLICATION_ID)), &[]),
        ("Huawei's file is of another app", agc(&client("104455999", APPLICATION_ID)), &["TPNS206"]),
        ("a number", agc("{\"client\":{\"app_id\":104455999}}"), &["TPNS206"]),
        ("a template", agc(&client("104455999", "com.example.placeholder")), &[]),
        ("several apps, one of them right", agc(&several("104455667")), &[]),
        ("several apps, one of them wrong", agc(&several("104455999")), &["TPNS206"]),
        ("not JSON", agc("{"), &[]),
        (
            "a file that no plugin reads",
            agc(&client("104455999", APPLICATION_ID))
                .fact("plugins", json!([]))
                .both_manifests(&manifest(&entry("104455667"))),
            &[],
        ),
        (
            "Huawei's entry, with its prefix",
            agc(&client("104455667", APPLICATION_ID)).both_manifests(&manifest(&entry("appid=104455667"))),
            &[],
        ),
        (
            "Huawei's entry of another app",
            agc(&client("104455667", APPLICATION_ID)).both_manifests(&manifest(&entry("appid=104455999"))),
            &["TPNS206"],
        ),
        (
            "Huawei's entry from a resource",
            huawei().both_manifests(&manifest(&entry("@string/appid"))).fact("plugins", json!([])),
            &[],
        ),
        ("vivo's entry differs", vivo(&meta_data("com.vivo.push.app_id", "100000002")), &["TPNS206"]),
        ("vivo's entry is the same", vivo(&meta_data("com.vivo.push.app_id", "100000001")), &[]),
        ("vivo's entry is a placeholder", vivo(&meta_data("com.vivo.push.app_id", "${VIVO_APPID}")), &[]),
        ("Honor's entry differs", honor("104000002"), &["TPNS206"]),
        ("Honor's entry is the same", honor("104000001"), &[]),
    ]);
}

#[test]
fn the_secret_key() {
    let hex = "3f0c9a7be1d2445f8a6b7c8d9e0f1a2b";
    let script = |text: &str| Build::consistent().script(&text.replace("HEX", hex));
    let secret = format!("\"secret_key\": \"{hex}\"");
    hold_all([
        ("a BuildConfig field", script("buildConfigField 'String', 'TPNS_SECRET_KEY', '\"HEX\"'"), &["TPNS207"]),
        ("in Kotlin", script("buildConfigField(\"String\", \"TPNS_SECRET\", \"\\\"HEX\\\"\")"), &["TPNS207"]),
        ("a resource", script("resValue 'string', 'xg_secret_key', 'HEX'"), &["TPNS207"]),
        ("a variable", script("def tpnsSecretKey = 'HEX'"), &["TPNS207"]),
        ("a variable with its type", script("val xgSecretKey: String = \"HEX\""), &["TPNS207"]),
        ("a placeholder", Build::consistent().placeholder("XG_SECRET_KEY", hex), &["TPNS207"]),
        (
            "a placeholder in the script",
            script("manifestPlaceholders = [XG_SECRET_KEY: 'HEX']").placeholder("XG_SECRET_KEY", hex),
            &["TPNS207"],
        ),
        ("an entry", xml(&meta_data("XG_SECRET_KEY", hex)), &["TPNS207"]),
        (
            "the file's secret under another name",
            file(&secret).script(&format!("def key = '{hex}'")),
            &["TPNS111", "TPNS207"],
        ),
        ("the file's secret alone", file(&secret), &["TPNS111"]),
        ("OPPO's AppSecret", script("def tpnsOppoAppSecret = 'HEX'"), &[]),
        ("an AppSecret of somebody's", script("buildConfigField 'String', 'WX_APP_SECRET', '\"HEX\"'"), &[]),
        ("a name that says nothing", script("def secretKey = 'HEX'"), &[]),
        ("the name behind the value", script("foo 'HEX', 'TPNS_SECRET_KEY'"), &[]),
        (
            "a library module's",
            Build::consistent().file("libraryScript", "push/build.gradle", &format!("def tpnsSecretKey = '{hex}'")),
            &["TPNS207"],
        ),
        ("a comment", script("// def tpnsSecretKey = 'HEX'"), &[]),
        ("no value", script("buildConfigField 'String', 'TPNS_SECRET_KEY', \"\\\"$secret\\\"\""), &[]),
        ("another shape", script("def tpnsSecretKey = 'from-vault'"), &[]),
    ]);
}

#[test]
fn the_place_of_a_secret_key_behind_escaped_quotes() {
    let build = Build::consistent()
        .script("buildConfigField \"String\", \"TPNS_SECRET_KEY\", \"\\\"3f0c9a7be1d2445f8a6b7c8d9e0f1a2b\\\"\"");
    assert!(build.console().contains(r#"\"3f****************************2b\""#), "{}", build.console());
}
