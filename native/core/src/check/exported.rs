//! Components that must say who may start them: TPNS404.

use super::{Check, with_target_sdk};
use crate::finding::{Code, Finding, Subject};
use crate::input::manifest::{Element, qualified};
use crate::plan::Plan;
use crate::project::Project;
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
    silent
        .map(|component| {
            let class = component.android_name().unwrap_or_default();
            let place = project.component_place(class).map(|(manifest, element)| (manifest.file, element.name_span));
            Finding::new(Code::TPNS404, Subject::Component(class.to_owned()))
                .with("element", &component.name)
                .with("class", class)
                .with("target", target)
                .at_or_library(place)
                .help(if component.is_activity() { "help-activity" } else { "help" })
        })
        .collect()
}
