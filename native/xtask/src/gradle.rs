//! Finds a Gradle, runs builds with it, and leaves no daemon behind.

use std::cell::Cell;
use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::error::Result;
use crate::jdk::on_path;
use crate::network::{Network, wrapper_version};
use crate::process::{self, Finished};
use crate::repository::Repository;
use crate::stand_ins;
use crate::toolchain::Toolchain;
use crate::tools::Tools;

/// The oldest installed Gradle that is used, because the default Android Gradle plugin needs it.
const OLDEST: (u32, u32) = (8, 6);
/// Installed Gradles from this version on are not used.
const TOO_NEW: (u32, u32) = (9, 0);
/// If a daemon cannot be stopped, it ends by itself after this time.
const DAEMON_IDLE_MILLISECONDS: u32 = 120_000;

/// Runs Gradle in the repository.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Use exactly this Gradle version.
    #[arg(long, value_name = "VERSION")]
    gradle: Option<String>,
    /// Arguments for Gradle, such as `-- :sample-app:assembleDebug`.
    #[arg(last = true)]
    arguments: Vec<OsString>,
}

/// Runs Gradle in this terminal. Returns whether it succeeded.
pub(crate) fn run(repository: &Repository, arguments: &Arguments) -> Result<bool> {
    let tools = Tools::find(repository, arguments.gradle.as_deref())?;
    stand_ins::make(repository, &tools.jdk, &tools.sdk)?;
    let builds = Builds::new(repository, &tools);
    let status = process::run_in_terminal(builds.command(repository.root()).args(&arguments.arguments))?;
    Ok(status.success())
}

/// A Gradle of one version.
#[derive(Clone, Debug)]
pub(crate) struct Gradle {
    launcher: PathBuf,
    pub(crate) version: String,
    /// How it was found.
    pub(crate) reason: String,
    /// Its home, or `None` if the wrapper has not downloaded it yet.
    pub(crate) home: Option<PathBuf>,
    /// The Gradle user home, or `None` for the user's own.
    user_home: Option<PathBuf>,
}

impl Gradle {
    /// Finds the `wanted` version. By default, that is any usable installed version or else the wrapper's.
    pub(crate) fn find(
        repository: &Repository,
        toolchain: &Toolchain<'_>,
        network: Network,
        wanted: Option<&str>,
    ) -> Result<Self> {
        let wrapper = wrapper_version(repository)?;
        let version = wanted.unwrap_or(&wrapper);
        if let Some(gradle) = installed(|found| wanted.map_or_else(|| is_usable(found), |wanted| found == wanted)) {
            return Ok(gradle);
        }
        if let Some(home) = downloaded(version) {
            return Ok(Self::at(home, version, "downloaded by the wrapper before"));
        }
        if network.gradle && version == wrapper {
            let launcher = repository.path(if cfg!(windows) { "gradlew.bat" } else { "gradlew" });
            let reason = "the wrapper downloads it".to_owned();
            return Ok(Self { launcher, version: version.to_owned(), reason, home: None, user_home: None });
        }
        let home = toolchain.gradle(version)?;
        let reason = "made by tests/toolchain: no usable Gradle is installed, and the wrapper's host does not answer";
        Ok(Self { user_home: Some(repository.target("gradle-user-home")), ..Self::at(home, version, reason) })
    }

    fn at(home: PathBuf, version: &str, reason: &str) -> Self {
        let launcher = home.join("bin").join(if cfg!(windows) { "gradle.bat" } else { "gradle" });
        Self { launcher, version: version.to_owned(), reason: reason.to_owned(), home: Some(home), user_home: None }
    }

    /// An invocation of this Gradle that sees only the daemons in `registry`.
    fn command(&self, tools: &Tools, registry: &Path) -> Command {
        let mut command = Command::new(&self.launcher);
        command.env("JAVA_HOME", &tools.jdk.home).env("ANDROID_HOME", &tools.sdk.home).env_remove("ANDROID_SDK_ROOT");
        for (name, _) in env::vars_os().filter(|(name, _)| is_set_by_cargo(name)) {
            command.env_remove(name);
        }
        if let Some(user_home) = &self.user_home {
            command.env("GRADLE_USER_HOME", user_home);
        }
        command.arg(system_property("org.gradle.daemon.registry.base", registry));
        command.arg(format!("-Dorg.gradle.daemon.idletimeout={DAEMON_IDLE_MILLISECONDS}"));
        command.arg("--console=plain");
        command
    }

    /// Stops this version's daemons in `registry`, if possible.
    fn stop_daemons(&self, tools: &Tools, registry: &Path) {
        if !registry.is_dir() {
            return;
        }
        let stopped = self.command(tools, registry).arg("--stop").stdin(Stdio::null()).output();
        if !stopped.is_ok_and(|output| output.status.success()) {
            eprintln!("warning: a Gradle daemon could not be stopped; it ends by itself in two minutes");
        }
    }
}

/// Runs the builds of one task. Dropping it stops the daemons that they started, and no others: they have their own
/// registry.
pub(crate) struct Builds<'a> {
    repository: &'a Repository,
    tools: &'a Tools,
    registry: PathBuf,
    begun: Cell<bool>,
}

impl<'a> Builds<'a> {
    pub(crate) fn new(repository: &'a Repository, tools: &'a Tools) -> Self {
        Self::in_registry(repository, tools, repository.target("gradle-daemons"))
    }

    /// With daemons that no other task uses.
    pub(crate) fn in_registry(repository: &'a Repository, tools: &'a Tools, registry: PathBuf) -> Self {
        Self { repository, tools, registry, begun: Cell::new(false) }
    }

    /// A build in `directory`, without any tasks yet.
    pub(crate) fn command(&self, directory: &Path) -> Command {
        self.begun.set(true);
        let mut command = self.tools.gradle.command(self.tools, &self.registry);
        command.current_dir(directory).args(self.properties());
        command
    }

    /// Runs a build and shows its progress. `name` is the name of its log.
    pub(crate) fn run(&self, directory: &Path, arguments: &[impl AsRef<OsStr>], name: &str) -> Result<Finished> {
        process::watch(
            self.command(directory).args(arguments),
            &format!("the build {name}"),
            &self.repository.log(name),
        )
    }

    /// The properties that an Android build needs on this machine.
    pub(crate) fn properties(&self) -> Vec<OsString> {
        if self.tools.network.google {
            return Vec::new();
        }
        let mut aapt2 = OsString::from("-Pandroid.aapt2FromMavenOverride=");
        aapt2.push(self.tools.sdk.aapt2());
        vec!["-Ptpnskit.google=false".into(), aapt2]
    }
}

impl Drop for Builds<'_> {
    fn drop(&mut self) {
        if self.begun.get() {
            self.tools.gradle.stop_daemons(self.tools, &self.registry);
        }
    }
}

/// Daemons that another program started for us, such as TestKit. Dropping it stops them.
pub(crate) struct ForeignDaemons<'a> {
    pub(crate) tools: &'a Tools,
    pub(crate) gradles: &'a [Gradle],
    pub(crate) registry: PathBuf,
}

impl Drop for ForeignDaemons<'_> {
    fn drop(&mut self) {
        for gradle in self.gradles {
            gradle.stop_daemons(self.tools, &self.registry);
        }
    }
}

/// `-Dname=path`.
fn system_property(name: &str, path: &Path) -> OsString {
    let mut property = OsString::from(format!("-D{name}="));
    property.push(path);
    property
}

/// Variables that `cargo run` sets for this program. A build that starts cargo must not inherit them.
fn is_set_by_cargo(variable: &OsStr) -> bool {
    let name = variable.to_string_lossy();
    name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") || name == "LD_LIBRARY_PATH"
}

/// The Gradle in `GRADLE_HOME` or on PATH, if its version is `wanted`.
fn installed(wanted: impl Fn(&str) -> bool) -> Option<Gradle> {
    let named = env::var_os("GRADLE_HOME").map(PathBuf::from);
    let on_path = on_path("gradle").and_then(|launcher| Some(launcher.ancestors().nth(2)?.to_owned()));
    [(named, "GRADLE_HOME"), (on_path, "`gradle` on PATH")].into_iter().find_map(|(home, reason)| {
        let home = home?;
        // Homebrew puts the launcher next to the home instead of into it.
        let home = [home.clone(), home.join("libexec")].into_iter().find(|home| home.join("lib").is_dir())?;
        let version = version_of(&home)?;
        wanted(&version).then(|| Gradle::at(home, &version, reason))
    })
}

/// The version of a Gradle home.
fn version_of(home: &Path) -> Option<String> {
    let names = fs::read_dir(home.join("lib")).ok()?.flatten().map(|entry| entry.file_name());
    names
        .into_iter()
        .find_map(|name| Some(name.to_str()?.strip_prefix("gradle-launcher-")?.strip_suffix(".jar")?.to_owned()))
}

fn is_usable(version: &str) -> bool {
    let mut numbers = version.split('.').map(|number| number.parse().unwrap_or(0));
    let pair = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    (OLDEST..TOO_NEW).contains(&pair)
}

/// The home that the wrapper has unpacked in the Gradle user home.
fn downloaded(version: &str) -> Option<PathBuf> {
    let user_home = env::var_os("GRADLE_USER_HOME")
        .map_or_else(|| Some(env::home_dir()?.join(".gradle")), |home| Some(home.into()))?;
    let distributions = user_home.join(format!("wrapper/dists/gradle-{version}-bin"));
    let hashes = fs::read_dir(distributions).ok()?.flatten();
    // The marker exists only if the archive was unpacked completely.
    hashes
        .map(|hash| hash.path())
        .filter(|folder| folder.join(format!("gradle-{version}-bin.zip.ok")).is_file())
        .map(|folder| folder.join(format!("gradle-{version}")))
        .find(|home| home.is_dir())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usable_installed_versions() {
        for good in ["8.6", "8.8", "8.14.3"] {
            assert!(is_usable(good), "{good}");
        }
        for bad in ["4.4.1", "7.6.4", "8.5", "9.0.0", "9.1", "nonsense"] {
            assert!(!is_usable(bad), "{bad}");
        }
    }
}
