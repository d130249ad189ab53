//! Writes `docs/benchmarks.md` and its plot.

use std::fs;
use std::thread;

use super::apps::AGP;
use super::results::{Results, Table};
use super::{Bench, PARTS, plot};
use crate::error::{Error, Result, at};

/// With what was measured last.
pub(super) fn write(bench: &Bench<'_>) -> Result<()> {
    let mut page = include_str!("page.md").to_owned();
    let mut machines = Vec::new();
    for (name, _) in PARTS {
        let results = Results::last(bench.repository, name)?;
        if results.plugin != bench.plugin {
            return Err(Error::Missing(format!(
                "`{name}` was measured with another build of the plugin; run `cargo xtask bench --only {name}` again"
            )));
        }
        if !machines.contains(&results.machine) {
            machines.push(results.machine.clone());
        }
        let tables: Vec<String> = results.tables.iter().map(Table::text).collect();
        page = page.replace(&format!("{{{name}.summary}}"), &results.summary);
        page = page.replace(&format!("{{{name}.tables}}"), &tables.join("\n"));
        if !results.lines.is_empty() {
            let path = bench.repository.path("docs/benchmarks.svg");
            fs::write(&path, plot::svg(&results.lines)).map_err(at("write", &path))?;
        }
    }
    let page = page.replace("{machine}", &machines.join(" Or of another: "));
    let path = bench.repository.path("docs/benchmarks.md");
    fs::write(&path, page).map_err(at("write", &path))
}

/// What was measured on, as the end of a sentence.
pub(super) fn machine(bench: &Bench<'_>) -> String {
    let cores = thread::available_parallelism().map_or(0, usize::from);
    let information = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let processor = information.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let processor = processor.map_or("a processor without a name", |(_, name)| name);
    format!(
        "{cores} cores of {processor}, JDK {}, Gradle {}, Android Gradle plugin {AGP}.",
        bench.tools.jdk.version, bench.tools.gradle.version,
    )
}
