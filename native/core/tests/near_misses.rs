//! Each check of the catalogue's second half where it fires and, as near as possible, where it must not.
#![allow(clippy::indexing_slicing, reason = "a test may panic")]

mod support;

use serde_json::{Value, json};
use support::*;

const SDK: &str = "com.tencent.tpns:tpns:1.4.3.9-release";

/// A promise, what is done to a consistent variant, and everything that is found.
type Case = (&'static str, Build, &'static [&'static str]);

fn hold<const N: usize>(cases: [Case; N]) {
    for (promise, build, codes) in cases {
        assert_eq!(build.all_codes(), codes, "{promise}\n{}", build.console());
    }
}

fn file(line: &str) -> Build {
    Build::consistent().config(&config(ID, KEY).replace("\"debug\": false", &format!("\"debug\": false, {line}")))
}

fn channel(block: &str) -> Build {
    Build::consistent().config(&config(ID, KEY).replace("\"enable\": true", &format!("\"enable\": true, {block}")))
}

fn xml(lines: &str) -> Build {
    Build::consistent().both_manifests(&manifest(lines))
}

/// The owner wrote it, and the merge came to something else.
fn own(lines: &str, merged: &str) -> Build {
    Build::consistent().manifest(&manifest(lines)).merged(&manifest(merged))
}

fn with(build: Build, components: &[&str]) -> Build {
    let all: Vec<&str> = [SDK].iter().chain(components).copied().collect();
    build.fact("components", json!(all))
}

fn unapplied(build: Build) -> Build {
    build.fact("unapplied", json!(true))
}

#[test]
fn members_and_versions_of_the_file() {
    hold([
        ("a slip of a name", file("\"verson\": 1"), &["TPNS108"]),
        ("a slip in a block", channel("\"oppo\": { \"app_idd\": \"x\" }"), &["TPNS108", "TPNS112"]),
        ("a name like no other is a note", file("\"comment\": 1"), &["TPNS108"]),
        ("an application beside ours", file("\"com.other.app\": { \"channel\": { \"enable\": false } }"), &[]),
        ("a blank name", file("\"\": {}"), &[]),
        ("a secret has a finding of its own", file("\"secret_key\": \"x\""), &["TPNS111"]),
        ("upgrade", file("\"upgrade\": true"), &[]),
    ]);
    let debug = |value: &str| Build::consistent().config(&config(ID, KEY).replace("\"debug\": false", value));
    hold([
        ("debug in release", debug("\"debug\": true").fact("debuggable", json!(false)), &["TPNS109"]),
        ("debug in debug", debug("\"debug\": true").fact("debuggable", json!(true)), &[]),
        ("debug where nobody knows", debug("\"debug\": true"), &[]),
        ("no debug in release", debug("\"debug\": false").fact("debuggable", json!(false)), &[]),
    ]);
    let version = |value: &str| {
        Build::consistent().config(&config(ID, KEY).replace("1.4.3.9-release", value)).fact("components", json!([]))
    };
    hold([
        ("a word", version("latest"), &["TPNS110", "TPNS401"]),
        ("blank", version(""), &["TPNS110", "TPNS401"]),
        ("a version that nobody has heard of", version("9.9.9.9"), &["TPNS401"]),
        ("another word behind it", version("1.4.3.9-beta"), &["TPNS401"]),
    ]);
    let two = |second: &str| {
        let mut build = Build::consistent();
        build.files.push(json!({ "role": "config", "name": second, "text": config(ID, KEY) }));
        build
    };
    hold([
        ("two files", two("app/src/main/tpns-configs.json"), &["TPNS113"]),
        ("one file twice", two("app/tpns-configs.json"), &[]),
    ]);
}

#[test]
fn vendor_blocks() {
    hold([
        ("blank", channel("\"xiaomi\": { \"app_id\": \"\", \"app_key\": \"\" }"), &["TPNS112"]),
        ("white space", channel("\"meizu\": { \"app_id\": \"123456\", \"app_key\": \" \" }"), &["TPNS112"]),
        ("no key", channel("\"vivo\": { \"app_id\": \"10000\" }"), &["TPNS112"]),
        ("Huawei has none", channel("\"huawei\": { \"app_id\": \"100000001\" }"), &[]),
        (
            "blank, and the channels are off",
            channel("\"xiaomi\": { \"app_id\": \"\" }").config(
                &config(ID, KEY).replace("\"enable\": true", "\"enable\": false, \"xiaomi\": { \"app_id\": \"\" }"),
            ),
            &[],
        ),
        (
            "Xiaomi exchanged",
            channel("\"xiaomi\": { \"app_id\": \"5810000000001\", \"app_key\": \"2882303000000000001\" }"),
            &["TPNS114"],
        ),
        ("Xiaomi", channel("\"xiaomi\": { \"app_id\": \"2882303000000000001\", \"app_key\": \"5810000000001\" }"), &[]),
        ("numbers", channel("\"xiaomi\": { \"app_id\": 2882303000000000001, \"app_key\": 5810000000001 }"), &[]),
        (
            "OPPO's AppID",
            channel("\"oppo\": { \"app_id\": \"30000001\", \"app_key\": \"0123456789abcdef0123456789abcdef\" }"),
            &["TPNS114"],
        ),
        (
            "OPPO's AppKey and AppSecret",
            channel(
                "\"oppo\": { \"app_id\": \"0123456789ABCDEF0123456789abcdef\", \"app_key\": \"0123456789abcdef0123456789abcdef\" }",
            ),
            &[],
        ),
        ("spaces", channel("\"huawei\": { \"app_id\": \"100000001 \" }"), &["TPNS114"]),
        (
            "vivo's key like a UUID",
            channel("\"vivo\": { \"app_id\": \"100000001\", \"app_key\": \"01234567-89ab-cdef-0123-456789abcdef\" }"),
            &[],
        ),
        (
            "Meizu",
            channel("\"meizu\": { \"app_id\": \"123456\", \"app_key\": \"0123456789abcdef0123456789abcdef\" }"),
            &[],
        ),
    ]);
}

const VIVO_BLOCK: &str = "\"vivo\": { \"app_id\": \"100000001\", \"app_key\": \"0123456789abcdef0123456789abcdef\" }";
const VIVO: &str = "com.tencent.tpns:vivo:1.4.3.9-release";

#[test]
fn vendor_placeholders() {
    let vivo = || with(channel(VIVO_BLOCK), &[VIVO]);
    let off = json!({ "placeholders": false });
    hold([
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
    hold([
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

/// All that a manifest needs where nothing is supplied.
fn everything() -> String {
    let legacy = "        <uses-library android:name=\"org.apache.http.legacy\" android:required=\"false\" />\n";
    meta_data("XG_SERVER_SUFFIX", "tpns.sh.tencent.com") + &receiver(&[PUSH_MESSAGE, FEEDBACK]) + legacy
}

#[test]
fn receivers() {
    let both = || receiver(&[PUSH_MESSAGE, FEEDBACK]);
    let second = || both().replace(".PushReceiver", ".OldReceiver");
    let exported = || both().replace("exported=\"false\"", "exported=\"true\"");
    hold([
        ("exported", xml(&exported()), &["TPNS403"]),
        (
            "exported with a permission",
            xml(&exported().replace("exported=", "permission=\"p\" android:exported=")),
            &[],
        ),
        ("two of them", xml(&(both() + &second())), &["TPNS405"]),
        (
            "two, one disabled",
            xml(&(both() + &second().replace("exported=", "enabled=\"false\" android:exported="))),
            &[],
        ),
        (
            "one for each action",
            xml(&(receiver(&[PUSH_MESSAGE]) + &receiver(&[FEEDBACK]).replace(".PushReceiver", ".Other"))),
            &[],
        ),
        (
            "none, and none is generated",
            Build::consistent().setting("receiver", json!({ "enabled": false })),
            &["TPNS401"],
        ),
        ("none without tpnskit", unapplied(xml(&everything().replace(&both(), ""))), &["TPNS401"]),
        ("one without tpnskit", unapplied(xml(&everything())), &[]),
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
    hold([
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
    hold([
        ("a class of before 1.2.0.1", xml(&provider(old, authority, "")), &["TPNS410"]),
        ("the same before 1.2.0.1", of(xml(&provider(old, authority, "")), "1.1.5.4-release"), &[]),
        (
            "a newer class before 1.2.0.1",
            of(xml(&provider(&old.replace("bigdata", "tpns"), authority, "")), "1.1.5.4-release"),
            &["TPNS410"],
        ),
    ]);
    let service =
        "<service android:name=\"com.tencent.android.tpush.service.XGVipPushService\" android:exported=\"false\" />\n";
    hold([
        ("by hand, and half of it", xml(service), &["TPNS410", "TPNS410"]),
        (
            "by hand, and all of it",
            xml(&format!(
                "{service}{}{}",
                remote("com.example.app.XGVIP_PUSH_ACTION"),
                provider(&old.replace("bigdata", "tpns"), authority, "")
            )),
            &[],
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
    hold([
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
    hold([
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
    hold([
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
    hold([
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

#[test]
fn dependencies() {
    let xiaomi = "\"xiaomi\": { \"app_id\": \"2882303000000000001\", \"app_key\": \"5810000000001\" }";
    let artifact = "com.tencent.tpns:xiaomi:1.4.3.9-release";
    let old = "com.tencent.tpns:xiaomi:1.4.3.4-release";
    let off = || channel(xiaomi).setting("dependencies", json!(false));
    hold([
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
    hold([
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
    hold([
        ("Huawei without both", huawei(json!([])), &["TPNS506"]),
        ("Huawei without the plugin", services(huawei(json!([]))), &["TPNS506"]),
        ("Huawei without the file", huawei(json!(["com.huawei.agconnect"])), &["TPNS506"]),
        ("Huawei with both", services(huawei(json!(["com.huawei.agconnect"]))), &[]),
        ("plugins that nobody knows", huawei(Value::Null), &[]),
        ("Huawei by a manifest entry", huawei(json!([])).both_manifests(&manifest(&appid)), &[]),
    ]);
}

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
    hold([
        ("an IM SDK of before", with(Build::consistent(), &[&plus("6.0.1974")]), &["TPNS507"]),
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
        ("OPPO without a channel id", with_oppo(&[&new]), &["TPNS701"]),
        ("OPPO with a blank one", with_oppo(&[&new]).setting("im", json!({ "oppoChannelId": " " })), &["TPNS701"]),
        ("OPPO with one", with_oppo(&[&new]).setting("im", json!({ "oppoChannelId": "tuikit" })), &[]),
        ("OPPO without IM", with_oppo(&[]), &[]),
        ("IM without OPPO", with(Build::consistent(), &[&new]), &[]),
    ]);
    let honor = |version: &str| {
        let build = Build::consistent().config(&config(ID, KEY).replace("1.4.3.9-release", version));
        build
            .setting("channels", json!({ "honor": "104000001" }))
            .fact("components", json!([format!("com.tencent.tpns:tpns:{version}")]))
    };
    hold([
        ("Honor before 1.3.3.0", honor("1.3.2.0-release"), &["TPNS508"]),
        ("Honor from 1.3.3.0", honor("1.3.3.0-release"), &[]),
        ("no Honor before 1.3.3.0", honor("1.3.2.0-release").setting("channels", json!({})), &[]),
    ]);
}

#[test]
fn left_over_files() {
    let idle = || unapplied(Build::consistent().fact("components", json!([])));
    hold([
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

fn activity(name: &str, attributes: &str, filters: &str) -> String {
    format!("<activity android:name=\"{name}\" android:exported=\"true\" {attributes}>{filters}</activity>\n")
}

fn filter(data: &str, default: bool) -> String {
    let default = if default { "<category android:name=\"android.intent.category.DEFAULT\" />" } else { "" };
    format!(
        "<intent-filter><action android:name=\"android.intent.action.VIEW\" />{default}<data {data} /></intent-filter>"
    )
}

const SINGLE: &str = "android:launchMode=\"singleTask\"";
const DATA: &str = "android:scheme=\"demo\" android:host=\"com.example.app\" android:path=\"/notify/\"";

#[test]
fn the_redirect() {
    let to = |uri: &str, lines: &str| xml(lines).setting("redirects", json!([{ "activity": ".Main", "uri": uri }]));
    let uri = "demo://com.example.app/notify/";
    let open = || activity(".Main", SINGLE, &filter(DATA, true));
    let near = |from: &str, into: &str| to(uri, &activity(".Main", SINGLE, &filter(&DATA.replace(from, into), true)));
    hold([
        ("all is there", to(uri, &open()), &[]),
        ("all is supplied", to(uri, &activity(".Main", "", "")), &[]),
        ("no activity", to(uri, &activity(".Other", SINGLE, "")), &["TPNS601"]),
        ("an alias", to(uri, &open().replace("activity", "activity-alias")), &[]),
        ("no DEFAULT", to(uri, &activity(".Main", SINGLE, &filter(DATA, false))), &["TPNS602"]),
        (
            "no DEFAULT, and another filter with it",
            to(uri, &activity(".Main", SINGLE, &(filter(DATA, false) + &filter(DATA, true)))),
            &[],
        ),
        ("no VIEW", to(uri, &open().replace("action.VIEW", "action.EDIT")), &["TPNS602"]),
        ("no trailing slash", near("/notify/", "/notify"), &["TPNS603"]),
        ("another case", near("demo", "Demo"), &["TPNS603"]),
        ("another host", near("com.example.app", "com.example.push"), &["TPNS603"]),
        ("another page of the app", near("/notify/", "/settings/"), &[]),
        ("a host in another case, which Android takes", near("com.example.app", "COM.example.app"), &[]),
        ("a prefix", near("path=", "pathPrefix="), &[]),
        ("singleTop", to(uri, &open().replace("singleTask", "singleTop")), &["TPNS604"]),
        ("singleInstance", to(uri, &open().replace("singleTask", "singleInstance")), &[]),
        ("no path", to("demo://com.example.app", &open()), &["TPNS605"]),
        ("no scheme", to("com.example.app/notify/", &open()), &["TPNS605"]),
        ("two activities", to(uri, &(open() + &activity(".Old", "", &filter(DATA, true)))), &["TPNS606"]),
        (
            "two activities, two pages",
            to(uri, &(open() + &activity(".Old", "", &filter(&DATA.replace("notify", "old"), true)))),
            &[],
        ),
    ]);
}

#[test]
fn filters_that_look_like_a_redirect() {
    let main = |filters: &str| xml(&activity(".Main", "", filters));
    let wide = "android:scheme=\"demo\" android:host=\"com.example.app\"";
    hold([
        ("no DEFAULT", main(&filter(DATA, false)), &["TPNS602"]),
        ("DEFAULT", main(&filter(DATA, true)), &[]),
        ("a wider filter with DEFAULT", main(&(filter(DATA, false) + &filter(wide, true))), &[]),
        (
            "a filter of the other page with DEFAULT",
            main(&(filter(DATA, false) + &filter(&DATA.replace("notify", "x"), true))),
            &["TPNS602"],
        ),
        ("no path", main(&filter(wide, false)), &[]),
        ("a web page", main(&filter(&DATA.replace("demo", "https"), false)), &[]),
        ("another action", main(&filter(DATA, false).replace("VIEW", "SEND")), &[]),
        ("of a library", own("", &activity("a.b.Main", "", &filter(DATA, false))), &[]),
    ]);
}
