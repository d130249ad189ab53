//! What builds of one variant cost: with nothing to do, and after an edit.

use std::fs;

use super::Bench;
use super::apps::{App, Plugin};
use super::daemon::Cost;
use super::results::{Results, Table};
use super::runs::{Comparison, costs, in_turns};
use crate::error::{Error, Result, at};

const WARM_UP: usize = 3;
const RUNS: usize = 9;

/// What is run: a title, whether a file is edited before, and Gradle's arguments.
const KINDS: [(&str, bool, &[&str]); 3] = [
    ("nothing to do, no configuration cache", false, &["assembleDebug", "--no-configuration-cache"]),
    ("nothing to do, configuration cache hit", false, &["assembleDebug"]),
    ("after an edit, configuration cache on", true, &["assembleDebug"]),
];

pub(super) fn measure(bench: &Bench<'_>) -> Result<Results> {
    let daemon = bench.daemon()?;
    let mut measured = bench.apps.with_each_plugin(1)?;
    let mut table = Table::new(["build", "plugin", "CPU time, ratio", "clock, ratio", "CPU time, s", "clock, s"]);
    let mut ratios = Vec::new();
    for (title, edited, arguments) in KINDS {
        in_turns(&mut measured, bench.runs(WARM_UP, RUNS), |one, round| {
            if edited {
                edit(&one.app, one.plugin, round)?;
            }
            daemon.run(one.app.command(&daemon, arguments))
        })?;
        for one in &measured {
            let compared = Comparison { own: &one.costs, other: costs(&measured, Plugin::None, 1) };
            if one.plugin == Plugin::Tpnskit {
                ratios.push(format!("{:.2}", compared.ratio(Cost::clock).median));
            }
            let [cpu, clock, seconds, clock_seconds] = compared.cells();
            table.add([title.into(), one.plugin.name().into(), cpu, clock, seconds, clock_seconds]);
        }
    }
    let summary = format!(
        "By the clock, a build with tpnskit takes {} times as long as one without a plugin: with nothing to do, with a configuration \
         cache hit, and after an edit.",
        ratios.join(", "),
    );
    Ok(Results { summary, tables: vec![table], lines: Vec::new() })
}

/// Edits the file that the plugin reads, or else the manifest, in a way that changes what is built.
pub(super) fn edit(app: &App, plugin: Plugin, round: usize) -> Result<()> {
    let (file, before) = match plugin {
        Plugin::None | Plugin::Sentry => ("src/main/AndroidManifest.xml", "android:label=\""),
        Plugin::Tpnskit => ("tpns-configs.json", "\"access_key\": \""),
        Plugin::GoogleServices => ("google-services.json", "\"current_key\": \""),
    };
    let file = app.folder.join(file);
    let text = fs::read_to_string(&file).map_err(at("read", &file))?;
    let parts = text.split_once(before).and_then(|(start, rest)| Some((start, rest.split_once('"')?.1)));
    let Some((start, end)) = parts else {
        return Err(Error::Unexpected { path: file, why: format!("there is no `{before}`") });
    };
    // It has to be a valid key.
    fs::write(&file, format!("{start}{before}A{round:011}\"{end}")).map_err(at("write", &file))
}
