//! What the TPNS SDK puts into an app: components, permissions, libraries, classes.
//!
//! Invariant: facts only, as the SDK's AAR and the pages on manual integration have them; what an app must have is for
//! checks to say.

use super::channel::Channel;
use super::component::ComponentKind;
use super::version::SdkVersion;

/// The newest SDK that was known when this version of tpnskit was made: for a file that states none.
pub const NEWEST_KNOWN: SdkVersion = SdkVersion([1, 4, 4, 7]);

/// The first SDK in which every package of its own is under `com.tencent.tpns` instead of `com.tencent.bigdata`.
pub const RENAMED_SINCE: SdkVersion = SdkVersion([1, 2, 0, 1]);

/// The first SDK with `upsertAccounts`, `delAccounts(Set)` and the account API that they belong to.
pub const ACCOUNTS_SINCE: SdkVersion = SdkVersion([1, 2, 3, 0]);

/// The first SDK with `XGPushManager.getCustomContentFromIntent` (release notes).
pub const CUSTOM_CONTENT_SINCE: SdkVersion = SdkVersion([1, 3, 2, 0]);

/// The package of the SDK's own components.
pub const PACKAGE: &str = "com.tencent.android.tpush.";

/// What happens on a device where something of the SDK is missing or wrong. The sentence is made where findings are
/// shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Consequence {
    /// The SDK cannot start, and nothing is received.
    NotStarted,
    /// Registration fails with code 10003: a permission is missing.
    Code10003,
    /// Registration fails with code 10005: the service for other processes is missing or takes another action.
    Code10005,
    /// Registration fails with code 10008: a provider is missing or has another authority.
    Code10008,
    /// A click on a notification opens nothing.
    ClickOpensNothing,
    /// The app crashes when it starts: Android starts providers with it, and the class of one is missing.
    CrashesAtStart,
    /// The component can never start: its class is missing.
    NeverStarts,
}

/// A component of the SDK.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SdkComponent {
    /// The class.
    pub class: &'static str,
    /// What it is.
    pub kind: ComponentKind,
    /// The class below [`RENAMED_SINCE`], where it is another one.
    pub formerly: Option<&'static str>,
    /// The first SDK that has it; nothing where every known SDK does.
    pub since: Option<SdkVersion>,
    /// The channel that it belongs to; nothing where every app needs it.
    pub channel: Option<Channel>,
    /// For a provider: what follows `<applicationId>.` in its authority.
    pub authority: Option<&'static str>,
    /// What follows `<applicationId>.` in the action of its filter, where it has such a one.
    pub action: Option<&'static str>,
    /// The scheme of the data that it takes for the host `<applicationId>`, where it does.
    pub scheme: Option<&'static str>,
    /// The other actions of its filter.
    pub actions: &'static [&'static str],
    /// `android:exported`, as the SDK's own manifest has it.
    pub exported: bool,
    /// What else the SDK's own manifest states of it.
    pub attributes: &'static [(&'static str, &'static str)],
    /// What happens without it.
    pub without: Consequence,
}

/// The process that the SDK keeps its connection in.
const OWN_PROCESS: &[(&str, &str)] = &[("process", ":xg_vip_service")];
/// A page that only passes a click on.
const PASSING_ON: &[(&str, &str)] =
    &[("launchMode", "singleInstance"), ("theme", "@android:style/Theme.Translucent.NoTitleBar")];

impl SdkComponent {
    const fn new(class: &'static str, kind: ComponentKind, without: Consequence) -> Self {
        Self {
            class,
            kind,
            formerly: None,
            since: None,
            channel: None,
            authority: None,
            action: None,
            scheme: None,
            actions: &[],
            exported: false,
            attributes: &[],
            without,
        }
    }

    const fn formerly(self, class: &'static str) -> Self {
        Self { formerly: Some(class), ..self }
    }

    const fn since(self, version: SdkVersion) -> Self {
        Self { since: Some(version), ..self }
    }

    const fn of(self, channel: Channel) -> Self {
        Self { channel: Some(channel), ..self }
    }

    const fn authority(self, suffix: &'static str) -> Self {
        Self { authority: Some(suffix), ..self }
    }

    const fn action(self, suffix: &'static str) -> Self {
        Self { action: Some(suffix), ..self }
    }

    const fn scheme(self, scheme: &'static str) -> Self {
        Self { scheme: Some(scheme), ..self }
    }

    const fn exported(self) -> Self {
        Self { exported: true, ..self }
    }

    const fn stating(self, attributes: &'static [(&'static str, &'static str)]) -> Self {
        Self { attributes, ..self }
    }

    /// True for its class, today's or the former one.
    pub fn is_class(&self, class: &str) -> bool {
        self.class == class || self.formerly == Some(class)
    }

    /// The class that an SDK of this version has, or nothing where it does not have the component.
    pub fn class_in(&self, version: SdkVersion) -> Option<&'static str> {
        if self.since.is_some_and(|since| version < since) {
            return None;
        }
        Some(self.formerly.filter(|_| version < RENAMED_SINCE).unwrap_or(self.class))
    }
}

/// The service that keeps the connection.
pub const PUSH_SERVICE: SdkComponent = SdkComponent::new(
    "com.tencent.android.tpush.service.XGVipPushService",
    ComponentKind::Service,
    Consequence::NotStarted,
)
.stating(OWN_PROCESS);
/// The service that other processes bind to.
pub const REMOTE_SERVICE: SdkComponent =
    SdkComponent::new("com.tencent.android.tpush.rpc.XGRemoteService", ComponentKind::Service, Consequence::Code10005)
        .action("XGVIP_PUSH_ACTION");
/// The provider whose authority decides on keep-alive.
pub const PUSH_PROVIDER: SdkComponent =
    SdkComponent::new("com.tencent.android.tpush.XGPushProvider", ComponentKind::Provider, Consequence::Code10008)
        .authority("XGVIP_PUSH_AUTH")
        .exported();
/// The provider of settings that other processes read.
pub const SETTINGS_PROVIDER: SdkComponent = SdkComponent::new(
    "com.tencent.tpns.baseapi.base.SettingsContentProvider",
    ComponentKind::Provider,
    Consequence::Code10008,
)
.formerly("com.tencent.bigdata.baseapi.base.SettingsContentProvider")
.authority("XG_SETTINGS_PROVIDER");

/// The components of the SDK.
pub const COMPONENTS: [SdkComponent; 11] = [
    SdkComponent::new(
        "com.tencent.android.tpush.TpnsActivity",
        ComponentKind::Activity,
        Consequence::ClickOpensNothing,
    )
    .since(RENAMED_SINCE)
    .action("OPEN_TPNS_ACTIVITY")
    .scheme("tpns")
    .exported()
    .stating(PASSING_ON),
    SdkComponent::new(
        "com.tencent.android.tpush.InnerTpnsActivity",
        ComponentKind::Activity,
        Consequence::ClickOpensNothing,
    )
    .since(SdkVersion([1, 3, 1, 1]))
    .action("OPEN_TPNS_ACTIVITY_V2")
    .scheme("stpns")
    .stating(PASSING_ON),
    SdkComponent::new(
        "com.xiaomi.mipush.sdk.NotificationClickedActivity",
        ComponentKind::Activity,
        Consequence::ClickOpensNothing,
    )
    .since(SdkVersion([1, 3, 2, 0]))
    .of(Channel::Xiaomi)
    .exported()
    .stating(PASSING_ON),
    SdkComponent {
        actions: &[
            "com.tencent.android.xg.vip.action.SDK",
            "com.tencent.android.xg.vip.action.INTERNAL_PUSH_MESSAGE",
            "com.tencent.android.xg.vip.action.ACTION_SDK_KEEPALIVE",
        ],
        ..SdkComponent::new(
            "com.tencent.android.tpush.XGPushReceiver",
            ComponentKind::Receiver,
            Consequence::NotStarted,
        )
    }
    .stating(OWN_PROCESS),
    PUSH_SERVICE,
    REMOTE_SERVICE,
    SdkComponent::new(
        "com.tencent.tpns.mqttchannel.services.MqttService",
        ComponentKind::Service,
        Consequence::NotStarted,
    )
    .formerly("com.tencent.bigdata.mqttchannel.services.MqttService")
    .stating(OWN_PROCESS),
    PUSH_PROVIDER,
    SdkComponent::new(
        "com.tencent.android.tpush.SettingsContentProvider",
        ComponentKind::Provider,
        Consequence::Code10008,
    )
    .authority("TPUSH_PROVIDER"),
    SdkComponent::new("com.tencent.android.tpush.XGVipPushKAProvider", ComponentKind::Provider, Consequence::Code10008)
        .authority("AUTH_XGPUSH_KEEPALIVE")
        .exported(),
    SETTINGS_PROVIDER,
];

/// The SDK's component of a class, today's or a former one.
pub fn component_of(class: &str) -> Option<&'static SdkComponent> {
    COMPONENTS.iter().find(|component| component.is_class(class))
}

/// A component of a former SDK, whose class is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormerComponent {
    /// The class.
    pub class: &'static str,
    /// What it is.
    pub kind: ComponentKind,
    /// The first SDK without it; [`SdkVersion::ANY`] for XG 4's, which no TPNS SDK has.
    pub gone_since: SdkVersion,
    /// The channel that it belonged to.
    pub channel: Option<Channel>,
}

const fn former(
    class: &'static str,
    kind: ComponentKind,
    gone_since: SdkVersion,
    channel: Option<Channel>,
) -> FormerComponent {
    FormerComponent { class, kind, gone_since, channel }
}

/// Components that a manifest written by hand may still have.
pub const FORMER_COMPONENTS: [FormerComponent; 8] = [
    former("com.tencent.mid.api.MidProvider", ComponentKind::Provider, SdkVersion::ANY, None),
    former("com.tencent.android.tpush.service.XGPushServiceV4", ComponentKind::Service, SdkVersion::ANY, None),
    former(
        "com.hihonor.push.sdk.init.AutoInitProvider",
        ComponentKind::Provider,
        SdkVersion([1, 3, 9, 0]),
        Some(Channel::Honor),
    ),
    former(
        "com.hihonor.push.sdk.PushReceiver",
        ComponentKind::Receiver,
        SdkVersion([1, 3, 9, 0]),
        Some(Channel::Honor),
    ),
    former("com.heytap.mcssdk.PushService", ComponentKind::Service, SdkVersion([1, 2, 0, 2]), Some(Channel::Oppo)),
    former("com.heytap.mcssdk.AppPushService", ComponentKind::Service, SdkVersion([1, 2, 0, 2]), Some(Channel::Oppo)),
    former("com.coloros.mcssdk.PushService", ComponentKind::Service, SdkVersion([1, 2, 0, 2]), Some(Channel::Oppo)),
    former(
        "com.meizu.cloud.pushsdk.SystemReceiver",
        ComponentKind::Receiver,
        SdkVersion([1, 3, 2, 0]),
        Some(Channel::Meizu),
    ),
];

impl FormerComponent {
    /// What happens where a manifest has it and no artifact does.
    pub fn consequence(&self) -> Consequence {
        match self.kind {
            ComponentKind::Provider => Consequence::CrashesAtStart,
            _ => Consequence::NeverStarts,
        }
    }
}

/// The component of a class that an SDK of this version no longer has.
pub fn former_component(class: &str, version: SdkVersion) -> Option<&'static FormerComponent> {
    FORMER_COMPONENTS.iter().find(|component| component.class == class && version >= component.gone_since)
}

/// The permissions without which registration fails ([`Consequence::Code10003`]).
pub const PERMISSIONS: [&str; 4] = [
    "android.permission.INTERNET",
    "android.permission.ACCESS_WIFI_STATE",
    "android.permission.ACCESS_NETWORK_STATE",
    "android.permission.WAKE_LOCK",
];

/// What follows `<applicationId>.` in the permission of TPNS's broadcasts.
pub const RECEIVE_PERMISSION: &str = "permission.XGPUSH_RECEIVE";

/// The ABIs of the SDK's native libraries. Without any of them registration fails with code 10004.
pub const ABIS: [&str; 5] = ["armeabi", "armeabi-v7a", "arm64-v8a", "x86", "x86_64"];

/// Words of which one is in the name of a jar or AAR with the SDK, in lower case.
pub const ARCHIVE_WORDS: [&str; 2] = ["tpns", "xg"];

/// The classes whose subclasses shrinking must leave alone.
pub const KEPT_SUPERCLASSES: [&str; 2] = ["android.app.Service", "android.content.BroadcastReceiver"];

/// The classes that shrinking must leave alone, as patterns of keep rules; else registration fails with code 10009.
pub const KEPT: [&str; 4] = [
    "com.tencent.android.tpush.**",
    "com.tencent.tpns.baseapi.**",
    "com.tencent.tpns.mqttchannel.**",
    "com.tencent.tpns.dataacquisition.**",
];

/// The same below [`RENAMED_SINCE`].
pub const FORMER_KEPT: [&str; 4] = [
    "com.tencent.android.tpush.**",
    "com.tencent.bigdata.baseapi.**",
    "com.tencent.bigdata.mqttchannel.**",
    "com.tencent.bigdata.dataacquisition.**",
];

/// The entry that keeps the SDK from starting with the app, before anybody has consented.
pub const PULL_UP_OFF: &str = "XG_SERVICE_PULL_UP_OFF";

/// What an SDK must be to go with a targetSdk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TargetSdk {
    /// The targetSdk, and every higher one.
    pub level: u32,
    /// SDKs below this one are known not to go with it.
    pub unfit_below: SdkVersion,
    /// SDKs from this one on are known to.
    pub fit_since: SdkVersion,
}

/// The targetSdks that ask something of the SDK, lowest first.
pub const TARGET_SDKS: [TargetSdk; 3] = [
    // The release notes say "March 2022" and no version. 1.3.1.1 was the newest before, or came then; 1.3.2.0 is the
    // first whose vendors' SDKs are made for Android 12. In between nothing is claimed.
    TargetSdk { level: 31, unfit_below: SdkVersion([1, 3, 1, 1]), fit_since: SdkVersion([1, 3, 2, 0]) },
    TargetSdk { level: 34, unfit_below: SdkVersion([1, 4, 3, 0]), fit_since: SdkVersion([1, 4, 3, 0]) },
    TargetSdk { level: 35, unfit_below: SdkVersion([1, 4, 4, 1]), fit_since: SdkVersion([1, 4, 4, 1]) },
];

/// The first SDK whose native libraries are aligned for 16 KB pages.
pub const PAGES_16_KB_SINCE: SdkVersion = SdkVersion([1, 4, 4, 4]);
/// The targetSdk from which Google Play asks for that.
pub const PAGES_16_KB_TARGET: u32 = 35;

/// What an SDK is certainly too old for: of all that the app's targetSdk asks, the latest.
pub fn too_old_for(version: SdkVersion, target_sdk: u32) -> Option<&'static TargetSdk> {
    TARGET_SDKS.iter().rev().find(|target| target.level <= target_sdk && version < target.unfit_below)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn components_by_version() {
        let classes = |version: [u32; 4]| {
            let version = SdkVersion(version);
            COMPONENTS.iter().filter_map(|component| component.class_in(version)).collect::<Vec<_>>()
        };
        let has = |version, class: &str| classes(version).iter().any(|found| found.ends_with(class));
        assert_eq!(classes([1, 1, 5, 4]).len(), 8);
        assert!(has([1, 1, 5, 4], "bigdata.mqttchannel.services.MqttService"));
        assert!(!has([1, 1, 5, 4], "TpnsActivity"));
        assert_eq!(classes([1, 2, 0, 1]).len(), 9);
        assert!(has([1, 2, 0, 1], "tpns.mqttchannel.services.MqttService"));
        assert!(!classes([1, 2, 0, 1]).iter().any(|class| class.contains("bigdata")));
        assert!(!has([1, 2, 7, 1], "InnerTpnsActivity"));
        assert!(has([1, 3, 1, 1], "InnerTpnsActivity"));
        assert!(!has([1, 3, 1, 1], "NotificationClickedActivity"));
        assert_eq!(classes([1, 3, 2, 0]).len(), COMPONENTS.len());
    }

    #[test]
    fn components_are_found_by_every_class_they_had() {
        for component in &COMPONENTS {
            assert_eq!(component_of(component.class), Some(component));
            assert!(component.formerly.is_none_or(|class| component_of(class) == Some(component)));
            assert_eq!(component.kind == ComponentKind::Provider, component.authority.is_some(), "{}", component.class);
        }
        assert_eq!(component_of("com.tencent.android.tpush.XGPushBaseReceiver"), None);
    }

    #[test]
    fn components_that_are_gone() {
        let table = [
            ("com.tencent.mid.api.MidProvider", [1, 1, 5, 4], Some(Consequence::CrashesAtStart)),
            ("com.hihonor.push.sdk.init.AutoInitProvider", [1, 3, 8, 0], None),
            ("com.hihonor.push.sdk.init.AutoInitProvider", [1, 3, 9, 0], Some(Consequence::CrashesAtStart)),
            ("com.heytap.mcssdk.PushService", [1, 2, 0, 1], None),
            ("com.heytap.mcssdk.PushService", [1, 2, 0, 2], Some(Consequence::NeverStarts)),
            ("com.tencent.android.tpush.XGPushProvider", [1, 4, 3, 9], None),
        ];
        for (class, version, expected) in table {
            let found = former_component(class, SdkVersion(version));
            assert_eq!(found.map(FormerComponent::consequence), expected, "{class} {version:?}");
        }
        assert!(FORMER_COMPONENTS.iter().all(|former| component_of(former.class).is_none()));
    }

    #[test]
    fn what_is_supplied_is_never_too_old() {
        assert!(TARGET_SDKS.iter().all(|asked| asked.fit_since <= NEWEST_KNOWN));
        assert!(PAGES_16_KB_SINCE <= NEWEST_KNOWN);
    }

    #[test]
    fn what_a_target_sdk_asks() {
        let table = [
            ([1, 2, 7, 1], 30, None),
            ([1, 2, 7, 1], 31, Some(31)),
            ([1, 2, 7, 1], 33, Some(31)),
            ([1, 3, 1, 1], 33, None),
            ([1, 3, 2, 0], 33, None),
            ([1, 2, 7, 1], 34, Some(34)),
            ([1, 4, 0, 1], 34, Some(34)),
            ([1, 4, 3, 0], 34, None),
            ([1, 4, 3, 9], 35, Some(35)),
            ([1, 4, 4, 1], 36, None),
        ];
        for (version, target, level) in table {
            let found = too_old_for(SdkVersion(version), target);
            assert_eq!(found.map(|found| found.level), level, "{version:?} with {target}");
            assert!(found.is_none_or(|found| SdkVersion(version) < found.fit_since));
        }
        assert!(TARGET_SDKS.is_sorted_by(|one, other| one.level < other.level && one.fit_since < other.fit_since));
        assert!(TARGET_SDKS.iter().all(|target| target.fit_since < PAGES_16_KB_SINCE));
    }
}
