//! Expressions: what can be known of them without running anything.

use super::statement::added;
use super::{
    Argument, Closure, Kind, MAX_DEPTH, MAX_ITEMS, MAX_VALUE, Node, OWN, ROOT, Reader, Reason, Value, relative,
};
use crate::names::{capitalized, property};
use crate::tree::Part;
use crate::value::{Files, Unknown};

/// What the names of the root project's objects start with.
pub(super) const ROOT_PROJECT: &str = "rootProject";
/// What makes values of those of a list or map, with a block.
const OF_EACH: [&str; 7] = ["collect", "map", "findAll", "filter", "collectEntries", "associate", "associateWith"];
/// The longest name of a constant, in words.
const MAX_WORDS: usize = 8;

impl Reader<'_> {
    /// What an expression is worth.
    pub(super) fn value(&mut self, node: &Node) -> Value {
        if !self.step() || self.depth >= MAX_DEPTH + 16 {
            return Value::unknown(Reason::Limit, "");
        }
        self.depth += 1;
        let value = self.worth(node);
        self.depth -= 1;
        let size = value.size();
        self.copied(size);
        if size > MAX_VALUE { Value::unknown(Reason::Limit, "") } else { value }
    }

    fn worth(&mut self, node: &Node) -> Value {
        match &node.kind {
            Kind::Text(parts) => self.text(parts),
            Kind::Number(number) => number_of(number),
            Kind::Bool(is) => Value::Bool(*is),
            Kind::Null => Value::Null,
            Kind::List(items) => Value::List(items.iter().map(|item| self.value(item)).collect()),
            Kind::Map(entries) => self.map(entries),
            Kind::Name(_) | Kind::Member { .. } => self.named(node),
            Kind::Index { of, index } => {
                let key = self.value(index);
                if let Some(value) = self.extra_by_key(of, &key) {
                    return value;
                }
                match (self.value(of), key) {
                    (Value::Unknown(unknown), _) => Value::Unknown(unknown),
                    (Value::List(items), Value::Number(at)) => {
                        usize::try_from(at).ok().and_then(|at| items.get(at).cloned()).unwrap_or(Value::Null)
                    }
                    (object @ Value::Object(_), Value::Text(key)) => self.member(object, &key),
                    (map @ Value::Map(_), key) => match key.as_text() {
                        Some(key) => map.member(&key).cloned().unwrap_or(Value::Null),
                        None => Value::unknown(Reason::Name, "key"),
                    },
                    _ => Value::unknown(Reason::Name, "key"),
                }
            }
            Kind::Call { callee, types, arguments, block } => {
                if let Some(names) = self.object(node) {
                    return Value::Object(names);
                }
                let value = self.called(callee, types, arguments);
                match (value, block) {
                    (Value::Unknown(unknown), Some(block)) => {
                        self.of_block(callee, block).unwrap_or(Value::Unknown(unknown))
                    }
                    (value, _) => value,
                }
            }
            Kind::Infix { left, sign, right } => self.infix(left, sign, right),
            Kind::Prefix { sign, operand } => match (*sign, self.value(operand)) {
                ("!", value) => {
                    value.is_true().map_or_else(|| Value::unknown(Reason::Condition, "!"), |is| Value::Bool(!is))
                }
                (_, Value::Number(number)) => number.checked_neg().map_or(Value::Null, Value::Number),
                (_, value) => value,
            },
            Kind::If { condition, then, otherwise } => {
                let condition = self.value(condition);
                match condition.is_true() {
                    Some(true) => self.result(then),
                    Some(false) => self.result(otherwise),
                    None => {
                        let (then, otherwise) = (self.result(then), self.result(otherwise));
                        match condition {
                            _ if then == otherwise => then,
                            Value::Unknown(unknown) => Value::Unknown(unknown),
                            _ => Value::unknown(Reason::Condition, "if"),
                        }
                    }
                }
            }
            // `list << 'a' << 'b'` has the second of them in the value.
            Kind::Assign { target, sign: "<<", value } => match self.value(target) {
                Value::Text(text) => added(Value::List(vec![Value::Text(text)]), self.value(value), "<<"),
                before => added(before, self.value(value), "<<"),
            },
            Kind::Assign { value, .. } => self.value(value),
            Kind::Closure(closure) => self.result(&closure.body),
            _ => Value::unknown(Reason::Call, ""),
        }
    }

    /// `provider { value }`, `lazy { value }`, `buildString { append(value) }`
    fn of_block(&mut self, callee: &Node, block: &Closure) -> Option<Value> {
        match &callee.kind {
            Kind::Name(name) if name == "buildString" => Some(self.appended(&block.body)),
            Kind::Member { of, name } if OF_EACH.contains(&name.as_str()) => {
                let items = self.value(of);
                self.of_each(&items, name, block)
            }
            Kind::Name(name) | Kind::Member { name, .. }
                if matches!(name.as_str(), "provider" | "lazy" | "run" | "let") =>
            {
                Some(self.result(&block.body))
            }
            _ => None,
        }
    }

    /// `['a', 'b'].collect { "$it:1" }`, `listOf("a").filter { it == "a" }`; nothing for what is no list or map.
    fn of_each(&mut self, items: &Value, name: &str, block: &Closure) -> Option<Value> {
        let it = ["it".to_owned()];
        let names = if block.parameters.is_empty() { it.as_slice() } else { block.parameters.as_slice() };
        let (mut found, mut entries) = (Vec::new(), Vec::new());
        for round in rounds(items, name, names.len())? {
            let first = round.first().cloned();
            self.locals.push(names.iter().cloned().zip(round).collect());
            let value = self.result(&block.body);
            self.locals.pop();
            match (name, value.is_true()) {
                ("collect" | "map", _) => found.push(value),
                ("collectEntries" | "associate", _) => match (parts(value).as_slice(), first) {
                    ([key, value], _) => entries.push((key.as_text()?, value.clone())),
                    _ => return None,
                },
                ("associateWith", _) => entries.push((first?.as_text()?, value)),
                (_, Some(true)) => found.extend(first),
                (_, Some(false)) => {}
                (_, None) => return Some(value),
            }
        }
        let is_map = matches!(name, "collectEntries" | "associate" | "associateWith");
        Some(if is_map { Value::Map(entries) } else { Value::List(found) })
    }

    /// What `append("a")` and `append(b)` come to, one after the other.
    fn appended(&mut self, body: &[Node]) -> Value {
        let mut whole = Value::text("");
        for node in body {
            let appended = match &node.kind {
                Kind::Call { callee, arguments, block: None, .. } => match (&callee.kind, arguments.as_slice()) {
                    (Kind::Name(name), [only]) if name == "append" => Some(&only.value),
                    _ => None,
                },
                _ => None,
            };
            let Some(appended) = appended else { return Value::unknown(Reason::Call, "buildString") };
            whole = added(whole, self.value(appended), "append");
        }
        whole
    }

    fn text(&mut self, parts: &[Part]) -> Value {
        let mut text = String::new();
        for part in parts {
            match part {
                Part::Text(part) => text.push_str(part),
                Part::Code(node) => {
                    let value = self.value(node);
                    match (value.as_text(), value) {
                        (Some(part), _) => text.push_str(&part),
                        (None, Value::Unknown(unknown)) => {
                            let known = if text.is_empty() { unknown.known.clone() } else { text };
                            return Value::Unknown(Unknown { known, ..unknown });
                        }
                        (None, Value::Null) => text.push_str("null"),
                        (None, _) => return Value::unknown(Reason::Call, "toString"),
                    }
                }
            }
        }
        Value::Text(text)
    }

    fn map(&mut self, entries: &[(Node, Node)]) -> Value {
        let mut known = Vec::new();
        for (key, value) in entries {
            let is_spread = key.span == value.span;
            let key = self.value(key).as_text();
            match (key, self.value(value)) {
                (Some(key), value) => known.push((key, value)),
                (None, Value::Map(others)) if is_spread => known.extend(others),
                (None, _) => return Value::unknown(Reason::Name, "key"),
            }
        }
        Value::Map(known)
    }

    fn infix(&mut self, left: &Node, sign: &str, right: &Node) -> Value {
        let first = self.value(left);
        let unknown = |value: &Value| value.why().cloned();
        match sign {
            "?:" => match first {
                // Groovy takes any false value for none, Kotlin null alone; a blank text is one in Groovy.
                Value::Null => self.value(right),
                Value::Text(text) if text.is_empty() && !self.file.ends_with(".kts") => self.value(right),
                first => first,
            },
            "&&" | "||" => {
                let second = self.value(right);
                let short = sign == "||";
                match (first.is_true(), second.is_true()) {
                    (Some(is), _) if is == short => Value::Bool(is),
                    (_, Some(is)) if is == short => Value::Bool(is),
                    (Some(_), Some(is)) => Value::Bool(is),
                    _ => unknown(&first)
                        .or(unknown(&second))
                        .map_or(Value::unknown(Reason::Condition, sign), Value::Unknown),
                }
            }
            _ => {
                let second = self.value(right);
                if let Some(unknown) = unknown(&first).or(unknown(&second)) {
                    return Value::Unknown(unknown);
                }
                // What an object has is known once a build runs.
                if let Some(Value::Object(names)) =
                    [&first, &second].into_iter().find(|one| matches!(one, Value::Object(_)))
                {
                    return Value::unknown(Reason::Name, names.last().cloned().unwrap_or_default());
                }
                match (sign, first, second) {
                    ("==" | "===", a, b) => Value::Bool(a == b),
                    ("!=" | "!==", a, b) => Value::Bool(a != b),
                    ("<", Value::Number(a), Value::Number(b)) => Value::Bool(a < b),
                    (">", Value::Number(a), Value::Number(b)) => Value::Bool(a > b),
                    ("<=", Value::Number(a), Value::Number(b)) => Value::Bool(a <= b),
                    (">=", Value::Number(a), Value::Number(b)) => Value::Bool(a >= b),
                    ("+", a, b) => added(a, b, sign),
                    ("in", one, Value::List(items)) if items.contains(&one) => Value::Bool(true),
                    ("in", _, Value::List(items)) => match items.iter().find_map(Value::why) {
                        Some(unknown) => Value::Unknown(unknown.clone()),
                        None => Value::Bool(false),
                    },
                    ("in", Value::Text(key), map @ Value::Map(_)) => Value::Bool(map.member(&key).is_some()),
                    ("-", Value::Number(a), Value::Number(b)) => a.checked_sub(b).map_or(Value::Null, Value::Number),
                    ("*", Value::Number(a), Value::Number(b)) => a.checked_mul(b).map_or(Value::Null, Value::Number),
                    ("/", Value::Number(a), Value::Number(b)) => a.checked_div(b).map_or(Value::Null, Value::Number),
                    _ => Value::unknown(Reason::Call, sign),
                }
            }
        }
    }

    // ---- names ----

    /// The words that dots join, if there is nothing else.
    pub(super) fn words(node: &Node) -> Option<Vec<&str>> {
        let mut words = Vec::new();
        let mut at = node;
        loop {
            match &at.kind {
                Kind::Name(name) => {
                    words.push(name.as_str());
                    words.reverse();
                    return Some(words);
                }
                Kind::Member { of, name } => {
                    words.push(name.as_str());
                    at = of;
                }
                _ => return None,
            }
        }
    }

    fn named(&mut self, node: &Node) -> Value {
        let Some(words) = Self::words(node) else {
            let Kind::Member { of, name } = &node.kind else { return Value::unknown(Reason::Name, "") };
            let of = self.value(of);
            return self.member(of, name);
        };
        let (mut at, mut root) = (0, false);
        while let Some(word) = words.get(at) {
            match *word {
                "project" | "this" | "settings" if self.local(word).is_none() && words.len() > at + 1 => {}
                // `subprojects { it.name }`
                "it" if self.local(word).is_none() && self.context.is_empty() && words.len() > at + 1 => {}
                "rootProject" | "parent" | "gradle" if words.len() > at + 1 => root = true,
                _ => break,
            }
            at += 1;
        }
        let rest = words.get(at..).unwrap_or_default();
        let Some((first, members)) = rest.split_first() else { return Value::unknown(Reason::Name, "project") };
        if *first == ROOT_PROJECT && self.local(first).is_none() {
            return Value::Object(vec![ROOT_PROJECT.to_owned()]);
        }
        if *first == "this" && members.is_empty() && !self.context.is_empty() {
            return Value::Object(self.context.clone());
        }
        if matches!(*first, "ext" | "extra") && self.local(first).is_none() {
            let Some((name, members)) = members.split_first() else {
                // `def versions = rootProject.ext`
                let of_root = (root || self.of_root).then(|| ROOT_PROJECT.to_owned());
                return Value::Object(of_root.into_iter().chain([(*first).to_owned()]).collect());
            };
            let value = self.extra_value(name, root).map(|value| reached(value, members));
            let (value, members) = value.unwrap_or_else(|| (Value::unknown(Reason::Name, *name), members));
            return self.members(value, members);
        }
        if at == 0
            && let Some((value, members)) = self.local(first).map(|value| reached(value, members))
        {
            if let Some(catalog) = self.catalog_of(&value).filter(|_| !members.is_empty())
                && let Some(value) = self.of_catalog(&catalog, members)
            {
                return value;
            }
            return self.members(value, members);
        }
        if let Some(value) = self.path_of(first, root, members) {
            return value;
        }
        // Outside of all blocks, a project's own name needs no `project` before it.
        let is_own = at > 0 || self.context.is_empty() && rest.len() == 1;
        if is_own && !root && !self.of_root && members.is_empty() {
            match *first {
                "name" => return Value::text(self.location.name()),
                "path" => return Value::text(self.location.path.clone()),
                _ => {}
            }
        }
        if let Some(value) = self.of_catalog(first, members) {
            return value;
        }
        if *first == "projects" && !members.is_empty() {
            return Value::Project(format!(":{}", members.join(":")));
        }
        // The longest name that there is; its value may be a map.
        for length in (1..=rest.len().min(MAX_WORDS)).rev() {
            let (known, members) = rest.split_at(length);
            if let Some(value) = self.constant(known) {
                return self.members(value, members);
            }
        }
        if let Some((value, members)) = self.extra_value(first, root).map(|value| reached(value, members)) {
            return self.members(value, members);
        }
        if *first == "properties"
            && let Some((name, members)) = members.split_first()
        {
            let value = self.property(name);
            return self.members(value, members);
        }
        // What a block around says of itself: `"${applicationId}.push"`.
        let around = self.context.iter().map(String::len).sum::<usize>() * self.context.len();
        self.copied(around);
        for outer in (0..=self.context.len()).rev() {
            let names =
                self.context.get(..outer).unwrap_or_default().iter().map(String::as_str).chain(rest.iter().copied());
            if let Some(value) = self.latest.get(&names.collect::<Vec<_>>().join(".")) {
                return value.clone();
            }
        }
        if let Some(value) = self.project.properties.get(*first).cloned() {
            return self.members(Value::Text(value), members);
        }
        if *first == "buildTypes" || *first == "productFlavors" || *first == "signingConfigs" {
            let names = self.context.first().cloned().into_iter().chain(rest.iter().map(|name| (*name).to_owned()));
            return Value::Object(names.collect());
        }
        Value::unknown(Reason::Name, rest.join("."))
    }

    /// Folders of the build.
    fn path_of(&self, first: &str, root: bool, members: &[&str]) -> Option<Value> {
        let root = root || self.of_root;
        let path = match (first, members) {
            ("rootDir" | "settingsDir", _) => ROOT,
            ("projectDir", _) if root => ROOT,
            ("projectDir", _) => OWN,
            ("layout", ["projectDirectory", ..]) if root => ROOT,
            ("layout", ["projectDirectory", ..]) => OWN,
            ("layout", ["settingsDirectory", ..]) => ROOT,
            _ => return None,
        };
        Some(Value::text(path))
    }

    /// The name of the catalog that a value is.
    fn catalog_of(&self, value: &Value) -> Option<String> {
        match value {
            Value::Object(names) => match names.as_slice() {
                [only] if self.catalogs.contains_key(only) => Some(only.clone()),
                [of, catalog] if of == "versionCatalogs" && self.catalogs.contains_key(catalog) => {
                    Some(catalog.clone())
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// `libs.findLibrary("tpns-core").get()`
    fn found_in_catalog(&self, catalog: &str, method: &str, alias: &Value) -> Option<Value> {
        let section = match method {
            "findLibrary" => "",
            "findVersion" => "versions.",
            "findBundle" => "bundles.",
            "findPlugin" => "plugins.",
            _ => return None,
        };
        let accessor = format!("{section}{}", alias.as_text()?.replace(['-', '_'], "."));
        let found = self.catalogs.get(catalog)?.get(&accessor);
        Some(found.unwrap_or_else(|| Value::unknown(Reason::Name, format!("{catalog}.{accessor}"))))
    }

    fn of_catalog(&self, first: &str, members: &[&str]) -> Option<Value> {
        let catalog = self.catalogs.get(first)?;
        let mut members = members;
        loop {
            let accessor = members.join(".");
            if let Some(value) = catalog.get(&accessor) {
                return Some(value);
            }
            if catalog.has_below(&accessor) {
                return Some(Value::unknown(Reason::Name, format!("{first}.{accessor}")));
            }
            // `libs.a.get()`, `libs.versions.a.get().toInt()`
            match members.split_last() {
                Some((_, shorter)) if !shorter.is_empty() => members = shorter,
                _ => return Some(Value::unknown(Reason::Name, format!("{first}.{accessor}"))),
            }
        }
    }

    /// A constant of a class, whose package may be written out; within the class its own.
    fn constant(&self, words: &[&str]) -> Option<Value> {
        let name = words.join(".");
        // Of the class around, or of one around that.
        let mut class = self.context.last().map_or("", String::as_str);
        while !class.is_empty() {
            if let Some(value) = self.constants.get(&format!("{class}.{name}")) {
                return Some(value.clone());
            }
            class = class.rsplit_once('.').map_or("", |(outer, _)| outer);
        }
        (0..words.len()).find_map(|from| {
            let package = words.get(..from)?.iter().all(|word| word.starts_with(char::is_lowercase));
            let name = words.get(from..)?.join(".");
            let name = name.replace(".INSTANCE.", ".").replace(".Companion.", ".");
            if package { self.constants.get(&name).cloned() } else { None }
        })
    }

    fn extra_value(&self, name: &str, root: bool) -> Option<&Value> {
        let own = if root || self.of_root { None } else { self.extra.get(name) };
        own.or_else(|| self.root_extra.get(name))
    }

    fn members(&mut self, value: Value, members: &[&str]) -> Value {
        members.iter().fold(value, |value, name| self.member(value, name))
    }

    fn member(&mut self, value: Value, name: &str) -> Value {
        match value {
            Value::Unknown(unknown) => Value::Unknown(unknown),
            Value::Object(mut names) => {
                let of_root = names.first().is_some_and(|first| first == ROOT_PROJECT);
                let is_extra = match names.get(usize::from(of_root)..).unwrap_or_default() {
                    // `def top = rootProject`, `top.tpnsVersion`
                    [] => of_root && !matches!(name, "ext" | "extra"),
                    [only] => matches!(only.as_str(), "ext" | "extra"),
                    _ => false,
                };
                if is_extra {
                    let value = self.extra_value(name, of_root).cloned();
                    return value.unwrap_or_else(|| Value::unknown(Reason::Name, name));
                }
                names.push(name.to_owned());
                match self.latest.get(&names.join(".")) {
                    Some(value) => value.clone(),
                    // `subprojects { p -> p.name }`
                    None if names.len() == 1 && name == "name" && !self.of_root => Value::text(self.location.name()),
                    None => Value::Object(names),
                }
            }
            map @ Value::Map(_) => map.member(name).cloned().or_else(|| of_map(&map, name)).unwrap_or(Value::Null),
            // `flavors*.name`
            Value::List(items) => of_list(&items, name)
                .unwrap_or_else(|| Value::List(items.into_iter().map(|item| self.member(item, name)).collect())),
            Value::Text(text) if name == "length" => {
                i64::try_from(text.chars().count()).map_or(Value::Null, Value::Number)
            }
            // A provider's value, a file's path.
            value
                if matches!(
                    name,
                    "orNull"
                        | "path"
                        | "absolutePath"
                        | "asFile"
                        | "value"
                        | "pluginId"
                        | "requiredVersion"
                        | "strictVersion"
                        | "preferredVersion"
                        | "displayName"
                ) =>
            {
                value
            }
            _ => Value::unknown(Reason::Name, name),
        }
    }

    /// What a project has under a name: an extra property, or one of `gradle.properties`.
    pub(super) fn property(&mut self, name: &str) -> Value {
        if let Some(value) = self.extra_value(name, false) {
            return value.clone();
        }
        match self.project.properties.get(name) {
            Some(value) => Value::text(value.clone()),
            None => Value::unknown(Reason::Property, name),
        }
    }

    /// `extra["name"]`, `properties["name"]`
    fn extra_by_key(&mut self, of: &Node, key: &Value) -> Option<Value> {
        let words = Self::words(of)?;
        let key = key.as_text()?;
        let root = words.first() == Some(&"rootProject");
        match *words.last()? {
            "ext" | "extra" => {
                Some(self.extra_value(&key, root).cloned().unwrap_or_else(|| Value::unknown(Reason::Name, key)))
            }
            "properties" if self.local("properties").is_none() => Some(self.property(&key)),
            _ => None,
        }
    }

    // ---- calls ----

    fn called(&mut self, callee: &Node, types: &str, arguments: &[Argument]) -> Value {
        let (of, name) = match &callee.kind {
            Kind::Name(name) => (None, name.as_str()),
            Kind::Member { of, name } => (Some(&**of), name.as_str()),
            _ => return Value::unknown(Reason::Call, ""),
        };
        let mut values: Vec<Value> = Vec::new();
        for argument in arguments.iter().filter(|argument| argument.name.is_none()) {
            values.push(self.value(&argument.value));
        }
        let first = || values.first().cloned().unwrap_or(Value::Null);
        let of_project = of.is_none_or(|of| {
            let words = Self::words(of);
            words.is_some_and(|words| {
                words.iter().all(|word| {
                    matches!(
                        *word,
                        "project"
                            | "rootProject"
                            | "this"
                            | "providers"
                            | "settings"
                            | "extensions"
                            | "extraProperties"
                            | "ext"
                            | "extra"
                            | "gradle"
                    )
                })
            })
        });
        let of_names = of.is_none_or(|of| {
            let words = Self::words(of).unwrap_or_default();
            !words.is_empty() && words.iter().all(|word| matches!(*word, "project" | "rootProject" | "ext" | "this"))
        });
        if of_names && let Some(function) = self.functions.get(name).cloned() {
            return self.call(&function, values);
        }
        if of.is_none()
            && let Some(parameters) = self.constructors.get(name).cloned()
        {
            return Value::Map(self.constructed(&parameters, arguments));
        }
        // `Brand.values()`, `Brand.valueOf("A")`, of an enum.
        if let (Some(mut words), true) = (of.and_then(Self::words), matches!(name, "values" | "valueOf")) {
            let entry = first().as_text();
            words.push(entry.as_deref().unwrap_or("entries"));
            if let Some(value) = self.constant(&words) {
                return value;
            }
        }
        // `Config.tpns("huawei")`, a function of a class.
        if let Some(words) = of.and_then(Self::words)
            && words.first().is_some_and(|class| class.starts_with(char::is_uppercase))
            && let Some(function) = self.functions.get(&format!("{}.{name}", words.join("."))).cloned()
        {
            self.context.push(words.join("."));
            let value = self.call(&function, values);
            self.context.pop();
            return value;
        }
        // `def id = { '1' }`, called.
        if of.is_none()
            && values.is_empty()
            && let Some(value) = self.local(name)
        {
            return value.clone();
        }
        // Paths of the root project are relative to its folder.
        if name == "file"
            && of.and_then(Self::words).is_some_and(|words| words.contains(&"rootProject"))
            && let Some(path) = first().as_text().and_then(|path| relative(&path, "", true))
        {
            return Value::text(format!("{ROOT}/{path}"));
        }
        if of_project && let Some(value) = self.of_project(name, types, arguments, &values) {
            return value;
        }
        if let (Some(of), "getenv") = (of, name)
            && Self::words(of).is_some_and(|words| words == ["System"])
        {
            return Value::unknown(Reason::Environment, first().as_text().unwrap_or_default());
        }
        let Some(of) = of else { return Value::unknown(Reason::Call, name) };
        if matches!(name, "hasPlugin" | "hasProperty")
            && !self.of_root
            && self.target(of).is_some_and(|of| of.is_project())
        {
            return self.project_has(name, &first());
        }
        let catalog = match (&of.kind, name) {
            (Kind::Name(catalog), name) if name.starts_with("find") && self.catalogs.contains_key(catalog) => {
                Some(catalog.clone())
            }
            (_, name) if name.starts_with("find") => {
                let value = self.value(of);
                self.catalog_of(&value)
            }
            (_, "named") if matches!(first(), Value::Text(catalog) if self.catalogs.contains_key(&catalog)) => {
                return Value::Object(vec![first().as_text().unwrap_or_default()]);
            }
            _ => None,
        };
        if let Some(found) = catalog.and_then(|catalog| self.found_in_catalog(&catalog, name, &first())) {
            return found;
        }
        if let ("to", [second]) = (name, values.as_slice()) {
            let key = self.value(of).as_text();
            return key.map_or(Value::unknown(Reason::Name, "key"), |key| Value::Map(vec![(key, second.clone())]));
        }
        // A method of an object, or of a catalog's entry.
        if Self::words(of).is_some_and(|words| {
            matches!(words.as_slice(), ["JavaVersion" | "Integer" | "String" | "System" | "Long" | "Boolean"])
        }) {
            let class = Self::words(of).unwrap_or_default();
            return match (class.as_slice(), name, first()) {
                (["Boolean"], "valueOf" | "parseBoolean", value) if value.why().is_none() => {
                    Value::Bool(value.as_bool().unwrap_or(false))
                }
                (["Integer" | "Long"], "valueOf" | "parseInt" | "parseLong", value) => {
                    value.as_number().map_or(value, Value::Number)
                }
                (_, "valueOf" | "toString" | "toVersion", value) => value,
                _ => Value::unknown(Reason::Call, name),
            };
        }
        let value = self.value(of);
        self.method(value, name, &values)
    }

    /// What is known of a project once its scripts are read.
    fn project_has(&self, what: &str, name: &Value) -> Value {
        let Some(name) = name.as_text() else { return Value::unknown(Reason::Property, "") };
        let plugins = &self.project.plugins;
        let known = match what {
            "hasPlugin" => plugins.iter().find(|plugin| plugin.id == name).map(|plugin| plugin.certain),
            // The extension of Android's plugins.
            _ if name == "android" => {
                plugins.iter().find(|plugin| plugin.id.starts_with("com.android.")).map(|plugin| plugin.certain)
            }
            _ => return Value::unknown(Reason::Property, name),
        };
        match known {
            Some(true) => Value::Bool(true),
            None if self.project.missing.is_empty() => Value::Bool(false),
            _ => Value::unknown(Reason::Condition, name),
        }
    }

    /// Functions of a project and of the language.
    fn of_project(&mut self, name: &str, types: &str, arguments: &[Argument], values: &[Value]) -> Option<Value> {
        let first = || values.first().cloned().unwrap_or(Value::Null);
        let named = |name: &str| arguments.iter().find(|argument| argument.name.as_deref() == Some(name));
        Some(match name {
            "property" | "findProperty" | "gradleProperty" | "get" | "extra" if !values.is_empty() => {
                match first().as_text() {
                    Some(name) => self.property(&name),
                    None => Value::unknown(Reason::Property, ""),
                }
            }
            "hasPlugin" | "hasProperty" if !self.of_root && first().as_text().is_some_and(|name| name == "android") => {
                self.project_has(name, &first())
            }
            "hasProperty" | "has" => match first().as_text().map(|name| self.property(&name)) {
                Some(Value::Unknown(unknown)) => Value::Unknown(unknown),
                Some(_) => Value::Bool(true),
                None => Value::unknown(Reason::Property, ""),
            },
            "environmentVariable" | "systemProperty" => {
                Value::unknown(Reason::Environment, first().as_text().unwrap_or_default())
            }
            "mapOf" | "mutableMapOf" | "hashMapOf" | "linkedMapOf" | "sortedMapOf" => {
                let pairs = arguments.iter().map(|argument| self.pair(&argument.value)).collect::<Option<Vec<_>>>();
                pairs.map_or_else(|| Value::unknown(Reason::Name, "key"), Value::Map)
            }
            "listOf" | "mutableListOf" | "setOf" | "mutableSetOf" | "arrayOf" | "arrayListOf" | "hashSetOf"
            | "listOfNotNull" => Value::List(values.to_vec()),
            "HashMap" | "LinkedHashMap" | "TreeMap" if values.is_empty() => Value::Map(Vec::new()),
            "ArrayList" | "LinkedList" | "HashSet" if values.is_empty() => Value::List(Vec::new()),
            "enumValues" => self.constant(&[types, "entries"])?,
            "Pair" | "Triple" => Value::List(values.to_vec()),
            "Properties" => Value::unknown(Reason::File, "Properties"),
            "project" => match named("path") {
                Some(path) => {
                    self.value(&path.value).as_text().map_or(Value::unknown(Reason::Call, name), Value::Project)
                }
                None => first().as_text().map_or(Value::unknown(Reason::Call, name), Value::Project),
            },
            "platform" | "enforcedPlatform" => Value::Platform(Box::new(first())),
            "kotlin" => first().as_text().map_or(Value::unknown(Reason::Call, name), |module| {
                Value::text(format!("org.jetbrains.kotlin:kotlin-{module}"))
            }),
            "release" => first(),
            "file" => {
                let folder = self.folder_of_context();
                match first().as_text().and_then(|path| relative(&path, &folder, false)) {
                    Some(path) => Value::text(format!("{ROOT}/{path}")),
                    None => first(),
                }
            }
            // `new File(rootDir, 'a')`
            "File" => match values.iter().map(Value::as_text).collect::<Option<Vec<String>>>() {
                Some(parts) if !parts.is_empty() => Value::Text(parts.join("/")),
                _ => Value::unknown(Reason::Call, name),
            },
            "files" => {
                let names: Option<Vec<String>> = values.iter().flat_map(Value::items).map(Value::as_text).collect();
                names.map_or_else(
                    || Value::unknown(Reason::Call, name),
                    |names| Value::Files(Files { folder: None, names }),
                )
            }
            "fileTree" => {
                let folder = match named("dir") {
                    Some(dir) => self.value(&dir.value),
                    None => match first() {
                        map @ Value::Map(_) => map.member("dir").cloned().unwrap_or(Value::Null),
                        value => value,
                    },
                };
                let names = match (named("include"), named("includes"), first()) {
                    (Some(include), _, _) | (None, Some(include), _) => self.value(&include.value),
                    (None, None, map @ Value::Map(_)) => map.member("include").cloned().unwrap_or(Value::Null),
                    _ => Value::Null,
                };
                let names = names.items().into_iter().filter_map(Value::as_text).collect();
                Value::Files(Files { folder: folder.as_text(), names })
            }
            "getDefaultProguardFile" => Value::text(format!("\u{1}default/{}", first().as_text().unwrap_or_default())),
            "uri" => first(),
            "provider" | "lazy" => return None,
            _ if !types.is_empty() && matches!(name, "emptyList" | "emptyMap") => Value::Null,
            _ => return None,
        })
    }

    /// `a to b`, `Pair(a, b)`
    fn pair(&mut self, node: &Node) -> Option<(String, Value)> {
        let Kind::Call { callee, arguments, .. } = &node.kind else { return None };
        match (&callee.kind, arguments.as_slice()) {
            (Kind::Member { of, name }, [second]) if name == "to" => {
                Some((self.value(of).as_text()?, self.value(&second.value)))
            }
            (Kind::Name(name), [first, second]) if name == "Pair" => {
                Some((self.value(&first.value).as_text()?, self.value(&second.value)))
            }
            _ => None,
        }
    }

    fn method(&mut self, value: Value, name: &str, values: &[Value]) -> Value {
        let first = || values.first().cloned().unwrap_or(Value::Null);
        match (value, name) {
            (Value::Unknown(mut unknown), _) => {
                // `local.getProperty("key")`: the key says more than the file.
                if unknown.reason == Reason::File
                    && let Some(Value::Text(key)) = values.first()
                {
                    unknown.name.clone_from(key);
                }
                Value::Unknown(unknown)
            }
            (value, "toInteger" | "toInt" | "toLong" | "intValue" | "toIntOrNull") => {
                value.as_number().map_or_else(|| Value::unknown(Reason::Call, name), Value::Number)
            }
            (value, "toBoolean" | "toBooleanStrict") => Value::Bool(value.as_bool().unwrap_or(false)),
            (value, "toString" | "asText") => value.as_text().map_or(value, Value::Text),
            (Value::Null, "getOrElse" | "orElse" | "getOrDefault") => first(),
            (
                value,
                "get"
                | "getOrElse"
                | "orElse"
                | "getOrNull"
                | "orNull"
                | "toList"
                | "toSet"
                | "asType"
                | "asProvider"
                | "toMap"
                | "toMutableMap"
                | "toMutableList"
                | "toURI"
                | "getAbsolutePath"
                | "getPath"
                | "forUseAtConfigurationTime"
                | "asFile"
                | "flatten",
            ) if values.is_empty() || !matches!(name, "get") => value,
            (map @ Value::Map(_), "get" | "getValue" | "getAt" | "getOrDefault" | "getProperty") => first()
                .as_text()
                .and_then(|key| map.member(&key).cloned())
                .unwrap_or_else(|| values.get(1).cloned().unwrap_or(Value::Null)),
            (map @ Value::Map(_), "entrySet" | "keySet" | "values") if values.is_empty() => {
                of_map(&map, name).unwrap_or(Value::Null)
            }
            (Value::Map(entries), "containsKey") => {
                Value::Bool(first().as_text().is_some_and(|key| entries.iter().any(|(name, _)| *name == key)))
            }
            (Value::Text(text), _) => text_method(&text, name, values),
            (Value::List(items), "contains") if first().why().is_none() => match items.iter().find_map(Value::why) {
                Some(unknown) => Value::Unknown(unknown.clone()),
                None => Value::Bool(items.contains(&first())),
            },
            (Value::List(items), "get" | "getAt" | "elementAt") => {
                let at = first().as_number().and_then(|at| usize::try_from(at).ok());
                at.and_then(|at| items.get(at).cloned()).unwrap_or(Value::Null)
            }
            (Value::List(items), "isEmpty") if values.is_empty() => Value::Bool(items.is_empty()),
            (Value::List(items), "first" | "last" | "size") if values.is_empty() => {
                of_list(&items, name).unwrap_or(Value::Null)
            }
            (Value::List(items), "firstOrNull") if values.is_empty() => of_list(&items, "first").unwrap_or(Value::Null),
            (object @ Value::Object(_), "get" | "getProperty" | "property" | "findProperty") if values.len() == 1 => {
                first().as_text().map_or(Value::unknown(Reason::Call, name), |key| self.member(object, &key))
            }
            (before, "plus") => added(before, first(), name),
            (Value::Object(names), "file" | "dir") => Value::Object(names),
            (value @ (Value::Object(_) | Value::Map(_) | Value::List(_)), name)
                if values.is_empty()
                    && let Some(name) = property("get", name) =>
            {
                self.member(value, &name)
            }
            _ => Value::unknown(Reason::Call, name),
        }
    }
}

/// What a value has under names, as far as maps lead there, with the names that are left. A long map isn't copied.
fn reached<'m, 'n>(value: &Value, members: &'m [&'n str]) -> (Value, &'m [&'n str]) {
    let (mut value, mut members) = (value, members);
    while let (Value::Map(_), Some((name, rest))) = (value, members.split_first())
        && let Some(member) = value.member(name)
    {
        (value, members) = (member, rest);
    }
    (value.clone(), members)
}

/// What a block is given for each of what a list or map holds, where it has so many parameters; nothing for what is neither.
pub(super) fn rounds(items: &Value, how: &str, parameters: usize) -> Option<Vec<Vec<Value>>> {
    let items = match items {
        Value::List(items) => items.clone(),
        Value::Map(entries) => entries.iter().map(|entry| Value::Map(vec![entry.clone()])).collect(),
        _ => return None,
    };
    let round = |(at, item): (usize, Value)| {
        let index = || Value::Number(i64::try_from(at).unwrap_or(i64::MAX));
        match how {
            "eachWithIndex" => vec![item, index()],
            "forEachIndexed" => vec![index(), item],
            _ if parameters > 1 => parts(item),
            _ => vec![item],
        }
    };
    (items.len() <= MAX_ITEMS).then(|| items.into_iter().enumerate().map(round).collect())
}

/// What `(key, value)` and the like stand for: an entry of a map, `a to b`, the items of a list, the members of an object.
pub(super) fn parts(value: Value) -> Vec<Value> {
    match value {
        Value::List(items) => items,
        Value::Map(entries) => match <[(String, Value); 1]>::try_from(entries) {
            Ok([(key, value)]) => vec![Value::Text(key), value],
            Err(entries) => entries.into_iter().map(|(_, value)| value).collect(),
        },
        other => vec![other],
    }
}

/// What a map is asked for besides its values, or an entry, which is a map of one.
fn of_map(map: &Value, name: &str) -> Option<Value> {
    let Value::Map(entries) = map else { return None };
    let all = |part: fn(&(String, Value)) -> Value| Value::List(entries.iter().map(part).collect());
    Some(match (name, entries.as_slice()) {
        ("entries" | "entrySet", _) => all(|entry| Value::Map(vec![entry.clone()])),
        ("keys" | "keySet", _) => all(|(key, _)| Value::text(key.clone())),
        ("values", _) => all(|(_, value)| value.clone()),
        ("first" | "key", [(key, _)]) => Value::text(key.clone()),
        ("second" | "value", [(_, value)]) => value.clone(),
        _ => return None,
    })
}

/// How many values there are, or one of them.
fn of_list(items: &[Value], name: &str) -> Option<Value> {
    match (name, items) {
        ("size", items) => Some(Value::Number(i64::try_from(items.len()).unwrap_or(i64::MAX))),
        ("first", [one, ..]) | ("last", [.., one]) => Some(one.clone()),
        ("second", [_, one]) | ("second", [_, one, _]) | ("third", [_, _, one]) => Some(one.clone()),
        _ => None,
    }
}

fn text_method(text: &str, name: &str, values: &[Value]) -> Value {
    let argument = |at: usize| values.get(at).and_then(Value::as_text);
    match (name, argument(0), argument(1)) {
        ("trim" | "trimIndent" | "strip", None, _) => Value::text(text.trim()),
        ("toLowerCase" | "lowercase", ..) => Value::text(text.to_lowercase()),
        ("toUpperCase" | "uppercase", ..) => Value::text(text.to_uppercase()),
        ("plus" | "concat", Some(more), _) => Value::text(format!("{text}{more}")),
        ("replace", Some(old), Some(new)) => match text.matches(&old).count().saturating_mul(new.len()) {
            more if more > MAX_VALUE => Value::unknown(Reason::Limit, ""),
            _ => Value::text(text.replace(&old, &new)),
        },
        ("substring", Some(from), to) => {
            let at = |at: &str| at.parse::<usize>().ok();
            let count =
                to.as_deref().map_or(Some(usize::MAX), at).zip(at(&from)).map(|(to, from)| to.saturating_sub(from));
            match (at(&from), count) {
                (Some(from), Some(count)) => Value::text(text.chars().skip(from).take(count).collect::<String>()),
                _ => Value::unknown(Reason::Call, name),
            }
        }
        ("substringBefore", Some(by), _) => Value::text(text.split_once(&by).map_or(text, |(before, _)| before)),
        ("substringAfter", Some(by), _) => Value::text(text.split_once(&by).map_or(text, |(_, after)| after)),
        ("substringBeforeLast", Some(by), _) => Value::text(text.rsplit_once(&by).map_or(text, |(before, _)| before)),
        ("substringAfterLast", Some(by), _) => Value::text(text.rsplit_once(&by).map_or(text, |(_, after)| after)),
        ("removePrefix", Some(start), _) => Value::text(text.strip_prefix(start.as_str()).unwrap_or(text)),
        ("removeSuffix", Some(end), _) => Value::text(text.strip_suffix(end.as_str()).unwrap_or(text)),
        ("capitalize" | "uppercaseFirstChar", None, _) => Value::text(capitalized(text)),
        ("equalsIgnoreCase", Some(other), _) => Value::Bool(text.to_lowercase() == other.to_lowercase()),
        ("split" | "tokenize", Some(by), _)
            if !by.is_empty() && by.chars().all(|one| one.is_alphanumeric() || ",;:-_/ ".contains(one)) =>
        {
            Value::List(text.split(by.as_str()).map(Value::text).collect())
        }
        ("startsWith", Some(start), _) => Value::Bool(text.starts_with(&start)),
        ("endsWith", Some(end), _) => Value::Bool(text.ends_with(&end)),
        ("contains", Some(part), _) => Value::Bool(text.contains(&part)),
        ("isEmpty", ..) => Value::Bool(text.is_empty()),
        ("equals", Some(other), _) => Value::Bool(text == other),
        ("file" | "dir" | "resolve", Some(below), _) => Value::text(format!("{text}/{below}")),
        ("isNullOrEmpty" | "isNullOrBlank" | "isBlank", ..) => Value::Bool(text.trim().is_empty()),
        ("ifEmpty" | "ifBlank" | "orEmpty", ..) => Value::text(text),
        _ => Value::unknown(Reason::Call, name),
    }
}

fn number_of(written: &str) -> Value {
    let digits: String = written.chars().filter(|digit| *digit != '_').collect();
    let digits = digits.trim_end_matches(['L', 'l', 'f', 'F', 'd', 'D', 'G', 'g']);
    match digits.parse() {
        Ok(number) => Value::Number(number),
        Err(_) => Value::text(written),
    }
}
