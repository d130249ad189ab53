//! The codes.
//!
//! Invariant: a code is never renumbered and never reused.

use super::Severity;

macro_rules! catalogue {
    ($($code:ident $severity:ident $title:literal)*) => {
        /// The stable name of a kind of finding.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $title] $code,)*
        }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Code] = &[$(Code::$code),*];

            /// As in `TPNS302`.
            pub fn name(self) -> &'static str {
                match self { $(Code::$code => stringify!($code),)* }
            }

            /// What is wrong, in general.
            pub fn title(self) -> &'static str {
                match self { $(Code::$code => $title,)* }
            }

            /// How much it matters where nothing else is set.
            pub fn severity(self) -> Severity {
                match self { $(Code::$code => Severity::$severity,)* }
            }
        }
    };
}

catalogue! {
    TPNS101 Error "no tpns-configs.json is found"
    TPNS102 Error "tpns-configs.json is not JSON"
    TPNS103 Error "a member stands twice in one object"
    TPNS104 Error "a required member is missing or has the wrong type"
    TPNS105 Error "the access id is not ten digits starting with 15"
    TPNS106 Error "the access key is not an A and eleven upper-case letters or digits"
    TPNS107 Error "the applicationId is not in tpns-configs.json"
    TPNS111 Error "tpns-configs.json holds a secret"
    TPNS201 Error "a placeholder differs from tpns-configs.json"
    TPNS202 Note "a placeholder repeats the value of tpns-configs.json"
    TPNS203 Error "an access id or key written into a manifest differs from tpns-configs.json"
    TPNS301 Error "the access point is not set"
    TPNS302 Error "the access point contradicts the access id"
    TPNS303 Error "XG_SERVER_SUFFIX is no TPNS domain"
    TPNS305 Note "the access id's region is unknown"
    TPNS401 Warning "no receiver takes TPNS messages"
    TPNS402 Error "the TPNS receiver lacks an action"
    TPNS404 Error "a component with an intent filter does not state android:exported"
    TPNS416 Error "a manifest is not XML, or not a manifest"
    TPNS901 Error "AGP or Gradle is older than supported"
    TPNS902 Error "the plugin is applied to something that is not an Android application"
    TPNS904 Error "a bug in tpnskit"
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn codes_are_unique_and_in_order() {
        assert!(Code::ALL.windows(2).all(|pair| pair[0].name() < pair[1].name()));
    }
}
