//! The repository's machinery: one program instead of scripts. `cargo xtask --help` lists what it does.

mod apk;
mod bench;
mod cargo;
mod demo;
mod dex;
mod error;
mod gradle;
mod jdk;
mod network;
mod process;
mod progress;
mod repository;
mod sdk;
mod stand_ins;
mod test;
mod test_counts;
mod toolchain;
mod tools;
mod versions;
mod xml_tree;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::error::Result;
use crate::repository::Repository;

/// Builds, shows and tests tpnskit.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Builds the sample app, shows what tpnskit put into it, and shows a broken variant being refused.
    Demo,
    /// Runs every test there is and counts them.
    Test,
    /// Measures what a build costs with the plugin and without.
    Bench,
    /// Makes the Maven repository of stand-in SDKs.
    StandIns,
    /// Runs Gradle in the repository with the tools that `demo` and `test` use.
    Gradle(gradle::Arguments),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match process::stop_on_interrupt().and_then(|()| run(arguments.task)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {}", error::with_causes(&error));
            ExitCode::FAILURE
        }
    }
}

/// Whether the task succeeded; an error where it could not be carried out.
fn run(task: Task) -> Result<bool> {
    let repository = Repository::find();
    match task {
        Task::Demo => demo::run(&repository),
        Task::Test => test::run(&repository),
        Task::Bench => bench::run(&repository),
        Task::StandIns => stand_ins::run(&repository),
        Task::Gradle(arguments) => gradle::run(&repository, &arguments),
    }
}
