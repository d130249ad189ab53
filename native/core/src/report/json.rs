//! `tpns.json`: the report itself. `docs/report.schema.json` describes it.

use super::Report;

/// The report, ending in a newline.
pub fn render(report: &Report) -> String {
    // A struct of strings and numbers always serialises; an empty report would say so.
    serde_json::to_string_pretty(report).unwrap_or_default() + "\n"
}

/// A stored report, or why it isn't one.
pub fn read(text: &str) -> Result<Report, String> {
    // Only the place: the text of the error may quote a value.
    serde_json::from_str(text).map_err(|error| format!("the report is not one of this version: line {}", error.line()))
}
