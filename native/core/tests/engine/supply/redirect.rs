//! What is merged into the activity that notifications open.

use crate::support::*;
use serde_json::{Value, json};

const URI: &str = "demo://com.example.app/notify/";

fn redirecting(merged: &str, redirects: &[(&str, &str)]) -> String {
    let redirects: Vec<Value> =
        redirects.iter().map(|(activity, uri)| json!({ "activity": activity, "uri": uri })).collect();
    let supply = json!({ "accessPoint": false, "legacyHttp": false, "pullUpOff": false });
    let build = Build::consistent().merged(merged).setting("redirects", json!(redirects)).setting("supply", supply);
    build.setting("receiver", json!({ "enabled": false })).output()
}

/// As the Android Gradle plugin writes activities.
fn activity(attributes: &str, filters: &str) -> String {
    manifest(&format!(
        "        <activity\n            android:name=\"com.example.app.MainActivity\"{attributes} >\n{filters}        </activity>\n"
    ))
}

fn filter(parts: &str) -> String {
    format!("            <intent-filter>\n{parts}            </intent-filter>\n")
}

const VIEW: &str = "                <action android:name=\"android.intent.action.VIEW\" />\n";
const DEFAULT: &str = "                <category android:name=\"android.intent.category.DEFAULT\" />\n";

fn data(attributes: &str) -> String {
    format!("                <data {attributes} />\n")
}

#[test]
fn what_the_activity_lacks_is_merged_into_it() {
    let launcher = filter("                <action android:name=\"android.intent.action.MAIN\" />\n");
    insta::assert_snapshot!("redirect", redirecting(&activity("", &launcher), &[(".MainActivity", URI)]));
}

#[test]
fn an_activity_that_is_closed_in_itself_is_opened() {
    let closed = manifest("        <activity android:name=\"com.example.app.MainActivity\"/>\n");
    insta::assert_snapshot!("redirect_opened", redirecting(&closed, &[("MainActivity", URI)]));
    let minified = closed
        .replace("    <application", "<application")
        .replace("\n        ", "")
        .replace(".MainActivity\"/>\n", ".MainActivity\"/>");
    let output = redirecting(&minified, &[(".MainActivity", URI)]);
    assert!(output.contains("android:name=\"com.example.app.MainActivity\" android:exported=\"true\""), "{output}");
    assert!(tpnskit_core_reads(&output), "{output}");
}

/// True when the engine finds the URI taken in its own output: then nothing is supplied a second time.
fn tpnskit_core_reads(output: &str) -> bool {
    redirecting(output, &[(".MainActivity", URI)]) == output
}

#[test]
fn what_the_activity_states_stays() {
    let stated = activity(
        "\n            android:exported=\"false\"\n            android:launchMode=\"singleTop\"",
        &filter(&format!(
            "{VIEW}{DEFAULT}{}{}",
            data("android:scheme=\"demo\" android:host=\"COM.example.app\""),
            data("android:path=\"/notify/\"")
        )),
    );
    assert_eq!(redirecting(&stated, &[(".MainActivity", URI)]), stated);
}

#[test]
fn a_filter_that_takes_the_uri_is_seen_as_android_sees_it() {
    let attributes = "\n            android:exported=\"true\"\n            android:launchMode=\"singleTask\"";
    let taken = |parts: String| {
        let manifest = activity(attributes, &filter(&parts));
        redirecting(&manifest, &[(".MainActivity", URI)]) == manifest
    };
    let whole = "android:scheme=\"demo\" android:host=\"com.example.app\" android:path=\"/notify/\"";
    assert!(taken(format!("{VIEW}{DEFAULT}{}", data(whole))));
    assert!(taken(format!("{VIEW}{DEFAULT}{}", data("android:scheme=\"demo\""))));
    assert!(taken(format!("{VIEW}{DEFAULT}{}", data("android:scheme=\"demo\" android:host=\"*\""))));
    assert!(taken(format!(
        "{VIEW}{DEFAULT}{}",
        data("android:scheme=\"demo\" android:host=\"com.example.app\" android:pathPrefix=\"/notify\"")
    )));
    for lacking in [
        format!("{VIEW}{}", data(whole)),
        format!("{DEFAULT}{}", data(whole)),
        format!("{VIEW}{DEFAULT}"),
        format!("{VIEW}{DEFAULT}{}", data(&whole.replace("/notify/", "/notify"))),
        format!("{VIEW}{DEFAULT}{}", data(&whole.replace("demo", "Demo"))),
        format!("{VIEW}{DEFAULT}{}", data(&whole.replace("app\"", "app\" android:port=\"80\""))),
        format!("{VIEW}{DEFAULT}{}", data(&format!("{whole} android:mimeType=\"text/plain\""))),
        format!("{VIEW}{DEFAULT}{}", data(&whole.replace("demo", "@string/scheme"))),
    ] {
        assert!(!taken(lacking.clone()), "{lacking}");
    }
}

#[test]
fn several_activities_and_uris_and_placeholders() {
    let merged = manifest(
        "        <activity android:name=\"com.example.app.Chat\"/>\n        <activity android:name=\"com.example.app.Call\"/>\n",
    );
    let output = redirecting(
        &merged,
        &[
            (".Chat", "demo://${applicationId}/chat/"),
            (".Call", "demo://${applicationId}/call/"),
            (".Chat", "old://chat/"),
            (".Chat", "old://chat/"),
            (".Chat", "demo://${unknown}/chat/"),
            (".Chat", "demo://${unclosed/chat/"),
            (".Chat", "nonsense"),
            (".Absent", "demo://absent/"),
        ],
    );
    insta::assert_snapshot!("redirect_several", output);
}

#[test]
fn the_prefix_and_the_newlines_are_the_manifests_own() {
    let text = manifest("        <activity android:name=\"com.example.app.MainActivity\"/>\n")
        .replace("xmlns:android", "xmlns:a")
        .replace("android:", "a:")
        .replace('\n', "\r\n");
    let output = redirecting(&text, &[(".MainActivity", URI)]);
    assert!(output.contains("a:launchMode=\"singleTask\"") && !output.contains("android:"), "{output}");
    assert_eq!(output.matches('\n').count(), output.matches("\r\n").count());
    assert!(tpnskit_core_reads(&output), "{output}");
}

#[test]
fn however_the_activity_is_written_only_what_it_lacks_is_added_and_once() {
    let name = "android:name=\"com.example.app.MainActivity\"";
    let attributes = [
        name.to_owned(),
        format!("android:label=\"a &gt; b\" {name}"),
        format!("{name}  android:launchMode='singleTop'"),
        format!("\n            {name}\n            android:exported=\"true\"\n        "),
    ];
    let contents = ["/>", " />", "></activity>", ">\n        </activity>", "><!-- a --><intent-filter/></activity>"];
    for attributes in &attributes {
        for content in contents {
            for indent in ["", "    ", "\t"] {
                for newline in ["\n", "\r\n"] {
                    let entry = format!("{indent}<activity {attributes}{content}\n");
                    let merged = manifest(&entry).replace('\n', newline);
                    let output = redirecting(&merged, &[(".MainActivity", URI), (".MainActivity", "other://host/")]);
                    assert!(tpnskit_core_reads(&output), "{entry}\n{output}");
                    assert!(is_kept(&merged, &output), "{entry}\n{output}");
                    assert_eq!(output.matches("launchMode").count(), 1, "{output}");
                    assert_eq!(output.matches("android:path=").count(), 2, "{output}");
                }
            }
        }
    }
}

#[test]
fn an_alias_has_its_activitys_launch_mode() {
    let alias = manifest(
        "        <activity-alias android:name=\"com.example.app.MainActivity\" android:targetActivity=\"com.example.app.A\"/>\n",
    );
    let output = redirecting(&alias, &[(".MainActivity", URI)]);
    assert!(output.contains("android:path=\"/notify/\"") && !output.contains("launchMode"), "{output}");
    let service = manifest("        <service android:name=\"com.example.app.MainActivity\"/>\n");
    assert_eq!(redirecting(&service, &[(".MainActivity", URI)]), service);
}
