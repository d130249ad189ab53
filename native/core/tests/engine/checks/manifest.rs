//! The manifest but for receivers and redirects, shrinking and ABIs.

use serde_json::{Value, json};

use super::*;
use crate::support::*;

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
            )
            .fact("targetSdk", json!(32)),
            &[],
        ),
    ]);
}

const TOOLS: &str = "xmlns:tools=\"http://schemas.android.com/tools\"";

const REMOTE: &str = "com.tencent.android.tpush.rpc.XGRemoteService";

fn remote(action: &str) -> String {
    format!(
        "<service android:name=\"{REMOTE}\" android:exported=\"false\"><intent-filter><action android:name=\"{action}\" /></intent-filter></service>\n"
    )
}

fn provider(class: &str, authority: &str, more: &str) -> String {
    format!(
        "<provider {TOOLS} android:name=\"{class}\" android:authorities=\"{authority}\" android:exported=\"false\" {more} />\n"
    )
}

#[test]
fn the_sdks_own_components() {
    let removed = format!("<service {TOOLS} android:name=\"{REMOTE}\" tools:node=\"remove\" />");
    let push = "com.tencent.android.tpush.XGPushProvider";
    let settings = "com.tencent.android.tpush.SettingsContentProvider";
    let replace = "tools:replace=\"android:authorities\"";
    hold_all([
        ("removed", own(&removed, ""), &["TPNS406"]),
        ("removed in one manifest, there after all", own(&removed, &remote("com.example.app.XGVIP_PUSH_ACTION")), &[]),
        ("removed of one library", own(&removed.replace("tools:node", "tools:selector=\"a.b\" tools:node"), ""), &[]),
        ("another service removed", own(&removed.replace(REMOTE, "a.b.C"), ""), &[]),
        (
            "disabled",
            xml(&remote("com.example.app.XGVIP_PUSH_ACTION")
                .replace("exported=", "enabled=\"false\" android:exported=")),
            &["TPNS406"],
        ),
        (
            "disabled by a resource",
            xml(&remote("com.example.app.XGVIP_PUSH_ACTION")
                .replace("exported=", "enabled=\"@bool/x\" android:exported=")),
            &[],
        ),
        ("another package's authority", xml(&provider(settings, "com.other.TPUSH_PROVIDER", "")), &["TPNS407"]),
        ("our authority", xml(&provider(settings, "com.example.app.TPUSH_PROVIDER", "")), &[]),
        ("our authority among others", xml(&provider(settings, "a.b;com.example.app.TPUSH_PROVIDER", "")), &[]),
        (
            "a placeholder",
            own(
                &provider(settings, "${applicationId}.TPUSH_PROVIDER", ""),
                &provider(settings, "com.example.app.TPUSH_PROVIDER", ""),
            ),
            &[],
        ),
        ("no authority of TPNS", xml(&provider(settings, "com.example.app.other", "")), &["TPNS410"]),
        ("the app's own provider", xml(&provider(".Own", "com.other.TPUSH_PROVIDER", "")), &[]),
        ("another package's action", xml(&remote("com.other.XGVIP_PUSH_ACTION")), &["TPNS410"]),
        ("our action", xml(&remote("com.example.app.XGVIP_PUSH_ACTION")), &[]),
        (
            "keep-alive off",
            own(&provider(push, "com.example.app.OFF", replace), &provider(push, "com.example.app.OFF", "")),
            &[],
        ),
        (
            "keep-alive off, or so it seems",
            own(
                &provider(push, "${applicationId}.XGVIP_PUSH_AUTH", replace),
                &provider(push, "com.example.app.XGVIP_PUSH_AUTH", ""),
            ),
            &["TPNS415"],
        ),
        ("written by hand, no override", xml(&provider(push, "com.example.app.XGVIP_PUSH_AUTH", "")), &[]),
    ]);
    let old = "com.tencent.bigdata.baseapi.base.SettingsContentProvider";
    let authority = "com.example.app.XG_SETTINGS_PROVIDER";
    let of = |build: Build, version: &str| {
        let text = config(ID, KEY).replace("1.4.3.9-release", version);
        build.config(&text).fact("components", json!([format!("com.tencent.tpns:tpns:{version}")]))
    };
    hold_all([
        ("a class of before 1.2.0.1", xml(&provider(old, authority, "")), &["TPNS410"]),
        ("the same before 1.2.0.1", of(xml(&provider(old, authority, "")), "1.1.5.4-release"), &[]),
        (
            "a newer class before 1.2.0.1",
            of(xml(&provider(&old.replace("bigdata", "tpns"), authority, "")), "1.1.5.4-release"),
            &["TPNS410"],
        ),
    ]);
}

#[test]
fn permissions() {
    let root = |lines: &str| {
        let text = manifest("").replace("    <application", &format!("{lines}\n    <application"));
        Build::consistent().both_manifests(&text)
    };
    let permission = |name: &str, more: &str| format!("<uses-permission {TOOLS} android:name=\"{name}\" {more}/>");
    let remove = "tools:node=\"remove\" ";
    let bare = manifest("").replace("<uses-permission android:name=\"android.permission.POST_NOTIFICATIONS\" />", "");
    let removing = |name: &str| {
        let text = manifest("").replace("    <application", &format!("{}\n    <application", permission(name, remove)));
        Build::consistent().manifest(&text)
    };
    hold_all([
        ("INTERNET removed", removing("android.permission.INTERNET"), &["TPNS406"]),
        ("the camera removed", removing("android.permission.CAMERA"), &[]),
        ("our XGPUSH_RECEIVE", root(&permission("com.example.app.permission.XGPUSH_RECEIVE", "")), &[]),
        ("another's XGPUSH_RECEIVE", root(&permission("com.other.permission.XGPUSH_RECEIVE", "")), &["TPNS407"]),
        ("another service's permission", root(&permission("com.other.permission.JPUSH_MESSAGE", "")), &[]),
        ("no POST_NOTIFICATIONS", Build::consistent().both_manifests(&bare), &["TPNS408"]),
        ("no POST_NOTIFICATIONS at 32", Build::consistent().both_manifests(&bare).fact("targetSdk", json!(32)), &[]),
        ("POST_NOTIFICATIONS of a library", Build::consistent().manifest(&bare), &[]),
        ("no legacy HTTP", Build::consistent().setting("supply", json!({ "legacyHttp": false })), &["TPNS409"]),
        (
            "no legacy HTTP at 27",
            Build::consistent().setting("supply", json!({ "legacyHttp": false })).fact("targetSdk", json!(27)),
            &[],
        ),
    ]);
}

#[test]
fn shrinking_and_abis() {
    let shrunk = |rules: &str| {
        let build = Build::consistent().file("keepRules", "app/rules.pro", rules);
        build.fact("minified", json!(true)).setting("supply", json!({ "keepRules": false }))
    };
    let all = "-keep class com.tencent.android.tpush.** {*;}\n-keep class com.tencent.tpns.baseapi.** {*;}\n\
               -keep class com.tencent.tpns.mqttchannel.** {*;}\n-keep class com.tencent.tpns.dataacquisition.** {*;}\n";
    hold_all([
        ("no rules", shrunk(""), &["TPNS411"]),
        ("one is missing", shrunk(&all.replace("baseapi", "other")), &["TPNS411"]),
        (
            "one is a comment",
            shrunk(&all.replace("-keep class com.tencent.tpns.baseapi", "# -keep class com.tencent.tpns.baseapi")),
            &["TPNS411"],
        ),
        ("all", shrunk(all), &[]),
        ("a wider one", shrunk("-keep class com.tencent.** { *; }"), &[]),
        ("rules that are included", shrunk("-include other.pro"), &[]),
        ("not shrunk", shrunk("").fact("minified", json!(false)), &[]),
        ("rules that nobody knows", shrunk("").without("keepRules"), &[]),
        ("supplied", shrunk("").setting("supply", json!({})), &[]),
    ]);
    let abis = |abis: Value| Build::consistent().fact("abiFilters", abis);
    hold_all([
        ("an ABI that the SDK lacks", abis(json!(["mips"])), &["TPNS412"]),
        ("one of two", abis(json!(["mips", "x86"])), &[]),
        ("no filter", abis(json!([])), &[]),
    ]);
}

#[test]
fn vendors_messages() {
    let service = |class: &str, action: &str| {
        format!(
            "<service android:name=\"{class}\" android:exported=\"false\"><intent-filter><action android:name=\"{action}\" /></intent-filter></service>\n"
        )
    };
    let huawei = "com.huawei.push.action.MESSAGING_EVENT";
    let google = "com.google.firebase.MESSAGING_EVENT";
    let of_tpns = service("com.huawei.android.hms.tpns.HWHmsMessageService", huawei);
    let fcm = service("com.tencent.android.tpns.fcm.FcmMessagingService", google);
    hold_all([
        ("a service's action in a receiver", xml(&service(".R", huawei).replace("service", "receiver")), &["TPNS413"]),
        ("a service's action in a service", xml(&service(".S", huawei)), &[]),
        ("a library's receiver", own("", &service("a.b.R", huawei).replace("service", "receiver")), &[]),
        ("two services", xml(&(service(".S", huawei) + &of_tpns)), &["TPNS414"]),
        (
            "two services, one disabled",
            xml(&(service(".S", huawei).replace("exported=", "enabled=\"false\" android:exported=") + &of_tpns)),
            &[],
        ),
        ("two services of other people", xml(&(service(".S", huawei) + &service("a.b.S", huawei))), &[]),
        (
            "Google's own beside TPNS's",
            xml(&(service("com.google.firebase.messaging.FirebaseMessagingService", google) + &fcm)),
            &[],
        ),
        ("the app's own beside TPNS's", xml(&(service(".S", google) + &fcm)), &["TPNS414"]),
        ("one for each vendor", xml(&(service(".S", google) + &of_tpns)), &[]),
    ]);
}
