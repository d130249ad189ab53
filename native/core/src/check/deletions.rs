//! What the fixes of TPNS202 and 204 delete from scripts.
//!
//! Invariant: the edits of one finding are right with those of all others and without them.

use crate::finding::{Code, Finding, Subject};
use crate::project::Project;
use crate::project::stated::StatedBy;
use crate::tpns::placeholder::CREDENTIALS;

/// The findings, with the edits of those that say to delete a value which something else states.
pub(super) fn with_edits(project: &Project, findings: Vec<Finding>) -> Vec<Finding> {
    let names: Vec<String> =
        findings.iter().filter(|finding| is_repeated(project, finding)).map(|f| f.subject.name().to_owned()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let with_edits = |finding: Finding| match finding.primary().filter(|_| is_repeated(project, &finding)) {
        Some(place) => {
            let text = project.sources.get(place.0).map_or("", |source| source.text.as_str());
            let edits = project.scripts.removal(text, finding.subject.name(), place, &names);
            finding.fixed_by(edits)
        }
        None => finding,
    };
    findings.into_iter().map(with_edits).collect()
}

/// True where the value is stated once besides what tpnskit surely supplies it from, so that the script can do without.
fn is_repeated(project: &Project, finding: &Finding) -> bool {
    if project.perhaps_unapplied() {
        return false;
    }
    let said = finding.code == Code::TPNS202 || finding.help.starts_with("help-delete");
    match &finding.subject {
        Subject::Setting(_) => finding.code == Code::TPNS202,
        Subject::Placeholder(name) => {
            let layers = project.variant.placeholders.iter().filter(|stated| stated.name == *name).count();
            let stated = |value| project.stated(value).is_some_and(|stated| stated.by != StatedBy::Placeholder);
            let own = CREDENTIALS.iter().find(|value| value.placeholder == name);
            said && layers == 1 && project.settings.supply.placeholders && own.is_none_or(stated)
        }
        _ => false,
    }
}
