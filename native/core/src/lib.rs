//! The engine of tpnskit: one variant's texts and facts in, findings and texts out.
//!
//! Invariant: no files, no clock, no environment, no unsafe code; no input makes it panic. Imports run one way, from the
//! first of these modules to the last: [`protocol`] (what a host says), [`report`] (findings as people and programs read
//! them), [`check`] (what is wrong), [`finding`] (what a finding is), [`plan`] (what will be supplied), [`project`] (what
//! is known of a variant), [`input`] (one reader per kind of text), [`tpns`] (the facts), [`text`] (texts and places).

#![forbid(unsafe_code)]

pub mod check;
pub mod finding;
pub mod input;
pub mod plan;
pub mod project;
pub mod protocol;
pub mod report;
pub mod text;
pub mod tpns;

pub use protocol::{bug_report, call};
