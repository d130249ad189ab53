//! The native libraries that are packaged: TPNS412.

use super::{Check, always};
use crate::finding::{Code, Finding, Subject};
use crate::plan::Plan;
use crate::project::Project;
use crate::tpns::sdk::ABIS;

pub(super) const CHECKS: &[Check] = &[Check { codes: &[Code::TPNS412], unknown: always, run: check }];

fn check(project: &Project, _: &Plan) -> Vec<Finding> {
    let filters = &project.variant.abi_filters;
    if filters.is_empty() || filters.iter().any(|abi| ABIS.contains(&abi.as_str())) {
        return Vec::new();
    }
    let place = filters.iter().find_map(|abi| project.scripts.find_literal(|literal| literal == abi));
    let finding = Finding::new(Code::TPNS412, Subject::AbiFilters).at(place);
    vec![finding.with_list("filters", filters).with_list("abis", ABIS)]
}
