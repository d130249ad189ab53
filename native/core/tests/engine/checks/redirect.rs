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
}
