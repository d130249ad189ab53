//! TPNS's own artifacts: TPNS501, 502, 503, 504, 508, 510.

use std::collections::BTreeMap;

use super::companions::with_components;
use super::{Check, Reason, always, with_application, with_config};
use crate::finding::{Code, Finding, Subject};
use crate::plan::Plan;
use crate::project::{Project, lists};
use crate::tpns::channel::{Channel, ServiceFile};
use crate::tpns::module::{Module, TPNS};
use crate::tpns::placeholder::is_sample;
use crate::tpns::sdk::{PAGES_16_KB_SINCE, PAGES_16_KB_TARGET, TARGET_SDKS, too_old_for};
use crate::tpns::version::{SdkVersion, is_same, is_sdk_version, released};

pub(super) const CHECKS: &[Check] = &[
    Check { codes: &[Code::TPNS501], unknown: with_config, run: beside_file },
    Check { codes: &[Code::TPNS502], unknown: always, run: beside_each_other },
    Check { codes: &[Code::TPNS503], unknown: with_application, run: without_block },
    Check { codes: &[Code::TPNS504], unknown: with_application_and_components, run: without_artifact },
    Check { codes: &[Code::TPNS508], unknown: always, run: too_old },
    Check { codes: &[Code::TPNS510], unknown: with_sdk_and_target, run: behind_target },
];

fn with_application_and_components(project: &Project, plan: &Plan) -> Option<Reason> {
    with_application(project, plan).or_else(|| with_components(project, plan))
}

fn with_sdk_and_target(project: &Project, _: &Plan) -> Option<Reason> {
    // Who only looks at scripts may look at an old app; whoever builds it is to know.
    let unapplied = project.variant.unapplied.then_some(Reason::Unapplied);
    let unknown_target = project.variant.target_sdk.is_none().then_some(Reason::NoTargetSdk);
    unapplied.or(unknown_target).or_else(|| project.sdk_version().is_none().then_some(Reason::NoDependencies))
}

type Artifact<'a> = (Module, &'a str);

/// TPNS's artifacts by version. An old Huawei artifact has numbers of its own, which compare with nothing.
fn by_version(project: &Project) -> BTreeMap<Vec<u32>, Vec<Artifact<'_>>> {
    let modules = std::iter::once(TPNS).chain(Channel::ALL.into_iter().map(Channel::module));
    let mut versions: BTreeMap<Vec<u32>, Vec<Artifact<'_>>> = BTreeMap::new();
    for module in modules {
        // What tpnskit added follows the rest.
        let added = project.variant.added.as_ref().is_some_and(|added| lists(added, module));
        if let Some(version) = project.version_of(module).filter(|_| !added)
            && let Some(numbers) = released(version)
        {
            versions.entry(numbers).or_default().push((module, version));
        }
    }
    versions
}

fn coordinates<'a>(artifacts: impl IntoIterator<Item = &'a Artifact<'a>>) -> Vec<String> {
    artifacts.into_iter().map(|(module, version)| format!("{module}:{version}")).collect()
}

fn beside_file(project: &Project, _: &Plan) -> Vec<Finding> {
    let stated = project.config.as_ref().and_then(|config| config.version.as_ref());
    let Some(version) = stated.filter(|version| is_sdk_version(&version.value)) else { return Vec::new() };
    let of_file = project.field_place(Some(version));
    let versions = by_version(project);
    let differs =
        |artifacts: &&Vec<Artifact<'_>>| artifacts.first().is_some_and(|(_, own)| !is_same(own, &version.value));
    versions
        .values()
        .filter(differs)
        .map(|artifacts| {
            let module = artifacts.first().map_or(TPNS, |(module, _)| *module);
            let finding = Finding::new(Code::TPNS501, Subject::Dependency(module.to_string()));
            let finding = finding.with_list("artifacts", coordinates(artifacts)).with("count", artifacts.len());
            let finding = finding.with("version", &version.value);
            let places: Vec<_> = artifacts.iter().filter_map(|(module, _)| project.dependency_place(*module)).collect();
            let finding = match places.split_first() {
                Some((first, others)) => {
                    let finding = finding.at(*first);
                    let finding = others.iter().fold(finding, |finding, place| finding.beside(*place));
                    finding.beside_saying(of_file, "beside-file")
                }
                None => finding.at_saying(of_file, "at-file"),
            };
            // Of several versions, somebody has to choose.
            let packaged = artifacts.first().filter(|_| versions.len() == 1 && project.sdk_version().is_some());
            match packaged {
                Some((_, packaged)) => finding.fixed_by_writing_at(of_file, packaged),
                None => finding,
            }
        })
        .collect()
}

fn beside_each_other(project: &Project, _: &Plan) -> Vec<Finding> {
    let versions = by_version(project);
    if versions.len() < 2 {
        return Vec::new();
    }
    let artifacts: Vec<Artifact<'_>> = versions.values().flatten().copied().collect();
    let finding = Finding::new(Code::TPNS502, Subject::Dependency(TPNS.to_string())).with("count", versions.len());
    let finding = finding.with_list("artifacts", coordinates(&artifacts));
    let huawei = Channel::Huawei.module();
    let old = project.version_of(huawei).filter(|version| released(version).is_none());
    let finding = match old {
        Some(version) => finding.with("huawei", format!("{huawei}:{version}")).note("note-huawei"),
        None => finding,
    };
    vec![finding.among(artifacts.iter().map(|(module, _)| project.dependency_place(*module)))]
}

/// A vendor's ids may come from the manifest instead, whoever writes them there.
fn has_ids(project: &Project, channel: Channel) -> bool {
    let descriptor = channel.descriptor();
    let filled = |name: &str| {
        let found = project.merged.as_ref().and_then(|merged| merged.meta_data(name));
        let id = found.map(|found| ServiceFile::stated_id(&found.value));
        id.is_some_and(|id| !id.is_empty() && !is_sample(id))
    };
    let service = descriptor.service.as_ref();
    let by_placeholders = !descriptor.placeholders.is_empty()
        && descriptor.placeholders.iter().all(|placeholder| filled(placeholder.meta_data));
    service.and_then(|service| service.meta_data).is_some_and(filled) || by_placeholders
}

fn without_block(project: &Project, _: &Plan) -> Vec<Finding> {
    let (Some(config), Some(application)) = (&project.config, project.application()) else { return Vec::new() };
    let has_block = |channel: Channel| application.vendors.iter().any(|block| block.channel == channel);
    let packaged =
        Channel::ALL.into_iter().filter(|channel| channel.descriptor().in_file && project.packages(*channel));
    let packaged: Vec<Channel> =
        packaged.filter(|channel| !has_block(*channel) && !has_ids(project, *channel)).collect();
    let of_file = (config.file, application.id.span);
    if !project.channels_enabled() {
        let modules = packaged.iter().map(|channel| channel.module());
        let first = packaged.first().map(|channel| channel.artifact().to_owned());
        let off = first.map(|first| {
            let finding = Finding::new(Code::TPNS503, Subject::Channel(first)).case("off");
            let finding = finding.with_list("modules", modules.clone().map(|module| module.to_string()));
            let finding = finding.with("count", packaged.len()).among(modules.map(|m| project.dependency_place(m)));
            finding
                .beside_saying(application.channels_enabled.as_ref().map(|off| (config.file, off.span)), "beside-off")
        });
        return off.into_iter().collect();
    }
    let without = packaged.into_iter().map(|channel| {
        let module = channel.module();
        let finding = Finding::new(Code::TPNS503, Subject::Channel(channel.artifact().to_owned()));
        let finding = finding.with("module", module.to_string()).with("channel", channel.artifact());
        match project.dependency_place(module) {
            Some(place) => finding.at(place).beside(of_file),
            None => finding.at_saying(of_file, "at-file"),
        }
    });
    without.collect()
}

fn behind_target(project: &Project, _: &Plan) -> Vec<Finding> {
    let (Some(stated), Some(target)) = (project.sdk_version(), project.variant.target_sdk) else { return Vec::new() };
    let Some(version) = SdkVersion::parse(stated) else { return Vec::new() };
    let asks_for_pages = target >= PAGES_16_KB_TARGET;
    let (case, level, since) = match too_old_for(version, target) {
        Some(asked) => (asked.level, asked.level, asked.fit_since),
        None if asks_for_pages && version < PAGES_16_KB_SINCE => (0, PAGES_16_KB_TARGET, PAGES_16_KB_SINCE),
        None => return Vec::new(),
    };
    let since = if asks_for_pages { since.max(PAGES_16_KB_SINCE) } else { since };
    // A higher targetSdk asks for the newest of all.
    let since =
        TARGET_SDKS.iter().filter(|asked| asked.level <= target).map(|asked| asked.fit_since).fold(since, Ord::max);
    let finding = Finding::new(Code::TPNS510, Subject::Dependency(TPNS.to_string()));
    let finding = finding.case(match case {
        0 => "pages",
        31 => "31",
        34 => "34",
        _ => "",
    });
    let finding = finding.with("artifact", format!("{TPNS}:{stated}")).with("target", target);
    let finding = finding.with("level", level).with("since", since.to_string());
    let of_file = || project.field_place(project.config.as_ref()?.version.as_ref());
    vec![finding.at(project.dependency_place(TPNS).or_else(of_file))]
}

fn without_artifact(project: &Project, plan: &Plan) -> Vec<Finding> {
    let (Some(config), Some(application)) = (&project.config, project.application()) else { return Vec::new() };
    if plan.dependencies.left.is_none() || !project.channels_enabled() {
        return Vec::new();
    }
    let blocks = application.vendors.iter().filter(|block| block.channel.descriptor().in_file && block.is_filled_in());
    blocks
        .filter(|block| !is_brought(project, block.channel))
        .map(|block| {
            let finding = Finding::new(Code::TPNS504, Subject::Channel(block.channel.artifact().to_owned()));
            let finding = finding.with("channel", block.channel.artifact());
            finding.with("module", block.channel.module().to_string()).at((config.file, block.name))
        })
        .collect()
}

/// True when an artifact, a local archive or the manifest shows the vendor's SDK.
fn is_brought(project: &Project, channel: Channel) -> bool {
    let descriptor = channel.descriptor();
    let in_manifest = || {
        let components = project.merged.iter().flat_map(|merged| merged.components());
        components.filter_map(|component| component.android_name()).any(|name| name.starts_with(descriptor.package))
    };
    project.packages(channel) || descriptor.archive_words.iter().any(|word| project.has_archive(word)) || in_manifest()
}

fn too_old(project: &Project, _: &Plan) -> Vec<Finding> {
    let used = |channel: &Channel| match channel {
        Channel::Honor => project.packages(Channel::Honor) || project.settings.channels.honor.is_some(),
        other => project.packages(*other),
    };
    let known = project.known_sdk_version().and_then(|version| Some((version, SdkVersion::parse(version)?)));
    let Some((stated, version)) = known else { return Vec::new() };
    let place = project.dependency_place(TPNS).or_else(|| {
        let config = project.config.as_ref()?;
        Some((config.file, config.version.as_ref()?.span))
    });
    let unknown = Channel::ALL.into_iter().filter(used).filter(|channel| !channel.is_in(version));
    unknown
        .filter_map(|channel| {
            let finding = Finding::new(Code::TPNS508, Subject::Channel(channel.artifact().to_owned()));
            let finding = finding.with_word("vendor", channel.descriptor().word).with("version", stated);
            Some(finding.with("since", channel.descriptor().since?.to_string()).at(place))
        })
        .collect()
}
