//! Builds the engine and the command line for other platforms than this machine's. Compilers and linkers that the machine lacks are fetched
//! into `target/toolchain`.

mod compiler;
pub(crate) mod packages;
mod target;

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::{Result, at};
use crate::process;
use crate::repository::Repository;

use self::compiler::Compiler;
use self::target::Linker;
pub(crate) use self::target::{COMMAND_LINE, NATIVE, PORTABLE, Product, Target};

/// Builds the engine or the command line for other platforms.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The platforms; all of them by default.
    #[arg(value_parser = Target::named)]
    platforms: Vec<Target>,
    /// Build the command line instead of the engine.
    #[arg(long)]
    command_line: bool,
    /// Copy each file into a folder of this one, which is named after the platform.
    #[arg(long, value_name = "FOLDER")]
    into: Option<PathBuf>,
    /// Use the compiler of Debian's packages, as where rustup has nothing to offer.
    #[arg(long)]
    debian: bool,
}

/// Builds for each platform and prints where the file is.
pub(crate) fn run(repository: &Repository, arguments: &Arguments) -> Result<bool> {
    let product = if arguments.command_line { Product::CommandLine } else { Product::Engine };
    let targets = if arguments.platforms.is_empty() { targets(product) } else { arguments.platforms.clone() };
    let cross = if arguments.debian { Cross::with_debian(repository)? } else { Cross::find(repository, &targets)? };
    for target in targets {
        let mut file = cross.build(&target, product)?;
        if let Some(folder) = &arguments.into {
            file = copy(&target, &file, folder)?;
        }
        println!("      {:20}{}", target.platform, file.display());
    }
    Ok(true)
}

/// Every target that the product is built for.
pub(crate) fn targets(product: Product) -> Vec<Target> {
    NATIVE.into_iter().chain((product == Product::Engine).then_some(PORTABLE)).collect()
}

/// Copies what was built for a target into its place in a folder. Returns the copy.
pub(crate) fn copy(target: &Target, built: &Path, folder: &Path) -> Result<PathBuf> {
    let folder = folder.join(target.platform);
    let copy = folder.join(built.file_name().unwrap_or_default());
    fs::create_dir_all(&folder).map_err(at("create", &folder))?;
    fs::copy(built, &copy).map_err(at("write", &copy))?;
    Ok(copy)
}

/// What builds for other platforms.
pub(crate) struct Cross<'a> {
    repository: &'a Repository,
    compiler: Compiler,
}

impl<'a> Cross<'a> {
    /// Finds a compiler that can build for all of these targets.
    pub(crate) fn find(repository: &'a Repository, targets: &[Target]) -> Result<Self> {
        Ok(Self { repository, compiler: Compiler::find(repository, targets)? })
    }

    fn with_debian(repository: &'a Repository) -> Result<Self> {
        Ok(Self { repository, compiler: Compiler::debian(repository)? })
    }

    /// Builds a product for a target, with no path of this machine in it. Returns the path of the file.
    pub(crate) fn build(&self, target: &Target, product: Product) -> Result<PathBuf> {
        // Other flags, other folder: in one folder, each build would compile the standard library anew.
        let same_flags = target.flags(product) == target.flags(Product::Engine);
        let folder = self.repository.target(if same_flags { "cross" } else { "cross-static" });
        let package = target.package(product);
        let mut command = self.linker(target)?;
        command.current_dir(self.repository.root()).args(["--release", "--locked", "--package", package]);
        command.arg("--target").arg(target.argument()).arg("--target-dir").arg(&folder);
        self.compiler.prepare(&mut command, target);
        command.env("CARGO_ENCODED_RUSTFLAGS", self.flags(target, product)?.join("\u{1f}"));
        command.env("CARGO_TERM_COLOR", "never");
        command.env("MACOSX_DEPLOYMENT_TARGET", "11.0"); // else zig takes the newest; 11 is the first for arm64
        let what = format!("building {package} for {target}");
        process::watch(&mut command, &what, &self.repository.log(&format!("cross-{package}-{target}")))?
            .expect_success()?;
        Ok(folder.join(target.triple).join("release").join(target.file(product)))
    }

    /// Cargo's `build` for this linker.
    fn linker(&self, target: &Target) -> Result<Command> {
        let cargo = self.compiler.cargo();
        match target.linker {
            Linker::Zig { .. } => {
                let zig = packages::python_packages(self.repository, "zig", "native/xtask/src/cross/zig.txt")?;
                let mut command = Command::new(zig.join(format!("bin/cargo-zigbuild{}", env::consts::EXE_SUFFIX)));
                command.arg("zigbuild").env("CARGO", cargo);
                command.env("CARGO_ZIGBUILD_ZIG_PATH", zig.join(format!("ziglang/zig{}", env::consts::EXE_SUFFIX)));
                // What the wrappers of the linker are named after.
                command.env("CARGO_ZIGBUILD_CACHE_DIR", self.repository.target("zigbuild"));
                Ok(command)
            }
            Linker::MinGw => {
                let mut command = Command::new(cargo);
                command.arg("build");
                let (linker, path) = packages::mingw(self.repository)?;
                command.env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER", linker).env("PATH", path);
                Ok(command)
            }
            Linker::Wasm => {
                let mut command = Command::new(cargo);
                command.arg("build");
                if let Some(linker) = self.compiler.wasm_linker() {
                    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
                }
                Ok(command)
            }
        }
    }

    /// The target's own flags, and one for each folder of this machine whose path would be in the file.
    fn flags(&self, target: &Target, product: Product) -> Result<Vec<String>> {
        let mut flags: Vec<String> = target.flags(product).iter().map(|flag| (*flag).to_owned()).collect();
        flags.extend(self.compiler.flags(target));
        let remap = |from: &Path, to: &str| format!("--remap-path-prefix={}={to}", from.display());
        // A later flag wins over an earlier one.
        flags.push(remap(&cargo_home(), "/cargo"));
        for registry in self.registries()? {
            flags.push(remap(&registry, "/registry"));
        }
        if let Some(std) = self.compiler.std_sources()? {
            flags.push(remap(&std, "/rust"));
        }
        flags.push(remap(self.repository.root(), "/tpnskit"));
        Ok(flags)
    }

    /// The folders that cargo unpacks crates into. They are named after a registry, and a mirror has another name.
    fn registries(&self) -> Result<Vec<PathBuf>> {
        let mut fetch = Command::new(self.compiler.cargo());
        fetch.current_dir(self.repository.root()).args(["fetch", "--locked"]);
        self.compiler.set_library_path(&mut fetch);
        process::watch(&mut fetch, "cargo fetch", &self.repository.log("cargo-fetch"))?.expect_success()?;
        let sources = cargo_home().join("registry/src");
        let Ok(entries) = fs::read_dir(&sources) else { return Ok(Vec::new()) };
        entries.map(|entry| Ok(entry.map_err(at("list", &sources))?.path())).collect()
    }
}

/// Cargo's home.
pub(crate) fn cargo_home() -> PathBuf {
    env::var_os("CARGO_HOME").map_or_else(|| env::home_dir().unwrap_or_default().join(".cargo"), PathBuf::from)
}

/// The cargo that runs this program.
pub(crate) fn own_cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}
