//! What scripts take from Gradle's version catalogs, `gradle/*.versions.toml`.

use tpnskit_script::catalog::{self, name_of, spoken};

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
    let Some(name) = name_of(&source.name) else { return Catalog::default() };
    let catalog = catalog::Catalog::read(&source.text);
    let bundles = catalog.bundles_by_library();
    let entry = |section: &str, entry: &catalog::Entry| {
        let alias = spoken(&entry.alias);
        let bundles = bundles.get(&alias).filter(|_| section.is_empty()).into_iter().flatten();
        let bundles = bundles.map(|bundle| format!("{name}.bundles.{}", spoken(&bundle.alias)));
        Entry {
            accessors: bundles.chain([format!("{name}.{section}{alias}")]).collect(),
            names: entry.names.clone(),
            span: entry.place.into(),
        }
    };
    let libraries = catalog.libraries.iter().map(|library| entry("", library));
    let plugins = catalog.plugins.iter().map(|plugin| entry("plugins.", plugin));
    Catalog { name: name.to_owned(), file: Some(file), entries: libraries.chain(plugins).collect() }
}
