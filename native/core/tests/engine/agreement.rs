//! Checks and supplies judge alike: what a check accepts is not supplied, what it misses is, and what is supplied passes.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use crate::support::*;

/// What an app may state, each part in forms that are right, wrong and missing.
#[derive(Clone, Debug)]
struct App {
    id: &'static str,
    suffix: &'static str,
    receiver: &'static str,
    legacy_http: &'static str,
    target_sdk: u32,
    channel: &'static str,
    version: &'static str,
    declared: Vec<&'static str>,
    activity: &'static str,
    uri: &'static str,
}

fn apps() -> impl Strategy<Value = App> {
    let ids = select(vec!["1500002210", "1520002210", "1530002210", "1580002210", "1590002210", ""]);
    let suffixes =
        select(vec!["", "tpns.sh.tencent.com", "tpns.sgp.tencent.com", "https://tpns.sh.tencent.com", "@string/x"]);
    let receivers = select(vec![
        "",
        "PUSH_MESSAGE FEEDBACK",
        "PUSH_MESSAGE",
        "FEEDBACK",
        "cn.jpush.android.intent.RECEIVE_MESSAGE",
    ]);
    let legacy = select(vec!["", "true", "false"]);
    let channels = select(vec![
        "",
        r#""oppo": { "app_id": "0123456789abcdef0123456789abcdef", "app_key": "fedcba9876543210fedcba9876543210" }"#,
        r#""xiaomi": { "app_id": "2882303000000000001", "app_key": "5810000000001" }"#,
        r#""huawei": { "app_id": "100000001" }"#,
        r#""xiaomi": { "app_id": "", "app_key": "" }"#,
    ]);
    let versions =
        select(vec!["1.4.3.9-release", "1.3.2.0-release", "1.3.1.1-release", "1.2.7.1-release", "1.1.5.4-release"]);
    let declared = proptest::collection::vec(
        select(vec![
            "com.tencent.tpns:oppo",
            "com.tencent.tpns:xiaomi",
            "com.google.code.gson:gson",
            "commons-codec:commons-codec",
            "com.huawei.hms:push",
        ]),
        0..3,
    );
    let activities = select(vec![
        "",
        r#" android:exported="true" android:launchMode="singleTask""#,
        r#" android:launchMode="singleTop""#,
    ]);
    ((ids, suffixes, receivers, legacy, 26..36_u32), (channels, versions, declared, activities, data())).prop_map(
        |((id, suffix, receiver, legacy_http, target_sdk), (channel, version, declared, activity, uri))| App {
            id,
            suffix,
            receiver,
            legacy_http,
            target_sdk,
            channel,
            version,
            declared,
            activity,
            uri,
        },
    )
}

/// The `<data>` of the activity's filter; with nothing there is no filter.
fn data() -> impl Strategy<Value = &'static str> {
    select(vec![
        "",
        r#"android:scheme="demo""#,
        r#"android:scheme="demo" android:host="com.example.app""#,
        r#"android:scheme="demo" android:host="*.example.app""#,
        r#"android:scheme="demo" android:host="com.example.app" android:path="/notify/""#,
        r#"android:scheme="demo" android:host="com.example.app" android:path="/notify""#,
        r#"android:scheme="demo" android:host="com.example.app" android:pathPrefix="/not""#,
        r#"android:scheme="demo" android:host="com.example.app" android:pathPattern="/.*/""#,
        r#"android:scheme="demo" android:host="com.example.app" android:port="80""#,
        r#"android:scheme="demo" android:mimeType="text/plain""#,
        r#"android:scheme="other" android:host="com.example.app""#,
        r#"android:scheme="@string/scheme" android:host="com.example.app""#,
    ])
}

const URI: &str = "demo://com.example.app/notify/";

impl App {
    fn manifest(&self) -> String {
        let mut lines = String::new();
        if !self.suffix.is_empty() {
            lines.push_str(&meta_data("XG_SERVER_SUFFIX", self.suffix));
        }
        let action = |action: &str| match action {
            "PUSH_MESSAGE" => PUSH_MESSAGE.to_owned(),
            "FEEDBACK" => FEEDBACK.to_owned(),
            other => other.to_owned(),
        };
        if !self.receiver.is_empty() {
            let actions: Vec<String> = self.receiver.split(' ').map(action).collect();
            lines.push_str(&receiver(&actions.iter().map(String::as_str).collect::<Vec<_>>()));
        }
        if !self.legacy_http.is_empty() {
            lines.push_str(&format!(
                "        <uses-library android:name=\"org.apache.http.legacy\" android:required=\"{}\" />\n",
                self.legacy_http
            ));
        }
        let filter = match self.uri {
            "" => String::new(),
            data => format!(
                "<intent-filter><action android:name=\"android.intent.action.VIEW\" />\
                 <category android:name=\"android.intent.category.DEFAULT\" /><data {data} /></intent-filter>"
            ),
        };
        lines.push_str(&format!("        <activity android:name=\".Main\"{}>{filter}</activity>\n", self.activity));
        manifest(&lines)
    }

    /// As Gradle would know it, with these dependencies besides the app's own.
    fn build(&self, added: &[String]) -> Build {
        let config = config(self.id, KEY)
            .replace(
                "\"enable\": true",
                &["\"enable\": true", self.channel].join(if self.channel.is_empty() { "" } else { ", " }),
            )
            .replace("1.4.3.9-release", self.version);
        let components: Vec<String> = self.declared().chain(added.iter().cloned()).collect();
        Build::consistent()
            .config(&config)
            .both_manifests(&self.manifest())
            .fact("targetSdk", json!(self.target_sdk))
            .fact("components", json!(components))
            .fact("declared", json!(self.declared().collect::<Vec<_>>()))
            .fact("plugins", json!(["com.huawei.agconnect"]))
            .file("agconnectServices", "app/agconnect-services.json", "{}")
            .setting("redirects", json!([{ "activity": ".Main", "uri": URI }]))
    }

    fn declared(&self) -> impl Iterator<Item = String> {
        let sdk = format!("com.tencent.tpns:tpns:{}", self.version);
        let version = |module: &&str| if module.starts_with("com.tencent") { self.version } else { "9.0" };
        let more = self.declared.iter().map(move |module| format!("{module}:{}", version(module)));
        std::iter::once(sdk).chain(more.collect::<Vec<_>>())
    }
}

fn dependencies(build: &Build) -> Vec<String> {
    let answer = build.call("dependencies");
    let added = answer["dependencies"].as_array().unwrap().iter();
    added.map(|added| added["artifact"].as_str().unwrap().to_owned()).collect()
}

fn codes_of(build: &Build, codes: &[&str]) -> Vec<String> {
    build.all_codes().into_iter().filter(|code| codes.contains(&code.as_str())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn what_a_check_misses_is_supplied_and_nothing_else(app in apps()) {
        let build = app.build(&[]);
        let off = json!({ "accessPoint": false, "legacyHttp": false });
        let without = build.clone().setting("supply", off).setting("receiver", json!({ "enabled": false }));
        let missing = without.all_codes();
        let (before, output) = (app.manifest(), build.output());
        let entries = [
            ("TPNS301", "XG_SERVER_SUFFIX"),
            ("TPNS401", "<receiver"),
            ("TPNS409", "org.apache.http.legacy"),
        ];
        for (code, entry) in entries {
            let supplied = output.matches(entry).count() - before.matches(entry).count();
            prop_assert_eq!(missing.iter().filter(|found| *found == code).count(), supplied, "{} {}", code, output);
        }
        let by_hand = build.clone().setting("dependencies", json!(false));
        let lacking = codes_of(&by_hand, &["TPNS504", "TPNS505"]).len();
        // A channel that is added brings companions that nobody missed before.
        let added = dependencies(&build);
        prop_assert!((lacking == 0) == added.is_empty(), "{} {:?}", lacking, added);
        prop_assert!(lacking <= added.len());
    }

    #[test]
    fn what_is_supplied_passes_and_is_not_supplied_again(app in apps()) {
        let first = app.build(&[]);
        let added = dependencies(&first);
        let build = app.build(&added);
        let output = build.output();
        let settled = build.clone().merged(&output);
        prop_assert_eq!(settled.output(), output.clone());
        // All of it is declared now.
        let all: Vec<Value> = build.variant["components"].as_array().unwrap().clone();
        prop_assert_eq!(dependencies(&build.clone().fact("declared", json!(all))), Vec::<String>::new());
        // What was supplied gives no finding of its own, and what it settles is found no more.
        let contradictions = ["TPNS602", "TPNS603"];
        let others: Vec<String> =
            build.all_codes().into_iter().filter(|code| !contradictions.contains(&code.as_str())).collect();
        prop_assert_eq!(settled.all_codes(), others, "{}\n{}", output, settled.console());
        let settles = ["TPNS301", "TPNS401", "TPNS409", "TPNS501", "TPNS502", "TPNS504", "TPNS505", "TPNS601"];
        prop_assert_eq!(codes_of(&settled, &settles), Vec::<String>::new(), "{}", settled.console());
    }
}
