//! The memory of a daemon that makes many builds.

use super::Bench;
use super::apps::Plugin;
use super::builds::edit;
use super::daemon::Memory;
use super::results::{Results, Table};
use crate::error::Result;

const BUILDS: usize = 200;
/// How often the memory is looked at, if there are enough builds.
const LOOKS: usize = 4;
/// Each has to do what follows from an edit, up to the manifest that is packaged.
const BUILD: [&str; 2] = ["processDebugManifestForPackage", "--no-build-cache"];

pub(super) fn measure(bench: &Bench<'_>) -> Result<Results> {
    let none = grow(bench, Plugin::None)?;
    let tpnskit = grow(bench, Plugin::Tpnskit)?;
    let mut table =
        Table::new(["builds", "heap, no plugin", "heap, tpnskit", "resident, no plugin", "resident, tpnskit"]);
    for ((builds, none), (_, tpnskit)) in none.iter().zip(&tpnskit) {
        let mib = |bytes: f64| format!("{:.0} MiB", bytes / MIB);
        table.add([builds.to_string(), mib(none.heap), mib(tpnskit.heap), mib(none.resident), mib(tpnskit.resident)]);
    }
    let [first, last] = [tpnskit.first(), tpnskit.last()].map(|look| look.map_or(0, |(builds, _)| *builds));
    let summary = format!(
        "From build {first} to build {last} of one daemon, the heap after a garbage collection changes by {:+.0} MiB with tpnskit, and by \
         {:+.0} MiB without a plugin; the resident memory by {:+.0} and {:+.0} MiB.",
        growth(&tpnskit, |memory| memory.heap),
        growth(&none, |memory| memory.heap),
        growth(&tpnskit, |memory| memory.resident),
        growth(&none, |memory| memory.resident),
    );
    Ok(Results { summary, tables: vec![table], ..Results::default() })
}

const MIB: f64 = 1_048_576.0;

/// The memory of a new daemon, after so many builds of an app that is edited before each.
fn grow(bench: &Bench<'_>, plugin: Plugin) -> Result<Vec<(usize, Memory)>> {
    let app = bench.apps.make(plugin, 1)?;
    let daemon = bench.daemon()?;
    let mut memory = Vec::new();
    let (_, builds) = bench.runs(0, BUILDS);
    for build in 1..=builds {
        edit(&app, plugin, build)?;
        daemon.run(app.command(&daemon, &BUILD))?;
        if build % (builds / LOOKS).max(1) == 0 {
            memory.push((build, daemon.memory()?));
        }
    }
    Ok(memory)
}

/// From the first look to the last one, in MiB.
fn growth(memory: &[(usize, Memory)], of: fn(&Memory) -> f64) -> f64 {
    memory.first().zip(memory.last()).map_or(f64::NAN, |((_, first), (_, last))| (of(last) - of(first)) / MIB)
}
