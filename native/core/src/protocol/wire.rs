//! What a host and the engine say to each other: one request, one response, UTF-8 JSON both ways.
//!
//! Invariant: every member is spelled out here and an unknown one is refused, so that drift between the two sides is loud.
//! Nothing below this module knows these types.

use std::collections::BTreeMap;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::{Deserialize, Serialize};

use crate::project::settings;
use crate::project::variant;
use crate::report::{Build, Level};
use crate::text::source::{self, Role, Source, Sources};

/// The version of this contract. A host that speaks another one is refused.
pub(super) const PROTOCOL: u32 = 2;

/// What a host sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Request {
    /// Must equal [`PROTOCOL`].
    pub(super) protocol: u32,
    /// Which answer is wanted, and everything that it depends on.
    pub(super) call: Call,
}

/// The calls of the contract, each with its payload.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Call {
    /// The engine's own version, for the handshake after loading.
    Version,
    /// What a code means, as text for the terminal.
    Explain(Explain),
    /// The manifest placeholders that no layer of the build states.
    Placeholders(Resolve),
    /// The SDKs that the app needs and doesn't declare.
    Dependencies(Dependencies),
    /// The Java sources that go into the app.
    Sources(Resolve),
    /// The R8 rules that the SDKs and the generated sources need.
    KeepRules(Resolve),
    /// Everything that must be typed into web consoles, as text for the terminal.
    Console(Console),
    /// The merged manifest with what was missing, and the reports of everything that was found.
    Merge(Merge),
    /// The findings of the variant, added to the baseline that the inputs hold.
    Baseline(Resolve),
    /// The safe fixes of all variants of a module.
    Fix(Fix),
    /// What a stored report says, as text for the terminal.
    Show(Show),
    /// What several stored reports say, as one.
    Overview(Overview),
}

/// For [`Call::Explain`].
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Explain {
    /// The code; without one, all of them are listed.
    #[serde(default)]
    pub(super) code: Option<String>,
    /// The language that the build script sets.
    #[serde(default)]
    pub(super) language: Option<String>,
    /// Else the host's locale decides.
    #[serde(default)]
    pub(super) locale: String,
}

/// For calls that depend on the variant's inputs alone.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Resolve {
    pub(super) inputs: Inputs,
}

/// For [`Call::Dependencies`].
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Dependencies {
    pub(super) inputs: Inputs,
    /// What the configurations of the runtime class path declare themselves, unresolved, as `group:name:version`, or
    /// `group:name` where the version comes from elsewhere.
    pub(super) declared: Vec<String>,
    /// What the runtime class path resolves to as long as everything that is not declared gives way to what the app and
    /// its libraries ask for; empty where that is not known yet.
    #[serde(default)]
    pub(super) resolved: Vec<String>,
}

/// For [`Call::Console`].
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Console {
    pub(super) inputs: Inputs,
    /// The certificates that the variant is signed with, if known.
    pub(super) certificates: Vec<Certificate>,
}

/// For [`Call::Merge`].
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Merge {
    pub(super) inputs: Inputs,
    /// The build, for the reports.
    pub(super) build: Build,
    /// Where the summary says that more is to be read.
    pub(super) report_link: String,
}

/// For [`Call::Fix`].
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Fix {
    /// Every variant of the module.
    pub(super) variants: Vec<Inputs>,
    /// The names of files that must stay as they are, such as generated ones and those outside of the project.
    pub(super) protected: Vec<String>,
    /// True where the files won't be written.
    pub(super) dry_run: bool,
}

/// For [`Call::Show`].
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Show {
    /// The text of a `tpns.json`.
    pub(super) report: String,
    /// Where the names of files start: an IDE links a place only by its absolute path, and a report must be the same on
    /// every machine.
    pub(super) display_root: String,
    /// Where the summary says that more is to be read.
    pub(super) report_link: String,
}

/// For [`Call::Overview`].
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Overview {
    /// The texts of each variant's `tpns.json`.
    pub(super) reports: Vec<String>,
    /// As for [`Show`].
    pub(super) display_root: String,
    /// As for [`Show`].
    pub(super) report_link: String,
}

/// What is known of a variant.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Inputs {
    /// Every text that the answer may depend on.
    files: Vec<File>,
    variant: Variant,
    settings: Settings,
    /// The host's, as in `zh-CN`.
    #[serde(default)]
    pub(super) locale: String,
}

impl Inputs {
    /// The same in the engine's own types, or why a file can't be read from the request.
    pub(super) fn read(self) -> Result<(Sources, variant::Variant, settings::Settings), String> {
        let mut sources = Sources::default();
        for file in self.files {
            sources.add(file.read()?);
        }
        Ok((sources, self.variant.into(), self.settings.into()))
    }
}

/// A named text. Exactly one of `text`, `base64` and `unreadable` is given: `base64` when the bytes are not UTF-8,
/// `unreadable` when they aren't known.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Path as findings show it: relative to the root project, with `/`.
    name: String,
    #[serde(with = "RoleName")]
    role: Role,
    /// The content of a UTF-8 file, a byte order mark included.
    #[serde(default)]
    text: Option<String>,
    /// The bytes of a file that is not UTF-8, in standard Base64.
    #[serde(default)]
    base64: Option<String>,
    /// Why the file that is there can't be read.
    #[serde(default)]
    unreadable: Option<Unreadable>,
}

/// [`source::Unreadable`], as a host sends it: `"directory"`, `{"tooLarge": 17000000}`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum Unreadable {
    TooLarge(usize),
    Directory,
    DanglingLink(String),
    LinkLoop,
    Special,
    Denied,
    Failed(String),
}

impl From<Unreadable> for source::Unreadable {
    fn from(wire: Unreadable) -> Self {
        match wire {
            Unreadable::TooLarge(bytes) => Self::TooLarge(bytes),
            Unreadable::Directory => Self::Directory,
            Unreadable::DanglingLink(target) => Self::DanglingLink(target),
            Unreadable::LinkLoop => Self::LinkLoop,
            Unreadable::Special => Self::Special,
            Unreadable::Denied => Self::Denied,
            Unreadable::Failed(why) => Self::Failed(why),
        }
    }
}

#[derive(Deserialize)]
#[serde(remote = "Role", rename_all = "camelCase")]
enum RoleName {
    Config,
    SourceManifest,
    MergedManifest,
    LibraryManifest,
    BuildScript,
    AppliedScript,
    LibraryScript,
    GradleProperties,
    VersionCatalog,
    KeepRules,
    Baseline,
    AgconnectServices,
    GoogleServices,
}

impl File {
    fn read(self) -> Result<Source, String> {
        let bytes = match (self.text, self.base64, self.unreadable) {
            (Some(text), None, None) => text.into_bytes(),
            (None, Some(base64), None) => {
                BASE64_STANDARD.decode(base64).map_err(|error| format!("`{}`: {error}", self.name))?
            }
            (None, None, Some(why)) => return Ok(Source::unreadable(self.name, self.role, why.into())),
            _ => return Err(format!("`{}` needs exactly one of `text`, `base64` and `unreadable`", self.name)),
        };
        Ok(Source::decode(self.name, self.role, bytes))
    }
}

/// [`variant::Variant`], as a host sends it.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct Variant {
    name: String,
    application_id: String,
    namespace: String,
    target_sdk: Option<u32>,
    debuggable: Option<bool>,
    minified: Option<bool>,
    abi_filters: Vec<String>,
    plugins: Option<Vec<String>>,
    placeholders: Vec<Placeholder>,
    merged_placeholders: Option<BTreeMap<String, String>>,
    nearby_files: Vec<String>,
    added: Option<Vec<String>>,
    components: Vec<String>,
    compile_components: Vec<String>,
    local_archives: Vec<String>,
    sources: Option<Vec<String>>,
    unapplied: bool,
}

impl From<Variant> for variant::Variant {
    fn from(wire: Variant) -> Self {
        Self {
            name: wire.name,
            application_id: wire.application_id,
            namespace: wire.namespace,
            target_sdk: wire.target_sdk,
            debuggable: wire.debuggable,
            minified: wire.minified,
            abi_filters: wire.abi_filters,
            plugins: wire.plugins,
            placeholders: wire.placeholders.into_iter().map(Into::into).collect(),
            merged_placeholders: wire.merged_placeholders,
            nearby_files: wire.nearby_files,
            declared: Vec::new(),
            added: wire.added,
            components: wire.components,
            compile_components: wire.compile_components,
            local_archives: wire.local_archives,
            sources: wire.sources,
            unapplied: wire.unapplied,
            unbuilt: None,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Placeholder {
    name: String,
    value: String,
    origin: String,
}

impl From<Placeholder> for variant::Placeholder {
    fn from(wire: Placeholder) -> Self {
        Self { name: wire.name, value: wire.value, origin: wire.origin }
    }
}

/// [`variant::Certificate`], as a host sends it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Certificate {
    signing_config: String,
    sha256: String,
    #[serde(default)]
    sha1: Option<String>,
}

impl From<Certificate> for variant::Certificate {
    fn from(wire: Certificate) -> Self {
        Self { signing_config: wire.signing_config, sha256: wire.sha256, sha1: wire.sha1 }
    }
}

/// [`settings::Settings`], as a host sends it: what is absent has the engine's default.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub(super) struct Settings {
    config_candidates: Vec<String>,
    language: Option<String>,
    missing_config: Option<String>,
    access_id: Option<String>,
    access_key: Option<String>,
    access_point: Option<String>,
    receiver: Receiver,
    supply: Supply,
    dependencies: Option<bool>,
    redirects: Vec<Redirect>,
    im: Im,
    channels: Channels,
    checks: Checks,
}

impl From<Settings> for settings::Settings {
    fn from(wire: Settings) -> Self {
        let default = Self::default();
        let (complete, incomplete): (Vec<Redirect>, Vec<Redirect>) =
            wire.redirects.into_iter().partition(|redirect| redirect.activity.is_some() && redirect.uri.is_some());
        Self {
            config_candidates: wire.config_candidates,
            language: wire.language,
            missing_config: wire.missing_config,
            access_id: wire.access_id,
            access_key: wire.access_key,
            access_point: wire.access_point,
            receiver: settings::ReceiverSetting {
                enabled: wire.receiver.enabled.unwrap_or(default.receiver.enabled),
                class_name: wire.receiver.class_name,
            },
            supply: settings::Supply {
                placeholders: wire.supply.placeholders.unwrap_or(default.supply.placeholders),
                access_point: wire.supply.access_point.unwrap_or(default.supply.access_point),
                legacy_http: wire.supply.legacy_http.unwrap_or(default.supply.legacy_http),
                pull_up_off: wire.supply.pull_up_off.unwrap_or(default.supply.pull_up_off),
                client: wire.supply.client.unwrap_or(default.supply.client),
                keep_rules: wire.supply.keep_rules.unwrap_or(default.supply.keep_rules),
            },
            dependencies: wire.dependencies.unwrap_or(default.dependencies),
            redirects: complete.into_iter().map(Into::into).collect(),
            incomplete_redirects: incomplete.into_iter().map(Into::into).collect(),
            im: wire.im.into(),
            channels: settings::Channels {
                fcm: wire.channels.fcm.unwrap_or(default.channels.fcm),
                honor: wire.channels.honor,
            },
            checks: settings::Checks {
                disable: wire.checks.disable,
                severity: wire.checks.severity,
                warnings_as_errors: wire.checks.warnings_as_errors.unwrap_or(default.checks.warnings_as_errors),
            },
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct Receiver {
    enabled: Option<bool>,
    class_name: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct Supply {
    placeholders: Option<bool>,
    access_point: Option<bool>,
    legacy_http: Option<bool>,
    pull_up_off: Option<bool>,
    client: Option<bool>,
    keep_rules: Option<bool>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Redirect {
    activity: Option<String>,
    uri: Option<String>,
}

impl From<Redirect> for settings::Redirect {
    fn from(wire: Redirect) -> Self {
        Self { activity: wire.activity.unwrap_or_default(), uri: wire.uri.unwrap_or_default() }
    }
}

impl From<Redirect> for settings::IncompleteRedirect {
    fn from(wire: Redirect) -> Self {
        let values = [("activity", &wire.activity), ("uri", &wire.uri)];
        let lacks = values.iter().filter(|(_, value)| value.is_none()).map(|(name, _)| *name).collect();
        Self { lacks, has: wire.activity.or(wire.uri) }
    }
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct Im {
    enabled: Option<bool>,
    oppo_channel_id: Option<String>,
    xiaomi_channel_id: Option<String>,
    fcm_channel_id: Option<String>,
    huawei_category: Option<String>,
    vivo_category: Option<String>,
    oppo_category: Option<String>,
    oppo_notify_level: Option<i32>,
    honor_importance: Option<String>,
    meizu_notify_type: Option<i32>,
}

impl From<Im> for settings::Im {
    fn from(wire: Im) -> Self {
        let number = |value: Option<i32>| value.map(|value| value.to_string());
        let stated = [
            ("oppoChannelId", wire.oppo_channel_id),
            ("xiaomiChannelId", wire.xiaomi_channel_id),
            ("fcmChannelId", wire.fcm_channel_id),
            ("huaweiCategory", wire.huawei_category),
            ("vivoCategory", wire.vivo_category),
            ("oppoCategory", wire.oppo_category),
            ("oppoNotifyLevel", number(wire.oppo_notify_level)),
            ("honorImportance", wire.honor_importance),
            ("meizuNotifyType", number(wire.meizu_notify_type)),
        ];
        let push = stated.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
        Self { enabled: wire.enabled, push }
    }
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Channels {
    fcm: Option<bool>,
    honor: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct Checks {
    disable: Vec<String>,
    severity: BTreeMap<String, String>,
    warnings_as_errors: Option<bool>,
}

/// What a host gets.
#[derive(Serialize)]
pub(super) struct Response {
    /// Equals [`PROTOCOL`].
    pub(super) protocol: u32,
    /// The engine's version.
    pub(super) version: &'static str,
    /// Why the request was refused: a fault of the host, never of the app.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) refused: Option<String>,
    /// The answer to the call, unless it was refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) answer: Option<Answer>,
}

/// The answer to each [`Call`].
#[derive(Serialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
pub(super) enum Answer {
    /// To [`Call::Version`]: the response says it.
    Version {},
    /// To [`Call::Explain`].
    Explain {
        /// Several lines, no newline at the end.
        text: String,
        /// False where there is no such code.
        known: bool,
    },
    /// To [`Call::Placeholders`].
    Placeholders {
        /// Name to value.
        placeholders: BTreeMap<String, String>,
    },
    /// To [`Call::Dependencies`].
    Dependencies {
        /// In order.
        dependencies: Vec<Added>,
    },
    /// To [`Call::Sources`] and [`Call::KeepRules`].
    Files {
        /// What becomes part of the app.
        files: Vec<Output>,
    },
    /// To [`Call::Console`].
    Console {
        /// Several lines.
        text: String,
    },
    /// To [`Call::Merge`].
    Merge {
        /// True when a finding fails the build.
        failed: bool,
        /// What ends a failed build: a sentence, and a line of commands.
        summary: String,
        /// The completed manifest; nothing where there was none to start from.
        #[serde(skip_serializing_if = "Option::is_none")]
        manifest: Option<Output>,
        /// What people and their tools read.
        reports: Vec<Output>,
    },
    /// To [`Call::Baseline`].
    Baseline {
        /// The new text of the baseline.
        file: Output,
    },
    /// To [`Call::Fix`].
    Fix {
        /// The files that change, whole.
        files: Vec<Output>,
        /// What changes, as a unified diff with keys shortened; empty where nothing does.
        diff: String,
        /// What is fixed, and what is left and why: several lines.
        text: String,
    },
    /// To [`Call::Show`].
    Show(Shown),
    /// To [`Call::Overview`].
    Overview {
        /// True when a finding fails the build.
        failed: bool,
        /// What to print.
        #[serde(flatten)]
        shown: Shown,
        /// What people and their tools read.
        reports: Vec<Output>,
    },
}

/// A dependency that is added.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Added {
    /// As `group:name:version`.
    pub(super) artifact: String,
    /// What to tell the user where no repository has it.
    pub(super) when_missing: String,
}

/// What a terminal shows of a report.
#[derive(Serialize)]
pub(super) struct Shown {
    /// Each finding, in order.
    pub(super) texts: Vec<Text>,
    /// A sentence at the end, where anything was found: a note itself stands in the report alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) summary: Option<String>,
    /// The findings as workflow commands of GitHub Actions, for a build that runs there.
    pub(super) annotations: Vec<String>,
}

/// A finding as a terminal shows it.
#[derive(Serialize)]
pub(super) struct Text {
    /// For a host that logs by level.
    pub(super) severity: Level,
    /// Several lines without colour, no newline at the end.
    pub(super) text: String,
}

/// A text that leaves the engine. Exactly one of `text` and `base64` is given: `base64` when the file is not UTF-8.
#[derive(Serialize)]
pub(super) struct Output {
    /// Relative path with `/`.
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    base64: Option<String>,
}

impl Output {
    /// A UTF-8 file.
    pub(super) fn text(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: Some(text.into()), base64: None }
    }

    /// A file of any encoding.
    pub(super) fn bytes(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            Ok(text) => Self::text(name, text),
            Err(error) => {
                Self { name: name.into(), text: None, base64: Some(BASE64_STANDARD.encode(error.as_bytes())) }
            }
        }
    }
}
