//! A file that nothing uses: TPNS509.

use super::receiver;
use crate::config::FILE_NAME;
use crate::diagnostic::{Code, Diagnostic};
use crate::manifest::Manifest;
use crate::project::{Project, TPNS_GROUP, VENDOR_PLUGIN};
use crate::span::Span;

/// The finding that stands for all others: where the build does not use TPNS, its file's faults are nobody's.
pub(super) fn find(project: &Project) -> Option<Diagnostic> {
    let file = project.config_file?;
    if !project.variant.unapplied || is_used(project) {
        return None;
    }
    Some(
        Diagnostic::new(Code::TPNS509, format!("`{FILE_NAME}` is there, and nothing in this build uses TPNS"))
            .at(file, Span::at(0), "left over")
            .note("there is no TPNS dependency, plugin, placeholder or receiver")
            .help("delete the file, or apply `io.github.tpnskit`"),
    )
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
