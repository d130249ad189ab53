//! `tpns-configs.json`, with the place of every value.
//!
//! Invariant: reading never fails. What can be understood is in the [`Config`], what can't is a finding.
//! The file's shape is what the console's "Quick Integration" page hands out (official guide, step 3).

use jsonc_parser::ast::{Object, ObjectProp, ObjectPropName, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::errors::{ParseError, ParseErrorKind};
use jsonc_parser::{CollectOptions, ParseOptions, ParseStringErrorKind, parse_to_ast};
use serde::de::IgnoredAny;

use crate::channel::Channel;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Encoding, FileId, Source};
use crate::span::Span;

/// The file's name, wherever it stands.
pub const FILE_NAME: &str = "tpns-configs.json";

/// Top-level names that are not application ids.
const FIXED_MEMBERS: [&str; 4] = ["tpns", "debug", "version", "upgrade"];

/// Members of `tpns`.
const ID_AND_KEY: [&str; 2] = ["access_id", "access_key"];
/// Members of an application.
const APPLICATION_MEMBERS: [&str; 1] = ["channel"];
/// Members of `channel`.
const CHANNEL_MEMBERS: [&str; 6] = ["enable", "huawei", "xiaomi", "vivo", "oppo", "meizu"];
/// Members of a vendor's block.
const VENDOR_MEMBERS: [&str; 2] = ["app_id", "app_key"];

/// A value and its place; a string's place is between its quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// What a `tpns-configs.json` says.
#[derive(Clone, Debug)]
pub struct Config {
    /// The file.
    pub file: FileId,
    /// `tpns.access_id`, as text even where the file has a number.
    pub access_id: Option<Spanned<String>>,
    /// `tpns.access_key`.
    pub access_key: Option<Spanned<String>>,
    /// The members that stand for applications.
    pub applications: Vec<Application>,
    /// `version`, the SDK's, as written.
    pub version: Option<Spanned<String>>,
    /// `debug`.
    pub debug: Option<Spanned<bool>>,
    /// Members that a TPNS file does not have.
    pub unknown: Vec<UnknownMember>,
    /// The opening brace of the whole file, to speak of what is not in it.
    pub root: Span,
}

/// A member that a TPNS file does not have.
#[derive(Clone, Debug)]
pub struct UnknownMember {
    /// Its name.
    pub name: Spanned<String>,
    /// The members that its object can have.
    pub known: &'static [&'static str],
}

/// The member of one application id.
#[derive(Clone, Debug)]
pub struct Application {
    /// The id; its place is the member's name.
    pub id: Spanned<String>,
    /// `channel.enable`; a file that does not say has its channels on.
    pub channels_enabled: Option<Spanned<bool>>,
    /// The vendor blocks of `channel`, in the order of the text.
    pub vendors: Vec<VendorBlock>,
}

/// What the file says of one vendor.
#[derive(Clone, Debug)]
pub struct VendorBlock {
    /// The vendor.
    pub channel: Channel,
    /// The block's name.
    pub name: Span,
    /// `app_id`, as text even where the file has a number.
    pub app_id: Option<Spanned<String>>,
    /// `app_key`.
    pub app_key: Option<Spanned<String>>,
}

impl VendorBlock {
    /// True when every value that the vendor's SDK needs is there. Huawei's key is for servers.
    pub fn is_filled_in(&self) -> bool {
        let filled =
            |value: &Option<Spanned<String>>| value.as_ref().is_some_and(|value| !value.value.trim().is_empty());
        filled(&self.app_id) && (filled(&self.app_key) || self.channel == Channel::Huawei)
    }
}

impl Config {
    /// What the file says of one application.
    pub fn application(&self, id: &str) -> Option<&Application> {
        self.applications.iter().find(|application| application.id.value == id)
    }
}

/// Reads the file. Nothing comes back only when it is not JSON.
pub fn read(file: FileId, source: &Source, findings: &mut Vec<Diagnostic>) -> Option<Config> {
    if let Some(finding) = wrong_encoding(file, source) {
        findings.push(finding);
        // The text is known all the same, so what is in it can be looked at.
        if source.encoding == Encoding::Unknown {
            return None;
        }
    }
    let parsed = match parse_to_ast(&source.text, &CollectOptions::default(), &strict()) {
        Ok(parsed) => parsed.value,
        Err(error) => {
            findings.push(not_json(file, &error));
            return None;
        }
    };
    let Some(value) = parsed else {
        findings.push(
            Diagnostic::new(Code::TPNS102, format!("`{FILE_NAME}` is empty"))
                .at(file, Span::at(0), "")
                .help("download it again from the TPNS console: Configuration Management, Quick Integration"),
        );
        return None;
    };
    // The parser that keeps places is laxer than JSON in corners such as control characters in strings.
    if let Err(error) = serde_json::from_str::<IgnoredAny>(&source.text) {
        let offset = source.line_start(error.line()) + error.column().saturating_sub(1);
        let offset = source.text.floor_char_boundary(offset);
        let reason = error.to_string();
        let reason = reason.split(" at line ").next().unwrap_or_default();
        findings.push(Diagnostic::new(Code::TPNS102, format!("`{FILE_NAME}` is not JSON: {reason}")).at(
            file,
            character_at(source, offset),
            "",
        ));
        return None;
    }
    let Value::Object(root) = value else {
        findings.push(Diagnostic::new(Code::TPNS104, format!("`{FILE_NAME}` must hold an object")).at(
            file,
            span(&value),
            format!("{} stands here", kind(&value)),
        ));
        return None;
    };
    duplicates(file, &root, findings);
    secrets(file, &root, findings);
    Some(config(file, &root, findings))
}

fn strict() -> ParseOptions {
    ParseOptions {
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
    }
}

fn wrong_encoding(file: FileId, source: &Source) -> Option<Diagnostic> {
    let (message, place) = match source.encoding {
        Encoding::Utf8 => return None,
        Encoding::Utf8Bom => ("starts with a byte order mark, which JSON does not allow", Span::at(0)),
        Encoding::Utf16Le | Encoding::Utf16Be => ("is UTF-16, and JSON is UTF-8", Span::at(0)),
        Encoding::Unknown => {
            let offset = source.text.find(char::REPLACEMENT_CHARACTER).unwrap_or(0);
            ("has bytes that are not UTF-8", character_at(source, offset))
        }
    };
    let finding = Diagnostic::new(Code::TPNS102, format!("`{FILE_NAME}` {message}")).at(file, place, "");
    Some(finding.help("save it as UTF-8 without a byte order mark"))
}

fn character_at(source: &Source, offset: usize) -> Span {
    let length = source.text.get(offset..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    Span::new(offset, offset + length)
}

fn not_json(file: FileId, error: &ParseError) -> Diagnostic {
    use ParseErrorKind as Kind;
    let (what, label) = match error.kind() {
        Kind::CommentsNotAllowed | Kind::UnterminatedCommentBlock => ("JSON has no comments", "remove the comment"),
        Kind::TrailingCommasNotAllowed => ("a comma stands after the last member", "remove this comma"),
        Kind::ExpectedComma => ("a comma is missing", "expected `,` here"),
        Kind::ExpectedColonAfterObjectKey => ("a colon is missing", "expected `:` before this"),
        Kind::ExpectedObjectValue => ("a value is missing", "expected a value before this"),
        Kind::ExpectedStringObjectProperty => ("a member's name is not quoted", "expected `\"` before and after this"),
        Kind::SingleQuotedStringsNotAllowed => ("a string stands in single quotes", "expected `\"`"),
        Kind::MultipleRootJsonValues => ("text follows the closing brace", "expected the end of the file"),
        Kind::UnterminatedObject => ("an object is not closed", "expected `}` for this `{`"),
        Kind::UnterminatedArray => ("an array is not closed", "expected `]` for this `[`"),
        Kind::UnexpectedWord => ("a string is not quoted", "expected `\"` before and after this"),
        Kind::UnexpectedComma => ("a comma stands where a value should", "expected a value"),
        Kind::UnexpectedColon => ("a colon stands where a value should", "expected a value"),
        Kind::UnexpectedCloseBrace => ("a brace closes too early", "expected a value"),
        Kind::UnexpectedCloseBracket => ("a bracket closes too early", "expected a value"),
        Kind::UnexpectedTokenInObject => ("a member is expected", "expected `\"` and a name, or `}`"),
        Kind::NestingDepthExceeded => ("it is nested too deeply", "more than 512 levels"),
        Kind::String(ParseStringErrorKind::UnterminatedStringLiteral) => {
            ("a string is not closed", "expected `\"` at the end of this")
        }
        Kind::String(_) => ("a string has an escape that JSON does not know", "in this string"),
        Kind::UnexpectedToken => ("a character stands where none of its kind may", "unexpected"),
        _ => ("a number is not written as JSON writes numbers", "unexpected"),
    };
    let range = error.range();
    let finding = Diagnostic::new(Code::TPNS102, format!("`{FILE_NAME}` is not JSON: {what}"));
    let finding = finding.at(file, Span::new(range.start, range.end), label);
    if matches!(error.kind(), Kind::TrailingCommasNotAllowed) { finding.fixed_by_writing("") } else { finding }
}

fn config(file: FileId, root: &Object<'_>, findings: &mut Vec<Diagnostic>) -> Config {
    let start = root.range.start;
    let root_brace = Span::new(start, start + 1);
    let mut config = Config {
        file,
        access_id: None,
        access_key: None,
        applications: Vec::new(),
        version: member(root, "version").and_then(literal),
        debug: member(root, "debug").and_then(boolean),
        unknown: Vec::new(),
        root: root_brace,
    };
    unknown(root, &FIXED_MEMBERS, stands_for_application, &mut config.unknown);
    for property in &root.properties {
        let named = !FIXED_MEMBERS.contains(&property.name.as_str());
        if named && property.value.as_object().is_some() {
            config.applications.push(application(property));
            unknown_of_application(property, &mut config.unknown);
        }
    }
    match member(root, "tpns") {
        None => findings.push(
            Diagnostic::new(Code::TPNS104, "the member `tpns` is missing")
                .at(file, root_brace, "not in this object")
                .help("add `\"tpns\": { \"access_id\": \"…\", \"access_key\": \"…\" }` as the TPNS console shows it"),
        ),
        Some(Value::Object(tpns)) => {
            unknown(tpns, &ID_AND_KEY, |_| false, &mut config.unknown);
            config.access_id = text(file, tpns, "access_id", true, findings);
            config.access_key = text(file, tpns, "access_key", false, findings);
        }
        Some(other) => findings.push(wrong_type(file, "tpns", "an object", other)),
    }
    config
}

/// A package name has a dot; a blank name is a template that nobody filled in.
fn stands_for_application(property: &ObjectProp<'_>) -> bool {
    let name = property.name.as_str();
    name.trim().is_empty() || name.contains('.') && property.value.as_object().is_some()
}

fn unknown(
    object: &Object<'_>,
    known: &'static [&'static str],
    meant: fn(&ObjectProp<'_>) -> bool,
    found: &mut Vec<UnknownMember>,
) {
    let others = object.properties.iter().filter(|property| {
        let name = property.name.as_str();
        !known.contains(&name) && !is_secret(name) && !meant(property)
    });
    found.extend(others.map(|property| UnknownMember {
        name: Spanned { value: property.name.as_str().to_owned(), span: name_span(&property.name) },
        known,
    }));
}

fn unknown_of_application(property: &ObjectProp<'_>, found: &mut Vec<UnknownMember>) {
    // What looks like a slip of a fixed name is reported as such, and its inside is not judged.
    if !stands_for_application(property) {
        return;
    }
    let Some(application) = property.value.as_object() else { return };
    unknown(application, &APPLICATION_MEMBERS, |_| false, found);
    let Some(channel) = member(application, "channel").and_then(Value::as_object) else { return };
    // Honor and FCM are no blocks of the console's file; who writes one means something by it.
    unknown(channel, &CHANNEL_MEMBERS, |property| Channel::of_artifact(property.name.as_str()).is_some(), found);
    let blocks = channel.properties.iter().filter(|block| Channel::of_artifact(block.name.as_str()).is_some());
    for block in blocks.filter_map(|block| block.value.as_object()) {
        unknown(block, &VENDOR_MEMBERS, |_| false, found);
    }
}

fn is_secret(name: &str) -> bool {
    name.to_ascii_lowercase().contains("secret")
}

fn application(property: &ObjectProp<'_>) -> Application {
    let id = Spanned { value: property.name.as_str().to_owned(), span: name_span(&property.name) };
    let channel = property.value.as_object().and_then(|object| member(object, "channel")).and_then(Value::as_object);
    let blocks = channel.iter().flat_map(|channel| &channel.properties);
    Application {
        id,
        channels_enabled: channel.and_then(|channel| member(channel, "enable")).and_then(boolean),
        vendors: blocks.filter_map(vendor_block).collect(),
    }
}

fn vendor_block(property: &ObjectProp<'_>) -> Option<VendorBlock> {
    let channel = Channel::of_artifact(property.name.as_str())?;
    let block = property.value.as_object()?;
    Some(VendorBlock {
        channel,
        name: name_span(&property.name),
        app_id: member(block, "app_id").and_then(literal),
        app_key: member(block, "app_key").and_then(literal),
    })
}

/// A string, or a number as text.
fn literal(value: &Value<'_>) -> Option<Spanned<String>> {
    match value {
        Value::StringLit(literal) => {
            let (start, end) = (literal.range.start + 1, literal.range.end.saturating_sub(1));
            // An empty string has nothing to underline but its quotes.
            let span =
                if start < end { Span::new(start, end) } else { Span::new(literal.range.start, literal.range.end) };
            Some(Spanned { value: literal.value.clone().into_owned(), span })
        }
        Value::NumberLit(literal) => {
            let span = Span::new(literal.range.start, literal.range.end);
            Some(Spanned { value: literal.value.to_owned(), span })
        }
        _ => None,
    }
}

fn boolean(value: &Value<'_>) -> Option<Spanned<bool>> {
    let literal = value.as_boolean_lit()?;
    Some(Spanned { value: literal.value, span: Span::new(literal.range.start, literal.range.end) })
}

/// A required text member; a number is taken for text where `number` allows it.
fn text(
    file: FileId,
    object: &Object<'_>,
    name: &str,
    number: bool,
    findings: &mut Vec<Diagnostic>,
) -> Option<Spanned<String>> {
    match member(object, name) {
        Some(value @ Value::StringLit(_)) => literal(value),
        Some(value @ Value::NumberLit(_)) if number => literal(value),
        Some(other) => {
            findings.push(wrong_type(file, name, "a string", other));
            None
        }
        None => {
            let brace = Span::new(object.range.start, object.range.start + 1);
            findings.push(
                Diagnostic::new(Code::TPNS104, format!("the member `{name}` of `tpns` is missing"))
                    .at(file, brace, "not in this object")
                    .help("copy it from the TPNS console: Configuration Management, Basic Configuration"),
            );
            None
        }
    }
}

fn wrong_type(file: FileId, name: &str, wanted: &str, value: &Value<'_>) -> Diagnostic {
    Diagnostic::new(Code::TPNS104, format!("the member `{name}` must be {wanted}, not {}", kind(value))).at(
        file,
        span(value),
        format!("expected {wanted}"),
    )
}

fn member<'a, 'b>(object: &'b Object<'a>, name: &str) -> Option<&'b Value<'a>> {
    object.properties.iter().find(|property| property.name.as_str() == name).map(|property| &property.value)
}

fn name_span(name: &ObjectPropName<'_>) -> Span {
    let range = name.range();
    Span::new(range.start, range.end)
}

fn span(value: &Value<'_>) -> Span {
    let range = value.range();
    // An object or array is shown by its first character: the whole of it may fill the screen.
    match value {
        Value::Object(_) | Value::Array(_) => Span::new(range.start, range.start + 1),
        _ => Span::new(range.start, range.end),
    }
}

fn kind(value: &Value<'_>) -> &'static str {
    match value {
        Value::StringLit(_) => "a string",
        Value::NumberLit(_) => "a number",
        Value::BooleanLit(_) => "a boolean",
        Value::Object(_) => "an object",
        Value::Array(_) => "an array",
        Value::NullKeyword(_) => "null",
    }
}

/// Every object of the file, the root first.
fn objects<'a, 'b>(root: &'b Object<'a>) -> Vec<&'b Object<'a>> {
    fn inner<'a, 'b>(value: &'b Value<'a>, found: &mut Vec<&'b Object<'a>>) {
        match value {
            Value::Object(object) => collect(object, found),
            Value::Array(array) => array.elements.iter().for_each(|element| inner(element, found)),
            _ => {}
        }
    }
    fn collect<'a, 'b>(object: &'b Object<'a>, found: &mut Vec<&'b Object<'a>>) {
        found.push(object);
        object.properties.iter().for_each(|property| inner(&property.value, found));
    }
    let mut found = Vec::new();
    collect(root, &mut found);
    found
}

fn duplicates(file: FileId, root: &Object<'_>, findings: &mut Vec<Diagnostic>) {
    for object in objects(root) {
        let mut seen = std::collections::HashMap::new();
        for property in &object.properties {
            let name = property.name.as_str();
            let place = name_span(&property.name);
            if let Some(first) = seen.insert(name, place) {
                findings.push(
                    Diagnostic::new(Code::TPNS103, format!("the member `{name}` stands twice in one object"))
                        .at(file, place, "second time")
                        .beside(file, first, "first time")
                        .note("readers of JSON disagree on which of the two counts")
                        .help("keep one of them"),
                );
            }
        }
    }
}

fn secrets(file: FileId, root: &Object<'_>, findings: &mut Vec<Diagnostic>) {
    for object in objects(root) {
        for property in &object.properties {
            let name = property.name.as_str();
            let filled_in = match &property.value {
                Value::StringLit(literal) => !literal.value.trim().is_empty(),
                Value::NumberLit(_) => true,
                _ => false,
            };
            if filled_in && is_secret(name) {
                findings.push(
                    Diagnostic::new(
                        Code::TPNS111,
                        format!("`{name}` is a secret, and this file goes into the app's repository"),
                    )
                    .at(file, name_span(&property.name), "only servers need it")
                    .note("whoever has it can push to every user of the app")
                    .help(format!("remove `{name}`, and make a new one in the console if this file was ever shared")),
                );
            }
        }
    }
}
