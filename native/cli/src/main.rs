//! The `tpnskit` program.

#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    tpnskit_cli::run()
}
