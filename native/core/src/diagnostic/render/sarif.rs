//! SARIF 2.1.0 (OASIS), for code scanning services and editors.
//!
//! Columns count Unicode scalar values, as everywhere here. What the baseline accepts is in the log too, suppressed.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::super::redact::{mask, mask_sentence};
use super::super::{Code, Diagnostic, Label, Severity};
use super::fingerprint;
use crate::protocol::VERSION;
use crate::source::{Source, Sources};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";
const HOME: &str = "https://github.com/tpnskit/tpnskit";

/// Characters of a source line that the log quotes at most.
const LONGEST_SNIPPET: usize = 240;

/// The log, ending in a newline.
pub fn render(findings: &[Diagnostic], accepted: &[Diagnostic], sources: &Sources) -> String {
    let codes: BTreeSet<Code> = findings.iter().chain(accepted).map(|finding| finding.code).collect();
    let codes: Vec<Code> = codes.into_iter().collect();
    let reported = findings.iter().map(|finding| result(finding, &codes, sources));
    let suppressed = accepted.iter().map(|finding| {
        let mut result = result(finding, &codes, sources);
        if let Some(members) = result.as_object_mut() {
            members.insert("suppressions".to_owned(), json!([{ "kind": "external", "status": "accepted" }]));
        }
        result
    });
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "tpnskit",
                "semanticVersion": VERSION,
                "informationUri": HOME,
                "rules": codes.iter().map(|code| rule(*code)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { "ROOT": { "description": { "text": "the root project's folder" } } },
            "results": reported.chain(suppressed).collect::<Vec<_>>(),
        }],
    });
    // A tree of strings and numbers always serialises; an empty log would say so.
    serde_json::to_string_pretty(&log).unwrap_or_default() + "\n"
}

fn level(severity: Severity) -> &'static str {
    severity.name()
}

fn rule(code: Code) -> Value {
    let page = code.page();
    json!({
        "id": code.name(),
        "shortDescription": { "text": code.title() },
        "fullDescription": { "text": page.explanation().replace('\n', " ") },
        // Without the example: a sample key in a log would be taken for a leak.
        "help": {
            "text": page.mend().replace('\n', " "),
            "markdown": format!("{}\n\n**Mend.** {}\n\n*From: {}*", page.explanation(), page.mend(), page.origin()),
        },
        "helpUri": format!("{HOME}/blob/main/docs/checks/{}.md", code.name()),
        "defaultConfiguration": { "level": level(code.severity()) },
    })
}

fn result(finding: &Diagnostic, codes: &[Code], sources: &Sources) -> Value {
    let index = codes.iter().position(|code| *code == finding.code).unwrap_or(0);
    let mut sentences = vec![finding.message.clone()];
    sentences.extend(finding.notes.iter().cloned());
    sentences.extend(finding.help.iter().map(|help| format!("help: {help}")));
    let places = |primary: bool| {
        let labels = finding.labels.iter().filter(move |label| label.primary == primary);
        labels.filter_map(|label| location(label, sources)).collect::<Vec<_>>()
    };
    json!({
        "ruleId": finding.code.name(),
        "ruleIndex": index,
        "level": level(finding.severity),
        "message": { "text": mask_sentence(&sentences.join("\n")) },
        "locations": places(true),
        "relatedLocations": places(false),
        "partialFingerprints": { "tpnskit/v1": fingerprint(finding, sources) },
    })
}

fn location(label: &Label, sources: &Sources) -> Option<Value> {
    let source = sources.get(label.file)?;
    let start = source.position(label.span.start);
    let end = source.position(label.span.end);
    let mut location = json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(&source.name), "uriBaseId": "ROOT" },
            "region": {
                "startLine": start.line,
                "startColumn": start.column,
                "endLine": end.line,
                "endColumn": end.column,
                "snippet": { "text": snippet(source, label) },
            },
        },
    });
    if !label.text.is_empty()
        && let Some(members) = location.as_object_mut()
    {
        members.insert("message".to_owned(), json!({ "text": mask_sentence(&label.text) }));
    }
    Some(location)
}

/// The labelled text, as its whole line is masked: a key is known by what stands before it.
fn snippet(source: &Source, label: &Label) -> String {
    let line = source.line_start(source.position(label.span.start).line);
    let before = source.text.get(line..label.span.start).unwrap_or("").chars().count();
    let whole = source.text.get(line..label.span.end).unwrap_or("");
    let line: String = mask(whole).chars().skip(before).take(LONGEST_SNIPPET).collect();
    line.lines().next().unwrap_or("").to_owned()
}

/// A relative path as a URI reference: what RFC 3986 does not leave alone is percent-encoded.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("app/src/main/A.xml"), "app/src/main/A.xml");
        assert_eq!(uri("my app/推:1%.json"), "my%20app/%E6%8E%A8%3A1%25.json");
    }
}
