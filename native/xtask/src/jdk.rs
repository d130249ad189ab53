//! Finds a JDK: 17 or later, but not too new for the Gradles here.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::error::{Error, Result};

/// All Gradles here, from 7.6 on, run on these.
const BEST: std::ops::RangeInclusive<u32> = 17..=19;
/// Gradle 8.8 runs on these.
const GOOD: std::ops::RangeInclusive<u32> = 17..=22;

/// A JDK with a compiler.
#[derive(Clone, Debug)]
pub(crate) struct Jdk {
    pub(crate) home: PathBuf,
    /// Such as `17.0.15`.
    pub(crate) version: String,
    /// How it was found.
    pub(crate) reason: String,
}

impl Jdk {
    /// Finds the first JDK on this machine that all Gradles here run on, or else one that the default Gradle runs on.
    pub(crate) fn find() -> Result<Self> {
        let found = candidates();
        for range in [BEST, GOOD] {
            if let Some(jdk) = found.iter().find(|jdk| range.contains(&jdk.feature())) {
                return Ok(jdk.clone());
            }
        }
        let others: Vec<String> =
            found.iter().map(|jdk| format!("{} at `{}`", jdk.version, jdk.home.display())).collect();
        let others =
            if others.is_empty() { "none was found".into() } else { format!("only {} was found", others.join(", ")) };
        Err(Error::Missing(format!("a JDK from 17 to 22 is needed, but {others}; install one or set JAVA_HOME")))
    }

    pub(crate) fn tool(&self, name: &str) -> PathBuf {
        self.home.join("bin").join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }

    fn feature(&self) -> u32 {
        self.version.split('.').next().and_then(|number| number.parse().ok()).unwrap_or(0)
    }

    fn at(home: &Path, reason: &str) -> Option<Self> {
        let release = fs::read_to_string(home.join("release")).ok()?;
        let version = version_in(&release)?;
        let jdk = Self { home: home.to_owned(), version, reason: reason.to_owned() };
        jdk.tool("javac").is_file().then_some(jdk)
    }
}

fn candidates() -> Vec<Jdk> {
    let mut homes: Vec<(PathBuf, &str)> = Vec::new();
    if let Some(home) = env::var_os("JAVA_HOME") {
        homes.push((home.into(), "JAVA_HOME"));
    }
    if let Some(javac) = on_path("javac")
        && let Some(home) = javac.ancestors().nth(2)
    {
        homes.push((home.to_owned(), "`javac` on PATH"));
    }
    let user = env::home_dir().unwrap_or_default();
    for folder in [
        "/usr/lib/jvm".into(),
        "/Library/Java/JavaVirtualMachines".into(),
        user.join(".sdkman/candidates/java"),
        user.join(".jdks"),
    ] {
        homes.extend(children(&folder).into_iter().map(|home| (home, "installed, but not on PATH")));
    }
    homes
        .iter()
        .flat_map(|(home, reason)| [Jdk::at(home, reason), Jdk::at(&home.join("Contents/Home"), reason)])
        .flatten()
        .collect()
}

/// The path of a program on PATH, with symbolic links resolved.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(&name))
        .find(|path| path.is_file())?
        .canonicalize()
        .ok()
}

fn children(folder: &Path) -> BTreeSet<PathBuf> {
    fs::read_dir(folder).map(|entries| entries.flatten().map(|entry| entry.path()).collect()).unwrap_or_default()
}

/// The version in a JDK's `release` file.
fn version_in(release: &str) -> Option<String> {
    release.lines().find_map(|line| Some(line.strip_prefix("JAVA_VERSION=")?.trim_matches('"').to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn version_of_a_release_file() {
        let release = "IMPLEMENTOR=\"Debian\"\nJAVA_VERSION=\"17.0.15\"\nJAVA_VERSION_DATE=\"2025-04-15\"\n";
        assert_eq!(version_in(release).as_deref(), Some("17.0.15"));
        assert_eq!(version_in("IMPLEMENTOR=\"Debian\"\n"), None);
    }
}
