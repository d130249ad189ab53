//! SARIF 2.1.0 (OASIS), for code scanning services and editors.
//!
//! Columns count Unicode scalar values, as everywhere here. What the baseline accepts is in the log too, suppressed.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::words::Words;
use super::{Diagnostic, HOME, Omitted, Place, Report, VERSION, uri};
use crate::finding::{Argument, Code};
use crate::text::mask::Shown;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The folder that paths start from: the repository's own.
const ROOT: &str = "%SRCROOT%";

/// The log of one variant, ending in a newline.
pub fn render(report: &Report) -> String {
    let category =
        format!("tpnskit/{}/{}/", report.build.module.trim_matches(':').replace(':', "/"), report.variant.name);
    let diagnostics = report.diagnostics.iter().map(|one| (one, false));
    let results = diagnostics.chain(report.accepted.iter().map(|one| (one, true))).collect();
    log(report, &category, results, &report.omitted)
}

/// One log of several variants of a module, which GitHub takes in one upload. A finding that several variants have is one
/// result.
pub(super) fn merged(
    report: &Report,
    found: Vec<&Diagnostic>,
    accepted: Vec<&Diagnostic>,
    omitted: &[Omitted],
) -> String {
    let category = format!("tpnskit/{}/", report.build.module.trim_matches(':').replace(':', "/"));
    let found = found.into_iter().map(|one| (one, false));
    log(report, &category, found.chain(accepted.into_iter().map(|one| (one, true))).collect(), omitted)
}

fn log(report: &Report, category: &str, results: Vec<(&Diagnostic, bool)>, omitted: &[Omitted]) -> String {
    let words = report.words();
    let codes: BTreeSet<Code> = results.iter().filter_map(|(one, _)| Code::of_name(&one.code)).collect();
    let codes: Vec<Code> = codes.into_iter().collect();
    let result = |(diagnostic, accepted): &(&Diagnostic, bool)| result(report, diagnostic, *accepted, &codes);
    let mut log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "tpnskit",
                "semanticVersion": VERSION,
                "informationUri": HOME,
                "language": report.language,
                "rules": codes.iter().map(|code| rule(*code, words)).collect::<Vec<_>>(),
            }},
            "automationDetails": { "id": category.replace("//", "/") },
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { ROOT: { "description": { "text": words.word("repository-folder") } } },
            "results": results.iter().map(result).collect::<Vec<_>>(),
        }],
    });
    if !omitted.is_empty() {
        let more = omitted.iter().map(|omitted| {
            let arguments =
                [("count", Argument::Number(omitted.count)), ("code", Argument::Text(omitted.code.clone()))];
            json!({
                "level": omitted.severity.name(),
                "message": message(words.say("and-more-of", &arguments).as_str()),
                "associatedRule": { "id": omitted.code },
            })
        });
        let invocation = json!({
            "executionSuccessful": true,
            "toolExecutionNotifications": more.collect::<Vec<_>>(),
        });
        if let Some(run) = log.pointer_mut("/runs/0").and_then(Value::as_object_mut) {
            run.insert("invocations".to_owned(), json!([invocation]));
        }
    }
    // A tree of strings and numbers always serialises; an empty log would say so.
    serde_json::to_string_pretty(&log).unwrap_or_default() + "\n"
}

fn rule(code: Code, words: &Words) -> Value {
    let page = code.page(words.language);
    let (fix, from) = (words.word("fix"), words.word("source"));
    json!({
        "id": code.name(),
        "shortDescription": { "text": page.title() },
        "fullDescription": { "text": page.explanation().replace('\n', " ") },
        // Without the example: a sample key in a log would be taken for a leak.
        "help": {
            "text": page.fix().replace('\n', " "),
            "markdown": format!("{}\n\n**{fix}** {}\n\n*{from} {}*", page.explanation(), page.fix(), page.origin()),
        },
        "helpUri": super::page_link(code, words.language),
        "defaultConfiguration": { "level": code.severity().name() },
    })
}

fn result(report: &Report, diagnostic: &Diagnostic, accepted: bool, codes: &[Code]) -> Value {
    let words = report.words();
    let index = codes.iter().position(|code| code.name() == diagnostic.code).unwrap_or(0);
    let places = |primary: bool| -> Vec<Value> {
        let labels = diagnostic.labels.iter().filter(move |label| label.primary == primary);
        labels.map(|label| location(report, diagnostic, label)).collect()
    };
    let mut result = json!({
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": diagnostic.severity.name(),
        "message": message(&diagnostic.sentences(words)),
        "locations": places(true),
        "relatedLocations": places(false),
        "partialFingerprints": { "tpnskit/v2": fingerprint(diagnostic.key.as_str()) },
    });
    let Some(members) = result.as_object_mut() else { return result };
    // A log knows no encodings.
    let mut fixes = diagnostic.fixes.iter().filter(|fix| !fix.edits.is_empty()).peekable();
    if fixes.peek().is_some() {
        let help = diagnostic.help.as_ref().unwrap_or(&diagnostic.message);
        let fixes = fixes.map(|fix| {
            json!({
                "description": message(help.as_str()),
                "artifactChanges": changes(report, fix),
            })
        });
        members.insert("fixes".to_owned(), fixes.collect());
    }
    if accepted {
        members.insert("suppressions".to_owned(), json!([{ "kind": "external", "status": "accepted" }]));
    }
    result
}

/// A message in plain text. Where a value looks like a link (`[text](address)`) or a placeholder (`{0}`) of the format's
/// own, it is escaped: SARIF 2.1.0, sections 3.11.5 and 3.11.6.
fn message(text: &str) -> Value {
    let mut parts = text.split('{');
    let mut escaped = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let numbered = part.split_once('}').filter(|(number, _)| number.parse::<usize>().is_ok());
        match numbered {
            Some((number, rest)) => escaped.extend(["{{", number, "}}", rest]),
            None => escaped.extend(["{", part]),
        }
    }
    json!({ "text": escaped.replace("](", "\\](") })
}

/// The edits of a fix, file by file.
fn changes(report: &Report, fix: &super::Fix) -> Vec<Value> {
    let mut files: Vec<&Shown> = Vec::new();
    for edit in &fix.edits {
        if !files.contains(&&edit.file) {
            files.push(&edit.file);
        }
    }
    let change = |file: &Shown| {
        let edits = fix.edits.iter().filter(|edit| edit.file == *file).map(|edit| {
            json!({
                "deletedRegion": region(edit.line, edit.column, edit.end_line, edit.end_column),
                "insertedContent": { "text": edit.replacement },
            })
        });
        json!({ "artifactLocation": artifact(report, file), "replacements": edits.collect::<Vec<_>>() })
    };
    files.into_iter().map(change).collect()
}

fn artifact(report: &Report, file: &Shown) -> Value {
    let path = super::in_repository(&report.build.repository_path, file.as_str());
    json!({ "uri": uri(&path), "uriBaseId": ROOT })
}

fn region(line: usize, column: usize, end_line: usize, end_column: usize) -> Map<String, Value> {
    let members = [("startLine", line), ("startColumn", column), ("endLine", end_line), ("endColumn", end_column)];
    members.into_iter().map(|(name, number)| (name.to_owned(), json!(number))).collect()
}

fn location(report: &Report, diagnostic: &Diagnostic, label: &Place) -> Value {
    let mut region = region(label.line, label.column, label.end_line, label.end_column);
    if let Some(snippet) = snippet(diagnostic, label) {
        region.insert("snippet".to_owned(), json!({ "text": snippet }));
    }
    let mut location =
        json!({ "physicalLocation": { "artifactLocation": artifact(report, &label.file), "region": region } });
    if !label.text.is_empty()
        && let Some(members) = location.as_object_mut()
    {
        members.insert("message".to_owned(), message(label.text.as_str()));
    }
    location
}

/// The labelled text, as its whole line is masked.
fn snippet(diagnostic: &Diagnostic, label: &Place) -> Option<String> {
    let excerpt = diagnostic.excerpts.iter().find(|excerpt| excerpt.file == label.file)?;
    let line = excerpt.lines.iter().find(|line| line.line == label.line)?;
    let from = line.before(label.column)?;
    let end = if label.line == label.end_line { line.before(label.end_column)? } else { usize::MAX };
    Some(line.text.as_str().chars().skip(from).take(end.saturating_sub(from)).collect())
}

/// What stays the same of a finding when lines move: 16 hex digits of FNV-1a of its key.
pub(super) fn fingerprint(key: &str) -> String {
    let hash = key
        .bytes()
        .fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3));
    format!("{hash:016x}")
}
