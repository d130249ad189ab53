//! Settings of `tpns { }`.

use serde_json::json;

use super::*;
use crate::support::*;

#[test]
fn settings_that_are_blank() {
    let set = |name: &str, value: serde_json::Value| Build::consistent().setting(name, value);
    let honor = |id: &str| set("channels", json!({ "honor": id }));
    hold([
        ("a blank id of Honor", honor(""), &["TPNS905"]),
        ("white space", honor(" "), &["TPNS905"]),
        ("an id of Honor", honor("104000001"), &[]),
        ("a blank id, and Honor's SDK", with(honor(""), &["com.tencent.tpns:honor:1.4.3.9-release"]), &["TPNS905"]),
        ("a blank channel id of OPPO", set("im", json!({ "oppoChannelId": "" })), &["TPNS905"]),
        ("a blank receiver", set("receiver", json!({ "className": "" })), &["TPNS905"]),
    ]);
}
