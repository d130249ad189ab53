//! Tencent IM, whose messages can be pushed through TPNS.

use super::module::Module;
use super::version::is_below;

/// The present IM SDK.
pub const IMSDK_PLUS: Module = Module::new("com.tencent.imsdk", "imsdk-plus");
/// The artifacts of the IM SDK, the present one first.
pub const MODULES: [Module; 2] = [IMSDK_PLUS, Module::new("com.tencent.imsdk", "imsdk")];

/// What the artifacts of IM's own push SDK start with.
pub const TIMPUSH: &str = "com.tencent.timpush:";

/// The first IM SDK that takes a TPNS token (official guide, its first note).
pub const SINCE: &str = "6.0.1975";

/// The limits of a push. Each is the strictest of any vendor, because the sender doesn't know what phone the message goes
/// to; a vendor refuses a message that is beyond its own (pages on the vendors' limits: titles 32 to 50 characters, texts 80
/// with Huawei to 200).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Characters of a notification's title.
    pub title: u32,
    /// Characters of its text.
    pub text: u32,
    /// Bytes that IM recommends for `ext`.
    pub ext: u32,
    /// Bytes of a whole push.
    pub push: u32,
}

/// The limits of a push.
pub const LIMITS: Limits = Limits { title: 32, text: 80, ext: 1024, push: 4096 };

/// What a setting of `im { }` says of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingKind {
    /// The notification channel that it is shown in.
    Channel,
    /// Its class, which an app may set for each message.
    Category,
    /// Another text of the vendor's: one of these.
    Level(&'static [&'static str]),
    /// A number of the vendor's: one of these.
    Number(&'static [&'static str]),
}

/// A setting of `im { }` that every message is sent with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PushSetting {
    /// Its name in a build script.
    pub name: &'static str,
    /// The vendor, as people call it.
    pub vendor: &'static str,
    /// The method of `V2TIMOfflinePushInfo`.
    pub setter: &'static str,
    /// The first IM SDK that is known to have the method.
    pub since: &'static str,
    /// What it says.
    pub kind: SettingKind,
    /// What a chat message needs; nothing where only the app knows, or needs nothing.
    pub chat: Option<&'static str>,
}

const fn setting(
    name: &'static str,
    vendor: &'static str,
    setter: &'static str,
    since: &'static str,
    kind: SettingKind,
    chat: Option<&'static str>,
) -> PushSetting {
    PushSetting { name, vendor, setter, since, kind, chat }
}

/// The id of OPPO's notification channel.
pub const OPPO_CHANNEL: PushSetting =
    setting("oppoChannelId", "OPPO", "setAndroidOPPOChannelID", SINCE, SettingKind::Channel, None);

/// The settings, in the order of the generated code.
///
/// Where no page names the version, `since` is the first IM SDK that certainly has the method:
/// - Google's channel: IM's API reference has `setAndroidSound` from 6.1, and asks for this channel with it;
/// - Xiaomi's channel and Huawei's class: in the API reference before vivo's;
/// - vivo's class: the API reference names vivo's rules of 3 April 2023, and 7.3 is the first IM SDK after them;
/// - OPPO's and Honor's classes, and Meizu's: the release notes of IM's push component, of the same version.
pub const PUSH_SETTINGS: [PushSetting; 9] = [
    OPPO_CHANNEL,
    setting("xiaomiChannelId", "Xiaomi", "setAndroidXiaoMiChannelID", "7.0.3754", SettingKind::Channel, None),
    setting("fcmChannelId", "Google", "setAndroidFCMChannelID", "6.1.2155", SettingKind::Channel, None),
    setting("huaweiCategory", "Huawei", "setAndroidHuaWeiCategory", "7.0.3754", SettingKind::Category, Some("IM")),
    setting("vivoCategory", "vivo", "setAndroidVIVOCategory", "7.3.4358", SettingKind::Category, Some("IM")),
    setting("oppoCategory", "OPPO", "setAndroidOPPOCategory", "8.3.6498", SettingKind::Category, Some("IM")),
    setting(
        "oppoNotifyLevel",
        "OPPO",
        "setAndroidOPPONotifyLevel",
        "8.3.6498",
        SettingKind::Number(&["1", "2", "16"]),
        None,
    ),
    setting(
        "honorImportance",
        "Honor",
        "setAndroidHonorImportance",
        "8.4.6667",
        SettingKind::Level(&["LOW", "NORMAL"]),
        Some("NORMAL"),
    ),
    setting(
        "meizuNotifyType",
        "Meizu",
        "setAndroidMeizuNotifyType",
        "8.6.7019",
        SettingKind::Number(&["0", "1"]),
        Some("1"),
    ),
];

impl PushSetting {
    /// False where an IM SDK of this version certainly lacks it.
    pub fn is_in(&self, version: &str) -> bool {
        !is_below(version, self.since)
    }
}

/// True when an IM SDK can report a TPNS token. A version of another shape gets the benefit of the doubt.
pub fn takes_tpns_token(version: &str) -> bool {
    !is_below(version, SINCE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_came_one_after_the_other() {
        let count = |version: &str| PUSH_SETTINGS.iter().filter(|setting| setting.is_in(version)).count();
        let counts = ["6.0.1975", "6.1.2155", "7.0.3754", "7.3.4358", "8.3.6498", "8.4.6667", "8.6.7019"].map(count);
        assert_eq!(counts, [1, 2, 4, 5, 7, 8, 9]);
        assert_eq!(count("latest.release"), 9, "a version of another shape is taken for a new one");
    }

    #[test]
    fn the_first_one_that_takes_a_token() {
        assert!(["6.0.1975", "7.9.5668", "8.0.0", "latest"].into_iter().all(takes_tpns_token));
        assert!(!["6.0.1974", "5.9.2000"].into_iter().any(takes_tpns_token));
    }
}
