//! Manifest placeholders that the SDK's manifest needs.

use std::collections::BTreeMap;

use crate::project::Project;

/// Every placeholder that no layer of the build states. A value that the file does not hold in its proper shape is
/// empty text: the manifest merge then passes, and the findings say what is wrong.
pub fn supply(project: &Project) -> BTreeMap<String, String> {
    if !project.settings.supply.placeholders {
        return BTreeMap::new();
    }
    [("XG_ACCESS_ID", project.access_id()), ("XG_ACCESS_KEY", project.access_key())]
        .into_iter()
        .filter(|(name, _)| project.placeholder(name).is_none())
        .map(|(name, value)| (name.to_owned(), value.unwrap_or_default().to_owned()))
        .collect()
}
