//! What shrinking must leave alone: TPNS411.

use super::{Check, Reason};
use crate::finding::{Code, Finding, Subject};
use crate::input::keep_rules::{directives, included, without_comments};
use crate::plan::{Plan, keep_rules};
use crate::project::Project;
use crate::text::source::{Role, Source};
use crate::text::span::Span;
use crate::tpns::channel::Channel;

pub(super) const CHECKS: &[Check] = &[Check { codes: &[Code::TPNS411], unknown: shrunk, run: check }];

fn shrunk(project: &Project, _: &Plan) -> Option<Reason> {
    let files = project.sources.of_role(Role::KeepRules).next().is_some();
    let unshrunk = (project.variant.minified != Some(true) || !files).then_some(Reason::NotShrunk);
    // A library that isn't seen may bring rules.
    unshrunk.or_else(|| (!project.sees_all()).then_some(Reason::OutOfSight))
}

fn check(project: &Project, plan: &Plan) -> Vec<Finding> {
    if plan.keep_rules.supplied().is_some() {
        return Vec::new();
    }
    let files: Vec<&Source> = project.sources.of_role(Role::KeepRules).map(|(_, source)| source).collect();
    let text: String = files.iter().map(|file| without_comments(&file.text)).collect::<Vec<_>>().join("\n");
    let directives = directives(&text);
    let has = |name: &str| directives.iter().any(|directive| directive.name == name);
    // What another file says is out of sight, and so is what can't be read.
    let hidden = project.sources.unreadable().any(|(_, source, _)| source.role == Role::KeepRules);
    if hidden || !included(&text).is_empty() || has("dontshrink") && has("dontobfuscate") {
        return Vec::new();
    }
    let kept = |pattern: &str| directives.iter().any(|directive| directive.keeps(pattern));
    let own: Vec<&str> = keep_rules::patterns(project).filter(|pattern| !kept(pattern)).collect();
    let of_channel = |channel: &Channel| keep_rules::patterns_of(*channel).filter(|pattern| !kept(pattern));
    let channels = Channel::ALL.into_iter().filter(|channel| project.packages(*channel));
    let channels: Vec<Channel> = channels.filter(|channel| of_channel(channel).next().is_some()).collect();
    let vendors = channels.iter().map(|channel| channel.descriptor().word);
    let case = match (own.as_slice(), channels.as_slice()) {
        ([], []) => return Vec::new(),
        (_, []) => "",
        ([], _) => "vendors",
        _ => "both",
    };
    let missing = own.iter().copied().chain(channels.iter().flat_map(of_channel));
    let first = project.sources.of_role(Role::KeepRules).next();
    let finding = Finding::new(Code::TPNS411, Subject::KeepRules).case(case).with_words("vendors", vendors);
    let finding = finding.with_lines("rules", missing.map(|pattern| format!("-keep class {pattern} {{ *; }}")));
    let finding = finding.with_list("searched", files.iter().map(|file| &file.name)).note("note-searched");
    let finding = finding.with("file", first.map_or("", |(_, source)| source.name.as_str()));
    vec![finding.at(first.map(|(file, _)| (file, Span::at(0))))]
}
