//! The same answers for a host in Rust that has texts and no build: the command line.
//!
//! Invariant: nothing is decided here; what is known of the variant comes from the host, and the rest is the engine's.

use super::{Planned, fix};
use crate::plan::Plan;
use crate::project::Project;
use crate::project::settings::Settings;
use crate::project::variant::Variant;
use crate::report::{Build, Report};
use crate::text::source::Sources;
use crate::tpns::module::TPNS;

pub use super::fix::{Fixed, Options};

/// A variant as a host found it.
#[derive(Debug)]
pub struct Given {
    /// Every text.
    pub sources: Sources,
    /// What scripts say of it.
    pub variant: Variant,
    /// What `tpns { }` says.
    pub settings: Settings,
    /// The user's language, as in `zh-CN`.
    pub locale: String,
}

impl Given {
    /// With the dependencies that tpnskit would add to a build.
    fn planned(self) -> Planned {
        let Self { sources, variant, settings, locale } = self;
        let language = settings.language(&locale);
        let mut project = Project::read(sources, variant, settings);
        project.variant.declared.clone_from(&project.variant.components);
        let added: Vec<String> = if project.vendor_plugin_alone() {
            // The vendor's plugin adds the SDK in the file's version.
            let version = project.config.as_ref().and_then(|config| config.version.as_ref());
            let version = version.map(|version| format!(":{}", version.value)).unwrap_or_default();
            project.sdk_version().is_none().then(|| format!("{TPNS}{version}")).into_iter().collect()
        } else {
            Plan::of(&project).dependencies.added.iter().map(ToString::to_string).collect()
        };
        project.variant.components.extend(added.iter().cloned());
        project.variant.added = (!project.variant.unapplied).then_some(added);
        let project = project.merged_again();
        Planned { plan: Plan::of(&project), project, language }
    }
}

/// Settings by the names that a request has for them; what is absent has its default.
///
/// # Errors
///
/// A name or a kind of value that a request wouldn't have.
pub fn settings(members: serde_json::Value) -> Result<Settings, String> {
    serde_json::from_value::<super::wire::Settings>(members).map(Into::into).map_err(|error| error.to_string())
}

/// A variant as it was found, and what will be supplied to it.
pub fn planned(given: Given) -> (Project, Plan) {
    let Planned { project, plan, .. } = given.planned();
    (project, plan)
}

/// What is found in a variant.
pub fn report(given: Given, build: &Build) -> Report {
    given.planned().report(build).0
}

/// The fixes of several variants as one change.
pub fn fix(given: Vec<Given>, options: &Options) -> Fixed {
    fix::fixed(given.into_iter().map(Given::planned).collect(), options)
}
