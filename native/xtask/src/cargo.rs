//! Running cargo in the workspace.

use std::env;
use std::fs;
use std::process::Command;

use crate::error::{Result, at};
use crate::pages;
use crate::process::{self, Finished, Running};
use crate::repository::Repository;

/// Starts building the engine in the background, by the same command as the plugin's build (`gradle-plugin/packaging`),
/// which then has nothing left to do.
pub(crate) fn start_engine(repository: &Repository) -> Result<Running> {
    let arguments = ["build", "--locked", "--package", "tpnskit-jni", "--target-dir", "target"];
    Running::start(&mut command(repository, &arguments), &what(&arguments), &repository.log("engine"))
}

/// Runs cargo and shows its progress.
pub(crate) fn run(repository: &Repository, arguments: &[&str], log: &str) -> Result<Finished> {
    process::watch(&mut command(repository, arguments), &what(arguments), &repository.log(log))
}

/// The file of [`test`] for everything that the tests asked the engine.
pub(crate) const CORPUS: &str = "corpus";

/// Runs the Rust tests, with `all` also those that are marked `#[ignore]` because they take long. Those of the report
/// pages leave pages in `target/pages`, in a folder per language. With `all`, what they ask the engine is kept in
/// `target/corpus`.
pub(crate) fn test(repository: &Repository, all: bool) -> Result<Finished> {
    let mut arguments = vec!["test", "--workspace", "--locked", "--no-fail-fast"];
    if all {
        arguments.extend(["--", "--include-ignored"]);
    }
    let mut command = command(repository, &arguments);
    command.env("TPNSKIT_PAGES", repository.target(pages::FOLDER));
    if all {
        let corpus = repository.target(CORPUS);
        fs::write(&corpus, "").map_err(at("write", &corpus))?;
        command.env("TPNSKIT_CORPUS", corpus);
    }
    process::watch(&mut command, &what(&arguments), &repository.log("cargo-test"))
}

/// Writes what the docs show of the engine: the pages of its catalogue, and what a terminal shows. Returns whether that succeeded.
pub(crate) fn write_docs(repository: &Repository) -> Result<bool> {
    let test = ["test", "--package", "tpnskit-core", "--test", "engine", "--", "the_docs", "the_readmes"];
    let mut command = command(repository, &test);
    command.env("TPNSKIT_WRITE_DOCS", "1");
    Ok(process::watch(&mut command, "cargo test", &repository.log("docs"))?.succeeded())
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
