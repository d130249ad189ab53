//! A script's characters as tokens.
//!
//! Invariant: one pass, and every text gives tokens: what isn't closed ends with the line or with the text.

use crate::{Dialect, Span};

/// Strings within the code of strings: more than this many are taken as text.
const MAX_NESTING: usize = 12;

/// A token, without the white space before it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    /// Strings with their quotes.
    pub(crate) span: Span,
    /// True where white space or a comment stands before it.
    pub(crate) spaced: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    /// A name or a word of the language.
    Word(String),
    /// A number, as it is written.
    Number(String),
    /// A string.
    Text(Vec<Piece>),
    /// Brackets and operators.
    Sign(&'static str),
    /// The end of a line, or a semicolon.
    End,
}

/// A part of a string.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Piece {
    /// Characters, without escapes.
    Text(String),
    /// `${…}` or `$name`.
    Code(Vec<Token>),
}

/// Longer ones first.
const SIGNS: [&str; 59] = [
    "===", "!==", "==~", "<=>", "..<", "**=", ">>>", "?.", "?:", "->", "=>", "==", "!=", "<=", ">=", "&&", "||", "+=",
    "-=", "*=", "/=", "%=", "++", "--", "..", "::", "<<", "*.", "=~", "!!", "**", "{", "}", "(", ")", "[", "]", ".",
    ",", ":", "=", "+", "-", "*", "/", "%", "<", ">", "!", "?", "&", "|", "^", "~", "@", "#", "\\", "$", "`",
];

/// The tokens of a script.
pub(crate) fn tokens(text: &str, dialect: Dialect) -> Vec<Token> {
    let mut lexer = Lexer { text, at: 0, dialect };
    // The line that says what runs a script.
    if text.starts_with("#!") {
        lexer.at = lexer.line_end();
    }
    lexer.until(None, 0)
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
    dialect: Dialect,
}

impl<'t> Lexer<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn next(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn line_end(&self) -> usize {
        self.rest().find(['\n', '\r']).map_or(self.text.len(), |end| self.at + end)
    }

    /// True at the end of a line, be it one of old Macs.
    fn is_line_end(&self) -> bool {
        let rest = self.rest();
        rest.starts_with('\n') || rest.starts_with('\r') && !rest.starts_with("\r\n")
    }

    /// The tokens up to the end, or up to the brace that closes the code of a string.
    fn until(&mut self, closing: Option<&'static str>, nesting: usize) -> Vec<Token> {
        let mut tokens: Vec<Token> = Vec::new();
        let mut braces = 0_usize;
        let mut spaced = true;
        while let Some(first) = self.next() {
            let start = self.at;
            if first == ';' || self.is_line_end() {
                self.at += 1;
                tokens.push(Token { kind: Kind::End, span: Span::new(start, self.at), spaced });
                spaced = true;
                continue;
            }
            if self.skip_blank(first) {
                spaced = true;
                continue;
            }
            let kind = self.token(first, tokens.last(), nesting);
            match kind {
                Kind::Sign("{") => braces += 1,
                Kind::Sign("}") if braces == 0 && closing.is_some() => return tokens,
                Kind::Sign("}") => braces = braces.saturating_sub(1),
                _ => {}
            }
            tokens.push(Token { kind, span: Span::new(start, self.at), spaced });
            spaced = false;
        }
        tokens
    }

    /// Skips white space, a comment, or a line's end that is escaped.
    fn skip_blank(&mut self, first: char) -> bool {
        let rest = self.rest();
        let length = if rest.starts_with("//") {
            self.line_end() - self.at
        } else if rest.starts_with("/*") {
            self.comment_length()
        } else if rest.starts_with("\\\n") {
            2
        } else if rest.starts_with("\\\r\n") {
            3
        } else if first.is_whitespace() || first == '\u{FEFF}' {
            first.len_utf8()
        } else {
            return false;
        };
        self.at += length;
        true
    }

    /// Kotlin's comments hold others.
    fn comment_length(&self) -> usize {
        let rest = self.rest().as_bytes();
        let (mut depth, mut at) = (1_usize, 2);
        while let Some(pair) = rest.get(at..at + 2) {
            match pair {
                b"*/" if depth == 1 || self.dialect == Dialect::Groovy => return at + 2,
                b"*/" => (depth, at) = (depth - 1, at + 2),
                b"/*" if self.dialect == Dialect::Kotlin => (depth, at) = (depth + 1, at + 2),
                _ => at += 1,
            }
        }
        rest.len()
    }

    fn token(&mut self, first: char, before: Option<&Token>, nesting: usize) -> Kind {
        let rest = self.rest();
        if is_word_start(first) || first == '$' && self.dialect == Dialect::Groovy && !rest.starts_with("$/") {
            return Kind::Word(self.take(|c| is_word_start(c) || c.is_numeric() || c == '$'));
        }
        if first.is_ascii_digit() {
            return self.number();
        }
        let quotes: Option<(&str, bool)> = match first {
            '"' if rest.starts_with("\"\"\"") => Some(("\"\"\"", true)),
            '"' => Some(("\"", true)),
            '\'' if rest.starts_with("'''") => Some(("'''", false)),
            '\'' => Some(("'", false)),
            '/' if self.dialect == Dialect::Groovy && self.is_slashy(before) => Some(("/", true)),
            '$' if self.dialect == Dialect::Groovy && rest.starts_with("$/") => Some(("/$", true)),
            _ => None,
        };
        if let Some((quotes, templates)) = quotes {
            self.at += quotes.len();
            return Kind::Text(self.string(quotes, templates, nesting));
        }
        if first == '`' && self.dialect == Dialect::Kotlin {
            self.at += 1;
            let word = self.take(|c| !matches!(c, '`' | '\n' | '\r'));
            self.at += usize::from(self.next() == Some('`'));
            return Kind::Word(word);
        }
        match SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
            Some(sign) => {
                self.at += sign.len();
                Kind::Sign(sign)
            }
            None => {
                self.at += first.len_utf8();
                Kind::Sign("#")
            }
        }
    }

    fn take(&mut self, wanted: impl Fn(char) -> bool) -> String {
        let rest = self.rest();
        let length = rest.find(|c| !wanted(c)).unwrap_or(rest.len());
        let taken = rest.get(..length).unwrap_or_default().to_owned();
        self.at += length;
        taken
    }

    /// A dot belongs to a number only before a digit: `1.toString()`, `1..2`.
    fn number(&mut self) -> Kind {
        let mut number = self.take(|c| c.is_ascii_alphanumeric() || c == '_');
        let rest = self.rest();
        if rest.starts_with('.') && rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit()) {
            self.at += 1;
            number.push('.');
            number.push_str(&self.take(|c| c.is_ascii_alphanumeric() || c == '_'));
        }
        Kind::Number(number)
    }

    /// Groovy's `/…/` stands where a value is wanted, and ends in its line.
    fn is_slashy(&self, before: Option<&Token>) -> bool {
        let wanted = match before.map(|token| &token.kind) {
            None | Some(Kind::End) => false,
            Some(Kind::Sign(sign)) => !matches!(*sign, ")" | "]" | "}" | "."),
            Some(_) => false,
        };
        let line = self.text.get(self.at + 1..self.line_end()).unwrap_or_default();
        wanted && line.contains('/')
    }

    /// What is between the quotes, the first of which are read.
    fn string(&mut self, quotes: &str, templates: bool, nesting: usize) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut text = String::new();
        let dollars = quotes == "/$";
        let raw = dollars || quotes == "/" || quotes == "\"\"\"" && self.dialect == Dialect::Kotlin;
        let one_line = quotes.len() == 1;
        loop {
            if self.rest().starts_with(quotes) {
                self.at += quotes.len();
                // `""""` ends with the last three of its quotes.
                while quotes.len() == 3 && self.rest().starts_with(quotes.get(..1).unwrap_or(quotes)) {
                    text.push_str(quotes.get(..1).unwrap_or_default());
                    self.at += 1;
                }
                break;
            }
            let Some(next) = self.next() else { break };
            if matches!(next, '\n' | '\r') && one_line {
                break;
            }
            if next == '\\' && !raw {
                self.at += 1;
                self.escape(&mut text);
                continue;
            }
            if dollars && (self.rest().starts_with("$$") || self.rest().starts_with("$/")) {
                self.at += 1;
                self.escape(&mut text);
                continue;
            }
            let code = if next == '$' && templates && nesting < MAX_NESTING { self.code(nesting) } else { None };
            match code {
                Some(code) => {
                    if !text.is_empty() {
                        pieces.push(Piece::Text(std::mem::take(&mut text)));
                    }
                    pieces.push(Piece::Code(code));
                }
                None => {
                    text.push(next);
                    self.at += next.len_utf8();
                }
            }
        }
        if !text.is_empty() {
            pieces.push(Piece::Text(text));
        }
        pieces
    }

    fn escape(&mut self, text: &mut String) {
        let Some(escaped) = self.next() else { return };
        self.at += escaped.len_utf8();
        match escaped {
            'n' => text.push('\n'),
            't' => text.push('\t'),
            'r' => text.push('\r'),
            'b' => text.push('\u{8}'),
            // The line goes on.
            '\n' => {}
            'u' => {
                let digits: String = self.rest().chars().take(4).take_while(char::is_ascii_hexdigit).collect();
                self.at += digits.len();
                text.extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
            }
            other => text.push(other),
        }
    }

    /// The code at a dollar sign, if it is one that starts code.
    fn code(&mut self, nesting: usize) -> Option<Vec<Token>> {
        let rest = self.text.get(self.at + 1..)?;
        if rest.starts_with('{') {
            self.at += 2;
            return Some(self.until(Some("}"), nesting + 1));
        }
        rest.chars().next().filter(|c| is_word_start(*c))?;
        self.at += 1;
        let mut tokens = Vec::new();
        loop {
            let start = self.at;
            let word = self.take(|c| is_word_start(c) || c.is_numeric());
            tokens.push(Token { kind: Kind::Word(word), span: Span::new(start, self.at), spaced: false });
            let mut after = self.rest().chars();
            let goes_on = after.next() == Some('.') && after.next().is_some_and(is_word_start);
            if !goes_on || self.dialect == Dialect::Kotlin {
                return Some(tokens);
            }
            tokens.push(Token { kind: Kind::Sign("."), span: Span::new(self.at, self.at + 1), spaced: false });
            self.at += 1;
        }
    }
}

fn is_word_start(character: char) -> bool {
    character.is_alphabetic() || character == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, dialect: Dialect) -> String {
        fn write(tokens: &[Token]) -> String {
            let words = tokens.iter().map(|token| match &token.kind {
                Kind::Word(word) | Kind::Number(word) => word.clone(),
                Kind::Sign(sign) => (*sign).to_owned(),
                Kind::End => ";".to_owned(),
                Kind::Text(pieces) => {
                    let pieces = pieces.iter().map(|piece| match piece {
                        Piece::Text(text) => text.clone(),
                        Piece::Code(code) => format!("<{}>", write(code)),
                    });
                    format!("\"{}\"", pieces.collect::<String>())
                }
            });
            words.collect::<Vec<_>>().join(" ")
        }
        write(&tokens(text, dialect))
    }

    #[test]
    fn comments_are_nothing_and_strings_are_whole() {
        use Dialect::{Groovy, Kotlin};
        let table = [
            (Groovy, "a // b\nc", "a ; c"),
            (Groovy, "a // b\r\nc 'd\r\ne // f\rg\r'h", "a ; c \"d\" ; e ; g ; \"h\""),
            (Groovy, "a /* b /* c */ d", "a d"),
            (Kotlin, "a /* b /* c */ d */ e", "a e"),
            (Groovy, "'a\\'b$c' \"a${ b['}'] }c\"", "\"a'b$c\" \"a<b [ \"}\" ]>c\""),
            (Groovy, "\"$a.b.c/$d.\"", "\"<a . b . c>/<d>.\""),
            (Kotlin, "\"$a.b\" 'x'", "\"<a>.b\" \"x\""),
            (Groovy, "'''a\n'b''' \"\"\"c\"$d\"\"\"", "\"a\n'b\" \"c\"<d>\""),
            (Kotlin, "\"\"\"a\\n\"\"\"\"", "\"a\\n\"\""),
            (Groovy, "f $/a/b\n$$c$/ $d/$ e $/x/$", "f \"a/b\n$c/ <d>\" e \"x\""),
            (Groovy, "x = ~/a'b/ ; y = 4 / 2 / z", "x = ~ \"a'b\" ; y = 4 / 2 / z"),
            (Groovy, "'http://a' // b", "\"http://a\""),
            (Groovy, "'never closed\nb", "\"never closed\" ; b"),
            (Groovy, "1.5 1..2 30.toString()", "1.5 1 .. 2 30 . toString ( )"),
            (Kotlin, "`kotlin-dsl`", "kotlin-dsl"),
            (Groovy, "a?.b ?: c", "a ?. b ?: c"),
            (Groovy, "'\\u0041\\n' /* never closed", "\"A\n\""),
        ];
        for (dialect, text, expected) in table {
            assert_eq!(said(text, dialect), expected, "{text}");
        }
    }
}
