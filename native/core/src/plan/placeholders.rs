//! Manifest placeholders that the SDKs' manifests need.

use std::collections::BTreeMap;

use super::{Supply, unsupplied};
use crate::project::Project;
use crate::tpns::channel::Channel;
use crate::tpns::placeholder::CREDENTIALS;

/// Every placeholder of TPNS and of the vendors, by its name.
#[derive(Debug)]
pub struct Placeholders(BTreeMap<&'static str, Supply<String>>);

impl Placeholders {
    /// A value that is unknown, or a TPNS one that doesn't look like one, is supplied as empty text: the manifest merge then
    /// passes, and the findings say what is wrong. The vendors' placeholders are supplied whether or not their SDKs are
    /// there: which those are is known only later, and a placeholder that nothing asks for does nothing.
    pub fn of(project: &Project) -> Self {
        let vendors = Channel::ALL.into_iter().flat_map(|channel| {
            let placeholders = channel.descriptor().placeholders.iter();
            placeholders.map(move |placeholder| (placeholder.name, project.vendor_value(channel, placeholder.value)))
        });
        let own = CREDENTIALS.iter().map(|value| (value.placeholder, project.supplying(value)));
        let supply = |name: &str, value: Option<&str>| {
            let off = unsupplied(project, "supply.placeholders", project.settings.supply.placeholders);
            match off {
                _ if project.placeholder(name).is_some() => Supply::Stated,
                Some(reason) => Supply::Left(reason),
                None => Supply::Supplied(value.unwrap_or_default().to_owned()),
            }
        };
        Self(own.chain(vendors).map(|(name, value)| (name, supply(name, value))).collect())
    }

    /// What becomes of a placeholder; one that TPNS doesn't know is not needed.
    pub fn get(&self, name: &str) -> &Supply<String> {
        self.0.get(name).unwrap_or(&Supply::NotNeeded)
    }

    /// Name and value of each supplied one.
    pub fn supplied(&self) -> BTreeMap<String, String> {
        self.0.iter().filter_map(|(name, supply)| Some(((*name).to_owned(), supply.supplied()?.clone()))).collect()
    }

    /// The placeholder of a text that [`Self::replace`] fails at; empty where it is not closed.
    pub fn unknown<'a>(&self, project: &Project, text: &'a str) -> Option<&'a str> {
        let mut rest = text;
        while let Some((_, after)) = rest.split_once("${") {
            let Some((name, after)) = after.split_once('}') else { return Some("") };
            if self.value(project, name).is_none() {
                return Some(name);
            }
            rest = after;
        }
        None
    }

    /// A text with `${name}` replaced as in a manifest; nothing where a name is unknown or not closed.
    pub(super) fn replace(&self, project: &Project, text: &str) -> Option<String> {
        let mut replaced = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("${") {
            let (name, after) = after.split_once('}')?;
            replaced.push_str(before);
            replaced.push_str(self.value(project, name)?);
            rest = after;
        }
        replaced.push_str(rest);
        Some(replaced)
    }

    /// The value that a manifest's `${name}` gets.
    fn value<'a>(&'a self, project: &'a Project, name: &str) -> Option<&'a str> {
        match name {
            "applicationId" | "packageName" => Some(&project.variant.application_id),
            _ => match project.placeholder(name) {
                Some(stated) => Some(&stated.value),
                None => self.get(name).supplied().map(String::as_str),
            },
        }
    }
}
