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
            .fact("targetSdk", json!(33))
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

#[test]
fn the_sdk_against_the_target_sdk() {
    let of = |version: &str, target: u32| {
        let text = config(ID, KEY).replace("1.4.3.9-release", version);
        let build = Build::consistent().config(&text).fact("targetSdk", json!(target));
        build.fact("components", json!([format!("com.tencent.tpns:tpns:{version}")]))
    };
    hold_all([
        ("before Android 12", of("1.2.3.1-release", 30), &[]),
        ("a PendingIntent without a flag", of("1.2.3.1-release", 33), &["TPNS510"]),
        ("the first for Android 12", of("1.3.2.0-release", 33), &[]),
        ("nothing is known of the one before", of("1.3.1.1-release", 33), &[]),
        ("a receiver without a flag", of("1.3.6.2-release", 34), &["TPNS510"]),
        ("the first for 34", of("1.4.3.0-release", 34), &[]),
        ("before 35", of("1.4.3.9-release", 35), &["TPNS510"]),
        ("for 35, and not for 16 KB pages", of("1.4.4.1-release", 35), &["TPNS510"]),
        ("for both", of("1.4.4.4-release", 36), &[]),
        ("no version", of("latest", 35), &["TPNS110"]),
        ("without tpnskit", unapplied(of("1.2.3.1-release", 33).both_manifests(&manifest(&everything()))), &[]),
    ]);
}

#[test]
fn two_push_sdks() {
    let xiaomi = "\"xiaomi\": { \"app_id\": \"2882303000000000001\", \"app_key\": \"5810000000001\" }";
    let own = "com.tencent.tpns:xiaomi:1.4.3.9-release";
    let both = |other: &str| with(channel(xiaomi), &[own, other]);
    hold_all([
        ("JPush's", both("cn.jiguang.sdk.plugin:xiaomi:4.0.9"), &["TPNS511"]),
        ("TIMPush's", both("com.tencent.timpush:xiaomi:8.0.5895"), &["TPNS511"]),
        ("GeTui's short name", both("com.getui.opt:xmp:3.3.0"), &["TPNS511"]),
        ("UMeng's", both("com.umeng.umsdk:xiaomi-umengaccs:1.2.8"), &["TPNS511"]),
        ("Alibaba's for all vendors", both("com.aliyun.ams:alicloud-android-third-push:3.7.4"), &["TPNS511"]),
        ("another vendor's", both("cn.jiguang.sdk.plugin:vivo:4.0.9"), &[]),
        ("JPush itself", both("cn.jiguang.sdk:jpush:4.0.9"), &[]),
        ("TIMPush itself", both("com.tencent.timpush:timpush:8.0.5895"), &[]),
        ("JPush's alone", with(Build::consistent(), &["cn.jiguang.sdk.plugin:xiaomi:4.0.9"]), &[]),
        (
            "XG 4, all of it",
            with(Build::consistent(), &["com.tencent.xinge:xinge:4.3.5-release", "com.tencent.mid:mid:4.0.7-Release"]),
            &["TPNS511"],
        ),
        ("a library of XG 4's alone", with(Build::consistent(), &["com.tencent.wup:wup:1.0.0.E-Release"]), &[]),
    ]);
}

#[test]
fn companions_that_are_too_old() {
    let huawei = |sdk: &str, push: &str| {
        let text = config(ID, KEY).replace("1.4.3.9", sdk);
        let text = text.replace("\"enable\": true", "\"enable\": true, \"huawei\": { \"app_id\": \"100000001\" }");
        let build = Build::consistent().config(&text).fact("targetSdk", json!(30));
        let components = ["tpns", "huawei"].map(|name| format!("com.tencent.tpns:{name}:{sdk}-release"));
        let push = format!("com.huawei.hms:push:{push}");
        build.fact("components", json!([components[0], components[1], push]))
    };
    let fcm = |version: &str, target: u32| {
        let messaging = format!("com.google.firebase:firebase-messaging:{version}");
        let ids = config("1520002210", KEY);
        let build = Build::consistent().config(&ids).fact("targetSdk", json!(target));
        with(build, &["com.tencent.tpns:fcm:1.4.3.9-release", &messaging])
    };
    hold_all([
        ("Push Kit 4 with 1.4.3.9", huawei("1.4.3.9", "4.0.2.300"), &["TPNS512"]),
        ("Push Kit 5 with 1.4.3.9", huawei("1.4.3.9", "5.0.2.300"), &["TPNS512"]),
        ("Push Kit 6 of before", huawei("1.4.3.9", "6.3.0.302"), &[]),
        ("Push Kit 5 with 1.3.1.1", huawei("1.3.1.1", "5.0.2.300"), &[]),
        ("Push Kit 5 with 1.3.2.0", huawei("1.3.2.0", "5.0.2.300"), &["TPNS512"]),
        ("a version of another shape", huawei("1.4.3.9", "latest"), &[]),
        ("Firebase 20 for Android 12", fcm("20.3.0", 31), &["TPNS512"]),
        ("Firebase 20 before", fcm("20.3.0", 30), &[]),
        ("Firebase 22", fcm("22.0.0", 34), &[]),
        ("Firebase 17.6.0 for Android 14", fcm("17.6.0", 34), &["TPNS512"]),
        ("Firebase before 17.6.0", fcm("17.3.4", 30), &["TPNS512"]),
    ]);
}

#[test]
fn what_tpnskit_added_is_nobodys_fault() {
    let resolved = |added: &[&str]| {
        let xiaomi = "\"xiaomi\": { \"app_id\": \"2882303000000000001\", \"app_key\": \"5810000000001\" }";
        let components = ["com.tencent.tpns:tpns:1.4.3.4-release", "com.tencent.tpns:xiaomi:1.4.3.9-release"];
        channel(xiaomi).fact("components", json!(components)).fact("added", json!(added))
    };
    hold_all([
        ("both are the app's", resolved(&[]), &["TPNS501", "TPNS502"]),
        ("the channel was added", resolved(&["com.tencent.tpns:xiaomi:1.4.3.9-release"]), &["TPNS501"]),
    ]);
}

#[test]
fn a_channel_without_a_block() {
    let xiaomi = "com.tencent.tpns:xiaomi:1.4.3.9-release";
    let meizu = "com.tencent.tpns:meizu:1.4.3.9-release";
    let huawei = ["com.tencent.tpns:huawei:1.4.3.9-release", "com.huawei.hms:push:6.12.0.300"];
    let off = Build::consistent().config(&config(ID, KEY).replace("\"enable\": true", "\"enable\": false"));
    let appid = meta_data("com.huawei.hms.client.appid", "appid=104455667");
    hold_all([
        ("two of them", with(Build::consistent(), &[xiaomi, meizu]), &["TPNS503", "TPNS503"]),
        ("two of them, and channels are off", with(off, &[xiaomi, meizu]), &["TPNS503"]),
        ("Huawei's id in the manifest", with(xml(&appid), &huawei), &[]),
        ("Huawei's id nowhere", with(Build::consistent(), &huawei), &["TPNS503"]),
    ]);
}
