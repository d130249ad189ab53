//! Everything that is published of one version, in `target/dist`:
//!
//! | path | what |
//! |---|---|
//! | `libraries/<platform>/` | the engine of each platform |
//! | `programs/<platform>/` | the command line of each platform |
//! | `repository/` | the plugin with its marker, as a Maven repository |
//! | `tpnskit-<version>-<platform>.tar.gz` | the command line with its licences, manual page and completions; for Windows a `.zip` |
//! | `tpnskit-gradle-plugin-<version>.cdx.json` | the bill of materials of the plugin |
//! | `tpnskit-<version>.cdx.json` | that of the command line |
//! | `SHA256SUMS` | of every file above |

pub(crate) mod archives;
mod dependencies;
pub(crate) mod library;
pub(crate) mod notices;
mod reproducible;
mod sbom;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::cross::{self, Cross, Product, Target};
use crate::error::{Error, Result, at, with_causes};
use crate::gradle::Builds;
use crate::progress::Steps;
use crate::repository::{Repository, files_below, fingerprint, remove_directory};
use crate::test::property;
use crate::tools::Tools;

/// The arguments that build twice.
pub(crate) const TWICE: Arguments = Arguments { without: Vec::new(), only: Vec::new(), twice: true };

/// The file that says what all libraries were made of.
const STAMP: &str = "made-of";

/// Makes everything that is published.
#[derive(Default, clap::Args)]
pub(crate) struct Arguments {
    /// Leave out a platform; may be repeated.
    #[arg(long, value_name = "PLATFORM", value_parser = Target::named)]
    without: Vec<Target>,
    /// Make only these platforms; may be repeated.
    #[arg(long, value_name = "PLATFORM", value_parser = Target::named, conflicts_with = "without")]
    only: Vec<Target>,
    /// Instead, build twice for this machine, in two folders, and compare every byte.
    #[arg(long, conflicts_with_all = ["without", "only"])]
    twice: bool,
}

impl Arguments {
    fn includes(&self, target: &Target) -> bool {
        if self.only.is_empty() { !self.without.contains(target) } else { self.only.contains(target) }
    }
}

/// Runs the task. It fails if one of the platforms can't be built.
pub(crate) fn run(repository: &Repository, arguments: &Arguments) -> Result<bool> {
    if arguments.twice {
        return reproducible::run(repository);
    }
    let mut steps = Steps::new(4);
    let (targets, left_out): (Vec<Target>, Vec<Target>) =
        cross::targets(Product::Engine).into_iter().partition(|target| arguments.includes(target));
    let dist = repository.target("dist");
    remove_directory(&dist)?;

    steps.begin("Build the engine for every platform");
    if !left_out.is_empty() {
        let names: Vec<&str> = left_out.iter().map(|target| target.platform).collect();
        println!("      left out, as asked for: {}", names.join(", "));
    }
    let libraries = libraries(repository);
    let cross = Cross::find(repository, &targets)?;
    build(repository, &cross, &targets, Product::Engine, &libraries)?;
    if left_out.is_empty() {
        let stamp = libraries.join(STAMP);
        fs::write(&stamp, made_of(repository)?).map_err(at("write", &stamp))?;
    }

    steps.begin("Build the command line for every platform");
    let native = cross::targets(Product::CommandLine).into_iter();
    let native: Vec<Target> = native.filter(|target| targets.contains(target)).collect();
    let programs = dist.join("programs");
    build(repository, &cross, &native, Product::CommandLine, &programs)?;
    archives::write(repository, &native, &programs, &dist)?;

    steps.begin("Build and publish the plugin");
    let tools = Tools::find(repository, None)?;
    let builds = Builds::new(repository, &tools);
    let published = published(repository);
    publish(repository, &builds, &libraries, &published)?;
    drop(builds);

    steps.begin("Write the bills of materials and the checksums");
    let version = version(repository)?;
    let jar = plugin(repository, &published)?;
    let java = repository.path("gradle-plugin/build/runtime-libraries.txt");
    let java = fs::read_to_string(&java).map_err(at("read", &java))?;
    for (product, name, java) in
        [(Product::Engine, "tpnskit-gradle-plugin", &*java), (Product::CommandLine, "tpnskit", "")]
    {
        let bom = sbom::text(product, &version, &dependencies::of(repository, product)?, java)?;
        let file = dist.join(format!("{name}-{version}.cdx.json"));
        fs::write(&file, bom).map_err(at("write", &file))?;
    }
    let sums = dist.join("SHA256SUMS");
    fs::write(&sums, checksums(&dist)?).map_err(at("write", &sums))?;
    let size = fs::metadata(&jar).map_err(at("read", &jar))?.len();
    println!("      {} ({:.1} MB)", jar.display(), size as f64 / 1e6);
    let signed = jar.with_extension("jar.asc").is_file();
    println!("      {}", if signed { "signed" } else { "not signed: there is no property signingKey" });
    steps.finish();
    Ok(true)
}

/// Builds and checks a product for all targets, also after one has failed.
fn build(repository: &Repository, cross: &Cross<'_>, targets: &[Target], product: Product, into: &Path) -> Result<()> {
    let paths = own_paths(repository);
    let mut failures = Vec::new();
    for target in targets {
        let made = cross.build(target, product).and_then(|built| {
            let needs = library::check(target, product, &built, &paths)?;
            let copy = cross::copy(target, &built, into)?;
            Ok((needs, fs::metadata(&copy).map_err(at("read", &copy))?.len()))
        });
        match made {
            Ok((needs, size)) => println!("      {:20}{:.1} MB  {needs}", target.platform, size as f64 / 1e6),
            Err(Error::Interrupted) => return Err(Error::Interrupted),
            Err(error) => {
                println!("      {:20}failed", target.platform);
                failures.push(format!("{}: {}", target.platform, with_causes(&error)));
            }
        }
    }
    if failures.is_empty() {
        return Ok(());
    }
    let advice = "To leave a platform out, use --without <platform>";
    Err(Error::Missing(format!("not every platform could be built.\n\n{}\n\n{advice}", failures.join("\n\n"))))
}

/// Publishes the plugin with these libraries into a Maven repository in a folder.
pub(crate) fn publish(repository: &Repository, builds: &Builds<'_>, libraries: &Path, into: &Path) -> Result<()> {
    let arguments = [
        "publishAllPublicationsToLocalRepository".into(),
        "runtimeLibraries".into(),
        property("tpnskit.prebuiltEngines", libraries),
        property("tpnskit.publishTo", into),
    ];
    builds.run(&repository.path("gradle-plugin"), &arguments, "dist-publish")?.expect_success()?;
    Ok(())
}

/// Where the libraries are, in a folder per platform.
pub(crate) fn libraries(repository: &Repository) -> PathBuf {
    repository.target("dist/libraries")
}

/// Whether the libraries of all platforms are there, made of the sources as they are now.
pub(crate) fn is_current(repository: &Repository) -> Result<bool> {
    let stamp = fs::read_to_string(libraries(repository).join(STAMP)).unwrap_or_default();
    Ok(stamp == made_of(repository)?)
}

/// Changes with the sources of the engine.
fn made_of(repository: &Repository) -> Result<String> {
    let mut sources = ["Cargo.toml", "Cargo.lock", "native/jni/build.rs"].map(|name| repository.path(name)).to_vec();
    for package in ["core", "jni", "script", "wasm"] {
        sources.extend(files_below(&repository.path(&format!("native/{package}/src")))?);
    }
    fingerprint(&sources, "")
}

/// The Maven repository.
pub(crate) fn published(repository: &Repository) -> PathBuf {
    repository.target("dist/repository")
}

/// The plugin's jar in a Maven repository.
pub(crate) fn plugin(repository: &Repository, published: &Path) -> Result<PathBuf> {
    let version = version(repository)?;
    let name = format!("io/github/tpnskit/tpnskit-gradle-plugin/{version}/tpnskit-gradle-plugin-{version}.jar");
    Ok(published.join(name))
}

/// Folders of this machine whose paths must not be in what is published.
fn own_paths(repository: &Repository) -> Vec<PathBuf> {
    vec![repository.root().to_owned(), cross::cargo_home()]
}

/// The version of the workspace.
pub(crate) fn version(repository: &Repository) -> Result<String> {
    let path = repository.path("Cargo.toml");
    let text = fs::read_to_string(&path).map_err(at("read", &path))?;
    let version =
        text.lines().find_map(|line| Some(line.strip_prefix("version = \"")?.trim_end_matches('"').to_owned()));
    version.ok_or_else(|| Error::Unexpected { path, why: "it has no version".into() })
}

/// A file that is made of others, or says what they were made of. A repository on a server has its own index, and an index has a time.
fn is_checksum_or_index(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let is_checksum = [".md5", ".sha1", ".sha256", ".sha512"].iter().any(|end| name.ends_with(end));
    is_checksum || name.starts_with("maven-metadata") || name == "SHA256SUMS" || name == STAMP
}

/// A line per file, as `sha256sum --check` reads them.
fn checksums(folder: &Path) -> Result<String> {
    let mut lines = String::new();
    for file in files_below(folder)? {
        if is_checksum_or_index(&file) {
            continue;
        }
        let path = file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        let _ = writeln!(lines, "{}  {path}", sha256(&file)?);
    }
    Ok(lines)
}

pub(crate) fn sha256(file: &Path) -> Result<String> {
    let bytes = fs::read(file).map_err(at("read", file))?;
    let mut hex = String::new();
    for byte in Sha256::digest(&bytes) {
        let _ = write!(hex, "{byte:02x}");
    }
    Ok(hex)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_are_those_of_sha256sum() {
        let folder = std::env::temp_dir().join(format!("tpnskit-checksums-{}", std::process::id()));
        fs::create_dir_all(folder.join("a")).unwrap();
        fs::write(folder.join("a/b.jar"), "abc").unwrap();
        fs::write(folder.join("a/b.jar.sha1"), "x").unwrap();
        fs::write(folder.join("maven-metadata.xml"), "x").unwrap();
        let sums = checksums(&folder);
        fs::remove_dir_all(&folder).unwrap();
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a/b.jar\n";
        assert_eq!(sums.unwrap(), abc);
    }
}
