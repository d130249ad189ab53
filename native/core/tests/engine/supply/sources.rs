//! The generated client: a copy of every source is in `tests/golden`, where it is reviewed as code and, in
//! `tests/client`, compiled and run. `TPNSKIT_UPDATE_GOLDEN=1` writes the copies anew.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::*;
use serde_json::{Value, json};

/// Every channel in use, and values that look like the vendors'.
fn full_config(more: Value) -> String {
    let block = |id: &str, key: &str| json!({ "app_id": id, "app_key": key });
    let mut config = json!({
        "tpns": { "access_id": ID, "access_key": KEY },
        APPLICATION_ID: { "channel": {
            "enable": true,
            "huawei": { "app_id": "100000001" },
            "xiaomi": block("2882303000000000001", "5810000000001"),
            "vivo": block("100000002", "00000000-0000-0000-0000-000000000001"),
            "oppo": block("0123456789abcdef0123456789abcdef", "fedcba9876543210fedcba9876543210"),
            "meizu": block("100003", "00112233445566778899aabbccddeeff"),
        } },
        "version": "1.4.3.9-release",
    });
    for (name, value) in more.as_object().expect("an object") {
        config[name] = value.clone();
    }
    config.to_string()
}

fn components(sdk: &str, more: &[&str]) -> Value {
    let sdk = format!("com.tencent.tpns:tpns:{sdk}-release");
    json!(std::iter::once(sdk.as_str()).chain(more.iter().copied()).collect::<Vec<_>>())
}

/// IM and every vendor, with the newest SDK.
fn im() -> Build {
    let components =
        components("1.4.3.9", &["com.tencent.imsdk:imsdk-plus:8.8.7357", "com.tencent.tpns:xiaomi:1.4.3.9-release"]);
    Build::consistent()
        .config(&full_config(json!({})))
        .merged(&app_manifest())
        .setting("redirects", json!([{ "activity": ".MainActivity", "uri": "demo://${applicationId}/notify/" }]))
        .setting("im", json!({ "oppoChannelId": "tuikit", "xiaomiChannelId": "high_system" }))
        .fact("targetSdk", json!(34))
        .fact("components", components)
        .fact("compileComponents", json!(["org.jetbrains:annotations:13.0"]))
}

/// The IM SDKs between the oldest and the newest one that brought a method for pushing.
const IM_SDKS: [&str; 6] = ["6.1.2155", "7.0.3754", "7.3.4358", "8.3.6498", "8.4.6667", "8.6.7019"];

fn with_im_sdk(version: &str) -> Build {
    let sdk = format!("com.tencent.imsdk:imsdk-plus:{version}");
    im().fact("components", components("1.4.3.9", &[&sdk, "com.tencent.tpns:xiaomi:1.4.3.9-release"]))
}

/// The sample app.
fn sample() -> Build {
    let sdks = "    <uses-sdk android:minSdkVersion=\"21\" android:targetSdkVersion=\"34\" />\n\n    <application";
    let manifest = include_str!("../../../../../sample-app/src/main/AndroidManifest.xml")
        .replace("<manifest ", "<manifest package=\"com.example.chat\" ")
        .replace("android:name=\".", "android:name=\"com.example.chat.")
        .replace("    <application", sdks);
    im().config(include_str!("../../../../../sample-app/tpns-configs.json"))
        .merged(&manifest)
        .setting("redirects", json!([{ "activity": ".ChatActivity", "uri": "chat://${applicationId}/notify/" }]))
        .fact("namespace", json!("com.example.chat"))
        .fact("applicationId", json!("com.example.chat"))
}

/// Pushes alone, with nothing filled in.
fn plain() -> Build {
    Build::consistent()
}

/// IM with an SDK that has the old account API; a receiver of the app's own; channels off, but FCM on; `debug`.
fn own_receiver() -> Build {
    let off = json!({ APPLICATION_ID: { "channel": { "enable": false } }, "debug": true });
    Build::consistent()
        .config(&full_config(off))
        .setting("receiver", json!({ "className": ".push.Mine" }))
        .setting("channels", json!({ "fcm": true }))
        .fact("components", components("1.2.2.0", &["com.tencent.imsdk:imsdk-plus:6.0.1975"]))
}

/// Pushes alone with the oldest SDK seen.
fn old_sdk() -> Build {
    Build::consistent().config(&full_config(json!({}))).fact("components", components("1.1.5.4", &[]))
}

/// The merged manifest of the app that `im` is about, before anything is supplied.
fn app_manifest() -> String {
    let activity = |name: &str, attributes: &str, filters: &str| {
        format!(
            "        <activity\n            android:name=\"com.example.app.{name}\"{attributes} >\n{filters}        </activity>\n"
        )
    };
    let launcher = "            <intent-filter>
                <action android:name=\"android.intent.action.MAIN\" />
                <category android:name=\"android.intent.category.LAUNCHER\" />
            </intent-filter>
";
    let entries = activity("MainActivity", "\n            android:exported=\"true\"", launcher)
        + &activity("LoginActivity", "\n            android:exported=\"false\"", "");
    let sdks = "    <uses-sdk android:minSdkVersion=\"21\" android:targetSdkVersion=\"34\" />\n\n    <application";
    manifest(&entries).replace("    <application", sdks)
}

fn generated(build: &Build) -> BTreeMap<String, String> {
    let response = build.call("sources");
    let outputs = response["files"].as_array().expect("outputs").iter();
    let text = |output: &Value, member: &str| output[member].as_str().expect("a text").to_owned();
    outputs.map(|output| (text(output, "name"), text(output, "text"))).collect()
}

fn sorted<'a>(names: &[&'a str]) -> Vec<&'a str> {
    let mut names = names.to_vec();
    names.sort_unstable();
    names
}

fn classes(build: &Build) -> Vec<String> {
    let names = generated(build).into_keys();
    names.map(|name| Path::new(&name).file_stem().expect("a name").to_string_lossy().into_owned()).collect()
}

#[test]
fn every_source_equals_its_golden_copy() {
    let golden = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let update = std::env::var_os("TPNSKIT_UPDATE_GOLDEN").is_some();
    let with_sdk = |version: &str| plain().fact("components", components(version, &[]));
    let builds = [
        ("im", im()),
        ("sample", sample()),
        ("plain", plain()),
        ("own-receiver", own_receiver()),
        ("old-sdk", old_sdk()),
        ("sdk-1.2.3", with_sdk("1.2.3.1")),
        ("sdk-1.2.5", with_sdk("1.2.5.0")),
        ("sdk-1.2.7", with_sdk("1.2.7.1")),
    ];
    let builds = builds.map(|(name, build)| (name.to_owned(), build)).into_iter();
    let of_im = IM_SDKS.iter().map(|version| (format!("im-{version}"), with_im_sdk(version)));
    for (name, build) in builds.chain(of_im) {
        let folder = golden.join(&name);
        let mut sources = generated(&build);
        if name.starts_with("im-") {
            // The rest is the same with every IM SDK.
            sources.retain(|path, _| path.ends_with("/TpnsMessage.java"));
        }
        if name == "sample" {
            // The same classes in another package.
            sources.clear();
        }
        if matches!(name.as_str(), "im" | "sample") {
            let rules = build.call("keepRules")["files"][0]["text"].as_str().expect("rules").to_owned();
            sources.insert("AndroidManifest.xml".to_owned(), build.output());
            sources.insert("tpns.pro".to_owned(), rules);
        }
        if update {
            let _ = fs::remove_dir_all(&folder);
            for (path, text) in &sources {
                let file = folder.join(path);
                fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
                fs::write(file, text).expect("written");
            }
        }
        let copies: BTreeMap<String, String> = files_below(&folder)
            .into_iter()
            .map(|file| {
                let path = file.strip_prefix(&folder).expect("below").to_string_lossy().replace('\\', "/");
                (path, fs::read_to_string(&file).expect("a text"))
            })
            .collect();
        assert_eq!(copies.keys().collect::<Vec<_>>(), sources.keys().collect::<Vec<_>>(), "{name}");
        for (path, text) in &sources {
            assert_eq!(&copies[path], text, "{name}/{path}: if it is meant so, run with TPNSKIT_UPDATE_GOLDEN=1");
        }
    }
}

/// The client is compiled against every listed SDK, from the golden copy that these versions have in common.
#[test]
fn every_listed_sdk_has_a_golden_copy() {
    let listed: Value =
        serde_json::from_str(include_str!("../../../../../tests/stand-in-sdks/artifacts.json")).expect("JSON");
    let entries = listed.as_array().expect("entries").iter().filter(|entry| entry["artifacts"][0] == "tpns");
    let versions: Vec<&Value> = entries.flat_map(|entry| entry["versions"].as_array().expect("versions")).collect();
    assert_eq!(versions.len(), 19);
    for version in versions {
        let version = version.as_str().expect("a version").trim_end_matches("-release");
        let number = version.split('.').nth(2).and_then(|number| number.parse::<u32>().ok()).expect("a number");
        let same = match version.split('.').nth(1) {
            Some("1") => "1.1.5.4",
            Some("2") if number < 3 => "1.1.5.4",
            Some("2") if number < 5 => "1.2.3.1",
            Some("2") if number < 7 => "1.2.5.0",
            Some("2") => "1.2.7.1",
            Some("3") if number < 2 => "1.2.7.1",
            _ => "1.4.3.9",
        };
        let of = |version: &str| generated(&plain().fact("components", components(version, &[])));
        assert_eq!(of(version), of(same), "{version}");
    }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry").path();
        if path.is_dir() { found.extend(files_below(&path)) } else { found.push(path) }
    }
    found
}

#[test]
fn what_is_generated_depends_on_what_is_there_and_wanted() {
    let client = [
        "NonNull",
        "Nullable",
        "TpnsIntents",
        "TpnsNetwork",
        "TpnsNotifications",
        "TpnsOpening",
        "TpnsPayload",
        "TpnsPush",
        "TpnsState",
        "TpnsStore",
        "TpnsSync",
        "TpnsWorker",
    ];
    let push = sorted(&[&["TpnsListener", "TpnsMessageReceiver"][..], &client].concat());
    let for_im = sorted(&[&["TpnsActivities", "TpnsIm", "TpnsMessage"][..], &push].concat());
    let im = || im().fact("compileComponents", json!([]));
    assert_eq!(classes(&im()), for_im);
    assert_eq!(classes(&plain()), push);
    assert_eq!(classes(&im().setting("im", json!({ "enabled": false }))), push);
    // Wanted or not: without IM's SDK, or with one that takes no TPNS token, it would not compile.
    assert_eq!(classes(&plain().setting("im", json!({ "enabled": true }))), push);
    let old_im = components("1.4.3.9", &["com.tencent.imsdk:imsdk-plus:5.9.1872"]);
    assert_eq!(classes(&im().fact("components", old_im)), push);
    assert_eq!(
        classes(&plain().setting("supply", json!({ "client": false }))),
        ["NonNull", "Nullable", "TpnsListener", "TpnsMessageReceiver"]
    );
    for receiver in [json!({ "enabled": false }), json!({ "className": "a.B" })] {
        assert_eq!(classes(&plain().setting("receiver", receiver)), client);
    }
    for module in [
        "androidx.annotation:annotation:1.6.0",
        "androidx.annotation:annotation-jvm:1.9.1",
        "org.jetbrains:annotations:13.0",
    ] {
        let sources = generated(&plain().fact("compileComponents", json!([module])));
        assert!(!sources.keys().any(|path| path.ends_with("/Nullable.java")), "{module}");
        let package = module.split(':').next().expect("a group").replace("org.jetbrains", "org.jetbrains.annotations");
        assert!(sources.values().any(|text| text.contains(&format!("import {package}.Nullable;"))), "{module}");
    }
    assert_eq!(classes(&plain().fact("components", json!([]))), [""; 0]);
}

#[test]
fn what_a_click_and_a_message_carry_depends_on_the_versions() {
    let text = |build: &Build, class: &str| generated(build)[&format!("com/example/app/tpns/{class}.java")].clone();
    let typed = |level: u32| text(&plain().fact("targetSdk", json!(level)), "TpnsIntents").contains("TIRAMISU");
    assert!(typed(33) && !typed(32));
    let of_sdk = |version: &str| {
        text(&plain().fact("components", components(version, &[])), "TpnsIntents")
            .contains("getCustomContentFromIntent")
    };
    assert!(of_sdk("1.3.2.0") && !of_sdk("1.3.1.1"));
    let message = |im: Value, version: &str| text(&with_im_sdk(version).setting("im", im), "TpnsMessage");
    let own =
        message(json!({ "huaweiCategory": "MARKETING", "oppoNotifyLevel": 16, "honorImportance": "LOW" }), "8.8.7357");
    assert!(own.contains("setAndroidHuaWeiCategory(category == null ? \"MARKETING\" : category);"));
    assert!(own.contains("setAndroidOPPONotifyLevel(16);") && own.contains("setAndroidHonorImportance(\"LOW\");"));
    let blank = message(json!({ "huaweiCategory": "" }), "8.8.7357");
    assert!(blank.contains("if (category != null) {\n            info.setAndroidHuaWeiCategory(category);"), "{blank}");
    let old = message(json!({ "huaweiCategory": "IM", "oppoNotifyLevel": 16 }), "6.0.1975");
    assert!(!old.contains("setAndroidHuaWei") && !old.contains("NotifyLevel") && !old.contains("category"), "{old}");
}

#[test]
fn the_key_is_in_no_source_and_nothing_depends_on_the_run() {
    for build in [im(), plain(), own_receiver(), old_sdk()] {
        let sources = generated(&build);
        assert!(sources.values().all(|text| !text.contains(KEY)));
        assert!(sources.values().all(|text| text.is_ascii() && !text.contains('\r') && !text.contains("\n\n\n")));
        assert_eq!(generated(&build), sources);
    }
}

#[test]
fn what_is_supplied_is_not_complained_of() {
    let packaged =
        ["huawei", "xiaomi", "vivo", "oppo", "meizu"].map(|name| format!("com.tencent.tpns:{name}:1.4.3.9-release"));
    let companions =
        ["com.huawei.hms:push:6.7.0.300", "com.google.code.gson:gson:2.6.2", "commons-codec:commons-codec:1.15"];
    let more: Vec<&str> = packaged.iter().map(String::as_str).chain(companions).collect();
    let with_all = components("1.4.3.9", &[&more[..], &["com.tencent.imsdk:imsdk-plus:8.8.7357"]].concat());
    let build = im().fact("components", with_all).fact("plugins", json!(["com.huawei.agconnect"])).file(
        "agconnectServices",
        "app/agconnect-services.json",
        "{}",
    );
    assert_eq!(build.codes(), [""; 0], "{}", build.console());
}

#[test]
fn a_receiver_without_the_client_calls_none() {
    let sources = generated(&plain().setting("supply", json!({ "client": false })));
    assert!(sources.values().all(|text| !text.contains("TpnsPush")));
}

#[test]
fn values_are_escaped() {
    let hostile = "\");System.exit(0);//\\u0022\n";
    let config = json!({
        "tpns": { "access_id": ID, "access_key": KEY },
        APPLICATION_ID: { "channel": { "meizu": { "app_id": hostile, "app_key": "推" } } },
    });
    let sources = generated(&im().config(&config.to_string()).setting("im", json!({ "oppoChannelId": hostile })));
    let text = |class: &str| &sources[&format!("com/example/app/tpns/{class}.java")];
    let literal = r#"\");System.exit(0);//\\u0022\n""#;
    assert!(text("TpnsWorker").contains(&format!("setMzPushAppId(app, \"{literal}")), "{}", text("TpnsWorker"));
    assert!(text("TpnsWorker").contains("setMzPushAppKey(app, \"\\u63a8\")"));
    assert!(text("TpnsMessage").contains(&format!("setAndroidOPPOChannelID(channel == null ? \"{literal}")));
    assert!(text("TpnsNotifications").contains(&format!("OPPO_CHANNEL = \"{literal}")));
}

#[test]
fn a_namespace_that_is_no_package_is_refused() {
    let build = plain().fact("namespace", json!("com.example;x"));
    let response: Value = serde_json::from_str(&answer(&build.request("sources"))).expect("JSON");
    assert!(response["refused"].as_str().expect("a reason").contains("not a Java package"));
}
