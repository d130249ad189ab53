//! `tpns.json`: `{"schema":1,"diagnostics":[…],"unknown":[]}`, the same for the build and the command line.

use serde::Serialize;

use super::super::redact::mask_sentence;
use super::super::{Diagnostic, Fix, Severity};
use crate::source::Sources;

/// The version of the report's shape.
const SCHEMA: u32 = 1;

/// A finding with its places resolved.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// As in `TPNS302`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// The places, primary first.
    pub labels: Vec<Place>,
    /// What follows, or what else to know.
    pub notes: Vec<String>,
    /// The mend.
    pub help: Option<String>,
    /// The mend as edits, where it is certain.
    pub fix: Option<Mend>,
}

/// A mend that a program can apply: each edit stands on its own, as places are before any of them.
#[derive(Clone, Debug, Serialize)]
pub struct Mend {
    /// Relative to the root project.
    pub file: String,
    /// In the order of the text.
    pub edits: Vec<Replacement>,
}

/// A stretch of a line and what stands there instead.
#[derive(Clone, Debug, Serialize)]
pub struct Replacement {
    /// From 1.
    pub line: usize,
    /// From 1.
    pub column: usize,
    /// Characters that go.
    pub length: usize,
    /// What comes.
    pub replacement: String,
}

/// A place in a file. Lines and columns count from 1, columns and lengths in Unicode scalar values.
#[derive(Clone, Debug, Serialize)]
pub struct Place {
    /// Relative to the root project.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1.
    pub column: usize,
    /// Characters.
    pub length: usize,
    /// What is to be seen there.
    pub text: String,
    /// True for the place that the finding points to.
    pub primary: bool,
}

#[derive(Serialize)]
struct Report<'a> {
    schema: u32,
    diagnostics: &'a [Finding],
    unknown: [(); 0],
}

/// The findings with their places resolved.
pub fn findings(diagnostics: &[Diagnostic], sources: &Sources) -> Vec<Finding> {
    diagnostics.iter().map(|diagnostic| finding(diagnostic, sources)).collect()
}

fn finding(diagnostic: &Diagnostic, sources: &Sources) -> Finding {
    let labels = diagnostic.labels.iter().filter_map(|label| {
        let source = sources.get(label.file)?;
        let start = source.position(label.span.start);
        Some(Place {
            file: source.name.clone(),
            line: start.line,
            column: start.column,
            length: source.length(label.span),
            text: mask_sentence(&label.text),
            primary: label.primary,
        })
    });
    Finding {
        code: diagnostic.code.name(),
        severity: diagnostic.severity,
        message: mask_sentence(&diagnostic.message),
        labels: labels.collect(),
        notes: diagnostic.notes.iter().map(|note| mask_sentence(note)).collect(),
        help: diagnostic.help.as_deref().map(mask_sentence),
        fix: diagnostic.fix.as_ref().and_then(|fix| mend(fix, sources)),
    }
}

fn mend(fix: &Fix, sources: &Sources) -> Option<Mend> {
    let source = sources.get(fix.file)?;
    let edits = fix.edits.iter().map(|edit| {
        let at = source.position(edit.span.start);
        let (length, replacement) = (source.length(edit.span), edit.replacement.clone());
        // A key is not written into a report, not even to be put in its place.
        (mask_sentence(&replacement) == replacement).then_some(Replacement {
            line: at.line,
            column: at.column,
            length,
            replacement,
        })
    });
    Some(Mend { file: source.name.clone(), edits: edits.collect::<Option<_>>()? })
}

/// The report, ending in a newline.
pub fn render(findings: &[Finding]) -> String {
    let report = Report { schema: SCHEMA, diagnostics: findings, unknown: [] };
    // A struct of strings and numbers always serialises; an empty report would say so.
    serde_json::to_string_pretty(&report).unwrap_or_default() + "\n"
}
