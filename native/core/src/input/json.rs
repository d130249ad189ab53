//! JSON, with the place of every value.
//!
//! Invariant: a text is either read as a whole or has a fault that says why not. What is read is JSON to every reader:
//! two parsers agreed on it.

use std::collections::HashMap;

use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use jsonc_parser::errors::{ParseError, ParseErrorKind};
use jsonc_parser::{CollectOptions, ParseOptions, ParseStringErrorKind, parse_to_ast};
use serde::de::IgnoredAny;

use super::slips;
use crate::text::edit::Edit;
use crate::text::source::{Encoding, Source};
use crate::text::span::Span;
use crate::text::stray::{self, is_stray};

/// A value and its place; a string's place is between its quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// A text that was read.
#[derive(Debug, Default)]
pub struct Document {
    /// What it holds; nothing where it is not JSON.
    pub root: Option<Value>,
    /// What is wrong with it. A text in a wrong encoding may be read all the same.
    pub faults: Vec<Fault>,
    /// The members that are duplicated.
    pub duplicates: Vec<Duplicate>,
}

/// A value, and where it stands: with its quotes, and of an object or array the first character, because the whole of it
/// may fill the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// What it is.
    pub data: Data,
    /// Where it stands.
    pub span: Span,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Data {
    /// A string.
    Text(String),
    /// A number, as written.
    Number(String),
    /// `true` or `false`.
    Boolean(bool),
    /// `null`.
    Null,
    /// An object, in the order of the text.
    Object(Vec<Member>),
    /// An array.
    Array(Vec<Value>),
}

/// A kind of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A string.
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// `null`.
    Null,
    /// An object.
    Object,
    /// An array.
    Array,
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its name; its place is with the quotes.
    pub name: Spanned<String>,
    /// Its value.
    pub value: Value,
}

/// A member whose name an earlier one of the same object has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// The name, where it stands again.
    pub name: Spanned<String>,
    /// Where it stands first.
    pub first: Span,
}

/// Something that is wrong with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// Where; for what is missing, the place where it should be.
    pub span: Span,
}

/// What is wrong with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FaultKind {
    /// It starts with a byte order mark. It is read all the same.
    ByteOrderMark,
    /// It is UTF-16. It is read all the same.
    Utf16,
    /// It is GBK. It is read all the same, but for the characters that are not ASCII.
    Gbk,
    /// It has bytes that are not UTF-8.
    NotUtf8,
    /// There is nothing but white space.
    Empty,
    /// A comment. It is read all the same, as after every slip that leaves no doubt about what is meant.
    Comment,
    /// A character that looks like one of JSON's. It is read all the same.
    LookAlike,
    /// A character that nobody sees, outside of a string. It is read all the same.
    Unseen,
    /// `True`, `FALSE` or `None`. It is read all the same.
    Word,
    /// A number with zeros before it. It is read all the same.
    LeadingZero,
    /// A line that a merge left, because both sides changed the same lines.
    MergeConflict,
    /// It is not JSON but a web page.
    Markup,
    /// A comma after the last member or element. It is read all the same.
    TrailingComma,
    /// No comma between two members or elements. It is read all the same, where there is white space between them.
    MissingComma,
    /// The same, in a text that can't be read with commas alone.
    DoubtfulComma,
    /// No colon after a name.
    MissingColon,
    /// No value after a colon.
    MissingValue,
    /// A name without quotes.
    UnquotedName,
    /// A string in single quotes. It is read all the same.
    SingleQuotes,
    /// Something after the end of the value.
    TextAfterEnd,
    /// An object without `}`; the place is that of its `{`.
    UnclosedObject,
    /// An array without `]`; the place is that of its `[`.
    UnclosedArray,
    /// A string without its second quote.
    UnclosedString,
    /// A word that is no value.
    UnquotedString,
    /// A comma in the place of a value.
    CommaForValue,
    /// A colon in the place of a value.
    ColonForValue,
    /// A `}` in the place of a value.
    BraceForValue,
    /// A `]` in the place of a value.
    BracketForValue,
    /// Something else in the place of a member.
    NotAMember,
    /// More levels than a reader of JSON takes.
    TooDeep,
    /// An escape in a string that JSON does not have.
    Escape,
    /// A line break, tab or other control character in a string.
    ControlCharacter,
    /// A number that is not written the way JSON writes numbers.
    Number,
    /// Any other character that may not stand there.
    Unexpected,
}

impl Value {
    /// What kind of value it is.
    pub fn kind(&self) -> Kind {
        match self.data {
            Data::Text(_) => Kind::Text,
            Data::Number(_) => Kind::Number,
            Data::Boolean(_) => Kind::Boolean,
            Data::Null => Kind::Null,
            Data::Object(_) => Kind::Object,
            Data::Array(_) => Kind::Array,
        }
    }

    /// The members of an object; none of anything else.
    pub fn members(&self) -> &[Member] {
        match &self.data {
            Data::Object(members) => members,
            _ => &[],
        }
    }

    /// The value of an object's first member of this name.
    pub fn member(&self, name: &str) -> Option<&Self> {
        self.members().iter().find(|member| member.name.value == name).map(|member| &member.value)
    }

    /// The elements of an array; none of anything else.
    pub fn elements(&self) -> &[Self] {
        match &self.data {
            Data::Array(elements) => elements,
            _ => &[],
        }
    }

    /// A string, or a number as text.
    pub fn literal(&self) -> Option<Spanned<String>> {
        let span = match &self.data {
            // An empty string has nothing to underline but its quotes.
            Data::Text(_) if self.span.end - self.span.start > 2 => Span::new(self.span.start + 1, self.span.end - 1),
            _ => self.span,
        };
        match &self.data {
            Data::Text(text) | Data::Number(text) => Some(Spanned { value: text.clone(), span }),
            _ => None,
        }
    }

    /// A boolean.
    pub fn boolean(&self) -> Option<Spanned<bool>> {
        match self.data {
            Data::Boolean(value) => Some(Spanned { value, span: self.span }),
            _ => None,
        }
    }

    /// The members of every object in this value, object by object, an outer one before those in it.
    pub fn objects(&self) -> Vec<&[Member]> {
        let mut left = vec![self];
        let mut objects = Vec::new();
        while let Some(value) = left.pop() {
            match &value.data {
                Data::Object(members) => {
                    objects.push(members.as_slice());
                    left.extend(members.iter().rev().map(|member| &member.value));
                }
                Data::Array(elements) => left.extend(elements.iter().rev()),
                _ => {}
            }
        }
        objects
    }
}

/// Reads a text.
pub fn read(source: &Source) -> Document {
    let mut document = Document { faults: wrong_encoding(source).into_iter().collect(), ..Document::default() };
    if source.encoding == Encoding::Unknown && !source.is_gbk {
        return document;
    }
    let root = parse(source, &source.text).or_else(|_| {
        let (text, slips) = slips::repaired(&source.text, false);
        if let Ok(root) = parse(source, &text) {
            document.faults.extend(slips);
            return Ok(root);
        }
        let (text, slips) = slips::repaired(&source.text, true);
        let is_hopeless = slips.iter().any(|slip| matches!(slip.kind, FaultKind::MergeConflict | FaultKind::Markup));
        document.faults.extend(slips);
        if is_hopeless { Err(Vec::new()) } else { parse(source, &text).map_err(|fault| commas(source, text, fault)) }
    });
    match root {
        Ok(root) => {
            document.duplicates = duplicates(&root);
            document.root = Some(root);
        }
        Err(faults) => {
            document.faults.extend(faults);
            doubt(&mut document.faults);
        }
    }
    document
}

/// Commas that are written at most, each after another look at the text.
const MOST_COMMAS: usize = 16;

/// What is wrong with a text that has a fault: all its missing commas, if it can be read with them.
fn commas(source: &Source, mut text: String, first: Fault) -> Vec<Fault> {
    let mut commas = Vec::new();
    let mut next = first;
    let is_comma =
        |fault: &Fault, text: &str| fault.kind == FaultKind::MissingComma && text.is_char_boundary(fault.span.start);
    while is_comma(&next, &text) && commas.len() < MOST_COMMAS {
        commas.push(Fault { kind: next.kind, span: Span::at(next.span.start.saturating_sub(commas.len())) });
        text.insert(next.span.start, ',');
        match parse(source, &text) {
            Ok(_) => return commas,
            Err(fault) => next = fault,
        }
    }
    let kind = if first.kind == FaultKind::MissingComma { FaultKind::DoubtfulComma } else { first.kind };
    vec![Fault { kind, ..first }]
}

/// Nobody knows where a comma belongs in a text that can't be read.
fn doubt(faults: &mut [Fault]) {
    if faults.last().is_some_and(|last| last.kind != FaultKind::MissingComma) {
        let commas = faults.iter_mut().filter(|fault| fault.kind == FaultKind::MissingComma);
        commas.for_each(|fault| fault.kind = FaultKind::DoubtfulComma);
    }
}

/// The edits that leave of a string what was meant. The place is between its quotes.
pub fn plain_edits(source: &Source, span: Span) -> Vec<Edit> {
    let characters = characters(source, span).into_iter();
    let stray = characters.filter(|(character, _)| character.is_whitespace() || is_stray(*character));
    let edit = |(character, span)| Edit {
        span,
        replacement: stray::replacement(character).map(String::from).unwrap_or_default(),
    };
    stray.map(edit).collect()
}

/// The characters of a string, each with the place where it is written, be it as an escape.
fn characters(source: &Source, span: Span) -> Vec<(char, Span)> {
    let text = source.slice(span);
    let mut characters = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let unit = |from: usize| {
            let digits = rest.get(from..from + 6)?.strip_prefix("\\u")?;
            u16::from_str_radix(digits, 16).ok()
        };
        let first = rest.chars().next().unwrap_or_default();
        let (character, length) = match (unit(0), unit(6)) {
            (Some(high), low) => {
                let units = std::iter::once(high).chain(low.filter(|_| (0xD800..0xDC00).contains(&high)));
                let length = 6 * units.clone().count();
                let decoded = char::decode_utf16(units).next().and_then(Result::ok);
                (decoded.unwrap_or(char::REPLACEMENT_CHARACTER), length)
            }
            (None, _) if first == '\\' => match rest.chars().nth(1) {
                Some('n' | 't' | 'r' | 'b' | 'f') => (' ', 2),
                other => (other.unwrap_or(first), 1 + other.map_or(0, char::len_utf8)),
            },
            (None, _) => (first, first.len_utf8()),
        };
        let start = span.start + at;
        characters.push((character, Span::new(start, start + length)));
        at += length;
    }
    characters
}

fn wrong_encoding(source: &Source) -> Option<Fault> {
    let (kind, span) = match source.encoding {
        Encoding::Utf8 => return None,
        Encoding::Utf8Bom => (FaultKind::ByteOrderMark, Span::at(0)),
        Encoding::Utf16Le | Encoding::Utf16Be => (FaultKind::Utf16, Span::at(0)),
        Encoding::Unknown => {
            let offset = source.text.find(char::REPLACEMENT_CHARACTER).unwrap_or(0);
            let kind = if source.is_gbk { FaultKind::Gbk } else { FaultKind::NotUtf8 };
            (kind, character_at(&source.text, offset))
        }
    };
    Some(Fault { kind, span })
}

/// Reads the repaired text of a source.
fn parse(source: &Source, text: &str) -> Result<Value, Fault> {
    let parsed = parse_to_ast(text, &CollectOptions::default(), &STRICT).map_err(|error| fault(text, &error))?;
    let value = parsed.value.ok_or(Fault { kind: FaultKind::Empty, span: Span::at(0) })?;
    // The parser that keeps places is laxer than JSON in corners such as control characters in strings.
    match serde_json::from_str::<IgnoredAny>(text) {
        Ok(_) => Ok(convert(value)),
        Err(error) => Err(refused(source, &error)),
    }
}

const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

fn fault(text: &str, error: &ParseError) -> Fault {
    use ParseErrorKind as Kind;
    let range = error.range();
    let is_word = text.get(range.start..).is_some_and(|rest| rest.starts_with(|c: char| c.is_alphabetic() || c == '_'));
    let kind = match error.kind() {
        Kind::CommentsNotAllowed | Kind::UnterminatedCommentBlock => FaultKind::Comment,
        Kind::TrailingCommasNotAllowed => FaultKind::TrailingComma,
        Kind::ExpectedComma => FaultKind::MissingComma,
        Kind::ExpectedColonAfterObjectKey => FaultKind::MissingColon,
        Kind::ExpectedObjectValue => FaultKind::MissingValue,
        Kind::ExpectedStringObjectProperty => FaultKind::UnquotedName,
        Kind::SingleQuotedStringsNotAllowed => FaultKind::SingleQuotes,
        Kind::MultipleRootJsonValues => FaultKind::TextAfterEnd,
        Kind::UnterminatedObject => FaultKind::UnclosedObject,
        Kind::UnterminatedArray => FaultKind::UnclosedArray,
        Kind::UnexpectedWord => FaultKind::UnquotedString,
        Kind::UnexpectedToken if is_word => FaultKind::UnquotedString,
        Kind::UnexpectedComma => FaultKind::CommaForValue,
        Kind::UnexpectedColon => FaultKind::ColonForValue,
        Kind::UnexpectedCloseBrace => FaultKind::BraceForValue,
        Kind::UnexpectedCloseBracket => FaultKind::BracketForValue,
        Kind::UnexpectedTokenInObject => FaultKind::NotAMember,
        Kind::NestingDepthExceeded => FaultKind::TooDeep,
        Kind::String(ParseStringErrorKind::UnterminatedStringLiteral) => FaultKind::UnclosedString,
        Kind::String(_) => FaultKind::Escape,
        Kind::UnexpectedToken => FaultKind::Unexpected,
        _ => FaultKind::Number,
    };
    let end = match kind {
        FaultKind::UnclosedObject | FaultKind::UnclosedArray => range.start + 1,
        _ => range.end,
    };
    Fault { kind, span: Span::new(range.start, end) }
}

/// What the stricter parser says. Two things are left for it to find: control characters in strings, at which it has not
/// counted the character itself yet, and white space that JSON does not have.
fn refused(source: &Source, error: &serde_json::Error) -> Fault {
    let counted = source.line_start(error.line()) + error.column();
    let (kind, offset) = match error.to_string().starts_with("control character") {
        true => (FaultKind::ControlCharacter, counted),
        false => (FaultKind::Unexpected, counted.saturating_sub(1)),
    };
    Fault { kind, span: character_at(&source.text, source.text.floor_char_boundary(offset)) }
}

fn character_at(text: &str, offset: usize) -> Span {
    let length = text.get(offset..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    Span::new(offset, offset + length)
}

fn convert(value: ast::Value<'_>) -> Value {
    let range = value.range();
    let span = match &value {
        ast::Value::Object(_) | ast::Value::Array(_) => Span::new(range.start, range.start + 1),
        _ => Span::new(range.start, range.end),
    };
    let data = match value {
        ast::Value::StringLit(literal) => Data::Text(literal.value.into_owned()),
        ast::Value::NumberLit(literal) => Data::Number(literal.value.to_owned()),
        ast::Value::BooleanLit(literal) => Data::Boolean(literal.value),
        ast::Value::NullKeyword(_) => Data::Null,
        ast::Value::Array(array) => Data::Array(array.elements.into_iter().map(convert).collect()),
        ast::Value::Object(object) => Data::Object(object.properties.into_iter().map(member).collect()),
    };
    Value { data, span }
}

fn member(property: ast::ObjectProp<'_>) -> Member {
    let range = property.name.range();
    let name = Spanned { value: property.name.into_string(), span: Span::new(range.start, range.end) };
    Member { name, value: convert(property.value) }
}

fn duplicates(root: &Value) -> Vec<Duplicate> {
    let mut duplicates = Vec::new();
    for members in root.objects() {
        let mut seen: HashMap<&str, Span> = HashMap::new();
        for Member { name, .. } in members {
            let first = *seen.entry(&name.value).or_insert(name.span);
            if first != name.span {
                duplicates.push(Duplicate { name: name.clone(), first });
            }
        }
    }
    duplicates
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::source::Role;

    fn of(text: &str) -> Document {
        read(&Source::new("x", Role::Config, text))
    }

    fn bytes(bytes: &[u8]) -> Source {
        Source::decode("x".into(), Role::Config, bytes.to_vec())
    }

    /// A text with `‹` and `›` around the place of its one fault.
    fn marked(text: &str) -> (String, Span) {
        let start = text.find('‹').expect("a start");
        let text = text.replacen('‹', "", 1);
        let end = text.find('›').expect("an end");
        (text.replacen('›', "", 1), Span::new(start, end))
    }

    #[test]
    fn every_fault_has_its_kind_and_place() {
        let table = [
            (FaultKind::Empty, "‹›"),
            (FaultKind::Empty, "‹› \r\n\t"),
            (FaultKind::MissingComma, "{\"a\": 1‹›\"b\": 2}"),
            (FaultKind::MissingComma, "[1‹› 2]"),
            (FaultKind::DoubtfulComma, "[1‹› 2 : 3]"),
            (FaultKind::MissingColon, "{\"a\" ‹1›}"),
            (FaultKind::MissingValue, "{\"a\":‹›"),
            (FaultKind::UnquotedName, "{‹a›: 1}"),
            (FaultKind::UnquotedName, "{‹1›: 2}"),
            (FaultKind::SingleQuotes, "{‹'›a: 1}"),
            (FaultKind::MergeConflict, "‹<<<<<<< HEAD›\n{}"),
            (FaultKind::Markup, "‹<html>›"),
            (FaultKind::TextAfterEnd, "{} ‹{›}"),
            (FaultKind::UnclosedObject, "[{\"a\": 1}, ‹{›\"b\": {}"),
            (FaultKind::UnclosedArray, "[[], ‹[›1"),
            (FaultKind::UnclosedString, "{‹\"a›"),
            (FaultKind::UnquotedString, "{\"a\": ‹word›}"),
            (FaultKind::UnquotedString, "[‹NaN›]"),
            (FaultKind::UnquotedString, "[‹A1B2C3›]"),
            (FaultKind::UnquotedString, "[‹推送›]"),
            (FaultKind::CommaForValue, "[‹,›]"),
            (FaultKind::ColonForValue, "[‹:›]"),
            (FaultKind::BraceForValue, "[‹}›"),
            (FaultKind::BracketForValue, "{\"a\": ‹]›"),
            (FaultKind::NotAMember, "{‹,›}"),
            (FaultKind::Escape, "[\"a‹\\x›\"]"),
            (FaultKind::Escape, "[\"‹\\ud800\"›]"),
            (FaultKind::ControlCharacter, "{\"a\": \"推‹\t›\"}"),
            (FaultKind::ControlCharacter, "{\n\"a‹\n›b\": 1}"),
            (FaultKind::ControlCharacter, "[\"‹\0›\"]"),
            (FaultKind::Number, "[‹0›x1]"),
            (FaultKind::Number, "[‹.›5]"),
            (FaultKind::Number, "[‹1.›]"),
            (FaultKind::Number, "[1e‹]›"),
            (FaultKind::Unexpected, "‹%›"),
        ];
        for (kind, text) in table {
            let (text, span) = marked(text);
            let document = of(&text);
            assert_eq!(document.faults, [Fault { kind, span }], "{text:?}");
            assert!(document.root.is_none(), "{text:?}");
        }
        let deep = of(&"[".repeat(100_000));
        assert_eq!(deep.faults.first().map(|fault| fault.kind), Some(FaultKind::TooDeep));
    }

    #[test]
    fn all_missing_commas_are_named_if_they_are_all_that_is_wrong() {
        let kinds = |text: &str| -> Vec<(FaultKind, usize)> {
            of(text).faults.iter().map(|fault| (fault.kind, fault.span.start)).collect()
        };
        let comma = FaultKind::MissingComma;
        assert_eq!(kinds(r#"{"a":1"b":2"c":[3"d"]}"#), [(comma, 6), (comma, 11), (comma, 17)]);
        assert_eq!(kinds(&format!("[{}]", r#"1"" "#.repeat(MOST_COMMAS))), [(FaultKind::DoubtfulComma, 2)]);
        assert_eq!(kinds(r#"{"a": {} "b": 2"#), [(FaultKind::DoubtfulComma, 8), (FaultKind::UnclosedObject, 0)]);
    }

    #[test]
    fn what_leaves_no_doubt_is_read_all_the_same() {
        for (kind, text) in [
            (FaultKind::Comment, "‹// x›\n{}"),
            (FaultKind::Comment, "{} ‹/* x */›"),
            (FaultKind::Comment, "{} ‹/* x›"),
            (FaultKind::Comment, "‹# x›\n{}"),
            (FaultKind::TrailingComma, "{\"a\": 1‹,› }"),
            (FaultKind::TrailingComma, "[1‹,›]"),
            (FaultKind::TrailingComma, "{\"a\": \"“b”，c\"‹,› }"),
            (FaultKind::MissingComma, "{\"a\": {}‹› \"b\": 2}"),
            (FaultKind::MissingComma, "{\"a\": \"x\"‹›\n\t\"b\": 2}"),
            (FaultKind::SingleQuotes, "{‹'a'›: 1}"),
            (FaultKind::LookAlike, "{\"a\"‹：›1}"),
            (FaultKind::LeadingZero, "[‹01›]"),
            (FaultKind::Word, "[‹True›]"),
            (FaultKind::Unseen, "‹\u{a0}›{}"),
            (FaultKind::Unseen, "[1,\n‹\u{3000}›2]"),
        ] {
            let (text, span) = marked(text);
            let document = of(&text);
            assert_eq!(document.faults, [Fault { kind, span }], "{text:?}");
            assert!(document.root.is_some(), "{text:?}");
        }
    }

    #[test]
    fn encodings() {
        let utf16: Vec<u8> = "{\"a\": 1}".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let table: [(&[u8], FaultKind, Span, bool); 4] = [
            ("\u{FEFF}{}".as_bytes(), FaultKind::ByteOrderMark, Span::at(0), true),
            (&utf16, FaultKind::Utf16, Span::at(0), true),
            (b"{\"\xB0\xA1\": 1}", FaultKind::Gbk, Span::new(2, 5), true),
            (b"{\"a\": \"\xE9\"}", FaultKind::NotUtf8, Span::new(7, 10), false),
        ];
        for (text, kind, span, is_read) in table {
            let document = read(&bytes(text));
            assert_eq!(document.faults, [Fault { kind, span }]);
            assert_eq!(document.root.is_some(), is_read, "{kind:?}");
        }
    }

    #[test]
    fn what_every_reader_takes_is_silent() {
        let deep = "[".repeat(200) + &"]".repeat(200);
        for text in [
            "{}",
            " [] \r\n",
            "1",
            "\"\\u63a8\\ud83d\\ude00\\/\"",
            "[1e999, -0.5E+3, null, true]",
            "{\"\": {\"\": 1}}",
            &deep,
        ] {
            let document = of(text);
            assert!(document.root.is_some() && document.faults.is_empty() && document.duplicates.is_empty(), "{text}");
        }
    }

    #[test]
    fn values_have_their_places() {
        let text = "{\"a\": \"\\u63a8\", \"b\": [-1.50, \"\"], \"c\": {\"d\": true}}";
        let root = of(text).root.expect("JSON");
        let source = Source::new("x", Role::Config, text);
        let literal = |value: &Value| value.literal().map(|found| (found.value, source.slice(found.span).to_owned()));
        let pair = |value: &str, written: &str| Some((value.to_owned(), written.to_owned()));
        assert_eq!(literal(root.member("a").expect("a")), pair("推", "\\u63a8"));
        let Some(Value { data: Data::Array(elements), span }) = root.member("b") else { panic!("an array") };
        assert_eq!(source.slice(*span), "[");
        assert_eq!(elements.iter().map(literal).collect::<Vec<_>>(), [pair("-1.50", "-1.50"), pair("", "\"\"")]);
        let inner = root.member("c").and_then(|value| value.member("d")).and_then(Value::boolean);
        assert_eq!(inner.map(|found| (found.value, source.slice(found.span))), Some((true, "true")));
        let kinds: Vec<Kind> = root.members().iter().map(|member| member.value.kind()).collect();
        assert_eq!(kinds, [Kind::Text, Kind::Array, Kind::Object]);
        assert!(root.literal().is_none() && root.boolean().is_none() && root.member("z").is_none());
    }

    #[test]
    fn a_string_becomes_what_was_meant() {
        for (text, meant) in [
            (r" \u200bA1\u00A0\tB２ \n", "A1B2"),
            ("“x”\u{202e}", "x"),
            (r"\ud83d\ude00\\ /", r"\ud83d\ude00\\/"),
            (r"\u20", r"\u20"),
            ("\u{a0}\u{3000} ", ""),
        ] {
            let source = Source::new("x", Role::Config, text);
            let edits = plain_edits(&source, Span::new(0, text.len()));
            assert_eq!(crate::text::edit::apply(text, &edits).as_deref(), Some(meant), "{text}");
        }
    }

    #[test]
    fn a_duplicate_names_the_first_of_them() {
        let text = "{\"a\": {\"b\": 1}, \"b\": [{\"b\": 1, \"b\": 2}], \"a\": 1, \"\\u0061\": 2, \"\": 1, \"\": 2}";
        let duplicates = of(text).duplicates;
        let found: Vec<(&str, usize, usize)> = duplicates
            .iter()
            .map(|found| (found.name.value.as_str(), found.first.start, found.name.span.start))
            .collect();
        assert_eq!(found, [("a", 1, 41), ("a", 1, 49), ("", 62, 69), ("b", 23, 31)]);
    }
}
