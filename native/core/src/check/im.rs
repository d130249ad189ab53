//! Tencent IM over TPNS: TPNS507, 701.

use super::{Check, Reason};
use crate::finding::{Code, Finding, Severity, Subject};
use crate::plan::Plan;
use crate::project::Project;
use crate::tpns::channel::Channel;
use crate::tpns::im;

pub(super) const CHECKS: &[Check] = &[
    Check { codes: &[Code::TPNS507], unknown: with_stated_im, run: im_sdk },
    Check { codes: &[Code::TPNS701], unknown: with_im, run: oppo_channel },
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
    let stated = project.settings.im.oppo_channel_id.as_deref();
    let blank = stated.and_then(|blank| project.scripts.find_used("oppoChannelId", blank));
    let block = || {
        let block = project.application()?.vendors.iter().find(|block| block.channel == Channel::Oppo)?;
        Some((project.config.as_ref()?.file, block.name))
    };
    let place = blank.or_else(block).or_else(|| project.dependency_place(Channel::Oppo.module()));
    let finding = Finding::new(Code::TPNS701, Subject::Setting("im.oppoChannelId".to_owned())).at(place);
    vec![if project.states_im_push() { finding } else { finding.case("unstated").severity(Severity::Note) }]
}
