//! What will be supplied, decided once: checks, reports and outputs all ask here.
//!
//! Invariant: what the app states is never replaced, and the same project gives the same plan.

pub mod declaration;
pub mod dependencies;
pub(crate) mod entry;
pub mod keep_rules;
pub mod manifest;
pub mod placeholders;
pub mod redirect;
pub mod sources;

use self::dependencies::Dependencies;
use self::manifest::Entries;
use self::placeholders::Placeholders;
use self::redirect::RedirectPlan;
use crate::project::Project;

/// What becomes of something that the integration may need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Supply<T> {
    /// tpnskit puts it there.
    Supplied(T),
    /// The app, or a library of it, has it.
    Stated,
    /// This variant doesn't need it.
    NotNeeded,
    /// It is left to the app.
    Left(Reason),
}

impl<T> Supply<T> {
    /// What tpnskit puts there, if it does.
    pub fn supplied(&self) -> Option<&T> {
        match self {
            Self::Supplied(value) => Some(value),
            _ => None,
        }
    }

    /// Why it is left to the app, if it is.
    pub fn left(&self) -> Option<Reason> {
        match self {
            Self::Left(reason) => Some(*reason),
            _ => None,
        }
    }
}

/// Why something is left to the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The build doesn't apply tpnskit.
    Unapplied,
    /// This setting of `tpns { }` switches it off.
    SwitchedOff(&'static str),
    /// The SDK is not a dependency of the variant.
    NoSdk,
    /// A value that it takes is missing or wrong, which has a finding of its own.
    Unknown,
}

/// What will be supplied to one variant.
#[derive(Debug)]
pub struct Plan {
    /// Manifest placeholders.
    pub placeholders: Placeholders,
    /// Dependencies.
    pub dependencies: Dependencies,
    /// Entries of the merged manifest.
    pub entries: Entries,
    /// The pages that notifications open, in the order of the settings.
    pub redirects: Vec<RedirectPlan>,
    /// The client code: `TpnsPush` and its helpers.
    pub client: Supply<()>,
    /// The R8 rules.
    pub keep_rules: Supply<()>,
}

impl Plan {
    /// The plan of a project.
    pub fn of(project: &Project) -> Self {
        let placeholders = Placeholders::of(project);
        Self {
            dependencies: Dependencies::of(project),
            entries: Entries::of(project),
            redirects: redirect::plans(project, &placeholders),
            client: with_sdk(project, "supply.client", project.settings.supply.client),
            keep_rules: with_sdk(project, "supply.keepRules", project.settings.supply.keep_rules),
            placeholders,
        }
    }
}

/// Why a setting, or a build without tpnskit, leaves something to the app.
fn unsupplied(project: &Project, setting: &'static str, switched_on: bool) -> Option<Reason> {
    if project.variant.unapplied {
        Some(Reason::Unapplied)
    } else {
        (!switched_on).then_some(Reason::SwitchedOff(setting))
    }
}

/// What is supplied wherever the SDK is.
fn with_sdk(project: &Project, setting: &'static str, switched_on: bool) -> Supply<()> {
    match unsupplied(project, setting, switched_on) {
        Some(reason) => Supply::Left(reason),
        None if project.sdk_version().is_none() => Supply::Left(Reason::NoSdk),
        None => Supply::Supplied(()),
    }
}
