//! `tpns-configs.json`: its text, members, ids and vendor blocks.

use serde_json::json;

use super::*;
use crate::support::*;

#[test]
fn the_file_itself() {
    let missing = || Build::consistent().without("config");
    hold([
        ("no file", missing(), &["TPNS101"]),
        ("no file, worth a warning", missing().setting("missingConfig", json!("warn")), &["TPNS101"]),
        ("no file, meant to be so", missing().setting("missingConfig", json!("ignore")), &[]),
        ("a comment", Build::consistent().config(&format!("// x\n{}", config(ID, KEY))), &["TPNS102"]),
        (
            "a trailing comma",
            Build::consistent().config(&config(ID, KEY).replace("-release\"", "-release\",")),
            &["TPNS102"],
        ),
        (
            "full-width quotes, colons and commas are three slips, however often they are made",
            Build::consistent().config(&config(ID, KEY).replace('"', "“").replace(':', "：").replace(',', "，")),
            &["TPNS102", "TPNS102", "TPNS102"],
        ),
        (
            "what is wrong besides is found all the same",
            Build::consistent().config(&config("158000221", KEY).replace(": {", "： {")),
            &["TPNS102", "TPNS105"],
        ),
        ("a full-width quote in a value", with_ids("1580002210”", KEY), &["TPNS105"]),
        (
            "marks of a merge are one finding, and nothing else is said",
            Build::consistent()
                .config(&config(ID, KEY).replace("  \"debug", "<<<<<<< HEAD\n=======\n>>>>>>> b\n  \"debug")),
            &["TPNS102"],
        ),
        ("a web page", Build::consistent().config("<!DOCTYPE html>\n<html></html>"), &["TPNS102"]),
        ("an empty file", Build::consistent().config(""), &["TPNS102"]),
        ("white space alone", Build::consistent().config(" \r\n\t"), &["TPNS102"]),
        ("a control character in a string", Build::consistent().config("{\"tpns\": \"a\tb\"}"), &["TPNS102"]),
        ("a byte order mark", Build::consistent().config(&format!("\u{FEFF}{}", config(ID, KEY))), &["TPNS102"]),
        ("an array", Build::consistent().config("[]"), &["TPNS104"]),
        ("no tpns", Build::consistent().config(&format!("{{\"{APPLICATION_ID}\": {{}}}}")), &["TPNS104"]),
        (
            "tpns of another type",
            Build::consistent().config(&format!("{{\"tpns\": 1, \"{APPLICATION_ID}\": {{}}}}")),
            &["TPNS104"],
        ),
        (
            "no id, a boolean key",
            Build::consistent().config(&format!("{{\"tpns\": {{\"access_key\": true}}, \"{APPLICATION_ID}\": {{}}}}")),
            &["TPNS104", "TPNS104"],
        ),
        (
            "CRLF, tabs and no final newline",
            Build::consistent().config(config(ID, KEY).replace('\n', "\r\n\t").trim_end()),
            &[],
        ),
        (
            "an id written as a number",
            Build::consistent().config(&config(ID, KEY).replace(&format!("\"{ID}\""), ID)),
            &[],
        ),
    ]);
}

#[test]
fn members_that_stand_twice_and_secrets() {
    let with = |line: &str| Build::consistent().config(&config(ID, KEY).replace("\"debug\": false", line));
    hold([
        ("a member twice", with("\"debug\": false, \"debug\": true"), &["TPNS103"]),
        ("the same name in two objects", with("\"debug\": false, \"x.y\": {\"channel\": {\"enable\": true}}"), &[]),
        ("a blank name twice", with("\"\": {}, \"\": {}"), &["TPNS103"]),
        ("a secret key", with("\"secret_key\": \"x\""), &["TPNS111"]),
        ("a vendor's secret", with("\"x.y\": {\"channel\": {\"oppo\": {\"appSecret\": \"x\"}}}"), &["TPNS111"]),
        ("a secret that nobody filled in", with("\"secret_key\": \" \""), &[]),
    ]);
}

#[test]
fn access_id_and_key() {
    hold([
        ("blank", with_ids("", ""), &["TPNS105", "TPNS106"]),
        ("a short id", with_ids("158000221", KEY), &["TPNS105"]),
        ("an id of another service", with_ids("1480002210", KEY), &["TPNS105"]),
        ("an id with a space", with_ids(" 1580002210", KEY), &["TPNS105"]),
        ("an id in full-width digits", with_ids("１５８０００２２１０", KEY), &["TPNS105"]),
        ("a key with a space inside", with_ids(ID, "A1B2C3 4E5F6"), &["TPNS106"]),
        ("a key with spaces around it", with_ids(ID, " A1B2C3D4E5F6"), &["TPNS106"]),
        ("the Secret Key", with_ids(ID, "0123456789abcdef0123456789abcdef"), &["TPNS106"]),
        ("an iOS app's key", with_ids(ID, "I1B2C3D4E5F6"), &["TPNS106"]),
        ("a lower-case key", with_ids(ID, "a1b2c3d4e5f6"), &["TPNS106"]),
        ("a short key", with_ids(ID, "A1B2C3D4E5F"), &["TPNS106"]),
        ("another access point, supplied", with_ids("1520002210", KEY), &[]),
    ]);
}

#[test]
fn the_application_id() {
    let of = |id: &str| Build::consistent().fact("applicationId", json!(id));
    hold([
        ("a suffix", of("com.example.app.debug"), &["TPNS107"]),
        ("another case", of("com.example.App"), &["TPNS107"]),
        ("a namespace of another name", Build::consistent().fact("namespace", json!("org.other")), &[]),
    ]);
    let several = config_for(ID, KEY, "com.example.app.debug").replace("\"debug\": false", "\"com.example.app\": {}");
    hold([
        ("one of several", of("com.example.app").config(&several), &[]),
        ("the other", of("com.example.app.debug").config(&several), &[]),
    ]);
}

#[test]
fn members_and_versions_of_the_file() {
    hold_all([
        ("a slip of a name", file("\"verson\": 1"), &["TPNS108"]),
        ("a slip in a block", channel("\"oppo\": { \"app_idd\": \"x\" }"), &["TPNS108", "TPNS112"]),
        ("a name like no other is a note", file("\"comment\": 1"), &["TPNS108"]),
        ("an application beside ours", file("\"com.other.app\": { \"channel\": { \"enable\": false } }"), &[]),
        ("a blank name", file("\"\": {}"), &[]),
        ("a secret has a finding of its own", file("\"secret_key\": \"x\""), &["TPNS111"]),
        ("upgrade", file("\"upgrade\": true"), &[]),
    ]);
    let debug = |value: &str| Build::consistent().config(&config(ID, KEY).replace("\"debug\": false", value));
    hold_all([
        ("debug in release", debug("\"debug\": true").fact("debuggable", json!(false)), &["TPNS109"]),
        ("debug in debug", debug("\"debug\": true").fact("debuggable", json!(true)), &[]),
        ("debug where nobody knows", debug("\"debug\": true"), &[]),
        ("no debug in release", debug("\"debug\": false").fact("debuggable", json!(false)), &[]),
    ]);
    let version = |value: &str| {
        Build::consistent().config(&config(ID, KEY).replace("1.4.3.9-release", value)).fact("components", json!([]))
    };
    hold_all([
        ("a word", version("latest"), &["TPNS110", "TPNS401"]),
        ("blank", version(""), &["TPNS110", "TPNS401"]),
        ("a version that nobody has heard of", version("9.9.9.9"), &["TPNS401"]),
        ("another word behind it", version("1.4.3.9-beta"), &["TPNS401"]),
    ]);
    let two = |second: &str| {
        let mut build = Build::consistent();
        build.files.push(json!({ "role": "config", "name": second, "text": config(ID, KEY) }));
        build
    };
    hold_all([
        ("two files", two("app/src/main/tpns-configs.json"), &["TPNS113"]),
        ("one file twice", two("app/tpns-configs.json"), &[]),
    ]);
}

#[test]
fn vendor_blocks() {
    hold_all([
        ("blank", channel("\"xiaomi\": { \"app_id\": \"\", \"app_key\": \"\" }"), &["TPNS112"]),
        ("white space", channel("\"meizu\": { \"app_id\": \"123456\", \"app_key\": \" \" }"), &["TPNS112"]),
        ("no key", channel("\"vivo\": { \"app_id\": \"10000\" }"), &["TPNS112"]),
        ("Huawei has none", channel("\"huawei\": { \"app_id\": \"100000001\" }"), &[]),
        (
            "blank, and the channels are off",
            channel("\"xiaomi\": { \"app_id\": \"\" }").config(
                &config(ID, KEY).replace("\"enable\": true", "\"enable\": false, \"xiaomi\": { \"app_id\": \"\" }"),
            ),
            &[],
        ),
        (
            "Xiaomi exchanged",
            channel("\"xiaomi\": { \"app_id\": \"5810000000001\", \"app_key\": \"2882303000000000001\" }"),
            &["TPNS114"],
        ),
        ("Xiaomi", channel("\"xiaomi\": { \"app_id\": \"2882303000000000001\", \"app_key\": \"5810000000001\" }"), &[]),
        ("numbers", channel("\"xiaomi\": { \"app_id\": 2882303000000000001, \"app_key\": 5810000000001 }"), &[]),
        (
            "OPPO's AppID",
            channel("\"oppo\": { \"app_id\": \"30000001\", \"app_key\": \"0123456789abcdef0123456789abcdef\" }"),
            &["TPNS114"],
        ),
        (
            "OPPO's AppKey and AppSecret",
            channel(
                "\"oppo\": { \"app_id\": \"0123456789ABCDEF0123456789abcdef\", \"app_key\": \"0123456789abcdef0123456789abcdef\" }",
            ),
            &[],
        ),
        ("spaces", channel("\"huawei\": { \"app_id\": \"100000001 \" }"), &["TPNS114"]),
        (
            "vivo's key like a UUID",
            channel("\"vivo\": { \"app_id\": \"100000001\", \"app_key\": \"01234567-89ab-cdef-0123-456789abcdef\" }"),
            &[],
        ),
        (
            "Meizu",
            channel("\"meizu\": { \"app_id\": \"123456\", \"app_key\": \"0123456789abcdef0123456789abcdef\" }"),
            &[],
        ),
    ]);
}

#[test]
fn no_key_is_shown_even_where_the_file_cannot_be_parsed() {
    for text in [
        format!("{{\"tpns\": {{\"access_key\": \"{KEY}\" \"access_id\": 1}}}}"),
        format!("{{'access_key': '{KEY}'}}"),
        format!("{{access_key: {KEY}"),
        format!("{{\"access_key\": \"{KEY}"),
        format!("// {KEY}\n{{}}"),
        format!("{{\"tpns\": {{\"access_id\": \"{KEY}\", \"access_key\": \"key {KEY} key\"}}}}"),
    ] {
        let build = Build::consistent().config(&text);
        let response = build.merge();
        for part in ["console", "reports", "findings", "summary"] {
            assert!(!response[part].to_string().contains(KEY), "{part} of {text}: {}", response[part]);
        }
        assert_eq!(response["failed"], true, "{text}");
    }
}
