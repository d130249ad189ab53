//! What the scripts of a build say of one of its projects, statement by statement.
//!
//! Invariant: nothing is run. What depends on something that isn't known is recorded as uncertain.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use crate::catalog::{Accessors, Catalog};
use crate::tree::{Argument, Closure, Kind, Node};
use crate::value::{Reason, Unknown, Value};
use crate::{Dialect, Span, parser};

mod expression;
mod later;
mod properties;
mod statement;
mod unread;

pub(crate) use self::later::VARIANT;
use self::later::{Known, Later};
pub use self::properties::properties;
pub use self::unread::{Subject, Unread};

/// Nodes that are read before a script counts as endless. What they make counts, too: see [`BYTES_OF_STEP`].
const MAX_STEPS: usize = 400_000;
/// Bytes of values and names that are copied count as one step for so many, so that memory is limited as time is.
const BYTES_OF_STEP: usize = 64;
/// The longest value, in bytes as [`Value::size`] has them: a few lines can double one until it fills the memory.
const MAX_VALUE: usize = 1 << 20;
/// Bytes of a script whose reading counts as one step; of a class with constants, of which less is read.
const BYTES_OF_SCRIPT_STEP: usize = 8;
const BYTES_OF_CLASS_STEP: usize = 16;
/// Scripts, functions and blocks in one another.
const MAX_DEPTH: usize = 48;
/// Items of a list that a block is read for.
const MAX_ITEMS: usize = 64;

/// The texts of a build, by paths that are relative to its root, with `/`.
pub trait Texts {
    /// A file, if it is there.
    fn read(&mut self, path: &str) -> Option<Arc<str>>;
    /// What is applied as this plugin, if the build has it: in `buildSrc` or an included build.
    fn plugin(&mut self, id: &str) -> Option<OwnPlugin>;
    /// Files that hold constants: those of `buildSrc` and of included builds, by their paths.
    fn constants(&mut self) -> Vec<String>;
}

/// A plugin of the build's own: a script, or a class of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPlugin {
    /// The file's path, relative to the root.
    pub file: String,
    /// The class's name without its package; nothing for a script.
    pub class: Option<String>,
}

/// A place in a script.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file's path, relative to the root of the build.
    pub file: Arc<str>,
    /// Where in it.
    pub span: Span,
}

impl Place {
    /// True where another place is within this one.
    pub fn holds(&self, other: &Self) -> bool {
        self.file == other.file && self.span.start <= other.span.start && other.span.end <= self.span.end
    }
}

/// What is done to a setting.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// `name value`, `name(value)`
    Call,
    /// `name = value`, `name.set(value)`
    Set,
    /// `name += value`, `name.add(value)`
    Add,
    /// `name['key'] = value`, `name.put('key', value)`
    Put(Value),
    /// `name { … }`; what is in it follows.
    Open,
}

/// A value that is given to a setting.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// Its name, as in `group: 'a'`.
    pub name: Option<String>,
    /// The value.
    pub value: Value,
    /// Where it is.
    pub place: Place,
}

/// A statement of a script that is no variable's.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The blocks around it: `android`, `defaultConfig`. `*` is every one of a collection.
    pub path: Vec<String>,
    /// What is set or called.
    pub name: String,
    /// What is done.
    pub action: Action,
    /// The values, in order.
    pub values: Vec<Given>,
    /// Where.
    pub place: Place,
    /// False where it depends on something that isn't known.
    pub certain: bool,
    /// True where the root project says it.
    pub of_root: bool,
}

impl Event {
    /// The value that isn't named, if it is known to be the only one.
    pub fn value(&self) -> Value {
        let first = self.values.iter().find(|given| given.name.is_none());
        match first {
            _ if !self.certain => Value::unknown(Reason::Condition, self.name.clone()),
            Some(first) => first.value.clone(),
            None => Value::Null,
        }
    }

    /// Its values by their names, as a map.
    pub fn named(&self) -> Vec<(String, Value)> {
        let named = self.values.iter().filter_map(|given| Some((given.name.clone()?, given.value.clone())));
        named.collect()
    }
}

/// A plugin that is applied.
#[derive(Clone, Debug, PartialEq)]
pub struct Plugin {
    /// Its id.
    pub id: String,
    /// Where it is named.
    pub place: Place,
    /// False where it depends on something that isn't known.
    pub certain: bool,
}

/// What scripts say of a project.
#[derive(Clone, Debug, Default)]
pub struct Project {
    /// The statements, in the order in which Gradle would run them.
    pub events: Vec<Event>,
    /// The plugins that are applied.
    pub plugins: Vec<Plugin>,
    /// Ids of plugins that are given a version, so they come from a repository.
    pub versioned: BTreeSet<String>,
    /// Scripts and classes that are applied and there, besides the project's own.
    pub scripts: Vec<String>,
    /// Plugins of the build's own that are read.
    pub own: BTreeSet<String>,
    /// What is applied and can't be read, with the place.
    pub missing: Vec<(Unknown, Place)>,
    /// Code that isn't read, where it may say something of the Android module.
    pub unread: Vec<Unread>,
    /// `gradle.properties` of the build.
    pub properties: BTreeMap<String, String>,
}

/// Where a project's scripts are.
#[derive(Clone, Debug)]
pub struct Location {
    /// The build script's path.
    pub script: String,
    /// The project's folder, empty for the root.
    pub folder: String,
    /// The project's path, as in `:app`.
    pub path: String,
}

impl Location {
    fn root(script: &str) -> Self {
        Self { script: script.to_owned(), folder: String::new(), path: ":".to_owned() }
    }

    /// The project's name, the last of its path.
    fn name(&self) -> &str {
        self.path.rsplit(':').next().unwrap_or_default()
    }
}

/// What all projects of a build have before any of their scripts: what the settings script sets, catalogs, constants.
#[derive(Clone, Debug, Default)]
pub struct Shared {
    properties: BTreeMap<String, String>,
    root_extra: HashMap<String, Value>,
    catalogs: Arc<BTreeMap<String, Accessors>>,
    constants: Arc<BTreeMap<String, Value>>,
    functions: HashMap<String, Arc<Function>>,
    constructors: HashMap<String, Constructor>,
    missing: Vec<(Unknown, Place)>,
    unread: Vec<Unread>,
    trees: Arc<Trees>,
}

/// Scripts as trees, by their paths: several projects of a build read the same ones.
#[derive(Debug, Default)]
struct Trees(Mutex<HashMap<String, Arc<[Node]>>>);

impl Trees {
    fn get(&self, path: &str, text: &str) -> Arc<[Node]> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(path).cloned();
        known.unwrap_or_else(|| {
            let tree: Arc<[Node]> = Arc::from(parser::parse(text, Dialect::of(path)));
            self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), Arc::clone(&tree));
            tree
        })
    }
}

impl Shared {
    /// Reads it. Without a settings script, there is none.
    pub fn read(settings: Option<&str>, texts: &mut dyn Texts) -> Self {
        let mut reader = Reader::new(Location::root(""), texts);
        reader.prepare(settings);
        Self {
            properties: reader.project.properties,
            root_extra: reader.root_extra,
            catalogs: reader.catalogs,
            constants: reader.constants,
            functions: reader.functions,
            constructors: reader.constructors,
            missing: reader.project.missing,
            unread: reader.project.unread,
            trees: Arc::default(),
        }
    }
}

/// Reads everything that says something of a project. Without a root script, there is none.
pub fn read(location: &Location, settings: Option<&str>, root: Option<&str>, texts: &mut dyn Texts) -> Project {
    let shared = Shared::read(settings, texts);
    read_with(location, &shared, root, texts)
}

/// The same, where what the build's projects have in common is read already.
pub fn read_with(location: &Location, shared: &Shared, root: Option<&str>, texts: &mut dyn Texts) -> Project {
    let mut reader = Reader::new(location.clone(), texts);
    reader.take(shared);
    if let Some(root) = root.filter(|root| *root != location.script) {
        reader.of_root = true;
        reader.script(root, &Place::default());
        reader.of_root = false;
        reader.start_again();
    }
    reader.script(&location.script, &Place::default());
    reader.finish();
    reader.project
}

/// Reads a settings script alone.
pub fn read_settings(script: &str, texts: &mut dyn Texts) -> Project {
    let mut reader = Reader::new(Location::root(script), texts);
    reader.prepare(None);
    reader.script(script, &Place::default());
    reader.project
}

/// The parameters of a class's constructor, each with its default.
type Constructor = Arc<[(String, Option<Node>)]>;

/// A function of a script.
#[derive(Debug)]
struct Function {
    parameters: Vec<String>,
    body: Vec<Node>,
    file: Arc<str>,
}

struct Reader<'t> {
    texts: &'t mut dyn Texts,
    location: Location,
    project: Project,
    file: Arc<str>,
    /// Local variables, the innermost block last.
    locals: Vec<HashMap<String, Value>>,
    functions: HashMap<String, Arc<Function>>,
    constructors: HashMap<String, Constructor>,
    /// Extra properties of the project and of the root project.
    extra: HashMap<String, Value>,
    root_extra: HashMap<String, Value>,
    of_root: bool,
    constants: Arc<BTreeMap<String, Value>>,
    catalogs: Arc<BTreeMap<String, Accessors>>,
    /// The blocks around what is read.
    context: Vec<String>,
    /// What settings were last given, by their paths.
    latest: HashMap<String, Value>,
    /// How many blocks around may be left out by a build.
    doubts: usize,
    depth: usize,
    steps: usize,
    /// True once what is read now has reached the limit, and that is recorded.
    stopped: bool,
    /// Scripts that are being read.
    open: Vec<String>,
    applied: BTreeSet<String>,
    returned: Option<Value>,
    /// True behind a `return` that a build may leave out, where it leaves out what follows.
    perhaps_returned: bool,
    /// Blocks that Gradle runs later, in their order.
    later: Vec<Later>,
    /// True once all scripts are read, so that all names are known.
    finishing: bool,
    known: Known,
    trees: Arc<Trees>,
}

impl<'t> Reader<'t> {
    fn new(location: Location, texts: &'t mut dyn Texts) -> Self {
        Self {
            texts,
            location,
            project: Project::default(),
            file: Arc::from(""),
            locals: vec![HashMap::new()],
            functions: HashMap::new(),
            constructors: HashMap::new(),
            extra: HashMap::new(),
            root_extra: HashMap::new(),
            of_root: false,
            constants: Arc::default(),
            catalogs: Arc::default(),
            context: Vec::new(),
            latest: HashMap::new(),
            doubts: 0,
            depth: 0,
            steps: 0,
            stopped: false,
            open: Vec::new(),
            applied: BTreeSet::new(),
            returned: None,
            perhaps_returned: false,
            later: Vec::new(),
            finishing: false,
            known: Known::default(),
            trees: Arc::default(),
        }
    }

    /// Starts with what the build's projects have in common.
    fn take(&mut self, shared: &Shared) {
        if !self.location.folder.is_empty() {
            self.properties(&format!("{}/gradle.properties", self.location.folder));
        }
        // The root's own win over those of a project.
        self.project.properties.extend(shared.properties.clone());
        self.project.missing.clone_from(&shared.missing);
        self.project.unread.clone_from(&shared.unread);
        self.root_extra.clone_from(&shared.root_extra);
        self.functions.clone_from(&shared.functions);
        self.constructors.clone_from(&shared.constructors);
        self.trees = Arc::clone(&shared.trees);
        self.catalogs = Arc::clone(&shared.catalogs);
        self.constants = Arc::clone(&shared.constants);
    }

    fn properties(&mut self, path: &str) {
        let text = self.texts.read(path);
        self.project.properties.extend(text.iter().flat_map(|text| properties(text)));
    }

    /// What is there before any script: properties, constants, catalogs.
    fn prepare(&mut self, settings: Option<&str>) {
        self.properties("gradle.properties");
        let read = settings.map(|settings| read_settings(settings, &mut *self.texts));
        let mut files = vec![("libs".to_owned(), "gradle/libs.versions.toml".to_owned())];
        files.extend(read.iter().flat_map(catalogs_of));
        let mut catalogs: BTreeMap<String, Catalog> = BTreeMap::new();
        for (name, path) in files {
            if let Some(text) = self.texts.read(&path) {
                catalogs.insert(name, Catalog::read(&text));
            }
        }
        for (name, event) in read.iter().flat_map(in_catalogs) {
            catalogs.entry(name.to_owned()).or_default().add(event);
        }
        let accessors = catalogs.iter().map(|(name, catalog)| (name.clone(), Accessors::of(catalog)));
        self.catalogs = Arc::new(accessors.collect());
        self.root_extra.extend(read.iter().flat_map(settings_extra));
        self.project.unread.extend(read.iter().flat_map(unread::of_settings));
        // A constant may be made of one that is read later.
        let files = self.texts.constants();
        for path in files.iter().chain(&files) {
            let Some(text) = self.texts.read(path) else { continue };
            self.steps += text.len() / BYTES_OF_CLASS_STEP;
            if self.steps < MAX_STEPS {
                let nodes = parser::parse(&text, Dialect::of(path));
                self.constants(&nodes, "");
            }
            if self.steps >= MAX_STEPS {
                self.stop(path, Place { file: Arc::from(path.as_str()), span: Span::default() });
                break;
            }
        }
        self.start_again();
    }

    /// What is read next has a limit of its own, so nothing before it hides it.
    fn start_again(&mut self) {
        self.steps = 0;
        self.stopped = false;
    }

    /// Records once that the rest isn't read.
    fn stop(&mut self, path: &str, place: Place) {
        if !std::mem::replace(&mut self.stopped, true) {
            self.project.missing.push((Unknown::new(Reason::Limit, path), place));
        }
    }

    /// Constants of classes, and functions and values beside them.
    fn constants(&mut self, nodes: &[Node], within: &str) {
        for node in nodes {
            if !self.step() {
                return;
            }
            match &node.kind {
                Kind::Class { name, parameters, body, is_enum } => {
                    self.constructor(name, parameters, node.span);
                    let inner = match (within, name.as_str()) {
                        (within, "") => within.to_owned(),
                        ("", name) => name.to_owned(),
                        (within, name) => format!("{within}.{name}"),
                    };
                    if self.depth < MAX_DEPTH {
                        self.depth += 1;
                        self.context.push(inner.clone());
                        self.constants(body, &inner);
                        if *is_enum {
                            self.entries(body, &inner, parameters);
                        }
                        self.context.pop();
                        self.depth -= 1;
                    }
                }
                // `fun DependencyHandler.push() { … }`
                Kind::Function { name, parameters, body } if within.is_empty() => {
                    self.function(name, parameters, body, node.span);
                }
                // `static String tpns(String name) { … }`
                Kind::Function { name, parameters, body } => {
                    self.function(&format!("{within}.{name}"), parameters, body, node.span);
                }
                Kind::Declare { names, value: Some(value), .. } => {
                    if let [name] = names.as_slice() {
                        let known = self.value(value);
                        let name = if within.is_empty() { name.clone() } else { format!("{within}.{name}") };
                        Arc::make_mut(&mut self.constants).insert(name, known);
                    }
                }
                _ => {}
            }
        }
    }

    /// What a class's constructor makes, by the class's name.
    fn constructor(&mut self, class: &str, parameters: &[(String, Option<Node>)], span: Span) {
        if !parameters.is_empty() {
            self.copied(span.end - span.start);
            self.constructors.insert(class.to_owned(), Arc::from(parameters));
        }
    }

    /// The entries of an enum: `DEBUG(".debug")`, `RELEASE`.
    fn entries(&mut self, body: &[Node], class: &str, parameters: &[(String, Option<Node>)]) {
        let mut all = Vec::new();
        for node in body {
            let (name, arguments) = match &node.kind {
                Kind::Name(name) => (name, [].as_slice()),
                Kind::Call { callee, arguments, .. } => match &callee.kind {
                    Kind::Name(name) => (name, arguments.as_slice()),
                    _ => continue,
                },
                _ => continue,
            };
            if !self.step() {
                return;
            }
            if !matches!(name.as_str(), "init" | "constructor") {
                let mut members = self.constructed(parameters, arguments);
                members.push(("name".to_owned(), Value::text(name.clone())));
                let entry = Value::Map(members);
                all.push(entry.clone());
                Arc::make_mut(&mut self.constants).insert(format!("{class}.{name}"), entry);
            }
        }
        Arc::make_mut(&mut self.constants).insert(format!("{class}.entries"), Value::List(all));
    }

    /// What an object's members are, from what its constructor is given.
    fn constructed(&mut self, parameters: &[(String, Option<Node>)], arguments: &[Argument]) -> Vec<(String, Value)> {
        let mut members = Vec::new();
        let mut unnamed = arguments.iter().filter(|argument| argument.name.is_none());
        for (name, default) in parameters {
            let named = arguments.iter().find(|argument| argument.name.as_ref() == Some(name));
            let value = named.or_else(|| unnamed.next()).map(|argument| &argument.value).or(default.as_ref());
            let value = value.map_or_else(|| Value::unknown(Reason::Name, name.clone()), |value| self.value(value));
            members.push((name.clone(), value));
        }
        members
    }

    fn step(&mut self) -> bool {
        self.steps = self.steps.saturating_add(1);
        self.steps < MAX_STEPS
    }

    /// Counts what is copied.
    fn copied(&mut self, bytes: usize) {
        self.steps = self.steps.saturating_add(bytes / BYTES_OF_STEP);
    }

    fn copied_names(&mut self, names: &[String]) {
        self.copied(names.iter().map(|name| size_of::<String>() + name.len()).sum());
    }

    fn place(&self, span: Span) -> Place {
        Place { file: Arc::clone(&self.file), span }
    }

    /// Reads a script where it is applied.
    fn script(&mut self, path: &str, from: &Place) {
        let Some(nodes) = self.parsed(path, from) else { return };
        self.open_file(path, |reader| {
            reader.declare_functions(&nodes);
            reader.statements(&nodes);
        });
    }

    /// A file as a tree, where it is there and its reading isn't endless.
    fn parsed(&mut self, path: &str, from: &Place) -> Option<Arc<[Node]>> {
        let Some(text) = self.texts.read(path) else {
            let unknown = Unknown::new(Reason::Script, path.to_owned());
            self.project.missing.push((unknown, from.clone()));
            return None;
        };
        if self.open.iter().any(|open| open == path) || self.open.len() >= MAX_DEPTH {
            return None;
        }
        // Scripts may apply each other over and over.
        self.steps = self.steps.saturating_add(text.len() / BYTES_OF_SCRIPT_STEP);
        if self.steps >= MAX_STEPS {
            self.stop(path, from.clone());
            return None;
        }
        Some(self.trees.get(path, &text))
    }

    /// Runs something in a file, which has variables of its own and no blocks around it.
    fn open_file(&mut self, path: &str, read: impl FnOnce(&mut Self)) {
        let file = std::mem::replace(&mut self.file, Arc::from(path));
        self.open.push(path.to_owned());
        let locals = std::mem::replace(&mut self.locals, vec![HashMap::new()]);
        let context = std::mem::take(&mut self.context);
        read(self);
        self.forget_return();
        self.context = context;
        self.locals = locals;
        self.open.pop();
        self.file = file;
    }

    /// Functions may be called before they are declared.
    fn declare_functions(&mut self, nodes: &[Node]) {
        for node in nodes {
            if let Kind::Function { name, parameters, body } = &node.kind {
                self.function(name, parameters, body, node.span);
            }
            if matches!(node.kind, Kind::Class { .. }) {
                self.constants(std::slice::from_ref(node), "");
            }
        }
    }

    fn function(&mut self, name: &str, parameters: &[String], body: &[Node], span: Span) {
        self.copied(span.end - span.start);
        let function = Function { parameters: parameters.to_vec(), body: body.to_vec(), file: Arc::clone(&self.file) };
        self.functions.insert(name.to_owned(), Arc::new(function));
    }

    /// Runs something in the blocks that these names lead to.
    fn within(&mut self, path: Vec<String>, read: impl FnOnce(&mut Self)) {
        self.copied_names(&path);
        if self.depth >= MAX_DEPTH {
            return;
        }
        self.depth += 1;
        let context = std::mem::replace(&mut self.context, path);
        self.locals.push(HashMap::new());
        read(self);
        self.locals.pop();
        self.context = context;
        self.depth -= 1;
    }

    fn local(&self, name: &str) -> Option<&Value> {
        self.locals.iter().rev().find_map(|scope| scope.get(name))
    }

    fn declare(&mut self, name: &str, value: Value) {
        if let Some(scope) = self.locals.last_mut() {
            scope.insert(name.to_owned(), value);
        }
    }

    /// What a value is after a statement that a build may leave out.
    fn doubted(&self, before: Option<&Value>, value: Value, name: &str) -> Value {
        if self.doubts == 0 || before == Some(&value) { value } else { Value::unknown(Reason::Condition, name) }
    }

    fn record(&mut self, path: Vec<String>, name: &str, action: Action, values: Vec<Given>, span: Span) {
        let certain = self.doubts == 0;
        self.copied_names(&path);
        if matches!(action, Action::Set | Action::Call) {
            let value = values.first().map_or(Value::Null, |given| given.value.clone());
            let key = if path.is_empty() { name.to_owned() } else { format!("{}.{name}", path.join(".")) };
            let value = self.doubted(self.latest.get(&key), value, name);
            self.latest.insert(key, value);
        }
        let event = Event {
            path,
            name: name.to_owned(),
            action,
            values,
            place: self.place(span),
            certain,
            of_root: self.of_root,
        };
        self.project.events.push(event);
    }
}

/// The plugins that a build script makes of classes, by their ids: `gradlePlugin { plugins { … } }`.
pub fn class_plugins(script: &Project) -> Vec<(String, String)> {
    let mut plugins: BTreeMap<&str, (Option<String>, Option<String>)> = BTreeMap::new();
    for event in &script.events {
        let [.., of, plugin] = event.path.as_slice() else { continue };
        if of != "plugins" || event.path.first().is_none_or(|first| first != "gradlePlugin") {
            continue;
        }
        let (id, class) = plugins.entry(plugin).or_default();
        match event.name.as_str() {
            "id" => *id = event.value().as_text(),
            "implementationClass" => *class = event.value().as_text(),
            _ => {}
        }
    }
    plugins.into_values().filter_map(|(id, class)| id.zip(class)).collect()
}

/// The catalogs that a settings script names.
fn catalogs_of(settings: &Project) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for event in &settings.events {
        let Some(at) = event.path.iter().position(|name| name == "versionCatalogs") else { continue };
        if event.name != "from" {
            continue;
        }
        let (Some(name), Value::Files(files)) = (event.path.get(at + 1), event.value()) else { continue };
        if let [path] = files.names.as_slice() {
            let path = path.trim_start_matches("./").trim_start_matches(ROOT).trim_start_matches('/');
            found.push((name.clone(), path.to_owned()));
        }
    }
    found
}

/// What a settings script says of catalogs, each by its name.
fn in_catalogs(settings: &Project) -> impl Iterator<Item = (&str, &Event)> {
    settings.events.iter().filter_map(|event| {
        let at = event.path.iter().position(|name| name == "versionCatalogs")?;
        Some((event.path.get(at + 1)?.as_str(), event))
    })
}

/// Extra properties that a settings script gives to Gradle or to the root project.
fn settings_extra(settings: &Project) -> Vec<(String, Value)> {
    let of_gradle = settings.events.iter().filter(|event| {
        event.path.last().is_some_and(|last| matches!(last.as_str(), "ext" | "extra")) && event.action == Action::Set
    });
    of_gradle.map(|event| (event.name.clone(), event.value())).collect()
}

/// What the paths of the root project's folder start with, and of the project's own.
const ROOT: &str = "\u{1}root";
const OWN: &str = "\u{1}own";

/// A path of a script, relative to the root of the build; nothing for what is elsewhere.
fn relative(path: &str, folder: &str, root_first: bool) -> Option<String> {
    let path = path.strip_prefix("file://").unwrap_or(path).replace('\\', "/");
    let (base, rest) = match (path.strip_prefix(ROOT), path.strip_prefix(OWN)) {
        (Some(rest), _) => ("", rest),
        (_, Some(rest)) => (folder, rest),
        _ if path.starts_with('/') || path.contains("://") || path.contains('\u{1}') => return None,
        _ => (if root_first { "" } else { folder }, path.as_str()),
    };
    let mut parts: Vec<&str> = base.split('/').filter(|part| !part.is_empty()).collect();
    for part in rest.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests;
