//! Version catalogs: what scripts call `libs.…`.
//!
//! Invariant: reading never fails. A line that isn't understood names nothing.

use std::collections::{BTreeMap, BTreeSet};

use toml::de::{DeTable, DeValue};

use crate::value::{Reason, Value};

/// The values of a catalog, by what scripts call them behind the catalog's own name: `versions.tpns`, `tpns.huawei`,
/// `bundles.push`, `plugins.tpns`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Catalog {
    values: BTreeMap<String, Value>,
    versioned: BTreeSet<String>,
}

impl Catalog {
    /// Reads a catalog.
    pub(crate) fn read(toml: &str) -> Self {
        let (table, _) = DeTable::parse_recoverable(toml);
        let table = table.get_ref();
        let mut catalog = Self::default();
        for (alias, value) in members(table, "versions") {
            catalog.values.insert(format!("versions.{}", spoken(&alias)), version(value, &catalog));
        }
        for (alias, value) in members(table, "libraries") {
            catalog.values.insert(spoken(&alias), library(value, &catalog));
        }
        for (alias, value) in members(table, "plugins") {
            let id = match value {
                DeValue::String(id) => id.split(':').next().map(str::to_owned),
                DeValue::Table(table) => text(table, "id"),
                _ => None,
            };
            let version = match value {
                DeValue::String(id) => id.split(':').nth(1).map(str::to_owned),
                DeValue::Table(table) => {
                    table.get("version").and_then(|value| version(value.get_ref(), &catalog).as_text())
                }
                _ => None,
            };
            if version.is_some_and(|version| version != "unspecified") {
                catalog.versioned.insert(format!("plugins.{}", spoken(&alias)));
            }
            let id = id.map_or_else(|| Value::unknown(Reason::Name, alias.clone()), Value::Text);
            catalog.values.insert(format!("plugins.{}", spoken(&alias)), id);
        }
        for (alias, value) in members(table, "bundles") {
            let DeValue::Array(aliases) = value else { continue };
            let names = aliases.iter().filter_map(|one| one.get_ref().as_str());
            let libraries = names.map(|name| catalog.get(&spoken(name)).unwrap_or(Value::unknown(Reason::Name, name)));
            let libraries = Value::List(libraries.collect());
            catalog.values.insert(format!("bundles.{}", spoken(&alias)), libraries);
        }
        catalog
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

fn members<'a, 'i>(table: &'a DeTable<'i>, name: &str) -> impl Iterator<Item = (String, &'a DeValue<'i>)> {
    let section = table.get(name).and_then(|section| section.get_ref().as_table());
    section
        .into_iter()
        .flat_map(|members| members.iter().map(|(alias, value)| (alias.get_ref().to_string(), value.get_ref())))
}

/// An alias as scripts spell it.
fn spoken(alias: &str) -> String {
    alias.replace(['-', '_'], ".")
}

fn text(table: &DeTable<'_>, name: &str) -> Option<String> {
    table.get(name).and_then(|value| value.get_ref().as_str()).map(str::to_owned)
}

/// A version, also a rich one: what it is strict about, or asks for, or prefers.
fn version(value: &DeValue<'_>, catalog: &Catalog) -> Value {
    let unknown = || Value::unknown(Reason::Name, "version");
    match value {
        DeValue::String(version) => Value::text(version.as_ref()),
        DeValue::Table(table) => match text(table, "ref") {
            Some(name) => catalog.get(&format!("versions.{}", spoken(&name))).unwrap_or_else(unknown),
            None => ["strictly", "require", "prefer"]
                .iter()
                .find_map(|name| text(table, name))
                .map_or_else(unknown, Value::Text),
        },
        _ => unknown(),
    }
}

/// A library as `group:name:version`, or `group:name` where no version is known.
fn library(value: &DeValue<'_>, catalog: &Catalog) -> Value {
    let coordinates = match value {
        DeValue::String(coordinates) => Some(coordinates.to_string()),
        DeValue::Table(table) => {
            let module =
                text(table, "module").or_else(|| Some(format!("{}:{}", text(table, "group")?, text(table, "name")?)));
            let version = table.get("version").map(|value| version(value.get_ref(), catalog));
            module.map(|module| match version {
                Some(Value::Text(version)) => format!("{module}:{version}"),
                _ => module,
            })
        }
        _ => None,
    };
    coordinates.map_or_else(|| Value::unknown(Reason::Name, "library"), Value::Text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_writing_an_entry() {
        let catalog = Catalog::read(
            "[versions]\ntpns = \"1.4.3.9-release\"\nrich = { strictly = \"2\" }\n[libraries]\n\
             tpns-core = { module = \"com.tencent.tpns:tpns\", version.ref = \"tpns\" }\n\
             tpns_huawei = \"com.tencent.tpns:huawei:1\"\nrich = { group = 'a', name = 'b', version = { ref = 'rich' } }\n\
             bom = { module = \"c:d\" }\nbroken = = 1\n[bundles]\npush = [\"tpns-core\", \"bom\"]\n\
             [plugins]\ntpns = { id = \"com.tencent.android.tpns\", version = \"1\" }\nother = \"a.b:1\"\n",
        );
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
}
