//! From Tencent's plugin, from XG 4 or from an integration by hand to tpnskit.
//!
//! Invariant: pure. Texts and what is known of an app go in; edits and remarks come out. Something is taken out of an app
//! only where the engine's plan supplies the same to every variant afterwards, and what is said has no key in it.

#![forbid(unsafe_code)]

mod catalog;
mod code;
mod cut;
mod plugin;
mod reads;
mod receiver;
mod rules;
mod script;
mod supplied;
mod unused;
mod xinge;

use std::collections::{BTreeMap, BTreeSet};

use tpnskit_core::finding::Argument;
use tpnskit_core::project::Project;
use tpnskit_core::project::unbuilt::Components;
use tpnskit_core::protocol::unbuilt::Given;
use tpnskit_core::report::fixed::diff;
use tpnskit_core::report::words::Words;
use tpnskit_core::text::edit::{self, Edit};
use tpnskit_core::text::language::Language;
use tpnskit_core::text::mask::{Secrets, Shown};
use tpnskit_core::text::source::{Encoding, Role, Source};
use tpnskit_core::text::span::Span;
use tpnskit_script::android::{Android, Dependency};
use tpnskit_script::build::{self, Place};

pub use self::receiver::{class_of, stem};

use self::catalog::Catalog;
use self::script::Script;

/// The oldest Android Gradle plugin that tpnskit works with, as in `compatibility.json`.
pub const OLDEST_ANDROID: &str = "7.4";
/// The oldest Gradle, likewise.
pub const OLDEST_GRADLE: &str = "7.6";

/// A build.
#[derive(Debug)]
pub struct Asked<'a> {
    /// Its apps.
    pub apps: Vec<App<'a>>,
    /// Every script and catalog of the build, each once.
    pub scripts: Vec<Source>,
    /// The names of build scripts whose modules are no apps.
    pub libraries: BTreeSet<String>,
    /// Where modules that are no apps apply Tencent's plugin: the script's name, and where in it.
    pub applied_elsewhere: BTreeSet<(String, usize)>,
    /// What modules that are no apps say: where in each script.
    pub said_elsewhere: BTreeMap<String, Vec<Span>>,
    /// The modules that read a script, a file of rules or an app's manifest, by its name.
    pub readers: BTreeMap<String, BTreeSet<String>>,
    /// What the names of files start with, before their paths in the build.
    pub prefix: String,
    /// Every other script of the build, and the code of its own plugins; nothing where not all of them are known.
    pub others: Option<Vec<Source>>,
    /// True where a framework adds modules that no file of the build names.
    pub has_more_modules: bool,
    /// True where a build that isn't in the project's folder may use its catalogs.
    pub has_outer_builds: bool,
    /// Every other text of the build that names the class of an app's own receiver, or the one that it extends. Nothing where
    /// not all of them could be read.
    pub mentions: Option<Vec<Source>>,
    /// Every manifest of the build; nothing where one can't be read.
    pub manifests: Option<Vec<Source>>,
    /// The names of files that are not the project's own.
    pub protected: BTreeSet<String>,
    /// The version in `gradle-wrapper.properties`, if there is one.
    pub gradle: Option<String>,
    /// The language of remarks.
    pub language: Language,
}

/// An app of a build.
#[derive(Debug)]
pub struct App<'a> {
    /// As in `:app`.
    pub path: String,
    /// The name of its build script.
    pub script: String,
    /// Its folder as names of files have it; empty, or ends in `/`.
    pub folder: String,
    /// Its variants.
    pub variants: Vec<Variant>,
    /// Those of its Java and Kotlin files that are named after the class of a receiver.
    pub code: Vec<Source>,
    /// Its own dependencies.
    pub dependencies: &'a [Dependency],
    /// What its scripts say.
    pub project: &'a build::Project,
    /// What that means for Android.
    pub android: &'a Android,
    /// `group:name` of what a resolution strategy changes.
    pub resolved: BTreeSet<String>,
    /// The modules that depend on it, such as its dynamic features.
    pub dependents: Vec<String>,
}

impl Asked<'_> {
    /// The name of the file of a place.
    fn file(&self, place: &Place) -> String {
        format!("{}{}", self.prefix, place.file)
    }

    /// True where a module besides an app reads a file, and isn't one of these apps.
    fn has_other_readers(&self, file: &str, app: &App<'_>, but: &BTreeSet<usize>) -> bool {
        let is_but = |reader: &String| but.iter().filter_map(|at| self.apps.get(*at)).any(|one| one.path == *reader);
        self.readers.get(file).into_iter().flatten().any(|reader| *reader != app.path && !is_but(reader))
    }
}

impl App<'_> {
    /// What sentences call it: the path of a root project is no name.
    fn name(&self) -> &str {
        if self.path == ":" { &self.script } else { &self.path }
    }
}

/// A variant of an app.
#[derive(Debug)]
pub struct Variant {
    /// What is known of it.
    pub given: Given,
    /// Which of the app's own dependencies it packages, by index.
    pub packaged: BTreeSet<usize>,
    /// What it packages without the app's own dependencies on artifacts.
    pub others: Components,
}

impl Variant {
    /// True where there may be other variants, of which nothing is known.
    fn is_one_of_more(&self) -> bool {
        self.given.variant.unbuilt.as_ref().is_some_and(|unbuilt| unbuilt.more_variants)
    }
}

/// What migrating a build comes to.
#[derive(Debug, Default)]
pub struct Migration {
    /// The files that change.
    pub files: Vec<Changed>,
    /// What changes, as a unified diff with keys shortened; empty where nothing does.
    pub diff: String,
    /// What is replaced, removed, kept and left to do: several lines.
    pub text: String,
    /// Why nothing can be changed, where that is so.
    pub refused: Option<String>,
}

/// A file that changes.
#[derive(Debug)]
pub struct Changed {
    /// As it was read.
    pub before: Source,
    /// What will be in it; nothing where it is deleted.
    pub after: Option<Vec<u8>>,
}

/// What a remark is about, in the order in which they are said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Replaced,
    Added,
    Removed,
    Former,
    Unused,
    Kept,
    New,
    ByHand,
}

impl Group {
    const ALL: [(Self, &'static str); 8] = [
        (Self::Replaced, "migrate-replaced"),
        (Self::Added, "migrate-added"),
        (Self::Removed, "migrate-removed"),
        (Self::Former, "migrate-former"),
        (Self::Unused, "migrate-unused"),
        (Self::Kept, "migrate-kept"),
        (Self::New, "migrate-new"),
        (Self::ByHand, "migrate-by-hand"),
    ];
}

/// One thing to say.
#[derive(Clone, Debug, PartialEq)]
struct Remark {
    group: Group,
    /// The sentence.
    id: &'static str,
    arguments: Vec<(&'static str, Argument)>,
    /// The file and line, counted from 1, or an app and variants; nothing where there are no others.
    place: Option<(String, Option<usize>)>,
}

impl Remark {
    fn new(group: Group, id: &'static str) -> Self {
        Self { group, id, arguments: Vec::new(), place: None }
    }

    fn at(group: Group, id: &'static str, source: &Source, offset: usize) -> Self {
        Self { place: Some((source.name.clone(), Some(source.position(offset).line))), ..Self::new(group, id) }
    }

    /// The same, at another place.
    fn moved(self, source: &Source, offset: usize) -> Self {
        let place = Self::at(self.group, self.id, source, offset).place;
        Self { place, ..self }
    }

    fn with(mut self, name: &'static str, value: Argument) -> Self {
        self.arguments.push((name, value));
        self
    }
}

/// What changes in the files.
#[derive(Debug, Default)]
struct Changes {
    edits: BTreeMap<String, Vec<Edit>>,
    /// Statements of scripts to cut.
    statements: BTreeMap<String, BTreeSet<Span>>,
    /// Other parts to cut.
    parts: BTreeMap<String, BTreeSet<Span>>,
    /// Files that go as a whole.
    deleted: BTreeSet<String>,
    remarks: Vec<Remark>,
    /// True where a script gets tpnskit's id.
    has_id: bool,
    /// True where the id gets a version.
    has_version: bool,
    /// True where a class path gets tpnskit.
    has_class_path: bool,
    /// What scripts call tpnskit where a catalog gets it, as in `libs.plugins.tpnskit`.
    alias: Option<String>,
}

impl Changes {
    fn edit(&mut self, file: &str, edit: Edit) {
        let edits = self.edits.entry(file.to_owned()).or_default();
        if !edits.contains(&edit) {
            edits.push(edit);
        }
    }

    fn edits_of(&self, file: &str) -> impl Iterator<Item = &Edit> {
        self.edits.get(file).into_iter().flatten()
    }

    fn cut_statement(&mut self, file: &str, statement: Span) {
        self.statements.entry(file.to_owned()).or_default().insert(statement);
    }

    fn cut_part(&mut self, file: &str, part: Span) {
        self.parts.entry(file.to_owned()).or_default().insert(part);
    }

    /// True where a statement around a place goes.
    fn cuts(&self, file: &str, at: usize) -> bool {
        self.statements.get(file).into_iter().flatten().any(|statement| statement.start <= at && at < statement.end)
    }

    fn delete(&mut self, file: &str) {
        self.deleted.insert(file.to_owned());
    }

    fn remark(&mut self, remark: Remark) {
        if !self.remarks.contains(&remark) {
            self.remarks.push(remark);
        }
    }

    /// A file's new text; nothing where the changes don't fit together.
    fn applied(&self, source: &Source, script: Option<&Script<'_>>) -> Option<String> {
        let mut parts = self.parts.get(&source.name).cloned().unwrap_or_default();
        if let Some((script, statements)) = script.zip(self.statements.get(&source.name)) {
            parts.extend(script.cuts(statements));
        }
        let mut edits = cut::edits(&source.text, &parts);
        let is_cut = |edit: &&Edit| edits.iter().any(|cut| cut::takes(cut.span, edit));
        let kept: Vec<Edit> = self.edits_of(&source.name).filter(|edit| !is_cut(edit)).cloned().collect();
        edits.extend(kept);
        edit::apply(&source.text, &edits)
    }

    fn files(&self) -> BTreeSet<&String> {
        self.edits.keys().chain(self.statements.keys()).chain(self.parts.keys()).chain(&self.deleted).collect()
    }
}

/// Works out how to migrate a build.
pub fn migrate(asked: &Asked<'_>) -> Migration {
    let words = Words::of(asked.language);
    let is_script = |source: &&Source| source.role != Role::VersionCatalog;
    let scripts: Vec<Script<'_>> = asked.scripts.iter().filter(is_script).map(Script::read).collect();
    let mut changes = Changes::default();
    let before: Vec<Vec<Project>> = asked.apps.iter().map(supplied::before).collect();
    let uses = before.iter().enumerate().filter(|(_, variants)| supplied::uses_tpns(variants));
    let mut wanted: Vec<usize> = uses.map(|(index, _)| index).collect();
    if wanted.is_empty() {
        return Migration { text: words.word("migrate-nothing").to_string(), ..Migration::default() };
    }
    let mut obstacles = Vec::new();
    wanted.retain(|index| {
        let Some(app) = asked.apps.get(*index) else { return false };
        let before = before.get(*index).map_or(&[][..], Vec::as_slice);
        let obstacle = xinge::obstacle(asked, app, before, &scripts);
        obstacles.extend(obstacle.map(|id| Remark::new(Group::ByHand, id).with("name", app.name().into())));
        obstacle.is_none()
    });
    let catalogs: Vec<Catalog<'_>> = asked.scripts.iter().filter(|one| !is_script(one)).map(Catalog::read).collect();
    let applied = plugin::replace(asked, &scripts, &catalogs, &wanted, &mut changes);
    obstacles.into_iter().for_each(|remark| changes.remark(remark));
    supplied::remove(asked, &scripts, &before, &applied, &mut changes);
    by_hand(asked, &scripts, &catalogs, &mut changes);
    finished(asked, &scripts, &secrets(&before), changes, words)
}

/// What has to be done besides.
fn by_hand(asked: &Asked<'_>, scripts: &[Script<'_>], catalogs: &[Catalog<'_>], changes: &mut Changes) {
    let too_old = |version: &str, oldest: &str| {
        let numbers =
            |text: &str| text.split(['.', '-']).map_while(|part| part.parse::<u32>().ok()).collect::<Vec<_>>();
        let (stated, oldest) = (numbers(version), numbers(oldest));
        !stated.is_empty() && stated < oldest
    };
    let android = plugin::android_version(asked, scripts, catalogs);
    for (id, stated, oldest) in
        [("migrate-android", android, OLDEST_ANDROID), ("migrate-gradle", asked.gradle.clone(), OLDEST_GRADLE)]
    {
        if let Some(stated) = stated.filter(|stated| too_old(stated, oldest)) {
            changes.remark(Remark::new(Group::ByHand, id).with("stated", stated.into()).with("oldest", oldest.into()));
        }
    }
}

/// The files with their changes, or why they stay as they are.
fn finished(
    asked: &Asked<'_>,
    scripts: &[Script<'_>],
    secrets: &Secrets,
    mut changes: Changes,
    words: &Words,
) -> Migration {
    let sources = || {
        let of_variants = asked.apps.iter().flat_map(|app| &app.variants).flat_map(|one| one.given.sources.all());
        asked.scripts.iter().chain(of_variants).chain(asked.apps.iter().flat_map(|app| &app.code))
    };
    let refused = |id: &str, name: &str| Migration {
        refused: Some(words.say(id, &[("name", Argument::from(name))]).to_string()),
        ..Migration::default()
    };
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for name in changes.files() {
        let Some(source) = sources().find(|source| source.name == *name) else { continue };
        let script = scripts.iter().find(|script| script.source.name == *name);
        if asked.protected.contains(name) {
            return refused("fixes-foreign", name);
        }
        let is_utf8 = matches!(source.encoding, Encoding::Utf8 | Encoding::Utf8Bom);
        let is_read = is_utf8 || source.encoding != Encoding::Unknown && script.is_none();
        if changes.deleted.contains(name) {
            continue;
        }
        if !is_read || source.text.contains(char::REPLACEMENT_CHARACTER) && !is_utf8 {
            return refused("migrate-encoding", name);
        }
        if cut::has_other_lines(&source.text) {
            return refused("migrate-line-ends", name);
        }
        let Some(text) = changes.applied(source, script) else { return refused("migrate-overlap", name) };
        if text != source.text {
            texts.insert(name.clone(), text);
        }
    }
    for remark in unused::remove(asked, &mut texts) {
        changes.remark(remark);
    }
    let (mut files, mut diffs) = (Vec::new(), Vec::new());
    for name in texts.keys().chain(&changes.deleted).collect::<BTreeSet<_>>() {
        let Some(source) = sources().find(|source| source.name == *name) else { continue };
        let text = texts.get(name);
        diffs.push(diff(name, &source.text, text.map(String::as_str), secrets, words));
        files.push(Changed { before: source.with_text(&source.text), after: text.map(|text| source.encode(text)) });
    }
    let text = said(&changes.remarks, files.len(), secrets, words);
    Migration { files, diff: diffs.join("\n"), text, refused: None }
}

/// What no diff may show whole.
fn secrets(apps: &[Vec<Project>]) -> Secrets {
    let each: Vec<Secrets> = apps.iter().flatten().map(|project| project.secrets([])).collect();
    Secrets::new(each.iter().flat_map(Secrets::values))
}

/// The remarks, group by group.
fn said(remarks: &[Remark], files: usize, secrets: &Secrets, words: &Words) -> String {
    let mut lines = Vec::new();
    if files == 0 {
        lines.push(words.word("migrate-done").to_string());
    }
    for (group, id) in Group::ALL {
        let mut of_group: Vec<&Remark> = remarks.iter().filter(|remark| remark.group == group).collect();
        of_group.sort_by_key(|remark| remark.place.clone());
        if !of_group.is_empty() {
            lines.push(words.word(id).to_string());
        }
        for remark in of_group {
            let sentence = secrets.shown(words.say(remark.id, &remark.arguments));
            let place = remark.place.as_ref().map(|(file, line)| {
                let line = line.map(|line| format!(":{line}")).unwrap_or_default();
                format!("{}{line}: ", Shown::path(file))
            });
            lines.push(format!("  {}{sentence}", place.unwrap_or_default()));
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_versions_are_those_of_compatibility_json() {
        let json: serde_json::Value =
            serde_json::from_str(include_str!("../../../compatibility.json")).unwrap_or_default();
        let oldest = |name: &str| json.pointer(&format!("/oldest/{name}")).and_then(|v| v.as_str()).map(str::to_owned);
        assert_eq!(oldest("androidGradlePlugin").as_deref(), Some(OLDEST_ANDROID));
        assert_eq!(oldest("gradle").as_deref(), Some(OLDEST_GRADLE));
    }
}
