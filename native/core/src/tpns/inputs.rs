//! The files and plugins that a build is asked about.
//!
//! Invariant: `inputs.properties`, which the Gradle plugin reads, says the same as this module.

/// The file of the TPNS console, wherever it stands.
pub const CONFIG: &str = "tpns-configs.json";
/// The file of Huawei's console.
pub const AGCONNECT_SERVICES: &str = "agconnect-services.json";
/// The file of Google's console.
pub const GOOGLE_SERVICES: &str = "google-services.json";
/// The accepted findings.
pub const BASELINE: &str = "tpns-baseline.json";

/// Tencent's own Gradle plugin.
pub const VENDOR_PLUGIN: &str = "com.tencent.android.tpns";
/// Huawei's Gradle plugin.
pub const AGCONNECT_PLUGIN: &str = "com.huawei.agconnect";
/// Google's Gradle plugin.
pub const GOOGLE_SERVICES_PLUGIN: &str = "com.google.gms.google-services";
/// Every plugin that a check asks about.
pub const ASKED_PLUGINS: [&str; 3] = [VENDOR_PLUGIN, AGCONNECT_PLUGIN, GOOGLE_SERVICES_PLUGIN];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gradle_plugin_reads_the_same() {
        let lines = include_str!("inputs.properties").lines().filter(|line| !line.starts_with('#'));
        let expected = [
            format!("config={CONFIG}"),
            format!("agconnectServices={AGCONNECT_SERVICES}"),
            format!("googleServices={GOOGLE_SERVICES}"),
            format!("baseline={BASELINE}"),
            format!("plugins={}", ASKED_PLUGINS.join(",")),
        ];
        assert_eq!(lines.collect::<Vec<_>>(), expected);
    }
}
