//! What the app wants of its findings: severities, codes that are off, the baseline.
//!
//! Invariant: nothing disappears silently. A finding is dropped because its code is disabled, kept apart because the
//! baseline accepts it, or reported.

use std::collections::{BTreeMap, BTreeSet};

use super::baseline::Baseline;
use super::{Code, Finding, Severity};
use crate::project::Project;
use crate::project::settings::Checks;

/// What came of the findings.
#[derive(Debug)]
pub struct Outcome {
    /// What is reported, in order.
    pub findings: Vec<Finding>,
    /// What the baseline accepts, in order.
    pub accepted: Vec<Finding>,
    /// The codes that are off.
    pub disabled: BTreeSet<Code>,
}

/// Applies the app's settings and baseline.
pub fn apply(project: &Project, findings: Vec<Finding>) -> Outcome {
    let checks = &project.settings.checks;
    let (baseline, faults) = Baseline::of(project);
    let mut findings = by_settings(checks, findings);
    findings.extend(by_settings(checks, faults));
    let (mut accepted, findings) = baseline.accept(project, findings);
    let unneeded = by_settings(checks, baseline.unneeded(project, &accepted));
    let strict = |finding: Finding| match finding.severity {
        Severity::Warning if checks.warnings_as_errors => finding.severity(Severity::Error),
        _ => finding,
    };
    let mut findings: Vec<Finding> = findings.into_iter().chain(unneeded).map(strict).collect();
    sort(&mut findings);
    sort(&mut accepted);
    Outcome { findings, accepted, disabled: disabled(checks) }
}

/// The findings that are wanted, with the severities that are wanted.
pub fn by_settings(checks: &Checks, findings: Vec<Finding>) -> Vec<Finding> {
    let disabled = disabled(checks);
    let stated = checks.severity.iter();
    let severities: BTreeMap<Code, Severity> =
        stated.filter_map(|(name, severity)| Some((Code::of_name(name)?, Severity::of_name(severity)?))).collect();
    let wanted = findings.into_iter().filter(|finding| !disabled.contains(&finding.code));
    wanted
        .map(|finding| match severities.get(&finding.code) {
            Some(&severity) => finding.severity(severity),
            None => finding,
        })
        .collect()
}

/// The codes that are off.
fn disabled(checks: &Checks) -> BTreeSet<Code> {
    checks.disable.iter().filter_map(|name| Code::of_name(name)).collect()
}

/// Errors first, then by code; findings of one code are in the order of the texts.
fn sort(findings: &mut [Finding]) {
    findings.sort_by_key(|finding| (finding.severity, finding.code, finding.labels.first().map(|label| label.place)));
}
