//! Tencent IM over TPNS: TPNS507, 701.

use crate::build_script;
use crate::channel::Channel;
use crate::config::VendorBlock;
use crate::diagnostic::{Code, Diagnostic};
use crate::project::{Project, TPNS_GROUP};
use crate::version::is_below;

const IM_GROUP: &str = "com.tencent.imsdk";
/// The artifacts of the IM SDK, the present one first.
const IM_ARTIFACTS: [&str; 2] = ["imsdk-plus", "imsdk"];
/// The first IM SDK that takes a TPNS token (official guide, its first note).
const IM_SINCE: &str = "6.0.1975";

pub(super) fn check(project: &Project) -> Vec<Diagnostic> {
    if !project.im_push() {
        return Vec::new();
    }
    im_sdk(project).into_iter().chain(oppo_channel(project)).collect()
}

fn im_sdk(project: &Project) -> Option<Diagnostic> {
    let found = IM_ARTIFACTS.iter().find_map(|name| Some((name, project.version_of(IM_GROUP, name)?)));
    let (name, version) = found.filter(|(_, version)| is_below(version, IM_SINCE))?;
    Some(
        Diagnostic::new(
            Code::TPNS507,
            format!("IM push needs IM SDK {IM_SINCE}, and `{IM_GROUP}:{name}` is {version}"),
        )
        .at_place(project.dependency_place(IM_GROUP, name), "")
        .note("an older IM SDK cannot report a TPNS token, so no message is pushed")
        .help(format!("use `{IM_GROUP}:imsdk-plus` {IM_SINCE} or later, or set `im {{ enabled = false }}`")),
    )
}

fn oppo_channel(project: &Project) -> Option<Diagnostic> {
    let block = project.application().and_then(|app| app.vendors.iter().find(|block| block.channel == Channel::Oppo));
    let in_file = block.is_some_and(VendorBlock::is_filled_in) && project.channels_enabled();
    let packaged = project.channel_version(Channel::Oppo).is_some();
    let stated = project.settings.im.oppo_channel_id.as_deref().unwrap_or_default();
    if !stated.trim().is_empty() || !(in_file || packaged && project.channels_enabled()) {
        return None;
    }
    let of_file = || Some((project.config.as_ref()?.file, block?.name));
    let blank = || build_script::find(&project.sources, "oppoChannelId", stated);
    let place = blank().or_else(of_file).or_else(|| project.dependency_place(TPNS_GROUP, "oppo"));
    Some(
        Diagnostic::new(Code::TPNS701, "OPPO is a channel, IM push is on, and no OPPO notification channel is set")
            .at_place(place, "")
            .note("OPPO devices of Android 8 and later show nothing without it")
            .help("set `im { oppoChannelId = '…' }` to the channel id of the OPPO console"),
    )
}
