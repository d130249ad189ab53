//! Manifest placeholders that the SDKs' manifests need.

use std::collections::BTreeMap;

use crate::channel::Channel;
use crate::config::{Spanned, VendorBlock};
use crate::project::Project;

/// Every placeholder that no layer of the build states. A value that is not known, or of the TPNS ones not in its proper
/// shape, is empty text: the manifest merge then passes, and the findings say what is wrong. The vendors' are there
/// whether or not their SDKs are: which those are is known only later, and a placeholder that nothing asks for is nothing.
pub fn supply(project: &Project) -> BTreeMap<String, String> {
    if !project.settings.supply.placeholders {
        return BTreeMap::new();
    }
    let honor = project.settings.channels.honor.as_deref().or(of_block(project, Channel::Honor, |block| &block.app_id));
    [
        ("XG_ACCESS_ID", project.access_id()),
        ("XG_ACCESS_KEY", project.access_key()),
        ("VIVO_APPID", of_block(project, Channel::Vivo, |block| &block.app_id)),
        ("VIVO_APPKEY", of_block(project, Channel::Vivo, |block| &block.app_key)),
        ("HONOR_APPID", honor),
    ]
    .into_iter()
    .filter(|(name, _)| project.placeholder(name).is_none())
    .map(|(name, value)| (name.to_owned(), value.unwrap_or_default().to_owned()))
    .collect()
}

/// A value of the file, also where the channel is switched off: its SDK may be there all the same.
fn of_block(project: &Project, channel: Channel, value: fn(&VendorBlock) -> &Option<Spanned<String>>) -> Option<&str> {
    let block = project.application()?.vendors.iter().find(|block| block.channel == channel)?;
    value(block).as_ref().map(|value| value.value.as_str())
}
