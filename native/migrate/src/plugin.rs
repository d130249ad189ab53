//! tpnskit in the place of the vendor's plugin, or beside the Android plugin where there was none.
//!
//! Invariant: an app is only migrated if its own scripts certainly apply tpnskit afterwards.

use std::collections::BTreeSet;

use serde_json::json;
use tpnskit_core::protocol::unbuilt;
use tpnskit_core::text::edit::Edit;
use tpnskit_core::text::source::{Role, Source};
use tpnskit_core::text::span::Span;
use tpnskit_core::tpns::inputs::VENDOR_PLUGIN;
use tpnskit_script::Dialect;
use tpnskit_script::build::Plugin;
use tpnskit_script::catalog::spoken;
use tpnskit_script::tree::{Kind, Node};
use tpnskit_script::words::words;

use crate::catalog::{Catalog, Entry, Names};
use crate::script::{Script, Statement, block_of, inner, known_start, last_word, plain_text, span};
use crate::{App, Asked, Changes, Group, Remark};

/// tpnskit's plugin.
pub(crate) const TPNSKIT: &str = "io.github.tpnskit";
/// Its artifact, for class paths.
const ARTIFACT: &str = "io.github.tpnskit:tpnskit-gradle-plugin";
/// The artifact of the vendor's plugin, whose group is the plugin's id.
const VENDOR_ARTIFACT: &str = "tpnsplugin";
/// The Android Gradle plugin's artifact and the plugin of an app.
const ANDROID_ARTIFACT: &str = "com.android.tools.build:gradle";
pub(crate) const APPLICATION: &str = "com.android.application";
/// The version that is written.
const VERSION: &str = env!("CARGO_PKG_VERSION");
/// Repositories that have tpnskit.
const REPOSITORIES: [&str; 2] = ["mavenCentral", "gradlePluginPortal"];

/// Works out the edits that put tpnskit there, and which apps have it then. Where the vendor's plugin would still be applied
/// somewhere, it stays in all of the build: one class path is for all modules.
pub(crate) fn replace(
    asked: &Asked<'_>,
    scripts: &[Script<'_>],
    catalogs: &[Catalog<'_>],
    wanted: &[usize],
    changes: &mut Changes,
) -> BTreeSet<usize> {
    let swap = Swap::of(asked, scripts, catalogs);
    let mut swapped = Changes::default();
    let mut remaining = Vec::new();
    for script in scripts {
        remaining.extend(swap.in_script(script, &mut swapped));
    }
    for catalog in catalogs {
        swap.in_catalog(catalog, &mut swapped);
    }
    remaining.extend(swap.remaining(&swapped));
    let is_swapped = remaining.is_empty();
    if is_swapped {
        *changes = swapped;
    }
    for remark in remaining {
        changes.remark(remark);
    }
    if changes.has_id && !swap.has_version && !changes.has_version && !swap.add_class_path(scripts, changes) {
        changes.remark(
            Remark::new(Group::ByHand, "migrate-class-path").with("name", format!("{ARTIFACT}:{VERSION}").into()),
        );
    }
    let mut applied = BTreeSet::new();
    for &index in wanted {
        let Some(app) = asked.apps.get(index) else { continue };
        let doubted = app.project.plugins.iter().find(|plugin| plugin.id == TPNSKIT);
        if is_certain(app, TPNSKIT) {
            applied.insert(index);
        } else if !is_swapped {
        } else if is_certain(app, VENDOR_PLUGIN) || doubted.is_none() && swap.add(app, scripts, changes) {
            applied.insert(index);
        } else if let Some(doubted) = doubted {
            changes.remark(swap.by_hand(
                "migrate-conditional",
                &asked.file(&doubted.place),
                doubted.place.span.start,
                TPNSKIT,
            ));
        } else {
            changes.remark(Remark::new(Group::ByHand, "migrate-unapplied").with("name", app.script.clone().into()));
        }
    }
    if is_swapped && !applied.is_empty() {
        left_behind(asked, scripts, changes);
    }
    applied
}

/// True where an app applies a plugin under all circumstances.
fn is_certain(app: &App<'_>, id: &str) -> bool {
    app.project.plugins.iter().any(|plugin| plugin.id == id && plugin.certain)
}

struct Swap<'a> {
    asked: &'a Asked<'a>,
    catalogs: &'a [Catalog<'a>],
    /// True where a class path or a catalog has tpnskit already.
    has_version: bool,
    /// Scripts that name tpnskit in `plugins { }`, which takes each id once.
    declaring: BTreeSet<String>,
    /// What the catalogs of settings scripts call the vendor's plugin.
    aliases: BTreeSet<String>,
}

impl<'a> Swap<'a> {
    fn of(asked: &'a Asked<'a>, scripts: &[Script<'_>], catalogs: &'a [Catalog<'a>]) -> Self {
        let names_tpnskit = |entry: &Entry| {
            matches!(&entry.names, Names::Plugin(id) if id == TPNSKIT)
                || matches!(&entry.names, Names::Module(module) if module == ARTIFACT)
        };
        let mut has_version = catalogs.iter().flat_map(|catalog| &catalog.entries).any(names_tpnskit);
        let (mut declaring, mut aliases) = (BTreeSet::new(), BTreeSet::new());
        for script in scripts {
            script.visit(&mut |node, around| {
                aliases
                    .extend(alias_of(node).filter(|(_, id)| *id == VENDOR_PLUGIN).map(|(alias, _)| alias.to_owned()));
                if known_start(node).is_some_and(|text| text.starts_with(ARTIFACT)) {
                    has_version = true;
                }
                if plain_text(node) == Some(TPNSKIT) && is_plugin_line(around) {
                    declaring.insert(script.source.name.clone());
                }
                if plugin_line(node).is_some_and(|(id, version)| id == TPNSKIT && version.is_some()) {
                    has_version = true;
                }
            });
        }
        Self { asked, catalogs, has_version, declaring, aliases }
    }

    /// Replaces the vendor's plugin in a script, and says where it can't.
    fn in_script(&self, script: &Script<'_>, changes: &mut Changes) -> Vec<Remark> {
        let mut found: Vec<Swapped<'_>> = Vec::new();
        script.visit(&mut |node, around| {
            if plain_text(node) == Some(VENDOR_PLUGIN) {
                let last = around.last().copied().unwrap_or_default();
                let of_all = around.iter().any(|name| matches!(*name, "subprojects" | "allprojects"))
                    && !self.is_for_apps_alone(script, node);
                found.push(if !of_all && (applies(around) || around.contains(&"eachPlugin")) {
                    Swapped::Id(node, self.place(script, node, around))
                } else if last == "classpath" {
                    // `group: '…', name: '…'`, which is one statement.
                    return;
                } else {
                    Swapped::Other(node, around.iter().any(|name| APART.contains(name)))
                });
            } else if known_start(node)
                .is_some_and(|text| text.starts_with(&format!("{VENDOR_PLUGIN}:{VENDOR_ARTIFACT}")))
            {
                found.push(Swapped::Artifact(node));
            } else if let Some((VENDOR_PLUGIN, Some(version))) = plugin_line(node) {
                found.push(Swapped::Version(version));
            } else if let Some((VENDOR_PLUGIN, reference)) = version_reference(node) {
                // Other plugins may have the same version.
                let replacement = format!(".version({0}{VERSION}{0})", quote(script, node));
                changes.edit(&script.source.name, Edit { span: reference, replacement });
                changes.has_version = true;
            } else if is_named_artifact(node) {
                found.push(Swapped::NamedArtifact(node));
            }
        });
        // A version goes with its line.
        found.sort_by_key(|one| matches!(one, Swapped::Version(_)));
        let mut remaining = Vec::new();
        let text = script.text();
        let name = &script.source.name;
        for one in found {
            let (node, from) = match one {
                Swapped::Id(node, _) | Swapped::Version(node) => (node, VENDOR_PLUGIN.to_owned()),
                Swapped::Artifact(node) => {
                    (node, text.get(inner(text, node).start..inner(text, node).end).unwrap_or_default().to_owned())
                }
                Swapped::NamedArtifact(node) => (node, format!("{VENDOR_PLUGIN}:{VENDOR_ARTIFACT}")),
                Swapped::Other(node, is_apart) => {
                    let id = if is_apart { "migrate-mention" } else { "migrate-remains" };
                    let remark = self.by_hand(id, name, node.span.start, VENDOR_PLUGIN);
                    if is_apart {
                        changes.remark(remark)
                    } else {
                        remaining.push(remark)
                    }
                    continue;
                }
            };
            let statement = statement_about(script, node);
            let gone = match one {
                Swapped::Id(_, place) => match place {
                    Place::Taken => statement.is_some(),
                    Place::Library => true,
                    Place::Shared => {
                        remaining.push(self.by_hand("migrate-remains", name, node.span.start, VENDOR_PLUGIN));
                        continue;
                    }
                    Place::Free => false,
                },
                Swapped::Version(_) => changes.cuts(name, node.span.start),
                _ => self.has_version,
            };
            if gone {
                if let Some(statement) = statement.filter(|_| !matches!(one, Swapped::Version(_))) {
                    changes.cut_statement(name, statement);
                    let id = if matches!(one, Swapped::Id(_, Place::Library)) {
                        "migrate-library"
                    } else {
                        "migrate-vendor"
                    };
                    changes.remark(
                        Remark::at(Group::Removed, id, script.source, node.span.start).with("name", from.into()),
                    );
                }
                continue;
            }
            let (span, replacement) = match one {
                Swapped::Id(..) => (inner(text, node), TPNSKIT.to_owned()),
                Swapped::Version(_) => (span(node), format!("{0}{VERSION}{0}", quote(script, node))),
                Swapped::NamedArtifact(_) => {
                    let Some(span) = named_arguments(node) else { continue };
                    (span, format!("{0}{ARTIFACT}:{VERSION}{0}", quote(script, node)))
                }
                _ => (inner(text, node), format!("{ARTIFACT}:{VERSION}")),
            };
            changes.edit(name, Edit { span, replacement: replacement.clone() });
            match one {
                Swapped::Id(..) => changes.has_id = true,
                Swapped::Version(_) => changes.has_version = true,
                _ => (changes.has_version, changes.has_class_path) = (true, true),
            }
            if !matches!(one, Swapped::Version(_)) {
                let to = replacement.trim_matches(['"', '\'']).to_owned();
                changes.remark(
                    Remark::at(Group::Replaced, "migrate-plugin", script.source, node.span.start)
                        .with("from", from.into())
                        .with("to", to.into()),
                );
            }
            if matches!(one, Swapped::Artifact(_) | Swapped::NamedArtifact(_)) {
                self.repositories(script, "buildscript", changes);
            }
        }
        // What a catalog's alias applies is replaced there, but for where it goes.
        for statement in script.statements() {
            let alias = first_argument(statement.node).filter(|node| self.is_alias(&path(text, node)));
            let Some(alias) = alias.filter(|_| block_of(statement.node).is_none()) else { continue };
            let id = match self.place(script, alias, &[]) {
                Place::Library => "migrate-library",
                Place::Taken => "migrate-vendor",
                Place::Free | Place::Shared => continue,
            };
            changes.cut_statement(name, span(statement.node));
            let remark = Remark::at(Group::Removed, id, script.source, statement.node.span.start);
            changes.remark(remark.with("name", VENDOR_PLUGIN.into()));
        }
        remaining
    }

    /// What a place where the vendor's plugin is named is to the modules that read it.
    fn place(&self, script: &Script<'_>, node: &Node, around: &[&str]) -> Place {
        let name = &script.source.name;
        let is_here = |plugin: &&Plugin| {
            plugin.id == VENDOR_PLUGIN && self.asked.file(&plugin.place) == *name && plugin.place.span == node.span
        };
        let apps = || self.asked.apps.iter().filter(|app| app.project.plugins.iter().any(|one| is_here(&one)));
        let is_application = apps().next().is_some();
        let is_of_library = self.asked.libraries.contains(name)
            || self.asked.applied_elsewhere.contains(&(name.clone(), node.span.start));
        let is_line = is_plugin_line(around) && self.declaring.contains(name);
        match (is_application, is_of_library) {
            (true, true) => Place::Shared,
            (false, true) => Place::Library,
            (true, false) if apps().all(|app| is_certain(app, TPNSKIT)) => Place::Taken,
            // tpnskit's line says that it isn't applied.
            (true, false) if is_line => Place::Shared,
            (false, false) if is_line => Place::Taken,
            _ => Place::Free,
        }
    }

    /// True for what scripts call the vendor's plugin in a catalog.
    fn is_alias(&self, written: &str) -> bool {
        let mut entries =
            self.catalogs.iter().flat_map(|catalog| catalog.vendor_entries().map(move |entry| catalog.accessor(entry)));
        entries.any(|accessor| accessor == written)
            || self.aliases.iter().any(|alias| written.ends_with(&format!(".plugins.{}", spoken(alias))))
    }

    /// What is left to do at a place of a file of the build.
    fn by_hand(&self, id: &'static str, file: &str, at: usize, name: &str) -> Remark {
        let mut sources = self.asked.scripts.iter().chain(self.asked.others.iter().flatten());
        let remark = match sources.find(|source| source.name == file) {
            Some(source) => Remark::at(Group::ByHand, id, source, at),
            None => Remark::new(Group::ByHand, id),
        };
        remark.with("name", name.into())
    }

    /// True where apps, and no other module, apply a plugin at a place in a block of the root project.
    fn is_for_apps_alone(&self, script: &Script<'_>, node: &Node) -> bool {
        let name = &script.source.name;
        let mut plugins = self.asked.apps.iter().flat_map(|app| &app.project.plugins);
        let certain = plugins
            .any(|plugin| self.asked.file(&plugin.place) == *name && plugin.place.span == node.span && plugin.certain);
        let elsewhere =
            self.asked.applied_elsewhere.iter().any(|(file, start)| file == name && *start == node.span.start);
        certain && !elsewhere
    }

    fn in_catalog(&self, catalog: &Catalog<'_>, changes: &mut Changes) {
        let name = &catalog.source.name;
        for entry in catalog.vendor_entries() {
            let to = match entry.names {
                Names::Plugin(_) => TPNSKIT,
                Names::Module(_) => ARTIFACT,
            };
            let used_elsewhere = |version: &str| {
                let accessor = format!("{}.versions.{}", catalog.name, version.replace(['-', '_'], "."));
                self.asked
                    .scripts
                    .iter()
                    .any(|source| source.role != Role::VersionCatalog && source.text.contains(&accessor))
            };
            for edit in catalog.replaced(entry, to, VERSION, &used_elsewhere) {
                changes.edit(name, edit);
                changes.has_version = true;
            }
            let from = match &entry.names {
                Names::Plugin(id) | Names::Module(id) => id.clone(),
            };
            changes.remark(
                Remark::at(Group::Replaced, "migrate-plugin", catalog.source, entry.span.start)
                    .with("from", from.into())
                    .with("to", to.into()),
            );
        }
    }

    /// Where the vendor's plugin is applied after the changes, or tpnskit only perhaps.
    fn remaining(&self, changes: &Changes) -> Vec<Remark> {
        let mut found = Vec::new();
        for app in &self.asked.apps {
            let is_certain = is_certain(app, VENDOR_PLUGIN) || is_certain(app, TPNSKIT);
            for plugin in app.project.plugins.iter().filter(|plugin| plugin.id == VENDOR_PLUGIN) {
                let (file, span) = (self.asked.file(&plugin.place), plugin.place.span);
                let is_replaced = self.is_replaced(&file, span.into(), changes);
                if !is_replaced || !is_certain {
                    let id = if is_replaced { "migrate-conditional" } else { "migrate-remains" };
                    found.push(self.by_hand(id, &file, span.start, VENDOR_PLUGIN));
                }
            }
        }
        for (file, start) in &self.asked.applied_elsewhere {
            if !changes.cuts(file, *start) {
                found.push(self.by_hand("migrate-remains", file, *start, VENDOR_PLUGIN));
            }
        }
        let scripts = self.asked.scripts.iter().filter(|source| source.role != Role::VersionCatalog);
        let named =
            scripts.map(|source| (source, false)).chain(self.asked.others.iter().flatten().map(|other| (other, true)));
        for (source, by_id) in named {
            let places = named_in(source, by_id).into_iter();
            found.extend(places.map(|at| self.by_hand("migrate-remains", &source.name, at, VENDOR_PLUGIN)));
        }
        let modules = || self.asked.apps.iter().flat_map(|app| &app.project.plugins);
        let is_applied = !self.asked.applied_elsewhere.is_empty() || modules().any(|one| one.id == VENDOR_PLUGIN);
        if changes.has_version && !is_applied && found.is_empty() {
            let missing = self.asked.apps.iter().flat_map(|app| &app.project.missing);
            found.extend(missing.map(|(_, place)| {
                let file = self.asked.file(place);
                self.by_hand("migrate-perhaps", &file, place.span.start, VENDOR_PLUGIN)
            }));
        }
        found
    }

    /// True where what applies the vendor's plugin is replaced, or goes.
    fn is_replaced(&self, file: &str, place: Span, changes: &Changes) -> bool {
        let by_literal =
            changes.edits_of(file).any(|edit| place.start <= edit.span.start && edit.span.end <= place.end);
        let source = self.asked.scripts.iter().find(|source| source.name == file);
        let written = source.and_then(|source| source.text.get(place.start..place.end));
        by_literal || changes.cuts(file, place.start) || written.is_some_and(|written| self.is_alias(&plain(written)))
    }

    /// Applies tpnskit in the script of an app that applies neither plugin.
    fn add(&self, app: &App<'_>, scripts: &[Script<'_>], changes: &mut Changes) -> bool {
        let Some(script) = scripts.iter().find(|script| script.source.name == app.script) else { return false };
        let statements = script.statements();
        let is_plugins = |node: &Node| block_of(node).is_some_and(|(name, _)| name == "plugins");
        let plugins = statements.iter().find(|one| one.path.is_empty() && is_plugins(one.node));
        let mut lines = plugins.and_then(|one| block_of(one.node)).into_iter().flat_map(|(_, block)| &block.body);
        // What is declared there for others isn't applied.
        let applies_app = |one: &&Statement<'_>| {
            let callee = last_word_of_call(one.node);
            first_argument(one.node).and_then(plain_text) == Some(APPLICATION)
                && (one.path.is_empty() && callee == Some("apply") || one.path == ["apply"] && callee == Some("plugin"))
        };
        let is_known = self.has_version || changes.has_version || changes.has_class_path;
        let behind = if let Some(android) = statements.iter().find(applies_app) {
            let declared = || self.declared(app, scripts).filter(Declared::is_on_class_path);
            if !is_known && !declared().is_some_and(|one| self.declare(one, scripts, changes)) {
                let is_there = self.add_class_path(scripts, changes);
                if !is_there {
                    return false;
                }
            }
            let written = script.text().get(android.node.span.start..android.node.span.end).unwrap_or_default();
            insert_behind(script, android.node, &written.replace(APPLICATION, TPNSKIT), changes);
            android.node
        } else if let Some(last) = lines.next_back() {
            if !is_known {
                let _ = self.declared(app, scripts).is_some_and(|one| self.declare(one, scripts, changes))
                    || self.declare_in_catalog(script, last, changes);
            }
            let is_known = is_known || changes.has_version;
            let line = match &changes.alias {
                Some(alias) => format!("alias({alias})"),
                None => id_line(script, last, if is_known { "" } else { VERSION }),
            };
            insert_behind(script, last, &line, changes);
            if !is_known {
                self.repositories_of_plugins(scripts, changes);
            }
            last
        } else {
            return false;
        };
        let remark = Remark::at(Group::Added, "migrate-applied", script.source, behind.span.start);
        changes.remark(remark.with("name", TPNSKIT.into()));
        true
    }

    /// Where the Android Gradle plugin is declared for other scripts, or for `apply plugin: …` in the app's own.
    fn declared<'s>(&self, app: &App<'_>, scripts: &'s [Script<'s>]) -> Option<Declared<'s>> {
        let aliases = self.android_aliases(app, scripts);
        scripts.iter().find_map(|script| {
            let statements = script.statements();
            let mut lines = statements.iter().filter(|one| one.path.last() == Some(&"plugins"));
            lines.find_map(|one| {
                let by = match (declared_version(one.node), alias_line(one.node)) {
                    (Some(version), _) => By::Version(version),
                    (None, Some(alias)) if aliases.contains(&path(script.text(), alias)) => By::Alias(alias),
                    _ => return None,
                };
                let applies = script.source.name == app.script && last_word_of_call(one.node) != Some("apply");
                (!applies).then(|| Declared { script, node: one.node, by, path: one.path.join(".") })
            })
        })
    }

    /// What scripts call the Android Gradle plugin: in the catalogs that are read, and where an app applies it.
    fn android_aliases(&self, app: &App<'_>, scripts: &[Script<'_>]) -> BTreeSet<String> {
        let of_catalogs =
            self.catalogs.iter().filter_map(|catalog| Some(catalog.accessor(catalog.plugin(APPLICATION)?)));
        let places = app.project.plugins.iter().filter(|plugin| plugin.id == APPLICATION).filter_map(|plugin| {
            let name = self.asked.file(&plugin.place);
            let script = scripts.iter().find(|script| script.source.name == name)?;
            Some(plain(script.text().get(plugin.place.span.start..plugin.place.span.end)?))
        });
        of_catalogs.chain(places).collect()
    }

    /// Declares tpnskit beside the Android Gradle plugin, so that its version stands in one place.
    fn declare(&self, at: Declared<'_>, scripts: &[Script<'_>], changes: &mut Changes) -> bool {
        let Declared { script, node, .. } = at;
        let line = match at.by {
            By::Version(version) => {
                let text = script.text();
                let before = text.get(node.span.start..version.span.start).unwrap_or_default();
                let behind = text.get(version.span.end..node.span.end).unwrap_or_default();
                let quote = quote(script, node);
                format!("{}{quote}{VERSION}{quote}{behind}", before.replace(APPLICATION, TPNSKIT))
            }
            By::Alias(alias) => {
                let written = script.text().get(node.span.start..node.span.end).unwrap_or_default();
                let (_, behind) = written.split_at(alias.span.end.saturating_sub(node.span.start).min(written.len()));
                let is_closed = behind.starts_with(')');
                self.declare_in_catalog(script, node, changes);
                match &changes.alias {
                    Some(ours) if is_closed => format!("alias({ours}{behind}"),
                    Some(ours) => format!("alias {ours}{behind}"),
                    None => id_line(script, node, VERSION) + behind.trim_start_matches(')'),
                }
            }
        };
        insert_behind(script, node, &line, changes);
        changes.has_version = true;
        if changes.alias.is_none() {
            let remark = Remark::at(Group::Added, "migrate-declared", script.source, node.span.start);
            changes.remark(remark.with("name", TPNSKIT.into()).with("version", VERSION.into()));
        }
        self.repositories_of_plugins(scripts, changes);
        true
    }

    /// Declares tpnskit in the catalog that declares what a line of plugins names, where all others there are named by aliases,
    /// too.
    fn declare_in_catalog(&self, script: &Script<'_>, line: &Node, changes: &mut Changes) -> bool {
        let statements = script.statements();
        let blocks = statements.iter().filter_map(|one| block_of(one.node)).filter(|(name, _)| *name == "plugins");
        let Some((_, block)) = blocks.into_iter().find(|(_, block)| block.body.iter().any(|one| one == line)) else {
            return false;
        };
        let aliases: Option<BTreeSet<String>> =
            block.body.iter().map(|node| Some(path(script.text(), alias_line(node)?))).collect();
        let Some(aliases) = aliases else { return false };
        let is_ours = |catalog: &&Catalog<'_>| {
            let known =
                |entry: &Entry| matches!(entry.names, Names::Plugin(_)) && aliases.contains(&catalog.accessor(entry));
            !self.asked.protected.contains(&catalog.source.name) && catalog.entries.iter().any(known)
        };
        let Some(catalog) = self.catalogs.iter().find(is_ours) else { return false };
        let Some((edit, alias, at)) = catalog.with_plugin(APPLICATION, TPNSKIT, VERSION) else { return false };
        changes.edit(&catalog.source.name, edit);
        changes.alias = Some(alias);
        changes.has_version = true;
        let remark = Remark::at(Group::Added, "migrate-declared", catalog.source, at);
        changes.remark(remark.with("name", TPNSKIT.into()).with("version", VERSION.into()));
        true
    }

    /// Puts tpnskit behind the Android Gradle plugin on a class path.
    fn add_class_path(&self, scripts: &[Script<'_>], changes: &mut Changes) -> bool {
        let is_android = |node: &Node| {
            let coordinates = first_argument(node).and_then(known_start);
            coordinates
                .and_then(|text| text.strip_prefix(ANDROID_ARTIFACT))
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
        };
        for script in scripts {
            let statements = script.statements();
            let found = statements.iter().find(|one| {
                let on_class_path = last_word_of_call(one.node) == Some("classpath");
                one.path.ends_with(&["buildscript", "dependencies"]) && on_class_path && is_android(one.node)
            });
            let Some(statement) = found else { continue };
            let quote = quote(script, statement.node);
            let artifact = format!("{quote}{ARTIFACT}:{VERSION}{quote}");
            let line = if script.kotlin { format!("classpath({artifact})") } else { format!("classpath {artifact}") };
            insert_behind(script, statement.node, &line, changes);
            self.repositories(script, "buildscript", changes);
            changes.has_class_path = true;
            let remark = Remark::at(Group::Added, "migrate-on-class-path", script.source, statement.node.span.start);
            changes.remark(remark.with("name", format!("{ARTIFACT}:{VERSION}").into()));
            return true;
        }
        false
    }

    /// Adds one to those that plugins come from by their ids.
    fn repositories_of_plugins(&self, scripts: &[Script<'_>], changes: &mut Changes) {
        if let Some(settings) = scripts.iter().find(|one| is_settings(&one.source.name)) {
            self.repositories(settings, "pluginManagement", changes);
        }
    }

    /// Adds a repository that has tpnskit, where a block of repositories has none.
    fn repositories(&self, script: &Script<'_>, of: &str, changes: &mut Changes) {
        let statements = script.statements();
        let block = statements
            .iter()
            .find(|one| one.path == [of] && block_of(one.node).is_some_and(|(name, _)| name == "repositories"));
        let Some((_, block)) = block.and_then(|one| block_of(one.node)) else { return };
        let has =
            block.body.iter().any(|node| last_word_of_call(node).is_some_and(|name| REPOSITORIES.contains(&name)));
        let Some(last) = block.body.last().filter(|_| !has) else { return };
        insert_behind(script, last, "mavenCentral()", changes);
        changes.remark(
            Remark::at(Group::Added, "migrate-repository", script.source, last.span.start)
                .with("name", "mavenCentral()".into()),
        );
    }
}

/// What is replaced in a script.
#[derive(Clone, Copy)]
enum Swapped<'t> {
    Id(&'t Node, Place),
    Version(&'t Node),
    Artifact(&'t Node),
    NamedArtifact(&'t Node),
    /// True where it applies nothing.
    Other(&'t Node, bool),
}

/// What a place is that names the vendor's plugin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// tpnskit comes in its place.
    Free,
    /// tpnskit is there already.
    Taken,
    /// Only modules that are no apps apply it.
    Library,
    /// It can't be edited for all of its readers.
    Shared,
}

/// Blocks and calls that name a plugin's group and apply nothing.
const APART: [&str; 3] = ["repositories", "exclusiveContent", "exclude"];

/// True within a line of `plugins { }`.
fn is_plugin_line(around: &[&str]) -> bool {
    around.ends_with(&["plugins", "id"])
}

/// The statement that does nothing but to apply or declare what a node names.
fn statement_about(script: &Script<'_>, node: &Node) -> Option<Span> {
    fn is_about(statement: &Node, node: &Node) -> bool {
        statement.span == node.span
            || match &statement.kind {
                Kind::Call { callee, arguments, block: None, .. } => {
                    arguments.iter().any(|one| one.value.span == node.span) || is_about(callee, node)
                }
                Kind::Member { of, .. } => is_about(of, node),
                _ => false,
            }
    }
    let statement = script.statement_at(node.span)?.node;
    is_about(statement, node).then(|| span(statement))
}

/// Where code names the class of the vendor's plugin, or the plugin itself.
fn named_in(source: &Source, by_id: bool) -> Vec<usize> {
    let text = &source.text;
    if !text.contains(VENDOR_PLUGIN) {
        return Vec::new();
    }
    let words = words(text, Dialect::of(&source.name));
    let is_named = |at: &usize| {
        let rest = text.get(at + VENDOR_PLUGIN.len()..).unwrap_or_default();
        let is_class =
            rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c == '*' || c.is_uppercase()));
        words.iter().any(|word| {
            let is_whole = by_id && word.span == tpnskit_script::Span::new(*at, at + VENDOR_PLUGIN.len());
            word.span.start <= *at && *at < word.span.end && (is_class || is_whole)
        })
    };
    text.match_indices(VENDOR_PLUGIN).map(|(at, _)| at).filter(is_named).collect()
}

// ---- what else of the vendor's plugin scripts name ----

/// The task of the vendor's plugin that fails a build as soon as there is a newer SDK.
const CHECK_TASK: &str = "checkTPNS";

/// What configures the vendor's plugin fails without it.
fn left_behind(asked: &Asked<'_>, scripts: &[Script<'_>], changes: &mut Changes) {
    for script in scripts {
        let name = &script.source.name;
        for statement in script.statements().iter().filter(|one| switches_off(one.node)) {
            changes.cut_statement(name, span(statement.node));
            let remark = Remark::at(Group::Unused, "migrate-check-task-off", script.source, statement.node.span.start);
            changes.remark(remark.with("name", CHECK_TASK.into()));
        }
    }
    for source in
        asked.scripts.iter().chain(asked.others.iter().flatten()).filter(|source| source.text.contains(CHECK_TASK))
    {
        let naming = words(&source.text, Dialect::of(&source.name)).into_iter().filter(|word| {
            source.text.get(word.span.start..word.span.end).is_some_and(|written| written.contains(CHECK_TASK))
        });
        for word in naming.filter(|word| !changes.cuts(&source.name, word.span.start)).collect::<Vec<_>>() {
            let remark = Remark::at(Group::ByHand, "migrate-check-task", source, word.span.start);
            changes.remark(remark.with("name", CHECK_TASK.into()));
        }
    }
    let events = asked.apps.iter().flat_map(|app| &app.project.events);
    for event in events.filter(|event| event.path == ["tpns"] && !is_setting(&event.name)) {
        let file = asked.file(&event.place);
        let Some(source) = asked.scripts.iter().find(|source| source.name == file) else { continue };
        let remark = Remark::at(Group::ByHand, "migrate-setting", source, event.place.span.start);
        changes.remark(remark.with("name", event.name.clone().into()));
    }
}

/// True for a name that tpnskit's own `tpns { }` has.
fn is_setting(name: &str) -> bool {
    matches!(name, "configFile" | "redirect" | "variant")
        || !unbuilt::settings(json!({ name: null })).is_err_and(|why| why.contains("unknown field"))
}

/// `tasks.getByName('checkTPNS').enabled = false`, `tasks.named('checkTPNS') { enabled = false }`
fn switches_off(node: &Node) -> bool {
    match &node.kind {
        Kind::Assign { target, sign: "=", .. } => match &target.kind {
            Kind::Member { of, .. } => is_off(node) && is_check_task(of),
            _ => false,
        },
        Kind::Call { callee, arguments, block: Some(block), .. } => {
            let configures = match (&callee.kind, arguments.as_slice()) {
                (Kind::Member { of, name }, []) if name == "configure" => is_check_task(of),
                (_, [task]) => finds_check_task(callee, &task.value),
                _ => false,
            };
            configures && matches!(block.body.as_slice(), [only] if is_off(only))
        }
        _ => false,
    }
}

/// `enabled = false`
fn is_off(node: &Node) -> bool {
    match &node.kind {
        Kind::Assign { target, sign: "=", value } => {
            matches!(value.kind, Kind::Bool(false)) && matches!(last_word(target), Some("enabled" | "isEnabled"))
        }
        _ => false,
    }
}

fn is_check_task(node: &Node) -> bool {
    match &node.kind {
        Kind::Name(name) => name == CHECK_TASK,
        Kind::Index { of, index } => last_word(of) == Some("tasks") && plain_text(index) == Some(CHECK_TASK),
        Kind::Call { callee, arguments, block: None, .. } => {
            matches!(arguments.as_slice(), [task] if finds_check_task(callee, &task.value))
        }
        _ => false,
    }
}

fn finds_check_task(callee: &Node, task: &Node) -> bool {
    matches!(last_word(callee), Some("getByName" | "findByName" | "named")) && plain_text(task) == Some(CHECK_TASK)
}

/// True inside of what applies or asks for a plugin.
fn applies(around: &[&str]) -> bool {
    let last = around.last().copied().unwrap_or_default();
    matches!(last, "id" | "apply" | "plugin" | "withPlugin" | "withId" | "hasPlugin" | "findPlugin" | "getPlugin")
}

/// The id and the version of `id 'x' version 'y' apply false`, at the call of `version`; of `plugin("a", "x").version("y")`
/// in a settings script's catalog, too.
fn plugin_line(node: &Node) -> Option<(&str, Option<&Node>)> {
    let Kind::Call { callee, arguments, .. } = &node.kind else { return None };
    let Kind::Member { of, name } = &callee.kind else { return None };
    if name != "version" {
        return None;
    }
    let id = match last_word_of_call(of)? {
        "id" => first_argument(of).and_then(plain_text)?,
        "plugin" => alias_of(of)?.1,
        _ => return None,
    };
    Some((id, arguments.first().map(|version| &version.value)))
}

/// The version in `id 'com.android.application' version '…'`, with `apply false` behind it or without.
fn declared_version(node: &Node) -> Option<&Node> {
    let line = plugin_line(node).or_else(|| match &node.kind {
        Kind::Call { callee, .. } => match &callee.kind {
            Kind::Member { of, .. } => plugin_line(of),
            _ => None,
        },
        _ => None,
    });
    line.filter(|(id, _)| *id == APPLICATION)?.1
}

/// Where the Android Gradle plugin is declared.
struct Declared<'s> {
    script: &'s Script<'s>,
    /// The statement.
    node: &'s Node,
    by: By<'s>,
    /// The blocks around it.
    path: String,
}

impl Declared<'_> {
    /// True where `apply plugin: …` finds what is declared there, as opposed to `pluginManagement`.
    fn is_on_class_path(&self) -> bool {
        self.path == "plugins"
    }
}

/// What states its version.
enum By<'s> {
    /// A version.
    Version(&'s Node),
    /// A catalog, by this alias.
    Alias(&'s Node),
}

/// `libs.plugins.x` of `alias(libs.plugins.x)`, with `apply false` behind it or without.
fn alias_line(node: &Node) -> Option<&Node> {
    match &node.kind {
        Kind::Call { callee, arguments, block: None, .. } => match (&callee.kind, arguments.as_slice()) {
            (Kind::Name(name), [alias]) if name == "alias" => Some(&alias.value),
            (Kind::Member { of, name }, _) if name == "apply" => alias_line(of),
            _ => None,
        },
        _ => None,
    }
}

/// `id 'io.github.tpnskit'`, with a version or without.
fn id_line(script: &Script<'_>, like: &Node, version: &str) -> String {
    let quote = quote(script, like);
    let id = format!("{quote}{TPNSKIT}{quote}");
    let id = if script.kotlin { format!("id({id})") } else { format!("id {id}") };
    if version.is_empty() { id } else { format!("{id} version {quote}{version}{quote}") }
}

/// The alias and the id of `plugin("alias", "id")` in a settings script's catalog.
fn alias_of(node: &Node) -> Option<(&str, &str)> {
    let Kind::Call { callee, arguments, .. } = &node.kind else { return None };
    match (&callee.kind, arguments.as_slice()) {
        (Kind::Name(name), [alias, id]) if name == "plugin" => {
            Some((plain_text(&alias.value)?, plain_text(&id.value)?))
        }
        _ => None,
    }
}

/// `.versionRef("a")` behind `plugin("alias", "id")`: what it is called for, and where it stands.
fn version_reference(node: &Node) -> Option<(&str, Span)> {
    let Kind::Call { callee, .. } = &node.kind else { return None };
    let Kind::Member { of, name } = &callee.kind else { return None };
    (name == "versionRef").then_some(())?;
    Some((alias_of(of)?.1, Span::new(of.span.end, node.span.end)))
}

/// `classpath group: '…', name: 'tpnsplugin', version: '…'`
fn is_named_artifact(node: &Node) -> bool {
    let Kind::Call { arguments, .. } = &node.kind else { return false };
    let has = |name: &str, text: &str| {
        arguments.iter().any(|one| one.name.as_deref() == Some(name) && plain_text(&one.value) == Some(text))
    };
    has("group", VENDOR_PLUGIN) && has("name", VENDOR_ARTIFACT)
}

/// From the first named argument's name to the last one's value.
fn named_arguments(node: &Node) -> Option<Span> {
    let Kind::Call { callee, arguments, .. } = &node.kind else { return None };
    let last = arguments.last()?.value.span.end;
    // One space or bracket stands behind what is called.
    Some(Span::new(callee.span.end + 1, last))
}

pub(crate) fn first_argument(node: &Node) -> Option<&Node> {
    match &node.kind {
        Kind::Call { arguments, .. } => arguments.first().map(|first| &first.value),
        _ => None,
    }
}

pub(crate) fn last_word_of_call(node: &Node) -> Option<&str> {
    match &node.kind {
        Kind::Call { callee, .. } => last_word(callee),
        _ => None,
    }
}

/// The quote of strings, as a statement has it.
fn quote(script: &Script<'_>, like: &Node) -> char {
    let written = script.text().get(like.span.start..like.span.end).unwrap_or_default();
    if script.kotlin || written.contains('"') { '"' } else { '\'' }
}

/// A statement behind another one: on a line of its own, with the same indentation, or on the same line where more follows.
/// A block of one line gets lines for its statements, unless the new one is short.
fn insert_behind(script: &Script<'_>, node: &Node, line: &str, changes: &mut Changes) {
    let text = script.text();
    let start = script.source.start_of_line(node.span.start);
    let before = text.get(start..node.span.start).unwrap_or_default();
    let indent: String = before.chars().take_while(|c| c.is_whitespace()).collect();
    let end = text.get(node.span.end..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| node.span.end + at);
    let end = if text.get(..end).is_some_and(|line| line.ends_with('\r')) { end - 1 } else { end };
    let rest = text.get(node.span.end..end).unwrap_or_default();
    let newline = script.source.newline();
    if rest.trim().is_empty() || rest.trim_start().starts_with("//") {
        changes.edit(&script.source.name, Edit::insert(end, format!("{newline}{indent}{line}")));
        return;
    }
    let opens = before.trim_end().ends_with('{');
    let closes = rest.trim_start().starts_with('}') && rest.chars().all(|c| c == '}' || c.is_whitespace());
    if opens && closes && line.contains(['\'', '"']) {
        let inner = format!("{newline}{indent}{}", if indent.starts_with('\t') { "\t" } else { "    " });
        let blank = Span::new(start + before.trim_end().len(), node.span.start);
        changes.edit(&script.source.name, Edit { span: blank, replacement: inner.clone() });
        let behind = Span::new(node.span.end, end - rest.trim_start().len());
        changes
            .edit(&script.source.name, Edit { span: behind, replacement: format!("{inner}{line}{newline}{indent}") });
    } else {
        changes.edit(&script.source.name, Edit::insert(node.span.end, format!("; {line}")));
    }
}

fn is_settings(name: &str) -> bool {
    matches!(name.rsplit('/').next(), Some("settings.gradle" | "settings.gradle.kts"))
}

/// How a script writes `libs.plugins.x`.
fn path(text: &str, node: &Node) -> String {
    plain(text.get(node.span.start..node.span.end).unwrap_or_default())
}

fn plain(written: &str) -> String {
    written.chars().filter(|c| !c.is_whitespace()).collect::<String>().replace('_', ".")
}

/// The version of the Android Gradle plugin that the scripts state, where they do.
pub(crate) fn android_version(asked: &Asked<'_>, scripts: &[Script<'_>], catalogs: &[Catalog<'_>]) -> Option<String> {
    // `classpath "…:$version"`
    let events = asked.apps.iter().flat_map(|app| &app.project.events).filter(|event| event.name == "classpath");
    let mut texts = events.flat_map(|event| &event.values).filter_map(|given| given.value.as_text());
    let mut found = texts.find_map(|text| Some(text.strip_prefix(ANDROID_ARTIFACT)?.strip_prefix(':')?.to_owned()));
    for script in scripts {
        script.visit(&mut |node, _| {
            let text = plain_text(node).and_then(|text| text.strip_prefix(ANDROID_ARTIFACT)?.strip_prefix(':'));
            let version =
                plugin_line(node).filter(|(id, _)| *id == APPLICATION).and_then(|(_, version)| plain_text(version?));
            if let Some(version) = text.or(version).filter(|_| found.is_none()) {
                found = Some(version.to_owned());
            }
        });
    }
    found.or_else(|| {
        catalogs.iter().find_map(|catalog| {
            let of_android = catalog.entries.iter().find(|entry| match &entry.names {
                Names::Plugin(id) => id == APPLICATION,
                Names::Module(module) => module == ANDROID_ARTIFACT,
            });
            of_android.and_then(|entry| catalog.version(entry))
        })
    })
}
