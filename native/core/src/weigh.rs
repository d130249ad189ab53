//! How findings are weighed: severities, codes that are not wanted, the baseline.
//!
//! Invariant: nothing vanishes unsaid. A finding is dropped because its code is disabled, kept apart because the
//! baseline accepts it, or reported.

use crate::baseline::Baseline;
use crate::build_script;
use crate::check;
use crate::diagnostic::{Code, Diagnostic, Severity, nearest};
use crate::project::Project;

/// What came of the findings.
#[derive(Debug)]
pub struct Weighed {
    /// What is reported, in order.
    pub findings: Vec<Diagnostic>,
    /// What the baseline accepts, in order.
    pub accepted: Vec<Diagnostic>,
}

/// Weighs the findings as the owner's settings and baseline say.
pub fn weigh(project: &Project, findings: Vec<Diagnostic>) -> Weighed {
    let (baseline, unreadable) = Baseline::of(project);
    let mut findings = by_settings(project, findings);
    findings.extend(unreadable);
    let (mut accepted, findings) = baseline.accept(project, findings);
    let unneeded = by_settings(project, baseline.unneeded(project, &accepted));
    let strict = project.settings.checks.warnings_as_errors;
    let mut findings: Vec<Diagnostic> = findings
        .into_iter()
        .chain(unneeded)
        .map(|finding| match finding.severity {
            Severity::Warning if strict => finding.with_severity(Severity::Error),
            _ => finding,
        })
        .collect();
    check::sort(&mut findings);
    check::sort(&mut accepted);
    Weighed { findings, accepted }
}

/// The findings that are wanted, with the severities that are wanted, and what is wrong with these settings.
pub fn by_settings(project: &Project, findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let checks = &project.settings.checks;
    let named = |name: &String, code: Code| Code::of_name(name) == Some(code);
    findings
        .into_iter()
        .filter(|finding| !checks.disable.iter().any(|name| named(name, finding.code)))
        .map(|finding| {
            let stated = checks.severity.iter().find(|(name, _)| named(name, finding.code));
            match stated.and_then(|(_, severity)| Severity::of_name(severity)) {
                Some(severity) => finding.with_severity(severity),
                None => finding,
            }
        })
        .collect()
}

/// Settings that would do nothing: TPNS905.
pub fn wrong_settings(project: &Project) -> Vec<Diagnostic> {
    let checks = &project.settings.checks;
    let place = |text: &str| build_script::find_literal(&project.sources, |literal| literal == text);
    let names = checks.disable.iter().map(|name| ("disable", name));
    let names = names.chain(checks.severity.keys().map(|name| ("severity", name)));
    let unknown = names.filter(|(_, name)| Code::of_name(name).is_none()).map(|(setting, name)| {
        let finding =
            Diagnostic::new(Code::TPNS905, format!("`{setting}` names the code `{name}`, which does not exist"));
        let finding = finding.at_place(place(name), "");
        match Code::nearest(name) {
            Some(near) => finding.help(format!("write `{}` ({}), if that is meant", near.name(), near.title())),
            None => finding.help("see `./gradlew tpnsExplain` for all codes"),
        }
    });
    let severities = ["error", "warning", "note"];
    let strange = checks.severity.iter().filter(|(_, severity)| Severity::of_name(severity).is_none());
    let strange = strange.map(|(code, severity)| {
        let message = format!("`severity` gives `{code}` the severity `{severity}`, which does not exist");
        let finding = Diagnostic::new(Code::TPNS905, message).at_place(place(severity), "");
        match nearest(severity, severities) {
            Some(near) => finding.help(format!("write `{near}`, if that is meant")),
            None => finding.help("write `error`, `warning` or `note`, or use `disable`"),
        }
    });
    unknown.chain(strange).collect()
}
