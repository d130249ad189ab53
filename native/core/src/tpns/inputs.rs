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

/// Words in the name of a file that may be meant as a [`CONFIG`].
pub const NEARBY_WORDS: [&str; 2] = ["json", "tpns"];
/// Folders of a source set where people put one.
pub const NEARBY_FOLDERS: [&str; 2] = ["assets", "res/raw"];

/// True for the name of a file that is meant as a [`CONFIG`]: a slip of it, a copy, or the thing itself.
pub fn is_meant_as_config(name: &str) -> bool {
    let lower = name.to_lowercase();
    let stem = lower.split('.').next().unwrap_or_default();
    let letters: String = stem.chars().filter(|character| character.is_alphabetic()).collect();
    letters == "tpns" && lower.contains(".json") || strsim::osa_distance(&letters, "tpnsconfigs") <= 2
}

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
    use crate::text::source::MAX_BYTES;
    use crate::tpns::channel::Channel;
    use crate::tpns::placeholder::CREDENTIALS;

    /// Without a value for each, Android's manifest merger fails.
    fn placeholders() -> impl Iterator<Item = &'static str> {
        let vendors = Channel::ALL.into_iter().flat_map(|channel| channel.descriptor().placeholders);
        CREDENTIALS.iter().map(|value| value.placeholder).chain(vendors.map(|placeholder| placeholder.name))
    }

    #[test]
    fn a_file_of_another_name_is_known() {
        let meant = [
            "tpns-configs.json",
            "tpns-config.json",
            "tpns_configs.json",
            "tpnsConfigs.json",
            "TPNS-configs.json",
            "tpns-configs.json.txt",
            "tpns-configs (1).json",
            "tpns-configs-1.json",
            "tnps-configs.json",
            "tpns.json",
            "tpns-configs.txt",
            "tpns-configs.json.bak",
        ];
        assert_eq!(meant.into_iter().filter(|name| !is_meant_as_config(name)).collect::<Vec<_>>(), [""; 0]);
        let others = [
            BASELINE,
            AGCONNECT_SERVICES,
            GOOGLE_SERVICES,
            "package.json",
            "configs.json",
            "app-configs.json",
            "timpush-configs.json",
            "tpns.gradle",
            "tpns.aar",
            "jpush-config.json",
            ".json",
        ];
        assert_eq!(others.into_iter().filter(|name| is_meant_as_config(name)).collect::<Vec<_>>(), [""; 0]);
    }

    #[test]
    fn the_gradle_plugin_reads_the_same() {
        let lines = include_str!("inputs.properties").lines().filter(|line| !line.starts_with('#'));
        let expected = [
            format!("config={CONFIG}"),
            format!("agconnectServices={AGCONNECT_SERVICES}"),
            format!("googleServices={GOOGLE_SERVICES}"),
            format!("baseline={BASELINE}"),
            format!("nearbyWords={}", NEARBY_WORDS.join(",")),
            format!("nearbyFolders={}", NEARBY_FOLDERS.join(",")),
            format!("plugins={}", ASKED_PLUGINS.join(",")),
            format!("placeholders={}", placeholders().collect::<Vec<_>>().join(",")),
            format!("maxBytes={MAX_BYTES}"),
        ];
        assert_eq!(lines.collect::<Vec<_>>(), expected);
    }
}
