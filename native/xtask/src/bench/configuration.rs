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
const RUNS: usize = 9;
const BUILD: [&str; 2] = ["help", "--no-configuration-cache"];
const FEWEST: usize = 1;
const MOST: usize = 64;

pub(super) fn measure(bench: &Bench<'_>) -> Result<Results> {
    let daemon = bench.daemon()?;
    let mut measured = Vec::new();
    for size in SIZES {
        measured.extend(bench.apps.with_each_plugin(size)?);
    }
    in_turns(&mut measured, bench.runs(WARM_UP, RUNS), |one, _| daemon.run(one.app.command(&daemon, &BUILD)))?;

    let mut sizes = Table::new(["variants", "plugin", "CPU time, ratio", "clock, ratio", "CPU time, s", "clock, s"]);
    for one in &measured {
        let [cpu, clock, seconds, clock_seconds] = compared(&measured, one.plugin, one.variants).cells();
        sizes.add([one.variants.to_string(), one.plugin.name().into(), cpu, clock, seconds, clock_seconds]);
    }
    let google = slope(&measured, Plugin::GoogleServices, Cost::cpu).median;
    let mut slopes =
        Table::new(["plugin", "CPU time per variant, ratio", "CPU time per variant, ms", "clock per variant, ms"]);
    for plugin in [Plugin::Tpnskit, Plugin::GoogleServices, Plugin::Sentry] {
        let (cpu, clock) = (slope(&measured, plugin, Cost::cpu), slope(&measured, plugin, Cost::clock));
        let ratio = format!("{:.2}", cpu.median / google);
        slopes.add([plugin.name().into(), ratio, cpu.text(1e3, 1), clock.text(1e3, 1)]);
    }
    let tpnskit = slope(&measured, Plugin::Tpnskit, Cost::cpu).median;
    let summary = format!(
        "Each variant that isn't built costs {:.1} ms of processor time with tpnskit, which is {:.2} times what it costs with google-services.",
        tpnskit * 1e3,
        tpnskit / google,
    );
    let lines = [Plugin::Tpnskit, Plugin::GoogleServices, Plugin::Sentry].map(|plugin| line(&measured, plugin));
    Ok(Results { summary, tables: vec![slopes, sizes], lines: lines.into() })
}

fn compared(measured: &[Measured], plugin: Plugin, variants: usize) -> Comparison<'_> {
    Comparison { own: costs(measured, plugin, variants), other: costs(measured, Plugin::None, variants) }
}

/// What one more variant adds to what the plugin costs: from the smallest and the largest app, round by round.
fn slope(measured: &[Measured], plugin: Plugin, of: fn(&Cost) -> f64) -> Summary {
    let few = compared(measured, plugin, FEWEST).added(of);
    let many = compared(measured, plugin, MOST).added(of);
    Summary::of(many.iter().zip(few).map(|(many, few)| (many - few) / (MOST - FEWEST) as f64))
}

fn line(measured: &[Measured], plugin: Plugin) -> Line {
    let point = |size: usize| (size as f64, Summary::of(compared(measured, plugin, size).added(Cost::cpu)));
    Line { name: plugin.name().into(), points: SIZES.map(point).into() }
}
