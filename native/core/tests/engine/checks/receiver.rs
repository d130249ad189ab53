//! The receiver of messages.

use serde_json::json;

use super::*;
use crate::support::*;

#[test]
fn the_receiver() {
    let off = || Build::consistent().setting("receiver", json!({ "enabled": false }));
    let split = receiver(&[PUSH_MESSAGE]) + &receiver(&[FEEDBACK]).replace(".PushReceiver", ".Feedback");
    hold([
        ("both actions", actions(&[PUSH_MESSAGE, FEEDBACK]), &[]),
        ("no FEEDBACK", actions(&[PUSH_MESSAGE]), &["TPNS402"]),
        ("no PUSH_MESSAGE", actions(&[FEEDBACK]), &["TPNS402"]),
        ("a slip", actions(&[PUSH_MESSAGE, "com.tencent.android.xg.vip.action.FEEDBAK"]), &["TPNS402"]),
        (
            "the names of the service's former life",
            actions(&["com.tencent.android.tpush.action.PUSH_MESSAGE", "com.tencent.android.tpush.action.FEEDBACK"]),
            &["TPNS402", "TPNS402"],
        ),
        ("a space", actions(&[PUSH_MESSAGE, "com.tencent.android.xg.vip.action.FEEDBACK "]), &["TPNS402"]),
        ("an action each", Build::consistent().both_manifests(&manifest(&split)), &[]),
        ("another service's receiver", actions(&["cn.jpush.android.intent.RECEIVE_MESSAGE"]), &[]),
        (
            "the SDK's own",
            Build::consistent().both_manifests(&manifest(
                &receiver(&["com.tencent.android.xg.vip.action.SDK"])
                    .replace(".PushReceiver", "com.tencent.android.tpush.XGPushReceiver"),
            )),
            &[],
        ),
        ("one that a library brings", actions(&[PUSH_MESSAGE, FEEDBACK]).manifest(&manifest("")), &[]),
        ("none, and none is generated", off(), &["TPNS401"]),
        ("none generated, the app's own", off().both_manifests(&manifest(&receiver(&[PUSH_MESSAGE, FEEDBACK]))), &[]),
        ("no SDK to generate for", Build::consistent().fact("components", json!([])), &["TPNS401"]),
    ]);
}

#[test]
fn a_receiver_that_cannot_receive() {
    let with = |attributes: &str| {
        receiver(&[PUSH_MESSAGE, FEEDBACK]).replace(" android:exported", &format!(" {attributes} android:exported"))
    };
    let push = || with("android:process=\":push\"");
    let second = || receiver(&[PUSH_MESSAGE, FEEDBACK]).replace(".PushReceiver", ".Other");
    let base =
        || receiver(&[PUSH_MESSAGE, FEEDBACK]).replace(".PushReceiver", "com.tencent.android.tpush.XGPushBaseReceiver");
    let in_process = |lines: &str, process: &str| {
        let text = manifest(lines).replace("<application", &format!("<application android:process=\"{process}\""));
        Build::consistent().both_manifests(&text)
    };
    hold_all([
        ("another process", xml(&push()), &["TPNS420"]),
        ("a process of its own name", xml(&with("android:process=\"com.other.push\"")), &["TPNS420"]),
        ("the app's own process", xml(&with("android:process=\"com.example.app\"")), &[]),
        ("the process that the whole app has", in_process(&push(), ":push"), &[]),
        ("a resource", xml(&with("android:process=\"@string/process\"")), &[]),
        ("blank", xml(&with("android:process=\"\"")), &[]),
        ("beside one that can", xml(&(push() + &second())), &["TPNS405"]),
        ("disabled", xml(&with("android:enabled=\"false\"")), &["TPNS420"]),
        ("disabled by a resource", xml(&with("android:enabled=\"@bool/x\"")), &[]),
        ("disabled beside one that can", xml(&(with("android:enabled=\"false\"") + &second())), &[]),
        ("the class that others extend", xml(&base()), &["TPNS420"]),
        ("the class that others extend, beside one", xml(&(base() + &second())), &["TPNS420", "TPNS405"]),
        ("of a library", xml(&push()).manifest(&manifest("")), &["TPNS420"]),
        ("the SDK's own", xml(&push().replace(".PushReceiver", "com.tencent.android.tpush.XGPushReceiver")), &[]),
        ("another service's", xml(&push().replace("com.tencent.android.xg.vip", "cn.jpush")), &[]),
        ("the app's own class is merged", xml(&push()).setting("receiver", json!({ "className": ".Mine" })), &[]),
        (
            "one action is taken elsewhere",
            xml(&(receiver(&[PUSH_MESSAGE]).replace(".PushReceiver", ".Other") + &push())),
            &["TPNS420", "TPNS405"],
        ),
    ]);
}

#[test]
fn a_receiver_whose_class_is_not_in_the_app() {
    let of = |name: &str, sources: &[&str]| {
        let build = xml(&receiver(&[PUSH_MESSAGE, FEEDBACK]).replace(".PushReceiver", name));
        build.fact("sources", json!(sources))
    };
    let sources = ["com/example/app/Main.java", "com/example/app/push/PushReceiver.java"];
    hold_all([
        ("it is there", of(".push.PushReceiver", &sources), &[]),
        ("in full", of("com.example.app.push.PushReceiver", &sources), &[]),
        ("a slip", of(".push.PushReciever", &sources), &["TPNS420"]),
        ("without its package", of(".PushReceiver", &sources), &["TPNS420"]),
        ("nothing like it", of(".Gone", &sources), &["TPNS420"]),
        ("of a library", of("com.vendor.PushReceiver", &sources), &[]),
        ("that a library declares", of(".Gone", &sources).manifest(&manifest("")), &[]),
        ("in Kotlin, where a file may hold it", of(".Gone", &["com/example/app/Main.kt"]), &[]),
        ("no sources", of(".Gone", &[]), &[]),
        ("sources that nobody knows", xml(&receiver(&[PUSH_MESSAGE, FEEDBACK])), &[]),
    ]);
    let slip = of(".push.PushReciever", &sources);
    assert_eq!(slip.findings()[0]["help"], "did you mean `com.example.app.push.PushReceiver`?");
}

#[test]
fn receivers() {
    let both = || receiver(&[PUSH_MESSAGE, FEEDBACK]);
    let second = || both().replace(".PushReceiver", ".OldReceiver");
    let exported = || both().replace("exported=\"false\"", "exported=\"true\"");
    hold_all([
        ("exported", xml(&exported()), &["TPNS403"]),
        (
            "exported with a permission",
            xml(&exported().replace("exported=", "permission=\"p\" android:exported=")),
            &[],
        ),
        ("two of them", xml(&(both() + &second())), &["TPNS405"]),
        (
            "two, one disabled",
            xml(&(both() + &second().replace("exported=", "enabled=\"false\" android:exported="))),
            &[],
        ),
        (
            "one for each action",
            xml(&(receiver(&[PUSH_MESSAGE]) + &receiver(&[FEEDBACK]).replace(".PushReceiver", ".Other"))),
            &[],
        ),
        (
            "none, and none is generated",
            Build::consistent().setting("receiver", json!({ "enabled": false })),
            &["TPNS401"],
        ),
        ("none without tpnskit", unapplied(xml(&everything().replace(&both(), ""))), &["TPNS401"]),
        ("one without tpnskit", unapplied(xml(&everything())), &[]),
    ]);
}
