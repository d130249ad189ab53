//! What the activity that notifications open lacks (official guide, step 4).
//!
//! Invariant: only the activities that the owner names are touched, and of these nothing that they state.

use std::collections::BTreeMap;

use crate::edit::Edit;
use crate::manifest::{Element, Manifest};
use crate::project::Project;
use crate::redirect::{ACTION, CATEGORY, LAUNCH_MODE, RedirectUri, activity, takes};
use crate::source::Source;
use crate::supply::entry::{Entry, add_attributes, indentation, insert_into, write};

/// The edits of every activity that `redirect { }` names and the merged manifest has. A URI that is none is left to
/// TPNS605, an activity that is not there to TPNS601.
pub(super) fn edits(project: &Project, merged: &Manifest, source: &Source, newline: &str) -> Vec<Edit> {
    let mut activities: BTreeMap<usize, (&Element, Vec<RedirectUri>)> = BTreeMap::new();
    for redirect in &project.settings.redirects {
        let activity = activity(project, merged, redirect);
        let (Some(activity), Some(uri)) = (activity, RedirectUri::of(project, redirect)) else { continue };
        let (_, uris) = activities.entry(activity.start_tag.start).or_insert_with(|| (activity, Vec::new()));
        if !uris.contains(&uri) {
            uris.push(uri);
        }
    }
    activities.values().flat_map(|(activity, uris)| complete(merged, source, activity, uris, newline)).collect()
}

fn complete(merged: &Manifest, source: &Source, activity: &Element, uris: &[RedirectUri], newline: &str) -> Vec<Edit> {
    // It was found by its `android:name`, which also shows the prefix that is in scope here.
    let Some(name) = activity.android("name") else { return Vec::new() };
    let Some((prefix, _)) = source.slice(name.span).split_once(':') else { return Vec::new() };
    let mut edits = Vec::new();
    let mut attributes = Vec::new();
    // A notification of a vendor's channel is opened from outside the app.
    if activity.android("exported").is_none() {
        attributes.push(("exported", "true"));
    }
    // An alias has the launch mode of its activity.
    if activity.name == "activity" && activity.android("launchMode").is_none() {
        attributes.push(("launchMode", LAUNCH_MODE));
    }
    if !attributes.is_empty() {
        edits.push(add_attributes(source, name, prefix, &attributes, newline));
    }
    let filters: Vec<Entry> = uris.iter().filter(|uri| !takes(merged, activity, uri)).map(filter).collect();
    if !filters.is_empty() {
        let inner = format!("{}    ", indentation(source, activity));
        edits.extend(insert_into(source, activity, &write(&filters, Some(prefix), &inner, newline), newline));
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
