//! Finds the tools that a task uses, and prints which ones and why.

use crate::error::Result;
use crate::gradle::Gradle;
use crate::jdk::Jdk;
use crate::network::Network;
use crate::repository::Repository;
use crate::sdk::Sdk;
use crate::toolchain::Toolchain;

/// Everything that is needed to build the sample app.
pub(crate) struct Tools {
    pub(crate) jdk: Jdk,
    pub(crate) network: Network,
    pub(crate) gradle: Gradle,
    pub(crate) sdk: Sdk,
}

impl Tools {
    /// Finds or makes the tools. `gradle` asks for exactly that version.
    pub(crate) fn find(repository: &Repository, gradle: Option<&str>) -> Result<Self> {
        let jdk = Jdk::find()?;
        say("JDK", &jdk.version, &jdk.reason);
        let network = Network::probe(repository, &jdk)?;
        let (google, why) = if network.google { ("used", "it answers") } else { ("not used", "it does not answer") };
        say("Google", &format!("Maven repository {google}"), why);
        let toolchain = Toolchain::new(repository, &jdk);
        let gradle = Gradle::find(repository, &toolchain, network, gradle)?;
        say("Gradle", &gradle.version, &gradle.reason);
        let sdk = Sdk::find(&toolchain)?;
        say("SDK", "platform 34", &sdk.reason);
        Ok(Self { jdk, network, gradle, sdk })
    }
}

fn say(tool: &str, which: &str, why: &str) {
    println!("      {tool:8}{which} ({why})");
}
