//! What of the network a build can count on.

use std::fs;
use std::process::Command;

use crate::error::{Error, Result, at};
use crate::jdk::Jdk;
use crate::process;
use crate::repository::Repository;

/// Google's Maven repository is there if its list of groups is; some mirrors answer for single artifacts alone.
const GOOGLE: &str = "https://dl.google.com/dl/android/maven2/master-index.xml";

/// Which hosts answer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Network {
    /// Google's Maven repository.
    pub(crate) google: bool,
    /// Where the wrapper's distribution is.
    pub(crate) gradle: bool,
}

impl Network {
    /// Asks, for a few seconds at most.
    pub(crate) fn look(repository: &Repository, jdk: &Jdk) -> Result<Self> {
        let distribution = distribution_url(repository)?;
        let asker = repository.target("Reachable.java");
        fs::create_dir_all(repository.target("")).map_err(at("create", &asker))?;
        fs::write(&asker, include_str!("Reachable.java")).map_err(at("write", &asker))?;
        let mut command = Command::new(jdk.tool("java"));
        command.arg(&asker).args([GOOGLE, &distribution]);
        let answers = process::output(&mut command, "asking which hosts answer")?;
        let answered = |address: &str| answers.lines().any(|line| line == format!("{address} true"));
        Ok(Self { google: answered(GOOGLE), gradle: answered(&distribution) })
    }
}

/// The version that the wrapper downloads.
pub(crate) fn wrapper_version(repository: &Repository) -> Result<String> {
    let url = distribution_url(repository)?;
    version_in(&url).map(str::to_owned).ok_or_else(|| Error::Missing(format!("`{url}` names no Gradle version")))
}

fn version_in(distribution: &str) -> Option<&str> {
    distribution.rsplit_once("/gradle-")?.1.split('-').next()
}

/// The address in the wrapper's properties.
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
    fn property_without_its_escapes() {
        let properties =
            "distributionBase=GRADLE_USER_HOME\ndistributionUrl=https\\://example.org/gradle-8.8-bin.zip\n";
        assert_eq!(property(properties, "distributionUrl").as_deref(), Some("https://example.org/gradle-8.8-bin.zip"));
        assert_eq!(property(properties, "distributionSha256Sum"), None);
        assert_eq!(version_in("https://example.org/gradle-8.8-bin.zip"), Some("8.8"));
    }
}
