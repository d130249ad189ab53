//! The receiver of TPNS messages: TPNS401, 402, 403, 405.

use super::{Check, with_merged};
use crate::finding::{Code, Finding, Subject};
use crate::input::manifest::{Element, Manifest};
use crate::plan::{Plan, Reason};
use crate::project::Project;
use crate::project::receiver::{meant, receivers, takes};
use crate::tpns::receiver::{ACTIONS, FEEDBACK};

pub(super) const CHECKS: &[Check] = &[
    Check { codes: &[Code::TPNS401], unknown: with_merged, run: missing },
    Check { codes: &[Code::TPNS402, Code::TPNS403, Code::TPNS405], unknown: with_merged, run: present },
];

fn present(project: &Project, _: &Plan) -> Vec<Finding> {
    let Some(merged) = &project.merged else { return Vec::new() };
    let receivers: Vec<&Element> = receivers(merged).collect();
    let taken = |action: &str| receivers.iter().any(|receiver| takes(merged, receiver, action));
    let untaken: Vec<&str> = ACTIONS.into_iter().filter(|action| !taken(action)).collect();
    let mut findings: Vec<Finding> =
        receivers.iter().flat_map(|receiver| incomplete(project, merged, receiver, &untaken)).collect();
    findings.extend(receivers.iter().filter_map(|receiver| exposed(project, receiver)));
    findings.extend(rivals(project, merged, &receivers));
    findings
}

fn of_receiver(code: Code, class: &str) -> Finding {
    Finding::new(code, Subject::Component(class.to_owned())).with("class", class)
}

/// A receiver that any app can send messages to.
fn exposed(project: &Project, receiver: &Element) -> Option<Finding> {
    let exported = receiver.android("exported").is_some_and(|exported| exported.value == "true");
    if !exported || receiver.android("permission").is_some() {
        return None;
    }
    let class = receiver.android_name().unwrap_or_default();
    Some(of_receiver(Code::TPNS403, class).at_or_library(project.attribute_place(class, "exported")))
}

/// Several receivers of one action.
fn rivals(project: &Project, merged: &Manifest, receivers: &[&Element]) -> Option<Finding> {
    let enabled = |receiver: &&&Element| receiver.android("enabled").is_none_or(|enabled| enabled.value != "false");
    let (action, classes) = ACTIONS.into_iter().find_map(|action| {
        let taking = receivers.iter().filter(enabled).filter(|receiver| takes(merged, receiver, action));
        let classes: Vec<&str> = taking.filter_map(|receiver| receiver.android_name()).collect();
        (classes.len() > 1).then_some((action, classes))
    })?;
    let finding =
        Finding::new(Code::TPNS405, Subject::Component(classes.first().copied().unwrap_or_default().to_owned()));
    let finding = finding.with("action", action).with("number", classes.len()).with_list("classes", &classes);
    Some(finding.among(classes.iter().map(|class| project.attribute_place(class, "name"))))
}

fn missing(project: &Project, plan: &Plan) -> Vec<Finding> {
    if project.merged.as_ref().is_some_and(|merged| receivers(merged).next().is_some()) {
        return Vec::new();
    }
    let finding = Finding::new(Code::TPNS401, Subject::Component("receiver".to_owned()));
    match plan.entries.receiver.left() {
        None => Vec::new(),
        Some(Reason::SwitchedOff(_)) => vec![finding.help("help-setting")],
        Some(Reason::NoSdk) => vec![finding.note("note-no-sdk").help("help-no-sdk")],
        Some(_) => vec![finding],
    }
}

fn incomplete(project: &Project, merged: &Manifest, receiver: &Element, untaken: &[&str]) -> Vec<Finding> {
    let class = receiver.android_name().unwrap_or_default();
    // Slips first: each is the reason why an action is not taken.
    let slips: Vec<(&str, &'static str)> = merged
        .actions(receiver)
        .filter_map(Element::android_name)
        .filter_map(|action| Some((action, meant(action)?)))
        .filter(|(action, meant)| action != meant && untaken.contains(meant))
        .collect();
    let without = |finding: Finding, action: &str| {
        finding.note(if action == FEEDBACK { "note-feedback" } else { "note-message" })
    };
    let mut findings = Vec::new();
    for (action, meant) in &slips {
        let place = project.component_place(class).and_then(|(manifest, element)| {
            let element = manifest.actions(element).find(|element| element.android_name() == Some(action))?;
            Some((manifest.file, element.android("name")?.value_span))
        });
        let finding = of_receiver(Code::TPNS402, class).case("slip").with("action", *action).with("meant", *meant);
        findings.push(without(finding.at_or_library(place), meant).fixed_by_writing(meant));
    }
    for action in untaken.iter().filter(|action| !slips.iter().any(|(_, meant)| meant == *action)) {
        let finding = of_receiver(Code::TPNS402, class).with("action", *action);
        findings.push(without(finding.at_or_library(project.attribute_place(class, "name")), action));
    }
    findings
}
