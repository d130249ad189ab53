//! What else the file says: TPNS108, 109, 110, 113.

use crate::config::{Config, FILE_NAME, UnknownMember};
use crate::diagnostic::{Code, Diagnostic, Severity, nearest};
use crate::project::Project;
use crate::source::Role;
use crate::span::Span;
use crate::version::is_sdk_version;

pub(super) fn check(project: &Project) -> Vec<Diagnostic> {
    let mut findings: Vec<Diagnostic> = several_files(project).into_iter().collect();
    if let Some(config) = &project.config {
        findings.extend(config.unknown.iter().map(|member| unknown_member(config, member)));
        findings.extend(debug(project, config));
        findings.extend(version(config));
    }
    findings
}

fn unknown_member(config: &Config, member: &UnknownMember) -> Diagnostic {
    let name = member.name.value.as_str();
    let finding = Diagnostic::new(Code::TPNS108, format!("`{name}` is no member of a TPNS file"));
    let finding = finding.at(config.file, member.name.span, "not known here");
    match nearest(name, member.known.iter().copied()) {
        Some(near) => finding.help(format!("write `{near}`, if that is meant")),
        // Nothing says that it is a slip: a newer console may write more than is known here.
        None => finding
            .with_severity(Severity::Note)
            .note(format!("known here are `{}`", member.known.join("`, `")))
            .help("delete it, unless something else reads it"),
    }
}

fn debug(project: &Project, config: &Config) -> Option<Diagnostic> {
    let debug = config.debug.as_ref().filter(|debug| debug.value)?;
    if project.variant.debuggable != Some(false) {
        return None;
    }
    let variant = &project.variant.name;
    Some(
        Diagnostic::new(Code::TPNS109, format!("`debug` is on in variant `{variant}`, which is not debuggable"))
            .at(config.file, debug.span, "")
            .note("the SDK writes its traffic to the log of every user's device")
            .help("write `false`, or give debug builds a file of their own in `src/debug`"),
    )
}

fn version(config: &Config) -> Option<Diagnostic> {
    let version = config.version.as_ref().filter(|version| !is_sdk_version(&version.value))?;
    let what = match version.value.trim() {
        "" => "is blank".to_owned(),
        _ => format!("is `{}`, which is no version of the TPNS SDK", version.value),
    };
    Some(
        Diagnostic::new(Code::TPNS110, format!("`version` {what}"))
            .at(config.file, version.span, "expected four numbers, as in `1.4.3.9-release`")
            .note("no dependency can be compared with it or added by it")
            .help("write the version of the SDK that the app uses, or delete the member"),
    )
}

fn several_files(project: &Project) -> Option<Diagnostic> {
    let used = project.sources.get(project.config_file?)?;
    let mut others = project.sources.of_role(Role::Config).filter(|(_, other)| other.name != used.name).peekable();
    others.peek()?;
    let finding =
        Diagnostic::new(Code::TPNS113, format!("more than one `{FILE_NAME}` is found, and `{}` counts", used.name));
    let finding = finding.at(project.config_file?, Span::at(0), "this one counts");
    let finding = others.fold(finding, |finding, (id, _)| finding.beside(id, Span::at(0), "this one does not"));
    Some(finding.help("delete those that no variant uses"))
}
