//! What else the file says: TPNS109, 110, 113.

use super::config::{is_for_all_flavors, stray, with_plain_edits};
use super::{Check, always, with_config};
use crate::finding::{Code, Finding, Subject};
use crate::plan::Plan;
use crate::project::Project;
use crate::text::source::Role;
use crate::text::span::Span;
use crate::text::stray::{is_stray, plain};
use crate::tpns::version::is_sdk_version;

pub(super) const CHECKS: &[Check] = &[
    Check { codes: &[Code::TPNS113], unknown: always, run: several_files },
    Check { codes: &[Code::TPNS109, Code::TPNS110], unknown: with_config, run: members },
];

fn members(project: &Project, _: &Plan) -> Vec<Finding> {
    debug(project).into_iter().chain(version(project)).collect()
}

fn debug(project: &Project) -> Option<Finding> {
    let debug = project.config.as_ref()?.debug.as_ref().filter(|debug| debug.value)?;
    if project.variant.debuggable != Some(false) {
        return None;
    }
    let finding = Finding::new(Code::TPNS109, Subject::Field("debug".to_owned()));
    let finding = finding.at(project.field_place(Some(debug)));
    let finding = if is_for_all_flavors(project) { finding } else { finding.help("help-flavor") };
    // In quotes, it is to be corrected first.
    let is_plain = debug.span.end - debug.span.start == "true".len();
    Some(if is_plain { finding.fixed_by_writing("false") } else { finding })
}

fn version(project: &Project) -> Option<Finding> {
    let version = project.config.as_ref()?.version.as_ref().filter(|version| !is_sdk_version(&version.value))?;
    let finding = Finding::new(Code::TPNS110, Subject::Field("version".to_owned()));
    let finding = finding.at(project.field_place(Some(version)));
    let meant = plain(&version.value);
    Some(match meant.as_str() {
        "" => finding.case("blank"),
        meant if is_sdk_version(meant) => {
            let finding = match version.value.chars().any(is_stray) {
                true => stray(finding, &version.value),
                false => finding.case("spaces"),
            };
            with_plain_edits(project, finding, version.span)
        }
        _ => finding.with("stated", &version.value),
    })
}

fn several_files(project: &Project, _: &Plan) -> Vec<Finding> {
    let Some((id, used)) = project.config_file.and_then(|id| Some((id, project.sources.get(id)?))) else {
        return Vec::new();
    };
    let mut others = project.sources.of_role(Role::Config).filter(|(_, other)| other.name != used.name).peekable();
    if others.peek().is_none() {
        return Vec::new();
    }
    let finding = Finding::new(Code::TPNS113, Subject::ConfigFile).with("used", &used.name).at((id, Span::at(0)));
    vec![others.fold(finding, |finding, (id, _)| finding.beside((id, Span::at(0))))]
}
