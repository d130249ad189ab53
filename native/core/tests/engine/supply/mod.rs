//! What is supplied, and that everything else stays as it was.

mod dependencies;
mod keep_rules;
mod manifest;
mod redirect;
mod sources;
