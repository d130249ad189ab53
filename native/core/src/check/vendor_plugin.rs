//! The vendor's own Gradle plugin beside tpnskit: TPNS205.

use super::{Check, always};
use crate::finding::{Code, Finding, Subject};
use crate::plan::Plan;
use crate::project::Project;
use crate::tpns::inputs::VENDOR_PLUGIN;

pub(super) const CHECKS: &[Check] = &[Check { codes: &[Code::TPNS205], unknown: always, run: check }];

fn check(project: &Project, _: &Plan) -> Vec<Finding> {
    if project.variant.unapplied || project.applies(VENDOR_PLUGIN) != Some(true) {
        return Vec::new();
    }
    let place = project.scripts.find_plugin(VENDOR_PLUGIN);
    let finding = Finding::new(Code::TPNS205, Subject::Plugin(VENDOR_PLUGIN.to_owned()));
    vec![finding.with("plugin", VENDOR_PLUGIN).at(place)]
}
