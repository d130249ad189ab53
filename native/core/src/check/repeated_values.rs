//! The same value written twice: TPNS201, 202, 203.

use super::{Check, with_config};
use crate::finding::{Code, Finding, Subject};
use crate::input::json::Spanned;
use crate::plan::Plan;
use crate::project::Project;
use crate::project::variant::Placeholder;
use crate::tpns::inputs::VENDOR_PLUGIN;
use crate::tpns::placeholder::{CREDENTIALS, Credential};

pub(super) const CHECKS: &[Check] =
    &[Check { codes: &[Code::TPNS201, Code::TPNS202, Code::TPNS203], unknown: with_config, run: check }];

fn check(project: &Project, _: &Plan) -> Vec<Finding> {
    let mut findings = Vec::new();
    for value in &CREDENTIALS {
        let Some(stated) = project.field(value) else { continue };
        if let Some(placeholder) = project.placeholder(value.placeholder) {
            findings.extend(compare_placeholder(project, value, stated, placeholder));
        }
        findings.extend(compare_meta_data(project, value, stated));
    }
    findings
}

/// A value that messages show: a key is shortened.
fn with(finding: Finding, name: &'static str, value: &Credential, text: &str) -> Finding {
    if value.secret { finding.with_secret(name, text) } else { finding.with(name, text) }
}

fn compare_placeholder(
    project: &Project,
    value: &Credential,
    stated: &Spanned<String>,
    placeholder: &Placeholder,
) -> Option<Finding> {
    let place = project.scripts.find(value.placeholder, &placeholder.value);
    let of_file = project.field_place(Some(stated));
    let new = |code: Code| {
        let finding =
            Finding::new(code, Subject::Placeholder(value.placeholder.to_owned())).with("name", value.placeholder);
        finding.with("field", value.member).with("origin", &placeholder.origin)
    };
    if placeholder.value == stated.value {
        // A blank template has its own finding, and without a plugin that reads the file nobody can do without.
        let unread = project.variant.unapplied && project.applies(VENDOR_PLUGIN) != Some(true);
        if stated.value.trim().is_empty() || unread {
            return None;
        }
        let finding = new(Code::TPNS202);
        return Some(match place {
            Some(place) => finding.at(place).beside(of_file),
            None => finding.at_saying(of_file, "at-file"),
        });
    }
    let finding = with(new(Code::TPNS201), "stated", value, &placeholder.value);
    let finding = with(finding, "in-file", value, &stated.value);
    Some(match place {
        Some(place) => finding.at(place).beside(of_file),
        None => finding.at_saying(of_file, "at-file"),
    })
}

fn compare_meta_data(project: &Project, value: &Credential, stated: &Spanned<String>) -> Option<Finding> {
    let name = value.meta_data;
    let counting = project.merged.as_ref().and_then(|merged| merged.meta_data(name)).map(|found| found.value.as_str());
    let written = project.meta_data_place(name).filter(|(_, attribute)| !attribute.value.contains("${"));
    let differing = counting.or(written.map(|(_, attribute)| attribute.value.as_str()))?;
    // A value that only a resource or the device knows, or one that a placeholder's own finding is about.
    let unknown = differing.starts_with('@') || differing.is_empty();
    let placeholder = project.placeholder(value.placeholder).is_some_and(|found| found.value == differing);
    if differing == stated.value || unknown || placeholder {
        return None;
    }
    let finding = Finding::new(Code::TPNS203, Subject::Entry(name.to_owned())).with("name", name);
    let finding = with(finding.with("field", value.member), "stated", value, differing);
    let finding = with(finding, "in-file", value, &stated.value);
    let of_file = project.field_place(Some(stated));
    Some(match written {
        Some((file, attribute)) => finding.at((file, attribute.value_span)).beside(of_file),
        None => finding.at_saying(of_file, "at-file").note("note-library").help("help-library"),
    })
}
