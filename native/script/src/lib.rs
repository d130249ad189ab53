//! A reader of Gradle's build scripts, in Groovy and Kotlin, that never runs them.
//!
//! Invariant: no files, no unsafe code, no panic on any text; time grows with the length of the text. What a script says is
//! a value or *unknown* with a reason, never a guess. This crate knows Gradle and the Android plugin, and nothing of TPNS.

#![forbid(unsafe_code)]

pub mod android;
pub mod build;
pub mod catalog;
mod lexer;
mod names;
pub mod parser;
pub mod tree;
pub mod value;
pub mod words;

/// The language of a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// `.gradle` and `.groovy`; Java's constants are near enough, too.
    Groovy,
    /// `.gradle.kts` and `.kt`.
    Kotlin,
}

impl Dialect {
    /// By the name of the file.
    pub fn of(name: &str) -> Self {
        if name.ends_with(".kts") || name.ends_with(".kt") { Self::Kotlin } else { Self::Groovy }
    }
}

/// A stretch of a text, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
}

impl Span {
    /// A stretch.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }
}
