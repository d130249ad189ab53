//! The receiver of TPNS messages: TPNS401, 402, 403, 405, 420.

use super::{Check, with_all_merged, with_merged};
use crate::finding::{Code, Finding, Subject};
use crate::input::manifest::{Element, Manifest};
use crate::plan::entry::{Entry, append, prefix_of, remove_attribute};
use crate::plan::{Plan, Reason};
use crate::project::Project;
use crate::project::classes::MissingClass;
use crate::project::receiver::{meant, receivers, takes};
use crate::text::edit::Edit;
use crate::tpns::receiver::{ACTIONS, BASE_CLASS, FEEDBACK};

pub(super) const CHECKS: &[Check] = &[
    Check { codes: &[Code::TPNS401], unknown: with_all_merged, run: missing },
    Check { codes: &[Code::TPNS402, Code::TPNS403, Code::TPNS405], unknown: with_merged, run: present },
    Check { codes: &[Code::TPNS420], unknown: with_merged, run: deaf },
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
    let finding = of_receiver(Code::TPNS403, class).at_or_library(project.attribute_place(class, "exported"));
    Some(finding.fixed_by_writing("false"))
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

/// Receivers that nothing reaches, where no other one takes what they should.
fn deaf(project: &Project, plan: &Plan) -> Vec<Finding> {
    let Some(merged) = &project.merged else { return Vec::new() };
    let all: Vec<(&Element, Option<Obstacle>)> =
        receivers(merged).map(|receiver| (receiver, Obstacle::of(project, merged, receiver))).collect();
    let able =
        |action: &str| all.iter().any(|(receiver, obstacle)| obstacle.is_none() && takes(merged, receiver, action));
    let supplied = plan.entries.receiver.supplied().is_some();
    let unheard: Vec<&str> = ACTIONS.into_iter().filter(|action| !supplied && !able(action)).collect();
    let found = all.iter().filter_map(|(receiver, obstacle)| Some((*receiver, obstacle.as_ref()?)));
    let found = found.filter(|(receiver, obstacle)| {
        obstacle.crashes() || unheard.iter().any(|action| takes(merged, receiver, action))
    });
    found.map(|(receiver, obstacle)| obstacle.finding(project, receiver)).collect()
}

/// Why nothing reaches a receiver.
enum Obstacle {
    /// It is the class that receivers extend.
    Abstract,
    /// `android:enabled` is false.
    Disabled,
    /// It has this process, which isn't the app's.
    Process(String),
    /// The app has no class of its name.
    Absent(MissingClass),
}

impl Obstacle {
    fn of(project: &Project, merged: &Manifest, receiver: &Element) -> Option<Self> {
        if receiver.android_name() == Some(BASE_CLASS) {
            return Some(Self::Abstract);
        }
        if receiver.android("enabled").is_some_and(|enabled| enabled.value == "false") {
            return Some(Self::Disabled);
        }
        Self::of_class(project, receiver).or_else(|| Self::of_process(project, merged, receiver))
    }

    /// A class that one of the app's own manifests names and its sources lack. What a library names, it has.
    fn of_class(project: &Project, receiver: &Element) -> Option<Self> {
        let class = receiver.android_name().filter(|class| !class.contains("${"))?;
        project.component_place(class)?;
        project.missing_class(class).map(Self::Absent)
    }

    fn of_process(project: &Project, merged: &Manifest, receiver: &Element) -> Option<Self> {
        let id = &project.variant.application_id;
        let full = |process: &str| match process {
            "" => id.clone(),
            process if process.starts_with(':') => format!("{id}{process}"),
            process => process.to_owned(),
        };
        let stated = &receiver.android("process")?.value;
        let apps = merged.application().and_then(|application| application.android("process"));
        let known = !stated.starts_with('@') && !stated.contains("${") && !id.is_empty();
        let differs = full(stated) != full(apps.map_or("", |process| process.value.as_str()));
        (known && differs).then(|| Self::Process(stated.to_string()))
    }

    /// True where Android can't even create it.
    fn crashes(&self) -> bool {
        matches!(self, Self::Abstract | Self::Absent(_))
    }

    fn finding(&self, project: &Project, receiver: &Element) -> Finding {
        let class = receiver.android_name().unwrap_or_default();
        let finding = of_receiver(Code::TPNS420, class);
        let attribute = |name: &str| {
            let (manifest, element) = project.component_place(class)?;
            Some((project.sources.get(manifest.file)?, element.android(name)?))
        };
        let removing = |finding: Finding, name: &str| {
            let finding = finding.at_or_library(project.attribute_place(class, name));
            let edit = attribute(name).map(|(source, attribute)| remove_attribute(source, attribute));
            (finding, edit.into_iter().collect())
        };
        match self {
            Self::Abstract => finding.case("abstract").at_or_library(project.attribute_place(class, "name")),
            Self::Absent(missing) => {
                let finding = finding.case("absent").at_or_library(project.attribute_place(class, "name"));
                match missing.near.as_deref().filter(|_| finding.primary().is_some()) {
                    Some(near) => finding.with("near", near).help("help-near").perhaps_fixed_by_writing(near),
                    None => finding,
                }
            }
            Self::Disabled => {
                let (finding, edits) = removing(finding.case("disabled"), "enabled");
                // The app's code may enable it.
                finding.perhaps_fixed_by(edits)
            }
            Self::Process(process) => {
                let (finding, edits) = removing(finding.case("process").with("value", process), "process");
                finding.fixed_by(edits)
            }
        }
    }
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
        let finding = without(finding.at_or_library(project.attribute_place(class, "name")), action);
        findings.push(finding.fixed_by(added_action(project, class, action)));
    }
    findings
}

/// What adds an action to a receiver's first filter of TPNS, in the app's own manifest.
fn added_action(project: &Project, class: &str, action: &str) -> Vec<Edit> {
    let edits = || {
        let (manifest, element) = project.component_place(class)?;
        let source = project.sources.get(manifest.file)?;
        let filter = manifest.children(element).find(|child| {
            let mut names = manifest.children(child).filter_map(Element::android_name);
            child.name == "intent-filter" && names.any(|name| meant(name).is_some())
        })?;
        let prefix = prefix_of(source, element.android("name")?)?;
        Some(append(source, filter, &[Entry::new("action", [("name", action)])], prefix))
    };
    edits().unwrap_or_default()
}
