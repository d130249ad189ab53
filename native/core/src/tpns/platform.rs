//! What newer Android versions ask of an app that is pushed to.
//!
//! Source: the behavior changes of each version in the Android documentation.

use super::version::is_below;

/// The permission to show notifications at all, asked of the user from [`NOTIFICATIONS_SINCE`] on.
pub const NOTIFICATIONS: &str = "android.permission.POST_NOTIFICATIONS";
/// The targetSdk from which an app needs [`NOTIFICATIONS`].
pub const NOTIFICATIONS_SINCE: u32 = 33;

/// True for a Firebase Cloud Messaging that brings [`NOTIFICATIONS`]: from 23.1.0 (its release notes). Without a version,
/// it may.
pub fn notifications_by_messaging(component: &str) -> bool {
    let version = component.strip_prefix("com.google.firebase:firebase-messaging");
    version.is_some_and(|version| !is_below(version.trim_start_matches(':'), "23.1.0"))
}

/// The API level from which an Intent reads an extra only if it has the wanted type. An app compiles against its targetSdk
/// or a later one.
pub const TYPED_EXTRAS_SINCE: u32 = 33;

/// The library that the SDK's HTTP client needs (official guide, step 5).
pub const LEGACY_HTTP: &str = "org.apache.http.legacy";
/// The targetSdk from which an app no longer sees [`LEGACY_HTTP`] by default.
pub const LEGACY_HTTP_SINCE: u32 = 28;

/// The targetSdk from which a component with an intent filter must state `android:exported`.
pub const EXPORTED_SINCE: u32 = 31;

/// The targetSdk from which a PendingIntent must say whether it is mutable, and Android throws where it doesn't.
pub const IMMUTABLE_SINCE: u32 = 31;
