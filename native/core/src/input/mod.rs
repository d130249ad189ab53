//! One reader per kind of text.
//!
//! Invariant: a reader gives values with their places, and what it can't read as data. It never fails and makes no
//! sentences.

mod catalog;
pub mod intent_filter;
pub mod json;
pub mod keep_rules;
pub mod manifest;
mod path_pattern;
pub mod script;
pub mod slips;
pub mod tpns_configs;
pub mod xml_slips;

use crate::text::span::Span;

impl From<tpnskit_script::Span> for Span {
    fn from(span: tpnskit_script::Span) -> Self {
        Self::new(span.start, span.end)
    }
}
