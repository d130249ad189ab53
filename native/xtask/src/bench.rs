//! Measures how long a build takes with and without the plugin, side by side in one run.
//!
//! The times are wall-clock times of whole Gradle invocations in a warm daemon. Compare the ratios, not the times.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::error::{Result, at};
use crate::gradle::Builds;
use crate::progress::Steps;
use crate::repository::{Repository, files_below};
use crate::stand_ins;
use crate::test::property;
use crate::tools::Tools;

/// How many runs of each app are measured, after the warm-up runs.
const RUNS: usize = 11;
const WARM_UP: usize = 2;
/// The version of the Android Gradle plugin.
const AGP: &str = "8.4.2";

/// What is measured: a name, and Gradle's arguments.
const MEASURED: [(&str, &[&str]); 3] = [
    ("configuration (`help`, no configuration cache)", &["help", "--no-configuration-cache"]),
    ("no-op `assembleDebug`, no configuration cache", &["assembleDebug", "--no-configuration-cache"]),
    ("no-op `assembleDebug`, configuration cache", &["assembleDebug"]),
];

/// Measures and prints the results.
pub(crate) fn run(repository: &Repository) -> Result<bool> {
    let mut steps = Steps::new(3 + MEASURED.len());
    steps.begin("Find the tools on this machine");
    let tools = Tools::find(repository, None)?;
    let stand_ins = stand_ins::make(repository, &tools.jdk, &tools.sdk)?;
    let builds = Builds::new(repository, &tools);
    let published = repository.target("bench/repository");
    let measured = Measured { repository, builds: &builds, stand_ins: &stand_ins, published: &published };

    steps.begin("Publish the plugin to a local repository");
    let publish = ["-p", "gradle-plugin", "publishAllPublicationsToLocalRepository"].map(OsString::from);
    let publish = [publish.as_slice(), &[property("tpnskit.publishTo", &published)]].concat();
    builds.run(repository.root(), &publish, "bench-publish")?.expect_success()?;

    steps.begin("Build the same app with the plugin, and with everything written by hand");
    let with = measured.app("with", &["base"])?;
    let without = measured.app("without", &["base", "everything-by-hand"])?;
    for app in [&with, &without] {
        measured.build(app, &["assembleDebug"])?;
    }

    for (name, arguments) in MEASURED {
        steps.begin(name);
        let mut times = (Vec::new(), Vec::new());
        for round in 0..WARM_UP + RUNS {
            let pair = (measured.build(&with, arguments)?, measured.build(&without, arguments)?);
            if round >= WARM_UP {
                times.0.push(pair.0);
                times.1.push(pair.1);
            }
        }
        let ratios: Vec<f64> = times.0.iter().zip(&times.1).map(|(with, without)| with / without).collect();
        println!("      with    {:.3} s (median of {RUNS})", median(times.0));
        println!("      without {:.3} s", median(times.1));
        println!("      ratio   {:.3} (median of the pairs)", median(ratios));
    }
    drop(builds);
    steps.finish();
    Ok(true)
}

struct Measured<'a> {
    repository: &'a Repository,
    builds: &'a Builds<'a>,
    stand_ins: &'a Path,
    published: &'a Path,
}

impl Measured<'_> {
    /// Copies fixtures into one folder; later layers overwrite earlier ones.
    fn app(&self, name: &str, layers: &[&str]) -> Result<PathBuf> {
        let folder = self.repository.target("bench").join(name);
        for layer in layers {
            let from = self.repository.path("tests/fixtures").join(layer);
            for file in files_below(&from)? {
                let to = folder.join(file.strip_prefix(&from).unwrap_or(&file));
                let parent = to.parent().unwrap_or(&folder);
                fs::create_dir_all(parent).map_err(at("create", parent))?;
                fs::copy(&file, &to).map_err(at("copy", &file))?;
            }
        }
        Ok(folder)
    }

    /// Runs a build and returns how many seconds it took.
    fn build(&self, app: &Path, arguments: &[&str]) -> Result<f64> {
        let mut command = self.builds.command(app);
        command.args(arguments).arg("-q").arg(format!("-Ptpnskit.agp={AGP}"));
        command.arg(property("tpnskit.publishTo", self.published)).arg(property("tpnskit.standIns", self.stand_ins));
        let started = Instant::now();
        crate::process::watch(&mut command, "the measured build", &self.repository.log("bench"))?.expect_success()?;
        Ok(started.elapsed().as_secs_f64())
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
