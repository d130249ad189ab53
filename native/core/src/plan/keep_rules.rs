//! R8 rules (`tpns.pro`): what the SDK's documentation asks for, and what is generated.

use askama::Template;

use super::Plan;
use crate::project::Project;
use crate::tpns::channel::Channel;
use crate::tpns::sdk::{FORMER_KEPT, KEPT, RENAMED_SINCE};
use crate::tpns::version::SdkVersion;

#[derive(Template)]
#[template(path = "tpns.pro", escape = "none")]
struct Rules<'a> {
    /// The patterns of the SDK's classes.
    own: Vec<&'static str>,
    receiver: Option<&'a str>,
    /// The name of each channel in use, with the patterns of its vendor's classes.
    channels: Vec<(&'static str, Vec<&'static str>)>,
}

/// The rules; nothing where none are supplied.
pub fn text(project: &Project, plan: &Plan) -> Option<String> {
    plan.keep_rules.supplied()?;
    let receiver = plan.entries.receiver_class.as_deref().filter(|class| is_class(class));
    let of_channel = |channel: Channel| (channel.artifact(), patterns_of(channel).collect::<Vec<_>>());
    let channels = Channel::ALL.into_iter().filter(|channel| project.packages(*channel)).map(of_channel);
    let rules = Rules {
        own: patterns(project).collect(),
        receiver,
        channels: channels.filter(|(_, patterns)| !patterns.is_empty()).collect(),
    };
    // A template of texts always renders.
    rules.render().ok()
}

/// The patterns of the SDK's classes that shrinking must leave alone.
pub fn patterns(project: &Project) -> impl Iterator<Item = &'static str> {
    let version = project.known_sdk_version().and_then(SdkVersion::parse);
    let old = version.is_some_and(|version| version < RENAMED_SINCE);
    let packages: &[&str] = if old { &FORMER_KEPT } else { &KEPT };
    packages.iter().copied()
}

/// The patterns of the vendor's classes.
pub fn patterns_of(channel: Channel) -> impl Iterator<Item = &'static str> {
    channel.descriptor().keep.iter().copied()
}

/// A class name that a rule can hold.
fn is_class(name: &str) -> bool {
    name.chars().all(|character| character.is_alphanumeric() || matches!(character, '.' | '_' | '$'))
}
