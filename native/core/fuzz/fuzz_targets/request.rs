//! Any bytes as a request: always answered, always in JSON.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let response = tpnskit_core::call(bytes);
    serde_json::from_slice::<serde_json::Value>(&response).expect("JSON");
});
