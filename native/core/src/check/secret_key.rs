//! The Secret Key of TPNS where it becomes part of the app or of its repository: TPNS207. The file's own is TPNS111.

use super::{Check, always};
use crate::finding::{Code, Finding, Subject};
use crate::input::tpns_configs::ConfigFault;
use crate::plan::Plan;
use crate::project::Project;
use crate::text::span::Span;
use crate::tpns::placeholder::names_secret_key;
use crate::tpns::shape::Shape;

pub(super) const CHECKS: &[Check] = &[Check { codes: &[Code::TPNS207], unknown: always, run: check }];

/// Vendors' keys are 32 hex digits too: a name must say that it is TPNS's, or the file.
fn check(project: &Project, _: &Plan) -> Vec<Finding> {
    let of_file = project.config_faults.iter().filter_map(|fault| match fault {
        ConfigFault::Secret { value: Some(value), .. } => Some(value.value.trim()),
        _ => None,
    });
    let of_file: Vec<&str> = of_file.collect();
    let is_secret =
        |name: &str, value: &str| Shape::SecretKey.fits(value) && (names_secret_key(name) || of_file.contains(&value));
    let new = |subject: fn(String) -> Subject, name: &str, value: &str| {
        Finding::new(Code::TPNS207, subject(name.to_owned())).with("name", name).with_secret("stated", value)
    };
    let mut found: Vec<&str> = Vec::new();
    let mut findings = Vec::new();
    for ((file, span), name, literal) in project.scripts.named_literals() {
        // `buildConfigField` takes Java, so its text has quotes of its own.
        let value = literal.trim_matches(['"', '\'', '\\', ' ']);
        if is_secret(name, value) {
            // Of which the quotes are escaped in the script.
            let written = project.sources.get(file).map_or("", |source| source.slice(span));
            let start = span.start + written.find(value).unwrap_or(0);
            let finding = new(Subject::Placeholder, name, value);
            findings.push(finding.at((file, Span::new(start, start + value.len()))));
            found.push(value);
        }
    }
    for placeholder in &project.variant.placeholders {
        let value = placeholder.value.trim();
        if is_secret(&placeholder.name, value) && !found.contains(&value) {
            findings.push(new(Subject::Placeholder, &placeholder.name, value));
            found.push(value);
        }
    }
    for manifest in &project.manifests {
        for entry in manifest.in_application("meta-data") {
            let (Some(name), Some(value)) = (entry.android_name(), entry.android("value")) else { continue };
            if is_secret(name, value.value.trim()) {
                let finding = new(Subject::Entry, name, value.value.trim());
                findings.push(finding.at((manifest.file, value.value_span)));
            }
        }
    }
    findings
}
