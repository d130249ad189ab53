//! The contract with a carrier (JNI, WebAssembly, the command line): one request, one response, UTF-8 JSON both ways.
//!
//! Invariant: every member is spelled out here and an unknown one is refused, so that drift between the two sides is loud.

use std::collections::BTreeMap;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Severity;
use crate::diagnostic::render::json::Finding;
use crate::source::{Role, Source};

/// The engine's version, which is also the plugin's.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The version of this contract. A carrier that speaks another one is refused.
pub const PROTOCOL: u32 = 1;

/// What a carrier asks for.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Request {
    /// Must equal [`PROTOCOL`].
    pub protocol: u32,
    /// Which answer is wanted.
    pub command: Command,
    /// Every text that the answer may depend on.
    #[serde(default)]
    pub files: Vec<File>,
    /// The variant that is being built; `version` and `explain` need none.
    #[serde(default)]
    pub variant: Variant,
    /// What the app's owner set in `tpns { }`.
    #[serde(default)]
    pub settings: Settings,
    /// For `explain`: the code that is asked about.
    #[serde(default)]
    pub code: Option<String>,
    /// Where the names of files start, for the console alone: an IDE links a place only by its absolute path, and a report
    /// must be the same on every machine.
    #[serde(default)]
    pub display_root: Option<String>,
}

/// The commands of the contract.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub enum Command {
    /// The engine's own version, for the handshake after loading.
    Version,
    /// The manifest placeholders that no layer of the build states.
    Placeholders,
    /// The SDKs that the app needs and does not declare.
    Dependencies,
    /// The Java sources that go into the app.
    Sources,
    /// The R8 rules that the SDKs and the generated sources need, as `tpns.pro`.
    KeepRules,
    /// A page of everything that must be typed into the consoles: the report `tpns-console.txt`, plain text to be printed.
    Console,
    /// The merged manifest with what was missing, and every finding about the variant.
    Merge,
    /// The findings of the variant as a baseline file, added to the baseline that the request holds.
    Baseline,
    /// What a code means, as text for the console; without a code, all of them in a list.
    Explain,
}

/// A named text. Exactly one of `text` and `base64` is given: `base64` when the bytes are not UTF-8.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct File {
    /// Path as findings show it: relative to the root project, with `/`.
    pub name: String,
    /// What the file is.
    pub role: Role,
    /// The content of a UTF-8 file, a byte order mark included.
    #[serde(default)]
    pub text: Option<String>,
    /// The bytes of a file that is not UTF-8, in standard Base64.
    #[serde(default)]
    pub base64: Option<String>,
}

impl File {
    /// The file's text, or why it can't be read from the request.
    pub fn read(self) -> Result<Source, String> {
        let bytes = match (self.text, self.base64) {
            (Some(text), None) => text.into_bytes(),
            (None, Some(base64)) => {
                BASE64_STANDARD.decode(base64).map_err(|error| format!("`{}`: {error}", self.name))?
            }
            _ => return Err(format!("`{}` needs exactly one of `text` and `base64`", self.name)),
        };
        Source::decode(self.name, self.role, bytes)
    }
}

/// What is known of the variant.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Variant {
    /// The variant's name, as in `paidRelease`.
    pub name: String,
    /// The id the package manager will know the app by, suffixes included.
    pub application_id: String,
    /// The package of the generated `R` class; generated sources go below it.
    pub namespace: String,
    /// API level, if known.
    pub target_sdk: Option<u32>,
    /// True for a variant that a debugger may attach to; nothing when not known.
    pub debuggable: Option<bool>,
    /// True when R8 shrinks the variant; nothing when not known.
    pub minified: Option<bool>,
    /// The ABIs that the variant is restricted to; empty for no restriction.
    pub abi_filters: Vec<String>,
    /// Ids of the plugins that are applied, at least of those that the engine asks about (see
    /// [`crate::project::ASKED_PLUGINS`]); nothing when not known.
    pub plugins: Option<Vec<String>>,
    /// For `console`: the certificates that the variant is signed with, if known.
    pub certificates: Vec<Certificate>,
    /// Placeholders that the build states; the layer that wins comes first.
    pub placeholders: Vec<Placeholder>,
    /// For `dependencies`: what the configurations of the variant's runtime class path declare themselves, unresolved, as
    /// `group:name:version`, or `group:name` where the version comes from elsewhere.
    pub declared: Vec<String>,
    /// Resolved external components of the runtime class path, as `group:name:version`; empty when not known.
    pub components: Vec<String>,
    /// File names of the jars and AARs of the runtime class path that are no components, as in `heytap-push-2.1.0.aar`;
    /// for `dependencies`, of those that the configurations declare as files, as far as that is known unresolved.
    pub local_archives: Vec<String>,
    /// True where the build does not apply tpnskit, so that nothing is supplied. Only a command line sees such a
    /// variant.
    pub unapplied: bool,
}

/// A certificate that a variant is signed with.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Certificate {
    /// The signing config's name, as in `release`.
    pub signing_config: String,
    /// Pairs of hex digits with colons, as `keytool` writes them.
    pub sha256: String,
    /// The same, for Firebase's console.
    #[serde(default)]
    pub sha1: Option<String>,
}

/// A manifest placeholder that a layer of the build states.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Placeholder {
    /// As in `XG_ACCESS_ID`.
    pub name: String,
    /// The stated text.
    pub value: String,
    /// The layer that states it, as in `defaultConfig` or `productFlavors.paid`.
    pub origin: String,
}

/// What the app's owner set.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Settings {
    /// Every place where a `tpns-configs.json` may stand, in the order of the look-up, whether or not it exists.
    pub config_candidates: Vec<String>,
    /// What a variant without a file is.
    pub missing_config: MissingConfig,
    /// The access point that the owner states, as in `shanghai`; else it follows from the access id.
    pub access_point: Option<String>,
    /// The receiver of TPNS messages.
    pub receiver: ReceiverSetting,
    /// What may be supplied.
    pub supply: Supply,
    /// False: no dependency is added.
    pub dependencies: bool,
    /// The pages that a notification opens.
    pub redirects: Vec<Redirect>,
    /// Tencent IM's part.
    pub im: Im,
    /// Channels that the file does not hold.
    pub channels: Channels,
    /// How findings are weighed.
    pub checks: Checks,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            config_candidates: Vec::new(),
            missing_config: MissingConfig::Error,
            access_point: None,
            receiver: ReceiverSetting::default(),
            supply: Supply::default(),
            dependencies: true,
            redirects: Vec::new(),
            im: Im::default(),
            channels: Channels::default(),
            checks: Checks::default(),
        }
    }
}

/// What a variant without a `tpns-configs.json` is.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub enum MissingConfig {
    /// A mistake that fails the build.
    Error,
    /// Worth a warning.
    Warn,
    /// Meant to be so.
    Ignore,
}

impl MissingConfig {
    /// The severity of TPNS101 under this setting, or nothing where no finding is wanted.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warn => Some(Severity::Warning),
            Self::Ignore => None,
        }
    }
}

/// The receiver of TPNS messages.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct ReceiverSetting {
    /// False: neither generated nor merged.
    pub enabled: bool,
    /// The app's own class, full name or `.Name` below the namespace; nothing is generated then.
    pub class_name: Option<String>,
}

impl Default for ReceiverSetting {
    fn default() -> Self {
        Self { enabled: true, class_name: None }
    }
}

/// What may be supplied where the app leaves it out.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Supply {
    /// Manifest placeholders.
    pub placeholders: bool,
    /// The `XG_SERVER_SUFFIX` entry.
    pub access_point: bool,
    /// The `org.apache.http.legacy` entry.
    pub legacy_http: bool,
    /// `TpnsPush` and what belongs to it; the receiver has a setting of its own.
    pub client: bool,
    /// R8 rules.
    pub keep_rules: bool,
}

impl Default for Supply {
    fn default() -> Self {
        Self { placeholders: true, access_point: true, legacy_http: true, client: true, keep_rules: true }
    }
}

/// A page that a notification opens (official guide, step 4).
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Redirect {
    /// The activity's class, full name or `.Name` below the namespace.
    pub activity: String,
    /// As typed into the console: `scheme://host/path`; `${name}` is replaced as in a manifest.
    pub uri: String,
}

/// Tencent IM's part.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Im {
    /// Nothing: on where the IM SDK is a dependency.
    pub enabled: Option<bool>,
    /// The OPPO notification channel's id, as in the console.
    pub oppo_channel_id: Option<String>,
}

/// Channels that the file does not hold.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Channels {
    /// Firebase Cloud Messaging.
    pub fcm: bool,
    /// Honor's app id.
    pub honor: Option<String>,
}

/// How findings are weighed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Checks {
    /// Codes that are not wanted.
    pub disable: Vec<String>,
    /// Code to `error`, `warning` or `note`. What the code does of itself, a variant's `missingConfig` included, gives way.
    pub severity: BTreeMap<String, String>,
    /// True: a warning fails the build.
    pub warnings_as_errors: bool,
}

/// The answer to a [`Request`].
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Response {
    /// Equals [`PROTOCOL`].
    pub protocol: u32,
    /// The engine's version.
    pub version: &'static str,
    /// Why the request was refused. A fault of the carrier, never of the app's owner.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused: Option<String>,
    /// True when a finding fails the build.
    pub failed: bool,
    /// One line on what was found, for the exception that fails the build.
    pub summary: String,
    /// What was found, errors first, each with its places.
    pub findings: Vec<Finding>,
    /// How many findings the baseline accepts; they are not among the findings.
    pub accepted: usize,
    /// Texts for the console, one for each finding that deserves it, in order.
    pub console: Vec<ConsoleText>,
    /// The findings as workflow commands of GitHub Actions, one a line, for a build that runs there.
    pub annotations: Vec<String>,
    /// For `explain`: the text for the console, no newline at the end. `failed` says that the code does not exist.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Placeholders to put: name to value.
    pub placeholders: BTreeMap<String, String>,
    /// Dependencies to add, as `group:name:version`.
    pub dependencies: Vec<String>,
    /// Texts that become part of the app, named by their path below the output folder.
    pub outputs: Vec<Output>,
    /// Reports, named by their path below the report folder.
    pub reports: Vec<Output>,
}

/// A finding as the console shows it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ConsoleText {
    /// The severity, for a carrier that logs by level.
    pub severity: Severity,
    /// The rendered finding: several lines without colour, no newline at the end.
    pub text: String,
}

/// A text that leaves the engine. Exactly one of `text` and `base64` is given: `base64` when the file is not UTF-8.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Output {
    /// Relative path with `/`.
    pub name: String,
    /// The content of a UTF-8 file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The bytes of another file, in standard Base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base64: Option<String>,
}

impl Output {
    /// A UTF-8 file.
    pub fn text(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: Some(text.into()), base64: None }
    }

    /// A file of any encoding.
    pub fn bytes(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            Ok(text) => Self::text(name, text),
            Err(error) => {
                Self { name: name.into(), text: None, base64: Some(BASE64_STANDARD.encode(error.as_bytes())) }
            }
        }
    }
}
