//! `tpnsFix`: the safe fixes of all variants.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::*;

/// What comes of fixing these variants.
fn fix(variants: &[&Build], protected: &[&str], dry_run: bool) -> Value {
    let inputs: Vec<Value> = variants.iter().map(|build| build.payload("fix")["inputs"].clone()).collect();
    let payload = json!({ "variants": inputs, "protected": protected, "dryRun": dry_run });
    let response: Value = serde_json::from_str(&answer(&request("fix", payload))).expect("JSON");
    assert_eq!(response["refused"], Value::Null, "{response}");
    response["answer"].clone()
}

/// The variant with the files that were written. The merged manifest is what its one source manifest says.
fn written(build: &Build, answer: &Value) -> Build {
    let mut build = build.clone();
    for file in answer["files"].as_array().unwrap() {
        let merged = file["name"] == "app/src/main/AndroidManifest.xml";
        for role in build
            .files
            .iter_mut()
            .filter(|own| own["name"] == file["name"] || (merged && own["role"] == "mergedManifest"))
        {
            role["text"] = file["text"].clone();
        }
    }
    build
}

fn texts(answer: &Value) -> Vec<&str> {
    answer["files"].as_array().unwrap().iter().map(|file| file["text"].as_str().unwrap()).collect()
}

#[test]
fn everything_certain_is_fixed_at_once_and_the_rest_is_said() {
    let entry = meta_data("XG_SERVER_SUFFIX", "tpns.sgp.tencent.com");
    let slip = receiver(&[PUSH_MESSAGE, "com.tencent.android.xg.vip.action.FEEDBAK"]);
    let build = Build::consistent()
        .config(
            &config(&format!(" {ID}"), KEY)
                .replace("\"debug\"", "\"debig\": 1,\n  \"debug\"")
                .replace("release\"", "release\","),
        )
        .both_manifests(&manifest(&format!("{entry}{slip}")));
    let found = fix(&[&build], &[], false);
    insta::assert_snapshot!(format!("{}\n\n{}", found["diff"].as_str().unwrap(), found["text"].as_str().unwrap()));
    let chinese = fix(&[&build.clone().language("zh")], &[], true);
    insta::assert_snapshot!(chinese["text"].as_str().unwrap());
    let after = written(&build, &found);
    assert!(after.codes().iter().all(|code| code == "TPNS108"), "{:?}", after.codes());
    assert_eq!(texts(&fix(&[&after], &[], false)), Vec::<&str>::new());
}

#[test]
fn without_a_merged_manifest_what_shows_without_it_is_fixed() {
    let main = "<activity android:name=\".Main\"><intent-filter><category android:name=\"android.intent.category.LAUNCHER\" />\
                </intent-filter></activity>\n";
    let build = Build::consistent().both_manifests(&manifest(main)).without("mergedManifest");
    let found = fix(&[&build], &[], false);
    assert!(texts(&found)[0].contains("android:exported=\"true\""), "{found}");
    let said = found["text"].as_str().unwrap();
    assert!(said.starts_with("the manifests can't be merged") && said.contains("[TPNS404]"), "{said}");
    assert_eq!(texts(&fix(&[&written(&build, &found)], &[], false)), Vec::<&str>::new());
}

#[test]
fn several_variants_are_fixed_once_and_only_where_all_agree() {
    let wrong = Build::consistent().both_manifests(&manifest(&meta_data("XG_SERVER_SUFFIX", "tpns.sgp.tencent.com")));
    let both = fix(&[&wrong, &wrong.clone().fact("name", json!("debug"))], &[], false);
    assert_eq!(texts(&both).len(), 1);
    assert!(both["text"].as_str().unwrap().starts_with("fixed 1 finding:\n"), "{both}");

    // For an id of Singapore the same manifest is right.
    let right = wrong.clone().config(&config("1520002210", KEY)).fact("name", json!("paid"));
    let right = Build {
        files: right
            .files
            .into_iter()
            .map(|mut file| {
                if file["role"] == "config" {
                    file["name"] = json!("app/src/paid/tpns-configs.json");
                }
                file
            })
            .collect(),
        ..right
    };
    let shared = fix(&[&wrong, &right], &[], false);
    assert_eq!(texts(&shared), Vec::<&str>::new());
    assert!(shared["text"].as_str().unwrap().contains("variant `paid` uses the same file"), "{shared}");

    // Both are wrong, each in its own way.
    let other = Build { files: right.files.clone(), ..right.clone() };
    let other = Build {
        files: other
            .files
            .into_iter()
            .map(|mut file| {
                if file["role"] == "config" {
                    file["text"] = json!(config("1560002210", KEY));
                }
                file
            })
            .collect(),
        ..other
    };
    assert_eq!(texts(&fix(&[&wrong, &other], &[], false)), Vec::<&str>::new());
}

#[test]
fn only_files_of_the_project_change() {
    let build = Build::consistent().both_manifests(&manifest(&meta_data("XG_SERVER_SUFFIX", "tpns.sgp.tencent.com")));
    let found = fix(&[&build], &["app/src/main/AndroidManifest.xml"], false);
    assert_eq!(texts(&found), Vec::<&str>::new());
    assert!(found["text"].as_str().unwrap().contains("is generated or lies outside of the project"), "{found}");
    for name in ["../AndroidManifest.xml", "/tmp/AndroidManifest.xml", "C:/AndroidManifest.xml"] {
        let outside = build.clone().file("sourceManifest", name, build.files[1]["text"].as_str().unwrap());
        assert_eq!(texts(&fix(&[&outside], &[], false)), Vec::<&str>::new(), "{name}");
    }
    // What a library brings is in no file of the app.
    assert_eq!(texts(&fix(&[&build.without("sourceManifest")], &[], false)), Vec::<&str>::new());
}

#[test]
fn newlines_and_marks_are_kept() {
    let text = manifest(&receiver(&["com.tencent.android.xg.vip.action.FEEDBAK"])).replace('\n', "\r\n");
    let build = Build::consistent().both_manifests(&format!("\u{FEFF}{text}"));
    let found = fix(&[&build], &[], false);
    let after = texts(&found)[0];
    assert!(after.starts_with('\u{FEFF}'));
    assert_eq!(after.matches('\n').count(), after.matches("\r\n").count(), "{after:?}");

    let marked = Build::consistent().config(&format!("\u{FEFF}{}", config(ID, KEY)));
    assert_eq!(texts(&fix(&[&marked], &[], false)), [config(ID, KEY)]);
}

#[test]
fn what_several_findings_delete_from_one_map_goes_together() {
    let vivo = "\"vivo\": { \"app_id\": \"100000001\", \"app_key\": \"0123456789abcdef0123456789abcdef\" }";
    let build = |entries: &str| {
        let text = config(ID, KEY).replace("\"enable\": true", &format!("\"enable\": true, {vivo}"));
        let script = format!("m = [\n    XG_ACCESS_ID : '{ID}',\n    XG_ACCESS_KEY: '{KEY}',\n{entries}]\n");
        let components = ["com.tencent.tpns:tpns:1.4.3.9-release", "com.tencent.tpns:vivo:1.4.3.9-release"];
        let build = Build::consistent().config(&text).script(&script).fact("components", json!(components));
        build.placeholder("XG_ACCESS_ID", ID).placeholder("XG_ACCESS_KEY", KEY).placeholder("VIVO_APPID", "xxxx")
    };
    let all = build("    VIVO_APPID: 'xxxx',\n");
    assert_eq!(texts(&fix(&[&all], &[], false)), ["m = [:]\n"]);
    let some = build("    VIVO_APPID: 'xxxx',\n    A: '1',\n");
    assert_eq!(texts(&fix(&[&some], &[], false)), ["m = [\n    A: '1',\n]\n"]);
    // Another variant gets the value from there alone.
    let other = some.clone().fact("name", json!("debug")).without("config").setting("missingConfig", json!("ignore"));
    assert_eq!(texts(&fix(&[&some, &other], &[], false)), [""; 0]);
}

#[test]
fn every_look_alike_of_a_manifest_goes_at_once() {
    let plain = manifest(&receiver(&[PUSH_MESSAGE, FEEDBACK]));
    for (from, to) in [("\"", "“"), ("=\"", "＝“"), ("\" />", "”／>"), ("\"App\"", "‘App’")] {
        let build = Build::consistent().both_manifests(&plain.replace(from, to).replacen("＝“", "=\"", 2));
        assert!(build.codes().iter().all(|code| code == "TPNS416"), "{from}: {:?}", build.codes());
        let fixes = fix(&[&build], &[], false);
        let after = texts(&fixes).first().unwrap_or_else(|| panic!("{from}: {fixes}\n{}", build.console())).to_owned();
        assert_eq!(Build::consistent().both_manifests(after).codes(), [""; 0], "{after}");
    }
}

/// One of the ways to spoil a consistent variant.
fn spoilt() -> impl Strategy<Value = Build> {
    let replaced = |from: &'static str, to: &'static str| (from, to);
    let slips = vec![
        replaced("\"", "“"),
        replaced(",", "，"),
        replaced("false", "False"),
        replaced("1580002210", " 1580002210 "),
        replaced("A1B2C3D4E5F6", "A1B2C3D4E5F6\u{200b}"),
        replaced("\"access_id\"", "\"acess_id\""),
        replaced("release\"", "release\","),
        replaced("{", "{ // here\n"),
        replaced("\n", "\r\n"),
        replaced("false", "\"false\""),
        replaced("1580002210", "A1B2C3D4E5F6"),
    ];
    let entries = vec![
        meta_data("XG_SERVER_SUFFIX", "tpns.sgp.tencent.com"),
        meta_data("XG_SERVER_SUFFIX", "https://tpns.sh.tencent.com"),
        receiver(&[PUSH_MESSAGE]),
        receiver(&["com.tencent.android.xg.vip.action.PUSH_MESAGE", FEEDBACK]),
        receiver(&[FEEDBACK]).replace(" android:exported=\"false\"", ""),
        "        <activity android:name=\".Main\"><intent-filter><action android:name=\"android.intent.action.VIEW\" />\
         <data android:scheme=\"demo\" android:host=\"a\" android:path=\"/b/\" /></intent-filter></activity>\n"
            .to_owned(),
    ];
    let slips = proptest::sample::subsequence(slips, 0..4);
    let entries = proptest::sample::subsequence(entries, 0..4);
    (slips, entries).prop_map(|(slips, entries)| {
        let config = slips.iter().fold(config(ID, KEY), |text, (from, to)| text.replace(from, to));
        let redirect = json!([{ "activity": ".Main", "uri": "demo://a/b/" }]);
        Build::consistent().config(&config).both_manifests(&manifest(&entries.concat())).setting("redirects", redirect)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn fixing_twice_is_fixing_once(build in spoilt()) {
        let first = fix(&[&build], &[], false);
        let once = written(&build, &first);
        // A file that can't be read hides what else is wrong; once it can be, that is fixed in a second run.
        let hidden = build.all_codes().iter().any(|code| ["TPNS102", "TPNS104"].contains(&code.as_str()));
        let second = fix(&[&once], &[], false);
        let twice = written(&once, &second);
        prop_assert!(hidden || texts(&second).is_empty(), "{}", second);
        let third = fix(&[&twice], &[], false);
        prop_assert!(texts(&third).is_empty(), "{}\n{}", second, third);
        prop_assert!(!twice.all_codes().contains(&"TPNS416".to_owned()), "{:?}", twice.files);
        prop_assert!(!first["diff"].as_str().unwrap().contains(KEY));
    }
}
