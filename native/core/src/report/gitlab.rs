//! GitLab's code quality report, which merge requests show beside the changed lines.

use serde::Serialize;

use super::{Diagnostic, Level, in_repository, sarif};

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
}

/// The findings as a JSON array, ending in a newline.
pub fn render(diagnostics: &[&Diagnostic], repository_path: &str) -> String {
    fn issue<'a>(diagnostic: &'a Diagnostic, repository_path: &str) -> Issue<'a> {
        let place = diagnostic.primary();
        let path = place.map_or_else(String::new, |place| in_repository(repository_path, place.file.as_str()));
        Issue {
            description: diagnostic.message.to_string(),
            check_name: &diagnostic.code,
            // Two modules may have the same finding.
            fingerprint: sarif::fingerprint(&format!("{}\n{path}", diagnostic.key)),
            severity: match diagnostic.severity {
                Level::Error => "major",
                Level::Warning => "minor",
                Level::Note => "info",
            },
            location: Location { path, lines: Lines { begin: place.map_or(1, |place| place.line) } },
        }
    }
    let issues: Vec<Issue<'_>> = diagnostics.iter().map(|diagnostic| issue(diagnostic, repository_path)).collect();
    // Strings and numbers always serialise.
    serde_json::to_string_pretty(&issues).unwrap_or_default() + "\n"
}
