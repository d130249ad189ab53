//! TPNS access points: the regions that a product can live in.
//!
//! Domains are from the official guide, step 5; the prefixes of access ids are what public projects show, so an unknown
//! prefix is never an error.

/// The `android:name` of the meta-data entry that sets the access point.
pub const META_DATA: &str = "XG_SERVER_SUFFIX";

/// A region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccessPoint {
    /// The SDK's default, which needs no entry.
    Guangzhou,
    /// For customers outside the Chinese mainland.
    Singapore,
    /// For customers outside the Chinese mainland.
    HongKong,
    /// For customers in the Chinese mainland.
    Shanghai,
}

impl AccessPoint {
    /// Every region.
    pub const ALL: [Self; 4] = [Self::Guangzhou, Self::Singapore, Self::HongKong, Self::Shanghai];

    /// As an owner writes it in `tpns { accessPoint = … }`.
    pub fn setting(self) -> &'static str {
        match self {
            Self::Guangzhou => "guangzhou",
            Self::Singapore => "singapore",
            Self::HongKong => "hongkong",
            Self::Shanghai => "shanghai",
        }
    }

    /// As the console calls it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Guangzhou => "Guangzhou",
            Self::Singapore => "Singapore",
            Self::HongKong => "Hong Kong",
            Self::Shanghai => "Shanghai",
        }
    }

    /// The first four digits of the access ids of this region.
    pub fn id_prefix(self) -> &'static str {
        match self {
            Self::Guangzhou => "1500",
            Self::Singapore => "1520",
            Self::HongKong => "1530",
            Self::Shanghai => "1580",
        }
    }

    /// The value of `XG_SERVER_SUFFIX`; nothing where the SDK's default is right.
    pub fn domain(self) -> Option<&'static str> {
        match self {
            Self::Guangzhou => None,
            Self::Singapore => Some("tpns.sgp.tencent.com"),
            Self::HongKong => Some("tpns.hk.tencent.com"),
            Self::Shanghai => Some("tpns.sh.tencent.com"),
        }
    }

    /// The region that an access id belongs to, or nothing when its prefix is unknown.
    pub fn of_id(access_id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|point| access_id.starts_with(point.id_prefix()))
    }

    /// The region of a setting, in any case.
    pub fn of_setting(setting: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|point| point.setting().eq_ignore_ascii_case(setting))
    }

    /// The region of a domain.
    pub fn of_domain(domain: &str) -> Option<Self> {
        // The default's domain works too, though nobody needs to write it.
        if domain == GUANGZHOU_DOMAIN {
            return Some(Self::Guangzhou);
        }
        Self::ALL.into_iter().find(|point| point.domain() == Some(domain))
    }

    /// Every domain that an entry may hold.
    pub fn domains() -> impl Iterator<Item = &'static str> {
        Self::ALL.into_iter().filter_map(Self::domain).chain([GUANGZHOU_DOMAIN])
    }
}

const GUANGZHOU_DOMAIN: &str = "tpns.tencent.com";

#[cfg(test)]
mod tests {
    use super::AccessPoint;

    #[test]
    fn every_region_is_found_by_each_of_its_names() {
        for point in AccessPoint::ALL {
            assert_eq!(AccessPoint::of_setting(point.setting()), Some(point));
            assert_eq!(AccessPoint::of_id(&format!("{}002210", point.id_prefix())), Some(point));
            assert!(point.domain().is_none_or(|domain| AccessPoint::of_domain(domain) == Some(point)));
        }
        assert_eq!(AccessPoint::of_id("1590000000"), None);
        assert_eq!(AccessPoint::of_domain("tpns.sg.tencent.com"), None);
    }
}
