//! Where a build script states a value.
//!
//! Invariant: a place is given only where the text leaves no doubt. A script is read once and never run.

mod removal;

use std::collections::BTreeMap;

use tpnskit_script::Dialect;
use tpnskit_script::catalog::spoken;
use tpnskit_script::words::{Kind, Word, words};

use super::catalog::{self, Catalog};
use crate::text::source::{FileId, Place, Role, Source, Sources};
use crate::text::span::Span;

/// The build scripts of a module, taken apart into tokens, and what they name things by.
#[derive(Debug, Default)]
pub struct Scripts {
    /// The module's own.
    scripts: Vec<Script>,
    /// Those that the module's own apply or take constants from. What the own ones say is found there.
    others: Vec<Script>,
    /// Those of library modules.
    libraries: Vec<Script>,
    catalogs: Vec<Catalog>,
    /// Lines of `gradle.properties`.
    properties: BTreeMap<String, Vec<String>>,
}

#[derive(Debug)]
struct Script {
    file: FileId,
    length: usize,
    tokens: Vec<Token>,
}

impl Scripts {
    /// Reads every build script.
    pub fn read(sources: &Sources) -> Self {
        let scripts = |role: Role| {
            let scripts = sources.of_role(role);
            scripts.map(|(file, source)| Script { file, length: source.text.len(), tokens: tokens(source) }).collect()
        };
        let mut properties: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (_, source) in sources.of_role(Role::GradleProperties) {
            for (name, value) in source.text.lines().filter_map(|line| line.split_once(['=', ':'])) {
                properties.entry(name.trim().to_owned()).or_default().push(value.trim().to_owned());
            }
        }
        Self {
            scripts: scripts(Role::BuildScript),
            others: scripts(Role::AppliedScript),
            libraries: scripts(Role::LibraryScript),
            catalogs: sources.of_role(Role::VersionCatalog).map(|(file, source)| catalog::read(file, source)).collect(),
            properties,
        }
    }

    /// The place where `name` gets `value`: the literal, or else the one variable that stands there instead. It is not to
    /// be written over.
    pub fn find_used(&self, name: &str, value: &str) -> Option<Place> {
        self.first(|script| {
            let literals: Vec<Place> = script.literals(name, value).collect();
            if !literals.is_empty() {
                return literals;
            }
            let used = script.references_after(name).filter(|(variable, _)| self.may_be(variable, value));
            used.map(|(_, span)| (script.file, span)).collect()
        })
    }

    fn all(&self) -> impl Iterator<Item = &Script> {
        self.scripts.iter().chain(&self.others)
    }

    /// The one place in the module's own scripts, or else in the others.
    fn first(&self, places: impl Fn(&Script) -> Vec<Place>) -> Option<Place> {
        let mut groups = [&self.scripts, &self.others].into_iter().map(|group| group.iter().flat_map(&places));
        groups.find_map(|mut group| group.next().map(|first| only(std::iter::once(first).chain(group)))).flatten()
    }

    /// False where a variable is known to hold other values only.
    fn may_be(&self, variable: &str, value: &str) -> bool {
        let literals = self.all().flat_map(|script| script.literals_after(variable));
        let literals = literals.map(|literal| literal.text.as_str());
        let properties = self.properties.get(variable).into_iter().flatten().map(String::as_str);
        let mut known = literals.chain(properties).peekable();
        known.peek().is_none() || known.any(|one| one == value)
    }

    /// The one place where `name` is followed by the literal `value`; nothing where there is none or more than one.
    pub fn find(&self, name: &str, value: &str) -> Option<Place> {
        self.first(|script| script.literals(name, value).collect())
    }

    /// The one place that names a dependency of these coordinates, with a version or without: in a script, or in the
    /// catalog that a script takes it from.
    pub fn find_dependency(&self, group: &str, name: &str) -> Option<Place> {
        let is_both = |literal: &str| {
            let rest = literal.strip_prefix(group).and_then(|rest| rest.strip_prefix(':'));
            rest.and_then(|rest| rest.strip_prefix(name))
                .is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '@']))
        };
        let named = |script: &Script| -> Vec<Place> {
            let literals = script.tokens.iter().filter(|token| token.kind == Kind::Literal && is_both(&token.text));
            literals.chain(script.apart(group, name)).map(|token| (script.file, token.span)).collect()
        };
        let own = self.scripts.iter().flat_map(named).chain(self.in_catalogs(&format!("{group}:{name}")));
        let mut own = own.peekable();
        if own.peek().is_some() { only(own) } else { only(self.others.iter().flat_map(named)) }
    }

    /// The one place that applies a plugin.
    pub fn find_plugin(&self, id: &str) -> Option<Place> {
        self.find_literal(|literal| literal == id).or_else(|| only(self.in_catalogs(id)))
    }

    /// The entries of catalogs that name this and that a script takes.
    fn in_catalogs<'a>(&'a self, names: &str) -> impl Iterator<Item = Place> + use<'a> {
        let mut places = Vec::new();
        for catalog in &self.catalogs {
            let entries = catalog.entries.iter().filter(|entry| entry.names == names);
            let taken = entries.filter(|entry| self.all().any(|script| script.takes(&catalog.name, &entry.accessors)));
            places.extend(taken.filter_map(|entry| Some((catalog.file?, entry.span))));
        }
        places.into_iter()
    }

    /// Every string literal with its place, behind the name that it is given to; without one, the name is empty. Those of
    /// library modules, too.
    pub fn named_literals(&self) -> impl Iterator<Item = (Place, &str, &str)> {
        self.all().chain(&self.libraries).flat_map(|script| {
            let literals = script.tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Literal);
            literals.map(move |(index, literal)| {
                let before = script.tokens.get(index.saturating_sub(6)..index).unwrap_or_default().iter().rev();
                // `val key: String = "…"`
                let name = before.into_iter().find(|token| !token.links() && token.text != "String");
                ((script.file, literal.span), name.map_or("", |name| &name.text), &*literal.text)
            })
        })
    }

    /// The one string literal that is wanted; nothing where there is none or more than one.
    pub fn find_literal(&self, wanted: impl Fn(&str) -> bool) -> Option<Place> {
        self.first(|script| {
            let literals = script.tokens.iter().filter(|token| token.kind == Kind::Literal && wanted(&token.text));
            literals.map(|token| (script.file, token.span)).collect()
        })
    }
}

fn only(mut places: impl Iterator<Item = Place>) -> Option<Place> {
    let place = places.next()?;
    places.next().is_none().then_some(place)
}

impl Script {
    /// Each place where `name` is followed by the literal `value`.
    fn literals<'a>(&'a self, name: &'a str, value: &'a str) -> impl Iterator<Item = Place> {
        let literals = self.literals_after(name).filter(move |literal| literal.text == value);
        literals.map(|literal| {
            let span = literal.span;
            // An empty literal has nothing to underline but its quotes.
            let widened = Span::new(span.start.saturating_sub(1), (span.end + 1).min(self.length));
            (self.file, if span.start == span.end { widened } else { span })
        })
    }

    /// Each string literal that directly follows `name`, as in `name: '…'`, `name = "…"`, `"name" to "…"`,
    /// `put("name", "…")` or `name '…'`.
    fn literals_after<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Token> {
        let named = self.tokens.iter().enumerate().filter(move |(_, token)| token.is_named(name));
        named.filter_map(|(index, _)| {
            let next = self.tokens.iter().skip(index + 1).take(4).find(|next| !next.links());
            next.filter(|next| next.kind == Kind::Literal)
        })
    }

    /// The name of each variable that stands behind `name` and a sign, with its place: `name = x`, `name: rootProject.ext.x`,
    /// `name = property("x")`, `name = "$x"`.
    fn references_after<'a>(&'a self, name: &'a str) -> impl Iterator<Item = (String, Span)> {
        let named = self.tokens.iter().enumerate().filter(move |(_, token)| token.is_named(name));
        named.filter_map(|(index, _)| {
            let links = self.tokens.iter().skip(index + 1).take(4).take_while(|next| next.links()).count();
            let signs = self.tokens.get(index + 1..index + 1 + links)?;
            // What follows without a sign may be the next statement.
            let assigned = signs.iter().any(|sign| matches!(sign.text.as_str(), "=" | ":" | "to" | "set" | ","));
            self.reference(index + 1 + links).filter(|_| assigned)
        })
    }

    fn reference(&self, index: usize) -> Option<(String, Span)> {
        let first = self.tokens.get(index)?;
        if first.kind == Kind::Literal {
            let inner = first.text.strip_prefix('$')?;
            let inner = inner.strip_prefix('{').and_then(|inner| inner.strip_suffix('}')).unwrap_or(inner);
            let word = inner.rsplit('.').next().unwrap_or(inner);
            let is_word = !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '_');
            return is_word.then(|| (word.to_owned(), first.span));
        }
        if first.kind != Kind::Name || matches!(first.text.as_str(), "if" | "when" | "true" | "false" | "null" | "new")
        {
            return None;
        }
        let (path, next) = self.path(index);
        let called = self.tokens.get(next).is_some_and(|sign| matches!(sign.text.as_str(), "(" | "["));
        match self.tokens.get(next + 1).filter(|literal| called && literal.kind == Kind::Literal) {
            Some(literal) => Some((literal.text.clone(), literal.span)),
            None => {
                let last = self.tokens.get(next.checked_sub(1)?)?;
                let name = path.rsplit('.').next().unwrap_or_default();
                Some((name.to_owned(), Span::new(first.span.start, last.span.end)))
            }
        }
    }

    /// The words from an index on that dots join, and the index behind them.
    fn path(&self, index: usize) -> (String, usize) {
        let mut path = self.tokens.get(index).map(|token| token.text.clone()).unwrap_or_default();
        let mut next = index + 1;
        while let (Some(dot), Some(word)) = (self.tokens.get(next), self.tokens.get(next + 1)) {
            if dot.text != "." || dot.kind != Kind::Sign || word.kind != Kind::Name {
                break;
            }
            path.push('.');
            path.push_str(&word.text);
            next += 2;
        }
        (path, next)
    }

    /// True where the script names one of these entries of a catalog, as in `libs.tpns.huawei`.
    fn takes(&self, catalog: &str, accessors: &[String]) -> bool {
        let starts = self.tokens.iter().enumerate().filter(|(index, token)| {
            let inner = index.checked_sub(1).and_then(|before| self.tokens.get(before));
            token.kind == Kind::Name && token.text == catalog && inner.is_none_or(|before| before.text != ".")
        });
        let mut paths = starts.map(|(index, _)| self.path(index).0.replace('_', "."));
        let mut found = self.found_by_method(catalog);
        found.any(|accessor| accessors.contains(&accessor))
            || paths.any(|path| {
                accessors.iter().any(|accessor| {
                    let rest = path.strip_prefix(accessor.as_str());
                    rest.is_some_and(|rest| rest.is_empty() || rest == ".get" || rest.starts_with(".get."))
                })
            })
    }

    /// `libs.findLibrary("tpns-core")` as `libs.tpns.core`, whatever the catalog is called there.
    fn found_by_method<'a>(&'a self, catalog: &'a str) -> impl Iterator<Item = String> + 'a {
        self.tokens.windows(3).filter_map(move |tokens| {
            let [method, open, alias] = tokens else { return None };
            let section = match method.text.as_str() {
                "findLibrary" => "",
                "findBundle" => "bundles.",
                "findPlugin" => "plugins.",
                _ => return None,
            };
            let is_call = method.kind == Kind::Name && open.text == "(" && alias.kind == Kind::Literal;
            is_call.then(|| format!("{catalog}.{section}{}", spoken(&alias.text)))
        })
    }

    /// The names in `group: '…', name: '…'` and in `("group", "name")`.
    fn apart<'a>(&'a self, group: &'a str, name: &'a str) -> impl Iterator<Item = &'a Token> {
        let groups = self.tokens.iter().enumerate();
        let groups = groups.filter(move |(_, token)| token.kind == Kind::Literal && token.text == group);
        groups.filter_map(move |(index, _)| {
            let mut behind = self.tokens.iter().skip(index + 1).take(4);
            behind.next().filter(|sign| sign.text == ",")?;
            behind.find(|token| token.kind == Kind::Literal).filter(|token| token.text == name)
        })
    }
}

#[derive(Debug)]
struct Token {
    kind: Kind,
    /// Of a string, what is between its quotes.
    span: Span,
    /// As it is written, without quotes.
    text: String,
    /// How long the quotes are.
    quotes: usize,
}

impl Token {
    fn new(word: &Word, text: &str) -> Self {
        let span = Span::from(word.span);
        let text = text.get(span.start..span.end).unwrap_or_default().to_owned();
        Self { kind: word.kind, span, text, quotes: word.quotes }
    }

    fn is_named(&self, name: &str) -> bool {
        matches!(self.kind, Kind::Name | Kind::Literal) && self.text == name
    }

    /// True for what may stand between a name and its value.
    fn links(&self) -> bool {
        match self.kind {
            Kind::Sign => matches!(self.text.as_str(), ":" | "=" | "," | "]" | ")" | "(" | "."),
            Kind::Name => matches!(self.text.as_str(), "to" | "set"),
            Kind::Literal => false,
        }
    }
}

/// The words, strings and signs of a script, without comments.
fn tokens(source: &Source) -> Vec<Token> {
    let words = words(&source.text, Dialect::of(&source.name));
    words.iter().map(|word| Token::new(word, &source.text)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(script: &str, name: &str, value: &str) -> Option<usize> {
        let mut sources = Sources::default();
        sources.add(Source::new("build.gradle", Role::BuildScript, script));
        Scripts::read(&sources).find(name, value).map(|(_, span)| span.start)
    }

    #[test]
    fn a_value_is_found_in_every_way_of_writing_it() {
        for script in [
            "manifestPlaceholders = [XG_ACCESS_ID: '1580002210']",
            "manifestPlaceholders = [\"XG_ACCESS_ID\" : \"1580002210\",]",
            "manifestPlaceholders[\"XG_ACCESS_ID\"] = \"1580002210\"",
            "manifestPlaceholders.put('XG_ACCESS_ID', '1580002210')",
            "manifestPlaceholders += mapOf(\"XG_ACCESS_ID\" to \"1580002210\")",
            "// XG_ACCESS_ID: '1580002210'\nmanifestPlaceholders XG_ACCESS_ID: '1580002210'",
        ] {
            let start = place(script, "XG_ACCESS_ID", "1580002210").expect(script);
            assert_eq!(start, script.rfind("1580002210").unwrap(), "{script}");
        }
        assert_eq!(place("tpns { accessPoint = 'shanghia' }", "accessPoint", "shanghia"), Some(22));
        assert_eq!(place("[XG_ACCESS_KEY: \"\"]", "XG_ACCESS_KEY", ""), Some(16));
    }

    #[test]
    fn a_dependency_is_found_by_its_coordinates() {
        let place = |script: &str| {
            let mut sources = Sources::default();
            sources.add(Source::new("build.gradle", Role::BuildScript, script));
            Scripts::read(&sources).find_dependency("com.tencent.tpns", "oppo").map(|(_, span)| span.start)
        };
        assert_eq!(place("implementation 'com.tencent.tpns:oppo:1.4.3.9-release'"), Some(16));
        assert_eq!(place("implementation(\"com.tencent.tpns:oppo:$version\")"), Some(16));
        assert_eq!(place("implementation 'com.tencent.tpns:oppox:1'"), None);
        assert_eq!(place("// implementation 'com.tencent.tpns:oppo:1'"), None);
        assert_eq!(place("a 'com.tencent.tpns:oppo:1'\nb 'com.tencent.tpns:oppo:2'"), None);
    }

    #[test]
    fn a_variable_is_found_where_it_is_used() {
        let used = |script: &str| {
            let mut sources = Sources::default();
            sources.add(Source::new("build.gradle", Role::BuildScript, script));
            sources.add(Source::new("gradle.properties", Role::GradleProperties, "tpnsKey=K1\n# tpnsKey=K3\n"));
            let place = Scripts::read(&sources).find_used("XG_ACCESS_KEY", "K1");
            place.map(|(_, span)| script[span.start..span.end].to_owned())
        };
        for (script, expected) in [
            ("def k = 'K1'\n[XG_ACCESS_KEY: k]", Some("k")),
            ("def k = 'K2'\n[XG_ACCESS_KEY: k]", None),
            ("ext.k = 'K1'\nm = [XG_ACCESS_KEY: rootProject.ext.k, OTHER: k]", Some("rootProject.ext.k")),
            ("manifestPlaceholders[\"XG_ACCESS_KEY\"] = project.property(\"tpnsKey\")", Some("tpnsKey")),
            ("manifestPlaceholders[\"XG_ACCESS_KEY\"] = \"$tpnsKey\"", Some("$tpnsKey")),
            ("manifestPlaceholders.put('XG_ACCESS_KEY', \"${tpnsKey}\")", Some("${tpnsKey}")),
            ("mapOf(\"XG_ACCESS_KEY\" to tpnsKey)", Some("tpnsKey")),
            ("[XG_ACCESS_KEY: System.getenv('TPNS')]", Some("TPNS")),
            ("[XG_ACCESS_KEY: 'K1', A: k]", Some("K1")),
            ("XG_ACCESS_KEY.set(\"K1\")", Some("K1")),
            ("XG_ACCESS_KEY.set(k)", Some("k")),
            ("XG_ACCESS_KEY.length 'K1'", None),
            ("[XG_ACCESS_KEY: a], [XG_ACCESS_KEY: b]", None),
            ("XG_ACCESS_KEY\nprintln x", None),
            ("[XG_ACCESS_KEY: 'K2']", None),
            ("[XG_ACCESS_KEY:", None),
        ] {
            assert_eq!(used(script).as_deref(), expected, "{script}");
        }
    }

    #[test]
    fn an_alias_leads_to_the_catalog() {
        let toml = "[libraries]\ntpns-oppo = { module = \"com.tencent.tpns:oppo\", version = \"1\" }\n\
                    [bundles]\npush = [\"tpns-oppo\"]\n";
        let place = |script: &str| {
            let mut sources = Sources::default();
            sources.add(Source::new("build.gradle", Role::BuildScript, script));
            sources.add(Source::new("gradle/libs.versions.toml", Role::VersionCatalog, toml));
            let (file, span) = Scripts::read(&sources).find_dependency("com.tencent.tpns", "oppo")?;
            let source = sources.get(file)?;
            Some((source.name.clone(), source.slice(span).to_owned()))
        };
        let catalog = Some(("gradle/libs.versions.toml".to_owned(), "com.tencent.tpns:oppo".to_owned()));
        for script in [
            "implementation libs.tpns.oppo",
            "implementation(libs.tpns.oppo)",
            "implementation(libs.bundles.push)",
            "add(\"implementation\", libs.tpns.oppo.get())",
            "add(\"implementation\", libs.findLibrary(\"tpns-oppo\").get())",
            "implementation(catalog.findBundle('push').get())",
        ] {
            assert_eq!(place(script), catalog, "{script}");
        }
        for script in
            ["implementation libs.tpns", "implementation libs.tpns.oppox", "// libs.tpns.oppo", "x.libs.tpns.oppo"]
        {
            assert_eq!(place(script), None, "{script}");
        }
        let apart = Some(("build.gradle".to_owned(), "oppo".to_owned()));
        assert_eq!(place("implementation group: 'com.tencent.tpns', name: 'oppo', version: '1'"), apart);
        assert_eq!(place("implementation(\"com.tencent.tpns\", \"oppo\", \"1\")"), apart);
        assert_eq!(place("a 'com.tencent.tpns:oppo:1'\nb libs.tpns.oppo"), None);
    }

    #[test]
    fn a_value_is_found_in_the_scripts_that_are_applied() {
        let place = |script: &str, applied: &str| {
            let mut sources = Sources::default();
            sources.add(Source::new("build.gradle", Role::BuildScript, script));
            sources.add(Source::new("push.gradle", Role::AppliedScript, applied));
            let scripts = Scripts::read(&sources);
            let (file, span) = scripts.find_used("XG_ACCESS_ID", "1").or_else(|| scripts.find_dependency("a", "b"))?;
            Some(format!("{} {}", sources.get(file)?.name, sources.get(file)?.slice(span)))
        };
        for (script, applied, expected) in [
            ("apply from: 'push.gradle'", "[XG_ACCESS_ID: '1']", Some("push.gradle 1")),
            ("[XG_ACCESS_ID: '1']", "[XG_ACCESS_ID: '1']", Some("build.gradle 1")),
            ("[XG_ACCESS_ID: Tpns.ID]", "object Tpns { const val ID = \"1\" }", Some("build.gradle Tpns.ID")),
            ("[XG_ACCESS_ID: Tpns.ID]", "object Tpns { const val ID = \"2\" }", None),
            ("", "ext.id = '1'\n[XG_ACCESS_ID: id]", Some("push.gradle id")),
            ("", "[XG_ACCESS_ID: '1'], [XG_ACCESS_ID: '1']", None),
            ("implementation Libs.b", "const val b = \"a:b:1\"", Some("push.gradle a:b:1")),
            ("implementation 'a:b:1'", "const val b = \"a:b:1\"", Some("build.gradle a:b:1")),
        ] {
            assert_eq!(place(script, applied).as_deref(), expected, "{script} {applied}");
        }
    }

    #[test]
    fn doubt_gives_no_place() {
        assert_eq!(place("[XG_ACCESS_ID: '1'], [XG_ACCESS_ID: '1']", "XG_ACCESS_ID", "1"), None);
        assert_eq!(place("[XG_ACCESS_ID: someVariable, OTHER: '1']", "XG_ACCESS_ID", "1"), None);
        assert_eq!(place("/* XG_ACCESS_ID: '1' */", "XG_ACCESS_ID", "1"), None);
        assert_eq!(place("XG_ACCESS_ID: '", "XG_ACCESS_ID", "x"), None);
    }
}
