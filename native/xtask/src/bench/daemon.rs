//! A Gradle daemon that nothing else uses, and what a build costs in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use crate::error::{Error, Result, at};
use crate::gradle::Builds;
use crate::process;
use crate::repository::{Repository, files_below, remove_directory};
use crate::tools::Tools;

/// What a build took, in seconds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cost {
    /// From the start of the command to its end.
    pub(super) clock: f64,
    /// The processor time of the daemon, without that of the JIT compiler and of the garbage collector.
    pub(super) cpu: f64,
    /// The processor time of the configuration of all projects; 0 where a cached one was used.
    pub(super) configuration: f64,
}

impl Cost {
    pub(super) fn clock(&self) -> f64 {
        self.clock
    }

    pub(super) fn cpu(&self) -> f64 {
        self.cpu
    }

    pub(super) fn configuration(&self) -> f64 {
        self.configuration
    }
}

/// The memory of a daemon, in bytes.
pub(super) struct Memory {
    /// What it has of the system.
    pub(super) resident: f64,
    /// What is used of the heap after a garbage collection.
    pub(super) heap: f64,
}

/// Dropping it stops the daemon.
pub(super) struct Daemon<'a> {
    builds: Builds<'a>,
    tools: &'a Tools,
    registry: PathBuf,
    log: PathBuf,
}

impl<'a> Daemon<'a> {
    /// A daemon that the first build starts.
    pub(super) fn new(repository: &'a Repository, tools: &'a Tools) -> Result<Self> {
        let registry = repository.target("bench/daemons");
        // The last one may have been told to stop, and still write its log.
        let patience = Instant::now() + Duration::from_secs(20);
        while running(&registry).is_some() && Instant::now() < patience {
            thread::sleep(Duration::from_millis(100));
        }
        remove_directory(&registry)?;
        let builds = Builds::in_registry(repository, tools, registry.clone());
        Ok(Self { builds, tools, registry, log: repository.log("bench") })
    }

    /// A build without any tasks yet.
    pub(super) fn command(&self, app: &Path) -> Command {
        let mut command = self.builds.command(app);
        command.arg(format!("-Dorg.gradle.jvmargs={JVM}"));
        command
    }

    /// Runs a build, and returns what it says.
    pub(super) fn said(&self, mut command: Command) -> Result<String> {
        process::watch(&mut command, "the build", &self.log)?.expect_success()
    }

    /// Runs a build and measures it.
    pub(super) fn run(&self, mut command: Command) -> Result<Cost> {
        command.arg("-q");
        let before = running(&self.registry).map_or(Ok(0.0), |process| cpu(&process))?;
        let started = Instant::now();
        let said = process::watch(&mut command, "the measured build", &self.log)?.expect_success()?;
        let clock = started.elapsed().as_secs_f64();
        let process = self.process()?;
        let configuration = number_after(&said, "configured in").unwrap_or_default() / 1e9;
        Ok(Cost { clock, cpu: cpu(&process)? - before, configuration })
    }

    fn process(&self) -> Result<PathBuf> {
        running(&self.registry).ok_or_else(|| Error::Missing("the Gradle daemon has ended".into()))
    }

    /// Collects the garbage and looks at the memory.
    pub(super) fn memory(&self) -> Result<Memory> {
        let process = self.process()?;
        let pid = process.file_name().unwrap_or_default().to_owned();
        let ask =
            |question: &str| process::output(Command::new(self.tools.jdk.tool("jcmd")).arg(&pid).arg(question), "jcmd");
        ask("GC.run")?;
        let heap = ask("GC.heap_info")?;
        let status = process.join("status");
        let text = fs::read_to_string(&status).map_err(at("read", &status))?;
        let (Some(resident), Some(heap)) = (number_after(&text, "VmRSS:"), number_after(&heap, " used ")) else {
            return Err(Error::Unexpected { path: status, why: format!("no memory is in it, or in {heap}") });
        };
        Ok(Memory { resident: resident * 1024.0, heap: heap * 1024.0 })
    }
}

/// The folder of a registry's daemon in `/proc`, if it runs. Its log is named after it.
fn running(registry: &Path) -> Option<PathBuf> {
    let logs = files_below(registry).ok()?;
    logs.iter()
        .filter_map(|log| log.file_name()?.to_str()?.strip_prefix("daemon-")?.strip_suffix(".out.log"))
        .map(|pid| Path::new("/proc").join(pid))
        .find(|process| process.is_dir())
}

/// The same threads of the JVM from start to end, so that their time can be taken off.
const JVM: &str =
    "-Xmx1536m -Dfile.encoding=UTF-8 -XX:-UseDynamicNumberOfCompilerThreads -XX:-UseDynamicNumberOfGCThreads";

/// How the names of the JVM's threads start that compile and collect garbage. They work when it suits them, for all builds before.
const BACKGROUND: [&str; 5] = ["C1 Compiler", "C2 Compiler", "GC Thread", "G1 ", "VM Thread"];

/// The seconds of processor time that a JVM has used, without its compiler and its garbage collector.
fn cpu(process: &Path) -> Result<f64> {
    let mut background = 0.0;
    let threads = process.join("task");
    for thread in fs::read_dir(&threads).map_err(at("list", &threads))?.flatten() {
        // A thread may end meanwhile.
        let read = |name: &str| fs::read_to_string(thread.path().join(name)).unwrap_or_default();
        if BACKGROUND.iter().any(|name| read("comm").starts_with(name)) {
            let nanoseconds = read("schedstat").split_whitespace().next().and_then(|time| time.parse::<f64>().ok());
            background += nanoseconds.unwrap_or_default() / 1e9;
        }
    }
    Ok(whole_cpu(process)? - background)
}

/// The seconds of processor time that a process has used, in all of its threads.
fn whole_cpu(process: &Path) -> Result<f64> {
    /// How often the system's clock ticks, in every Linux that is built without a reason to change it.
    const TICKS: f64 = 100.0;
    let stat = process.join("stat");
    let text = fs::read_to_string(&stat).map_err(at("read", &stat))?;
    // The name of the program is in parentheses, and may contain spaces. The 12th and 13th field after it are the ticks.
    let fields = text.rsplit_once(')').map_or("", |(_, fields)| fields).split_whitespace().skip(11);
    let ticks: f64 = fields.take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum();
    Ok(ticks / TICKS)
}

/// The first number after a word.
fn number_after(text: &str, word: &str) -> Option<f64> {
    let rest = text.split_once(word)?.1.trim_start();
    rest.split(|char: char| !char.is_ascii_digit()).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_processor_time() {
        let before = cpu(Path::new("/proc/self")).unwrap();
        let started = Instant::now();
        while started.elapsed().as_millis() < 100 {
            std::hint::black_box(started);
        }
        let used = cpu(Path::new("/proc/self")).unwrap() - before;
        assert!(used > 0.0 && used < 30.0, "{used}");
    }

    #[test]
    fn memory_in_what_programs_say() {
        assert_eq!(number_after("VmHWM:\t 9 kB\nVmRSS:\t  2048 kB\n", "VmRSS:"), Some(2048.0));
        assert_eq!(number_after(" garbage-first heap   total 262144K, used 62317K [0x", " used "), Some(62317.0));
        assert_eq!(number_after("nothing", "VmRSS:"), None);
    }
}
