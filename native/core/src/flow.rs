//! Where every value of a variant's push comes from and where it goes.
//!
//! Invariant: a picture of the project, never a judgement of its own: what is wrong is what the findings say. Keys are
//! short in it.

use crate::access_point::META_DATA;
use crate::build_script;
use crate::channel::Channel;
use crate::check::receiver;
use crate::config::{FILE_NAME, Spanned};
use crate::diagnostic::redact::shorten;
use crate::manifest;
use crate::project::{Place, Project, TPNS_GROUP};
use crate::protocol::Redirect;
use crate::redirect::{self, RedirectUri};
use crate::source::Role;
use crate::supply;

/// A value on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flow {
    /// What it is, as the guide calls it.
    pub name: String,
    /// The value, or nothing where none is known.
    pub value: Option<String>,
    /// Where it is stated; several where it is stated twice.
    pub from: Vec<Stop>,
    /// Where it ends up.
    pub to: Vec<Stop>,
    /// The codes of findings that are about it.
    pub codes: &'static [&'static str],
}

/// A place on a value's way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// What kind of place, in a word.
    pub kind: &'static str,
    /// What it is called there.
    pub name: String,
    /// `path:line`, where it is a place in a file.
    pub place: Option<String>,
    /// Who puts it there.
    pub by: By,
}

/// Who puts a value somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The app's owner wrote it.
    Owner,
    /// tpnskit supplies it.
    Tpnskit,
    /// The SDK's own manifest has it.
    Sdk,
    /// Nobody: it is missing.
    Nobody,
    /// The app's code has to, which a build cannot see.
    Code,
    /// Somebody has to type it into a console, which a build cannot see either.
    Console,
}

impl By {
    /// In a word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Owner => "yours",
            Self::Tpnskit => "supplied",
            Self::Sdk => "from the SDK",
            Self::Nobody => "missing",
            Self::Code => "in code",
            Self::Console => "to be typed",
        }
    }
}

fn stop(kind: &'static str, name: impl Into<String>, by: By) -> Stop {
    Stop { kind, name: name.into(), place: None, by }
}

impl Stop {
    fn at(mut self, project: &Project, place: Option<Place>) -> Self {
        self.place = place.and_then(|(file, span)| {
            let source = project.sources.get(file)?;
            Some(format!("{}:{}", source.name, source.position(span.start).line))
        });
        self
    }
}

/// The values of a variant.
pub fn flows(project: &Project) -> Vec<Flow> {
    let mut flows =
        vec![access_id(project), access_key(project), access_point(project), sdk(project), receiver(project)];
    flows.extend(Channel::ALL.into_iter().filter_map(|channel| vendor(project, channel)));
    flows.extend(project.settings.redirects.iter().map(|redirect| redirected(project, redirect)));
    flows.extend(oppo_notifications(project));
    flows
}

fn of_file(project: &Project, name: &str, value: Option<&Spanned<String>>) -> Stop {
    let file = project.config.as_ref().map(|config| config.file);
    match (value, file) {
        (Some(value), Some(file)) => stop("file", name, By::Owner).at(project, Some((file, value.span))),
        (None, Some(file)) => {
            let place = project.config_place().filter(|(of, _)| *of == file);
            stop("file", name, By::Nobody).at(project, place)
        }
        _ => stop("file", FILE_NAME, By::Nobody),
    }
}

fn id_or_key(
    project: &Project,
    names: [&'static str; 4],
    value: Option<&Spanned<String>>,
    shown: Option<String>,
) -> Flow {
    let [title, member, placeholder, meta_data] = names;
    let mut from = vec![of_file(project, member, value)];
    let stated = project.placeholder(placeholder);
    let entry = match stated {
        Some(stated) => {
            let place = build_script::find(&project.sources, placeholder, &stated.value);
            from.push(stop("build script", placeholder, By::Owner).at(project, place));
            stop("placeholder", placeholder, By::Owner)
        }
        None if project.supplies(project.settings.supply.placeholders) => stop("placeholder", placeholder, By::Tpnskit),
        None => stop("placeholder", placeholder, By::Nobody),
    };
    let written = project.meta_data_place(meta_data).map(|(file, attribute)| (file, attribute.value_span));
    let in_manifest = match written {
        Some(_) => stop("manifest", meta_data, By::Owner).at(project, written),
        None => stop("manifest", meta_data, By::Sdk),
    };
    let codes: &'static [&'static str] = match member {
        "access_id" => &["TPNS101", "TPNS102", "TPNS104", "TPNS105", "TPNS201", "TPNS203"],
        _ => &["TPNS101", "TPNS102", "TPNS104", "TPNS106", "TPNS111", "TPNS201", "TPNS203"],
    };
    Flow { name: title.to_owned(), value: shown, from, to: vec![entry, in_manifest], codes }
}

fn access_id(project: &Project) -> Flow {
    let id = project.config.as_ref().and_then(|config| config.access_id.as_ref());
    let shown = id.map(|id| id.value.clone()).filter(|id| !id.trim().is_empty());
    id_or_key(project, ["Access ID", "access_id", "XG_ACCESS_ID", "XG_V2_ACCESS_ID"], id, shown)
}

fn access_key(project: &Project) -> Flow {
    let key = project.config.as_ref().and_then(|config| config.access_key.as_ref());
    let shown = key.map(|key| key.value.as_str()).filter(|key| !key.trim().is_empty()).map(shorten);
    id_or_key(project, ["Access Key", "access_key", "XG_ACCESS_KEY", "XG_V2_ACCESS_KEY"], key, shown)
}

fn access_point(project: &Project) -> Flow {
    let point = project.access_point();
    let from = match &project.settings.access_point {
        Some(stated) => {
            let place = build_script::find(&project.sources, "accessPoint", stated);
            stop("build script", "accessPoint", By::Owner).at(project, place)
        }
        None => {
            let id = project.config.as_ref().and_then(|config| Some((config.file, config.access_id.as_ref()?.span)));
            let prefix = project.access_id().and_then(|id| id.get(..4)).map(|prefix| format!("{prefix}…"));
            let by = if prefix.is_some() { By::Owner } else { By::Nobody };
            stop("access id", prefix.unwrap_or_else(|| "prefix".to_owned()), by).at(project, id)
        }
    };
    let written = project.meta_data_place(META_DATA).map(|(file, attribute)| (file, attribute.value_span));
    let merged = project.merged.as_ref().and_then(|merged| merged.meta_data(META_DATA));
    let domain = point.and_then(|point| point.domain());
    let to = match (written, merged, domain) {
        (Some(_), ..) => stop("manifest", META_DATA, By::Owner).at(project, written),
        (None, Some(_), _) => stop("manifest", format!("{META_DATA} (a library's)"), By::Owner),
        (None, None, None) if point.is_some() => stop("SDK", "its default, no entry", By::Sdk),
        (None, None, _) if point.is_some() && project.supplies(project.settings.supply.access_point) => {
            stop("manifest", META_DATA, By::Tpnskit)
        }
        _ => stop("manifest", META_DATA, By::Nobody),
    };
    let value = point.map(|point| match point.domain() {
        Some(domain) => format!("{} · {domain}", point.title()),
        None => point.title().to_owned(),
    });
    let codes = &["TPNS301", "TPNS302", "TPNS303", "TPNS304", "TPNS305"];
    Flow { name: "Access point".to_owned(), value, from: vec![from], to: vec![to], codes }
}

fn sdk(project: &Project) -> Flow {
    let version = project.config.as_ref().and_then(|config| config.version.as_ref());
    let mut from = Vec::new();
    if version.is_some() {
        from.push(of_file(project, "version", version));
    }
    let place = project.dependency_place(TPNS_GROUP, "tpns");
    if place.is_some() {
        from.push(stop("build script", format!("{TPNS_GROUP}:tpns"), By::Owner).at(project, place));
    }
    let by = dependency(project, "tpns", place.is_some());
    Flow {
        name: "TPNS SDK".to_owned(),
        value: project.known_sdk_version().map(str::to_owned).filter(|version| !version.trim().is_empty()),
        from,
        to: vec![stop("dependency", format!("{TPNS_GROUP}:tpns"), by)],
        codes: &["TPNS110", "TPNS501", "TPNS502", "TPNS508"],
    }
}

/// Who brings an artifact of TPNS into the app.
fn dependency(project: &Project, name: &str, written: bool) -> By {
    let module = format!("{TPNS_GROUP}:{name}:");
    let added = || supply::dependencies::supply(project).iter().any(|dependency| dependency.starts_with(&module));
    match project.version_of(TPNS_GROUP, name) {
        None => By::Nobody,
        Some(_) if !written && project.supplies(project.settings.dependencies) && added() => By::Tpnskit,
        Some(_) => By::Owner,
    }
}

fn receiver(project: &Project) -> Flow {
    let present = project.merged.as_ref().and_then(|merged| receiver::receivers(merged).next());
    let class = present.and_then(|receiver| receiver.android_name()).map(str::to_owned);
    let wanted = project.wanted_receiver().filter(|_| project.supplies(true));
    let (from, to, value) = match (class, wanted) {
        (Some(class), _) => {
            let place = project.component_place(&class);
            let place =
                place.and_then(|(manifest, element)| Some((manifest.file, element.android("name")?.value_span)));
            let from = match place {
                Some(_) => stop("manifest", "receiver", By::Owner).at(project, place),
                None => stop("library", "receiver", By::Owner),
            };
            (from, stop("manifest", "receiver", By::Owner), Some(class))
        }
        (None, Some(class)) if project.settings.receiver.class_name.is_some() => {
            let stated = project.settings.receiver.class_name.as_deref().unwrap_or_default();
            let place = build_script::find_literal(&project.sources, |literal| literal == stated);
            let from = stop("build script", "receiver", By::Owner).at(project, place);
            (from, stop("manifest", "receiver", By::Tpnskit), Some(class))
        }
        (None, Some(class)) => (
            stop("generated", "TpnsMessageReceiver", By::Tpnskit),
            stop("manifest", "receiver", By::Tpnskit),
            Some(class),
        ),
        (None, None) => (stop("manifest", "receiver", By::Nobody), stop("manifest", "receiver", By::Nobody), None),
    };
    let codes = &["TPNS401", "TPNS402", "TPNS403", "TPNS405"];
    Flow { name: "Receiver".to_owned(), value, from: vec![from], to: vec![to], codes }
}

/// A channel that the file, a setting or a dependency speaks of.
fn vendor(project: &Project, channel: Channel) -> Option<Flow> {
    let block = project.application().and_then(|app| app.vendors.iter().find(|block| block.channel == channel));
    let packaged = project.channel_version(channel);
    if block.is_none() && packaged.is_none() && !project.uses(channel) {
        return None;
    }
    let name = channel.artifact();
    let mut from = Vec::new();
    if let (Some(block), Some(config)) = (block, &project.config) {
        let by = if block.is_filled_in() { By::Owner } else { By::Nobody };
        from.push(stop("file", name, by).at(project, Some((config.file, block.name))));
    } else if project.uses(channel) {
        from.push(stop("build script", format!("channels {{ {name} }}"), By::Owner));
    } else if channel != Channel::Fcm {
        from.push(stop("file", name, By::Nobody));
    }
    let dependency = project.dependency_place(TPNS_GROUP, name);
    if from.is_empty() {
        from.push(stop("build script", format!("{TPNS_GROUP}:{name}"), By::Owner).at(project, dependency));
    }
    let by = self::dependency(project, name, dependency.is_some());
    let artifact = stop("dependency", format!("{TPNS_GROUP}:{name}"), by).at(project, dependency);
    let mut to = vec![artifact];
    to.push(match channel {
        Channel::Vivo => placeholder(project, "VIVO_APPID"),
        Channel::Honor => placeholder(project, "HONOR_APPID"),
        Channel::Huawei => stop("vendor's file", "agconnect-services.json", services(project, Role::AgconnectServices)),
        Channel::Fcm => stop("vendor's file", "google-services.json", services(project, Role::GoogleServices)),
        _ if project.supplies(project.settings.supply.client) => stop("generated", "TpnsPush", By::Tpnskit),
        _ => stop("code", "XGPushConfig", By::Code),
    });
    let id = block.and_then(|block| block.app_id.as_ref()).map(|id| match channel {
        // OPPO's "id" is its AppKey.
        Channel::Oppo => shorten(&id.value),
        _ => id.value.clone(),
    });
    let honor = project.settings.channels.honor.clone().filter(|_| channel == Channel::Honor);
    let codes = &["TPNS112", "TPNS114", "TPNS204", "TPNS304", "TPNS503", "TPNS504", "TPNS505", "TPNS506", "TPNS508"];
    let value = id.or(honor).filter(|id| !id.trim().is_empty());
    Some(Flow { name: format!("Channel {name}"), value, from, to, codes })
}

fn services(project: &Project, role: Role) -> By {
    if project.sources.of_role(role).next().is_some() { By::Owner } else { By::Nobody }
}

fn placeholder(project: &Project, name: &str) -> Stop {
    match project.placeholder(name) {
        Some(stated) => {
            let place = build_script::find(&project.sources, name, &stated.value);
            stop("placeholder", name, By::Owner).at(project, place)
        }
        None if project.supplies(project.settings.supply.placeholders) => stop("placeholder", name, By::Tpnskit),
        None => stop("placeholder", name, By::Nobody),
    }
}

fn redirected(project: &Project, setting: &Redirect) -> Flow {
    let uri = RedirectUri::of(project, setting);
    let place = build_script::find(&project.sources, "uri", &setting.uri);
    let class = manifest::qualified(&setting.activity, &project.variant.namespace);
    let merged = project.merged.as_ref();
    let activity = merged.and_then(|merged| Some((merged, redirect::activity(project, merged, setting)?)));
    let by = match (activity, &uri) {
        (Some((merged, activity)), Some(uri)) if redirect::takes(merged, activity, uri) => By::Owner,
        (Some(_), Some(_)) if project.supplies(true) => By::Tpnskit,
        _ => By::Nobody,
    };
    let own = project.component_place(&class);
    let own = own.and_then(|(manifest, element)| Some((manifest.file, element.android("name")?.value_span)));
    Flow {
        name: "Notification opens".to_owned(),
        value: Some(uri.map_or_else(|| setting.uri.clone(), |uri| uri.to_string())),
        from: vec![
            stop("build script", "redirect", By::Owner).at(project, place),
            stop("console", "click action", By::Console),
        ],
        to: vec![stop("manifest", class, by).at(project, own)],
        codes: &["TPNS601", "TPNS602", "TPNS603", "TPNS604", "TPNS605", "TPNS606"],
    }
}

fn oppo_notifications(project: &Project) -> Option<Flow> {
    let used = project.uses(Channel::Oppo) || project.packages(Channel::Oppo);
    if !project.im_push() || !used {
        return None;
    }
    let id = project.settings.im.oppo_channel_id.clone().filter(|id| !id.trim().is_empty());
    let place = id.as_ref().and_then(|id| build_script::find(&project.sources, "oppoChannelId", id));
    let by = if id.is_some() { By::Owner } else { By::Nobody };
    let to = match project.supplies(project.settings.supply.client) {
        true => stop("generated", "TpnsPayload", By::Tpnskit),
        false => stop("code", "V2TIMOfflinePushInfo", By::Code),
    };
    Some(Flow {
        name: "OPPO notification channel".to_owned(),
        value: id,
        from: vec![stop("build script", "oppoChannelId", by).at(project, place)],
        to: vec![to],
        codes: &["TPNS701"],
    })
}
