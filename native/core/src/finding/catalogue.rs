//! The codes, each with its page in every language: `catalogue/en/TPNS302.md`, `catalogue/zh/TPNS302.md`.
//!
//! Invariant: a code is never renumbered and never reused. What is said about it in general stands in its page once;
//! `tpnsExplain`, the docs, the SARIF rules and a test that runs every example are made from it.
//!
//! A page is a title, an explanation, and the sections example, fix and source, in this order. A `<!-- build {…} -->`
//! below the English example says what else the example's build has; only the test reads it.

use super::Severity;
use crate::text::language::Language;
use crate::text::nearest::nearest;

macro_rules! catalogue {
    ($($code:ident $severity:ident)*) => {
        /// The stable name of a kind of finding.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = concat!("See `catalogue/en/", stringify!($code), ".md`.")] $code,)*
        }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Code] = &[$(Code::$code),*];

            /// As in `TPNS302`.
            pub fn name(self) -> &'static str {
                match self { $(Code::$code => stringify!($code),)* }
            }

            /// What it means, in Markdown.
            pub fn page(self, language: Language) -> Page {
                let (english, chinese) = match self {
                    $(Code::$code => (
                        include_str!(concat!("catalogue/en/", stringify!($code), ".md")),
                        include_str!(concat!("catalogue/zh/", stringify!($code), ".md")),
                    ),)*
                };
                Page { text: match language { Language::English => english, Language::Chinese => chinese } }
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

    /// What is wrong, in a few words.
    pub fn title(self, language: Language) -> &'static str {
        self.page(language).title()
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

    /// The page below its title, in Markdown.
    pub fn markdown(self) -> String {
        let mut rest = self.text.split_once('\n').map_or("", |(_, rest)| rest).trim_start();
        let mut text = String::new();
        while let Some((before, after)) = rest.split_once("<!-- ") {
            text.push_str(before);
            rest = after.split_once(" -->").map_or("", |(_, after)| after.trim_start());
        }
        text + rest
    }

    /// What is wrong, in a few words.
    pub fn title(self) -> &'static str {
        self.text.lines().next().unwrap_or_default().trim_start_matches("# ")
    }

    /// The failure on the device that the check prevents.
    pub fn explanation(self) -> &'static str {
        self.part(0).split_once('\n').map_or("", |(_, explanation)| explanation).trim()
    }

    /// How to fix it.
    pub fn fix(self) -> &'static str {
        self.section(2)
    }

    /// The document that the rule comes from.
    pub fn origin(self) -> &'static str {
        self.section(3)
    }

    fn section(self, index: usize) -> &'static str {
        self.part(index).split_once('\n').map_or("", |(_, text)| text).trim()
    }

    /// What stands before the first section, or a section with its title.
    fn part(self, index: usize) -> &'static str {
        self.text.split("\n## ").nth(index).unwrap_or_default()
    }
}

catalogue! {
    TPNS101 Error
    TPNS102 Error
    TPNS103 Error
    TPNS104 Error
    TPNS105 Error
    TPNS106 Error
    TPNS107 Error
    TPNS108 Warning
    TPNS109 Warning
    TPNS110 Warning
    TPNS111 Error
    TPNS112 Warning
    TPNS113 Note
    TPNS114 Warning
    TPNS201 Error
    TPNS202 Note
    TPNS203 Error
    TPNS204 Error
    TPNS205 Warning
    TPNS206 Error
    TPNS207 Error
    TPNS301 Error
    TPNS302 Error
    TPNS303 Error
    TPNS304 Warning
    TPNS305 Note
    TPNS401 Warning
    TPNS402 Error
    TPNS403 Warning
    TPNS404 Error
    TPNS405 Warning
    TPNS406 Error
    TPNS407 Warning
    TPNS408 Warning
    TPNS409 Warning
    TPNS410 Error
    TPNS411 Error
    TPNS412 Error
    TPNS413 Warning
    TPNS414 Warning
    TPNS415 Warning
    TPNS416 Error
    TPNS417 Error
    TPNS418 Error
    TPNS419 Error
    TPNS420 Error
    TPNS501 Warning
    TPNS502 Warning
    TPNS503 Warning
    TPNS504 Warning
    TPNS505 Error
    TPNS506 Error
    TPNS507 Error
    TPNS508 Error
    TPNS509 Note
    TPNS510 Warning
    TPNS511 Error
    TPNS512 Warning
    TPNS601 Error
    TPNS602 Error
    TPNS603 Error
    TPNS604 Warning
    TPNS605 Error
    TPNS606 Warning
    TPNS607 Error
    TPNS701 Error
    TPNS702 Error
    TPNS901 Error
    TPNS902 Error
    TPNS903 Note
    TPNS904 Error
    TPNS905 Error
    TPNS906 Note
    TPNS907 Error
}

#[cfg(test)]
mod tests {
    use super::{Code, Page};
    use crate::text::language::Language;

    #[test]
    fn every_page_says_all_that_a_page_says_in_every_language() {
        for code in Code::ALL {
            for language in Language::ALL {
                let page = code.page(language);
                let what = format!("{} in {}", code.name(), language.tag());
                let title = page.title();
                assert!(!title.is_empty() && !title.ends_with(['.', '。']), "{what}: {title}");
                assert_eq!(sections(page), sections_of(language), "{what}");
                let ends: &[char] = match language {
                    Language::English => &['.', ':'],
                    Language::Chinese => &['。', '：'],
                };
                for text in [page.explanation(), page.fix(), page.origin()] {
                    assert!(text.ends_with(ends) && !text.contains("## "), "{what}: {text}");
                }
                assert!(!page.markdown().contains("<!--"), "{what}");
            }
            let [english, chinese] = Language::ALL.map(|language| blocks(code.page(language)));
            assert_eq!(english, chinese, "{}: the examples differ", code.name());
        }
    }

    fn sections(page: Page) -> Vec<&'static str> {
        page.source().split("\n## ").skip(1).filter_map(|section| section.lines().next()).collect()
    }

    fn sections_of(language: Language) -> [&'static str; 3] {
        match language {
            Language::English => ["Example", "Fix", "Source"],
            Language::Chinese => ["示例", "修复", "依据"],
        }
    }

    /// The code blocks of a page.
    fn blocks(page: Page) -> Vec<&'static str> {
        page.source().split("\n```").skip(1).step_by(2).collect()
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
