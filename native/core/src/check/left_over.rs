//! A file that nothing uses: TPNS509.

use super::receiver;
use crate::config::FILE_NAME;
use crate::diagnostic::{Code, Diagnostic};
use crate::manifest::Manifest;
use crate::project::{Project, TPNS_GROUP, VENDOR_PLUGIN};
use crate::span::Span;

/// What there is to say of a build that does not use TPNS, where this is one: its file's faults are nobody's.
pub(super) fn findings(project: &Project) -> Option<Vec<Diagnostic>> {
    if !project.variant.unapplied || is_used(project) {
        return None;
    }
    let left_over = project.config_file.map(|file| {
        Diagnostic::new(Code::TPNS509, format!("`{FILE_NAME}` is there, and nothing in this build uses TPNS"))
            .at(file, Span::at(0), "left over")
            .note("there is no TPNS dependency, plugin, placeholder or receiver")
            .help("delete the file, or apply `io.github.tpnskit`")
    });
    Some(left_over.into_iter().collect())
}

fn is_used(project: &Project) -> bool {
    let group = format!("{TPNS_GROUP}:");
    let manifests = || project.merged.iter().chain(&project.manifests);
    let component = |manifest: &Manifest| manifest.components().any(|c| c.android_name().is_some_and(is_of_sdk));
    project.variant.components.iter().any(|component| component.starts_with(&group))
        || project.has_archive("tpns")
        || project.has_archive("xg")
        || project.applies(VENDOR_PLUGIN) == Some(true)
        || project.variant.placeholders.iter().any(|placeholder| placeholder.name.starts_with("XG_"))
        || manifests().any(|manifest| receiver::receivers(manifest).next().is_some() || component(manifest))
}

fn is_of_sdk(class: &str) -> bool {
    class.starts_with("com.tencent.android.tpush.")
}
