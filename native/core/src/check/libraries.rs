//! Which library brings what a finding is about, and what overrules it in the app's own manifest.
//!
//! Invariant: a library is named only where its own manifest has the entry.

use crate::finding::{Argument, Code, Finding, Subject};
use crate::input::manifest::{self, Element, Manifest, TOOLS};
use crate::project::Project;
use crate::text::escape::xml;
use crate::text::source::Role;

/// The findings, with the library of each that is about an entry of one.
pub(super) fn named(project: &Project, findings: Vec<Finding>) -> Vec<Finding> {
    let is_of_library = |finding: &Finding| finding.notes.contains(&"note-library");
    if !findings.iter().any(is_of_library) {
        return findings;
    }
    let manifests = project.sources.of_role(Role::LibraryManifest);
    let libraries: Vec<(&str, Manifest)> =
        manifests.filter_map(|(id, source)| Some((source.name.as_str(), manifest::read(id, source).ok()?))).collect();
    let named = |finding: Finding| {
        let subject = entry_of(&finding);
        let found = || {
            let found = libraries.iter().filter_map(|(name, manifest)| {
                let element = element(manifest, &subject)?;
                Some((*name, element))
            });
            // Of several, the one whose value counts.
            let merged = element(project.merged.as_ref()?, &subject)?;
            let value = |element: &Element| element.android("value").map(|value| value.value.clone());
            let mut all = found.collect::<Vec<_>>();
            all.sort_by_key(|(_, element)| value(element) != value(merged));
            all.first().copied()
        };
        match is_of_library(&finding).then(found).flatten() {
            Some((library, element)) => overruled(project, finding, library, element),
            None => finding,
        }
    };
    findings.into_iter().map(named).collect()
}

/// What of a manifest the finding is about.
fn entry_of(finding: &Finding) -> Subject {
    argument(finding, "where").map_or_else(|| finding.subject.clone(), |entry| Subject::Entry(entry.to_owned()))
}

/// What a finding says under a name, where that is a text.
fn argument<'a>(finding: &'a Finding, wanted: &str) -> Option<&'a str> {
    finding.arguments.iter().find_map(|(name, value)| match value {
        Argument::Text(text) if *name == wanted => Some(text.as_str()),
        _ => None,
    })
}

fn element<'a>(manifest: &'a Manifest, subject: &Subject) -> Option<&'a Element> {
    let name = subject.name();
    match subject {
        Subject::Component(class) | Subject::Redirect(class) => manifest.component_named(class, ""),
        Subject::Entry(_) => {
            let in_root = manifest.root().into_iter().flat_map(|root| manifest.children(root));
            manifest.in_application("meta-data").chain(in_root).find(|element| element.android_name() == Some(name))
        }
        _ => None,
    }
}

/// The finding with the library's name and, where one is right, the element that overrules its entry.
fn overruled(project: &Project, finding: Finding, library: &str, element: &Element) -> Finding {
    let name = xml(finding.subject.name());
    let text = |name: &str| argument(&finding, name).map(xml);
    let tag = element.name.as_str();
    let with = |rest: &str| Some(vec![format!("<{tag} android:name=\"{name}\" {rest} />")]);
    let replaced = |attribute: &str, value: &str| {
        with(&format!("android:{attribute}=\"{value}\" tools:replace=\"android:{attribute}\""))
    };
    let removed = || with("tools:node=\"remove\"");
    // What a second filter takes is added to what the library's takes.
    let taking = |action: &str| {
        Some(vec![
            format!("<{tag} android:name=\"{name}\">"),
            format!("    <intent-filter><action android:name=\"{action}\" /></intent-filter>"),
            format!("</{tag}>"),
        ])
    };
    let lines = match (finding.code, finding.case) {
        (Code::TPNS203, _) if name == "XG_V2_ACCESS_KEY" => replaced("value", "${XG_ACCESS_KEY}"),
        (Code::TPNS203, _) => replaced("value", "${XG_ACCESS_ID}"),
        (Code::TPNS302 | Code::TPNS303, "" | "entry-and-setting" | "blank") => match text("domain") {
            Some(domain) => replaced("value", &domain),
            None => removed(),
        },
        (Code::TPNS302 | Code::TPNS303, _) => removed(),
        (Code::TPNS402, "slip") => text("meant").and_then(|action| taking(&action)),
        (Code::TPNS402, _) => text("action").and_then(|action| taking(&action)),
        (Code::TPNS403, _) => replaced("exported", "false"),
        (Code::TPNS404, _) if finding.help == "help-true" => with("android:exported=\"true\""),
        (Code::TPNS404, _) if finding.help == "help-false" => with("android:exported=\"false\""),
        (Code::TPNS406 | Code::TPNS420, "disabled") => replaced("enabled", "true"),
        (Code::TPNS407, "permission") => removed(),
        (Code::TPNS407 | Code::TPNS410, "authority") => {
            text("suffix").and_then(|suffix| replaced("authorities", &format!("${{applicationId}}.{suffix}")))
        }
        (Code::TPNS410, "action" | "no-action") => text("wanted").and_then(|action| taking(&action)),
        (Code::TPNS418, _) | (Code::TPNS420, "abstract" | "absent") => removed(),
        (Code::TPNS419, _) => replaced("value", "true"),
        (Code::TPNS420, "process") => with("tools:remove=\"android:process\""),
        _ => None,
    };
    let finding = finding.with("library", library);
    let declared = project.manifests.iter().filter_map(|manifest| project.sources.get(manifest.file));
    let has_tools = declared.into_iter().any(|source| source.text.contains(TOOLS));
    match lines {
        Some(lines) => {
            finding.with_lines("override", lines).help(if has_tools { "help-override" } else { "help-override-tools" })
        }
        None => finding,
    }
}
