//! What an intent filter takes (Android's "Intents and intent filters", data test).
//!
//! Invariant: a filter whose data can't be judged from the text, such as a resource's value, takes every URI: checks give
//! it the benefit of the doubt, where [`crate::redirect`], which supplies, must not.

use crate::manifest::{Element, Manifest};
use crate::redirect::{ACTION, CATEGORY, RedirectUri};

/// The parts of a URI that data are compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uri<'a> {
    /// Before `://`.
    pub scheme: &'a str,
    /// Between `://` and the path.
    pub host: &'a str,
    /// From its `/` on.
    pub path: &'a str,
}

impl<'a> From<&'a RedirectUri> for Uri<'a> {
    fn from(uri: &'a RedirectUri) -> Self {
        Self { scheme: &uri.scheme, host: &uri.host, path: &uri.path }
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

    /// True when a click can come through it at all.
    pub fn is_open(&self) -> bool {
        self.actions.contains(&ACTION) && self.categories.contains(&CATEGORY)
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
        let mut hosts = self.values("host").peekable();
        if hosts.peek().is_none() {
            return true;
        }
        hosts.any(|stated| unknown(stated) || takes_host(stated, uri.host)) && self.takes_path(uri.path)
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
        None => stated.eq_ignore_ascii_case(host),
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
    use crate::source::Role;
    use crate::source::{Source, Sources};

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
            of(&manifest, activity).next().unwrap().takes(Uri::from(&RedirectUri::parse(uri).unwrap()))
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
