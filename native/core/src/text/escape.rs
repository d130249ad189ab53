//! Values into the languages that are generated: the one place that knows their rules.
//!
//! Invariant: for any text, the escaped form parses back to that text and nothing else.

use std::fmt;

use askama::filters::Escaper;

/// Text for an XML attribute value in either kind of quotes. Characters that XML 1.0 cannot hold become U+FFFD.
pub fn xml(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            '\t' => escaped.push_str("&#9;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => escaped.push(char::REPLACEMENT_CHARACTER),
            other => escaped.push(other),
        }
    }
    escaped
}

/// Text for a Java string literal, without its quotes. ASCII alone comes out, whatever the compiler's encoding is.
pub fn java(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for unit in text.encode_utf16() {
        match u8::try_from(unit) {
            Ok(b'"') => escaped.push_str("\\\""),
            Ok(b'\\') => escaped.push_str("\\\\"),
            Ok(b'\n') => escaped.push_str("\\n"),
            Ok(b'\r') => escaped.push_str("\\r"),
            Ok(b'\t') => escaped.push_str("\\t"),
            Ok(byte @ 0x20..=0x7E) => escaped.push(char::from(byte)),
            // Java reads \uXXXX before anything else, so a control character must not come out that way.
            Ok(byte @ 0..=0x1F) => escaped.push_str(&format!("\\{byte:03o}")),
            _ => escaped.push_str(&format!("\\u{unit:04x}")),
        }
    }
    escaped
}

/// [`java`] for templates.
#[derive(Clone, Copy, Debug)]
pub struct Java;

impl Escaper for Java {
    fn write_escaped_str<W: fmt::Write>(&self, mut destination: W, text: &str) -> fmt::Result {
        destination.write_str(&java(text))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn xml_attributes_parse_back(text in any::<String>()) {
            let document = format!("<a b=\"{}\"/>", xml(&text));
            let mut reader = quick_xml::Reader::from_str(&document);
            let quick_xml::events::Event::Empty(tag) = reader.read_event().unwrap() else { panic!("no element") };
            let attribute = tag.attributes().next().unwrap().unwrap();
            let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).unwrap().into_owned();
            let representable = |c: char| {
                let lost = matches!(c, '\u{FFFE}' | '\u{FFFF}') || (c < ' ' && !matches!(c, '\t' | '\n' | '\r'));
                if lost { char::REPLACEMENT_CHARACTER } else { c }
            };
            prop_assert_eq!(value, text.chars().map(representable).collect::<String>());
        }

        #[test]
        fn java_literals_read_back(text in any::<String>()) {
            prop_assert_eq!(read_java(&java(&text)), text);
        }
    }

    /// What a Java compiler makes of the inside of a string literal.
    fn read_java(literal: &str) -> String {
        assert!(literal.is_ascii());
        let mut units = Vec::new();
        let mut rest = literal.chars();
        while let Some(character) = rest.next() {
            assert!(character != '"' && character >= ' ');
            if character != '\\' {
                units.push(character as u16);
                continue;
            }
            match rest.next().unwrap() {
                'u' => {
                    let hex: String = rest.by_ref().take(4).collect();
                    units.push(u16::from_str_radix(&hex, 16).unwrap());
                }
                'n' => units.push(10),
                'r' => units.push(13),
                't' => units.push(9),
                digit @ '0'..='3' => {
                    let octal: String = std::iter::once(digit).chain(rest.by_ref().take(2)).collect();
                    units.push(u16::from_str_radix(&octal, 8).unwrap());
                }
                other => units.push(other as u16),
            }
        }
        String::from_utf16(&units).unwrap()
    }
}
