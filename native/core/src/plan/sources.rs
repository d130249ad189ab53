//! The Java sources that go into the app (official guide, steps 6 to 8), in the package `<namespace>.tpns`.
//!
//! Invariant: the TPNS key is in none of them. What a source takes from the project is in its template's fields.

use askama::Template;

use super::Plan;
use crate::project::Project;
use crate::project::classes::generated_package;
use crate::tpns::channel::Channel;
use crate::tpns::receiver::callback_named;
use crate::tpns::version::SdkVersion;

#[derive(Template)]
#[template(path = "TpnsListener.java")]
struct TpnsListener<'a> {
    package: &'a str,
    query_tags: bool,
}

#[derive(Template)]
#[template(path = "TpnsMessageReceiver.java")]
struct TpnsMessageReceiver<'a> {
    package: &'a str,
    query_tags: bool,
    client: bool,
}

#[derive(Template)]
#[template(path = "TpnsPush.java")]
struct TpnsPush<'a> {
    package: &'a str,
    im: bool,
    generated_receiver: bool,
    debug: bool,
    /// The argument of `enableOtherPush`.
    vendor_channels: bool,
    /// FCM, which `enableOtherPush` also switches on, where that does not.
    fcm_alone: bool,
    xiaomi: Option<(&'a str, &'a str)>,
    meizu: Option<(&'a str, &'a str)>,
    oppo: Option<(&'a str, &'a str)>,
}

#[derive(Template)]
#[template(path = "TpnsActivities.java")]
struct TpnsActivities<'a> {
    package: &'a str,
}

#[derive(Template)]
#[template(path = "TpnsIm.java")]
struct TpnsIm<'a> {
    package: &'a str,
}

#[derive(Template)]
#[template(path = "TpnsPayload.java")]
struct TpnsPayload<'a> {
    package: &'a str,
    oppo_channel_id: Option<&'a str>,
}

#[derive(Template)]
#[template(path = "TpnsIntents.java")]
struct TpnsIntents<'a> {
    package: &'a str,
    xiaomi: bool,
}

/// Every source with its path below the source folder; none where the SDK is not a dependency. The receiver and its
/// listener are left out where the app has a receiver of its own or wants none; what is for IM, where the app doesn't push
/// for it.
pub fn texts(project: &Project, plan: &Plan) -> Result<Vec<(String, String)>, String> {
    let Some(version) = project.sdk_version() else { return Ok(Vec::new()) };
    let setting = &project.settings.receiver;
    let receiver = setting.enabled && setting.own_class().is_none();
    let client = plan.client.supplied().is_some();
    let namespace = &project.variant.namespace;
    if !receiver && !client {
        return Ok(Vec::new());
    }
    if !is_package(namespace) {
        return Err(format!("the namespace `{namespace}` is not a Java package"));
    }
    let package = &generated_package(namespace);
    let has = |callback: &str, version: SdkVersion| callback_named(callback).is_some_and(|found| found.is_in(version));
    // A version of another shape is taken for a new one.
    let query_tags = SdkVersion::parse(version).is_none_or(|version| has("onQueryTagsResult", version));
    let mut sources = Vec::new();
    if receiver {
        sources.push(source(package, "TpnsListener", TpnsListener { package, query_tags }.render())?);
        let receiver = TpnsMessageReceiver { package, query_tags, client };
        sources.push(source(package, "TpnsMessageReceiver", receiver.render())?);
    }
    if client {
        sources.push(source(package, "TpnsPush", push(project, package, receiver).render())?);
    }
    if client && project.pushes_for_im() {
        let oppo_channel_id = project.settings.im.oppo_channel();
        let intents = TpnsIntents { package, xiaomi: project.packages(Channel::Xiaomi) };
        sources.push(source(package, "TpnsActivities", TpnsActivities { package }.render())?);
        sources.push(source(package, "TpnsIm", TpnsIm { package }.render())?);
        sources.push(source(package, "TpnsIntents", intents.render())?);
        sources.push(source(package, "TpnsPayload", TpnsPayload { package, oppo_channel_id }.render())?);
    }
    Ok(sources)
}

fn push<'a>(project: &'a Project, package: &'a str, generated_receiver: bool) -> TpnsPush<'a> {
    let vendor_channels = project.channels_enabled() || project.uses(Channel::Honor);
    TpnsPush {
        package,
        im: project.pushes_for_im(),
        generated_receiver,
        debug: project.config.as_ref().and_then(|config| config.debug.as_ref()).is_some_and(|debug| debug.value),
        vendor_channels,
        fcm_alone: !vendor_channels && project.uses(Channel::Fcm),
        xiaomi: values(project, Channel::Xiaomi),
        meizu: values(project, Channel::Meizu),
        oppo: values(project, Channel::Oppo),
    }
}

/// The file's values of a vendor whose SDK takes them in code.
fn values(project: &Project, channel: Channel) -> Option<(&str, &str)> {
    let block = project.vendor(channel)?;
    Some((block.app_id.as_ref()?.value.as_str(), block.app_key.as_ref()?.value.as_str()))
}

fn source(package: &str, class: &str, text: askama::Result<String>) -> Result<(String, String), String> {
    let text = text.map_err(|error| format!("the template of `{class}`: {error}"))?;
    Ok((format!("{}/{class}.java", package.replace('.', "/")), text))
}

fn is_package(name: &str) -> bool {
    name.split('.').all(|part| {
        let mut characters = part.chars();
        characters.next().is_some_and(|first| first.is_alphabetic() || first == '_')
            && characters.all(|c| c.is_alphanumeric() || c == '_')
    })
}
