//! Slips in JSON that leave no doubt about what is meant: full-width punctuation, comments, a comma too many.
//!
//! Invariant: a repaired text is as long as the original, byte for byte, and has its line breaks where the original has
//! them, so a place in one is the same place in the other.

use super::json::{Fault, FaultKind};
use crate::text::span::Span;
use crate::text::stray::{meant, punctuation};
use crate::text::unseen::is_unseen;

/// What a slip is replaced by, where that leaves no doubt.
pub fn replacement(kind: FaultKind, text: &str) -> Option<String> {
    match kind {
        FaultKind::TrailingComma | FaultKind::Comment => Some(String::new()),
        FaultKind::MissingComma => Some(",".to_owned()),
        FaultKind::LookAlike | FaultKind::Word => {
            let plain: String = text.chars().map(|c| meant(c).unwrap_or(c)).collect();
            Some(plain.to_ascii_lowercase().replace("none", "null"))
        }
        FaultKind::Unseen => Some(" ".to_owned()),
        FaultKind::LeadingZero => {
            let number = text.trim_start_matches('0');
            Some(if number.is_empty() { "0".to_owned() } else { number.to_owned() })
        }
        _ => None,
    }
}

/// What makes a string in double quotes of one in single quotes, of which both are given: each place, and what belongs
/// there. Nothing where the string isn't understood.
pub fn double_quoted(written: &str) -> Option<Vec<(Span, &'static str)>> {
    let inner = written.strip_prefix('\'')?.strip_suffix('\'')?;
    let mut changes = vec![(Span::new(0, 1), "\"")];
    let mut characters = inner.char_indices().map(|(at, character)| (at + 1, character));
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => changes.push((Span::at(at), "\\")),
            '\\' => match characters.next()?.1 {
                '\'' => changes.push((Span::new(at, at + 1), "")),
                '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u' => {}
                _ => return None,
            },
            '\'' | '\n' => return None,
            _ => {}
        }
    }
    changes.push((Span::new(written.len() - 1, written.len()), "\""));
    Some(changes)
}

/// The text with every slip repaired, and the slips in the order of the text. What can't be understood ends them. Where
/// look-alikes are taken for quotes, one may close a string that `"` opened, though another `"` follows on its line.
pub(super) fn repaired(text: &str, by_look_alikes: bool) -> (String, Vec<Fault>) {
    let hopeless = conflicts(text);
    if !hopeless.is_empty() {
        return (text.to_owned(), hopeless);
    }
    if let Some(tag) = page(text) {
        return (text.to_owned(), vec![tag]);
    }
    let mut scanner = Scanner {
        text,
        at: 0,
        output: Vec::with_capacity(text.len()),
        slips: Vec::new(),
        comma: None,
        last: '\0',
        ended: None,
        is_value: false,
        depth: 0,
        by_look_alikes,
    };
    while scanner.step() {}
    scanner.slips.sort_by_key(|slip| slip.span.start);
    // Only ASCII characters and whole characters of the text were written.
    (String::from_utf8(scanner.output).unwrap_or_else(|_| text.to_owned()), scanner.slips)
}

/// The markers that a merge leaves where both sides changed the same lines.
fn conflicts(text: &str) -> Vec<Fault> {
    if !text.lines().any(|line| line.starts_with("<<<<<<< ")) {
        return Vec::new();
    }
    let mut at = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let shown = line.trim_end();
        if ["<<<<<<< ", ">>>>>>> ", "||||||| "].iter().any(|marker| line.starts_with(marker)) || shown == "=======" {
            found.push(Fault { kind: FaultKind::MergeConflict, span: Span::new(at, at + shown.len()) });
        }
        at += line.len();
    }
    found
}

/// The first tag of a web page that was saved in the file's place.
fn page(text: &str) -> Option<Fault> {
    let start = text.len() - text.trim_start().len();
    let rest = text.get(start..).filter(|rest| rest.starts_with('<'))?;
    let end = rest.find('>').map_or(rest.len(), |end| end + 1);
    Some(Fault { kind: FaultKind::Markup, span: Span::new(start, start + end) })
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    output: Vec<u8>,
    slips: Vec<Fault>,
    /// The last comma, as long as only white space and comments follow it.
    comma: Option<Span>,
    /// The last thing outside of strings and white space; a quote for every value and name.
    last: char,
    /// Where a field's value ended, as long as only white space and comments follow it.
    ended: Option<usize>,
    /// True right after a colon.
    is_value: bool,
    /// Objects and arrays that are open.
    depth: usize,
    by_look_alikes: bool,
}

impl Scanner<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// Takes the next thing outside of strings; false at the end.
    fn step(&mut self) -> bool {
        let Some(character) = self.rest().chars().next() else { return false };
        let rest = self.rest();
        if rest.starts_with("//") || rest.starts_with('#') {
            let length = rest.find('\n').unwrap_or(rest.len());
            self.blank(FaultKind::Comment, rest.get(..length).unwrap_or("").trim_end().len());
        } else if rest.starts_with("/*") {
            let length = rest.find("*/").map_or(rest.len(), |end| end + 2);
            self.blank(FaultKind::Comment, length);
        } else if character == '"' {
            self.value();
            self.keep(1);
            self.string(false);
        } else if character.is_alphanumeric() {
            self.value();
            self.word();
            self.end();
        } else if character == '\'' {
            self.value();
            self.single_quoted();
        } else if let Some(meant) = punctuation(character) {
            self.slip(FaultKind::LookAlike, character.len_utf8());
            self.punctuation(meant, character.len_utf8());
        } else if is_unseen(character) {
            self.blank(FaultKind::Unseen, character.len_utf8());
        } else if character.is_whitespace() {
            self.keep(character.len_utf8());
        } else {
            self.punctuation(character, character.len_utf8());
        }
        true
    }

    /// Writes a character of `length` bytes in the text as `meant`, which may open a string or follow a comma too many.
    fn punctuation(&mut self, meant: char, length: usize) {
        let span = Span::new(self.at, self.at + length);
        if matches!(meant, '}' | ']')
            && let Some(comma) = self.comma.take()
        {
            // It may be a look-alike; only comments follow it.
            if let Some(at) = self.slips.iter().rposition(|slip| slip.span.start <= comma.start)
                && self.slips.get(at).is_some_and(|slip| slip.span == comma)
            {
                self.slips.remove(at);
            }
            self.slips.push(Fault { kind: FaultKind::TrailingComma, span: comma });
            self.output.get_mut(comma.start..comma.end).unwrap_or_default().fill(b' ');
        }
        if matches!(meant, '"' | '{' | '[') {
            self.missing_comma();
        }
        let follows_a_value = !matches!(self.last, '\0' | '[' | '{' | ',' | ':');
        self.comma = (meant == ',' && follows_a_value).then_some(span);
        self.last = meant;
        let opens = meant == '"';
        let written = self.text.get(span.start..span.end).filter(|written| written.chars().eq([meant]));
        match written {
            Some(written) => self.output.extend(written.as_bytes()),
            // A quote stands right before its string, anything else is followed by the spaces that make up its length.
            None if opens => self.output.extend(format!("{meant:>length$}").bytes()),
            None => self.output.extend(format!("{meant:<length$}").bytes()),
        }
        self.at += length;
        match meant {
            '"' => self.string(true),
            '}' | ']' => {
                self.depth = self.depth.saturating_sub(1);
                self.ended = (self.depth > 0).then_some(self.at);
            }
            ':' => self.is_value = true,
            _ => {
                self.depth += usize::from(matches!(meant, '{' | '['));
                self.ended = None;
                self.is_value = false;
            }
        }
    }

    /// What follows a value without a comma gets one, where there is a space for it.
    fn missing_comma(&mut self) {
        let Some(ended) = self.ended.take() else { return };
        let space = self.output.iter().enumerate().skip(ended).find(|(_, byte)| matches!(byte, b' ' | b'\t' | b'\r'));
        if let Some((at, _)) = space {
            self.slips.push(Fault { kind: FaultKind::MissingComma, span: Span::at(ended) });
            self.output.get_mut(at..=at).unwrap_or_default().fill(b',');
        }
    }

    /// After a string or a word.
    fn end(&mut self) {
        self.ended = std::mem::take(&mut self.is_value).then_some(self.at);
    }

    /// The rest of a string; one without an end is no value that a comma could follow. One that a look-alike opened is
    /// closed by one; else a look-alike closes it only where a string would have to end.
    fn string(&mut self, opened_by_look_alike: bool) {
        while let Some(character) = self.rest().chars().next() {
            let length = character.len_utf8();
            match character {
                '"' => {
                    self.keep(1);
                    return self.end();
                }
                '\\' => self.keep(1 + self.rest().chars().nth(1).map_or(0, char::len_utf8)),
                '\n' => {
                    self.is_value = false;
                    return;
                }
                _ if punctuation(character) == Some('"') && (opened_by_look_alike || self.ends_a_string(length)) => {
                    self.slip(FaultKind::LookAlike, length);
                    self.output.extend(format!("{:<length$}", '"').bytes());
                    self.at += length;
                    return self.end();
                }
                _ => self.keep(length),
            }
        }
    }

    /// True where what follows the next `length` bytes is what follows a string.
    fn ends_a_string(&self, length: usize) -> bool {
        let rest = self.rest().get(length..).unwrap_or("");
        if !self.by_look_alikes && rest.split('\n').next().is_some_and(|line| line.contains('"')) {
            return false;
        }
        let after = rest.trim_start();
        after.is_empty() || after.starts_with([':', ',', '}', ']', '：', '，', '｝', '］'])
    }

    /// A string in single quotes. A `"` in it is read as `'`, as there is no space for a backslash.
    fn single_quoted(&mut self) {
        let rest = self.rest();
        let mut is_escaped = false;
        let end = rest.char_indices().skip(1).find(|(_, character)| {
            let ends = *character == '\'' && !is_escaped;
            is_escaped = *character == '\\' && !is_escaped;
            ends
        });
        let written = end.and_then(|(at, _)| rest.get(..=at)).unwrap_or_default().to_owned();
        let Some(changes) = double_quoted(&written) else {
            // What follows may be inside of a string or not.
            return self.keep(self.rest().len());
        };
        self.slip(FaultKind::SingleQuotes, written.len());
        let mut read = written.into_bytes();
        let length = read.len();
        for (place, replacement) in changes.into_iter().rev() {
            match (replacement, read.get_mut(place.start)) {
                ("", _) => _ = read.remove(place.start),
                ("\"", Some(quote)) => *quote = b'"',
                (_, Some(quote)) => *quote = b'\'',
                _ => {}
            }
        }
        self.output.extend(read);
        self.output.resize(self.at + length, b' ');
        self.at += length;
        self.end();
    }

    /// A word or a number.
    fn word(&mut self) {
        let part = |c: char| c.is_alphanumeric() || matches!(meant(c).unwrap_or(c), '_' | '.' | '+' | '-');
        let rest = self.rest();
        let length = rest.find(|c| !part(c)).unwrap_or(rest.len());
        let word = rest.get(..length).unwrap_or("").to_owned();
        let plain: String = word.chars().map(|c| meant(c).unwrap_or(c)).collect();
        let is_number = plain.bytes().all(|c| c.is_ascii_digit());
        let lower = plain.to_ascii_lowercase();
        let is_word = matches!(lower.as_str(), "true" | "false" | "null" | "none");
        let kind = match lower.as_str() {
            _ if plain != word && (is_number || is_word) => Some(FaultKind::LookAlike),
            _ if is_number && word.len() > 1 && word.starts_with('0') => Some(FaultKind::LeadingZero),
            "none" => Some(FaultKind::Word),
            _ if is_word && word != lower => Some(FaultKind::Word),
            _ => None,
        };
        let written = kind.and_then(|kind| {
            self.slip(kind, length);
            replacement(kind, &word)
        });
        let written = written.unwrap_or(word);
        self.output.extend(written.bytes());
        self.output.resize(self.at + length, b' ');
        self.at += length;
    }

    fn value(&mut self) {
        self.missing_comma();
        self.comma = None;
        self.last = '"';
    }

    fn slip(&mut self, kind: FaultKind, length: usize) {
        self.slips.push(Fault { kind, span: Span::new(self.at, self.at + length) });
    }

    /// Takes as many bytes as they are.
    fn keep(&mut self, length: usize) {
        let end = (self.at + length).min(self.text.len());
        self.output.extend(self.text.get(self.at..end).unwrap_or("").bytes());
        self.at = end;
    }

    /// Takes as many bytes as a slip, and writes white space for them.
    fn blank(&mut self, kind: FaultKind, length: usize) {
        self.slip(kind, length);
        let end = (self.at + length).min(self.text.len());
        let taken = self.text.get(self.at..end).unwrap_or("");
        self.output.extend(taken.bytes().map(|byte| if byte == b'\n' { byte } else { b' ' }));
        self.at = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text, the same repaired, and the slips.
    type Case = (&'static str, &'static str, &'static [(FaultKind, &'static str)]);

    /// The repaired text, and each slip with its kind.
    fn of(text: &str) -> (String, Vec<(FaultKind, &str)>) {
        let (repaired, slips) = repaired(text, true);
        assert_eq!(repaired.len(), text.len(), "{text} {repaired}");
        let shown = slips.iter().map(|slip| (slip.kind, text.get(slip.span.start..slip.span.end).unwrap_or("?")));
        (repaired, shown.collect())
    }

    #[test]
    fn every_slip_is_named_and_repaired() {
        use FaultKind::{Comment, LeadingZero, LookAlike, MissingComma, SingleQuotes, TrailingComma, Unseen, Word};
        let table: [Case; 23] = [
            (r#"{“a”：1}"#, r#"{  "a"  :  1}"#, &[(LookAlike, "“"), (LookAlike, "”"), (LookAlike, "：")]),
            (r#"{"a”: 1}"#, r#"{"a"  : 1}"#, &[(LookAlike, "”")]),
            (r#"{"a": "“b”"}"#, r#"{"a": "“b”"}"#, &[]),
            ("[1，2]", "[1,  2]", &[(LookAlike, "，")]),
            ("[１２]", "[12    ]", &[(LookAlike, "１２")]),
            ("[ｔｒｕｅ]", "[true        ]", &[(LookAlike, "ｔｒｕｅ")]),
            ("{‘a’: 1}", "{  \"a\"  : 1}", &[(LookAlike, "‘"), (LookAlike, "’")]),
            ("{}// x\n", "{}    \n", &[(Comment, "// x")]),
            ("# x\n{}", "   \n{}", &[(Comment, "# x")]),
            ("/* a\nb */{}", "    \n    {}", &[(Comment, "/* a\nb */")]),
            ("[1, ]", "[1  ]", &[(TrailingComma, ",")]),
            ("[1，］", "[1   ]  ", &[(TrailingComma, "，"), (LookAlike, "］")]),
            ("{\"a\": 1\n  \"b\": {}\t[]}", "{\"a\": 1\n, \"b\": {},[]}", &[(MissingComma, ""), (MissingComma, "")]),
            ("{\"a\": \"b,\n  \"c\": 1}", "{\"a\": \"b,\n  \"c\": 1}", &[]),
            ("{'a': 1}", "{\"a\": 1}", &[(SingleQuotes, "'a'")]),
            ("['it\\'s', 'a\\\\']", r#"["it's" , "a\\"]"#, &[(SingleQuotes, "'it\\'s'"), (SingleQuotes, "'a\\\\'")]),
            ("['a \"b\"']", r#"["a 'b'"]"#, &[(SingleQuotes, "'a \"b\"'")]),
            ("[1, ] 'a\n, ]", "[1  ] 'a\n, ]", &[(TrailingComma, ",")]),
            ("[False, None]", "[false, null]", &[(Word, "False"), (Word, "None")]),
            ("[007]", "[7  ]", &[(LeadingZero, "007")]),
            ("{\u{a0}\u{200b}}", "{     }", &[(Unseen, "\u{a0}"), (Unseen, "\u{200b}")]),
            (r#"{"a": "// # ， 'x' \" “"}"#, r#"{"a": "// # ， 'x' \" “"}"#, &[]),
            ("{\"a\": 0.5, \"b\": -1e9, \"c\": true}", "{\"a\": 0.5, \"b\": -1e9, \"c\": true}", &[]),
        ];
        for (text, expected, slips) in table {
            assert_eq!(of(text), (expected.to_owned(), slips.to_vec()), "{text}");
        }
    }

    #[test]
    fn a_look_alike_closes_a_string_only_if_nothing_else_does() {
        for (text, strictly, by_look_alikes) in [
            (r#"{"a”: 1}"#, r#"{"a"  : 1}"#, r#"{"a"  : 1}"#),
            (r#"{"a": "“b”，c"}"#, r#"{"a": "“b”，c"}"#, "{\"a\": \"“b\"  ,  c\"}"),
            (r#"{"a”: "b"}"#, r#"{"a”: "b"}"#, r#"{"a"  : "b"}"#),
        ] {
            assert_eq!(repaired(text, false).0, strictly);
            assert_eq!(repaired(text, true).0, by_look_alikes);
        }
    }

    #[test]
    fn what_cannot_be_repaired_is_named() {
        let conflict = "{\n<<<<<<< HEAD\n\"a\": 1\n=======\n\"a\": 2\n>>>>>>> other\n}";
        let markers = [FaultKind::MergeConflict; 3].into_iter().zip(["<<<<<<< HEAD", "=======", ">>>>>>> other"]);
        assert_eq!(of(conflict), (conflict.to_owned(), markers.collect()));
        let page = " <!DOCTYPE html>\n<html></html>";
        assert_eq!(of(page), (page.to_owned(), vec![(FaultKind::Markup, "<!DOCTYPE html>")]));
    }
}
