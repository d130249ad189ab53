//! Far too many findings: every report counts all of them, and holds as many as somebody would read.

use serde_json::{Value, json};

use super::overview;
use crate::support::*;

const MANY: usize = 300;

/// A file of one line with many duplicated members, and one wrong id behind them.
fn flooded() -> Build {
    let members: String = (0..MANY).map(|index| format!("\"m{index}\": 1, \"m{index}\": 2, ")).collect();
    let text = config("158000221", KEY).replace('\n', " ").replacen('{', &format!("{{{members}"), 1);
    Build::consistent().config(&text)
}

#[test]
fn every_report_says_how_many_more_there_are() {
    for (language, more) in [("en", "and 100 more TPNS103"), ("zh", "还有 100 个 TPNS103")] {
        let build = flooded().language(language);
        let json = build.json();
        let omitted: Vec<&Value> = json["omitted"].as_array().unwrap().iter().collect();
        assert!(
            omitted.contains(&&json!({ "code": "TPNS103", "severity": "error", "count": MANY - 200 })),
            "{omitted:?}"
        );
        let codes = build.all_codes();
        assert_eq!(codes.iter().filter(|code| *code == "TPNS103").count(), 200);
        // A flood of one code hides no other.
        assert!(codes.contains(&"TPNS105".to_owned()));
        let text = build.report("tpns.txt");
        let more_in_text = if language == "en" { "and 200 more TPNS103" } else { "还有 200 个 TPNS103" };
        assert!(text.contains(more_in_text) && text.contains(&(MANY + 1).to_string()));
        let sarif: Value = serde_json::from_str(&build.report("tpns.sarif")).unwrap();
        let notifications = &sarif["runs"][0]["invocations"][0]["toolExecutionNotifications"];
        assert_eq!(notifications[0]["message"]["text"], more);
        assert!(build.report("tpns.html").contains(if language == "en" { "and 701 more" } else { "还有 701" }));
        let shown = build.show(".");
        let texts: Vec<&str> = shown["texts"].as_array().unwrap().iter().map(|t| t["text"].as_str().unwrap()).collect();
        assert!(
            texts.len() < 200
                && texts.contains(&if language == "en" { "and 250 more TPNS103" } else { "还有 250 个 TPNS103" })
        );
        assert!(shown["summary"].as_str().unwrap().contains("301"));
        let annotations = shown["annotations"].to_string();
        assert!(annotations.contains("292"), "{annotations}");
    }
    let both = overview(&[flooded(), flooded().fact("name", json!("debug"))]);
    let json: Value = serde_json::from_str(&both.report("tpns.json")).unwrap();
    assert_eq!(json["omitted"][0], json!({ "code": "TPNS103", "severity": "error", "count": MANY - 200 }));
    assert!(both.report("index.html").contains("301"));
    assert!(both.texts().contains(&"and 250 more TPNS103"));
    assert!(both.report("tpns.sarif").contains("and 100 more TPNS103"));
}

#[test]
fn what_the_baseline_accepts_is_counted_as_well() {
    let baseline = flooded().call("baseline")["file"]["text"].as_str().unwrap().to_owned();
    let build = flooded().file("baseline", "app/tpns-baseline.json", &baseline);
    let json = build.json();
    assert_eq!(json["omittedAccepted"][0], json!({ "code": "TPNS103", "severity": "error", "count": MANY - 200 }));
    assert!(build.report("tpns.txt").contains("301 accepted by the baseline"));
}
