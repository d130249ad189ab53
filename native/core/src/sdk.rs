//! What the TPNS SDK puts into a manifest (official documentation, "Android: manual integration").
//!
//! Invariant: facts only, as the SDK's AAR has them; which of them an app must have is a check's affair.

/// A component of the SDK.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SdkComponent {
    /// The class.
    pub class: &'static str,
    /// For a provider: what follows `<applicationId>.` in its authority.
    pub authority: Option<&'static str>,
    /// What happens on a device without it.
    pub without: &'static str,
}

/// The provider whose authority decides on keep-alive.
pub const PUSH_PROVIDER: &str = "com.tencent.android.tpush.XGPushProvider";
/// The authority of [`PUSH_PROVIDER`] that leaves keep-alive on, behind the applicationId.
pub const PUSH_AUTHORITY: &str = "XGVIP_PUSH_AUTH";
/// The service that other processes bind to.
pub const REMOTE_SERVICE: &str = "com.tencent.android.tpush.rpc.XGRemoteService";
/// The action of [`REMOTE_SERVICE`], behind the applicationId.
pub const REMOTE_ACTION: &str = "XGVIP_PUSH_ACTION";
/// The service that keeps the connection.
pub const PUSH_SERVICE: &str = "com.tencent.android.tpush.service.XGVipPushService";
/// The permission of TPNS's broadcasts, behind the applicationId.
pub const RECEIVE_PERMISSION: &str = "permission.XGPUSH_RECEIVE";
/// The provider of settings that other processes read, below [`RENAMED_SINCE`] and from it on.
pub const SETTINGS_PROVIDERS: [&str; 2] = [
    "com.tencent.bigdata.baseapi.base.SettingsContentProvider",
    "com.tencent.tpns.baseapi.base.SettingsContentProvider",
];
/// The package of some components below [`RENAMED_SINCE`], and from it on.
pub const RENAMED: [&str; 2] = ["com.tencent.bigdata.", "com.tencent.tpns."];
/// The version that renamed them.
pub const RENAMED_SINCE: &str = "1.2.0.1";

const NO_START: &str = "the SDK cannot start on the device, and nothing is received";
const NO_REMOTE_SERVICE: &str = "registration fails on the device with code 10005";
const NO_PROVIDER: &str = "registration fails on the device with code 10008";

const fn component(class: &'static str, authority: Option<&'static str>, without: &'static str) -> SdkComponent {
    SdkComponent { class, authority, without }
}

/// The components of the SDK.
pub const COMPONENTS: [SdkComponent; 11] = [
    component("com.tencent.android.tpush.TpnsActivity", None, "a click on a notification opens nothing"),
    component("com.tencent.android.tpush.XGPushReceiver", None, NO_START),
    component(PUSH_SERVICE, None, NO_START),
    component(REMOTE_SERVICE, None, NO_REMOTE_SERVICE),
    component("com.tencent.tpns.mqttchannel.services.MqttService", None, NO_START),
    component("com.tencent.bigdata.mqttchannel.services.MqttService", None, NO_START),
    component(PUSH_PROVIDER, Some(PUSH_AUTHORITY), NO_PROVIDER),
    component("com.tencent.android.tpush.SettingsContentProvider", Some("TPUSH_PROVIDER"), NO_PROVIDER),
    component("com.tencent.android.tpush.XGVipPushKAProvider", Some("AUTH_XGPUSH_KEEPALIVE"), NO_PROVIDER),
    component(SETTINGS_PROVIDERS[0], Some("XG_SETTINGS_PROVIDER"), NO_PROVIDER),
    component(SETTINGS_PROVIDERS[1], Some("XG_SETTINGS_PROVIDER"), NO_PROVIDER),
];

/// The permissions without which registration fails with code 10003.
pub const PERMISSIONS: [&str; 4] = [
    "android.permission.INTERNET",
    "android.permission.ACCESS_WIFI_STATE",
    "android.permission.ACCESS_NETWORK_STATE",
    "android.permission.WAKE_LOCK",
];

/// The ABIs of the SDK's native libraries.
pub const ABIS: [&str; 5] = ["armeabi", "armeabi-v7a", "arm64-v8a", "x86", "x86_64"];

/// The SDK's component of a class.
pub fn component_of(class: &str) -> Option<&'static SdkComponent> {
    COMPONENTS.iter().find(|component| component.class == class)
}
