//! Annotations of GitHub.

use serde_json::Value;

use super::troubled;
use crate::support::*;

#[test]
fn annotations_of_a_troubled_app() {
    let shown = troubled().show(".");
    let lines: Vec<&str> = shown["annotations"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
    assert!(lines.iter().all(|line| !line.contains('\n')));
    insta::assert_snapshot!("github", lines.join("\n"));
}

fn annotations(build: &Build) -> Vec<String> {
    let shown = build.show(".");
    shown["annotations"].as_array().unwrap().iter().map(|line: &Value| line.as_str().unwrap().to_owned()).collect()
}

/// GitHub shows ten annotations of one severity per step and drops the others without a word.
#[test]
fn what_github_would_drop_is_counted() {
    let unknown = |count: usize| {
        let members: String = (0..count).map(|index| format!("\"versoin{index}\": 1, ")).collect();
        Build::consistent().config(&config(ID, KEY).replace("\"debug\"", &format!("{members}\"debug\"")))
    };
    let of = |build: &Build| {
        let lines = annotations(build);
        let most = ["error", "warning", "notice"]
            .map(|level| lines.iter().filter(|line| line.starts_with(&format!("::{level} "))).count());
        (most.into_iter().max().unwrap(), lines)
    };
    let ten = of(&unknown(10));
    assert_eq!((ten.0, ten.1.iter().filter(|line| line.contains("TPNS108")).count()), (10, 10));
    let (most, lines) = of(&unknown(25));
    assert_eq!(most, 10);
    assert_eq!(lines.iter().filter(|line| line.contains("file=")).count(), 9);
    assert!(lines.last().unwrap().contains("16 more"), "{lines:?}");
}
