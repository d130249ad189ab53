//! The same value written twice: TPNS201, 202, 203.

use crate::build_script;
use crate::config::{Config, FILE_NAME, Spanned};
use crate::diagnostic::redact::shorten;
use crate::diagnostic::{Code, Diagnostic};
use crate::project::{Project, VENDOR_PLUGIN};
use crate::protocol::Placeholder;

/// A value that the file holds, and the other names it goes by.
struct Value {
    member: &'static str,
    placeholder: &'static str,
    meta_data: &'static str,
    of: fn(&Config) -> Option<&Spanned<String>>,
    shown: fn(&str) -> String,
}

const VALUES: [Value; 2] = [
    Value {
        member: "access_id",
        placeholder: "XG_ACCESS_ID",
        meta_data: "XG_V2_ACCESS_ID",
        of: |config| config.access_id.as_ref(),
        shown: str::to_owned,
    },
    Value {
        member: "access_key",
        placeholder: "XG_ACCESS_KEY",
        meta_data: "XG_V2_ACCESS_KEY",
        of: |config| config.access_key.as_ref(),
        shown: shorten,
    },
];

pub(super) fn check(project: &Project) -> Vec<Diagnostic> {
    let Some(config) = &project.config else { return Vec::new() };
    let mut findings = Vec::new();
    for value in &VALUES {
        let Some(stated) = (value.of)(config) else { continue };
        if let Some(placeholder) = project.placeholder(value.placeholder) {
            findings.extend(compare_placeholder(project, config, value, stated, placeholder));
        }
        findings.extend(compare_meta_data(project, config, value, stated));
    }
    findings
}

fn compare_placeholder(
    project: &Project,
    config: &Config,
    value: &Value,
    stated: &Spanned<String>,
    placeholder: &Placeholder,
) -> Option<Diagnostic> {
    let (name, origin) = (value.placeholder, &placeholder.origin);
    let shown = (value.shown)(&placeholder.value);
    let place = build_script::find(&project.sources, name, &placeholder.value);
    let of_file = format!("the file's `{}`", value.member);
    if placeholder.value == stated.value {
        // A blank template has its own finding, and without a plugin that reads the file nobody can do without.
        let unread = project.variant.unapplied && project.applies(VENDOR_PLUGIN) != Some(true);
        if stated.value.trim().is_empty() || unread {
            return None;
        }
        let finding =
            Diagnostic::new(Code::TPNS202, format!("the placeholder `{name}` of `{origin}` repeats {of_file}"));
        let finding = match place {
            Some((file, span)) => finding.at(file, span, "stated here").beside(config.file, stated.span, "and here"),
            None => finding.at(config.file, stated.span, "stated here too"),
        };
        return Some(finding.help(format!("delete the placeholder `{name}`: it is supplied from the file")));
    }
    let message = format!("the placeholder `{name}` is `{shown}`, but {of_file} is `{}`", (value.shown)(&stated.value));
    let finding = Diagnostic::new(Code::TPNS201, message);
    let finding = match place {
        Some((file, span)) => finding.at(file, span, format!("stated in `{origin}`")).beside(
            config.file,
            stated.span,
            "the file says otherwise",
        ),
        None => finding.at(config.file, stated.span, format!("`{origin}` of the build script says otherwise")),
    };
    Some(
        finding
            .note("the placeholder is what the app would register with")
            .help(format!("delete the placeholder `{name}`, or correct `{}` in `{FILE_NAME}`", value.member)),
    )
}

fn compare_meta_data(
    project: &Project,
    config: &Config,
    value: &Value,
    stated: &Spanned<String>,
) -> Option<Diagnostic> {
    let name = value.meta_data;
    let counting = project.merged.as_ref().and_then(|merged| merged.meta_data(name)).map(|found| found.value.as_str());
    let written = project.meta_data_place(name).filter(|(_, attribute)| !attribute.value.contains("${"));
    let differing = counting.or(written.map(|(_, attribute)| attribute.value.as_str()))?;
    // A value that only a resource or the device knows, or one that a placeholder's own finding is about.
    let unknown = differing.starts_with('@') || differing.is_empty();
    let placeholder = project.placeholder(value.placeholder).is_some_and(|found| found.value == differing);
    if differing == stated.value || unknown || placeholder {
        return None;
    }
    let message = format!(
        "`{name}` is `{}` in the manifest, but the file's `{}` is `{}`",
        (value.shown)(differing),
        value.member,
        (value.shown)(&stated.value)
    );
    let finding = Diagnostic::new(Code::TPNS203, message);
    let finding = match written {
        Some((file, attribute)) => finding
            .at(file, attribute.value_span, "written here")
            .beside(config.file, stated.span, "the file says otherwise")
            .help(format!("delete the `{name}` entry: the SDK's manifest takes the value from the file")),
        None => finding
            .at(config.file, stated.span, "the file's value")
            .note("none of the app's own manifests has it: it comes from a library or another plugin")
            .help(format!("find what brings `{name}` in the manifest merger's log, and correct it there")),
    };
    Some(finding.note("registration fails on the device with code 20 or 10006"))
}
