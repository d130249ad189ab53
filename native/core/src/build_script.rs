//! Where a build script states a value.
//!
//! Invariant: a place is given only where the text leaves no doubt; a script is never evaluated.

use crate::source::Role;
use crate::source::{FileId, Source, Sources};
use crate::span::Span;

/// The one place, in any build script, where `name` is followed by the literal `value`; nothing where there is none or
/// more than one.
pub fn find(sources: &Sources, name: &str, value: &str) -> Option<(FileId, Span)> {
    let mut places = sources
        .of_role(Role::BuildScript)
        .flat_map(|(file, source)| literals_after(source, name).into_iter().map(move |span| (file, source, span)))
        .filter(|(_, source, span)| source.slice(*span) == value);
    let (file, source, span) = places.next()?;
    if places.next().is_some() {
        return None;
    }
    // An empty literal has nothing to underline but its quotes.
    let widened = Span::new(span.start.saturating_sub(1), (span.end + 1).min(source.text.len()));
    Some((file, if span.start == span.end { widened } else { span }))
}

/// The one string literal, in any build script, that names a dependency of these coordinates, with a version or without.
pub fn find_dependency(sources: &Sources, group: &str, name: &str) -> Option<(FileId, Span)> {
    find_literal(sources, |literal| {
        let rest = literal.strip_prefix(group).and_then(|rest| rest.strip_prefix(':'));
        rest.and_then(|rest| rest.strip_prefix(name))
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '@']))
    })
}

/// The one string literal, in any build script, that is wanted; nothing where there is none or more than one.
pub fn find_literal(sources: &Sources, wanted: impl Fn(&str) -> bool) -> Option<(FileId, Span)> {
    let mut places = sources.of_role(Role::BuildScript).flat_map(|(file, source)| {
        let literals = tokens(&source.text).into_iter().filter(|token| token.kind == Kind::Literal);
        literals
            .filter(|token| wanted(source.slice(token.span)))
            .map(move |token| (file, token.span))
            .collect::<Vec<_>>()
    });
    let place = places.next()?;
    if places.next().is_some() { None } else { Some(place) }
}

/// The inside of each string literal that directly follows `name`, as in `name: '…'`, `name = "…"`, `"name" to "…"`,
/// `put("name", "…")` or `name '…'`.
fn literals_after(source: &Source, name: &str) -> Vec<Span> {
    let tokens = tokens(&source.text);
    let mut found = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let text = source.slice(token.span);
        if !matches!(token.kind, Kind::Word | Kind::Literal) || text != name {
            continue;
        }
        let rest = tokens.iter().skip(index + 1);
        let next = rest.take(4).find(|next| {
            let text = source.slice(next.span);
            let linking = next.kind == Kind::Sign && matches!(text, ":" | "=" | "," | "]" | ")" | "(")
                || next.kind == Kind::Word && matches!(text, "to" | "set");
            !linking
        });
        if let Some(next) = next.filter(|next| next.kind == Kind::Literal) {
            found.push(next.span);
        }
    }
    found
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Word,
    /// The inside of a string.
    Literal,
    Sign,
}

struct Token {
    kind: Kind,
    span: Span,
}

/// The words, strings and signs of a Groovy or Kotlin script, without comments.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut position = 0;
    while let Some(rest) = text.get(position..).filter(|rest| !rest.is_empty()) {
        let first = rest.chars().next().unwrap_or(' ');
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.get(2..).and_then(|inner| inner.find("*/")).map_or(rest.len(), |inner| inner + 4)
        } else if first == '"' || first == '\'' {
            let inner = string_length(rest.get(1..).unwrap_or(""), first);
            tokens.push(Token { kind: Kind::Literal, span: Span::new(position + 1, position + 1 + inner) });
            inner + 2
        } else if first.is_alphanumeric() || first == '_' {
            let length = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
            tokens.push(Token { kind: Kind::Word, span: Span::new(position, position + length) });
            length
        } else {
            if !first.is_whitespace() {
                tokens.push(Token { kind: Kind::Sign, span: Span::new(position, position + first.len_utf8()) });
            }
            first.len_utf8()
        };
        position += length;
    }
    tokens
}

fn string_length(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (offset, character) in rest.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '\n' => return offset,
            c if c == quote => return offset,
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(script: &str, name: &str, value: &str) -> Option<usize> {
        let mut sources = Sources::default();
        sources.add(Source::new("build.gradle", Role::BuildScript, script));
        find(&sources, name, value).map(|(_, span)| span.start)
    }

    #[test]
    fn a_value_is_found_in_every_way_of_writing_it() {
        for script in [
            "manifestPlaceholders = [XG_ACCESS_ID: '1580002210']",
            "manifestPlaceholders = [\"XG_ACCESS_ID\" : \"1580002210\",]",
            "manifestPlaceholders[\"XG_ACCESS_ID\"] = \"1580002210\"",
            "manifestPlaceholders.put('XG_ACCESS_ID', '1580002210')",
            "manifestPlaceholders += mapOf(\"XG_ACCESS_ID\" to \"1580002210\")",
            "// XG_ACCESS_ID: '1580002210'\nmanifestPlaceholders XG_ACCESS_ID: '1580002210'",
        ] {
            let start = place(script, "XG_ACCESS_ID", "1580002210").expect(script);
            assert_eq!(start, script.rfind("1580002210").unwrap(), "{script}");
        }
        assert_eq!(place("tpns { accessPoint = 'shanghia' }", "accessPoint", "shanghia"), Some(22));
        assert_eq!(place("[XG_ACCESS_KEY: \"\"]", "XG_ACCESS_KEY", ""), Some(16));
    }

    #[test]
    fn a_dependency_is_found_by_its_coordinates() {
        let place = |script: &str| {
            let mut sources = Sources::default();
            sources.add(Source::new("build.gradle", Role::BuildScript, script));
            find_dependency(&sources, "com.tencent.tpns", "oppo").map(|(_, span)| span.start)
        };
        assert_eq!(place("implementation 'com.tencent.tpns:oppo:1.4.3.9-release'"), Some(16));
        assert_eq!(place("implementation(\"com.tencent.tpns:oppo:$version\")"), Some(16));
        assert_eq!(place("implementation 'com.tencent.tpns:oppox:1'"), None);
        assert_eq!(place("// implementation 'com.tencent.tpns:oppo:1'"), None);
        assert_eq!(place("a 'com.tencent.tpns:oppo:1'\nb 'com.tencent.tpns:oppo:2'"), None);
    }

    #[test]
    fn doubt_gives_no_place() {
        assert_eq!(place("[XG_ACCESS_ID: '1'], [XG_ACCESS_ID: '1']", "XG_ACCESS_ID", "1"), None);
        assert_eq!(place("[XG_ACCESS_ID: someVariable, OTHER: '1']", "XG_ACCESS_ID", "1"), None);
        assert_eq!(place("/* XG_ACCESS_ID: '1' */", "XG_ACCESS_ID", "1"), None);
        assert_eq!(place("XG_ACCESS_ID: '", "XG_ACCESS_ID", "x"), None);
    }
}
