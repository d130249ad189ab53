//! Tencent IM over TPNS: TPNS507, 701, 702.

use super::{Check, Reason};
use crate::finding::{Code, Finding, Severity, Subject};
use crate::plan::Plan;
use crate::project::Project;
use crate::tpns::channel::Channel;
use crate::tpns::im;

pub(super) const CHECKS: &[Check] = &[
    Check { codes: &[Code::TPNS507], unknown: with_stated_im, run: im_sdk },
    Check { codes: &[Code::TPNS701], unknown: with_im, run: oppo_channel },
    Check { codes: &[Code::TPNS702], unknown: with_im, run: push_settings },
];

fn with_im(project: &Project, _: &Plan) -> Option<Reason> {
    (!project.im_push()).then_some(Reason::NoIm)
}

/// The IM SDK alone doesn't say that IM is pushed through TPNS.
fn with_stated_im(project: &Project, _: &Plan) -> Option<Reason> {
    (!project.states_im_push()).then_some(Reason::NoIm)
}

fn im_sdk(project: &Project, _: &Plan) -> Vec<Finding> {
    let found = im::MODULES.into_iter().find_map(|module| Some((module, project.version_of(module)?)));
    let Some((module, version)) = found.filter(|(_, version)| !im::takes_tpns_token(version)) else {
        return Vec::new();
    };
    let finding =
        Finding::new(Code::TPNS507, Subject::Dependency(module.to_string())).with("module", module.to_string());
    let finding = finding.with("since", im::SINCE).with("version", version);
    vec![finding.at(project.dependency_place(module))]
}

fn oppo_channel(project: &Project, _: &Plan) -> Vec<Finding> {
    let uses = project.uses(Channel::Oppo) || project.packages(Channel::Oppo) && project.channels_enabled();
    if project.settings.im.oppo_channel().is_some() || !uses {
        return Vec::new();
    }
    let stated = project.settings.im.stated(&im::OPPO_CHANNEL);
    let blank = stated.and_then(|blank| project.scripts.find_used("oppoChannelId", blank));
    let block = || {
        let block = project.application()?.vendors.iter().find(|block| block.channel == Channel::Oppo)?;
        Some((project.config.as_ref()?.file, block.name))
    };
    let place = blank.or_else(block).or_else(|| project.dependency_place(Channel::Oppo.module()));
    let finding = Finding::new(Code::TPNS701, Subject::Setting("im.oppoChannelId".to_owned())).at(place);
    vec![if project.states_im_push() { finding } else { finding.case("unstated").severity(Severity::Note) }]
}

/// Settings that are stated and that the IM SDK has no method for. One that can't push at all has TPNS507.
fn push_settings(project: &Project, _: &Plan) -> Vec<Finding> {
    let Some(version) = project.im_version().filter(|version| im::takes_tpns_token(version)) else {
        return Vec::new();
    };
    let lacking = im::PUSH_SETTINGS.iter().filter(|setting| !setting.is_in(version));
    let finding = |setting: &im::PushSetting| {
        let value = project.settings.im.value(setting)?;
        let finding = Finding::new(Code::TPNS702, Subject::Setting(format!("im.{}", setting.name)));
        let finding =
            finding.with("setting", setting.name).with("setter", setting.setter).with("vendor", setting.vendor);
        let finding = finding.with("since", setting.since).with("version", version);
        let place = project.scripts.find_used(setting.name, value);
        Some(finding.at(place.or_else(|| project.dependency_place(im::IMSDK_PLUS))))
    };
    lacking.filter_map(finding).collect()
}
