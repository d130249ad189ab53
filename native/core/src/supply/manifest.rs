//! Entries of the merged manifest that neither the app nor a library has.

use crate::access_point::META_DATA;
use crate::check::receiver;
use crate::edit::{self, Edit};
use crate::manifest::Manifest;
use crate::project::Project;
use crate::protocol::Output;
use crate::source::Source;
use crate::supply::entry::{Entry, indentation, insert_into, write};
use crate::supply::redirect;

/// The library that the SDK's HTTP client needs.
const LEGACY_HTTP: &str = "org.apache.http.legacy";

/// The API level from which apps no longer see that library by default.
const LEGACY_HTTP_SINCE: u32 = 28;

/// The merged manifest with what was missing; nothing where there is no merged manifest to start from.
pub fn supply(project: &Project) -> Result<Option<Output>, String> {
    let Some(merged) = &project.merged else { return Ok(None) };
    let Some(source) = project.sources.get(merged.file) else { return Ok(None) };
    let newline = if source.text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut edits = edits(project, merged, source, newline);
    edits.extend(redirect::edits(project, merged, source, newline));
    let text = edit::apply(&source.text, &edits).ok_or("edits of the merged manifest overlap")?;
    Ok(Some(Output::bytes("AndroidManifest.xml", source.encode(&text))))
}

fn edits(project: &Project, merged: &Manifest, source: &Source, newline: &str) -> Vec<Edit> {
    let entries = entries(project, merged);
    let (Some(root), false) = (merged.root(), entries.is_empty()) else { return Vec::new() };
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
