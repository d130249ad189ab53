//! The official guide's eight steps, and how far this variant is with each.
//!
//! Invariant: said of a build is what a build can see; what only a console or the app's code knows is left to its owner.

use crate::channel::Channel;
use crate::check::receiver;
use crate::flow::{self, By};
use crate::project::Project;

/// A step of the guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// As the guide calls it.
    pub title: &'static str,
    /// What there is to do.
    pub items: Vec<Item>,
}

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// How far it is.
    pub state: State,
    /// What it is.
    pub text: String,
    /// The codes of findings that say it is wrong.
    pub codes: &'static [&'static str],
}

impl Item {
    fn checked_by(self, codes: &'static [&'static str]) -> Self {
        Self { codes, ..self }
    }
}

/// How far a thing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The app's owner has done it.
    Done,
    /// tpnskit does it.
    Supplied,
    /// It is missing.
    Missing,
    /// It is there, and an error is found about it.
    Wrong,
    /// Only a console can do it.
    Console,
    /// Only the app's code can do it.
    Code,
    /// This variant has no need of it.
    Unneeded,
}

impl State {
    /// In a word or two.
    pub fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Supplied => "supplied",
            Self::Missing => "missing",
            Self::Wrong => "wrong",
            Self::Console => "in the console",
            Self::Code => "in your code",
            Self::Unneeded => "not needed",
        }
    }
}

impl From<By> for State {
    fn from(by: By) -> Self {
        match by {
            By::Owner | By::Sdk => Self::Done,
            By::Tpnskit => Self::Supplied,
            By::Nobody => Self::Missing,
            By::Code => Self::Code,
            By::Console => Self::Console,
        }
    }
}

fn item(state: State, text: impl Into<String>) -> Item {
    Item { state, text: text.into(), codes: &[] }
}

/// The eight steps.
pub fn steps(project: &Project) -> Vec<Step> {
    let step = |title: &'static str, items: Vec<Item>| Step { title, items };
    vec![
        step("Register the app with the vendors", vendors(project)),
        step("Configure the TPNS console", console(project)),
        step("Configure the project", file(project)),
        step("Set the redirection", redirection(project)),
        step("Set the push rules", push_rules(project)),
        step("Integrate the SDK", sdk(project)),
        step("Send with offline push parameters", sending(project)),
        step("Read the message that was clicked", reading(project)),
    ]
}

fn vendors(project: &Project) -> Vec<Item> {
    let used = |channel: &Channel| project.uses(*channel) || project.packages(*channel);
    let names: Vec<&str> = Channel::ALL.into_iter().filter(used).map(Channel::artifact).collect();
    match names.as_slice() {
        [] => vec![item(State::Unneeded, "no vendor channel is used: messages arrive while the app runs")],
        names => vec![item(State::Console, format!("ids and keys from the consoles of {}", names.join(", ")))],
    }
}

fn console(project: &Project) -> Vec<Item> {
    let id = match project.access_id() {
        Some(id) => item(State::Done, format!("the product with the access id {id}")),
        None => item(State::Missing, "a product and its access id"),
    };
    let application = &project.variant.application_id;
    let package = match project.application() {
        Some(_) => item(State::Done, format!("the package {application} is in the product")),
        None => item(State::Missing, format!("the package {application} is in the product")),
    };
    let mut items = vec![id, package];
    if project.im_push() {
        items.push(item(State::Console, "third-party service authorization: the IM app for this product"));
    }
    items
}

fn file(project: &Project) -> Vec<Item> {
    let file = project.config_file.and_then(|id| project.sources.get(id));
    let file = match file {
        Some(source) => item(State::Done, source.name.clone()),
        None => item(State::Missing, crate::config::FILE_NAME),
    };
    let file = file.checked_by(&["TPNS102", "TPNS103", "TPNS104", "TPNS105", "TPNS106", "TPNS111"]);
    let plugin = match project.variant.unapplied {
        true => item(State::Missing, "the plugin io.github.tpnskit"),
        false => item(State::Done, "the plugin io.github.tpnskit"),
    };
    vec![file, plugin]
}

fn redirection(project: &Project) -> Vec<Item> {
    let flows = flow::flows(project);
    let mut items: Vec<Item> = Vec::new();
    for flow in flows.iter().filter(|flow| flow.name == "Notification opens") {
        let uri = flow.value.as_deref().unwrap_or_default();
        let state = flow.to.first().map_or(State::Missing, |stop| stop.by.into());
        let filter = item(state, format!("the activity's intent filter for {uri}"));
        items.push(filter.checked_by(&["TPNS601", "TPNS602", "TPNS603", "TPNS605"]));
        items.push(item(State::Console, format!("the click action {uri}")));
    }
    if items.is_empty() {
        items.push(item(State::Unneeded, "no redirect { } is set: a click opens the app's start page"));
    }
    items
}

fn push_rules(project: &Project) -> Vec<Item> {
    let flows = flow::flows(project);
    let of = |name: &str| flows.iter().find(|flow| flow.name == name);
    let state = |name: &str| of(name).and_then(|flow| flow.to.first()).map_or(State::Missing, |stop| stop.by.into());
    let point = of("Access point").and_then(|flow| flow.value.clone()).unwrap_or_else(|| "unknown".to_owned());
    let legacy = project.merged.as_ref().is_some_and(|merged| {
        merged.in_application("uses-library").any(|library| library.android_name() == Some("org.apache.http.legacy"))
    });
    let needed = project.variant.target_sdk.is_none_or(|target| target >= 28);
    let legacy = match (legacy, needed) {
        (true, _) => State::Done,
        (false, false) => State::Unneeded,
        (false, true) if project.supplies(project.settings.supply.legacy_http) => State::Supplied,
        (false, true) => State::Missing,
    };
    vec![
        item(state("Access point"), format!("the access point: {point}"))
            .checked_by(&["TPNS301", "TPNS302", "TPNS303"]),
        item(state("Receiver"), "the receiver of messages and results").checked_by(&["TPNS402"]),
        item(legacy, "the legacy HTTP library"),
    ]
}

fn sdk(project: &Project) -> Vec<Item> {
    let flows = flow::flows(project);
    let dependency = flows.iter().find(|flow| flow.name == "TPNS SDK").and_then(|flow| flow.to.first());
    let dependency = dependency.map_or(State::Missing, |stop| stop.by.into());
    let placeholders = flows.iter().take(2).filter_map(|flow| flow.to.first()).map(|stop| State::from(stop.by));
    let placeholders: Vec<State> = placeholders.collect();
    let placeholders = match placeholders.as_slice() {
        states if states.contains(&State::Missing) => State::Missing,
        states if states.contains(&State::Supplied) => State::Supplied,
        _ => State::Done,
    };
    let mut items = vec![
        item(dependency, "the SDK among the dependencies").checked_by(&["TPNS505", "TPNS506", "TPNS507", "TPNS508"]),
        item(placeholders, "the placeholders XG_ACCESS_ID and XG_ACCESS_KEY").checked_by(&["TPNS201", "TPNS203"]),
        item(State::Code, "registration, once the user has agreed to the privacy policy: TpnsPush.register(context)"),
    ];
    if project.im_push() {
        items.push(item(client(project), "the token reported to IM, foreground and background told to it"));
        items.push(item(State::Code, "TpnsPush.bindUser after IM's login, unbindUser before its logout"));
    }
    if project.merged.as_ref().is_some_and(|merged| receiver::receivers(merged).next().is_some()) {
        items.push(item(State::Code, "a new token, in your own receiver's onRegisterResult"));
    }
    items
}

fn client(project: &Project) -> State {
    if project.supplies(project.settings.supply.client) { State::Supplied } else { State::Code }
}

fn sending(project: &Project) -> Vec<Item> {
    if !project.im_push() {
        return vec![item(State::Unneeded, "IM is not pushed through TPNS here")];
    }
    let mut items = vec![item(client(project), "title, desc and ext as JSON: TpnsPayload builds them")];
    if project.uses(Channel::Oppo) || project.packages(Channel::Oppo) {
        let set = project.settings.im.oppo_channel_id.as_ref().is_some_and(|id| !id.trim().is_empty());
        items.push(item(if set { State::Done } else { State::Missing }, "the OPPO notification channel"));
    }
    items
}

fn reading(project: &Project) -> Vec<Item> {
    if project.settings.redirects.is_empty() && !project.im_push() {
        return vec![item(State::Unneeded, "no page is opened by notifications")];
    }
    vec![
        item(client(project), "TpnsPayload reads what every vendor delivers"),
        item(State::Code, "what to open: depends on the login state"),
    ]
}
