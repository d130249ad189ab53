//! What newer Android versions ask for: TPNS408, 409.

use crate::diagnostic::{Code, Diagnostic};
use crate::manifest::Element;
use crate::project::Project;

/// The permission to show notifications at all, asked of the user from [`NOTIFICATIONS_SINCE`] on.
const NOTIFICATIONS: &str = "android.permission.POST_NOTIFICATIONS";
const NOTIFICATIONS_SINCE: u32 = 33;
/// The library that the SDK's HTTP client needs (official guide, step 5).
const LEGACY_HTTP: &str = "org.apache.http.legacy";
const LEGACY_HTTP_SINCE: u32 = 28;

pub(super) fn check(project: &Project) -> Vec<Diagnostic> {
    let (Some(merged), Some(target)) = (&project.merged, project.variant.target_sdk) else { return Vec::new() };
    let root = merged.root().into_iter();
    let asks = |element: &Element| {
        element.name.starts_with("uses-permission") && element.android_name() == Some(NOTIFICATIONS)
    };
    let mut findings = Vec::new();
    if target >= NOTIFICATIONS_SINCE && !root.flat_map(|root| merged.children(root)).any(asks) {
        findings.push(
            Diagnostic::new(
                Code::TPNS408,
                format!("targetSdk is {target}, and the app lacks the permission `{NOTIFICATIONS}`"),
            )
            .note("from Android 13 on the system hides every notification of such an app")
            .help(format!(
                "add `<uses-permission android:name=\"{NOTIFICATIONS}\" />` to the manifest and ask the user for it"
            )),
        );
    }
    let declared = merged.in_application("uses-library").any(|library| library.android_name() == Some(LEGACY_HTTP));
    if target >= LEGACY_HTTP_SINCE && !declared && !project.supplies(project.settings.supply.legacy_http) {
        findings.push(
            Diagnostic::new(
                Code::TPNS409,
                format!("targetSdk is {target}, and the app does not use the library `{LEGACY_HTTP}`"),
            )
            .note("the SDK's HTTP client is not found on devices of Android 9 and later")
            .help(format!(
                "add `<uses-library android:name=\"{LEGACY_HTTP}\" android:required=\"false\" />` to the application"
            )),
        );
    }
    let place = |finding: Diagnostic| {
        let manifest = project.manifests.first();
        let place = manifest.and_then(|manifest| Some((manifest.file, manifest.root()?.name_span)));
        finding.at_place(place, "")
    };
    findings.into_iter().map(place).collect()
}
