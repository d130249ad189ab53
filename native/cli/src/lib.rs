//! The checks of tpnskit without Gradle: what a build would know is read from its scripts and files.
//!
//! Invariant: files are read here and nowhere below; rules are the engine's, and what scripts mean is `tpnskit_script`'s.
//! What only a build knows is unknown, is counted, and causes no finding.

#![forbid(unsafe_code)]

pub mod arguments;
pub mod check;
pub mod discovery;
pub mod files;
pub mod fixing;
pub mod migrating;
pub mod module;
mod naming;
pub mod output;
pub mod settings;
mod variant;
mod walking;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use tpnskit_core::text::mask::Shown;

use self::arguments::{Arguments, Command};

/// Nothing fails.
pub const SUCCESS: u8 = 0;
/// An error was found.
pub const FOUND: u8 = 1;
/// The command, or what it is given, can't be used.
pub const MISUSE: u8 = 2;

/// Runs the program, with its arguments.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { MISUSE } else { SUCCESS });
        }
    };
    arguments.colour();
    match perform(&arguments) {
        Ok(status) => ExitCode::from(status),
        Err(message) => {
            // It may name a path, in which anything can stand.
            anstream::eprintln!("tpnskit: {}", Shown::path(&message));
            ExitCode::from(MISUSE)
        }
    }
}

fn perform(arguments: &Arguments) -> Result<u8, String> {
    let language = arguments.language();
    match &arguments.command {
        Command::Check(check) => check::perform(check, &language),
        Command::Fix(fix) => fixing::perform(fix, &language),
        Command::Migrate(migrate) => migrating::perform(migrate, &language),
        Command::Explain { code } => output::explain(Some(code), &language),
        Command::List => output::explain(None, &language),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Arguments::command(), "tpnskit", &mut script);
            output::print(&String::from_utf8_lossy(&script)).map(|()| SUCCESS)
        }
        Command::Man => {
            let mut page = Vec::new();
            let rendered = clap_mangen::Man::new(Arguments::command()).render(&mut page);
            rendered.map_err(|error| error.to_string())?;
            output::print(&String::from_utf8_lossy(&page)).map(|()| SUCCESS)
        }
    }
}
