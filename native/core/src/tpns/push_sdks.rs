//! Other push SDKs, whose artifacts bring the same vendors' SDKs as TPNS's.

use super::channel::Channel;

/// Artifacts of one push SDK.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PushSdk {
    /// What it is called.
    pub title: &'static str,
    /// The group of its artifacts.
    pub group: &'static str,
    /// What the names of those that bring a vendor's SDK start with.
    prefix: &'static str,
    /// What they end with.
    suffix: &'static str,
}

const fn push_sdk(title: &'static str, group: &'static str, prefix: &'static str, suffix: &'static str) -> PushSdk {
    PushSdk { title, group, prefix, suffix }
}

/// Every one that is known.
pub const PUSH_SDKS: [PushSdk; 7] = [
    push_sdk("TIMPush", "com.tencent.timpush", "", ""),
    push_sdk("XG 4", XINGE_GROUP, "", ""),
    push_sdk("JPush", "cn.jiguang.sdk.plugin", "", ""),
    push_sdk("Alibaba Cloud Mobile Push", "com.aliyun.ams", "alicloud-android-third-push", ""),
    push_sdk("MobPush", "com.mob.push", "", ""),
    push_sdk("GeTui", "com.getui.opt", "", ""),
    push_sdk("UMeng Push", "com.umeng.umsdk", "", "-umengaccs"),
];

/// The group of XG 4, whose classes TPNS's own SDK has too.
pub const XINGE_GROUP: &str = "com.tencent.xinge";
/// The groups that XG 4's SDK was published with besides.
pub const XINGE_COMPANIONS: [&str; 2] = ["com.tencent.wup", "com.tencent.mid"];
/// An artifact that brings several vendors' SDKs at once.
pub const ALL_VENDORS: (&str, &str) = ("com.aliyun.ams", "alicloud-android-third-push");

/// The push SDK that an artifact belongs to.
pub fn push_sdk_of(group: &str, name: &str) -> Option<&'static PushSdk> {
    let fits = |sdk: &&PushSdk| sdk.group == group && name.starts_with(sdk.prefix) && name.ends_with(sdk.suffix);
    PUSH_SDKS.iter().find(fits)
}

/// The vendor in the name of such an artifact, where the name says which.
pub fn channel_of(name: &str) -> Option<Channel> {
    // GeTui shortens three of them.
    match name {
        "hwp" => Some(Channel::Huawei),
        "xmp" => Some(Channel::Xiaomi),
        "mzp" => Some(Channel::Meizu),
        _ => Channel::ALL.into_iter().find(|channel| name.contains(channel.artifact())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn artifacts_of_other_push_sdks_are_recognized() {
        let table = [
            ("com.tencent.timpush", "huawei", Some("TIMPush"), Some(Channel::Huawei)),
            ("com.tencent.xinge", "xinge", Some("XG 4"), None),
            ("cn.jiguang.sdk.plugin", "xiaomi", Some("JPush"), Some(Channel::Xiaomi)),
            ("cn.jiguang.sdk", "jpush", None, None),
            (
                "com.aliyun.ams",
                "alicloud-android-third-push-oppo",
                Some("Alibaba Cloud Mobile Push"),
                Some(Channel::Oppo),
            ),
            ("com.aliyun.ams", "alicloud-android-push", None, None),
            ("com.mob.push", "honor", Some("MobPush"), Some(Channel::Honor)),
            ("com.getui.opt", "mzp", Some("GeTui"), Some(Channel::Meizu)),
            ("com.umeng.umsdk", "vivo-umengaccs", Some("UMeng Push"), Some(Channel::Vivo)),
            ("com.umeng.umsdk", "common", None, None),
            ("com.tencent.tpns", "huawei", None, Some(Channel::Huawei)),
        ];
        for (group, name, title, channel) in table {
            assert_eq!(push_sdk_of(group, name).map(|sdk| sdk.title), title, "{group}:{name}");
            assert_eq!(channel_of(name), channel, "{name}");
        }
    }
}
