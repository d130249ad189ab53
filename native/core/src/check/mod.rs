//! What is checked, one file a concern.
//!
//! Invariant: a check is a pure function of the project; it reads what is known and gives findings, and what is not
//! known gives none.

mod access_point;
mod config;
mod exported;
pub mod receiver;
mod repeated_values;

use crate::diagnostic::Diagnostic;
use crate::project::Project;

/// Every check of a variant.
const CHECKS: [fn(&Project) -> Vec<Diagnostic>; 5] =
    [config::check, repeated_values::check, access_point::check, receiver::check, exported::check];

/// Every finding about a variant beyond those of reading its files.
pub fn all(project: &Project) -> Vec<Diagnostic> {
    CHECKS.iter().flat_map(|check| check(project)).collect()
}

/// Errors first, then by code; the order of one code's findings is that of the texts.
pub fn sort(findings: &mut [Diagnostic]) {
    findings.sort_by_key(|finding| {
        let place = finding.labels.first().map(|label| (label.file, label.span));
        (finding.severity, finding.code, place)
    });
}
