//! What a channel needs besides TPNS's artifact: TPNS505, 506, 512.

use super::{Check, Reason};
use crate::finding::{Code, Finding, Subject};
use crate::plan::Plan;
use crate::project::Project;
use crate::tpns::channel::{Channel, Companion, ServiceFile};
use crate::tpns::module::Module;
use crate::tpns::push_sdks::push_sdk_of;
use crate::tpns::version::SdkVersion;

pub(super) const CHECKS: &[Check] = &[
    Check { codes: &[Code::TPNS505], unknown: with_components, run: companions },
    Check { codes: &[Code::TPNS506], unknown: with_components, run: services },
    Check { codes: &[Code::TPNS512], unknown: with_components, run: outdated },
];

/// Without any component nothing is known of the dependencies, and the vendor's plugin adds some that no script shows.
pub(super) fn with_components(project: &Project, _: &Plan) -> Option<Reason> {
    let unknown = project.variant.components.is_empty() || project.vendor_plugin_alone();
    unknown.then_some(Reason::NoDependencies).or_else(|| (!project.sees_all()).then_some(Reason::OutOfSight))
}

/// The channels whose artifact is packaged; none where the file switches them off, for they need nothing then.
fn packaged(project: &Project) -> impl Iterator<Item = (Channel, &str)> {
    let channels = Channel::ALL.into_iter().filter(|_| project.channels_enabled());
    channels.filter_map(|channel| Some((channel, project.channel_version(channel)?)))
}

fn companions(project: &Project, _: &Plan) -> Vec<Finding> {
    packaged(project)
        .flat_map(|(channel, version)| {
            let companions = channel.descriptor().companions.iter();
            companions.filter_map(move |companion| missing(project, channel, version, companion))
        })
        .collect()
}

fn missing(project: &Project, channel: Channel, version: &str, companion: &Companion) -> Option<Finding> {
    let wanted = companion.version_for(SdkVersion::parse(version))?;
    let module = companion.module;
    if project.version_of(module).is_some()
        || project.has_archive(companion.archive_word)
        || may_be_brought(project, module)
    {
        return None;
    }
    let finding = Finding::new(Code::TPNS505, Subject::Dependency(module.to_string()));
    let finding = finding.with("module", channel.module().to_string()).with("companion", module.to_string());
    let finding = finding
        .with("version", wanted)
        .with("repository", companion.repository)
        .at(project.dependency_place(channel.module()));
    // OPPO's SDK is in its artifact, and calls the two.
    Some(finding.note(if channel == Channel::Oppo { "note-fails" } else { "note-no-sdk" }))
}

/// True where no build told what libraries bring along, and one of them may bring this.
fn may_be_brought(project: &Project, module: Module) -> bool {
    let root = |group: &str| group.split('.').take(2).collect::<Vec<_>>().join(".");
    let may_bring = |component: &String| {
        let mut parts = component.split(':');
        let (group, name) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let of_vendor = root(group) == root(module.group) || push_sdk_of(group, name).is_some();
        // Many libraries read JSON; few push.
        let common = !module.group.starts_with("com.huawei.") && !module.group.starts_with("com.google.firebase");
        of_vendor || common && !LEAN_GROUPS.iter().any(|lean| group.starts_with(lean))
    };
    project.variant.unbuilt.is_some() && project.variant.components.iter().any(may_bring)
}

/// Groups whose libraries bring no companion.
const LEAN_GROUPS: [&str; 10] = [
    "com.tencent.tpns",
    "com.tencent.imsdk",
    "androidx.",
    "com.android.support",
    "com.google.android.material",
    "org.jetbrains.",
    "com.squareup.okhttp3",
    "com.google.code.gson",
    "commons-codec",
    "com.huawei.hms",
];

fn outdated(project: &Project, _: &Plan) -> Vec<Finding> {
    packaged(project)
        .flat_map(|(channel, sdk)| {
            let companions = channel.descriptor().companions.iter();
            companions.filter_map(move |companion| too_old(project, channel, sdk, companion))
        })
        .collect()
}

fn too_old(project: &Project, channel: Channel, sdk: &str, companion: &Companion) -> Option<Finding> {
    let version = project.version_of(companion.module)?;
    let own = SdkVersion::parse(sdk)?;
    let least = companion.outdated(version, own, project.variant.target_sdk.unwrap_or_default())?;
    let module = companion.module.to_string();
    let finding = Finding::new(Code::TPNS512, Subject::Dependency(module.clone()));
    let finding = finding.with("companion", format!("{module}:{version}")).with("least", least.version);
    let finding = finding.with("module", format!("{}:{sdk}", channel.module()));
    let finding = finding.with("version", companion.version_for(Some(own))?).with("target", least.target_sdk);
    let finding = if least.target_sdk > 0 { finding.case("target") } else { finding };
    Some(finding.among([companion.module, channel.module()].map(|module| project.dependency_place(module))))
}

fn services(project: &Project, _: &Plan) -> Vec<Finding> {
    packaged(project)
        .filter_map(|(channel, _)| without_service(project, channel, channel.descriptor().service.as_ref()?))
        .collect()
}

fn without_service(project: &Project, channel: Channel, service: &ServiceFile) -> Option<Finding> {
    let applied = project.applies(service.plugin)?;
    let stated = service.meta_data.and_then(|name| project.merged.as_ref()?.meta_data(name));
    let case = match (project.has_service_file(channel), applied) {
        (true, true) => return None,
        _ if stated.is_some_and(|stated| !stated.value.trim().is_empty()) => return None,
        (false, true) => "file",
        (true, false) => "plugin",
        (false, false) => "both",
    };
    let finding = Finding::new(Code::TPNS506, Subject::Channel(channel.artifact().to_owned())).case(case);
    let finding = finding.with_word("vendor", channel.descriptor().word).with("file", service.file);
    let finding = finding.with("plugin", service.plugin).with_word("console", service.console);
    let finding = finding.at(project.dependency_place(channel.module()));
    Some(match service.meta_data {
        Some(name) => {
            let entry = format!("<meta-data android:name=\"{name}\" android:value=\"appid=…\" />");
            finding.with("entry", entry).help("help-entry")
        }
        None => finding,
    })
}
