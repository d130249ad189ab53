//! Whether the SDK waits for the user's consent: TPNS419.

use super::{Check, with_merged};
use crate::finding::{Code, Finding, Subject};
use crate::plan::Plan;
use crate::project::Project;
use crate::tpns::sdk::PULL_UP_OFF;

pub(super) const CHECKS: &[Check] = &[Check { codes: &[Code::TPNS419], unknown: with_merged, run: check }];

fn check(project: &Project, _: &Plan) -> Vec<Finding> {
    let stated = project.merged.as_ref().and_then(|merged| merged.meta_data(PULL_UP_OFF));
    // Only what is known to be false: a resource has its value elsewhere.
    let Some(stated) = stated.filter(|stated| stated.value.trim().eq_ignore_ascii_case("false")) else {
        return Vec::new();
    };
    let own = project.meta_data_place(PULL_UP_OFF);
    let finding = Finding::new(Code::TPNS419, Subject::Entry(PULL_UP_OFF.to_owned())).with("value", &stated.value);
    let finding = finding.at_or_library(own.map(|(file, attribute)| (file, attribute.value_span)));
    // A placeholder may stand for another value in another variant.
    let literal = own.is_some_and(|(_, attribute)| attribute.value == stated.value);
    vec![if literal { finding.fixed_by_writing("true") } else { finding }]
}
