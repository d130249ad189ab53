//! The same value written twice: TPNS201, 202, 203.

use super::{Check, with_ids};
use crate::finding::{Argument, Code, Finding, Subject};
use crate::plan::Plan;
use crate::project::Project;
use crate::project::stated::{Stated, StatedBy};
use crate::text::mask::Shown;
use crate::text::stray::plain;
use crate::tpns::inputs::VENDOR_PLUGIN;
use crate::tpns::placeholder::{CREDENTIALS, Credential};

pub(super) const CHECKS: &[Check] =
    &[Check { codes: &[Code::TPNS201, Code::TPNS202, Code::TPNS203], unknown: with_ids, run: check }];

fn check(project: &Project, _: &Plan) -> Vec<Finding> {
    CREDENTIALS.iter().flat_map(|value| compare(project, value)).collect()
}

/// What counts against everything else that states the value.
fn compare(project: &Project, value: &Credential) -> Vec<Finding> {
    let statements = project.statements(value);
    let Some((counting, others)) = statements.split_first() else { return Vec::new() };
    let compared = others.iter().filter_map(|other| match other.by {
        StatedBy::Manifest => entry(project, value, other, counting),
        _ if other.text == counting.text => repeated(project, value, other, counting),
        // What has no place in the value that counts is another finding.
        _ if other.text == plain(counting.text) => None,
        _ => Some(differing(value, other, counting)),
    });
    compared.collect()
}

/// A finding that names both, and has the place of each as far as it is known.
fn new(code: Code, value: &Credential, other: &Stated<'_>, counting: &Stated<'_>) -> Finding {
    let finding = Finding::new(code, Subject::of_stated(value, other.by));
    let finding = finding.with_word("what", other.by.word()).with("name", other.name).with("origin", other.origin);
    let finding = finding.with_word("than", counting.by.word()).with("field", counting.name);
    match other.place {
        Some(place) => finding.at(place).beside(counting.place),
        None => finding.at_saying(counting.place, "at-file"),
    }
}

/// Both values: a key is shortened.
fn with_values(finding: Finding, value: &Credential, other: &Stated<'_>, counting: &Stated<'_>) -> Finding {
    let blank = |text: &str| text.trim().is_empty();
    let finding = finding.with(
        "blank",
        if blank(other.text) {
            "this"
        } else if blank(counting.text) {
            "other"
        } else {
            "none"
        },
    );
    if value.secret {
        let finding = finding.with_secret("stated", other.text).with_secret("in-file", counting.text);
        if Shown::secret(other.text) != Shown::secret(counting.text) {
            return finding;
        }
        let equal = other.text.chars().zip(counting.text.chars()).take_while(|(a, b)| a == b).count();
        finding.with("position", Argument::Number(equal + 1)).note("note-look-alike")
    } else {
        finding.with("stated", other.text).with("in-file", counting.text)
    }
}

fn differing(value: &Credential, other: &Stated<'_>, counting: &Stated<'_>) -> Finding {
    let finding = with_values(new(Code::TPNS201, value, other, counting), value, other, counting);
    let finding = finding.note_if(other.by == StatedBy::Placeholder, "note-placeholder");
    finding.note_if(other.text.trim().is_empty(), "note-blank")
}

fn repeated(project: &Project, value: &Credential, other: &Stated<'_>, counting: &Stated<'_>) -> Option<Finding> {
    // A blank template has its own finding, and where nothing makes a placeholder of the file nobody can do without.
    let unread =
        project.variant.unapplied && project.applies(VENDOR_PLUGIN) != Some(true) || project.perhaps_unapplied();
    let unsupplied = other.by == StatedBy::Placeholder && !project.settings.supply.placeholders;
    let said = counting.text.trim().is_empty() || unread || unsupplied;
    (!said).then(|| new(Code::TPNS202, value, other, counting))
}

fn entry(project: &Project, value: &Credential, entry: &Stated<'_>, counting: &Stated<'_>) -> Option<Finding> {
    // A value that a placeholder's own finding is about.
    let placeholder = project.placeholder(value.placeholder).is_some_and(|found| found.value == entry.text);
    if [counting.text, &plain(counting.text)].contains(&entry.text) || placeholder {
        return None;
    }
    let finding = with_values(new(Code::TPNS203, value, entry, counting), value, entry, counting);
    Some(match entry.place {
        None => finding.note("note-library").help("help-library"),
        // An SDK of jars has no manifest that brings the entry.
        Some(_) if project.sdk_version().is_none() => finding.help("help-by-hand"),
        Some(_) => finding,
    })
}
