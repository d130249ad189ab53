//! The page of values for the web consoles.

use serde_json::json;

use crate::support::*;

#[test]
fn the_page_for_the_consoles_holds_everything_that_is_typed_in() {
    let block = |id: &str, key: &str| json!({ "app_id": id, "app_key": key });
    let config = json!({
        "tpns": { "access_id": ID, "access_key": KEY },
        APPLICATION_ID: { "channel": {
            "huawei": { "app_id": "100000001" },
            "xiaomi": block("2882303000000000001", "5810000000001"),
            "oppo": block("0123456789abcdef0123456789abcdef", "fedcba9876543210fedcba9876543210"),
        } },
    });
    let build = Build::consistent()
        .config(&config.to_string())
        .fact("components", json!(["com.tencent.tpns:tpns:1.4.3.9-release", "com.tencent.imsdk:imsdk-plus:6.0.1975"]))
        .fact("certificates", json!([{ "signingConfig": "release", "sha256": "AB:CD", "sha1": "EF" }]))
        .setting("redirects", json!([{ "activity": ".MainActivity", "uri": "demo://${applicationId}/notify/" }]))
        .setting("channels", json!({ "fcm": true, "honor": "104000000" }))
        .setting("im", json!({ "oppoChannelId": "tuikit" }));
    let page = |build: &Build| build.call("console")["text"].as_str().expect("a text").to_owned();
    for language in ["en", "zh"] {
        insta::assert_snapshot!(format!("console_{language}"), page(&build.clone().language(language)));
        let nothing = Build::consistent().without("config").language(language);
        insta::assert_snapshot!(format!("console_of_nothing_{language}"), page(&nothing));
    }
}
