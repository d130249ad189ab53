//! Any bytes as a manifest, the app's own and the merged one: read, checked, completed and rendered. What comes out of a
//! manifest that can be read can be read again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use tpnskit_core_fuzz::{CONFIG, app, file};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let answer = merge(&text);
    let unreadable = |answer: &Value| answer["reports"][1].to_string().contains("TPNS416");
    if let (false, Some(output)) = (unreadable(&answer), answer["manifest"]["text"].as_str()) {
        assert!(!unreadable(&merge(output)), "{output}");
    }
});

fn merge(text: &str) -> Value {
    tpnskit_core_fuzz::merge(&app(&[
        file("app/tpns-configs.json", "config", CONFIG),
        file("app/src/main/AndroidManifest.xml", "sourceManifest", text),
        file("merged.xml", "mergedManifest", text),
    ]))
}
