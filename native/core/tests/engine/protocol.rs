//! The contract with a host.

use serde_json::{Value, json};

use crate::support::*;

fn response(request: &str) -> Value {
    serde_json::from_slice(&call(request.as_bytes())).expect("JSON")
}

#[test]
fn requests_that_are_none_are_refused_with_a_reason() {
    let merge = |file: &str| {
        let mut request = Build::consistent().request("merge");
        request["call"]["merge"]["inputs"]["files"] = serde_json::from_str(&format!("[{file}]")).expect("JSON");
        request.to_string()
    };
    let with = |member: &str, value: Value| {
        let mut request = Build::consistent().request("merge");
        request["call"]["merge"]["inputs"]["settings"][member] = value;
        request.to_string()
    };
    for (request, reason) in [
        (String::new(), "byte 0"),
        (r#"{"protocol":1,"command":"version"}"#.to_owned(), "protocol 2"),
        (r#"{"protocol":3,"call":"version"}"#.to_owned(), "protocol 3"),
        (r#"{"protocol":2,"call":{"dance":{}}}"#.to_owned(), "unknown variant `dance`"),
        (r#"{"protocol":2,"call":"version","colour":1}"#.to_owned(), "unknown field `colour`"),
        (r#"{"protocol":2,"call":{"sources":{}}}"#.to_owned(), "missing field `inputs`"),
        (merge(r#"{"name":"x","role":"config"}"#), "exactly one"),
        (merge(r#"{"name":"x","role":"config","text":"","base64":""}"#), "exactly one"),
        (merge(r#"{"name":"x","role":"config","text":"","unreadable":"denied"}"#), "exactly one"),
        (merge(r#"{"name":"x","role":"config","unreadable":"ugly"}"#), "unknown variant `ugly`"),
        (merge(r#"{"name":"x","role":"config","base64":"!"}"#), "`x`"),
        (merge(r#"{"name":"x","role":"poem","text":""}"#), "unknown variant `poem`"),
        (with("colour", json!(1)), "unknown field `colour`"),
        (with("im", json!({ "colour": 1 })), "unknown field `colour`"),
    ] {
        let response = response(&request);
        let refused = response["refused"].as_str().unwrap_or("not refused");
        assert!(refused.contains(reason), "{request}: {refused}");
        assert_eq!(response["answer"], Value::Null, "{request}");
    }
}

#[test]
fn the_handshake_needs_no_project() {
    let response = response(r#"{"protocol":2,"call":"version"}"#);
    assert_eq!(response, json!({ "protocol": 2, "version": env!("CARGO_PKG_VERSION"), "answer": {} }));
}

#[test]
fn a_stored_report_that_is_none_is_refused() {
    for report in ["", "{}", "{\"schema\":1}", "[]"] {
        let payload = json!({ "report": report, "displayRoot": "/", "reportLink": "" });
        assert!(response(&request("show", payload).to_string())["refused"].is_string(), "{report}");
    }
}
