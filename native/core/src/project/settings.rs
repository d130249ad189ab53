//! What a build script sets in `tpns { }`.

use std::collections::BTreeMap;

use crate::text::language::Language;
use crate::tpns::im::{OPPO_CHANNEL, PushSetting};
use crate::tpns::placeholder::Credential;

/// What a build script sets, or the default of what it leaves out.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Every path where a `tpns-configs.json` may be, in look-up order, whether or not it exists.
    pub config_candidates: Vec<String>,
    /// The language of messages, as stated.
    pub language: Option<String>,
    /// What it means that a variant has no file, as stated.
    pub missing_config: Option<String>,
    /// The access id, as stated; blank where the script sets it to something that has no value here.
    pub access_id: Option<String>,
    /// The access key, likewise.
    pub access_key: Option<String>,
    /// The access point, as stated; else it follows from the access id.
    pub access_point: Option<String>,
    /// The receiver of TPNS messages.
    pub receiver: ReceiverSetting,
    /// What may be supplied.
    pub supply: Supply,
    /// False: no dependency is added.
    pub dependencies: bool,
    /// The pages that a notification opens.
    pub redirects: Vec<Redirect>,
    /// Redirects with only one of their two values.
    pub incomplete_redirects: Vec<IncompleteRedirect>,
    /// Tencent IM's part.
    pub im: Im,
    /// Channels that the file doesn't hold.
    pub channels: Channels,
    /// Severities, and which checks are off.
    pub checks: Checks,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            config_candidates: Vec::new(),
            language: None,
            missing_config: None,
            access_id: None,
            access_key: None,
            access_point: None,
            receiver: ReceiverSetting::default(),
            supply: Supply::default(),
            dependencies: true,
            redirects: Vec::new(),
            incomplete_redirects: Vec::new(),
            im: Im::default(),
            channels: Channels::default(),
            checks: Checks::default(),
        }
    }
}

impl Settings {
    /// What it means that a variant has no file. A wrong setting has a finding of its own and counts as left out.
    pub fn missing_config(&self) -> MissingConfig {
        self.missing_config.as_deref().and_then(MissingConfig::of_name).unwrap_or(MissingConfig::Error)
    }

    /// The id or key that is stated.
    pub fn credential(&self, value: &Credential) -> Option<&str> {
        if value.secret { self.access_key.as_deref() } else { self.access_id.as_deref() }
    }

    /// The language that is stated, or else that of the locale.
    pub fn language(&self, locale: &str) -> Language {
        self.language.as_deref().and_then(Language::of_tag).unwrap_or_else(|| Language::of_locale(locale))
    }
}

/// What it means that a variant has no `tpns-configs.json`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MissingConfig {
    /// A mistake that fails the build.
    Error,
    /// Worth a warning.
    Warn,
    /// It is meant to be so.
    Ignore,
}

impl MissingConfig {
    /// Every meaning, as a build script states it.
    pub const NAMES: [&'static str; 3] = ["error", "warn", "ignore"];

    /// The meaning of a setting.
    pub fn of_name(name: &str) -> Option<Self> {
        match name {
            "error" => Some(Self::Error),
            "warn" => Some(Self::Warn),
            "ignore" => Some(Self::Ignore),
            _ => None,
        }
    }
}

/// The receiver of TPNS messages.
#[derive(Clone, Debug)]
pub struct ReceiverSetting {
    /// False: neither generated nor merged.
    pub enabled: bool,
    /// The app's own class, full name or `.Name` below the namespace; then none is generated.
    pub class_name: Option<String>,
}

impl ReceiverSetting {
    /// The app's own class; a blank name counts as left out.
    pub fn own_class(&self) -> Option<&str> {
        self.class_name.as_deref().filter(|class| !class.trim().is_empty())
    }
}

impl Default for ReceiverSetting {
    fn default() -> Self {
        Self { enabled: true, class_name: None }
    }
}

/// What may be supplied where the app leaves it out.
#[derive(Clone, Debug)]
pub struct Supply {
    /// Manifest placeholders.
    pub placeholders: bool,
    /// The `XG_SERVER_SUFFIX` entry.
    pub access_point: bool,
    /// The `org.apache.http.legacy` entry.
    pub legacy_http: bool,
    /// The `XG_SERVICE_PULL_UP_OFF` entry.
    pub pull_up_off: bool,
    /// `TpnsPush` and its helpers; the receiver has a setting of its own.
    pub client: bool,
    /// R8 rules.
    pub keep_rules: bool,
}

impl Default for Supply {
    fn default() -> Self {
        Self {
            placeholders: true,
            access_point: true,
            legacy_http: true,
            pull_up_off: true,
            client: true,
            keep_rules: true,
        }
    }
}

/// A page that a notification opens (official guide, step 4).
#[derive(Clone, Debug)]
pub struct Redirect {
    /// The activity's class, full name or `.Name` below the namespace.
    pub activity: String,
    /// As in the TPNS console: `scheme://host/path`; `${name}` is replaced as in a manifest.
    pub uri: String,
}

/// A `redirect { }` that lacks a value.
#[derive(Clone, Debug)]
pub struct IncompleteRedirect {
    /// What it lacks: `activity` or `uri`, or both.
    pub lacks: Vec<&'static str>,
    /// The value that it has, if any.
    pub has: Option<String>,
}

/// Tencent IM's part.
#[derive(Clone, Debug, Default)]
pub struct Im {
    /// Nothing: on where the IM SDK is a dependency.
    pub enabled: Option<bool>,
    /// What is stated of [`PUSH_SETTINGS`](crate::tpns::im::PUSH_SETTINGS), by its name.
    pub push: BTreeMap<&'static str, String>,
}

impl Im {
    /// What is stated of a setting, even if it is blank.
    pub fn stated(&self, setting: &PushSetting) -> Option<&str> {
        self.push.get(setting.name).map(String::as_str)
    }

    /// What is stated of a setting, unless it is blank.
    pub fn value(&self, setting: &PushSetting) -> Option<&str> {
        self.stated(setting).filter(|value| !value.trim().is_empty())
    }

    /// The OPPO notification channel's id, as in OPPO's console, unless it is blank.
    pub fn oppo_channel(&self) -> Option<&str> {
        self.value(&OPPO_CHANNEL)
    }
}

/// Channels that the file doesn't hold.
#[derive(Clone, Debug, Default)]
pub struct Channels {
    /// Firebase Cloud Messaging.
    pub fcm: bool,
    /// Honor's app id.
    pub honor: Option<String>,
}

/// Severities, and which checks are off.
#[derive(Clone, Debug, Default)]
pub struct Checks {
    /// Codes that are not wanted.
    pub disable: Vec<String>,
    /// Code to `error`, `warning` or `note`. It wins over the code's own severity, a variant's `missingConfig` included.
    pub severity: BTreeMap<String, String>,
    /// True: a warning fails the build.
    pub warnings_as_errors: bool,
}
