//! A consistent variant, to be spoilt in one way by each test, through the one function that hosts call.

use serde_json::{Value, json};

pub use crate::corpus::call;

pub const ID: &str = "1580002210";
pub const KEY: &str = "A1B2C3D4E5F6";
pub const APPLICATION_ID: &str = "com.example.app";

/// A request in the making.
#[derive(Clone, Debug)]
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

    /// A file that can't be read, beside the others.
    pub fn unreadable(mut self, role: &str, name: &str, why: Value) -> Self {
        self.files.push(json!({ "name": name, "role": role, "unreadable": why }));
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

    /// The same in a language.
    pub fn language(self, language: &str) -> Self {
        self.setting("language", json!(language))
    }

    /// The payload of a call.
    pub fn payload(&self, command: &str) -> Value {
        let mut variant = self.variant.clone();
        let mut taken = |name: &str| variant.as_object_mut().and_then(|v| v.remove(name)).unwrap_or(json!([]));
        let (declared, resolved, certificates) = (taken("declared"), taken("resolved"), taken("certificates"));
        let inputs = json!({ "files": self.files, "variant": variant, "settings": self.settings, "locale": "en" });
        match command {
            "dependencies" => json!({ "inputs": inputs, "declared": declared, "resolved": resolved }),
            "console" => json!({ "inputs": inputs, "certificates": certificates }),
            "merge" => json!({ "inputs": inputs, "build": build(), "reportLink": "tpns.html" }),
            _ => json!({ "inputs": inputs }),
        }
    }

    pub fn request(&self, command: &str) -> Value {
        request(command, self.payload(command))
    }

    /// The answer to a call.
    pub fn call(&self, command: &str) -> Value {
        let text = answer(&self.request(command));
        assert!(command == "placeholders" || command == "sources" || !text.contains(KEY) || keeps_key(&text), "{text}");
        let response: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(response["refused"], Value::Null, "{response}");
        response["answer"].clone()
    }

    pub fn merge(&self) -> Value {
        self.call("merge")
    }

    /// A report of the variant, by its file's name.
    pub fn report(&self, name: &str) -> String {
        let answer = self.merge();
        let reports = answer["reports"].as_array().expect("reports");
        let report = reports.iter().find(|report| report["name"] == name).expect(name);
        report["text"].as_str().expect("a text").to_owned()
    }

    /// The variant's `tpns.json`.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.report("tpns.json")).expect("JSON")
    }

    /// Everything that was found.
    pub fn findings(&self) -> Vec<Value> {
        self.json()["diagnostics"].as_array().expect("diagnostics").clone()
    }

    /// What a terminal shows of the report, with names of files that start at a folder.
    pub fn show(&self, root: &str) -> Value {
        show(&self.report("tpns.json"), root)
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
        let findings = self.findings();
        let wanted = findings.iter().filter(|finding| wanted(finding["severity"].as_str().expect("a severity")));
        wanted.map(|finding| finding["code"].as_str().expect("a code").to_owned()).collect()
    }

    /// Everything that the terminal would show.
    pub fn console(&self) -> String {
        let texts = self.show(".");
        let texts = texts["texts"].as_array().expect("texts").iter();
        let texts: Vec<&str> = texts.map(|text| text["text"].as_str().expect("a text")).collect();
        texts.join("\n\n").replace("./", "")
    }

    /// The manifest that comes out.
    pub fn output(&self) -> String {
        self.merge()["manifest"]["text"].as_str().expect("a manifest").to_owned()
    }
}

/// A request of the contract.
pub fn request(command: &str, payload: Value) -> Value {
    json!({ "protocol": 2, "call": { command: payload } })
}

/// The response to a request.
pub fn answer(request: &Value) -> String {
    String::from_utf8(call(request.to_string().as_bytes())).expect("UTF-8")
}

/// What a terminal shows of a stored report, with names of files that start at a folder.
pub fn show(report: &str, root: &str) -> Value {
    let payload = json!({ "report": report, "displayRoot": root, "reportLink": "tpns.html" });
    let response: Value = serde_json::from_str(&answer(&request("show", payload))).expect("JSON");
    assert_eq!(response["refused"], Value::Null, "{response}");
    response["answer"].clone()
}

/// The first line of a text.
pub fn first_line(text: &Value) -> &str {
    text.as_str().and_then(|text| text.lines().next()).unwrap_or_default()
}

/// The build that reports are from.
pub fn build() -> Value {
    json!({ "module": ":app", "gradle": "8.8", "androidGradlePlugin": "8.4.2", "repositoryPath": "" })
}

/// Only the manifest that goes into the app may hold a key, and only where it came in with it.
fn keeps_key(text: &str) -> bool {
    let mut response: Value = serde_json::from_str(text).expect("JSON");
    response["answer"]["manifest"] = Value::Null;
    !response.to_string().contains(KEY)
}

/// A consistent variant but for these ids.
pub fn with_ids(id: &str, key: &str) -> Build {
    Build::consistent().config(&config(id, key))
}

/// A variant whose manifest states this access point.
pub fn suffix(domain: &str) -> Build {
    Build::consistent().both_manifests(&manifest(&meta_data("XG_SERVER_SUFFIX", domain)))
}

/// A variant whose own receiver takes these actions.
pub fn actions(actions: &[&str]) -> Build {
    Build::consistent().both_manifests(&manifest(&receiver(actions)))
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

/// True when the output is the input with insertions; `/>` may have become an end tag.
pub fn is_kept(input: &str, output: &str) -> bool {
    let mut rest = output.chars();
    input.replace("/>", ">").chars().all(|wanted| rest.any(|found| found == wanted))
}
