//! Gradle homes and an Android SDK made by `tests/toolchain`, for machines that can only reach package registries.

use std::path::PathBuf;
use std::process::Command;

use crate::error::{Error, Result};
use crate::jdk::{Jdk, on_path};
use crate::process;
use crate::repository::{Repository, files_below, fingerprint, make_directory};

/// Makes each of them once, and again if `toolchain.py` or the JDK changes.
pub(crate) struct Toolchain<'a> {
    repository: &'a Repository,
    jdk: &'a Jdk,
}

impl<'a> Toolchain<'a> {
    pub(crate) fn new(repository: &'a Repository, jdk: &'a Jdk) -> Self {
        Self { repository, jdk }
    }

    pub(crate) fn gradle(&self, version: &str) -> Result<PathBuf> {
        self.make(&format!("gradle-{version}"), &["gradle", version])
    }

    pub(crate) fn sdk(&self) -> Result<PathBuf> {
        self.make("android-sdk", &["sdk"])
    }

    fn make(&self, name: &str, arguments: &[&str]) -> Result<PathBuf> {
        let sources = files_below(&self.repository.path("tests/toolchain"))?;
        let key = fingerprint(&sources, &self.jdk.version)?;
        let home = self.repository.target(&format!("toolchain/{key}/{name}"));
        if home.is_dir() {
            return Ok(home);
        }
        for tool in ["python3", "mvn"] {
            if on_path(tool).is_none() {
                return Err(Error::Missing(format!("`{tool}` is needed to make {name} from registry artifacts")));
            }
        }
        println!("      making {name} from registry artifacts");
        make_directory(&home, |unfinished| {
            let mut command = Command::new("python3");
            command.arg(self.repository.path("tests/toolchain/toolchain.py")).args(arguments).arg(unfinished);
            command.env("JAVA_HOME", &self.jdk.home);
            process::watch(&mut command, &format!("making {name}"), &self.repository.log(name))?.expect_success()?;
            Ok(())
        })?;
        Ok(home)
    }
}
