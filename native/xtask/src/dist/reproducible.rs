//! Builds what is published twice, in two folders and with two folders for cargo, and compares every byte.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use super::is_checksum_or_index;
use crate::cross::{self, PORTABLE, Target};
use crate::error::{Error, Result, at};
use crate::process;
use crate::repository::{Repository, copy_file, copy_folder, files_below, remove_directory};

/// Runs the two builds, for this machine and with the portable engine, and prints the files that differ. Returns whether there is none.
pub(super) fn run(repository: &Repository) -> Result<bool> {
    let (differences, files) = differences(repository)?;
    for name in &differences {
        println!("      {name} differs");
    }
    println!("      {} of {files} files are the same, byte for byte", files - differences.len());
    Ok(differences.is_empty())
}

/// The names of the files that differ, and how many files were compared.
fn differences(repository: &Repository) -> Result<(Vec<String>, usize)> {
    let targets = [host()?, PORTABLE];
    let folder = repository.target("reproducible");
    remove_directory(&folder)?;
    // The lengths of the two paths differ, too.
    let copies = [folder.join("a"), folder.join("a second checkout")];
    for copy in &copies {
        check_out(repository, copy)?;
    }
    let [first, second] = copies.map(Repository::at);
    dist(repository, &first, &targets, &cross::cargo_home())?;
    let home = folder.join("cargo");
    copy_folder(&cross::cargo_home().join("registry"), &home.join("registry"))?;
    dist(repository, &second, &targets, &home)?;

    let mut differences = Vec::new();
    let (here, there) = (first.target("dist"), second.target("dist"));
    let mut files = files_below(&here)?;
    files.retain(|file| !is_checksum_or_index(file));
    if files.is_empty() {
        return Err(Error::Unexpected { path: here, why: "nothing was built".into() });
    }
    for file in &files {
        let name = file.strip_prefix(&here).unwrap_or(file);
        let other = there.join(name);
        if fs::read(file).map_err(at("read", file))? != fs::read(&other).map_err(at("read", &other))? {
            differences.push(name.display().to_string());
        }
    }
    if differences.is_empty() {
        remove_directory(&folder)?;
    }
    Ok((differences, files.len()))
}

fn host() -> Result<Target> {
    let name = format!("{}-{}", env::consts::OS, env::consts::ARCH);
    Target::named(&name).map_err(|platforms| Error::Missing(format!("this machine is {name}, but {platforms}")))
}

/// Copies what git tracks, as it is in the working tree, and uses the same tools.
fn check_out(repository: &Repository, into: &Path) -> Result<()> {
    let mut git = Command::new("git");
    git.current_dir(repository.root()).args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    for name in process::output(&mut git, "git ls-files")?.split_terminator('\0') {
        let (from, to) = (repository.path(name), into.join(name));
        if from.is_file() {
            copy_file(&from, &to)?;
        }
    }
    #[cfg(unix)]
    for name in ["toolchain", "gradle-user-home"] {
        let (from, to) = (repository.target(name), into.join("target").join(name));
        fs::create_dir_all(into.join("target")).map_err(at("create", &to))?;
        if from.is_dir() {
            std::os::unix::fs::symlink(&from, &to).map_err(at("create", &to))?;
        }
    }
    Ok(())
}

fn dist(repository: &Repository, checkout: &Repository, targets: &[Target], cargo_home: &Path) -> Result<()> {
    let program = env::current_exe().map_err(at("find", checkout.root()))?;
    let mut command = Command::new(program);
    command.current_dir(checkout.root()).arg("dist");
    for target in targets {
        command.args(["--only", target.platform]);
    }
    command.env("CARGO_MANIFEST_DIR", checkout.path("native/xtask")).env("CARGO_HOME", cargo_home);
    // A signature says when it was made.
    command.env_remove("ORG_GRADLE_PROJECT_signingKey");
    let what = format!("`dist` in {}", checkout.root().display());
    let log = checkout.root().file_name().unwrap_or_default().to_string_lossy().replace(' ', "-");
    process::watch(&mut command, &what, &repository.log(&format!("reproducible-{log}")))?.expect_success()?;
    Ok(())
}
