//! Look-alikes of XML's own characters in the tags of a manifest, which nothing but a typing program can have meant.
//!
//! Invariant: what stands in a value, in a comment or between tags is the app's own.

use crate::text::span::Span;
use crate::text::stray::{meant, punctuation};

/// The look-alikes in the tag around an offset and in those behind it, each with what is meant. In doubt, a look-alike
/// closes a value where one would have to end.
pub fn look_alikes(text: &str, from: usize, in_doubt: bool) -> Vec<(Span, char)> {
    let mut found = Vec::new();
    let mut at = text.get(..from).and_then(|before| before.rfind('<')).unwrap_or(0);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let other = [("<!--", "-->"), ("<![CDATA[", "]]>")];
        let other = other.iter().find(|(start, _)| rest.starts_with(start));
        at += match other {
            Some((_, end)) => rest.find(end).map_or(rest.len(), |found| found + end.len()),
            None => tag(rest, at, in_doubt, &mut found),
        };
        at += text.get(at..).and_then(|rest| rest.find('<')).unwrap_or(text.len() - at);
    }
    found
}

/// The length of a tag, which ends before a `<` if that comes first; its look-alikes are added to those found.
pub(super) fn tag(rest: &str, start: usize, in_doubt: bool, found: &mut Vec<(Span, char)>) -> usize {
    // The quote that a value is in; a look-alike is closed by any other, too.
    let mut quote = None;
    for (at, character) in rest.char_indices().skip(1) {
        let is_quote = punctuation(character) == Some('"');
        let here = Span::new(start + at, start + at + character.len_utf8());
        match quote {
            Some('"' | '\'') if Some(character) == quote => quote = None,
            Some('"' | '\'') if in_doubt && is_quote && ends_a_value(rest, at + character.len_utf8()) => {
                found.push((here, '"'));
                quote = None;
            }
            Some('"' | '\'') => {}
            Some(_) if is_quote || character == '"' => {
                found.extend(is_quote.then_some((here, '"')));
                quote = None;
            }
            Some(_) => {}
            None if character == '>' => return at + 1,
            None if character == '<' => return at,
            None if is_quote || matches!(character, '"' | '\'') => {
                found.extend(is_quote.then_some((here, '"')));
                quote = Some(character);
            }
            None => found.extend(meant(character).map(|meant| (here, meant))),
        }
    }
    rest.len()
}

/// True where what follows is what follows a value: the end of the tag, or another attribute.
fn ends_a_value(rest: &str, at: usize) -> bool {
    let after = rest.get(at..).unwrap_or("");
    let trimmed = after.trim_start();
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | '.' | '-');
    let behind_name = trimmed.trim_start_matches(is_name);
    let attribute = trimmed.len() < after.len() && behind_name.len() < trimmed.len();
    trimmed.starts_with(['>', '/', '／', '?']) || attribute && behind_name.trim_start().starts_with(['=', '＝'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn look_alikes_are_found_in_tags_alone() {
        let table = [
            ("<a b=“c”/>", "“\"”\""),
            ("<a b=“c\"/>", "“\""),
            ("<a b＝\"“c”\" d＝'e'／>", "＝=＝=／/"),
            ("<a b=‘c’ /><!-- “ --><d>“e”</d><f g=”h”>", "‘\"’\"”\"”\""),
            ("<a b=“c", "“\""),
            ("<a b=\"c” d=\"“e”\" f=\"g”/>", "”\"”\""),
            ("<?xml version=“1.0”?>", "“\"”\""),
            ("<", ""),
            ("", ""),
        ];
        for (text, expected) in table {
            let found: String = look_alikes(text, 1, true)
                .into_iter()
                .map(|(span, meant)| format!("{}{meant}", text.get(span.start..span.end).unwrap_or("?")))
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
