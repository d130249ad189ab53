//! `fix`: applies the engine's edits to the app's files.
//!
//! Invariant: files are replaced as a whole, all or none, and keep their permissions. Each is one of the project's own that
//! may be written, and is what it was when it was read.

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};
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
            output::print(&format!("{}\n", fixed.diff.trim_end()))?;
        }
        if !dry_run {
            let changes = fixed.files.into_iter().filter_map(|(name, bytes)| Some((read.remove(&name)?, Some(bytes))));
            replace_all(build, changes, words)?;
        }
        output::print(&format!("{}\n", fixed.text.trim_end()))?;
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

fn failed(path: &Path, error: &std::io::Error) -> String {
    format!("`{}`: {error}", path.display())
}

/// Replaces and deletes files, all or none: each new text is written beside its place, and what has taken its place goes
/// back where one can't. A file comes with what was read, and what will be in it, or nothing where it goes.
///
/// # Errors
///
/// The file that can't be written, and why, or that was changed meanwhile; and files that stay changed all the same.
pub(crate) fn replace_all(
    build: &Build,
    changes: impl IntoIterator<Item = (Source, Option<Vec<u8>>)>,
    words: &Words,
) -> Result<(), String> {
    let mut ready = Vec::new();
    for (read, after) in changes {
        let said = |id: &str| words.say(id, &[("name", Argument::from(&read.name))]).to_string();
        let path = writable(build, &read.name).ok_or_else(|| said("fixes-foreign"))?;
        if after.is_none() && has_links(build, &read.name) {
            return Err(said("fixes-foreign"));
        }
        let step = Step::of(&path, after.as_deref()).map_err(|error| failed(&path, &error))?;
        let before = fs::read(&path).map_err(|error| failed(&path, &error))?;
        if is_outdated(&read, &before) {
            return Err(said("fixes-outdated"));
        }
        ready.push((path, before, step));
    }
    make_all(ready, words)
}

/// Does what is ready, or nothing.
fn make_all(ready: Vec<(PathBuf, Vec<u8>, Step)>, words: &Words) -> Result<(), String> {
    let mut done: Vec<(PathBuf, Back)> = Vec::new();
    for (path, before, step) in ready {
        match step.make(&path, before) {
            Ok(back) => done.push((path, back)),
            Err(error) => {
                let stays = |(path, back): (PathBuf, Back)| back.make(&path).err().map(|_| path.display().to_string());
                let changed: Vec<String> = done.into_iter().filter_map(stays).collect();
                let message = failed(&path, &error);
                let more = words.say("fixes-written", &[("files", Argument::List(changed.clone()))]);
                return Err(if changed.is_empty() { message } else { format!("{message}; {more}") });
            }
        }
    }
    for (path, back) in done {
        if let Back::Move(aside) = back {
            aside.close().map_err(|error| failed(&path, &error))?;
        }
    }
    Ok(())
}

/// What is ready to be done to a file.
enum Step {
    /// What takes its place.
    Replace(NamedTempFile),
    /// Where it is moved, until all files are changed.
    Delete(TempPath),
}

impl Step {
    fn of(path: &Path, after: Option<&[u8]>) -> std::io::Result<Self> {
        Ok(match after {
            Some(bytes) => Self::Replace(beside(path, bytes)?),
            None => Self::Delete(NamedTempFile::new_in(folder_of(path))?.into_temp_path()),
        })
    }

    fn make(self, path: &Path, before: Vec<u8>) -> std::io::Result<Back> {
        match self {
            Self::Replace(new) => new.persist(path).map(|_| Back::Write(before)).map_err(|error| error.error),
            Self::Delete(aside) => fs::rename(path, &aside).map(|()| Back::Move(aside)),
        }
    }
}

/// What makes a file what it was.
enum Back {
    /// What was in it.
    Write(Vec<u8>),
    /// Where it was moved.
    Move(TempPath),
}

impl Back {
    fn make(self, path: &Path) -> std::io::Result<()> {
        match self {
            Self::Write(before) => beside(path, &before)?.persist(path).map(drop).map_err(|error| error.error),
            Self::Move(aside) => aside.persist(path).map_err(|error| {
                // A file that can't go back isn't lost.
                let _ = error.path.keep();
                error.error
            }),
        }
    }
}

/// True where a link leads to a file of a build.
pub(crate) fn has_links(build: &Build, name: &str) -> bool {
    let path = Path::new(name.strip_prefix(&build.prefix).unwrap_or(name));
    let mut parts = path.ancestors().filter(|part| !part.as_os_str().is_empty());
    parts.any(|part| build.root.join(part).is_symlink())
}

fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new("."))
}

/// Writes beside the file, to take its place.
fn beside(path: &Path, bytes: &[u8]) -> std::io::Result<NamedTempFile> {
    let mut new = NamedTempFile::new_in(folder_of(path))?;
    new.write_all(bytes)?;
    new.as_file().set_permissions(fs::metadata(path)?.permissions())?;
    new.as_file().sync_all()?;
    Ok(new)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_is_replaced_and_deleted_comes_back_where_a_later_file_fails() {
        let folder = tempfile::tempdir().unwrap();
        let names = ["a", "b", "c"].map(|name| folder.path().join(name));
        let words = Words::of(Language::English);
        let ready = || -> Vec<(PathBuf, Vec<u8>, Step)> {
            names.iter().for_each(|path| fs::write(path, "before").unwrap());
            let after = [Some(&b"after"[..]), None, Some(&b"after"[..])];
            let step = |(path, after): (&PathBuf, Option<&[u8]>)| {
                (path.clone(), b"before".to_vec(), Step::of(path, after).unwrap())
            };
            names.iter().zip(after).map(step).collect()
        };
        let state = || names.each_ref().map(|path| fs::read_to_string(path).ok());
        let count = || fs::read_dir(folder.path()).unwrap().count();

        make_all(ready(), words).unwrap();
        assert_eq!(state(), [Some("after".to_owned()), None, Some("after".to_owned())]);
        assert_eq!(count(), 2);

        let steps = ready();
        fs::remove_file(&names[2]).unwrap();
        fs::create_dir_all(names[2].join("in the way")).unwrap();
        let error = make_all(steps, words).unwrap_err();
        assert!(error.contains('c') && !error.contains("stay"), "{error}");
        assert_eq!(state(), [Some("before".to_owned()), Some("before".to_owned()), None]);
        assert_eq!(count(), 3);
    }
}
