//! Where a build script states a value.
//!
//! Invariant: a place is given only where the text leaves no doubt. A script is read once and never run.

use crate::text::source::{FileId, Place, Role, Sources};
use crate::text::span::Span;

/// The build scripts of a module, taken apart into tokens.
#[derive(Debug, Default)]
pub struct Scripts(Vec<Script>);

#[derive(Debug)]
struct Script {
    file: FileId,
    length: usize,
    tokens: Vec<Token>,
}

impl Scripts {
    /// Reads every build script.
    pub fn read(sources: &Sources) -> Self {
        let scripts = sources.of_role(Role::BuildScript);
        Self(
            scripts
                .map(|(file, source)| Script { file, length: source.text.len(), tokens: tokens(&source.text) })
                .collect(),
        )
    }

    /// The one place where `name` is followed by the literal `value`; nothing where there is none or more than one.
    pub fn find(&self, name: &str, value: &str) -> Option<Place> {
        let places = self.0.iter().flat_map(|script| {
            let literals = script.literals_after(name).filter(|literal| literal.text == value);
            literals.map(move |literal| {
                let span = literal.span;
                // An empty literal has nothing to underline but its quotes.
                let widened = Span::new(span.start.saturating_sub(1), (span.end + 1).min(script.length));
                (script.file, if span.start == span.end { widened } else { span })
            })
        });
        only(places)
    }

    /// The one string literal that names a dependency of these coordinates, with a version or without.
    pub fn find_dependency(&self, group: &str, name: &str) -> Option<Place> {
        self.find_literal(|literal| {
            let rest = literal.strip_prefix(group).and_then(|rest| rest.strip_prefix(':'));
            rest.and_then(|rest| rest.strip_prefix(name))
                .is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '@']))
        })
    }

    /// The one string literal that is wanted; nothing where there is none or more than one.
    pub fn find_literal(&self, wanted: impl Fn(&str) -> bool) -> Option<Place> {
        let literals = self.0.iter().flat_map(|script| {
            script.tokens.iter().filter(|token| token.kind == Kind::Literal).map(move |token| (script.file, token))
        });
        only(literals.filter(|(_, token)| wanted(&token.text)).map(|(file, token)| (file, token.span)))
    }
}

fn only(mut places: impl Iterator<Item = Place>) -> Option<Place> {
    let place = places.next()?;
    places.next().is_none().then_some(place)
}

impl Script {
    /// Each string literal that directly follows `name`, as in `name: '…'`, `name = "…"`, `"name" to "…"`,
    /// `put("name", "…")` or `name '…'`.
    fn literals_after<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Token> {
        let named = self
            .tokens
            .iter()
            .enumerate()
            .filter(move |(_, token)| matches!(token.kind, Kind::Word | Kind::Literal) && token.text == name);
        named.filter_map(|(index, _)| {
            let next = self.tokens.iter().skip(index + 1).take(4).find(|next| !next.links());
            next.filter(|next| next.kind == Kind::Literal)
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Word,
    /// The inside of a string.
    Literal,
    Sign,
}

#[derive(Debug)]
struct Token {
    kind: Kind,
    span: Span,
    text: String,
}

impl Token {
    fn new(kind: Kind, text: &str, start: usize, end: usize) -> Self {
        let span = Span::new(start, end.min(text.len()));
        Self { kind, span, text: text.get(span.start..span.end).unwrap_or_default().to_owned() }
    }

    /// True for what may stand between a name and its value.
    fn links(&self) -> bool {
        match self.kind {
            Kind::Sign => matches!(self.text.as_str(), ":" | "=" | "," | "]" | ")" | "("),
            Kind::Word => matches!(self.text.as_str(), "to" | "set"),
            Kind::Literal => false,
        }
    }
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
            tokens.push(Token::new(Kind::Literal, text, position + 1, position + 1 + inner));
            inner + 2
        } else if first.is_alphanumeric() || first == '_' {
            let length = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
            tokens.push(Token::new(Kind::Word, text, position, position + length));
            length
        } else {
            if !first.is_whitespace() {
                tokens.push(Token::new(Kind::Sign, text, position, position + first.len_utf8()));
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
    use crate::text::source::Source;

    fn place(script: &str, name: &str, value: &str) -> Option<usize> {
        let mut sources = Sources::default();
        sources.add(Source::new("build.gradle", Role::BuildScript, script));
        Scripts::read(&sources).find(name, value).map(|(_, span)| span.start)
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
            Scripts::read(&sources).find_dependency("com.tencent.tpns", "oppo").map(|(_, span)| span.start)
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
