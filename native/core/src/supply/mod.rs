//! What is supplied where the app leaves it out, one file a thing.
//!
//! Invariant: what the app states is never replaced; the same project gives the same text to the byte.

pub mod dependencies;
mod entry;
pub mod keep_rules;
pub mod manifest;
pub mod placeholders;
mod redirect;
pub mod sources;
