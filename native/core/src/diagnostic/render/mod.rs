//! Findings as people and programs read them, one file a format.
//!
//! Invariant: every renderer shows the same findings in the same order, with every key masked.

pub mod json;
pub mod terminal;

use super::Diagnostic;
use crate::source::{Source, Sources};
use crate::span::Position;

/// The primary place of a finding.
fn primary<'a>(diagnostic: &Diagnostic, sources: &'a Sources) -> Option<(&'a Source, Position)> {
    let label = diagnostic.labels.iter().find(|label| label.primary)?;
    let source = sources.get(label.file)?;
    Some((source, source.position(label.span.start)))
}

/// Text from outside in one line, with nothing in it that a terminal would obey.
fn printable(text: &str) -> String {
    text.chars().flat_map(|c| if c.is_control() { c.escape_unicode().collect() } else { vec![c] }).collect()
}
