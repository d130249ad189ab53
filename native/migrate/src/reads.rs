//! What reads a placeholder besides the manifests of the app.
//!
//! Invariant: whatever may read one does. Only what gives a name a value, or names something else by it, surely doesn't.

use std::collections::BTreeSet;

use tpnskit_core::text::source::Source;
use tpnskit_core::text::span::Span;
use tpnskit_script::tree::{Kind, Node, Part};

use crate::Asked;
use crate::script::{PLACEHOLDERS, Script, last_word, placeholder_statements, plain_text, span};

/// Methods that get at every entry.
const EACH: [&str; 9] =
    ["each", "forEach", "collect", "collectEntries", "find", "findAll", "any", "every", "eachWithIndex"];
/// What holds variables of the build.
const VARIABLES: [&str; 4] = ["ext", "extra", "project", "rootProject"];

/// The file that reads a placeholder, and the line: a script, the code of a plugin of the build, or a manifest that isn't
/// merged with what tpnskit supplies.
pub(crate) fn reader(asked: &Asked<'_>, scripts: &[Script<'_>], name: &str) -> Option<String> {
    let shown = |source: &Source, at: usize| format!("{}:{}", source.name, source.position(at).line);
    let has = |source: &&Source| source.text.contains(name) || source.text.contains(PLACEHOLDERS);
    let by_script = scripts.iter().filter(|script| has(&script.source));
    let found = by_script.clone().find_map(|script| Some(shown(script.source, read_in(script, name)?)));
    let others = || asked.others.iter().flatten().filter(has);
    let found = found.or_else(|| others().find_map(|one| Some(shown(one, read_in(&Script::read(one), name)?))));
    let given = asked.apps.iter().flat_map(|app| &app.variants).flat_map(|one| one.given.sources.all());
    let merged: BTreeSet<&str> = given.map(|source| source.name.as_str()).collect();
    let is_other = |one: &&Source| !merged.contains(one.name.as_str());
    let put_in = format!("${{{name}}}");
    found.or_else(|| {
        let mut manifests = asked.manifests.iter().flatten().filter(is_other);
        manifests.find_map(|one| Some(shown(one, one.text.find(&put_in)?)))
    })
}

/// Where a script reads a placeholder.
fn read_in(script: &Script<'_>, name: &str) -> Option<usize> {
    let statements = placeholder_statements(script);
    let entries = statements.iter().flat_map(|one| &one.entries).filter(|entry| entry.name == name);
    // What is inside of these gives it a value, or is the name of something else.
    let mut giving: Vec<Span> = entries.map(|entry| entry.span).collect();
    let mut found = None;
    let put_in = format!("${{{name}}}");
    script.visit(&mut |node, _| {
        names(node, &mut giving);
        let is_read = match &node.kind {
            Kind::Text(parts) => {
                plain_text(node) == Some(name)
                    || parts.iter().any(|part| matches!(part, Part::Text(text) if text.contains(&put_in)))
            }
            Kind::Member { of, name: last } => last == name && !is_variable(of),
            Kind::Call { callee, .. } => is_of_all(callee),
            _ => false,
        };
        if is_read && found.is_none() && !giving.iter().any(|one| one.contains(span(node))) {
            found = Some(node.span.start);
        }
    });
    found
}

/// Adds what of a node gives a name a value, or names something else.
fn names(node: &Node, giving: &mut Vec<Span>) {
    match &node.kind {
        Kind::Map(entries) => giving.extend(entries.iter().map(|(key, _)| span(key))),
        Kind::Assign { target, .. } => giving.push(span(target)),
        Kind::Infix { left, sign: "to", .. } => giving.push(span(left)),
        Kind::Call { callee, arguments, .. } => {
            let called = last_word(callee).unwrap_or_default();
            let of_build = ["propert", "env"].iter().any(|word| called.to_lowercase().contains(word));
            let named = match called {
                "to" => {
                    if let Kind::Member { of, .. } = &callee.kind {
                        giving.push(span(of));
                    }
                    &[]
                }
                // Properties of the build.
                _ if of_build => arguments.as_slice(),
                "put" | "set" | "extra" if arguments.len() > 1 => arguments.get(..1).unwrap_or_default(),
                "buildConfigField" | "resValue" => arguments.get(1..2).unwrap_or_default(),
                _ => &[],
            };
            giving.extend(named.iter().map(|argument| span(&argument.value)));
        }
        _ => {}
    }
}

/// True for what holds variables and constants, which a placeholder may be named after.
fn is_variable(of: &Node) -> bool {
    last_word(of).is_some_and(|word| VARIABLES.contains(&word) || word.starts_with(char::is_uppercase))
}

/// True for `manifestPlaceholders.each`.
fn is_of_all(callee: &Node) -> bool {
    match &callee.kind {
        Kind::Member { of, name } => EACH.contains(&name.as_str()) && last_word(of) == Some(PLACEHOLDERS),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tpnskit_core::text::source::Role;

    #[test]
    fn what_reads_a_placeholder_and_what_gives_it_a_value() {
        for (name, text, expected) in [
            ("build.gradle", "buildConfigField 'String', 'ID', \"\\\"${manifestPlaceholders.A_ID}\\\"\"", true),
            ("build.gradle", "x '\"' + v.mergedFlavor.manifestPlaceholders['A_ID'] + '\"'", true),
            ("build.gradle", "def ids = manifestPlaceholders\nresValue 'string', 'id', ids.get('A_ID')", true),
            ("build.gradle", "manifestPlaceholders.each { k, v -> buildConfigField 'String', k, v }", true),
            ("build.gradle", "manifestPlaceholders = [A_ID: '1', B: manifestPlaceholders.A_ID]", true),
            ("build.gradle", "doLast { text.replace('${A_ID}', '1') }", true),
            ("build.gradle.kts", "resValue(\"string\", \"id\", manifestPlaceholders[\"A_ID\"] as String)", true),
            ("P.kt", "class P { fun p(v: Variant) { q(v.manifestPlaceholders.get().getValue(\"A_ID\")) } }", true),
            ("build.gradle", "manifestPlaceholders = [A_ID: A_ID, B: '1']\nx A_ID", false),
            ("build.gradle", "manifestPlaceholders.put('A_ID', ids['A_ID'])", false),
            ("build.gradle", "ext.ids = [A_ID: '1']\next.A_ID = '1'\ndef A_ID = rootProject.ext.A_ID", false),
            ("build.gradle", "if (x) { manifestPlaceholders.A_ID = '1' }", false),
            ("build.gradle", "buildConfigField 'String', 'A_ID', '\"1\"'\nx project.findProperty('A_ID')", false),
            ("build.gradle", "x System.getenv('A_ID'), Config.A_ID, 'of A_ID'", false),
            ("build.gradle.kts", "val ids = mapOf(\"A_ID\" to \"1\")\nval A_ID: String by project", false),
            ("C.kt", "object C { const val A_ID = \"1\" }", false),
        ] {
            let source = Source::new(name, Role::AppliedScript, text);
            assert_eq!(read_in(&Script::read(&source), "A_ID").is_some(), expected, "{text}");
        }
    }
}
