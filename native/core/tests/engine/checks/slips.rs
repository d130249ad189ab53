//! `tpns-configs.json` as people break it: what is said of each slip, and that one slip is one finding.

use super::*;
use crate::support::*;

/// A right file with these texts replaced.
fn with_slips(replaced: &[(&str, &str)]) -> Build {
    let mut text = config(ID, KEY);
    for (from, to) in replaced {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    Build::consistent().config(&text)
}

/// Everything that is found, as in `error TPNS105: the message`.
fn said(build: &Build) -> Vec<String> {
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let said = build
        .findings()
        .into_iter()
        .map(|found| format!("{} {}: {}", text(&found["severity"]), text(&found["code"]), text(&found["message"])));
    said.collect()
}

fn say<const N: usize>(table: [(&str, Build, &[&str]); N]) {
    for (what, build, expected) in table {
        assert_eq!(said(&build), expected, "{what}\n{}", build.console());
    }
}

#[test]
fn names() {
    let missing = "\"tpns\": {\n    \"access_id\": \"1580002210\"";
    say([
        ("acess_id", with_slips(&[("access_id", "acess_id")]), &["error TPNS108: unknown field `acess_id`"]),
        ("acces_key", with_slips(&[("access_key", "acces_key")]), &["error TPNS108: unknown field `acces_key`"]),
        ("tpn", with_slips(&[("\"tpns\"", "\"tpn\"")]), &["error TPNS108: unknown field `tpn`"]),
        ("another case", with_slips(&[("access_id", "Access-ID")]), &["error TPNS108: unknown field `Access-ID`"]),
        ("camel case", with_slips(&[("access_key", "accessKey")]), &["error TPNS108: unknown field `accessKey`"]),
        ("chanel", with_slips(&[("channel", "chanel")]), &["warning TPNS108: unknown field `chanel`"]),
        (
            "a space behind a name",
            with_slips(&[("\"debug\"", "\"debug \"")]),
            &["warning TPNS108: unknown field `debug `"],
        ),
        (
            "an invisible character in a name",
            with_slips(&[("access_id", "access\u{200b}_id")]),
            &[r"error TPNS108: unknown field `access\u{200b}_id`"],
        ),
        ("full-width letters", with_slips(&[("version", "ｖersion")]), &["warning TPNS108: unknown field `ｖersion`"]),
        (
            "app-id of a vendor that misses nothing else",
            channel("\"xiaomi\": { \"app-id\": \"2882303000000000001\", \"app_key\": \"5810000000001\" }"),
            &["warning TPNS108: unknown field `app-id`"],
        ),
        ("hauwei", channel("\"hauwei\": { \"app_id\": \"100000001\" }"), &["warning TPNS108: unknown field `hauwei`"]),
        (
            "a name beside the right one",
            with_slips(&[("\"debug\"", "\"verison\": \"1.2.3.4\", \"debug\"")]),
            &["warning TPNS108: unknown field `verison`"],
        ),
        (
            "what is wrong with the value is said, too",
            with_slips(&[("access_id", "acess_id"), (ID, "158000221")]),
            &["error TPNS105: `access_id` has 9 digits instead of 10", "error TPNS108: unknown field `acess_id`"],
        ),
        (
            "no key at all",
            Build::consistent().config(&format!("{{{missing}}}, \"{APPLICATION_ID}\": {{}}}}")),
            &["error TPNS104: the field `access_key` of `tpns` is missing"],
        ),
    ]);
}

#[test]
fn values() {
    say([
        (
            "a zero-width space",
            with_slips(&[(ID, "1580002210\u{200b}")]),
            &["error TPNS105: `access_id` has characters that don't belong there: U+200B (zero-width space)"],
        ),
        (
            "several characters, all at once",
            with_slips(&[(ID, "\u{feff}15８0\u{a0}002210”")]),
            &["error TPNS105: `access_id` has characters that don't belong there: U+FEFF (byte order mark), \
               `８` (U+FF18, full-width digit), U+00A0 (no-break space), `”` (U+201D, full-width quotation mark)"],
        ),
        (
            "a change of direction, as an escape",
            with_slips(&[(KEY, "A1B2C3D4E5F6\\u202e")]),
            &["error TPNS106: `access_key` has characters that don't belong there: \
               U+202E (a mark that changes the direction of the text)"],
        ),
        (
            "full-width letters of a key are not named one by one",
            with_slips(&[(KEY, "ＡＢＣＤＥＦＧＨ１２３４")]),
            &["error TPNS106: `access_key` has full-width characters or letters of another alphabet"],
        ),
        (
            "a Cyrillic letter",
            with_slips(&[(KEY, "А1B2C3D4E5F6")]),
            &["error TPNS106: `access_key` has full-width characters or letters of another alphabet"],
        ),
        ("spaces inside", with_slips(&[(ID, "15800 02210")]), &["error TPNS105: `access_id` has a space inside"]),
        (
            "only invisible",
            with_slips(&[(ID, "\u{200b}")]),
            &["error TPNS105: `access_id` is blank: the template was never filled in"],
        ),
        (
            "swapped",
            Build::consistent().config(&config(KEY, ID)),
            &["error TPNS105: `access_id` and `access_key` are swapped"],
        ),
        (
            "an id of XG 4",
            with_slips(&[(ID, "2100240957")]),
            &["error TPNS105: `access_id` is an ID of XG 4, the platform before TPNS"],
        ),
        (
            "an application id with a space behind it",
            with_slips(&[(APPLICATION_ID, "com.example.app ")]),
            &[
                "error TPNS107: `tpns-configs.json` holds `com.example.app `, but the applicationId is `com.example.app`",
            ],
        ),
        (
            "an application id with an invisible character",
            with_slips(&[(APPLICATION_ID, "com.example\u{2060}.app")]),
            &[
                r"error TPNS107: `tpns-configs.json` holds `com.example\u{2060}.app`, but the applicationId is `com.example.app`",
            ],
        ),
        (
            "an application id in another case",
            with_slips(&[(APPLICATION_ID, "com.example.App")]),
            &["error TPNS107: `tpns-configs.json` holds `com.example.App`, but the applicationId is `com.example.app`"],
        ),
        (
            "a version with a space",
            with_slips(&[("-release\"", "-release \"")])
                .fact("components", json!(["com.tencent.tpns:tpns:1.4.3.9-release"])),
            &["warning TPNS110: `version` has spaces in it"],
        ),
        (
            "a vendor's value",
            channel("\"xiaomi\": { \"app_id\": \"2882303000000000001\", \"app_key\": \"581000000000１\" }"),
            &[
                "warning TPNS114: `xiaomi.app_key` has characters that don't belong there: `１` (U+FF11, full-width digit)",
            ],
        ),
    ]);
}

#[test]
fn types() {
    let of = |name: &str, expected: &str, found: &str| {
        vec![format!("error TPNS104: the field `{name}` must be {expected}, not {found}")]
    };
    let table = [
        (with_slips(&[("true", "\"false\"")]), of("channel.enable", "a boolean", "a string")),
        (with_slips(&[("true", "1")]), of("channel.enable", "a boolean", "a number")),
        (with_slips(&[("false", "\"true\"")]), of("debug", "a boolean", "a string")),
        (with_slips(&[("{ \"enable\": true }", "[\"xiaomi\"]")]), of("channel", "an object", "an array")),
        (channel("\"xiaomi\": \"2882303000000000001\""), of("xiaomi", "an object", "a string")),
        (channel("\"huawei\": { \"app_id\": [100000001] }"), of("huawei.app_id", "a string", "an array")),
        (with_slips(&[(&format!("\"{KEY}\""), "null")]), of("tpns.access_key", "a string", "null")),
        (with_slips(&[(&format!("\"{ID}\""), "true")]), of("tpns.access_id", "a string", "a boolean")),
        (with_slips(&[(&format!("\"{KEY}\""), "{}")]), of("tpns.access_key", "a string", "an object")),
        (
            Build::consistent().config(&format!(
                "{{\"tpns\": {{\"access_id\": \"{ID}\", \"access_key\": \"{KEY}\"}}, \"{APPLICATION_ID}\": null}}"
            )),
            of(APPLICATION_ID, "an object", "null"),
        ),
        (with_slips(&[("\"1.4.3.9-release\"", "null")]), of("version", "a string", "null")),
        (with_slips(&[(&format!("\"{ID}\""), ID)]), Vec::new()),
        (channel("\"huawei\": { \"app_id\": 100000001 }"), Vec::new()),
    ];
    for (build, expected) in table {
        assert_eq!(said(&build), expected, "{}", build.console());
    }
    // What stands in the place of a key is shown where it is none.
    let null = with_slips(&[(&format!("\"{KEY}\""), "null")]).console();
    assert!(null.contains("\"access_key\": null"), "{null}");
}

#[test]
fn commas_and_words() {
    let comma = "error TPNS102: `tpns-configs.json` is not JSON: a comma is missing";
    say([
        ("no comma behind an object", with_slips(&[("\"\n  },", "\"\n  }")]), &[comma]),
        (
            "no comma behind a string",
            with_slips(&[("\"1580002210\",", "\"158000221\"")]),
            &[comma, "error TPNS105: `access_id` has 9 digits instead of 10"],
        ),
        ("no commas at all are one slip", Build::consistent().config(&config(ID, KEY).replace(',', "")), &[comma]),
        (
            "full-width words and single quotes of an input method",
            with_slips(&[("true", "ｔｒｕｅ"), ("\"debug\"", "‘debug’")]),
            &[
                "error TPNS102: `tpns-configs.json` is not JSON: `true` is written with `ｔ` (U+FF54, full-width letter)",
                "error TPNS102: `tpns-configs.json` is not JSON: `‘` (U+2018, full-width quotation mark) is not `\"`",
                "error TPNS102: `tpns-configs.json` is not JSON: `’` (U+2019, full-width quotation mark) is not `\"`",
            ],
        ),
    ]);
}

#[test]
fn encodings() {
    let text = config(ID, KEY);
    let bytes = |bytes: Vec<u8>| {
        let mut build = Build::consistent().without("config");
        build.files.push(json!({ "role": "config", "name": "app/tpns-configs.json", "base64": base64(&bytes) }));
        build
    };
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    // `推送` as GBK has it.
    let gbk = [b"// \xCD\xC6\xCB\xCD\n", text.replace(ID, "158000221").as_bytes()].concat();
    let mark = "TPNS102: `tpns-configs.json` starts with a byte order mark (U+FEFF), which JSON doesn't allow";
    say([
        ("a byte order mark", bytes(format!("\u{feff}{text}").into_bytes()), &[&format!("warning {mark}")]),
        (
            "a byte order mark, and what is wrong besides",
            bytes(format!("\u{feff}{}", text.replace("true", "True")).into_bytes()),
            &[
                "error TPNS102: `tpns-configs.json` is not JSON: its words are `true`, `false` and `null`",
                &format!("warning {mark}"),
            ],
        ),
        (
            "UTF-16",
            bytes(utf16(&format!("\u{feff}{text}"))),
            &["error TPNS102: `tpns-configs.json` is UTF-16, and JSON is UTF-8"],
        ),
        (
            "GBK, and what is wrong besides",
            bytes(gbk),
            &[
                "error TPNS102: `tpns-configs.json` is not JSON: JSON has no comments",
                "error TPNS102: `tpns-configs.json` is GBK, and JSON is UTF-8",
                "error TPNS105: `access_id` has 9 digits instead of 10",
            ],
        ),
        (
            "another encoding",
            bytes([b"// caf\xE9 au lait\n".as_slice(), text.as_bytes()].concat()),
            &["error TPNS102: `tpns-configs.json` has bytes that are not UTF-8"],
        ),
    ]);
    let fixes = |build: &Build| build.findings()[0]["fixes"].clone();
    let to_utf8 = json!([{ "applicability": "safe", "edits": [], "toUtf8": "app/tpns-configs.json" }]);
    assert_eq!(fixes(&bytes(format!("\u{feff}{text}").into_bytes())), to_utf8);
    assert_eq!(fixes(&bytes(utf16(&format!("\u{feff}{text}")))), to_utf8);
    // A text that was not wholly read can't be written.
    assert_eq!(fixes(&bytes([b"// \xCD\xC6\n", text.as_bytes()].concat())), json!([]));
}

fn base64(bytes: &[u8]) -> String {
    use base64::Engine;
    base64::prelude::BASE64_STANDARD.encode(bytes)
}

#[test]
fn what_nobody_sees_is_shown_as_its_escape_everywhere() {
    let build = with_slips(&[(APPLICATION_ID, "com.example\u{202e}.app\u{200b}")]);
    let report = build.merge();
    let shown = format!("{}{}", report["reports"], build.console());
    assert!(!shown.contains(['\u{202e}', '\u{200b}']));
    let console = build.console();
    assert!(console.contains(r#"6 |   "com.example\u{202e}.app\u{200b}": {"#), "{console}");
    // The label is below the name and as wide as it is to be seen.
    assert!(
        console.contains(&format!("\n  |   {} differs", "^".repeat(r#""com.example\u{202e}.app\u{200b}""#.len()))),
        "{console}"
    );
}
