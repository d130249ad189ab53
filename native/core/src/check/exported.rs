//! Components that must say who may start them: TPNS404.
//!
//! Where one doesn't, there may be no merged manifest: the Android Gradle plugin refuses to merge. So without it the app's own
//! manifests are asked.

use super::{Check, Reason};
use crate::finding::{Code, Finding, Subject};
use crate::input::manifest::{Element, Manifest, TOOLS, qualified};
use crate::plan::Plan;
use crate::plan::entry::{add_attributes, prefix_of};
use crate::project::Project;
use crate::project::receiver::is_receiver;
use crate::tpns::platform::EXPORTED_SINCE;

pub(super) const CHECKS: &[Check] = &[Check { codes: &[Code::TPNS404], unknown: with_components, run: check }];

fn with_components(project: &Project, _: &Plan) -> Option<Reason> {
    let unread = project.merged.is_none() && (project.manifests.is_empty() || !project.manifest_faults.is_empty());
    match project.variant.target_sdk {
        _ if unread => Some(Reason::NoManifest),
        None => Some(Reason::NoTargetSdk),
        Some(_) => None,
    }
}

fn check(project: &Project, plan: &Plan) -> Vec<Finding> {
    let Some(target) = project.variant.target_sdk.filter(|target| *target >= EXPORTED_SINCE) else { return Vec::new() };
    match &project.merged {
        Some(merged) => of_merged(project, plan, merged, target),
        None => of_own(project, target),
    }
}

fn of_merged(project: &Project, plan: &Plan, merged: &Manifest, target: u32) -> Vec<Finding> {
    let supplied = |component: &Element| {
        let class = qualified(component.android_name().unwrap_or_default(), &project.variant.namespace);
        plan.redirects.iter().any(|redirect| redirect.class == class && redirect.exported.supplied().is_some())
    };
    let silent = merged.components().filter(|component| is_silent(merged, component) && !supplied(component));
    silent.map(|component| finding(project, merged, component, target)).collect()
}

/// Of the app's own manifests each may add a part of a component, so all of them must be silent.
fn of_own(project: &Project, target: u32) -> Vec<Finding> {
    let namespace = &project.variant.namespace;
    let mut findings: Vec<Finding> = Vec::new();
    for manifest in &project.manifests {
        for component in manifest.components().filter(|component| is_silent(manifest, component)) {
            let class = component.android_name().unwrap_or_default();
            let parts = || project.manifests.iter().filter_map(|one| one.component_named(class, namespace));
            let is_marked = |part: &Element| part.attribute(TOOLS, "node").is_some();
            let settled = parts().any(|part| part.android("exported").is_some() || is_marked(part));
            let finding = finding(project, manifest, component, target);
            if !settled && !findings.iter().any(|other| other.subject == finding.subject) {
                findings.push(finding);
            }
        }
    }
    findings
}

fn is_silent(manifest: &Manifest, component: &Element) -> bool {
    component.android("exported").is_none() && manifest.children(component).any(|child| child.name == "intent-filter")
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
        Some(add_attributes(source, name, prefix_of(source, name)?, &[("exported", exported)]))
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
