//! The languages that people read messages in.

/// A language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Simplified Chinese.
    Chinese,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::English, Self::Chinese];

    /// As a build script states it, and as reports and web pages name it: `en` or `zh`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh",
        }
    }

    /// The language of a setting, in any case.
    pub fn of_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(tag.trim()))
    }

    /// The language of a locale such as `zh-CN` or `zh_TW`: Chinese for every Chinese one, English for all others.
    pub fn of_locale(locale: &str) -> Self {
        let language = locale.split(['-', '_']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case(Self::Chinese.tag()) { Self::Chinese } else { Self::English }
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn a_locale_tells_the_language() {
        for chinese in ["zh", "zh-CN", "zh-Hans-CN", "zh_TW", "ZH-HK"] {
            assert_eq!(Language::of_locale(chinese), Language::Chinese, "{chinese}");
        }
        for other in ["", "en", "de-DE", "und", "zha"] {
            assert_eq!(Language::of_locale(other), Language::English, "{other}");
        }
        assert_eq!(Language::of_tag("ZH"), Some(Language::Chinese));
        assert_eq!(Language::of_tag("cn"), None);
    }
}
