//! Any bytes as a manifest, the owner's and the merged one: read, checked, completed and rendered. What comes out of a
//! manifest that can be read can be read again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};

const CONFIG: &str = r#"{
  "tpns": { "access_id": "1580002210", "access_key": "A1B2C3D4E5F6" },
  "com.example.app": { "channel": { "enable": true } }
}"#;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let answer = merge(&text);
    let unreadable = |answer: &Value| answer["reports"][1].to_string().contains("TPNS416");
    if let (false, Some(output)) = (unreadable(&answer), answer["manifest"]["text"].as_str()) {
        assert!(!unreadable(&merge(output)), "{output}");
    }
});

fn merge(text: &str) -> Value {
    let inputs = json!({
        "files": [
            { "name": "app/tpns-configs.json", "role": "config", "text": CONFIG },
            { "name": "app/src/main/AndroidManifest.xml", "role": "sourceManifest", "text": text },
            { "name": "merged.xml", "role": "mergedManifest", "text": text },
        ],
        "variant": {
            "name": "release",
            "applicationId": "com.example.app",
            "namespace": "com.example.app",
            "targetSdk": 34,
            "components": ["com.tencent.tpns:tpns:1.4.3.9-release"],
        },
        "settings": { "redirects": [{ "activity": ".Main", "uri": "demo://host/path" }] },
    });
    let payload = json!({ "inputs": inputs, "build": { "module": ":app" }, "reportLink": "tpns.html" });
    let request = json!({ "protocol": 2, "call": { "merge": payload } });
    let response: Value = serde_json::from_slice(&tpnskit_core::call(request.to_string().as_bytes())).expect("JSON");
    response["answer"].clone()
}
