//! What builds of one variant cost: with nothing to do, and after an edit.

use std::fs;
use std::process::Command;

use super::Bench;
use super::apps::{App, Plugin};
use super::daemon::{Cost, Daemon};
use super::results::{Results, Table};
use super::runs::{Comparison, Measured, costs, in_turns, warm_up};
use super::statistics::Summary;
use crate::error::{Error, Result, at};

/// Each plugin's code, too, has to be compiled by the JVM.
const WARM_UP: usize = 10;
const RUNS: usize = 20;
const PLUGINS: [Plugin; 4] = [Plugin::None, Plugin::Tpnskit, Plugin::GoogleServices, Plugin::Again];

/// What is run.
struct Kind {
    title: &'static str,
    /// Whether a file is edited before.
    edited: bool,
    arguments: &'static [&'static str],
    /// What such a build says.
    says: &'static str,
}

const KINDS: [Kind; 3] = [
    Kind {
        title: "nothing to do, no configuration cache",
        edited: false,
        arguments: &["assembleDebug", "--no-build-cache", "--no-configuration-cache"],
        says: "> Task :packageDebug UP-TO-DATE\n",
    },
    Kind {
        title: "nothing to do, configuration cache hit",
        edited: false,
        arguments: &["assembleDebug", "--no-build-cache"],
        says: "Configuration cache entry reused.",
    },
    Kind {
        title: "after an edit, configuration cache hit",
        edited: true,
        arguments: &["assembleDebug", "--no-build-cache"],
        says: "Configuration cache entry reused.",
    },
];

pub(super) fn measure(bench: &Bench<'_>) -> Result<Results> {
    let daemon = bench.daemon()?;
    let mut measured = bench.apps.with_each(PLUGINS, 1)?;
    let mut table = Table::new(["build", "plugin", "CPU time, ratio", "clock, ratio", "CPU time, s", "clock, s"]);
    let (mut tpnskit, mut again) = (Vec::new(), Vec::new());
    let (before, runs) = bench.runs(WARM_UP, RUNS);
    for kind in &KINDS {
        let run = |one: &Measured, round| daemon.run(build(kind, one, round, &daemon)?);
        warm_up(&mut measured, before, run)?;
        in_turns(&mut measured, before..before + runs, run)?;
        for one in &measured {
            check(kind, one, &daemon)?;
            let compared = Comparison { own: &one.costs, other: costs(&measured, Plugin::None, 1) };
            let more = || Summary::of(compared.added(Cost::cpu)).more_or_less(0);
            match one.plugin {
                Plugin::Tpnskit => tpnskit.push(more()),
                Plugin::Again => again.push(more()),
                _ => {}
            }
            let [cpu, clock, seconds, clock_seconds] = compared.cells();
            table.add([kind.title.into(), one.plugin.name(), cpu, clock, seconds, clock_seconds]);
        }
    }
    let summary = format!(
        "With tpnskit, a build takes {} CPU time than without a plugin: with nothing to do, with a configuration cache hit, and \
         after an edit. A second app without a plugin takes {}, by chance.",
        tpnskit.join(", "),
        again.join(", "),
    );
    Ok(Results { summary, tables: vec![table], ..Results::default() })
}

fn build(kind: &Kind, one: &Measured, round: usize, daemon: &Daemon<'_>) -> Result<Command> {
    if kind.edited {
        edit(&one.app, one.plugin, round)?;
    }
    Ok(one.app.command(daemon, kind.arguments))
}

/// One build more, which says that it did what the table says of it, and no more.
fn check(kind: &Kind, one: &Measured, daemon: &Daemon<'_>) -> Result<()> {
    const NEVER_MEASURED: usize = 99_999;
    let said = daemon.said(build(kind, one, NEVER_MEASURED, daemon)?)?;
    let task = match one.plugin {
        Plugin::None | Plugin::Again | Plugin::Sentry => "processDebugMainManifest",
        Plugin::Tpnskit => "mergeDebugTpnsManifest",
        Plugin::GoogleServices => "processDebugGoogleServices",
    };
    let outcome = if kind.edited { "" } else { " UP-TO-DATE" };
    let expected = [kind.says.to_owned(), format!("> Task :{task}{outcome}\n")];
    match expected.iter().find(|expected| !said.contains(*expected)) {
        None => Ok(()),
        Some(missing) => Err(Error::Missing(format!(
            "a build `{}` with {} doesn't say `{}`:\n{said}",
            kind.title,
            one.plugin.name(),
            missing.trim(),
        ))),
    }
}

/// Edits the file that the plugin reads, or else the manifest, in a way that changes what is built.
pub(super) fn edit(app: &App, plugin: Plugin, round: usize) -> Result<()> {
    let (file, before) = match plugin {
        Plugin::None | Plugin::Again | Plugin::Sentry => ("src/main/AndroidManifest.xml", "android:label=\""),
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
