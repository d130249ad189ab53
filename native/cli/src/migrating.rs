//! `migrate`: moves the apps below some folders to tpnskit.
//!
//! Invariant: what changes is decided by `tpnskit_migrate`; here are files read and written, all of a build or none.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::IsTerminal;
use std::path::Path;
use std::sync::Arc;

use tpnskit_core::finding::Argument;
use tpnskit_core::input::keep_rules::{included, without_comments};
use tpnskit_core::input::manifest;
use tpnskit_core::project::receiver::receivers;
use tpnskit_core::report::words::Words;
use tpnskit_core::text::language::Language;
use tpnskit_core::text::source::{Role, Source};
use tpnskit_core::text::span::Span;
use tpnskit_core::tpns::inputs::VENDOR_PLUGIN;
use tpnskit_core::tpns::receiver::BASE_CLASS;
use tpnskit_migrate::{App, Asked, Changed, Migration, Variant, class_of, stem};
use tpnskit_script::android::{What, resolution};
use tpnskit_script::build::Action;

use crate::arguments::{Apps, Migrate};
use crate::check::{all_builds, found_builds};
use crate::discovery::{Build, written_files};
use crate::files::{MOST_ENTRIES, Store, joined, script_in, slashed, source};
use crate::fixing::{has_links, replace_all, writable};
use crate::module::{ClassPath, Module, is_packaged};
use crate::walking::below;
use crate::{SUCCESS, naming, output, variant};

/// Shows what migrating changes, and does it where that is wanted.
///
/// # Errors
///
/// A path that isn't there, nothing to migrate, or a file that can't be changed.
pub fn perform(asked: &Migrate, language: &str) -> Result<u8, String> {
    let apps = Apps { paths: asked.paths.clone(), ..Apps::default() };
    let words = Words::of(Language::of_locale(language));
    let mut found = false;
    let mut builds = all_builds(&apps)?;
    builds.iter_mut().for_each(whole);
    let several = builds.iter().filter(|build| has_app(build)).count() > 1;
    for build in builds {
        let Some(migration) = of(&build, language) else { continue };
        if several {
            let blank = if found { "\n" } else { "" };
            let folder = Some(build.prefix.trim_end_matches('/')).filter(|folder| !folder.is_empty()).unwrap_or(".");
            output::print(&format!("{blank}{}\n", words.say("migrate-build", &[("name", folder.into())])))?;
        }
        found = true;
        if let Some(why) = migration.refused {
            return Err(why);
        }
        if !migration.diff.is_empty() {
            output::print(&format!("{}\n\n", migration.diff.trim_end()))?;
        }
        output::print(&format!("{}\n", migration.text.trim_end()))?;
        let count = [("count", Argument::Number(migration.files.len()))];
        if migration.files.is_empty() {
        } else if asked.write || !asked.dry_run && is_wanted(words) {
            let migration = if asked.write { migration } else { again(&apps, &build, migration, language)? };
            write(&build, migration, words)?;
            output::print(&format!("{}\n", words.say("migrate-written", &count)))?;
        } else {
            output::print(&format!("{}\n", words.say("migrate-unwritten", &count)))?;
        }
    }
    if found { Ok(SUCCESS) } else { Err(output::nothing_to_check(&apps, Vec::new(), Language::of_locale(language))) }
}

fn has_app(build: &Build) -> bool {
    let mut modules = build.modules.iter().filter_map(|folder| build.libraries.read(build, folder));
    modules.any(|module| module.is_application(build))
}

/// What was decided, if it is still what everything that is read comes to: people may think for minutes before they answer.
fn again(apps: &Apps, build: &Build, decided: Migration, language: &str) -> Result<Migration, String> {
    let now = found_builds(apps)?.iter().find(|found| found.root == build.root).and_then(|found| {
        let mut build = found.read();
        whole(&mut build);
        of(&build, language)
    });
    let is_same = |one: &Changed, other: &Changed| one.before.name == other.before.name && one.after == other.after;
    let files = |now: &Migration| {
        now.files.len() == decided.files.len()
            && now.files.iter().zip(&decided.files).all(|(one, other)| is_same(one, other))
    };
    if now.is_some_and(|now| files(&now)) {
        Ok(decided)
    } else {
        Err(Words::of(Language::of_locale(language)).word("migrate-outdated").to_string())
    }
}

fn write(build: &Build, migration: Migration, words: &Words) -> Result<(), String> {
    replace_all(build, migration.files.into_iter().map(|file| (file.before, file.after)), words)
}

/// Asks, where there is somebody to ask.
fn is_wanted(words: &Words) -> bool {
    if !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        return false;
    }
    if output::print(&format!("{} ", words.word("migrate-ask"))).is_err() {
        return false;
    }
    let mut answer = String::new();
    let read = std::io::stdin().read_line(&mut answer).is_ok();
    read && matches!(answer.trim().to_lowercase().as_str(), "y" | "yes" | "是")
}

/// Adds the modules that the settings script names: a script that several share is changed for all of them or not at all.
fn whole(build: &mut Build) {
    let known: BTreeSet<String> = build.modules.iter().cloned().collect();
    let included = build.projects.values().filter(|folder| script_in(&build.root.join(folder), "build").is_some());
    let more: Vec<String> = included.filter(|folder| !known.contains(*folder)).cloned().collect();
    build.modules.extend(more);
}

/// What migrating a build comes to; nothing where it has no app.
pub fn of(build: &Build, language: &str) -> Option<Migration> {
    let modules: Vec<Arc<Module>> =
        build.modules.iter().filter_map(|folder| build.libraries.read(build, folder)).collect();
    let (apps, libraries): (Vec<&Module>, Vec<&Module>) =
        modules.iter().map(Arc::as_ref).partition(|module| module.is_application(build));
    if apps.is_empty() {
        return None;
    }
    let name = |path: &str| format!("{}{path}", build.prefix);
    let mut readers: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut paths: BTreeMap<String, Role> = BTreeMap::new();
    for module in &modules {
        let script = joined(&module.folder, &module.script);
        let read = module.project.scripts.iter().chain([&script]).chain(&build.script);
        for path in read {
            readers.entry(name(path)).or_default().insert(module.path.clone());
            paths.insert(path.clone(), Role::AppliedScript);
        }
    }
    paths.extend(build.script.iter().chain(&build.settings).map(|path| (path.clone(), Role::AppliedScript)));
    paths.extend(catalogs(build).into_iter().map(|path| (path, Role::VersionCatalog)));
    paths.extend(own_scripts(build).into_iter().map(|path| (path, Role::AppliedScript)));
    let scripts: Vec<Source> =
        paths.iter().filter_map(|(path, role)| source(&build.root.join(path), name(path), *role)).collect();
    let apps: Vec<App<'_>> = apps.into_iter().map(|module| app(build, module, &modules, language)).collect();
    let of_variants = || apps.iter().flat_map(|app| &app.variants).flat_map(|one| one.given.sources.all());
    for module in &modules {
        let all = || of_variants().filter(|source| source.role == Role::KeepRules).map(|source| source.name.clone());
        let files: Vec<String> = match rules_of(build, module) {
            Some(paths) => paths.iter().map(|path| name(path)).collect(),
            // What isn't known may be any.
            None => all().collect(),
        };
        for file in files {
            readers.entry(file).or_default().insert(module.path.clone());
        }
    }
    for app in &apps {
        let sources = app.variants.iter().flat_map(|one| one.given.sources.all());
        for source in sources.filter(|one| matches!(one.role, Role::SourceManifest | Role::KeepRules)) {
            readers.entry(source.name.clone()).or_default().insert(app.path.clone());
        }
    }
    let code = || apps.iter().flat_map(|app| &app.code);
    let names: BTreeSet<String> =
        scripts.iter().chain(of_variants()).chain(code()).map(|source| source.name.clone()).collect();
    let written = written(build);
    let mut classes: BTreeSet<&str> = code().filter_map(|source| stem(&source.name)).collect();
    if !classes.is_empty() {
        classes.extend(BASE_CLASS.rsplit('.').next());
    }
    let mentions = mentions(build, &modules, written.as_deref(), &classes);
    let others = others(build, written.as_deref(), &paths);
    let mut said_elsewhere: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    for event in libraries.iter().flat_map(|module| &module.project.events).filter(|one| one.action != Action::Open) {
        said_elsewhere.entry(name(&event.place.file)).or_default().push(event.place.span.into());
    }
    let asked = Asked {
        said_elsewhere,
        libraries: libraries
            .iter()
            .filter(|module| !module.folder.is_empty())
            .map(|module| name(&joined(&module.folder, &module.script)))
            .collect(),
        applied_elsewhere: libraries
            .iter()
            .flat_map(|module| &module.project.plugins)
            .filter(|plugin| plugin.id == VENDOR_PLUGIN)
            .map(|plugin| (name(&plugin.place.file), plugin.place.span.start))
            .collect(),
        protected: names.into_iter().filter(|name| writable(build, name).is_none()).collect(),
        prefix: build.prefix.clone(),
        gradle: gradle_version(build),
        language: Language::of_locale(language),
        apps,
        scripts,
        readers,
        mentions,
        manifests: manifests(build, written.as_deref()),
        others,
        has_more_modules: !build.frameworks.is_empty(),
        has_outer_builds: has_outer_builds(build, written.as_deref().unwrap_or_default()),
    };
    Some(tpnskit_migrate::migrate(&asked))
}

fn app<'m>(build: &Build, module: &'m Module, modules: &[Arc<Module>], language: &str) -> App<'m> {
    let store = Store::new(&build.root);
    let apps = Apps::default();
    let is_artifact = |what: &What| matches!(what, What::Module { .. });
    let mut without = module.clone();
    without.dependencies.retain(|one| !is_artifact(&one.what));
    let variants = module.android.variants().into_iter().map(|layers| {
        let names = variant::source_sets(&layers);
        let given = variant::read(build, &store, module, &layers, &apps, language).given;
        let packaged =
            module.dependencies.iter().enumerate().filter(|(_, one)| is_packaged(&one.configuration, &names));
        let packaged = packaged.filter(|(_, one)| is_artifact(&one.what)).map(|(index, _)| index).collect();
        Variant { given, packaged, others: ClassPath::of(build, &without, &names).components }
    });
    let variants: Vec<Variant> = variants.collect();
    let resolution = resolution(&module.project);
    let excluded = resolution.excluded.iter();
    let excluded = excluded.filter_map(|one| Some(format!("{}:{}", one.group.as_deref()?, one.name.as_deref()?)));
    let folder = if module.folder.is_empty() { String::new() } else { format!("{}/", module.folder) };
    App {
        path: module.path.clone(),
        script: format!("{}{}", build.prefix, joined(&module.folder, &module.script)),
        folder: format!("{}{folder}", build.prefix),
        code: code(build, module, &store, &variants),
        variants,
        dependencies: &module.dependencies,
        project: &module.project,
        android: &module.android,
        dependents: dependents(module, modules),
        resolved: resolution.forced.keys().cloned().chain(excluded).collect(),
    }
}

/// The files of R8 rules that a module reads or gives to others, with those that they include; nothing where only a build
/// knows one.
fn rules_of(build: &Build, module: &Module) -> Option<BTreeSet<String>> {
    let store = Store::new(&build.root);
    let naming = module.project.events.iter().filter(|event| event.name.to_lowercase().contains("proguardfile"));
    let mut open = Vec::new();
    for value in naming.flat_map(|event| &event.values).flat_map(|given| given.value.items()) {
        open.extend(variant::rule_files(&store, &module.folder, value)?);
    }
    let mut found = BTreeSet::new();
    while let Some(path) = open.pop() {
        let text = crate::files::text(&build.root.join(&path)).unwrap_or_default();
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        if found.insert(path.clone()) {
            open.extend(included(&without_comments(&text)).into_iter().map(|file| joined(folder, file)));
        }
    }
    Some(found)
}

/// True where the settings script includes a build whose files aren't among those of the project.
fn has_outer_builds(build: &Build, written: &[String]) -> bool {
    let included = build.settings_project.events.iter().filter(|event| event.name == "includeBuild");
    let is_within = |path: String| {
        let folder = format!("{}/", joined("", path.strip_prefix("\u{1}root").unwrap_or(&path)));
        !path.starts_with('/') && written.iter().any(|file| file.starts_with(&folder))
    };
    included.into_iter().any(|event| !event.value().as_text().is_some_and(is_within))
}

/// The modules that depend on an app, by their paths.
fn dependents(app: &Module, modules: &[Arc<Module>]) -> Vec<String> {
    let depends = |one: &&Arc<Module>| one.dependencies.iter().any(|one| one.what == What::Project(app.path.clone()));
    modules.iter().filter(depends).map(|module| module.path.clone()).collect()
}

/// Those of an app's Java and Kotlin files that are named after the class of a receiver of TPNS messages.
fn code(build: &Build, module: &Module, store: &Store<'_>, variants: &[Variant]) -> Vec<Source> {
    let sources = || variants.iter().flat_map(|one| one.given.sources.of_role(Role::SourceManifest));
    let classes = sources().filter_map(|(id, source)| manifest::read(id, source).ok()).flat_map(|manifest| {
        let namespace = variants.first().map_or("", |one| one.given.variant.namespace.as_str());
        let classes = receivers(&manifest).filter_map(|one| class_of(one, &manifest, namespace));
        classes.filter_map(|class| class.rsplit('.').next().map(str::to_owned)).collect::<Vec<_>>()
    });
    let classes: BTreeSet<String> = classes.collect();
    if classes.is_empty() {
        return Vec::new();
    }
    let sets = module.android.variants().into_iter().flat_map(|layers| variant::source_sets(&layers));
    let sets: BTreeSet<String> = sets.collect();
    let folders = variant::class_folders(module, &sets.into_iter().collect::<Vec<_>>()).unwrap_or_default();
    let mut found: BTreeMap<String, Source> = BTreeMap::new();
    for folder in folders {
        for file in store.classes(&folder).iter().flat_map(|files| files.iter()) {
            let path = joined(&folder, file);
            let name = format!("{}{path}", build.prefix);
            let is_named = stem(&path).is_some_and(|class| classes.contains(class));
            if is_named && !has_links(build, &name) {
                found.extend(
                    source(&build.root.join(&path), name.clone(), Role::AppliedScript).map(|source| (name, source)),
                );
            }
        }
    }
    found.into_values().collect()
}

/// The files of a build that people write; nothing where there are very many.
fn written(build: &Build) -> Option<Vec<String>> {
    let files = written_files(&build.root).take(MOST_ENTRIES + 1);
    let paths: Vec<Option<String>> =
        files.map(|file| file.path().strip_prefix(&build.root).ok().and_then(slashed)).collect();
    (paths.len() <= MOST_ENTRIES).then(|| paths.into_iter().flatten().collect())
}

/// Every file of a build that has one of these words; nothing where not all files are known, or one can't be read.
fn mentions(
    build: &Build,
    modules: &[Arc<Module>],
    written: Option<&[String]>,
    words: &BTreeSet<&str>,
) -> Option<Vec<Source>> {
    let mut found = Vec::new();
    for path in naming::files(build, modules, written?)? {
        found.extend(naming::naming(build, &path, Role::AppliedScript, words).ok()?);
    }
    Some(found)
}

/// The manifests of a build; nothing where one can't be read.
fn manifests(build: &Build, written: Option<&[String]>) -> Option<Vec<Source>> {
    let paths = written?.iter().filter(|path| path.ends_with("AndroidManifest.xml"));
    paths.map(|path| code_source(build, path, Role::LibraryManifest)).collect()
}

/// The scripts of a build besides those that are read, and the code of its own plugins; nothing where not all of them are
/// known.
fn others(build: &Build, written: Option<&[String]>, read: &BTreeMap<String, Role>) -> Option<Vec<Source>> {
    let is_own = |path: &str| build.own.folders().iter().any(|folder| Path::new(path).starts_with(folder));
    let is_script = |path: &str| path.ends_with(".gradle") || path.ends_with(".gradle.kts");
    let is_code =
        |path: &str| is_own(path) && [".kt", ".kts", ".java", ".groovy"].iter().any(|end| path.ends_with(end));
    let wanted = |path: &&String| !read.contains_key(*path) && (is_script(path) || is_code(path));
    written?.iter().filter(wanted).map(|path| code_source(build, path, Role::AppliedScript)).collect()
}

fn code_source(build: &Build, path: &str, role: Role) -> Option<Source> {
    let source = source(&build.root.join(path), format!("{}{path}", build.prefix), role)?;
    source.unreadable.is_none().then_some(source)
}

/// The version catalogs of a build.
fn catalogs(build: &Build) -> Vec<String> {
    let entries = fs::read_dir(build.root.join("gradle")).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    names.filter(|name| name.ends_with(".versions.toml")).map(|name| format!("gradle/{name}")).collect()
}

/// Scripts of a build's own plugins, which may apply others.
fn own_scripts(build: &Build) -> Vec<String> {
    let files = build.own.folders().iter().flat_map(|folder| below(&build.root, folder));
    let paths = files.filter_map(|file| file.path().strip_prefix(&build.root).ok().and_then(slashed));
    paths.filter(|path| path.ends_with(".gradle") || path.ends_with(".gradle.kts")).collect()
}

/// The version in the wrapper's `distributionUrl`.
fn gradle_version(build: &Build) -> Option<String> {
    let text = crate::files::text(&build.root.join("gradle/wrapper/gradle-wrapper.properties"))?;
    let url = text.lines().find_map(|line| line.trim().strip_prefix("distributionUrl"))?;
    let (_, file) = url.rsplit_once("gradle-")?;
    let version: String = file.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    Some(version.trim_end_matches('.').to_owned())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    const CONFIG: &str = r#"{
        "tpns": { "access_id": "1580002210", "access_key": "A1B2C3D4E5F6" },
        "com.example.app": { "channel": { "enable": true } },
        "version": "1.4.3.9-release"
    }"#;

    const SCRIPT: &str = "plugins { id 'com.android.application'\n id 'com.tencent.android.tpns' }\nandroid { namespace 'com.example.app'\n\
                   defaultConfig { applicationId 'com.example.app'\n manifestPlaceholders = [XG_ACCESS_ID: '1580002210'] } }\n\
                   dependencies { implementation 'com.tencent.tpns:tpns:1.4.3.9-release' }\n";

    #[test]
    fn a_class_that_is_saved_before_the_answer_stays() {
        let folder = tempfile::tempdir().unwrap();
        let class = folder.path().join("src/main/java/Mine.java");
        let manifest = "<manifest xmlns:android=\"http://schemas.android.com/apk/res/android\"><application><receiver android:name=\".Mine\">\
                        <intent-filter><action android:name=\"com.tencent.android.xg.vip.action.FEEDBACK\" /></intent-filter></receiver>\
                        </application></manifest>";
        let java = "package com.example.app;\nclass Mine extends com.tencent.android.tpush.XGPushBaseReceiver { }\n";
        fs::create_dir_all(class.parent().unwrap()).unwrap();
        fs::write(folder.path().join("build.gradle"), SCRIPT).unwrap();
        fs::write(folder.path().join("tpns-configs.json"), CONFIG).unwrap();
        fs::write(folder.path().join("src/main/AndroidManifest.xml"), manifest).unwrap();
        fs::write(&class, java).unwrap();
        let apps = Apps { paths: vec![folder.path().to_path_buf()], ..Apps::default() };
        let build = &all_builds(&apps).unwrap()[0];
        let migration = || of(&all_builds(&apps).unwrap()[0], "en").unwrap();
        let words = Words::of(Language::English);
        for saved in [java.replace("{ }", "{ int count; }"), java.replace("{ }", "{ /* mine */ }")] {
            fs::write(&class, java).unwrap();
            let decided = migration();
            assert!(decided.files.iter().any(|file| file.after.is_none()), "{}", decided.text);
            fs::write(&class, &saved).unwrap();
            let refused =
                again(&apps, build, decided, "en").and_then(|decided| write(build, decided, words)).unwrap_err();
            assert!(refused.contains("saved"), "{refused}");
            assert_eq!(fs::read_to_string(&class).unwrap(), saved);
            assert_eq!(fs::read_to_string(folder.path().join("build.gradle")).unwrap(), SCRIPT);
        }
    }

    #[test]
    fn an_app_without_a_path_is_called_by_its_script() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("build.gradle"), SCRIPT.replace("1580002210", "1580002211")).unwrap();
        fs::write(folder.path().join("tpns-configs.json"), CONFIG).unwrap();
        let apps = Apps { paths: vec![folder.path().to_path_buf()], ..Apps::default() };
        let text = of(&all_builds(&apps).unwrap()[0], "en").unwrap().text;
        assert!(text.contains("  build.gradle has an error that was there before"), "{text}");
    }

    #[test]
    fn what_is_saved_before_the_answer_stays() {
        let folder = tempfile::tempdir().unwrap();
        let (script, config) = (folder.path().join("build.gradle"), folder.path().join("tpns-configs.json"));
        let app = SCRIPT;
        fs::write(&script, app).unwrap();
        fs::write(&config, CONFIG).unwrap();
        let apps = Apps { paths: vec![folder.path().to_path_buf()], ..Apps::default() };
        let build = &all_builds(&apps).unwrap()[0];
        let migration = || of(&all_builds(&apps).unwrap()[0], "en").unwrap();
        let words = Words::of(Language::English);
        assert_eq!(migration().files.len(), 1, "{}", migration().text);

        // A file that changes.
        let decided = migration();
        let saved = app.replace("1.4.3.9", "1.4.4.1");
        fs::write(&script, &saved).unwrap();
        let refused = write(build, decided, words).unwrap_err();
        assert!(refused.contains("`build.gradle` was saved"), "{refused}");
        assert_eq!(fs::read_to_string(&script).unwrap(), saved);

        // A file that something was decided by.
        let decided = migration();
        fs::write(&config, CONFIG.replace("1580002210", "1500002210")).unwrap();
        let refused = again(&apps, build, decided, "en").unwrap_err();
        assert!(refused.contains("nothing was written"), "{refused}");

        // What else was saved does no harm.
        let decided = migration();
        fs::write(folder.path().join("README.md"), "a").unwrap();
        write(build, again(&apps, build, decided, "en").unwrap(), words).unwrap();
        assert_ne!(fs::read_to_string(&script).unwrap(), saved);
    }
}
