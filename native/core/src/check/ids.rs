//! The access id and the access key, wherever the app states them: TPNS105, 106.

use super::config::{exchange, stray, with_plain_edits};
use super::{Check, with_ids};
use crate::finding::{Code, Finding, Subject};
use crate::plan::Plan;
use crate::project::Project;
use crate::project::settings::MissingConfig;
use crate::project::stated::{Stated, StatedBy};
use crate::text::stray::{is_stray, plain};
use crate::tpns::placeholder::{ACCESS_ID, ACCESS_KEY, CREDENTIALS, Credential};
use crate::tpns::sdk;
use crate::tpns::shape::Shape;

pub(super) const CHECKS: &[Check] = &[Check { codes: &[Code::TPNS105, Code::TPNS106], unknown: with_ids, run: check }];

fn check(project: &Project, _: &Plan) -> Vec<Finding> {
    if let Some(exchanged) = exchanged(project) {
        return vec![exchanged];
    }
    let pushes = pushes(project);
    let check = |value: &Credential| match project.stated(value) {
        Some(stated) if value.shape.fits(stated.text) => None,
        Some(stated) if !pushes && plain(stated.text).is_empty() => None,
        None if !pushes => None,
        Some(stated) if value.secret => Some(access_key(project, &stated)),
        Some(stated) => Some(access_id(project, &stated)),
        None => unstated(project, value),
    };
    CREDENTIALS.iter().filter_map(check).collect()
}

/// False for a variant that is meant to be without TPNS: it has no file on purpose, and no SDK.
fn pushes(project: &Project) -> bool {
    project.settings.missing_config() != MissingConfig::Ignore
        || project.config_file.is_some()
        || project.sdk_version().is_some()
        || sdk::ARCHIVE_WORDS.into_iter().any(|word| project.has_archive(word))
}

/// A finding about a stated value, which its sentences name.
fn about(value: &Credential, stated: &Stated<'_>) -> Finding {
    let code = if value.secret { Code::TPNS106 } else { Code::TPNS105 };
    let finding = Finding::new(code, Subject::of_stated(value, stated.by));
    finding.with("name", stated.name).with_word("what", stated.by.word())
}

/// The id in the place of the key, and the key in the place of the id.
fn exchanged(project: &Project) -> Option<Finding> {
    let (id, key) = (project.stated(&ACCESS_ID)?, project.stated(&ACCESS_KEY)?);
    let fits = Shape::AccessKey.fits(&plain(id.text)) && Shape::AccessId.fits(&plain(key.text));
    if id.by != key.by || !fits {
        return None;
    }
    let finding = about(&ACCESS_ID, &id).case("exchanged").with("other", key.name);
    let finding = finding.at(id.place).beside(key.place);
    let names = project.config.as_ref().and_then(|config| config.names).filter(|_| id.by == StatedBy::File);
    Some(match names {
        Some(names) => finding.fixed_by(exchange(names, [ACCESS_ID.member, ACCESS_KEY.member])),
        None => finding,
    })
}

/// A blank value: a template in the file, or a value that this machine lacks.
fn blank(finding: Finding, stated: &Stated<'_>) -> Finding {
    match stated.by {
        StatedBy::File => finding.case("blank"),
        _ => finding.case("blank-build").note("note-blank"),
    }
}

/// Half of what the app has to state, where no file is there to state it.
fn unstated(project: &Project, value: &Credential) -> Option<Finding> {
    let other = CREDENTIALS.iter().find(|other| *other != value)?;
    let stated = project.stated(other).filter(|other| !other.text.trim().is_empty())?;
    if project.config_file.is_some() || project.variant.unapplied || project.states(value) {
        return None;
    }
    let name = match stated.by {
        StatedBy::File => value.member,
        StatedBy::Setting => value.setting,
        StatedBy::Placeholder => value.placeholder,
        StatedBy::Manifest => value.meta_data,
    };
    let finding = about(value, &Stated { name, ..stated }).case("unstated").with("other", stated.name);
    Some(finding.at_saying(stated.place, "at-other"))
}

fn access_id(project: &Project, id: &Stated<'_>) -> Finding {
    let text = id.text;
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let finding = about(&ACCESS_ID, id).at(id.place);
    let finding = if plain(text).is_empty() {
        blank(finding, id)
    } else if text.chars().any(is_stray) {
        stray(finding, text)
    } else if Shape::AccessId.fits(text.trim()) {
        finding.case("spaces")
    } else if Shape::AccessId.fits(&plain(text)) {
        finding.case("space-inside")
    } else if digits != text.chars().count() {
        finding.case("characters")
    } else if text.len() != 10 {
        finding.case("length").with("count", digits)
    } else if text.starts_with("21") {
        finding.case("xg")
    } else {
        finding.case("prefix")
    };
    as_meant(project, finding, id, Shape::AccessId)
}

fn access_key(project: &Project, key: &Stated<'_>) -> Finding {
    let text = key.text;
    let characters = text.chars().count();
    let finding = about(&ACCESS_KEY, key).at(key.place);
    let finding = if plain(text).is_empty() {
        blank(finding, key)
    } else if Shape::SecretKey.fits(&plain(text)) {
        finding.case("secret-key")
    } else if text.chars().any(|character| is_stray(character) && character.is_alphanumeric()) {
        // Named one by one, they would be the key.
        finding.case("look-alike")
    } else if text.chars().any(is_stray) {
        stray(finding, text)
    } else if Shape::AccessKey.fits(text.trim()) {
        finding.case("spaces")
    } else if text.contains(char::is_whitespace) {
        finding.case("space-inside")
    } else if characters == 12 && text.starts_with('I') {
        finding.case("ios").with_secret("stated", text)
    } else if Shape::AccessKey.fits(&text.to_ascii_uppercase()) {
        finding.case("lower-case").with_secret("stated", text)
    } else if characters != 12 {
        finding.case("length").with("count", characters)
    } else if !text.starts_with('A') {
        finding.case("prefix")
    } else {
        finding.case("characters")
    };
    as_meant(project, finding, key, Shape::AccessKey)
}

/// The fix, where stray characters and spaces are all that is wrong with a value: they go, and it is not written anew.
fn as_meant(project: &Project, finding: Finding, stated: &Stated<'_>, shape: Shape) -> Finding {
    match stated.place.filter(|_| stated.by != StatedBy::Manifest && shape.fits(&plain(stated.text))) {
        Some((_, span)) => with_plain_edits(project, finding, span),
        None => finding,
    }
}
