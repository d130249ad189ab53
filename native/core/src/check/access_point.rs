//! The region: TPNS301 to 305.

use super::{Check, Reason, always, with_ids, with_merged};
use crate::finding::{Code, Finding, Subject};
use crate::plan::{self, Plan};
use crate::project::Project;
use crate::project::stated::Stated;
use crate::text::edit::Edit;
use crate::text::nearest::nearest;
use crate::text::source::Place;
use crate::text::span::Span;
use crate::tpns::access_point::{AccessPoint, GUANGZHOU_DOMAIN, GUID_META_DATA, META_DATA, SERVERS, server_domain};
use crate::tpns::channel::Channel;
use crate::tpns::placeholder::ACCESS_ID;

pub(super) const CHECKS: &[Check] = &[
    Check { codes: &[Code::TPNS302, Code::TPNS303], unknown: always, run: setting },
    Check { codes: &[Code::TPNS301, Code::TPNS302, Code::TPNS303], unknown: with_merged, run: entry },
    Check { codes: &[Code::TPNS305], unknown: with_ids, run: unknown_prefix },
    Check { codes: &[Code::TPNS304], unknown: with_point, run: fcm },
];

fn with_point(project: &Project, plan: &Plan) -> Option<Reason> {
    if project.access_point().is_some() { None } else { with_ids(project, plan) }
}

/// The access id, where it looks like one.
fn id(project: &Project) -> Option<Stated<'_>> {
    project.stated(&ACCESS_ID).filter(|id| ACCESS_ID.shape.fits(id.text))
}

/// The access id, where it tells a region.
fn id_of_region(project: &Project) -> Option<Stated<'_>> {
    id(project).filter(|id| AccessPoint::of_id(id.text).is_some())
}

fn setting(project: &Project, _: &Plan) -> Vec<Finding> {
    let Some(stated) = project.settings.access_point.as_deref() else { return Vec::new() };
    let subject = || Subject::Setting("accessPoint".to_owned());
    let place = project.scripts.find("accessPoint", stated);
    let settings = || AccessPoint::ALL.iter().map(|point| point.setting());
    let Some(point) = AccessPoint::of_setting(stated) else {
        let finding = Finding::new(Code::TPNS303, subject()).case("setting").with("stated", stated);
        let finding = finding.with_list("known", settings()).at(place);
        return vec![match nearest(stated, settings()) {
            Some(near) => finding.with("near", near).help("help-near").fixed_by_writing(near),
            None => finding,
        }];
    };
    let Some(id) = id(project) else { return Vec::new() };
    let Some(of_id) = AccessPoint::of_id(id.text).filter(|of_id| *of_id != point) else { return Vec::new() };
    let finding = Finding::new(Code::TPNS302, subject()).case("setting");
    let finding = finding.with_word("point", point.word()).with("id", id.text).with_word("wanted", of_id.word());
    vec![finding.with("prefix", of_id.id_prefix()).at(place).beside(id.place)]
}

/// The entry that the merged manifest has, or lacks.
fn entry(project: &Project, plan: &Plan) -> Vec<Finding> {
    let written = project.merged.as_ref().and_then(|merged| merged.meta_data(META_DATA));
    let finding = match written {
        Some(attribute) => stated_entry(project, &attribute.value),
        None => servers(project).or_else(|| missing_entry(project, plan)),
    };
    finding.into_iter().collect()
}

/// The entries of older pages, which an SDK reads where there is no [`META_DATA`].
fn servers(project: &Project) -> Option<Finding> {
    let merged = project.merged.as_ref()?;
    let stated = SERVERS.iter().filter_map(|name| Some((*name, merged.meta_data(name)?)));
    let stated: Vec<(&str, &str, &str)> = stated
        .filter_map(|(name, stated)| Some((name, stated.value.as_str(), server_domain(&stated.value)?)))
        .collect();
    let domains = |name: &str| stated.iter().find(|(found, _, _)| *found == name).map(|(_, _, domain)| *domain);
    // A server of somebody else's is theirs to know.
    let unknown = domains(GUID_META_DATA).filter(|domain| AccessPoint::of_domain(domain).is_none());
    if let Some(domain) = unknown.filter(|domain| domain.ends_with(".tencent.com")) {
        let finding = Finding::new(Code::TPNS303, Subject::Entry(GUID_META_DATA.to_owned())).case("server");
        let finding = finding.with("name", GUID_META_DATA).with("value", domain);
        let finding = finding.at_or_library(value_place(project, GUID_META_DATA));
        let near = project.access_point().map(|point| point.domain().unwrap_or(GUANGZHOU_DOMAIN));
        return Some(match near.or_else(|| nearest(domain, AccessPoint::domains())) {
            Some(near) => {
                let edits = server_edits(project, &[(GUID_META_DATA, domain)], near);
                finding.with("domain", near).fixed_by(edits)
            }
            None => finding.help("help-delete"),
        });
    }
    let id = id_of_region(project);
    let wanted = id.and_then(|id| AccessPoint::of_id(id.text)).or(project.access_point())?;
    let others =
        |(_, _, domain): &&(&str, &str, &str)| AccessPoint::of_domain(domain).is_some_and(|point| point != wanted);
    let wrong: Vec<(&str, &str)> = stated.iter().filter(others).map(|(name, _, domain)| (*name, *domain)).collect();
    let (first, domain) = *wrong.first()?;
    let point = AccessPoint::of_domain(domain)?;
    let finding = Finding::new(Code::TPNS302, Subject::Entry(first.to_owned()));
    let finding = finding.with_list("names", wrong.iter().map(|(name, _)| name)).with_word("point", point.word());
    let finding = finding.with_word("wanted", wanted.word()).with("count", wrong.len());
    let places: Vec<Option<Place>> = wrong.iter().map(|(name, _)| value_place(project, name)).collect();
    let finding = finding.at_or_library(places.first().copied().flatten());
    let finding = match id {
        Some(id) => {
            let finding = finding.case("server").with("id", id.text).with("prefix", wanted.id_prefix());
            finding.beside(id.place)
        }
        None => finding.case("server-and-setting"),
    };
    let finding = finding.note(if first == GUID_META_DATA { "note-registration" } else { "note-reports" });
    let domain = wanted.domain().unwrap_or(GUANGZHOU_DOMAIN);
    Some(finding.with("domain", domain).fixed_by(server_edits(project, &wrong, domain)))
}

/// Where an entry of the app's own manifest has its value.
fn value_place(project: &Project, name: &str) -> Option<Place> {
    project.meta_data_place(name).map(|(file, attribute)| (file, attribute.value_span))
}

/// What puts a domain in the place of those that entries of the app's own manifest have.
fn server_edits(project: &Project, entries: &[(&str, &str)], domain: &str) -> Vec<Edit> {
    let first = entries.first().and_then(|(name, _)| project.meta_data_place(name)).map(|(file, _)| file);
    let edit = |(name, stated): &(&str, &str)| {
        let (file, attribute) = project.meta_data_place(name)?;
        let text = project.sources.get(file).filter(|_| Some(file) == first)?.slice(attribute.value_span);
        let start = attribute.value_span.start + text.find(stated)?;
        Some(Edit { span: Span::new(start, start + stated.len()), replacement: domain.to_owned() })
    };
    entries.iter().map(edit).collect::<Option<Vec<_>>>().unwrap_or_default()
}

fn stated_entry(project: &Project, value: &str) -> Option<Finding> {
    // A resource's value is only known later, and so is a placeholder's that is still there.
    if value.starts_with('@') || value.contains("${") {
        return None;
    }
    let place = value_place(project, META_DATA);
    let new = |code| {
        let finding = Finding::new(code, Subject::Entry(META_DATA.to_owned())).at_or_library(place);
        finding.beside_saying(placeholder_place(project), "beside-placeholder")
    };
    let Some(point) = AccessPoint::of_domain(value) else {
        return Some(misspelt(project, new(Code::TPNS303).with("value", value), value));
    };
    let wanted = project.access_point().filter(|wanted| *wanted != point)?;
    // A setting that contradicts the id has its own finding; what the id says counts here.
    let id = id_of_region(project);
    let wanted = id.and_then(|id| AccessPoint::of_id(id.text)).unwrap_or(wanted);
    if wanted == point {
        return None;
    }
    let finding = new(Code::TPNS302).with_word("point", point.word()).with_word("wanted", wanted.word());
    let finding = match id {
        Some(id) => finding.with("id", id.text).with("prefix", wanted.id_prefix()).beside(id.place),
        None => finding.case("entry-and-setting"),
    };
    Some(match wanted.domain() {
        // A placeholder may stand for another domain in another variant.
        Some(domain) if is_literal(project, value) => finding.with("domain", domain).fixed_by_writing(domain),
        Some(domain) => finding.with("domain", domain),
        None => finding.help("help-default"),
    })
}

/// Where the placeholder that the entry is made of gets its value.
fn placeholder_place(project: &Project) -> Option<Place> {
    let (_, attribute) = project.meta_data_place(META_DATA)?;
    let name = attribute.value.strip_prefix("${")?.strip_suffix('}')?;
    project.scripts.find_used(name, &project.placeholder(name)?.value)
}

fn is_literal(project: &Project, value: &str) -> bool {
    project.meta_data_place(META_DATA).is_some_and(|(_, attribute)| attribute.value == value)
}

fn misspelt(project: &Project, finding: Finding, value: &str) -> Finding {
    let host = value.trim();
    let host = host.split_once("://").map_or(host, |(_, rest)| rest);
    let host = host.split(['/', ':', '?']).next().unwrap_or(host);
    let finding = if value.trim().is_empty() { finding.case("blank") } else { finding };
    let near = AccessPoint::of_domain(host).map(|_| host).or_else(|| nearest(host, AccessPoint::domains()));
    match project.access_point().and_then(AccessPoint::domain).or(near) {
        Some(domain) if is_literal(project, value) => finding.with("domain", domain).fixed_by_writing(domain),
        Some(domain) => finding.with("domain", domain),
        None => finding.help("help-delete"),
    }
}

fn missing_entry(project: &Project, plan: &Plan) -> Option<Finding> {
    let reason = plan.entries.access_point.left().filter(|_| project.sees_all())?;
    let domain = project.access_point()?.domain()?;
    let id = id(project)?;
    let finding = Finding::new(Code::TPNS301, Subject::Entry(META_DATA.to_owned())).with("id", id.text);
    let finding = finding.with("domain", domain).at(id.place);
    Some(match reason {
        plan::Reason::SwitchedOff(setting) => finding.with("setting", setting).help("help-setting"),
        _ => finding.with("entry", format!("<meta-data android:name=\"{META_DATA}\" android:value=\"{domain}\" />")),
    })
}

fn unknown_prefix(project: &Project, _: &Plan) -> Vec<Finding> {
    let id = id(project).filter(|id| project.settings.access_point.is_none() && AccessPoint::of_id(id.text).is_none());
    let finding = |id: Stated<'_>| {
        let finding = Finding::new(Code::TPNS305, Subject::of_stated(&ACCESS_ID, id.by));
        finding.with("id", id.text).at(id.place)
    };
    id.map(finding).into_iter().collect()
}

/// Google's channel works outside of the Chinese mainland only (official guide, step 5).
fn fcm(project: &Project, _: &Plan) -> Vec<Finding> {
    let packaged = project.packages(Channel::Fcm);
    let point = project.access_point().filter(|_| packaged || project.settings.channels.fcm);
    let Some(point) = point.filter(|point| !point.has_fcm()) else {
        return Vec::new();
    };
    let finding = Finding::new(Code::TPNS304, Subject::Channel(Channel::Fcm.artifact().to_owned()));
    let finding = finding.with_word("point", point.word());
    let id = id(project).and_then(|id| id.place);
    vec![match project.dependency_place(Channel::Fcm.module()) {
        Some(place) => finding.at_saying(place, "at-dependency").beside_saying(id, "at-id"),
        None => finding.at_saying(id, "at-id"),
    }]
}
