//! Paths in the checkout. Everything that is built goes into `target/`.

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
        // The variable that `cargo run` sets is where the package is now; `env!` is where it was compiled.
        let package =
            env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        let root = package.ancestors().nth(2).unwrap_or(&package).to_owned();
        Self { root }
    }

    /// Another checkout.
    pub(crate) fn at(root: PathBuf) -> Self {
        Self { root }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// A path in `target/`. Ignores `CARGO_TARGET_DIR`, because `settings.gradle` has to use the same path.
    pub(crate) fn target(&self, relative: &str) -> PathBuf {
        self.root.join("target").join(relative)
    }

    /// The log file for the output of a step.
    pub(crate) fn log(&self, name: &str) -> PathBuf {
        self.target("logs").join(format!("{name}.log"))
    }
}

/// All files in `directory` and its subdirectories, sorted. Empty if the directory does not exist.
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

/// Copies the files below a folder to the same places below another, over what is there.
pub(crate) fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    for file in files_below(from)? {
        copy_file(&file, &to.join(file.strip_prefix(from).unwrap_or(&file)))?;
    }
    Ok(())
}

/// Copies a file, and makes the folder that it is copied to.
pub(crate) fn copy_file(from: &Path, to: &Path) -> Result<()> {
    let folder = to.parent().unwrap_or(to);
    fs::create_dir_all(folder).map_err(at("create", folder))?;
    fs::copy(from, to).map_err(at("write", to))?;
    Ok(())
}

/// A hash that changes if a file, its name or the `salt` changes.
pub(crate) fn fingerprint(files: &[PathBuf], salt: &str) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    salt.hash(&mut hasher);
    for file in files {
        file.hash(&mut hasher);
        fs::read(file).map_err(at("read", file))?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// Lets `make` fill a directory with a temporary name and renames it afterwards, so that an interrupted run leaves
/// nothing unfinished behind.
pub(crate) fn make_directory(destination: &Path, make: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let parent = destination.parent().unwrap_or(destination);
    fs::create_dir_all(parent).map_err(at("create", parent))?;
    let name = destination.file_name().unwrap_or_default().to_string_lossy();
    let unfinished = parent.join(format!(".{name}.{}", std::process::id()));
    remove_directory(&unfinished)?;
    let made = make(&unfinished);
    if made.is_err() {
        // Why it failed is more important than an error while cleaning up.
        let _ = remove_directory(&unfinished);
    }
    made?;
    remove_directory(destination)?;
    fs::rename(&unfinished, destination).map_err(at("rename", &unfinished))
}

/// Removes a directory, if it exists.
pub(crate) fn remove_directory(directory: &Path) -> Result<()> {
    if directory.exists() { fs::remove_dir_all(directory).map_err(at("remove", directory)) } else { Ok(()) }
}
