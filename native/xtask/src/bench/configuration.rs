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
/// Most builds of the largest app, because what one variant costs is the smallest part of what is measured.
const RUNS: [usize; SIZES.len()] = [20, 10, 50];
const BUILD: [&str; 2] = ["help", "--no-configuration-cache"];
const FEWEST: usize = 1;
const MOST: usize = 64;

pub(super) fn measure(bench: &Bench<'_>) -> Result<Results> {
    let daemon = bench.daemon()?;
    let mut measured = Vec::new();
    for (size, runs) in SIZES.into_iter().zip(RUNS) {
        let mut apps = bench.apps.with_each(Plugin::ALL, size)?;
        in_turns(&mut apps, bench.runs(WARM_UP, runs), |one, _| daemon.run(one.app.command(&daemon, &BUILD)))?;
        measured.extend(apps);
    }

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
    let mut per_variant = Table::new(["plugin", "configuration, ms", "daemon, ms"]);
    for plugin in [Plugin::Tpnskit, Plugin::GoogleServices, Plugin::Sentry, Plugin::Again] {
        let cost = |of| per_variant_of(&measured, plugin, of).text(1e3, 2);
        per_variant.add([plugin.name(), cost(Cost::configuration), cost(Cost::cpu)]);
    }
    let said = |plugin| per_variant_of(&measured, plugin, Cost::configuration).milliseconds(2);
    let summary = format!(
        "Each variant that isn't built costs {} of processor time with tpnskit, and {} with google-services. Without a plugin, one app differs from its copy by {}.",
        said(Plugin::Tpnskit),
        said(Plugin::GoogleServices),
        said(Plugin::Again),
    );
    let lines = [Plugin::Tpnskit, Plugin::GoogleServices, Plugin::Sentry].map(|plugin| line(&measured, plugin));
    Ok(Results { summary, tables: vec![per_variant, sizes], lines: lines.into(), ..Results::default() })
}

fn compared(measured: &[Measured], plugin: Plugin, variants: usize) -> Comparison<'_> {
    Comparison { own: costs(measured, plugin, variants), other: costs(measured, Plugin::None, variants) }
}

/// What one more variant adds to what the plugin costs: from the smallest and the largest app.
fn per_variant_of(measured: &[Measured], plugin: Plugin, of: fn(&Cost) -> f64) -> Summary {
    let few = Summary::of(compared(measured, plugin, FEWEST).added(of)).median;
    let many = compared(measured, plugin, MOST).added(of);
    Summary::of(many.iter().map(|many| (many - few) / (MOST - FEWEST) as f64))
}

fn line(measured: &[Measured], plugin: Plugin) -> Line {
    let point = |size: usize| (size as f64, Summary::of(compared(measured, plugin, size).added(Cost::configuration)));
    Line { name: plugin.name(), points: SIZES.map(point).into() }
}
