//! A file that nothing uses: TPNS509.

use crate::finding::{Code, Finding, Subject};
use crate::project::Project;
use crate::text::span::Span;

/// What there is to say of a build that doesn't use TPNS, where this is one: its file's faults matter to nobody.
pub(super) fn findings(project: &Project) -> Option<Vec<Finding>> {
    let xinge = project.uses_xinge_alone();
    if !project.variant.unapplied || project.uses_tpns() && !xinge {
        return None;
    }
    let left_over = project.config_file.map(|file| {
        let finding = Finding::new(Code::TPNS509, Subject::ConfigFile).case(if xinge { "xinge" } else { "" });
        finding.at((file, Span::at(0)))
    });
    Some(left_over.into_iter().collect())
}
