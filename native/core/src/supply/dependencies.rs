//! The SDKs that the file asks for (official guide, step 6): TPNS, the channels in use, and what those need.
//!
//! Invariant: what the app declares is never declared again, and all of `com.tencent.tpns` comes in one version. That
//! version is the declared one, else the file's, else the newest known; a file's version of another shape is not
//! guessed at, so nothing is added and TPNS110 says why.

use crate::channel::Channel;
use crate::project::{Project, TPNS_GROUP};
use crate::version::{self, SdkVersion};

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

/// The dependencies to add, as `group:name:version`. None without a readable file, and none where the SDK is there as a
/// jar or AAR of its own: all its classes would be there twice.
pub fn supply(project: &Project) -> Vec<String> {
    let wanted = project.settings.dependencies && !is_archive(project);
    let Some((version, published)) = version(project).filter(|_| wanted) else { return Vec::new() };
    // A channel that the app declares by hand needs its companions just as much.
    let packaged = |channel: Channel| project.uses(channel) || declares(project, &artifact(channel.artifact()));
    let channels: Vec<Channel> = Channel::ALL.into_iter().filter(|channel| packaged(*channel)).collect();
    let there = channels.iter().filter(|channel| **channel != Channel::Honor || version >= SdkVersion::HONOR_SINCE);
    let artifacts = std::iter::once("tpns").chain(there.map(|channel| channel.artifact()));
    let mut wanted: Vec<(String, String)> = artifacts.map(|name| (artifact(name), published.clone())).collect();
    for companion in COMPANIONS.iter().filter(|c| channels.contains(&c.channel) && version >= c.since) {
        wanted.retain(|(module, _)| module != companion.module);
        wanted.push((companion.module.to_owned(), companion.version.to_owned()));
    }
    wanted.retain(|(module, _)| !declares(project, module));
    wanted.into_iter().map(|(module, version)| format!("{module}:{version}")).collect()
}

/// The version of everything under `com.tencent.tpns`, and how its artifacts are called.
fn version(project: &Project) -> Option<(SdkVersion, String)> {
    let config = project.config.as_ref()?;
    declared_version(project).or_else(|| match config.version.as_ref().map(|version| version.value.trim()) {
        None | Some("") => read(&SdkVersion::NEWEST_KNOWN.to_string()),
        Some(stated) => read(stated),
    })
}

fn read(version: &str) -> Option<(SdkVersion, String)> {
    Some((SdkVersion::parse(version)?, version::published(version)))
}

/// The version that the app declares: the SDK's own, else that of the first channel which has one.
fn declared_version(project: &Project) -> Option<(SdkVersion, String)> {
    let of = |wanted: &dyn Fn(&str) -> bool| {
        project.variant.declared.iter().find_map(|declared| {
            let (module, version) = declared.rsplit_once(':')?;
            read(version).filter(|_| wanted(module))
        })
    };
    of(&|module| module == artifact("tpns"))
        .or_else(|| of(&|module| module.split_once(':').is_some_and(|(group, _)| group == TPNS_GROUP)))
}

fn is_archive(project: &Project) -> bool {
    project.has_archive("tpns")
        || project.variant.local_archives.iter().any(|name| name.to_ascii_lowercase().starts_with("xg"))
}

fn declares(project: &Project, module: &str) -> bool {
    project
        .variant
        .declared
        .iter()
        .any(|declared| declared.strip_prefix(module).is_some_and(|rest| rest.is_empty() || rest.starts_with(':')))
}

fn artifact(name: &str) -> String {
    format!("{TPNS_GROUP}:{name}")
}
