//! Ten projects as people really have them (`tests/fixtures/samples`, each with a note on what is to be found): what
//! the notes ask for is found, and nothing else is an error or a warning.
//!
//! Each is given to the engine twice. **As it stands**, tpnskit is not applied and nothing is supplied. **Migrated**,
//! the line that applies the vendor's plugin has given way to tpnskit's, which adds the same dependency on the SDK.

use std::fs;
use std::path::PathBuf;

use crate::merging::{file_values, fixtures, merged};
use crate::support::Build;
use serde_json::json;

const VENDOR_PLUGIN: &str = "com.tencent.android.tpns";

/// What Gradle would know of a sample, and what is to be found in it.
struct Sample {
    name: &'static str,
    module: &'static str,
    application_id: &'static str,
    /// The manifest's package, or the namespace of the script.
    namespace: &'static str,
    target_sdk: u32,
    abi_filters: &'static [&'static str],
    plugins: &'static [&'static str],
    placeholders: &'static [(&'static str, &'static str)],
    /// Without the vendor's plugin's own.
    components: &'static [&'static str],
    local_archives: &'static [&'static str],
    /// What the vendor's plugin, or else tpnskit, adds.
    added: &'static [&'static str],
    /// False where a module that is not in the sample has a part in the manifest.
    whole: bool,
    as_it_stands: &'static [&'static str],
    migrated: &'static [&'static str],
}

const USUAL_ABIS: &[&str] = &["arm64-v8a", "armeabi-v7a", "armeabi"];

const SAMPLES: [Sample; 10] = [
    Sample {
        name: "01",
        module: "app",
        application_id: "com.example.ledgerly",
        namespace: "com.example.ledgerly",
        target_sdk: 30,
        abi_filters: &["x86", "x86_64", "arm64-v8a", "armeabi-v7a", "armeabi"],
        plugins: &[VENDOR_PLUGIN],
        placeholders: &[],
        components: &["com.squareup.okhttp3:okhttp:4.9.0", "androidx.recyclerview:recyclerview:1.1.0"],
        local_archives: &[],
        added: &["com.tencent.tpns:tpns:1.2.3.1-release"],
        whole: true,
        as_it_stands: &[],
        migrated: &[],
    },
    Sample {
        name: "02",
        module: "app",
        application_id: "com.example.orchardboss",
        namespace: "com.example.orchardboss",
        target_sdk: 34,
        abi_filters: USUAL_ABIS,
        plugins: &[VENDOR_PLUGIN],
        placeholders: &[("XG_ACCESS_KEY", "A8TD32ZOYPJ9"), ("XG_ACCESS_ID", "1530954514")],
        components: &["com.tencent.tpns:tpns:1.4.3.4-release"],
        local_archives: &[],
        added: &[],
        whole: true,
        as_it_stands: &[],
        migrated: &[],
    },
    Sample {
        name: "03",
        module: "app",
        application_id: "com.example.lantern",
        namespace: "com.example.lantern",
        target_sdk: 28,
        abi_filters: &["arm64-v8a", "armeabi-v7a", "x86_64", "x86", "armeabi"],
        plugins: &["com.huawei.agconnect", VENDOR_PLUGIN],
        placeholders: &[("XG_ACCESS_KEY", "A5YVK1WYTR5Q"), ("XG_ACCESS_ID", "1500286418")],
        components: &[
            "com.meizu.flyme.internet:push-internal:3.9.7",
            "com.google.firebase:firebase-messaging:19.0.1",
            "com.tencent.tpns:xiaomi:1.2.3.1-release",
            "com.tencent.tpns:huawei:1.2.3.1-release",
            "com.tencent.tpns:tpns:1.2.3.1-release",
            "com.huawei.hms:push:5.0.2.300",
        ],
        local_archives: &["heytap-push-2.1.0.aar", "vivo-push-2.9.0.0.aar"],
        added: &[],
        whole: true,
        as_it_stands: &["TPNS415"],
        migrated: &["TPNS415"],
    },
    Sample {
        name: "04",
        module: "app",
        application_id: "com.example.ringcall",
        namespace: "com.example.ringtrial",
        target_sdk: 26,
        abi_filters: &["arm64-v8a", "armeabi-v7a"],
        plugins: &[VENDOR_PLUGIN],
        placeholders: &[("XG_ACCESS_KEY", ""), ("XG_ACCESS_ID", "")],
        components: &["com.tencent.tpns:tpns:1.3.2.1-release", "com.tencent.imsdk:imsdk-plus:6.7.3184"],
        local_archives: &[],
        added: &[],
        whole: true,
        as_it_stands: &["TPNS105", "TPNS106", "TPNS112", "TPNS112", "TPNS112", "TPNS112", "TPNS407"],
        migrated: &["TPNS105", "TPNS106", "TPNS112", "TPNS112", "TPNS112", "TPNS112", "TPNS407"],
    },
    Sample {
        name: "05",
        module: "app",
        application_id: "com.example.bentobox",
        namespace: "com.example.bentobox",
        target_sdk: 30,
        abi_filters: USUAL_ABIS,
        plugins: &[VENDOR_PLUGIN],
        placeholders: &[],
        components: &["androidx.multidex:multidex:2.0.1"],
        local_archives: &[],
        added: &["com.tencent.tpns:tpns:1.3.3.3-release"],
        whole: false,
        as_it_stands: &[],
        migrated: &[],
    },
    Sample {
        name: "06",
        module: "app",
        application_id: "com.example.stagecast",
        namespace: "com.example.stagecast",
        target_sdk: 29,
        abi_filters: USUAL_ABIS,
        plugins: &[],
        placeholders: &[
            ("HW_APPID", "105805693"),
            ("XG_ACCESS_ID", "1500427099"),
            ("XG_ACCESS_KEY", "A1EKKODKU7K3"),
            ("VIVO_APPKEY", "xxxxx"),
            ("VIVO_APPID", "xxxx"),
        ],
        components: &[
            "com.tencent.tpns:vivo:1.1.5.4-release",
            "com.tencent.tpns:meizu:1.1.5.4-release",
            "com.tencent.tpns:xiaomi:1.1.5.4-release",
            "com.tencent.tpns:huawei:1.1.5.4-release",
            "com.tencent.tpns:tpns:1.1.5.4-release",
            "com.google.code.gson:gson:2.8.5",
            "com.tencent.imsdk:imsdk:4.5.45",
        ],
        local_archives: &[],
        added: &[],
        whole: true,
        as_it_stands: &["TPNS204", "TPNS204", "TPNS503"],
        migrated: &["TPNS204", "TPNS204", "TPNS503"],
    },
    Sample {
        name: "07",
        module: "app",
        application_id: "com.example.shelfpick",
        namespace: "com.example.shelfpick",
        target_sdk: 30,
        abi_filters: USUAL_ABIS,
        plugins: &[],
        placeholders: &[],
        components: &["androidx.constraintlayout:constraintlayout:2.0.4"],
        local_archives: &[],
        added: &["com.tencent.tpns:tpns:1.2.2.2"],
        whole: true,
        as_it_stands: &[],
        migrated: &[],
    },
    Sample {
        name: "08",
        module: "android/app",
        application_id: "com.example.beacon_trial",
        namespace: "com.example.beacon_trial",
        target_sdk: 31,
        abi_filters: &[],
        plugins: &["com.google.gms.google-services", VENDOR_PLUGIN],
        placeholders: &[("XG_ACCESS_KEY", "AK5J6T8D3QGT"), ("XG_ACCESS_ID", "1520516354")],
        components: &[
            "com.tencent.tpns:fcm:1.3.1.1-release",
            "com.google.firebase:firebase-messaging:17.6.0",
            "com.google.firebase:firebase-iid:21.1.0",
        ],
        local_archives: &[],
        added: &["com.tencent.tpns:tpns:1.3.1.1-release"],
        whole: false,
        as_it_stands: &[],
        migrated: &[],
    },
    Sample {
        name: "09",
        module: "app",
        application_id: "com.example.quadletter",
        namespace: "com.example.quadletter",
        target_sdk: 29,
        abi_filters: USUAL_ABIS,
        plugins: &[VENDOR_PLUGIN],
        placeholders: &[("JPUSH_CHANNEL", "quad_test"), ("JPUSH_APPKEY", "45ff2da2f1392afa5c6ba638")],
        components: &["com.google.android.material:material:1.1.0"],
        local_archives: &["open_sdk_lite.jar"],
        added: &["com.tencent.tpns:tpns:1.2.0.2-release"],
        whole: true,
        as_it_stands: &[],
        migrated: &[],
    },
    Sample {
        name: "10",
        module: "app",
        application_id: "com.example.swimlane",
        namespace: "com.example.swimlane",
        target_sdk: 29,
        abi_filters: &["x86", "x86_64", "armeabi", "arm64-v8a", "armeabi-v7a"],
        plugins: &[VENDOR_PLUGIN, "com.huawei.agconnect"],
        placeholders: &[],
        components: &[
            "com.tencent.tpns:meizu:1.2.0.3-release",
            "com.tencent.tpns:xiaomi:1.2.0.3-release",
            "com.huawei.hms:push:5.0.1.300",
            "com.tencent.tpns:huawei:v3-1.0.0.0-release",
        ],
        local_archives: &[],
        added: &["com.tencent.tpns:tpns:1.2.0.2-release"],
        whole: true,
        // The receiver that is missing as it stands is generated once tpnskit is applied.
        as_it_stands: &["TPNS401", "TPNS414", "TPNS414", "TPNS501", "TPNS502", "TPNS503", "TPNS503", "TPNS503"],
        migrated: &["TPNS414", "TPNS414", "TPNS501", "TPNS502", "TPNS503", "TPNS503", "TPNS503"],
    },
];

#[test]
fn what_the_notes_ask_for_is_found_and_nothing_else() {
    for sample in &SAMPLES {
        let as_it_stands = sample.build(false);
        assert_eq!(
            as_it_stands.codes(),
            sample.as_it_stands,
            "{} as it stands\n{}",
            sample.name,
            as_it_stands.console()
        );
        let migrated = sample.build(true);
        assert_eq!(migrated.codes(), sample.migrated, "{} migrated\n{}", sample.name, migrated.console());
    }
}

#[test]
fn a_left_over_file_is_one_note_and_with_tpnskit_its_region_error_comes_out() {
    let sample = &SAMPLES[6];
    assert_eq!(sample.build(false).all_codes(), ["TPNS509"]);
    let manifest = sample.build(true).output();
    assert!(manifest.contains("tpns.sh.tencent.com"), "{manifest}");
    let alone = sample.build(true).setting("supply", json!({ "accessPoint": false }));
    assert_eq!(alone.codes(), ["TPNS301"]);
}

#[test]
fn the_vendors_plugin_beside_ours_is_the_one_warning_more() {
    for sample in SAMPLES.iter().filter(|sample| sample.plugins.contains(&VENDOR_PLUGIN)) {
        let both = sample.build(true).fact("plugins", json!(sample.plugins));
        let more = both.codes().into_iter().filter(|code| code == "TPNS205").count();
        assert_eq!((more, both.codes().len()), (1, sample.migrated.len() + 1), "{}", sample.name);
    }
}

#[test]
fn findings_point_at_lines_that_the_owner_wrote() {
    for sample in &SAMPLES {
        for finding in sample.build(true).findings() {
            let places = finding["labels"].as_array().unwrap();
            assert!(places.iter().all(|place| !place["file"].as_str().unwrap().contains("/build/")), "{finding}");
            assert!(!places.is_empty(), "{}: {finding}", sample.name);
        }
    }
}

#[test]
fn each_sample_reads_well() {
    let texts = SAMPLES.iter().map(|sample| format!("#### {}\n\n{}", sample.name, sample.build(true).console()));
    insta::assert_snapshot!(texts.collect::<Vec<_>>().join("\n\n"));
}

impl Sample {
    fn build(&self, migrated: bool) -> Build {
        let plugins: Vec<&str> =
            self.plugins.iter().copied().filter(|plugin| !migrated || *plugin != VENDOR_PLUGIN).collect();
        // The vendor's plugin adds the SDK; where nothing is applied, nothing does.
        let added = if migrated || self.plugins.contains(&VENDOR_PLUGIN) { self.added } else { &[] };
        let components: Vec<&str> = self.components.iter().chain(added).copied().collect();
        let placeholders = self.placeholders.iter();
        let placeholders =
            placeholders.map(|(name, value)| json!({ "name": name, "value": value, "origin": "defaultConfig" }));
        let manifest = self.text("src/main/AndroidManifest.xml");
        let mut build = Build {
            files: Vec::new(),
            variant: json!({
                "name": "release",
                "applicationId": self.application_id,
                "namespace": self.namespace,
                "targetSdk": self.target_sdk,
                "debuggable": false,
                "minified": false,
                "abiFilters": self.abi_filters,
                "plugins": plugins,
                "placeholders": placeholders.collect::<Vec<_>>(),
                "components": components,
                "localArchives": self.local_archives,
                "unapplied": !migrated,
            }),
            settings: json!({}),
        };
        build = build.file("config", &self.path("tpns-configs.json"), &self.text("tpns-configs.json"));
        build = build.file("sourceManifest", &self.path("src/main/AndroidManifest.xml"), &manifest);
        build = build.file("buildScript", &self.path("build.gradle"), &self.text("build.gradle"));
        for (role, name) in
            [("agconnectServices", "agconnect-services.json"), ("googleServices", "google-services.json")]
        {
            if self.root().join(self.module).join(name).exists() {
                build = build.file(role, &self.path(name), &self.text(name));
            }
        }
        if migrated || self.whole {
            build = build.file(
                "mergedManifest",
                "app/build/intermediates/merged/AndroidManifest.xml",
                &merged(&manifest, self.namespace, &components, &self.values()),
            );
        }
        build
    }

    fn root(&self) -> PathBuf {
        fixtures().join("samples").join(self.name)
    }

    fn path(&self, name: &str) -> String {
        format!("{}/{name}", self.module)
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.root().join(self.path(name))).unwrap()
    }

    /// The placeholders' values: what no layer states, tpnskit or the vendor's plugin supplies from the file.
    fn values(&self) -> Vec<(String, String)> {
        let stated = self.placeholders.iter().map(|(name, value)| (name.to_string(), value.to_string()));
        stated.chain(file_values(&self.text("tpns-configs.json"), self.application_id)).collect()
    }
}
