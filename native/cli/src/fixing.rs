//! `fix`: applies the engine's edits to the app's files.
//!
//! Invariant: a file is replaced as a whole or not at all, keeps its permissions, and is one of the project's own.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use tpnskit_core::protocol::unbuilt::{self, Options};

use crate::arguments::{Apps, Fix};
use crate::check::{all_builds, candidates, given};
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
    let builds = all_builds(apps)?;
    let mut found = false;
    for app in candidates(&builds) {
        let Some(build) = builds.get(app.build) else { continue };
        let Some((variants, _)) = given(build, &app.folder, apps, language) else { continue };
        found = true;
        let names: BTreeSet<String> =
            variants.iter().flat_map(|variant| variant.sources.all().map(|source| source.name.clone())).collect();
        let protected = names.into_iter().filter(|name| location(build, name).is_none()).collect();
        let fixed = unbuilt::fix(variants, &Options { protected, dry_run, with_unsafe });
        if !fixed.diff.is_empty() {
            anstream::println!("{}", fixed.diff.trim_end());
        }
        if !dry_run {
            for (name, bytes) in &fixed.files {
                let path = location(build, name).ok_or_else(|| format!("`{name}` is outside of the project"))?;
                replace(&path, bytes).map_err(|error| format!("`{}`: {error}", path.display()))?;
            }
        }
        anstream::println!("{}", fixed.text.trim_end());
    }
    if found {
        Ok(())
    } else {
        Err(output::nothing_to_check(apps, tpnskit_core::text::language::Language::of_locale(language)))
    }
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

/// Replaces files, all or none: each is written beside its place, and what has taken its place goes back where one can't.
///
/// # Errors
///
/// The file that can't be written, and why.
pub(crate) fn replace_all(files: &[(PathBuf, Vec<u8>)]) -> Result<(), String> {
    let failed = |path: &Path, error: std::io::Error| format!("`{}`: {error}", path.display());
    let mut ready = Vec::new();
    for (path, bytes) in files {
        ready.push((
            path,
            fs::read(path).and_then(|before| Ok((before, beside(path, bytes)?))).map_err(|e| failed(path, e))?,
        ));
    }
    let mut done: Vec<(&PathBuf, Vec<u8>)> = Vec::new();
    for (path, (before, new)) in ready {
        if let Err(error) = new.persist(path) {
            for (path, before) in &done {
                replace(path, before).map_err(|error| failed(path, error))?;
            }
            return Err(failed(path, error.error));
        }
        done.push((path, before));
    }
    Ok(())
}

/// Writes beside the file, and then takes its place.
fn replace(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    beside(path, bytes)?.persist(path).map_err(|error| error.error)?;
    Ok(())
}

fn beside(path: &Path, bytes: &[u8]) -> std::io::Result<NamedTempFile> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut new = NamedTempFile::new_in(folder)?;
    new.write_all(bytes)?;
    new.as_file().set_permissions(fs::metadata(path)?.permissions())?;
    new.as_file().sync_all()?;
    Ok(new)
}
