//! A library, without its version.

use std::fmt;

/// The group of TPNS's own artifacts.
pub const TPNS_GROUP: &str = "com.tencent.tpns";
/// The repository that has TPNS's own artifacts, as a build script declares it.
pub const MAVEN_CENTRAL: &str = "mavenCentral()";
/// Google's repository.
pub const GOOGLE: &str = "google()";
/// The TPNS SDK itself.
pub const TPNS: Module = Module::new(TPNS_GROUP, "tpns");

/// A library in a Maven repository; it displays as `group:name`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Module {
    /// Its group.
    pub group: &'static str,
    /// Its name.
    pub name: &'static str,
}

impl Module {
    /// The module of a group and a name.
    pub const fn new(group: &'static str, name: &'static str) -> Self {
        Self { group, name }
    }
}

impl fmt::Display for Module {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.group, self.name)
    }
}
