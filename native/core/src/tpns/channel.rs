//! Vendor channels: who delivers a message when the app is not running.
//!
//! Invariant: what TPNS needs of a vendor is in that vendor's [`ChannelDescriptor`] and nowhere else.

use super::component::ComponentKind;
use super::inputs;
use super::module::{GOOGLE, MAVEN_CENTRAL, Module, TPNS_GROUP};
use super::platform::IMMUTABLE_SINCE;
use super::shape::Shape;
use super::version::{SdkVersion, is_below};

/// A vendor whose push service TPNS can go through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// Huawei Push Kit.
    Huawei,
    /// Mi Push.
    Xiaomi,
    /// vivo Push.
    Vivo,
    /// OPPO Push (HeyTap).
    Oppo,
    /// Flyme Push.
    Meizu,
    /// Honor Push.
    Honor,
    /// Firebase Cloud Messaging.
    Fcm,
}

/// All that is known of a channel.
#[derive(Debug, PartialEq, Eq)]
pub struct ChannelDescriptor {
    /// The artifact of TPNS's group, which is also the name of the file's block.
    pub artifact: &'static str,
    /// The id of what people call the vendor, a word of every language.
    pub word: &'static str,
    /// The first SDK that knows the channel; nothing where every known SDK does.
    pub since: Option<SdkVersion>,
    /// True when the file of the TPNS console has a block for it.
    pub in_file: bool,
    /// True when the vendor's SDK is started with a key besides the id.
    pub needs_key: bool,
    /// Where the vendor's SDK takes its ids from.
    pub ids: IdsFrom,
    /// What an id looks like, where that is known.
    pub id_shape: Option<Shape>,
    /// What a key looks like, where that is known.
    pub key_shape: Option<Shape>,
    /// The placeholders that the SDK's manifest needs.
    pub placeholders: &'static [VendorPlaceholder],
    /// The file of the vendor's console that goes into the app.
    pub service: Option<ServiceFile>,
    /// What the channel's artifact calls and does not bring.
    pub companions: &'static [Companion],
    /// The classes that shrinking must leave alone, as patterns of keep rules.
    pub keep: &'static [&'static str],
    /// Words of which one is in the name of a jar or AAR with the vendor's SDK, in lower case.
    pub archive_words: &'static [&'static str],
    /// What the names of all classes of the vendor's SDK start with.
    pub package: &'static str,
    /// What the vendor's SDK finds the one taker of its messages by.
    pub event: Option<MessagingEvent>,
}

/// Where a vendor's SDK takes its ids from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdsFrom {
    /// Calls of `XGPushConfig`.
    Code,
    /// Placeholders, which the SDK's manifest makes meta-data of.
    Manifest,
    /// The file of the vendor's console.
    ServiceFile,
}

/// A value of a vendor's block in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockValue {
    /// `app_id`.
    AppId,
    /// `app_key`.
    AppKey,
}

impl BlockValue {
    /// The member of the block.
    pub fn member(self) -> &'static str {
        match self {
            Self::AppId => "app_id",
            Self::AppKey => "app_key",
        }
    }
}

/// A placeholder of a vendor's SDK.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VendorPlaceholder {
    /// Its name.
    pub name: &'static str,
    /// The meta-data entry that the SDK's manifest makes of it.
    pub meta_data: &'static str,
    /// The value that belongs there.
    pub value: BlockValue,
}

/// A file of a vendor's console, and the plugin that takes it into the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceFile {
    /// The file's name.
    pub file: &'static str,
    /// The Gradle plugin.
    pub plugin: &'static str,
    /// The id of the word for the vendor's console.
    pub console: &'static str,
    /// The meta-data entry that an app can state its id by instead.
    pub meta_data: Option<&'static str>,
}

impl ServiceFile {
    /// The id in the value of the meta-data entry, which may have a name in front.
    pub fn stated_id(value: &str) -> &str {
        let value = value.trim();
        value.strip_prefix("appid=").unwrap_or(value).trim()
    }
}

/// The action by which a vendor's SDK finds the component that takes its messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MessagingEvent {
    /// The action.
    pub action: &'static str,
    /// What the component is.
    pub taker: ComponentKind,
    /// The component of TPNS's artifact, which is one of [`TAKER_PACKAGES`].
    pub own_taker: &'static str,
    /// The vendor's own component, which steps back behind any other.
    pub fallback: Option<&'static str>,
}

/// A library that a channel's artifact calls and does not bring.
#[derive(Debug, PartialEq, Eq)]
pub struct Companion {
    /// The library.
    pub module: Module,
    /// A word in the name of its jar or AAR, in lower case.
    pub archive_word: &'static str,
    /// The repository that has it, as a build script declares it.
    pub repository: &'static str,
    /// The first SDK that goes with a version, and that version; oldest first.
    pub versions: &'static [(SdkVersion, &'static str)],
    /// What it must not be older than; the strictest last.
    pub least: &'static [Least],
}

/// The oldest version of a companion that works.
#[derive(Debug, PartialEq, Eq)]
pub struct Least {
    /// The first SDK that asks for it.
    pub sdk: SdkVersion,
    /// The first targetSdk that asks for it.
    pub target_sdk: u32,
    /// The version.
    pub version: &'static str,
}

const fn least(sdk: SdkVersion, target_sdk: u32, version: &'static str) -> Least {
    Least { sdk, target_sdk, version }
}

impl Companion {
    /// The version that goes with an SDK; nothing where that SDK does not need the library. Without a known version of
    /// the SDK, it is taken for a new one.
    pub fn version_for(&self, sdk: Option<SdkVersion>) -> Option<&'static str> {
        let fits = |since: SdkVersion| sdk.is_none_or(|sdk| since <= sdk);
        self.versions.iter().rev().find(|(since, _)| fits(*since)).map(|(_, version)| *version)
    }

    /// What asks for a newer version than this one, if anything does.
    pub fn outdated(&self, version: &str, sdk: SdkVersion, target_sdk: u32) -> Option<&'static Least> {
        let asks = |least: &&Least| least.sdk <= sdk && least.target_sdk <= target_sdk;
        self.least.iter().rev().filter(asks).find(|least| is_below(version, least.version))
    }
}

/// Where Huawei's artifacts are, and nowhere else.
const HUAWEI_REPOSITORY: &str = r#"maven { url = uri("https://developer.huawei.com/repo/") }"#;

/// The class that a click on one of Xiaomi's notifications delivers in serialized form, under its name.
pub const MI_PUSH_MESSAGE: &str = "com.xiaomi.mipush.sdk.MiPushMessage";

/// The packages of the components by which TPNS takes vendors' messages.
pub const TAKER_PACKAGES: [&str; 2] = ["com.tencent.android.", "com.huawei.android.hms.tpns."];

impl Channel {
    /// Every channel.
    pub const ALL: [Self; 7] =
        [Self::Huawei, Self::Xiaomi, Self::Vivo, Self::Oppo, Self::Meizu, Self::Honor, Self::Fcm];

    /// All that is known of it.
    pub fn descriptor(self) -> &'static ChannelDescriptor {
        match self {
            Self::Huawei => &HUAWEI,
            Self::Xiaomi => &XIAOMI,
            Self::Vivo => &VIVO,
            Self::Oppo => &OPPO,
            Self::Meizu => &MEIZU,
            Self::Honor => &HONOR,
            Self::Fcm => &FCM,
        }
    }

    /// The artifact of TPNS's group, which is also the name of the file's block.
    pub fn artifact(self) -> &'static str {
        self.descriptor().artifact
    }

    /// The module of that artifact.
    pub fn module(self) -> Module {
        Module::new(TPNS_GROUP, self.artifact())
    }

    /// The channel of an artifact, or of a block of the file.
    pub fn of_artifact(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.artifact() == name)
    }

    /// True when an SDK of this version knows the channel.
    pub fn is_in(self, sdk: SdkVersion) -> bool {
        self.descriptor().since.is_none_or(|since| sdk >= since)
    }
}

impl ChannelDescriptor {
    /// True when a value of the block must not be shown in full. What the file calls OPPO's id is its AppKey.
    pub fn is_secret(&self, value: BlockValue) -> bool {
        value == BlockValue::AppKey || self.id_shape == Some(Shape::OppoAppKey)
    }

    /// What a value of the block looks like, where that is known.
    pub fn shape(&self, value: BlockValue) -> Option<Shape> {
        match value {
            BlockValue::AppId => self.id_shape,
            BlockValue::AppKey => self.key_shape,
        }
    }
}

const HUAWEI: ChannelDescriptor = ChannelDescriptor {
    artifact: "huawei",
    word: "vendor-huawei",
    since: None,
    in_file: true,
    // The file names a key, which is for servers.
    needs_key: false,
    ids: IdsFrom::ServiceFile,
    id_shape: Some(Shape::HuaweiId),
    key_shape: None,
    placeholders: &[],
    service: Some(ServiceFile {
        file: inputs::AGCONNECT_SERVICES,
        plugin: inputs::AGCONNECT_PLUGIN,
        console: "service-huawei",
        meta_data: Some("com.huawei.hms.client.appid"),
    }),
    companions: &[Companion {
        module: Module::new("com.huawei.hms", "push"),
        archive_word: "hms",
        repository: HUAWEI_REPOSITORY,
        versions: &[
            (SdkVersion::ANY, "5.0.2.300"),
            (SdkVersion([1, 3, 2, 0]), "6.3.0.302"),
            (SdkVersion([1, 3, 6, 1]), "6.5.0.300"),
            (SdkVersion([1, 3, 6, 2]), "6.7.0.300"),
            (SdkVersion([1, 4, 3, 7]), "6.12.0.300"),
        ],
        // Within one major version of Push Kit, an older one is not known to fail.
        least: &[least(SdkVersion([1, 2, 1, 3]), 0, "5.0.0.0"), least(SdkVersion([1, 3, 2, 0]), 0, "6.0.0.0")],
    }],
    keep: &["com.huawei.hms.**", "com.huawei.updatesdk.**", "com.hianalytics.android.**"],
    archive_words: &["huawei", "hms"],
    package: "com.huawei.",
    event: Some(MessagingEvent {
        action: "com.huawei.push.action.MESSAGING_EVENT",
        taker: ComponentKind::Service,
        own_taker: "com.huawei.android.hms.tpns.HWHmsMessageService",
        fallback: None,
    }),
};

const XIAOMI: ChannelDescriptor = ChannelDescriptor {
    artifact: "xiaomi",
    word: "vendor-xiaomi",
    since: None,
    in_file: true,
    needs_key: true,
    ids: IdsFrom::Code,
    id_shape: Some(Shape::XiaomiId),
    key_shape: Some(Shape::XiaomiKey),
    placeholders: &[],
    service: None,
    companions: &[],
    keep: &["com.xiaomi.**"],
    archive_words: &["xiaomi", "mipush", "mi_push"],
    package: "com.xiaomi.",
    event: Some(MessagingEvent {
        action: "com.xiaomi.mipush.RECEIVE_MESSAGE",
        taker: ComponentKind::Receiver,
        own_taker: "com.tencent.android.mipush.XMPushMessageReceiver",
        fallback: None,
    }),
};

const VIVO: ChannelDescriptor = ChannelDescriptor {
    artifact: "vivo",
    word: "vendor-vivo",
    since: None,
    in_file: true,
    needs_key: true,
    ids: IdsFrom::Manifest,
    id_shape: Some(Shape::VivoId),
    key_shape: Some(Shape::VivoKey),
    placeholders: &[
        VendorPlaceholder { name: "VIVO_APPID", meta_data: "com.vivo.push.app_id", value: BlockValue::AppId },
        VendorPlaceholder { name: "VIVO_APPKEY", meta_data: "com.vivo.push.api_key", value: BlockValue::AppKey },
    ],
    service: None,
    companions: &[],
    keep: &["com.vivo.push.**", "com.vivo.vms.**", "com.tencent.android.vivopush.VivoPushMessageReceiver"],
    archive_words: &["vivo"],
    package: "com.vivo.",
    event: None,
};

const OPPO: ChannelDescriptor = ChannelDescriptor {
    artifact: "oppo",
    word: "vendor-oppo",
    since: None,
    in_file: true,
    needs_key: true,
    ids: IdsFrom::Code,
    id_shape: Some(Shape::OppoAppKey),
    key_shape: Some(Shape::OppoAppSecret),
    placeholders: &[],
    service: None,
    companions: &[
        Companion {
            module: Module::new("com.google.code.gson", "gson"),
            archive_word: "gson",
            repository: MAVEN_CENTRAL,
            versions: &[(SdkVersion([1, 3, 2, 0]), "2.6.2")],
            least: &[least(SdkVersion([1, 3, 2, 0]), 0, "2.6.2")],
        },
        Companion {
            module: Module::new("commons-codec", "commons-codec"),
            archive_word: "commons-codec",
            repository: MAVEN_CENTRAL,
            versions: &[(SdkVersion([1, 3, 2, 0]), "1.15")],
            least: &[least(SdkVersion([1, 3, 2, 0]), 0, "1.15")],
        },
    ],
    keep: &["com.heytap.mcssdk.**", "com.heytap.msp.push.**"],
    archive_words: &["oppo", "heytap"],
    package: "com.heytap.",
    event: None,
};

const MEIZU: ChannelDescriptor = ChannelDescriptor {
    artifact: "meizu",
    word: "vendor-meizu",
    since: None,
    in_file: true,
    needs_key: true,
    ids: IdsFrom::Code,
    id_shape: Some(Shape::MeizuId),
    key_shape: Some(Shape::MeizuKey),
    placeholders: &[],
    service: None,
    companions: &[],
    keep: &["com.meizu.cloud.pushsdk.**"],
    archive_words: &["meizu", "flyme"],
    package: "com.meizu.",
    event: None,
};

const HONOR: ChannelDescriptor = ChannelDescriptor {
    artifact: "honor",
    word: "vendor-honor",
    since: Some(SdkVersion([1, 3, 3, 0])),
    in_file: false,
    needs_key: false,
    ids: IdsFrom::Manifest,
    id_shape: None,
    key_shape: None,
    placeholders: &[VendorPlaceholder {
        name: "HONOR_APPID",
        meta_data: "com.hihonor.push.app_id",
        value: BlockValue::AppId,
    }],
    service: None,
    companions: &[],
    keep: &["com.hihonor.push.sdk.**", "com.hihonor.push.framework.aidl.**"],
    archive_words: &["honor"],
    package: "com.hihonor.",
    event: Some(MessagingEvent {
        action: "com.hihonor.push.action.MESSAGING_EVENT",
        taker: ComponentKind::Service,
        own_taker: "com.tencent.android.honor.HonorMessageService",
        fallback: None,
    }),
};

const FCM: ChannelDescriptor = ChannelDescriptor {
    artifact: "fcm",
    word: "vendor-fcm",
    since: None,
    in_file: false,
    needs_key: false,
    ids: IdsFrom::ServiceFile,
    id_shape: None,
    key_shape: None,
    placeholders: &[],
    service: Some(ServiceFile {
        file: inputs::GOOGLE_SERVICES,
        plugin: inputs::GOOGLE_SERVICES_PLUGIN,
        console: "service-google",
        meta_data: None,
    }),
    companions: &[Companion {
        module: Module::new("com.google.firebase", "firebase-messaging"),
        archive_word: "firebase-messaging",
        repository: GOOGLE,
        // Tencent's pages name 17.6.0. Up to version 21 its PendingIntents are mutable, which Android 12 refuses.
        versions: &[(SdkVersion::ANY, "23.0.0")],
        // SDKs before 1.3.2.0 were not made for Android 12 either, and are told so themselves.
        least: &[least(SdkVersion::ANY, 0, "17.6.0"), least(SdkVersion([1, 3, 2, 0]), IMMUTABLE_SINCE, "22.0.0")],
    }],
    // Google's artifacts bring their own rules.
    keep: &[],
    archive_words: &["fcm", "firebase"],
    package: "com.google.firebase.",
    event: Some(MessagingEvent {
        action: "com.google.firebase.MESSAGING_EVENT",
        taker: ComponentKind::Service,
        own_taker: "com.tencent.android.tpns.fcm.FcmMessagingService",
        fallback: Some("com.google.firebase.messaging.FirebaseMessagingService"),
    }),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_channel_is_found_by_its_artifact() {
        for channel in Channel::ALL {
            assert_eq!(Channel::of_artifact(channel.artifact()), Some(channel));
            assert_eq!(channel.module().to_string(), format!("com.tencent.tpns:{}", channel.artifact()));
        }
        assert_eq!(Channel::of_artifact("tpns"), None);
    }

    #[test]
    fn companions_go_with_the_sdk() {
        let push = ("huawei", "com.huawei.hms:push");
        let gson = ("oppo", "com.google.code.gson:gson");
        let codec = ("oppo", "commons-codec:commons-codec");
        let firebase = ("fcm", "com.google.firebase:firebase-messaging");
        let table = [
            (push, [1, 1, 5, 4], Some("5.0.2.300")),
            (push, [1, 2, 1, 3], Some("5.0.2.300")),
            (push, [1, 3, 1, 1], Some("5.0.2.300")),
            (push, [1, 3, 2, 0], Some("6.3.0.302")),
            (push, [1, 3, 6, 0], Some("6.3.0.302")),
            (push, [1, 3, 6, 1], Some("6.5.0.300")),
            (push, [1, 3, 6, 2], Some("6.7.0.300")),
            (push, [1, 4, 3, 4], Some("6.7.0.300")),
            (push, [1, 4, 3, 7], Some("6.12.0.300")),
            (push, [1, 4, 4, 7], Some("6.12.0.300")),
            (gson, [1, 3, 1, 1], None),
            (gson, [1, 3, 2, 0], Some("2.6.2")),
            (codec, [1, 3, 1, 1], None),
            (codec, [1, 3, 2, 0], Some("1.15")),
            (firebase, [1, 1, 5, 4], Some("23.0.0")),
        ];
        for ((channel, module), sdk, expected) in table {
            let companions = Channel::of_artifact(channel).map_or(&[][..], |channel| channel.descriptor().companions);
            let found = companions.iter().find(|companion| companion.module.to_string() == module);
            let sdk = SdkVersion(sdk);
            assert_eq!(found.map(|found| found.version_for(Some(sdk))), Some(expected), "{module} with {sdk}");
        }
        let count: usize = Channel::ALL.iter().map(|channel| channel.descriptor().companions.len()).sum();
        assert_eq!(count, 4);
    }

    #[test]
    fn versions_of_companions_rise_with_the_sdk() {
        for companion in Channel::ALL.iter().flat_map(|channel| channel.descriptor().companions) {
            assert!(companion.versions.is_sorted_by(|one, other| one.0 < other.0), "{}", companion.module);
            let newest = companion.version_for(Some(SdkVersion([u32::MAX; 4])));
            assert_eq!(newest, companion.version_for(None));
            // What is supplied is never too old.
            for (sdk, version) in companion.versions {
                assert_eq!(companion.outdated(version, *sdk, u32::MAX), None, "{} {version}", companion.module);
            }
            assert!(companion.least.is_sorted_by(|one, other| is_below(one.version, other.version)));
        }
    }

    #[test]
    fn honor_came_later() {
        assert!(!Channel::Honor.is_in(SdkVersion([1, 3, 2, 0])));
        assert!(Channel::Honor.is_in(SdkVersion([1, 3, 3, 0])));
        assert!(Channel::ALL.iter().filter(|channel| !channel.is_in(SdkVersion::ANY)).eq([&Channel::Honor]));
    }

    #[test]
    fn descriptors_agree_with_themselves() {
        for channel in Channel::ALL {
            let descriptor = channel.descriptor();
            assert_eq!(descriptor.ids == IdsFrom::Manifest, !descriptor.placeholders.is_empty(), "{channel:?}");
            assert_eq!(descriptor.ids == IdsFrom::ServiceFile, descriptor.service.is_some(), "{channel:?}");
            assert_eq!(descriptor.needs_key, descriptor.key_shape.is_some(), "{channel:?}");
            assert!(!descriptor.in_file || descriptor.shape(BlockValue::AppId).is_some(), "{channel:?}");
            assert!(descriptor.package.ends_with('.'), "{channel:?}");
        }
    }
}
