//! The Java sources that go into the app (official guide, steps 6 to 8), in the package `<namespace>.tpns`.
//!
//! Invariant: the TPNS key is in none of them. What a source takes from the project is in its template's fields.

use askama::Template;

use super::Plan;
use crate::project::Project;
use crate::project::classes::generated_package;
use crate::tpns::channel::Channel;
use crate::tpns::im::{LIMITS, Limits, PUSH_SETTINGS, PushSetting, SettingKind};
use crate::tpns::platform::TYPED_EXTRAS_SINCE;
use crate::tpns::receiver::callback_named;
use crate::tpns::return_code::{self, Cause};
use crate::tpns::sdk::{ACCOUNTS_SINCE, CUSTOM_CONTENT_SINCE};
use crate::tpns::version::SdkVersion;

#[derive(Template)]
#[template(path = "TpnsListener.java")]
struct TpnsListener<'a> {
    package: &'a str,
    nullness: Nullness,
    attributes: bool,
    query_tags: bool,
    in_app: bool,
}

#[derive(Template)]
#[template(path = "TpnsMessageReceiver.java")]
struct TpnsMessageReceiver<'a> {
    package: &'a str,
    nullness: Nullness,
    attributes: bool,
    query_tags: bool,
    in_app: bool,
    client: bool,
}

#[derive(Template)]
#[template(path = "TpnsPush.java")]
struct TpnsPush<'a> {
    package: &'a str,
    nullness: Nullness,
    im: bool,
    generated_receiver: bool,
    accounts_by_type: bool,
}

#[derive(Template)]
#[template(path = "TpnsState.java")]
struct TpnsState<'a> {
    package: &'a str,
    nullness: Nullness,
    im: bool,
    return_codes: Vec<ReturnCodes>,
}

/// The codes of one cause, with what the app is told of it.
struct ReturnCodes {
    codes: &'static [i32],
    meaning: &'static str,
}

#[derive(Template)]
#[template(path = "TpnsSync.java")]
struct TpnsSync<'a> {
    package: &'a str,
    im: bool,
    /// Whether the SDK keeps one account per type.
    accounts_by_type: bool,
}

#[derive(Template)]
#[template(path = "TpnsStore.java")]
struct TpnsStore<'a> {
    package: &'a str,
}

#[derive(Template)]
#[template(path = "TpnsNetwork.java")]
struct TpnsNetwork<'a> {
    package: &'a str,
}

#[derive(Template)]
#[template(path = "TpnsWorker.java")]
struct TpnsWorker<'a> {
    package: &'a str,
    im: bool,
    accounts_by_type: bool,
    debug: bool,
    /// The argument of `enableOtherPush`.
    vendor_channels: bool,
    /// FCM, which `enableOtherPush` also switches on, where that does not.
    fcm_alone: bool,
    xiaomi: Option<(&'a str, &'a str)>,
    meizu: Option<(&'a str, &'a str)>,
    oppo: Option<(&'a str, &'a str)>,
}

#[derive(Template)]
#[template(path = "TpnsActivities.java")]
struct TpnsActivities<'a> {
    package: &'a str,
}

#[derive(Template)]
#[template(path = "TpnsIm.java")]
struct TpnsIm<'a> {
    package: &'a str,
}

/// The annotations that say whether a value can be null.
#[derive(Clone, Copy)]
struct Nullness {
    /// Their package; nothing where they are generated.
    package: Option<&'static str>,
    /// The name of the one for values that are never null.
    non_null: &'static str,
}

#[derive(Template)]
#[template(path = "NullAnnotation.java")]
struct NullAnnotation<'a> {
    package: &'a str,
    nullable: bool,
}

#[derive(Template)]
#[template(path = "TpnsPayload.java")]
struct TpnsPayload<'a> {
    package: &'a str,
    nullness: Nullness,
    im: bool,
}

#[derive(Template)]
#[template(path = "TpnsIntents.java")]
struct TpnsIntents<'a> {
    package: &'a str,
    xiaomi: bool,
    /// The SDK reads a custom content itself.
    custom_content_of_sdk: bool,
    /// The app compiles against Android 13 or later.
    typed: bool,
}

#[derive(Template)]
#[template(path = "TpnsOpening.java")]
struct TpnsOpening<'a> {
    package: &'a str,
    nullness: Nullness,
    im: bool,
    xiaomi: bool,
}

#[derive(Template)]
#[template(path = "TpnsNotifications.java")]
struct TpnsNotifications<'a> {
    package: &'a str,
    nullness: Nullness,
    /// The constant, the id and the vendor of each notification channel.
    channels: Vec<(&'static str, &'a str, &'static str)>,
}

#[derive(Template)]
#[template(path = "TpnsMessage.java")]
struct TpnsMessage<'a> {
    package: &'a str,
    nullness: Nullness,
    version: &'a str,
    limits: Limits,
    /// The vendors whose class an app may set for each message.
    categories: String,
    /// The vendors whose channel it may set.
    channels: String,
    settings: Vec<Setter<'a>>,
}

/// A call of `V2TIMOfflinePushInfo`.
struct Setter<'a> {
    method: &'static str,
    kind: SettingKind,
    value: Option<&'a str>,
}

impl Setter<'_> {
    /// The field that takes its place for a message, if the app sets it.
    fn field(&self) -> Option<&'static str> {
        match self.kind {
            SettingKind::Channel => Some("channel"),
            SettingKind::Category => Some("category"),
            SettingKind::Level(_) | SettingKind::Number(_) => None,
        }
    }

    fn is_number(&self) -> bool {
        matches!(self.kind, SettingKind::Number(_))
    }
}

/// Every source with its path below the source folder; none where the SDK is not a dependency. The receiver and its
/// listener are left out where the app has a receiver of its own or wants none; what is for IM, where the app doesn't push
/// for it.
pub fn texts(project: &Project, plan: &Plan) -> Result<Vec<(String, String)>, String> {
    let Some(version) = project.sdk_version() else { return Ok(Vec::new()) };
    let setting = &project.settings.receiver;
    let receiver = setting.enabled && setting.own_class().is_none();
    let client = plan.client.supplied().is_some();
    let namespace = &project.variant.namespace;
    if !receiver && !client {
        return Ok(Vec::new());
    }
    if !is_package(namespace) {
        return Err(format!("the namespace `{namespace}` is not a Java package"));
    }
    let package = &generated_package(namespace);
    let has = |callback: &str, version: SdkVersion| callback_named(callback).is_some_and(|found| found.is_in(version));
    // A version of another shape is taken for a new one.
    let known = SdkVersion::parse(version);
    let calls = |callback: &str| known.is_none_or(|version| has(callback, version));
    let attributes = calls("onSetAttributeResult");
    let query_tags = calls("onQueryTagsResult");
    let in_app = calls("onInMsgShowedResult");
    let nullness = nullness(project);
    let mut sources = Vec::new();
    if nullness.package.is_none() {
        for (class, nullable) in [("NonNull", false), ("Nullable", true)] {
            sources.push(source(package, class, NullAnnotation { package, nullable }.render())?);
        }
    }
    if receiver {
        sources.push(source(
            package,
            "TpnsListener",
            TpnsListener { package, nullness, attributes, query_tags, in_app }.render(),
        )?);
        let receiver = TpnsMessageReceiver { package, nullness, attributes, query_tags, in_app, client };
        sources.push(source(package, "TpnsMessageReceiver", receiver.render())?);
    }
    if client {
        let im = project.pushes_for_im();
        let accounts_by_type = known.is_none_or(|version| version >= ACCOUNTS_SINCE);
        let return_codes = return_codes(im);
        sources.push(source(package, "TpnsNetwork", TpnsNetwork { package }.render())?);
        sources.push(source(
            package,
            "TpnsPush",
            TpnsPush { package, nullness, im, generated_receiver: receiver, accounts_by_type }.render(),
        )?);
        sources.push(source(package, "TpnsState", TpnsState { package, nullness, im, return_codes }.render())?);
        sources.push(source(package, "TpnsStore", TpnsStore { package }.render())?);
        sources.push(source(package, "TpnsSync", TpnsSync { package, im, accounts_by_type }.render())?);
        sources.push(source(package, "TpnsWorker", worker(project, package, accounts_by_type).render())?);
    }
    if client {
        sources.extend(opening(project, package)?);
    }
    if let Some(version) = project.im_version().filter(|_| client && project.pushes_for_im()) {
        sources.push(source(package, "TpnsActivities", TpnsActivities { package }.render())?);
        sources.push(source(package, "TpnsIm", TpnsIm { package }.render())?);
        sources.push(source(package, "TpnsMessage", message(project, package, version).render())?);
    }
    Ok(sources)
}

/// What a click delivers, and what Android asks for before there is one.
fn opening(project: &Project, package: &str) -> Result<Vec<(String, String)>, String> {
    let nullness = nullness(project);
    let im = project.pushes_for_im();
    let xiaomi = project.packages(Channel::Xiaomi);
    let version = project.sdk_version().and_then(SdkVersion::parse);
    let intents = TpnsIntents {
        package,
        xiaomi,
        custom_content_of_sdk: version.is_none_or(|version| version >= CUSTOM_CONTENT_SINCE),
        typed: project.variant.target_sdk.is_some_and(|level| level >= TYPED_EXTRAS_SINCE),
    };
    let im_settings = &project.settings.im;
    let channels = PUSH_SETTINGS.iter().filter_map(|setting| {
        let constant = match setting.name {
            "oppoChannelId" => "OPPO_CHANNEL",
            "xiaomiChannelId" => "XIAOMI_CHANNEL",
            "fcmChannelId" => "FCM_CHANNEL",
            _ => return None,
        };
        Some((constant, im_settings.value(setting)?, setting.vendor))
    });
    let notifications = TpnsNotifications { package, nullness, channels: channels.filter(|_| im).collect() };
    Ok(vec![
        source(package, "TpnsIntents", intents.render())?,
        source(package, "TpnsNotifications", notifications.render())?,
        source(package, "TpnsOpening", TpnsOpening { package, nullness, im, xiaomi }.render())?,
        source(package, "TpnsPayload", TpnsPayload { package, nullness, im }.render())?,
    ])
}

fn message<'a>(project: &'a Project, package: &'a str, version: &'a str) -> TpnsMessage<'a> {
    let settings: Vec<&PushSetting> = PUSH_SETTINGS.iter().filter(|setting| setting.is_in(version)).collect();
    let vendors = |kind: SettingKind| {
        let of_kind = settings.iter().filter(|setting| setting.kind == kind);
        listed(&of_kind.map(|setting| setting.vendor).collect::<Vec<_>>())
    };
    let im = &project.settings.im;
    TpnsMessage {
        package,
        nullness: nullness(project),
        version,
        limits: LIMITS,
        categories: vendors(SettingKind::Category),
        channels: vendors(SettingKind::Channel),
        settings: settings
            .iter()
            .map(|setting| Setter {
                method: setting.setter,
                kind: setting.kind,
                // A blank one is no class at all, and TPNS905 says so.
                value: if im.stated(setting).is_some() { im.value(setting) } else { setting.chat },
            })
            .collect(),
    }
}

/// As in "Huawei, vivo and OPPO".
fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Kotlin knows the annotations of AndroidX and those that come with its own library.
fn nullness(project: &Project) -> Nullness {
    let compiles_against = |module: &str| {
        let components = &project.variant.compile_components;
        components.iter().any(|component| component.rsplit_once(':').is_some_and(|(name, _)| name == module))
    };
    let has = |modules: &[&str]| modules.iter().any(|module| compiles_against(module));
    if has(&["androidx.annotation:annotation", "androidx.annotation:annotation-jvm"]) {
        Nullness { package: Some("androidx.annotation"), non_null: "NonNull" }
    } else if has(&["org.jetbrains:annotations"]) {
        Nullness { package: Some("org.jetbrains.annotations"), non_null: "NotNull" }
    } else {
        Nullness { package: None, non_null: "NonNull" }
    }
}

fn worker<'a>(project: &'a Project, package: &'a str, accounts_by_type: bool) -> TpnsWorker<'a> {
    let vendor_channels = project.channels_enabled() || project.uses(Channel::Honor);
    TpnsWorker {
        package,
        im: project.pushes_for_im(),
        accounts_by_type,
        debug: project.config.as_ref().and_then(|config| config.debug.as_ref()).is_some_and(|debug| debug.value),
        vendor_channels,
        fcm_alone: !vendor_channels && project.uses(Channel::Fcm),
        xiaomi: values(project, Channel::Xiaomi),
        meizu: values(project, Channel::Meizu),
        oppo: values(project, Channel::Oppo),
    }
}

fn return_codes(im: bool) -> Vec<ReturnCodes> {
    let known = return_code::TPNS.iter().chain(if im { return_code::IM } else { &[] });
    known.map(|(codes, cause)| ReturnCodes { codes, meaning: meaning(*cause) }).collect()
}

/// What a return code means, and the check that finds it at build time.
fn meaning(cause: Cause) -> &'static str {
    match cause {
        Cause::IdOrKey => "the access ID or the access key is wrong; see TPNS105 and TPNS106",
        Cause::AccessPoint => "the access point is missing or belongs to another region; see TPNS301 and TPNS302",
        Cause::Permission => "a permission that the SDK needs is missing; see TPNS417",
        Cause::NativeLibrary => "no native library of the SDK is packaged for this device; see TPNS412",
        Cause::RemoteService => "XGRemoteService is missing or has the wrong action; see TPNS410",
        Cause::Provider => "a provider of the SDK is missing or has the wrong authority; see TPNS410",
        Cause::StrippedClasses => "shrinking has removed classes of the SDK; see TPNS411",
        Cause::NotLoggedIn => "IM is not logged in",
        Cause::KickedOffline => "the user has logged in to IM on another device",
        Cause::ExpiredLogin => "the signature of the IM login has expired",
        Cause::NoNetwork => "IM has no network",
        Cause::TimedOut => "the IM server did not answer in time",
    }
}

/// The file's values of a vendor whose SDK takes them in code.
fn values(project: &Project, channel: Channel) -> Option<(&str, &str)> {
    let block = project.vendor(channel)?;
    Some((block.app_id.as_ref()?.value.as_str(), block.app_key.as_ref()?.value.as_str()))
}

fn source(package: &str, class: &str, text: askama::Result<String>) -> Result<(String, String), String> {
    let text = text.map_err(|error| format!("the template of `{class}`: {error}"))?;
    Ok((format!("{}/{class}.java", package.replace('.', "/")), text))
}

fn is_package(name: &str) -> bool {
    name.split('.').all(|part| {
        let mut characters = part.chars();
        characters.next().is_some_and(|first| first.is_alphabetic() || first == '_')
            && characters.all(|c| c.is_alphanumeric() || c == '_')
    })
}
