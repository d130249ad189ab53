//! What the first build of a daemon costs over the next one.

use super::Bench;
use super::apps::Plugin;
use super::daemon::Cost;
use super::results::{Results, Table};
use super::runs::Comparison;
use super::statistics::Summary;
use crate::error::Result;
use crate::repository::remove_directory;
use crate::test::property;

const RUNS: usize = 10;
/// Everything up to the manifest that is packaged, for which the engine makes all checks, and little else.
const BUILD: [&str; 4] =
    ["processDebugManifestForPackage", "--rerun-tasks", "--no-build-cache", "--no-configuration-cache"];

/// The costs of the first and of the second build in each daemon.
#[derive(Default)]
struct Builds {
    first: Vec<Cost>,
    second: Vec<Cost>,
}

pub(super) fn measure(bench: &Bench<'_>) -> Result<Results> {
    let apps = (bench.apps.make(Plugin::None, 1)?, bench.apps.make(Plugin::Tpnskit, 1)?);
    let (mut none, mut tpnskit) = (Builds::default(), Builds::default());
    let folder = bench.repository.target("bench/engine");
    let (_, runs) = bench.runs(0, RUNS);
    for run in 0..runs {
        let mut both = [(&apps.0, &mut none), (&apps.1, &mut tpnskit)];
        both.rotate_left(run % 2);
        for (app, builds) in both {
            remove_directory(&folder)?;
            let daemon = bench.daemon()?;
            for costs in [&mut builds.first, &mut builds.second] {
                let mut command = app.command(&daemon, &BUILD);
                command.arg(property("tpnskit.engine.folder", &folder));
                costs.push(daemon.run(command)?);
            }
        }
    }
    let first = Comparison { own: &tpnskit.first, other: &none.first };
    let second = Comparison { own: &tpnskit.second, other: &none.second };
    let mut table = Table::new([
        "build in a daemon",
        "CPU time, ratio",
        "clock, ratio",
        "tpnskit adds, ms of CPU",
        "tpnskit adds, ms",
    ]);
    for (title, compared) in [("first", &first), ("second", &second)] {
        let added = |of| Summary::of(compared.added(of)).text(1e3, 0);
        let [cpu, clock, ..] = compared.cells();
        table.add([title.into(), cpu, clock, added(Cost::cpu), added(Cost::clock)]);
    }
    let more = |compared: &Comparison<'_>| Summary::of(compared.added(Cost::clock)).milliseconds(0);
    let summary = format!(
        "By the clock, the first build of a daemon takes {} longer with tpnskit than without a plugin, and the second {}. What the engine \
         takes of that is measured [below](#the-engine).",
        more(&first),
        more(&second),
    );
    Ok(Results { summary, tables: vec![table], ..Results::default() })
}
