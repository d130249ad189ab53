//! The engine itself, without Gradle: as a library, as WebAssembly, and a plain Java program for comparison.

use std::fs;
use std::process::Command;

use super::Bench;
use super::results::{Results, Table};
use super::statistics::Summary;
use crate::error::{Error, Result, at};
use crate::gradle::Builds;
use crate::process;
use crate::repository::remove_directory;

const KINDS: [(&str, &str); 3] =
    [("native", "tpnskit, native"), ("portable", "tpnskit, portable"), ("twin", "Java, seven checks")];
/// Sizes of the manifest in KiB: of a small app, and of a large one.
const SIZES: [usize; 2] = [10, 100];
/// How many JVMs of each kind, in turns.
const JVMS: usize = 5;
/// How often each JVM asks.
const CALLS: usize = 200;

pub(super) fn measure(bench: &Bench<'_>) -> Result<Results> {
    let class_path = compile(bench)?;
    let mut table = Table::new(["engine", "manifest", "later calls, ratio", "later calls, ms", "first call, ms"]);
    let mut sentences = Vec::new();
    for size in SIZES {
        let mut times = KINDS.map(|_| (Vec::new(), Vec::new()));
        for _ in 0..bench.runs(0, JVMS).1 {
            for ((kind, _), (first, later)) in KINDS.iter().zip(&mut times) {
                let (start, rest) = ask(bench, &class_path, kind, size)?;
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
                     in a JVM, which unpacks and loads the engine, takes {:.0} ms more.",
                    later.median,
                    first.median - later.median,
                ));
            }
        }
    }
    Ok(Results { summary: sentences.join(" "), tables: vec![table], ..Results::default() })
}

/// Compiles the program that asks, and returns its class path.
fn compile(bench: &Bench<'_>) -> Result<String> {
    let project = bench.repository.path("tests/benchmarks/engines");
    let mut arguments = bench.apps.properties();
    arguments.push("classPath".into());
    Builds::new(bench.repository, bench.tools).run(&project, &arguments, "bench-engines")?.expect_success()?;
    let file = project.join("build/class-path.txt");
    fs::read_to_string(&file).map_err(at("read", &file))
}

/// Asks in a new JVM, with nothing unpacked. Returns what the first call took, and the median of the second half, in milliseconds.
fn ask(bench: &Bench<'_>, class_path: &str, kind: &str, size: usize) -> Result<(f64, f64)> {
    let folder = bench.repository.target("bench/engine");
    remove_directory(&folder)?;
    let mut java = Command::new(bench.tools.jdk.tool("java"));
    java.args(["-cp", class_path, "io.github.tpnskit.gradle.engine.Measure", kind]).arg(&folder);
    java.args([size, CALLS].map(|number| number.to_string()));
    let said = process::output(&mut java, "the measured engine")?;
    let times: Vec<f64> = said.lines().filter_map(|line| line.parse().ok()).collect();
    let first = times.first().copied();
    let first = first.ok_or_else(|| Error::Missing(format!("the measured engine says no times, but {said}")))?;
    Ok((first, Summary::of(times.into_iter().skip(CALLS / 2)).median))
}
