//! What the build knows of a variant.

use std::collections::BTreeMap;

use super::unbuilt::Unbuilt;

/// What is known of the variant.
#[derive(Clone, Debug, Default)]
pub struct Variant {
    /// The variant's name, as in `paidRelease`.
    pub name: String,
    /// The id that the package manager knows the app by, suffixes included.
    pub application_id: String,
    /// The package of the generated `R` class; generated sources go below it.
    pub namespace: String,
    /// API level, if known.
    pub target_sdk: Option<u32>,
    /// Whether a debugger may attach to it, if known.
    pub debuggable: Option<bool>,
    /// Whether R8 shrinks it, if known.
    pub minified: Option<bool>,
    /// The ABIs that it is restricted to; empty for no restriction.
    pub abi_filters: Vec<String>,
    /// Ids of the plugins that are applied, of those that the engine asks about; nothing when not known.
    pub plugins: Option<Vec<String>>,
    /// Placeholders that the build states; the layer that wins comes first.
    pub placeholders: Vec<Placeholder>,
    /// Every placeholder that the manifest merge gets, what tpnskit supplies included; nothing when not known.
    pub merged_placeholders: Option<BTreeMap<String, String>>,
    /// Files that may be meant as a `tpns-configs.json`, by the names of their paths.
    pub nearby_files: Vec<String>,
    /// What the configurations of the runtime class path declare themselves, unresolved, as `group:name:version` or
    /// `group:name`; known only while dependencies are being made up.
    pub declared: Vec<String>,
    /// What tpnskit added to the dependencies, in the same form; nothing where that is not known.
    pub added: Option<Vec<String>>,
    /// Resolved external components of the runtime class path, as `group:name:version`; empty when not known.
    pub components: Vec<String>,
    /// The same of the compile class path; empty when not known.
    pub compile_components: Vec<String>,
    /// File names of the jars and AARs of the runtime class path that are no components, as in `heytap-push-2.1.0.aar`.
    pub local_archives: Vec<String>,
    /// Paths of the app's own Java and Kotlin files below their source folders, as in `com/example/Main.java`; nothing when
    /// not known.
    pub sources: Option<Vec<String>>,
    /// True where the build doesn't apply tpnskit, so nothing is supplied. Only a command line sees such a variant.
    pub unapplied: bool,
    /// What nobody knows where no build was asked, but only texts; nothing where one was.
    pub unbuilt: Option<Unbuilt>,
}

/// A manifest placeholder that a layer of the build states.
#[derive(Clone, Debug)]
pub struct Placeholder {
    /// As in `XG_ACCESS_ID`.
    pub name: String,
    /// The stated text.
    pub value: String,
    /// The layer that states it, as in `defaultConfig` or `productFlavors.paid`.
    pub origin: String,
}

/// A certificate that a variant is signed with.
#[derive(Clone, Debug)]
pub struct Certificate {
    /// The signing config's name, as in `release`.
    pub signing_config: String,
    /// Pairs of hex digits with colons, as `keytool` writes them.
    pub sha256: String,
    /// The same, for Firebase's console.
    pub sha1: Option<String>,
}
