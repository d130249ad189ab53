//! What the activities that notifications open lack (official guide, step 4).
//!
//! Invariant: only the activities that the settings name are touched, and nothing that they state is changed.

use std::collections::BTreeMap;

use super::entry::{Entry, add_attributes, indentation, insert_into, write};
use super::placeholders::Placeholders;
use super::{Plan, Reason, Supply};
use crate::input::intent_filter::{self, ACTION, Answer, CATEGORY, RedirectUri, takes_click};
use crate::input::manifest::{Element, Manifest, qualified};
use crate::project::Project;
use crate::text::edit::Edit;
use crate::text::source::Source;

/// The launch mode that brings an open page back instead of opening a second one.
pub const LAUNCH_MODE: &str = "singleTask";

/// What becomes of one page that a notification opens.
#[derive(Debug)]
pub struct RedirectPlan {
    /// The activity's full class name.
    pub class: String,
    /// The URI, its placeholders replaced; nothing where it isn't one.
    pub uri: Option<RedirectUri>,
    /// The intent filter that takes the URI.
    pub filter: Supply<RedirectUri>,
    /// `android:launchMode`.
    pub launch_mode: Supply<()>,
    /// `android:exported`.
    pub exported: Supply<()>,
}

pub(super) fn plans(project: &Project, placeholders: &Placeholders) -> Vec<RedirectPlan> {
    let plan = |redirect: &crate::project::settings::Redirect| {
        let class = qualified(&redirect.activity, &project.variant.namespace);
        let uri = placeholders.replace(project, &redirect.uri).and_then(|uri| RedirectUri::parse(&uri));
        let merged = project.merged.as_ref();
        let activity = merged.and_then(|merged| Some((merged, merged.activity(&class, &project.variant.namespace)?)));
        let off = project.variant.unapplied.then_some(Reason::Unapplied);
        let attribute = |name: &str, needed: bool| match (activity, off) {
            (Some((_, activity)), _) if activity.android(name).is_some() => Supply::Stated,
            (Some(_), _) if !needed => Supply::NotNeeded,
            (Some(_), None) if uri.is_some() => Supply::Supplied(()),
            (_, Some(reason)) => Supply::Left(reason),
            _ => Supply::Left(Reason::Unknown),
        };
        // An alias has the launch mode of its activity.
        let own_mode = activity.is_none_or(|(_, activity)| activity.name == "activity");
        RedirectPlan {
            filter: match (activity, &uri, off) {
                (Some((merged, activity)), Some(uri), off) => {
                    let answer = takes_click(merged, activity, &intent_filter::Placeholders::default(), uri);
                    match (answer, off) {
                        (Answer::Yes, _) => Supply::Stated,
                        // Where nobody knows, as with a resource, a second filter does no harm and a missing one does.
                        (Answer::No | Answer::Unknown, None) => Supply::Supplied(uri.clone()),
                        (Answer::No | Answer::Unknown, Some(reason)) => Supply::Left(reason),
                    }
                }
                _ => Supply::Left(Reason::Unknown),
            },
            launch_mode: attribute("launchMode", own_mode),
            // A vendor's channel opens a notification from outside of the app.
            exported: attribute("exported", true),
            class,
            uri,
        }
    };
    project.settings.redirects.iter().map(plan).collect()
}

/// The edits of every activity that a redirect names and the merged manifest has. A URI that isn't one is left to
/// TPNS605, an activity that isn't there to TPNS601.
pub(super) fn edits(plan: &Plan, merged: &Manifest, source: &Source) -> Vec<Edit> {
    let mut activities: BTreeMap<&str, Vec<&RedirectPlan>> = BTreeMap::new();
    for redirect in &plan.redirects {
        activities.entry(&redirect.class).or_default().push(redirect);
    }
    let edits = |(class, redirects): (&str, Vec<&RedirectPlan>)| {
        Some(complete(merged.activity(class, "")?, source, &redirects))
    };
    activities.into_iter().filter_map(edits).flatten().collect()
}

fn complete(activity: &Element, source: &Source, redirects: &[&RedirectPlan]) -> Vec<Edit> {
    // It was found by its `android:name`, which also shows the prefix that is in scope here.
    let Some(name) = activity.android("name") else { return Vec::new() };
    let Some((prefix, _)) = source.slice(name.span).split_once(':') else { return Vec::new() };
    let supplied = |of: fn(&RedirectPlan) -> &Supply<()>| redirects.iter().any(|plan| of(plan).supplied().is_some());
    let mut attributes = Vec::new();
    if supplied(|plan| &plan.exported) {
        attributes.push(("exported", "true"));
    }
    if supplied(|plan| &plan.launch_mode) {
        attributes.push(("launchMode", LAUNCH_MODE));
    }
    let mut edits = Vec::new();
    if !attributes.is_empty() {
        edits.push(add_attributes(source, name, prefix, &attributes));
    }
    let mut uris: Vec<&RedirectUri> = Vec::new();
    for uri in redirects.iter().filter_map(|plan| plan.filter.supplied()) {
        if !uris.contains(&uri) {
            uris.push(uri);
        }
    }
    if !uris.is_empty() {
        let filters: Vec<Entry> = uris.into_iter().map(filter).collect();
        let inner = format!("{}    ", indentation(source, activity));
        edits.extend(insert_into(source, activity, &write(&filters, Some(prefix), &inner, source.newline())));
    }
    edits
}

fn filter(uri: &RedirectUri) -> Entry {
    let data = [("scheme", uri.scheme.as_str()), ("host", uri.host.as_str()), ("path", uri.path.as_str())];
    let children = vec![
        Entry::new("action", [("name", ACTION)]),
        Entry::new("category", [("name", CATEGORY)]),
        Entry::new("data", data),
    ];
    Entry { children, ..Entry::new("intent-filter", []) }
}
