//! A variant of a module as the engine takes it.
//!
//! Invariant: the engine gets what a build would send, as far as texts tell; what they don't is unknown, with its place.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tpnskit_core::project::unbuilt::Unbuilt;
use tpnskit_core::project::variant::{Placeholder, Variant};
use tpnskit_core::protocol::unbuilt::{Given, settings};
use tpnskit_core::text::source::{Role, Sources};
use tpnskit_core::tpns::inputs::{
    AGCONNECT_SERVICES, BASELINE, CONFIG, GOOGLE_SERVICES, NEARBY_FOLDERS, NEARBY_WORDS, VENDOR_PLUGIN,
};
use tpnskit_script::android::{Android, Stated, Variant as Layers};
use tpnskit_script::build::Place;
use tpnskit_script::value::{Unknown, Value};

use crate::arguments::Apps;
use crate::discovery::Build;
use crate::files::{self, MOST_RULES, Store, joined};
use crate::module::{ClassPath, Module, TPNSKIT, holds, known_text, place_of};
use crate::settings::{self as stated_settings, Stated as StatedSettings};

/// A value that only a build knows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnknownValue {
    /// What has it, as in `targetSdk`.
    pub what: String,
    /// Why it isn't known.
    pub why: Unknown,
    /// The file that states it.
    pub file: String,
    /// Where in it, in bytes.
    pub start: usize,
}

/// A variant, and what isn't known of it.
pub(crate) struct Found {
    pub(crate) given: Given,
    pub(crate) unknown: BTreeSet<UnknownValue>,
}

pub(crate) struct Reading<'a> {
    build: &'a Build,
    store: &'a Store<'a>,
    module: &'a Module,
    variant: &'a Layers<'a>,
    source_sets: Vec<String>,
    sources: Sources,
    unknown: BTreeSet<UnknownValue>,
}

/// Reads a variant of a module.
pub(crate) fn read(
    build: &Build,
    store: &Store<'_>,
    module: &Module,
    variant: &Layers<'_>,
    apps: &Apps,
    locale: &str,
) -> Found {
    let source_sets = source_sets(variant);
    let reading =
        Reading { store, build, module, variant, source_sets, sources: Sources::default(), unknown: BTreeSet::new() };
    reading.found(apps, locale)
}

/// The source sets, the highest precedence first.
pub(crate) fn source_sets(variant: &Layers<'_>) -> Vec<String> {
    let mut names = vec![variant.name.clone(), variant.build_type.clone(), flavor_name(variant)];
    names.extend(variant.flavors.iter().cloned());
    names.push("main".to_owned());
    let mut seen = BTreeSet::new();
    names.retain(|name| !name.is_empty() && seen.insert(name.clone()));
    names
}

/// The flavors' names as one.
fn flavor_name(variant: &Layers<'_>) -> String {
    let length = variant.name.len().saturating_sub(variant.build_type.len());
    if variant.flavors.is_empty() { String::new() } else { variant.name.get(..length).unwrap_or_default().to_owned() }
}

impl Reading<'_> {
    fn found(mut self, apps: &Apps, locale: &str) -> Found {
        let stated = stated_settings::of(&self.module.project, &self.source_sets);
        for (name, event) in &stated.unknown {
            self.note(name, event.value().why(), &event.place);
        }
        let path = ClassPath::of(self.build, self.module, &self.source_sets);
        for (unknown, place) in &path.unknown {
            self.note("dependency", Some(unknown), place);
        }
        for (unknown, place) in &self.module.project.missing {
            self.note("script", Some(unknown), place);
        }
        for (unknown, place) in &self.module.android.more_flavors {
            self.note("productFlavors", Some(unknown), place);
        }
        let manifests = self.manifests();
        let namespace = self.namespace(&manifests);
        let application_id = self.application_id(apps, &namespace);
        let mut unbuilt = self.unbuilt(&path, &stated);
        let placeholders = self.placeholders(&mut unbuilt);
        let minified = self.minified(&path.libraries);
        let candidates = self.configs(&stated);
        self.vendor_files();
        self.baseline(apps, &stated);
        self.scripts(&path.libraries);
        for library in &path.libraries {
            self.library(library, &mut unbuilt);
        }
        let module = self.module;
        let plugins = module.project.plugins.iter().map(|plugin| plugin.id.clone()).collect();
        let variant = Variant {
            name: self.variant.name.clone(),
            target_sdk: self.target_sdk(),
            debuggable: self.flag("debuggable"),
            minified,
            abi_filters: self.abi_filters(),
            plugins: Some(plugins),
            placeholders,
            nearby_files: self.nearby_files(),
            components: path.components.list(),
            local_archives: path.archives.iter().cloned().collect(),
            sources: self.class_files(),
            unapplied: !module.is_applied(),
            application_id,
            namespace,
            unbuilt: Some(unbuilt),
            ..Variant::default()
        };
        let mut members = stated.members();
        members.insert("configCandidates".to_owned(), candidates.into());
        // What the reader took for a setting and isn't one is left to Gradle.
        let settings = settings(members.clone().into()).unwrap_or_else(|_| {
            members.retain(|name, value| settings(serde_json::json!({ name.as_str(): value })).is_ok());
            settings(members.into()).unwrap_or_default()
        });
        let given = Given { sources: self.sources, variant, settings, locale: locale.to_owned() };
        Found { given, unknown: self.unknown }
    }

    /// Remembers that a value isn't known.
    fn note(&mut self, what: &str, why: Option<&Unknown>, place: &Place) {
        if let Some(why) = why {
            let file = format!("{}{}", self.build.prefix, place.file);
            self.unknown.insert(UnknownValue {
                what: what.to_owned(),
                why: why.clone(),
                file,
                start: place.span.start,
            });
        }
    }

    fn stated(&mut self, setting: &str) -> Option<Value> {
        let Stated { value, place } = self.variant.stated(setting)?.clone();
        self.note(setting, value.why(), &place);
        Some(value)
    }

    /// The name of a file of the build, as findings show it.
    fn name(&self, path: &str) -> String {
        format!("{}{path}", self.build.prefix)
    }

    /// Adds a file of the build, if it is there.
    fn add(&mut self, role: Role, path: &str) -> bool {
        let source = self.store.source(path, self.name(path), role);
        source.map(|source| self.sources.add(source)).is_some()
    }

    fn in_module(&self, path: &str) -> String {
        place_of(&self.module.folder, path)
    }

    fn manifest_of(&self, set: &str) -> String {
        let stated = known_text(self.module.android.manifests.get(set));
        let usual = self.in_module(&stated.unwrap_or_else(|| format!("src/{set}/AndroidManifest.xml")));
        // Kotlin Multiplatform has another folder.
        let other = self.in_module("src/androidMain/AndroidManifest.xml");
        if set == "main" && !self.store.has(&usual) && self.store.has(&other) { other } else { usual }
    }

    /// Adds the app's own manifests, and gives their texts.
    fn manifests(&mut self) -> Vec<String> {
        let paths: Vec<String> = self.source_sets.iter().map(|set| self.manifest_of(set)).collect();
        paths.into_iter().filter(|path| self.add(Role::SourceManifest, path)).collect()
    }

    /// The script's, or else the manifest's package.
    fn namespace(&mut self, manifests: &[String]) -> String {
        if let Some(stated) = &self.module.android.namespace {
            let Stated { value, place } = stated.clone();
            self.note("namespace", value.why(), &place);
            if let Value::Text(namespace) = value {
                return namespace;
            }
        }
        let texts = manifests.iter().filter_map(|path| files::text(&self.build.root.join(path)));
        let packages = texts.filter_map(|text| package(&text));
        packages.collect::<Vec<_>>().pop().unwrap_or_default()
    }

    fn application_id(&mut self, apps: &Apps, namespace: &str) -> String {
        if let Some(stated) = &apps.application_id {
            return stated.clone();
        }
        // A variant that nobody knows may have another one, and this one may not be built.
        if self.module.more_flavors().next().is_some() || self.module.android.perhaps_off.contains(&self.variant.name) {
            return String::new();
        }
        match self.variant.application_id() {
            None => namespace.to_owned(),
            Some(Value::Text(id)) => id,
            Some(value) => {
                let place = self.variant.stated("applicationId").map(|stated| stated.place.clone()).unwrap_or_default();
                self.note("applicationId", value.why(), &place);
                String::new()
            }
        }
    }

    /// Without a targetSdk, Android takes the minSdk.
    fn target_sdk(&mut self) -> Option<u32> {
        let stated = match self.stated("targetSdk") {
            None => self.stated("minSdk")?,
            Some(stated) => stated,
        };
        u32::try_from(stated.as_number()?).ok()
    }

    /// True, false where nothing is stated, or nothing where it isn't known.
    fn flag(&mut self, setting: &str) -> Option<bool> {
        match self.stated(setting) {
            None => Some(false),
            Some(value) => value.as_bool(),
        }
    }

    fn abi_filters(&mut self) -> Vec<String> {
        let values = self.variant.abi_filters();
        let known: Option<Vec<String>> = values.iter().map(Value::as_text).collect();
        known.unwrap_or_default()
    }

    fn unbuilt(&mut self, path: &ClassPath, stated: &StatedSettings) -> Unbuilt {
        let mut out_of_sight = path.out_of_sight.clone();
        out_of_sight.extend(self.module.out_of_sight());
        out_of_sight.extend(self.module.android.more_flavors.iter().map(|_| "productFlavors".to_owned()));
        out_of_sight.extend(self.build.frameworks.iter().map(|name| (*name).to_owned()));
        let uses = |word: &str| {
            let names = self.module.project.events.iter().flat_map(|event| event.path.iter().chain([&event.name]));
            names.into_iter().any(|name| name == word)
                || self.module.project.plugins.iter().any(|plugin| plugin.id.contains(word))
        };
        if uses("flutter")
            || files::text(&self.build.root.join(self.in_module(&self.module.script)))
                .is_some_and(|text| text.contains("flutter."))
        {
            out_of_sight.insert("Flutter".to_owned());
        }
        if uses("react") {
            out_of_sight.insert("React Native".to_owned());
        }
        let of_receiver =
            stated.unknown.iter().filter(|(name, _)| matches!(name.as_str(), "className" | "enabled" | "accessPoint"));
        out_of_sight.extend(of_receiver.map(|(name, _)| format!("tpns.{name}")));
        let ids = [("accessId", "XG_ACCESS_ID"), ("accessKey", "XG_ACCESS_KEY")];
        let unknown_ids = ids.into_iter().filter(|(setting, _)| stated.unknown.iter().any(|(name, _)| name == setting));
        Unbuilt {
            perhaps_unapplied: !self.module.certainly_applies(if self.module.is_applied() {
                TPNSKIT
            } else {
                VENDOR_PLUGIN
            }),
            out_of_sight: out_of_sight.into_iter().collect(),
            unknown_placeholders: unknown_ids.map(|(_, name)| name.to_owned()).collect(),
            more_placeholders: false,
            more_variants: self.module.more_flavors().next().is_some(),
            device_libraries: self.module.android.libraries.clone(),
            library_namespaces: BTreeMap::new(),
        }
    }

    /// The placeholders that are known, the layer that wins first.
    fn placeholders(&mut self, unbuilt: &mut Unbuilt) -> Vec<Placeholder> {
        let (found, doubts) = self.variant.placeholders();
        let mut known = Vec::new();
        let mut hidden: BTreeSet<String> = BTreeSet::new();
        let mut stated: BTreeSet<String> = BTreeSet::new();
        for placeholder in found {
            let name = placeholder.name.to_owned();
            match placeholder.stated.value.as_text() {
                _ if hidden.contains(&name) => {}
                Some(value) => {
                    stated.insert(name.clone());
                    known.push(Placeholder { name, value, origin: placeholder.origin.to_owned() });
                }
                None => {
                    // What a layer below states doesn't count, and what a layer above states does.
                    if !stated.contains(&name) {
                        unbuilt.unknown_placeholders.insert(name.clone());
                    }
                    self.note(&name, placeholder.stated.value.why(), &placeholder.stated.place);
                    hidden.insert(name);
                }
            }
        }
        // Those of another flavor would win over what `defaultConfig` states.
        let Android { more_flavors, more_placeholders, .. } = &self.module.android;
        if !doubts.is_empty() || !more_flavors.is_empty() || !more_placeholders.is_empty() {
            unbuilt.more_placeholders = true;
            known.clear();
        }
        for (why, place) in doubts.into_iter().chain(more_placeholders) {
            self.note("manifestPlaceholders", Some(why), place);
        }
        known
    }

    /// Whether it is shrunk, with the rules that it is shrunk with. Where one of their files isn't known, neither is the rest.
    fn minified(&mut self, libraries: &[Arc<Module>]) -> Option<bool> {
        if !self.flag("minified")? {
            return Some(false);
        }
        for rules in self.variant.rules() {
            self.rules(&self.module.folder, &rules)?;
        }
        let names = self.source_sets.clone();
        for library in libraries {
            for rules in library.android.consumer_rules(&names) {
                self.rules(&library.folder, rules)?;
            }
        }
        Some(true)
    }

    /// Adds files of rules that a module names; nothing where they aren't known.
    fn rules(&mut self, module: &str, rules: &Value) -> Option<()> {
        for path in rule_files(self.store, module, rules)? {
            self.add(Role::KeepRules, &path);
        }
        Some(())
    }

    /// Every path where a `tpns-configs.json` may be, in look-up order; the files that are there are added.
    fn configs(&mut self, stated: &StatedSettings) -> Vec<String> {
        let mut paths: Vec<String> = self.everywhere(&self.source_sets.clone(), CONFIG);
        if let Some(path) = known_text(stated.config_file.as_ref()) {
            let path = self.in_module(&path);
            paths.retain(|other| *other != path);
            paths.insert(0, path);
        }
        for path in &paths {
            self.add(Role::Config, path);
        }
        paths.iter().map(|path| self.name(path)).collect()
    }

    /// In the source sets, and then in the module's folder.
    fn everywhere(&self, folders: &[String], file: &str) -> Vec<String> {
        let below = folders.iter().map(|folder| format!("src/{folder}/{file}"));
        below.chain([file.to_owned()]).map(|path| self.in_module(&path)).collect()
    }

    fn vendor_files(&mut self) {
        let (flavor, build_type) = (flavor_name(self.variant), &self.variant.build_type);
        let mut folders = Vec::new();
        if !flavor.is_empty() {
            folders = vec![format!("{flavor}/{build_type}"), format!("{build_type}/{flavor}")];
        }
        folders.extend(self.source_sets.iter().cloned());
        for (role, name) in [(Role::AgconnectServices, AGCONNECT_SERVICES), (Role::GoogleServices, GOOGLE_SERVICES)] {
            for path in self.everywhere(&folders, name) {
                self.add(role, &path);
            }
        }
    }

    fn baseline(&mut self, apps: &Apps, stated: &StatedSettings) {
        if let Some(path) = &apps.baseline {
            let name = path.to_string_lossy().replace('\\', "/");
            if let Some(source) = files::source(path, name, Role::Baseline) {
                self.sources.add(source);
            }
            return;
        }
        let path = known_text(stated.baseline.as_ref()).unwrap_or_else(|| BASELINE.to_owned());
        let path = self.in_module(&path);
        self.add(Role::Baseline, &path);
    }

    /// Scripts and what they take values from, for the places of values.
    fn scripts(&mut self, libraries: &[Arc<Module>]) {
        let script = self.in_module(&self.module.script);
        self.add(Role::BuildScript, &script);
        let others = self.module.project.scripts.iter().chain(self.build.own.constants()).chain(&self.build.script);
        let mut others: BTreeSet<String> = others.cloned().collect();
        others.remove(&script);
        for path in &others {
            self.add(Role::AppliedScript, path);
        }
        let of_libraries = libraries.iter().flat_map(|library| {
            let own = place_of(&library.folder, &library.script);
            library.project.scripts.iter().cloned().chain([own])
        });
        for path in of_libraries.collect::<BTreeSet<String>>().difference(&others) {
            self.add(Role::LibraryScript, path);
        }
        self.add(Role::VersionCatalog, "gradle/libs.versions.toml");
        let own = self.in_module("gradle.properties");
        for path in BTreeSet::from([own, "gradle.properties".to_owned()]) {
            self.add(Role::GradleProperties, &path);
        }
    }

    fn library(&mut self, library: &Module, unbuilt: &mut Unbuilt) {
        let stated = known_text(library.android.manifests.get("main"));
        let path = place_of(&library.folder, &stated.unwrap_or_else(|| "src/main/AndroidManifest.xml".to_owned()));
        if self.add(Role::LibraryManifest, &path)
            && let Some(namespace) = known_text(library.android.namespace.as_ref().map(|stated| &stated.value))
        {
            unbuilt.library_namespaces.insert(self.name(&path), namespace);
        }
    }

    fn nearby_files(&self) -> Vec<String> {
        let mut folders = vec![String::new(), self.module.folder.clone()];
        for set in &self.source_sets {
            folders.push(self.in_module(&format!("src/{set}")));
            folders.extend(NEARBY_FOLDERS.iter().map(|folder| self.in_module(&format!("src/{set}/{folder}"))));
        }
        let mut found = BTreeSet::new();
        for folder in folders.into_iter().collect::<BTreeSet<String>>() {
            for name in self.store.names(&folder) {
                if NEARBY_WORDS.iter().any(|word| name.to_lowercase().contains(word)) {
                    found.insert(self.name(&joined(&folder, &name)));
                }
            }
        }
        found.into_iter().collect()
    }

    /// The app's own Java and Kotlin files; nothing where a folder of them isn't known.
    fn class_files(&self) -> Option<Vec<String>> {
        let mut found = BTreeSet::new();
        for folder in class_folders(self.module, &self.source_sets)? {
            found.extend(self.store.classes(&folder)?.iter().cloned());
        }
        (!found.is_empty()).then(|| found.into_iter().collect())
    }
}

/// The files of rules that a value names in a module's script, without the Android Gradle plugin's own; nothing where they
/// aren't known.
pub(crate) fn rule_files(store: &Store<'_>, module: &str, rules: &Value) -> Option<Vec<String>> {
    match rules {
        Value::Text(path) if path.starts_with("\u{1}default/") => Some(Vec::new()),
        Value::Text(path) => Some(vec![place_of(module, path)]),
        Value::Files(files) => match &files.folder {
            None => {
                let each = files.names.iter().map(|name| rule_files(store, module, &Value::text(name.clone())));
                each.collect::<Option<Vec<_>>>().map(|paths| paths.concat())
            }
            Some(tree) => {
                let folder = place_of(module, tree);
                let names: BTreeSet<String> = store.names(&folder).filter(|name| holds(files, name)).collect();
                (names.len() <= MOST_RULES).then(|| names.iter().map(|name| joined(&folder, name)).collect())
            }
        },
        _ => None,
    }
}

/// The folders of a module's Java and Kotlin files, relative to the build's root; nothing where only a build knows one.
pub(crate) fn class_folders(module: &Module, source_sets: &[String]) -> Option<Vec<String>> {
    let mut folders = Vec::new();
    for set in source_sets {
        folders.extend([format!("src/{set}/java"), format!("src/{set}/kotlin")]);
        for folder in module.android.source_folders.get(set).into_iter().flatten() {
            folders.push(folder.as_text()?);
        }
    }
    Some(folders.into_iter().map(|folder| place_of(&module.folder, &folder)).collect())
}

/// The package of a manifest.
fn package(text: &str) -> Option<String> {
    let mut sources = Sources::default();
    let file = sources.add(tpnskit_core::text::source::Source::new("AndroidManifest.xml", Role::SourceManifest, text));
    let manifest = tpnskit_core::input::manifest::read(file, sources.get(file)?).ok()?;
    manifest.package().map(str::to_owned)
}
