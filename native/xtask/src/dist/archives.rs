//! The archives of the command line, one per platform. They hold no time and no name of this machine's user, so that two
//! builds make the same bytes.

use std::fs::{self, File};
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use flate2::Compression;
use flate2::write::GzEncoder;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{notices, version};
use crate::cross::{self, Product, Target};
use crate::error::{Error, Result, at};
use crate::process;
use crate::repository::Repository;

/// The permissions of a program.
const RUN: u32 = 0o755;
/// Those of other files.
const READ: u32 = 0o644;

/// A file of an archive.
struct Entry {
    /// Below the archive's one folder.
    name: &'static str,
    bytes: Vec<u8>,
    mode: u32,
}

/// Writes an archive for each target, with the programs that are in a folder per platform.
pub(super) fn write(repository: &Repository, targets: &[Target], programs: &Path, into: &Path) -> Result<()> {
    let common = common_files(repository)?;
    for target in targets {
        let name = target.file(Product::CommandLine);
        let program = programs.join(target.platform).join(name);
        let bytes = fs::read(&program).map_err(at("read", &program))?;
        let mut entries = vec![Entry { name, bytes, mode: RUN }];
        entries.extend(common.iter().map(|(name, bytes)| Entry { name, bytes: bytes.clone(), mode: READ }));
        let folder = folder(repository, target)?;
        let archive = into.join(file_name(&folder, target));
        let packed = if target.os() == "windows" { zip(&folder, &entries) } else { tar(&folder, &entries) };
        let packed = packed.map_err(at("pack", &archive))?;
        fs::write(&archive, &packed).map_err(at("write", &archive))?;
        println!("      {} ({:.1} MB)", archive.display(), packed.len() as f64 / 1e6);
    }
    Ok(())
}

/// The one folder in an archive.
fn folder(repository: &Repository, target: &Target) -> Result<String> {
    Ok(format!("tpnskit-{}-{}", version(repository)?, target.platform))
}

fn file_name(folder: &str, target: &Target) -> String {
    format!("{folder}.{}", if target.os() == "windows" { "zip" } else { "tar.gz" })
}

/// What is in every archive: the program writes its own manual page and completions.
fn common_files(repository: &Repository) -> Result<Vec<(&'static str, Vec<u8>)>> {
    let read = |path: &str| -> Result<Vec<u8>> {
        let path: PathBuf = repository.path(path);
        fs::read(&path).map_err(at("read", &path))
    };
    let write = |arguments: &[&str]| -> Result<Vec<u8>> {
        let mut command = Command::new(cross::own_cargo());
        command.current_dir(repository.root()).args([
            "run",
            "--quiet",
            "--locked",
            "--package",
            cross::COMMAND_LINE,
            "--",
        ]);
        Ok(process::output(command.args(arguments), "tpnskit")?.into_bytes())
    };
    Ok(vec![
        ("LICENSE", read("LICENSE")?),
        ("THIRD-PARTY-NOTICES.txt", read(notices::file(Product::CommandLine))?),
        ("completions/_tpnskit", write(&["completions", "zsh"])?),
        ("completions/_tpnskit.ps1", write(&["completions", "powershell"])?),
        ("completions/tpnskit.bash", write(&["completions", "bash"])?),
        ("completions/tpnskit.fish", write(&["completions", "fish"])?),
        ("man/tpnskit.1", write(&["man"])?),
    ])
}

fn tar(folder: &str, entries: &[Entry]) -> std::io::Result<Vec<u8>> {
    let mut archive = tar::Builder::new(GzEncoder::new(Vec::new(), Compression::best()));
    for entry in entries {
        let mut header = tar::Header::new_ustar();
        header.set_size(entry.bytes.len() as u64);
        header.set_mode(entry.mode);
        header.set_mtime(0);
        archive.append_data(&mut header, format!("{folder}/{}", entry.name), &*entry.bytes)?;
    }
    archive.into_inner()?.finish()
}

fn zip(folder: &str, entries: &[Entry]) -> std::io::Result<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for entry in entries {
        // The default time is a fixed one.
        let options = SimpleFileOptions::DEFAULT.unix_permissions(entry.mode);
        archive.start_file(format!("{folder}/{}", entry.name), options)?;
        archive.write_all(&entry.bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

/// Unpacks the program of a target out of its archive, as a user does. Returns its path.
pub(crate) fn unpack(repository: &Repository, target: &Target, into: &Path) -> Result<PathBuf> {
    let folder = folder(repository, target)?;
    let archive = repository.target("dist").join(file_name(&folder, target));
    if !archive.is_file() {
        return Err(Error::Missing(format!("there is no {}; run `cargo xtask dist` first", archive.display())));
    }
    let file = File::open(&archive).map_err(at("open", &archive))?;
    if target.os() == "windows" {
        let unpacked = zip::ZipArchive::new(file).and_then(|mut zip| zip.extract(into));
        unpacked.map_err(|error| Error::Unexpected { path: archive, why: error.to_string() })?;
    } else {
        tar::Archive::new(flate2::read::GzDecoder::new(file)).unpack(into).map_err(at("unpack", &archive))?;
    }
    Ok(into.join(folder).join(target.file(Product::CommandLine)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_there_again() {
        let entries = || [Entry { name: "man/tpnskit.1", bytes: b"text".to_vec(), mode: 0o644 }];
        let packed = tar("tpnskit", &entries()).unwrap();
        let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(&*packed));
        let files: Vec<_> = archive.entries().unwrap().map(|entry| entry.unwrap()).collect();
        let [file] = files.as_slice() else { panic!("one file") };
        assert_eq!(file.path().unwrap(), Path::new("tpnskit/man/tpnskit.1"));
        assert_eq!((file.header().mode().unwrap(), file.header().mtime().unwrap()), (0o644, 0));

        let packed = zip("tpnskit", &entries()).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(packed)).unwrap();
        let file = archive.by_name("tpnskit/man/tpnskit.1").unwrap();
        assert_eq!((file.size(), file.unix_mode().map(|mode| mode & 0o777)), (4, Some(0o644)));
    }
}
