//! The SDKs that the file asks for (official guide, step 6): TPNS, the channels in use, and what those need.
//!
//! Invariant: what the app declares is never declared again, and all of `com.tencent.tpns` comes in one version. That
//! version is the declared one, else the file's, else the newest known; a file's version of another shape is not
//! guessed at, so nothing is added and TPNS110 says why.

use crate::channel::Channel;
use crate::project::Project;
use crate::version::SdkVersion;

const TPNS: &str = "com.tencent.tpns";

/// The SDK from which the channel Honor exists.
const HONOR_SINCE: SdkVersion = SdkVersion([1, 3, 3, 0]);

/// What a channel needs beside its own artifact.
struct Companion {
    channel: Channel,
    since: SdkVersion,
    module: &'static str,
    version: &'static str,
}

const fn companion(channel: Channel, since: [u32; 4], module: &'static str, version: &'static str) -> Companion {
    Companion { channel, since: SdkVersion(since), module, version }
}

/// Of one module the last that an SDK is new enough for counts.
const COMPANIONS: [Companion; 5] = [
    companion(Channel::Huawei, [0, 0, 0, 0], "com.huawei.hms:push", "5.0.2.300"),
    companion(Channel::Huawei, [1, 3, 6, 2], "com.huawei.hms:push", "6.7.0.300"),
    companion(Channel::Oppo, [1, 3, 2, 0], "com.google.code.gson:gson", "2.6.2"),
    companion(Channel::Oppo, [1, 3, 2, 0], "commons-codec:commons-codec", "1.15"),
    companion(Channel::Fcm, [0, 0, 0, 0], "com.google.firebase:firebase-messaging", "17.6.0"),
];

/// The dependencies to add, as `group:name:version`. None without a readable file.
pub fn supply(project: &Project) -> Vec<String> {
    let Some(version) = version(project).filter(|_| project.settings.dependencies) else { return Vec::new() };
    // A channel that the app declares by hand needs its companions just as much.
    let packaged = |channel: Channel| project.uses(channel) || declares(project, &artifact(channel.artifact()));
    let channels: Vec<Channel> = Channel::ALL.into_iter().filter(|channel| packaged(*channel)).collect();
    let published = channels.iter().filter(|channel| **channel != Channel::Honor || version >= HONOR_SINCE);
    let artifacts = std::iter::once("tpns").chain(published.map(|channel| channel.artifact()));
    let mut wanted: Vec<(String, String)> = artifacts.map(|name| (artifact(name), version.to_string())).collect();
    for companion in COMPANIONS.iter().filter(|c| channels.contains(&c.channel) && version >= c.since) {
        wanted.retain(|(module, _)| module != companion.module);
        wanted.push((companion.module.to_owned(), companion.version.to_owned()));
    }
    wanted.retain(|(module, _)| !declares(project, module));
    wanted.into_iter().map(|(module, version)| format!("{module}:{version}")).collect()
}

/// The version of everything under `com.tencent.tpns`.
fn version(project: &Project) -> Option<SdkVersion> {
    let config = project.config.as_ref()?;
    declared_version(project).or_else(|| match config.version.as_ref().map(|version| version.value.trim()) {
        None | Some("") => Some(SdkVersion::NEWEST_KNOWN),
        Some(stated) => SdkVersion::parse(stated),
    })
}

/// The version that the app declares: the SDK's own, else that of the first channel which has one.
fn declared_version(project: &Project) -> Option<SdkVersion> {
    let sdk = artifact("tpns");
    let versions = |wanted: fn(&str, &str) -> bool| {
        let sdk = sdk.as_str();
        project.variant.declared.iter().find_map(move |declared| {
            let (module, version) = declared.rsplit_once(':')?;
            SdkVersion::parse(version).filter(|_| wanted(module, sdk))
        })
    };
    versions(|module, sdk| module == sdk)
        .or_else(|| versions(|module, _| module.split_once(':').is_some_and(|(group, _)| group == TPNS)))
}

fn declares(project: &Project, module: &str) -> bool {
    project
        .variant
        .declared
        .iter()
        .any(|declared| declared.strip_prefix(module).is_some_and(|rest| rest.is_empty() || rest.starts_with(':')))
}

fn artifact(name: &str) -> String {
    format!("{TPNS}:{name}")
}
