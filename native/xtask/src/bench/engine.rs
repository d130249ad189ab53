//! The engine itself: as a library, as WebAssembly, and a plain Java program for comparison.

use super::Bench;
use super::results::{Results, Table};
use super::statistics::Summary;
use crate::error::{Error, Result};
use crate::repository::remove_directory;
use crate::test::property;

const KINDS: [(&str, &str); 3] =
    [("native", "tpnskit, native"), ("portable", "tpnskit, portable"), ("twin", "Java, seven checks")];
/// Sizes of the manifest in KiB: of a small app, and of a large one.
const SIZES: [usize; 2] = [10, 100];
/// How many daemons of each kind, in turns.
const DAEMONS: usize = 7;
/// How often each daemon asks.
const CALLS: usize = 200;

pub(super) fn measure(bench: &Bench<'_>) -> Result<Results> {
    ask(bench, "twin", 1)?; // compiles everything
    let mut table = Table::new(["engine", "manifest", "later calls, ratio", "later calls, ms", "first call, ms"]);
    let mut sentences = Vec::new();
    for size in SIZES {
        let mut times = KINDS.map(|_| (Vec::new(), Vec::new()));
        for _ in 0..bench.runs(0, DAEMONS).1 {
            for ((kind, _), (first, later)) in KINDS.iter().zip(&mut times) {
                let (start, rest) = ask(bench, kind, size)?;
                first.push(start);
                later.push(rest);
            }
        }
        let mut native = None;
        for ((kind, title), (first, later)) in KINDS.iter().zip(times) {
            let (first, later) = (Summary::of(first), Summary::of(later));
            let ratio = later.median / *native.get_or_insert(later.median);
            table.add([
                (*title).into(),
                format!("{size} KiB"),
                format!("{ratio:.1}"),
                later.text(1.0, 2),
                first.text(1.0, 0),
            ]);
            if *kind == "native" {
                sentences.push(format!(
                    "With a manifest of {size} KiB, the native engine takes {:.1} ms for the checks and reports of a variant; the first call \
                     in a daemon, which unpacks and loads the engine, takes {:.0} ms more.",
                    later.median,
                    first.median - later.median,
                ));
            }
        }
    }
    Ok(Results { summary: sentences.join(" "), tables: vec![table], ..Results::default() })
}

/// Asks in a new Gradle daemon, with nothing unpacked. Returns what the first call took, and the median of the second half, in
/// milliseconds.
fn ask(bench: &Bench<'_>, kind: &str, size: usize) -> Result<(f64, f64)> {
    let folder = bench.repository.target("bench/engine");
    remove_directory(&folder)?;
    let daemon = bench.daemon()?;
    let mut command = daemon.command(&bench.repository.path("tests/benchmarks/engines"));
    command.args(["measure", "-q", "--no-configuration-cache"]).args(bench.apps.properties());
    command.args([
        format!("-Pbenchmark.engine={kind}"),
        format!("-Pbenchmark.size={size}"),
        format!("-Pbenchmark.calls={CALLS}"),
    ]);
    command.arg(property("benchmark.folder", &folder));
    let said = daemon.said(command)?;
    let times: Vec<f64> = said.lines().filter_map(|line| line.parse().ok()).collect();
    let first = times.first().copied();
    let first = first.ok_or_else(|| Error::Missing(format!("the measured engine says no times, but {said}")))?;
    Ok((first, Summary::of(times.into_iter().skip(CALLS / 2)).median))
}
