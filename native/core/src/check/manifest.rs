//! Manifests that can't be read: TPNS416.

use std::collections::BTreeMap;

use super::{Check, always};
use crate::finding::{Code, Finding, Subject};
use crate::input::manifest::{self, FaultKind, MAX_DEPTH, ManifestFault};
use crate::input::xml_slips;
use crate::plan::Plan;
use crate::project::Project;
use crate::text::edit::{self, Edit};
use crate::text::source::{FileId, Source};
use crate::text::span::Span;

pub(super) const CHECKS: &[Check] = &[Check { codes: &[Code::TPNS416], unknown: always, run: check }];

fn check(project: &Project, _: &Plan) -> Vec<Finding> {
    let faults =
        project.manifest_faults.iter().filter_map(|(file, fault)| Some((*file, project.sources.get(*file)?, fault)));
    faults
        .flat_map(|(file, source, fault)| {
            let slips = look_alikes(file, source, fault);
            if !slips.is_empty() {
                return slips;
            }
            let finding = new(source).at((file, fault.span));
            vec![match &fault.kind {
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
                FaultKind::DuplicateAttribute => {
                    let rest = source.text.get(fault.span.start..).unwrap_or("");
                    let name = rest.split(['=', ' ', '\n']).next().unwrap_or("");
                    finding.case("duplicate-attribute").with("name", name)
                }
                FaultKind::StrayAmpersand => finding.case("stray-ampersand"),
                FaultKind::UnknownEntity(name) => finding.case("unknown-entity").with("name", name),
                FaultKind::UnknownPrefix(prefix) => finding.case("unknown-prefix").with("prefix", prefix),
                FaultKind::Conflict => finding.case("conflict"),
                FaultKind::Stray(_) => finding.case("malformed"),
                FaultKind::NoComment => finding.case("no-comment"),
                FaultKind::UnclosedCData => finding.case("unclosed-cdata"),
                FaultKind::UnclosedInstruction => finding.case("unclosed-instruction"),
                FaultKind::NoCharacter => finding.case("no-character"),
                FaultKind::Malformed => finding.case("malformed"),
                FaultKind::Empty => finding.case("empty"),
                FaultKind::OtherRoot(name) => finding.case("other-root").with("name", name),
            }]
        })
        .collect()
}

fn new(source: &Source) -> Finding {
    let name = source.name.as_str();
    let finding = Finding::new(Code::TPNS416, Subject::Manifest(name.to_owned()));
    finding.with("file", name.rsplit('/').next().unwrap_or(name))
}

/// Places of one finding that are shown.
const MOST_PLACES: usize = 5;

/// All look-alikes from the faulty tag on: one finding for each character of XML's that is meant.
fn look_alikes(file: FileId, source: &Source, fault: &ManifestFault) -> Vec<Finding> {
    use FaultKind as F;
    let in_tag = matches!(
        fault.kind,
        F::AttributeWithoutEquals
            | F::AttributeWithoutValue
            | F::AttributeWithoutQuotes
            | F::AttributeNotClosed
            | F::UnclosedTag
    );
    let is_stray = matches!(fault.kind, F::Stray(_));
    if !in_tag && !is_stray {
        return Vec::new();
    }
    let edits = |found: &[(Span, char)]| -> Vec<Edit> {
        found.iter().map(|(span, meant)| Edit { span: *span, replacement: meant.to_string() }).collect()
    };
    let is_manifest = |found: &Vec<(Span, char)>| {
        let repaired = edit::apply(&source.text, &edits(found));
        repaired.is_some_and(|text| manifest::read(file, &source.with_text(&text)).is_ok())
    };
    let nearby = xml_slips::look_alikes(&source.text, fault.span.start, false);
    // A value that a look-alike should have closed goes on to the next quote, so the fault shows further on.
    let sure = Some(nearby.clone()).filter(is_manifest);
    let sure = sure.or_else(|| Some(xml_slips::look_alikes(&source.text, 0, true)).filter(is_manifest));
    let is_sure = sure.is_some();
    // Where they aren't all that is wrong, only a parser that stumbled over one says so.
    let found = sure.or(is_stray.then_some(nearby)).unwrap_or_default();
    let mut groups: BTreeMap<char, Vec<(Span, char)>> = BTreeMap::new();
    for (span, meant) in found {
        groups.entry(meant).or_default().push((span, meant));
    }
    let finding = |(meant, places): (&char, &Vec<(Span, char)>)| {
        let strays = places.iter().filter_map(|(span, _)| source.slice(*span).chars().next());
        let finding = new(source).case("stray").with_characters("stray", strays).with("meant", meant.to_string());
        let finding = finding.with("count", places.len()).note_if(places.len() > 1, "note-count");
        let finding = finding.among(places.iter().take(MOST_PLACES).map(|(span, _)| Some((file, *span))));
        if is_sure { finding.fixed_by(edits(places)) } else { finding.perhaps_fixed_by(edits(places)) }
    };
    groups.iter().map(finding).collect()
}
