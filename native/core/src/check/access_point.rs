//! The region: TPNS301 to 305.

use crate::access_point::{AccessPoint, META_DATA};
use crate::build_script;
use crate::channel::Channel;
use crate::config::{Config, Spanned};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::project::{Project, TPNS_GROUP};

const ON_THE_DEVICE: &str = "registration fails on the device with -502 or 1008003";

pub(super) fn check(project: &Project) -> Vec<Diagnostic> {
    let id = project.config.as_ref().and_then(|config| Some((config, config.access_id.as_ref()?)));
    let id = id.filter(|_| project.access_id().is_some());
    let mut findings: Vec<Diagnostic> = setting(project, id).into_iter().collect();
    let written = project.merged.as_ref().and_then(|merged| merged.meta_data(META_DATA));
    match written {
        Some(attribute) => findings.extend(entry(project, id, &attribute.value)),
        None => findings.extend(missing_entry(project, id)),
    }
    findings.extend(unknown_prefix(project, id));
    findings.extend(fcm_at_home(project, id));
    findings
}

type Id<'a> = Option<(&'a Config, &'a Spanned<String>)>;

fn setting(project: &Project, id: Id<'_>) -> Option<Diagnostic> {
    let stated = project.settings.access_point.as_deref()?;
    let at_setting = |finding: Diagnostic| match build_script::find(&project.sources, "accessPoint", stated) {
        Some((file, span)) => finding.at(file, span, ""),
        None => finding,
    };
    let settings = || AccessPoint::ALL.iter().map(|point| point.setting());
    let Some(point) = AccessPoint::of_setting(stated) else {
        let finding = Diagnostic::new(Code::TPNS303, format!("`{stated}` is no access point"));
        let finding = at_setting(finding).note(format!("there are `{}`", settings().collect::<Vec<_>>().join("`, `")));
        return Some(match nearest(stated, settings()) {
            Some(near) => finding.help(format!("write `accessPoint = '{near}'`")).fixed_by_writing(near),
            None => finding.help("write one of them, or leave `accessPoint` out: it follows from the access id"),
        });
    };
    let (config, id) = id?;
    let of_id = AccessPoint::of_id(&id.value).filter(|of_id| *of_id != point)?;
    let message =
        format!("`accessPoint` says {}, but the access id `{}` belongs to {}", point.title(), id.value, of_id.title());
    Some(
        at_setting(Diagnostic::new(Code::TPNS302, message))
            .beside(config.file, id.span, format!("{}… is {}", of_id.id_prefix(), of_id.title()))
            .note(ON_THE_DEVICE)
            .help("delete `accessPoint`, which follows from the access id, or put the right product's file here"),
    )
}

/// The entry that the merged manifest has.
fn entry(project: &Project, id: Id<'_>, value: &str) -> Option<Diagnostic> {
    // A resource's value is only known later.
    if value.starts_with('@') {
        return None;
    }
    let place = |finding: Diagnostic| match project.meta_data_place(META_DATA) {
        Some((file, attribute)) => finding.at(file, attribute.value_span, ""),
        None => finding.note("none of the app's own manifests has this entry: it comes from a library"),
    };
    let Some(point) = AccessPoint::of_domain(value) else {
        let finding =
            place(Diagnostic::new(Code::TPNS303, format!("`{META_DATA}` is `{value}`, which is no TPNS domain")));
        return Some(misspelt(finding, value, project.access_point()).note(ON_THE_DEVICE));
    };
    let wanted = project.access_point().filter(|wanted| *wanted != point)?;
    // A setting that contradicts the id has its own finding; here counts what the id says.
    let wanted = id.and_then(|(_, id)| AccessPoint::of_id(&id.value)).unwrap_or(wanted);
    if wanted == point {
        return None;
    }
    let message = match id {
        Some((_, id)) => format!(
            "`{META_DATA}` sets the access point {}, but the access id `{}` belongs to {}",
            point.title(),
            id.value,
            wanted.title()
        ),
        None => {
            format!("`{META_DATA}` sets the access point {}, but `accessPoint` says {}", point.title(), wanted.title())
        }
    };
    let finding = place(Diagnostic::new(Code::TPNS302, message));
    let finding = match id {
        Some((config, id)) => {
            finding.beside(config.file, id.span, format!("{}… is {}", wanted.id_prefix(), wanted.title()))
        }
        None => finding,
    };
    let finding = finding.note(ON_THE_DEVICE);
    Some(match wanted.domain() {
        Some(domain) => finding
            .help(format!("write `{domain}`, or delete the entry: it is supplied from the access id"))
            .fixed_by_writing(domain),
        None => finding.help(format!("delete the entry: {} is the SDK's default", wanted.title())),
    })
}

fn misspelt(finding: Diagnostic, value: &str, wanted: Option<AccessPoint>) -> Diagnostic {
    let host = value.trim();
    let host = host.split_once("://").map_or(host, |(_, rest)| rest);
    let host = host.split(['/', ':', '?']).next().unwrap_or(host);
    let near = AccessPoint::of_domain(host).map(|_| host).or_else(|| nearest(host, AccessPoint::domains()));
    let wanted = wanted.and_then(AccessPoint::domain);
    match (wanted, near) {
        (Some(domain), _) | (None, Some(domain)) => {
            finding.help(format!("write `{domain}`, the bare domain")).fixed_by_writing(domain)
        }
        (None, None) => finding.help("delete the entry: it is supplied from the access id"),
    }
}

fn missing_entry(project: &Project, id: Id<'_>) -> Option<Diagnostic> {
    if project.supplies(project.settings.supply.access_point) || project.merged.is_none() {
        return None;
    }
    let domain = project.access_point()?.domain()?;
    let (config, id) = id?;
    Some(
        Diagnostic::new(Code::TPNS301, format!("nothing sets `{META_DATA}`, which the access id `{}` needs", id.value))
            .at(config.file, id.span, format!("needs `{domain}`"))
            .note(ON_THE_DEVICE)
            .help(if project.variant.unapplied {
                format!(
                    "add `<meta-data android:name=\"{META_DATA}\" android:value=\"{domain}\" />` to the application"
                )
            } else {
                "remove `supply { accessPoint = false }`, or add the entry to the manifest".to_owned()
            }),
    )
}

fn unknown_prefix(project: &Project, id: Id<'_>) -> Option<Diagnostic> {
    let (config, id) = id?;
    if project.settings.access_point.is_some() || AccessPoint::of_id(&id.value).is_some() {
        return None;
    }
    Some(
        Diagnostic::new(
            Code::TPNS305,
            "the access id's prefix tells no known region, so the access point is not checked",
        )
        .at(config.file, id.span, "")
        .help("set `accessPoint` in `tpns { }` to have it supplied and checked"),
    )
}

/// Google's channel works outside the Chinese mainland only (official guide, step 5).
fn fcm_at_home(project: &Project, id: Id<'_>) -> Option<Diagnostic> {
    let packaged = project.channel_version(Channel::Fcm).is_some();
    let point = project.access_point().filter(|_| packaged || project.settings.channels.fcm)?;
    if !matches!(point, AccessPoint::Guangzhou | AccessPoint::Shanghai) {
        return None;
    }
    let finding =
        Diagnostic::new(Code::TPNS304, format!("FCM is a channel, and the access point is {}", point.title()));
    let place = project.dependency_place(TPNS_GROUP, Channel::Fcm.artifact());
    let finding = match (place, id) {
        (Some((file, span)), Some((config, id))) => {
            finding.at(file, span, "FCM").beside(config.file, id.span, format!("of {}", point.title()))
        }
        (Some((file, span)), None) => finding.at(file, span, "FCM"),
        (None, Some((config, id))) => finding.at(config.file, id.span, format!("of {}", point.title())),
        (None, None) => finding,
    };
    Some(
        finding
            .note("TPNS pushes through FCM from Singapore and Hong Kong only: the channel stays silent")
            .help("use a product of one of these access points, or leave FCM out"),
    )
}
