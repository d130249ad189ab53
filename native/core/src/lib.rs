//! The engine of tpnskit: one variant's texts and facts in, findings and texts out.
//!
//! Invariant: no files, no clock, no environment, no unsafe code; no input makes it panic.
//!
//! The way of the data: [`protocol`] (request) → [`source`] (texts) → [`config`], [`manifest`] (parsed, with spans) →
//! [`project`] (all that is known of the variant) → [`check`] (findings), weighed by [`weigh`], and [`supply`] (what is
//! missing) → [`diagnostic::render`] → [`protocol`] (response).

#![forbid(unsafe_code)]

pub mod access_point;
pub mod baseline;
pub mod build_script;
pub mod channel;
pub mod check;
pub mod config;
pub mod console;
pub mod diagnostic;
pub mod edit;
pub mod engine;
pub mod escape;
pub mod flow;
pub mod guide;
pub mod intent_filter;
pub mod manifest;
pub mod project;
pub mod protocol;
pub mod redirect;
pub mod sdk;
pub mod source;
pub mod span;
pub mod supply;
pub mod version;
pub mod weigh;

pub use engine::{bug_report, call};
