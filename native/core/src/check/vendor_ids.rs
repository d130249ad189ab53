//! A vendor's id that is stated in several places: TPNS206. What vivo's and Honor's placeholders state is TPNS204.

use super::{Check, always};
use crate::finding::{Code, Finding, Subject};
use crate::input::json;
use crate::plan::Plan;
use crate::project::Project;
use crate::text::source::{Place, Role};
use crate::tpns::channel::{BlockValue, Channel, ServiceFile};
use crate::tpns::inputs::CONFIG;
use crate::tpns::placeholder::is_sample;

pub(super) const CHECKS: &[Check] = &[Check { codes: &[Code::TPNS206], unknown: always, run: check }];

/// A value, and who states it.
struct Stated {
    by: String,
    text: String,
    place: Option<Place>,
}

fn check(project: &Project, _: &Plan) -> Vec<Finding> {
    let used = |channel: &Channel| project.channels_enabled() && (project.packages(*channel) || project.uses(*channel));
    let channels = Channel::ALL.into_iter().filter(used);
    let values =
        channels.flat_map(|channel| [BlockValue::AppId, BlockValue::AppKey].map(move |value| (channel, value)));
    values.flat_map(|(channel, value)| compare(project, channel, value)).collect()
}

fn compare(project: &Project, channel: Channel, value: BlockValue) -> Vec<Finding> {
    let statements: Vec<Stated> = [
        of_setting(project, channel, value),
        of_block(project, channel, value),
        of_service_file(project, channel, value),
        of_entry(project, channel, value),
    ]
    .into_iter()
    .flatten()
    .filter(|stated| is_known(&stated.text))
    .collect();
    let Some((first, others)) = statements.split_first() else { return Vec::new() };
    let differing = others.iter().filter(|other| other.text != first.text);
    differing.map(|other| differs(channel, value, first, other)).collect()
}

fn differs(channel: Channel, value: BlockValue, first: &Stated, other: &Stated) -> Finding {
    let descriptor = channel.descriptor();
    let subject = Subject::Field(format!("{}.{}", descriptor.artifact, value.member()));
    let finding = Finding::new(Code::TPNS206, subject).with_word("vendor", descriptor.word);
    let finding = finding.with("field", value.member()).with("where", &other.by).with("elsewhere", &first.by);
    let finding = if descriptor.is_secret(value) {
        finding.with_secret("stated", &other.text).with_secret("other", &first.text)
    } else {
        finding.with("stated", &other.text).with("other", &first.text)
    };
    match other.place {
        Some(place) => finding.at(place).beside(first.place),
        None => finding.at_saying(first.place, "at-other").note("note-library"),
    }
}

/// A value that only a resource, a placeholder or the device knows says nothing.
fn is_known(text: &str) -> bool {
    !text.is_empty() && !text.starts_with('@') && !text.contains("${") && !is_sample(text)
}

fn of_setting(project: &Project, channel: Channel, value: BlockValue) -> Option<Stated> {
    let id = project.settings.channels.honor.as_ref();
    let id = id.filter(|_| channel == Channel::Honor && value == BlockValue::AppId)?;
    let place = project.scripts.find("honor", id);
    Some(Stated { by: "channels { honor('…') }".to_owned(), text: id.trim().to_owned(), place })
}

fn of_block(project: &Project, channel: Channel, value: BlockValue) -> Option<Stated> {
    let stated = project.application()?.vendor(channel)?.value(value)?;
    let text = stated.value.trim().to_owned();
    Some(Stated { by: CONFIG.to_owned(), text, place: project.field_place(Some(stated)) })
}

/// The first of the files is the one that the vendor's plugin takes; without the plugin none counts.
fn of_service_file(project: &Project, channel: Channel, value: BlockValue) -> Option<Stated> {
    let service = channel.descriptor().service.as_ref().filter(|service| service.meta_data.is_some())?;
    if value != BlockValue::AppId || project.applies(service.plugin) == Some(false) {
        return None;
    }
    let (file, source) = project.sources.of_role(Role::AgconnectServices).next()?;
    let document = json::read(source);
    let root = document.root.as_ref()?;
    let names_app = |app: &&json::Value| {
        let name = app.member("package_name").or_else(|| app.member("app_info")?.member("package_name"));
        name.and_then(json::Value::literal).is_some_and(|name| name.value == project.variant.application_id)
    };
    // A file of several apps has a list of them, besides the one that it was downloaded for.
    let own = root.member("appInfos").into_iter().flat_map(json::Value::elements).find(names_app);
    let of = |part: &json::Value| {
        let holder = part.member("client").or_else(|| part.member("app_info"));
        holder.and_then(|holder| holder.member("app_id")).or_else(|| part.member("app_id"))?.literal()
    };
    // A file of another app is a template, or not the one that is taken.
    let client = root.member("client").unwrap_or(root);
    let for_another = client.member("package_name").is_some() && !names_app(&client);
    let id = own.and_then(of).or_else(|| if for_another { None } else { of(root) })?;
    Some(Stated { by: service.file.to_owned(), text: id.value.trim().to_owned(), place: Some((file, id.span)) })
}

fn of_entry(project: &Project, channel: Channel, value: BlockValue) -> Option<Stated> {
    let descriptor = channel.descriptor();
    let placeholder = descriptor.placeholders.iter().find(|placeholder| placeholder.value == value);
    let service = descriptor.service.as_ref().filter(|_| value == BlockValue::AppId);
    let name = placeholder.map(|placeholder| placeholder.meta_data).or_else(|| service?.meta_data)?;
    let own = project.meta_data_place(name).filter(|(_, attribute)| !attribute.value.contains("${"));
    let merged = project.merged.as_ref().and_then(|merged| merged.meta_data(name));
    let text = merged.or(own.map(|(_, attribute)| attribute))?.value.trim();
    // A placeholder's value has a finding of its own.
    let stated = placeholder.and_then(|placeholder| project.placeholder(placeholder.name));
    if stated.is_some_and(|stated| stated.value.trim() == text) {
        return None;
    }
    let text = ServiceFile::stated_id(text).to_owned();
    Some(Stated { by: name.to_owned(), text, place: own.map(|(file, attribute)| (file, attribute.value_span)) })
}
