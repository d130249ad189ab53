//! A file that nothing uses: TPNS509.

use crate::finding::{Code, Finding, Subject};
use crate::input::manifest::Manifest;
use crate::project::Project;
use crate::project::receiver::receivers;
use crate::text::span::Span;
use crate::tpns::module::TPNS_GROUP;
use crate::tpns::placeholder::CREDENTIALS;
use crate::tpns::{inputs, placeholder, sdk};

/// What there is to say of a build that doesn't use TPNS, where this is one: its file's faults matter to nobody.
pub(super) fn findings(project: &Project) -> Option<Vec<Finding>> {
    if !project.variant.unapplied || is_used(project) {
        return None;
    }
    let left_over =
        project.config_file.map(|file| Finding::new(Code::TPNS509, Subject::ConfigFile).at((file, Span::at(0))));
    Some(left_over.into_iter().collect())
}

fn is_used(project: &Project) -> bool {
    let group = format!("{TPNS_GROUP}:");
    let manifests = || project.merged.iter().chain(&project.manifests);
    let of_sdk = |class: &str| class.starts_with(sdk::PACKAGE);
    let component = |manifest: &Manifest| manifest.components().any(|c| c.android_name().is_some_and(of_sdk));
    project.variant.components.iter().any(|component| component.starts_with(&group))
        || sdk::ARCHIVE_WORDS.into_iter().any(|word| project.has_archive(word))
        || project.applies(inputs::VENDOR_PLUGIN) == Some(true)
        || CREDENTIALS.iter().any(|value| project.is_unknown_placeholder(value.placeholder))
        || project.variant.placeholders.iter().any(|placeholder| placeholder.name.starts_with(placeholder::PREFIX))
        || manifests().any(|manifest| receivers(manifest).next().is_some() || component(manifest))
}
