//! The access point.

use serde_json::json;

use super::*;
use crate::support::*;

#[test]
fn the_access_point() {
    let unsupplied = || Build::consistent().setting("supply", json!({ "accessPoint": false }));
    let stated = |point: &str| Build::consistent().setting("accessPoint", json!(point));
    let by_placeholder = |domain: &str| {
        let build = suffix(domain).manifest(&manifest(&meta_data("XG_SERVER_SUFFIX", "${DOMAIN}")));
        build.script(&format!("m = [DOMAIN: '{domain}']")).placeholder("DOMAIN", domain)
    };
    hold([
        ("the right one", suffix("tpns.sh.tencent.com"), &[]),
        ("another region", suffix("tpns.sgp.tencent.com"), &["TPNS302"]),
        ("one where none is needed", suffix("tpns.hk.tencent.com").config(&config("1500002210", KEY)), &["TPNS302"]),
        ("a scheme", suffix("https://tpns.sh.tencent.com"), &["TPNS303"]),
        ("a space", suffix("tpns.sh.tencent.com "), &["TPNS303"]),
        ("a typo", suffix("tpns.sg.tencent.com"), &["TPNS303"]),
        ("a resource", suffix("@string/suffix"), &[]),
        ("a placeholder whose value isn't known", suffix("${DOMAIN}"), &[]),
        ("a placeholder", by_placeholder("tpns.sgp.tencent.com"), &["TPNS302"]),
        ("a placeholder with the right one", by_placeholder("tpns.sh.tencent.com"), &[]),
        ("nothing sets it and nothing is supplied", unsupplied(), &["TPNS301"]),
        ("Guangzhou needs none", unsupplied().config(&config("1500002210", KEY)), &[]),
        ("stated as it is", stated("Shanghai"), &[]),
        ("stated otherwise", stated("hongkong"), &["TPNS302"]),
        ("stated wrongly", stated("shanghia"), &["TPNS303"]),
        ("an unknown prefix", with_ids("1599002210", KEY), &[]),
        (
            "an unknown prefix, stated and written otherwise",
            suffix("tpns.hk.tencent.com").config(&config("1599002210", KEY)).setting("accessPoint", json!("shanghai")),
            &["TPNS302"],
        ),
        ("a blank id tells no region", suffix("tpns.hk.tencent.com").config(&config("", KEY)), &["TPNS105"]),
    ]);
    assert_eq!(with_ids("1599002210", KEY).all_codes(), ["TPNS305"]);
    let unknown =
        suffix("tpns.hk.tencent.com").config(&config("1599002210", KEY)).setting("accessPoint", json!("shanghai"));
    assert!(unknown.console().contains("but `accessPoint` is Shanghai"), "{}", unknown.console());
    let said = by_placeholder("tpns.sgp.tencent.com").console();
    assert!(said.contains("app/build.gradle:1:15") && said.contains("the value comes from here"), "{said}");
}
