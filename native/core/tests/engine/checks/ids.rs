//! Ids and keys without a `tpns-configs.json`.

use serde_json::json;

use super::*;
use crate::support::*;

const SECRET: &str = "0123456789abcdef0123456789abcdef";

fn no_file() -> Build {
    Build::consistent().without("config")
}

fn placeholders(id: &str, key: &str) -> Build {
    no_file().placeholder("XG_ACCESS_ID", id).placeholder("XG_ACCESS_KEY", key)
}

fn settings(id: &str, key: &str) -> Build {
    no_file().setting("accessId", json!(id)).setting("accessKey", json!(key))
}

fn entries(id: &str, key: &str) -> Build {
    no_file().both_manifests(&manifest(&(meta_data("XG_V2_ACCESS_ID", id) + &meta_data("XG_V2_ACCESS_KEY", key))))
}

#[test]
fn every_way_of_stating_them_is_checked_in_the_same_way() {
    for of in [placeholders, settings, entries] {
        hold_all([
            ("right", of(ID, KEY), &[]),
            ("a short id", of("158000221", KEY), &["TPNS105"]),
            ("an id of XG 4", of("2100123456", KEY), &["TPNS105"]),
            ("an id with a space", of(" 1580002210", KEY), &["TPNS105"]),
            ("the Secret Key", of(ID, SECRET), &["TPNS106"]),
            ("an iOS app's key", of(ID, "I1B2C3D4E5F6"), &["TPNS106"]),
            ("swapped", of(KEY, ID), &["TPNS105"]),
            ("an unknown region", of("1599002210", KEY), &["TPNS305"]),
            ("both wrong", of("1", "2"), &["TPNS105", "TPNS106"]),
            ("a resource", of("@string/id", KEY).setting("missingConfig", json!("ignore")), resource(of)),
        ]);
    }
}

/// Only a setting can't be a resource.
fn resource(of: fn(&str, &str) -> Build) -> &'static [&'static str] {
    if of("", "").settings["accessId"].is_string() { &["TPNS105"] } else { &[] }
}

#[test]
fn placeholders_and_settings_of_other_regions_and_blank_ones() {
    let suffix = |build: Build, domain: &str| build.both_manifests(&manifest(&meta_data("XG_SERVER_SUFFIX", domain)));
    let unsupplied = |build: Build| build.setting("supply", json!({ "accessPoint": false }));
    let fcm = |build: Build| build.setting("channels", json!({ "fcm": true }));
    let ignore = |build: Build| build.setting("missingConfig", json!("ignore"));
    hold([
        ("nothing", no_file(), &["TPNS101"]),
        ("nothing, meant to be so", ignore(no_file()), &[]),
        ("blank placeholders", placeholders("", ""), &["TPNS105", "TPNS106"]),
        ("blank placeholders, and no file is meant to be", ignore(placeholders("", " ")), &["TPNS105", "TPNS106"]),
        (
            "blank placeholders in a flavor that is meant to be without TPNS",
            ignore(placeholders("", "")).fact("components", json!([])),
            &["TPNS401"],
        ),
        ("settings without a value", ignore(settings("", "")), &["TPNS105", "TPNS106"]),
        ("another region", suffix(placeholders(ID, KEY), "tpns.hk.tencent.com"), &["TPNS302"]),
        ("another region of a setting", suffix(settings("1520002210", KEY), "tpns.hk.tencent.com"), &["TPNS302"]),
        ("the right region", suffix(placeholders(ID, KEY), "tpns.sh.tencent.com"), &[]),
        ("a typo", suffix(placeholders(ID, KEY), "tpns.shh.tencent.com"), &["TPNS303"]),
        ("no region, and none is supplied", unsupplied(settings(ID, KEY)), &["TPNS301"]),
        ("stated otherwise", placeholders(ID, KEY).setting("accessPoint", json!("hongkong")), &["TPNS302"]),
        ("FCM in Shanghai", fcm(placeholders(ID, KEY)), &["TPNS304"]),
        ("FCM in Singapore", fcm(placeholders("1520002210", KEY)), &[]),
        ("half of them", no_file().placeholder("XG_ACCESS_ID", ID), &["TPNS106"]),
        ("half of them by a setting", no_file().setting("accessKey", json!(KEY)), &["TPNS105"]),
        (
            "half of them, the rest in a resource",
            no_file()
                .placeholder("XG_ACCESS_ID", ID)
                .both_manifests(&manifest(&meta_data("XG_V2_ACCESS_KEY", "@string/key"))),
            &[],
        ),
        (
            "half of them, and nobody sees the build",
            unapplied(no_file().both_manifests(&manifest(&everything())).placeholder("XG_ACCESS_ID", ID)),
            &[],
        ),
        (
            "an entry made of placeholders",
            no_file()
                .placeholder("XG_ACCESS_ID", ID)
                .setting("accessKey", json!(KEY))
                .manifest(&manifest(&meta_data("XG_V2_ACCESS_ID", "${XG_ACCESS_ID}"))),
            &[],
        ),
    ]);
}

#[test]
fn two_places_that_differ() {
    let setting = |key: &str| Build::consistent().setting("accessKey", json!(key));
    let meta = |build: Build, value: &str| build.both_manifests(&manifest(&meta_data("XG_V2_ACCESS_KEY", value)));
    let other = "A1B2C3D4E5F7";
    hold_all([
        ("a setting and the file", setting(other), &["TPNS201"]),
        ("a setting that repeats the file", setting(KEY), &["TPNS202"]),
        ("a setting that this machine lacks", setting(""), &["TPNS201"]),
        ("a setting and a placeholder", settings(ID, KEY).placeholder("XG_ACCESS_KEY", other), &["TPNS201"]),
        (
            "a setting and a placeholder that repeats it",
            settings(ID, KEY).placeholder("XG_ACCESS_KEY", KEY),
            &["TPNS202"],
        ),
        ("a placeholder and an entry", meta(placeholders(ID, KEY), other), &["TPNS203"]),
        ("a setting and an entry", meta(settings(ID, KEY), other), &["TPNS203"]),
        ("all three", setting(other).placeholder("XG_ACCESS_KEY", "A1B2C3D4E5F8"), &["TPNS201", "TPNS201"]),
    ]);
}

#[test]
fn what_a_script_puts_with_the_variant_api() {
    let merged = |build: Build, id: &str, key: &str| {
        build.fact(
            "mergedPlaceholders",
            json!({ "XG_ACCESS_ID": id, "XG_ACCESS_KEY": key, "VIVO_APPID": "", "mine": "x" }),
        )
    };
    let other = "A1B2C3D4E5F7";
    hold_all([
        ("what tpnskit supplies", merged(Build::consistent(), ID, KEY), &[]),
        ("another key", merged(Build::consistent(), ID, other), &["TPNS201"]),
        ("a blank key", merged(Build::consistent(), ID, ""), &["TPNS201"]),
        ("another key than the setting's", merged(settings(ID, KEY), ID, other), &["TPNS201"]),
        ("instead of a file", merged(no_file(), ID, KEY), &[]),
        ("a Secret Key instead of a file", merged(no_file(), ID, SECRET), &["TPNS106"]),
        ("nothing is put", merged(no_file(), "", ""), &["TPNS101"]),
        ("over the DSL", merged(placeholders("1", KEY), ID, KEY), &[]),
        ("as the DSL has it", merged(placeholders(ID, KEY), ID, KEY), &[]),
    ]);
    let text = merged(Build::consistent(), ID, other)
        .script("v.manifestPlaceholders.put('XG_ACCESS_KEY', 'A1B2C3D4E5F7')")
        .console();
    assert!(text.contains("app/build.gradle:1:46: error[TPNS201]") && text.contains("set in `onVariants`"), "{text}");
}

#[test]
fn the_rest_is_supplied_from_them() {
    for build in [placeholders(ID, KEY), settings(ID, KEY)] {
        let answer = build.merge();
        let text = answer["manifest"]["text"].as_str().unwrap();
        assert!(text.contains("tpns.sh.tencent.com") && text.contains("tpns.TpnsMessageReceiver"), "{text}");
        assert!(build.call("sources").to_string().contains("TpnsPush"));
        assert!(build.call("keepRules").to_string().contains("com.tencent.android.tpush"));
    }
    let supplied = settings(ID, KEY).call("placeholders");
    assert_eq!(supplied["placeholders"]["XG_ACCESS_KEY"], KEY);
    assert_eq!(placeholders(ID, KEY).call("placeholders")["placeholders"]["XG_ACCESS_KEY"], json!(null));
    assert!(settings(ID, KEY).call("dependencies").to_string().contains("com.tencent.tpns:tpns:"));
    assert!(!placeholders(ID, KEY).call("dependencies").to_string().contains("com.tencent.tpns:tpns:"));
}

#[test]
fn a_file_of_another_name_or_in_another_place() {
    let near = |paths: &[&str]| no_file().fact("nearbyFiles", json!(paths)).console();
    let table: [(&[&str], &str); 8] = [
        (&["app/tpns-config.json"], "git mv app/tpns-config.json app/tpns-configs.json"),
        (&["app/tpns_configs.json"], "git mv app/tpns_configs.json app/tpns-configs.json"),
        (&["app/TPNS-configs.json"], "git mv app/TPNS-configs.json app/tpns-configs.json"),
        (
            &["app/src/main/tpns-configs.json.txt"],
            "git mv app/src/main/tpns-configs.json.txt app/src/main/tpns-configs.json",
        ),
        (&["tpns-configs.json"], "git mv tpns-configs.json app/tpns-configs.json"),
        (
            &["app/src/main/assets/tpns-configs.json"],
            "git mv app/src/main/assets/tpns-configs.json app/tpns-configs.json",
        ),
        (
            &["app/src/main/res/raw/tpns_configs.json"],
            "git mv app/src/main/res/raw/tpns_configs.json app/tpns-configs.json",
        ),
        (&["app/tpns-configs (1).json"], "git mv 'app/tpns-configs (1).json' app/tpns-configs.json"),
    ];
    for (paths, command) in table {
        let text = near(paths);
        assert!(text.contains("error[TPNS101]") && text.contains(command) && text.contains(paths[0]), "{text}");
    }
    for other in ["package.json", "app/tpns-baseline.json", "app/google-services.json", "app/tpns-configs.json"] {
        assert!(!near(&[other]).contains("git mv"), "{other}");
    }
    assert_eq!(Build::consistent().fact("nearbyFiles", json!(["tpns-config.json"])).all_codes(), [""; 0]);
    assert_eq!(placeholders(ID, KEY).fact("nearbyFiles", json!(["tpns-config.json"])).all_codes(), [""; 0]);
}

#[test]
fn they_read_well() {
    let script = "android { defaultConfig { manifestPlaceholders = [XG_ACCESS_ID: '1580002211', XG_ACCESS_KEY: 'A1B2C3D4E5F7'] } }\n\
                  tpns { accessId = '1580002210'; accessKey = providers.gradleProperty('key') }\n";
    let builds = [
        no_file().fact("nearbyFiles", json!(["tpns-configs.json", "app/tpns-config.json"])),
        placeholders("", ""),
        settings(ID, SECRET),
        settings(ID, "").placeholder("XG_ACCESS_ID", "1580002211").script(script),
        no_file().placeholder("XG_ACCESS_ID", "1580002211").script(script),
        Build::consistent().setting("accessId", json!("")).script(script),
        Build::consistent().setting("accessId", json!(ID)).script(script),
    ];
    let of = |build: &Build, language: &str| build.clone().language(language).console();
    let texts = builds.iter().map(|build| format!("{}\n\n{}", of(build, "en"), of(build, "zh")));
    insta::assert_snapshot!(texts.collect::<Vec<_>>().join("\n\n####\n\n"));
}
