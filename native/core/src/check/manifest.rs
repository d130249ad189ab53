//! Manifests that can't be read: TPNS416.

use super::{Check, always};
use crate::finding::{Code, Finding, Subject};
use crate::input::manifest::{FaultKind, MAX_DEPTH};
use crate::plan::Plan;
use crate::project::Project;
use crate::text::stray::meant;

pub(super) const CHECKS: &[Check] = &[Check { codes: &[Code::TPNS416], unknown: always, run: check }];

fn check(project: &Project, _: &Plan) -> Vec<Finding> {
    project
        .manifest_faults
        .iter()
        .map(|(file, fault)| {
            let name = project.sources.get(*file).map_or("", |source| source.name.as_str());
            let finding = Finding::new(Code::TPNS416, Subject::Manifest(name.to_owned()));
            let finding = finding.with("file", name.rsplit('/').next().unwrap_or(name)).at((*file, fault.span));
            match &fault.kind {
                FaultKind::NotUtf8 => finding.case("not-utf8"),
                FaultKind::Doctype => finding.case("doctype"),
                FaultKind::SecondRoot(name) => finding.case("second-root").with("name", name),
                FaultKind::TooDeep => finding.case("too-deep").with("levels", MAX_DEPTH),
                FaultKind::TextOutside => finding.case("text-outside"),
                FaultKind::Unclosed(name) => finding.case("unclosed").with("name", name),
                FaultKind::UnmatchedEnd(name) => finding.case("unmatched-end").with("name", name),
                FaultKind::MismatchedEnd { expected, found } => {
                    finding.case("mismatched-end").with("expected", expected).with("found", found)
                }
                FaultKind::UnclosedComment => finding.case("unclosed-comment"),
                FaultKind::DashesInComment => finding.case("dashes-in-comment"),
                FaultKind::UnclosedTag => finding.case("unclosed-tag"),
                FaultKind::AttributeWithoutEquals => finding.case("attribute-without-equals"),
                FaultKind::AttributeWithoutValue => finding.case("attribute-without-value"),
                FaultKind::AttributeWithoutQuotes => finding.case("attribute-without-quotes"),
                FaultKind::AttributeNotClosed => finding.case("attribute-not-closed"),
                FaultKind::DuplicateAttribute => finding.case("duplicate-attribute"),
                FaultKind::StrayAmpersand => finding.case("stray-ampersand"),
                FaultKind::UnknownEntity(name) => finding.case("unknown-entity").with("name", name),
                FaultKind::UnknownPrefix(prefix) => finding.case("unknown-prefix").with("prefix", prefix),
                FaultKind::Conflict => finding.case("conflict"),
                FaultKind::Stray(stray) => {
                    let meant = meant(*stray).unwrap_or(' ').to_string();
                    let finding = finding.case("stray").with_characters("stray", [*stray]).with("meant", &meant);
                    finding.fixed_by_writing(&meant)
                }
                FaultKind::NoComment => finding.case("no-comment"),
                FaultKind::UnclosedCData => finding.case("unclosed-cdata"),
                FaultKind::UnclosedInstruction => finding.case("unclosed-instruction"),
                FaultKind::NoCharacter => finding.case("no-character"),
                FaultKind::Malformed => finding.case("malformed"),
                FaultKind::Empty => finding.case("empty"),
                FaultKind::OtherRoot(name) => finding.case("other-root").with("name", name),
            }
        })
        .collect()
}
