//! Opens the report pages that the Rust tests have left in a browser, by `tests/page`.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::error::Result;
use crate::process::{self, Finished};
use crate::repository::Repository;

/// Where the pages are, in `target/`.
pub(crate) const FOLDER: &str = "pages";

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Runs the tests. If a program is missing, says how to get it instead.
pub(crate) fn test(repository: &Repository) -> Result<Result<Finished, &'static str>> {
    let Some(browser) = BROWSERS.into_iter().find_map(on_path) else {
        return Ok(Err("there is no Chromium; on Debian, get it with `apt-get install chromium`"));
    };
    let (Some(npm), Some(node)) = (on_path("npm"), on_path("node")) else {
        return Ok(Err("there is no Node.js with npm; on Debian, get them with `apt-get install nodejs npm`"));
    };
    let folder = repository.path("tests/page");
    let mut install = Command::new(npm);
    install.current_dir(&folder).args(["ci", "--no-audit", "--no-fund"]);
    process::watch(&mut install, "npm ci", &repository.log("npm-ci"))?.expect_success()?;

    let mut tests = Command::new(node);
    tests.current_dir(&folder).args(["--test", "--test-reporter=tap"]);
    tests.env("TPNSKIT_PAGES", repository.target(FOLDER)).env("TPNSKIT_CHROMIUM", browser);
    let finished = process::watch(&mut tests, "node --test", &repository.log("node-test"))?;
    let summary = finished.output.lines().skip_while(|line| !line.starts_with("# tests "));
    println!("      {}", summary.collect::<Vec<_>>().join(", ").replace("# ", ""));
    Ok(Ok(finished))
}

/// The path of a program, with its symbolic links: one to `snap` says by its name what is to be run.
fn on_path(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(program)).find(|path| path.is_file())
}
