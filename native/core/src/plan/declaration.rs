//! The SDK's components and permissions as a manifest that is written by hand has to declare them.

use super::entry::{Entry, write};
use crate::tpns::sdk::{RECEIVE_PERMISSION, SdkComponent};

const DEFAULT: &str = "android.intent.category.DEFAULT";

/// The lines of a component under one of its classes.
pub fn component(component: &SdkComponent, class: &str) -> Vec<String> {
    let own = |suffix: &str| format!("${{applicationId}}.{suffix}");
    let mut entry = Entry::new(component.kind.element(), [("name", class)]);
    if let Some(authority) = component.authority {
        entry.attributes.push(("authorities", own(authority)));
    }
    entry.attributes.push(("exported", component.exported.to_string()));
    entry.attributes.extend(component.attributes.iter().map(|(name, value)| (*name, (*value).to_owned())));
    let action = |name: &str| Entry::new("action", [("name", name)]);
    let category = |name: &str| Entry::new("category", [("name", name)]);
    let filter = |children: Vec<Entry>| Entry { children, ..Entry::new("intent-filter", []) };
    if let Some(suffix) = component.action {
        // A page is started without naming it, which takes the category, too.
        let page = component.scheme.map(|_| category(DEFAULT));
        entry.children.push(filter([action(&own(suffix))].into_iter().chain(page).collect()));
    }
    if let Some(scheme) = component.scheme {
        let data = Entry::new("data", [("scheme", scheme), ("host", "${applicationId}")]);
        let categories = ["android.intent.category.BROWSABLE", DEFAULT].map(category);
        let view = action("android.intent.action.VIEW");
        entry.children.push(filter([view].into_iter().chain(categories).chain([data]).collect()));
    }
    if !component.actions.is_empty() {
        entry.children.push(filter(component.actions.iter().map(|name| action(name)).collect()));
    }
    lines(&[entry])
}

/// The line that asks for a permission.
pub fn uses_permission(name: &str) -> Vec<String> {
    lines(&[Entry::new("uses-permission", [("name", name)])])
}

/// The line that declares the permission of TPNS's broadcasts.
pub fn receive_permission() -> Vec<String> {
    let name = format!("${{applicationId}}.{RECEIVE_PERMISSION}");
    lines(&[Entry::new("permission", [("name", name.as_str()), ("protectionLevel", "signature")])])
}

fn lines(entries: &[Entry]) -> Vec<String> {
    write(entries, Some("android"), "", "\n").lines().map(str::to_owned).collect()
}
