//! Settings of `tpns { }` that do nothing, or name what isn't there: TPNS420, 905.

use super::{Check, always};
use crate::finding::{Code, Finding, Severity, Subject};
use crate::plan::Plan;
use crate::project::Project;
use crate::project::classes::MissingClass;
use crate::project::settings::MissingConfig;
use crate::text::language::Language;
use crate::text::nearest::nearest;
use crate::tpns::channel::Channel;
use crate::tpns::im::{OPPO_CHANNEL, PUSH_SETTINGS, SettingKind};

pub(super) const CHECKS: &[Check] = &[
    Check { codes: &[Code::TPNS905], unknown: always, run: check },
    Check { codes: &[Code::TPNS420], unknown: always, run: receiver_class },
];

/// A receiver that would be put into the manifest, and that the app doesn't have.
fn receiver_class(project: &Project, plan: &Plan) -> Vec<Finding> {
    let stated = project.settings.receiver.own_class().filter(|_| plan.entries.receiver.supplied().is_some());
    let missing = stated.and_then(|class| Some((class, project.missing_class(class)?)));
    let finding = |(class, missing): (&str, MissingClass)| {
        let finding = Finding::new(Code::TPNS420, Subject::Setting("receiver.className".to_owned())).case("setting");
        let finding = finding.with("stated", class).at(project.scripts.find("className", class));
        match missing.near {
            Some(near) => finding.with("near", &near).help("help-near").perhaps_fixed_by_writing(&near),
            None => finding,
        }
    };
    missing.map(finding).into_iter().collect()
}

fn check(project: &Project, _: &Plan) -> Vec<Finding> {
    let settings = &project.settings;
    let mut findings = codes(project);
    findings.extend(settings.checks.severity.iter().filter_map(|(code, severity)| {
        let known = Severity::ALL.map(Severity::name);
        let finding = value(project, "checks.severity", severity, &known)?;
        Some(finding.case("severity").with("code", code))
    }));
    let stated = |value: &Option<String>| value.clone().unwrap_or_default();
    if settings.missing_config.is_some() {
        findings.extend(value(project, "missingConfig", &stated(&settings.missing_config), &MissingConfig::NAMES));
    }
    if settings.language.is_some() {
        let tags = Language::ALL.map(Language::tag);
        findings.extend(value(project, "language", &stated(&settings.language), &tags));
    }
    findings.extend(blank(project));
    findings.extend(PUSH_SETTINGS.iter().filter_map(|setting| {
        let known = match setting.kind {
            SettingKind::Level(known) | SettingKind::Number(known) => known,
            SettingKind::Channel | SettingKind::Category => return None,
        };
        let stated = settings.im.value(setting)?;
        value(project, &format!("im.{}", setting.name), stated, known)
    }));
    findings.extend(settings.incomplete_redirects.iter().map(|redirect| {
        let has = redirect.has.as_deref();
        let place = has.and_then(|has| project.scripts.find_literal(|literal| literal == has));
        let finding = Finding::new(Code::TPNS905, Subject::Setting("redirect".to_owned())).case("redirect");
        finding.with_list("lacks", &redirect.lacks).at(place)
    }));
    findings
}

/// Values that are set to nothing, or with spaces around them. One that TPNS701 asks for has that finding.
fn blank(project: &Project) -> Vec<Finding> {
    let settings = &project.settings;
    let oppo = (project.uses(Channel::Oppo) || project.packages(Channel::Oppo)) && project.im_push();
    let values = [
        ("channels.honor", settings.channels.honor.as_deref()),
        ("receiver.className", settings.receiver.class_name.as_deref()),
    ];
    let values = values.map(|(setting, value)| (setting.to_owned(), value)).into_iter();
    let of_im = PUSH_SETTINGS.iter().filter(|setting| !(oppo && **setting == OPPO_CHANNEL));
    let values = values.chain(of_im.map(|setting| (format!("im.{}", setting.name), settings.im.stated(setting))));
    let found = values.filter_map(|(setting, value)| {
        let value = value.filter(|value| value.is_empty() || value.trim() != *value)?;
        let name = setting.rsplit('.').next().unwrap_or_default();
        let finding = Finding::new(Code::TPNS905, Subject::Setting(setting.clone())).severity(Severity::Warning);
        let finding = finding.with("setting", setting.clone()).at(project.scripts.find(name, value));
        Some(match value.trim() {
            "" => finding.case("blank"),
            plain => finding.case("spaces").fixed_by_writing(plain),
        })
    });
    found.collect()
}

/// A setting whose value is none of the known ones.
fn value(project: &Project, setting: &str, stated: &str, known: &[&'static str]) -> Option<Finding> {
    if known.iter().any(|known| known.eq_ignore_ascii_case(stated)) {
        return None;
    }
    let finding = Finding::new(Code::TPNS905, Subject::Setting(setting.to_owned())).case("value");
    let place = project.scripts.find_literal(|literal| literal == stated);
    let finding = finding.with("setting", setting).with("stated", stated).with_list("known", known).at(place);
    Some(match nearest(stated, known.iter().copied()) {
        Some(near) => finding.with("near", near).help("help-near"),
        None => finding,
    })
}

/// Names of codes that don't exist.
fn codes(project: &Project) -> Vec<Finding> {
    let checks = &project.settings.checks;
    let names = checks.disable.iter().map(|name| ("checks.disable", name));
    let names = names.chain(checks.severity.keys().map(|name| ("checks.severity", name)));
    let unknown = names.filter(|(_, name)| Code::of_name(name).is_none());
    unknown
        .map(|(setting, name)| {
            let finding = Finding::new(Code::TPNS905, Subject::Setting(setting.to_owned())).case("code");
            let place = project.scripts.find_literal(|literal| literal == name);
            let finding = finding.with("setting", setting).with("name", name).at(place);
            match Code::nearest(name) {
                Some(near) => finding.with("near", near.name()).help("help-near"),
                None => finding,
            }
        })
        .collect()
}
