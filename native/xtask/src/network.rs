//! Finds out which hosts a build can reach.

use std::fs;
use std::process::Command;

use crate::error::{Error, Result, at};
use crate::jdk::Jdk;
use crate::process;
use crate::repository::Repository;

/// The list of groups in Google's Maven repository. Some mirrors have single artifacts but not this list.
const GOOGLE: &str = "https://dl.google.com/dl/android/maven2/master-index.xml";

/// Which hosts answer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Network {
    /// Google's Maven repository.
    pub(crate) google: bool,
    /// The host of the wrapper's distribution.
    pub(crate) gradle: bool,
}

impl Network {
    /// Tries the hosts, for a few seconds at most.
    pub(crate) fn probe(repository: &Repository, jdk: &Jdk) -> Result<Self> {
        let distribution = distribution_url(repository)?;
        let program = repository.target("Reachable.java");
        fs::create_dir_all(repository.target("")).map_err(at("create", &program))?;
        fs::write(&program, include_str!("Reachable.java")).map_err(at("write", &program))?;
        let mut command = Command::new(jdk.tool("java"));
        command.arg(&program).args([GOOGLE, &distribution]);
        let answers = process::output(&mut command, "checking which hosts answer")?;
        let answered = |address: &str| answers.lines().any(|line| line == format!("{address} true"));
        Ok(Self { google: answered(GOOGLE), gradle: answered(&distribution) })
    }
}

/// The version that the wrapper downloads.
pub(crate) fn wrapper_version(repository: &Repository) -> Result<String> {
    let url = distribution_url(repository)?;
    version_in(&url).map(str::to_owned).ok_or_else(|| Error::Missing(format!("`{url}` has no Gradle version")))
}

fn version_in(distribution: &str) -> Option<&str> {
    distribution.rsplit_once("/gradle-")?.1.split('-').next()
}

/// The URL in the wrapper's properties.
fn distribution_url(repository: &Repository) -> Result<String> {
    let path = repository.path("gradle/wrapper/gradle-wrapper.properties");
    let properties = fs::read_to_string(&path).map_err(at("read", &path))?;
    property(&properties, "distributionUrl")
        .ok_or_else(|| Error::Unexpected { path, why: "it has no `distributionUrl`".into() })
}

fn property(properties: &str, name: &str) -> Option<String> {
    properties.lines().find_map(|line| {
        let (key, value) = line.split_once('=')?;
        (key.trim() == name).then(|| value.trim().replace('\\', ""))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_property_without_its_escapes() {
        let properties =
            "distributionBase=GRADLE_USER_HOME\ndistributionUrl=https\\://example.org/gradle-8.8-bin.zip\n";
        assert_eq!(property(properties, "distributionUrl").as_deref(), Some("https://example.org/gradle-8.8-bin.zip"));
        assert_eq!(property(properties, "distributionSha256Sum"), None);
        assert_eq!(version_in("https://example.org/gradle-8.8-bin.zip"), Some("8.8"));
    }
}
