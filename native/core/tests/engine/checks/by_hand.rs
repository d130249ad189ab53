//! An app with the SDK as jars, whose manifest declares all of the SDK itself.

use serde_json::json;

use super::*;
use crate::support::*;

const RECEIVE: &str = "<uses-permission android:name=\"com.example.app.permission.XGPUSH_RECEIVE\" />\n";
const DECLARED: &str =
    "<permission android:name=\"com.example.app.permission.XGPUSH_RECEIVE\" android:protectionLevel=\"signature\" />\n";

fn asked(name: &str) -> String {
    format!("<uses-permission android:name=\"android.permission.{name}\" />\n")
}

fn permissions() -> String {
    let asked: String = ["INTERNET", "ACCESS_WIFI_STATE", "ACCESS_NETWORK_STATE", "WAKE_LOCK"].map(asked).concat();
    asked + RECEIVE + DECLARED
}

fn component(kind: &str, class: &str, more: &str, filters: &str) -> String {
    format!("<{kind} android:name=\"{class}\" android:exported=\"false\" {more}>{filters}</{kind}>\n")
}

fn page(class: &str, action: &str, scheme: &str) -> String {
    let filters = format!(
        "<intent-filter><action android:name=\"com.example.app.{action}\" /></intent-filter>\n\
         <intent-filter><action android:name=\"android.intent.action.VIEW\" />\
         <category android:name=\"android.intent.category.DEFAULT\" />\
         <data android:scheme=\"{scheme}\" android:host=\"com.example.app\" /></intent-filter>"
    );
    component("activity", &format!("com.tencent.android.tpush.{class}"), "", &filters)
}

fn provider(class: &str, suffix: &str) -> String {
    component("provider", class, &format!("android:authorities=\"com.example.app.{suffix}\""), "")
}

fn parts() -> Vec<String> {
    let remote = "<intent-filter><action android:name=\"com.example.app.XGVIP_PUSH_ACTION\" /></intent-filter>";
    vec![
        page("TpnsActivity", "OPEN_TPNS_ACTIVITY", "tpns"),
        page("InnerTpnsActivity", "OPEN_TPNS_ACTIVITY_V2", "stpns"),
        component("receiver", "com.tencent.android.tpush.XGPushReceiver", "", ""),
        component("service", "com.tencent.android.tpush.service.XGVipPushService", "", ""),
        component("service", "com.tencent.android.tpush.rpc.XGRemoteService", "", remote),
        component("service", "com.tencent.tpns.mqttchannel.services.MqttService", "", ""),
        provider("com.tencent.android.tpush.XGPushProvider", "XGVIP_PUSH_AUTH"),
        provider("com.tencent.android.tpush.SettingsContentProvider", "TPUSH_PROVIDER"),
        provider("com.tencent.android.tpush.XGVipPushKAProvider", "AUTH_XGPUSH_KEEPALIVE"),
        provider("com.tencent.tpns.baseapi.base.SettingsContentProvider", "XG_SETTINGS_PROVIDER"),
    ]
}

/// An app whose manifest has these permissions and components, as far as the merge shows.
fn jars(permissions: &str, components: &str) -> Build {
    let text = manifest(&(receiver(&[PUSH_MESSAGE, FEEDBACK]) + components));
    let text = text.replace("    <application", &format!("{permissions}    <application"));
    let build = Build::consistent().both_manifests(&text).fact("components", json!(["androidx.core:core:1.9.0"]));
    build.fact("localArchives", json!(["tpns-core-sdk.jar"]))
}

fn of_version(build: Build, version: &str) -> Build {
    build.config(&config(ID, KEY).replace("1.4.3.9-release", version))
}

fn all() -> Build {
    jars(&permissions(), &parts().concat())
}

fn without(class: &str) -> Build {
    let parts = parts();
    assert_eq!(parts.iter().filter(|part| part.contains(&format!("{class}\""))).count(), 1, "{class}");
    jars(&permissions(), &parts.into_iter().filter(|part| !part.contains(&format!("{class}\""))).collect::<String>())
}

fn help(build: &Build) -> String {
    build.findings()[0]["help"].as_str().unwrap().to_owned()
}

#[test]
fn every_component_and_permission_is_needed() {
    assert_eq!(all().all_codes(), [""; 0], "{}", all().console());
    for class in [
        "tpush.TpnsActivity",
        "tpush.InnerTpnsActivity",
        "tpush.XGPushReceiver",
        "service.XGVipPushService",
        "rpc.XGRemoteService",
        "services.MqttService",
        "tpush.XGPushProvider",
        "tpush.SettingsContentProvider",
        "tpush.XGVipPushKAProvider",
        "base.SettingsContentProvider",
    ] {
        let build = without(class);
        assert_eq!(build.all_codes(), ["TPNS410"], "{class}\n{}", build.console());
        assert!(build.findings()[0]["message"].as_str().unwrap().contains(class), "{}", build.console());
        assert!(help(&build).contains(&format!("{class}\" ")), "{}", help(&build));
    }
    let all = permissions();
    for line in all.lines() {
        let build = jars(&all.replace(line, ""), &parts().concat());
        assert_eq!(build.all_codes(), ["TPNS417"], "{line}\n{}", build.console());
        assert!(help(&build).contains(&line.replace("com.example.app", "${applicationId}")), "{}", help(&build));
    }
}

/// The lines of the help, pasted in, leave nothing to be said.
#[test]
fn the_lines_of_the_help_are_the_fix() {
    let bare = jars("", &parts()[3..5].concat());
    assert_eq!(bare.all_codes(), ["TPNS410", "TPNS417"], "{}", bare.console());
    let lines = |index: usize| {
        let findings = bare.findings();
        let help = findings[index]["help"].as_str().unwrap().split_once('\n').unwrap().1.to_owned();
        help.replace("${applicationId}", APPLICATION_ID)
    };
    let fixed = jars(&lines(1), &(parts()[3..5].concat() + &lines(0)));
    assert_eq!(fixed.all_codes(), [""; 0], "{}", fixed.console());
}

#[test]
fn what_is_needed_depends_on_the_version() {
    let formerly = |build: Build| {
        let mut build = build;
        for file in &mut build.files {
            let text = file["text"].as_str().unwrap();
            file["text"] = json!(text.replace("com.tencent.tpns.", "com.tencent.bigdata."));
        }
        build
    };
    let archive = |name: &str| {
        let text = config(ID, KEY).replace(",\n  \"version\": \"1.4.3.9-release\"", "");
        without("tpush.InnerTpnsActivity").config(&text).fact("localArchives", json!([name]))
    };
    let mi = "\"xiaomi\": { \"app_id\": \"2882303000000000001\", \"app_key\": \"5810000000001\" }";
    let xiaomi = |version: &str, components: &str| {
        let build = jars(&permissions(), &(parts().concat() + components));
        build
            .config(
                &config(ID, KEY)
                    .replace("1.4.3.9-release", version)
                    .replace("\"enable\": true", &format!("\"enable\": true, {mi}")),
            )
            .fact("localArchives", json!(["tpns-core-sdk.jar", "MiPush_SDK.jar"]))
    };
    let service = component("service", "com.xiaomi.push.service.XMPushService", "", "");
    let clicked = component("activity", "com.xiaomi.mipush.sdk.NotificationClickedActivity", "", "");
    hold_all([
        ("InnerTpnsActivity before 1.3.1.1", of_version(without("tpush.InnerTpnsActivity"), "1.2.7.1"), &[]),
        ("InnerTpnsActivity from 1.3.1.1", of_version(without("tpush.InnerTpnsActivity"), "1.3.1.1"), &["TPNS410"]),
        ("the version in a jar's name", archive("tpns-core-sdk-1.3.2.0.jar"), &["TPNS410"]),
        ("an older one", archive("tpns-core-sdk-1.2.7.1.jar"), &[]),
        ("no version anywhere", archive("tpns.jar"), &[]),
        ("the packages before 1.2.0.1", of_version(formerly(all()), "1.1.5.4"), &[]),
        ("no TpnsActivity before 1.2.0.1", of_version(formerly(without("tpush.TpnsActivity")), "1.1.5.4"), &[]),
        ("Xiaomi's page from 1.3.2.0", xiaomi("1.3.2.0", &service), &["TPNS410"]),
        ("Xiaomi's page before", xiaomi("1.3.1.1", &service), &[]),
        ("Xiaomi's page is there", xiaomi("1.3.2.0", &(service.clone() + &clicked)), &[]),
        ("Xiaomi's components come with a library", xiaomi("1.3.2.0", ""), &[]),
    ]);
}

#[test]
fn where_nothing_is_declared_by_hand() {
    let push = provider("com.tencent.android.tpush.XGPushProvider", "off.XGVIP_PUSH_AUTH");
    let two = parts()[3..5].concat();
    let removed = "<uses-permission xmlns:tools=\"http://schemas.android.com/tools\" \
                   android:name=\"android.permission.WAKE_LOCK\" tools:node=\"remove\" />\n";
    let own = manifest(&(receiver(&[PUSH_MESSAGE, FEEDBACK]) + &parts().concat())).replace(
        "    <application",
        &format!("{}    <application", permissions().replace(&asked("WAKE_LOCK"), removed)),
    );
    hold_all([
        ("the SDK from Maven", jars("", &two).fact("components", json!([SDK])), &[]),
        ("one component is a setting", jars("", &push), &[]),
        ("none", jars("", ""), &[]),
        ("of a library module", all().manifest(&manifest("")), &[]),
        (
            "removed on purpose",
            jars(&permissions().replace(&asked("WAKE_LOCK"), ""), &parts().concat()).manifest(&own),
            &["TPNS406"],
        ),
        (
            "the permission of another package",
            jars(&permissions().replace("com.example.app", "com.other"), &parts().concat()),
            &["TPNS407"],
        ),
        (
            "the page of another package",
            jars(
                &permissions(),
                &parts().concat().replace("com.example.app.OPEN_TPNS_ACTIVITY_V2", "a.b.OPEN_TPNS_ACTIVITY_V2"),
            ),
            &["TPNS410"],
        ),
        (
            "the links of another package",
            jars(
                &permissions(),
                &parts()
                    .concat()
                    .replace("\"stpns\" android:host=\"com.example.app\"", "\"stpns\" android:host=\"a.b\""),
            ),
            &["TPNS410"],
        ),
    ]);
    let library = without("services.MqttService").manifest(&manifest(""));
    assert_eq!(library.all_codes(), ["TPNS410"], "{}", library.console());
}
