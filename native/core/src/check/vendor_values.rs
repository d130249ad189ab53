//! The vendor blocks of the file: TPNS112, 114. Shapes are those of the vendors' consoles as public projects show them,
//! so a value of another shape is never an error.

use crate::channel::Channel;
use crate::config::{Config, Spanned, VendorBlock};
use crate::diagnostic::redact::shorten;
use crate::diagnostic::{Code, Diagnostic};
use crate::project::Project;

pub(super) fn check(project: &Project) -> Vec<Diagnostic> {
    let (Some(config), Some(application)) = (&project.config, project.application()) else { return Vec::new() };
    let mut findings = Vec::new();
    // A channel that is off needs no values.
    for block in application.vendors.iter().filter(|_| project.channels_enabled()) {
        match blank(config, block) {
            Some(finding) => findings.push(finding),
            None => findings.extend(shapes(config, block)),
        }
    }
    findings
}

/// Vendors whose SDK is started with a key besides the id.
fn needs_key(channel: Channel) -> bool {
    matches!(channel, Channel::Xiaomi | Channel::Vivo | Channel::Oppo | Channel::Meizu)
}

fn blank(config: &Config, block: &VendorBlock) -> Option<Diagnostic> {
    let vendors_of_file = !matches!(block.channel, Channel::Honor | Channel::Fcm);
    if !vendors_of_file || block.is_filled_in() {
        return None;
    }
    let is_blank = |value: &&Spanned<String>| value.value.trim().is_empty();
    let blank_value = block.app_id.iter().chain(&block.app_key).find(is_blank);
    let (span, label) = match blank_value {
        Some(value) => (value.span, "blank"),
        None => (block.name, "incomplete"),
    };
    let lacking = match (&block.app_id, &block.app_key) {
        (Some(id), _) if !is_blank(&id) => "`app_key`",
        (_, Some(key)) if !is_blank(&key) => "`app_id`",
        _ if needs_key(block.channel) => "`app_id` and `app_key`",
        _ => "`app_id`",
    };
    let vendor = block.channel.artifact();
    let message = format!("the channel `{vendor}` is enabled without its {lacking}");
    Some(
        Diagnostic::new(Code::TPNS112, message)
            .at(config.file, span, label)
            .note(format!("devices of this vendor are never reached through `{vendor}`"))
            .help(format!("fill it in from the vendor's console, or delete the block `{vendor}`")),
    )
}

fn shapes(config: &Config, block: &VendorBlock) -> Vec<Diagnostic> {
    let id = block.app_id.as_ref();
    let key = block.app_key.as_ref();
    let spaced: Vec<Diagnostic> = [("app_id", id), ("app_key", key)]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .filter(|(_, value)| value.value.trim() != value.value)
        .map(|(name, value)| {
            let message = format!("`{name}` of `{}` has spaces around it", block.channel.artifact());
            Diagnostic::new(Code::TPNS114, message)
                .at(config.file, value.span, "")
                .note("the vendor's server refuses it, and the channel stays silent")
                .help("delete the spaces")
        })
        .collect();
    if !spaced.is_empty() {
        return spaced;
    }
    let exchanged = id.zip(key).filter(|(id, key)| {
        !fits_id(block.channel, &id.value) && fits_id(block.channel, &key.value) && fits_key(block.channel, &id.value)
    });
    if let Some((id, key)) = exchanged {
        let message = format!("`app_id` and `app_key` of `{}` look exchanged", block.channel.artifact());
        let finding = Diagnostic::new(Code::TPNS114, message)
            .at(config.file, id.span, "has the shape of a key")
            .beside(config.file, key.span, "has the shape of an id")
            .note("the vendor's server refuses them, and the channel stays silent")
            .help("exchange the two values");
        return vec![finding];
    }
    let id = id.filter(|id| !fits_id(block.channel, &id.value)).map(|id| strange(config, block, "app_id", id));
    let key = key.filter(|key| !fits_key(block.channel, &key.value)).map(|key| strange(config, block, "app_key", key));
    id.into_iter().chain(key).collect()
}

fn strange(config: &Config, block: &VendorBlock, name: &str, value: &Spanned<String>) -> Diagnostic {
    let channel = block.channel;
    let expected = if name == "app_id" { id_shape(channel) } else { key_shape(channel) };
    let shown = shorten(&value.value);
    let vendor = channel.artifact();
    let numeric = value.value.bytes().all(|byte| byte.is_ascii_digit());
    let (message, help) = if channel == Channel::Oppo && name == "app_id" && numeric {
        (
            format!("`{name}` of `{vendor}` is OPPO's numeric AppID, which belongs nowhere in the app"),
            "write OPPO's AppKey here, and its AppSecret where the SDK asks for a key: the SDK's names are shifted by one",
        )
    } else {
        (
            format!("`{name}` of `{vendor}` has not the shape of that vendor's values: `{shown}`"),
            "compare it with the vendor's console",
        )
    };
    Diagnostic::new(Code::TPNS114, message)
        .at(config.file, value.span, format!("expected {expected}"))
        .note("the vendor's server refuses a wrong value, and the channel stays silent")
        .help(help)
}

fn digits(text: &str, lengths: std::ops::RangeInclusive<usize>) -> bool {
    lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn hex(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn uuid(text: &str) -> bool {
    text.len() == 36 && text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

fn fits_id(channel: Channel, text: &str) -> bool {
    match channel {
        Channel::Xiaomi => digits(text, 19..=19) && text.starts_with("2882303"),
        Channel::Meizu => digits(text, 6..=6),
        Channel::Vivo => digits(text, 5..=9),
        Channel::Huawei => digits(text, 8..=9),
        // OPPO's AppKey: letters and digits, never digits alone.
        Channel::Oppo => text.len() >= 20 && text.bytes().all(|byte| byte.is_ascii_alphanumeric()),
        Channel::Honor | Channel::Fcm => true,
    }
}

fn fits_key(channel: Channel, text: &str) -> bool {
    match channel {
        Channel::Xiaomi => digits(text, 13..=13),
        Channel::Meizu => hex(text),
        Channel::Vivo => hex(text) || uuid(text),
        Channel::Oppo => text.len() >= 20 && text.bytes().all(|byte| byte.is_ascii_alphanumeric()),
        // Huawei's file names a key that nothing reads.
        Channel::Huawei | Channel::Honor | Channel::Fcm => true,
    }
}

fn id_shape(channel: Channel) -> &'static str {
    match channel {
        Channel::Xiaomi => "19 digits that start with 2882303",
        Channel::Meizu => "6 digits",
        Channel::Vivo => "5 to 9 digits",
        Channel::Huawei => "8 or 9 digits",
        _ => "OPPO's AppKey, 32 hex digits",
    }
}

fn key_shape(channel: Channel) -> &'static str {
    match channel {
        Channel::Xiaomi => "13 digits",
        Channel::Oppo => "OPPO's AppSecret, 32 hex digits",
        Channel::Vivo => "32 hex digits, with or without dashes",
        _ => "32 hex digits",
    }
}
