//! The builds below some folders, and the modules of each.
//!
//! Invariant: what `.gitignore` leaves out isn't looked at, nor are outputs of builds.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};

use tpnskit_script::build::{Action, Event, Project, Shared, read_settings};
use tpnskit_script::value::Value;

use crate::files::{Disk, OwnPlugins, joined, real, script_in, slashed};
use crate::module::Libraries;
use crate::walking;

/// Folders where a build keeps plugins of its own, if no settings script says so.
const PLUGIN_FOLDERS: [&str; 4] = ["buildSrc", "build-logic", "buildLogic", "build-plugin"];

/// A build, with the modules that were asked for.
#[derive(Debug)]
pub struct Build {
    /// The folder of the root project.
    pub root: PathBuf,
    /// What comes before the paths of its files where they are shown: empty, or ends in `/`.
    pub prefix: String,
    /// The folder that shown paths start from.
    pub base: PathBuf,
    /// The settings script, if there is one.
    pub settings: Option<String>,
    /// The root project's script, if there is one.
    pub script: Option<String>,
    /// The folders of the build's projects by their paths, as far as the settings script tells.
    pub projects: BTreeMap<String, String>,
    /// The folders of modules to look at, relative to the root.
    pub modules: Vec<String>,
    /// Plugins of the build's own.
    pub own: OwnPlugins,
    /// What brings modules that no script names, such as Flutter's plugins.
    pub frameworks: Vec<&'static str>,
    /// What is known of the settings.
    pub settings_project: Project,
    /// What all projects of the build have.
    pub shared: Shared,
    /// Its modules, as far as they are read for all variants.
    pub libraries: Libraries,
}

/// A folder to look into, and how its files are shown.
#[derive(Clone, Debug)]
pub struct Start {
    /// The folder, without links.
    pub folder: PathBuf,
    /// What comes before the paths of its files: empty, or ends in `/`.
    pub shown: String,
    /// The folder that shown paths start from: its own, or where the program runs.
    pub base: PathBuf,
}

impl Start {
    /// The folders of paths. The files of a single one are shown relative to it.
    ///
    /// # Errors
    ///
    /// A path that isn't there.
    pub fn of(paths: &[PathBuf]) -> Result<Vec<Self>, String> {
        let single = paths.len() == 1;
        let here = std::env::current_dir().map(|here| real(&here)).unwrap_or_default();
        let mut starts = Vec::new();
        for path in paths {
            let real = std::fs::canonicalize(path).map_err(|error| format!("`{}`: {error}", path.display()))?;
            // A file stands for the module around it.
            let folder = if real.is_dir() { real } else { nearest_module(&real) };
            let below = folder.strip_prefix(&here).ok().and_then(slashed);
            let shown = match below.unwrap_or_else(|| path.to_string_lossy().replace('\\', "/")) {
                below if single || below.is_empty() => String::new(),
                below => format!("{}/", below.trim_end_matches('/')),
            };
            let base = if single { folder.clone() } else { here.clone() };
            starts.push(Self { folder, shown, base });
        }
        Ok(starts)
    }
}

fn nearest_module(file: &Path) -> PathBuf {
    let mut folders = file.ancestors().skip(1);
    folders.find(|folder| script_in(folder, "build").is_some()).or(file.parent()).unwrap_or(file).to_path_buf()
}

/// A build, not yet read.
#[derive(Debug)]
pub struct Found {
    /// The folder of the root project.
    pub root: PathBuf,
    modules: BTreeSet<PathBuf>,
    start: Start,
}

impl Found {
    /// Reads what all of its modules have.
    pub fn read(&self) -> Build {
        Build::read(self.root.clone(), &self.modules, &self.start)
    }

    /// How many modules were asked for.
    pub fn modules(&self) -> usize {
        self.modules.len()
    }
}

/// The builds below some folders, or around them. A module that several of them hold is in one.
pub fn builds(starts: &[Start]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    for start in starts {
        let mut roots: BTreeMap<PathBuf, BTreeSet<PathBuf>> = BTreeMap::new();
        let mut known = HashMap::new();
        for module in modules_below(&start.folder).into_iter().filter(|module| seen.insert(module.clone())) {
            roots.entry(root_of(&module, &start.folder, &mut known)).or_default().insert(module);
        }
        found.extend(roots.into_iter().map(|(root, modules)| Found { root, modules, start: start.clone() }));
    }
    found
}

/// True for what is in the folder of a build script.
fn is_of_module(entry: &ignore::DirEntry) -> bool {
    entry.path().parent().is_some_and(|parent| script_in(parent, "build").is_some())
}

/// True for a folder that a build or another tool fills.
fn is_output(folder: &ignore::DirEntry) -> bool {
    match folder.file_name().to_str() {
        Some("node_modules" | "Pods" | "DerivedData") => true,
        Some("build" | "out") => is_of_module(folder),
        _ => false,
    }
}

/// The files of a build that people write: neither what Git ignores, nor what tools make.
pub(crate) fn written_files(root: &Path) -> impl Iterator<Item = ignore::DirEntry> {
    let is_folder = |entry: &ignore::DirEntry| entry.file_type().is_some_and(|kind| kind.is_dir());
    walking::wanted(root, move |entry| !is_folder(entry) || !is_output(entry)).filter(move |entry| !is_folder(entry))
}

/// The folders with a build script.
fn modules_below(start: &Path) -> Vec<PathBuf> {
    let is_wanted = |entry: &ignore::DirEntry| {
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        let is_left_out = match entry.file_name().to_str() {
            Some("buildSrc" | "build-logic") => true,
            Some("src") => is_of_module(entry),
            _ => is_output(entry),
        };
        !is_folder || !is_left_out
    };
    let scripts = walking::wanted(start, is_wanted).filter(|entry| {
        matches!(entry.file_name().to_str(), Some("build.gradle" | "build.gradle.kts"))
            && entry.file_type().is_some_and(|kind| kind.is_file())
    });
    scripts.filter_map(|entry| entry.path().parent().map(Path::to_path_buf)).collect()
}

/// What the settings scripts of folders include, if they have one.
type Included = HashMap<PathBuf, Option<Projects>>;

/// The projects of a settings script.
struct Projects {
    /// Their folders.
    folders: BTreeSet<String>,
    /// False where a name or a folder isn't known.
    all: bool,
}

/// The folder of the root project: that of a settings script which includes the module, or else the outermost one with a
/// build script.
fn root_of(module: &Path, start: &Path, known: &mut Included) -> PathBuf {
    let mut outer = None;
    for folder in module.ancestors() {
        let included = known.entry(folder.to_path_buf()).or_insert_with(|| included(folder));
        let Some(projects) = included else { continue };
        let below = module.strip_prefix(folder).ok().and_then(slashed).unwrap_or_default();
        // A settings script that names no project makes them up.
        let names_it = below.is_empty() || projects.folders.contains(&below);
        if names_it || (projects.folders.is_empty() || !projects.all) && folder.starts_with(start) {
            return folder.to_path_buf();
        }
        outer = Some(folder);
        break;
    }
    let within = module.ancestors().take_while(|folder| folder.starts_with(start) && Some(*folder) != outer);
    let scripts: Vec<&Path> = within.filter(|folder| script_in(folder, "build").is_some()).collect();
    let outermost = scripts.last().copied().unwrap_or(module);
    if outermost != start {
        return outermost.to_path_buf();
    }
    // The module itself was asked for.
    let above = outermost.parent().filter(|parent| Some(*parent) != outer && script_in(parent, "build").is_some());
    above.unwrap_or(outermost).to_path_buf()
}

fn included(folder: &Path) -> Option<Projects> {
    let script = script_in(folder, "settings")?;
    let none = OwnPlugins::default();
    let settings = read_settings(&script, &mut Disk::new(folder, &none));
    let is_known = |event: &Event| {
        let names = event.values.iter().flat_map(|given| given.value.items());
        event.certain && names.into_iter().all(|value| value.as_text().is_some())
    };
    let naming = settings
        .events
        .iter()
        .filter(|event| matches!(event.name.as_str(), "include" | "projectDir" | "setProjectDir"));
    let all = settings.missing.is_empty() && naming.into_iter().all(is_known);
    Some(Projects { folders: projects(&settings).into_values().collect(), all })
}

impl Build {
    fn read(root: PathBuf, modules: &BTreeSet<PathBuf>, start: &Start) -> Self {
        let (prefix, base) = match root.strip_prefix(&start.folder).ok().and_then(slashed) {
            Some(below) if below.is_empty() => (start.shown.clone(), start.base.clone()),
            Some(below) => (format!("{}{below}/", start.shown), start.base.clone()),
            // The root is above: its files are shown relative to it.
            None => (String::new(), root.clone()),
        };
        let settings = script_in(&root, "settings");
        let none = OwnPlugins::default();
        let settings_project =
            settings.as_deref().map(|script| read_settings(script, &mut Disk::new(&root, &none))).unwrap_or_default();
        let included = settings_project.events.iter().filter(|event| event.name == "includeBuild");
        let included = included.filter_map(|event| event.value().as_text()).map(|path| joined("", &path));
        let folders = PLUGIN_FOLDERS.iter().map(|folder| (*folder).to_owned()).chain(included);
        let folders: BTreeSet<String> =
            folders.filter(|folder| !folder.starts_with("..") && !folder.is_empty()).collect();
        let folders: Vec<String> = folders.into_iter().collect();
        let own = OwnPlugins::of(&root, &folders);
        Self {
            prefix,
            base,
            script: script_in(&root, "build"),
            projects: projects(&settings_project),
            modules: modules.iter().filter_map(|module| slashed(module.strip_prefix(&root).ok()?)).collect(),
            shared: Shared::read(settings.as_deref(), &mut Disk::new(&root, &own)),
            libraries: Libraries::default(),
            own,
            frameworks: frameworks(&root),
            settings,
            settings_project,
            root,
        }
    }

    /// The path of the project in a folder, as in `:app`.
    pub fn path_of(&self, folder: &str) -> String {
        let known = self.projects.iter().find(|(_, of)| of.as_str() == folder).map(|(path, _)| path.clone());
        known.unwrap_or_else(
            || if folder.is_empty() { ":".to_owned() } else { format!(":{}", folder.replace('/', ":")) },
        )
    }

    /// The folder of a project, if its script is there.
    pub fn folder_of(&self, path: &str) -> Option<String> {
        // `projects.featureKitchen` is `:feature-kitchen`.
        let plain = |path: &str| path.replace(['-', '_'], "").to_lowercase();
        let known = self.projects.get(path);
        let known =
            known.or_else(|| self.projects.iter().find(|(known, _)| plain(known) == plain(path)).map(|(_, of)| of));
        let folder = known.cloned().unwrap_or_else(|| path.trim_matches(':').replace(':', "/"));
        script_in(&self.root.join(&folder), "build").map(|_| folder)
    }
}

/// The projects that a settings script includes.
fn projects(settings: &Project) -> BTreeMap<String, String> {
    let mut projects = BTreeMap::new();
    for event in &settings.events {
        let texts = event.values.iter().flat_map(|given| given.value.items()).filter_map(Value::as_text);
        match (event.name.as_str(), &event.action) {
            ("include", Action::Call) => {
                for path in texts {
                    let path = format!(":{}", path.trim_start_matches(':'));
                    projects.insert(path.clone(), path.trim_matches(':').replace(':', "/"));
                }
            }
            ("projectDir", Action::Set) | ("setProjectDir", Action::Call) => {
                let path = event.path.iter().find_map(|name| name.strip_prefix("project:"));
                let folder =
                    texts.collect::<Vec<_>>().pop().map(|folder| folder.trim_start_matches(['\u{1}']).to_owned());
                let folder = folder.map(|folder| joined("", folder.strip_prefix("root").unwrap_or(&folder)));
                if let (Some(path), Some(folder)) = (path, folder) {
                    projects.insert(path.to_owned(), folder);
                }
            }
            _ => {}
        }
    }
    projects
}

/// Frameworks whose tools add modules to the build.
fn frameworks(root: &Path) -> Vec<&'static str> {
    let mut found = Vec::new();
    let around: Vec<PathBuf> = [Some(root), root.parent()].into_iter().flatten().map(real).collect();
    if around.iter().any(|folder| folder.join("pubspec.yaml").is_file()) {
        found.push("Flutter");
    }
    let package = around.iter().filter_map(|folder| crate::files::text(&folder.join("package.json")));
    for text in package {
        if text.contains("\"react-native\"") {
            found.push("React Native");
        } else if text.contains("\"cordova-android\"") || text.contains("\"@capacitor/android\"") {
            found.push("Cordova");
        }
    }
    found.dedup();
    found
}
