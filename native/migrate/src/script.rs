//! The statements of a script, and where they can be taken out.
//!
//! Invariant: only what surely is one statement of a block is found; what stands behind a condition or in a loop isn't.

use std::collections::BTreeSet;

use tpnskit_core::text::source::Source;
use tpnskit_core::text::span::Span;
use tpnskit_script::tree::{Argument, Closure, Kind, Node, Part};
use tpnskit_script::{Dialect, parser, words};

use crate::cut;
use crate::unused::is_plain;

/// A script of the build.
#[derive(Debug)]
pub(crate) struct Script<'a> {
    /// The file.
    pub(crate) source: &'a Source,
    /// True for Kotlin.
    pub(crate) kotlin: bool,
    nodes: Vec<Node>,
}

/// A statement with the names of the blocks around it.
#[derive(Clone, Debug)]
pub(crate) struct Statement<'t> {
    pub(crate) node: &'t Node,
    pub(crate) path: Vec<&'t str>,
}

impl<'a> Script<'a> {
    pub(crate) fn read(source: &'a Source) -> Self {
        let dialect = Dialect::of(&source.name);
        Self { source, kotlin: dialect == Dialect::Kotlin, nodes: parser::parse(&source.text, dialect) }
    }

    pub(crate) fn text(&self) -> &'a str {
        &self.source.text
    }

    /// Every statement that surely is one, the outer ones first.
    pub(crate) fn statements(&self) -> Vec<Statement<'_>> {
        let mut found = Vec::new();
        collect(&self.nodes, &mut Vec::new(), &mut found);
        found
    }

    /// The innermost statement around a place.
    pub(crate) fn statement_at(&self, place: tpnskit_script::Span) -> Option<Statement<'_>> {
        let around = |one: &Statement<'_>| one.node.span.start <= place.start && place.end <= one.node.span.end;
        self.statements().into_iter().rfind(around)
    }

    /// Every node, with the names of the calls around it.
    pub(crate) fn visit<'t>(&'t self, visit: &mut dyn FnMut(&'t Node, &[&'t str])) {
        for node in &self.nodes {
            walk(node, &mut Vec::new(), visit);
        }
    }

    /// The lines to cut for statements, with the blocks that they leave empty.
    pub(crate) fn cuts(&self, statements: &BTreeSet<Span>) -> BTreeSet<Span> {
        let mut cuts = BTreeSet::new();
        self.cut_in(&self.nodes, &Around::of(&[]), statements, &mut cuts);
        cuts.into_iter().map(|span| cut::whole(self.text(), span)).collect()
    }

    fn cut_in(&self, nodes: &[Node], around: &Around<'_>, statements: &BTreeSet<Span>, cuts: &mut BTreeSet<Span>) {
        for node in nodes {
            let span = span(node);
            if statements.contains(&span) {
                cuts.insert(span);
                continue;
            }
            for (projects, body) in applied(node) {
                self.cut_in(body, &Around::of(projects), statements, cuts);
            }
            let Some((_, block)) = block_of(node) else { continue };
            let mut inner = BTreeSet::new();
            self.cut_in(&block.body, &around.inside(node, block), statements, &mut inner);
            let inside = self.inside(node);
            let lines = cut::with_comments(self.text(), inner.iter().map(|cut| cut::whole(self.text(), *cut)));
            let emptied = !inner.is_empty() && inside.is_some_and(|inside| !cut::has_text(self.text(), inside, &lines));
            // A block that is left empty goes, too, unless it does something by being there.
            if emptied && around.is_idle(node) { _ = cuts.insert(span) } else { cuts.extend(inner) }
        }
    }

    /// Between the braces of a block, without its parameters.
    pub(crate) fn inside(&self, node: &Node) -> Option<Span> {
        let Kind::Call { callee, arguments, block: Some(block), .. } = &node.kind else { return None };
        let from = arguments.last().map_or(callee.span.end, |last| last.value.span.end).max(callee.span.end);
        let open = from + self.text().get(from..node.span.end)?.find('{')? + 1;
        let close = node.span.end.checked_sub(1)?;
        let arrow = self.text().get(open..close).and_then(|inside| inside.find("->"));
        let open = open + arrow.filter(|_| !block.parameters.is_empty()).map_or(0, |arrow| arrow + 2);
        (open <= close && self.text().get(close..node.span.end) == Some("}")).then(|| Span::new(open, close))
    }
}

/// A node's place.
pub(crate) fn span(node: &Node) -> Span {
    node.span.into()
}

fn collect<'t>(nodes: &'t [Node], path: &mut Vec<&'t str>, found: &mut Vec<Statement<'t>>) {
    for node in nodes {
        found.push(Statement { node, path: path.clone() });
        if let Some((name, block)) = block_of(node) {
            path.push(name);
            collect(&block.body, path, found);
            path.pop();
        }
        for (_, body) in applied(node) {
            path.push("apply");
            collect(body, path, found);
            path.pop();
        }
    }
}

/// What a plugin's class does to a project, and what it calls that: `override fun apply(target: Project) { … }`. What `= with(target) { … }` ends with
/// is the function's result, whose type has to stay.
fn applied(node: &Node) -> impl Iterator<Item = (&[String], &[Node])> {
    let members = match &node.kind {
        Kind::Class { body, .. } => body.as_slice(),
        _ => &[],
    };
    members.iter().filter_map(|member| match &member.kind {
        Kind::Function { name, parameters, body } if name == "apply" => {
            let body = match body.as_slice() {
                [Node { kind: Kind::Return(Some(only)), .. }] => {
                    block_of(only).and_then(|(_, block)| block.body.split_last()).map_or(&[][..], |(_, first)| first)
                }
                body => body,
            };
            Some((parameters.as_slice(), body))
        }
        _ => None,
    })
}

/// The name and block of `name { … }`.
pub(crate) fn block_of(node: &Node) -> Option<(&str, &Closure)> {
    match &node.kind {
        Kind::Call { callee, block: Some(block), .. } => Some((last_word(callee)?, block)),
        _ => None,
    }
}

/// Blocks that are there whatever is in them, each with the one around it; a project's stand behind the empty name. Any
/// other may make something by being there, such as a flavor.
const BLOCKS: [(&str, &[&str]); 6] = [
    ("", &["android", "buildscript", "dependencies", "ext", "pluginManager", "plugins"]),
    ("pluginManager", &["withPlugin"]),
    ("plugins", &["withId"]),
    ("buildscript", &["dependencies", "ext"]),
    ("android", &["buildTypes", "defaultConfig", "productFlavors"]),
    ("buildTypes", &["debug", "release"]),
];

/// Blocks and names in which a project's own blocks are.
const OF_PROJECT: [&str; 7] =
    ["afterEvaluate", "allprojects", "project", "rootProject", "subprojects", "withId", "withPlugin"];

/// Blocks for each of several values.
const EACH: [&str; 5] = ["all", "configureEach", "each", "forEach", "for"];

/// What stands around a statement.
struct Around<'t> {
    /// The block, as in [`BLOCKS`]; nothing where it isn't known.
    block: Option<&'t str>,
    /// What blocks further out call a project.
    projects: Vec<&'t str>,
}

impl<'t> Around<'t> {
    fn of(projects: &'t [String]) -> Self {
        Self { block: Some(""), projects: projects.iter().map(String::as_str).collect() }
    }

    fn inside(&self, node: &'t Node, block: &'t Closure) -> Self {
        let name = self.block_of(node);
        let parameters = block.parameters.iter().map(String::as_str).filter(|_| name == Some(""));
        Self { block: name, projects: self.projects.iter().copied().chain(parameters).collect() }
    }

    /// True for a block that does nothing if nothing is in it.
    fn is_idle(&self, node: &Node) -> bool {
        let Kind::Call { callee, arguments, .. } = &node.kind else { return false };
        let is_list = |node: &Node| match &node.kind {
            Kind::Call { callee, arguments, block: None, .. } => {
                matches!(&callee.kind, Kind::Name(name) if matches!(name.as_str(), "listOf" | "setOf" | "arrayOf"))
                    && arguments.iter().all(|argument| is_plain(&argument.value))
            }
            _ => is_plain(node),
        };
        let idle = match &callee.kind {
            // `productFlavors.all { … }`
            Kind::Member { of, name } if EACH.contains(&name.as_str()) => is_list(of),
            _ => self.block_of(node).is_some(),
        };
        idle && arguments.is_empty()
    }

    /// What a call's block is, if it is one of those that are there whatever is in them.
    fn block_of(&self, node: &'t Node) -> Option<&'t str> {
        match &node.kind {
            // `configure<ApplicationExtension> { … }`
            Kind::Call { types, callee, .. }
                if last_word(callee) == Some("configure") && types.ends_with("Extension") =>
            {
                Some("android")
            }
            // `with(target) { … }`
            Kind::Call { callee, arguments, .. } if matches!(&callee.kind, Kind::Name(name) if name == "with") => {
                arguments.first().and_then(|project| self.named(&project.value)).filter(|block| block.is_empty())
            }
            Kind::Call { types, callee, .. } if types.is_empty() => self.named(callee),
            _ => None,
        }
    }

    /// The block of a name or of a path of them: `android.defaultConfig`.
    fn named(&self, callee: &'t Node) -> Option<&'t str> {
        let (block, name) = match &callee.kind {
            Kind::Name(name) if self.projects.contains(&name.as_str()) => return Some(""),
            Kind::Name(name) => (self.block?, name),
            Kind::Member { of, name } => (self.named(of)?, name),
            _ => return None,
        };
        let is_known = BLOCKS.iter().any(|(of, names)| *of == block && names.contains(&name.as_str()));
        let is_project = OF_PROJECT.contains(&name.as_str());
        (is_known || is_project && block.is_empty()).then_some(if is_project { "" } else { name })
    }
}

/// The last name of `a.b.c`.
pub(crate) fn last_word(node: &Node) -> Option<&str> {
    match &node.kind {
        Kind::Name(name) | Kind::Member { name, .. } => Some(name),
        // `"chinaImplementation"("…")`
        Kind::Text(_) => plain_text(node),
        _ => None,
    }
}

/// A string without anything to be put into it.
pub(crate) fn plain_text(node: &Node) -> Option<&str> {
    match &node.kind {
        Kind::Text(parts) => match parts.as_slice() {
            [Part::Text(text)] => Some(text),
            [] => Some(""),
            _ => None,
        },
        _ => None,
    }
}

/// A string up to the first thing that is put into it.
pub(crate) fn known_start(node: &Node) -> Option<&str> {
    match &node.kind {
        Kind::Text(parts) => match parts.first()? {
            Part::Text(text) => Some(text),
            Part::Code(_) => None,
        },
        _ => None,
    }
}

/// Between the quotes of a string.
pub(crate) fn inner(text: &str, node: &Node) -> Span {
    words::literal(text.get(node.span.start..node.span.end).unwrap_or_default(), node.span).span.into()
}

fn walk<'t>(node: &'t Node, around: &mut Vec<&'t str>, visit: &mut dyn FnMut(&'t Node, &[&'t str])) {
    visit(node, around);
    let callee = match &node.kind {
        Kind::Call { callee, .. } => Some(&**callee),
        _ => None,
    };
    // The name of a call stands around everything of it but what is called.
    let name = callee.and_then(last_word);
    node.parts(&mut |part| {
        let is_within = name.is_some() && callee.is_none_or(|callee| !std::ptr::eq(callee, part));
        around.extend(name.filter(|_| is_within));
        walk(part, around, visit);
        if is_within {
            around.pop();
        }
    });
}

/// What `manifestPlaceholders` is given in one statement.
#[derive(Debug)]
pub(crate) struct PlaceholderStatement {
    /// The whole statement.
    pub(crate) statement: Span,
    /// What it gives.
    pub(crate) entries: Vec<PlaceholderEntry>,
    /// The bracket that closes the entries; nothing where there is one entry, or where they can only go together.
    pub(crate) close: Option<usize>,
    /// The block that gets them: `defaultConfig`, a flavor.
    pub(crate) block: String,
    /// True where they take the place of those that the block got before.
    pub(crate) replaces: bool,
}

/// One placeholder of a statement.
#[derive(Debug)]
pub(crate) struct PlaceholderEntry {
    /// Empty for one that isn't known.
    pub(crate) name: String,
    pub(crate) span: Span,
    /// True where surely nothing happens but that it gets its value.
    pub(crate) plain: bool,
}

/// Everything in a script that states placeholders, also under a condition or within another statement.
pub(crate) fn placeholder_statements(script: &Script<'_>) -> Vec<PlaceholderStatement> {
    let certain: BTreeSet<Span> = script.statements().iter().map(|one| span(one.node)).collect();
    let mut found: Vec<PlaceholderStatement> = Vec::new();
    script.visit(&mut |node, around| {
        let Some(mut one) = placeholder_statement(node) else { return };
        if one.block.is_empty() {
            around.last().copied().unwrap_or_default().clone_into(&mut one.block);
        }
        // Without this one, those before would count again.
        let uncovers = one.replaces && found.iter().any(|other| other.block == one.block);
        if uncovers || !certain.contains(&one.statement) {
            one.entries.iter_mut().for_each(|entry| entry.plain = false);
        }
        found.push(one);
    });
    found
}

pub(crate) const PLACEHOLDERS: &str = "manifestPlaceholders";

fn placeholder_statement(node: &Node) -> Option<PlaceholderStatement> {
    let is_placeholders = |node: &Node| last_word(node) == Some(PLACEHOLDERS);
    let one = |name: &str, value: &Node| PlaceholderStatement {
        statement: span(node),
        entries: vec![PlaceholderEntry { name: name.to_owned(), span: span(node), plain: is_plain(value) }],
        close: None,
        block: String::new(),
        replaces: false,
    };
    let (found, on) = match &node.kind {
        Kind::Assign { target, sign, value } => match &target.kind {
            Kind::Index { of, index } if is_placeholders(of) => (one(plain_text(index)?, value), &**of),
            Kind::Member { of, name } if is_placeholders(of) => (one(name, value), &**of),
            _ if is_placeholders(target) => (of_map(node, value, *sign == "=")?, &**target),
            _ => return None,
        },
        Kind::Call { callee, arguments, block: None, .. } => {
            let name = last_word(callee)?;
            let found = match (&callee.kind, arguments.as_slice()) {
                (Kind::Member { of, .. }, [key, value]) if is_placeholders(of) && matches!(name, "put" | "set") => {
                    one(plain_text(&key.value)?, &value.value)
                }
                (Kind::Member { of, .. }, [map]) if is_placeholders(of) && matches!(name, "putAll" | "set") => {
                    of_map(node, &map.value, name == "set")?
                }
                (_, [map]) if map.name.is_none() && matches!(name, PLACEHOLDERS | "addManifestPlaceholders") => {
                    of_map(node, &map.value, name == PLACEHOLDERS)?
                }
                // `manifestPlaceholders A: '1'`
                (_, [_, ..]) if name == PLACEHOLDERS && arguments.iter().all(|one| one.name.is_some()) => {
                    let entries = arguments.iter().map(|one| PlaceholderEntry {
                        name: one.name.clone().unwrap_or_default(),
                        span: span(&one.value),
                        plain: is_plain(&one.value),
                    });
                    PlaceholderStatement {
                        statement: span(node),
                        entries: entries.collect(),
                        close: None,
                        block: String::new(),
                        replaces: true,
                    }
                }
                _ => return None,
            };
            (found, &**callee)
        }
        _ => return None,
    };
    // Of `a.manifestPlaceholders.put` the first part.
    let on = match &on.kind {
        Kind::Member { of, .. } if is_placeholders(of) => of,
        _ => on,
    };
    let block = match &on.kind {
        Kind::Member { of, .. } => last_word(of).unwrap_or_default().to_owned(),
        _ => String::new(),
    };
    // `create("a").manifestPlaceholders["B"] = "c"` does more.
    is_plain(on).then_some(PlaceholderStatement { block, ..found })
}

fn of_map(statement: &Node, value: &Node, replaces: bool) -> Option<PlaceholderStatement> {
    let entry = |name: Option<&str>, span: Span, value: &Node| PlaceholderEntry {
        name: name.unwrap_or_default().to_owned(),
        span,
        plain: is_plain(value),
    };
    let entries: Vec<PlaceholderEntry> = match &value.kind {
        Kind::Map(entries) => entries
            .iter()
            .map(|(key, value)| {
                let span = Span::new(key.span.start.min(value.span.start), value.span.end);
                entry(plain_text(key), span, value)
            })
            .collect(),
        Kind::Call { callee, arguments, block: None, .. }
            if matches!(last_word(callee), Some("mapOf" | "mutableMapOf" | "hashMapOf")) =>
        {
            let pair = |argument: &Argument| {
                let whole = span(&argument.value);
                // `"A" to value`
                let parts = match &argument.value.kind {
                    Kind::Call { callee, arguments, .. } => match (&callee.kind, arguments.as_slice()) {
                        (Kind::Member { of, name }, [value]) if name == "to" => Some((plain_text(of), &value.value)),
                        _ => None,
                    },
                    _ => None,
                };
                match parts {
                    Some((name, value)) => entry(name, whole, value),
                    None => entry(None, whole, &argument.value),
                }
            };
            arguments.iter().map(pair).collect()
        }
        _ => return None,
    };
    let close = Some(value.span.end.saturating_sub(1));
    Some(PlaceholderStatement { statement: span(statement), entries, close, block: String::new(), replaces })
}

#[cfg(test)]
mod tests {
    use super::*;
    use tpnskit_core::text::edit::apply;
    use tpnskit_core::text::source::Role;

    fn source(name: &str, text: &str) -> Source {
        Source::new(name, Role::BuildScript, text)
    }

    #[test]
    fn a_block_that_is_left_empty_goes_if_it_does_nothing() {
        let without = |text: &str| {
            let source = source("build.gradle", text);
            let script = Script::read(&source);
            let gone: BTreeSet<Span> = script
                .statements()
                .iter()
                .filter(|one| {
                    source
                        .text
                        .get(one.node.span.start..one.node.span.end)
                        .is_some_and(|it| it.trim_start_matches(|c| "@ABC('x') \n".contains(c)).starts_with("gone"))
                })
                .map(|one| span(one.node))
                .collect();
            apply(text, &cut::edits(text, &script.cuts(&gone))).unwrap_or_default()
        };
        for (text, expected) in [
            ("a 1\next {\n  gone 'x'\n}\nc 2\n", "a 1\nc 2\n"),
            ("android {\n  defaultConfig {\n    gone 'x'\n    gone 'y'\n  }\n}\n", ""),
            ("android.buildTypes.debug {\n  gone 'x'\n}\n", ""),
            ("subprojects { b ->\n  b.android { gone 'x' }\n}\n", ""),
            ("configure<AppExtension> { defaultConfig { gone 'x' } }\n", ""),
            ("plugins.withId('b') { android { gone 'x' } }\n", "plugins.withId('b') { }\n"),
            ("['a'].each { gone 'x' }\nlistOf('a').forEach { gone 'x' }\n", ""),
            ("project(':b') {\n  android {\n    gone 'x'\n  }\n}\n", "project(':b') {\n}\n"),
            ("ext {\n  // of it\n  gone 'x'\n}\n", ""),
            ("ext {\n  // of more\n\n  gone 'x'\n}\n", "ext {\n  // of more\n}\n"),
            ("b {\n  gone 'x' // why\n}\nd 1", "b {\n}\nd 1"),
            ("ext { gone 'x' }\n", ""),
            ("['a', 'b'].each {\n  gone it\n}\nc 1", "c 1"),
            ("b.each { one ->\n  gone one\n}\nc 1", "c 1"),
            ("productFlavors.all { one ->\n  gone one\n}\nc 1", "c 1"),
            ("b.each { one ->\n  gone one\n  stays one\n}\n", "b.each { one ->\n  stays one\n}\n"),
            ("b { gone 'x'; stays 'y' }\n", "b { stays 'y' }\n"),
            ("create('b') {\n  gone 'x'\n}\n", "create('b') {\n}\n"),
            ("if (x) {\n  gone 'x'\n}\n", "if (x) {\n  gone 'x'\n}\n"),
            ("ext {\n}\n", "ext {\n}\n"),
            ("@A('x')\ngone 'x'\n@B gone 'y'\n@C\nstays 'z'\n", "@C\nstays 'z'\n"),
            // What makes an element, or may do so.
            ("android.productFlavors {\n  a {\n    gone 'x'\n  }\n}\n", "android.productFlavors {\n  a {\n  }\n}\n"),
            ("productFlavors.create('a').with {\n  gone 'x'\n}\n", "productFlavors.create('a').with {\n}\n"),
            ("def b = productFlavors\nb { a { gone 'x' } }\n", "def b = productFlavors\nb { a { } }\n"),
            ("b.debug { gone 'x' }\n", "b.debug { }\n"),
            ("b { android { gone 'x' } }\n", "b { android { } }\n"),
            ("setup().each { gone 'x' }\n", "setup().each { }\n"),
            ("configure<A> { gone 'x' }\n", "configure<A> { }\n"),
        ] {
            assert_eq!(without(text), expected, "{text:?}");
        }
    }

    #[test]
    fn between_the_quotes_of_a_string() {
        for text in ["'x'", "\"x\"", "'''x'''", "\"\"\"x\"\"\"", "$/x/$"] {
            let text = format!("a {text}");
            let source = source("build.gradle", &text);
            let mut found = Vec::new();
            Script::read(&source).visit(&mut |node, _| {
                found.extend(plain_text(node).map(|_| inner(&text, node)));
            });
            let found: Vec<_> = found.iter().map(|span| text.get(span.start..span.end)).collect();
            assert_eq!(found, [Some("x")], "{text}");
        }
    }

    #[test]
    fn what_the_class_of_a_plugin_does() {
        for (text, expected) in [
            (
                "class P : Plugin<Project> {\n  override fun apply(target: Project) {\n    with(target) {\n      gone(1)\n      stays(2)\n    }\n  }\n}\n",
                "class P : Plugin<Project> {\n  override fun apply(target: Project) {\n    with(target) {\n      stays(2)\n    }\n  }\n}\n",
            ),
            (
                "class P : Plugin<Project> {\n  override fun apply(target: Project) = with(target) {\n    android {\n      gone(1)\n    }\n    stays(2)\n  }\n}\n",
                "class P : Plugin<Project> {\n  override fun apply(target: Project) = with(target) {\n    stays(2)\n  }\n}\n",
            ),
            (
                "class P : Plugin<Project> {\n  override fun apply(target: Project) = with(target) {\n    gone(1)\n    gone(2)\n  }\n}\n",
                "class P : Plugin<Project> {\n  override fun apply(target: Project) = with(target) {\n    gone(2)\n  }\n}\n",
            ),
            ("class P {\n  fun other() {\n    gone(1)\n  }\n}\n", "class P {\n  fun other() {\n    gone(1)\n  }\n}\n"),
        ] {
            let source = source("P.kt", text);
            let script = Script::read(&source);
            let statements = script.statements();
            let gone = statements
                .iter()
                .filter(|one| text.get(one.node.span.start..).is_some_and(|it| it.starts_with("gone")));
            let gone: BTreeSet<Span> = gone.map(|one| span(one.node)).collect();
            assert_eq!(apply(text, &cut::edits(text, &script.cuts(&gone))).as_deref(), Some(expected));
        }
    }

    #[test]
    fn every_way_of_stating_placeholders() {
        for (name, text, expected) in [
            ("build.gradle", "manifestPlaceholders = [A: '1', \"B\": x]", "A=A: '1' B=\"B\": x"),
            ("build.gradle", "manifestPlaceholders A: '1', B: '2'", "A='1' B='2'"),
            ("build.gradle", "manifestPlaceholders.put('A', '1')", "A=manifestPlaceholders.put('A', '1')"),
            ("build.gradle", "manifestPlaceholders += [A: 1]", "A=A: 1"),
            ("build.gradle", "manifestPlaceholders([A: 1])", "A=A: 1"),
            ("build.gradle", "addManifestPlaceholders([A: 1])", "A=A: 1"),
            ("build.gradle", "a { manifestPlaceholders.A = 1 }", "A=manifestPlaceholders.A = 1"),
            ("build.gradle.kts", "manifestPlaceholders[\"A\"] = \"1\"", "A=manifestPlaceholders[\"A\"] = \"1\""),
            (
                "build.gradle.kts",
                "manifestPlaceholders += mapOf(\"A\" to \"1\", \"B\" to x)",
                "A=\"A\" to \"1\" B=\"B\" to x",
            ),
            ("build.gradle.kts", "manifestPlaceholders.putAll(mapOf(\"A\" to 1))", "A=\"A\" to 1"),
            ("build.gradle", "other = [A: 1]", ""),
            // What may not be all that counts.
            ("build.gradle", "if (x) { manifestPlaceholders.A = 1 }", "A?=manifestPlaceholders.A = 1"),
            ("build.gradle", "manifestPlaceholders = [B: 1]\nmanifestPlaceholders = [A: 1]", "B=B: 1 A?=A: 1"),
            ("build.gradle", "manifestPlaceholders = [B: 1]\nmanifestPlaceholders += [A: 1]", "B=B: 1 A=A: 1"),
            (
                "build.gradle",
                "b { manifestPlaceholders = [B: 1] }\nc.b.manifestPlaceholders = [A: 1]\nd { manifestPlaceholders = [C: 1] }",
                "B=B: 1 A?=A: 1 C=C: 1",
            ),
            // What does something else, too.
            ("build.gradle", "manifestPlaceholders.A = ext.b = 1", "A?=manifestPlaceholders.A = ext.b = 1"),
            ("build.gradle", "manifestPlaceholders = [A: (b = 1), C: d()]", "A?=A: (b = 1) C?=C: d()"),
            (
                "build.gradle",
                "manifestPlaceholders = [A: project.findProperty('b') ?: '']",
                "A=A: project.findProperty('b') ?: ''",
            ),
            ("build.gradle", "create('a').manifestPlaceholders.B = 'c'", ""),
            (
                "build.gradle",
                "getByName('a').manifestPlaceholders.B = 'c'",
                "B=getByName('a').manifestPlaceholders.B = 'c'",
            ),
            ("build.gradle", "manifestPlaceholders = [*: a, A: 1, (B): 2]", "=*: a A=A: 1 =(B): 2"),
        ] {
            let source = source(name, text);
            let found = placeholder_statements(&Script::read(&source));
            let entries = found.iter().flat_map(|one| &one.entries);
            let said: Vec<String> = entries
                .map(|entry| {
                    let mark = if entry.plain { "" } else { "?" };
                    format!("{}{mark}={}", entry.name, text.get(entry.span.start..entry.span.end).unwrap_or("?"))
                })
                .collect();
            assert_eq!(said.join(" "), expected, "{text}");
        }
    }
}
