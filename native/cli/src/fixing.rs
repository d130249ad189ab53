//! `fix`: applies the engine's edits to the app's files.
//!
//! Invariant: files are replaced as a whole, all or none, and keep their permissions. Each is one of the project's own that
//! may be written, and is what it was when it was read.

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use tpnskit_core::finding::Argument;
use tpnskit_core::protocol::unbuilt::{self, Options};
use tpnskit_core::report::words::Words;
use tpnskit_core::text::language::Language;
use tpnskit_core::text::source::Source;

use crate::arguments::{Apps, Fix};
use crate::check::{all_builds, candidates, given, unread};
use crate::discovery::Build;
use crate::files::real;
use crate::{SUCCESS, output};

/// Fixes, and prints what changes.
///
/// # Errors
///
/// A path that isn't there, nothing to fix, or a file that can't be written.
pub fn perform(asked: &Fix, language: &str) -> Result<u8, String> {
    apply(&asked.apps, language, asked.dry_run, asked.with_unsafe)?;
    Ok(SUCCESS)
}

/// The same for `check --fix`.
pub(crate) fn apply(apps: &Apps, language: &str, dry_run: bool, with_unsafe: bool) -> Result<(), String> {
    let words = Words::of(Language::of_locale(language));
    let builds = all_builds(apps)?;
    let mut found = false;
    for app in candidates(&builds) {
        let Some(build) = builds.get(app.build) else { continue };
        let Some((variants, _)) = given(build, &app.folder, apps, language) else { continue };
        found = true;
        let mut read: BTreeMap<String, Source> = BTreeMap::new();
        for source in variants.iter().flat_map(|variant| variant.sources.all()) {
            if !read.contains_key(&source.name) {
                read.insert(source.name.clone(), source.with_text(&source.text));
            }
        }
        let protected = read.keys().filter(|name| writable(build, name).is_none()).cloned().collect();
        let fixed = unbuilt::fix(variants, &Options { protected, dry_run, with_unsafe });
        if !fixed.diff.is_empty() {
            anstream::println!("{}", fixed.diff.trim_end());
        }
        if !dry_run {
            let changes = fixed.files.into_iter().filter_map(|(name, bytes)| Some((read.remove(&name)?, bytes)));
            replace_all(build, changes, words)?;
        }
        anstream::println!("{}", fixed.text.trim_end());
    }
    if found { Ok(()) } else { Err(output::nothing_to_check(apps, unread(&builds), Language::of_locale(language))) }
}

/// Where a file of a build is; nothing for one outside of it, also by a link, and for one that is not to be written.
pub(crate) fn writable(build: &Build, name: &str) -> Option<PathBuf> {
    let path = build.root.join(name.strip_prefix(&build.prefix)?);
    let path = real(&path);
    (path.is_file() && path.starts_with(real(&build.root)) && may_be_written(&path)).then_some(path)
}

/// True for a file that its owner means to be written: it isn't marked as read-only, and is no other project's file, too.
fn may_be_written(path: &Path) -> bool {
    let Ok(facts) = fs::metadata(path) else { return false };
    !facts.permissions().readonly() && has_one_name(&facts) && OpenOptions::new().write(true).open(path).is_ok()
}

/// False for a file with other hard links. Replacing it would leave those behind.
#[cfg(unix)]
fn has_one_name(facts: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(facts) == 1
}

/// The standard library doesn't tell elsewhere.
#[cfg(not(unix))]
fn has_one_name(_: &fs::Metadata) -> bool {
    true
}

/// True where a file has been saved since it was read.
fn is_outdated(read: &Source, now: &[u8]) -> bool {
    let now = Source::decode(read.name.clone(), read.role, now.to_vec());
    now.encoding != read.encoding || now.text != read.text || now.unreadable.is_some()
}

/// Replaces files, all or none: each is written beside its place, and what has taken its place goes back where one can't.
/// A file comes with what was read, and what will be in it.
///
/// # Errors
///
/// The file that can't be written, and why, or that was changed meanwhile; and files that stay changed all the same.
pub(crate) fn replace_all(
    build: &Build,
    changes: impl IntoIterator<Item = (Source, Vec<u8>)>,
    words: &Words,
) -> Result<(), String> {
    let failed = |path: &Path, error: std::io::Error| format!("`{}`: {error}", path.display());
    let mut ready = Vec::new();
    for (read, bytes) in changes {
        let said = |id: &str| words.say(id, &[("name", Argument::from(&read.name))]).to_string();
        let path = writable(build, &read.name).ok_or_else(|| said("fixes-foreign"))?;
        let new = beside(&path, &bytes).map_err(|error| failed(&path, error))?;
        let before = fs::read(&path).map_err(|error| failed(&path, error))?;
        if is_outdated(&read, &before) {
            return Err(said("fixes-outdated"));
        }
        ready.push((path, before, new));
    }
    let mut done: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for (path, before, new) in ready {
        if let Err(error) = new.persist(&path) {
            let stays = |(path, before): &(PathBuf, Vec<u8>)| {
                let back = beside(path, before).and_then(|back| Ok(back.persist(path)?));
                back.err().map(|_| path.display().to_string())
            };
            let changed: Vec<String> = done.iter().filter_map(stays).collect();
            let mut message = failed(&path, error.error);
            if !changed.is_empty() {
                message = format!("{message}; {}", words.say("fixes-written", &[("files", Argument::List(changed))]));
            }
            return Err(message);
        }
        done.push((path, before));
    }
    Ok(())
}

/// Writes beside the file, to take its place.
fn beside(path: &Path, bytes: &[u8]) -> std::io::Result<NamedTempFile> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut new = NamedTempFile::new_in(folder)?;
    new.write_all(bytes)?;
    new.as_file().set_permissions(fs::metadata(path)?.permissions())?;
    new.as_file().sync_all()?;
    Ok(new)
}
