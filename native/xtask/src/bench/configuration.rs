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
const WARM_UP: usize = 6;
const RUNS: usize = 24;
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

    let heads = ["variants", "plugin", "configuration, ratio", "daemon, ratio", "configuration, ms", "daemon, ms"];
    let mut sizes = Table::new(heads);
    for one in &measured {
        let compared = compared(&measured, one.plugin, one.variants);
        let ratio = |of| compared.ratio(of).text(1.0, 2);
        let time = |of: fn(&Cost) -> f64| Summary::of(compared.own.iter().map(of)).text(1e3, 0);
        sizes.add([
            one.variants.to_string(),
            one.plugin.name(),
            ratio(Cost::configuration),
            ratio(Cost::cpu),
            time(Cost::configuration),
            time(Cost::cpu),
        ]);
    }
    let google = slopes(&measured, Plugin::GoogleServices, Cost::configuration);
    let mut tpnskit = (f64::NAN, f64::NAN);
    let mut per_variant = Table::new(["plugin", "configuration, ratio", "configuration, ms", "daemon, ms"]);
    for plugin in [Plugin::Tpnskit, Plugin::GoogleServices, Plugin::Sentry] {
        let (configuration, daemon) =
            (slopes(&measured, plugin, Cost::configuration), slopes(&measured, plugin, Cost::cpu));
        let ratio = Summary::of(configuration.iter().zip(&google).map(|(own, google)| own / google));
        if plugin == Plugin::Tpnskit {
            tpnskit = (Summary::of(configuration.clone()).median, ratio.median);
        }
        let milliseconds = |values: Vec<f64>| Summary::of(values).text(1e3, 2);
        per_variant.add([plugin.name(), ratio.text(1.0, 2), milliseconds(configuration), milliseconds(daemon)]);
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
    let point = |size: usize| (size as f64, Summary::of(compared(measured, plugin, size).added(Cost::configuration)));
    Line { name: plugin.name(), points: SIZES.map(point).into() }
}
