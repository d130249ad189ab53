//! Runs other programs, shows their progress and writes their output to a log file.

use std::fs::File;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use std::{fs, io, thread};

use anstream::adapter::strip_str;

use crate::error::{Error, Result, at};

/// How exactly `bench` can measure with a clock.
const POLL: Duration = Duration::from_millis(5);
const HEARTBEAT: Duration = Duration::from_secs(10);
const HEARTBEAT_AT_TERMINAL: Duration = Duration::from_secs(1);
/// If printed lines stay on the screen, an unchanged one is repeated only this often.
const HEARTBEAT_UNCHANGED: Duration = Duration::from_secs(60);
/// How many lines of output are shown if a program fails.
const TAIL_LINES: usize = 60;

static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// From now on, Ctrl-C and termination signals end the running child. The task then fails with an error and cleans up.
pub(crate) fn stop_on_interrupt() -> Result<()> {
    Ok(ctrlc::set_handler(|| INTERRUPTED.store(true, Ordering::SeqCst))?)
}

/// A child that has ended.
pub(crate) struct Finished {
    what: String,
    status: ExitStatus,
    log: PathBuf,
    /// Standard output and standard error, interleaved.
    pub(crate) output: String,
}

impl Finished {
    pub(crate) fn succeeded(&self) -> bool {
        self.status.success()
    }

    /// Returns the output, or an error that shows the end of it.
    pub(crate) fn expect_success(self) -> Result<String> {
        if self.succeeded() { Ok(self.output) } else { Err(self.failure()) }
    }

    pub(crate) fn failure(&self) -> Error {
        let lines: Vec<&str> = self.output.lines().collect();
        let tail = lines.get(lines.len().saturating_sub(TAIL_LINES)..).unwrap_or_default().join("\n");
        Error::Failed { what: self.what.clone(), log: self.log.clone(), tail }
    }
}

/// Runs a program and shows its progress now and then. `what` names it in error messages.
pub(crate) fn watch(command: &mut Command, what: &str, log: &Path) -> Result<Finished> {
    Running::start(command, what, log)?.finish()
}

/// A child that runs in the background. Dropping it ends it.
pub(crate) struct Running {
    child: Child,
    what: String,
    log: PathBuf,
}

impl Running {
    pub(crate) fn start(command: &mut Command, what: &str, log: &Path) -> Result<Self> {
        let folder = log.parent().unwrap_or(log);
        fs::create_dir_all(folder).map_err(at("create", folder))?;
        let out = File::create(log).map_err(at("create", log))?;
        let err = out.try_clone().map_err(at("write", log))?;
        let spawned = command.stdin(Stdio::null()).stdout(out).stderr(err).spawn();
        let child = spawned.map_err(|source| cannot_start(command, source))?;
        Ok(Self { child, what: what.to_owned(), log: log.to_owned() })
    }

    /// Waits until it ends. Shows its progress now and then: how long it has been running, and its last line.
    pub(crate) fn finish(mut self) -> Result<Finished> {
        let status = wait(&mut self.child, || last_line(&self.log))?;
        self.ended(status)
    }

    /// Waits until it ends, or ends it after `limit` and returns nothing.
    pub(crate) fn finish_within(mut self, limit: Duration) -> Result<Option<Finished>> {
        let started = Instant::now();
        while started.elapsed() < limit {
            if let Some(status) = next_status(&mut self.child)? {
                return self.ended(status).map(Some);
            }
            thread::sleep(POLL);
        }
        Ok(None)
    }

    fn ended(&self, status: ExitStatus) -> Result<Finished> {
        let output = String::from_utf8_lossy(&fs::read(&self.log).map_err(at("read", &self.log))?).into_owned();
        Ok(Finished { what: self.what.clone(), status, log: self.log.clone(), output })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}

/// Runs a program in this terminal.
pub(crate) fn run_in_terminal(command: &mut Command) -> Result<ExitStatus> {
    let mut child = command.spawn().map_err(|source| cannot_start(command, source))?;
    loop {
        if let Some(status) = next_status(&mut child)? {
            return Ok(status);
        }
        thread::sleep(POLL);
    }
}

/// Runs a short program and returns its standard output.
pub(crate) fn output(command: &mut Command, what: &str) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().map_err(|source| cannot_start(command, source))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(Error::Missing(format!("{what} failed: {}", String::from_utf8_lossy(&output.stderr).trim())))
    }
}

fn cannot_start(command: &Command, source: io::Error) -> Error {
    Error::Start { program: command.get_program().to_string_lossy().into_owned(), source }
}

fn wait(child: &mut Child, last_line: impl Fn() -> String) -> Result<ExitStatus> {
    let terminal = io::stdout().is_terminal();
    let pause = if terminal { HEARTBEAT_AT_TERMINAL } else { HEARTBEAT };
    let started = Instant::now();
    let (mut checked, mut shown, mut last) = (started, started, String::new());
    let status = loop {
        if let Some(status) = next_status(child)? {
            break status;
        }
        if checked.elapsed() >= pause {
            checked = Instant::now();
            let current = last_line();
            if terminal || current != last || shown.elapsed() >= HEARTBEAT_UNCHANGED {
                shown = checked;
                let line = format!("      … {} s  {current}", started.elapsed().as_secs());
                if terminal {
                    print!("\r\x1b[K{line}")
                } else {
                    println!("{line}")
                }
                let _ = io::stdout().flush();
                last = current;
            }
        }
        thread::sleep(POLL);
    };
    if terminal {
        print!("\r\x1b[K");
        let _ = io::stdout().flush();
    }
    Ok(status)
}

fn next_status(child: &mut Child) -> Result<Option<ExitStatus>> {
    if INTERRUPTED.load(Ordering::SeqCst) {
        // A child in the same terminal got the signal, too. This is for the others.
        let _ = child.kill();
        let _ = child.wait();
        return Err(Error::Interrupted);
    }
    child.try_wait().map_err(|source| Error::Start { program: "a program".into(), source })
}

/// What the program said last, without colors.
fn last_line(log: &Path) -> String {
    const WIDTH: usize = 90;
    let bytes = fs::read(log).unwrap_or_default();
    let text = strip_str(&String::from_utf8_lossy(&bytes)).to_string();
    let line = text.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
    line.trim().chars().take(WIDTH).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_colors_alone_is_none() {
        let log = std::env::temp_dir().join(format!("tpnskit-last-line-{}", std::process::id()));
        fs::write(&log, "one\n\x1b[1m  two\x1b[0m\n\x1b[0m\x1b[0m\n").unwrap();
        let last = last_line(&log);
        fs::remove_file(&log).unwrap();
        assert_eq!(last, "two");
    }
}
