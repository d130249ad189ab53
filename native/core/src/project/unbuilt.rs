//! A variant of which no build was asked: what its merged manifest comes to, as far as texts tell.
//!
//! Invariant: what is merged is what the app's own manifests, those of library modules and TPNS's own artifacts state.
//! Whatever may come from elsewhere is out of sight, and a check by absence asks for that first.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt::Write;

use super::Project;
use super::variant::Variant;
use crate::input::intent_filter::{MOST_REPLACED, Placeholders};
use crate::input::manifest::{ANDROID, Element, Manifest, TOOLS, qualified};
use crate::text::escape;
use crate::text::source::{MAX_BYTES, Role, Source, Sources};
use crate::tpns::channel::Channel;
use crate::tpns::platform::{NOTIFICATIONS, notifications_by_messaging};
use crate::tpns::version::is_below;

/// What nobody knows of a variant without a build.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unbuilt {
    /// True where the plugin that supplies values may not be applied: it stands under a condition.
    pub perhaps_unapplied: bool,
    /// What may bring anything: modules and plugins whose sources aren't there.
    pub out_of_sight: Vec<String>,
    /// Placeholders that are stated with a value that only a build knows.
    pub unknown_placeholders: BTreeSet<String>,
    /// True where other placeholders may be stated, too.
    pub more_placeholders: bool,
    /// True where there may be other variants, with more than this one has: something that can't be read may make them.
    pub more_variants: bool,
    /// Libraries of the device that the build script asks for.
    pub device_libraries: Vec<String>,
    /// The namespaces of library modules, by the names of their manifests.
    pub library_namespaces: BTreeMap<String, String>,
}

/// The artifacts of a class path that no build resolved: of several versions of a module, the highest counts.
#[derive(Clone, Debug, Default)]
pub struct Components(BTreeMap<String, Option<String>>);

impl Components {
    /// Adds a module, `group:name`, in a version where that is known.
    pub fn add(&mut self, module: &str, version: Option<&str>) {
        let known = self.0.entry(module.to_owned()).or_default();
        if let Some(version) = version
            && known.as_ref().is_none_or(|known| is_below(known, version))
        {
            *known = Some(version.to_owned());
        }
    }

    /// True where a module is there.
    pub fn has(&self, module: &str) -> bool {
        self.0.contains_key(module)
    }

    /// Gives a module another version, where it is there.
    pub fn force(&mut self, module: &str, version: Option<String>) {
        if let Some(known) = self.0.get_mut(module) {
            *known = version;
        }
    }

    /// Leaves out modules.
    pub fn retain(&mut self, mut stays: impl FnMut(&str) -> bool) {
        self.0.retain(|module, _| stays(module));
    }

    /// Each as `group:name:version`, or `group:name` where the version isn't known.
    pub fn list(&self) -> Vec<String> {
        let shown = |(module, version): (&String, &Option<String>)| match version {
            Some(version) => format!("{module}:{version}"),
            None => module.clone(),
        };
        self.0.iter().map(shown).collect()
    }
}

impl Project {
    /// True where nothing can come from out of sight: a build was asked, or every module's sources are there.
    pub fn sees_all(&self) -> bool {
        self.variant.unbuilt.as_ref().is_none_or(|unbuilt| unbuilt.out_of_sight.is_empty())
    }

    /// True where the plugin that supplies values may not be applied.
    pub fn perhaps_unapplied(&self) -> bool {
        self.variant.unbuilt.as_ref().is_some_and(|unbuilt| unbuilt.perhaps_unapplied)
    }

    /// True where a placeholder may be stated with a value that only a build knows.
    pub fn is_unknown_placeholder(&self, name: &str) -> bool {
        let more = || self.variant.unbuilt.as_ref().is_some_and(|unbuilt| unbuilt.more_variants);
        self.is_stated_placeholder(name) || more() && self.placeholder(name).is_none()
    }

    /// True where a placeholder is stated, or code that is there may state it, with a value that only a build knows.
    pub(super) fn is_stated_placeholder(&self, name: &str) -> bool {
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
    let mut values = Replacing { values, left: MAX_BYTES };
    let mut roots = Vec::new();
    for manifest in own {
        // The priority falls.
        roots.push(Node::of(manifest, manifest.package().unwrap_or(&variant.namespace), &mut values));
    }
    for (id, source) in sources.of_role(Role::LibraryManifest) {
        let Ok(manifest) = crate::input::manifest::read(id, source) else { continue };
        let stated = unbuilt.library_namespaces.get(&source.name).map(String::as_str);
        roots.push(Node::of(&manifest, manifest.package().or(stated).unwrap_or_default(), &mut values));
    }
    roots.push(of_libraries(variant, unbuilt, &mut values));
    let mut merged = Node::new("manifest");
    merged.take(roots);
    merged.settle();
    let mut text = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_owned();
    merged.write(&mut text, true);
    Source::new("merged/AndroidManifest.xml", Role::MergedManifest, text)
}

/// Placeholders as they are replaced.
struct Replacing<'a> {
    values: &'a Placeholders,
    /// How many bytes of values may still come, so that a long value in many places doesn't fill the memory.
    left: usize,
}

impl Replacing<'_> {
    /// The text with what is known replaced. What would be too long stays a placeholder, which is unknown.
    fn replaced(&mut self, text: &str) -> String {
        match self.values.replaced_where_known(text, self.left.min(MOST_REPLACED)) {
            Some(replaced) => {
                self.left = self.left.saturating_sub(replaced.len().saturating_sub(text.len()));
                replaced
            }
            None => text.to_owned(),
        }
    }
}

/// What artifacts are known to bring: who takes a vendor's messages, its ids, and the permission for notifications.
fn of_libraries(variant: &Variant, unbuilt: &Unbuilt, values: &mut Replacing<'_>) -> Node {
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
            let value = values.replaced(&format!("${{{}}}", placeholder.name));
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Space {
    None,
    Android,
    Tools,
}

/// An element on its own.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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

    fn of(manifest: &Manifest, package: &str, values: &mut Replacing<'_>) -> Self {
        manifest.root().map_or_else(|| Self::new("manifest"), |root| Self::of_element(manifest, root, package, values))
    }

    /// The same with class names in full and placeholders replaced, as far as they are known.
    fn of_element(manifest: &Manifest, element: &Element, package: &str, values: &mut Replacing<'_>) -> Self {
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
            let value = values.replaced(&attribute.value);
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
    fn key(&self) -> Option<(String, Option<String>)> {
        let name = match self.name.as_str() {
            "intent-filter" | "action" | "category" | "data" | "intent" | "package" => return None,
            "application" | "uses-sdk" | "queries" | "supports-screens" => None,
            _ => Some(self.attribute(Space::Android, "name")?.to_owned()),
        };
        Some((self.name.clone(), name))
    }

    /// Adds what others have, whose priority falls. Each part of them is looked at once, so that many long manifests don't
    /// take long.
    fn take(&mut self, others: Vec<Self>) {
        let mut known = Known::default();
        self.attributes.iter().for_each(|(space, name, _)| {
            known.attributes.insert((*space, name.clone()));
        });
        let removed: HashSet<String> = self
            .attribute(Space::Tools, "remove")
            .unwrap_or_default()
            .split(',')
            .filter_map(|name| name.trim().strip_prefix("android:").map(str::to_owned))
            .collect();
        known.note(&self.children, 0);
        // What the children take, by their places.
        let mut taken: BTreeMap<usize, Vec<Self>> = BTreeMap::new();
        for other in others {
            for (space, name, value) in other.attributes {
                let is_removed = space == Space::Android && removed.contains(&name);
                if space != Space::Tools && !is_removed && known.attributes.insert((space, name.clone())) {
                    self.attributes.push((space, name, value));
                }
            }
            let before = self.children.len();
            for child in other.children {
                let key = child.key();
                let same = key.as_ref().and_then(|key| known.places.get(key)).copied();
                match same.and_then(|at| Some((at, self.children.get(at)?))) {
                    Some((at, same)) => match same.attribute(Space::Tools, "node") {
                        Some("remove" | "replace" | "strict" | "removeAll") => {}
                        _ => taken.entry(at).or_default().push(child),
                    },
                    None if known.all_removed.contains(&child.name) => {}
                    None if key.is_none() && known.added.contains(&child) => {}
                    None => self.children.push(child),
                }
            }
            known.note(&self.children, before);
        }
        for (at, others) in taken {
            if let Some(child) = self.children.get_mut(at) {
                child.take(others);
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

/// What an element has, to be found at once.
#[derive(Default)]
struct Known {
    attributes: HashSet<(Space, String)>,
    /// Where the children are that have keys.
    places: HashMap<(String, Option<String>), usize>,
    /// Names of elements that `tools:node="removeAll"` takes out.
    all_removed: HashSet<String>,
    /// Children that add up.
    added: HashSet<Node>,
}

impl Known {
    /// Adds children from one on.
    fn note(&mut self, children: &[Node], from: usize) {
        for (at, child) in children.iter().enumerate().skip(from) {
            if child.attribute(Space::Tools, "node") == Some("removeAll") {
                self.all_removed.insert(child.name.clone());
            }
            match child.key() {
                Some(key) => {
                    self.places.insert(key, at);
                }
                None => {
                    self.added.insert(child.clone());
                }
            }
        }
    }
}
