//! Statements: variables, extra properties, plugins, scripts that are applied, and settings of blocks.

use super::expression::{ROOT_PROJECT, parts, rounds};
use super::later::{Chosen, When};
use super::unread::Subject;
use super::{
    Action, Arc, Argument, Closure, Function, Given, Kind, Location, MAX_DEPTH, Node, Place, Plugin, Reader, Reason,
    Span, Unknown, Value, relative,
};
use crate::names::{property, uncapitalized};
use crate::parser::FOR;
use std::collections::HashMap;

/// What a chain of names leads to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Target {
    /// True where it starts at the project, false where the blocks around are meant.
    absolute: bool,
    /// True where it starts at the root project.
    pub(super) root: bool,
    pub(super) names: Vec<String>,
}

/// Blocks that hold what could stand beside them.
const TRANSPARENT: [&str; 11] = [
    "afterEvaluate",
    "beforeEvaluate",
    "apply",
    "run",
    "also",
    "let",
    "with",
    "configure",
    "withPlugin",
    "withId",
    "projectsEvaluated",
];
/// Collections' blocks, for each of what they hold.
const EACH: [&str; 9] = [
    "all",
    "configureEach",
    "each",
    "forEach",
    "withType",
    "matching",
    "whenObjectAdded",
    "eachWithIndex",
    "forEachIndexed",
];
/// What may be given a closure by its name: `android.defaultConfig pushConfig`.
const WITH_CLOSURES: [&str; 8] =
    ["android", "defaultConfig", "all", "each", "configureEach", "configure", "with", "afterEvaluate"];
/// Names that lead to a part of the Android module from the blocks around.
const PARTS: [&str; 8] =
    ["this", "delegate", "owner", "it", "android", "defaultConfig", "buildTypes", "productFlavors"];
/// What is given a part of the Android module and changes nothing of it.
const HARMLESS: [&str; 6] = ["initWith", "println", "print", "info", "lifecycle", "debug"];
/// What leads to an object of a collection by its name.
const BY_NAME: [&str; 8] =
    ["getByName", "named", "create", "register", "maybeCreate", "findByName", "getAt", "getting"];

impl Target {
    /// True for a project, or its plugins.
    pub(super) fn is_project(&self) -> bool {
        match self.names.as_slice() {
            [] => true,
            [only] => matches!(only.as_str(), "plugins" | "pluginManager"),
            _ => false,
        }
    }
}

impl Reader<'_> {
    pub(super) fn statements(&mut self, nodes: &[Node]) {
        let doubts = self.doubts;
        for node in nodes {
            if !self.step() {
                self.stop(&Arc::clone(&self.file), self.place(node.span));
                break;
            }
            self.statement(node);
            if self.returned.is_some() {
                break;
            }
            self.doubts = doubts + usize::from(self.perhaps_returned);
        }
        self.doubts = doubts;
    }

    /// What is left by a `return` ends here.
    pub(super) fn forget_return(&mut self) {
        self.returned = None;
        self.perhaps_returned = false;
    }

    /// Reads something as what a build may leave out.
    pub(super) fn perhaps<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> T {
        self.doubts += 1;
        let read = read(self);
        self.doubts -= 1;
        read
    }

    /// Reads what a build may leave out.
    fn in_doubt(&mut self, nodes: &[Node]) {
        self.perhaps(|reader| reader.inner(nodes));
        // It may go on behind a `return` here.
        self.perhaps_returned |= self.returned.take().is_some();
    }

    fn inner(&mut self, nodes: &[Node]) {
        if self.depth >= MAX_DEPTH {
            return;
        }
        self.depth += 1;
        self.locals.push(HashMap::new());
        self.statements(nodes);
        self.locals.pop();
        self.depth -= 1;
    }

    fn statement(&mut self, node: &Node) {
        match &node.kind {
            Kind::Declare { names, value, delegated } => {
                self.declaration(names, value.as_deref(), *delegated, node.span)
            }
            Kind::Assign { target, sign, value } => self.assignment(target, sign, value, node.span),
            Kind::Call { .. } => self.call_statement(node),
            Kind::If { condition, then, otherwise } => match self.value(condition).is_true() {
                Some(true) => self.inner(then),
                Some(false) => self.inner(otherwise),
                None => {
                    self.in_doubt(then);
                    self.in_doubt(otherwise);
                }
            },
            Kind::Perhaps(body) => self.in_doubt(body),
            Kind::Closure(closure) => self.in_doubt(&closure.body),
            Kind::Function { name, parameters, body } => {
                self.function(name, parameters, body, node.span);
            }
            Kind::Return(value) => {
                // `fun apply(target: Project) = with(target) { … }`
                if let Some(block) =
                    value.as_deref().filter(|value| matches!(value.kind, Kind::Call { block: Some(_), .. }))
                {
                    self.call_statement(block);
                }
                let value = value.as_ref().map_or(Value::Null, |value| self.value(value));
                self.returned = Some(value);
            }
            // `a ?: b`, `a && b { }`
            Kind::Infix { right, .. } if matches!(right.kind, Kind::Call { .. }) => {
                self.in_doubt(std::slice::from_ref(right));
            }
            Kind::Infix { .. } | Kind::Other => self.unread(node),
            _ => {}
        }
    }

    fn declaration(&mut self, names: &[String], value: Option<&Node>, delegated: bool, span: Span) {
        let [name] = names else {
            let values = value.map(|value| parts(self.value(value))).filter(|values| values.len() >= names.len());
            let mut values = values.unwrap_or_default().into_iter();
            for name in names {
                let value = values.next().unwrap_or_else(|| Value::unknown(Reason::Name, name.clone()));
                self.declare(name, value);
            }
            return;
        };
        let Some(value) = value else {
            self.declare(name, Value::Null);
            return;
        };
        if delegated {
            let known = self.delegated(name, value, span);
            self.declare(name, known);
            return;
        }
        self.callable(name, value);
        // What an object is called here leads to it.
        let target =
            if matches!(value.kind, Kind::Call { .. } | Kind::Member { .. }) { self.object(value) } else { None };
        let known = match target {
            Some(names) => Value::Object(names),
            None => self.value(value),
        };
        self.declare(name, known);
    }

    /// A closure with a name is a function.
    fn callable(&mut self, name: &str, value: &Node) {
        if let Kind::Closure(closure) = &value.kind {
            let it = ["it".to_owned()];
            let parameters = if closure.parameters.is_empty() { it.as_slice() } else { closure.parameters.as_slice() };
            self.function(name, parameters, &closure.body, value.span);
        }
    }

    /// `val name by extra("value")`, `by project`, `by getting { … }`.
    fn delegated(&mut self, name: &str, value: &Node, span: Span) -> Value {
        let (callee, arguments, block) = match &value.kind {
            Kind::Call { callee, arguments, block, .. } => (&**callee, arguments.as_slice(), block.as_deref()),
            _ => (value, [].as_slice(), None),
        };
        let word = match &callee.kind {
            Kind::Name(word) | Kind::Member { name: word, .. } => word.as_str(),
            _ => "",
        };
        match word {
            "extra" if !arguments.is_empty() || block.is_some() => {
                let known = match (arguments.first(), block) {
                    (Some(first), _) => self.value(&first.value),
                    (None, Some(block)) => self.result(&block.body),
                    _ => Value::Null,
                };
                self.set_extra(self.of_root, name, known.clone());
                known
            }
            "getting" | "creating" | "registering" | "existing" => {
                let mut path = self.context.clone();
                path.push(name.to_owned());
                self.record(self.context.clone(), name, Action::Open, Vec::new(), span);
                if let Some(block) = block {
                    self.within(path.clone(), |reader| reader.statements(&block.body));
                }
                Value::Object(path)
            }
            "lazy" => block.map_or(Value::Null, |block| self.result(&block.body)),
            "project" | "rootProject" | "settings" | "extra" | "properties" | "gradle" => self.property(name),
            _ => Value::unknown(Reason::Name, name),
        }
    }

    /// What a block comes to: its last expression.
    pub(super) fn result(&mut self, body: &[Node]) -> Value {
        match body {
            [only] => match &only.kind {
                Kind::Return(Some(value)) => self.value(value),
                _ => self.value(only),
            },
            _ => Value::unknown(Reason::Call, ""),
        }
    }

    // ---- assignments ----

    fn assignment(&mut self, target: &Node, sign: &str, value: &Node, span: Span) {
        if let Kind::Name(name) | Kind::Member { name, .. } = &target.kind {
            self.callable(name, value);
        }
        let known = self.value(value);
        let given = vec![Given { name: None, value: known.clone(), place: self.place(value.span) }];
        if let Kind::Name(name) = &target.kind
            && self.local(name).is_some()
            && !matches!(self.local(name), Some(Value::Object(_)))
        {
            if sign == "=" {
                let known = self.doubted(self.local(name), known, name);
                self.change_local(name, |before| *before = known);
            } else {
                self.add_to_local(name, vec![known]);
            }
            return;
        }
        // A member or an item of a variable's map.
        if let Some((name, key)) = self.item_of_local(target) {
            self.put_to_local(&name, Some(key), Some(known));
            return;
        }
        if self.item_of_extra(target, sign, &known) {
            return;
        }
        let (target, key) = match &target.kind {
            Kind::Index { of, index } => (&**of, Some(&**index)),
            _ => (target, None),
        };
        let Some(at) = self.target(target) else { return self.unread(target) };
        let mut names = self.full(&at);
        if let Some(key) = key {
            let key = self.value(key);
            if let (true, Some(key)) = (is_extra(&names, names.len()), key.as_text()) {
                self.set_extra(at.root || self.of_root, &key, known);
            } else if let Some(name) = names.pop() {
                self.record(names, &name, Action::Put(key), given, span);
            }
            return;
        }
        let Some(name) = names.pop() else { return };
        if let Some(start) = names.iter().position(|name| matches!(name.as_str(), "ext" | "extra")) {
            names.push(name);
            let members = names.split_off(start + 1);
            self.set_extra_at(at.root || self.of_root, &members, sign, known);
            return;
        }
        if names.is_empty() && sign == "=" {
            // A variable that no `def` declares.
            let known = self.doubted(None, known, &name);
            if let Some(scope) = self.locals.first_mut() {
                scope.insert(name.clone(), known);
            }
        }
        let action = match sign {
            "=" => Action::Set,
            "-=" => return,
            _ => Action::Add,
        };
        self.record(names, &name, action, given, span);
    }

    fn item_of_local(&mut self, target: &Node) -> Option<(String, String)> {
        let (of, key) = match &target.kind {
            Kind::Member { of, name } => (of, name.clone()),
            Kind::Index { of, index } => (of, self.value(index).as_text()?),
            _ => return None,
        };
        match &of.kind {
            Kind::Name(name) if matches!(self.local(name), Some(Value::Map(_))) => Some((name.clone(), key)),
            _ => None,
        }
    }

    /// `versions.tpns = '1'`, where `ext.versions` is a map.
    fn item_of_extra(&mut self, target: &Node, sign: &str, value: &Value) -> bool {
        let (of, key) = match &target.kind {
            Kind::Member { of, name } => (of, Some(name.clone())),
            Kind::Index { of, index } => (of, self.value(index).as_text()),
            _ => return false,
        };
        let (Kind::Name(name), Some(key)) = (&of.kind, key) else { return false };
        let root = self.of_root || !self.extra.contains_key(name);
        if !matches!(self.extra_of(root).get(name), Some(Value::Map(_))) {
            return false;
        }
        self.set_extra_at(root, &[name.clone(), key], sign, value.clone());
        true
    }

    fn set_extra_at(&mut self, root: bool, names: &[String], sign: &str, value: Value) {
        match names {
            [name] if sign == "=" => self.set_extra(root, name, value),
            [name] => {
                let doubts = self.doubts > 0;
                match self.extra_of_mut(root).get_mut(name) {
                    Some(before) => changed(before, doubts, name, |before| add(before, value, name)),
                    None => self.set_extra(root, name, value),
                }
            }
            [name, key] => {
                let doubts = self.doubts > 0;
                let before = self.extra_of_mut(root).entry(name.clone()).or_insert(Value::Null);
                changed(before, doubts, name, |before| match before {
                    Value::Map(entries) => entries.push((key.clone(), value)),
                    other => *other = Value::Map(vec![(key.clone(), value)]),
                });
            }
            _ => {}
        }
    }

    fn extra_of(&self, root: bool) -> &HashMap<String, Value> {
        if root { &self.root_extra } else { &self.extra }
    }

    fn extra_of_mut(&mut self, root: bool) -> &mut HashMap<String, Value> {
        if root { &mut self.root_extra } else { &mut self.extra }
    }

    fn set_extra(&mut self, root: bool, name: &str, value: Value) {
        let value = self.doubted(self.extra_of(root).get(name), value, name);
        self.extra_of_mut(root).insert(name.to_owned(), value);
    }

    // ---- what names lead to ----

    fn full(&self, target: &Target) -> Vec<String> {
        if target.absolute { target.names.clone() } else { self.context.iter().chain(&target.names).cloned().collect() }
    }

    /// The object that an expression leads to by its name, if it certainly is one.
    pub(super) fn object(&mut self, node: &Node) -> Option<Vec<String>> {
        let by_name = match &node.kind {
            Kind::Call { callee, .. } => match &callee.kind {
                Kind::Name(name) | Kind::Member { name, .. } => BY_NAME.contains(&name.as_str()) || is_lookup(name),
                _ => false,
            },
            Kind::Member { of, .. } => match &of.kind {
                Kind::Name(name) => {
                    matches!(
                        name.as_str(),
                        "buildTypes" | "productFlavors" | "sourceSets" | "signingConfigs" | "android"
                    )
                }
                _ => false,
            },
            _ => false,
        };
        if !by_name {
            return None;
        }
        let target = self.target(node)?;
        Some(self.full(&target))
    }

    /// What a chain of names leads to.
    pub(super) fn target(&mut self, node: &Node) -> Option<Target> {
        let mut target = self.target_of(node)?;
        // `extensions.getByName("android")`, `project.extensions.android`
        if target.names.len() == 2 && target.names.first().is_some_and(|first| first == "extensions") {
            target.absolute |= self.context.is_empty();
            if target.absolute {
                target.names.remove(0);
            }
        }
        Some(target)
    }

    fn target_of(&mut self, node: &Node) -> Option<Target> {
        let relative = |names: Vec<String>| Some(Target { absolute: false, root: false, names });
        match &node.kind {
            Kind::Name(name) => match (name.as_str(), self.local(name)) {
                (_, Some(Value::Object(names))) => Some(match names.split_first() {
                    Some((first, rest)) if first == ROOT_PROJECT => {
                        Target { absolute: true, root: true, names: rest.to_vec() }
                    }
                    _ => Target { absolute: true, root: false, names: names.clone() },
                }),
                ("this" | "delegate" | "owner", _) => relative(Vec::new()),
                ("it", None) => relative(Vec::new()),
                ("project", _) => Some(Target { absolute: true, root: false, names: Vec::new() }),
                ("rootProject", _) => Some(Target { absolute: true, root: true, names: Vec::new() }),
                // Wherever it is named, it is the project's.
                ("android" | "tpns" | "ext" | "extra" | "androidComponents", _) if !self.is_inside_of(name) => {
                    Some(Target { absolute: true, root: self.of_root, names: vec![name.clone()] })
                }
                _ => relative(vec![name.clone()]),
            },
            Kind::Text(_) => relative(vec![self.value(node).as_text()?]),
            Kind::Member { of, name } => {
                let mut target = self.target(of)?;
                target.names.push(name.clone());
                Some(target)
            }
            Kind::Index { of, index } => {
                let mut target = self.target(of)?;
                target.names.push(self.value(index).as_text()?);
                Some(target)
            }
            Kind::Call { callee, types, arguments, block } => {
                self.call_target(callee, types, arguments, block.is_some())
            }
            _ => None,
        }
    }

    /// `ext { android = … }` is no setting of `android`.
    fn is_inside_of(&self, name: &str) -> bool {
        let inside = self.context.last().is_some_and(|last| last == name || matches!(last.as_str(), "ext" | "extra"));
        inside && name != "ext" && name != "extra"
    }

    fn call_target(&mut self, callee: &Node, types: &str, arguments: &[Argument], has_block: bool) -> Option<Target> {
        let (of, name) = match &callee.kind {
            Kind::Name(name) => (None, name.as_str()),
            Kind::Member { of, name } => (Some(&**of), name.as_str()),
            _ => return None,
        };
        // `the<LibrariesForLibs>()`
        if is_lookup(name)
            && let Some(catalog) = types.rsplit('.').next().and_then(|types| types.strip_prefix("LibrariesFor"))
        {
            return Some(Target { absolute: true, root: false, names: vec![uncapitalized(catalog)] });
        }
        if is_lookup(name) {
            let names = match extension_of(types) {
                Some(name) => vec![name.to_owned()],
                None => vec![self.extension_argument(&arguments.first()?.value)?],
            };
            return Some(Target { absolute: true, root: false, names });
        }
        if name == "project" && !arguments.is_empty() {
            let path = self.value(&arguments.first()?.value).as_text()?;
            return Some(Target { absolute: true, root: false, names: vec![format!("project:{path}")] });
        }
        if TRANSPARENT.contains(&name) && has_block {
            return self.target(of?);
        }
        if let (Some(of), Some(member), []) = (of, property("get", name), arguments) {
            let mut target = self.target(of)?;
            target.names.push(member);
            return Some(target);
        }
        if !BY_NAME.contains(&name) {
            return None;
        }
        let mut target = match of {
            Some(of) => self.target(of)?,
            None => Target { absolute: false, root: false, names: Vec::new() },
        };
        target.names.push(self.value(&arguments.first()?.value).as_text()?);
        Some(target)
    }

    /// `getByName("android")`, `getByType(AppExtension)`.
    fn extension_argument(&mut self, node: &Node) -> Option<String> {
        match &node.kind {
            Kind::Text(_) => self.value(node).as_text(),
            Kind::Name(name) => extension_of(name).map(str::to_owned),
            Kind::Member { of, name } if matches!(name.as_str(), "class" | "java") => self.extension_argument(of),
            Kind::Member { name, .. } => extension_of(name).map(str::to_owned),
            _ => None,
        }
    }

    // ---- calls ----

    fn call_statement(&mut self, node: &Node) {
        let Kind::Call { callee, types, arguments, block } = &node.kind else { return };
        if let Some(closure) = self.closure_by_name(node) {
            return self.call_statement(&closure);
        }
        if self.context.last().is_some_and(|last| last == "plugins") && self.context.len() <= 2 && !self.is_publishing()
        {
            self.plugin_line(node);
            return;
        }
        if self.context.iter().rev().nth(1).is_some_and(|of| of == "versionCatalogs") && self.catalog_line(node) {
            return;
        }
        let (of, name) = match &callee.kind {
            Kind::Name(name) => (None, name.clone()),
            Kind::Member { of, name } => (Some(&**of), name.clone()),
            Kind::Text(_) => match self.value(callee).as_text() {
                Some(name) => (None, name),
                None => return self.block_in_doubt(block.as_deref()),
            },
            Kind::Index { .. } => match self.target(callee) {
                Some(target) => return self.object_block(&target, block.as_deref(), node.span),
                None => return self.block_in_doubt(block.as_deref()),
            },
            // `getByName("release")` { … } and the like
            Kind::Call { .. } => {
                return match self.target(callee) {
                    Some(target) => self.object_block(&target, block.as_deref(), node.span),
                    None => self.unread(node),
                };
            }
            _ => return self.block_in_doubt(block.as_deref()),
        };
        let block = block.as_deref();
        match name.as_str() {
            "apply"
                if of
                    .is_none_or(|of| self.target(of).is_some_and(|of| of.names.is_empty() || self.is_plugins(&of))) =>
            {
                self.apply(types, arguments, block, node.span);
            }
            "plugin" | "from" if self.context.last().is_some_and(|last| last == "apply") => {
                let named = arguments.iter().map(|argument| Argument { name: Some(name.clone()), ..argument.clone() });
                let named: Vec<Argument> = named.collect();
                self.apply("", &named, None, node.span);
            }
            "allprojects" | "subprojects" if of.is_none() => {
                let meant = self.of_root && (name == "allprojects" || self.location.path != ":");
                if meant && let Some(block) = block {
                    self.for_project(block);
                } else if name == "allprojects"
                    && let Some(block) = block
                {
                    self.within(Vec::new(), |reader| reader.statements(&block.body));
                }
            }
            "project" if block.is_some() => {
                let path = arguments.first().map(|first| self.value(&first.value));
                let meant = path.and_then(|path| {
                    path.as_text().or(match path {
                        Value::Project(path) => Some(path),
                        _ => None,
                    })
                });
                if self.of_root
                    && meant.as_deref() == Some(&self.location.path)
                    && let Some(block) = block
                {
                    self.for_project(block);
                }
            }
            "configure" if of.is_none() && types.is_empty() && !arguments.is_empty() => {
                let Some(block) = block else { return };
                let what = arguments.first().map(|first| &first.value);
                let names = what.and_then(|what| match &what.kind {
                    Kind::Name(name) => Some(name.clone()),
                    _ => None,
                });
                match (names.as_deref(), what) {
                    (Some("allprojects" | "subprojects"), _) if self.of_root => self.for_project(block),
                    (_, Some(what)) if let Some(meant) = self.chosen_projects(what) => match meant {
                        Some(true) => self.for_project(block),
                        Some(false) => {}
                        None => self.perhaps(|reader| reader.for_project(block)),
                    },
                    (_, Some(what)) => match self.target(what) {
                        Some(target) if !target.names.is_empty() => {
                            let path = self.full(&target);
                            self.within(path, |reader| reader.statements(&block.body));
                        }
                        // Of these projects it may be one.
                        _ if self.of_root => self.perhaps(|reader| reader.for_project(block)),
                        _ => self.block_in_doubt(Some(block)),
                    },
                    _ => {}
                }
            }
            "configure" if !types.is_empty() || of.is_some() => {
                let extension = extension_of(types).map(str::to_owned);
                let extension = extension.or_else(|| self.extension_argument(&arguments.first()?.value));
                match (extension, block) {
                    (Some(extension), Some(block)) => {
                        self.open(vec![extension], block, node.span);
                    }
                    (None, block) => self.block_in_doubt(block),
                    _ => {}
                }
            }
            "withPlugin" | "withId" | "hasPlugin" if block.is_some() => {
                let id = arguments.first().and_then(|first| self.value(&first.value).as_text());
                match (id, block) {
                    (Some(id), Some(block)) if !self.of_root => {
                        self.defer(When::Plugin(id), self.context.clone(), block, node.span);
                    }
                    (_, block) => self.block_in_doubt(block),
                }
            }
            "afterEvaluate" | "projectsEvaluated" if block.is_some() && !self.of_root && !self.finishing => {
                let path = match of {
                    Some(of) => self.target(of),
                    None => Some(Target { absolute: false, root: false, names: Vec::new() }),
                };
                let path = path.map(|path| self.full(&path)).filter(|path| *path != ["gradle"]).unwrap_or_default();
                if let Some(block) = block {
                    self.defer(When::End, path, block, node.span);
                }
            }
            name if is_lookup(name) || BY_NAME.contains(&name) && !arguments.is_empty() => match self.target(node) {
                Some(target) => self.object_block(&target, block, node.span),
                None => self.unread(node),
            },
            // What is said here counts once all scripts are read.
            "finalizeDsl" if block.is_some() => {
                let Some(block) = block else { return };
                self.defer(When::End, vec!["android".to_owned()], block, node.span);
            }
            name if TRANSPARENT.contains(&name) && block.is_some() => {
                let path = match (of, arguments.first()) {
                    (_, Some(first)) if matches!(name, "with" | "configure") => self.target(&first.value),
                    (Some(of), _) => self.target(of),
                    (None, _) => Some(Target { absolute: false, root: false, names: Vec::new() }),
                };
                let Some(block) = block else { return };
                match path {
                    Some(path) => {
                        let path = self.full(&path);
                        self.bound(path, block);
                    }
                    None => self.block_in_doubt(Some(block)),
                }
            }
            "onVariants" | "beforeVariants" | "variantFilter" if block.is_some() => {
                let Some(block) = block else { return };
                let Some(base) = self.target(callee) else { return };
                let chosen = arguments.first().map(|first| self.selected(&first.value));
                self.defer(When::Variants(chosen.unwrap_or_default()), self.full(&base), block, node.span);
            }
            "eachDependency" if block.is_some() && !self.of_root => {
                let Some(block) = block else { return };
                let Some(target) = self.target(callee) else { return };
                self.defer(When::Dependencies, self.full(&target), block, node.span);
            }
            // What a loop goes over may be anything.
            FOR if of.is_some() && block.is_some() => match (of.map(|of| self.value(of)), block) {
                (Some(Value::List(_) | Value::Map(_)), Some(block)) => self.for_each(of, FOR, block, node.span),
                (_, block) => self.block_in_doubt(block),
            },
            name if EACH.contains(&name) && block.is_some() => {
                let Some(block) = block else { return };
                self.for_each(of, name, block, node.span);
            }
            _ => self.setting(of, &name, arguments, block, node),
        }
    }

    /// `library("a", "b:c").versionRef("d")`, `plugin("a", "b").version("1")`, `alias("a").to("b", "c").versionRef("d")` as one
    /// statement with named values.
    fn catalog_line(&mut self, node: &Node) -> bool {
        let mut values = Vec::new();
        let mut at = node;
        loop {
            let Kind::Call { callee, arguments, .. } = &at.kind else { return false };
            let mut given = self.given(arguments);
            let (name, of) = match &callee.kind {
                Kind::Name(name) => (name.as_str(), None),
                Kind::Member { of, name } => (name.as_str(), Some(&**of)),
                _ => return false,
            };
            match (name, of) {
                ("versionRef" | "version", Some(of)) => {
                    given.iter_mut().for_each(|given| given.name = Some(name.to_owned()));
                    values.extend(given);
                    at = of;
                }
                ("to" | "withoutVersion", Some(of)) => {
                    values.extend(given);
                    at = of;
                }
                ("library" | "plugin" | "alias", None) => {
                    given.extend(values);
                    let name = if name == "alias" { "library" } else { name };
                    self.record(self.context.clone(), name, Action::Call, given, node.span);
                    return true;
                }
                _ => return false,
            }
        }
    }

    /// What `selector().withBuildType("release").withFlavor("store" to "huawei")` asks for.
    fn selected(&mut self, selector: &Node) -> Vec<Chosen> {
        let mut chosen = Vec::new();
        let mut at = selector;
        while let Kind::Call { callee, arguments, .. } = &at.kind {
            let Kind::Member { of, name } = &callee.kind else { break };
            let mut values = arguments.iter().map(|argument| self.value(&argument.value)).collect::<Vec<_>>();
            let last = values.pop().and_then(|value| match value {
                Value::Map(entries) => entries.last().and_then(|(_, flavor)| flavor.as_text()),
                value => value.as_text(),
            });
            chosen.push(match (name.as_str(), last) {
                ("all", None) => {
                    at = of;
                    continue;
                }
                ("withBuildType", Some(name)) => Chosen::BuildType(name),
                ("withFlavor", Some(name)) => Chosen::Flavor(name),
                ("withName", Some(name)) => Chosen::Name(name),
                _ => Chosen::Unknown,
            });
            at = of;
        }
        let is_selector = match &at.kind {
            Kind::Call { callee, .. } => matches!(&callee.kind, Kind::Name(name) if name == "selector"),
            _ => false,
        };
        if !is_selector {
            chosen.push(Chosen::Unknown);
        }
        chosen
    }

    /// `gradlePlugin { plugins { … } }` names plugins and applies none.
    fn is_publishing(&self) -> bool {
        self.context.first().is_some_and(|first| first == "gradlePlugin")
    }

    fn is_plugins(&self, target: &Target) -> bool {
        matches!(target.names.as_slice(), [only] if matches!(only.as_str(), "plugins" | "pluginManager"))
    }

    fn block_in_doubt(&mut self, block: Option<&Closure>) {
        if let Some(block) = block {
            self.unread_block(&block.body);
            self.in_doubt(&block.body);
        }
    }

    /// `android.defaultConfig pushConfig` with the closure of that name as its block.
    fn closure_by_name(&mut self, node: &Node) -> Option<Node> {
        let Kind::Call { callee, types, arguments, block: None } = &node.kind else { return None };
        let (Kind::Name(name) | Kind::Member { name, .. }) = &callee.kind else { return None };
        let (last, others) = arguments.split_last().filter(|_| WITH_CLOSURES.contains(&name.as_str()))?;
        let (Kind::Name(closure) | Kind::Member { name: closure, .. }) = &last.value.kind else { return None };
        let function = self.functions.get(closure)?;
        let closure = Closure { parameters: function.parameters.clone(), body: function.body.clone() };
        let ends = closure.body.first().zip(closure.body.last());
        self.copied(ends.map_or(0, |(first, last)| last.span.end.saturating_sub(first.span.start)));
        let kind = Kind::Call {
            callee: callee.clone(),
            types: types.clone(),
            arguments: others.to_vec(),
            block: Some(Box::new(closure)),
        };
        Some(Node { span: node.span, kind })
    }

    /// The part of the Android module that code is given: `push(android.defaultConfig)`, `push(it)`.
    fn part(&mut self, node: &Node) -> Option<Vec<String>> {
        let first = match &node.kind {
            Kind::Name(name) => name.as_str(),
            Kind::Member { .. } => Self::words(node)?.first()?,
            Kind::Call { .. } => "android",
            _ => return None,
        };
        let is_part = match self.local(first) {
            Some(known) => matches!(known, Value::Object(_)),
            None => PARTS.contains(&first),
        };
        let target = if is_part { self.target(node)? } else { return None };
        let path = self.full(&target);
        (!Subject::of_part(&path).is_empty()).then_some(path)
    }

    /// `subprojects.findAll { it.name == 'app' }`: whether the project is one of these, if that is known. Nothing for what are
    /// no projects.
    fn chosen_projects(&mut self, what: &Node) -> Option<Option<bool>> {
        let (of, block) = match &what.kind {
            Kind::Call { callee, block, .. } => match &callee.kind {
                Kind::Member { of, name } if matches!(name.as_str(), "findAll" | "filter" | "matching") => {
                    (&**of, block.as_deref())
                }
                _ => return None,
            },
            _ => (what, None),
        };
        let words = Self::words(of)?;
        let all = match *words.last()? {
            "allprojects" => true,
            "subprojects" => false,
            _ => return None,
        };
        if !self.of_root {
            // The root project is none of its subprojects; what else its own script means isn't known.
            return Some(if all { None } else { Some(false) });
        }
        let Some(block) = block else { return Some(Some(true)) };
        let it = block.parameters.first().map_or("it", String::as_str).to_owned();
        let Location { path, .. } = &self.location;
        let name = self.location.name();
        let project = vec![("name".to_owned(), Value::text(name)), ("path".to_owned(), Value::text(path.clone()))];
        self.locals.push(HashMap::from([(it, Value::Map(project))]));
        let is_one = self.result(&block.body).is_true();
        self.locals.pop();
        Some(is_one)
    }

    /// A block of the root project that is about the project.
    fn for_project(&mut self, block: &Closure) {
        let of_root = std::mem::replace(&mut self.of_root, false);
        self.bound(Vec::new(), block);
        self.of_root = of_root;
    }

    /// A block whose parameter is the object that it is about.
    pub(super) fn bound(&mut self, path: Vec<String>, block: &Closure) {
        let object = Value::Object(path.clone());
        self.within(path, |reader| {
            if let [name] = block.parameters.as_slice() {
                reader.declare(name, object);
            }
            reader.statements(&block.body);
        });
        self.forget_return();
    }

    fn open(&mut self, path: Vec<String>, block: &Closure, span: Span) {
        if let Some((name, outer)) = path.split_last() {
            self.record(outer.to_vec(), name, Action::Open, Vec::new(), span);
        }
        self.bound(path, block);
    }

    fn object_block(&mut self, target: &Target, block: Option<&Closure>, span: Span) {
        let path = self.full(target);
        match block {
            Some(block) => self.open(path, block, span),
            None => {
                if let Some((name, outer)) = path.split_last() {
                    self.record(outer.to_vec(), name, Action::Open, Vec::new(), span);
                }
            }
        }
    }

    /// `[a, b].each { … }` is read for each; a collection of the build for all of it.
    fn for_each(&mut self, of: Option<&Node>, how: &str, block: &Closure, span: Span) {
        let listed = of.filter(|of| !matches!(of.kind, Kind::Call { .. }) || self.target(of).is_none());
        let items = listed.map(|of| self.value(of));
        let it = ["it".to_owned()];
        let names = if block.parameters.is_empty() { it.as_slice() } else { block.parameters.as_slice() };
        if let Some(rounds) = items.as_ref().and_then(|items| rounds(items, how, names.len())) {
            for round in rounds {
                self.within(self.context.clone(), |reader| {
                    names.iter().zip(round).for_each(|(name, value)| reader.declare(name, value));
                    reader.statements(&block.body);
                });
            }
            return;
        }
        let name = names.first().cloned().unwrap_or_default();
        match items {
            // A variable whose value isn't known, not a collection of the build.
            Some(Value::Unknown(unknown)) if unknown.reason != Reason::Name || self.is_in_flavors() => {
                self.locals.push(HashMap::from([(name, Value::Unknown(unknown))]));
                self.block_in_doubt(Some(block));
                self.locals.pop();
            }
            _ => {
                let target = match of {
                    Some(of) => self.target(of),
                    None => Some(Target { absolute: false, root: false, names: Vec::new() }),
                };
                match target {
                    Some(target) => {
                        let mut path = self.full(&target);
                        match path.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
                            ["android", "buildTypes" | "productFlavors"] => {
                                return self.defer(When::Each, path, block, span);
                            }
                            ["android", "applicationVariants"] => {
                                return self.defer(When::Variants(Vec::new()), path, block, span);
                            }
                            _ => {}
                        }
                        path.push("*".to_owned());
                        self.within(path.clone(), |reader| {
                            reader.declare(&name, Value::Object(path));
                            reader.statements(&block.body);
                        });
                    }
                    None => self.block_in_doubt(Some(block)),
                }
            }
        }
    }

    fn given(&mut self, arguments: &[Argument]) -> Vec<Given> {
        let mut given = Vec::new();
        for argument in arguments {
            let value = self.value(&argument.value);
            given.push(Given { name: argument.name.clone(), value, place: self.place(argument.value.span) });
        }
        given
    }

    /// What gives a setting a value, or opens a block.
    fn setting(&mut self, of: Option<&Node>, name: &str, arguments: &[Argument], block: Option<&Closure>, node: &Node) {
        if of.is_none()
            && let Some(function) = self.functions.get(name).cloned()
        {
            self.call_with_parts(&function, arguments);
            return;
        }
        let base = match of {
            // `dependencies.add("implementation", x)`, wherever that is said.
            Some(Node { kind: Kind::Name(of), .. }) if of == "dependencies" && name == "add" => {
                Some(Target { absolute: true, root: self.of_root, names: vec![of.clone()] })
            }
            Some(of) => self.target(of),
            None => Some(Target { absolute: false, root: false, names: Vec::new() }),
        };
        let Some(base) = base else {
            // `implementation(x).apply { }`, or code that is called.
            if let Some(of) = of.filter(|of| matches!(of.kind, Kind::Call { .. })) {
                self.call_statement(of);
            }
            return self.unread(node);
        };
        let root = base.root || self.of_root;
        let mut path = self.full(&base);
        // `fun ApplicationExtension.push() { … }`
        if of.is_some()
            && path.first().is_some_and(|first| first == "android")
            && let Some(function) = self.functions.get(name).cloned()
        {
            return self.within(path, |reader| {
                reader.call_with_parts(&function, arguments);
            });
        }
        if !HARMLESS.contains(&name) {
            for path in arguments.iter().filter_map(|argument| self.part(&argument.value)).collect::<Vec<_>>() {
                for subject in Subject::of_part(&path) {
                    self.note_unread(*subject, name, node.span);
                }
            }
        }
        let values = self.given(arguments);
        let of_extra = is_extra(&path, path.len());
        match name {
            "ext" | "extra" if of_extra || path.is_empty() => {}
            // `dependencies.add("implementation", x)`
            "add" if path.last().is_some_and(|last| last == "dependencies") => {}
            "set" if of_extra && values.len() == 2 => {
                let mut values = values.into_iter();
                if let (Some(key), Some(value)) = (values.next().and_then(|key| key.value.as_text()), values.next()) {
                    self.set_extra(root, &key, value.value);
                }
                return;
            }
            "set" | "add" | "addAll" | "putAll" | "plusAssign" | "from"
                if of.is_some() && !path.is_empty() && !(name == "set" && values.len() == 2) =>
            {
                let action = if name == "set" { Action::Set } else { Action::Add };
                if let (true, Some(local)) = (name != "set", self.local_collection(of)) {
                    return self.add_to_local(&local, values.into_iter().map(|given| given.value).collect());
                }
                if let Some(setting) = path.pop() {
                    self.record(path, &setting, action, values, node.span);
                }
                return;
            }
            "put" | "set" if !path.is_empty() && values.len() == 2 => {
                let mut values = values;
                let key = values.remove(0).value;
                if let Some(local) = self.local_collection(of) {
                    return self.put_to_local(&local, key.as_text(), values.pop().map(|given| given.value));
                }
                if let Some(setting) = path.pop() {
                    self.record(path, &setting, Action::Put(key), values, node.span);
                }
                return;
            }
            _ => {}
        }
        let argument = match values.as_slice() {
            [only] => only.value.as_text(),
            _ => None,
        };
        if !values.is_empty() || block.is_none() {
            self.record(path.clone(), name, Action::Call, values, node.span);
        }
        if let Some(block) = block {
            path.push(name.to_owned());
            if arguments.is_empty() {
                self.open(path, block, node.span);
            } else {
                // `variant('paid') { … }` is about that one.
                path.extend(argument);
                self.bound(path, block);
            }
        }
    }

    fn local_collection(&self, of: Option<&Node>) -> Option<String> {
        match of.map(|of| &of.kind) {
            Some(Kind::Name(name)) if matches!(self.local(name), Some(Value::Map(_) | Value::List(_))) => {
                Some(name.clone())
            }
            _ => None,
        }
    }

    fn add_to_local(&mut self, name: &str, values: Vec<Value>) {
        let doubts = self.doubts > 0;
        self.change_local(name, |before| {
            for value in values {
                changed(before, doubts, name, |before| add(before, value, name));
            }
        });
    }

    fn put_to_local(&mut self, name: &str, key: Option<String>, value: Option<Value>) {
        let doubts = self.doubts > 0;
        self.change_local(name, |before| {
            changed(before, doubts, name, |before| match (before, key, value) {
                (Value::Map(entries), Some(key), Some(value)) => entries.push((key, value)),
                (before, ..) => *before = Value::unknown(Reason::Name, name),
            });
        });
    }

    fn change_local(&mut self, name: &str, change: impl FnOnce(&mut Value)) {
        if let Some(value) = self.locals.iter_mut().rev().find_map(|scope| scope.get_mut(name)) {
            change(value);
        }
    }

    /// Calls a function, which may be given parts of the Android module.
    fn call_with_parts(&mut self, function: &Arc<Function>, arguments: &[Argument]) {
        let mut values = Vec::new();
        for argument in arguments {
            values.push(match self.part(&argument.value) {
                Some(part) => Value::Object(part),
                None => self.value(&argument.value),
            });
        }
        self.call(function, values);
    }

    /// What a function of a script comes to.
    pub(super) fn call(&mut self, function: &Arc<Function>, values: Vec<Value>) -> Value {
        if self.depth >= MAX_DEPTH {
            return Value::unknown(Reason::Limit, "");
        }
        let mut locals = HashMap::new();
        let mut values = values.into_iter();
        for parameter in &function.parameters {
            let value = values.next().unwrap_or_else(|| Value::unknown(Reason::Name, parameter.clone()));
            locals.insert(parameter.clone(), value);
        }
        let file = std::mem::replace(&mut self.file, Arc::clone(&function.file));
        self.depth += 1;
        self.locals.push(locals);
        let before = (self.returned.take(), std::mem::take(&mut self.perhaps_returned));
        let result = match function.body.split_last() {
            None => Value::Null,
            Some((last, first)) => {
                self.statements(first);
                match self.returned.take() {
                    Some(value) => value,
                    // Groovy's last expression.
                    None if is_expression(last) => self.value(last),
                    None => {
                        self.statement(last);
                        self.returned.take().unwrap_or_else(|| Value::unknown(Reason::Call, ""))
                    }
                }
            }
        };
        let result = if self.perhaps_returned { Value::unknown(Reason::Condition, "") } else { result };
        (self.returned, self.perhaps_returned) = before;
        self.locals.pop();
        self.depth -= 1;
        self.file = file;
        result
    }

    // ---- plugins ----

    /// `apply plugin: 'x'`, `apply from: 'x'`, `apply(plugin = "x")`, `apply { … }`, `plugins.apply("x")`.
    fn apply(&mut self, types: &str, arguments: &[Argument], block: Option<&Closure>, span: Span) {
        if let Some(block) = block {
            let mut path = self.context.clone();
            path.push("apply".to_owned());
            self.within(path, |reader| reader.statements(&block.body));
        }
        if !types.is_empty() {
            let place = self.place(span);
            self.project.missing.push((Unknown::new(Reason::Call, types.to_owned()), place));
        }
        for argument in arguments {
            let value = self.value(&argument.value);
            let place = self.place(argument.value.span);
            match argument.name.as_deref() {
                Some("plugin") | None => match value {
                    Value::Text(id) => self.plugin(id, argument.value.span),
                    other => {
                        // `apply plugin: MyPlugin`
                        let name = match (&argument.value.kind, other.why()) {
                            (Kind::Name(name) | Kind::Member { name, .. }, _) => name.clone(),
                            (_, Some(why)) => why.name.clone(),
                            _ => String::new(),
                        };
                        self.project.missing.push((Unknown::new(Reason::Call, name), place));
                    }
                },
                Some("from") => {
                    let folder = self.folder_of_context();
                    let path = value.as_text().and_then(|path| relative(&path, &folder, false));
                    match path {
                        Some(path) => {
                            if self.texts.read(&path).is_some() && !self.project.scripts.contains(&path) {
                                self.project.scripts.push(path.clone());
                            }
                            self.script(&path, &place);
                        }
                        None => {
                            let name = value.why().map(|why| why.name.clone()).or(value.as_text()).unwrap_or_default();
                            self.project.missing.push((Unknown::new(Reason::Script, name), place));
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// Paths are relative to the project that a script is applied to.
    pub(super) fn folder_of_context(&self) -> String {
        if self.of_root { String::new() } else { self.location.folder.clone() }
    }

    fn plugin(&mut self, id: String, span: Span) {
        let place = self.place(span);
        if !self.of_root {
            self.project.plugins.push(Plugin { id: id.clone(), place: place.clone(), certain: self.doubts == 0 });
        }
        if self.of_root {
            return;
        }
        if let Some(own) = self.texts.plugin(&id) {
            self.project.own.insert(id.clone());
            if self.applied.insert(id) {
                self.project.scripts.push(own.file.clone());
                match own.class {
                    None => self.script(&own.file, &place),
                    Some(class) => self.plugin_class(&own.file, &class, &place),
                }
            }
        }
    }

    /// Reads what a plugin's class does to the project: its `apply`.
    fn plugin_class(&mut self, path: &str, class: &str, from: &Place) {
        let Some(nodes) = self.parsed(path, from) else { return };
        let body = nodes.iter().find_map(|node| match &node.kind {
            Kind::Class { name, body, .. } if name == class => Some(body),
            _ => None,
        });
        let applies = body.into_iter().flatten().find_map(|node| match &node.kind {
            Kind::Function { name, parameters, body } if name == "apply" => Some((parameters, body)),
            _ => None,
        });
        let Some((parameters, body)) = applies else {
            let unknown = Unknown::new(Reason::Call, class.to_owned());
            return self.project.missing.push((unknown, from.clone()));
        };
        let before = self.project.events.len();
        self.open_file(path, |reader| {
            reader.declare_functions(&nodes);
            for parameter in parameters {
                reader.declare(parameter, Value::Object(Vec::new()));
            }
            reader.statements(body);
        });
        // What another class does for it isn't read: `PushSetup(project).run()`, `PushSetup.run(project)`.
        let is_class = |name: &String| name.starts_with(char::is_uppercase);
        let said = self.project.events.get(before..).unwrap_or_default();
        let other = said
            .iter()
            .find_map(|event| event.path.first().into_iter().chain([&event.name]).find(|name| is_class(name)));
        if let Some(other) = other.cloned() {
            self.project.missing.push((Unknown::new(Reason::Call, other), from.clone()));
        }
    }

    /// True where the catalog gives a plugin a version that is one.
    fn has_version(&self, alias: &Node) -> bool {
        let words = Self::words(alias).unwrap_or_default();
        let Some((catalog, rest)) = words.split_first() else { return false };
        let catalog = self.catalogs.get(*catalog);
        catalog.is_some_and(|catalog| catalog.is_versioned(&rest.join(".")))
    }

    /// A line of `plugins { }`: `id 'x' version 'y' apply false`, `alias(libs.plugins.x)`, `kotlin("android")`.
    fn plugin_line(&mut self, node: &Node) {
        let mut at = node;
        let (mut versioned, mut applied) = (false, true);
        loop {
            let Kind::Call { callee, arguments, .. } = &at.kind else { return };
            let first = arguments.first().map(|argument| &argument.value);
            match &callee.kind {
                Kind::Member { of, name } => {
                    applied &= !(name == "apply" && first.is_some_and(|first| self.value(first) == Value::Bool(false)));
                    versioned |= name == "version";
                    at = of;
                }
                Kind::Name(name) => {
                    let Some(first) = first else { return };
                    let value = self.value(first);
                    let id = match (name.as_str(), value) {
                        ("id" | "alias", Value::Text(id)) => Some(id),
                        ("kotlin", Value::Text(name)) => Some(format!("org.jetbrains.kotlin.{name}")),
                        _ => None,
                    };
                    match id {
                        Some(id) => {
                            if versioned || name == "kotlin" || name == "alias" && self.has_version(first) {
                                self.project.versioned.insert(id.clone());
                            }
                            if applied {
                                self.plugin(id, first.span);
                            }
                        }
                        None if !applied => {}
                        None => {
                            let place = self.place(first.span);
                            self.project.missing.push((Unknown::new(Reason::Call, name.clone()), place));
                        }
                    }
                    return;
                }
                _ => return,
            }
        }
    }
}

fn is_expression(node: &Node) -> bool {
    matches!(
        node.kind,
        Kind::Text(_)
            | Kind::Number(_)
            | Kind::Bool(_)
            | Kind::Null
            | Kind::List(_)
            | Kind::Map(_)
            | Kind::Name(_)
            | Kind::Member { .. }
            | Kind::Infix { .. }
            | Kind::Index { .. }
    )
}

/// True where the first names end with `ext`.
fn is_extra(names: &[String], length: usize) -> bool {
    names.get(..length).and_then(<[String]>::last).is_some_and(|last| matches!(last.as_str(), "ext" | "extra"))
}

/// What leads to an extension of the project.
fn is_lookup(name: &str) -> bool {
    matches!(name, "getByType" | "findByType" | "the")
}

/// The name of the extension of a type.
pub(super) fn extension_of(types: &str) -> Option<&'static str> {
    let name = types.rsplit('.').next().unwrap_or(types);
    match name {
        "ApplicationExtension"
        | "BaseAppModuleExtension"
        | "AppExtension"
        | "BaseExtension"
        | "CommonExtension"
        | "LibraryExtension"
        | "TestedExtension"
        | "AppPlugin" => Some("android"),
        "ApplicationAndroidComponentsExtension" | "AndroidComponentsExtension" => Some("androidComponents"),
        "TpnsExtension" => Some("tpns"),
        "ExtraPropertiesExtension" => Some("ext"),
        _ if types.starts_with("CommonExtension") => Some("android"),
        _ => None,
    }
}

/// Changes a value where it is, since copies of long ones take long. In doubt, it isn't known any more.
fn changed(value: &mut Value, in_doubt: bool, name: &str, change: impl FnOnce(&mut Value)) {
    match value {
        Value::Unknown(_) => {}
        _ if in_doubt => *value = Value::unknown(Reason::Condition, name),
        known => change(known),
    }
}

fn add(before: &mut Value, more: Value, name: &str) {
    *before = added(std::mem::replace(before, Value::Null), more, name);
}

/// A value with another one added to it.
pub(super) fn added(before: Value, more: Value, name: &str) -> Value {
    match (before, more) {
        (Value::Unknown(unknown), _) | (_, Value::Unknown(unknown)) => Value::Unknown(unknown),
        (Value::List(mut items), more) => {
            match more {
                Value::List(more) => items.extend(more),
                more => items.push(more),
            }
            Value::List(items)
        }
        (Value::Map(mut entries), Value::Map(more)) => {
            entries.extend(more);
            Value::Map(entries)
        }
        (Value::Number(a), Value::Number(b)) => a.checked_add(b).map_or(Value::Null, Value::Number),
        (Value::Text(text), more) => match more.as_text() {
            Some(more) => Value::Text(text + &more),
            None => Value::unknown(Reason::Name, name),
        },
        (before, more) => match (before.as_text(), more.as_text()) {
            (Some(before), Some(more)) => Value::Text(before + &more),
            _ => Value::unknown(Reason::Name, name),
        },
    }
}
