//! Components that must say who may start them: TPNS404.

use crate::diagnostic::{Code, Diagnostic};
use crate::project::Project;

/// From this targetSdk on, Android refuses to install an app with such a component.
const SINCE: u32 = 31;

pub(super) fn check(project: &Project) -> Vec<Diagnostic> {
    let (Some(merged), Some(target)) = (&project.merged, project.variant.target_sdk) else { return Vec::new() };
    if target < SINCE {
        return Vec::new();
    }
    let silent = merged.components().filter(|component| {
        component.android("exported").is_none() && merged.children(component).any(|child| child.name == "intent-filter")
    });
    silent
        .map(|component| {
            let class = component.android_name().unwrap_or_default();
            let message = format!("the {} `{class}` has an intent filter and no `android:exported`", component.name);
            let finding = Diagnostic::new(Code::TPNS404, message)
                .note(format!("Android refuses to install an app of targetSdk {target} with such a component"));
            let finding = match project.component_place(class) {
                Some((manifest, element)) => finding.at(manifest.file, element.name_span, ""),
                None => finding.note("none of the app's own manifests has it: it comes from a library"),
            };
            let value = matches!(component.name.as_str(), "activity" | "activity-alias");
            finding.help(format!(
                "add `android:exported=\"{value}\"`, unless other apps must{} start it",
                if value { " not" } else { "" }
            ))
        })
        .collect()
}
