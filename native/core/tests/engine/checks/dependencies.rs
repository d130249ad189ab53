//! The SDK, the channels, their companions, and a file that nothing uses.

use serde_json::{Value, json};

use super::*;
use crate::support::*;

#[test]
fn dependencies() {
    let xiaomi = "\"xiaomi\": { \"app_id\": \"2882303000000000001\", \"app_key\": \"5810000000001\" }";
    let artifact = "com.tencent.tpns:xiaomi:1.4.3.9-release";
    let old = "com.tencent.tpns:xiaomi:1.4.3.4-release";
    let off = || channel(xiaomi).setting("dependencies", json!(false));
    hold_all([
        (
            "another version than the file's",
            Build::consistent().fact("components", json!(["com.tencent.tpns:tpns:1.4.3.4-release"])),
            &["TPNS501"],
        ),
        (
            "the file's version without a word",
            Build::consistent().fact("components", json!(["com.tencent.tpns:tpns:1.4.3.9"])),
            &[],
        ),
        ("two versions", with(channel(xiaomi), &[old]), &["TPNS501", "TPNS502"]),
        ("one version", with(channel(xiaomi), &[artifact]), &[]),
        (
            "Huawei's former numbers",
            with(
                channel("\"huawei\": { \"app_id\": \"100000001\" }"),
                &["com.tencent.tpns:huawei:v3-1.0.0.0-release", "com.huawei.hms:push:5.0.1.300"],
            ),
            &[],
        ),
        ("no block", with(Build::consistent(), &[artifact]), &["TPNS503"]),
        ("a vendor's SDK of the app's own", with(Build::consistent(), &["com.xiaomi.mipush:sdk:1"]), &[]),
        ("no artifact, and none is added", off(), &["TPNS504"]),
        ("no artifact, and one is added", channel(xiaomi), &[]),
        (
            "no artifact that anybody knows of",
            off().fact("components", json!([])).setting("receiver", json!({ "className": ".R" })),
            &[],
        ),
        ("an archive", off().fact("localArchives", json!(["okhttp.jar"])), &["TPNS504"]),
        ("an archive of that name", off().fact("localArchives", json!(["MiPush_SDK_3_7.jar"])), &[]),
        (
            "a blank block",
            channel("\"xiaomi\": { \"app_id\": \"\", \"app_key\": \"\" }").setting("dependencies", json!(false)),
            &["TPNS112"],
        ),
    ]);
}

#[test]
fn companions() {
    let oppo = "\"oppo\": { \"app_id\": \"0123456789abcdef0123456789abcdef\", \"app_key\": \"fedcba9876543210fedcba9876543210\" }";
    let artifact = "com.tencent.tpns:oppo:1.4.3.9-release";
    let gson = "com.google.code.gson:gson:2.8.5";
    let codec = "commons-codec:commons-codec:1.15";
    let early = |build: Build| {
        build
            .config(
                &config(ID, KEY)
                    .replace("1.4.3.9-release", "1.3.1.1-release")
                    .replace("\"enable\": true", &format!("\"enable\": true, {oppo}")),
            )
            .fact(
                "components",
                json!(["com.tencent.tpns:tpns:1.3.1.1-release", "com.tencent.tpns:oppo:1.3.1.1-release"]),
            )
    };
    hold_all([
        ("OPPO alone", with(channel(oppo), &[artifact]), &["TPNS505", "TPNS505"]),
        ("OPPO and one", with(channel(oppo), &[artifact, gson]), &["TPNS505"]),
        ("OPPO and both", with(channel(oppo), &[artifact, gson, codec]), &[]),
        (
            "OPPO and archives",
            with(channel(oppo), &[artifact]).fact("localArchives", json!(["gson-2.8.jar", "commons-codec.jar"])),
            &[],
        ),
        ("OPPO before 1.3.2.0", early(Build::consistent()), &[]),
        (
            "channels off",
            with(
                Build::consistent()
                    .config(&config(ID, KEY).replace("\"enable\": true", &format!("\"enable\": false, {oppo}"))),
                &[artifact],
            ),
            &[],
        ),
    ]);
    let huawei = |plugins: Value| {
        let build = channel("\"huawei\": { \"app_id\": \"100000001\" }").fact("plugins", plugins);
        with(build, &["com.tencent.tpns:huawei:1.4.3.9-release", "com.huawei.hms:push:6.7.0.300"])
    };
    let services = |build: Build| build.file("agconnectServices", "app/agconnect-services.json", "{}");
    let appid = meta_data("com.huawei.hms.client.appid", "appid=100000001");
    hold_all([
        ("Huawei without both", huawei(json!([])), &["TPNS506"]),
        ("Huawei without the plugin", services(huawei(json!([]))), &["TPNS506"]),
        ("Huawei without the file", huawei(json!(["com.huawei.agconnect"])), &["TPNS506"]),
        ("Huawei with both", services(huawei(json!(["com.huawei.agconnect"]))), &[]),
        ("plugins that nobody knows", huawei(Value::Null), &[]),
        ("Huawei by a manifest entry", huawei(json!([])).both_manifests(&manifest(&appid)), &[]),
    ]);
}

#[test]
fn left_over_files() {
    let idle = || unapplied(Build::consistent().fact("components", json!([])));
    hold_all([
        ("nothing uses it", idle(), &["TPNS509"]),
        ("nothing uses it, and it is wrong besides", idle().config("{"), &["TPNS509"]),
        (
            "tpnskit uses it",
            idle().fact("unapplied", json!(false)).setting("receiver", json!({ "className": ".R" })),
            &[],
        ),
        ("a placeholder uses it", idle().both_manifests(&manifest(&everything())).placeholder("XG_ACCESS_ID", ID), &[]),
        ("a receiver does", idle().both_manifests(&manifest(&everything())), &[]),
        ("another service's placeholder does not", idle().placeholder("JPUSH_APPKEY", "x"), &["TPNS509"]),
        ("no file, nothing to say", idle().without("config"), &[]),
    ]);
}
