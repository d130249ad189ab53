//! The vendor's own Gradle plugin beside ours: TPNS205.

use crate::build_script;
use crate::diagnostic::{Code, Diagnostic};
use crate::project::{Project, VENDOR_PLUGIN};

pub(super) fn check(project: &Project) -> Vec<Diagnostic> {
    if project.variant.unapplied || project.applies(VENDOR_PLUGIN) != Some(true) {
        return Vec::new();
    }
    let place = build_script::find_literal(&project.sources, |literal| literal == VENDOR_PLUGIN);
    let finding = Diagnostic::new(Code::TPNS205, format!("the plugin `{VENDOR_PLUGIN}` is applied too"))
        .at_place(place, "")
        .note("it adds its own dependencies and manifest entries, and its task `checkTPNS` fails the build when a newer SDK exists")
        .help(format!("delete `{VENDOR_PLUGIN}`: tpnskit supplies what it supplied"));
    vec![finding]
}
