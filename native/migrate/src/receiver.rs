//! An app's own receivers: which of them do nothing, so that the generated one can take their place.
//!
//! Invariant: a class goes only if it is found in one file of its own and nothing else in the build names it.

use std::collections::{BTreeMap, BTreeSet};

use tpnskit_core::input::manifest::{Element, Manifest, TOOLS, qualified};
use tpnskit_core::project::classes::generated_package;
use tpnskit_core::project::receiver::{meant, receivers};
use tpnskit_core::text::source::{Role, Source};
use tpnskit_core::text::span::Span;
use tpnskit_core::tpns::receiver::BASE_CLASS;
use tpnskit_script::Dialect;

use crate::code::{Does, does};
use crate::supplied::{Item, Part, Site, Unit, Why, manifests, rules_of, whole};
use crate::{App, Asked, cut};

/// The class that a manifest's receiver names; nothing where only a build knows it.
pub fn class_of(receiver: &Element, manifest: &Manifest, namespace: &str) -> Option<String> {
    let name = receiver.android_name().filter(|name| !name.contains(['$', '@']) && !name.is_empty())?;
    let class = qualified(name, manifest.package().unwrap_or(namespace));
    (class != BASE_CLASS && !class.starts_with('.')).then_some(class)
}

/// An app's receivers of TPNS messages, one unit per class.
pub(crate) fn units(asked: &Asked<'_>, app: &App<'_>, index: usize) -> Vec<Unit> {
    let namespace = app.variants.first().map_or("", |one| one.given.variant.namespace.as_str());
    let mut units: BTreeMap<String, Unit> = BTreeMap::new();
    for (source, manifest) in manifests(app) {
        for receiver in receivers(&manifest) {
            let class = class_of(receiver, &manifest, namespace);
            let written = receiver.android_name().unwrap_or_default();
            let unit = units.entry(class.clone().unwrap_or_else(|| written.to_owned())).or_insert_with_key(|class| {
                Unit { app: index, item: Item::Receiver(class.clone()), sites: Vec::new(), kept: None }
            });
            if class.is_none() || !is_usual(&manifest, receiver) {
                unit.kept = Some(Why::Form);
            }
            let part = Part::Lines(whole(source, receiver));
            unit.sites.push(Site { file: source.name.clone(), at: receiver.start_tag.start, part });
        }
    }
    let generated = generated_package(namespace);
    for (class, unit) in units.iter_mut().filter(|(_, unit)| unit.kept.is_none()) {
        unit.kept = find(asked, app, class, &generated, &mut unit.sites).err();
    }
    units.into_values().collect()
}

/// True for an entry that says no more than the generated receiver's.
fn is_usual(manifest: &Manifest, receiver: &Element) -> bool {
    let plain = |element: &Element, names: &[&str]| {
        element
            .attributes
            .iter()
            .all(|one| one.namespace.as_deref() != Some(TOOLS) && names.contains(&one.name.as_str()))
    };
    let is_on = receiver.android("enabled").is_none_or(|enabled| enabled.value == "true");
    let is_action = |action: &Element| {
        action.name == "action" && plain(action, &["name"]) && action.android_name().and_then(meant).is_some()
    };
    let is_filter = |filter: &Element| {
        filter.name == "intent-filter" && plain(filter, &["priority"]) && manifest.children(filter).all(is_action)
    };
    is_on && plain(receiver, &["name", "exported", "enabled"]) && manifest.children(receiver).all(is_filter)
}

/// Adds the class's file and rule to what goes.
///
/// # Errors
///
/// Why they stay.
fn find(asked: &Asked<'_>, app: &App<'_>, class: &str, generated: &str, sites: &mut Vec<Site>) -> Result<(), Why> {
    let simple = class.rsplit('.').next().unwrap_or(class);
    let named = |source: &&Source| stem(&source.name) == Some(simple);
    let hidden = app.code.iter().chain(asked.mentions.iter().flatten()).any(declares_base);
    let mut files = app.code.iter().filter(named).filter_map(|source| {
        let found = does(&source.text, Dialect::of(&source.name), class, generated, hidden)?;
        Some((source, found))
    });
    let (source, found) = files.next().ok_or(Why::Unsupplied("migrate-why-unfound"))?;
    let logs = match found {
        Does::Nothing => false,
        Does::Logs => true,
        Does::Code(callbacks) if callbacks.is_empty() => return Err(Why::Unsupplied("migrate-why-code")),
        Does::Code(callbacks) => return Err(Why::Code { file: source.name.clone(), callbacks }),
    };
    let at = mentions(&source.text, simple).next().unwrap_or_default();
    sites.push(Site { file: source.name.clone(), at, part: Part::File { logs } });
    for (source, rule) in rules_of(app) {
        if rule.pattern == class && source.name.starts_with(&app.folder) {
            let part = Part::Lines(cut::whole(&source.text, rule.span));
            sites.push(Site { file: source.name.clone(), at: rule.span.start, part });
        }
    }
    let all = asked.mentions.as_ref().ok_or(Why::Unsupplied("migrate-why-unread"))?;
    let is_text = |role: Role| matches!(role, Role::SourceManifest | Role::LibraryManifest | Role::KeepRules);
    let given = asked.apps.iter().flat_map(|app| &app.variants).flat_map(|one| one.given.sources.all());
    let given = given.filter(|source| is_text(source.role));
    let gone = |file: &str| -> Option<BTreeSet<Span>> {
        let of_file = sites.iter().filter(|site| site.file == file);
        let spans = of_file.map(|site| match site.part {
            Part::Lines(span) => Some(span),
            _ => None,
        });
        spans.collect()
    };
    let code = asked.apps.iter().flat_map(|app| &app.code);
    for other in code.chain(all).chain(given).chain(&asked.scripts) {
        // A file that goes as a whole may name itself.
        let Some(gone) = gone(&other.name) else { continue };
        let is_gone = |at: usize| gone.iter().any(|span| span.start <= at && at < span.end);
        if mentions(&other.text, simple).any(|at| !is_gone(at)) {
            return Err(Why::Named(other.name.clone()));
        }
    }
    Ok(())
}

/// True for code with a class of the name of the SDK's base class.
fn declares_base(source: &Source) -> bool {
    let base = BASE_CLASS.rsplit('.').next().unwrap_or_default();
    let declared = |at: usize| source.text.get(..at).is_some_and(|before| before.trim_end().ends_with("class"));
    mentions(&source.text, base).any(declared)
}

/// A file's name without its extension: the class that a file of code should have.
pub fn stem(path: &str) -> Option<&str> {
    path.rsplit('/').next()?.rsplit_once('.').map(|(stem, _)| stem)
}

/// Where a text has a word.
fn mentions<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    let in_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    text.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        let behind = text.get(at + word.len()..).and_then(|behind| behind.chars().next());
        !in_word(before) && !in_word(behind)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_parts_of_words() {
        let text = "Mine MineX x.Mine$A _Mine 我Mine (Mine)";
        assert_eq!(mentions(text, "Mine").collect::<Vec<_>>(), [0, 13, text.len() - 5]);
        assert_eq!(stem("app/src/main/java/com/a/Mine.java"), Some("Mine"));
    }
}
