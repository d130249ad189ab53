//! Tencent IM, whose messages can be pushed through TPNS.

use super::module::Module;
use super::version::is_below;

/// The present IM SDK.
pub const IMSDK_PLUS: Module = Module::new("com.tencent.imsdk", "imsdk-plus");
/// The artifacts of the IM SDK, the present one first.
pub const MODULES: [Module; 2] = [IMSDK_PLUS, Module::new("com.tencent.imsdk", "imsdk")];

/// What the artifacts of IM's own push SDK start with.
pub const TIMPUSH: &str = "com.tencent.timpush:";

/// The first IM SDK that takes a TPNS token (official guide, its first note).
pub const SINCE: &str = "6.0.1975";

/// True when an IM SDK can report a TPNS token. A version of another shape gets the benefit of the doubt.
pub fn takes_tpns_token(version: &str) -> bool {
    !is_below(version, SINCE)
}

#[cfg(test)]
mod tests {
    use super::takes_tpns_token;

    #[test]
    fn the_first_one_that_takes_a_token() {
        assert!(["6.0.1975", "7.9.5668", "8.0.0", "latest"].into_iter().all(takes_tpns_token));
        assert!(!["6.0.1974", "5.9.2000"].into_iter().any(takes_tpns_token));
    }
}
