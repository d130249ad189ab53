//! The codes, each with its page: `catalogue/TPNS302.md` and so on.
//!
//! Invariant: a code is never renumbered and never reused. What is said of it in general stands here once; `explain`,
//! the docs pages, the SARIF rules and a test that runs every example are made from it.
//!
//! A page is an explanation, then the sections Example, Mend and Source. A `<!-- build {…} -->` below the example says
//! what else the example's build has; it is for the test alone.

use super::{Severity, nearest};

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

            /// What it means, in Markdown.
            pub fn page(self) -> Page {
                let text = match self {
                    $(Code::$code => include_str!(concat!("catalogue/", stringify!($code), ".md")),)*
                };
                Page { text }
            }

            /// How much it matters where nothing else is set.
            pub fn severity(self) -> Severity {
                match self { $(Code::$code => Severity::$severity,)* }
            }
        }
    };
}

impl Code {
    /// The code of a name, in any case.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name().eq_ignore_ascii_case(name.trim()))
    }

    /// The existing code that a wrong name most likely means.
    pub fn nearest(name: &str) -> Option<Self> {
        nearest(name.trim(), Self::ALL.iter().map(|code| code.name())).and_then(Self::of_name)
    }
}

/// What a code means.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    text: &'static str,
}

impl Page {
    /// The page as it was written, with what only tests read.
    pub fn source(self) -> &'static str {
        self.text
    }

    /// The whole page in Markdown.
    pub fn markdown(self) -> String {
        let mut rest = self.text;
        let mut text = String::new();
        while let Some((before, after)) = rest.split_once("<!-- ") {
            text.push_str(before);
            rest = after.split_once(" -->").map_or("", |(_, after)| after.trim_start());
        }
        text + rest
    }

    /// The failure on the device that the check prevents.
    pub fn explanation(self) -> &'static str {
        self.text.split_once("\n## ").map_or(self.text, |(explanation, _)| explanation).trim()
    }

    /// How to mend it.
    pub fn mend(self) -> &'static str {
        self.section("Mend")
    }

    /// The document that the rule comes from.
    pub fn origin(self) -> &'static str {
        self.section("Source")
    }

    fn section(self, title: &str) -> &'static str {
        let mut sections = self.text.split("\n## ").skip(1).filter_map(|section| section.split_once('\n'));
        sections.find(|(name, _)| *name == title).map_or("", |(_, text)| text.trim())
    }
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
    fn every_page_says_all_that_a_page_says() {
        for code in Code::ALL {
            let page = code.page();
            for (what, text) in [("explanation", page.explanation()), ("mend", page.mend()), ("source", page.origin())]
            {
                assert!(text.ends_with(['.', ':']) && !text.contains("## "), "{}: {what}: {text}", code.name());
            }
            assert!(page.markdown().contains("\n## Example\n") && !page.markdown().contains("<!--"), "{}", code.name());
        }
    }

    #[test]
    fn a_wrong_name_finds_the_nearest_code() {
        assert_eq!(Code::of_name("tpns302"), Some(Code::TPNS302));
        assert_eq!(Code::nearest("TPNS3O2"), Some(Code::TPNS302));
        assert_eq!(Code::nearest("nothing"), None);
    }

    #[test]
    fn codes_are_unique_and_in_order() {
        assert!(Code::ALL.windows(2).all(|pair| pair[0].name() < pair[1].name()));
    }
}
