//! A variant of which no build was asked: what its merged manifest comes to, as far as texts tell.
//!
//! Invariant: what is merged is what the app's own manifests, those of library modules and TPNS's own artifacts state.
//! Whatever may come from elsewhere is out of sight, and a check by absence asks for that first.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::Project;
use super::variant::Variant;
use crate::input::intent_filter::Placeholders;
use crate::input::manifest::{ANDROID, Element, Manifest, TOOLS, qualified};
use crate::text::escape;
use crate::text::source::{Role, Source, Sources};
use crate::tpns::channel::Channel;
use crate::tpns::platform::{NOTIFICATIONS, notifications_by_messaging};

/// What nobody knows of a variant without a build.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unbuilt {
    /// What may bring anything: modules and plugins whose sources aren't there.
    pub out_of_sight: Vec<String>,
    /// Placeholders that are stated with a value that only a build knows.
    pub unknown_placeholders: BTreeSet<String>,
    /// True where other placeholders may be stated, too.
    pub more_placeholders: bool,
    /// Libraries of the device that the build script asks for.
    pub device_libraries: Vec<String>,
    /// The namespaces of library modules, by the names of their manifests.
    pub library_namespaces: BTreeMap<String, String>,
}

impl Project {
    /// True where nothing can come from out of sight: a build was asked, or every module's sources are there.
    pub fn sees_all(&self) -> bool {
        self.variant.unbuilt.as_ref().is_none_or(|unbuilt| unbuilt.out_of_sight.is_empty())
    }

    /// True where a placeholder may be stated with a value that only a build knows.
    pub fn is_unknown_placeholder(&self, name: &str) -> bool {
        let unbuilt = self.variant.unbuilt.as_ref();
        unbuilt.is_some_and(|unbuilt| unbuilt.more_placeholders || unbuilt.unknown_placeholders.contains(name))
    }
}

/// The merged manifest of a variant that nobody built.
pub(super) fn merged(
    own: &[Manifest],
    sources: &Sources,
    variant: &Variant,
    unbuilt: &Unbuilt,
    values: &Placeholders,
) -> Source {
    let mut merged = Node::new("manifest");
    for manifest in own {
        // The priority falls.
        merged.take(Node::of(manifest, manifest.package().unwrap_or(&variant.namespace), values));
    }
    for (id, source) in sources.of_role(Role::LibraryManifest) {
        let Ok(manifest) = crate::input::manifest::read(id, source) else { continue };
        let stated = unbuilt.library_namespaces.get(&source.name).map(String::as_str);
        merged.take(Node::of(&manifest, manifest.package().or(stated).unwrap_or_default(), values));
    }
    merged.take(of_libraries(variant, unbuilt, values));
    merged.settle();
    let mut text = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_owned();
    merged.write(&mut text, true);
    Source::new("merged/AndroidManifest.xml", Role::MergedManifest, text)
}

/// What artifacts are known to bring: who takes a vendor's messages, its ids, and the permission for notifications.
fn of_libraries(variant: &Variant, unbuilt: &Unbuilt, values: &Placeholders) -> Node {
    let mut root = Node::new("manifest");
    let mut application = Node::new("application");
    for channel in Channel::ALL {
        let module = channel.module().to_string();
        let packaged = variant
            .components
            .iter()
            .any(|one| one.strip_prefix(&module).is_some_and(|rest| rest.is_empty() || rest.starts_with(':')));
        if !packaged {
            continue;
        }
        for placeholder in channel.descriptor().placeholders {
            let value = values.replaced_where_known(&format!("${{{}}}", placeholder.name));
            let mut entry = Node::named("meta-data", placeholder.meta_data);
            entry.attributes.push((Space::Android, "value".to_owned(), value));
            application.children.push(entry);
        }
        let Some(event) = &channel.descriptor().event else { continue };
        let filter = Node { children: vec![Node::named("action", event.action)], ..Node::new("intent-filter") };
        let mut taker = Node::named(event.taker.element(), event.own_taker);
        taker.attributes.push((Space::Android, "exported".to_owned(), "false".to_owned()));
        taker.children.push(filter);
        application.children.push(taker);
    }
    application.children.extend(unbuilt.device_libraries.iter().map(|name| Node::named("uses-library", name)));
    root.children.push(application);
    if variant.components.iter().any(|component| notifications_by_messaging(component)) {
        root.children.push(Node::named("uses-permission", NOTIFICATIONS));
    }
    root
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Space {
    None,
    Android,
    Tools,
}

/// An element on its own.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Node {
    name: String,
    attributes: Vec<(Space, String, String)>,
    children: Vec<Node>,
}

impl Node {
    fn new(name: &str) -> Self {
        Self { name: name.to_owned(), attributes: Vec::new(), children: Vec::new() }
    }

    fn named(element: &str, name: &str) -> Self {
        Self { attributes: vec![(Space::Android, "name".to_owned(), name.to_owned())], ..Self::new(element) }
    }

    fn of(manifest: &Manifest, package: &str, values: &Placeholders) -> Self {
        manifest.root().map_or_else(|| Self::new("manifest"), |root| Self::of_element(manifest, root, package, values))
    }

    /// The same with class names in full and placeholders replaced, as far as they are known.
    fn of_element(manifest: &Manifest, element: &Element, package: &str, values: &Placeholders) -> Self {
        let is_class = |name: &str| {
            let named = matches!(
                element.name.as_str(),
                "application" | "activity" | "activity-alias" | "service" | "receiver" | "provider"
            );
            named && matches!(name, "name" | "targetActivity" | "backupAgent") && !package.is_empty()
        };
        let mut attributes = Vec::new();
        for attribute in &element.attributes {
            let space = match attribute.namespace.as_deref() {
                Some(ANDROID) => Space::Android,
                Some(TOOLS) => Space::Tools,
                None => Space::None,
                Some(_) => continue,
            };
            let value = values.replaced_where_known(&attribute.value);
            let value = match space {
                Space::Android if is_class(&attribute.name) && !value.contains("${") => qualified(&value, package),
                _ => value,
            };
            attributes.push((space, attribute.name.to_string(), value));
        }
        let children = manifest.children(element).map(|child| Self::of_element(manifest, child, package, values));
        Self { name: element.name.to_string(), attributes, children: children.collect() }
    }

    fn attribute(&self, space: Space, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(of, found, _)| *of == space && found == name).map(|(_, _, value)| value.as_str())
    }

    /// What makes two elements the same; nothing for those that add up.
    fn key(&self) -> Option<(&str, Option<&str>)> {
        match self.name.as_str() {
            "intent-filter" | "action" | "category" | "data" | "intent" | "package" => None,
            "application" | "uses-sdk" | "queries" | "supports-screens" => Some((&self.name, None)),
            name => Some((name, Some(self.attribute(Space::Android, "name")?))),
        }
    }

    /// Adds what another one of less priority has.
    fn take(&mut self, other: Self) {
        let removed: Vec<String> = self
            .attribute(Space::Tools, "remove")
            .unwrap_or_default()
            .split(',')
            .map(|name| name.trim().to_owned())
            .collect();
        for (space, name, value) in other.attributes {
            let is_removed = space == Space::Android
                && removed.iter().any(|one| one.strip_prefix("android:") == Some(name.as_str()));
            if self.attribute(space, &name).is_none() && !is_removed && space != Space::Tools {
                self.attributes.push((space, name, value));
            }
        }
        // Elements by their keys, so that long manifests don't take long.
        let index: BTreeMap<(String, Option<String>), usize> = self
            .children
            .iter()
            .enumerate()
            .filter_map(|(at, child)| {
                let (name, of) = child.key()?;
                Some(((name.to_owned(), of.map(str::to_owned)), at))
            })
            .collect();
        let all_removed: Vec<String> = self
            .children
            .iter()
            .filter(|child| child.attribute(Space::Tools, "node") == Some("removeAll"))
            .map(|child| child.name.clone())
            .collect();
        let filters: Vec<Self> = self.children.iter().filter(|child| child.key().is_none()).cloned().collect();
        for child in other.children {
            let known =
                child.key().map(|(name, of)| (name.to_owned(), of.map(str::to_owned))).and_then(|key| index.get(&key));
            match known.and_then(|at| self.children.get_mut(*at)) {
                Some(same) => match same.attribute(Space::Tools, "node") {
                    Some("remove" | "replace" | "strict" | "removeAll") => {}
                    _ => same.take(child),
                },
                None if all_removed.contains(&child.name) => {}
                None if child.key().is_none() && filters.contains(&child) => {}
                None => self.children.push(child),
            }
        }
    }

    /// Leaves out what is marked as removed, and the marks.
    fn settle(&mut self) {
        self.children.retain(|child| !matches!(child.attribute(Space::Tools, "node"), Some("remove" | "removeAll")));
        self.attributes.retain(|(space, _, _)| *space != Space::Tools);
        self.children.iter_mut().for_each(Self::settle);
    }

    fn write(&self, text: &mut String, is_root: bool) {
        let _ = write!(text, "<{}", self.name);
        if is_root {
            let _ = write!(text, " xmlns:android=\"{ANDROID}\"");
        }
        for (space, name, value) in &self.attributes {
            let prefix = if *space == Space::Android { "android:" } else { "" };
            let _ = write!(text, " {prefix}{name}=\"{}\"", escape::xml(value));
        }
        text.push_str(">\n");
        self.children.iter().for_each(|child| child.write(text, false));
        let _ = writeln!(text, "</{}>", self.name);
    }
}
