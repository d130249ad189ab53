//! Components that must say who may start them: TPNS404.

use super::{Check, with_target_sdk};
use crate::finding::{Code, Finding, Subject};
use crate::input::manifest::{Element, Manifest, qualified};
use crate::plan::Plan;
use crate::plan::entry::{add_attributes, prefix_of};
use crate::project::Project;
use crate::project::receiver::is_receiver;
use crate::tpns::platform::EXPORTED_SINCE;

pub(super) const CHECKS: &[Check] = &[Check { codes: &[Code::TPNS404], unknown: with_target_sdk, run: check }];

fn check(project: &Project, plan: &Plan) -> Vec<Finding> {
    let (Some(merged), Some(target)) = (&project.merged, project.variant.target_sdk) else { return Vec::new() };
    if target < EXPORTED_SINCE {
        return Vec::new();
    }
    let supplied = |component: &Element| {
        let class = qualified(component.android_name().unwrap_or_default(), &project.variant.namespace);
        plan.redirects.iter().any(|redirect| redirect.class == class && redirect.exported.supplied().is_some())
    };
    let silent = merged.components().filter(|component| {
        component.android("exported").is_none()
            && merged.children(component).any(|child| child.name == "intent-filter")
            && !supplied(component)
    });
    silent.map(|component| finding(project, merged, component, target)).collect()
}

fn finding(project: &Project, merged: &Manifest, component: &Element, target: u32) -> Finding {
    let class = component.android_name().unwrap_or_default();
    let own = project.component_place(class);
    let finding = Finding::new(Code::TPNS404, Subject::Component(class.to_owned()))
        .with("element", &component.name)
        .with("class", class)
        .with("target", target)
        .at_or_library(own.map(|(manifest, element)| (manifest.file, element.name_span)));
    let Some(exported) = meant(merged, component) else { return finding };
    let edit = own.and_then(|(manifest, element)| {
        let source = project.sources.get(manifest.file)?;
        let name = element.android("name")?;
        let newline = if source.text.contains("\r\n") { "\r\n" } else { "\n" };
        Some(add_attributes(source, name, prefix_of(source, name)?, &[("exported", exported)], newline))
    });
    let help = if exported == "true" { "help-true" } else { "help-false" };
    finding.help(help).fixed_by(edit.into_iter().collect())
}

/// What a component has to state, where its filters leave no doubt.
fn meant(merged: &Manifest, component: &Element) -> Option<&'static str> {
    let filters = || merged.children(component).filter(|child| child.name == "intent-filter");
    let has = |filter: &Element, name: &str| merged.children(filter).any(|child| child.android_name() == Some(name));
    let opened = |filter: &Element| {
        has(filter, "android.intent.category.LAUNCHER") || has(filter, "android.intent.category.BROWSABLE")
    };
    if component.is_activity() && filters().any(opened) {
        Some("true")
    } else if is_receiver(merged, component) {
        Some("false")
    } else {
        None
    }
}
