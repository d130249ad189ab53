//! The ids that an app states to TPNS, and the names that each of them goes by.

use super::shape::Shape;
use crate::text::mask::is_filler;

/// An id or key, and its names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Credential {
    /// The member of `tpns` in the file.
    pub member: &'static str,
    /// The setting of `tpns { }`.
    pub setting: &'static str,
    /// The manifest placeholder.
    pub placeholder: &'static str,
    /// The meta-data entry that the SDK's manifest makes of the placeholder.
    pub meta_data: &'static str,
    /// What it looks like.
    pub shape: Shape,
    /// True when it must not be shown in full.
    pub secret: bool,
}

impl Credential {
    /// The path of its field in the file.
    pub fn path(&self) -> String {
        format!("tpns.{}", self.member)
    }
}

/// The app, to TPNS.
pub const ACCESS_ID: Credential = Credential {
    member: "access_id",
    setting: "accessId",
    placeholder: "XG_ACCESS_ID",
    meta_data: "XG_V2_ACCESS_ID",
    shape: Shape::AccessId,
    secret: false,
};

/// What proves that it is the app.
pub const ACCESS_KEY: Credential = Credential {
    member: "access_key",
    setting: "accessKey",
    placeholder: "XG_ACCESS_KEY",
    meta_data: "XG_V2_ACCESS_KEY",
    shape: Shape::AccessKey,
    secret: true,
};

/// Both.
pub const CREDENTIALS: [Credential; 2] = [ACCESS_ID, ACCESS_KEY];

/// What the names of all of TPNS's own placeholders start with.
pub const PREFIX: &str = "XG_";

/// True for `xxxx`, `your app id` and similar texts, which documentation has in the place of a value.
pub fn is_sample(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let crosses = !lower.is_empty() && lower.chars().all(is_filler);
    let words = ["your", "xxxx", "appid", "appkey", "app_id", "app_key", "<", "请", "你的", "您的"];
    crosses || words.iter().any(|word| lower.contains(word))
}

/// True for a name that means TPNS's Secret Key, such as `TPNS_SECRET_KEY` or `xgSecret`; a vendor's secret is another.
pub fn names_secret_key(name: &str) -> bool {
    let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let own = ["tpns", "xinge", "xgpush"].iter().any(|word| plain.contains(word)) || plain.starts_with("xg");
    let vendors =
        ["huawei", "hms", "hw", "xiaomi", "mipush", "vivo", "oppo", "heytap", "meizu", "flyme", "honor", "fcm"];
    let short = name
        .split(|c: char| !c.is_ascii_alphanumeric())
        .any(|word| ["mi", "mz"].contains(&&*word.to_ascii_lowercase()));
    own && plain.contains("secret") && !short && !vendors.iter().any(|vendor| plain.contains(vendor))
}

#[cfg(test)]
mod tests {
    use super::{is_sample, names_secret_key};

    #[test]
    fn the_secret_key_is_told_from_vendors_secrets() {
        let own = ["TPNS_SECRET_KEY", "tpnsSecretKey", "XG_SECRET", "xg.secret.key", "xgSecret", "XINGE_APP_SECRET"];
        let others =
            ["SECRET_KEY", "TPNS_OPPO_APP_SECRET", "TPNS_MI_SECRET", "xgMeizuAppSecret", "TPNS_ACCESS_KEY", ""];
        assert!(own.into_iter().all(names_secret_key));
        assert!(!others.into_iter().any(names_secret_key));
    }

    #[test]
    fn samples_are_told_from_values() {
        assert!(["xxxx", "…", "***", "Your App Key", "<appid>", "请填写"].into_iter().all(is_sample));
        assert!(!["", "100000001", "0123456789abcdef", "A1B2C3D4E5F6"].into_iter().any(is_sample));
    }
}
