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
        (
            "not stated, where that keeps manifests from being merged",
            activity("").without("mergedManifest"),
            &["TPNS404"],
        ),
        ("stated, without a merged manifest", activity(" android:exported=\"true\"").without("mergedManifest"), &[]),
        (
            "stated by the manifest of the variant",
            activity("").without("mergedManifest").file(
                "sourceManifest",
                "app/src/debug/AndroidManifest.xml",
                &manifest("<activity android:name=\"com.example.app.Main\" android:exported=\"false\" />\n"),
            ),
            &[],
        ),
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
        build
            .config(&text)
            .fact("components", json!([format!("com.tencent.tpns:tpns:{version}")]))
            .fact("targetSdk", json!(30))
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
        ("rules that are included by a sign", shrunk("@other.pro"), &[]),
        ("classes with all members", shrunk("-keepclasseswithmembers class com.tencent.** { *; }"), &[]),
        ("not shrunk", shrunk("").fact("minified", json!(false)), &[]),
        ("rules that nobody knows", shrunk("").without("keepRules"), &[]),
        ("supplied", shrunk("").setting("supply", json!({})), &[]),
    ]);
    let rules = |build: Build| {
        let found = build.findings();
        let help = found.iter().find(|finding| finding["code"] == "TPNS411").unwrap()["help"].as_str().unwrap();
        help.split_once('\n').unwrap_or_else(|| panic!("{help}")).1.to_owned()
    };
    let missing = rules(shrunk(""));
    assert_eq!(missing.lines().count(), 4, "{missing}");
    assert_eq!(shrunk(&missing).all_codes(), [""; 0]);
    let vivo = |rules: &str| {
        let block = "\"vivo\": { \"app_id\": \"100000001\", \"app_key\": \"0123456789abcdef0123456789abcdef\" }";
        let build = with(channel(block), &["com.tencent.tpns:vivo:1.4.3.9-release"]).fact("minified", json!(true));
        build.file("keepRules", "app/rules.pro", rules).setting("supply", json!({ "keepRules": false }))
    };
    let old = |rules: &str| {
        let text = config(ID, KEY).replace("1.4.3.9-release", "1.1.5.4-release");
        shrunk(rules)
            .config(&text)
            .fact("components", json!(["com.tencent.tpns:tpns:1.1.5.4-release"]))
            .fact("targetSdk", json!(30))
    };
    hold_all([
        ("a vendor's rules are missing", vivo(all), &["TPNS411"]),
        ("some of them", vivo(&format!("{all}-keep class com.vivo.push.** {{*;}}")), &["TPNS411"]),
        ("the vendor's are all there is", vivo("-keep class com.vivo.** {*;}"), &["TPNS411"]),
        (
            "all of them",
            vivo(&format!("{all}-keep class com.vivo.** {{*;}}\n-keep class com.tencent.android.vivopush.** {{*;}}")),
            &[],
        ),
        ("all of them, one by one", vivo(&rules(vivo(""))), &[]),
        ("supplied", vivo("").setting("supply", json!({})), &[]),
        ("the names before 1.2.0.1", old(&all.replace("com.tencent.tpns", "com.tencent.bigdata")), &[]),
        ("today's names before 1.2.0.1", old(all), &["TPNS411"]),
    ]);
    let supplied =
        vivo("").setting("supply", json!({})).call("keepRules")["files"][0]["text"].as_str().unwrap().to_owned();
    assert_eq!(vivo(&supplied).all_codes(), [""; 0], "{supplied}");
    let abis = |abis: Value| Build::consistent().fact("abiFilters", abis);
    hold_all([
        ("an ABI that the SDK lacks", abis(json!(["mips"])), &["TPNS412"]),
        ("one of two", abis(json!(["mips", "x86"])), &[]),
        ("no filter", abis(json!([])), &[]),
    ]);
}

#[test]
fn components_of_former_sdks() {
    let mid = || provider("com.tencent.mid.api.MidProvider", "com.example.app.TENCENT.MID.V4", "");
    let service = |class: &str| format!("<service android:name=\"{class}\" android:exported=\"false\" />\n");
    let honor = || provider("com.hihonor.push.sdk.init.AutoInitProvider", "com.example.app.auto", "");
    let oppo = || service("com.heytap.mcssdk.PushService");
    let of = |lines: &str, version: &str| {
        let text = config(ID, KEY).replace("1.4.3.9-release", version);
        xml(lines)
            .config(&text)
            .fact("components", json!([format!("com.tencent.tpns:tpns:{version}")]))
            .fact("targetSdk", json!(30))
    };
    let id = |build: Build| build.setting("channels", json!({ "honor": "104412345" }));
    let removed = mid().replace("android:exported", "tools:node=\"remove\" android:exported");
    hold_all([
        ("XG 4's provider", xml(&mid()), &["TPNS418"]),
        ("XG 4's service", xml(&service("com.tencent.android.tpush.service.XGPushServiceV4")), &["TPNS418"]),
        ("XG 4's provider, removed", own(&removed, ""), &[]),
        ("of a library", own("", &mid()), &["TPNS418"]),
        ("with its artifact", with(xml(&mid()), &["com.tencent.mid:mid:4.0.7-Release"]), &[]),
        ("with its jar", xml(&mid()).fact("localArchives", json!(["mid-core-sdk-4.0.6.jar"])), &[]),
        ("in a comment", xml(&format!("<!-- {} -->\n", mid().replace("--", ""))), &[]),
        ("Honor's before 1.3.9.0", of(&honor(), "1.3.8.0"), &[]),
        ("Honor's from 1.3.9.0", of(&honor(), "1.3.9.0"), &["TPNS418"]),
        ("Honor's own SDK", with(xml(&honor()), &["com.hihonor.mcs:push:6.0.3.102"]), &[]),
        ("Honor's channel", id(with(xml(&honor()), &["com.tencent.tpns:honor:1.4.3.9-release"])), &["TPNS418"]),
        ("OPPO's before 1.2.0.2", of(&oppo(), "1.2.0.1"), &[]),
        ("OPPO's from 1.2.0.2", of(&oppo(), "1.2.0.2"), &["TPNS418"]),
        ("OPPO's jar", xml(&oppo()).fact("localArchives", json!(["heytap-push-2.1.0.aar"])), &[]),
        ("no version", of(&oppo(), "latest").config(&config(ID, KEY).replace("1.4.3.9-release", "")), &["TPNS110"]),
        ("another provider", xml(&provider("a.b.MidProvider", "a.b", "")), &[]),
    ]);
}

#[test]
fn the_start_before_consent() {
    let entry = |value: &str| xml(&meta_data("XG_SERVICE_PULL_UP_OFF", value));
    let off = || Build::consistent().setting("supply", json!({ "pullUpOff": false }));
    hold_all([
        ("false", entry("false"), &["TPNS419"]),
        ("in another case", entry(" False"), &["TPNS419"]),
        ("true", entry("true"), &[]),
        ("a resource", entry("@bool/asleep"), &[]),
        ("of a library", entry("false").manifest(&manifest("")), &["TPNS419"]),
        ("left out, and supplied", Build::consistent(), &[]),
        ("left out, and not supplied", off(), &[]),
        ("left out without tpnskit", unapplied(xml(&everything())), &[]),
        ("another push service's", xml(&meta_data("JPUSH_PULL_UP_OFF", "false")), &[]),
    ]);
    assert!(Build::consistent().output().contains("\"XG_SERVICE_PULL_UP_OFF\" android:value=\"true\""));
    for build in [
        off(),
        entry("true"),
        xml(&meta_data("XG_SERVICE_PULL_UP_OFF", "").replace("value=\"\"", "resource=\"@bool/b\"")),
    ] {
        let output = build.output();
        assert!(
            output.matches("XG_SERVICE_PULL_UP_OFF").count() <= 1
                && !output.contains("OFF\" android:value=\"true\" />\n        <rec"),
            "{output}"
        );
    }
}

#[test]
fn keep_alive_off() {
    let push = "com.tencent.android.tpush.XGPushProvider";
    let replace = "tools:replace=\"android:authorities\"";
    let to = |authority: &str| {
        let text = authority.replace("${applicationId}", "com.example.app");
        own(&provider(push, authority, replace), &provider(push, &text, ""))
    };
    hold_all([
        ("as the FAQ has it", to("${applicationId}.xxx.XGVIP_PUSH_AUTH"), &[]),
        ("another word", to("${applicationId}.quiet.off.XGVIP_PUSH_AUTH"), &[]),
        ("written out", to("com.example.app.x.XGVIP_PUSH_AUTH"), &[]),
        ("another name", to("${applicationId}.OFF"), &[]),
        ("the default", to("${applicationId}.XGVIP_PUSH_AUTH"), &["TPNS415"]),
        ("another app", to("com.other.XGVIP_PUSH_AUTH"), &["TPNS407"]),
        ("an app of nearly this name", to("com.example.application.XGVIP_PUSH_AUTH"), &["TPNS407"]),
        ("no dot between", to("com.example.appXGVIP_PUSH_AUTH"), &[]),
        (
            "another provider",
            xml(&provider("com.tencent.android.tpush.SettingsContentProvider", "com.example.app.x.TPUSH_PROVIDER", "")),
            &["TPNS410"],
        ),
    ]);
}

#[test]
fn manifests_as_people_break_them() {
    let a = "xmlns:android=\"http://schemas.android.com/apk/res/android\"";
    let says = |text: &str, words: &str| {
        let build = Build::consistent().both_manifests(&text.replace("<manifest", &format!("<manifest {a}")));
        assert_eq!(build.codes(), ["TPNS416"], "{text}\n{}", build.console());
        let finding = &build.findings()[0];
        assert!(finding["message"].as_str().unwrap().contains(words), "{}", build.console());
        assert!(finding["help"].is_string(), "{}", build.console());
    };
    says("<manifest><application android:label=“App” /></manifest>", "`“` (U+201C");
    says("<manifest><application android:label＝\"App\" /></manifest>", "XML needs `=`");
    says("<manifest><application android:label=“App><a/></application></manifest>", "`“` (U+201C");
    says(
        "<manifest>\n<application android:label=\"App\"\n<activity android:name=\".A\" />\n</application></manifest>",
        "never closed",
    );
    says(
        "<manifest>\n<<<<<<< HEAD\n<application />\n=======\n>>>>>>> other\n</manifest>",
        "a merge that isn't settled",
    );
    says("<manifest><!activity></manifest>", "starts no comment");
    says("<manifest><![CDATA[ x </manifest>", "CDATA");
    says("<manifest><application android:label=\"&#xZZ;\" /></manifest>", "no character");
    says("<manifest><application android:label=\"a & b\" /></manifest>", "starts no entity");
}

#[test]
fn a_manifest_in_another_encoding_is_read_where_it_says_so() {
    let bytes = |declared: &str| {
        let text = manifest(&meta_data("XG_SERVER_SUFFIX", "tpns.hk.tencent.com")).replace("\"utf-8\"", declared);
        // 应用, in GBK.
        let mut bytes = text.replace("\"App\"", "\"@@@@\"").into_bytes();
        let at = bytes.windows(4).position(|window| window == b"@@@@").unwrap();
        bytes.splice(at..at + 4, [0xD3, 0xA6, 0xD3, 0xC3]);
        let mut build = suffix("tpns.hk.tencent.com").without("sourceManifest");
        let text = base64::Engine::encode(&base64::prelude::BASE64_STANDARD, bytes);
        let file = json!({ "name": "app/src/main/AndroidManifest.xml", "role": "sourceManifest", "base64": text });
        build.files.push(file);
        build
    };
    hold_all([
        ("GBK", bytes("\"gbk\""), &["TPNS302"]),
        ("GB2312", bytes("'GB2312'"), &["TPNS302"]),
        ("GB18030", bytes("\"GB18030\" standalone=\"no\""), &["TPNS302"]),
        ("UTF-8, which it isn't", bytes("\"utf-8\""), &["TPNS302", "TPNS416"]),
    ]);
    // It could not be written back.
    assert_eq!(bytes("\"gbk\"").findings()[0]["fixes"], json!([]));
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

/// An entry that a library brings names the library, and what overrules it.
#[test]
fn what_a_library_brings_is_overruled_in_the_apps_manifest() {
    let library = |lines: &str| {
        let build = Build::consistent().merged(&manifest(lines));
        build.file(
            "libraryManifest",
            "com.example:push:1.0",
            &manifest(lines).replace("com.example.app", "com.example.push"),
        )
    };
    let both = || receiver(&[PUSH_MESSAGE, FEEDBACK]).replace(".PushReceiver", "com.example.push.Receiver");
    let table = [
        (
            "TPNS203",
            meta_data("XG_V2_ACCESS_ID", "1580002211"),
            "android:value=\"${XG_ACCESS_ID}\" tools:replace=\"android:value\"",
        ),
        (
            "TPNS302",
            meta_data("XG_SERVER_SUFFIX", "tpns.hk.tencent.com"),
            "android:value=\"tpns.sh.tencent.com\" tools:replace",
        ),
        ("TPNS303", meta_data("XG_SERVER_SUFFIX", ""), "android:value=\"tpns.sh.tencent.com\" tools:replace"),
        ("TPNS302", meta_data("XG_GUID_SERVER", "https://api.tpns.hk.tencent.com/x"), "tools:node=\"remove\""),
        (
            "TPNS402",
            both().replace("FEEDBACK", "FEEDBAK"),
            "<intent-filter><action android:name=\"com.tencent.android.xg.vip.action.FEEDBACK\" />",
        ),
        (
            "TPNS403",
            both().replace("\"false\"", "\"true\""),
            "android:exported=\"false\" tools:replace=\"android:exported\"",
        ),
        ("TPNS404", both().replace(" android:exported=\"false\"", ""), "android:exported=\"false\" />"),
        (
            "TPNS418",
            "<provider android:name=\"com.tencent.mid.api.MidProvider\" android:authorities=\"a\" />".to_owned(),
            "<provider android:name=\"com.tencent.mid.api.MidProvider\" tools:node=\"remove\" />",
        ),
        (
            "TPNS419",
            meta_data("XG_SERVICE_PULL_UP_OFF", "false"),
            "android:value=\"true\" tools:replace=\"android:value\"",
        ),
        (
            "TPNS420",
            both().replace(" android:exported", " android:process=\":x\" android:exported"),
            "tools:remove=\"android:process\"",
        ),
        (
            "TPNS420",
            both().replace(" android:exported", " android:enabled=\"false\" android:exported"),
            "android:enabled=\"true\" tools:replace",
        ),
    ];
    for (code, lines, words) in table {
        let build = library(&lines);
        assert_eq!(build.codes(), [code], "{}", build.console());
        let said = build.console();
        assert!(said.contains("it comes from the library `com.example:push:1.0`"), "{said}");
        assert!(said.contains(words), "{words}\n{said}");
        assert!(said.contains("declares `xmlns:tools="), "{said}");
        // Without the library's own manifest nobody knows which one it is.
        let unknown = build.without("libraryManifest").console();
        assert!(unknown.contains("it comes from a library") && !unknown.contains("overrule"), "{unknown}");
    }
    // Of several libraries, the one whose value counts.
    let mut build = library(&meta_data("XG_V2_ACCESS_ID", "1580002211"));
    let sdk = manifest(&meta_data("XG_V2_ACCESS_ID", "${XG_ACCESS_ID}"));
    build
        .files
        .insert(0, json!({ "name": "com.tencent.tpns:tpns:1.4.3.9-release", "role": "libraryManifest", "text": sdk }));
    assert!(build.console().contains("the library `com.example:push:1.0`"), "{}", build.console());
    assert_eq!(library(&meta_data("XG_SERVER_SUFFIX", "tpns.sh.tencent.com")).all_codes(), [""; 0]);
    let chinese = library(&meta_data("XG_SERVER_SUFFIX", "tpns.hk.tencent.com")).language("zh").console();
    assert!(chinese.contains("它来自依赖库 `com.example:push:1.0`"), "{chinese}");
}
