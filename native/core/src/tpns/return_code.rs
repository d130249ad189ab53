//! The codes with which a request of the generated client fails.

/// Why a request failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The access ID or the access key is wrong.
    IdOrKey,
    /// The access point is missing or belongs to another region.
    AccessPoint,
    /// A permission is missing.
    Permission,
    /// No native library of the SDK is packaged.
    NativeLibrary,
    /// The service for other processes is missing or takes another action.
    RemoteService,
    /// A provider is missing or has another authority.
    Provider,
    /// Shrinking has removed classes of the SDK.
    StrippedClasses,
    /// Nobody is logged in to IM.
    NotLoggedIn,
    /// IM was logged in on another device.
    KickedOffline,
    /// The signature of the IM login has expired.
    ExpiredLogin,
    /// IM has no network.
    NoNetwork,
    /// IM's server didn't answer in time.
    TimedOut,
}

/// The codes of one cause.
pub type Codes = (&'static [i32], Cause);

/// The codes of TPNS.
pub const TPNS: &[Codes] = &[
    (&[20, 10006, -5], Cause::IdOrKey),
    (&[-502, 1_008_003, 10_030_009], Cause::AccessPoint),
    (&[10003], Cause::Permission),
    (&[10004], Cause::NativeLibrary),
    (&[10005], Cause::RemoteService),
    (&[10008], Cause::Provider),
    (&[10009], Cause::StrippedClasses),
];

/// The codes of IM.
pub const IM: &[Codes] = &[
    (&[6014], Cause::NotLoggedIn),
    (&[6208], Cause::KickedOffline),
    (&[6206], Cause::ExpiredLogin),
    (&[6200, 6201], Cause::NoNetwork),
    (&[6012], Cause::TimedOut),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_one_cause() {
        let mut codes: Vec<i32> = TPNS.iter().chain(IM).flat_map(|(codes, _)| *codes).copied().collect();
        let all = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), all);
    }
}
