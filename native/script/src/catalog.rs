//! Version catalogs, `gradle/*.versions.toml`: what scripts call `libs.…`, with the places of what they say.
//!
//! Invariant: reading never fails. A line that isn't understood names nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::Span;
use crate::build::Event;
use crate::value::{Reason, Value};

/// A catalog.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalog {
    /// `[versions]`
    pub versions: Vec<Version>,
    /// `[libraries]`
    pub libraries: Vec<Entry>,
    /// `[plugins]`
    pub plugins: Vec<Entry>,
    /// `[bundles]`
    pub bundles: Vec<Bundle>,
    /// Which of the versions each name is, as scripts spell it.
    numbers: HashMap<String, usize>,
}

/// A version with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// Its name.
    pub alias: String,
    /// What it is: of a rich version what it is strict about, or asks for, or prefers.
    pub version: Option<String>,
    /// Between the quotes of a plain version; nothing for a rich one.
    pub span: Option<Span>,
    /// From its name to the end of its value.
    pub whole: Span,
}

/// A library or plugin.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its name, as the catalog has it.
    pub alias: String,
    /// `group:name`, or a plugin's id.
    pub names: String,
    /// What says so, between its quotes: of a group and a name apart, the name.
    pub place: Span,
    /// The whole value, from its first quote or brace to its last.
    pub span: Span,
    /// The version, if it has one.
    pub version: Option<Stated>,
    /// From its name to the end of its value.
    pub whole: Span,
}

/// How an entry states its version.
#[derive(Clone, Debug, PartialEq)]
pub enum Stated {
    /// In place; empty where it isn't understood.
    Text(String),
    /// By the name of one of the catalog's versions.
    Ref(String),
}

/// Libraries under one name.
#[derive(Clone, Debug, PartialEq)]
pub struct Bundle {
    /// Its name.
    pub alias: String,
    /// The libraries' names.
    pub members: Vec<String>,
    /// From its name to the end of its value.
    pub whole: Span,
}

/// An alias as scripts spell it.
pub fn spoken(alias: &str) -> String {
    alias.replace(['-', '_'], ".")
}

/// The word that scripts call the catalog of a file by: `libs` for `gradle/libs.versions.toml`.
pub fn name_of(path: &str) -> Option<&str> {
    path.rsplit('/').next().unwrap_or(path).strip_suffix(".versions.toml")
}

impl Catalog {
    /// Reads a catalog.
    pub fn read(toml: &str) -> Self {
        let (table, _) = DeTable::parse_recoverable(toml);
        let table = table.get_ref();
        let versions = members(table, "versions").map(|(alias, whole, value)| Version {
            alias,
            version: version(value.get_ref()),
            span: text(value, toml).map(|(_, span)| span),
            whole,
        });
        let entries = |section: &str, is_plugin: bool| -> Vec<Entry> {
            members(table, section)
                .filter_map(|(alias, whole, value)| entry(alias, whole, value, is_plugin, toml))
                .collect()
        };
        let bundles = members(table, "bundles").filter_map(|(alias, whole, value)| {
            let DeValue::Array(members) = value.get_ref() else { return None };
            let members = members.iter().filter_map(|one| one.get_ref().as_str()).map(str::to_owned);
            Some(Bundle { alias, members: members.collect(), whole })
        });
        let mut catalog = Self {
            libraries: entries("libraries", false),
            plugins: entries("plugins", true),
            bundles: bundles.collect(),
            ..Self::default()
        };
        versions.for_each(|version| catalog.add_version(version));
        catalog
    }

    /// An entry's version, where it is known.
    pub fn version<'a>(&'a self, entry: &'a Entry) -> Option<&'a str> {
        let known = match entry.version.as_ref()? {
            Stated::Text(version) => Some(version.as_str()),
            Stated::Ref(name) => self.versions.get(*self.numbers.get(&spoken(name))?)?.version.as_deref(),
        };
        known.filter(|version| !version.is_empty())
    }

    /// The bundles that hold a library, by the library's alias as scripts spell it.
    pub fn bundles_by_library(&self) -> HashMap<String, Vec<&Bundle>> {
        let mut found: HashMap<String, Vec<&Bundle>> = HashMap::new();
        for bundle in &self.bundles {
            for member in bundle.members.iter().map(|member| spoken(member)).collect::<BTreeSet<String>>() {
                found.entry(member).or_default().push(bundle);
            }
        }
        found
    }

    /// Adds a version, in the place of one of this name.
    fn add_version(&mut self, version: Version) {
        let number = *self.numbers.entry(spoken(&version.alias)).or_insert(self.versions.len());
        match self.versions.get_mut(number) {
            Some(before) => *before = version,
            None => self.versions.push(version),
        }
    }

    /// What a settings script adds to it: `version("a", "1")`, `library("b", "c:d").versionRef("a")`, `bundle("e", ["b"])`.
    pub(crate) fn add(&mut self, event: &Event) {
        let named = |name: &str| event.values.iter().find(|given| given.name.as_deref() == Some(name));
        let texts: Vec<Option<String>> =
            event.values.iter().filter(|given| given.name.is_none()).map(|given| given.value.as_text()).collect();
        let [Some(alias), rest @ ..] = texts.as_slice() else { return };
        let (alias, whole) = (alias.clone(), event.place.span);
        match (event.name.as_str(), rest) {
            ("version", [version]) => self.add_version(Version { alias, version: version.clone(), span: None, whole }),
            ("bundle", [_]) => {
                let members = event.values.get(1).map_or(Vec::new(), |given| given.value.items());
                let members = members.into_iter().filter_map(Value::as_text).collect();
                self.bundles.push(Bundle { alias, members, whole });
            }
            (kind @ ("library" | "plugin"), [Some(first), more @ ..]) => {
                let length = if kind == "plugin" { 1 } else { 2 };
                let parts: Vec<&str> = first.split(':').collect();
                let (names, in_place) = match more {
                    [Some(name), ..] => (format!("{first}:{name}"), None),
                    _ => (parts.get(..length.min(parts.len())).unwrap_or_default().join(":"), parts.get(length)),
                };
                let text = |name: &str| named(name).map(|given| given.value.as_text().unwrap_or_default());
                let version = text("versionRef").map(Stated::Ref);
                let version = version.or_else(|| text("version").map(Stated::Text));
                let version = version.or_else(|| in_place.map(|version| Stated::Text((*version).to_owned())));
                let entries = if kind == "plugin" { &mut self.plugins } else { &mut self.libraries };
                entries.retain(|one| spoken(&one.alias) != spoken(&alias));
                entries.push(Entry { alias, names, place: whole, span: whole, version, whole });
            }
            _ => {}
        }
    }
}

/// The members of a section: the name, the place from the name to the end of the value, and the value.
fn members<'a, 'i>(
    table: &'a DeTable<'i>,
    name: &str,
) -> impl Iterator<Item = (String, Span, &'a Spanned<DeValue<'i>>)> {
    let section = table.get(name).and_then(|section| section.get_ref().as_table());
    section.into_iter().flat_map(|members| {
        members.iter().map(|(alias, value)| {
            let whole = Span::new(alias.span().start, value.span().end);
            (alias.get_ref().to_string(), whole, value)
        })
    })
}

fn span(range: Range<usize>) -> Span {
    Span::new(range.start, range.end)
}

/// A string, and its place between the quotes.
fn text(value: &Spanned<DeValue<'_>>, toml: &str) -> Option<(String, Span)> {
    let DeValue::String(text) = value.get_ref() else { return None };
    let whole = value.span();
    let quoted = toml.get(whole.clone()).is_some_and(|text| text.starts_with(['"', '\'']));
    let inner = if quoted { Span::new(whole.start + 1, whole.end.saturating_sub(1)) } else { span(whole) };
    toml.get(inner.start..inner.end)?;
    Some((text.to_string(), inner))
}

fn plain(table: &DeTable<'_>, name: &str) -> Option<String> {
    table.get(name).and_then(|value| value.get_ref().as_str()).map(str::to_owned)
}

/// A version, also a rich one.
fn version(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(version) => Some(version.to_string()),
        DeValue::Table(rich) => ["strictly", "require", "prefer"].iter().find_map(|name| plain(rich, name)),
        _ => None,
    }
}

fn entry(alias: String, whole: Span, value: &Spanned<DeValue<'_>>, is_plugin: bool, toml: &str) -> Option<Entry> {
    let (names, place, version) = match value.get_ref() {
        DeValue::String(_) => {
            let (text, place) = text(value, toml)?;
            let parts: Vec<&str> = text.split(':').collect();
            let length = if is_plugin { 1 } else { 2 };
            let names = parts.get(..length.min(parts.len())).unwrap_or_default().join(":");
            let version = parts.get(length).map(|version| Stated::Text((*version).to_owned()));
            (names, place, version)
        }
        DeValue::Table(table) => {
            let (names, place) = match table.get(if is_plugin { "id" } else { "module" }) {
                Some(stated) => text(stated, toml)?,
                None if is_plugin => return None,
                None => {
                    let (group, _) = text(table.get("group")?, toml)?;
                    let (name, place) = text(table.get("name")?, toml)?;
                    (format!("{group}:{name}"), place)
                }
            };
            let version = table.get("version").map(|stated| match stated.get_ref() {
                DeValue::Table(rich) if rich.get("ref").is_some() => {
                    Stated::Ref(plain(rich, "ref").unwrap_or_default())
                }
                stated => Stated::Text(version(stated).unwrap_or_default()),
            });
            (names, place, version)
        }
        _ => return None,
    };
    Some(Entry { alias, names, place, span: span(value.span()), version, whole })
}

/// The values of a catalog, by what scripts call them behind the catalog's own name: `versions.tpns`, `tpns.huawei`,
/// `bundles.push`, `plugins.tpns`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Accessors {
    values: BTreeMap<String, Value>,
    versioned: BTreeSet<String>,
}

impl Accessors {
    /// Those of a catalog.
    pub(crate) fn of(catalog: &Catalog) -> Self {
        let mut accessors = Self::default();
        for version in &catalog.versions {
            let value = version.version.clone().map_or_else(|| Value::unknown(Reason::Name, "version"), Value::Text);
            accessors.values.insert(format!("versions.{}", spoken(&version.alias)), value);
        }
        for library in &catalog.libraries {
            let coordinates = match catalog.version(library) {
                Some(version) => format!("{}:{version}", library.names),
                None => library.names.clone(),
            };
            accessors.values.insert(spoken(&library.alias), Value::Text(coordinates));
        }
        for plugin in &catalog.plugins {
            let accessor = format!("plugins.{}", spoken(&plugin.alias));
            if catalog.version(plugin).is_some_and(|version| version != "unspecified") {
                accessors.versioned.insert(accessor.clone());
            }
            accessors.values.insert(accessor, Value::text(plugin.names.clone()));
        }
        for bundle in &catalog.bundles {
            let libraries = bundle
                .members
                .iter()
                .map(|name| accessors.get(&spoken(name)).unwrap_or_else(|| Value::unknown(Reason::Name, name.clone())));
            let libraries = Value::List(libraries.collect());
            accessors.values.insert(format!("bundles.{}", spoken(&bundle.alias)), libraries);
        }
        accessors
    }

    /// What an accessor stands for.
    pub(crate) fn get(&self, accessor: &str) -> Option<Value> {
        self.values.get(accessor).cloned()
    }

    /// True where a plugin has a version, so that it comes from a repository.
    pub(crate) fn is_versioned(&self, accessor: &str) -> bool {
        self.versioned.contains(accessor)
    }

    /// True where longer accessors start with this one.
    pub(crate) fn has_below(&self, accessor: &str) -> bool {
        let prefix = format!("{accessor}.");
        self.values.range(prefix.clone()..).next().is_some_and(|(name, _)| name.starts_with(&prefix))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOML: &str = "[versions]\ntpns = \"1.4.3.9-release\"\nrich = { strictly = \"2\" }\n[libraries]\n\
        tpns-core = { module = \"com.tencent.tpns:tpns\", version.ref = \"tpns\" }\n\
        tpns_huawei = \"com.tencent.tpns:huawei:1\"\nrich = { group = 'a', name = 'b', version = { ref = 'rich' } }\n\
        bom = { module = \"c:d\" }\nbroken = = 1\n[bundles]\npush = [\"tpns-core\", \"bom\"]\n\
        [plugins]\ntpns = { id = \"com.tencent.android.tpns\", version = \"1\" }\nother = \"a.b:1\"\n";

    #[test]
    fn every_way_of_writing_an_entry() {
        let catalog = Accessors::of(&Catalog::read(TOML));
        let text = |name: &str| catalog.get(name).and_then(|value| value.as_text());
        for (name, expected) in [
            ("versions.tpns", "1.4.3.9-release"),
            ("tpns.core", "com.tencent.tpns:tpns:1.4.3.9-release"),
            ("tpns.huawei", "com.tencent.tpns:huawei:1"),
            ("rich", "a:b:2"),
            ("bom", "c:d"),
            ("plugins.tpns", "com.tencent.android.tpns"),
            ("plugins.other", "a.b"),
        ] {
            assert_eq!(text(name).as_deref(), Some(expected), "{name}");
        }
        assert_eq!(catalog.get("bundles.push").map(|value| value.items().len()), Some(2));
        assert!(catalog.has_below("tpns") && !catalog.has_below("tpn"));
    }

    #[test]
    fn places() {
        let catalog = Catalog::read(TOML);
        let shown = |entry: &Entry| {
            let slice = |span: Span| TOML.get(span.start..span.end).unwrap_or_default();
            format!("{} {} | {}", entry.names, slice(entry.place), slice(entry.span))
        };
        let entries: Vec<String> = catalog.libraries.iter().chain(&catalog.plugins).map(shown).collect();
        for expected in [
            "com.tencent.tpns:tpns com.tencent.tpns:tpns | { module = \"com.tencent.tpns:tpns\", version.ref = \"tpns\" }",
            "com.tencent.tpns:huawei com.tencent.tpns:huawei:1 | \"com.tencent.tpns:huawei:1\"",
            "a:b b | { group = 'a', name = 'b', version = { ref = 'rich' } }",
            "com.tencent.android.tpns com.tencent.android.tpns | { id = \"com.tencent.android.tpns\", version = \"1\" }",
            "a.b a.b:1 | \"a.b:1\"",
        ] {
            assert!(entries.iter().any(|entry| entry == expected), "{expected}: {entries:?}");
        }
        let of = |version: &Version| version.span.and_then(|span| TOML.get(span.start..span.end)).map(str::to_owned);
        let versions: Vec<Option<String>> = catalog.versions.iter().map(of).collect();
        assert!(versions.contains(&Some("1.4.3.9-release".to_owned())) && versions.contains(&None));
        for nothing in ["", "[", "[libraries", "libraries = 1", "[libraries]\na = 1\n[bundles]\nb = 2"] {
            assert_eq!(Catalog::read(nothing), Catalog::default(), "{nothing}");
        }
    }
}
