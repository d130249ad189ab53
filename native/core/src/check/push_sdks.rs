//! Two push SDKs that bring the same classes: TPNS511.

use super::{Check, always};
use crate::finding::{Code, Finding, Subject};
use crate::plan::Plan;
use crate::project::Project;
use crate::tpns::channel::Channel;
use crate::tpns::module::TPNS;
use crate::tpns::push_sdks::{ALL_VENDORS, XINGE_COMPANIONS, XINGE_GROUP, channel_of, push_sdk_of};

pub(super) const CHECKS: &[Check] = &[Check { codes: &[Code::TPNS511], unknown: always, run: check }];

fn check(project: &Project, _: &Plan) -> Vec<Finding> {
    let components = project.variant.components.iter();
    let mut findings: Vec<Finding> = components.filter_map(|component| rivals(project, component)).collect();
    // All of XG 4 goes together.
    let mut said = false;
    findings.retain(|finding| finding.case.is_empty() || !std::mem::replace(&mut said, true));
    findings
}

fn rivals(project: &Project, component: &str) -> Option<Finding> {
    let mut parts = component.split(':');
    let (group, name) = (parts.next()?, parts.next()?);
    let sdk = push_sdk_of(group, name)?;
    let channels = channel_of(name).map_or(Vec::new(), |channel| vec![channel]);
    let channels = if (group, name) == ALL_VENDORS { Channel::ALL.to_vec() } else { channels };
    let channels: Vec<Channel> = channels.into_iter().filter(|channel| project.packages(*channel)).collect();
    let xinge = group == XINGE_GROUP && channel_of(name).is_none() && project.sdk_version().is_some();
    let modules: Vec<_> = if xinge { vec![TPNS] } else { channels.iter().map(|channel| channel.module()).collect() };
    let own = modules.first()?;
    let version = |module| project.version_of(module).unwrap_or_default();
    let finding = Finding::new(Code::TPNS511, Subject::Dependency(format!("{group}:{name}")));
    let finding = finding.with("other", component).with("title", sdk.title);
    let finding = finding.with_list("artifacts", modules.iter().map(|module| format!("{module}:{}", version(*module))));
    let other = project.scripts.find_dependency(group, name);
    let finding = finding.among([other, project.dependency_place(*own)]);
    Some(match channels.first().filter(|_| !xinge) {
        Some(channel) => finding.with_word("vendor", channel.descriptor().word).with("channel", channel.artifact()),
        None => {
            let of_xinge = |listed: &&String| {
                let group = listed.split(':').next().unwrap_or_default();
                group == XINGE_GROUP || XINGE_COMPANIONS.contains(&group)
            };
            finding.case("xinge").with_list("drop", project.variant.components.iter().filter(of_xinge))
        }
    })
}
