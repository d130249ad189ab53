//! TPNS access points: the regions that a product can live in.
//!
//! Domains are from the official guide, step 5; the prefixes of access ids are what public projects show, so an unknown
//! prefix is never an error.

/// The `android:name` of the meta-data entry that sets the access point.
pub const META_DATA: &str = "XG_SERVER_SUFFIX";
/// The entry of older pages, which holds a URL. SDKs read it after [`META_DATA`].
pub const GUID_META_DATA: &str = "XG_GUID_SERVER";
/// The entries of older pages, which hold URLs of one region; the first sets the access point, and the others take reports.
pub const SERVERS: [&str; 3] = [GUID_META_DATA, "XG_STAT_SERVER", "XG_LOG_SERVER"];

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

/// The default's domain works too, though nobody needs to write it.
pub const GUANGZHOU_DOMAIN: &str = "tpns.tencent.com";

impl AccessPoint {
    /// Every region.
    pub const ALL: [Self; 4] = [Self::Guangzhou, Self::Singapore, Self::HongKong, Self::Shanghai];

    /// What you write in `tpns { accessPoint = … }`.
    pub fn setting(self) -> &'static str {
        match self {
            Self::Guangzhou => "guangzhou",
            Self::Singapore => "singapore",
            Self::HongKong => "hongkong",
            Self::Shanghai => "shanghai",
        }
    }

    /// The id of its name in the words of every language.
    pub fn word(self) -> &'static str {
        match self {
            Self::Guangzhou => "point-guangzhou",
            Self::Singapore => "point-singapore",
            Self::HongKong => "point-hongkong",
            Self::Shanghai => "point-shanghai",
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

    /// The value of [`META_DATA`]; nothing where the SDK's default is right.
    pub fn domain(self) -> Option<&'static str> {
        match self {
            Self::Guangzhou => None,
            Self::Singapore => Some("tpns.sgp.tencent.com"),
            Self::HongKong => Some("tpns.hk.tencent.com"),
            Self::Shanghai => Some("tpns.sh.tencent.com"),
        }
    }

    /// True where TPNS pushes through FCM: outside the Chinese mainland only.
    pub fn has_fcm(self) -> bool {
        matches!(self, Self::Singapore | Self::HongKong)
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
        if domain == GUANGZHOU_DOMAIN {
            return Some(Self::Guangzhou);
        }
        Self::ALL.into_iter().find(|point| point.domain() == Some(domain))
    }

    /// The region of one of [`SERVERS`], such as `https://api.tpns.hk.tencent.com/guid/api/GetGuidAndMqttServer`.
    pub fn of_server(url: &str) -> Option<Self> {
        Self::of_domain(server_domain(url)?)
    }

    /// Every domain that an entry may hold.
    pub fn domains() -> impl Iterator<Item = &'static str> {
        Self::ALL.into_iter().filter_map(Self::domain).chain([GUANGZHOU_DOMAIN])
    }
}

/// The domain of one of [`SERVERS`], without the `api.` before it.
pub fn server_domain(url: &str) -> Option<&str> {
    let (scheme, rest) = url.trim().split_once("://")?;
    let host = rest.split(['/', ':', '?']).next()?;
    matches!(scheme, "https" | "http").then(|| host.strip_prefix("api.").unwrap_or(host))
}

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

    #[test]
    fn the_older_entry_holds_a_url() {
        for domain in AccessPoint::domains() {
            let url = format!("https://api.{domain}/guid/api/GetGuidAndMqttServer");
            assert_eq!(AccessPoint::of_server(&url), AccessPoint::of_domain(domain), "{url}");
        }
        for odd in ["", "tpns.hk.tencent.com", "ftp://api.tpns.hk.tencent.com/", "https://api.example.com/guid"] {
            assert_eq!(AccessPoint::of_server(odd), None, "{odd}");
        }
    }
}
