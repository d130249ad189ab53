//! R8 rules (`tpns.pro`): what the SDK's documentation asks for, and what is generated.

use askama::Template;

use crate::channel::Channel;
use crate::project::Project;
use crate::protocol::Output;
use crate::version::SdkVersion;

/// The SDK from which every package is under `com.tencent.tpns`.
const PACKAGES_MOVED: SdkVersion = SdkVersion([1, 2, 0, 1]);

#[derive(Template)]
#[template(path = "tpns.pro", escape = "none")]
struct Rules<'a> {
    receiver: Option<&'a str>,
    before_packages_moved: bool,
    xiaomi: bool,
}

/// The rules; nothing where there is no SDK to keep, or none are wanted.
pub fn supply(project: &Project) -> Option<Output> {
    let version = project.sdk_version().filter(|_| project.settings.supply.keep_rules)?;
    let receiver = project.wanted_receiver().filter(|class| is_class(class));
    let rules = Rules {
        receiver: receiver.as_deref(),
        before_packages_moved: SdkVersion::parse(version).is_some_and(|version| version < PACKAGES_MOVED),
        xiaomi: project.packages(Channel::Xiaomi),
    };
    // A template of texts and booleans always renders.
    let text = rules.render().ok()?;
    Some(Output::text("tpns.pro", text))
}

/// A class name that a rule can hold.
fn is_class(name: &str) -> bool {
    name.chars().all(|character| character.is_alphanumeric() || matches!(character, '.' | '_' | '$'))
}
