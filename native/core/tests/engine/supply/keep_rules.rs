//! The R8 rules.

use serde_json::json;

use crate::support::*;

#[test]
fn keep_rules_are_for_the_sdk_in_use() {
    let rules = |build: Build| build.call("keepRules")["files"][0]["text"].as_str().map(str::to_owned);
    let full = Build::consistent().fact(
        "components",
        json!(["com.tencent.tpns:tpns:1.1.5.4-release", "com.tencent.tpns:xiaomi:1.1.5.4-release"]),
    );
    insta::assert_snapshot!("keep_rules", rules(full).expect("rules"));
    let plain = rules(Build::consistent()).expect("rules");
    assert!(!plain.contains("bigdata") && !plain.contains("xiaomi"), "{plain}");
    let without = rules(Build::consistent().setting("receiver", json!({ "enabled": false }))).expect("rules");
    assert!(!without.contains("TpnsMessageReceiver"), "{without}");
    assert_eq!(rules(Build::consistent().fact("components", json!([]))), None);
    assert_eq!(rules(Build::consistent().setting("supply", json!({ "keepRules": false }))), None);
}
