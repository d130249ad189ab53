//! The native libraries that are packaged: TPNS412.

use crate::build_script;
use crate::diagnostic::{Code, Diagnostic};
use crate::project::Project;
use crate::sdk::ABIS;

pub(super) fn check(project: &Project) -> Vec<Diagnostic> {
    let filters = &project.variant.abi_filters;
    if filters.is_empty() || filters.iter().any(|abi| ABIS.contains(&abi.as_str())) {
        return Vec::new();
    }
    let place = filters.iter().find_map(|abi| build_script::find_literal(&project.sources, |literal| literal == abi));
    let message = format!("the ABI filters leave only `{}`, for which the SDK has no library", filters.join("`, `"));
    let finding = Diagnostic::new(Code::TPNS412, message)
        .at_place(place, "")
        .note("registration fails on the device with code 10004")
        .help(format!("add one of `{}` to the filters", ABIS.join("`, `")));
    vec![finding]
}
