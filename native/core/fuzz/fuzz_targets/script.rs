//! Any bytes as a build script, a version catalog and a `gradle.properties`, with `---` between them: read,
//! and searched for everything that the build states.
#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::json;
use tpnskit_core_fuzz::{CONFIG, app, file, merge};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let mut parts = text.splitn(3, "\n---\n");
    let mut part = || parts.next().unwrap_or("");
    let mut inputs = app(&[
        file("app/tpns-configs.json", "config", CONFIG),
        file("app/build.gradle", "buildScript", part()),
        file("gradle/libs.versions.toml", "versionCatalog", part()),
        file("gradle.properties", "gradleProperties", part()),
    ]);
    let placeholder = |name: &str, value: &str| json!({ "name": name, "value": value, "origin": "defaultConfig" });
    inputs["variant"]["placeholders"] = json!([
        placeholder("XG_ACCESS_ID", "1580002211"),
        placeholder("XG_ACCESS_KEY", "A1B2C3D4E5F6"),
        placeholder("VIVO_APPID", "xxxx"),
    ]);
    inputs["variant"]["abiFilters"] = json!(["mips"]);
    inputs["variant"]["plugins"] = json!(["com.tencent.android.tpns"]);
    merge(&inputs);
});
