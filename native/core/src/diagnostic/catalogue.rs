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
    TPNS108 Warning "a member of tpns-configs.json is not known"
    TPNS109 Warning "debug is on in a variant that is not debuggable"
    TPNS110 Warning "version is not a version of the TPNS SDK"
    TPNS111 Error "tpns-configs.json holds a secret"
    TPNS112 Warning "a vendor channel is enabled without its id or key"
    TPNS113 Note "more than one tpns-configs.json is found"
    TPNS114 Warning "a vendor's value has not that vendor's shape"
    TPNS201 Error "a placeholder differs from tpns-configs.json"
    TPNS202 Note "a placeholder repeats the value of tpns-configs.json"
    TPNS203 Error "an access id or key written into a manifest differs from tpns-configs.json"
    TPNS204 Error "a vendor's placeholder is missing, a sample or differs"
    TPNS205 Warning "the vendor's own plugin is applied too"
    TPNS301 Error "the access point is not set"
    TPNS302 Error "the access point contradicts the access id"
    TPNS303 Error "XG_SERVER_SUFFIX is no TPNS domain"
    TPNS304 Warning "FCM does not work with this access point"
    TPNS305 Note "the access id's region is unknown"
    TPNS401 Warning "no receiver takes TPNS messages"
    TPNS402 Error "the TPNS receiver lacks an action"
    TPNS403 Warning "the TPNS receiver is exported without a permission"
    TPNS404 Error "a component with an intent filter does not state android:exported"
    TPNS405 Warning "more than one receiver takes the same TPNS action"
    TPNS406 Error "a component or permission of TPNS is removed or disabled"
    TPNS407 Warning "a permission or authority of TPNS is of another package"
    TPNS408 Note "the permission to show notifications is missing"
    TPNS409 Note "the legacy HTTP library is missing"
    TPNS410 Error "a hand-written component of TPNS is wrong"
    TPNS411 Error "shrinking strips classes of TPNS"
    TPNS412 Error "the ABI filters exclude every library of the SDK"
    TPNS413 Warning "a service's action stands in a receiver's filter"
    TPNS414 Warning "two components take one vendor's messages"
    TPNS415 Warning "the override of XGPushProvider changes nothing"
    TPNS416 Error "a manifest is not XML, or not a manifest"
    TPNS501 Warning "a TPNS dependency is not of the file's version"
    TPNS502 Warning "TPNS artifacts of different versions are packaged together"
    TPNS503 Warning "a vendor's SDK is packaged and the file has no block for it"
    TPNS504 Warning "the file has a vendor's block and nothing brings that SDK"
    TPNS505 Error "a dependency that a vendor channel needs is missing"
    TPNS506 Error "a vendor's file or plugin is missing"
    TPNS507 Error "the IM SDK is too old for push through TPNS"
    TPNS508 Error "the TPNS SDK is too old for a channel"
    TPNS509 Note "nothing uses tpns-configs.json"
    TPNS601 Error "the redirect activity is not in the manifest"
    TPNS602 Error "a redirect filter lacks VIEW or DEFAULT"
    TPNS603 Error "a redirect filter differs from the redirect URI"
    TPNS604 Warning "the redirect activity is not singleTask"
    TPNS605 Error "the redirect URI is not scheme://host/path"
    TPNS606 Warning "another activity takes the redirect URI"
    TPNS701 Error "no OPPO notification channel is set"
    TPNS901 Error "AGP or Gradle is older than supported"
    TPNS902 Error "the plugin is applied to something that is not an Android application"
    TPNS903 Note "the portable engine is used"
    TPNS904 Error "a bug in tpnskit"
    TPNS905 Error "a setting of tpns { } is wrong"
    TPNS906 Note "an entry of the baseline is no longer needed"
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn codes_are_unique_and_in_order() {
        assert!(Code::ALL.windows(2).all(|pair| pair[0].name() < pair[1].name()));
    }
}
