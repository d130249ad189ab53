//! An Android module: what its scripts state for each of its variants.
//!
//! Invariant: what a script sets in a way that isn't known stays unknown for every variant that it may count for.

use std::collections::{BTreeMap, BTreeSet};

use crate::build::{Action, Event, Place, Project, Subject, Unread, VARIANT};
use crate::names::{camel, property};
use crate::value::{Files, Reason, Unknown, Value};

/// A value with the place where it is stated.
#[derive(Clone, Debug, PartialEq)]
pub struct Stated {
    /// The value.
    pub value: Value,
    /// The statement.
    pub place: Place,
}

/// What one block of the `android` block states: `defaultConfig`, a build type, a flavor.
#[derive(Clone, Debug, Default)]
pub struct Layer {
    /// Its name, as in `defaultConfig`, `buildTypes.release`.
    pub origin: String,
    settings: BTreeMap<&'static str, Stated>,
    /// The placeholders, the last statement of each.
    pub placeholders: BTreeMap<String, Stated>,
    /// Why there may be others.
    pub more_placeholders: Option<(Unknown, Place)>,
    /// The ABIs; nothing where none are stated.
    pub abi_filters: Option<Value>,
    /// Files of R8 rules.
    pub rules: Vec<Value>,
    /// Files of R8 rules that a library gives to the apps that use it.
    pub consumer_rules: Vec<Value>,
    /// The flavor's dimension.
    pub dimension: Option<String>,
}

/// Settings with one value, with every name that scripts have for them.
const SETTINGS: [(&str, &[&str]); 9] = [
    ("applicationId", &["applicationId"]),
    ("applicationIdSuffix", &["applicationIdSuffix"]),
    ("minSdk", &["minSdk", "minSdkVersion", "minSdkPreview"]),
    ("targetSdk", &["targetSdk", "targetSdkVersion", "targetSdkPreview"]),
    ("debuggable", &["debuggable", "isDebuggable"]),
    ("minified", &["minifyEnabled", "isMinifyEnabled"]),
    ("versionName", &["versionName"]),
    ("namespace", &["namespace"]),
    ("initWith", &["initWith"]),
];

impl Layer {
    /// What is stated of a setting.
    pub fn stated(&self, setting: &str) -> Option<&Stated> {
        self.settings.get(setting)
    }

    fn take(&mut self, event: &Event) {
        let name = plain(&event.name);
        if let Some((setting, _)) = SETTINGS.iter().find(|(_, names)| names.contains(&name.as_str())) {
            if matches!(event.action, Action::Call | Action::Set) && !event.values.is_empty() {
                self.settings.insert(setting, Stated { value: event.value(), place: event.place.clone() });
            }
            return;
        }
        match name.as_str() {
            "manifestPlaceholders" | "addManifestPlaceholders" => self.placeholders(event, name.starts_with("add")),
            "proguardFiles" | "proguardFile" => rules(&mut self.rules, event),
            "consumerProguardFiles" | "consumerProguardFile" => rules(&mut self.consumer_rules, event),
            "abiFilters" | "abiFilter" => self.abi_filters(event),
            "dimension" | "flavorDimension" => self.dimension = event.value().as_text(),
            name => match name.strip_prefix(OF_PLACEHOLDERS) {
                Some(method) => self.placeholder_method(method, event),
                // A function that isn't here may do anything.
                None if is_bare_call(event) && event.path.last().is_none_or(|last| last != "ndk") => {
                    self.doubt(&Value::unknown(Reason::Call, event.name.clone()), &event.place);
                }
                None => {}
            },
        }
    }

    /// `manifestPlaceholders.remove('A')` and the like.
    fn placeholder_method(&mut self, method: &str, event: &Event) {
        let key = event.values.first().and_then(|given| given.value.as_text());
        match (method, key) {
            ("remove", Some(key)) if event.certain => {
                self.placeholders.remove(&key);
            }
            ("remove", Some(key)) => {
                if let Some(stated) = self.placeholders.get_mut(&key) {
                    stated.value = Value::unknown(Reason::Condition, key);
                }
            }
            ("clear", _) if event.certain => {
                self.placeholders.clear();
                self.more_placeholders = None;
            }
            ("get" | "getOrDefault" | "containsKey" | "isEmpty" | "size" | "toString", _) => {}
            _ => self.doubt(&Value::unknown(Reason::Call, method), &event.place),
        }
    }

    fn placeholders(&mut self, event: &Event, adds: bool) {
        let place = &event.place;
        let put = |layer: &mut Self, key: &Value, value: &Value| match key.as_text() {
            Some(key) => {
                let value = if event.certain { value.clone() } else { Value::unknown(Reason::Condition, key.clone()) };
                layer.placeholders.insert(key, Stated { value, place: place.clone() });
            }
            None => layer.doubt(key, place),
        };
        if let Action::Put(key) = &event.action {
            let value = event.values.first().map_or(Value::Null, |given| given.value.clone());
            put(self, key, &value);
            return;
        }
        // `manifestPlaceholders A: '1'`
        let named = event.named();
        let values: Vec<Value> = match named.as_slice() {
            [] => event.values.iter().map(|given| given.value.clone()).collect(),
            named => vec![Value::Map(named.to_vec())],
        };
        let replaces = !adds && matches!(event.action, Action::Set | Action::Call) && event.certain;
        for value in &values {
            match value {
                Value::Map(entries) => {
                    if replaces {
                        self.placeholders.clear();
                        self.more_placeholders = None;
                    }
                    for (key, value) in entries {
                        put(self, &Value::text(key.clone()), value);
                    }
                }
                other => {
                    if replaces {
                        self.placeholders.clear();
                    }
                    self.doubt(other, place);
                }
            }
        }
    }

    fn doubt(&mut self, value: &Value, place: &Place) {
        let why = value.why().cloned().unwrap_or(Unknown::new(Reason::Call, "manifestPlaceholders".to_owned()));
        self.more_placeholders = Some((why, place.clone()));
    }

    fn abi_filters(&mut self, event: &Event) {
        let mut items: Vec<Value> = match (&event.action, self.abi_filters.take()) {
            (Action::Set, _) | (_, None) => Vec::new(),
            (_, Some(before)) => before.items().into_iter().cloned().collect(),
        };
        items.extend(event.values.iter().flat_map(|given| given.value.items()).cloned());
        if !event.certain {
            items.push(Value::unknown(Reason::Condition, "abiFilters"));
        }
        self.abi_filters = Some(Value::List(items));
    }

    /// This layer on top of another one: `initWith`.
    fn on_top_of(mut self, other: &Self) -> Self {
        for (name, stated) in &other.settings {
            self.settings.entry(name).or_insert_with(|| stated.clone());
        }
        for (name, stated) in &other.placeholders {
            self.placeholders.entry(name.clone()).or_insert_with(|| stated.clone());
        }
        self.more_placeholders = self.more_placeholders.or_else(|| other.more_placeholders.clone());
        self.abi_filters = self.abi_filters.or_else(|| other.abi_filters.clone());
        self.rules.extend(other.rules.iter().cloned());
        self.consumer_rules.extend(other.consumer_rules.iter().cloned());
        self
    }
}

fn rules(files: &mut Vec<Value>, event: &Event) {
    if event.action == Action::Set || event.name.starts_with("set") {
        files.clear();
    }
    files.extend(event.values.iter().flat_map(|given| given.value.items()).cloned());
    if !event.certain {
        files.push(Value::unknown(Reason::Condition, event.name.clone()));
    }
}

/// What the name of a statement about the map of placeholders starts with here.
const OF_PLACEHOLDERS: &str = "manifestPlaceholders.";

/// `push()`, a call with nothing that says what it is about.
fn is_bare_call(event: &Event) -> bool {
    event.action == Action::Call && event.values.is_empty() && !matches!(event.name.as_str(), "println" | "print")
}

/// A setting's name without what makes a method of it: `setMinSdk`, `minSdk`.
fn plain(name: &str) -> String {
    property("set", name).unwrap_or_else(|| name.to_owned())
}

/// An Android module.
#[derive(Clone, Debug, Default)]
pub struct Android {
    /// `namespace`
    pub namespace: Option<Stated>,
    /// `defaultConfig`
    pub default_config: Layer,
    /// The build types, in the order of the script; `debug` and `release` are always there.
    pub build_types: Vec<(String, Layer)>,
    /// The flavors, in the order of the script.
    pub flavors: Vec<(String, Layer)>,
    /// The dimensions of flavors, the first one wins.
    pub dimensions: Vec<String>,
    /// Why there may be other flavors or dimensions, and so other variants.
    pub more_flavors: Vec<(Unknown, Place)>,
    /// Why code may give other placeholders to any of the variants.
    pub more_placeholders: Vec<(Unknown, Place)>,
    /// Placeholders that code gives to every variant, once all is configured.
    pub in_code: Layer,
    /// The same for one variant.
    pub in_code_of: BTreeMap<String, Layer>,
    /// Variants that scripts take out of the build.
    pub switched_off: BTreeSet<String>,
    /// Variants that scripts may take out of the build.
    pub perhaps_off: BTreeSet<String>,
    nothing: Layer,
    /// Libraries of the device: `useLibrary 'org.apache.http.legacy'`.
    pub libraries: Vec<String>,
    /// The manifest of `src/main` and others, where it is another file; by source sets.
    pub manifests: BTreeMap<String, Value>,
    /// Folders of the source sets' Java and Kotlin files.
    pub source_folders: BTreeMap<String, Vec<Value>>,
    /// ABIs that APKs are split by; nothing where they aren't.
    pub splits: Option<Value>,
}

impl Android {
    /// The R8 rules that a library gives to an app's variant of these names.
    pub fn consumer_rules(&self, names: &[String]) -> impl Iterator<Item = &Value> {
        let named = self.build_types.iter().chain(&self.flavors).filter(|(name, _)| names.contains(name));
        let layers = std::iter::once(&self.default_config).chain(named.map(|(_, layer)| layer));
        layers.flat_map(|layer| &layer.consumer_rules)
    }
}

/// A variant: its build type, and a flavor of each dimension, the first dimension first.
#[derive(Clone, Debug)]
pub struct Variant<'a> {
    /// As in `paidRelease`.
    pub name: String,
    /// The build type's name.
    pub build_type: String,
    /// The flavors' names.
    pub flavors: Vec<String>,
    /// What is stated, the layer that wins first.
    pub layers: Vec<&'a Layer>,
}

/// The layers of a variant that code makes; its build type is the next.
const IN_CODE: usize = 2;

/// More variants than these are not looked at one by one.
const MAX_VARIANTS: usize = 64;

impl Android {
    /// What a project's scripts say.
    pub fn of(project: &Project) -> Self {
        let mut android = Self::default();
        android.default_config.origin = "defaultConfig".to_owned();
        android.in_code.origin = "onVariants".to_owned();
        for name in ["debug", "release"] {
            android.build_type(name);
        }
        if let Some(layer) = android.build_type("debug") {
            layer.settings.insert("debuggable", Stated { value: Value::Bool(true), place: Place::default() });
        }
        // What is said of every one of them counts for those that come later, too.
        for event in &project.events {
            let path: Vec<&str> = event.path.iter().map(String::as_str).collect();
            match path.as_slice() {
                ["android", "buildTypes"] => {
                    if let Some(name) = created(event) {
                        android.build_type(&name);
                    }
                }
                ["android", "productFlavors"] => {
                    if let Some(name) = created(event) {
                        android.flavor(&name);
                    }
                }
                ["android", "buildTypes", name, ..] if *name != "*" => {
                    android.build_type(name);
                }
                ["android", "productFlavors", name, ..] if *name != "*" => {
                    android.flavor(name);
                }
                _ => {}
            }
        }
        for event in &project.events {
            match plainly(event) {
                Some(event) => android.take(&event),
                None => android.take(event),
            }
        }
        project.unread.iter().for_each(|unread| android.unread(unread.clone()));
        android.doubt_dimensions(project);
        android.inherit();
        android
    }

    /// Remembers what code may say that isn't read.
    fn unread(&mut self, unread: Unread) {
        let more = match unread.subject {
            Subject::Placeholders => &mut self.more_placeholders,
            Subject::Flavors => &mut self.more_flavors,
        };
        more.push((unread.why, unread.place));
    }

    /// A flavor without one of the known dimensions shows that they aren't all of them.
    fn doubt_dimensions(&mut self, project: &Project) {
        let is_known = |layer: &Layer| match &layer.dimension {
            Some(dimension) => self.dimensions.contains(dimension),
            None => self.dimensions.len() < 2,
        };
        let Some((name, layer)) = self.flavors.iter().find(|(_, layer)| !is_known(layer)) else { return };
        let makes =
            |event: &&Event| event.path == ["android", "productFlavors"] && created(event).as_ref() == Some(name);
        let place = project.events.iter().find(makes).map(|event| event.place.clone()).unwrap_or_default();
        let dimension = layer.dimension.clone().unwrap_or_else(|| name.clone());
        self.more_flavors.push((Unknown::new(Reason::Name, dimension), place));
    }

    fn build_type(&mut self, name: &str) -> Option<&mut Layer> {
        layer(&mut self.build_types, name, "buildTypes")
    }

    fn flavor(&mut self, name: &str) -> Option<&mut Layer> {
        layer(&mut self.flavors, name, "productFlavors")
    }

    fn take(&mut self, event: &Event) {
        if let Some((variant, certain)) = event.switches_off() {
            let variants = if certain { &mut self.switched_off } else { &mut self.perhaps_off };
            variants.insert(variant.to_owned());
        }
        let path: Vec<&str> = event.path.iter().map(String::as_str).collect();
        match path.as_slice() {
            // Blocks within `android` have its methods, too.
            ["android", ..] if plain(&event.name) == "flavorDimensions" => self.dimensions(event),
            ["android"] => match plain(&event.name).as_str() {
                "namespace" => {
                    self.namespace = Some(Stated { value: event.value(), place: event.place.clone() });
                }
                "useLibrary" => self.libraries.extend(event.value().as_text()),
                "defaultConfig" | "buildTypes" | "productFlavors" => {}
                _ if is_bare_call(event) => {
                    for subject in [Subject::Flavors, Subject::Placeholders] {
                        self.unread(Unread::call(subject, &event.name, event.place.clone()));
                    }
                }
                _ => self.unheeded(event),
            },
            ["android", "productFlavors"] => {
                let said = !matches!(event.name.as_str(), "println" | "print");
                if said && event.action != Action::Open && created(event).is_none() {
                    self.unread(Unread::call(Subject::Flavors, &event.name, event.place.clone()));
                }
            }
            ["android", "defaultConfig"] | ["android", "defaultConfig", "ndk"] => self.default_config.take(event),
            ["android", "defaultConfig", setting @ ("minSdk" | "targetSdk")] => {
                self.default_config.release(setting, event)
            }
            ["android", "buildTypes", name] | ["android", "buildTypes", name, "ndk"] => {
                each(&mut self.build_types, name, event);
            }
            ["android", "productFlavors", name] | ["android", "productFlavors", name, "ndk"] => {
                each(&mut self.flavors, name, event);
            }
            ["android", "splits", "abi"] if event.name == "include" => self.splits = Some(event_list(event)),
            ["android", "sourceSets", set, rest @ ..] => self.source_set(set, rest, event),
            ["androidComponents", "onVariants", ..] | ["android", "applicationVariants" | "variants", ..]
                if matches!(event.name.as_str(), "manifestPlaceholders" | "applicationId")
                    || event.path.iter().any(|name| name == "manifestPlaceholders") =>
            {
                match event.path.iter().find_map(|name| name.strip_prefix(VARIANT)) {
                    Some(variant) => {
                        let origin = self.in_code.origin.clone();
                        let layer = self.in_code_of.entry(variant.to_owned());
                        layer.or_insert_with(|| Layer { origin, ..Layer::default() }).take(event);
                    }
                    None => self.in_code.take(event),
                }
            }
            _ => self.unheeded(event),
        }
    }

    fn unheeded(&mut self, event: &Event) {
        if let Some(unread) = Unread::of(event) {
            self.unread(unread);
        }
    }

    fn dimensions(&mut self, event: &Event) {
        let names: Vec<&Value> = event.values.iter().flat_map(|given| given.value.items()).collect();
        let known: Option<Vec<String>> = names.iter().map(|name| name.as_text()).collect();
        if event.action == Action::Set {
            self.dimensions.clear();
        }
        match known.filter(|_| event.certain) {
            Some(names) => self.dimensions.extend(names),
            None => {
                let why = names.iter().find_map(|name| name.why()).cloned();
                let why = why.unwrap_or_else(|| Unknown::new(Reason::Condition, event.name.clone()));
                self.more_flavors.push((why, event.place.clone()));
            }
        }
    }

    /// `sourceSets.main.manifest.srcFile 'x'`, `sourceSets { main { java.srcDirs = ['src'] } }`
    fn source_set(&mut self, set: &str, rest: &[&str], event: &Event) {
        match (rest, event.name.as_str()) {
            (["manifest"], "srcFile" | "setSrcFile") => {
                self.manifests.insert(set.to_owned(), event.value());
            }
            (["java" | "kotlin"], "srcDir" | "srcDirs" | "setSrcDirs") => {
                let folders = self.source_folders.entry(set.to_owned()).or_default();
                folders.extend(event.values.iter().flat_map(|given| given.value.items()).cloned());
            }
            ([], "setRoot" | "root") => {
                if let Some(root) = event.value().as_text() {
                    self.manifests.insert(set.to_owned(), Value::text(format!("{root}/AndroidManifest.xml")));
                }
            }
            _ => {}
        }
    }

    fn inherit(&mut self) {
        for group in [&mut self.build_types, &mut self.flavors] {
            for at in 0..group.len() {
                let Some((name, layer)) = group.get(at).cloned() else { continue };
                let from = layer.settings.get("initWith").and_then(|stated| match &stated.value {
                    Value::Object(names) => names.last().cloned(),
                    value => value.as_text().or(value.why().map(|why| why.name.clone())),
                });
                let from =
                    from.and_then(|from| from.rsplit('.').next().map(str::to_owned)).filter(|from| *from != name);
                let other =
                    from.and_then(|from| group.iter().find(|(name, _)| *name == from)).map(|(_, layer)| layer.clone());
                if let (Some(other), Some(entry)) = (other, group.get_mut(at)) {
                    entry.1 = layer.on_top_of(&other);
                }
            }
        }
    }

    /// Every variant, or the first ones of very many.
    pub fn variants(&self) -> Vec<Variant<'_>> {
        let mut groups: Vec<Vec<&(String, Layer)>> = Vec::new();
        let of = |dimension: Option<&str>| -> Vec<&(String, Layer)> {
            self.flavors
                .iter()
                .filter(|(_, layer)| dimension.is_none() || layer.dimension.as_deref() == dimension)
                .collect()
        };
        match self.dimensions.as_slice() {
            [] | [_] if !self.flavors.is_empty() => groups.push(of(None)),
            [] | [_] => {}
            dimensions => groups.extend(dimensions.iter().map(|dimension| of(Some(dimension)))),
        }
        groups.retain(|group| !group.is_empty());
        let mut combined: Vec<Vec<&(String, Layer)>> = vec![Vec::new()];
        for group in &groups {
            let longer =
                combined.iter().flat_map(|one| group.iter().map(move |flavor| [one.as_slice(), &[*flavor]].concat()));
            combined = longer.take(MAX_VARIANTS).collect();
        }
        let mut variants = Vec::new();
        for flavors in &combined {
            for (build_type, layer) in &self.build_types {
                let names: Vec<String> = flavors.iter().map(|(name, _)| name.clone()).collect();
                let name = camel(names.iter().chain([build_type]).cloned());
                let of_variant = self.in_code_of.get(&name).unwrap_or(&self.nothing);
                let layers = [of_variant, &self.in_code].into_iter().chain([layer]);
                let layers = layers.chain(flavors.iter().map(|(_, layer)| layer)).chain([&self.default_config]);
                variants.push(Variant {
                    name,
                    build_type: build_type.clone(),
                    flavors: names,
                    layers: layers.collect(),
                });
            }
        }
        if variants.iter().any(|variant| !self.switched_off.contains(&variant.name)) {
            variants.retain(|variant| !self.switched_off.contains(&variant.name));
        }
        variants.truncate(MAX_VARIANTS);
        variants
    }
}

impl Layer {
    /// `targetSdk { version = release(36) }`
    fn release(&mut self, setting: &str, event: &Event) {
        if event.name == "version"
            && let Some((name, _)) = SETTINGS.iter().find(|(name, _)| *name == setting)
        {
            self.settings.insert(name, Stated { value: event.value(), place: event.place.clone() });
        }
    }
}

/// `manifestPlaceholders.A = '1'` as `manifestPlaceholders['A'] = '1'`, and what else is said of a map or list as what the block
/// around says.
fn plainly(event: &Event) -> Option<Event> {
    let (last, path) = event.path.split_last()?;
    let (name, action) = match (last.as_str(), &event.action, event.name.as_str()) {
        ("manifestPlaceholders", Action::Set, key) => (last.clone(), Action::Put(Value::text(key))),
        ("manifestPlaceholders", Action::Call, method) => (format!("{OF_PLACEHOLDERS}{method}"), Action::Call),
        ("flavorDimensions", Action::Call, "add" | "addAll" | "plusAssign") => (last.clone(), Action::Add),
        _ => return None,
    };
    Some(Event { path: path.to_vec(), name, action, ..event.clone() })
}

fn event_list(event: &Event) -> Value {
    Value::List(event.values.iter().flat_map(|given| given.value.items()).cloned().collect())
}

/// The name of what a statement makes: a block, or `create("name")`.
fn created(event: &Event) -> Option<String> {
    match (&event.action, event.name.as_str()) {
        (Action::Open, name) if name != "*" => Some(name.to_owned()),
        (Action::Call, "create" | "register" | "maybeCreate") => event.value().as_text(),
        // `productFlavors { free }`
        _ => None,
    }
}

fn layer<'a>(group: &'a mut Vec<(String, Layer)>, name: &str, of: &str) -> Option<&'a mut Layer> {
    if !group.iter().any(|(known, _)| known == name) {
        group.push((name.to_owned(), Layer { origin: format!("{of}.{name}"), ..Layer::default() }));
    }
    group.iter_mut().find(|(known, _)| known == name).map(|(_, layer)| layer)
}

fn each(group: &mut [(String, Layer)], name: &str, event: &Event) {
    for (_, layer) in group.iter_mut().filter(|(known, _)| name == "*" || known == name) {
        layer.take(event);
    }
}

impl Variant<'_> {
    /// What counts of a setting: what the layer that wins states.
    pub fn stated(&self, setting: &str) -> Option<&Stated> {
        self.layers.iter().find_map(|layer| layer.stated(setting))
    }

    /// The application id with its suffixes; nothing where none is stated.
    pub fn application_id(&self) -> Option<Value> {
        // What code gives to a variant has no suffix.
        let in_code = self.layers.iter().take(IN_CODE).find_map(|layer| layer.stated("applicationId"));
        if let Some(stated) = in_code {
            return Some(stated.value.clone());
        }
        let base = self.layers.iter().skip(IN_CODE).find_map(|layer| layer.stated("applicationId"))?;
        // Flavors' suffixes come first, the first dimension's first, then the build type's.
        let (build_type, others) = (self.layers.get(IN_CODE), self.layers.get(IN_CODE + 1..).unwrap_or_default());
        let default_config = others.last();
        let flavors = others.get(..others.len().saturating_sub(1)).unwrap_or_default();
        let order = default_config.into_iter().chain(flavors).chain(build_type);
        let mut id = match &base.value {
            Value::Text(text) => text.clone(),
            other => return Some(other.clone()),
        };
        for layer in order {
            match layer.stated("applicationIdSuffix").map(|stated| &stated.value) {
                None | Some(Value::Null) => {}
                Some(Value::Text(suffix)) if suffix.is_empty() => {}
                Some(Value::Text(suffix)) => {
                    if !suffix.starts_with('.') {
                        id.push('.');
                    }
                    id.push_str(suffix);
                }
                Some(other) => return Some(other.clone()),
            }
        }
        Some(Value::Text(id))
    }

    /// Placeholders by their names, each with the layer that wins, and what may hide others.
    pub fn placeholders(&self) -> (Vec<Placeholder<'_>>, Vec<&(Unknown, Place)>) {
        let (mut found, mut doubts) = (Vec::new(), Vec::new());
        for layer in &self.layers {
            let stated = layer.placeholders.iter();
            found.extend(stated.map(|(name, stated)| Placeholder { name, stated, origin: &layer.origin }));
            doubts.extend(&layer.more_placeholders);
        }
        (found, doubts)
    }

    /// The ABIs that are left, of all layers that state some.
    pub fn abi_filters(&self) -> Vec<Value> {
        let stated = self.layers.iter().filter_map(|layer| layer.abi_filters.as_ref());
        stated.flat_map(Value::items).cloned().collect()
    }

    /// Files of R8 rules.
    pub fn rules(&self) -> Vec<Value> {
        self.layers.iter().flat_map(|layer| layer.rules.iter().cloned()).collect()
    }
}

/// A manifest placeholder of a layer.
#[derive(Clone, Copy, Debug)]
pub struct Placeholder<'a> {
    /// Its name.
    pub name: &'a str,
    /// What it is given.
    pub stated: &'a Stated,
    /// The layer, as in `productFlavors.paid`.
    pub origin: &'a str,
}

/// A dependency that a script declares.
#[derive(Clone, Debug, PartialEq)]
pub struct Dependency {
    /// As in `implementation`, `debugApi`.
    pub configuration: String,
    /// What it is.
    pub what: What,
    /// Where.
    pub place: Place,
    /// False where it depends on something that isn't known.
    pub certain: bool,
    /// False where it says more than group, name and version: a classifier, an archive's type, a version that nothing may
    /// raise.
    pub plain: bool,
    /// What of its own dependencies it comes without: `{ exclude group: 'a', module: 'b' }`.
    pub excluded: Vec<Excluded>,
    /// Why its version isn't known, where one is stated.
    pub why: Option<Unknown>,
}

/// Modules that are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excluded {
    /// The group; nothing for every group.
    pub group: Option<String>,
    /// The name; nothing for everything of the group.
    pub name: Option<String>,
    /// False where it depends on something that isn't known.
    pub certain: bool,
}

impl Excluded {
    /// True where a module, `group:name`, is one of these.
    pub fn has(&self, module: &str) -> bool {
        let (group, name) = module.split_once(':').unwrap_or((module, ""));
        let fits = |stated: &Option<String>, is: &str| stated.as_deref().is_none_or(|stated| stated == is);
        fits(&self.group, group) && fits(&self.name, name)
    }

    /// True for everything: `transitive = false`.
    pub fn is_all(&self) -> bool {
        self.group.is_none() && self.name.is_none()
    }

    /// `exclude group: 'a', module: 'b'`, `exclude(mapOf("group" to "a"))`; nothing where neither is known.
    fn of(event: &Event) -> Option<Self> {
        let map = event.values.iter().map(|given| &given.value).find(|value| matches!(value, Value::Map(_)));
        let named = Value::Map(event.named());
        let text = |name: &str| map.unwrap_or(&named).member(name).and_then(Value::as_text);
        let found = Self { group: text("group"), name: text("module"), certain: event.certain };
        (!found.is_all()).then_some(found)
    }

    /// `transitive = false`
    fn all(event: &Event) -> Option<Self> {
        (event.value().as_bool() == Some(false)).then(|| Self { certain: event.certain, ..Self::default() })
    }
}

/// What a dependency is.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// `group:name`, with the version if one is known.
    Module {
        /// `group:name`
        module: String,
        /// The version.
        version: Option<String>,
    },
    /// Another project, by its path.
    Project(String),
    /// Jars and AARs.
    Files(Files),
    /// A platform.
    Platform,
    /// What isn't known.
    Unknown(Unknown),
}

/// The dependencies of a project, in the order of its scripts.
pub fn dependencies(project: &Project) -> Vec<Dependency> {
    let mut found: Vec<Dependency> = Vec::new();
    // The statement that declared the last ones, and where those start.
    let mut last: (Place, usize) = (Place::default(), 0);
    for event in &project.events {
        let excluded = match event.name.as_str() {
            "exclude" => Excluded::of(event),
            "transitive" | "isTransitive" => Excluded::all(event),
            _ => None,
        };
        if let Some(excluded) = excluded.filter(|_| last.0.holds(&event.place)) {
            found.iter_mut().skip(last.1).for_each(|one| one.excluded.push(excluded.clone()));
            continue;
        }
        let of_block = event.path.last().is_some_and(|last| last == "dependencies");
        let of_build_script = event.path.iter().any(|name| matches!(name.as_str(), "buildscript" | "constraints"));
        if event.of_root || !of_block || of_build_script || !matches!(event.action, Action::Call | Action::Add) {
            continue;
        }
        last = (event.place.clone(), found.len());
        let mut values = event.values.as_slice();
        let mut configuration = event.name.clone();
        // `add("implementation", x)`
        if configuration == "add"
            && let Some((first, rest)) = values.split_first()
        {
            configuration = first.value.as_text().unwrap_or_default();
            values = rest;
        }
        let mut push = |what: What, plain: bool, value: &Value, place: &Place| {
            let (configuration, place) = (configuration.clone(), place.clone());
            let why = value.why().filter(|_| matches!(what, What::Module { .. })).cloned();
            let excluded = Vec::new();
            found.push(Dependency { configuration, what, place, certain: event.certain, plain, excluded, why });
        };
        let named = event.named();
        if !named.is_empty() {
            let map = Value::Map(named);
            let version = map.member("version").cloned().unwrap_or(Value::Null);
            push(of_parts(&map), is_plain(&map), &version, &event.place);
            continue;
        }
        // `implementation("group", "name", "version")`
        let texts: Vec<&str> = values
            .iter()
            .filter_map(|given| match &given.value {
                Value::Text(text) => Some(text.as_str()),
                _ => None,
            })
            .collect();
        if values.len() > 1 && texts.len() == values.len() && texts.iter().all(|text| !text.contains(':')) {
            let joined = Value::text(texts.join(":"));
            push(of_value(&joined), is_plain(&joined), &Value::Null, &event.place);
            continue;
        }
        for given in values {
            for value in given.value.items() {
                push(of_value(value), is_plain(value), value, &given.place);
            }
        }
    }
    found
}

/// What a project does to the versions that its dependencies ask for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resolution {
    /// Versions that win over all others, by `group:name`; nothing where one may.
    pub forced: BTreeMap<String, Option<String>>,
    /// Where such a version depends on something that isn't known.
    pub in_doubt: Vec<(String, Place)>,
    /// What is left out.
    pub excluded: Vec<Excluded>,
}

/// `configurations.all { resolutionStrategy { force 'a:b:1'; eachDependency { … useVersion '1' } }; exclude group: 'c' }`
pub fn resolution(project: &Project) -> Resolution {
    let mut found = Resolution::default();
    for event in project.events.iter().filter(|event| event.path.first().is_some_and(|first| first == "configurations"))
    {
        match event.name.as_str() {
            "force" | "forcedModules" => {
                for value in event.values.iter().flat_map(|given| given.value.items()) {
                    if let What::Module { module, version } = of_value(value) {
                        if !event.certain {
                            found.in_doubt.push((module.clone(), event.place.clone()));
                        }
                        found.forced.insert(module, version.filter(|_| event.certain));
                    }
                }
            }
            "useVersion" => {
                let at = event.path.iter().position(|name| name == "eachDependency");
                let Some(module) = at.and_then(|at| event.path.get(at + 1)) else { continue };
                if !event.certain {
                    found.in_doubt.push((module.clone(), event.place.clone()));
                }
                let version = event.value().as_text().filter(|version| is_fixed(version));
                found.forced.insert(module.clone(), version);
            }
            "exclude"
                if event.certain
                    && event.path.get(1).is_some_and(|of| matches!(of.as_str(), "*" | "implementation")) =>
            {
                found.excluded.extend(Excluded::of(event));
            }
            _ => {}
        }
    }
    found
}

fn of_value(value: &Value) -> What {
    match value {
        Value::Text(coordinates) => of_coordinates(coordinates),
        Value::Project(path) => What::Project(path.clone()),
        Value::Files(files) => What::Files(files.clone()),
        Value::Platform(_) => What::Platform,
        map @ Value::Map(_) => of_parts(map),
        // Of `"group:name:$version"` the version alone isn't known.
        Value::Unknown(unknown) => match of_coordinates(&unknown.known) {
            What::Module { module, .. } if unknown.known.matches(':').count() == 2 => {
                What::Module { module, version: None }
            }
            _ => What::Unknown(unknown.clone()),
        },
        Value::Null => What::Unknown(Unknown::new(Reason::Name, "null")),
        _ => What::Unknown(Unknown::new(Reason::Call, String::new())),
    }
}

/// True for what says group, name and version, and nothing else.
fn is_plain(value: &Value) -> bool {
    match value {
        Value::Map(entries) => entries.iter().all(|(name, _)| matches!(name.as_str(), "group" | "name" | "version")),
        value => value.as_text().is_none_or(|text| text.matches(':').count() <= 2 && !text.contains(['@', '!'])),
    }
}

fn of_coordinates(coordinates: &str) -> What {
    let coordinates = coordinates.split('@').next().unwrap_or(coordinates);
    let mut parts = coordinates.split(':');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(group), Some(name), version) if !name.is_empty() => What::Module {
            module: format!("{group}:{name}"),
            version: version
                .filter(|version| is_fixed(version))
                .map(|version| version.trim_end_matches("!!").to_owned()),
        },
        _ => What::Unknown(Unknown::new(Reason::Name, coordinates.to_owned())),
    }
}

/// False for `1.+`, `[1,2)` and `latest.release`, which a build looks up.
fn is_fixed(version: &str) -> bool {
    !version.is_empty() && !version.contains(['+', '[', ']', '(', ')', ',']) && !version.starts_with("latest.")
}

/// `group: 'a', name: 'b', version: 'c'`, `name: 'a', ext: 'aar'`
fn of_parts(map: &Value) -> What {
    let text = |name: &str| map.member(name).and_then(Value::as_text);
    match (text("group"), text("name")) {
        (Some(group), Some(name)) => {
            let version = text("version").filter(|version| is_fixed(version));
            What::Module { module: format!("{group}:{name}"), version }
        }
        (None, Some(name)) => {
            let extension = text("ext").unwrap_or_else(|| "jar".to_owned());
            What::Files(Files { folder: None, names: vec![format!("{name}.{extension}")] })
        }
        _ => match (text("path"), map.member("dir")) {
            (Some(path), _) => What::Project(path),
            _ => What::Unknown(Unknown::new(Reason::Call, String::new())),
        },
    }
}
