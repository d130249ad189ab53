//! The SDKs that the file asks for (official guide, step 6): TPNS, the channels in use, and what those need.
//!
//! Invariant: what the app declares is never declared again, and all of `com.tencent.tpns` comes in one version. That
//! version is the one that resolves, also where a library brings it, else the declared one, else the file's, else the
//! newest known. A file's version of another shape is not guessed at: nothing is added, and TPNS110 says why.

use std::fmt;

use super::{Reason, unsupplied};
use crate::project::{Project, lists};
use crate::tpns::channel::Channel;
use crate::tpns::module::{MAVEN_CENTRAL, Module, TPNS, TPNS_GROUP};
use crate::tpns::placeholder::CREDENTIALS;
use crate::tpns::sdk::NEWEST_KNOWN;
use crate::tpns::version::{self, SdkVersion};

/// A dependency to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependency {
    /// The artifact.
    pub module: Module,
    /// The version to ask for.
    pub version: String,
    /// The channel that needs it; nothing for the SDK itself.
    pub channel: Option<Channel>,
    /// The repository that has it, as a build script declares it.
    pub repository: &'static str,
}

impl fmt::Display for Dependency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.module, self.version)
    }
}

/// The dependencies of a variant.
#[derive(Debug)]
pub struct Dependencies {
    /// What is added.
    pub added: Vec<Dependency>,
    /// Why nothing is added, where that is so.
    pub left: Option<Reason>,
}

impl Dependencies {
    pub(super) fn of(project: &Project) -> Self {
        let left = unsupplied(project, "dependencies", project.settings.dependencies)
            // With the SDK there as a jar or AAR, all its classes would be there twice.
            .or_else(|| is_archive(project).then_some(Reason::Unknown));
        match (left, version(project)) {
            (None, Some((version, published))) => Self { added: added(project, version, &published), left },
            (None, None) => Self { added: Vec::new(), left: Some(Reason::Unknown) },
            (Some(_), _) => Self { added: Vec::new(), left },
        }
    }

    /// True where this artifact is added.
    pub fn adds(&self, module: Module) -> bool {
        self.added.iter().any(|dependency| dependency.module == module)
    }
}

fn added(project: &Project, version: SdkVersion, published: &str) -> Vec<Dependency> {
    // A channel that the app or a library brings needs its companions just as much.
    let packaged = |channel: Channel| {
        project.uses(channel) || lists(&project.variant.declared, channel.module()) || project.packages(channel)
    };
    let channels: Vec<Channel> = Channel::ALL.into_iter().filter(|channel| packaged(*channel)).collect();
    let known = channels.iter().filter(|channel| channel.is_in(version));
    let own = std::iter::once((TPNS, None)).chain(known.map(|channel| (channel.module(), Some(*channel))));
    let own = own.map(|(module, channel)| Dependency {
        module,
        version: published.to_owned(),
        channel,
        repository: MAVEN_CENTRAL,
    });
    let companions = channels.iter().flat_map(|channel| {
        channel.descriptor().companions.iter().filter_map(move |companion| {
            let version = companion.version_for(Some(version))?.to_owned();
            let repository = companion.repository;
            Some(Dependency { module: companion.module, version, channel: Some(*channel), repository })
        })
    });
    own.chain(companions).filter(|dependency| is_left_out(project, dependency.module)).collect()
}

/// What was added is known for certain once the build has done it.
fn is_left_out(project: &Project, module: Module) -> bool {
    match &project.variant.added {
        Some(added) => lists(added, module),
        None => !lists(&project.variant.declared, module),
    }
}

/// The version of everything under `com.tencent.tpns`, and what its artifacts call it.
fn version(project: &Project) -> Option<(SdkVersion, String)> {
    // Who states the ids to tpnskit leaves the rest to it; with placeholders, the SDK is there by other means.
    let settings = CREDENTIALS.iter().any(|value| project.settings.credential(value).is_some());
    let config = project.config.as_ref();
    let stated = config.and_then(|config| config.version.as_ref()).map(|version| version.value.trim());
    if config.is_none() && !settings {
        return None;
    }
    let resolved = own_version(&project.variant.components);
    resolved.or_else(|| own_version(&project.variant.declared)).or_else(|| match stated {
        None | Some("") => read(&NEWEST_KNOWN.to_string()),
        Some(stated) => read(stated),
    })
}

fn read(version: &str) -> Option<(SdkVersion, String)> {
    Some((SdkVersion::parse(version)?, version::published(version)))
}

/// The version of the SDK among artifacts, else that of the first channel which has one.
fn own_version(artifacts: &[String]) -> Option<(SdkVersion, String)> {
    let of = |wanted: fn(&str, &str) -> bool| {
        artifacts.iter().find_map(|artifact| {
            let mut parts = artifact.splitn(3, ':');
            if wanted(parts.next()?, parts.next()?) { read(parts.next()?) } else { None }
        })
    };
    of(|group, name| group == TPNS.group && name == TPNS.name).or_else(|| of(|group, _| group == TPNS_GROUP))
}

fn is_archive(project: &Project) -> bool {
    project.has_archive("tpns")
        || project.variant.local_archives.iter().any(|name| name.to_ascii_lowercase().starts_with("xg"))
}
