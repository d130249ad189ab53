//! What newer Android versions ask for: TPNS408, 409.

use super::{Check, with_target_sdk};
use crate::finding::{Code, Finding, Subject};
use crate::input::manifest::Element;
use crate::plan::Plan;
use crate::plan::entry::{Entry, append};
use crate::project::Project;
use crate::text::source::Place;
use crate::tpns::platform::{LEGACY_HTTP, NOTIFICATIONS, NOTIFICATIONS_SINCE};

pub(super) const CHECKS: &[Check] = &[
    Check { codes: &[Code::TPNS408], unknown: with_target_sdk, run: notifications },
    Check { codes: &[Code::TPNS409], unknown: with_target_sdk, run: legacy_http },
];

fn notifications(project: &Project, _: &Plan) -> Vec<Finding> {
    let (Some(merged), Some(target)) = (&project.merged, project.variant.target_sdk) else { return Vec::new() };
    let asks = |element: &Element| {
        element.name.starts_with("uses-permission") && element.android_name() == Some(NOTIFICATIONS)
    };
    if target < NOTIFICATIONS_SINCE || merged.root().is_some_and(|root| merged.children(root).any(asks)) {
        return Vec::new();
    }
    let finding = Finding::new(Code::TPNS408, Subject::Entry(NOTIFICATIONS.to_owned()));
    let finding = finding.with("target", target).with("permission", NOTIFICATIONS).at(first_manifest(project));
    let edits = || {
        let manifest = project.manifests.first()?;
        let permission = Entry::new("uses-permission", [("name", NOTIFICATIONS)]);
        let prefix = manifest.application()?.android_prefix.as_deref()?;
        Some(append(project.sources.get(manifest.file)?, manifest.root()?, &[permission], prefix))
    };
    // Whether to ask the user is for the app to decide.
    vec![finding.perhaps_fixed_by(edits().unwrap_or_default())]
}

fn legacy_http(project: &Project, plan: &Plan) -> Vec<Finding> {
    let (Some(target), Some(_)) = (project.variant.target_sdk, plan.entries.legacy_http.left()) else {
        return Vec::new();
    };
    if project.vendor_plugin_alone() {
        return Vec::new();
    }
    let finding = Finding::new(Code::TPNS409, Subject::Entry(LEGACY_HTTP.to_owned()));
    let finding = finding.with("target", target).with("library", LEGACY_HTTP).at(first_manifest(project));
    let edits = || {
        let manifest = project.manifests.first()?;
        let application = manifest.application()?;
        let library = Entry::new("uses-library", [("name", LEGACY_HTTP), ("required", "false")]);
        let prefix = application.android_prefix.as_deref()?;
        Some(append(project.sources.get(manifest.file)?, application, &[library], prefix))
    };
    vec![finding.fixed_by(edits().unwrap_or_default())]
}

/// The manifest that would hold an entry.
fn first_manifest(project: &Project) -> Option<Place> {
    let manifest = project.manifests.first()?;
    Some((manifest.file, manifest.root()?.name_span))
}
