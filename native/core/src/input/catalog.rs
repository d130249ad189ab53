//! Gradle's version catalogs, `gradle/*.versions.toml`.
//!
//! Invariant: reading never fails. A line that isn't understood names nothing.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::text::source::{FileId, Source};
use crate::text::span::Span;

/// What scripts call by its alias.
#[derive(Debug, Default)]
pub(super) struct Catalog {
    /// The word that scripts start with, as in `libs`.
    pub(super) name: String,
    /// The file.
    pub(super) file: Option<FileId>,
    /// Every library and plugin.
    pub(super) entries: Vec<Entry>,
}

/// A library or plugin of a catalog.
#[derive(Debug)]
pub(super) struct Entry {
    /// As scripts call it, as in `libs.tpns.huawei` or `libs.plugins.tpns`.
    pub(super) accessors: Vec<String>,
    /// `group:name`, or a plugin's id.
    pub(super) names: String,
    /// Where it says so.
    pub(super) span: Span,
}

/// Reads a catalog.
pub(super) fn read(file: FileId, source: &Source) -> Catalog {
    let base = source.name.rsplit('/').next().unwrap_or_default();
    let Some(name) = base.strip_suffix(".versions.toml") else { return Catalog::default() };
    let (table, _) = DeTable::parse_recoverable(&source.text);
    let table = table.get_ref();
    let mut entries = Vec::new();
    for (alias, value) in members(table, "libraries") {
        let accessor = format!("{name}.{}", spoken(&alias));
        let bundles = members(table, "bundles").filter(|(_, members)| contains(members, &alias));
        let bundles = bundles.map(|(bundle, _)| format!("{name}.bundles.{}", spoken(&bundle)));
        let accessors: Vec<String> = bundles.chain([accessor]).collect();
        if let Some((names, span)) = library(value, &source.text) {
            entries.push(Entry { accessors, names, span });
        }
    }
    for (alias, value) in members(table, "plugins") {
        let accessors = vec![format!("{name}.plugins.{}", spoken(&alias))];
        let id = match value.get_ref() {
            DeValue::String(_) => text(value, &source.text).map(|(id, span)| (before_colon(&id, 0), span)),
            DeValue::Table(table) => table.get("id").and_then(|id| text(id, &source.text)),
            _ => None,
        };
        if let Some((names, span)) = id {
            entries.push(Entry { accessors, names, span });
        }
    }
    Catalog { name: name.to_owned(), file: Some(file), entries }
}

fn members<'a, 'i>(table: &'a DeTable<'i>, name: &str) -> impl Iterator<Item = (String, &'a Spanned<DeValue<'i>>)> {
    let section = table.get(name).and_then(|section| match section.get_ref() {
        DeValue::Table(members) => Some(members),
        _ => None,
    });
    section.into_iter().flat_map(|members| members.iter().map(|(alias, value)| (alias.get_ref().to_string(), value)))
}

/// An alias as scripts spell it.
fn spoken(alias: &str) -> String {
    alias.replace(['-', '_'], ".")
}

fn contains(bundle: &Spanned<DeValue<'_>>, alias: &str) -> bool {
    match bundle.get_ref() {
        DeValue::Array(aliases) => aliases.iter().any(|one| match one.get_ref() {
            DeValue::String(one) => spoken(one) == spoken(alias),
            _ => false,
        }),
        _ => false,
    }
}

/// The `group:name` of a library, and where it stands.
fn library(value: &Spanned<DeValue<'_>>, source: &str) -> Option<(String, Span)> {
    match value.get_ref() {
        DeValue::String(_) => text(value, source).map(|(names, span)| (before_colon(&names, 1), span)),
        DeValue::Table(table) => match table.get("module") {
            Some(module) => text(module, source),
            None => {
                let (group, _) = text(table.get("group")?, source)?;
                let (name, span) = text(table.get("name")?, source)?;
                Some((format!("{group}:{name}"), span))
            }
        },
        _ => None,
    }
}

/// The text before the colon of this number, counted from 0.
fn before_colon(text: &str, number: usize) -> String {
    text.match_indices(':').nth(number).and_then(|(at, _)| text.get(..at)).unwrap_or(text).to_owned()
}

/// A string, and its place between the quotes.
fn text(value: &Spanned<DeValue<'_>>, source: &str) -> Option<(String, Span)> {
    let DeValue::String(text) = value.get_ref() else { return None };
    let span = value.span();
    let quoted = source.get(span.clone()).is_some_and(|text| text.starts_with(['"', '\'']));
    let inner = if quoted { Span::new(span.start + 1, span.end.saturating_sub(1)) } else { Span::from(span) };
    source.get(inner.start..inner.end)?;
    Some((text.to_string(), inner))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::source::{Role, Sources};

    #[test]
    fn every_way_of_writing_an_entry() {
        let toml = "[versions]\ntpns = \"1.4.3.9-release\"\n[libraries]\n\
            tpns-core = { module = \"com.tencent.tpns:tpns\", version.ref = \"tpns\" }\n\
            tpns_huawei = \"com.tencent.tpns:huawei:1.4.3.9-release\"\n\
            tpns-oppo = { group = 'com.tencent.tpns', name = 'oppo', version = \"1\" }\n\
            broken = = 1\n\
            [bundles]\npush = [\"tpns-core\", \"tpns-oppo\"]\n\
            [plugins]\ntpns = { id = \"com.tencent.android.tpns\", version = \"1\" }\nother = \"a.b:1\"\n";
        let mut sources = Sources::default();
        let file = sources.add(Source::new("gradle/libs.versions.toml", Role::VersionCatalog, toml));
        let catalog = read(file, sources.get(file).unwrap());
        let entries: Vec<(String, &str, &str)> = catalog
            .entries
            .iter()
            .map(|entry| (entry.accessors.join(" "), entry.names.as_str(), &toml[entry.span.start..entry.span.end]))
            .collect();
        for expected in [
            ("libs.bundles.push libs.tpns.core", "com.tencent.tpns:tpns", "com.tencent.tpns:tpns"),
            ("libs.tpns.huawei", "com.tencent.tpns:huawei", "com.tencent.tpns:huawei:1.4.3.9-release"),
            ("libs.bundles.push libs.tpns.oppo", "com.tencent.tpns:oppo", "oppo"),
            ("libs.plugins.tpns", "com.tencent.android.tpns", "com.tencent.android.tpns"),
            ("libs.plugins.other", "a.b", "a.b:1"),
        ] {
            let (accessors, names, text) = expected;
            assert!(entries.contains(&(accessors.to_owned(), names, text)), "{expected:?}: {entries:?}");
        }
        for nothing in ["", "[", "[libraries", "libraries = 1", "[libraries]\na = 1\n[bundles]\nb = 2"] {
            let file = sources.add(Source::new("libs.versions.toml", Role::VersionCatalog, nothing));
            assert!(read(file, sources.get(file).unwrap()).entries.is_empty(), "{nothing}");
        }
    }
}
