//! Version catalogs, with the places of what they say.
//!
//! Invariant: reading never fails. A line that isn't understood names nothing.

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use tpnskit_core::text::edit::Edit;
use tpnskit_core::text::source::Source;
use tpnskit_core::text::span::Span;
use tpnskit_core::tpns::inputs::VENDOR_PLUGIN;

/// A catalog.
#[derive(Debug)]
pub(crate) struct Catalog<'a> {
    pub(crate) source: &'a Source,
    /// As in `libs`.
    pub(crate) name: String,
    pub(crate) entries: Vec<Entry>,
    /// Versions by their names, with what is between the quotes.
    versions: Vec<(String, String, Span)>,
}

/// A plugin or library.
#[derive(Debug)]
pub(crate) struct Entry {
    alias: String,
    pub(crate) names: Names,
    /// The value, from its first quote or brace to its last.
    pub(crate) span: Span,
    version: Option<Version>,
}

/// What an entry names.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Names {
    /// A plugin, by its id.
    Plugin(String),
    /// A library, by its `group:name`.
    Module(String),
}

#[derive(Debug)]
enum Version {
    Stated(String),
    Ref(String),
}

impl<'a> Catalog<'a> {
    pub(crate) fn read(source: &'a Source) -> Self {
        let base = source.name.rsplit('/').next().unwrap_or_default();
        let name = base.strip_suffix(".versions.toml").unwrap_or(base).to_owned();
        let (table, _) = DeTable::parse_recoverable(&source.text);
        let table = table.get_ref();
        let versions = members(table, "versions").filter_map(|(alias, value)| {
            let DeValue::String(version) = value.get_ref() else { return None };
            Some((alias, version.to_string(), unquoted(value)))
        });
        let mut entries = Vec::new();
        for (section, is_plugin) in [("plugins", true), ("libraries", false)] {
            for (alias, value) in members(table, section) {
                let Some((names, version)) = entry(value.get_ref(), is_plugin) else { continue };
                let names = if is_plugin { Names::Plugin(names) } else { Names::Module(names) };
                entries.push(Entry { alias, names, span: Span::from(value.span()), version });
            }
        }
        Self { source, name, entries, versions: versions.collect() }
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
        format!("{}.{section}{}", self.name, entry.alias.replace(['-', '_'], "."))
    }

    /// An entry's version, where it is known.
    pub(crate) fn version(&self, entry: &Entry) -> Option<String> {
        match entry.version.as_ref()? {
            Version::Stated(version) => Some(version.clone()),
            Version::Ref(name) => {
                self.versions.iter().find(|(of, ..)| of == name).map(|(_, version, _)| version.clone())
            }
        }
    }

    /// The edits that make an entry name something else in another version. A version that nothing else uses is changed
    /// where it stands.
    pub(crate) fn replaced(&self, entry: &Entry, to: &str, version: &str, used: &dyn Fn(&str) -> bool) -> Vec<Edit> {
        let own = match &entry.version {
            Some(Version::Ref(name)) => {
                let refs =
                    self.entries.iter().filter(|one| matches!(&one.version, Some(Version::Ref(of)) if of == name));
                let place = self.versions.iter().find(|(of, ..)| of == name).map(|(.., span)| *span);
                place.filter(|_| refs.count() == 1 && !used(name))
            }
            _ => None,
        };
        let written = self.source.slice(entry.span);
        let is_text = !written.starts_with('{');
        let name = if matches!(entry.names, Names::Plugin(_)) { "id" } else { "module" };
        let replacement = match (is_text, own, &entry.version) {
            (true, _, None) => format!("\"{to}\""),
            (true, ..) => format!("\"{to}:{version}\""),
            (false, Some(_), Some(Version::Ref(of))) => format!("{{ {name} = \"{to}\", version.ref = \"{of}\" }}"),
            (false, _, None) => format!("{{ {name} = \"{to}\" }}"),
            (false, ..) => format!("{{ {name} = \"{to}\", version = \"{version}\" }}"),
        };
        let mut edits = vec![Edit { span: entry.span, replacement }];
        edits.extend(own.map(|span| Edit { span, replacement: version.to_owned() }));
        edits
    }
}

fn members<'t, 'i>(table: &'t DeTable<'i>, name: &str) -> impl Iterator<Item = (String, &'t Spanned<DeValue<'i>>)> {
    let section = table.get(name).and_then(|section| section.get_ref().as_table());
    section.into_iter().flat_map(|members| members.iter().map(|(alias, value)| (alias.get_ref().to_string(), value)))
}

fn unquoted(value: &Spanned<DeValue<'_>>) -> Span {
    let span = value.span();
    Span::new(span.start + 1, span.end.saturating_sub(1))
}

fn text(table: &DeTable<'_>, name: &str) -> Option<String> {
    table.get(name).and_then(|value| value.get_ref().as_str()).map(str::to_owned)
}

/// What an entry names, and its version.
fn entry(value: &DeValue<'_>, is_plugin: bool) -> Option<(String, Option<Version>)> {
    match value {
        DeValue::String(whole) => {
            let parts: Vec<&str> = whole.split(':').collect();
            let length = if is_plugin { 1 } else { 2 };
            let names = parts.get(..length)?.join(":");
            Some((names, parts.get(length).map(|version| Version::Stated((*version).to_owned()))))
        }
        DeValue::Table(table) => {
            let names = if is_plugin {
                text(table, "id")?
            } else {
                text(table, "module").or_else(|| Some(format!("{}:{}", text(table, "group")?, text(table, "name")?)))?
            };
            let version = table.get("version").map(|version| match version.get_ref() {
                DeValue::String(version) => Version::Stated(version.to_string()),
                DeValue::Table(rich) => match text(rich, "ref") {
                    Some(name) => Version::Ref(name),
                    None => Version::Stated(
                        ["strictly", "require", "prefer"].iter().find_map(|name| text(rich, name)).unwrap_or_default(),
                    ),
                },
                _ => Version::Stated(String::new()),
            });
            Some((names, version))
        }
        _ => None,
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
