//! Texts, places in them, changes to them, and what of them may be shown.
//!
//! Invariant: knows nothing of what a text is about.

pub mod edit;
pub mod escape;
pub mod hidden;
pub mod language;
pub mod mask;
pub mod nearest;
pub mod source;
pub mod span;
pub mod stray;
pub mod unseen;
