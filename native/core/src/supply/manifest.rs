//! Entries of the merged manifest that neither the app nor a library has.

use crate::access_point::META_DATA;
use crate::check::receiver;
use crate::edit::{self, Edit};
use crate::escape::xml;
use crate::manifest::{ANDROID, Element, Manifest};
use crate::project::Project;
use crate::protocol::Output;
use crate::source::Source;

/// The library that the SDK's HTTP client needs.
const LEGACY_HTTP: &str = "org.apache.http.legacy";

/// The API level from which apps no longer see that library by default.
const LEGACY_HTTP_SINCE: u32 = 28;

/// The merged manifest with what was missing; nothing where there is no merged manifest to start from.
pub fn supply(project: &Project) -> Result<Option<Output>, String> {
    let Some(merged) = &project.merged else { return Ok(None) };
    let Some(source) = project.sources.get(merged.file) else { return Ok(None) };
    let edits = edits(project, merged, source);
    let text = edit::apply(&source.text, &edits).ok_or("edits of the merged manifest overlap")?;
    Ok(Some(source.output("AndroidManifest.xml", &text)))
}

fn edits(project: &Project, merged: &Manifest, source: &Source) -> Vec<Edit> {
    let entries = entries(project, merged);
    let (Some(root), false) = (merged.root(), entries.is_empty()) else { return Vec::new() };
    let newline = if source.text.contains("\r\n") { "\r\n" } else { "\n" };
    match merged.application() {
        Some(application) => {
            let prefix = application.android_prefix.as_deref();
            let inner = format!("{}    ", indentation(source, application));
            let text = write(&entries, prefix, &inner, newline);
            insert_into(source, application, &text, newline)
        }
        // AGP always writes one; a manifest without it has no components and still gets ours.
        None => {
            let inner = format!("{}    ", indentation(source, root));
            let below = write(&entries, None, &format!("{inner}    "), newline);
            let text = format!("{inner}<application>{newline}{below}{inner}</application>{newline}");
            insert_into(source, root, &text, newline)
        }
    }
}

/// An element to be written.
struct Entry {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    children: Vec<Entry>,
}

impl Entry {
    fn new<const N: usize>(name: &'static str, attributes: [(&'static str, &str); N]) -> Self {
        let attributes = attributes.into_iter().map(|(name, value)| (name, value.to_owned())).collect();
        Self { name, attributes, children: Vec::new() }
    }
}

fn entries(project: &Project, merged: &Manifest) -> Vec<Entry> {
    let supply = &project.settings.supply;
    let mut entries = Vec::new();
    let domain = project.access_point().and_then(|point| point.domain());
    if let Some(domain) = domain.filter(|_| supply.access_point && merged.meta_data(META_DATA).is_none()) {
        entries.push(Entry::new("meta-data", [("name", META_DATA), ("value", domain)]));
    }
    if let Some(class) = project.wanted_receiver().filter(|class| needs_receiver(project, merged, class)) {
        let actions = receiver::ACTIONS.map(|action| Entry::new("action", [("name", action)]));
        let filter = Entry { children: actions.into(), ..Entry::new("intent-filter", []) };
        let attributes = [("name", class.as_str()), ("exported", "false")];
        entries.push(Entry { children: vec![filter], ..Entry::new("receiver", attributes) });
    }
    let targeted = project.variant.target_sdk.is_some_and(|target| target >= LEGACY_HTTP_SINCE);
    let declared = merged.in_application("uses-library").any(|library| library.android_name() == Some(LEGACY_HTTP));
    if supply.legacy_http && targeted && !declared {
        entries.push(Entry::new("uses-library", [("name", LEGACY_HTTP), ("required", "false")]));
    }
    entries
}

/// True when the manifest lacks the receiver: the owner's own class by its name, a generated one by any that takes
/// TPNS messages.
fn needs_receiver(project: &Project, merged: &Manifest, class: &str) -> bool {
    let stated = project.settings.receiver.class_name.is_some();
    let present = merged.component_named(class, &project.variant.namespace).is_some();
    !present && (stated || receiver::receivers(merged).next().is_none())
}

fn write(entries: &[Entry], prefix: Option<&str>, indent: &str, newline: &str) -> String {
    let mut text = String::new();
    for entry in entries {
        // Without a prefix in scope, each top-level element declares its own.
        let declared = if prefix.is_none() { format!(" xmlns:android=\"{ANDROID}\"") } else { String::new() };
        write_entry(&mut text, entry, &declared, prefix.unwrap_or("android"), indent, newline);
    }
    text
}

fn write_entry(text: &mut String, entry: &Entry, declared: &str, prefix: &str, indent: &str, newline: &str) {
    let attributes: String =
        entry.attributes.iter().map(|(name, value)| format!(" {prefix}:{name}=\"{}\"", xml(value))).collect();
    let name = entry.name;
    if entry.children.is_empty() {
        text.push_str(&format!("{indent}<{name}{declared}{attributes} />{newline}"));
        return;
    }
    text.push_str(&format!("{indent}<{name}{declared}{attributes}>{newline}"));
    for child in &entry.children {
        write_entry(text, child, "", prefix, &format!("{indent}    "), newline);
    }
    text.push_str(&format!("{indent}</{name}>{newline}"));
}

/// What stands before an element on its line, where that is white space alone.
fn indentation<'a>(source: &'a Source, element: &Element) -> &'a str {
    let start = element.start_tag.start;
    let line = source.text.get(..start).map_or(0, |before| before.rfind('\n').map_or(0, |newline| newline + 1));
    let before = source.text.get(line..start).unwrap_or("");
    if before.trim().is_empty() { before } else { "" }
}

/// Puts whole lines before an element's end tag, opening the element where it is closed in itself.
fn insert_into(source: &Source, element: &Element, lines: &str, newline: &str) -> Vec<Edit> {
    let indent = indentation(source, element);
    match element.end_tag {
        Some(end_tag) => {
            let before = source.text.get(..end_tag.start).unwrap_or("");
            let own_line = before.rfind('\n').is_some_and(|at| before.get(at..).is_some_and(|l| l.trim().is_empty()));
            if own_line {
                let line = before.rfind('\n').map_or(0, |newline| newline + 1);
                vec![Edit::insert(line, lines)]
            } else {
                vec![Edit::insert(end_tag.start, format!("{newline}{lines}{indent}"))]
            }
        }
        None => {
            let slash = element.start_tag.end.saturating_sub(2);
            let name = source.slice(element.name_span);
            let closing = format!(">{newline}{lines}{indent}</{name}>");
            vec![Edit { span: crate::span::Span::new(slash, element.start_tag.end), replacement: closing }]
        }
    }
}
