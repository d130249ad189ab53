//! What is supplied, and that everything else stays as it was.

use crate::support::*;
use serde_json::json;

#[test]
fn what_is_missing_is_spliced_in() {
    insta::assert_snapshot!("supplied", Build::consistent().output());
}

#[test]
fn what_is_there_is_not_supplied_again() {
    let complete = manifest(
        &(meta_data("XG_SERVER_SUFFIX", "tpns.sh.tencent.com")
            + &receiver(&[PUSH_MESSAGE, FEEDBACK])
            + &meta_data("XG_SERVICE_PULL_UP_OFF", "true")
            + "        <uses-library android:name=\"org.apache.http.legacy\" android:required=\"true\" />\n"),
    );
    assert_eq!(Build::consistent().merged(&complete).output(), complete);
}

#[test]
fn every_supply_can_be_switched_off() {
    let build = Build::consistent()
        .setting(
            "supply",
            json!({
                "accessPoint": false, "legacyHttp": false, "pullUpOff": false, "placeholders": false, "client": false,
                "keepRules": false,
            }),
        )
        .setting("dependencies", json!(false))
        .setting("receiver", json!({ "enabled": false }));
    assert_eq!(build.output(), manifest(""));
    assert_eq!(build.call("placeholders")["placeholders"], json!({}));
    for command in ["sources", "keepRules"] {
        assert_eq!(build.call(command)["files"], json!([]), "{command}");
    }
    assert_eq!(build.call("dependencies")["dependencies"], json!([]));
}

#[test]
fn the_owners_receiver_is_merged_instead_of_a_generated_one() {
    let build = Build::consistent().setting("receiver", json!({ "className": ".push.Mine" }));
    assert!(
        build.output().contains("<receiver android:name=\"com.example.app.push.Mine\" android:exported=\"false\">")
    );
    let sources = build.call("sources")["files"].to_string();
    assert!(!sources.contains("TpnsMessageReceiver.java") && sources.contains("TpnsPush.java"));
}

#[test]
fn the_text_around_is_kept_to_the_byte() {
    let android = "xmlns:a=\"http://schemas.android.com/apk/res/android\"";
    let cases = [
        // One line, another prefix.
        format!("<manifest {android}><application a:label=\"&quot;x&#10;\"></application></manifest>"),
        // Closed in itself.
        format!("<manifest {android}>\n\t<application a:label='x'/>\n</manifest>"),
        // CRLF, tabs, comments, a name that ends like ours.
        format!(
            "<?xml version=\"1.0\"?>\r\n<manifest {android}>\r\n\t<application>\r\n\t\t<!-- </application> -->\r\n\t</application >\r\n</manifest>\r\n"
        ),
        // No application at all.
        format!("<manifest {android}>\n</manifest>"),
        // Nobody has declared the namespace.
        "<manifest><application/></manifest>".to_owned(),
    ];
    for text in cases {
        let build = Build::consistent().merged(&text);
        let output = build.output();
        assert!(output.contains("tpns.sh.tencent.com") && output.contains("TpnsMessageReceiver"), "{output}");
        // Read again, nothing more is missing: names and namespaces are right, and nothing is supplied twice.
        assert_eq!(build.merged(&output).output(), output, "{text}");
        assert!(is_kept(&text, &output), "{text}\n{output}");
    }
}

#[test]
fn utf_16_stays_utf_16() {
    let text = format!("\u{FEFF}{}", manifest("").replace("utf-8", "utf-16"));
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut build = Build::consistent().without("mergedManifest");
    build.files.push(json!({
        "name": "AndroidManifest.xml",
        "role": "mergedManifest",
        "base64": base64::Engine::encode(&base64::prelude::BASE64_STANDARD, &bytes),
    }));
    let response = build.merge();
    let output = response["manifest"]["base64"].as_str().expect("bytes");
    let bytes = base64::Engine::decode(&base64::prelude::BASE64_STANDARD, output).unwrap();
    let units = bytes.chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    let output: String = char::decode_utf16(units).map(Result::unwrap).collect();
    assert!(output.starts_with("\u{FEFF}<?xml") && output.contains("tpns.sh.tencent.com"), "{output}");
}

#[test]
fn placeholders_are_supplied_where_no_layer_states_them() {
    let supplied = |build: Build| {
        let placeholders = build.call("placeholders")["placeholders"].clone();
        assert_eq!(placeholders["VIVO_APPID"], "", "the vendors' have tests of their own");
        json!([placeholders["XG_ACCESS_ID"], placeholders["XG_ACCESS_KEY"]])
    };
    assert_eq!(supplied(Build::consistent()), json!([ID, KEY]));
    assert_eq!(supplied(Build::consistent().placeholder("XG_ACCESS_ID", "")), json!([null, KEY]));
    let empty = json!(["", ""]);
    assert_eq!(supplied(Build::consistent().config("{")), empty);
    assert_eq!(supplied(Build::consistent().without("config")), empty);
    assert_eq!(supplied(Build::consistent().config(&config("1", "\"${x}"))), empty);
}
