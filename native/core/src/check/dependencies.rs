//! TPNS's own artifacts: TPNS501, 502, 503, 504, 508.

use std::collections::BTreeMap;

use crate::channel::Channel;
use crate::diagnostic::{Code, Diagnostic};
use crate::project::{Project, TPNS_GROUP};
use crate::version::{SdkVersion, is_below, is_same, is_sdk_version, released};

pub(super) fn check(project: &Project) -> Vec<Diagnostic> {
    let mut findings = beside_file(project);
    findings.extend(beside_each_other(project));
    findings.extend(without_block(project));
    findings.extend(without_artifact(project));
    findings.extend(too_old(project));
    findings
}

/// TPNS's artifacts by version. An old Huawei artifact has numbers of its own, which compare with nothing.
fn by_version(project: &Project) -> BTreeMap<Vec<u32>, Vec<(&'static str, &str)>> {
    let artifacts = std::iter::once("tpns").chain(Channel::ALL.into_iter().map(Channel::artifact));
    let mut versions: BTreeMap<Vec<u32>, Vec<(&'static str, &str)>> = BTreeMap::new();
    for artifact in artifacts {
        if let Some(version) = project.version_of(TPNS_GROUP, artifact)
            && let Some(numbers) = released(version)
        {
            versions.entry(numbers).or_default().push((artifact, version));
        }
    }
    versions
}

fn coordinates(artifacts: &[(&'static str, &str)]) -> String {
    let names: Vec<String> =
        artifacts.iter().map(|(name, version)| format!("`{TPNS_GROUP}:{name}:{version}`")).collect();
    names.join(", ")
}

fn beside_file(project: &Project) -> Vec<Diagnostic> {
    let Some(config) = &project.config else { return Vec::new() };
    let Some(version) = config.version.as_ref().filter(|version| is_sdk_version(&version.value)) else {
        return Vec::new();
    };
    let versions = by_version(project);
    let differing = versions.values().filter(|artifacts| {
        artifacts.first().is_some_and(|(_, artifact_version)| !is_same(artifact_version, &version.value))
    });
    differing
        .map(|artifacts| {
            let verb = if artifacts.len() == 1 { "is" } else { "are" };
            let message = format!("{} {verb} not of the file's `version`, `{}`", coordinates(artifacts), version.value);
            let finding = Diagnostic::new(Code::TPNS501, message);
            let mut places =
                artifacts.iter().filter_map(|(name, _)| project.dependency_place(TPNS_GROUP, name)).peekable();
            let finding = match places.next() {
                Some((file, span)) => {
                    let finding = finding.at(file, span, "this version counts");
                    let finding = places.fold(finding, |finding, (file, span)| finding.beside(file, span, ""));
                    finding.beside(config.file, version.span, "the file says otherwise")
                }
                None => finding.at(config.file, version.span, "the dependencies say otherwise"),
            };
            finding
                .note("the file came with another SDK than the one that is packaged")
                .help("use one version in both, or delete `version` from the file")
        })
        .collect()
}

fn beside_each_other(project: &Project) -> Option<Diagnostic> {
    let versions = by_version(project);
    if versions.len() < 2 {
        return None;
    }
    let finding = Diagnostic::new(
        Code::TPNS502,
        format!("`{TPNS_GROUP}` artifacts of {} versions are packaged together", versions.len()),
    );
    let artifacts: Vec<(&str, &str)> = versions.values().flatten().copied().collect();
    let finding = versions.values().fold(finding, |finding, artifacts| finding.note(coordinates(artifacts)));
    let finding = match project.channel_version(Channel::Huawei).filter(|version| released(version).is_none()) {
        Some(version) => {
            let artifact = coordinates(&[(Channel::Huawei.artifact(), version)]);
            finding.note(format!("{artifact} has former numbers of its own and is not compared"))
        }
        None => finding,
    };
    let finding = artifacts.iter().fold(finding, |finding, (name, _)| {
        let place = project.dependency_place(TPNS_GROUP, name);
        if finding.labels.is_empty() { finding.at_place(place, "") } else { finding.beside_place(place, "") }
    });
    Some(
        finding
            .note("a channel may call what the other SDK does not have, and fails on the device alone")
            .help("use one version for all of them"),
    )
}

/// Channels that the console's file has a block for.
fn of_file(channel: &Channel) -> bool {
    !matches!(channel, Channel::Honor | Channel::Fcm)
}

fn without_block(project: &Project) -> Vec<Diagnostic> {
    let (Some(config), Some(application)) = (&project.config, project.application()) else { return Vec::new() };
    let has_block = |channel: Channel| application.vendors.iter().any(|block| block.channel == channel);
    let packaged =
        Channel::ALL.into_iter().filter(of_file).filter(|channel| project.channel_version(*channel).is_some());
    packaged
        .filter(|channel| !has_block(*channel))
        .map(|channel| {
            let name = channel.artifact();
            let message = format!("`{TPNS_GROUP}:{name}` is a dependency, and the file has no block `{name}`");
            let finding = Diagnostic::new(Code::TPNS503, message);
            let finding = match project.dependency_place(TPNS_GROUP, name) {
                Some((file, span)) => {
                    finding.at(file, span, "packaged").beside(config.file, application.id.span, "no block")
                }
                None => finding.at(config.file, application.id.span, format!("no block `{name}`")),
            };
            let finding = match project.channels_enabled() {
                true => finding,
                false => finding.note("`channel.enable` is false, so that no vendor channel is used at all"),
            };
            finding
                .note(format!("the channel `{name}` has no ids to register with, unless code sets them"))
                .help("enable the channel in the TPNS console and download the file again, or delete the dependency")
        })
        .collect()
}

fn without_artifact(project: &Project) -> Vec<Diagnostic> {
    let (Some(config), Some(application)) = (&project.config, project.application()) else { return Vec::new() };
    // Without any component nothing is known of the dependencies.
    let unknown = project.variant.components.is_empty() || project.vendor_plugin_alone();
    if unknown || project.supplies(project.settings.dependencies) || !project.channels_enabled() {
        return Vec::new();
    }
    let blocks = application.vendors.iter().filter(|block| of_file(&block.channel) && block.is_filled_in());
    blocks
        .filter(|block| !is_brought(project, block.channel))
        .map(|block| {
            let name = block.channel.artifact();
            Diagnostic::new(
                Code::TPNS504,
                format!("the file has a block `{name}`, and nothing brings that vendor's SDK"),
            )
            .at(config.file, block.name, "")
            .note(format!("devices of this vendor are never reached through `{name}`"))
            .help(format!("add `{TPNS_GROUP}:{name}` to the dependencies, or delete the block"))
        })
        .collect()
}

/// True when an artifact, a local archive or the manifest shows the vendor's SDK.
fn is_brought(project: &Project, channel: Channel) -> bool {
    let (archives, package): (&[&str], &str) = match channel {
        Channel::Huawei => (&["huawei", "hms"], "com.huawei."),
        Channel::Xiaomi => (&["xiaomi", "mipush", "mi_push"], "com.xiaomi."),
        Channel::Vivo => (&["vivo"], "com.vivo."),
        Channel::Oppo => (&["oppo", "heytap"], "com.heytap."),
        Channel::Meizu => (&["meizu", "flyme"], "com.meizu."),
        Channel::Honor => (&["honor"], "com.hihonor."),
        Channel::Fcm => (&["fcm", "firebase"], "com.google.firebase."),
    };
    let in_manifest = |package: &str| {
        let components = project.merged.iter().flat_map(|merged| merged.components());
        components.filter_map(|component| component.android_name()).any(|name| name.starts_with(package))
    };
    project.channel_version(channel).is_some()
        || archives.iter().any(|word| project.has_archive(word))
        || in_manifest(package)
}

fn too_old(project: &Project) -> Option<Diagnostic> {
    let used = project.channel_version(Channel::Honor).is_some() || project.settings.channels.honor.is_some();
    let since = SdkVersion::HONOR_SINCE.to_string();
    let version = project.known_sdk_version().filter(|version| used && is_below(version, &since))?;
    let place = project.dependency_place(TPNS_GROUP, "tpns").or_else(|| {
        let config = project.config.as_ref()?;
        Some((config.file, config.version.as_ref()?.span))
    });
    Some(
        Diagnostic::new(Code::TPNS508, format!("the channel `honor` needs SDK {since}, and this one is {version}"))
            .at_place(place, "")
            .note("the SDK does not know the channel: Honor devices are never reached through it")
            .help(format!("use SDK {since} or later")),
    )
}
