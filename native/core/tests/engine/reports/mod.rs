//! What every report shows, and that none shows a key.

mod console;
mod fixes;
mod github;
mod json;
mod many;
mod overview;
mod page;
mod sarif;
mod terminal;

use serde_json::{Value, json};

use crate::support::*;

/// An app in which much is wrong, and much of it twice: 21 findings.
pub fn troubled() -> Build {
    troubled_with("  \"verison\": \"1.4.3.9-release\",\n")
}

/// The same with these lines in its file.
pub fn troubled_with(lines: &str) -> Build {
    let vendors = r#"{
  "tpns": {
    "access_id": "1580002210",
    "access_key": "a1b2c3d4e5f6"
  },
  "com.example.app": {
    "channel": {
      "enable": true,
      "xiaomi": { "app_id": "5810000000001", "app_key": "2882303000000000001" },
      "meizu": { "app_id": "", "app_key": "" },
      "oppo": { "app_id": "30000001", "app_key": "fedcba9876543210fedcba9876543210" }
    }
  },
  "debug": true,
  "version": "1.4.3.4-release"
}
"#
    .replace("  \"debug\"", &format!("{lines}  \"debug\""));
    let exported = receiver(&[PUSH_MESSAGE]).replace("exported=\"false\"", "exported=\"true\"");
    let activity = r#"        <activity android:name=".ChatActivity" android:exported="true" android:launchMode="singleTop">
            <intent-filter>
                <action android:name="android.intent.action.VIEW" />
                <data android:scheme="demo" android:host="com.example.app" android:path="/notify/" />
            </intent-filter>
        </activity>
"#;
    let entries = format!("{}{exported}{activity}", meta_data("XG_SERVER_SUFFIX", "tpns.sgp.tencent.com"));
    let script = r#"android {
    defaultConfig {
        manifestPlaceholders = [
            XG_ACCESS_ID: '1580002211',
            VIVO_APPID: 'xxxx',
            VIVO_APPKEY: 'xxxx',
        ]
    }
}
dependencies {
    implementation 'com.tencent.tpns:tpns:1.4.3.9-release'
    implementation 'com.tencent.tpns:vivo:1.4.3.9-release'
    implementation 'com.tencent.tpns:fcm:1.4.3.4-release'
    implementation 'com.tencent.imsdk:imsdk-plus:6.0.1975'
}
tpns {
    redirect { activity = '.ChatActivity'; uri = 'demo://com.example.app/notify/' }
    im { enabled = true }
}
"#;
    Build::consistent()
        .config(&vendors)
        .setting("im", json!({ "enabled": true }))
        .both_manifests(&manifest(&entries))
        .script(script)
        .placeholder("XG_ACCESS_ID", "1580002211")
        .placeholder("VIVO_APPID", "xxxx")
        .placeholder("VIVO_APPKEY", "xxxx")
        .fact("debuggable", json!(false))
        .fact("minified", json!(false))
        .fact("plugins", json!([]))
        .fact(
            "components",
            json!([
                "com.tencent.tpns:tpns:1.4.3.9-release",
                "com.tencent.tpns:vivo:1.4.3.9-release",
                "com.tencent.tpns:fcm:1.4.3.4-release",
                "com.tencent.imsdk:imsdk-plus:6.0.1975",
            ]),
        )
        .setting("redirects", json!([{ "activity": ".ChatActivity", "uri": "demo://com.example.app/notify/" }]))
}

/// An app that is in order and uses much of what there is.
pub fn settled() -> Build {
    let config = config(ID, KEY).replace(
        "\"enable\": true",
        r#""enable": true,
      "huawei": { "app_id": "100000001" },
      "oppo": { "app_id": "0123456789abcdef0123456789abcdef", "app_key": "fedcba9876543210fedcba9876543210" }"#,
    );
    let activity = "        <activity android:name=\".ChatActivity\" android:exported=\"true\" />\n";
    Build::consistent()
        .config(&config)
        .both_manifests(&manifest(activity))
        .file("agconnectServices", "app/agconnect-services.json", "{}")
        .script("tpns {\n    redirect { activity = '.ChatActivity'; uri = 'demo://com.example.app/notify/' }\n    im { oppoChannelId = 'tuikit' }\n}\n")
        .fact("plugins", json!(["com.huawei.agconnect"]))
        .fact(
            "components",
            json!([
                "com.tencent.tpns:tpns:1.4.3.9-release",
                "com.tencent.tpns:huawei:1.4.3.9-release",
                "com.huawei.hms:push:6.7.0.300",
                "com.tencent.tpns:oppo:1.4.3.9-release",
                "com.google.code.gson:gson:2.6.2",
                "commons-codec:commons-codec:1.15",
                "com.tencent.imsdk:imsdk-plus:6.0.1975",
            ]),
        )
        .setting("redirects", json!([{ "activity": ".ChatActivity", "uri": "demo://com.example.app/notify/" }]))
        .setting("im", json!({ "oppoChannelId": "tuikit" }))
}

#[test]
fn no_report_shows_a_key() {
    let secret = "0123456789abcdef0123456789abcdef";
    let build = troubled().config(
        &config(ID, secret)
            .replace("\"debug\": false", &format!("\"secret_key\": \"{secret}\", \"x.y\": {{\"a\": \"{KEY}\"}}")),
    );
    for build in [build, settled(), troubled()] {
        let mut shown = build.merge();
        shown["manifest"] = Value::Null;
        let shown = format!("{shown}{}", build.show("."));
        for key in [secret, KEY, "a1b2c3d4e5f6", "fedcba9876543210fedcba9876543210", "2882303000000000001"] {
            assert!(!shown.contains(key), "{key}");
        }
    }
}

/// What the engine says of several variants together.
pub struct Overview {
    pub answer: Value,
}

pub fn overview(builds: &[Build]) -> Overview {
    let reports: Vec<String> = builds.iter().map(|build| build.report("tpns.json")).collect();
    let payload = json!({ "reports": reports, "displayRoot": ".", "reportLink": "index.html" });
    let response: Value = serde_json::from_str(&answer(&request("overview", payload))).unwrap();
    Overview { answer: response["answer"].clone() }
}

impl Overview {
    pub fn report(&self, name: &str) -> String {
        let reports = self.answer["reports"].as_array().unwrap();
        reports.iter().find(|report| report["name"] == name).unwrap()["text"].as_str().unwrap().to_owned()
    }

    pub fn texts(&self) -> Vec<&str> {
        self.answer["texts"].as_array().unwrap().iter().map(|text| text["text"].as_str().unwrap()).collect()
    }
}
