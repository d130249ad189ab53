//! The access id and the access key, wherever the app states them.
//!
//! Invariant: `tpns-configs.json` is one place of several. Whoever needs the id asks here, so that every place is checked,
//! supplied from and shown in the same way.

use super::Project;
use super::variant::Placeholder;
use crate::text::source::Place;
use crate::tpns::channel::Channel;
use crate::tpns::placeholder::{CREDENTIALS, Credential};

/// What states a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatedBy {
    /// `tpns-configs.json`.
    File,
    /// `accessId` or `accessKey` of `tpns { }`.
    Setting,
    /// A manifest placeholder.
    Placeholder,
    /// An entry that somebody wrote into a manifest.
    Manifest,
}

impl StatedBy {
    /// What counts first.
    pub const ALL: [Self; 4] = [Self::File, Self::Setting, Self::Placeholder, Self::Manifest];

    /// The id of its word in every language.
    pub fn word(self) -> &'static str {
        match self {
            Self::File => "stated-file",
            Self::Setting => "stated-setting",
            Self::Placeholder => "stated-placeholder",
            Self::Manifest => "stated-manifest",
        }
    }
}

/// An id or key that the app states.
#[derive(Clone, Copy, Debug)]
pub struct Stated<'a> {
    /// What states it.
    pub by: StatedBy,
    /// What it is called there.
    pub name: &'static str,
    /// What is stated; blank where the build has a value and doesn't know it.
    pub text: &'a str,
    /// The layer of the build that states it, as in `defaultConfig`; empty outside of the build.
    pub origin: &'a str,
    /// Where, if that is known.
    pub place: Option<Place>,
}

impl Project {
    /// Everything that states a value, what counts first: the file, the settings, the placeholder that wins, the manifest.
    pub fn statements(&self, value: &Credential) -> Vec<Stated<'_>> {
        let of_file = self.field(value).map(|found| Stated {
            by: StatedBy::File,
            name: value.member,
            text: &found.value,
            origin: "",
            place: self.field_place(Some(found)),
        });
        let of_setting = self.settings.credential(value).map(|text| Stated {
            by: StatedBy::Setting,
            name: value.setting,
            text,
            origin: "tpns { }",
            place: self.scripts.find_used(value.setting, text),
        });
        let of_placeholder = self.placeholder(value.placeholder).map(|found| Stated {
            by: StatedBy::Placeholder,
            name: value.placeholder,
            text: &found.value,
            origin: &found.origin,
            place: self.scripts.find_used(value.placeholder, &found.value),
        });
        // A value that only a resource knows.
        let of_placeholder = of_placeholder.filter(|found| !found.text.starts_with('@'));
        let all = [of_file, of_setting, of_placeholder, self.stated_in_manifest(value)];
        all.into_iter().flatten().collect()
    }

    /// What counts of everything that states a value.
    pub fn stated(&self, value: &Credential) -> Option<Stated<'_>> {
        self.statements(value).into_iter().next()
    }

    /// The entry of a manifest, unless it is blank, made of a placeholder, or known only later.
    fn stated_in_manifest(&self, value: &Credential) -> Option<Stated<'_>> {
        let written = self.meta_data_place(value.meta_data);
        let written = written.filter(|(_, attribute)| !attribute.value.contains("${"));
        let counting = self.merged.as_ref().and_then(|merged| merged.meta_data(value.meta_data));
        let text = counting.or(written.map(|(_, attribute)| attribute))?.value.as_str();
        let known = !text.trim().is_empty() && !text.starts_with('@') && !text.contains("${");
        known.then(|| Stated {
            by: StatedBy::Manifest,
            name: value.meta_data,
            text,
            origin: "",
            place: written.map(|(file, attribute)| (file, attribute.value_span)),
        })
    }

    /// True where something states a value, even if only a resource knows it.
    pub fn states(&self, value: &Credential) -> bool {
        let later = |text: &str| text.starts_with('@');
        let in_manifest = self.merged.iter().chain(&self.manifests).filter_map(|of| of.meta_data(value.meta_data));
        self.stated(value).is_some()
            || self.is_unknown_placeholder(value.placeholder)
            || self.placeholder(value.placeholder).is_some_and(|found| later(&found.value))
            || in_manifest.into_iter().any(|found| later(&found.value))
    }

    /// The placeholders that neither the DSL states nor tpnskit supplies, so a script puts them with the variant API.
    pub(super) fn put_in_code(&self) -> Vec<Placeholder> {
        let ours = |name: &str| -> Option<&str> {
            let own = CREDENTIALS.iter().find(|value| value.placeholder == name);
            let vendors = || {
                Channel::ALL.into_iter().find_map(|channel| {
                    let found = channel.descriptor().placeholders.iter().find(|found| found.name == name)?;
                    Some(self.vendor_value(channel, found.value).unwrap_or_default())
                })
            };
            own.map(|value| self.supplying(value).unwrap_or_default()).or_else(vendors)
        };
        let put = |(name, value): (&String, &String)| {
            let known = match self.placeholder(name) {
                Some(stated) => stated.value == *value,
                None => ours(name) == Some(value.as_str()),
            };
            (!known).then(|| Placeholder { name: name.clone(), value: value.clone(), origin: "onVariants".to_owned() })
        };
        self.variant.merged_placeholders.iter().flatten().filter_map(put).collect()
    }

    /// What the file or the settings state of a value, for whatever takes it from there.
    pub fn supplying(&self, value: &Credential) -> Option<&str> {
        let supplying = |stated: &Stated<'_>| matches!(stated.by, StatedBy::File | StatedBy::Setting);
        let stated = self.statements(value).into_iter().find(supplying)?;
        value.shape.fits(stated.text).then_some(stated.text)
    }
}
