//! What ids and keys look like.
//!
//! Invariant: a vendor's shape is what public projects show, not a promise of the vendor, so a value of another shape is
//! never an error. The shapes of TPNS's own values are documented.

/// What an id or key looks like. The sentence that describes it is made where findings are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Ten digits that start with 15.
    AccessId,
    /// An A and eleven upper-case letters or digits.
    AccessKey,
    /// 32 hex digits: for servers, never for an app.
    SecretKey,
    /// 19 digits that start with 2882303.
    XiaomiId,
    /// 13 digits.
    XiaomiKey,
    /// 6 digits.
    MeizuId,
    /// 32 hex digits.
    MeizuKey,
    /// 5 to 9 digits.
    VivoId,
    /// 32 hex digits, or a UUID.
    VivoKey,
    /// 8 or 9 digits.
    HuaweiId,
    /// Digits alone: OPPO's AppID, which no app needs.
    OppoAppId,
    /// OPPO's AppKey, which the SDK and the file call the id: 20 or more letters or digits, 32 hex digits as a rule.
    OppoAppKey,
    /// OPPO's AppSecret, which the SDK and the file call the key: as its AppKey.
    OppoAppSecret,
}

impl Shape {
    /// Every shape.
    pub const ALL: [Self; 13] = [
        Self::AccessId,
        Self::AccessKey,
        Self::SecretKey,
        Self::XiaomiId,
        Self::XiaomiKey,
        Self::MeizuId,
        Self::MeizuKey,
        Self::VivoId,
        Self::VivoKey,
        Self::HuaweiId,
        Self::OppoAppId,
        Self::OppoAppKey,
        Self::OppoAppSecret,
    ];

    /// A name that never changes.
    pub fn name(self) -> &'static str {
        match self {
            Self::AccessId => "access-id",
            Self::AccessKey => "access-key",
            Self::SecretKey => "secret-key",
            Self::XiaomiId => "xiaomi-id",
            Self::XiaomiKey => "xiaomi-key",
            Self::MeizuId => "meizu-id",
            Self::MeizuKey => "meizu-key",
            Self::VivoId => "vivo-id",
            Self::VivoKey => "vivo-key",
            Self::HuaweiId => "huawei-id",
            Self::OppoAppId => "oppo-app-id",
            Self::OppoAppKey => "oppo-app-key",
            Self::OppoAppSecret => "oppo-app-secret",
        }
    }

    /// True when a text looks like this, with nothing around it.
    pub fn fits(self, text: &str) -> bool {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        let hex = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        match self {
            Self::AccessId => digits && text.len() == 10 && text.starts_with("15"),
            Self::AccessKey => {
                let characters = text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
                characters && text.len() == 12 && text.starts_with('A')
            }
            Self::SecretKey | Self::MeizuKey => hex,
            Self::XiaomiId => digits && text.len() == 19 && text.starts_with("2882303"),
            Self::XiaomiKey => digits && text.len() == 13,
            Self::MeizuId => digits && text.len() == 6,
            Self::VivoId => digits && (5..=9).contains(&text.len()),
            Self::VivoKey => {
                hex || text.len() == 36 && text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
            }
            Self::HuaweiId => digits && (8..=9).contains(&text.len()),
            Self::OppoAppId => digits && !text.is_empty(),
            Self::OppoAppKey | Self::OppoAppSecret => {
                text.len() >= 20 && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Shape;

    const HEX: &str = "0123456789abcdef0123456789abcdef";

    #[test]
    fn every_shape_fits_its_own_values_and_no_near_miss() {
        let table: [(Shape, &[&str], &[&str]); 13] = [
            (Shape::AccessId, &["1580002210"], &["", "158000221", "1480002210", " 1580002210", "１５８０００２２１０"]),
            (Shape::AccessKey, &["A1B2C3D4E5F6"], &["", "A1B2C3D4E5F", "I1B2C3D4E5F6", "a1b2c3d4e5f6", HEX]),
            (Shape::SecretKey, &[HEX], &["A1B2C3D4E5F6", "0123456789abcdef"]),
            (Shape::XiaomiId, &["2882303000000000001"], &["5810000000001", "1882303000000000001"]),
            (Shape::XiaomiKey, &["5810000000001"], &["2882303000000000001", "581000000000x"]),
            (Shape::MeizuId, &["123456"], &["1234567", "12345x"]),
            (Shape::MeizuKey, &[HEX], &["123456"]),
            (Shape::VivoId, &["10000", "100000001"], &["1000", "1000000001"]),
            (Shape::VivoKey, &[HEX, "01234567-89ab-cdef-0123-456789abcdef"], &["100000001"]),
            (Shape::HuaweiId, &["10000000", "100000001"], &["1000000", "1000000001"]),
            (Shape::OppoAppId, &["30000001"], &["", HEX]),
            (Shape::OppoAppKey, &[HEX], &["30000001", "0123456789abcdef-123456789abcdef"]),
            (Shape::OppoAppSecret, &[HEX], &["30000001"]),
        ];
        for ((shape, fitting, others), expected) in table.into_iter().zip(Shape::ALL) {
            assert_eq!(shape, expected);
            assert!(fitting.iter().all(|text| shape.fits(text)), "{shape:?}");
            assert!(!others.iter().any(|text| shape.fits(text)), "{shape:?}");
        }
    }

    #[test]
    fn names_are_unique() {
        let names: std::collections::BTreeSet<&str> = Shape::ALL.into_iter().map(Shape::name).collect();
        assert_eq!(names.len(), Shape::ALL.len());
    }
}
