//! Files that are there and can't be read: TPNS907.

use super::{Check, always};
use crate::finding::{Code, Finding, Severity, Subject};
use crate::plan::Plan;
use crate::project::Project;
use crate::text::source::{FileId, MAX_BYTES, Role, Unreadable};
use crate::text::span::Span;

pub(super) const CHECKS: &[Check] = &[Check { codes: &[Code::TPNS907], unknown: always, run: check }];

fn check(project: &Project, _: &Plan) -> Vec<Finding> {
    let unreadable = project.sources.unreadable().map(|(file, source, why)| {
        let finding = Finding::new(Code::TPNS907, Subject::File(source.name.clone())).with("file", &source.name);
        let finding = match counts(project, file, source.role) {
            true => finding.note("note-counts"),
            false => finding.severity(Severity::Warning).note("note-places"),
        };
        let finding = match why {
            Unreadable::TooLarge(bytes) => finding.case("too-large").with("bytes", *bytes).with("most", MAX_BYTES),
            Unreadable::Directory => finding.case("directory"),
            Unreadable::DanglingLink(target) => finding.case("dangling-link").with("target", target),
            Unreadable::LinkLoop => finding.case("link-loop"),
            Unreadable::Special => finding.case("special"),
            Unreadable::Denied => finding.case("denied"),
            Unreadable::Failed(why) => finding.case("failed").with("why", why),
        };
        finding.at((file, Span::at(0)))
    });
    unreadable.collect()
}

/// True where the integration depends on what the file says. Scripts and libraries' manifests only show where a value
/// comes from, and a configuration file behind another one isn't used.
fn counts(project: &Project, file: FileId, role: Role) -> bool {
    match role {
        Role::Config => project.config_file == Some(file),
        Role::SourceManifest
        | Role::MergedManifest
        | Role::KeepRules
        | Role::Baseline
        | Role::AgconnectServices
        | Role::GoogleServices => true,
        Role::LibraryManifest
        | Role::BuildScript
        | Role::AppliedScript
        | Role::LibraryScript
        | Role::GradleProperties
        | Role::VersionCatalog => false,
    }
}
