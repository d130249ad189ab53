//! What is changed in version catalogs.

use tpnskit_core::text::edit::Edit;
use tpnskit_core::text::source::Source;
use tpnskit_core::text::span::Span;
use tpnskit_core::tpns::inputs::VENDOR_PLUGIN;
use tpnskit_script::catalog::{Catalog as Read, Entry as ReadEntry, Stated, name_of, spoken};

/// A catalog.
#[derive(Debug)]
pub(crate) struct Catalog<'a> {
    pub(crate) source: &'a Source,
    /// As in `libs`.
    pub(crate) name: &'a str,
    pub(crate) entries: Vec<Entry>,
    read: Read,
}

/// A plugin or library.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) names: Names,
    /// The value, from its first quote or brace to its last.
    pub(crate) span: Span,
    read: ReadEntry,
}

/// What an entry names.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Names {
    /// A plugin, by its id.
    Plugin(String),
    /// A library, by its `group:name`.
    Module(String),
}

impl Entry {
    fn of(read: &ReadEntry, names: fn(String) -> Names) -> Self {
        Self { names: names(read.names.clone()), span: read.span.into(), read: read.clone() }
    }
}

impl<'a> Catalog<'a> {
    pub(crate) fn read(source: &'a Source) -> Self {
        let base = source.name.rsplit('/').next().unwrap_or_default();
        let read = Read::read(&source.text);
        let plugins = read.plugins.iter().map(|plugin| Entry::of(plugin, Names::Plugin));
        let libraries = read.libraries.iter().map(|library| Entry::of(library, Names::Module));
        let entries = plugins.chain(libraries).collect();
        Self { source, name: name_of(base).unwrap_or(base), entries, read }
    }

    /// What names the vendor's plugin.
    pub(crate) fn vendor_entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| match &entry.names {
            Names::Plugin(id) => id == VENDOR_PLUGIN,
            Names::Module(module) => module.strip_prefix(VENDOR_PLUGIN) == Some(":tpnsplugin"),
        })
    }

    /// As scripts call an entry.
    pub(crate) fn accessor(&self, entry: &Entry) -> String {
        let section = if matches!(entry.names, Names::Plugin(_)) { "plugins." } else { "" };
        format!("{}.{section}{}", self.name, spoken(&entry.read.alias))
    }

    /// An entry's version, where it is known.
    pub(crate) fn version(&self, entry: &Entry) -> Option<String> {
        self.read.version(&entry.read).map(str::to_owned)
    }

    /// A plugin, by its id.
    pub(crate) fn plugin(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| matches!(&entry.names, Names::Plugin(of) if of == id))
    }

    /// The edit that adds a plugin behind another one, or behind the last; what scripts call it; and where it comes.
    pub(crate) fn with_plugin(&self, behind: &str, id: &str, version: &str) -> Option<(Edit, String, usize)> {
        let alias = id.rsplit('.').next()?;
        let last = self.entries.iter().rfind(|entry| matches!(entry.names, Names::Plugin(_)));
        let beside = self.plugin(behind).or(last)?;
        if self.read.plugins.iter().any(|plugin| spoken(&plugin.alias) == spoken(alias)) {
            return None;
        }
        let text = &self.source.text;
        let rest = text.get(beside.span.end..)?;
        let line = rest.find('\n').unwrap_or(rest.len());
        let line = rest.get(..line)?.trim_end_matches('\r').len();
        let start = self.source.start_of_line(beside.span.start);
        let indent: String = text.get(start..)?.chars().take_while(|c| matches!(c, ' ' | '\t')).collect();
        let entry = format!("{}{indent}{alias} = {{ id = \"{id}\", version = \"{version}\" }}", self.source.newline());
        let accessor = format!("{}.plugins.{}", self.name, spoken(alias));
        Some((Edit::insert(beside.span.end + line, entry), accessor, beside.span.start))
    }

    /// The edits that make an entry name something else in another version. A version that nothing else uses is changed
    /// where it stands.
    pub(crate) fn replaced(&self, entry: &Entry, to: &str, version: &str, used: &dyn Fn(&str) -> bool) -> Vec<Edit> {
        let stated = &entry.read.version;
        let own = match stated {
            Some(Stated::Ref(name)) => {
                let refs = self.entries.iter().filter(|one| one.read.version == *stated);
                let of = self.read.versions.iter().find(|version| version.alias == *name);
                of.and_then(|version| version.span).filter(|_| refs.count() == 1 && !used(name))
            }
            _ => None,
        };
        let written = self.source.slice(entry.span);
        let is_text = !written.starts_with('{');
        let name = if matches!(entry.names, Names::Plugin(_)) { "id" } else { "module" };
        let replacement = match (is_text, own, stated) {
            (true, _, None) => format!("\"{to}\""),
            (true, ..) => format!("\"{to}:{version}\""),
            (false, Some(_), Some(Stated::Ref(of))) => format!("{{ {name} = \"{to}\", version.ref = \"{of}\" }}"),
            (false, _, None) => format!("{{ {name} = \"{to}\" }}"),
            (false, ..) => format!("{{ {name} = \"{to}\", version = \"{version}\" }}"),
        };
        let mut edits = vec![Edit { span: entry.span, replacement }];
        edits.extend(own.map(|span| Edit { span: span.into(), replacement: version.to_owned() }));
        edits
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tpnskit_core::text::edit::apply;
    use tpnskit_core::text::source::Role;

    #[test]
    fn an_entry_is_replaced_however_it_is_written() {
        for (toml, expected) in [
            ("[plugins]\ntpns = \"com.tencent.android.tpns:1.8.0\"\n", "[plugins]\ntpns = \"new:9\"\n"),
            (
                "[plugins]\ntpns = { id = 'com.tencent.android.tpns', version = '1.8.0' } # push\n",
                "[plugins]\ntpns = { id = \"new\", version = \"9\" } # push\n",
            ),
            (
                "[versions]\nt = \"1.8.0\"\n[plugins]\ntpns = { id = \"com.tencent.android.tpns\", version.ref = \"t\" }\n",
                "[versions]\nt = \"9\"\n[plugins]\ntpns = { id = \"new\", version.ref = \"t\" }\n",
            ),
            (
                "[versions]\nt = \"1\"\n[plugins]\ntpns = { id = \"com.tencent.android.tpns\", version.ref = \"t\" }\n\
                 [libraries]\na = { module = \"a:b\", version.ref = \"t\" }\n",
                "[versions]\nt = \"1\"\n[plugins]\ntpns = { id = \"new\", version = \"9\" }\n\
                 [libraries]\na = { module = \"a:b\", version.ref = \"t\" }\n",
            ),
            (
                "[libraries]\ntpns = { group = \"com.tencent.android.tpns\", name = \"tpnsplugin\", version = \"1\" }\n",
                "[libraries]\ntpns = { module = \"new\", version = \"9\" }\n",
            ),
            ("[plugins]\ntpns = { id = \"com.tencent.android.tpns\" }\n", "[plugins]\ntpns = { id = \"new\" }\n"),
            ("[plugins]\nother = \"a:1\"\n", "[plugins]\nother = \"a:1\"\n"),
        ] {
            let source = Source::new("gradle/libs.versions.toml", Role::VersionCatalog, toml);
            let catalog = Catalog::read(&source);
            let edits: Vec<Edit> =
                catalog.vendor_entries().flat_map(|entry| catalog.replaced(entry, "new", "9", &|_| false)).collect();
            assert_eq!(apply(toml, &edits).as_deref(), Some(expected));
        }
    }
}
