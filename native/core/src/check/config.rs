//! The values of `tpns-configs.json`: TPNS101, 105, 106, 107.

use crate::config::{Config, FILE_NAME, Spanned};
use crate::diagnostic::redact::shorten;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::edit::Edit;
use crate::project::{Project, is_access_id, is_access_key};
use crate::span::Span;

pub(super) fn check(project: &Project) -> Vec<Diagnostic> {
    let Some(config) = &project.config else {
        return missing_file(project).into_iter().collect();
    };
    let id = config.access_id.as_ref().and_then(|id| access_id(config, id));
    let key = config.access_key.as_ref().and_then(|key| access_key(config, key));
    id.into_iter().chain(key).chain(application_id(project, config)).collect()
}

fn missing_file(project: &Project) -> Option<Diagnostic> {
    if project.config_file.is_some() {
        return None;
    }
    let severity = project.settings.missing_config.severity()?;
    let variant = &project.variant.name;
    let finding = Diagnostic::new(Code::TPNS101, format!("variant `{variant}` has no `{FILE_NAME}`"));
    let searched = project.settings.config_candidates.iter();
    let finding = searched.fold(finding, |finding, path| finding.note(format!("searched `{path}`")));
    Some(finding.with_severity(severity).help(
        "download it from the TPNS console (Configuration Management, Quick Integration) and put it in one of these places",
    ))
}

fn access_id(config: &Config, id: &Spanned<String>) -> Option<Diagnostic> {
    let text = id.value.as_str();
    if is_access_id(text) {
        return None;
    }
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let reason = if text.is_empty() {
        "is blank: the template was never filled in".to_owned()
    } else if is_access_id(text.trim()) {
        "has spaces around it".to_owned()
    } else if digits != text.chars().count() {
        "has characters that are not digits".to_owned()
    } else if text.len() != 10 {
        format!("has {digits} {} instead of 10", if digits == 1 { "digit" } else { "digits" })
    } else {
        "does not start with 15".to_owned()
    };
    let finding = Diagnostic::new(Code::TPNS105, format!("`access_id` {reason}"))
        .at(config.file, id.span, "expected ten digits that start with 15")
        .note("registration fails on the device with code 20 or 10006")
        .help("copy the Access ID from the TPNS console: Configuration Management, Basic Configuration");
    Some(without_spaces_around(finding, id, is_access_id))
}

fn access_key(config: &Config, key: &Spanned<String>) -> Option<Diagnostic> {
    let text = key.value.as_str();
    if is_access_key(text) {
        return None;
    }
    let characters = text.chars().count();
    let secret_key = text.trim().len() == 32 && text.trim().bytes().all(|byte| byte.is_ascii_hexdigit());
    let reason = if text.is_empty() {
        "is blank: the template was never filled in".to_owned()
    } else if is_access_key(text.trim()) {
        "has spaces around it".to_owned()
    } else if text.contains(char::is_whitespace) {
        "has a space inside".to_owned()
    } else if secret_key {
        "is a Secret Key, which is for servers and must never be in an app".to_owned()
    } else if characters == 12 && text.starts_with('I') {
        format!("`{}` is the key of an iOS app", shorten(text))
    } else if is_access_key(&text.to_ascii_uppercase()) {
        format!("`{}` has lower-case letters", shorten(text))
    } else if characters != 12 {
        format!("has {characters} characters instead of 12")
    } else if !text.starts_with('A') {
        "does not start with A".to_owned()
    } else {
        "has characters that are neither upper-case letters nor digits".to_owned()
    };
    let help = if secret_key {
        "put the Access Key here (A and eleven characters), and make a new Secret Key in the console if this file was ever shared"
    } else {
        "copy the Access Key of the Android app from the TPNS console: Configuration Management, Basic Configuration"
    };
    let finding = Diagnostic::new(Code::TPNS106, format!("`access_key` {reason}"))
        .at(config.file, key.span, "expected an A and eleven upper-case letters or digits")
        .note("registration fails on the device with code 20 or 10006")
        .help(help);
    Some(without_spaces_around(finding, key, is_access_key))
}

fn application_id(project: &Project, config: &Config) -> Option<Diagnostic> {
    let wanted = project.variant.application_id.as_str();
    if wanted.is_empty() || config.application(wanted).is_some() {
        return None;
    }
    let message = format!("`{FILE_NAME}` has no member for the applicationId `{wanted}`");
    let finding = Diagnostic::new(Code::TPNS107, message);
    let listed: Vec<&str> = config.applications.iter().map(|application| application.id.value.as_str()).collect();
    let ids = listed.iter().copied().filter(|id| !id.is_empty());
    let suffixed = ids.clone().find(|id| wanted.strip_prefix(id).is_some_and(|suffix| suffix.starts_with('.')));
    let near = suffixed.or_else(|| nearest(wanted, ids));
    let finding = match near.and_then(|near| config.application(near)) {
        Some(near) => finding.at(config.file, near.id.span, "the nearest one"),
        None => finding.at(config.file, config.root, "not in this object"),
    };
    let finding = match suffixed.and_then(|id| wanted.strip_prefix(id)) {
        Some(suffix) => finding.note(format!(
            "the suffix `{suffix}` makes the difference: an applicationIdSuffix of this variant, most likely"
        )),
        None => finding,
    };
    let finding = match listed.as_slice() {
        [] => finding.note("it has no member for any application"),
        listed => finding.note(format!("it has `{}`", listed.join("`, `"))),
    };
    let finding = finding.note("TPNS knows an app by its package name: registration fails under another one");
    Some(finding.help(format!(
        "add `{wanted}` to the product in the TPNS console and download the file again, or correct the applicationId"
    )))
}

/// The mend, where spaces around it are all that is wrong with a value: they go, and the value is not written anew.
fn without_spaces_around(finding: Diagnostic, value: &Spanned<String>, right: fn(&str) -> bool) -> Diagnostic {
    let text = value.value.as_str();
    // An escape in the file is longer than what it stands for.
    if !right(text.trim()) || value.span.end - value.span.start != text.len() {
        return finding;
    }
    let start = value.span.start + (text.len() - text.trim_start().len());
    let spaces = [Span::new(value.span.start, start), Span::new(start + text.trim().len(), value.span.end)];
    let spaces = spaces.into_iter().filter(|span| span.start < span.end);
    finding.fixed_by(spaces.map(|span| Edit { span, replacement: String::new() }).collect())
}
