//! Workflow commands of GitHub Actions, which shows them beside the changed lines.
//!
//! Invariant: a finding is one line, and nothing in a finding can start another command.

use super::words::Words;
use super::{Diagnostic, Level, Omitted};
use crate::finding::{Argument, Code};

/// How many annotations of one severity GitHub shows per step.
const LIMIT: usize = 10;

/// The commands of findings, at most as many per severity as GitHub shows; then a line says how many more there are.
pub fn render(diagnostics: &[&Diagnostic], omitted: &[Omitted], repository_path: &str, words: &Words) -> Vec<String> {
    let mut lines = Vec::new();
    for level in Level::ALL {
        let of_level: Vec<&&Diagnostic> = diagnostics.iter().filter(|one| one.severity == level).collect();
        let left_out = omitted.iter().filter(|omitted| omitted.severity == level).map(|omitted| omitted.count);
        let all = of_level.len() + left_out.sum::<usize>();
        // The line that counts the others takes a place of its own.
        let shown = if all > LIMIT { LIMIT - 1 } else { all };
        lines.extend(of_level.iter().take(shown).map(|diagnostic| annotation(diagnostic, repository_path, words)));
        if all > shown {
            let more = words.say("more-annotations", &[("count", Argument::Number(all - shown))]);
            lines.push(format!("::{} title=tpnskit::{}", command(level), escape_data(more.as_str())));
        }
    }
    lines
}

fn command(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    }
}

fn annotation(diagnostic: &Diagnostic, repository_path: &str, words: &Words) -> String {
    let title = Code::of_name(&diagnostic.code).map_or("", |code| code.title(words.language));
    let mut properties = Vec::new();
    if let Some(place) = diagnostic.primary() {
        properties.push(("file", super::in_repository(repository_path, place.file.as_str())));
        properties.push(("line", place.line.to_string()));
        properties.push(("endLine", place.end_line.to_string()));
        properties.push(("col", place.column.to_string()));
        // GitHub takes an end column only within one line.
        if place.line == place.end_line {
            properties.push(("endColumn", place.end_column.to_string()));
        }
    }
    properties.push(("title", format!("{}: {title}", diagnostic.code)));
    let properties: Vec<String> =
        properties.iter().map(|(name, value)| format!("{name}={}", escape_property(value))).collect();
    let sentences = escape_data(&diagnostic.sentences(words));
    format!("::{} {}::{sentences}", command(diagnostic.severity), properties.join(","))
}

fn escape_data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn escape_property(text: &str) -> String {
    escape_data(text).replace(':', "%3A").replace(',', "%2C")
}
