//! A script as words, strings and signs with their places, for those who look for places and need no tree.
//!
//! Invariant: comments are left out, and every text gives words.

use crate::lexer::{self, Kind as Lexed};
use crate::{Dialect, Span};

/// A word, string or sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// What it is.
    pub kind: Kind,
    /// Where it is: of a string, what is between its quotes.
    pub span: Span,
    /// How many characters a string's quotes have at its start and at its end; 0 for one that isn't closed.
    pub quotes: usize,
}

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A name or number.
    Name,
    /// A string.
    Literal,
    /// A character of a bracket or an operator.
    Sign,
}

/// The words of a script, in order.
pub fn words(text: &str, dialect: Dialect) -> Vec<Word> {
    let mut words = Vec::new();
    for token in lexer::tokens(text, dialect) {
        let written = text.get(token.span.start..token.span.end).unwrap_or_default();
        match token.kind {
            Lexed::Word(_) | Lexed::Number(_) => {
                words.push(Word { kind: Kind::Name, span: token.span, quotes: 0 });
            }
            Lexed::Text(_) => words.push(literal(written, token.span)),
            Lexed::End if written != ";" => {}
            Lexed::Sign(_) | Lexed::End => {
                words.extend(written.char_indices().map(|(at, sign)| {
                    let start = token.span.start + at;
                    Word { kind: Kind::Sign, span: Span::new(start, start + sign.len_utf8()), quotes: 0 }
                }));
            }
        }
    }
    words
}

/// A string as it is written, with its quotes, and where that is.
pub fn literal(written: &str, span: Span) -> Word {
    let (open, close) = [("\"\"\"", "\"\"\""), ("'''", "'''"), ("\"", "\""), ("'", "'"), ("$/", "/$"), ("/", "/")]
        .into_iter()
        .find(|(open, _)| written.starts_with(open))
        .unwrap_or_default();
    let closed = written.len() >= open.len() + close.len() && written.ends_with(close);
    let end = if closed { span.end - close.len() } else { span.end };
    let quotes = if closed { open.len() } else { 0 };
    Word { kind: Kind::Literal, span: Span::new((span.start + open.len()).min(end), end), quotes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_both_languages() {
        let shown = |text: &str, dialect: Dialect| {
            let shown = |word: Word| {
                let written = text.get(word.span.start..word.span.end).unwrap_or_default();
                match word.kind {
                    Kind::Name => written.to_owned(),
                    Kind::Literal => format!("«{written}»{}", word.quotes),
                    Kind::Sign => format!("'{written}"),
                }
            };
            words(text, dialect).into_iter().map(shown).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(
            shown("a += [b: '1', \"c\": \"$d\"] // e\nf(1.5); g", Dialect::Groovy),
            "a '+ '= '[ b ': «1»1 ', «c»1 ': «$d»1 '] f '( 1.5 ') '; g"
        );
        assert_eq!(shown("val a = \"\"\"b \"c\" d\"\"\" /* /* x */ y */", Dialect::Kotlin), "val a '= «b \"c\" d»3");
        assert_eq!(shown("$/a/$ $/b", Dialect::Groovy), "«a»2 «b»0");
        assert_eq!(shown("\"a${b[\"c\"]}d\" '", Dialect::Groovy), "«a${b[\"c\"]}d»1 «»0");
    }
}
