//! The vendor blocks of the file: TPNS112, 114.

use super::config::{exchange, stray, with_plain_edits};
use super::{Check, with_application};
use crate::finding::{Code, Finding, Subject};
use crate::input::json::Spanned;
use crate::input::tpns_configs::{Config, VendorBlock};
use crate::plan::Plan;
use crate::project::Project;
use crate::text::stray::{is_stray, plain};
use crate::tpns::channel::{BlockValue, Channel};
use crate::tpns::shape::Shape;

pub(super) const CHECKS: &[Check] =
    &[Check { codes: &[Code::TPNS112, Code::TPNS114], unknown: with_application, run: check }];

const VALUES: [BlockValue; 2] = [BlockValue::AppId, BlockValue::AppKey];

fn check(project: &Project, _: &Plan) -> Vec<Finding> {
    let (Some(config), Some(application)) = (&project.config, project.application()) else { return Vec::new() };
    let mut findings = Vec::new();
    // A channel that is off needs no values.
    for block in application.vendors.iter().filter(|_| project.channels_enabled()) {
        match blank(config, block) {
            Some(finding) => findings.push(finding),
            None => findings.extend(shapes(project, config, block)),
        }
    }
    findings
}

fn blank(config: &Config, block: &VendorBlock) -> Option<Finding> {
    if !block.channel.descriptor().in_file || block.is_filled_in() || !block.is_readable {
        return None;
    }
    let is_blank = |value: &&Spanned<String>| plain(&value.value).is_empty();
    let blank_value = VALUES.into_iter().filter_map(|value| block.value(value)).find(is_blank);
    let has = |value: BlockValue| block.value(value).is_some_and(|value| !is_blank(&value));
    let case = match (has(BlockValue::AppId), has(BlockValue::AppKey)) {
        (true, _) => "key",
        (false, true) => "id",
        (false, false) if block.channel.descriptor().needs_key => "both",
        (false, false) => "id",
    };
    let finding = Finding::new(Code::TPNS112, Subject::Channel(block.channel.artifact().to_owned())).case(case);
    let finding = finding.with("channel", block.channel.artifact());
    Some(match blank_value {
        Some(value) => finding.at_saying((config.file, value.span), "at-blank"),
        None => finding.at_saying((config.file, block.name), "at-block"),
    })
}

fn of_field(block: &VendorBlock, value: BlockValue) -> Finding {
    let channel = block.channel.artifact();
    let finding = Finding::new(Code::TPNS114, Subject::Field(format!("{channel}.{}", value.member())));
    finding.with("channel", channel).with("field", value.member())
}

fn shapes(project: &Project, config: &Config, block: &VendorBlock) -> Vec<Finding> {
    let descriptor = block.channel.descriptor();
    let values = VALUES.into_iter().filter_map(|value| Some((value, block.value(value)?)));
    let untidy: Vec<Finding> = values
        .clone()
        .filter(|(_, stated)| plain(&stated.value) != stated.value)
        .map(|(value, stated)| {
            let finding = of_field(block, value).at((config.file, stated.span));
            let finding = match stated.value.chars().any(is_stray) {
                true => stray(finding, &stated.value),
                false => finding.case("spaces"),
            };
            with_plain_edits(project, finding, stated.span)
        })
        .collect();
    if !untidy.is_empty() {
        return untidy;
    }
    let fits = |value: BlockValue, text: &str| descriptor.shape(value).is_none_or(|shape| shape.fits(text));
    let exchanged = block.value(BlockValue::AppId).zip(block.value(BlockValue::AppKey)).filter(|(id, key)| {
        let (id, key) = (id.value.as_str(), key.value.as_str());
        !fits(BlockValue::AppId, id) && fits(BlockValue::AppId, key) && fits(BlockValue::AppKey, id)
    });
    if let Some((id, key)) = exchanged {
        let finding = of_field(block, BlockValue::AppId).case("exchanged").at((config.file, id.span));
        let finding = finding.beside((config.file, key.span));
        let names = VALUES.map(BlockValue::member);
        return vec![match block.names {
            Some(spans) => finding.fixed_by(exchange(spans, names)),
            None => finding,
        }];
    }
    values
        .filter(|(value, stated)| !fits(*value, &stated.value))
        .map(|(value, stated)| strange(block, value, stated).at((config.file, stated.span)))
        .collect()
}

fn strange(block: &VendorBlock, value: BlockValue, stated: &Spanned<String>) -> Finding {
    let descriptor = block.channel.descriptor();
    let finding = of_field(block, value);
    let finding = match descriptor.shape(value) {
        Some(shape) => finding.with_word("shape", word_of(shape)),
        None => finding.with_word("shape", "unknown"),
    };
    let numeric = value == BlockValue::AppId && Shape::OppoAppId.fits(&stated.value);
    if block.channel == Channel::Oppo && numeric {
        return finding.case("oppo-app-id");
    }
    finding.with_word("vendor", descriptor.word).with_secret("stated", &stated.value)
}

/// What a shape is called in the words of every language.
fn word_of(shape: Shape) -> &'static str {
    match shape {
        Shape::AccessId => "shape-access-id",
        Shape::AccessKey => "shape-access-key",
        Shape::SecretKey | Shape::MeizuKey => "shape-hex",
        Shape::XiaomiId => "shape-xiaomi-id",
        Shape::XiaomiKey => "shape-xiaomi-key",
        Shape::MeizuId => "shape-meizu-id",
        Shape::VivoId => "shape-vivo-id",
        Shape::VivoKey => "shape-vivo-key",
        Shape::HuaweiId => "shape-huawei-id",
        Shape::OppoAppId => "shape-digits",
        Shape::OppoAppKey => "shape-oppo-app-key",
        Shape::OppoAppSecret => "shape-oppo-app-secret",
    }
}
