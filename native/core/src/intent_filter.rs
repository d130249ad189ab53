//! What an intent filter takes (Android's "Intents and intent filters", data test).
//!
//! Invariant: a filter whose data can't be judged from the text, such as a resource's value, takes every URI.

use crate::manifest::{Element, Manifest};

/// The action of a click that opens a URI.
pub const VIEW: &str = "android.intent.action.VIEW";
/// The category that every implicit intent for an activity has.
pub const DEFAULT: &str = "android.intent.category.DEFAULT";

/// A URI of the shape `scheme://host/path`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uri<'a> {
    /// Before `://`.
    pub scheme: &'a str,
    /// Between `://` and the path, a port included.
    pub host: &'a str,
    /// From its `/` on; query and fragment excluded.
    pub path: &'a str,
}

impl<'a> Uri<'a> {
    /// The parts of a URI, or nothing for another shape.
    pub fn parse(text: &'a str) -> Option<Self> {
        let (scheme, rest) = text.split_once("://")?;
        let rest = rest.split(['?', '#']).next().unwrap_or(rest);
        let slash = rest.find('/')?;
        let (host, path) = rest.split_at_checked(slash)?;
        let scheme_shape = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
        let visible = |text: &str| !text.chars().any(|c| c.is_whitespace() || c.is_control());
        (scheme_shape && !host.is_empty() && visible(host) && visible(path)).then_some(Self { scheme, host, path })
    }
}

/// An intent filter of a manifest.
#[derive(Clone, Debug)]
pub struct IntentFilter<'a> {
    /// The element.
    pub element: &'a Element,
    /// Its actions.
    pub actions: Vec<&'a str>,
    /// Its categories.
    pub categories: Vec<&'a str>,
    data: Vec<&'a Element>,
}

/// The intent filters of a component.
pub fn of<'a>(manifest: &'a Manifest, component: &'a Element) -> impl Iterator<Item = IntentFilter<'a>> {
    manifest.children(component).filter(|child| child.name == "intent-filter").map(|element| {
        let named = |name: &'static str| {
            manifest.children(element).filter(move |child| child.name == name).filter_map(Element::android_name)
        };
        let data = manifest.children(element).filter(|child| child.name == "data");
        IntentFilter {
            element,
            actions: named("action").collect(),
            categories: named("category").collect(),
            data: data.collect(),
        }
    })
}

impl<'a> IntentFilter<'a> {
    /// The values of one attribute of all `<data>` elements: Android joins them.
    fn values(&self, attribute: &'a str) -> impl Iterator<Item = &'a str> {
        self.data.iter().filter_map(move |data| data.android(attribute)).map(|found| found.value.as_str())
    }

    /// The schemes of the filter's data.
    pub fn schemes(&self) -> impl Iterator<Item = &'a str> {
        self.values("scheme")
    }

    /// The first scheme, host and path of the filter's data, for a filter that has all three.
    pub fn first_uri(&self) -> Option<Uri<'a>> {
        let path = ["path", "pathPrefix", "pathPattern"].into_iter().find_map(|name| self.values(name).next())?;
        Some(Uri { scheme: self.values("scheme").next()?, host: self.values("host").next()?, path })
    }

    /// The `<data>` element's attribute that differs from a part of a URI, for a finding's place.
    pub fn data_attribute(&self, name: &str) -> Option<&'a crate::manifest::Attribute> {
        self.data.iter().find_map(|data| data.android(name))
    }

    /// True when the filter's data take the URI.
    pub fn takes(&self, uri: Uri<'_>) -> bool {
        let mut schemes = self.values("scheme").peekable();
        if schemes.peek().is_none() || !schemes.any(|scheme| unknown(scheme) || scheme == uri.scheme) {
            return false;
        }
        let host = uri.host.split_once(':').map_or(uri.host, |(host, _)| host);
        let mut hosts = self.values("host").peekable();
        if hosts.peek().is_none() {
            return true;
        }
        hosts.any(|stated| unknown(stated) || takes_host(stated, host)) && self.takes_path(uri.path)
    }

    fn takes_path(&self, path: &str) -> bool {
        let opaque = ["pathPattern", "pathAdvancedPattern", "pathSuffix"];
        if opaque.into_iter().any(|name| self.values(name).next().is_some()) {
            return true;
        }
        let mut stated = self.values("path").chain(self.values("pathPrefix")).peekable();
        stated.peek().is_none()
            || stated.any(unknown)
            || self.values("path").any(|exact| exact == path)
            || self.values("pathPrefix").any(|prefix| path.starts_with(prefix))
    }
}

fn takes_host(stated: &str, host: &str) -> bool {
    match stated.strip_prefix('*') {
        Some(ending) => host.ends_with(ending),
        None => stated == host,
    }
}

/// Only the device or the merge knows these.
fn unknown(value: &str) -> bool {
    value.starts_with('@') || value.contains("${")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::manifest::read;
    use crate::protocol::Role;
    use crate::source::{Source, Sources};

    #[test]
    fn a_uri_has_three_parts() {
        assert_eq!(Uri::parse("a://b/c/?d#e"), Some(Uri { scheme: "a", host: "b", path: "/c/" }));
        for text in ["", "a:b", "a://b", "a:///c", "://b/c", "1a://b/c", "a://b c/d", "a b://c/d"] {
            assert_eq!(Uri::parse(text), None, "{text}");
        }
    }

    #[test]
    fn data_elements_are_joined() {
        let takes = |data: &str, uri: &str| {
            let text = format!(
                "<manifest xmlns:android=\"http://schemas.android.com/apk/res/android\"><application><activity>\
                 <intent-filter>{data}</intent-filter></activity></application></manifest>"
            );
            let source = Source::new("m", Role::SourceManifest, text);
            let mut sources = Sources::default();
            let id = sources.add(Source::new("m", Role::SourceManifest, ""));
            let manifest = read(id, &source, &mut Vec::new()).unwrap();
            let activity = manifest.components().next().unwrap();
            of(&manifest, activity).next().unwrap().takes(Uri::parse(uri).unwrap())
        };
        let split = r#"<data android:scheme="a"/><data android:host="b" android:path="/c"/>"#;
        assert!(takes(split, "a://b/c"));
        assert!(!takes(split, "a://b/c/"));
        assert!(!takes(split, "A://b/c"));
        assert!(takes(r#"<data android:scheme="a" android:host="b"/>"#, "a://b/anything"));
        assert!(takes(r#"<data android:scheme="a"/>"#, "a://b/anything"));
        assert!(takes(r#"<data android:scheme="a" android:host="*.b" android:pathPrefix="/c"/>"#, "a://x.b/cd"));
        assert!(takes(r#"<data android:scheme="@string/s" android:host="b" android:path="/c"/>"#, "z://b/c"));
        assert!(!takes(r#"<data android:host="b"/>"#, "a://b/c"));
    }
}
