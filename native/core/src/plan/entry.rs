//! Elements to be written into a manifest, and where they go.
//!
//! Invariant: whole lines are written, in the manifest's own indentation, newline and prefix. Values are escaped here.

use crate::input::manifest::{ANDROID, Attribute, Element};
use crate::text::edit::Edit;
use crate::text::escape::xml;
use crate::text::source::Source;
use crate::text::span::Span;

/// An element to be written.
pub(crate) struct Entry {
    pub(crate) name: &'static str,
    pub(crate) attributes: Vec<(&'static str, String)>,
    pub(crate) children: Vec<Entry>,
}

impl Entry {
    pub(crate) fn new<const N: usize>(name: &'static str, attributes: [(&'static str, &str); N]) -> Self {
        let attributes = attributes.into_iter().map(|(name, value)| (name, value.to_owned())).collect();
        Self { name, attributes, children: Vec::new() }
    }
}

/// The elements' lines. `prefix` stands for Android's namespace where they go, if one does.
pub(crate) fn write(entries: &[Entry], prefix: Option<&str>, indent: &str, newline: &str) -> String {
    let mut text = String::new();
    for entry in entries {
        // Without a prefix in scope, each top-level element declares its own.
        let declared = if prefix.is_none() { format!(" xmlns:android=\"{ANDROID}\"") } else { String::new() };
        write_entry(&mut text, entry, &declared, prefix.unwrap_or("android"), indent, newline);
    }
    text
}

fn write_entry(text: &mut String, entry: &Entry, declared: &str, prefix: &str, indent: &str, newline: &str) {
    let attributes: String =
        entry.attributes.iter().map(|(name, value)| format!(" {prefix}:{name}=\"{}\"", xml(value))).collect();
    let name = entry.name;
    if entry.children.is_empty() {
        text.push_str(&format!("{indent}<{name}{declared}{attributes} />{newline}"));
        return;
    }
    text.push_str(&format!("{indent}<{name}{declared}{attributes}>{newline}"));
    for child in &entry.children {
        write_entry(text, child, "", prefix, &format!("{indent}    "), newline);
    }
    text.push_str(&format!("{indent}</{name}>{newline}"));
}

/// What stands before an element on its line, where that is white space alone.
pub(crate) fn indentation<'a>(source: &'a Source, element: &Element) -> &'a str {
    let start = element.start_tag.start;
    let before = source.text.get(source.start_of_line(start)..start).unwrap_or("");
    if before.trim().is_empty() { before } else { "" }
}

/// Puts whole lines before an element's end tag, opening the element where it is closed in itself.
pub(crate) fn insert_into(source: &Source, element: &Element, lines: &str) -> Vec<Edit> {
    let (indent, newline) = (indentation(source, element), source.newline());
    match element.end_tag {
        Some(end_tag) => {
            let line = source.start_of_line(end_tag.start);
            let own_line = source.text.get(line..end_tag.start).is_some_and(|before| before.trim().is_empty());
            if own_line && line > 0 {
                vec![Edit::insert(line, lines)]
            } else {
                vec![Edit::insert(end_tag.start, format!("{newline}{lines}{indent}"))]
            }
        }
        None => {
            let slash = element.start_tag.end.saturating_sub(2);
            let name = source.slice(element.name_span);
            let closing = format!(">{newline}{lines}{indent}</{name}>");
            vec![Edit { span: Span::new(slash, element.start_tag.end), replacement: closing }]
        }
    }
}

/// Adds attributes behind one that an element has, each on its own line where that one is.
pub(crate) fn add_attributes(source: &Source, behind: &Attribute, prefix: &str, attributes: &[(&str, &str)]) -> Edit {
    let line = source.text.get(source.start_of_line(behind.span.start)..behind.span.start).unwrap_or("");
    let gap = if line.trim().is_empty() { format!("{}{line}", source.newline()) } else { " ".to_owned() };
    let text = attributes.iter().map(|(name, value)| format!("{gap}{prefix}:{name}=\"{}\"", xml(value)));
    Edit::insert(behind.span.end, text.collect::<String>())
}

/// Takes an attribute away, with the white space before it.
pub(crate) fn remove_attribute(source: &Source, attribute: &Attribute) -> Edit {
    let before = source.text.get(..attribute.span.start).unwrap_or("");
    Edit { span: Span::new(before.trim_end().len(), attribute.span.end), replacement: String::new() }
}

/// Puts elements behind those that an element has, in its own indentation. `prefix` stands for Android's namespace.
pub(crate) fn append(source: &Source, parent: &Element, entries: &[Entry], prefix: &str) -> Vec<Edit> {
    let inner = format!("{}    ", indentation(source, parent));
    insert_into(source, parent, &write(entries, Some(prefix), &inner, source.newline()))
}

/// The prefix of an attribute, as it is written.
pub(crate) fn prefix_of<'a>(source: &'a Source, attribute: &Attribute) -> Option<&'a str> {
    source.slice(attribute.span).split_once(':').map(|(prefix, _)| prefix)
}

/// Takes an element away, with its lines where they hold nothing else.
pub(crate) fn remove(source: &Source, element: &Element) -> Edit {
    let start = element.start_tag.start;
    let end = element.end_tag.map_or(element.start_tag.end, |tag| tag.end);
    let line = start - indentation(source, element).len();
    let is_blank = |next: &usize| source.text.get(end..*next).is_some_and(|rest| rest.trim().is_empty());
    let next_line = source.start_of_next_line(end).filter(is_blank);
    let own_line = source.text.get(..line).is_some_and(|before| before.is_empty() || before.ends_with('\n'));
    let span = match next_line {
        Some(next) if own_line => Span::new(line, next),
        _ => Span::new(start, end),
    };
    Edit { span, replacement: String::new() }
}
