//! Any bytes as a `tpns-configs.json`: read, checked and rendered.
#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::json;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let inputs = json!({
        "files": [
            { "name": "app/tpns-configs.json", "role": "config", "text": text },
            { "name": "app/build.gradle", "role": "buildScript", "text": text },
            { "name": "app/rules.pro", "role": "keepRules", "text": text },
            { "name": "app/tpns-baseline.json", "role": "baseline", "text": text },
        ],
        "variant": {
            "name": "release",
            "applicationId": "com.example.app",
            "namespace": "com.example.app",
            "minified": true,
            "debuggable": false,
            "components": ["com.tencent.tpns:tpns:1.4.3.9-release", "com.tencent.tpns:vivo:1.4.3.9-release"],
        },
        "settings": { "supply": { "keepRules": false } },
    });
    let payload = json!({ "inputs": inputs, "build": { "module": ":app" }, "reportLink": "tpns.html" });
    let request = json!({ "protocol": 2, "call": { "merge": payload } });
    tpnskit_core::call(request.to_string().as_bytes());
});
