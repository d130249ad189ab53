//! `check`: what is wrong with the apps below some folders.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
use tpnskit_core::protocol::unbuilt::{Given, report};
use tpnskit_core::report::{Build as BuildFacts, Report};
use tpnskit_core::text::language::Language;
use tpnskit_script::android::Variant as Layers;
use tpnskit_script::value::Reason;

use crate::arguments::{Apps, Check};
use crate::discovery::{Build, Found, Start, builds};
use crate::files::Store;
use crate::module::Module;
use crate::output::{self, Outcome};
use crate::variant::{self, UnknownValue};
use crate::{FOUND, SUCCESS, fixing};

/// What was found in the variants of one app.
#[derive(Debug)]
pub struct AppOutcome {
    /// The module, as reports name it.
    pub module: String,
    /// The folder that the paths in its reports start from.
    pub base: PathBuf,
    /// A report per variant.
    pub reports: Vec<Report>,
    /// What only a build knows.
    pub unknown: BTreeSet<UnknownValue>,
}

/// An app module, not yet looked at.
pub(crate) struct App {
    pub(crate) build: usize,
    pub(crate) folder: String,
}

/// Checks, and writes what was found.
///
/// # Errors
///
/// A path that isn't there, or nothing to check.
pub fn perform(asked: &Check, language: &str) -> Result<u8, String> {
    if asked.fix {
        fixing::apply(&asked.apps, language, false, false)?;
    }
    let outcome = run(&asked.apps, language)?;
    output::write(&outcome, asked, Language::of_locale(language))?;
    let failed = outcome.apps.iter().any(|app| app.reports.iter().any(|report| report.failed));
    Ok(if failed { FOUND } else { SUCCESS })
}

/// Checks every app below some folders.
///
/// # Errors
///
/// A path that isn't there, or nothing to check.
pub fn run(apps: &Apps, language: &str) -> Result<Outcome, String> {
    let builds = found_builds(apps)?;
    let progress = progress(builds.iter().map(Found::modules).sum());
    // What is read of a build is forgotten with it.
    let of_build = |found: &Found| {
        let build = found.read();
        let check = |folder: &String| {
            let outcome = check(&build, folder, apps, language);
            progress.inc(1);
            outcome
        };
        build.modules.par_iter().filter_map(check).collect::<Vec<_>>()
    };
    let mut found: Vec<AppOutcome> = builds.par_iter().flat_map_iter(of_build).collect();
    progress.finish_and_clear();
    if found.is_empty() {
        let builds = builds.iter().map(Found::read).collect::<Vec<_>>();
        return Err(output::nothing_to_check(apps, unread(&builds), Language::of_locale(language)));
    }
    found.sort_by(|one, other| one.module.cmp(&other.module));
    Ok(Outcome { apps: found })
}

pub(crate) fn found_builds(apps: &Apps) -> Result<Vec<Found>, String> {
    if let Some(baseline) = apps.baseline.as_ref().filter(|baseline| !baseline.is_file()) {
        return Err(format!("`{}` is no file", baseline.display()));
    }
    Ok(builds(&Start::of(&apps.paths)?))
}

pub(crate) fn all_builds(apps: &Apps) -> Result<Vec<Build>, String> {
    Ok(found_builds(apps)?.par_iter().map(Found::read).collect())
}

pub(crate) fn candidates(builds: &[Build]) -> Vec<App> {
    let of_build = |(build, one): (usize, &Build)| {
        one.modules.iter().map(move |folder| App { build, folder: folder.clone() }).collect::<Vec<_>>()
    };
    builds.iter().enumerate().flat_map(of_build).collect()
}

/// Scripts that weren't read to their ends, since they are too long or take too long.
pub(crate) fn unread(builds: &[Build]) -> Vec<String> {
    let mut files = BTreeSet::new();
    for app in candidates(builds) {
        let Some(build) = builds.get(app.build) else { continue };
        let missing = Module::read(build, &app.folder).map(|module| module.project.missing).unwrap_or_default();
        let of_limit = missing.iter().filter(|(unknown, _)| unknown.reason == Reason::Limit);
        files.extend(of_limit.map(|(unknown, _)| format!("{}{}", build.prefix, unknown.name)));
    }
    files.into_iter().collect()
}

/// Every variant of an app but those that a script may take out of the build, if there are others; nothing for a module that is
/// none.
pub(crate) fn given(
    build: &Build,
    folder: &str,
    apps: &Apps,
    language: &str,
) -> Option<(Vec<Given>, BTreeSet<UnknownValue>)> {
    let module = Module::read(build, folder)?;
    if !module.is_application(build) {
        return None;
    }
    let store = Store::new(&build.root);
    let (mut all, mut unknown) = (Vec::new(), BTreeSet::new());
    let mut variants = module.android.variants();
    let is_certain = |variant: &Layers<'_>| !module.android.perhaps_off.contains(&variant.name);
    if variants.iter().any(is_certain) {
        variants.retain(is_certain);
    }
    for layers in variants {
        let found = variant::read(build, &store, &module, &layers, apps, language);
        all.push(found.given);
        unknown.extend(found.unknown);
    }
    Some((all, unknown))
}

fn check(build: &Build, folder: &str, apps: &Apps, language: &str) -> Option<AppOutcome> {
    let (variants, unknown) = given(build, folder, apps, language)?;
    let module = format!("{}{}", build.prefix.trim_end_matches('/'), build.path_of(folder));
    let facts = BuildFacts { module: module.clone(), ..BuildFacts::default() };
    let reports = variants.into_iter().map(|given| report(given, &facts)).collect();
    Some(AppOutcome { module, base: build.base.clone(), reports, unknown })
}

/// A bar on a terminal, where there is enough to wait for.
fn progress(count: usize) -> ProgressBar {
    if count < 50 {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(count as u64);
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
