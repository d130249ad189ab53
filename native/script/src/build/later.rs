//! Blocks that Gradle runs once it knows more: for each flavor and variant, where a plugin is applied, after the script.
//!
//! Invariant: what a block says of one flavor or variant is read with that one's names, so its conditions are known.

use super::{Action, Arc, Closure, Event, MAX_DEPTH, MAX_ITEMS, Reader, Reason, Span, Value};
use crate::android::{Android, Layer, Variant, What, dependencies};
use std::collections::HashMap;

/// A block for later.
#[derive(Debug)]
pub(super) struct Later {
    when: When,
    /// How many statements come before what it says.
    at: usize,
    path: Vec<String>,
    block: Closure,
    file: Arc<str>,
    locals: Vec<HashMap<String, Value>>,
    doubts: usize,
}

/// When a block is run.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum When {
    /// Once for each of a collection, `buildTypes` or `productFlavors`.
    Each,
    /// Once for each variant that all of these are true of.
    Variants(Vec<Chosen>),
    /// Where a plugin is applied.
    Plugin(String),
    /// When the project's scripts are read.
    End,
    /// Once for each module that the project depends on: `resolutionStrategy.eachDependency { … }`.
    Dependencies,
}

/// What a selector asks of a variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Chosen {
    Name(String),
    BuildType(String),
    Flavor(String),
    /// What isn't known.
    Unknown,
}

impl Chosen {
    fn is_true_of(&self, variant: &Facts) -> bool {
        match self {
            Self::Name(name) => variant.name == *name,
            Self::BuildType(name) => variant.build_type == *name,
            Self::Flavor(name) => variant.flavors.iter().any(|(flavor, _)| flavor == name),
            Self::Unknown => true,
        }
    }
}

/// What a block is told of a variant.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    name: String,
    build_type: String,
    /// The flavors with their dimensions.
    flavors: Vec<(String, String)>,
}

impl Facts {
    fn of(android: &Android, variant: &Variant<'_>) -> Self {
        let dimension = |name: &String| {
            let layer = android.flavors.iter().find(|(known, _)| known == name).map(|(_, layer)| layer);
            let stated = layer.and_then(|layer| layer.dimension.clone());
            stated.or_else(|| android.dimensions.first().cloned()).unwrap_or_default()
        };
        let flavors = variant.flavors.iter().map(|name| (name.clone(), dimension(name)));
        Self { name: variant.name.clone(), build_type: variant.build_type.clone(), flavors: flavors.collect() }
    }
}

/// What is known of a project once all of its scripts are read.
#[derive(Debug, Default)]
pub(super) struct Known {
    build_types: Vec<String>,
    flavors: Vec<String>,
    variants: Vec<Facts>,
}

impl Reader<'_> {
    /// Remembers a block; its names are read in the blocks that the path names.
    pub(super) fn defer(&mut self, when: When, path: Vec<String>, block: &Closure, span: Span) {
        self.copied(span.end - span.start);
        self.copied(self.locals.iter().flat_map(HashMap::values).map(Value::size).sum());
        if self.steps >= super::MAX_STEPS {
            return self.stop(&Arc::clone(&self.file), self.place(span));
        }
        let later = Later {
            when,
            at: self.project.events.len(),
            path,
            block: block.clone(),
            file: Arc::clone(&self.file),
            locals: self.locals.clone(),
            doubts: self.doubts,
        };
        if self.finishing {
            self.run_later(&later);
        } else {
            self.later.push(later);
        }
    }

    /// Reads what was left for later.
    pub(super) fn finish(&mut self) {
        self.finishing = true;
        let later = std::mem::take(&mut self.later);
        if later.is_empty() {
            return;
        }
        self.name_elements();
        // What belongs before statements that are read already doesn't change what is known behind them.
        let latest = self.latest.clone();
        let mut early = Vec::new();
        for one in later.iter().filter(|one| matches!(one.when, When::Each | When::Plugin(_))) {
            let before = self.project.events.len();
            self.run_later(one);
            early.push((one.at, self.project.events.split_off(before)));
        }
        self.project.events = spliced(std::mem::take(&mut self.project.events), early);
        self.latest = latest;
        self.name_elements();
        for one in later.iter().filter(|one| one.when == When::End) {
            self.run_later(one);
        }
        self.name_elements();
        for one in later.iter().filter(|one| matches!(one.when, When::Variants(_))) {
            self.run_later(one);
        }
        for one in later.iter().filter(|one| one.when == When::Dependencies) {
            self.run_later(one);
        }
    }

    /// What build types, flavors and variants are called, for `it.name`.
    fn name_elements(&mut self) {
        let android = Android::of(&self.project);
        let names = |layers: &[(String, Layer)]| layers.iter().map(|(name, _)| name.clone()).collect::<Vec<String>>();
        self.known = Known {
            build_types: names(&android.build_types),
            flavors: names(&android.flavors),
            variants: android.variants().iter().map(|variant| Facts::of(&android, variant)).collect(),
        };
        for (group, names) in [("buildTypes", &self.known.build_types), ("productFlavors", &self.known.flavors)] {
            for name in names {
                self.latest.insert(format!("android.{group}.{name}.name"), Value::text(name.clone()));
            }
        }
    }

    fn run_later(&mut self, later: &Later) {
        if self.depth >= MAX_DEPTH {
            return;
        }
        let file = std::mem::replace(&mut self.file, Arc::clone(&later.file));
        let locals = std::mem::replace(&mut self.locals, later.locals.clone());
        let doubts = std::mem::replace(&mut self.doubts, later.doubts);
        match &later.when {
            When::Each => {
                let of_build_types = later.path.last().is_some_and(|last| last == "buildTypes");
                let names = if of_build_types { &self.known.build_types } else { &self.known.flavors };
                for name in names.clone() {
                    let path = [later.path.as_slice(), &[name]].concat();
                    self.element(path, &later.block);
                }
            }
            When::Variants(chosen) => self.for_variants(chosen, &later.path, &later.block),
            When::Plugin(id) => {
                let known = self.project.plugins.iter().find(|plugin| plugin.id == *id);
                match known.map(|plugin| plugin.certain) {
                    Some(true) => self.bound(later.path.clone(), &later.block),
                    None if self.project.missing.is_empty() => {}
                    // It may be applied by what can't be read.
                    _ => self.perhaps(|reader| reader.bound(later.path.clone(), &later.block)),
                }
            }
            When::End => self.bound(later.path.clone(), &later.block),
            When::Dependencies => self.for_dependencies(&later.path, &later.block),
        }
        self.doubts = doubts;
        self.locals = locals;
        self.file = file;
        self.forget_return();
    }

    /// A block about one of a collection, which has a parameter of its own or `it`.
    fn element(&mut self, path: Vec<String>, block: &Closure) {
        let object = Value::Object(path.clone());
        let name = block.parameters.first().map_or("it", String::as_str).to_owned();
        self.within(path, |reader| {
            reader.declare(&name, object);
            reader.statements(&block.body);
        });
        self.forget_return();
    }

    /// A block about each dependency, whose conditions ask what is requested.
    fn for_dependencies(&mut self, path: &[String], block: &Closure) {
        let mut modules: Vec<(String, Value)> = Vec::new();
        for dependency in dependencies(&self.project) {
            let What::Module { module, version } = dependency.what else { continue };
            if modules.len() < MAX_ITEMS && !modules.iter().any(|(known, _)| *known == module) {
                let version = version.map_or_else(|| Value::unknown(Reason::Name, "version"), Value::Text);
                modules.push((module, version));
            }
        }
        let details = block.parameters.first().map_or("it", String::as_str).to_owned();
        for (module, version) in modules {
            let (group, name) = module.split_once(':').unwrap_or((&module, ""));
            let text = |name: &str, text: &str| (name.to_owned(), Value::text(text));
            let members = vec![text("group", group), text("name", name), ("version".to_owned(), version)];
            let requested = Value::Map(members);
            self.within([path, std::slice::from_ref(&module)].concat(), |reader| {
                reader.declare(&details, Value::Map(vec![("requested".to_owned(), requested.clone())]));
                reader.declare("requested", requested);
                reader.statements(&block.body);
            });
            self.forget_return();
        }
    }

    fn for_variants(&mut self, chosen: &[Chosen], path: &[String], block: &Closure) {
        let facts: Vec<Facts> = self
            .known
            .variants
            .iter()
            .filter(|variant| chosen.iter().all(|one| one.is_true_of(variant)))
            .cloned()
            .collect();
        let in_doubt = usize::from(chosen.contains(&Chosen::Unknown));
        self.doubts += in_doubt;
        let before = self.project.events.len();
        for variant in facts {
            let path = [path, &[format!("{VARIANT}{}", variant.name)]].concat();
            self.tell(&path.join("."), path.iter().any(|name| name == "androidComponents"), &variant);
            self.element(path, block);
        }
        self.doubts -= in_doubt;
        // What is set for all of them comes too late.
        let of_one = |event: &Event| event.path.iter().any(|name| name.starts_with(VARIANT) || name == "dependencies");
        let said = self.project.events.split_off(before);
        self.project.events.extend(said.into_iter().filter(of_one));
    }

    /// What `variant.name`, `variant.buildType` and the like are.
    fn tell(&mut self, object: &str, new: bool, variant: &Facts) {
        let mut tell = |member: &str, value: Value| {
            self.latest.insert(format!("{object}.{member}"), value);
        };
        let text = |text: &str| Value::text(text.to_owned());
        let entry = |name: &str, value: &str| (name.to_owned(), text(value));
        tell("name", text(&variant.name));
        let names: Vec<&str> = variant.flavors.iter().map(|(name, _)| name.as_str()).collect();
        tell("flavorName", text(crate::names::camel(names.iter().map(|name| (*name).to_owned())).as_str()));
        let build_type = Value::Map(vec![entry("name", &variant.build_type)]);
        tell("buildType", if new { text(&variant.build_type) } else { build_type });
        let flavors = variant.flavors.iter().map(|(name, dimension)| {
            // Pairs of a dimension and a flavor, or flavors.
            Value::Map(if new {
                vec![entry(dimension, name)]
            } else {
                vec![entry("name", name), entry("dimension", dimension)]
            })
        });
        let flavors = Value::List(flavors.collect());
        tell("productFlavors", flavors.clone());
        tell("flavors", flavors);
    }
}

/// What the name of a block that is about one variant starts with.
pub(crate) const VARIANT: &str = "variant:";

/// Statements with others put between them, each behind as many as it has before it.
fn spliced(events: Vec<Event>, mut early: Vec<(usize, Vec<Event>)>) -> Vec<Event> {
    early.sort_by_key(|(at, _)| *at);
    let mut early = early.into_iter().peekable();
    let mut all = Vec::new();
    for (at, event) in events.into_iter().enumerate() {
        while let Some((_, more)) = early.next_if(|(before, _)| *before <= at) {
            all.extend(more);
        }
        all.push(event);
    }
    all.extend(early.flat_map(|(_, more)| more));
    all
}

impl Event {
    /// The variant that it takes out of the build; false where that isn't certain.
    pub(crate) fn switches_off(&self) -> Option<(&str, bool)> {
        let variant = self.path.iter().find_map(|name| name.strip_prefix(VARIANT))?;
        let is_filter = self.path.iter().any(|name| matches!(name.as_str(), "beforeVariants" | "variantFilter"));
        let wanted = match self.name.as_str() {
            "enable" | "enabled" | "setEnabled" | "setEnable" => false,
            "ignore" | "setIgnore" => true,
            _ => return None,
        };
        let states = matches!(self.action, Action::Set | Action::Call);
        match self.value() {
            _ if !is_filter || !states => None,
            Value::Bool(value) => (value == wanted).then_some((variant, true)),
            _ => Some((variant, false)),
        }
    }
}
