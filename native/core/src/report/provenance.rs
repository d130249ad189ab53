//! Where every value of a variant's push comes from and where it goes.
//!
//! Invariant: a picture of the project and the plan, never a judgement of its own: a row is wrong where a finding's
//! subject is one of the row's.

use super::words::Words;
use super::{Diagnostic, Level};
use crate::finding::{Argument, Subject};
use crate::input::json::Spanned;
use crate::plan::{Plan, Supply};
use crate::project::Project;
use crate::project::receiver::receivers;
use crate::project::stated::{Stated, StatedBy};
use crate::text::mask::Shown;
use crate::text::source::Place;
use crate::tpns::access_point::META_DATA;
use crate::tpns::channel::{BlockValue, Channel, IdsFrom};
use crate::tpns::module::{Module, TPNS};
use crate::tpns::placeholder::{ACCESS_ID, ACCESS_KEY, Credential};
use crate::tpns::{inputs, receiver};

/// A value on its way.
pub(super) struct Row {
    /// What it is, as the guide calls it.
    pub(super) title: Shown,
    /// The value, or nothing where none is known.
    pub(super) value: Option<Shown>,
    /// Where it is stated; several where it is stated twice.
    pub(super) from: Vec<Stop>,
    /// Where it ends up.
    pub(super) to: Vec<Stop>,
    /// What findings about it are about.
    subjects: Vec<Subject>,
}

/// A place on a value's way.
pub(super) struct Stop {
    /// What kind of place, in a word.
    pub(super) kind: Shown,
    /// What it is called there.
    pub(super) name: Shown,
    /// The file and line, where it is a place in a file.
    pub(super) place: Option<(Shown, usize)>,
    /// Who puts it there.
    pub(super) by: By,
}

/// Who puts a value somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// The app.
    App,
    /// tpnskit.
    Tpnskit,
    /// The SDK's own manifest.
    Sdk,
    /// Nobody: it is missing.
    Nobody,
    /// The app's code has to, which a build can't see.
    Code,
    /// Somebody has to type it into a web console, which a build can't see either.
    Console,
}

impl By {
    /// The id of its word.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::App => "by-app",
            Self::Tpnskit => "by-tpnskit",
            Self::Sdk => "by-sdk",
            Self::Nobody => "by-nobody",
            Self::Code => "by-code",
            Self::Console => "by-console",
        }
    }

    /// Who puts something where the plan decides so.
    fn of<T>(supply: &Supply<T>) -> Self {
        match supply {
            Supply::Supplied(_) => Self::Tpnskit,
            Supply::Stated => Self::App,
            Supply::NotNeeded => Self::Sdk,
            Supply::Left(_) => Self::Nobody,
        }
    }
}

impl Row {
    fn of(title: Shown, value: Option<Shown>, from: Vec<Stop>, to: Vec<Stop>, subjects: Vec<Subject>) -> Self {
        Self { title, value: value.filter(|value| !value.is_empty()), from, to, subjects }
    }

    /// True where a finding is about this value.
    pub(super) fn concerns(&self, diagnostic: &Diagnostic) -> bool {
        diagnostic.is_about(&self.subjects)
    }

    /// The worst of the findings about it, of those that matter.
    pub(super) fn level<'a>(&self, diagnostics: impl Iterator<Item = &'a Diagnostic>) -> Option<Level> {
        let about = diagnostics.filter(|diagnostic| self.concerns(diagnostic));
        about.map(|diagnostic| diagnostic.severity).filter(|level| *level != Level::Note).min()
    }
}

/// The rows of one variant.
pub(super) fn rows(project: &Project, plan: &Plan, words: &Words) -> Vec<Row> {
    let picture = Picture { project, plan, words };
    let mut rows = vec![
        picture.tpns_value("row-access-id", &ACCESS_ID),
        picture.tpns_value("row-access-key", &ACCESS_KEY),
        picture.access_point(),
        picture.sdk(),
        picture.receiver(),
    ];
    rows.extend(Channel::ALL.into_iter().filter_map(|channel| picture.channel(channel)));
    rows.extend((0..plan.redirects.len()).filter_map(|index| picture.redirect(index)));
    rows.extend(picture.oppo_notifications());
    rows
}

struct Picture<'a> {
    project: &'a Project,
    plan: &'a Plan,
    words: &'a Words,
}

impl Picture<'_> {
    fn stop(&self, kind: &str, name: &str, by: By, place: Option<Place>) -> Stop {
        let place = place.and_then(|(file, span)| {
            let source = self.project.sources.get(file)?;
            Some((Shown::path(&source.name), source.position(span.start).line))
        });
        Stop { kind: self.words.word(kind), name: Shown::sentence(name), place, by }
    }

    fn row(&self, title: &str, value: Option<Shown>, from: Vec<Stop>, to: Vec<Stop>, subjects: Vec<Subject>) -> Row {
        Row::of(self.words.word(title), value, from, to, subjects)
    }

    /// Where an id or key is stated. A placeholder beside a file is on the value's way, not its source.
    fn stated(&self, value: &Credential) -> Vec<Stop> {
        let statements = self.project.statements(value);
        let counts = |stated: &&Stated<'_>| match stated.by {
            StatedBy::File | StatedBy::Setting => true,
            StatedBy::Placeholder | StatedBy::Manifest => statements.first().is_some_and(|first| first.by == stated.by),
        };
        let stop = |stated: &Stated<'_>| {
            let kind = match stated.by {
                StatedBy::File => "stop-file",
                StatedBy::Setting | StatedBy::Placeholder => "stop-script",
                StatedBy::Manifest => "stop-manifest",
            };
            let by = if stated.text.trim().is_empty() && stated.by != StatedBy::File { By::Nobody } else { By::App };
            self.stop(kind, stated.name, by, stated.place)
        };
        let stops: Vec<Stop> = statements.iter().filter(counts).map(stop).collect();
        if stops.is_empty() { vec![self.of_file(value.member, None)] } else { stops }
    }

    fn of_file(&self, name: &str, value: Option<&Spanned<String>>) -> Stop {
        match value {
            Some(_) => self.stop("stop-file", name, By::App, self.project.field_place(value)),
            None if self.project.config.is_some() => {
                self.stop("stop-file", name, By::Nobody, self.project.config_place())
            }
            None => self.stop("stop-file", inputs::CONFIG, By::Nobody, None),
        }
    }

    fn placeholder(&self, name: &str) -> Stop {
        let stated = self.project.placeholder(name);
        let place = stated.and_then(|stated| self.project.scripts.find_used(name, &stated.value));
        let by = match self.plan.placeholders.get(name) {
            // Blank text passes the merge, and is nothing.
            Supply::Supplied(value) if value.is_empty() => By::Nobody,
            supply => By::of(supply),
        };
        self.stop("stop-placeholder", name, by, place)
    }

    fn tpns_value(&self, title: &str, value: &Credential) -> Row {
        let shown = self.project.stated(value).map(|stated| match value.secret {
            true if !stated.text.trim().is_empty() => Shown::secret(stated.text),
            _ => Shown::sentence(stated.text.trim()),
        });
        let written = self.project.meta_data_place(value.meta_data).map(|(file, found)| (file, found.value_span));
        let by = if written.is_some() { By::App } else { By::Sdk };
        let mut subjects = vec![Subject::ConfigFile, Subject::Field("tpns".to_owned())];
        subjects.extend(StatedBy::ALL.map(|by| Subject::of_stated(value, by)));
        let from = self.stated(value);
        let to = vec![self.placeholder(value.placeholder), self.stop("stop-manifest", value.meta_data, by, written)];
        self.row(title, shown, from, to, subjects)
    }

    fn access_point(&self) -> Row {
        let project = self.project;
        let point = project.access_point();
        let from = match &project.settings.access_point {
            Some(stated) => {
                let place = project.scripts.find_used("accessPoint", stated);
                self.stop("stop-script", "accessPoint", By::App, place)
            }
            None => {
                let place = project.stated(&ACCESS_ID).and_then(|id| id.place);
                match project.access_id().and_then(|id| id.get(..4)) {
                    Some(prefix) => self.stop("stop-access-id", &format!("{prefix}…"), By::App, place),
                    None => self.stop("stop-access-id", "", By::Nobody, place),
                }
            }
        };
        let written = project.meta_data_place(META_DATA).map(|(file, attribute)| (file, attribute.value_span));
        let to = match &self.plan.entries.access_point {
            Supply::NotNeeded => self.stop("stop-sdk", "", By::Sdk, None),
            supply => self.stop("stop-manifest", META_DATA, By::of(supply), written),
        };
        let value = point.map(|point| {
            let title = self.words.word(point.word());
            point.domain().map_or(title.clone(), |domain| Shown::sentence(&format!("{title} · {domain}")))
        });
        let subjects = vec![Subject::Setting("accessPoint".to_owned()), Subject::Entry(META_DATA.to_owned())];
        self.row("row-access-point", value, vec![from], vec![to], subjects)
    }

    fn sdk(&self) -> Row {
        let project = self.project;
        let version = project.config.as_ref().and_then(|config| config.version.as_ref());
        let place = project.dependency_place(TPNS);
        let module = TPNS.to_string();
        let mut from = Vec::new();
        if version.is_some() {
            from.push(self.of_file("version", version));
        }
        if place.is_some() {
            from.push(self.stop("stop-script", &module, By::App, place));
        }
        let to = self.stop("stop-dependency", &module, self.dependency(TPNS, place), None);
        let value = project.known_sdk_version().map(|version| Shown::sentence(version.trim()));
        let subjects = vec![Subject::Dependency(module), Subject::Field("version".to_owned())];
        self.row("row-sdk", value, from, vec![to], subjects)
    }

    /// Who brings an artifact of TPNS into the app.
    fn dependency(&self, module: Module, written: Option<Place>) -> By {
        match self.project.version_of(module) {
            None => By::Nobody,
            Some(_) if written.is_none() && self.plan.dependencies.adds(module) => By::Tpnskit,
            Some(_) => By::App,
        }
    }

    fn receiver(&self) -> Row {
        let project = self.project;
        let present = project.merged.as_ref().and_then(|merged| receivers(merged).next());
        let present = present.and_then(|receiver| receiver.android_name());
        let stated = project.settings.receiver.own_class();
        let planned = self.plan.entries.receiver.supplied();
        let (from, by, class) = match (present, planned) {
            (Some(class), _) => {
                let place = project.attribute_place(class, "name");
                let kind = if place.is_some() { "stop-manifest" } else { "stop-library" };
                (self.stop(kind, "receiver", By::App, place), By::App, Some(class))
            }
            (None, Some(class)) => {
                let place = stated.and_then(|stated| project.scripts.find_literal(|literal| literal == stated));
                let from = match stated {
                    Some(_) => self.stop("stop-script", "receiver", By::App, place),
                    None => self.stop("stop-generated", receiver::GENERATED, By::Tpnskit, None),
                };
                (from, By::Tpnskit, Some(class.as_str()))
            }
            (None, None) => (self.stop("stop-manifest", "receiver", By::Nobody, None), By::Nobody, None),
        };
        let to = self.stop("stop-manifest", "receiver", by, None);
        let mut subjects = vec![Subject::Component("receiver".to_owned())];
        let all = project.merged.iter().flat_map(receivers).filter_map(|receiver| receiver.android_name());
        subjects.extend(all.map(|class| Subject::Component(class.to_owned())));
        self.row("row-receiver", class.map(Shown::sentence), vec![from], vec![to], subjects)
    }

    /// A channel that the file, a setting or a dependency speaks of.
    fn channel(&self, channel: Channel) -> Option<Row> {
        let project = self.project;
        let block = project.application().and_then(|app| app.vendors.iter().find(|block| block.channel == channel));
        if block.is_none() && !project.packages(channel) && !project.uses(channel) {
            return None;
        }
        let descriptor = channel.descriptor();
        let name = channel.artifact();
        let module = channel.module().to_string();
        let place = project.dependency_place(channel.module());
        let from = match (block, &project.config) {
            (Some(block), Some(config)) => {
                let by = if block.is_filled_in() { By::App } else { By::Nobody };
                self.stop("stop-file", name, by, Some((config.file, block.name)))
            }
            _ if project.uses(channel) => self.stop("stop-script", &format!("channels {{ {name} }}"), By::App, None),
            _ if descriptor.in_file => self.stop("stop-file", name, By::Nobody, None),
            _ => self.stop("stop-script", &module, By::App, place),
        };
        let mut to = vec![self.stop("stop-dependency", &module, self.dependency(channel.module(), place), place)];
        to.push(match descriptor.ids {
            IdsFrom::Manifest => self.placeholder(descriptor.placeholders.first().map_or("", |first| first.name)),
            IdsFrom::ServiceFile => {
                let file = descriptor.service.map_or("", |service| service.file);
                let by = if project.has_service_file(channel) { By::App } else { By::Nobody };
                self.stop("stop-vendor-file", file, by, None)
            }
            IdsFrom::Code if self.plan.client.supplied().is_some() => {
                self.stop("stop-generated", "TpnsPush", By::Tpnskit, None)
            }
            IdsFrom::Code => self.stop("stop-code", "XGPushConfig", By::Code, None),
        });
        let id = project.vendor_value(channel, BlockValue::AppId).map(str::trim);
        let value =
            id.map(|id| if descriptor.is_secret(BlockValue::AppId) { Shown::secret(id) } else { Shown::sentence(id) });
        let mut subjects = vec![
            Subject::Channel(name.to_owned()),
            Subject::Dependency(module),
            Subject::Field(format!("{name}.app_id")),
            Subject::Field(format!("{name}.app_key")),
        ];
        subjects.extend(descriptor.placeholders.iter().map(|p| Subject::Placeholder(p.name.to_owned())));
        let value = value.filter(|_| id.is_some_and(|id| !id.is_empty()));
        let title = self.words.say("row-channel", &[("channel", Argument::Word(descriptor.word))]);
        Some(Row::of(title, value, vec![from], to, subjects))
    }

    fn redirect(&self, index: usize) -> Option<Row> {
        let project = self.project;
        let (setting, plan) = (project.settings.redirects.get(index)?, self.plan.redirects.get(index)?);
        let place = project.scripts.find_used("uri", &setting.uri);
        let own = project.attribute_place(&plan.class, "name");
        let from = vec![
            self.stop("stop-script", "redirect", By::App, place),
            self.stop("stop-console", "", By::Console, None),
        ];
        let to = vec![self.stop("stop-manifest", &plan.class, By::of(&plan.filter), own)];
        let value = plan.uri.as_ref().map_or_else(|| setting.uri.clone(), ToString::to_string);
        let subjects = vec![Subject::Redirect(plan.class.clone()), Subject::Redirect(setting.uri.clone())];
        Some(self.row("row-redirect", Some(Shown::sentence(&value)), from, to, subjects))
    }

    fn oppo_notifications(&self) -> Option<Row> {
        let project = self.project;
        if !project.im_push() || !(project.uses(Channel::Oppo) || project.packages(Channel::Oppo)) {
            return None;
        }
        let id = project.settings.im.oppo_channel();
        let place = id.and_then(|id| project.scripts.find_used("oppoChannelId", id));
        let by = if id.is_some() { By::App } else { By::Nobody };
        let to = match self.plan.client.supplied() {
            Some(()) => self.stop("stop-generated", "TpnsMessage", By::Tpnskit, None),
            None => self.stop("stop-code", "V2TIMOfflinePushInfo", By::Code, None),
        };
        let from = vec![self.stop("stop-script", "oppoChannelId", by, place)];
        let subjects = vec![Subject::Setting("im.oppoChannelId".to_owned())];
        Some(self.row("row-oppo-channel", id.map(Shown::sentence), from, vec![to], subjects))
    }
}
