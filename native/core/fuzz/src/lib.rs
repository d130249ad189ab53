//! What the targets have in common: an app, and the call that asks about it.

use serde_json::{Value, json};

/// A consistent `tpns-configs.json`.
pub const CONFIG: &str = r#"{
  "tpns": { "access_id": "1580002210", "access_key": "A1B2C3D4E5F6" },
  "com.example.app": { "channel": { "enable": true } }
}"#;

/// Bytes of an answer that need no reason in the request: the pages of the codes, and as many findings as are shown.
const MOST_BYTES: usize = 8 << 20;

/// A file of a request.
pub fn file(name: &str, role: &str, text: &str) -> Value {
    json!({ "name": name, "role": role, "text": text })
}

/// An app with these files, which opens a page and is not made of jars.
pub fn app(files: &[Value]) -> Value {
    json!({
        "files": files,
        "variant": {
            "name": "release",
            "applicationId": "com.example.app",
            "namespace": "com.example.app",
            "targetSdk": 34,
            "components": ["com.tencent.tpns:tpns:1.4.3.9-release", "com.tencent.tpns:oppo:1.4.3.4-release"],
        },
        "settings": { "redirects": [{ "activity": ".Main", "uri": "demo://host/path" }] },
    })
}

/// The answer to a merge.
pub fn merge(inputs: &Value) -> Value {
    call("merge", &json!({ "inputs": inputs, "build": { "module": ":app" }, "reportLink": "tpns.html" }))
}

/// The answer to a call.
pub fn call(name: &str, payload: &Value) -> Value {
    let request = json!({ "protocol": 2, "call": { name: payload } }).to_string();
    let response = tpnskit_core::call(request.as_bytes());
    assert!(response.len() < MOST_BYTES + 50 * request.len(), "{} bytes for {}", response.len(), request.len());
    let response: Value = serde_json::from_slice(&response).expect("JSON");
    assert!(response["answer"].is_object(), "{response}");
    response["answer"].clone()
}
