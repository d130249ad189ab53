//! Any bytes as a `tpns-configs.json`, and as the other files that have a reader of their own: read, checked and rendered.
#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::json;
use tpnskit_core_fuzz::{app, file, merge};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let mut inputs = app(&[
        file("app/tpns-configs.json", "config", &text),
        file("app/agconnect-services.json", "agconnectServices", &text),
        file("app/google-services.json", "googleServices", &text),
        file("app/rules.pro", "keepRules", &text),
        file("app/tpns-baseline.json", "baseline", &text),
    ]);
    inputs["variant"]["minified"] = json!(true);
    inputs["variant"]["debuggable"] = json!(false);
    inputs["settings"]["supply"] = json!({ "keepRules": false });
    merge(&inputs);
});
