//! The official guide's eight steps, and how far this variant is with each.
//!
//! Invariant: only what a build can see is called done. What only a web console or the app's code knows is left to them.

use super::words::Words;
use super::{Level, Report};
use crate::finding::{Argument, Subject};
use crate::plan::{Plan, Supply};
use crate::project::Project;
use crate::project::receiver::receivers;
use crate::text::mask::Shown;
use crate::tpns::access_point::META_DATA;
use crate::tpns::channel::Channel;
use crate::tpns::module::TPNS;
use crate::tpns::placeholder::{ACCESS_ID, ACCESS_KEY};
use crate::tpns::{inputs, platform, sdk};

/// A step of the guide.
pub(super) struct Step {
    /// As the guide calls it.
    pub(super) title: Shown,
    /// What there is to do.
    pub(super) items: Vec<Item>,
}

/// Something to do.
pub(super) struct Item {
    /// How far it is.
    pub(super) state: State,
    /// What it is.
    pub(super) text: Shown,
}

/// How far a thing is, what needs attention first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum State {
    /// It is there, and an error is found about it.
    Wrong,
    /// It is missing.
    Missing,
    /// Only a web console can do it, or show whether it's done.
    Console,
    /// Only the app's code can do it.
    Code,
    /// tpnskit does it.
    Supplied,
    /// The app has done it.
    Done,
    /// This variant doesn't need it.
    NotNeeded,
}

impl State {
    /// The end of its words' ids, `state-…` and `step-…`, and its class in the page.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Wrong => "wrong",
            Self::Missing => "missing",
            Self::Console => "console",
            Self::Code => "code",
            Self::Supplied => "supplied",
            Self::Done => "done",
            Self::NotNeeded => "not-needed",
        }
    }

    fn of<T>(supply: &Supply<T>) -> Self {
        match supply {
            Supply::Supplied(_) => Self::Supplied,
            Supply::Stated => Self::Done,
            Supply::NotNeeded => Self::NotNeeded,
            Supply::Left(_) => Self::Missing,
        }
    }
}

impl Step {
    /// What needs attention first of all its items.
    pub(super) fn state(&self) -> State {
        self.items.iter().map(|item| item.state).min().unwrap_or(State::NotNeeded)
    }
}

/// The eight steps.
pub(super) fn steps(project: &Project, plan: &Plan, report: &Report, words: &Words) -> Vec<Step> {
    let guide = Guide { project, plan, report, words };
    let step = |title: &str, items: Vec<Item>| Step { title: words.word(title), items };
    vec![
        step("guide-vendors", guide.vendors()),
        step("guide-console", guide.console()),
        step("guide-file", guide.file()),
        step("guide-redirect", guide.redirects()),
        step("guide-rules", guide.push_rules()),
        step("guide-sdk", guide.sdk()),
        step("guide-sending", guide.sending()),
        step("guide-reading", guide.reading()),
    ]
}

struct Guide<'a> {
    project: &'a Project,
    plan: &'a Plan,
    report: &'a Report,
    words: &'a Words,
}

impl Guide<'_> {
    fn item(&self, state: State, id: &str, arguments: &[(&str, Argument)], subjects: &[Subject]) -> Item {
        let mut errors = self.report.all().filter(|found| found.severity == Level::Error);
        let wrong = errors.any(|error| error.is_about(subjects));
        let state = if wrong && state < State::NotNeeded && state != State::Missing { State::Wrong } else { state };
        Item { state, text: self.words.say(id, arguments) }
    }

    fn plain(&self, state: State, id: &str) -> Item {
        self.item(state, id, &[], &[])
    }

    fn used(&self) -> Vec<Channel> {
        let used = |channel: &Channel| self.project.uses(*channel) || self.project.packages(*channel);
        Channel::ALL.into_iter().filter(used).collect()
    }

    fn vendors(&self) -> Vec<Item> {
        let titles = self.used().into_iter().map(|channel| self.words.word(channel.descriptor().word).to_string());
        let titles: Vec<String> = titles.collect();
        match titles.as_slice() {
            [] => vec![self.plain(State::NotNeeded, "item-no-vendor")],
            titles => {
                let names = Argument::Text(titles.join(self.words.word("list-separator").as_str()));
                vec![self.item(State::Console, "item-vendors", &[("vendors", names)], &[])]
            }
        }
    }

    /// Whether the product and the package are really there, only the TPNS console knows.
    fn console(&self) -> Vec<Item> {
        let id = match self.project.access_id() {
            Some(id) => self.item(State::Console, "item-product", &[("id", id.into())], &[]),
            None => self.plain(State::Console, "item-no-product"),
        };
        let package = [("package", Argument::from(&self.project.variant.application_id))];
        let mut items = vec![id, self.item(State::Console, "item-package", &package, &[])];
        if self.project.im_push() {
            items.push(self.plain(State::Console, "item-im-authorization"));
        }
        items
    }

    fn file(&self) -> Vec<Item> {
        let source = self.project.config_file.and_then(|id| self.project.sources.get(id));
        let state = if source.is_some() { State::Done } else { State::Missing };
        let name = source.map_or(inputs::CONFIG, |source| source.name.as_str());
        let subjects = [
            Subject::ConfigFile,
            Subject::Field("tpns".to_owned()),
            Subject::Field(ACCESS_ID.path()),
            Subject::Field(ACCESS_KEY.path()),
            Subject::Application(self.project.variant.application_id.clone()),
        ];
        let plugin = if self.project.variant.unapplied { State::Missing } else { State::Done };
        let ids = self.project.stated(&ACCESS_ID).zip(self.project.stated(&ACCESS_KEY)).filter(|_| source.is_none());
        let file = match ids {
            Some((id, key)) => {
                let subjects = [Subject::of_stated(&ACCESS_ID, id.by), Subject::of_stated(&ACCESS_KEY, key.by)];
                self.item(State::Done, "item-ids", &[("id", id.name.into()), ("key", key.name.into())], &subjects)
            }
            None => self.item(state, "item-file", &[("file", name.into())], &subjects),
        };
        vec![file, self.plain(plugin, "item-plugin")]
    }

    fn redirects(&self) -> Vec<Item> {
        let mut items = Vec::new();
        for (setting, plan) in self.project.settings.redirects.iter().zip(&self.plan.redirects) {
            let uri = plan.uri.as_ref().map_or_else(|| setting.uri.clone(), ToString::to_string);
            let arguments = [("uri", Argument::from(uri))];
            let subjects = [Subject::Redirect(plan.class.clone()), Subject::Redirect(setting.uri.clone())];
            items.push(self.item(State::of(&plan.filter), "item-filter", &arguments, &subjects));
            items.push(self.item(State::Console, "item-click-action", &arguments, &[]));
        }
        if items.is_empty() {
            items.push(self.plain(State::NotNeeded, "item-no-redirect"));
        }
        items
    }

    fn push_rules(&self) -> Vec<Item> {
        let entries = &self.plan.entries;
        let point = match self.project.access_point() {
            Some(point) => Argument::Word(point.word()),
            None => Argument::Word("unknown"),
        };
        // Guangzhou is the SDK's default: nothing has to be done for it.
        let access_point = match &entries.access_point {
            Supply::NotNeeded => State::Done,
            supply => State::of(supply),
        };
        let point_subjects = [Subject::Entry(META_DATA.to_owned()), Subject::Setting("accessPoint".to_owned())];
        let merged = self.project.merged.iter();
        let classes = merged.flat_map(receivers).filter_map(|receiver| receiver.android_name());
        let classes: Vec<Subject> = classes.map(|class| Subject::Component(class.to_owned())).collect();
        let legacy = [Subject::Entry(platform::LEGACY_HTTP.to_owned())];
        let asleep = [Subject::Entry(sdk::PULL_UP_OFF.to_owned())];
        vec![
            self.item(access_point, "item-access-point", &[("point", point)], &point_subjects),
            self.item(State::of(&entries.receiver), "item-receiver", &[], &classes),
            self.item(State::of(&entries.legacy_http), "item-legacy-http", &[], &legacy),
            self.item(State::of(&entries.pull_up_off), "item-pull-up-off", &[], &asleep),
        ]
    }

    fn sdk(&self) -> Vec<Item> {
        let written = self.project.dependency_place(TPNS).is_some();
        let dependency = match self.project.sdk_version() {
            None => State::Missing,
            Some(_) if !written && self.plan.dependencies.adds(TPNS) => State::Supplied,
            Some(_) => State::Done,
        };
        let placeholders =
            [ACCESS_ID.placeholder, ACCESS_KEY.placeholder].map(|name| match self.plan.placeholders.get(name) {
                Supply::Supplied(value) if value.is_empty() => State::Missing,
                supply => State::of(supply),
            });
        let placeholders = placeholders.into_iter().min().unwrap_or(State::Missing);
        let stated = [ACCESS_ID, ACCESS_KEY].map(|value| Subject::Placeholder(value.placeholder.to_owned()));
        let mut items = vec![
            self.item(dependency, "item-sdk", &[], &[Subject::Dependency(TPNS.to_string())]),
            self.item(placeholders, "item-placeholders", &[], &stated),
            self.plain(State::Code, "item-register"),
        ];
        if self.project.im_push() {
            items.push(self.plain(self.client(), "item-token"));
            items.push(self.plain(State::Code, "item-bind"));
        }
        if self.project.merged.as_ref().is_some_and(|merged| receivers(merged).next().is_some()) {
            items.push(self.plain(State::Code, "item-own-receiver"));
        }
        items
    }

    fn client(&self) -> State {
        match self.plan.client {
            Supply::Supplied(()) => State::Supplied,
            _ => State::Code,
        }
    }

    fn sending(&self) -> Vec<Item> {
        if !self.project.im_push() {
            return vec![self.plain(State::NotNeeded, "item-no-im")];
        }
        let mut items = vec![self.plain(self.client(), "item-payload")];
        if self.used().contains(&Channel::Oppo) {
            let state = if self.project.settings.im.oppo_channel().is_some() { State::Done } else { State::Missing };
            items.push(self.plain(state, "item-oppo-channel"));
        }
        items
    }

    fn reading(&self) -> Vec<Item> {
        if self.project.settings.redirects.is_empty() && !self.project.im_push() {
            return vec![self.plain(State::NotNeeded, "item-no-page")];
        }
        vec![self.plain(self.client(), "item-read"), self.plain(State::Code, "item-open")]
    }
}
