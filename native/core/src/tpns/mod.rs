//! Every fact about TPNS, its SDKs and the vendors' SDKs, as data.
//!
//! Invariant: facts only. Nothing here knows an app, and no sentence for a reader is made here. Where no other source is
//! named, a fact comes from Tencent's public documentation: integration pages, upgrade guide and release notes.

pub mod access_point;
pub mod channel;
pub mod component;
pub mod im;
pub mod inputs;
pub mod module;
pub mod placeholder;
pub mod platform;
pub mod push_sdks;
pub mod receiver;
pub mod return_code;
pub mod sdk;
pub mod shape;
pub mod version;
