//! Builds, demonstrates and tests tpnskit: one program instead of scripts. `cargo xtask --help` lists the tasks.

mod apk;
mod bench;
mod cargo;
mod cross;
mod demo;
mod dex;
mod dist;
mod docs;
mod error;
mod gradle;
mod jdk;
mod network;
mod pages;
mod platforms;
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

/// Builds, demonstrates and tests tpnskit.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the sample app, show what tpnskit put into it, and show how a broken variant fails.
    Demo,
    /// Run all tests and count them.
    Test(test::Arguments),
    /// Write what the docs show anew: the pages in `docs/checks`, what a terminal shows, what the client does, and the
    /// third-party notices.
    Docs,
    /// Measure what the plugin costs, side by side with other plugins.
    Bench(bench::Arguments),
    /// Make the Maven repository of stand-in SDKs.
    StandIns,
    /// Build the engine for other platforms.
    Cross(cross::Arguments),
    /// Make everything that is published: the engine of every platform, the plugin, checksums.
    Dist(dist::Arguments),
    /// Ask the published plugin's engine in JVMs of other platforms and versions; `dist` must have run.
    Platforms(platforms::Arguments),
    /// Run Gradle in the repository, with the same tools as `demo` and `test`.
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

/// Returns whether the task succeeded, or an error if it could not run.
fn run(task: Task) -> Result<bool> {
    let repository = Repository::find();
    match task {
        Task::Demo => demo::run(&repository),
        Task::Test(arguments) => test::run(&repository, &arguments),
        Task::Docs => docs::run(&repository),
        Task::Bench(arguments) => bench::run(&repository, &arguments),
        Task::StandIns => stand_ins::run(&repository),
        Task::Cross(arguments) => cross::run(&repository, &arguments),
        Task::Dist(arguments) => dist::run(&repository, &arguments),
        Task::Platforms(arguments) => platforms::run(&repository, &arguments),
        Task::Gradle(arguments) => gradle::run(&repository, &arguments),
    }
}
