//! Running cargo in the workspace.

use std::env;
use std::process::Command;

use crate::error::Result;
use crate::process::{self, Finished, Running};
use crate::repository::Repository;

/// The same command as in the plugin's build (`gradle-plugin/gradle/engine.gradle`), which then has nothing left to do.
pub(crate) const ENGINE: [&str; 7] =
    ["build", "--release", "--locked", "--package", "tpnskit-jni", "--target-dir", "target"];

/// Runs cargo and shows its progress.
pub(crate) fn run(repository: &Repository, arguments: &[&str], log: &str) -> Result<Finished> {
    process::watch(&mut command(repository, arguments), &what(arguments), &repository.log(log))
}

/// Starts cargo in the background.
pub(crate) fn start(repository: &Repository, arguments: &[&str], log: &str) -> Result<Running> {
    Running::start(&mut command(repository, arguments), &what(arguments), &repository.log(log))
}

fn command(repository: &Repository, arguments: &[&str]) -> Command {
    // The cargo that runs this program.
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(repository.root()).args(arguments).env("CARGO_TERM_COLOR", "never");
    command
}

fn what(arguments: &[&str]) -> String {
    format!("cargo {}", arguments.first().copied().unwrap_or_default())
}
