//! The files of a build that may name a class.
//!
//! Invariant: where not all of them can be found or read, nothing is said of them.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use ignore::WalkBuilder;
use tpnskit_core::text::source::{MAX_BYTES, Role, Source};
use tpnskit_script::build::Event;

use crate::discovery::Build;
use crate::files::{MOST_ENTRIES, joined, script_in, slashed};
use crate::module::{Module, place_of};
use crate::walking::is_within;

/// What names folders and files of sources.
const SOURCES: [&str; 6] = ["srcDir", "srcDirs", "setSrcDirs", "srcFile", "setRoot", "root"];
/// More of a file isn't looked at to see whether it is text.
const MOST_OF_HEAD: u64 = 8192;

/// The files that people write, and everything in the folders of sources, also what Git ignores there. Nothing where modules
/// or sources lie where this doesn't look.
pub(crate) fn files(build: &Build, modules: &[Arc<Module>], written: &[String]) -> Option<BTreeSet<String>> {
    let mut found: BTreeSet<String> = written.iter().cloned().collect();
    let has_script = |folder: &str| script_in(&build.root.join(folder), "build");
    for folder in build.projects.values().filter(|folder| !is_of_package(folder)) {
        let script = has_script(folder).map(|script| joined(folder, &script));
        if script.is_some_and(|script| folder.starts_with("..") || !found.contains(&script)) {
            return None;
        }
    }
    for module in modules.iter().filter(|module| !is_of_package(&module.folder)) {
        let mut folders = vec![place_of(&module.folder, "src")];
        for event in module.project.events.iter().filter(|event| is_of_sources(event)) {
            for value in event.values.iter().flat_map(|given| given.value.items()) {
                folders.push(place_of(&module.folder, &value.as_text()?));
            }
        }
        for folder in folders {
            found.extend(below(&build.root, &build.root.join(folder))?);
        }
    }
    (found.len() <= MOST_ENTRIES).then_some(found)
}

/// True for modules that a framework's packages bring.
fn is_of_package(folder: &str) -> bool {
    folder.split('/').any(|name| name == "node_modules")
}

/// True for `sourceSets.main.java.srcDir 'x'`, and for the path of a native build.
fn is_of_sources(event: &Event) -> bool {
    let within = |name: &str| event.path.iter().any(|block| block == name);
    within("sourceSets") && SOURCES.contains(&event.name.as_str())
        || within("externalNativeBuild") && event.name == "path"
}

/// Everything below a folder of sources, or the file that it is; nothing where a link leads to more.
fn below(root: &Path, folder: &Path) -> Option<Vec<String>> {
    let mut found = Vec::new();
    if !folder.exists() {
        return Some(found);
    }
    let around = if folder.is_dir() { folder } else { folder.parent()? };
    if !is_within(root, around) {
        return None;
    }
    for entry in WalkBuilder::new(folder).standard_filters(false).build() {
        let entry = entry.ok()?;
        let path = entry.path();
        if path.is_dir() {
            if entry.path_is_symlink() {
                return None;
            }
            continue;
        }
        found.push(path.strip_prefix(root).ok().and_then(slashed)?);
        if found.len() > MOST_ENTRIES {
            return None;
        }
    }
    Some(found)
}

/// A text that has one of these words; an error where the file can't be read.
pub(crate) fn naming(build: &Build, path: &str, role: Role, words: &BTreeSet<&str>) -> Result<Option<Source>, ()> {
    let file = build.root.join(path);
    let is_documentation = path.ends_with(".md");
    if words.is_empty() || is_documentation || !is_text(&file)? {
        return Ok(None);
    }
    let bytes = fs::read(&file).map_err(|_| ())?;
    let names = |text: &str| words.iter().any(|word| text.contains(word));
    if !is_wide(&bytes) && !names(&String::from_utf8_lossy(&bytes)) {
        return Ok(None);
    }
    let source = Source::decode(format!("{}{path}", build.prefix), role, bytes);
    if source.unreadable.is_some() {
        return Err(());
    }
    Ok(names(&source.text).then_some(source))
}

/// True for a file of text; an error for one that is too large, or can't be opened.
fn is_text(file: &Path) -> Result<bool, ()> {
    // What a link leads to nowhere isn't there.
    let Ok(facts) = fs::metadata(file) else { return if file.is_symlink() { Ok(false) } else { Err(()) } };
    if !facts.is_file() {
        return Ok(false);
    }
    let mut head = Vec::new();
    let opened = fs::File::open(file).map_err(|_| ())?;
    opened.take(MOST_OF_HEAD).read_to_end(&mut head).map_err(|_| ())?;
    if head.contains(&0) && !is_wide(&head) {
        return Ok(false);
    }
    if facts.len() > MAX_BYTES as u64 { Err(()) } else { Ok(true) }
}

/// True for UTF-16 that says so.
fn is_wide(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xFE, 0xFF]) || bytes.starts_with(&[0xFF, 0xFE])
}
