//! The activity that notifications open.

use serde_json::json;

use super::*;

fn activity(name: &str, attributes: &str, filters: &str) -> String {
    format!("<activity android:name=\"{name}\" android:exported=\"true\" {attributes}>{filters}</activity>\n")
}

fn filter(data: &str, default: bool) -> String {
    let default = if default { "<category android:name=\"android.intent.category.DEFAULT\" />" } else { "" };
    format!(
        "<intent-filter><action android:name=\"android.intent.action.VIEW\" />{default}<data {data} /></intent-filter>"
    )
}

const SINGLE: &str = "android:launchMode=\"singleTask\"";

const DATA: &str = "android:scheme=\"demo\" android:host=\"com.example.app\" android:path=\"/notify/\"";

#[test]
fn the_redirect() {
    let to = |uri: &str, lines: &str| xml(lines).setting("redirects", json!([{ "activity": ".Main", "uri": uri }]));
    let uri = "demo://com.example.app/notify/";
    let open = || activity(".Main", SINGLE, &filter(DATA, true));
    let near = |from: &str, into: &str| to(uri, &activity(".Main", SINGLE, &filter(&DATA.replace(from, into), true)));
    hold_all([
        ("all is there", to(uri, &open()), &[]),
        ("all is supplied", to(uri, &activity(".Main", "", "")), &[]),
        ("no activity", to(uri, &activity(".Other", SINGLE, "")), &["TPNS601"]),
        ("an alias", to(uri, &open().replace("activity", "activity-alias")), &[]),
        ("no DEFAULT", to(uri, &activity(".Main", SINGLE, &filter(DATA, false))), &["TPNS602"]),
        (
            "no DEFAULT, and another filter with it",
            to(uri, &activity(".Main", SINGLE, &(filter(DATA, false) + &filter(DATA, true)))),
            &[],
        ),
        ("no VIEW", to(uri, &open().replace("action.VIEW", "action.EDIT")), &["TPNS602"]),
        ("no trailing slash", near("/notify/", "/notify"), &["TPNS603"]),
        ("another case", near("demo", "Demo"), &["TPNS603"]),
        ("another host", near("com.example.app", "com.example.push"), &["TPNS603"]),
        ("another page of the app", near("/notify/", "/settings/"), &[]),
        ("a host in another case, which Android takes", near("com.example.app", "COM.example.app"), &[]),
        ("a prefix", near("path=", "pathPrefix="), &[]),
        ("singleTop", to(uri, &open().replace("singleTask", "singleTop")), &["TPNS604"]),
        ("singleInstance", to(uri, &open().replace("singleTask", "singleInstance")), &[]),
        ("no path", to("demo://com.example.app", &open()), &["TPNS605"]),
        ("no scheme", to("com.example.app/notify/", &open()), &["TPNS605"]),
        ("two activities", to(uri, &(open() + &activity(".Old", "", &filter(DATA, true)))), &["TPNS606"]),
        (
            "two activities, two pages",
            to(uri, &(open() + &activity(".Old", "", &filter(&DATA.replace("notify", "old"), true)))),
            &[],
        ),
    ]);
}

#[test]
fn a_page_that_no_vendor_can_open() {
    let uri = "demo://com.example.app/notify/";
    let page = |from: &str, into: &str| {
        let lines = activity(".Main", SINGLE, &filter(DATA, true)).replace(from, into);
        xml(&lines).setting("redirects", json!([{ "activity": ".Main", "uri": uri }]))
    };
    let closed = || page("exported=\"true\"", "exported=\"false\"");
    let off = || page("exported=\"true\"", "enabled=\"false\" android:exported=\"true\"");
    let honor = |build: Build| build.setting("channels", json!({ "honor": "104412345" }));
    let mi = "\"xiaomi\": { \"app_id\": \"2882303000000000001\", \"app_key\": \"5810000000001\" }";
    let mi_off = config(ID, KEY).replace("\"enable\": true", &format!("\"enable\": false, {mi}"));
    let fcm = ["com.tencent.tpns:fcm:1.4.3.9-release", "com.google.firebase:firebase-messaging:23.0.0"];
    hold([
        ("not exported", honor(closed()), &["TPNS607"]),
        (
            "not exported, by the file",
            closed().config(&config(ID, KEY).replace("\"enable\": true", &format!("\"enable\": true, {mi}"))),
            &["TPNS607"],
        ),
        (
            "not exported, by a dependency",
            with(closed(), &["com.tencent.tpns:xiaomi:1.4.3.9-release"]),
            &["TPNS607", "TPNS503"],
        ),
        ("disabled", honor(off()), &["TPNS607"]),
        ("an alias", honor(page("activity", "activity-alias")), &[]),
        (
            "an alias that is not",
            honor(
                closed().both_manifests(&manifest(
                    &activity(".Main", SINGLE, &filter(DATA, true))
                        .replace("activity", "activity-alias")
                        .replace("exported=\"true\"", "exported=\"false\""),
                )),
            ),
            &["TPNS607"],
        ),
        ("no vendor", closed(), &[]),
        ("the channels are off", closed().config(&mi_off), &[]),
        ("Google's channel shows its own", with(closed().config(&config("1520002210", KEY)), &fcm), &[]),
        ("exported by a resource", honor(page("exported=\"true\"", "exported=\"@bool/x\"")), &[]),
        ("left out", honor(page("android:exported=\"true\"", "")), &[]),
    ]);
}

#[test]
fn what_is_wrong_with_a_uri() {
    let table = [
        ("demo：//com.example.app/notify/", "a full-width `：`"),
        ("demo:notify", "a scheme and `://`"),
        ("://com.example.app/notify", "a scheme and `://`"),
        ("1demo://com.example.app/notify", "a scheme that Android"),
        ("demo:///notify", "no host"),
        ("demo://com.example.app", "no path"),
        ("demo://com.example.app:8080/notify", "a port, `:8080`"),
        ("demo://me@com.example.app/notify", "`@` in its host"),
        ("demo://com.example.app/notify?id=1", "a query, `?id=1`"),
        ("demo://com.example.app?id=1", "a query, `?id=1`"),
        ("demo://com.example.app/notify#top", "a fragment, `#top`"),
        ("demo://com.example.app/%E4", "a percent sign, `%E4`"),
        ("demo://com.example.app/a b", "white space"),
        ("demo://com.example.app/a\\b", "`\\`, which"),
        ("demo://${host}/notify", "the placeholder `${host}`, which nothing sets"),
        ("demo://${applicationId/notify", "never closed"),
        ("", "a scheme and `://`"),
    ];
    for (uri, words) in table {
        let build =
            xml(&activity(".Main", SINGLE, "")).setting("redirects", json!([{ "activity": ".Main", "uri": uri }]));
        let build = build.script(&format!("tpns {{ redirect {{ activity = '.Main'; uri = '{uri}' }} }}"));
        assert_eq!(build.codes(), ["TPNS605"], "{uri}\n{}", build.console());
        let message = build.findings()[0]["message"].as_str().unwrap().to_owned();
        assert!(message.contains(words), "{uri}: {message}");
    }
}

#[test]
fn filters_that_look_like_a_redirect() {
    let main = |filters: &str| xml(&activity(".Main", "", filters));
    let wide = "android:scheme=\"demo\" android:host=\"com.example.app\"";
    hold_all([
        ("no DEFAULT", main(&filter(DATA, false)), &["TPNS602"]),
        ("DEFAULT", main(&filter(DATA, true)), &[]),
        ("a wider filter with DEFAULT", main(&(filter(DATA, false) + &filter(wide, true))), &[]),
        (
            "a filter of the other page with DEFAULT",
            main(&(filter(DATA, false) + &filter(&DATA.replace("notify", "x"), true))),
            &["TPNS602"],
        ),
        ("no path", main(&filter(wide, false)), &[]),
        ("a web page", main(&filter(&DATA.replace("demo", "https"), false)), &[]),
        ("another action", main(&filter(DATA, false).replace("VIEW", "SEND")), &[]),
        ("of a library", own("", &activity("a.b.Main", "", &filter(DATA, false))), &[]),
    ]);
    let honor = |build: Build| build.setting("channels", json!({ "honor": "104412345" }));
    let closed = |filters: &str| honor(xml(&activity(".Main", SINGLE, filters).replace("\"true\"", "\"false\"")));
    hold_all([
        ("not exported", closed(&filter(DATA, true)), &["TPNS607"]),
        (
            "not exported, two filters",
            closed(&(filter(DATA, true) + &filter(&DATA.replace("notify", "x"), true))),
            &["TPNS607"],
        ),
        ("disabled", honor(xml(&activity(".Main", " android:enabled=\"false\"", &filter(DATA, true)))), &["TPNS607"]),
        ("exported", honor(main(&filter(DATA, true))), &[]),
        ("no path", closed(&filter(wide, true)), &[]),
        ("a web page", closed(&filter(&DATA.replace("demo", "https"), true)), &[]),
        ("no vendor", xml(&activity(".Main", SINGLE, &filter(DATA, true)).replace("\"true\"", "\"false\"")), &[]),
        (
            "another page is the one",
            closed(&filter(DATA, true)).setting("redirects", json!([{ "activity": ".Other", "uri": "demo://a/b/" }])),
            &["TPNS601"],
        ),
    ]);
}
