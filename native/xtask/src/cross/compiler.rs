//! A Rust compiler with the standard library of the targets.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use super::{Target, own_cargo, packages};
use crate::error::{Result, at};
use crate::jdk::on_path;
use crate::process::{self, Running};
use crate::repository::Repository;

/// How long rustup may take for all targets.
const PATIENCE: Duration = Duration::from_secs(180);

/// What compiles.
pub(crate) enum Compiler {
    /// The pinned toolchain, which has the standard library of every target.
    Pinned,
    /// Debian's compiler, unpacked into a folder. It compiles the standard library as well.
    Debian { tree: PathBuf },
}

impl Compiler {
    /// The pinned toolchain, if it has all targets or rustup can get them, else Debian's.
    pub(crate) fn find(repository: &Repository, targets: &[Target]) -> Result<Self> {
        let missing = targets.iter().filter_map(|target| match is_there(repository, target) {
            Ok(true) => None,
            Ok(false) => Some(Ok(target.triple)),
            Err(error) => Some(Err(error)),
        });
        let missing: Vec<&str> = missing.collect::<Result<_>>()?;
        if missing.is_empty() || add(repository, &missing)? {
            return Ok(Self::Pinned);
        }
        println!("      rustup can't add {}", missing.join(", "));
        Self::debian(repository)
    }

    /// Debian's compiler is newer than the pinned one, which it says.
    pub(crate) fn debian(repository: &Repository) -> Result<Self> {
        let packages = ["rustc-web", "cargo-web", "rust-web-src", "lld"];
        let compiler = Self::Debian { tree: packages::debian(repository, "rust", &packages)? };
        let mut version = Command::new(compiler.program("rustc"));
        compiler.set_library_path(&mut version);
        let version = process::output(version.arg("--version"), "rustc")?;
        let pinned = process::output(rustc(repository).arg("--version"), "rustc")?;
        println!(
            "      warning: built by Debian's {}, not by the pinned {}: the libraries differ from the published ones",
            version.trim(),
            pinned.trim()
        );
        Ok(compiler)
    }

    pub(crate) fn cargo(&self) -> OsString {
        match self {
            Self::Pinned => own_cargo(),
            Self::Debian { .. } => self.program("cargo").into(),
        }
    }

    /// Adds to a cargo command what this compiler needs.
    pub(crate) fn prepare(&self, command: &mut Command, target: &Target) {
        if matches!(self, Self::Debian { .. }) {
            // WebAssembly has no unwinding.
            let panic = if target.triple.starts_with("wasm32") { "panic_abort" } else { "panic_unwind" };
            command.arg(format!("-Zbuild-std=std,{panic}"));
            command.env("RUSTC", self.program("rustc")).env("RUSTC_BOOTSTRAP", "1").env_remove("RUSTUP_TOOLCHAIN");
            self.set_library_path(command);
        }
    }

    /// Flags of this compiler for a target.
    pub(crate) fn flags(&self, target: &Target) -> Vec<String> {
        let lld = matches!(self, Self::Debian { .. }) && target.triple.starts_with("wasm32");
        if lld { vec!["-Clinker-flavor=wasm-ld".to_owned()] } else { Vec::new() }
    }

    /// LLVM's linker for WebAssembly, unless the toolchain has one of its own.
    pub(crate) fn wasm_linker(&self) -> Option<PathBuf> {
        matches!(self, Self::Debian { .. }).then(|| self.program("wasm-ld"))
    }

    /// Where the sources of the standard library are, if it is compiled.
    pub(crate) fn std_sources(&self) -> Result<Option<PathBuf>> {
        let Self::Debian { tree } = self else { return Ok(None) };
        // rustc follows the links in the path of its folder, not those below it.
        let tree = tree.canonicalize().map_err(at("find", tree))?;
        Ok(Some(tree.join("usr/lib/rustlib/src/rust")))
    }

    fn program(&self, name: &str) -> PathBuf {
        match self {
            Self::Pinned => name.into(),
            Self::Debian { tree } => tree.join("usr/bin").join(name),
        }
    }

    /// Lets a command find the libraries of this compiler's programs.
    pub(crate) fn set_library_path(&self, command: &mut Command) {
        let Self::Debian { tree } = self else { return };
        let folders = std::fs::read_dir(tree.join("usr/lib")).into_iter().flatten().flatten().map(|entry| entry.path());
        let folders = folders.filter(|folder| folder.to_string_lossy().ends_with("-linux-gnu"));
        if let Ok(path) = env::join_paths(folders) {
            command.env("LD_LIBRARY_PATH", path);
        }
    }
}

fn rustc(repository: &Repository) -> Command {
    let mut command = Command::new(env::var_os("RUSTC").unwrap_or_else(|| OsStr::new("rustc").to_owned()));
    command.current_dir(repository.root());
    command
}

/// Whether the pinned toolchain has the target's standard library.
fn is_there(repository: &Repository, target: &Target) -> Result<bool> {
    let mut command = rustc(repository);
    command.args(["--print", "target-libdir", "--target", target.triple]);
    Ok(PathBuf::from(process::output(&mut command, "rustc")?.trim()).is_dir())
}

/// Returns whether rustup could add the targets.
fn add(repository: &Repository, triples: &[&str]) -> Result<bool> {
    if on_path("rustup").is_none() {
        return Ok(false);
    }
    println!("      adding {} to the Rust toolchain", triples.join(", "));
    let mut command = Command::new("rustup");
    command.current_dir(repository.root()).args(["target", "add"]).args(triples);
    let running = Running::start(&mut command, "rustup target add", &repository.log("rustup"))?;
    Ok(running.finish_within(PATIENCE)?.is_some_and(|finished| finished.succeeded()))
}
