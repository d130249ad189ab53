//! A module of a build: what its scripts say, and what it depends on.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::sync::{Arc, Mutex, PoisonError};

use tpnskit_core::project::unbuilt::Components;
use tpnskit_core::tpns::inputs::{CONFIG, VENDOR_PLUGIN};
use tpnskit_core::tpns::module::TPNS_GROUP;
use tpnskit_script::android::{Android, Dependency, Excluded, What, dependencies, resolution};
use tpnskit_script::build::{Location, Place, Project, read_with};
use tpnskit_script::value::{Files, Reason, Unknown, Value};

use crate::discovery::Build;
use crate::files::{Disk, joined, script_in};

/// The plugin of an application.
const APPLICATION: &str = "com.android.application";
/// tpnskit's own plugin.
pub const TPNSKIT: &str = "io.github.tpnskit";

/// Plugins without a version that come from a repository all the same: of Gradle, Android, Kotlin, and class paths.
const KNOWN_PLUGINS: [&str; 24] = [
    "com.android.",
    "org.jetbrains.",
    "kotlin",
    "com.google.",
    "com.huawei.",
    "com.tencent.",
    TPNSKIT,
    "androidx.",
    "dagger.",
    "maven",
    "java",
    "groovy",
    "signing",
    "checkstyle",
    "jacoco",
    "pmd",
    "idea",
    "eclipse",
    "base",
    "dev.flutter.",
    "com.facebook.",
    "org.gradle.",
    "com.jakewharton.",
    "android",
];

/// Scripts of frameworks, which give an app neither ids nor flavors: where they are, or what leads there.
const FRAMEWORKS: [&str; 3] = ["node_modules/", "flutter", "CordovaLib/"];

/// A module with everything that it depends on.
#[derive(Clone, Debug)]
pub struct Module {
    /// As in `:app`.
    pub path: String,
    /// Relative to the root of the build.
    pub folder: String,
    /// The script's name in the folder.
    pub script: String,
    /// What its scripts say.
    pub project: Project,
    /// What that means for Android.
    pub android: Android,
    /// Its dependencies.
    pub dependencies: Vec<Dependency>,
}

impl Module {
    /// Reads the module in a folder of a build.
    pub fn read(build: &Build, folder: &str) -> Option<Self> {
        let script = script_in(&build.root.join(folder), "build")?;
        let path = build.path_of(folder);
        let location = Location { script: joined(folder, &script), folder: folder.to_owned(), path: path.clone() };
        let mut disk = Disk::new(&build.root, &build.own);
        let project = read_with(&location, &build.shared, build.script.as_deref(), &mut disk);
        let android = Android::of(&project);
        let dependencies = dependencies(&project);
        Some(Self { path, folder: folder.to_owned(), script, project, android, dependencies })
    }

    /// True for an application, as opposed to a library or a root project.
    pub fn is_application(&self, build: &Build) -> bool {
        if self.certainly_applies("com.android.library") || self.certainly_applies("com.android.dynamic-feature") {
            return false;
        }
        self.applies(APPLICATION)
            || self.applies("android")
            || self.android.default_config.stated("applicationId").is_some()
            || !self.folder.is_empty() && build.root.join(&self.folder).join(CONFIG).is_file() && self.is_android()
    }

    fn is_android(&self) -> bool {
        self.project.events.iter().any(|event| event.path.first().is_some_and(|first| first == "android"))
    }

    /// True where a plugin is applied.
    pub fn applies(&self, id: &str) -> bool {
        self.project.plugins.iter().any(|plugin| plugin.id == id)
    }

    /// True where a plugin is applied under no condition.
    pub fn certainly_applies(&self, id: &str) -> bool {
        self.project.plugins.iter().any(|plugin| plugin.id == id && plugin.certain)
    }

    /// True where tpnskit takes part in the build.
    pub fn is_applied(&self) -> bool {
        self.applies(TPNSKIT)
    }

    /// What is applied and can't be read, as far as it may say something of the app: frameworks' scripts are known.
    pub fn unread(&self) -> impl Iterator<Item = &(Unknown, Place)> {
        let of_framework = |name: &str| FRAMEWORKS.iter().any(|word| name.contains(word));
        self.project.missing.iter().filter(move |(unknown, _)| !of_framework(&unknown.name))
    }

    /// Why there may be other flavors, and so other variants.
    pub fn more_flavors(&self) -> impl Iterator<Item = &(Unknown, Place)> {
        self.android.more_flavors.iter().chain(self.unread())
    }

    /// What may bring anything and can't be read: scripts, classes and the build's own plugins.
    pub fn out_of_sight(&self) -> BTreeSet<String> {
        let mut unseen: BTreeSet<String> = BTreeSet::new();
        let missing = self.project.missing.iter().map(|(unknown, _)| unknown);
        unseen.extend(missing.map(|unknown| unknown.name.clone()));
        for plugin in &self.project.plugins {
            let known = KNOWN_PLUGINS.iter().any(|known| plugin.id.starts_with(known));
            if !known
                && !self.project.own.contains(&plugin.id)
                && plugin.id != VENDOR_PLUGIN
                && !self.project.versioned.contains(&plugin.id)
                && plugin.id.contains('.')
            {
                unseen.insert(plugin.id.clone());
            }
        }
        unseen
    }
}

/// The modules of a build, each read once for all of the variants that depend on it.
#[derive(Debug, Default)]
pub struct Libraries(Mutex<HashMap<String, Option<Arc<Module>>>>);

impl Libraries {
    /// A module, read now or before.
    pub(crate) fn read(&self, build: &Build, folder: &str) -> Option<Arc<Module>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(folder).cloned();
        known.unwrap_or_else(|| {
            let module = Module::read(build, folder).map(Arc::new);
            self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned(), module.clone());
            module
        })
    }
}

/// The ways to a library module that are followed, each of which leaves out other dependencies of it.
const MOST_WAYS: usize = 8;

/// What a variant packages.
#[derive(Debug, Default)]
pub struct ClassPath {
    /// Artifacts.
    pub components: Components,
    /// Names of jars and AARs.
    pub archives: BTreeSet<String>,
    /// Library modules, by their paths.
    pub libraries: Vec<Arc<Module>>,
    /// What can't be seen.
    pub out_of_sight: BTreeSet<String>,
    /// Dependencies that only a build knows.
    pub unknown: Vec<(Unknown, Place)>,
    /// What the library modules were read without, by their folders.
    seen: HashMap<String, Vec<Vec<Excluded>>>,
}

impl ClassPath {
    /// What a module packages for a variant of these names: its own, its build type's and its flavors'.
    pub fn of(build: &Build, module: &Module, names: &[String]) -> Self {
        let mut path = Self::default();
        path.add(build, module, names, &[]);
        let resolution = resolution(&module.project);
        path.leave_out(&resolution.excluded);
        let in_doubt = resolution.in_doubt.into_iter().filter(|(module, _)| path.components.has(module));
        path.unknown.extend(in_doubt.map(|(module, place)| (Unknown::new(Reason::Condition, module), place)));
        for (module, version) in resolution.forced {
            path.components.force(&module, version);
        }
        path
    }

    /// Leaves out what a build excludes everywhere.
    fn leave_out(&mut self, excluded: &[Excluded]) {
        let out_of_sight = &mut self.out_of_sight;
        self.components.retain(|module| {
            let found: Vec<&Excluded> = excluded.iter().filter(|one| one.has(module)).collect();
            if !found.is_empty() && !found.iter().any(|one| one.certain) {
                out_of_sight.insert(module.to_owned());
            }
            found.is_empty()
        });
    }

    fn add(&mut self, build: &Build, module: &Module, names: &[String], without: &[Excluded]) {
        for dependency in module.dependencies.iter().filter(|one| is_packaged(&one.configuration, names)) {
            let excluded =
                |module: &String, certain| without.iter().any(|one| one.certain == certain && one.has(module));
            match &dependency.what {
                What::Module { module, .. } if excluded(module, true) => {}
                What::Module { module, .. } if !dependency.certain || excluded(module, false) => {
                    self.out_of_sight.insert(module.clone());
                }
                What::Module { module, version } => {
                    if let Some(why) = dependency.why.as_ref().filter(|_| module.starts_with(TPNS_GROUP)) {
                        self.unknown.push((why.clone(), dependency.place.clone()));
                    }
                    self.components.add(module, version.as_deref());
                }
                What::Project(_) if without.iter().any(Excluded::is_all) => {}
                What::Project(path) => self.project(build, path, names, &[without, &dependency.excluded].concat()),
                What::Files(files) => self.files(build, &module.folder, files),
                What::Platform => {}
                What::Unknown(unknown) => {
                    self.unknown.push((unknown.clone(), dependency.place.clone()));
                    self.out_of_sight.insert(format!("{}({})", dependency.configuration, unknown.name));
                }
            }
        }
    }

    fn project(&mut self, build: &Build, path: &str, names: &[String], without: &[Excluded]) {
        let Some(folder) = build.folder_of(path) else {
            self.out_of_sight.insert(path.to_owned());
            return;
        };
        // What one way leaves out, another may bring.
        let seen = self.seen.entry(folder.clone()).or_default();
        let is_first = seen.is_empty();
        if seen.len() >= MOST_WAYS || seen.iter().any(|before| before.iter().all(|one| without.contains(one))) {
            return;
        }
        seen.push(without.to_vec());
        let Some(library) = build.libraries.read(build, &folder) else { return };
        if is_first {
            self.out_of_sight.extend(library.out_of_sight());
        }
        self.add(build, &library, names, without);
        if is_first {
            self.libraries.push(library);
        }
    }

    fn files(&mut self, build: &Build, folder: &str, files: &Files) {
        let is_archive = |name: &str| name.ends_with(".jar") || name.ends_with(".aar");
        match &files.folder {
            None => {
                let names = files.names.iter().filter_map(|name| name.rsplit('/').next());
                self.archives.extend(names.filter(|name| is_archive(name)).map(str::to_owned));
            }
            Some(tree) => {
                let tree = build.root.join(place_of(folder, tree));
                let entries = fs::read_dir(tree).into_iter().flatten().flatten();
                let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
                self.archives.extend(names.filter(|name| is_archive(name) && holds(files, name)));
            }
        }
    }
}

/// A path of a script, relative to the root of the build.
pub fn place_of(folder: &str, path: &str) -> String {
    match path.strip_prefix("\u{1}root").or_else(|| path.strip_prefix("\u{1}own")) {
        Some(rest) if path.starts_with("\u{1}root") => joined("", rest),
        Some(rest) => joined(folder, rest),
        None => joined(folder, path),
    }
}

/// True where a tree of files holds one of this name.
pub(crate) fn holds(files: &Files, name: &str) -> bool {
    files.names.is_empty() || files.names.iter().any(|pattern| fits(pattern, name))
}

/// `*.jar`, `**/*.aar`, `a.jar`
fn fits(pattern: &str, name: &str) -> bool {
    let pattern = pattern.rsplit('/').next().unwrap_or(pattern);
    match pattern.split_once('*') {
        Some((start, end)) => {
            name.len() >= start.len() + end.len()
                && name.starts_with(start)
                && name.ends_with(end.trim_start_matches('*'))
        }
        None => pattern == name,
    }
}

/// True where what a configuration holds becomes part of the app.
pub(crate) fn is_packaged(configuration: &str, names: &[String]) -> bool {
    const KINDS: [&str; 6] = ["implementation", "api", "runtimeOnly", "compile", "apk", "runtime"];
    KINDS.iter().any(|kind| {
        let capital = kind.get(..1).unwrap_or_default().to_uppercase() + kind.get(1..).unwrap_or_default();
        configuration == *kind
            || names.iter().any(|name| configuration.strip_prefix(name.as_str()) == Some(capital.as_str()))
    })
}

/// A stated text, if it is known.
pub fn known_text(value: Option<&Value>) -> Option<String> {
    match value {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packaged() {
        let names = ["paidRelease", "release", "paid"].map(str::to_owned);
        for (configuration, expected) in [
            ("implementation", true),
            ("api", true),
            ("releaseImplementation", true),
            ("paidApi", true),
            ("paidReleaseRuntimeOnly", true),
            ("compile", true),
            ("debugImplementation", false),
            ("compileOnly", false),
            ("testImplementation", false),
            ("androidTestImplementation", false),
            ("kapt", false),
        ] {
            assert_eq!(is_packaged(configuration, &names), expected, "{configuration}");
        }
        assert!(
            fits("*.jar", "a.jar") && fits("**/*.aar", "a.aar") && fits("a.jar", "a.jar") && !fits("*.jar", "a.aar")
        );
    }
}
