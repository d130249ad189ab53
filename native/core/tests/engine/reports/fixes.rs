//! Fixes that a program applies.

use serde_json::{Value, json};

use crate::support::*;

/// What a program makes of a file that applies a fix.
fn fixed(text: &str, fix: &Value) -> String {
    let mut lines: Vec<Vec<char>> = text.split('\n').map(|line| line.chars().collect()).collect();
    for edit in fix["edits"].as_array().unwrap().iter().rev() {
        let number = |name: &str| usize::try_from(edit[name].as_u64().unwrap()).unwrap();
        let start = number("column") - 1;
        let replacement = edit["replacement"].as_str().unwrap().chars();
        lines[number("line") - 1].splice(start..start + number("length"), replacement);
    }
    lines.into_iter().map(String::from_iter).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_fix_can_be_applied() {
    let entry = |domain: &str| Build::consistent().both_manifests(&manifest(&meta_data("XG_SERVER_SUFFIX", domain)));
    let slip = receiver(&[PUSH_MESSAGE, "com.tencent.android.xg.vip.action.FEEDBAK"]);
    let cases = [
        ("TPNS102", Build::consistent().config(&config(ID, KEY).replace("-release\"", "-release\","))),
        (
            "TPNS102",
            Build::consistent().config(&config(ID, KEY).replace('"', "“").replace(':', "：").replace(',', "，")),
        ),
        ("TPNS102", Build::consistent().config(&config(ID, KEY).replace("  \"", "\u{3000}\u{200b}\""))),
        ("TPNS102", Build::consistent().config(&config(ID, KEY).replace("false", "False"))),
        ("TPNS102", Build::consistent().config(&config(ID, KEY).replace('"', "'"))),
        ("TPNS102", Build::consistent().config(&format!("# from the console\n{} // end", config(ID, KEY)))),
        ("TPNS105", Build::consistent().config(&config(&format!("  {ID} "), KEY))),
        ("TPNS106", Build::consistent().config(&config(ID, &format!(" {KEY}")))),
        ("TPNS105", Build::consistent().config(&config("１５80\u{200b}00221０", KEY))),
        ("TPNS105", Build::consistent().config(&config(KEY, ID))),
        ("TPNS106", Build::consistent().config(&config(ID, "A1B2C3\\u202eD4E5F6\u{a0}"))),
        ("TPNS107", Build::consistent().config(&config_for(ID, KEY, "com.example.app\u{200b} "))),
        ("TPNS108", Build::consistent().config(&config(ID, KEY).replace("access_id", "acess_id"))),
        ("TPNS108", Build::consistent().config(&config(ID, KEY).replace("tpns", "TPNS\u{a0}").replace("key", "kye"))),
        (
            "TPNS104",
            Build::consistent().config(&config(ID, KEY).replace("true", "\"true\"").replace("false", "\"False\"")),
        ),
        ("TPNS302", entry("tpns.sgp.tencent.com")),
        ("TPNS303", entry("https://tpns.sg.tencent.com/")),
        ("TPNS402", Build::consistent().both_manifests(&manifest(&slip))),
    ];
    for (code, build) in cases {
        assert_eq!(build.findings()[0]["code"], code);
        let mut build = build;
        // One fix at a time: each is made for the text as it was before.
        while let Some(fix) = build.findings().iter().find_map(|finding| finding["fixes"].get(0).cloned()) {
            assert_eq!(fix["applicability"], "safe", "{fix}");
            let name = fix["edits"][0]["file"].as_str().unwrap();
            let text = build.files.iter().find(|file| file["name"] == name).unwrap()["text"].as_str().unwrap();
            let text = fixed(text, &fix);
            build = if name.ends_with(".json") { build.config(&text) } else { build.both_manifests(&text) };
        }
        assert_eq!(build.codes(), Vec::<String>::new(), "{code}: {:?}", build.files);
    }
    // What has to be chosen has no fix.
    assert_eq!(Build::consistent().config("{").findings()[0]["fixes"], json!([]));
}
