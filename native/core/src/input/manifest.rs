//! `AndroidManifest.xml`, with the place of every element and attribute value.
//!
//! Invariant: reads in linear time. A text that isn't a manifest gives a [`ManifestFault`] and no tree. Names are
//! resolved by their namespace, never by a prefix. DOCTYPE is refused, so no entity can expand.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use compact_str::CompactString;
use quick_xml::errors::{IllFormedError, SyntaxError};
use quick_xml::escape::EscapeError;
use quick_xml::events::attributes::AttrError;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{NamespaceResolver, QName, ResolveResult};
use quick_xml::{Reader, XmlVersion};

use super::xml_slips;
use crate::text::source::{Encoding, FileId, Source};
use crate::text::span::Span;

/// The namespace of `android:` attributes.
pub const ANDROID: &str = "http://schemas.android.com/apk/res/android";
/// The namespace of `tools:` attributes.
pub const TOOLS: &str = "http://schemas.android.com/tools";

/// The deepest nesting that is read; Android's own manifests reach seven levels.
pub const MAX_DEPTH: usize = 256;

/// An element of a [`Manifest`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ElementId(usize);

/// A parsed manifest.
#[derive(Debug)]
pub struct Manifest {
    /// The file.
    pub file: FileId,
    elements: Vec<Element>,
    /// Components by the last word of their name, in the order of the text, since a class is looked up per finding.
    by_last_word: OnceLock<HashMap<String, Vec<ElementId>>>,
}

/// An element with its attributes.
#[derive(Debug)]
pub struct Element {
    /// Name without a namespace, as all of a manifest's are.
    pub name: CompactString,
    /// The name in the start tag.
    pub name_span: Span,
    /// The start tag, from `<` to `>`.
    pub start_tag: Span,
    /// The end tag, or nothing where the start tag ends in `/>`.
    pub end_tag: Option<Span>,
    /// In the order of the text.
    pub attributes: Vec<Attribute>,
    /// In the order of the text.
    pub children: Vec<ElementId>,
    /// The prefix of `android:` attributes below `application`; nothing on other elements.
    pub android_prefix: Option<String>,
}

/// An attribute.
#[derive(Debug)]
pub struct Attribute {
    /// Its namespace, or nothing.
    pub namespace: Option<Cow<'static, str>>,
    /// Name without prefix.
    pub name: CompactString,
    /// The value, references resolved.
    pub value: CompactString,
    /// The whole attribute, from its name to the closing quote.
    pub span: Span,
    /// The value between the quotes.
    pub value_span: Span,
}

impl Element {
    /// An attribute by its namespace and name.
    pub fn attribute(&self, namespace: &str, name: &str) -> Option<&Attribute> {
        self.attributes.iter().find(|found| found.name == name && found.namespace.as_deref() == Some(namespace))
    }

    /// An `android:` attribute.
    pub fn android(&self, name: &str) -> Option<&Attribute> {
        self.attribute(ANDROID, name)
    }

    /// True for an activity and for an alias of one.
    pub fn is_activity(&self) -> bool {
        matches!(self.name.as_str(), "activity" | "activity-alias")
    }

    /// The value of `android:name`.
    pub fn android_name(&self) -> Option<&str> {
        self.android("name").map(|attribute| attribute.value.as_str())
    }
}

impl Manifest {
    /// The `manifest` element.
    pub fn root(&self) -> Option<&Element> {
        self.elements.first()
    }

    /// The `application` element.
    pub fn application(&self) -> Option<&Element> {
        self.children(self.root()?).find(|element| element.name == "application")
    }

    /// The elements directly below one.
    pub fn children<'a>(&'a self, element: &'a Element) -> impl Iterator<Item = &'a Element> {
        element.children.iter().filter_map(|id| self.elements.get(id.0))
    }

    /// The elements of one name directly below `application`.
    pub fn in_application<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.application()
            .into_iter()
            .flat_map(|application| self.children(application))
            .filter(move |e| e.name == name)
    }

    /// Every `<meta-data>`, of the application and of its components.
    pub fn every_meta_data(&self) -> impl Iterator<Item = &Element> {
        self.elements.iter().filter(|element| element.name == "meta-data")
    }

    /// Activities, aliases, services, receivers and providers.
    pub fn components(&self) -> impl Iterator<Item = &Element> {
        self.application()
            .into_iter()
            .flat_map(|application| self.children(application))
            .filter(|element| is_component(element))
    }

    /// The `<action>` elements of all of a component's intent filters.
    pub fn actions<'a>(&'a self, component: &'a Element) -> impl Iterator<Item = &'a Element> {
        self.children(component)
            .filter(|element| element.name == "intent-filter")
            .flat_map(|filter| self.children(filter))
            .filter(|element| element.name == "action")
    }

    /// The `android:value` of a `<meta-data>` below `application`, with its place.
    pub fn meta_data(&self, name: &str) -> Option<&Attribute> {
        self.in_application("meta-data")
            .filter(|element| element.android_name() == Some(name))
            .find_map(|element| element.android("value"))
    }

    /// True where `application` has a `<meta-data>` of this name, by a value or by a resource.
    pub fn has_meta_data(&self, name: &str) -> bool {
        self.in_application("meta-data").any(|element| element.android_name() == Some(name))
    }

    /// The `package` attribute of `manifest`.
    pub fn package(&self) -> Option<&str> {
        let root = self.root()?;
        root.attributes
            .iter()
            .find(|found| found.name == "package" && found.namespace.is_none())
            .map(|a| a.value.as_str())
    }

    /// The component of a class, whichever way this manifest writes its name.
    pub fn component_named(&self, class: &str, namespace: &str) -> Option<&Element> {
        self.components_named(class, namespace).next()
    }

    /// The components of a class, in the order of the text; a manifest that merges has one.
    pub fn components_named<'a, 'b>(
        &'a self,
        class: &'b str,
        namespace: &'b str,
    ) -> impl Iterator<Item = &'a Element> + use<'a, 'b> {
        let package = self.package();
        let candidates = self.by_last_word().get(last_word(class)).into_iter().flatten();
        let candidates = candidates.filter_map(|id| self.elements.get(id.0));
        candidates.filter(move |element| {
            let is = |name: &str, package: &str| is_class(name, package, class);
            element.android_name().is_some_and(|name| is(name, package.unwrap_or(namespace)) || is(name, namespace))
        })
    }

    /// The activity, or alias of one, of a class.
    pub fn activity(&self, class: &str, namespace: &str) -> Option<&Element> {
        self.component_named(class, namespace).filter(|found| found.is_activity())
    }

    /// Activities and aliases.
    pub fn activities(&self) -> impl Iterator<Item = &Element> {
        self.components().filter(|component| component.is_activity())
    }

    fn by_last_word(&self) -> &HashMap<String, Vec<ElementId>> {
        self.by_last_word.get_or_init(|| {
            let mut index: HashMap<String, Vec<ElementId>> = HashMap::new();
            let components = self.application().into_iter().flat_map(|application| &application.children);
            for id in components {
                let element = self.elements.get(id.0).filter(|element| is_component(element));
                if let Some(name) = element.and_then(Element::android_name) {
                    index.entry(last_word(name).to_owned()).or_default().push(*id);
                }
            }
            index
        })
    }
}

fn is_component(element: &Element) -> bool {
    matches!(element.name.as_str(), "activity" | "activity-alias" | "service" | "receiver" | "provider")
}

fn last_word(class: &str) -> &str {
    class.rsplit('.').next().unwrap_or(class)
}

/// True when [`qualified`] would give this class. Allocates nothing.
fn is_class(name: &str, package: &str, class: &str) -> bool {
    if name.starts_with('.') {
        class.strip_prefix(package) == Some(name)
    } else if name.contains('.') {
        name == class
    } else {
        class.strip_prefix(package).and_then(|below| below.strip_prefix('.')) == Some(name)
    }
}

/// The full name of a class: `.Name` and `Name` stand below the package.
pub fn qualified(name: &str, package: &str) -> String {
    if name.starts_with('.') {
        format!("{package}{name}")
    } else if name.contains('.') {
        name.to_owned()
    } else {
        format!("{package}.{name}")
    }
}

/// Why a text isn't a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManifestFault {
    /// What is wrong.
    pub kind: FaultKind,
    /// Where.
    pub span: Span,
}

/// What is wrong with a text that should be a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// Bytes that are no UTF-8.
    NotUtf8,
    /// A DOCTYPE.
    Doctype,
    /// A second root element of this name.
    SecondRoot(String),
    /// Nested too deeply.
    TooDeep,
    /// Text outside of the root element.
    TextOutside,
    /// An element of this name that is never closed.
    Unclosed(String),
    /// An end tag of this name that closes nothing.
    UnmatchedEnd(String),
    /// An end tag of another name than the element's.
    MismatchedEnd {
        /// The open element.
        expected: String,
        /// The end tag's name.
        found: String,
    },
    /// A comment that is never closed.
    UnclosedComment,
    /// `--` inside a comment.
    DashesInComment,
    /// A tag that is never closed.
    UnclosedTag,
    /// An attribute without `=`.
    AttributeWithoutEquals,
    /// An attribute without a value.
    AttributeWithoutValue,
    /// An attribute whose value has no quotes.
    AttributeWithoutQuotes,
    /// An attribute whose value is never closed.
    AttributeNotClosed,
    /// An attribute that appears twice in one element.
    DuplicateAttribute,
    /// A `&` that starts no entity.
    StrayAmpersand,
    /// An entity of this name, which XML doesn't define.
    UnknownEntity(String),
    /// A namespace prefix that is not declared.
    UnknownPrefix(String),
    /// The marks of a merge that somebody has to settle.
    Conflict,
    /// A character that looks like one of XML's own.
    Stray(char),
    /// `<!` that starts no comment.
    NoComment,
    /// A CDATA section that is never closed.
    UnclosedCData,
    /// A `<?` that is never closed.
    UnclosedInstruction,
    /// A reference such as `&#xZZ;` to no character.
    NoCharacter,
    /// Anything else.
    Malformed,
    /// No element at all.
    Empty,
    /// A root element of another name.
    OtherRoot(String),
}

impl ManifestFault {
    fn new(kind: FaultKind, span: Span) -> Self {
        Self { kind, span }
    }
}

/// Reads a manifest.
pub fn read(file: FileId, source: &Source) -> Result<Manifest, ManifestFault> {
    parse(file, source).map_err(|fault| conflict(&source.text).unwrap_or(fault))
}

/// The first mark of a merge that is not settled: whatever a parser stumbles over, this is why.
fn conflict(text: &str) -> Option<ManifestFault> {
    let mark = |line: &str| line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ");
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if mark(line) {
            return Some(ManifestFault::new(FaultKind::Conflict, Span::new(start, start + line.trim_end().len())));
        }
        start += line.len();
    }
    None
}

fn parse(file: FileId, source: &Source) -> Result<Manifest, ManifestFault> {
    let text = source.text.as_str();
    if source.encoding == Encoding::Unknown && !declares_other_encoding(text) {
        let offset = text.find(char::REPLACEMENT_CHARACTER).unwrap_or(0);
        return Err(ManifestFault::new(
            FaultKind::NotUtf8,
            Span::new(offset, offset + char::REPLACEMENT_CHARACTER.len_utf8()),
        ));
    }
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_comments = true;
    let mut prefixes = NamespaceResolver::default();
    let mut manifest = Manifest { file, elements: Vec::new(), by_last_word: OnceLock::new() };
    let mut open: Vec<usize> = Vec::new();
    let mut closed_root: Option<Span> = None;
    loop {
        let start = offset(reader.buffer_position());
        let event = reader.read_event();
        let here = Span::new(start, offset(reader.buffer_position()));
        match event {
            Ok(Event::Start(tag)) | Ok(Event::Empty(tag)) if closed_root.is_some() => {
                return Err(ManifestFault::new(FaultKind::SecondRoot(tag.name().0.to_owned()), here));
            }
            Ok(Event::Start(tag)) => {
                if open.len() >= MAX_DEPTH {
                    return Err(ManifestFault::new(FaultKind::TooDeep, here));
                }
                let element = element(&mut prefixes, open.len(), text, &tag, here)?;
                open.push(add(&mut manifest, &open, element));
            }
            Ok(Event::Empty(tag)) => {
                let element = element(&mut prefixes, open.len(), text, &tag, here)?;
                add(&mut manifest, &open, element);
                if open.is_empty() {
                    closed_root = Some(here);
                }
            }
            Ok(Event::End(_)) => {
                let closed = open.pop().and_then(|index| manifest.elements.get_mut(index));
                if let Some(element) = closed {
                    element.end_tag = Some(here);
                }
                if open.is_empty() {
                    closed_root = Some(here);
                }
            }
            Ok(Event::DocType(_)) => {
                return Err(ManifestFault::new(FaultKind::Doctype, here));
            }
            Ok(Event::Text(content)) if open.is_empty() && !content.trim().is_empty() => {
                return Err(ManifestFault::new(FaultKind::TextOutside, trimmed(text, here)));
            }
            Ok(Event::CData(_)) | Ok(Event::GeneralRef(_)) if open.is_empty() => {
                return Err(ManifestFault::new(FaultKind::TextOutside, here));
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(error) => {
                let at = text.floor_char_boundary(offset(reader.error_position()).min(text.len()));
                return Err(ManifestFault::new(kind_of(&error), character_at(text, at)));
            }
        }
    }
    if let Some(unclosed) = open.last().and_then(|&index| manifest.elements.get(index)) {
        return Err(ManifestFault::new(FaultKind::Unclosed(unclosed.name.to_string()), unclosed.start_tag));
    }
    match manifest.root() {
        None => Err(ManifestFault::new(FaultKind::Empty, Span::at(0))),
        Some(root) if root.name != "manifest" => {
            Err(ManifestFault::new(FaultKind::OtherRoot(root.name.to_string()), root.name_span))
        }
        Some(_) => Ok(manifest),
    }
}

/// True where the XML declaration names an encoding in which all of XML's own characters, and every name in a manifest, are
/// ASCII bytes: then what else the bytes stand for changes nothing here.
fn declares_other_encoding(text: &str) -> bool {
    let declaration = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")).map_or("", |(found, _)| found);
    let encoding = declaration.split_once("encoding").and_then(|(_, rest)| rest.split(['"', '\'']).nth(1));
    let encoding = encoding.unwrap_or("").trim().to_ascii_lowercase();
    ["gb", "big5", "iso-8859-", "windows-", "cp9", "euc-"].iter().any(|prefix| encoding.starts_with(prefix))
}

fn add(manifest: &mut Manifest, open: &[usize], element: Element) -> usize {
    let index = manifest.elements.len();
    manifest.elements.push(element);
    if let Some(parent) = open.last().and_then(|&parent| manifest.elements.get_mut(parent)) {
        parent.children.push(ElementId(index));
    }
    index
}

/// The element of a tag below `depth` others.
fn element(
    prefixes: &mut NamespaceResolver,
    depth: usize,
    text: &str,
    tag: &BytesStart<'_>,
    span: Span,
) -> Result<Element, ManifestFault> {
    // Nesting ends at MAX_DEPTH.
    prefixes.set_level(u16::try_from(depth).unwrap_or(u16::MAX));
    // Few tags declare a prefix, so few are read for it.
    if tag.contains("xmlns") {
        prefixes.push(tag).map_err(|_| ManifestFault::new(FaultKind::Malformed, span))?;
    }
    let name_start = span.start + 1;
    let content = Span::new(name_start, name_start + tag.len());
    let mut attributes = Vec::new();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| attribute_fault(&error, text, span))?;
        let key = offset_in(text, attribute.key.0).unwrap_or(span.start);
        let value = offset_in(text, attribute.value.as_ref()).unwrap_or(span.start);
        let value_span = Span::new(value, value + attribute.value.len());
        let unescaped = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|error| ManifestFault::new(kind_of(&error), value_span))?;
        let (namespace, name) = prefixes.resolve_attribute(attribute.key);
        let namespace = match namespace {
            ResolveResult::Bound(namespace) => Some(match namespace.0 {
                ANDROID => Cow::Borrowed(ANDROID),
                TOOLS => Cow::Borrowed(TOOLS),
                other => Cow::Owned(other.to_owned()),
            }),
            ResolveResult::Unbound => None,
            ResolveResult::Unknown(prefix) => {
                let key_span = Span::new(key, key + attribute.key.0.len());
                return Err(ManifestFault::new(FaultKind::UnknownPrefix(prefix.to_string()), key_span));
            }
        };
        attributes.push(Attribute {
            namespace,
            name: name.as_ref().into(),
            value: unescaped.into(),
            span: Span::new(key, value_span.end + 1),
            value_span,
        });
    }
    debug_assert!(span.contains(content));
    Ok(Element {
        name: tag.name().0.into(),
        name_span: Span::new(name_start, name_start + tag.name().0.len()),
        start_tag: span,
        end_tag: None,
        attributes,
        children: Vec::new(),
        android_prefix: if tag.name().0 == "application" { android_prefix(prefixes) } else { None },
    })
}

/// A prefix that stands for Android's namespace here; one that a nearer declaration hides does not count.
fn android_prefix(prefixes: &NamespaceResolver) -> Option<String> {
    use quick_xml::name::PrefixDeclaration;
    prefixes.bindings().filter(|(_, namespace)| namespace.0 == ANDROID).find_map(|(declaration, _)| {
        let PrefixDeclaration::Named(prefix) = declaration else { return None };
        let probe = format!("{prefix}:name");
        let (resolved, _) = prefixes.resolve_attribute(QName(&probe));
        matches!(resolved, ResolveResult::Bound(namespace) if namespace.0 == ANDROID).then(|| prefix.to_owned())
    })
}

/// Where a slice of `text` starts in it.
fn offset_in(text: &str, slice: &str) -> Option<usize> {
    let offset = (slice.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
    (offset + slice.len() <= text.len()).then_some(offset)
}

fn offset(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

fn character_at(text: &str, offset: usize) -> Span {
    let length = text.get(offset..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    Span::new(offset, offset + length)
}

fn trimmed(text: &str, span: Span) -> Span {
    let content = text.get(span.start..span.end).unwrap_or("");
    let start = span.start + (content.len() - content.trim_start().len());
    Span::new(start, start + content.trim().len())
}

fn kind_of(error: &quick_xml::Error) -> FaultKind {
    use quick_xml::Error;
    match error {
        Error::Syntax(SyntaxError::UnclosedComment) => FaultKind::UnclosedComment,
        Error::Syntax(SyntaxError::UnclosedTag) => FaultKind::UnclosedTag,
        Error::Syntax(SyntaxError::InvalidBangMarkup) => FaultKind::NoComment,
        Error::Syntax(SyntaxError::UnclosedCData) => FaultKind::UnclosedCData,
        Error::Syntax(SyntaxError::UnclosedPI | SyntaxError::UnclosedXmlDecl) => FaultKind::UnclosedInstruction,
        Error::Escape(EscapeError::InvalidCharRef(_)) => FaultKind::NoCharacter,
        Error::Syntax(
            SyntaxError::UnclosedSingleQuotedAttributeValue | SyntaxError::UnclosedDoubleQuotedAttributeValue,
        ) => FaultKind::AttributeNotClosed,
        Error::IllFormed(IllFormedError::MissingEndTag(name)) => FaultKind::Unclosed(name.clone()),
        Error::IllFormed(IllFormedError::UnmatchedEndTag(name)) => FaultKind::UnmatchedEnd(name.clone()),
        Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
            FaultKind::MismatchedEnd { expected: expected.clone(), found: found.clone() }
        }
        Error::IllFormed(IllFormedError::DoubleHyphenInComment) => FaultKind::DashesInComment,
        Error::IllFormed(IllFormedError::UnclosedReference) => FaultKind::StrayAmpersand,
        Error::InvalidAttr(error) => attribute_kind(error),
        Error::Escape(EscapeError::UnterminatedEntity(_)) => FaultKind::StrayAmpersand,
        Error::Escape(EscapeError::UnrecognizedEntity(_, name)) => FaultKind::UnknownEntity(name.clone()),
        _ => FaultKind::Malformed,
    }
}

/// What is wrong with the attributes of a tag: the character that stands in for one of XML's, or the tag's missing end,
/// both of which a parser calls something else.
fn attribute_fault(error: &AttrError, text: &str, tag: Span) -> ManifestFault {
    let rest = text.get(tag.start..tag.end).unwrap_or("");
    let mut slips = Vec::new();
    let end = xml_slips::tag(rest, tag.start, false, &mut slips);
    let stray = slips.first().and_then(|(here, _)| Some((*here, text.get(here.start..)?.chars().next()?)));
    if let Some((here, stray)) = stray {
        return ManifestFault::new(FaultKind::Stray(stray), here);
    }
    if rest.get(end..).is_some_and(|behind| behind.starts_with('<')) {
        return ManifestFault::new(FaultKind::UnclosedTag, character_at(text, tag.start));
    }
    let at = match error {
        AttrError::ExpectedEq(at)
        | AttrError::ExpectedValue(at)
        | AttrError::UnquotedValue(at)
        | AttrError::ExpectedQuote(at, _)
        | AttrError::Duplicated(at, _) => tag.start + 1 + at,
    };
    ManifestFault::new(attribute_kind(error), character_at(text, text.floor_char_boundary(at.min(tag.end))))
}

fn attribute_kind(error: &AttrError) -> FaultKind {
    match error {
        AttrError::ExpectedEq(_) => FaultKind::AttributeWithoutEquals,
        AttrError::ExpectedValue(_) => FaultKind::AttributeWithoutValue,
        AttrError::UnquotedValue(_) => FaultKind::AttributeWithoutQuotes,
        AttrError::ExpectedQuote(..) => FaultKind::AttributeNotClosed,
        AttrError::Duplicated(..) => FaultKind::DuplicateAttribute,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_is_compared_as_it_is_qualified() {
        for name in [".Foo", "Foo", "com.a.Foo", ".b.Foo", "b.Foo", "", "."] {
            for class in ["com.a.Foo", "com.aFoo", "com.a.b.Foo", "b.Foo", "Foo", ".Foo", "com.a.", "com.a"] {
                assert_eq!(is_class(name, "com.a", class), qualified(name, "com.a") == class, "{name} {class}");
            }
        }
    }
}
