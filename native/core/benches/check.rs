//! One variant checked, end to end through the one function that hosts call: request in, response out, reports and
//! all. `cargo bench -p tpnskit-core`.
#![allow(clippy::indexing_slicing, reason = "members of a JSON value are made as they are named")]

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use serde_json::json;

fn main() {
    // In the host, larger blocks were freed long before, after which glibc no longer gives memory back at every free.
    drop(black_box(vec![0_u8; 4 << 20]));
    divan::main();
}

const CONFIG: &str = r#"{
  "tpns": { "access_id": "1580002210", "access_key": "A1B2C3D4E5F6" },
  "com.example.app": { "channel": { "enable": true } },
  "debug": false,
  "version": "1.4.3.9-release"
}"#;

/// A manifest of this many activities, each with an intent filter.
fn manifest(activities: usize) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <manifest xmlns:android=\"http://schemas.android.com/apk/res/android\" package=\"com.example.app\">\n\
         \x20   <uses-permission android:name=\"android.permission.POST_NOTIFICATIONS\" />\n    <application>\n",
    );
    for index in 0..activities {
        text.push_str(&format!(
            "        <activity\n            android:name=\"com.example.app.pages.Page{index}Activity\"\n            \
             android:exported=\"true\"\n            android:launchMode=\"singleTop\">\n            <intent-filter>\n                \
             <action android:name=\"android.intent.action.VIEW\" />\n                \
             <category android:name=\"android.intent.category.DEFAULT\" />\n                \
             <data android:scheme=\"demo\" android:host=\"page{index}\" android:path=\"/open\" />\n            \
             </intent-filter>\n        </activity>\n"
        ));
    }
    text + "    </application>\n</manifest>\n"
}

fn manifest_of(bytes: usize) -> String {
    let one = manifest(1).len() - manifest(0).len();
    manifest(bytes / one)
}

fn request(manifest: &str, components: usize, command: &str) -> Vec<u8> {
    request_of(CONFIG, manifest, components, command)
}

fn request_of(config: &str, manifest: &str, components: usize, command: &str) -> Vec<u8> {
    let sdk = ["com.tencent.tpns:tpns:1.4.3.9-release".to_owned()];
    let others = (0..components).map(|index| format!("com.example.library{index}:artifact:{index}.0"));
    let inputs = json!({
        "files": [
            { "name": "app/tpns-configs.json", "role": "config", "text": config },
            { "name": "app/src/main/AndroidManifest.xml", "role": "sourceManifest", "text": manifest },
            { "name": "app/build/merged/AndroidManifest.xml", "role": "mergedManifest", "text": manifest },
        ],
        "variant": {
            "name": "release",
            "applicationId": "com.example.app",
            "namespace": "com.example.app",
            "targetSdk": 34,
            "components": others.chain(sdk).collect::<Vec<_>>(),
        },
        "settings": {},
    });
    let mut payload = json!({ "inputs": inputs });
    if command == "merge" {
        payload["build"] = json!({ "module": ":app" });
        payload["reportLink"] = json!("tpns.html");
    }
    json!({ "protocol": 2, "call": { command: payload } }).to_string().into_bytes()
}

fn run(bencher: Bencher<'_, '_>, request: &[u8]) {
    bencher.counter(BytesCount::new(request.len())).bench(|| tpnskit_core::call(black_box(request)));
}

/// KiB of the manifest, which the request holds twice: the owner's and the merged one.
#[divan::bench(args = [10, 100, 1_000, 10_000])]
fn manifest_kib(bencher: Bencher<'_, '_>, kib: usize) {
    run(bencher, &request(&manifest_of(kib << 10), 200, "merge"));
}

/// Resolved components beside an ordinary manifest.
#[divan::bench(args = [10, 100, 1_000, 10_000])]
fn components(bencher: Bencher<'_, '_>, count: usize) {
    run(bencher, &request(&manifest_of(10 << 10), count, "merge"));
}

/// A manifest in which every activity is a finding.
#[divan::bench(args = [10, 100, 1_000])]
fn findings(bencher: Bencher<'_, '_>, count: usize) {
    let text = manifest(count).replace("            android:exported=\"true\"\n", "");
    run(bencher, &request(&text, 10, "merge"));
}

/// A file of one line in which this many members are duplicated.
#[divan::bench(args = [10, 100, 1_000, 10_000, 100_000])]
fn duplicates_in_a_line(bencher: Bencher<'_, '_>, count: usize) {
    let members: String = (0..count).map(|index| format!("\"m{index}\": 1, \"m{index}\": 2, ")).collect();
    run(
        bencher,
        &request_of(&CONFIG.replace('\n', " ").replacen('{', &format!("{{{members}"), 1), &manifest(0), 0, "merge"),
    );
}

/// The same member this many times, and this many full-width commas.
#[divan::bench(args = [10, 100, 1_000, 10_000, 100_000])]
fn slips_in_a_line(bencher: Bencher<'_, '_>, count: usize) {
    let members = "\"m\": １，".repeat(count);
    run(
        bencher,
        &request_of(&CONFIG.replace('\n', " ").replacen('{', &format!("{{{members}"), 1), &manifest(0), 0, "merge"),
    );
}

/// What Gradle asks for at configuration.
#[divan::bench]
fn placeholders(bencher: Bencher<'_, '_>) {
    run(bencher, &request(&manifest(0), 0, "placeholders"));
}
