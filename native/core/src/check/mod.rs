//! What is checked, one file a concern.
//!
//! Invariant: a check is a pure function of the project; it reads what is known and gives findings, and what is not
//! known gives none.

mod abi;
mod access_point;
mod companions;
mod config;
mod dependencies;
mod exported;
mod file_members;
mod im;
mod keep_rules;
mod left_over;
mod platform;
pub mod receiver;
mod redirect;
mod repeated_values;
mod sdk_components;
mod vendor_events;
mod vendor_placeholders;
mod vendor_plugin;
mod vendor_values;

use crate::diagnostic::Diagnostic;
use crate::project::Project;

/// Every check of a variant.
const CHECKS: [fn(&Project) -> Vec<Diagnostic>; 18] = [
    config::check,
    file_members::check,
    vendor_values::check,
    repeated_values::check,
    vendor_placeholders::check,
    vendor_plugin::check,
    access_point::check,
    receiver::check,
    exported::check,
    sdk_components::check,
    platform::check,
    keep_rules::check,
    abi::check,
    vendor_events::check,
    dependencies::check,
    companions::check,
    redirect::check,
    im::check,
];

/// Every finding about a variant, those of reading its files included.
pub fn all(project: &Project, of_reading: Vec<Diagnostic>) -> Vec<Diagnostic> {
    if let Some(findings) = left_over::findings(project) {
        return findings;
    }
    of_reading.into_iter().chain(CHECKS.iter().flat_map(|check| check(project))).collect()
}

/// Errors first, then by code; the order of one code's findings is that of the texts.
pub fn sort(findings: &mut [Diagnostic]) {
    findings.sort_by_key(|finding| {
        let place = finding.labels.first().map(|label| (label.file, label.span));
        (finding.severity, finding.code, place)
    });
}
