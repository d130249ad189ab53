//! Files of a build, read once.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use ignore::WalkBuilder;
use tpnskit_core::text::source::{MAX_BYTES, Role, Source, Unreadable};
use tpnskit_script::build::{OwnPlugin, Texts, class_plugins, read_settings};

use crate::walking::{below, is_within};

/// More sources of `buildSrc` than these are not searched for constants.
const MOST_CONSTANTS: usize = 200;

/// More files and folders than these aren't looked at for the plugins of a build, nor for the classes of an app.
pub(crate) const MOST_ENTRIES: usize = 100_000;

/// More files of R8 rules in a folder than these are not read.
pub const MOST_RULES: usize = 200;

/// What the folders of a build's own plugins hold.
#[derive(Debug, Default)]
pub struct OwnPlugins {
    /// Scripts and classes that are plugins, by their ids.
    plugins: BTreeMap<String, OwnPlugin>,
    /// Build scripts of the folders, which may name classes that are plugins.
    builds: Vec<String>,
    /// Files that may hold constants.
    constants: Vec<String>,
    folders: Vec<String>,
}

impl OwnPlugins {
    /// Looks into folders of a build, such as `buildSrc`.
    pub fn of(root: &Path, folders: &[String]) -> Self {
        let mut own = Self { folders: folders.to_vec(), ..Self::default() };
        for folder in folders {
            for file in below(root, folder).take(MOST_ENTRIES) {
                let Some(path) = file.path().strip_prefix(root).ok().and_then(slashed) else { continue };
                let name = path.rsplit('/').next().unwrap_or_default();
                if matches!(name, "build.gradle" | "build.gradle.kts") && !path.contains("/src/") {
                    own.builds.push(path);
                    continue;
                }
                if !path.contains("/src/main/") {
                    continue;
                }
                let id = name.strip_suffix(".gradle.kts").or_else(|| name.strip_suffix(".gradle"));
                if let Some(id) = id {
                    own.plugins.insert(id.to_owned(), OwnPlugin { file: path.clone(), class: None });
                } else if [".kt", ".java", ".groovy"].iter().any(|end| name.ends_with(end))
                    && own.constants.len() < MOST_CONSTANTS
                {
                    own.constants.push(path);
                }
            }
        }
        own.name_classes(root);
        own
    }

    /// Finds the classes that the folders' build scripts make plugins of.
    fn name_classes(&mut self, root: &Path) {
        let mut named = Vec::new();
        for script in &self.builds {
            let read = read_settings(script, &mut Disk::new(root, self));
            named.extend(class_plugins(&read));
        }
        for (id, class) in named {
            let simple = class.rsplit('.').next().unwrap_or(&class);
            let file = self.constants.iter().find(|path| {
                let name = path.rsplit('/').next().unwrap_or(path);
                name.rsplit_once('.').is_some_and(|(stem, _)| stem == simple)
            });
            if let Some(file) = file {
                let plugin = OwnPlugin { file: file.clone(), class: Some(simple.to_owned()) };
                self.plugins.entry(id).or_insert(plugin);
            }
        }
    }

    /// The folders, relative to the root.
    pub fn folders(&self) -> &[String] {
        &self.folders
    }

    /// The files of constants, relative to the root.
    pub fn constants(&self) -> &[String] {
        &self.constants
    }
}

/// The files of a build, by paths relative to its root.
#[derive(Debug)]
pub struct Disk<'b> {
    root: &'b Path,
    own: &'b OwnPlugins,
    read: HashMap<String, Option<Arc<str>>>,
}

impl<'b> Disk<'b> {
    /// The files below a root.
    pub fn new(root: &'b Path, own: &'b OwnPlugins) -> Self {
        Self { root, own, read: HashMap::new() }
    }
}

impl Texts for Disk<'_> {
    fn read(&mut self, path: &str) -> Option<Arc<str>> {
        if let Some(read) = self.read.get(path) {
            return read.clone();
        }
        let text = text(&self.root.join(path)).map(Arc::from);
        self.read.insert(path.to_owned(), text.clone());
        text
    }

    fn plugin(&mut self, id: &str) -> Option<OwnPlugin> {
        self.own.plugins.get(id).cloned()
    }

    fn constants(&mut self) -> Vec<String> {
        self.own.constants.clone()
    }
}

/// The files of an app, each looked for and read once for all of its variants.
#[derive(Debug)]
pub struct Store<'b> {
    root: &'b Path,
    listings: RefCell<HashMap<String, Rc<BTreeMap<String, bool>>>>,
    bytes: RefCell<HashMap<String, Rc<[u8]>>>,
    classes: RefCell<HashMap<String, Option<Rc<BTreeSet<String>>>>>,
    /// How many files and folders were looked at for classes.
    entries: Cell<usize>,
}

impl<'b> Store<'b> {
    /// The files below a root.
    pub fn new(root: &'b Path) -> Self {
        Self {
            root,
            listings: RefCell::default(),
            bytes: RefCell::default(),
            classes: RefCell::default(),
            entries: Cell::default(),
        }
    }

    /// The names of the files in a folder, of links to files, too.
    pub fn names(&self, folder: &str) -> impl Iterator<Item = String> {
        let listing = self.listing(folder);
        let files: Vec<String> =
            listing.iter().filter(|(_, is_file)| **is_file).map(|(name, _)| name.clone()).collect();
        files.into_iter()
    }

    /// What is in a folder, and which of it are files.
    fn listing(&self, folder: &str) -> Rc<BTreeMap<String, bool>> {
        if let Some(listing) = self.listings.borrow().get(folder) {
            return Rc::clone(listing);
        }
        let entries = fs::read_dir(self.root.join(folder)).into_iter().flatten().flatten();
        let listed = entries.filter_map(|entry| {
            let is_file = match entry.file_type() {
                Ok(kind) if kind.is_symlink() => entry.path().is_file(),
                Ok(kind) => kind.is_file(),
                Err(_) => false,
            };
            Some((entry.file_name().into_string().ok()?, is_file))
        });
        let listing: Rc<BTreeMap<String, bool>> = Rc::new(listed.collect());
        self.listings.borrow_mut().insert(folder.to_owned(), Rc::clone(&listing));
        listing
    }

    /// The Java and Kotlin files below a folder, relative to it. Nothing where they aren't known: in a folder outside of the
    /// project, to which a link may lead, too, and where there are very many.
    pub fn classes(&self, folder: &str) -> Option<Rc<BTreeSet<String>>> {
        if let Some(known) = self.classes.borrow().get(folder) {
            return known.clone();
        }
        let found = self.classes_below(&self.root.join(folder)).map(Rc::new);
        self.classes.borrow_mut().insert(folder.to_owned(), found.clone());
        found
    }

    fn classes_below(&self, folder: &Path) -> Option<BTreeSet<String>> {
        let mut found = BTreeSet::new();
        if !folder.is_dir() {
            return Some(found);
        }
        if !is_within(self.root, folder) {
            return None;
        }
        for entry in WalkBuilder::new(folder).standard_filters(false).build().flatten() {
            self.entries.set(self.entries.get() + 1);
            if self.entries.get() > MOST_ENTRIES {
                return None;
            }
            let name = entry.path().strip_prefix(folder).ok().and_then(slashed);
            found.extend(name.filter(|name| name.ends_with(".java") || name.ends_with(".kt")));
        }
        Some(found)
    }

    /// True where something of this name is there.
    pub fn has(&self, path: &str) -> bool {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        self.listing(folder).contains_key(name)
    }

    /// A file for the engine, if something of its name is there: what can't be read is a finding.
    pub fn source(&self, path: &str, name: String, role: Role) -> Option<Source> {
        if !self.has(path) {
            return None;
        }
        if let Some(bytes) = self.bytes.borrow().get(path) {
            return Some(Source::decode(name, role, bytes.to_vec()));
        }
        Some(match read(&self.root.join(path)) {
            Ok(bytes) => {
                self.bytes.borrow_mut().insert(path.to_owned(), Rc::from(bytes.as_slice()));
                Source::decode(name, role, bytes)
            }
            Err(why) => Source::unreadable(name, role, why),
        })
    }
}

fn read(path: &Path) -> Result<Vec<u8>, Unreadable> {
    let failed = |error: &io::Error| match error.kind() {
        io::ErrorKind::PermissionDenied => Unreadable::Denied,
        _ => Unreadable::Failed(error.to_string()),
    };
    let facts = fs::metadata(path).map_err(|error| match fs::read_link(path) {
        Ok(to) if error.kind() == io::ErrorKind::NotFound => {
            Unreadable::DanglingLink(to.to_string_lossy().into_owned())
        }
        // What a link comes back to isn't denied to anybody.
        Ok(_) if error.kind() != io::ErrorKind::PermissionDenied => Unreadable::LinkLoop,
        _ => failed(&error),
    })?;
    let size = usize::try_from(facts.len()).unwrap_or(usize::MAX);
    match (facts.is_dir(), facts.is_file()) {
        (true, _) => Err(Unreadable::Directory),
        (_, false) => Err(Unreadable::Special),
        _ if size > MAX_BYTES => Err(Unreadable::TooLarge(size)),
        _ => fs::read(path).map_err(|error| failed(&error)),
    }
}

/// The text of a file, whatever its encoding; nothing for what is no file, or too long for a script.
pub fn text(path: &Path) -> Option<String> {
    small_text(path, MAX_BYTES as u64)
}

/// The same of a file of at most so many bytes.
pub fn small_text(path: &Path, most: u64) -> Option<String> {
    let size = fs::metadata(path).ok().filter(fs::Metadata::is_file)?.len();
    if size > most {
        return None;
    }
    let bytes = fs::read(path).ok()?;
    Some(match String::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{FEFF}').to_owned(),
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    })
}

/// A file for the engine, if it is there.
pub fn source(path: &Path, name: String, role: Role) -> Option<Source> {
    read(path).ok().map(|bytes| Source::decode(name, role, bytes))
}

/// A relative path with `/`.
pub fn slashed(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.components().map(|part| part.as_os_str().to_str()).collect();
    parts.map(|parts| parts.join("/"))
}

/// The paths joined, without `.` and `..`.
pub fn joined(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// A folder's build script, if it has one.
pub fn script_in(folder: &Path, name: &str) -> Option<String> {
    let names = [format!("{name}.gradle"), format!("{name}.gradle.kts")];
    names.into_iter().find(|name| folder.join(name).is_file())
}

/// The path without links and relative parts, as far as it exists.
pub fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}
