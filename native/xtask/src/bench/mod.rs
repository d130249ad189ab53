//! Measures what the plugin costs, side by side with other plugins in one run. Compare the ratios, not the times: another
//! machine has other times.

mod apps;
mod builds;
mod configuration;
mod daemon;
mod engine;
mod first_use;
mod memory;
mod page;
mod plot;
mod results;
mod runs;
mod statistics;

use std::path::Path;

use crate::dist;
use crate::error::{Error, Result};
use crate::gradle::Builds;
use crate::progress::Steps;
use crate::repository::Repository;
use crate::stand_ins;
use crate::tools::Tools;

use self::apps::Apps;
use self::daemon::Daemon;
use self::results::Results;

/// Measures one part.
type Part = fn(&Bench<'_>) -> Result<Results>;

/// What is measured, by name.
const PARTS: [(&str, Part); 5] = [
    ("configuration", configuration::measure),
    ("builds", builds::measure),
    ("first-use", first_use::measure),
    ("engine", engine::measure),
    ("memory", memory::measure),
];

/// Measures what the plugin costs.
#[derive(Default, clap::Args)]
pub(crate) struct Arguments {
    /// Measure only one part.
    #[arg(long, value_name = "NAME", value_parser = PARTS.map(|(name, _)| name))]
    only: Option<String>,
    /// Write the results to `docs/benchmarks.md`.
    #[arg(long)]
    write: bool,
    /// Run everything only this many times, to try it out.
    #[arg(long, value_name = "TIMES", conflicts_with = "write")]
    runs: Option<usize>,
}

impl Arguments {
    /// Everything once, which shows that it can be measured.
    pub(crate) fn once() -> Self {
        Self { runs: Some(1), ..Self::default() }
    }
}

/// What all parts need.
struct Bench<'a> {
    repository: &'a Repository,
    tools: &'a Tools,
    apps: Apps<'a>,
    /// The SHA-256 of the plugin.
    plugin: String,
    runs: Option<usize>,
}

impl<'a> Bench<'a> {
    fn daemon(&self) -> Result<Daemon<'a>> {
        Daemon::new(self.repository, self.tools)
    }

    /// How often something is run to warm up, and how often it is measured.
    fn runs(&self, warm_up: usize, runs: usize) -> (usize, usize) {
        let fewer = |usual: usize| self.runs.map_or(usual, |runs| runs.min(usual));
        (fewer(warm_up), fewer(runs))
    }
}

/// Measures and prints the results.
pub(crate) fn run(repository: &Repository, arguments: &Arguments) -> Result<bool> {
    if !Path::new("/proc/self/stat").is_file() {
        return Err(Error::Missing("processor times are only measured on Linux".into()));
    }
    let parts: Vec<_> =
        PARTS.iter().filter(|(name, _)| arguments.only.as_deref().is_none_or(|only| only == *name)).collect();
    let mut steps = Steps::new(2 + parts.len());
    steps.begin("Find the tools on this machine");
    let tools = Tools::find(repository, None)?;
    let stand_ins = stand_ins::make(repository, &tools.jdk, &tools.sdk)?;

    steps.begin("Publish the plugin to a folder");
    let libraries = dist::libraries(repository);
    if !dist::is_current(repository)? {
        const WHY: &str =
            "the engines of all platforms aren't there, or aren't of these sources: run `cargo xtask dist` first";
        if arguments.write {
            return Err(Error::Missing(WHY.into()));
        }
        println!("      {WHY}, to measure the plugin as it is published");
    }
    let published = repository.target("bench/repository");
    let builds = Builds::new(repository, &tools);
    dist::publish(repository, &builds, &libraries, &published)?;
    drop(builds);

    let apps = Apps { repository, stand_ins: &stand_ins, published: &published, version: dist::version(repository)? };
    let plugin = dist::sha256(&dist::plugin(repository, &published)?)?;
    let bench = Bench { repository, tools: &tools, apps, plugin, runs: arguments.runs };
    for (name, measure) in parts {
        steps.begin(name);
        let results = Results { machine: page::machine(&bench), plugin: bench.plugin.clone(), ..measure(&bench)? };
        println!("{}\n", results.summary);
        results.tables.iter().for_each(|table| println!("{}", table.text()));
        if arguments.runs.is_none() {
            results.keep(repository, name)?;
        }
    }
    if arguments.write {
        page::write(&bench)?;
    }
    steps.finish();
    Ok(true)
}
