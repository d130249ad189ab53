//! Where things stand in the checkout. Everything that is made goes below `target/`.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::error::{Result, at};

/// A checkout of this repository.
pub(crate) struct Repository {
    root: PathBuf,
}

impl Repository {
    /// The checkout that this program belongs to.
    pub(crate) fn find() -> Self {
        // `cargo run` tells where the package is now; the other one is where it was compiled.
        let package =
            env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        let root = package.ancestors().nth(2).unwrap_or(&package).to_owned();
        Self { root }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// A path below `target/`, whatever `CARGO_TARGET_DIR` says: `settings.gradle` must find the same.
    pub(crate) fn target(&self, relative: &str) -> PathBuf {
        self.root.join("target").join(relative)
    }

    /// The file that takes the whole output of a step.
    pub(crate) fn log(&self, name: &str) -> PathBuf {
        self.target("logs").join(format!("{name}.log"))
    }
}

/// Every file below `directory`, sorted; nothing where there is no such directory.
pub(crate) fn files_below(directory: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    if !directory.is_dir() {
        return Ok(files);
    }
    for entry in fs::read_dir(directory).map_err(at("list", directory))? {
        let path = entry.map_err(at("list", directory))?.path();
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// A name for what is made from these files: it changes when a file, its name or the `salt` does.
pub(crate) fn fingerprint(files: &[PathBuf], salt: &str) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    salt.hash(&mut hasher);
    for file in files {
        file.hash(&mut hasher);
        fs::read(file).map_err(at("read", file))?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// Lets `make` fill a directory under a passing name and gives it its own name only then, so that an interrupted run
/// leaves nothing half-made behind.
pub(crate) fn make_directory(destination: &Path, make: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let parent = destination.parent().unwrap_or(destination);
    fs::create_dir_all(parent).map_err(at("create", parent))?;
    let name = destination.file_name().unwrap_or_default().to_string_lossy();
    let unfinished = parent.join(format!(".{name}.{}", std::process::id()));
    remove_directory(&unfinished)?;
    let made = make(&unfinished);
    if made.is_err() {
        // The reason of the failure is worth more than that of a failing clean-up.
        let _ = remove_directory(&unfinished);
    }
    made?;
    remove_directory(destination)?;
    fs::rename(&unfinished, destination).map_err(at("rename", &unfinished))
}

fn remove_directory(directory: &Path) -> Result<()> {
    if directory.exists() { fs::remove_dir_all(directory).map_err(at("remove", directory)) } else { Ok(()) }
}
