//! The engine as a host sees it, through its one function: one file per concern.
#![allow(
    unreachable_pub,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may panic"
)]

mod agreement;
mod catalogue;
mod checks;
mod corpus;
mod fixes;
mod layers;
mod merging;
mod policy;
mod protocol;
mod public_reports;
mod reports;
mod robustness;
mod samples;
mod scaling;
mod supply;
mod support;
