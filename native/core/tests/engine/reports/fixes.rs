//! Fixes that a program applies.

use serde_json::{Value, json};

use crate::support::*;

/// What a program makes of a file that applies a fix.
fn fixed(text: &str, fix: &Value) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    let number = |edit: &Value, name: &str| usize::try_from(edit[name].as_u64().unwrap()).unwrap();
    let mut edits: Vec<&Value> = fix["edits"].as_array().unwrap().iter().collect();
    edits.sort_by_key(|edit| std::cmp::Reverse((number(edit, "line"), number(edit, "column"))));
    for edit in edits {
        let before = text.split_inclusive('\n').take(number(edit, "line") - 1).map(|line| line.chars().count());
        let start = before.sum::<usize>() + number(edit, "column") - 1;
        let replacement = edit["replacement"].as_str().unwrap().chars();
        characters.splice(start..start + number(edit, "length"), replacement);
    }
    characters.into_iter().collect()
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
        ("TPNS102", Build::consistent().config(&config(ID, KEY).replace(',', ""))),
        ("TPNS102", Build::consistent().config(&config(ID, KEY).replace("false", "ＦＡＬＳＥ").replace('"', "’"))),
        (
            "TPNS114",
            Build::consistent().config(&config(ID, KEY).replace(
                "true",
                "true, \"vivo\": { \"app_id\": \"0123456789abcdef0123456789abcdef\", \"app_key\": \"100000001\" }",
            )),
        ),
        ("TPNS102", Build::consistent().config(&config(ID, KEY).replace('"', "'"))),
        (
            "TPNS102",
            Build::consistent().config(
                &config(ID, KEY).replace('"', "'").replace("'access_id'", "'it\\'s \"x\" \\\\': 1, 'access_id'"),
            ),
        ),
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
    // Nor has what would still be no JSON.
    for text in [config(ID, KEY).replace("true", "'a\nb', // c"), config(ID, KEY).replace("true", "[1,], 'a\\x'")] {
        let findings = Build::consistent().config(&text).findings();
        assert!(findings.iter().all(|finding| finding["fixes"] == json!([])), "{text}: {findings:?}");
    }
}

/// Each fix for the manifest, applied, leaves nothing to be said, and changes nothing else.
#[test]
fn fixes_of_the_manifest() {
    let both = || receiver(&[PUSH_MESSAGE, FEEDBACK]);
    let page = |attributes: &str, filter: &str| {
        format!(
            "        <activity android:name=\".Main\"{attributes}>\n            <intent-filter>\n{filter}            </intent-filter>\n        </activity>\n"
        )
    };
    let uri = "demo://com.example.app/notify/";
    let data =
        "                <data android:scheme=\"demo\" android:host=\"com.example.app\" android:path=\"/notify/\" />\n";
    let view = "                <action android:name=\"android.intent.action.VIEW\" />\n";
    let default = "                <category android:name=\"android.intent.category.DEFAULT\" />\n";
    let launcher = "                <action android:name=\"android.intent.action.MAIN\" />\n\
                    \u{20}               <category android:name=\"android.intent.category.LAUNCHER\" />\n";
    let open = " android:exported=\"true\"";
    let single = " android:exported=\"true\" android:launchMode=\"singleTask\"";
    let build = |lines: &str| Build::consistent().both_manifests(&manifest(lines));
    let to = |lines: &str| build(lines).setting("redirects", json!([{ "activity": ".Main", "uri": uri }]));
    let honor = |build: Build| build.setting("channels", json!({ "honor": "104412345" }));
    let mid = "        <provider\n            android:name=\"com.tencent.mid.api.MidProvider\"\n            android:authorities=\"a.b\" />\n";
    let servers =
        ["XG_GUID_SERVER", "XG_STAT_SERVER"].map(|n| meta_data(n, "https://api.tpns.hk.tencent.com/x")).concat();
    let cases =
        [
            ("TPNS302", "safe", build(&servers), "api.tpns.sh.tencent.com/x"),
            ("TPNS402", "safe", build(&receiver(&[PUSH_MESSAGE])), FEEDBACK),
            ("TPNS403", "safe", build(&both().replace("\"false\"", "\"true\"")), "exported=\"false\""),
            ("TPNS404", "safe", build(&both().replace(" android:exported=\"false\"", "")), "exported=\"false\""),
            ("TPNS404", "safe", build(&page("", launcher)), "exported=\"true\""),
            (
                "TPNS409",
                "safe",
                build("").setting("supply", json!({ "legacyHttp": false })),
                "<uses-library android:name=\"org.apache.http.legacy\" android:required=\"false\" />",
            ),
            ("TPNS418", "safe", build(mid), "<application android:label=\"App\">\n    </application>"),
            ("TPNS419", "safe", build(&meta_data("XG_SERVICE_PULL_UP_OFF", "false")), "value=\"true\""),
            (
                "TPNS420",
                "safe",
                build(&both().replace(" android:exported", " android:process=\":push\" android:exported")),
                "\".PushReceiver\" android:exported",
            ),
            (
                "TPNS420",
                "unsafe",
                build(&both().replace(
                    " android:exported",
                    "\n            android:enabled=\"false\"\n            android:exported",
                )),
                "\".PushReceiver\"\n            android:exported",
            ),
            // Without a filter of its own, tpnskit supplies one.
            ("TPNS602", "safe", build(&page(open, &format!("{view}{data}"))), default),
            (
                "TPNS604",
                "safe",
                to(&page(&format!("{open} android:launchMode=\"singleTop\""), &format!("{view}{default}{data}"))),
                "singleTask",
            ),
            (
                "TPNS607",
                "unsafe",
                honor(to(&page(&single.replace("\"true\"", "\"false\""), &format!("{view}{default}{data}")))),
                "exported=\"true\"",
            ),
            (
                "TPNS607",
                "unsafe",
                honor(to(&page(&format!(" android:enabled=\"false\"{single}"), &format!("{view}{default}{data}")))),
                "\".Main\" android:exported",
            ),
        ];
    for (code, applicability, build, words) in cases {
        assert_eq!(build.all_codes(), [code], "{}", build.console());
        let fix = build.findings()[0]["fixes"][0].clone();
        assert_eq!(fix["applicability"], applicability, "{code}: {}", build.console());
        let text = build.files.iter().find(|file| file["role"] == "sourceManifest").unwrap()["text"].as_str().unwrap();
        let text = fixed(text, &fix);
        assert!(text.contains(words), "{code}: {words}\n{text}");
        assert_eq!(build.both_manifests(&text).all_codes(), Vec::<String>::new(), "{code}: {text}");
    }
}

/// What a fix deletes from a script or writes into it, with what the build then states, leaves nothing to be said.
#[test]
fn fixes_of_scripts_and_versions() {
    let script = |lines: &str| Build::consistent().script(lines);
    let ids = |lines: &str| script(lines).placeholder("XG_ACCESS_ID", ID).placeholder("XG_ACCESS_KEY", KEY);
    let vivo = |value: &str, lines: &str| {
        let block = "\"vivo\": { \"app_id\": \"100000001\", \"app_key\": \"0123456789abcdef0123456789abcdef\" }";
        let text = config(ID, KEY).replace("\"enable\": true", &format!("\"enable\": true, {block}"));
        let all = ["com.tencent.tpns:tpns:1.4.3.9-release", "com.tencent.tpns:vivo:1.4.3.9-release"];
        script(lines).config(&text).fact("components", json!(all)).placeholder("VIVO_APPID", value)
    };
    let page =
        "        <activity android:name=\".Main\" android:exported=\"true\" android:launchMode=\"singleTask\" />\n";
    let to = |activity: &str, uri: &str| {
        let script = script(&format!("tpns {{ redirect {{\n    activity = '{activity}'\n    uri = '{uri}'\n}} }}"));
        script.both_manifests(&manifest(page)).setting("redirects", json!([{ "activity": activity, "uri": uri }]))
    };
    let stated = |build: Build| build.fact("placeholders", json!([]));
    let as_stated = |build: Build| build;
    let redirect = |build: Build| build.setting("redirects", json!([{ "activity": ".Main", "uri": "demo://a/b/" }]));
    let uri = "demo://a/b/";
    let without_permission =
        manifest("").replace("    <uses-permission android:name=\"android.permission.POST_NOTIFICATIONS\" />\n", "");
    type After<'a> = &'a dyn Fn(Build) -> Build;
    let cases: [(&str, &str, Build, &str, After<'_>); 14] = [
        (
            "TPNS202",
            "safe",
            ids(&format!("m = [XG_ACCESS_ID: '{ID}', A: '1', XG_ACCESS_KEY: '{KEY}']")),
            "m = [A: '1']",
            &stated,
        ),
        (
            "TPNS202",
            "safe",
            ids(&format!("m = [\n    XG_ACCESS_ID : '{ID}',\n    XG_ACCESS_KEY: '{KEY}'\n]")),
            "m = [:]",
            &stated,
        ),
        (
            "TPNS202",
            "safe",
            ids(&format!(
                "manifestPlaceholders['XG_ACCESS_ID'] = '{ID}'\nmanifestPlaceholders['XG_ACCESS_KEY'] = '{KEY}'\nx"
            )),
            "x",
            &stated,
        ),
        (
            "TPNS202",
            "safe",
            script(&format!("tpns {{\n    accessId = '{ID}'\n}}")).setting("accessId", json!(ID)),
            "tpns {\n}",
            &|build: Build| build.setting("accessId", Value::Null),
        ),
        ("TPNS204", "safe", vivo("xxxx", "m = [VIVO_APPID: 'xxxx', A: '1']"), "m = [A: '1']", &stated),
        ("TPNS204", "safe", vivo("", "m = [VIVO_APPID: '']"), "m = [:]", &stated),
        (
            "TPNS408",
            "unsafe",
            Build::consistent().both_manifests(&without_permission),
            "POST_NOTIFICATIONS",
            &as_stated,
        ),
        (
            "TPNS501",
            "safe",
            script("implementation 'com.tencent.tpns:tpns:1.4.3.4-release'")
                .fact("components", json!(["com.tencent.tpns:tpns:1.4.3.4-release"])),
            "\"version\": \"1.4.3.4-release\"",
            &as_stated,
        ),
        ("TPNS601", "unsafe", to("com.example.app.ui.Main", uri), "activity = 'com.example.app.Main'", &redirect),
        ("TPNS605", "safe", to(".Main", "demo://a /b/"), "uri = 'demo://a/b/'", &redirect),
        ("TPNS605", "safe", to(".Main", "demo：//a/b/"), "uri = 'demo://a/b/'", &redirect),
        ("TPNS605", "unsafe", to(".Main", "demo://a/b/?x=1"), "uri = 'demo://a/b/'", &redirect),
        ("TPNS605", "unsafe", to(".Main", "demo://a:80/b/"), "uri = 'demo://a/b/'", &redirect),
        ("TPNS605", "unsafe", to(".Main", "demo://a"), "uri = 'demo://a/'", &redirect),
    ];
    for (code, applicability, build, words, after) in cases {
        let mut build = build;
        assert_eq!(build.all_codes()[0], code, "{}", build.console());
        let mut texts = Vec::new();
        while let Some(fix) = build.findings().iter().find_map(|finding| finding["fixes"].get(0).cloned()) {
            assert_eq!(fix["applicability"], applicability, "{code}: {}", build.console());
            let name = fix["edits"][0]["file"].as_str().unwrap().to_owned();
            let file = build.files.iter().find(|file| file["name"] == name.as_str()).unwrap().clone();
            let text = fixed(file["text"].as_str().unwrap(), &fix);
            build = match file["role"].as_str().unwrap() {
                "sourceManifest" => build.both_manifests(&text),
                role => build.file(role, &name, &text),
            };
            texts.push(text);
            if texts.len() > 2 || applicability == "unsafe" || code == "TPNS605" {
                break;
            }
        }
        assert!(texts.last().is_some_and(|text| text.contains(words)), "{code}: {words}\n{texts:?}");
        let build = after(build);
        assert_eq!(build.all_codes(), Vec::<String>::new(), "{code}: {}", build.console());
    }
}
