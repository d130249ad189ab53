//! The access point by the entries of older pages.

use serde_json::json;

use super::*;
use crate::support::*;

fn server(name: &str, domain: &str) -> String {
    let path = match name {
        "XG_GUID_SERVER" => "guid/api/GetGuidAndMqttServer",
        "XG_STAT_SERVER" => "log/statistics/push",
        _ => "v3/mobile/log/upload",
    };
    meta_data(name, &format!("https://api.{domain}/{path}"))
}

fn servers(domain: &str) -> String {
    ["XG_GUID_SERVER", "XG_STAT_SERVER", "XG_LOG_SERVER"].map(|name| server(name, domain)).concat()
}

#[test]
fn the_entries_of_older_pages_set_the_access_point() {
    let guid = |value: &str| xml(&meta_data("XG_GUID_SERVER", value));
    let suffix = meta_data("XG_SERVER_SUFFIX", "tpns.sh.tencent.com");
    let off = |build: Build| build.setting("supply", json!({ "accessPoint": false }));
    hold_all([
        ("the right region", xml(&servers("tpns.sh.tencent.com")), &[]),
        ("the right region, and nothing is supplied", off(xml(&servers("tpns.sh.tencent.com"))), &[]),
        ("GUID alone", off(xml(&server("XG_GUID_SERVER", "tpns.sh.tencent.com"))), &[]),
        (
            "the reports alone set no access point",
            off(xml(&server("XG_STAT_SERVER", "tpns.sh.tencent.com"))),
            &["TPNS301"],
        ),
        ("another region is one finding", xml(&servers("tpns.hk.tencent.com")), &["TPNS302"]),
        ("Guangzhou's", xml(&servers("tpns.tencent.com")), &["TPNS302"]),
        ("Guangzhou's for Guangzhou", xml(&servers("tpns.tencent.com")).config(&config("1500002210", KEY)), &[]),
        (
            "the reports go to another region",
            xml(&(server("XG_GUID_SERVER", "tpns.sh.tencent.com") + &server("XG_LOG_SERVER", "tpns.hk.tencent.com"))),
            &["TPNS302"],
        ),
        ("the suffix is read first", xml(&(suffix + &servers("tpns.hk.tencent.com"))), &[]),
        ("a typo", xml(&servers("tpns.shh.tencent.com")), &["TPNS303"]),
        ("somebody's own server", guid("https://push.example.com/guid"), &[]),
        ("a resource", guid("@string/guid"), &[]),
        ("no scheme", guid("api.tpns.hk.tencent.com/guid"), &[]),
        (
            "by a setting",
            xml(&servers("tpns.hk.tencent.com"))
                .config(&config("1590002210", KEY))
                .setting("accessPoint", json!("shanghai")),
            &["TPNS302"],
        ),
    ]);
}

#[test]
fn no_second_entry_is_supplied() {
    let output = xml(&servers("tpns.sh.tencent.com")).output();
    assert!(!output.contains("XG_SERVER_SUFFIX"), "{output}");
    let wrong = xml(&servers("tpns.hk.tencent.com"));
    let edits = wrong.findings()[0]["fixes"][0]["edits"].as_array().unwrap().len();
    assert_eq!(edits, 3, "{}", wrong.console());
    let by_placeholder = wrong.manifest(&manifest(&servers("${region}")));
    assert_eq!(by_placeholder.findings()[0]["fixes"], json!([]), "{}", by_placeholder.console());
}
