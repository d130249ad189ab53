//! Each check where it fires and, as near as possible, where it must not.

mod access_point;
mod by_hand;
mod dependencies;
mod file;
mod ids;
mod im;
mod manifest;
mod receiver;
mod redirect;
mod servers;
mod settings;
mod slips;
mod unreadable;
mod values;

use serde_json::json;

use crate::support::*;

/// What is done to a consistent variant, and the errors and warnings that follow.
pub type Case = (&'static str, Build, &'static [&'static str]);

/// Holds each promise: exactly these errors and warnings are found.
pub fn hold<const N: usize>(cases: [Case; N]) {
    for (promise, build, codes) in cases {
        assert_eq!(build.codes(), codes, "{promise}\n{}", build.console());
    }
}

/// Holds each promise: exactly these are found, notes included.
pub fn hold_all<const N: usize>(cases: [Case; N]) {
    for (promise, build, codes) in cases {
        assert_eq!(build.all_codes(), codes, "{promise}\n{}", build.console());
    }
}

pub const SDK: &str = "com.tencent.tpns:tpns:1.4.3.9-release";

pub fn file(line: &str) -> Build {
    Build::consistent().config(&config(ID, KEY).replace("\"debug\": false", &format!("\"debug\": false, {line}")))
}

pub fn channel(block: &str) -> Build {
    Build::consistent().config(&config(ID, KEY).replace("\"enable\": true", &format!("\"enable\": true, {block}")))
}

pub fn xml(lines: &str) -> Build {
    Build::consistent().both_manifests(&manifest(lines))
}

/// The owner wrote it, and the merge came to something else.
pub fn own(lines: &str, merged: &str) -> Build {
    Build::consistent().manifest(&manifest(lines)).merged(&manifest(merged))
}

pub fn with(build: Build, components: &[&str]) -> Build {
    let all: Vec<&str> = [SDK].iter().chain(components).copied().collect();
    build.fact("components", json!(all))
}

pub fn unapplied(build: Build) -> Build {
    build.fact("unapplied", json!(true))
}

/// All that a manifest needs where nothing is supplied.
pub fn everything() -> String {
    let legacy = "        <uses-library android:name=\"org.apache.http.legacy\" android:required=\"false\" />\n";
    meta_data("XG_SERVER_SUFFIX", "tpns.sh.tencent.com") + &receiver(&[PUSH_MESSAGE, FEEDBACK]) + legacy
}
