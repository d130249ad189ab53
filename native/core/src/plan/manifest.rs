//! Entries of the merged manifest that neither the app nor a library has.

use super::entry::{Entry, indentation, insert_into, write};
use super::{Plan, Reason, Supply, redirect, unsupplied};
use crate::input::manifest::{self, Manifest};
use crate::project::Project;
use crate::project::classes::generated_package;
use crate::project::receiver::receivers;
use crate::text::edit::{self, Edit};
use crate::text::source::Source;
use crate::tpns::{access_point, platform, receiver, sdk};

/// What becomes of each entry.
#[derive(Debug)]
pub struct Entries {
    /// The access point's domain, as `XG_SERVER_SUFFIX`.
    pub access_point: Supply<&'static str>,
    /// The full class name of the receiver that the variant should have: the app's own, or the generated one where the SDK
    /// is there to compile it; nothing where none is wanted or possible.
    pub receiver_class: Option<String>,
    /// The receiver's entry, by the full class name.
    pub receiver: Supply<String>,
    /// The `org.apache.http.legacy` library.
    pub legacy_http: Supply<()>,
    /// The entry that keeps the SDK from starting before the user's consent.
    pub pull_up_off: Supply<()>,
}

impl Entries {
    pub(super) fn of(project: &Project) -> Self {
        let receiver_class = receiver_class(project);
        Self {
            access_point: access_point(project),
            receiver: receiver(project, receiver_class.as_deref()),
            legacy_http: legacy_http(project),
            pull_up_off: pull_up_off(project),
            receiver_class,
        }
    }
}

fn access_point(project: &Project) -> Supply<&'static str> {
    // One entry is read after the other, so either of them sets it.
    let entries = [access_point::META_DATA, access_point::GUID_META_DATA];
    let stated = project.merged.as_ref().is_some_and(|merged| entries.iter().any(|name| merged.has_meta_data(name)));
    let off = unsupplied(project, "supply.accessPoint", project.settings.supply.access_point);
    match project.access_point() {
        _ if stated => Supply::Stated,
        None => Supply::Left(Reason::Unknown),
        Some(point) => match (point.domain(), off) {
            (None, _) => Supply::NotNeeded,
            (Some(_), Some(reason)) => Supply::Left(reason),
            (Some(domain), None) => Supply::Supplied(domain),
        },
    }
}

fn receiver_class(project: &Project) -> Option<String> {
    let namespace = &project.variant.namespace;
    match project.settings.receiver.own_class() {
        _ if !project.settings.receiver.enabled => None,
        Some(class) => Some(manifest::qualified(class, namespace)),
        None => project.sdk_version().map(|_| format!("{}.{}", generated_package(namespace), receiver::GENERATED)),
    }
}

/// The app's own class is looked for by its name; a generated one is needed only where nothing else takes TPNS messages.
fn receiver(project: &Project, class: Option<&str>) -> Supply<String> {
    let stated = project.settings.receiver.own_class().is_some();
    let present = project.merged.as_ref().is_some_and(|merged| match class {
        Some(class) if stated => merged.component_named(class, &project.variant.namespace).is_some(),
        _ => receivers(merged).next().is_some(),
    });
    let off = unsupplied(project, "receiver.enabled", project.settings.receiver.enabled);
    match (off, class) {
        _ if present => Supply::Stated,
        (Some(reason), _) => Supply::Left(reason),
        (None, None) => Supply::Left(Reason::NoSdk),
        (None, Some(class)) => Supply::Supplied(class.to_owned()),
    }
}

fn legacy_http(project: &Project) -> Supply<()> {
    let declared = project.merged.as_ref().is_some_and(|merged| {
        merged.in_application("uses-library").any(|library| library.android_name() == Some(platform::LEGACY_HTTP))
    });
    let needed = project.variant.target_sdk.is_some_and(|target| target >= platform::LEGACY_HTTP_SINCE);
    match unsupplied(project, "supply.legacyHttp", project.settings.supply.legacy_http) {
        _ if declared => Supply::Stated,
        _ if !needed => Supply::NotNeeded,
        Some(reason) => Supply::Left(reason),
        None => Supply::Supplied(()),
    }
}

fn pull_up_off(project: &Project) -> Supply<()> {
    let stated = project.merged.as_ref().is_some_and(|merged| merged.has_meta_data(sdk::PULL_UP_OFF));
    match unsupplied(project, "supply.pullUpOff", project.settings.supply.pull_up_off) {
        _ if stated => Supply::Stated,
        Some(reason) => Supply::Left(reason),
        None => Supply::Supplied(()),
    }
}

/// The bytes of the merged manifest with what was missing; nothing where there is no merged manifest to start from.
pub fn completed(project: &Project, plan: &Plan) -> Result<Option<Vec<u8>>, String> {
    let Some(merged) = &project.merged else { return Ok(None) };
    let Some(source) = project.sources.get(merged.file) else { return Ok(None) };
    let mut edits = edits(plan, merged, source);
    edits.extend(redirect::edits(plan, merged, source));
    let text = edit::apply(&source.text, &edits).ok_or("edits of the merged manifest overlap")?;
    Ok(Some(source.encode(&text)))
}

fn edits(plan: &Plan, merged: &Manifest, source: &Source) -> Vec<Edit> {
    let newline = source.newline();
    let entries = entries(&plan.entries);
    let (Some(root), false) = (merged.root(), entries.is_empty()) else { return Vec::new() };
    match merged.application() {
        Some(application) => {
            let prefix = application.android_prefix.as_deref();
            let inner = format!("{}    ", indentation(source, application));
            let text = write(&entries, prefix, &inner, newline);
            insert_into(source, application, &text)
        }
        // AGP always writes one; a manifest without it has no components and still gets ours.
        None => {
            let inner = format!("{}    ", indentation(source, root));
            let below = write(&entries, None, &format!("{inner}    "), newline);
            let text = format!("{inner}<application>{newline}{below}{inner}</application>{newline}");
            insert_into(source, root, &text)
        }
    }
}

fn entries(planned: &Entries) -> Vec<Entry> {
    let mut entries = Vec::new();
    if let Some(domain) = planned.access_point.supplied() {
        entries.push(Entry::new("meta-data", [("name", access_point::META_DATA), ("value", domain)]));
    }
    if planned.pull_up_off.supplied().is_some() {
        entries.push(Entry::new("meta-data", [("name", sdk::PULL_UP_OFF), ("value", "true")]));
    }
    if let Some(class) = planned.receiver.supplied() {
        let actions = receiver::ACTIONS.map(|action| Entry::new("action", [("name", action)]));
        let filter = Entry { children: actions.into(), ..Entry::new("intent-filter", []) };
        let attributes = [("name", class.as_str()), ("exported", "false")];
        entries.push(Entry { children: vec![filter], ..Entry::new("receiver", attributes) });
    }
    if planned.legacy_http.supplied().is_some() {
        entries.push(Entry::new("uses-library", [("name", platform::LEGACY_HTTP), ("required", "false")]));
    }
    entries
}
