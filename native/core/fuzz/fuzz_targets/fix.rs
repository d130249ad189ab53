//! Any bytes as each file that `tpnsFix` reads: what was fixed once is not fixed again, and a manifest stays one.
#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};
use tpnskit_core_fuzz::{app, call, file};

const ROLES: [(&str, &str); 6] = [
    ("app/tpns-configs.json", "config"),
    ("app/src/main/AndroidManifest.xml", "sourceManifest"),
    ("app/build.gradle", "buildScript"),
    ("gradle/libs.versions.toml", "versionCatalog"),
    ("gradle.properties", "gradleProperties"),
    ("merged.xml", "mergedManifest"),
];

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let mut texts = ROLES.map(|_| text.clone());
    // What the first run makes readable is fixed by the second one.
    for _ in 0..2 {
        let answer = fix(&texts);
        write(&mut texts, &answer);
    }
    let third = fix(&texts);
    assert_eq!(third["files"], json!([]), "{third}");
});

fn write(texts: &mut [String; 6], answer: &Value) {
    for file in answer["files"].as_array().expect("files") {
        let Some(index) = ROLES.iter().position(|(name, _)| file["name"] == *name) else { continue };
        file["text"].as_str().expect("a text").clone_into(&mut texts[index]);
        if index == 1 {
            texts[5] = texts[1].clone();
        }
    }
}

fn fix(texts: &[String; 6]) -> Value {
    let files: Vec<Value> = ROLES.iter().zip(texts).map(|((name, role), text)| file(name, role, text)).collect();
    call("fix", &json!({ "variants": [app(&files)], "protected": [], "dryRun": false }))
}
