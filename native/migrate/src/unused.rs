//! What nothing uses any more once the rest is changed: entries of version catalogs, and variables of scripts.
//!
//! Invariant: something goes only if it was used before, and if no script of the build names it afterwards.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use tpnskit_core::finding::Argument;
use tpnskit_core::text::edit;
use tpnskit_core::text::source::{Encoding, Role, Source};
use tpnskit_core::text::span::Span;
use tpnskit_script::Dialect;
use tpnskit_script::catalog::{Catalog, Stated, name_of, spoken};
use tpnskit_script::tree::{Kind, Node, Part};
use tpnskit_script::words::{Kind as WordKind, Word, words};

use crate::script::{Script, last_word, plain_text, span};
use crate::{Asked, Group, Remark, cut};

/// The texts that change, by the names of their files.
type Texts = BTreeMap<String, String>;

/// Takes out what nothing uses any more, and gives what is said of it.
pub(crate) fn remove(asked: &Asked<'_>, texts: &mut Texts) -> Vec<Remark> {
    let is_whole = !texts.is_empty() && !asked.has_more_modules;
    let Some(others) = asked.others.as_ref().filter(|_| is_whole) else { return Vec::new() };
    let all: Vec<&Source> = asked.scripts.iter().chain(others).collect();
    let mut remarks = Vec::new();
    // What goes may be all that used something else.
    loop {
        let removed =
            [in_catalogs(asked, &all, texts), in_scripts(asked, &all, texts), in_maps(asked, &all, texts)].concat();
        if removed.is_empty() {
            return remarks;
        }
        remarks.extend(removed);
    }
}

fn now<'t>(source: &'t Source, texts: &'t Texts) -> &'t str {
    texts.get(&source.name).map_or(source.text.as_str(), String::as_str)
}

fn before<'t>(source: &'t Source, _: &'t Texts) -> &'t str {
    &source.text
}

fn may_change(asked: &Asked<'_>, source: &Source) -> bool {
    let is_utf8 = matches!(source.encoding, Encoding::Utf8 | Encoding::Utf8Bom);
    let is_read = is_utf8 && source.unreadable.is_none() && !cut::has_other_lines(&source.text);
    is_read && !asked.protected.contains(&source.name) && asked.scripts.iter().any(|script| script.name == source.name)
}

fn unused(source: &Source, offset: usize, kind: &'static str, name: &str) -> Remark {
    let remark = Remark::at(Group::Unused, "migrate-item", source, offset);
    remark.with("kind", Argument::Word(kind)).with("name", name.into())
}

/// Takes parts out of a text; nothing where they don't fit together.
fn without(text: &str, parts: &BTreeSet<Span>) -> Option<String> {
    edit::apply(text, &cut::edits(text, parts))
}

// ---- version catalogs ----

/// The sections of a catalog, with what stands before their entries in scripts.
const SECTIONS: [(&str, &str, &str); 4] = [
    ("bundles", "bundles.", "migrate-kind-bundle"),
    ("libraries", "", "migrate-kind-library"),
    ("plugins", "plugins.", "migrate-kind-plugin"),
    ("versions", "versions.", "migrate-kind-version"),
];

/// An entry of a catalog.
struct Entry {
    /// Its section, as an index of [`SECTIONS`].
    section: usize,
    alias: String,
    whole: Span,
}

impl Entry {
    /// As scripts call it behind the catalog's name.
    fn accessor(&self) -> String {
        let (_, prefix, _) = SECTIONS.get(self.section).copied().unwrap_or_default();
        format!("{prefix}{}", spoken(&self.alias))
    }
}

fn entries(read: &Catalog) -> Vec<Entry> {
    let entry = |section: usize, alias: &String, whole: tpnskit_script::Span| Entry {
        section,
        alias: alias.clone(),
        whole: whole.into(),
    };
    let bundles = read.bundles.iter().map(|one| entry(0, &one.alias, one.whole));
    let libraries = read.libraries.iter().map(|one| entry(1, &one.alias, one.whole));
    let plugins = read.plugins.iter().map(|one| entry(2, &one.alias, one.whole));
    let versions = read.versions.iter().map(|one| entry(3, &one.alias, one.whole));
    bundles.chain(libraries).chain(plugins).chain(versions).collect()
}

fn in_catalogs(asked: &Asked<'_>, all: &[&Source], texts: &mut Texts) -> Vec<Remark> {
    let mut remarks = Vec::new();
    if asked.has_outer_builds {
        return remarks;
    }
    let catalogs = all.iter().filter(|source| source.role == Role::VersionCatalog && may_change(asked, source));
    for source in catalogs {
        let Some(name) = name_of(&source.name).filter(|name| is_called(source, name, all)) else { continue };
        let (before, after) = (Catalog::read(&source.text), Catalog::read(now(source, texts)));
        let scripts = || all.iter().filter(|one| one.role != Role::VersionCatalog);
        let Some(used_before) = used(&before, name, scripts().map(|one| (*one, one.text.as_str()))) else { continue };
        let Some(used_after) = used(&after, name, scripts().map(|one| (*one, now(one, texts)))) else { continue };
        let text = now(source, texts);
        let gone: Vec<(Entry, Span)> = entries(&after)
            .into_iter()
            .filter(|entry| used_before.contains(&entry.accessor()) && !used_after.contains(&entry.accessor()))
            .filter_map(|entry| Some((whole_line(text, &entry)?, entry)))
            .map(|(line, entry)| (entry, line))
            .collect();
        let mut parts: BTreeSet<Span> = gone.iter().map(|(_, line)| *line).collect();
        parts.extend(emptied(text, &gone));
        let Some(text) = without(text, &parts).filter(|_| !gone.is_empty()) else { continue };
        let places = entries(&before);
        for (entry, _) in &gone {
            let was = places.iter().find(|one| one.section == entry.section && one.alias == entry.alias);
            let (_, _, kind) = SECTIONS.get(entry.section).copied().unwrap_or_default();
            remarks.push(unused(source, was.map_or(0, |one| one.whole.start), kind, &entry.alias));
        }
        texts.insert(source.name.clone(), text);
    }
    remarks
}

/// True where scripts call a catalog by the name of its file: settings may give it another one.
fn is_called(catalog: &Source, name: &str, all: &[&Source]) -> bool {
    let file = catalog.name.rsplit('/').next().unwrap_or_default();
    let mut naming =
        all.iter().filter(|source| source.role != Role::VersionCatalog && source.text.contains(file)).peekable();
    let is_usual = name == "libs" || naming.peek().is_some();
    is_usual
        && naming.all(|source| {
            [format!("\"{name}\""), format!("'{name}'")].iter().any(|quoted| source.text.contains(quoted))
        })
}

/// The entries that scripts and other entries use, by their accessors; nothing where that isn't known.
fn used<'t>(
    read: &Catalog,
    name: &str,
    scripts: impl Iterator<Item = (&'t Source, &'t str)>,
) -> Option<BTreeSet<String>> {
    let entries: Vec<Entry> = entries(read);
    let accessors: Vec<String> = entries.iter().map(Entry::accessor).collect();
    let mut used = BTreeSet::new();
    for (source, text) in scripts {
        let mut said = Said::default();
        said.read(text, Dialect::of(&source.name), name, 0)?;
        for path in &said.paths {
            let is_within = |path: &str, of: &str| {
                path.strip_prefix(of).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            };
            let named =
                accessors.iter().filter(|accessor| is_within(path, accessor)).max_by_key(|accessor| accessor.len());
            used.extend(named.cloned());
            used.extend(accessors.iter().filter(|accessor| is_within(accessor, path)).cloned());
        }
        let by_text = entries.iter().filter(|entry| said.texts.contains(&spoken(&entry.alias)));
        used.extend(by_text.map(Entry::accessor));
    }
    for bundle in &read.bundles {
        used.extend(bundle.members.iter().map(|member| spoken(member)));
    }
    for entry in read.libraries.iter().chain(&read.plugins) {
        if let Some(Stated::Ref(version)) = &entry.version {
            used.insert(format!("versions.{}", spoken(version)));
        }
    }
    Some(used)
}

/// The words of a text, by their numbers.
struct Spoken<'t> {
    text: &'t str,
    dialect: Dialect,
    words: Vec<Word>,
}

impl<'t> Spoken<'t> {
    fn read(text: &'t str, dialect: Dialect) -> Self {
        Self { text, dialect, words: words(text, dialect) }
    }

    /// A word as it stands there; empty behind the last one.
    fn written(&self, at: usize) -> &'t str {
        self.words.get(at).and_then(|word| self.text.get(word.span.start..word.span.end)).unwrap_or_default()
    }

    fn is(&self, at: usize, kind: WordKind) -> bool {
        self.words.get(at).is_some_and(|word| word.kind == kind)
    }

    fn sign(&self, at: usize, sign: &str) -> bool {
        self.is(at, WordKind::Sign) && self.written(at) == sign
    }

    /// How often a name is said outside of strings.
    fn count(&self, name: &str) -> usize {
        (0..self.words.len()).filter(|at| self.is(*at, WordKind::Name) && self.written(*at) == name).count()
    }

    /// True where a value ends with a word: nothing that goes on with it stands on the same line.
    fn ends_with(&self, at: usize) -> bool {
        let Some((word, next)) = self.words.get(at).zip(self.words.get(at + 1)) else { return true };
        let between = self.text.get(word.span.end..next.span.start).unwrap_or_default();
        let goes_on = [".", "?", "[", "(", "{", "+"].contains(&self.written(at + 1)) && self.is(at + 1, WordKind::Sign);
        !goes_on && (between.contains('\n') || matches!(self.written(at + 1), ";" | "}"))
    }

    /// True for `ext.a = a`, at the first `a`: it lets every script use what is there already.
    fn is_published(&self, at: usize) -> bool {
        let of_build = at >= 2 && self.sign(at - 1, ".") && EXTRA.contains(&self.written(at - 2));
        let is_same =
            self.sign(at + 1, "=") && self.is(at + 2, WordKind::Name) && self.written(at) == self.written(at + 2);
        of_build && is_same && self.ends_with(at + 2)
    }

    /// The variable of `def a = rootProject.ext.b`, at the `b`.
    fn alias(&self, at: usize) -> Option<&'t str> {
        let mut start = at;
        while start >= 2 && self.sign(start - 1, ".") && self.is(start - 2, WordKind::Name) {
            start -= 2;
        }
        let is_declared = start >= 3 && self.sign(start - 1, "=") && matches!(self.written(start - 3), "def" | "val");
        (is_declared && self.ends_with(at)).then(|| self.written(start - 2))
    }

    /// Where a variable of a name is declared on the same line: the last word of `val Project.libs`.
    fn declared(&self, at: usize, name: &str) -> Option<usize> {
        let start = self.line_before(at).find(|at| matches!(self.written(*at), "val" | "def"))?;
        let mut names = (start + 1..=at).take_while(|at| self.is(*at, WordKind::Name) || self.sign(*at, "."));
        names.find(|at| self.written(*at) == name)
    }

    /// True in an import.
    fn imports(&self, at: usize) -> bool {
        self.line_before(at).any(|at| self.written(at) == "import")
    }

    /// The words up to one on the same line, the last one first.
    fn line_before(&self, at: usize) -> impl Iterator<Item = usize> {
        let end = self.words.get(at).map_or(0, |word| word.span.end);
        let start = self.text.get(..end).and_then(|before| before.rfind('\n')).unwrap_or_default();
        (0..=at).rev().take_while(move |at| self.words.get(*at).is_some_and(|word| word.span.start >= start))
    }

    /// True where a script may take any variable of the build: by a name that it puts together, or by going through all.
    fn guesses(&self, depth: usize) -> bool {
        const TAKING: [&str; 6] = ["property", "findProperty", "getProperty", "hasProperty", "gradleProperty", "has"];
        const ALL: [&str; 5] = ["ext", "extra", "properties", "extraProperties", "getExtraProperties"];
        (0..self.words.len()).any(|at| match self.words.get(at).map(|word| word.kind) {
            // `project."${name}Version"`
            Some(WordKind::Literal) => {
                let within = || put_in(self.written(at)).any(|code| Self::read(code, self.dialect).guesses(depth + 1));
                let is_name = at > 0 && self.sign(at - 1, ".");
                !self.plain(at) && (is_name || depth >= MOST_NESTED || within())
            }
            Some(WordKind::Name) if TAKING.contains(&self.written(at)) => {
                let is_called = self.sign(at + 1, "(") || self.is(at + 1, WordKind::Literal);
                is_called && !self.is_said(at + 1 + usize::from(self.sign(at + 1, "(")))
            }
            Some(WordKind::Name) if ALL.contains(&self.written(at)) => {
                // `getExtraProperties()`
                let behind = if self.sign(at + 1, "(") && self.sign(at + 2, ")") { at + 3 } else { at + 1 };
                let is_taken = self.sign(behind, ".") && matches!(self.written(behind + 1), "get" | "set");
                let goes_through = self.sign(behind, ".")
                    && matches!(
                        self.written(behind + 1),
                        "properties" | "getProperties" | "each" | "forEach" | "findAll"
                    );
                goes_through
                    || self.sign(behind, "[") && !self.is_said(behind + 1)
                    || is_taken && self.sign(behind + 2, "(") && !self.is_said(behind + 3)
            }
            _ => false,
        })
    }

    /// True for a string that is a whole argument or index.
    fn is_said(&self, at: usize) -> bool {
        let is_end = |at: usize| !["+", ".", "[", "?"].iter().any(|sign| self.sign(at, sign));
        self.plain(at) && is_end(at + 1)
    }

    /// True for a string without values put into it.
    fn plain(&self, at: usize) -> bool {
        self.is(at, WordKind::Literal) && !self.written(at).contains('$')
    }
}

/// What is put into a string: `a.b` of `"$a.b"`, and what is between the braces of `"${a.b}"`.
fn put_in(literal: &str) -> impl Iterator<Item = &str> {
    literal.match_indices('$').filter_map(|(at, _)| {
        let rest = literal.get(at + 1..)?;
        let mut depth = 0_usize;
        let end = rest.find(|c: char| {
            match c {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => return depth == 0 && !(c.is_alphanumeric() || matches!(c, '_' | '.')),
            }
            c == '}' && depth == 0
        });
        let code = rest.get(..end.unwrap_or(rest.len()))?;
        Some(code.strip_prefix('{').unwrap_or(code).trim_end_matches('.'))
    })
}

/// Strings within strings that are nested deeper aren't read.
const MOST_NESTED: usize = 4;

/// What a script says of a catalog.
#[derive(Default)]
struct Said {
    /// What stands behind the catalog's name.
    paths: BTreeSet<String>,
    /// Strings, as accessors are spelt.
    texts: BTreeSet<String>,
}

impl Said {
    /// Reads a script; nothing where it takes entries by names that aren't written there.
    fn read(&mut self, text: &str, dialect: Dialect, name: &str, depth: usize) -> Option<()> {
        const FINDING: [&str; 4] = ["findLibrary", "findVersion", "findBundle", "findPlugin"];
        const SCOPES: [&str; 7] = ["run", "let", "also", "apply", "with", "takeIf", "takeUnless"];
        const ACCESSORS: &str = "LibrariesFor";
        const LISTING: [&str; 4] = ["libraryAliases", "versionAliases", "bundleAliases", "pluginAliases"];
        let said = Spoken::read(text, dialect);
        let written = |at: usize| said.written(at);
        for (at, word) in said.words.iter().enumerate() {
            let text = written(at);
            match word.kind {
                WordKind::Literal => {
                    self.texts.insert(spoken(text));
                    for code in put_in(text).filter(|_| depth < MOST_NESTED) {
                        self.read(code, dialect, name, depth + 1)?;
                    }
                }
                WordKind::Name if LISTING.contains(&text) => return None,
                // `the<LibrariesForLibs>()`, which may get any name.
                WordKind::Name
                    if text.starts_with(ACCESSORS) && said.declared(at, name).is_none() && !said.imports(at) =>
                {
                    return None;
                }
                WordKind::Name if FINDING.contains(&text) => {
                    let argument = if written(at + 1) == "(" { at + 2 } else { at + 1 };
                    if !said.plain(argument) {
                        return None;
                    }
                }
                WordKind::Name if text.trim_start_matches('$') == name => {
                    let mut path = Vec::new();
                    let mut end = at + 1;
                    while said.sign(end, ".") && said.is(end + 1, WordKind::Name) {
                        // A function's block may take anything below.
                        if SCOPES.contains(&written(end + 1)) || said.sign(end + 2, "{") {
                            break;
                        }
                        path.push(spoken(written(end + 1)));
                        end += 2;
                    }
                    let is_declared = said.declared(at, name) == Some(at);
                    if path.is_empty() && !is_declared {
                        return None;
                    }
                    self.paths.insert(path.join("."));
                }
                _ => {}
            }
        }
        self.paths.remove("");
        Some(())
    }
}

/// The line of an entry that is alone on it.
fn whole_line(text: &str, entry: &Entry) -> Option<Span> {
    let start = text.get(..entry.whole.start)?.rfind('\n').map_or(0, |newline| newline + 1);
    let before = text.get(start..entry.whole.start)?;
    let rest = text.get(entry.whole.end..)?;
    let line = rest.find('\n').map_or(rest.len(), |newline| newline + 1);
    let behind = rest.get(..line)?.trim();
    let written = text.get(entry.whole.start..entry.whole.end)?.trim_start_matches(['"', '\'']);
    let is_entry = written.strip_prefix(&entry.alias)?.trim_start_matches(['"', '\'']).trim_start().starts_with('=');
    (before.trim().is_empty() && is_entry && (behind.is_empty() || behind.starts_with('#')))
        .then(|| Span::new(start, entry.whole.end + line))
}

/// The headers of sections that are left empty.
fn emptied(text: &str, gone: &[(Entry, Span)]) -> Vec<Span> {
    let mut headers = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let header = Span::new(at, at + line.len());
        at += line.len();
        let Some(section) = SECTIONS.iter().position(|(name, ..)| line.trim() == format!("[{name}]")) else { continue };
        let lines: Vec<Span> =
            gone.iter().filter(|(entry, _)| entry.section == section).map(|(_, line)| *line).collect();
        let rest = text.get(at..).unwrap_or_default();
        let mut next = rest.match_indices('[').map(|(found, _)| at + found);
        let starts_line = |found: &usize| text.get(..*found).is_some_and(|before| before.ends_with('\n'));
        let end = next.find(starts_line).unwrap_or(text.len());
        let within: BTreeSet<Span> = lines.into_iter().filter(|line| at <= line.start && line.end <= end).collect();
        let within = cut::with_comments(text, within.into_iter());
        if !within.is_empty() && !cut::has_text(text, Span::new(at, end), &within) {
            headers.push(header);
        }
    }
    headers
}

// ---- variables of scripts ----

/// Who can use a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    /// Its script.
    Script,
    /// The same, and it takes its value from one of the build's of its name.
    Taken,
    /// Every script.
    Build,
}

/// A statement that gives a variable its value.
#[derive(Debug)]
struct Head {
    name: String,
    scope: Scope,
    statement: Span,
    /// How often the statement says the name.
    said: usize,
    /// True where nothing else happens, and the statement can be cut.
    plain: bool,
}

fn in_scripts(asked: &Asked<'_>, all: &[&Source], texts: &mut Texts) -> Vec<Remark> {
    let scripts: Vec<&Source> = all.iter().copied().filter(|source| source.role != Role::VersionCatalog).collect();
    let read = |text_of: for<'t> fn(&'t Source, &'t Texts) -> &'t str| -> Vec<Vars> {
        scripts.iter().map(|source| Vars::read(source, text_of(source, texts))).collect()
    };
    let (before, after) = (read(before), read(now));
    let guessed = LazyCell::new(|| is_guessed(all, texts));
    let mut remarks = Vec::new();
    let mut cuts: BTreeMap<usize, BTreeSet<Span>> = BTreeMap::new();
    let uses =
        |vars: &[Vars], name: &str, scope: Scope| -> usize { vars.iter().map(|one| one.uses(name, scope)).sum() };
    for (index, (vars, source)) in after.iter().zip(&scripts).enumerate() {
        for head in &vars.heads {
            let Some(was) = before.get(index) else { continue };
            let (had, has) = match head.scope {
                Scope::Build => (uses(&before, &head.name, Scope::Build), uses(&after, &head.name, Scope::Build)),
                _ => (was.uses(&head.name, Scope::Script), vars.uses(&head.name, Scope::Script)),
            };
            let same = |vars: &Vars| {
                vars.heads.iter().filter(|one| one.name == head.name && one.scope == head.scope).all(|one| one.plain)
            };
            let all_plain = match head.scope {
                Scope::Build => after.iter().all(same),
                _ => same(vars),
            };
            if had == 0 || has > 0 || !all_plain || !may_change(asked, source) {
                continue;
            }
            if head.scope == Scope::Build && *guessed {
                continue;
            }
            cuts.entry(index).or_default().insert(head.statement);
            let places = was.heads.iter().filter(|one| one.name == head.name && one.scope == head.scope);
            for place in places {
                let remark = unused(source, place.statement.start, "migrate-kind-variable", &head.name);
                if !remarks.contains(&remark) {
                    remarks.push(remark);
                }
            }
        }
    }
    for (index, statements) in cuts {
        let Some(source) = scripts.get(index) else { continue };
        let copy = source.with_text(now(source, texts));
        if let Some(text) = without(&copy.text, &Script::read(&copy).cuts(&statements)) {
            texts.insert(source.name.clone(), text);
        }
    }
    remarks
}

/// True where a script may take variables of the build by names that aren't written anywhere.
fn is_guessed(all: &[&Source], texts: &Texts) -> bool {
    let scripts = all.iter().filter(|source| source.role != Role::VersionCatalog);
    scripts.into_iter().any(|source| Spoken::read(now(source, texts), Dialect::of(&source.name)).guesses(0))
}

// ---- entries of maps ----

/// Takes out the entries of maps that scripts took by their names, such as `versions.tpns`.
fn in_maps(asked: &Asked<'_>, all: &[&Source], texts: &mut Texts) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let mut guessed = None;
    for source in all.iter().filter(|source| source.role != Role::VersionCatalog && may_change(asked, source)) {
        let copy = source.with_text(now(source, texts));
        let script = Script::read(&copy);
        let original = LazyCell::new(|| maps(&Script::read(source)));
        let (mut parts, mut statements) = (BTreeSet::new(), BTreeSet::new());
        for map in maps(&script) {
            if map.of_build && *guessed.get_or_insert_with(|| is_guessed(all, texts)) {
                continue;
            }
            let is_read = |one: &&&Source| one.role != Role::VersionCatalog && one.text.contains(&map.name);
            let readers = || all.iter().filter(is_read).filter(|one| map.of_build || one.name == source.name);
            let taken = |text_of: for<'t> fn(&'t Source, &'t Texts) -> &'t str| {
                Taken::of(&map.name, readers().map(|one| (text_of(one, texts), Dialect::of(&one.name))))
            };
            let Some((before, after)) = taken(before).zip(taken(now)) else { continue };
            let keys: BTreeSet<&str> = map.entries.iter().map(|entry| entry.key.as_str()).collect();
            // A name that is no key is a method, which may take any entry.
            if !after.keys.iter().all(|key| keys.contains(key.as_str()) || after.set.contains(key)) {
                continue;
            }
            let is_unused = |entry: &MapEntry| {
                let names = map.entries.iter().filter(|one| one.key == entry.key).count();
                let used = |taken: &Taken<'_>| taken.keys.contains(&entry.key);
                entry.plain && names == 1 && used(&before) && !used(&after)
            };
            let gone: BTreeSet<usize> =
                (0..map.entries.len()).filter(|at| map.entries.get(*at).is_some_and(is_unused)).collect();
            let (set, literal): (BTreeSet<usize>, BTreeSet<usize>) =
                gone.iter().partition(|at| map.entries.get(**at).is_some_and(|entry| entry.is_set));
            let in_literal = || map.entries.iter().filter(|entry| !entry.is_set);
            let spans: Vec<Span> = in_literal().map(|entry| entry.span).collect();
            if !literal.is_empty() {
                let cuts = cut::items(&copy.text, Dialect::of(&copy.name), &spans, map.close, &literal);
                let Some(cuts) = cuts.filter(|_| literal.len() < spans.len()) else { continue };
                parts.extend(cuts);
            }
            statements.extend(set.iter().filter_map(|at| map.entries.get(*at)).map(|entry| entry.span));
            let was = || original.iter().filter(|one| one.name == map.name).flat_map(|one| &one.entries);
            for entry in gone.iter().filter_map(|at| map.entries.get(*at)) {
                let at = was().find(|one| one.key == entry.key).map_or(0, |one| one.span.start);
                remarks.push(unused(source, at, "migrate-kind-variable", &format!("{}.{}", map.name, entry.key)));
            }
        }
        parts.extend(script.cuts(&statements));
        if let Some(text) = without(&copy.text, &parts).filter(|_| !parts.is_empty()) {
            texts.insert(source.name.clone(), text);
        }
    }
    remarks
}

/// A variable that is a map.
struct Map {
    name: String,
    /// True where every script can use it.
    of_build: bool,
    entries: Vec<MapEntry>,
    /// The bracket that closes it.
    close: usize,
}

struct MapEntry {
    key: String,
    /// The entry, or the statement that sets it.
    span: Span,
    /// True for `a.b = '1'`, false for what stands between the map's brackets.
    is_set: bool,
    /// True where its value is only read.
    plain: bool,
}

fn maps(script: &Script<'_>) -> Vec<Map> {
    let statements = script.statements();
    let found = statements.iter().filter_map(|statement| {
        let within = statement.path.last().is_some_and(|block| EXTRA.contains(block));
        let (name, scope, value) = head(statement.node, within)?;
        let Kind::Map(entries) = &value.kind else { return None };
        let entry = |(key, value): &(Node, Node)| {
            let key_text = plain_text(key)?.to_owned();
            let span = Span::new(key.span.start.min(value.span.start), value.span.end);
            Some(MapEntry { key: key_text, span, is_set: false, plain: is_plain(value) })
        };
        let entries: Option<Vec<MapEntry>> = entries.iter().map(entry).collect();
        let close = value.span.end.checked_sub(1)?;
        let set = statements.iter().filter_map(|one| set_entry(script, one.node, name));
        let entries = entries?.into_iter().chain(set).collect();
        // `ext.a = a`
        let is_published = statements.iter().any(|one| {
            let within = one.path.last().is_some_and(|block| EXTRA.contains(block));
            let published = head(one.node, within).filter(|(of, scope, _)| *of == name && *scope == Scope::Build);
            published.is_some_and(|(_, _, value)| matches!(&value.kind, Kind::Name(of) if of == name))
        });
        Some(Map { name: name.to_owned(), of_build: scope == Scope::Build || is_published, entries, close })
    });
    found.collect()
}

/// `a.b = '1'`, `a['b'] = '1'`
fn set_entry(script: &Script<'_>, node: &Node, map: &str) -> Option<MapEntry> {
    let Kind::Assign { target, sign: "=", value } = &node.kind else { return None };
    let (of, key) = match &target.kind {
        Kind::Member { of, name } => (of, name.as_str()),
        Kind::Index { of, index } => (of, plain_text(index)?),
        _ => return None,
    };
    let plain = is_plain(value) && is_alone(script.text(), span(node));
    let is_of = matches!(&of.kind, Kind::Name(name) if name == map);
    is_of.then(|| MapEntry { key: key.to_owned(), span: span(node), is_set: true, plain })
}

/// What scripts take of a map.
struct Taken<'a> {
    name: &'a str,
    /// How often it gets a value.
    given: usize,
    keys: BTreeSet<String>,
    /// The entries that get a value by themselves: `a.b = '1'`.
    set: BTreeSet<String>,
}

impl<'a> Taken<'a> {
    /// What scripts take of the map of a name; nothing where they take entries in ways that don't tell which.
    fn of<'t>(name: &'a str, texts: impl Iterator<Item = (&'t str, Dialect)>) -> Option<Self> {
        let mut taken = Taken { name, given: 0, keys: BTreeSet::new(), set: BTreeSet::new() };
        for (text, dialect) in texts {
            taken.read(text, dialect, 0)?;
        }
        (taken.given == 1).then_some(taken)
    }
}

impl Taken<'_> {
    /// Reads a script; nothing where it takes entries in ways that don't tell which.
    fn read(&mut self, text: &str, dialect: Dialect, depth: usize) -> Option<()> {
        let said = Spoken::read(text, dialect);
        let written = |at: usize| said.written(at);
        let sign = |at: usize, sign: &str| said.sign(at, sign);
        let plain = |at: usize| said.plain(at);
        for (at, word) in said.words.iter().enumerate() {
            let name = written(at);
            match word.kind {
                WordKind::Literal if name == self.name => return None,
                WordKind::Literal => {
                    put_in(name)
                        .filter(|_| depth < MOST_NESTED)
                        .try_for_each(|code| self.read(code, dialect, depth + 1))?;
                }
                WordKind::Name if name.trim_start_matches('$') == self.name => {
                    let key = if said.is_published(at) || at >= 2 && said.is_published(at - 2) {
                        continue;
                    } else if sign(at + 1, "=") && !sign(at + 2, "=") {
                        self.given += 1;
                        continue;
                    } else if let Some(alias) = said.alias(at) {
                        if alias != self.name {
                            let taken = Taken::of(alias, std::iter::once((text, dialect)))?;
                            self.keys.extend(taken.keys);
                            self.set.extend(taken.set);
                        }
                        // Of the same name, what it takes is read here.
                        self.given -= usize::from(alias == self.name).min(self.given);
                        continue;
                    } else if sign(at + 1, "{") {
                        // `android { … }`
                        continue;
                    } else if sign(at + 1, "[") && plain(at + 2) && sign(at + 3, "]") {
                        (written(at + 2), at + 4)
                    } else if sign(at + 1, ".") && written(at + 2) == "get" && sign(at + 3, "(") && plain(at + 4) {
                        (written(at + 4), at + 6)
                    } else if sign(at + 1, ".")
                        && (plain(at + 2) || said.is(at + 2, WordKind::Name))
                        && !sign(at + 3, "(")
                        && !sign(at + 3, "{")
                    {
                        (written(at + 2), at + 3)
                    } else {
                        return None;
                    };
                    let (key, behind) = key;
                    let is_set = sign(behind, "=") && !sign(behind + 1, "=");
                    if is_set { &mut self.set } else { &mut self.keys }.insert(key.to_owned());
                }
                _ => {}
            }
        }
        Some(())
    }
}

/// The words of a script, and its variables.
struct Vars {
    words: HashMap<String, usize>,
    heads: Vec<Head>,
}

impl Vars {
    fn read(source: &Source, text: &str) -> Self {
        let copy = source.with_text(text);
        let is_script = source.name.ends_with(".gradle") || source.name.ends_with(".kts");
        let heads = if is_script { heads(&Script::read(&copy)) } else { Vec::new() };
        let mut counted: HashMap<String, usize> = HashMap::new();
        for word in words(text, Dialect::of(&source.name)) {
            let written = text.get(word.span.start..word.span.end).unwrap_or_default();
            // Coordinates, paths and sentences aren't names, but for what is put into them.
            if word.kind == WordKind::Literal && !written.contains('$') && written.contains([':', '/', ' ']) {
                continue;
            }
            // A dash makes one name of two words, but in code.
            let is_text = word.kind == WordKind::Literal && !written.contains('$');
            let is_part = |c: char| c.is_alphanumeric() || c == '_' || is_text && c == '-';
            for name in written.split(|c| !is_part(c)).filter(|name| !name.is_empty()) {
                *counted.entry(name.to_owned()).or_default() += 1;
            }
        }
        Self { words: counted, heads }
    }

    /// How often a name is said, but for what gives it a value.
    fn uses(&self, name: &str, scope: Scope) -> usize {
        let said = self.words.get(name).copied().unwrap_or_default();
        let giving = |head: &&Head| head.name == name && (scope == Scope::Script || head.scope != Scope::Taken);
        // `def a = rootProject.ext.a` names the build's.
        let of_head = |head: &Head| if scope == Scope::Script && head.scope == Scope::Script { head.said } else { 1 };
        said.saturating_sub(self.heads.iter().filter(giving).map(of_head).sum())
    }
}

fn heads(script: &Script<'_>) -> Vec<Head> {
    let found = script.statements().into_iter().filter_map(|statement| {
        let within = statement.path.last().is_some_and(|block| EXTRA.contains(block));
        let (name, scope, value) = head(statement.node, within)?;
        let whole = span(statement.node);
        let plain = is_plain(value) && is_alone(script.text(), whole);
        let said = Spoken::read(script.source.slice(whole), Dialect::of(&script.source.name)).count(name);
        Some(Head { name: name.to_owned(), scope, statement: whole, said, plain })
    });
    found.collect()
}

/// Where Gradle keeps variables of the build.
const EXTRA: [&str; 2] = ["ext", "extra"];

fn head(node: &Node, in_extra: bool) -> Option<(&str, Scope, &Node)> {
    let is_extra = |node: &Node| last_word(node).is_some_and(|word| EXTRA.contains(&word));
    match &node.kind {
        Kind::Declare { names, value: Some(value), delegated } => {
            let [name] = names.as_slice() else { return None };
            match &value.kind {
                // `val a by extra("…")`
                Kind::Call { callee, arguments, block: None, .. } if *delegated && is_extra(callee) => {
                    match arguments.as_slice() {
                        [value] => Some((name, Scope::Build, &value.value)),
                        _ => None,
                    }
                }
                _ if *delegated => Some((name, Scope::Taken, value)),
                _ => Some((name, Scope::Script, value)),
            }
        }
        Kind::Assign { target, sign: "=", value } => match &target.kind {
            Kind::Name(name) if in_extra => Some((name, Scope::Build, value)),
            Kind::Member { of, name } if is_extra(of) => Some((name, Scope::Build, value)),
            Kind::Index { of, index } if is_extra(of) => Some((plain_text(index)?, Scope::Build, value)),
            _ => None,
        },
        Kind::Call { callee, arguments, block: None, .. } => match (&callee.kind, arguments.as_slice()) {
            (Kind::Member { of, name }, [key, value]) if is_extra(of) && name == "set" => {
                Some((plain_text(&key.value)?, Scope::Build, &value.value))
            }
            (Kind::Name(name), [key, value]) if in_extra && name == "set" => {
                Some((plain_text(&key.value)?, Scope::Build, &value.value))
            }
            _ => None,
        },
        _ => None,
    }
}

/// Methods that only read.
const READING: [&str; 15] = [
    "environmentVariable",
    "findProperty",
    "get",
    "getAt",
    "getByName",
    "getOrDefault",
    "getOrElse",
    "getOrNull",
    "getProperty",
    "getenv",
    "gradleProperty",
    "named",
    "property",
    "toString",
    "trim",
];

/// True for a value that is only read, so that nothing else happens where it is given.
pub(crate) fn is_plain(node: &Node) -> bool {
    match &node.kind {
        Kind::Text(parts) => parts.iter().all(|part| match part {
            Part::Text(_) => true,
            Part::Code(code) => is_plain(code),
        }),
        Kind::Name(_) | Kind::Number(_) | Kind::Bool(_) | Kind::Null => true,
        Kind::Member { of, .. } => is_plain(of),
        Kind::Index { of, index } => is_plain(of) && is_plain(index),
        Kind::Infix { left, right, .. } => is_plain(left) && is_plain(right),
        Kind::List(items) => items.iter().all(is_plain),
        Kind::Map(entries) => entries.iter().all(|(key, value)| is_plain(key) && is_plain(value)),
        Kind::Call { callee, arguments, block: None, .. } => {
            last_word(callee).is_some_and(|name| READING.contains(&name))
                && is_plain(callee)
                && arguments.iter().all(|argument| is_plain(&argument.value))
        }
        _ => false,
    }
}

/// True for a statement that has its lines for itself, or its place between braces and semicolons.
fn is_alone(text: &str, statement: Span) -> bool {
    let before = text.get(..statement.start).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default().trim();
    let rest = text.get(statement.end..).unwrap_or_default().split('\n').next().unwrap_or_default().trim();
    (line.is_empty() || line.ends_with(['{', ';']))
        && (rest.is_empty() || rest.starts_with("//") || rest.starts_with([';', '}']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(sources: &[(&str, &str)]) -> Asked<'static> {
        let role = |name: &str| if name.ends_with(".toml") { Role::VersionCatalog } else { Role::AppliedScript };
        Asked {
            applied_elsewhere: BTreeSet::new(),
            said_elsewhere: BTreeMap::new(),
            apps: Vec::new(),
            scripts: sources.iter().map(|(name, text)| Source::new(*name, role(name), *text)).collect(),
            others: Some(Vec::new()),
            has_more_modules: false,
            has_outer_builds: false,
            mentions: None,
            manifests: None,
            libraries: BTreeSet::new(),
            readers: BTreeMap::new(),
            prefix: String::new(),
            protected: BTreeSet::new(),
            gradle: None,
            language: tpnskit_core::text::language::Language::English,
        }
    }

    /// What becomes of a file where the line `gone` is cut from the scripts, and what is said to go.
    fn after(sources: &[(&str, &str)], file: &str) -> (String, Vec<String>) {
        let asked = asked(sources);
        let cut =
            |text: &str| -> String { text.split_inclusive('\n').filter(|line| !line.contains("// gone")).collect() };
        let changed = asked.scripts.iter().filter(|source| source.text.contains("// gone"));
        let mut texts: Texts = changed.map(|source| (source.name.clone(), cut(&source.text))).collect();
        let remarks = remove(&asked, &mut texts);
        let said = remarks.iter().map(|remark| {
            format!(
                "{:?} {:?}",
                remark.place.as_ref().and_then(|(_, line)| *line).unwrap_or_default(),
                remark.arguments
            )
        });
        let text = asked.scripts.iter().find(|source| source.name == file).map(|source| now(source, &texts).to_owned());
        (text.unwrap_or_default(), said.collect())
    }

    const CATALOG: &str = "[versions]\nagp = \"8\"\ntpns = \"1.4.3.9\" # push\n\n[libraries]\n\
        tpns-core = { module = \"com.tencent.tpns:tpns\", version.ref = \"tpns\" }\n\
        tpns = { module = \"com.tencent.tpns:xiaomi\", version.ref = \"tpns\" }\n\
        never = { module = \"a:b\", version.ref = \"agp\" }\n\n[bundles]\npush = [\n  \"tpns-core\",\n]\n";

    #[test]
    fn entries_of_a_catalog() {
        let with = |script: &str| {
            after(
                &[("gradle/libs.versions.toml", CATALOG), ("app/build.gradle.kts", script)],
                "gradle/libs.versions.toml",
            )
            .0
        };
        let without = |lines: &[&str]| lines.iter().fold(CATALOG.to_owned(), |text, line| text.replace(line, ""));
        let core = "tpns-core = { module = \"com.tencent.tpns:tpns\", version.ref = \"tpns\" }\n";
        let xiaomi = "tpns = { module = \"com.tencent.tpns:xiaomi\", version.ref = \"tpns\" }\n";
        let bundle = "\n[bundles]\npush = [\n  \"tpns-core\",\n]\n";
        let version = "tpns = \"1.4.3.9\" # push\n";
        for (script, expected) in [
            // The library of a bundle stays, and one with the start of its name goes.
            ("a(libs.tpns) // gone\nb(libs.tpns.core)\n", without(&[xiaomi])),
            ("a(libs.tpns) // gone\nb(libs.bundles.push) // gone\n", without(&[xiaomi, core, bundle, version])),
            ("a(libs.bundles.push) // gone\n", without(&[core, bundle])),
            ("a(libs.bundles.push) // gone\nb(libs.tpns.core)\n", without(&[bundle])),
            ("a(libs.tpns) // gone\na(libs.tpns)\n", CATALOG.to_owned()),
            // By names, also by ones that only a build knows.
            ("a(libs.bundles.push) // gone\nb(libs.findLibrary(\"tpns-core\").get())\n", without(&[bundle])),
            ("a(libs.bundles.push) // gone\nb(libs.findLibrary(name))\n", CATALOG.to_owned()),
            ("a(libs.bundles.push) // gone\nb(libs)\n", CATALOG.to_owned()),
            ("a(libs.bundles.push) // gone\nval b = libs\n", CATALOG.to_owned()),
            ("a(libs.bundles.push) // gone\nlibs.run { b(tpns.core) }\n", CATALOG.to_owned()),
            ("a(libs.bundles.push) // gone\nb(libs.let { it.tpns.core })\n", CATALOG.to_owned()),
            ("a(libs.bundles.push) // gone\nlibs.tpns.apply { b(core) }\n", without(&[bundle])),
            ("a(libs.bundles.push) // gone\nval b = the<LibrariesForLibs>()\n", CATALOG.to_owned()),
            (
                "import org.gradle.accessors.dm.LibrariesForLibs\na(libs.bundles.push) // gone\nval libs = the<LibrariesForLibs>()\nb(libs.tpns.core)\n",
                without(&[bundle]),
            ),
            ("a(libs.bundles.push) // gone\nb(\"x:y:${libs.versions.tpns.get()}\")\n", without(&[core, bundle])),
            // What nothing used before isn't touched.
            ("a() // gone\n", CATALOG.to_owned()),
        ] {
            assert_eq!(with(script), expected, "{script}");
        }
        let named = |settings: &str| {
            let files = [
                ("gradle/libs.versions.toml", CATALOG),
                ("app/build.gradle.kts", "a(libs.tpns) // gone\n"),
                ("settings.gradle.kts", settings),
            ];
            after(&files, "gradle/libs.versions.toml").0 == CATALOG
        };
        assert!(!named("create(\"libs\") { from(files(\"gradle/libs.versions.toml\")) }"));
        assert!(named("create(\"deps\") { from(files(\"gradle/libs.versions.toml\")) }"));
    }

    #[test]
    fn line_ends_stay_and_so_does_what_may_not_be_written() {
        let catalog = CATALOG.replace('\n', "\r\n");
        let script = "ext.a = '1'\r\nb(a, libs.tpns) // gone\r\nc()\r\n";
        let files = [("gradle/libs.versions.toml", catalog.as_str()), ("build.gradle", script)];
        let tpns = "tpns = { module = \"com.tencent.tpns:xiaomi\", version.ref = \"tpns\" }\r\n";
        assert_eq!(after(&files, "gradle/libs.versions.toml").0, catalog.replace(tpns, ""));
        assert_eq!(after(&files, "build.gradle").0, "c()\r\n");
        let changed = || -> Texts { [("build.gradle".to_owned(), "c()\n".to_owned())].into() };
        let mut asked = asked(&[files[0], ("build.gradle", "b(libs.tpns)\nc()\n")]);
        assert_eq!(remove(&asked, &mut changed()).len(), 1);
        asked.protected.insert("gradle/libs.versions.toml".to_owned());
        assert_eq!(remove(&asked, &mut changed()), []);
        asked.protected.clear();
        asked.others = None;
        assert_eq!(remove(&asked, &mut changed()), []);
    }

    #[test]
    fn variables_of_scripts() {
        let root = "ext {\n    tpnsVersion = '1.4.3.9'\n    other = '1'\n    never = '2'\n}\n";
        for (root, app, expected, lines) in [
            (root, "a \"x:$tpnsVersion\" // gone\n", root.replace("    tpnsVersion = '1.4.3.9'\n", ""), "2"),
            (root, "a \"x:${rootProject.ext.tpnsVersion}\" // gone\nb tpnsVersion\n", root.to_owned(), ""),
            (root, "a rootProject.tpnsVersion // gone\nb property('tpnsVersion')\n", root.to_owned(), ""),
            ("ext.a = '1'\next.b = \"$a-release\"\n", "a b // gone\n", String::new(), "2 1"),
            ("ext['a'] = '1'\next.set('b', '2')\nx()\n", "y(a, b) // gone\n", "x()\n".to_owned(), "1 2"),
            ("def a = '1'\nb a // gone\n", "c a\n", String::new(), "1"),
            ("def a = '1'\n", "b a // gone\n", "def a = '1'\n".to_owned(), ""),
            ("ext.a = [b: '1', 'c': ['2', d]]\n", "e a.b, 'x.y:a:1' // gone\n", String::new(), "1"),
            (
                "ext.a = [b: '1', 'c-d': '2']\n",
                "e \"x:$a.b\" // gone\nf a.'c-d'\n",
                "ext.a = ['c-d': '2']\n".to_owned(),
                "1",
            ),
            (
                "ext {\n  a = [\n    b: '1', // of b\n    c: '2',\n    d: '3'\n  ]\n}\n",
                "e rootProject.ext.a['b'], a.get('d') // gone\nf a.c\n",
                "ext {\n  a = [\n    c: '2'\n  ]\n}\n".to_owned(),
                "3 5",
            ),
            (
                "ext.a = [b: '1', c: '2']\n",
                "e a.b // gone\na.each { f it }\n",
                "ext.a = [b: '1', c: '2']\n".to_owned(),
                "",
            ),
            (
                "ext.a = [b: '1', c: '2']\n",
                "e a.b // gone\ndef f = a + g\n",
                "ext.a = [b: '1', c: '2']\n".to_owned(),
                "",
            ),
            ("ext.a = [b: '1', c: '2']\n", "e a.b // gone\nf.a = a\n", "ext.a = [b: '1', c: '2']\n".to_owned(), ""),
            ("ext.a = [b: '1', c: '2']\n", "e a.b // gone\nf a[g]\n", "ext.a = [b: '1', c: '2']\n".to_owned(), ""),
            ("ext.a = [b: read(), c: '2']\n", "e a.b // gone\nf a.c\n", "ext.a = [b: read(), c: '2']\n".to_owned(), ""),
            // By another name, and set one by one.
            (
                "ext.a = [b: '1', 'c-d': '2']\n",
                "def e = rootProject.ext.a\nf e.b // gone\ng e['c-d']\n",
                "ext.a = ['c-d': '2']\n".to_owned(),
                "1",
            ),
            (
                "ext.a = [b: '1', c: '2']\n",
                "def a = rootProject.ext.a\nf a.b // gone\ng a.c\n",
                "ext.a = [c: '2']\n".to_owned(),
                "1",
            ),
            (
                "ext.a = [b: '1', c: '2']\n",
                "def e = rootProject.ext.a\nf e.b // gone\ng(e)\n",
                "ext.a = [b: '1', c: '2']\n".to_owned(),
                "",
            ),
            (
                "ext { push = [b: '1'] }\n",
                "def push = rootProject.ext.push\nf push.b // gone\ng 'hms-push'\n",
                String::new(),
                "1 1",
            ),
            (
                "def a = [:]\na.b = '1'\na.c = '2'\next.a = a\n",
                "e \"x:$a.b\" // gone\nf a.c, \"$dir/a.gradle\", \"${g { a.c }}\"\n",
                "def a = [:]\na.c = '2'\next.a = a\n".to_owned(),
                "2",
            ),
            (
                "def a = [:]\na.b = '1'\na.c = '2'\next.a = a\n",
                "e \"x:$a.b\" // gone\nf a.c, a.b\n",
                "def a = [:]\na.b = '1'\na.c = '2'\next.a = a\n".to_owned(),
                "",
            ),
            (
                "def a = [:]\na.b = '1'\na.b = '2'\next.a = a\n",
                "e a.b // gone\n",
                "def a = [:]\na.b = '1'\na.b = '2'\next.a = a\n".to_owned(),
                "",
            ),
            ("ext.a = read('a')\n", "b a // gone\n", "ext.a = read('a')\n".to_owned(), ""),
            ("ext.a = '1'; ext.b = '2'\n", "c a // gone\n", "ext.b = '2'\n".to_owned(), "1"),
            (
                "if (x) { ext.a = '1' } else { ext.a = '2' }\n",
                "c a // gone\n",
                "if (x) { ext.a = '1' } else { ext.a = '2' }\n".to_owned(),
                "",
            ),
        ] {
            let (text, said) = after(&[("build.gradle", root), ("app/build.gradle", app)], "build.gradle");
            assert_eq!(text, expected, "{root}{app}");
            let said: Vec<&str> = said.iter().filter_map(|said| said.split(' ').next()).collect();
            assert_eq!(said.join(" "), lines, "{root}{app}");
        }
        // What may be taken by any name.
        for (app, stays) in [
            ("b rootProject.ext[\"${n}Version\"]", true),
            ("b rootProject.ext.get(n + 'Version')", true),
            ("b ext.get('tpns' + v)", true),
            ("b property(\"${n}Version\")", true),
            ("b findProperty(n)", true),
            ("b rootProject.\"${n}Version\"", true),
            ("b \"x:${rootProject.ext[\"${n}Version\"]}\"", true),
            ("b project.properties[n]", true),
            ("rootProject.ext.properties.each { b it }", true),
            ("b project.getExtensions().getExtraProperties().get(n)", true),
            ("b rootProject.ext['other'], findProperty('a'), property(\"b\"), ext.get('c')", false),
            ("b \"x:$c\", d[n], e.get(n), \"${f}Version\"", false),
        ] {
            let root = "ext {\n    tpnsVersion = '1'\n    map = [tpns: '1', more: '2']\n}\n";
            let app = format!("a \"x:$tpnsVersion:$map.tpns\" // gone\n{app}\n");
            let (text, _) = after(&[("build.gradle", root), ("app/build.gradle", &app)], "build.gradle");
            assert_eq!(text, if stays { root } else { "" }, "{app}");
        }
        for (root, expected) in [
            ("val a by extra(\"1\")\nx(a) // gone\n", ""),
            ("extra[\"a\"] = \"1\"\nval a: String by extra\nx(a) // gone\n", ""),
            ("private val a = \"1\"\nx(a) // gone\n", ""),
            ("val a = \"1\"\nval b = a + \"2\"\nx(\"$b\") // gone\n", ""),
            ("val a = listOf(\"1\")\nx(a) // gone\n", "val a = listOf(\"1\")\n"),
        ] {
            assert_eq!(after(&[("build.gradle.kts", root)], "build.gradle.kts").0, expected, "{root}");
        }
    }
}
