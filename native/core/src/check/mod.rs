//! What is checked, one file per concern.
//!
//! Invariant: a check is a pure function of the project and the plan. What is not known gives no finding.

mod abi;
mod access_point;
mod companions;
mod config;
mod consent;
mod deletions;
mod dependencies;
mod exported;
mod file_members;
mod ids;
mod im;
mod keep_rules;
mod left_over;
mod libraries;
mod manifest;
mod platform;
mod push_sdks;
mod receiver;
mod redirect;
mod repeated_values;
mod sdk_components;
mod secret_key;
mod settings;
mod unreadable;
mod vendor_events;
mod vendor_ids;
mod vendor_placeholders;
mod vendor_plugin;
mod vendor_values;

use std::collections::BTreeSet;

use crate::finding::{Code, Finding};
use crate::plan::Plan;
use crate::project::Project;
use crate::text::mask::Secrets;
use crate::tpns::placeholder::CREDENTIALS;

/// A check with the codes that it finds.
struct Check {
    codes: &'static [Code],
    /// Why nothing can be said here, where that is so; the check is not run then.
    unknown: fn(&Project, &Plan) -> Option<Reason>,
    run: fn(&Project, &Plan) -> Vec<Finding>,
}

/// A code that is not checked here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unchecked {
    /// The code.
    pub code: Code,
    /// Why.
    pub reason: Reason,
}

/// Why a code is not checked here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// There is no `tpns-configs.json`.
    NoFile,
    /// Nothing states the id and the key.
    NoIds,
    /// `tpns-configs.json` can't be read.
    UnreadableFile,
    /// The file doesn't hold this application.
    NoApplication,
    /// The merged manifest is not known, or can't be read.
    NoManifest,
    /// The targetSdk is not known.
    NoTargetSdk,
    /// The dependencies are not known.
    NoDependencies,
    /// No `redirect { }` is set.
    NoRedirect,
    /// The variant is not shrunk, or it is not known whether it is.
    NotShrunk,
    /// IM is not pushed through TPNS.
    NoIm,
    /// There is no baseline.
    NoBaseline,
    /// Something whose sources aren't there may have what is missing.
    OutOfSight,
    /// The build doesn't apply tpnskit.
    Unapplied,
    /// It is checked before or after the engine is asked.
    Elsewhere,
}

impl Reason {
    /// As reports name it for programs; a word of every language, too.
    pub fn name(self) -> &'static str {
        match self {
            Self::NoFile => "unchecked-no-file",
            Self::NoIds => "unchecked-no-ids",
            Self::UnreadableFile => "unchecked-unreadable-file",
            Self::NoApplication => "unchecked-no-application",
            Self::NoManifest => "unchecked-no-manifest",
            Self::NoTargetSdk => "unchecked-no-target-sdk",
            Self::NoDependencies => "unchecked-no-dependencies",
            Self::NoRedirect => "unchecked-no-redirect",
            Self::NotShrunk => "unchecked-not-shrunk",
            Self::NoIm => "unchecked-no-im",
            Self::NoBaseline => "unchecked-no-baseline",
            Self::OutOfSight => "unchecked-out-of-sight",
            Self::Unapplied => "unchecked-unapplied",
            Self::Elsewhere => "unchecked-elsewhere",
        }
    }
}

/// Every check of a variant.
const CHECKS: [&[Check]; 26] = [
    config::CHECKS,
    ids::CHECKS,
    file_members::CHECKS,
    vendor_values::CHECKS,
    repeated_values::CHECKS,
    vendor_placeholders::CHECKS,
    vendor_plugin::CHECKS,
    vendor_ids::CHECKS,
    secret_key::CHECKS,
    access_point::CHECKS,
    manifest::CHECKS,
    receiver::CHECKS,
    consent::CHECKS,
    exported::CHECKS,
    sdk_components::CHECKS,
    platform::CHECKS,
    keep_rules::CHECKS,
    abi::CHECKS,
    vendor_events::CHECKS,
    dependencies::CHECKS,
    companions::CHECKS,
    push_sdks::CHECKS,
    redirect::CHECKS,
    im::CHECKS,
    settings::CHECKS,
    unreadable::CHECKS,
];

/// What the checks of a variant came to.
#[derive(Debug)]
pub struct Checked {
    /// Everything that was found.
    pub findings: Vec<Finding>,
    /// The codes that nothing can be said about.
    pub unchecked: Vec<Unchecked>,
    /// What must not be shown whole wherever the findings, or anything else of the project, are shown.
    pub secrets: Secrets,
}

/// Runs every check. No finding names a secret.
pub fn all(project: &Project, plan: &Plan) -> Checked {
    let mut checked = run(project, plan);
    checked.secrets = project.secrets(checked.findings.iter().flat_map(Finding::secrets));
    checked.findings.iter_mut().for_each(|finding| finding.shorten(&checked.secrets));
    checked
}

fn run(project: &Project, plan: &Plan) -> Checked {
    if let Some(findings) = left_over::findings(project) {
        let unchecked = Code::ALL.iter().filter(|code| **code != Code::TPNS509);
        let unchecked = unchecked.map(|code| Unchecked { code: *code, reason: Reason::Unapplied });
        return Checked { findings, unchecked: unchecked.collect(), secrets: Secrets::default() };
    }
    let mut checked = Checked { findings: Vec::new(), unchecked: Vec::new(), secrets: Secrets::default() };
    let mut run: BTreeSet<Code> = BTreeSet::new();
    for check in CHECKS.iter().flat_map(|checks| checks.iter()) {
        match (check.unknown)(project, plan) {
            None => {
                run.extend(check.codes);
                checked.findings.extend((check.run)(project, plan));
            }
            Some(reason) => checked.unchecked.extend(check.codes.iter().map(|&code| Unchecked { code, reason })),
        }
    }
    checked.findings = libraries::named(project, deletions::with_edits(project, checked.findings));
    // A code of several checks is unchecked only where none of them could be run.
    checked.unchecked.retain(|unchecked| !run.contains(&unchecked.code));
    checked.unchecked.extend(outside(project));
    checked.unchecked.sort_by_key(|unchecked| unchecked.code);
    checked.unchecked.dedup_by_key(|unchecked| unchecked.code);
    checked
}

/// Codes that other parts find.
fn outside(project: &Project) -> Vec<Unchecked> {
    let elsewhere = [Code::TPNS901, Code::TPNS902, Code::TPNS903, Code::TPNS904];
    let mut outside: Vec<Unchecked> =
        elsewhere.into_iter().map(|code| Unchecked { code, reason: Reason::Elsewhere }).collect();
    if !project.variant.unapplied {
        // Only a command line sees a file that nothing uses.
        outside.push(Unchecked { code: Code::TPNS509, reason: Reason::Elsewhere });
    }
    if project.sources.of_role(crate::text::source::Role::Baseline).next().is_none() {
        outside.push(Unchecked { code: Code::TPNS906, reason: Reason::NoBaseline });
    }
    outside
}

/// For a check that can always be run.
fn always(_: &Project, _: &Plan) -> Option<Reason> {
    None
}

/// For a check of what the file says.
fn with_config(project: &Project, _: &Plan) -> Option<Reason> {
    match (&project.config, project.config_file) {
        (Some(_), _) => None,
        (None, Some(_)) => Some(Reason::UnreadableFile),
        (None, None) => Some(Reason::NoFile),
    }
}

/// For a check of the id and the key, wherever they are stated.
fn with_ids(project: &Project, plan: &Plan) -> Option<Reason> {
    let stated = CREDENTIALS.iter().any(|value| project.stated(value).is_some());
    if stated {
        None
    } else {
        with_config(project, plan).map(|reason| if reason == Reason::NoFile { Reason::NoIds } else { reason })
    }
}

/// For a check of what the file says of this application.
fn with_application(project: &Project, plan: &Plan) -> Option<Reason> {
    let is_readable = || project.application().is_some_and(|application| application.is_readable);
    with_config(project, plan).or_else(|| (!is_readable()).then_some(Reason::NoApplication))
}

/// For a check of the merged manifest.
fn with_merged(project: &Project, _: &Plan) -> Option<Reason> {
    project.merged.is_none().then_some(Reason::NoManifest)
}

/// For a check by what the merged manifest lacks.
fn with_all_merged(project: &Project, plan: &Plan) -> Option<Reason> {
    with_merged(project, plan).or_else(|| (!project.sees_all()).then_some(Reason::OutOfSight))
}

/// For a check of what the merged manifest lacks that depends on the targetSdk.
fn with_target_sdk(project: &Project, plan: &Plan) -> Option<Reason> {
    with_all_merged(project, plan).or_else(|| project.variant.target_sdk.is_none().then_some(Reason::NoTargetSdk))
}
