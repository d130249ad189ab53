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
        let is_foreign = |name: &&String| !location(build, name).is_some_and(|path| may_be_written(&path));
        let protected = read.keys().filter(is_foreign).cloned().collect();
        let fixed = unbuilt::fix(variants, &Options { protected, dry_run, with_unsafe });
        if !fixed.diff.is_empty() {
            anstream::println!("{}", fixed.diff.trim_end());
        }
        if !dry_run {
            let changes = fixed.files.into_iter().map(|(name, bytes)| {
                let path = location(build, &name).ok_or_else(|| format!("`{name}` is outside of the project"))?;
                Ok(Change { path, read: read.remove(&name), bytes })
            });
            replace_all(changes.collect::<Result<_, String>>()?, words)?;
        }
        anstream::println!("{}", fixed.text.trim_end());
    }
    if found { Ok(()) } else { Err(output::nothing_to_check(apps, unread(&builds), Language::of_locale(language))) }
}

/// Where a file of a build is; nothing for one outside of it, also by a link.
pub(crate) fn location(build: &Build, name: &str) -> Option<PathBuf> {
    let path = build.root.join(name.strip_prefix(&build.prefix)?);
    let real = real(&path);
    (real.is_file() && real.starts_with(real_root(build))).then_some(real)
}

fn real_root(build: &Build) -> PathBuf {
    real(&build.root)
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

/// A file with what will be in it.
#[derive(Debug)]
pub(crate) struct Change {
    pub(crate) path: PathBuf,
    /// The file as it was read, for a change that counts for that alone.
    pub(crate) read: Option<Source>,
    pub(crate) bytes: Vec<u8>,
}

impl Change {
    /// True where the file has been saved since it was read.
    fn is_outdated(&self, now: &[u8]) -> bool {
        self.read.as_ref().is_some_and(|read| {
            let now = Source::decode(read.name.clone(), read.role, now.to_vec());
            now.encoding != read.encoding || now.text != read.text || now.unreadable.is_some()
        })
    }
}

/// Replaces files, all or none: each is written beside its place, and what has taken its place goes back where one can't.
///
/// # Errors
///
/// The file that can't be written, and why, or that was changed meanwhile; and files that stay changed all the same.
pub(crate) fn replace_all(changes: Vec<Change>, words: &Words) -> Result<(), String> {
    let failed = |path: &Path, error: std::io::Error| format!("`{}`: {error}", path.display());
    let mut ready = Vec::new();
    for change in changes {
        let path = &change.path;
        let new = beside(path, &change.bytes).map_err(|error| failed(path, error))?;
        let before = fs::read(path).map_err(|error| failed(path, error))?;
        if change.is_outdated(&before) {
            let name = [("name", Argument::Text(path.display().to_string()))];
            return Err(words.say("fixes-outdated", &name).to_string());
        }
        ready.push((change.path, before, new));
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
