//! Reads `compatibility.json`: the versions of Gradle and the Android Gradle plugin that tpnskit is tested with.

use std::collections::BTreeSet;
use std::fs;

use serde::Deserialize;

use crate::error::{Error, Result, at};
use crate::repository::Repository;

#[derive(Deserialize)]
struct Compatibility {
    builds: Vec<Build>,
}

#[derive(Deserialize)]
struct Build {
    gradle: String,
}

/// All Gradle versions that real builds are made with.
pub(crate) fn gradle_versions(repository: &Repository) -> Result<BTreeSet<String>> {
    let path = repository.path("compatibility.json");
    let text = fs::read_to_string(&path).map_err(at("read", &path))?;
    let data: Compatibility =
        serde_json::from_str(&text).map_err(|error| Error::Unexpected { path, why: error.to_string() })?;
    Ok(data.builds.into_iter().map(|build| build.gradle).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_versions_are_tested() {
        assert!(gradle_versions(&Repository::find()).is_ok_and(|versions| versions.len() > 1));
    }
}
