//! Findings as people and programs read them, one file a format.
//!
//! Invariant: every renderer shows the same findings in the same order, with every key masked.

pub mod github;
pub mod html;
pub mod json;
pub mod sarif;
pub mod terminal;

use super::Diagnostic;
use super::redact::mask_sentence;
use crate::source::{Source, Sources};
use crate::span::Position;

/// The primary place of a finding.
fn primary<'a>(diagnostic: &Diagnostic, sources: &'a Sources) -> Option<(&'a Source, Position)> {
    let label = diagnostic.labels.iter().find(|label| label.primary)?;
    let source = sources.get(label.file)?;
    Some((source, source.position(label.span.start)))
}

/// What stays the same of a finding when lines move: its code, file and message, as 16 hex digits of FNV-1a.
fn fingerprint(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let file = primary(diagnostic, sources).map_or("", |(source, _)| source.name.as_str());
    let text = format!("{}\0{file}\0{}", diagnostic.code.name(), mask_sentence(&diagnostic.message));
    let hash = text
        .bytes()
        .fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3));
    format!("{hash:016x}")
}

/// Text from outside in one line, with nothing in it that a terminal would obey.
fn printable(text: &str) -> String {
    text.chars().flat_map(|c| if c.is_control() { c.escape_unicode().collect() } else { vec![c] }).collect()
}
