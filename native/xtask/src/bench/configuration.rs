//! What it costs to configure a build in which no variant is built, by the number of variants.

use super::Bench;
use super::apps::{Plugin, SIZES};
use super::daemon::Cost;
use super::plot::Line;
use super::results::{Results, Table};
use super::runs::{Comparison, Measured, costs, in_turns};
use super::statistics::Summary;
use crate::error::Result;

/// Until the JVM has compiled what a build does most.
const WARM_UP: usize = 5;
const RUNS: usize = 12;
const BUILD: [&str; 2] = ["help", "--no-configuration-cache"];
const FEWEST: usize = 1;
const MOST: usize = 64;

pub(super) fn measure(bench: &Bench<'_>) -> Result<Results> {
    let daemon = bench.daemon()?;
    let mut measured = Vec::new();
    for size in SIZES {
        measured.extend(bench.apps.with_each(Plugin::ALL, size)?);
    }
    in_turns(&mut measured, bench.runs(WARM_UP, RUNS), |one, _| daemon.run(one.app.command(&daemon, &BUILD)))?;

    let mut sizes = Table::new(["variants", "plugin", "CPU time, ratio", "clock, ratio", "CPU time, s", "clock, s"]);
    for one in &measured {
        let [cpu, clock, seconds, clock_seconds] = compared(&measured, one.plugin, one.variants).cells();
        sizes.add([one.variants.to_string(), one.plugin.name(), cpu, clock, seconds, clock_seconds]);
    }
    let google = slopes(&measured, Plugin::GoogleServices, Cost::cpu);
    let mut per_variant =
        Table::new(["plugin", "CPU time per variant, ratio", "CPU time per variant, ms", "clock per variant, ms"]);
    let mut tpnskit = (f64::NAN, f64::NAN);
    for plugin in [Plugin::Tpnskit, Plugin::GoogleServices, Plugin::Sentry] {
        let (cpu, clock) = (slopes(&measured, plugin, Cost::cpu), slopes(&measured, plugin, Cost::clock));
        let ratio = Summary::of(cpu.iter().zip(&google).map(|(own, google)| own / google));
        if plugin == Plugin::Tpnskit {
            tpnskit = (Summary::of(cpu.clone()).median, ratio.median);
        }
        let milliseconds = |values: Vec<f64>| Summary::of(values).text(1e3, 1);
        per_variant.add([plugin.name(), ratio.text(1.0, 2), milliseconds(cpu), milliseconds(clock)]);
    }
    let summary = format!(
        "Each variant that isn't built costs {:.1} ms of processor time with tpnskit, which is {:.2} times what it costs with google-services.",
        tpnskit.0 * 1e3,
        tpnskit.1,
    );
    let lines = [Plugin::Tpnskit, Plugin::GoogleServices, Plugin::Sentry].map(|plugin| line(&measured, plugin));
    Ok(Results { summary, tables: vec![per_variant, sizes], lines: lines.into(), ..Results::default() })
}

fn compared(measured: &[Measured], plugin: Plugin, variants: usize) -> Comparison<'_> {
    Comparison { own: costs(measured, plugin, variants), other: costs(measured, Plugin::None, variants) }
}

/// What one more variant adds to what the plugin costs: from the smallest and the largest app, round by round.
fn slopes(measured: &[Measured], plugin: Plugin, of: fn(&Cost) -> f64) -> Vec<f64> {
    let few = compared(measured, plugin, FEWEST).added(of);
    let many = compared(measured, plugin, MOST).added(of);
    many.iter().zip(few).map(|(many, few)| (many - few) / (MOST - FEWEST) as f64).collect()
}

fn line(measured: &[Measured], plugin: Plugin) -> Line {
    let point = |size: usize| (size as f64, Summary::of(compared(measured, plugin, size).added(Cost::cpu)));
    Line { name: plugin.name(), points: SIZES.map(point).into() }
}
