//! The page that a notification opens (official guide, step 4): its URI, and the filters that take it.
//!
//! Invariant: a filter is judged as Android's `IntentFilter` does; where a value is only known on the device, it takes
//! nothing.

use crate::manifest::{self, Element, Manifest};
use crate::project::Project;
use crate::protocol::Redirect;
use crate::supply::placeholders;

/// The action of the Intent that a click sends.
pub const ACTION: &str = "android.intent.action.VIEW";
/// The category that every implicit Intent needs.
pub const CATEGORY: &str = "android.intent.category.DEFAULT";
/// The launch mode that brings an open page back instead of a second one.
pub const LAUNCH_MODE: &str = "singleTask";

/// A URI as the console takes it, `protocol://hostname/path/`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RedirectUri {
    /// What stands before `://`.
    pub scheme: String,
    /// What stands before the path.
    pub host: String,
    /// From its first `/` on.
    pub path: String,
}

impl RedirectUri {
    /// Reads `scheme://host/path`. Nothing for any other text: a port, a query, a percent sign, white space.
    pub fn parse(text: &str) -> Option<Self> {
        let (scheme, rest) = text.split_once("://")?;
        let (host, path) = rest.split_at(rest.find('/')?);
        let mut letters = scheme.chars();
        let scheme_is_one = letters.next().is_some_and(|first| first.is_ascii_alphabetic())
            && letters.all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '.' | '-'));
        // Android compares the decoded path with the manifest's, so one with a percent sign would have two spellings.
        let plain = |part: &str, refused: &[char]| {
            !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || c.is_control() || refused.contains(&c))
        };
        (scheme_is_one && plain(host, &['?', '#', '%', ':', '@', '*', '\\']) && plain(path, &['?', '#', '%', '\\']))
            .then(|| Self { scheme: scheme.to_owned(), host: host.to_owned(), path: path.to_owned() })
    }

    /// The URI of a setting, its placeholders replaced as the manifest's are. Nothing where one is unknown, or where it
    /// does not come to a URI.
    pub fn of(project: &Project, redirect: &Redirect) -> Option<Self> {
        Self::parse(&resolve(project, &redirect.uri)?)
    }
}

impl std::fmt::Display for RedirectUri {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}://{}{}", self.scheme, self.host, self.path)
    }
}

/// The activity, or alias of one, of a setting in the merged manifest.
pub fn activity<'a>(project: &Project, merged: &'a Manifest, redirect: &Redirect) -> Option<&'a Element> {
    let namespace = &project.variant.namespace;
    let class = manifest::qualified(&redirect.activity, namespace);
    let found = merged.component_named(&class, namespace)?;
    matches!(found.name.as_str(), "activity" | "activity-alias").then_some(found)
}

/// True when one of a component's filters takes the Intent that a click sends for the URI.
pub fn takes(manifest: &Manifest, component: &Element, uri: &RedirectUri) -> bool {
    manifest.children(component).filter(|child| child.name == "intent-filter").any(|filter| {
        let has = |element: &str, name: &str| {
            manifest.children(filter).any(|child| child.name == element && child.android_name() == Some(name))
        };
        has("action", ACTION) && has("category", CATEGORY) && takes_data(manifest, filter, uri)
    })
}

/// True when the `<data>` of a filter take the URI: every scheme with every host with every path.
pub fn takes_data(manifest: &Manifest, filter: &Element, uri: &RedirectUri) -> bool {
    let data = || manifest.children(filter).filter(|child| child.name == "data");
    let values =
        |name: &'static str| data().filter_map(move |data| data.android(name)).map(|found| found.value.as_str());
    // A filter for a type takes no Intent without one.
    if values("mimeType").next().is_some() || !values("scheme").any(|scheme| scheme == uri.scheme) {
        return false;
    }
    if values("host").next().is_none() {
        return true;
    }
    let hosts = data().filter(|data| data.android("port").is_none()).filter_map(|data| data.android("host"));
    let mut hosts = hosts.map(|host| host.value.as_str());
    if !hosts.any(|host| host == "*" || host.eq_ignore_ascii_case(&uri.host)) {
        return false;
    }
    let path = uri.path.as_str();
    let patterns = ["pathPattern", "pathAdvancedPattern"];
    let any =
        ["path", "pathPrefix", "pathSuffix"].into_iter().chain(patterns).all(|name| values(name).next().is_none());
    any || values("path").any(|value| value == path)
        || values("pathPrefix").any(|value| path.starts_with(value))
        || values("pathSuffix").any(|value| path.ends_with(value))
        || patterns.into_iter().any(|name| values(name).any(|value| matches!(value, ".*" | "/.*")))
}

/// A text with `${name}` replaced; nothing where a name is unknown or not closed.
fn resolve(project: &Project, text: &str) -> Option<String> {
    let supplied = placeholders::supply(project);
    let mut resolved = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("${") {
        let (name, after) = after.split_once('}')?;
        let value = match name {
            "applicationId" | "packageName" => project.variant.application_id.as_str(),
            _ => match project.placeholder(name) {
                Some(stated) => stated.value.as_str(),
                None => supplied.get(name)?.as_str(),
            },
        };
        resolved.push_str(before);
        resolved.push_str(value);
        rest = after;
    }
    resolved.push_str(rest);
    Some(resolved)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_uri_is_scheme_host_and_path() {
        for text in ["demo://com.example.app/notify/", "a+b.1-c://host/", "demo://推/送"] {
            assert_eq!(RedirectUri::parse(text).map(|uri| uri.to_string()).as_deref(), Some(text));
        }
        for text in [
            "",
            "demo",
            "demo:/host/path",
            "demo://host",
            "://host/path",
            "demo:///path",
            "1demo://host/",
            "demo://host:1/p",
            "demo://host/p?x=1",
            "demo://host/p#x",
            "demo://ho st/p",
            "demo://host/p ",
            " demo://host/p",
            "demo://host/%41",
            "demo://user@host/p",
            "demo://host?x=/p",
        ] {
            assert_eq!(RedirectUri::parse(text), None, "{text}");
        }
    }
}
