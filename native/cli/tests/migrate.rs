//! Migrating: what changes in projects as people really have them, and what doesn't.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// The version that is written, in snapshots.
const VERSION: &str = env!("CARGO_PKG_VERSION");

fn fixtures(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures").join(name)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A copy of a fixture.
fn fixture(name: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&fixtures(name), folder.path());
    folder
}

/// A project of files by their paths.
#[allow(dead_code)]
fn project(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn tpnskit(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tpnskit")).current_dir(folder).args(arguments).output().unwrap()
}

/// What `migrate` says; it must succeed.
fn said(folder: &Path, arguments: &[&str]) -> String {
    let output = tpnskit(folder, &[&["migrate"], arguments, &["--lang", "en"]].concat());
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
    text.replace(VERSION, "VERSION")
}

/// Every file with its text.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap().flatten() {
            if entry.path().is_dir() {
                open.push(entry.path());
            } else {
                let name = entry.path().strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                found.push((name, fs::read(entry.path()).unwrap()));
            }
        }
    }
    found.sort();
    found
}

#[allow(dead_code)]
fn text(folder: &TempDir, path: &str) -> String {
    fs::read_to_string(folder.path().join(path)).unwrap()
}

/// What `check` finds: code and message of each error and warning.
fn found(folder: &Path) -> BTreeSet<(String, String)> {
    let output = tpnskit(folder, &["check", "--format", "json", "--lang", "en"]);
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let findings = json["diagnostics"].as_array().unwrap().iter().filter(|one| one["severity"] != "note");
    findings
        .map(|one| (one["code"].as_str().unwrap().to_owned(), one["message"].as_str().unwrap().to_owned()))
        .collect()
}

const SAMPLES: [&str; 10] = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10"];

fn projects() -> Vec<String> {
    let names = fs::read_dir(fixtures("projects")).unwrap().flatten().map(|entry| entry.file_name());
    let mut names: Vec<String> = names.map(|name| format!("projects/{}", name.to_string_lossy())).collect();
    names.sort();
    names
}

#[test]
fn every_sample() {
    for sample in SAMPLES {
        let folder = fixture(&format!("samples/{sample}"));
        insta::assert_snapshot!(format!("sample-{sample}"), said(folder.path(), &[]));
    }
}

#[test]
fn every_other_project() {
    for project in projects() {
        let folder = fixture(&project);
        insta::assert_snapshot!(project.replace('/', "-"), said(folder.path(), &[]));
    }
}

#[test]
fn migrating_twice_is_migrating_once() {
    for name in SAMPLES.iter().map(|name| format!("samples/{name}")).chain(projects()) {
        let folder = fixture(&name);
        let before = files(folder.path());
        said(folder.path(), &[]);
        assert_eq!(files(folder.path()), before, "{name}: nothing is written unasked");
        said(folder.path(), &["--write"]);
        let once = files(folder.path());
        let again = said(folder.path(), &["--write"]);
        assert_eq!(files(folder.path()), once, "{name}: {again}");
        assert!(!again.contains("---"), "{name}: {again}");
    }
}

#[test]
fn nothing_new_is_found_afterwards() {
    for name in SAMPLES.iter().map(|name| format!("samples/{name}")).chain(projects()) {
        let folder = fixture(&name);
        let before = found(folder.path());
        let text = said(folder.path(), &["--write"]);
        let new: Vec<_> = found(folder.path()).difference(&before).cloned().collect();
        // Nothing could be said of what Tencent's plugin adds.
        let unsaid: Vec<_> =
            new.iter().filter(|(code, message)| !text.contains(&format!("{code}: {message}"))).collect();
        assert!(unsaid.is_empty(), "{name}: {unsaid:?}");
        assert!(new.is_empty() || name.starts_with("projects"), "{name}: {new:?}");
    }
}
