//! Programs of other people, unpacked into `target/toolchain` out of package registries. Nothing is installed on the
//! machine.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use zip::ZipArchive;

use crate::error::{Error, Result, at};
use crate::jdk::on_path;
use crate::process;
use crate::repository::{Repository, files_below, make_directory};

/// Unpacks Debian packages, with those that they need and this machine lacks. Returns the folder that stands for `/`.
/// apt verifies what it downloads.
pub(crate) fn debian(repository: &Repository, name: &str, packages: &[&str]) -> Result<PathBuf> {
    unpacked(repository, name, packages, None)
}

/// The same for packages of another architecture, with everything that they need.
pub(crate) fn debian_of(repository: &Repository, architecture: &str, packages: &[&str]) -> Result<PathBuf> {
    unpacked(repository, architecture, packages, Some(architecture))
}

fn unpacked(repository: &Repository, name: &str, packages: &[&str], architecture: Option<&str>) -> Result<PathBuf> {
    let tree = repository.target(&format!("toolchain/debian-{name}"));
    if tree.is_dir() {
        return Ok(tree);
    }
    for program in ["apt-get", "dpkg-deb"] {
        if on_path(program).is_none() {
            let packages = packages.join(", ");
            return Err(Error::Missing(format!("{packages} can't be fetched without `{program}`")));
        }
    }
    println!("      fetching {} from Debian", packages.join(", "));
    make_directory(&tree, |unfinished| {
        let folder = unfinished.join(".apt");
        let apt = Apt { folder: &folder, architecture, log: repository.log(&format!("debian-{name}")) };
        let mut arguments = vec!["install", "--download-only", "--no-install-recommends", "--yes"];
        arguments.extend(packages);
        // The machine's own lists of packages may be missing or old.
        if architecture.is_some() || apt.run(&arguments, Lists::OfTheMachine).is_err() {
            apt.run(&["update"], Lists::Own)?;
            apt.run(&arguments, Lists::Own)?;
        }
        unpack(&apt.archives(), unfinished)?;
        fs::remove_dir_all(&folder).map_err(at("remove", &folder))
    })?;
    Ok(tree)
}

/// apt with folders of its own, so that nobody has to be root.
struct Apt<'a> {
    folder: &'a Path,
    architecture: Option<&'a str>,
    log: PathBuf,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Lists {
    OfTheMachine,
    Own,
}

impl Apt<'_> {
    fn archives(&self) -> PathBuf {
        self.folder.join("archives")
    }

    fn run(&self, arguments: &[&str], which: Lists) -> Result<()> {
        let lists = self.folder.join("lists");
        for partial in [self.archives().join("partial"), lists.join("partial")] {
            fs::create_dir_all(&partial).map_err(at("create", &partial))?;
        }
        let mut options = vec![
            format!("Dir::Cache::archives={}", self.archives().display()),
            "Debug::NoLocking=true".to_owned(),
            "APT::Sandbox::User=".to_owned(),
        ];
        if which == Lists::Own {
            options.push(format!("Dir::State::lists={}", lists.display()));
            options.push(format!("Dir::Cache={}", self.folder.display()));
        }
        if let Some(architecture) = self.architecture {
            options.push(format!("APT::Architecture={architecture}"));
            options.push(format!("APT::Architectures={architecture}"));
            options.push("Dir::State::status=/dev/null".to_owned()); // nothing of it is installed
        }
        let mut command = Command::new("apt-get");
        for option in options {
            command.arg("-o").arg(option);
        }
        process::watch(command.args(arguments), "apt-get", &self.log)?.expect_success()?;
        Ok(())
    }
}

fn unpack(archives: &Path, into: &Path) -> Result<()> {
    for archive in files_below(archives)?.iter().filter(|file| file.extension().is_some_and(|end| end == "deb")) {
        process::output(Command::new("dpkg-deb").arg("--extract").arg(archive).arg(into), "dpkg-deb")?;
    }
    Ok(())
}

/// MinGW's gcc, and the search path that it and rustc need.
pub(crate) fn mingw(repository: &Repository) -> Result<(PathBuf, OsString)> {
    let path = env::var_os("PATH").unwrap_or_default();
    if let Some(installed) = on_path("x86_64-w64-mingw32-gcc") {
        return Ok((installed, path));
    }
    let programs = debian(repository, "mingw", &["gcc-mingw-w64-x86-64-win32"])?.join("usr/bin");
    let linker = programs.join("x86_64-w64-mingw32-gcc-win32");
    let path = env::join_paths([programs].into_iter().chain(env::split_paths(&path)));
    Ok((linker, path.map_err(|error| Error::Missing(error.to_string()))?))
}

/// A package of PyPI, built for a platform.
pub(crate) struct Wheel {
    pub(crate) name: &'static str,
    pub(crate) version: &'static str,
    /// As in the file's name, such as `win_amd64`.
    pub(crate) platform: &'static str,
    pub(crate) sha256: &'static str,
}

/// Unpacks a wheel, also one for another platform than this.
pub(crate) fn wheel(repository: &Repository, wheel: &Wheel) -> Result<PathBuf> {
    let Wheel { name, version, platform, sha256 } = wheel;
    let folder = repository.target(&format!("toolchain/python-{name}-{version}-{platform}"));
    if folder.is_dir() {
        return Ok(folder);
    }
    println!("      fetching {name} {version} for {platform} from PyPI");
    make_directory(&folder, |unfinished| {
        fs::create_dir_all(unfinished).map_err(at("create", unfinished))?;
        let requirement = unfinished.join("requirement.txt");
        let text = format!("{name}=={version} --hash=sha256:{sha256}\n");
        fs::write(&requirement, text).map_err(at("write", &requirement))?;
        let mut command = Command::new(python(name)?);
        command.args(["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "--require-hashes"]);
        command.args(["--platform", platform, "--dest"]).arg(unfinished).arg("--requirement").arg(&requirement);
        process::watch(&mut command, "pip", &repository.log(&format!("python-{name}")))?.expect_success()?;
        for file in files_below(unfinished)?.iter().filter(|file| file.extension().is_some_and(|end| end == "whl")) {
            unzip(file, unfinished)?;
            fs::remove_file(file).map_err(at("remove", file))?;
        }
        Ok(())
    })?;
    Ok(folder)
}

/// Unpacks an archive, with what is in `bin` executable, which a wheel doesn't say.
fn unzip(archive: &Path, into: &Path) -> Result<()> {
    let broken = |source| Error::Zip { path: archive.to_owned(), source };
    let mut zip = ZipArchive::new(File::open(archive).map_err(at("read", archive))?).map_err(broken)?;
    zip.extract(into).map_err(broken)?;
    #[cfg(unix)]
    for file in files_below(into)? {
        use std::os::unix::fs::PermissionsExt as _;
        let in_bin = file.parent().and_then(Path::file_name).is_some_and(|folder| folder == "bin");
        if in_bin || file.file_name().is_some_and(|name| name == "jspawnhelper") {
            fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).map_err(at("change", &file))?;
        }
    }
    Ok(())
}

fn python(wanted: &str) -> Result<&'static str> {
    let python = ["python3", "python"].into_iter().find(|program| on_path(program).is_some());
    python.ok_or_else(|| Error::Missing(format!("{wanted} comes from PyPI, and there is no Python to get it with")))
}

/// Installs Python packages into a folder. `requirements` is a file with versions and hashes.
pub(crate) fn python_packages(repository: &Repository, name: &str, requirements: &str) -> Result<PathBuf> {
    let folder = repository.target(&format!("toolchain/python-{name}"));
    if folder.is_dir() {
        return Ok(folder);
    }
    println!("      fetching {name} from PyPI");
    make_directory(&folder, |unfinished| {
        let mut command = Command::new(python(name)?);
        command.args(["-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes", "--only-binary=:all:"]);
        command.arg("--target").arg(unfinished).arg("--requirement").arg(repository.path(requirements));
        process::watch(&mut command, "pip", &repository.log(&format!("python-{name}")))?.expect_success()?;
        Ok(())
    })?;
    Ok(folder)
}
