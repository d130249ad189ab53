//! The placeholders of vivo's and Honor's SDK: TPNS204.

use crate::build_script;
use crate::channel::Channel;
use crate::config::{FILE_NAME, Spanned, VendorBlock};
use crate::diagnostic::redact::shorten;
use crate::diagnostic::{Code, Diagnostic};
use crate::project::{Place, Project};

/// A placeholder of a vendor's SDK, and the meta-data entry that the SDK's manifest makes of it.
struct VendorValue {
    channel: Channel,
    placeholder: &'static str,
    meta_data: &'static str,
    member: &'static str,
    secret: bool,
}

const VALUES: [VendorValue; 3] = [
    VendorValue {
        channel: Channel::Vivo,
        placeholder: "VIVO_APPID",
        meta_data: "com.vivo.push.app_id",
        member: "app_id",
        secret: false,
    },
    VendorValue {
        channel: Channel::Vivo,
        placeholder: "VIVO_APPKEY",
        meta_data: "com.vivo.push.api_key",
        member: "app_key",
        secret: true,
    },
    VendorValue {
        channel: Channel::Honor,
        placeholder: "HONOR_APPID",
        meta_data: "com.hihonor.push.app_id",
        member: "app_id",
        secret: false,
    },
];

pub(super) fn check(project: &Project) -> Vec<Diagnostic> {
    let used = |value: &&VendorValue| project.channel_version(value.channel).is_some();
    VALUES.iter().filter(used).filter_map(|value| check_value(project, value)).collect()
}

/// What the owner states elsewhere, and where.
fn stated(project: &Project, value: &VendorValue) -> Option<(String, Option<Place>)> {
    let text = |stated: &Spanned<String>| {
        let file = project.config.as_ref().map(|config| config.file);
        (stated.value.clone(), file.map(|file| (file, stated.span)))
    };
    let of_block = |block: &VendorBlock| {
        let member = if value.secret { &block.app_key } else { &block.app_id };
        member.as_ref().map(text)
    };
    let in_file =
        || project.application()?.vendors.iter().find(|block| block.channel == value.channel).and_then(of_block);
    let found = match value.channel {
        Channel::Honor => project.settings.channels.honor.clone().map(|id| {
            let place = build_script::find(&project.sources, "honor", &id);
            (id, place)
        }),
        _ => None,
    };
    found.or_else(in_file).filter(|(text, _)| !text.trim().is_empty())
}

fn check_value(project: &Project, value: &VendorValue) -> Option<Diagnostic> {
    let name = value.placeholder;
    let stated = stated(project, value);
    let placeholder = project.placeholder(name);
    let place = placeholder.and_then(|found| build_script::find(&project.sources, name, &found.value));
    let fallback = || project.dependency_place(crate::project::TPNS_GROUP, value.channel.artifact());
    let text = placeholder.map(|found| found.value.trim()).filter(|text| !text.is_empty());
    let finding = match (text, stated) {
        (Some(text), _) if is_sample(text) => {
            let message = format!("the placeholder `{name}` is `{text}`, a sample from the documentation");
            Diagnostic::new(Code::TPNS204, message).at_place(place.or_else(fallback), "")
        }
        (Some(text), Some((other, other_place))) if text != other => {
            let shown = |text: &str| if value.secret { shorten(text) } else { text.to_owned() };
            let message = format!(
                "the placeholder `{name}` is `{}`, but `{}` of `{}` is `{}`",
                shown(text),
                value.member,
                value.channel.artifact(),
                shown(&other)
            );
            let finding = Diagnostic::new(Code::TPNS204, message);
            match place {
                Some(_) => {
                    finding.at_place(place, "the app would use this").beside_place(other_place, "stated otherwise")
                }
                None => finding.at_place(other_place, "the build states otherwise"),
            }
        }
        (Some(_), _) => return None,
        // Whoever else brings the value into the manifest has answered the question.
        (None, _) if in_manifest(project, value) => return None,
        (None, Some(_))
            if placeholder.is_none()
                && (project.supplies(project.settings.supply.placeholders) || project.vendor_plugin_alone()) =>
        {
            return None;
        }
        (None, _) => {
            let how = if placeholder.is_some() { "is blank" } else { "is missing" };
            let message =
                format!("the placeholder `{name}`, which the SDK of `{}` needs, {how}", value.channel.artifact());
            Diagnostic::new(Code::TPNS204, message).at_place(place.or_else(fallback), "")
        }
    };
    Some(
        finding
            .note(format!("`{}` cannot register on the device, and its channel stays silent", value.channel.artifact()))
            .help(mend(value)),
    )
}

fn mend(value: &VendorValue) -> String {
    let name = value.placeholder;
    match value.channel {
        Channel::Honor => {
            format!("delete `{name}` and write `channels {{ honor('…') }}` in `tpns {{ }}`, which supplies it")
        }
        channel => format!(
            "delete `{name}` and fill in the block `{}` of `{FILE_NAME}`, which supplies it",
            channel.artifact()
        ),
    }
}

fn in_manifest(project: &Project, value: &VendorValue) -> bool {
    let found = project.merged.as_ref().and_then(|merged| merged.meta_data(value.meta_data));
    found.is_some_and(|found| !found.value.trim().is_empty() && !found.value.contains("${") && !is_sample(&found.value))
}

/// `xxxx`, `your app id` and their like.
fn is_sample(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let crosses = !lower.is_empty() && lower.chars().all(|c| matches!(c, 'x' | '*' | '.' | '…' | '-'));
    let words = ["your", "xxxx", "appid", "appkey", "app_id", "app_key", "<", "请", "你的", "您的"];
    crosses || words.iter().any(|word| lower.contains(word))
}
