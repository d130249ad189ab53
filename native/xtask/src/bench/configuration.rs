//! What it costs to configure a build in which no variant is built, by the number of variants.

use super::Bench;
use super::apps::{Plugin, SIZES};
use super::daemon::{Cost, Daemon};
use super::plot::Line;
use super::results::{Results, Table};
use super::runs::{Comparison, Measured, costs, in_turns, warm_up};
use super::statistics::Summary;
use crate::error::{Error, Result};

/// Until the JVM has compiled what a build does most.
const WARM_UP: usize = 6;
/// All sizes are measured in turns, so many rounds of each at a time.
const BLOCKS: usize = 5;
/// Most builds of the largest app, because what one variant costs is the smallest part of what is measured.
const RUNS: [usize; SIZES.len()] = [4, 2, 10];
const BUILD: [&str; 2] = ["help", "--no-configuration-cache"];
const FEWEST: usize = 1;
const MOST: usize = 64;

pub(super) fn measure(bench: &Bench<'_>) -> Result<Results> {
    let daemon = bench.daemon()?;
    let mut sizes =
        SIZES.map(|size| bench.apps.with_each(Plugin::ALL, size)).into_iter().collect::<Result<Vec<_>>>()?;
    let run = |one: &Measured, _| daemon.run(one.app.command(&daemon, &BUILD));
    let (before, blocks) = bench.runs(WARM_UP, BLOCKS);
    for apps in &mut sizes {
        apps.iter().try_for_each(|one| check(one, &daemon))?;
        warm_up(apps, before, run)?;
    }
    for block in 0..blocks {
        for (apps, runs) in sizes.iter_mut().zip(RUNS) {
            let (_, runs) = bench.runs(0, runs);
            in_turns(apps, block * runs..(block + 1) * runs, run)?;
        }
    }
    let measured: Vec<Measured> = sizes.into_iter().flatten().collect();
    if measured.iter().flat_map(|one| &one.costs).any(|cost| cost.configuration == 0.0) {
        return Err(Error::Missing("a measured build doesn't say what its configuration took".into()));
    }

    let heads = ["variants", "plugin", "configuration, ratio", "daemon, ratio", "configuration, ms", "daemon, ms"];
    let mut by_size = Table::new(heads);
    for one in &measured {
        let compared = compared(&measured, one.plugin, Plugin::None, one.variants);
        let ratio = |of| compared.ratio(of).text(1.0, 2);
        let time = |of: fn(&Cost) -> f64| Summary::of(compared.own.iter().map(of)).text(1e3, 0);
        by_size.add([
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
        let cost = |of| per_variant_of(&measured, plugin, Plugin::None, of).text(1e3, 2);
        per_variant.add([plugin.name(), cost(Cost::configuration), cost(Cost::cpu)]);
    }
    let compared = |plugin, than| per_variant_of(&measured, plugin, than, Cost::configuration);
    let cost = |plugin| compared(plugin, Plugin::None).milliseconds(2);
    let summary = format!(
        "Each variant that isn't built costs {} of processor time with tpnskit, and {} with google-services; in builds of the same round, \
         tpnskit takes {} than google-services. A second app without a plugin takes {}, by chance.",
        cost(Plugin::Tpnskit),
        cost(Plugin::GoogleServices),
        compared(Plugin::Tpnskit, Plugin::GoogleServices).more_or_less(2),
        compared(Plugin::Again, Plugin::None).more_or_less(2),
    );
    let lines = [Plugin::Tpnskit, Plugin::GoogleServices, Plugin::Sentry].map(|plugin| line(&measured, plugin));
    Ok(Results { summary, tables: vec![per_variant, by_size], lines: lines.into(), ..Results::default() })
}

/// Lists an app's tasks: it has as many variants as it should, the plugin works on each, and no other plugin does on any.
fn check(one: &Measured, daemon: &Daemon<'_>) -> Result<()> {
    let said = daemon.said(one.app.command(daemon, &["tasks", "--all", "-q", "--no-configuration-cache"]))?;
    let count = |start: &str, part: &str| {
        let of_tests = |line: &str| line.contains("UnitTest") || line.contains("AndroidTest");
        said.lines().filter(|line| line.starts_with(start) && line.contains(part) && !of_tests(line)).count()
    };
    let expected = |plugin| if one.plugin == plugin { one.variants } else { 0 };
    let counts = [
        (count("compile", "JavaWithJavac"), one.variants),
        (count("check", "Tpns"), expected(Plugin::Tpnskit)),
        (count("process", "GoogleServices"), expected(Plugin::GoogleServices)),
        (count("injectSentry", "IntoAssets"), expected(Plugin::Sentry)),
    ];
    if counts.iter().all(|(found, expected)| found == expected) {
        return Ok(());
    }
    Err(Error::Missing(format!(
        "the app with {} should have {} variants; the tasks found and expected are {counts:?}:\n{said}",
        one.plugin.name(),
        one.variants,
    )))
}

fn compared(measured: &[Measured], plugin: Plugin, than: Plugin, variants: usize) -> Comparison<'_> {
    Comparison { own: costs(measured, plugin, variants), other: costs(measured, than, variants) }
}

/// What one more variant adds to what the plugin costs: from the smallest and the largest app.
fn per_variant_of(measured: &[Measured], plugin: Plugin, than: Plugin, of: fn(&Cost) -> f64) -> Summary {
    let [few, many] = [FEWEST, MOST].map(|size| Summary::of(compared(measured, plugin, than, size).added(of)));
    many.less(few, (MOST - FEWEST) as f64)
}

fn line(measured: &[Measured], plugin: Plugin) -> Line {
    let point = |size: usize| {
        (size as f64, Summary::of(compared(measured, plugin, Plugin::None, size).added(Cost::configuration)))
    };
    Line { name: plugin.name(), points: SIZES.map(point).into() }
}
