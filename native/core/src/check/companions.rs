//! What a channel needs besides TPNS's artifact: TPNS505, 506.

use crate::channel::Channel;
use crate::diagnostic::{Code, Diagnostic};
use crate::project::{AGCONNECT_PLUGIN, GOOGLE_SERVICES_PLUGIN, Project, TPNS_GROUP};
use crate::source::Role;
use crate::version::is_below;

/// OPPO's SDK calls these from this version on.
const OPPO_COMPANIONS_SINCE: &str = "1.3.2.0";

/// An artifact that a channel's SDK calls.
struct Companion {
    channel: Channel,
    group: &'static str,
    name: &'static str,
    /// The least version that the documentation gives.
    version: &'static str,
    without: &'static str,
}

const COMPANIONS: [Companion; 4] = [
    Companion {
        channel: Channel::Huawei,
        group: "com.huawei.hms",
        name: "push",
        version: "6.7.0.300",
        without: "Huawei's SDK itself is missing, so the channel never registers",
    },
    Companion {
        channel: Channel::Oppo,
        group: "com.google.code.gson",
        name: "gson",
        version: "2.6.2",
        without: "registration with OPPO fails on the device",
    },
    Companion {
        channel: Channel::Oppo,
        group: "commons-codec",
        name: "commons-codec",
        version: "1.15",
        without: "registration with OPPO fails on the device",
    },
    Companion {
        channel: Channel::Fcm,
        group: "com.google.firebase",
        name: "firebase-messaging",
        version: "17.6.0",
        without: "Google's SDK itself is missing, so the channel never registers",
    },
];

pub(super) fn check(project: &Project) -> Vec<Diagnostic> {
    // A channel that the file switches off needs nothing.
    if !project.channels_enabled() || project.vendor_plugin_alone() {
        return Vec::new();
    }
    let mut findings: Vec<Diagnostic> = COMPANIONS.iter().filter_map(|companion| missing(project, companion)).collect();
    findings.extend(SERVICES.iter().filter_map(|service| without_service(project, service)));
    findings
}

fn missing(project: &Project, companion: &Companion) -> Option<Diagnostic> {
    let version = project.channel_version(companion.channel)?;
    let needed = companion.channel != Channel::Oppo || !is_below(version, OPPO_COMPANIONS_SINCE);
    let archive = if companion.name == "push" { "hms" } else { companion.name };
    let present = project.version_of(companion.group, companion.name).is_some() || project.has_archive(archive);
    if !needed || present {
        return None;
    }
    let channel = companion.channel.artifact();
    let Companion { group, name, version, without, .. } = companion;
    Some(
        Diagnostic::new(
            Code::TPNS505,
            format!("`{TPNS_GROUP}:{channel}` needs `{group}:{name}`, which is no dependency"),
        )
        .at_place(project.dependency_place(TPNS_GROUP, channel), "")
        .note(*without)
        .help(format!("add `implementation '{group}:{name}:{version}'` or a later version")),
    )
}

/// A vendor's file, and the plugin that takes it into the app.
struct Service {
    channel: Channel,
    role: Role,
    file: &'static str,
    plugin: &'static str,
    without: &'static str,
}

const SERVICES: [Service; 2] = [
    Service {
        channel: Channel::Huawei,
        role: Role::AgconnectServices,
        file: "agconnect-services.json",
        plugin: AGCONNECT_PLUGIN,
        without: "Huawei's SDK does not know the app and gives no token",
    },
    Service {
        channel: Channel::Fcm,
        role: Role::GoogleServices,
        file: "google-services.json",
        plugin: GOOGLE_SERVICES_PLUGIN,
        without: "Google's SDK does not know the app and gives no token",
    },
];

/// Huawei's own entry for apps that do not use the plugin.
const HUAWEI_APP_ID: &str = "com.huawei.hms.client.appid";

fn without_service(project: &Project, service: &Service) -> Option<Diagnostic> {
    project.channel_version(service.channel)?;
    let applied = project.applies(service.plugin)?;
    let file = project.sources.of_role(service.role).next().is_some();
    let stated = project.merged.as_ref().and_then(|merged| merged.meta_data(HUAWEI_APP_ID));
    let otherwise = service.channel == Channel::Huawei && stated.is_some_and(|stated| !stated.value.trim().is_empty());
    let what = match (file, applied) {
        (true, true) => return None,
        _ if otherwise => return None,
        (false, true) => format!("has no `{}`", service.file),
        (true, false) => format!("does not apply the plugin `{}`", service.plugin),
        (false, false) => format!("has no `{}` and does not apply the plugin `{}`", service.file, service.plugin),
    };
    let channel = service.channel.artifact();
    Some(
        Diagnostic::new(Code::TPNS506, format!("the channel `{channel}` is packaged, and the app module {what}"))
            .at_place(project.dependency_place(TPNS_GROUP, channel), "")
            .note(service.without)
            .help(format!(
                "put the vendor console's `{}` beside the module's build script and apply `{}`",
                service.file, service.plugin
            )),
    )
}
