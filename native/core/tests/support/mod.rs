//! A consistent variant, to be spoilt in one way by each test, through the same one function that carriers call.
#![allow(dead_code, missing_docs, unreachable_pub, reason = "each test binary uses its own part")]
#![allow(clippy::indexing_slicing, clippy::expect_used, clippy::panic, reason = "a test may panic")]

use serde_json::{Value, json};

pub const ID: &str = "1580002210";
pub const KEY: &str = "A1B2C3D4E5F6";
pub const APPLICATION_ID: &str = "com.example.app";

/// A request in the making.
#[derive(Clone)]
pub struct Build {
    pub files: Vec<Value>,
    pub variant: Value,
    pub settings: Value,
}

impl Build {
    /// An app in Shanghai that states nothing but its file: everything is supplied, nothing is found.
    pub fn consistent() -> Self {
        Self {
            files: Vec::new(),
            variant: json!({
                "name": "release",
                "applicationId": APPLICATION_ID,
                "namespace": APPLICATION_ID,
                "targetSdk": 34,
                "components": ["com.tencent.tpns:tpns:1.4.3.9-release"],
            }),
            settings: json!({ "configCandidates": ["app/src/main/tpns-configs.json", "app/tpns-configs.json"] }),
        }
        .config(&config(ID, KEY))
        .manifest(&manifest(""))
        .merged(&manifest(""))
    }

    pub fn file(mut self, role: &str, name: &str, text: &str) -> Self {
        self.files.retain(|file| file["role"] != role);
        self.files.push(json!({ "name": name, "role": role, "text": text }));
        self
    }

    pub fn without(mut self, role: &str) -> Self {
        self.files.retain(|file| file["role"] != role);
        self
    }

    pub fn config(self, text: &str) -> Self {
        self.file("config", "app/tpns-configs.json", text)
    }

    pub fn manifest(self, text: &str) -> Self {
        self.file("sourceManifest", "app/src/main/AndroidManifest.xml", text)
    }

    pub fn merged(self, text: &str) -> Self {
        self.file("mergedManifest", "app/build/merged/AndroidManifest.xml", text)
    }

    /// The same text as the owner's manifest and as what the merge came to.
    pub fn both_manifests(self, text: &str) -> Self {
        self.manifest(text).merged(text)
    }

    pub fn script(self, text: &str) -> Self {
        self.file("buildScript", "app/build.gradle", text)
    }

    pub fn placeholder(mut self, name: &str, value: &str) -> Self {
        let placeholder = json!({ "name": name, "value": value, "origin": "defaultConfig" });
        match self.variant["placeholders"].as_array_mut() {
            Some(placeholders) => placeholders.push(placeholder),
            None => self.variant["placeholders"] = json!([placeholder]),
        }
        self
    }

    pub fn fact(mut self, name: &str, value: Value) -> Self {
        self.variant[name] = value;
        self
    }

    pub fn setting(mut self, name: &str, value: Value) -> Self {
        self.settings[name] = value;
        self
    }

    pub fn request(&self, command: &str) -> Value {
        json!({
            "protocol": 1,
            "command": command,
            "files": self.files,
            "variant": self.variant,
            "settings": self.settings,
        })
    }

    pub fn call(&self, command: &str) -> Value {
        let request = self.request(command);
        let response = tpnskit_core::call(request.to_string().as_bytes());
        let text = String::from_utf8(response).expect("UTF-8");
        assert!(command == "placeholders" || command == "sources" || !text.contains(KEY) || keeps_key(&text), "{text}");
        serde_json::from_str(&text).expect("JSON")
    }

    pub fn merge(&self) -> Value {
        self.call("merge")
    }

    /// The codes of errors and warnings, in the order of the report.
    pub fn codes(&self) -> Vec<String> {
        self.found(|severity| severity != "note")
    }

    /// The codes of everything.
    pub fn all_codes(&self) -> Vec<String> {
        self.found(|_| true)
    }

    fn found(&self, wanted: impl Fn(&str) -> bool) -> Vec<String> {
        let response = self.merge();
        assert_eq!(response["refused"], Value::Null, "{response}");
        let findings = response["findings"].as_array().expect("findings");
        let wanted = findings.iter().filter(|finding| wanted(finding["severity"].as_str().expect("a severity")));
        wanted.map(|finding| finding["code"].as_str().expect("a code").to_owned()).collect()
    }

    /// Everything that the console would show.
    pub fn console(&self) -> String {
        let response = self.merge();
        let texts = response["console"].as_array().expect("texts").iter();
        texts.map(|text| text["text"].as_str().expect("a text")).collect::<Vec<_>>().join("\n\n")
    }

    /// The manifest that comes out.
    pub fn output(&self) -> String {
        self.merge()["outputs"][0]["text"].as_str().expect("a manifest").to_owned()
    }
}

/// Only the manifest that goes into the app may hold a key, and only where it came in with it.
fn keeps_key(text: &str) -> bool {
    let mut response: Value = serde_json::from_str(text).expect("JSON");
    response["outputs"] = Value::Null;
    !response.to_string().contains(KEY)
}

pub fn config(id: &str, key: &str) -> String {
    config_for(id, key, APPLICATION_ID)
}

pub fn config_for(id: &str, key: &str, application_id: &str) -> String {
    format!(
        r#"{{
  "tpns": {{
    "access_id": "{id}",
    "access_key": "{key}"
  }},
  "{application_id}": {{
    "channel": {{ "enable": true }}
  }},
  "debug": false,
  "version": "1.4.3.9-release"
}}
"#
    )
}

/// A manifest with these lines in its application.
pub fn manifest(entries: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="utf-8"?>
<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="{APPLICATION_ID}">
    <uses-permission android:name="android.permission.POST_NOTIFICATIONS" />
    <application android:label="App">
{entries}    </application>
</manifest>
"#
    )
}

pub fn receiver(actions: &[&str]) -> String {
    let actions: String =
        actions.iter().map(|action| format!("                <action android:name=\"{action}\" />\n")).collect();
    format!(
        r#"        <receiver android:name=".PushReceiver" android:exported="false">
            <intent-filter>
{actions}            </intent-filter>
        </receiver>
"#
    )
}

pub fn meta_data(name: &str, value: &str) -> String {
    format!("        <meta-data android:name=\"{name}\" android:value=\"{value}\" />\n")
}

pub const PUSH_MESSAGE: &str = "com.tencent.android.xg.vip.action.PUSH_MESSAGE";
pub const FEEDBACK: &str = "com.tencent.android.xg.vip.action.FEEDBACK";
