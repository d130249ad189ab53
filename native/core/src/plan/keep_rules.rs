//! R8 rules (`tpns.pro`): what the SDK's documentation asks for, and what is generated.

use askama::Template;

use super::Plan;
use crate::project::Project;
use crate::tpns::channel::Channel;
use crate::tpns::sdk::{FORMER_KEPT_PACKAGES, KEPT_PACKAGES, RENAMED_SINCE};
use crate::tpns::version::SdkVersion;

#[derive(Template)]
#[template(path = "tpns.pro", escape = "none")]
struct Rules<'a> {
    /// The packages of the SDK, under their names of today and, for an old one, of then.
    packages: Vec<&'static str>,
    receiver: Option<&'a str>,
    xiaomi: bool,
}

/// The rules; nothing where none are supplied.
pub fn text(project: &Project, plan: &Plan) -> Option<String> {
    plan.keep_rules.supplied()?;
    let receiver = plan.entries.receiver_class.as_deref().filter(|class| is_class(class));
    let version = project.sdk_version().and_then(SdkVersion::parse);
    let former: &[&str] =
        if version.is_some_and(|version| version < RENAMED_SINCE) { &FORMER_KEPT_PACKAGES } else { &[] };
    let rules = Rules {
        packages: KEPT_PACKAGES.iter().chain(former).copied().collect(),
        receiver,
        xiaomi: project.packages(Channel::Xiaomi),
    };
    // A template of texts and booleans always renders.
    rules.render().ok()
}

/// A class name that a rule can hold.
fn is_class(name: &str) -> bool {
    name.chars().all(|character| character.is_alphanumeric() || matches!(character, '.' | '_' | '$'))
}
