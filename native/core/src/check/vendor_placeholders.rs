//! The placeholders of vivo's and Honor's SDK: TPNS204.

use super::{Check, always};
use crate::finding::{Code, Finding, Subject};
use crate::plan::{Plan, Supply};
use crate::project::Project;
use crate::text::source::Place;
use crate::tpns::channel::{Channel, VendorPlaceholder};
use crate::tpns::placeholder::is_sample;

pub(super) const CHECKS: &[Check] = &[Check { codes: &[Code::TPNS204], unknown: always, run: check }];

fn check(project: &Project, plan: &Plan) -> Vec<Finding> {
    let packaged = Channel::ALL.into_iter().filter(|channel| project.packages(*channel));
    let values =
        packaged.flat_map(|channel| channel.descriptor().placeholders.iter().map(move |value| (channel, value)));
    values.filter_map(|(channel, value)| check_value(project, plan, channel, value)).collect()
}

fn check_value(project: &Project, plan: &Plan, channel: Channel, value: &VendorPlaceholder) -> Option<Finding> {
    let name = value.name;
    if project.is_unknown_placeholder(name) {
        return None;
    }
    // A blank setting has a finding of its own.
    if channel == Channel::Honor && project.settings.channels.honor.as_deref().is_some_and(|id| id.trim().is_empty()) {
        return None;
    }
    let stated = project.vendor_value(channel, value.value).filter(|text| !text.trim().is_empty());
    let placeholder = project.placeholder(name);
    let place = placeholder.and_then(|found| project.scripts.find_used(name, &found.value));
    let or_dependency = || place.or_else(|| project.dependency_place(channel.module()));
    let text = placeholder.map(|found| found.value.trim()).filter(|text| !text.is_empty());
    let secret = channel.descriptor().is_secret(value.value);
    let finding = Finding::new(Code::TPNS204, Subject::Placeholder(name.to_owned()));
    let finding = finding.with("name", name).with("channel", channel.artifact());
    let with = |finding: Finding, name: &'static str, text: &str| {
        if secret { finding.with_secret(name, text) } else { finding.with(name, text) }
    };
    let finding = match (text, stated) {
        (Some(text), _) if is_sample(text) => finding.case("sample").with("stated", text).at(or_dependency()),
        (Some(text), Some(other)) if text != other => {
            let finding = with(finding.case("differs").with("field", value.value.member()), "stated", text);
            let finding = with(finding, "other", other);
            let elsewhere = stated_place(project, channel, value);
            match place {
                Some(place) => finding.at(place).beside(elsewhere),
                None => finding.at_saying(elsewhere, "at-other"),
            }
        }
        (Some(_), _) => return None,
        // Whoever else brings the value into the manifest has answered the question.
        (None, _) if in_manifest(project, value) => return None,
        (None, Some(_)) if placeholder.is_none() && is_brought(project, plan, name) => return None,
        (None, _) if placeholder.is_some() => finding.case("blank").at(or_dependency()),
        (None, _) => finding.at(or_dependency()),
    };
    let honor = channel == Channel::Honor;
    let help = match (placeholder.is_some(), finding.case, stated.is_some()) {
        (_, "differs", _) => "help",
        (true, _, true) => {
            if honor {
                "help-delete-honor"
            } else {
                "help-delete"
            }
        }
        (true, _, false) => {
            if honor {
                "help-move-honor"
            } else {
                "help-move"
            }
        }
        // Nothing makes a placeholder of what the file or a setting says.
        (false, ..) if project.variant.unapplied && (honor || !project.vendor_plugin_alone()) => "help-state",
        (false, ..) => {
            if honor {
                "help-honor"
            } else {
                "help"
            }
        }
    };
    Some(finding.help(help))
}

/// True where tpnskit, or the vendor's plugin in its place, brings the value.
fn is_brought(project: &Project, plan: &Plan, name: &str) -> bool {
    matches!(plan.placeholders.get(name), Supply::Supplied(_)) || project.vendor_plugin_alone()
}

/// Where the app states the value besides the placeholder.
fn stated_place(project: &Project, channel: Channel, value: &VendorPlaceholder) -> Option<Place> {
    if let (Channel::Honor, Some(id)) = (channel, &project.settings.channels.honor) {
        return project.scripts.find_used("honor", id);
    }
    let block = project.application()?.vendors.iter().find(|block| block.channel == channel)?;
    project.field_place(block.value(value.value))
}

fn in_manifest(project: &Project, value: &VendorPlaceholder) -> bool {
    let found = project.merged.as_ref().and_then(|merged| merged.meta_data(value.meta_data));
    found.is_some_and(|found| !found.value.trim().is_empty() && !found.value.contains("${") && !is_sample(&found.value))
}
