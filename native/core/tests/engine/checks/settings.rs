//! Settings of `tpns { }`.

use serde_json::json;

use super::*;
use crate::support::*;

#[test]
fn a_receiver_that_is_not_in_the_app() {
    let sources = json!(["com/example/app/MainActivity.java", "com/example/app/push/PushReceiver.java"]);
    let named = |class: &str| {
        Build::consistent().fact("sources", sources.clone()).setting("receiver", json!({ "className": class }))
    };
    hold([
        ("it is there", named(".push.PushReceiver"), &[]),
        ("a slip", named(".push.PushReciever"), &["TPNS420"]),
        ("the package left out", named(".PushReceiver"), &["TPNS420"]),
        ("nothing like it", named("com.example.app.Other"), &["TPNS420"]),
        ("of a library", named("com.vendor.push.PushReceiver"), &[]),
        ("of a library module below the namespace", named(".feature.Receiver"), &[]),
        ("sources that nobody knows", named(".Other").fact("sources", json!(null)), &[]),
        (
            "not wanted",
            named(".Other").setting("receiver", json!({ "className": ".Other", "enabled": false })),
            &["TPNS401"],
        ),
    ]);
    let text = named(".push.PushReciever").script("tpns { receiver { className = '.push.PushReciever' } }").console();
    assert!(text.contains("app/build.gradle:1:32") && text.contains("`com.example.app.push.PushReceiver`"), "{text}");
}

#[test]
fn settings_that_are_blank() {
    let set = |name: &str, value: serde_json::Value| Build::consistent().setting(name, value);
    let honor = |id: &str| set("channels", json!({ "honor": id }));
    hold([
        ("a blank id of Honor", honor(""), &["TPNS905"]),
        ("white space", honor(" "), &["TPNS905"]),
        ("an id of Honor with a space", honor("104000001 "), &["TPNS905"]),
        ("an id of Honor", honor("104000001"), &[]),
        ("a blank id, and Honor's SDK", with(honor(""), &["com.tencent.tpns:honor:1.4.3.9-release"]), &["TPNS905"]),
        ("a blank channel id of OPPO", set("im", json!({ "oppoChannelId": "" })), &["TPNS905"]),
        ("a blank receiver", set("receiver", json!({ "className": "" })), &["TPNS905"]),
    ]);
}
