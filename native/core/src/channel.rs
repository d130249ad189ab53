//! Vendor channels: who delivers a message when the app is not running.

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
    /// Honor Push, from SDK 1.3.3.0; not in the file.
    Honor,
    /// Firebase Cloud Messaging; not in the file.
    Fcm,
}

impl Channel {
    /// Every channel.
    pub const ALL: [Self; 7] =
        [Self::Huawei, Self::Xiaomi, Self::Vivo, Self::Oppo, Self::Meizu, Self::Honor, Self::Fcm];

    /// The artifact of the group `com.tencent.tpns`, which is also the name of the file's block.
    pub fn artifact(self) -> &'static str {
        match self {
            Self::Huawei => "huawei",
            Self::Xiaomi => "xiaomi",
            Self::Vivo => "vivo",
            Self::Oppo => "oppo",
            Self::Meizu => "meizu",
            Self::Honor => "honor",
            Self::Fcm => "fcm",
        }
    }

    /// The channel of a block of the file, or of an artifact.
    pub fn of_artifact(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.artifact() == name)
    }
}
