//! The one way to change a text: supplying into the merged manifest and fixing the app's own files.
//!
//! Invariant: bytes that no edit covers stay as they are.

use crate::text::span::Span;

/// A span of one file and its replacement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty for an insertion.
    pub span: Span,
    /// The new text.
    pub replacement: String,
}

impl Edit {
    /// Puts `text` at `offset`.
    pub fn insert(offset: usize, text: impl Into<String>) -> Self {
        Self { span: Span::at(offset), replacement: text.into() }
    }
}

/// The text after all edits; insertions at one place keep their order. Nothing when two edits overlap or one lies
/// outside the text.
pub fn apply(text: &str, edits: &[Edit]) -> Option<String> {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| edit.span);
    let mut result = String::with_capacity(text.len() + edits.iter().map(|edit| edit.replacement.len()).sum::<usize>());
    let mut copied = 0;
    for edit in edits {
        result.push_str(text.get(copied..edit.span.start)?);
        result.push_str(&edit.replacement);
        copied = edit.span.end;
    }
    result.push_str(text.get(copied..)?);
    Some(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_apply_in_the_order_of_their_places() {
        let edits =
            [Edit { span: Span::new(4, 5), replacement: "E".into() }, Edit::insert(2, "-"), Edit::insert(2, "+")];
        assert_eq!(apply("abcdef", &edits).as_deref(), Some("ab-+cdEf"));
    }

    #[test]
    fn overlapping_or_outlying_edits_change_nothing() {
        let one = Edit { span: Span::new(1, 4), replacement: String::new() };
        assert_eq!(apply("abcdef", &[one.clone(), Edit::insert(3, "x")]), None);
        assert_eq!(apply("ab", &[one]), None);
        assert_eq!(apply("推", &[Edit::insert(1, "x")]), None);
    }
}
