//! Who takes a vendor's messages: TPNS413, 414.

use super::{Check, always, with_merged};
use crate::finding::{Code, Finding, Subject};
use crate::input::manifest::{Element, Manifest};
use crate::plan::Plan;
use crate::project::Project;
use crate::tpns::channel::{Channel, MessagingEvent, TAKER_PACKAGES};
use crate::tpns::component::ComponentKind;

pub(super) const CHECKS: &[Check] = &[
    Check { codes: &[Code::TPNS413], unknown: always, run: misplaced },
    Check { codes: &[Code::TPNS414], unknown: with_merged, run: rivals },
];

/// The actions by which vendors' SDKs find the one component that takes their messages.
fn events() -> impl Iterator<Item = &'static MessagingEvent> {
    Channel::ALL.into_iter().filter_map(|channel| channel.descriptor().event.as_ref())
}

/// Service actions in the filters of the app's receivers.
fn misplaced(project: &Project, _: &Plan) -> Vec<Finding> {
    let is_services =
        |action: &str| events().any(|event| event.taker == ComponentKind::Service && event.action == action);
    let mut findings = Vec::new();
    for manifest in &project.manifests {
        for receiver in manifest.in_application("receiver") {
            let actions = manifest.actions(receiver).filter_map(|action| action.android("name"));
            for action in actions.filter(|action| is_services(&action.value)) {
                let class = receiver.android_name().unwrap_or_default();
                let finding = Finding::new(Code::TPNS413, Subject::Component(class.to_owned())).with("class", class);
                findings.push(finding.with("action", &action.value).at((manifest.file, action.value_span)));
            }
        }
    }
    findings
}

fn rivals(project: &Project, _: &Plan) -> Vec<Finding> {
    let Some(merged) = &project.merged else { return Vec::new() };
    events().filter_map(|event| rivals_of(project, merged, event)).collect()
}

fn rivals_of(project: &Project, merged: &Manifest, event: &MessagingEvent) -> Option<Finding> {
    let takes = |component: &&Element| {
        let enabled = component.android("enabled").is_none_or(|enabled| enabled.value != "false");
        let fallback = event.fallback.is_some() && component.android_name() == event.fallback;
        enabled && !fallback && merged.actions(component).any(|action| action.android_name() == Some(event.action))
    };
    let takers = merged.in_application(event.taker.element()).filter(takes).filter_map(Element::android_name);
    let of_tpns = |class: &&str| TAKER_PACKAGES.iter().any(|package| class.starts_with(package));
    let (own, others): (Vec<&str>, Vec<&str>) = takers.partition(of_tpns);
    let first = others.first().filter(|_| !own.is_empty())?;
    let classes = others.iter().chain(&own);
    let finding = Finding::new(Code::TPNS414, Subject::Component((*first).to_owned())).with("action", event.action);
    let finding = finding.with_list("classes", classes.clone());
    Some(finding.among(classes.map(|class| project.attribute_place(class, "name"))))
}
