//! What a build script sets in `tpns { }`, by the names that a request of the engine has.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};
use tpnskit_script::build::{Action, Event, Project};
use tpnskit_script::value::Value;

/// What is set for a variant.
#[derive(Debug, Default)]
pub struct Stated {
    /// Members of the engine's settings that aren't in a group.
    members: Map<String, Json>,
    groups: BTreeMap<String, Map<String, Json>>,
    redirects: Vec<Map<String, Json>>,
    /// `configFile`, if it is known.
    pub config_file: Option<Value>,
    /// `checks { baseline }`
    pub baseline: Option<Value>,
    /// Settings whose values only a build knows, with the events that set them.
    pub unknown: Vec<(String, Event)>,
}

/// Settings whose names say where they belong.
const GROUPS: [&str; 5] = ["receiver", "supply", "im", "channels", "checks"];

/// What is set for a variant of these source sets, the most specific first.
pub fn of(project: &Project, source_sets: &[String]) -> Stated {
    let mut stated = Stated::default();
    let of_all = |event: &&Event| !is_of_variant(event);
    for event in project.events.iter().filter(of_all) {
        stated.take(event, event.path.get(1..).unwrap_or_default());
    }
    for set in source_sets.iter().rev() {
        for event in project.events.iter().filter(|event| is_of_variant(event) && event.path.get(2) == Some(set)) {
            stated.take(event, event.path.get(3..).unwrap_or_default());
        }
    }
    stated
}

fn is_of_variant(event: &Event) -> bool {
    event.path.get(1).is_some_and(|name| name == "variant")
}

impl Stated {
    /// The settings of a request. Redirects of which a value isn't known are left out.
    pub fn members(&self) -> Map<String, Json> {
        let mut members = self.members.clone();
        members.extend(self.groups.iter().map(|(name, group)| (name.clone(), Json::Object(group.clone()))));
        let unknown = |name: &str| self.unknown.iter().any(|(unknown, _)| unknown == name);
        let is_known = |redirect: &&Map<String, Json>| redirect.len() == 2 || !unknown("activity") && !unknown("uri");
        let redirects: Vec<Json> = self.redirects.iter().filter(is_known).cloned().map(Json::Object).collect();
        members.insert("redirects".to_owned(), Json::Array(redirects));
        members
    }

    fn take(&mut self, event: &Event, group: &[String]) {
        if event.path.first().is_none_or(|first| first != "tpns") {
            return;
        }
        match (group, event.name.as_str(), &event.action) {
            ([], "redirect", Action::Open) => self.redirects.push(Map::new()),
            ([group], "activity" | "uri", Action::Call | Action::Set) if group == "redirect" => {
                let value = self.known(event);
                if let (Some(last), Some(value)) = (self.redirects.last_mut(), value) {
                    last.insert(event.name.clone(), value);
                }
            }
            ([group], "fcm", Action::Call) if group == "channels" => self.set(group, "fcm", json!(true)),
            ([group], "disable", Action::Call) if group == "checks" => {
                let codes = event.values.iter().flat_map(|given| given.value.items()).filter_map(Value::as_text);
                let codes: Vec<Json> = codes.map(Json::String).collect();
                let checks = self.group(group).entry("disable").or_insert_with(|| json!([]));
                checks.as_array_mut().into_iter().for_each(|list| list.extend(codes.clone()));
            }
            ([group], "severity", _) if group == "checks" => {
                let texts: Vec<String> = event.values.iter().filter_map(|given| given.value.as_text()).collect();
                let severities = self.group(group).entry("severity").or_insert_with(|| json!({}));
                if let ([code, severity], Some(map)) = (texts.as_slice(), severities.as_object_mut()) {
                    map.insert(code.clone(), json!(severity));
                }
            }
            ([group], "baseline", _) if group == "checks" => self.baseline = Some(event.value()),
            ([group], name, Action::Call | Action::Set)
                if GROUPS.contains(&group.as_str()) && !event.values.is_empty() =>
            {
                if let Some(value) = self.known(event) {
                    self.set(group, name, value);
                }
            }
            ([], "configFile", _) => self.config_file = Some(event.value()),
            // `variant('paid') { … }` says for what the settings in it are.
            ([], "variant", _) => {}
            ([], name, Action::Call | Action::Set) if !event.values.is_empty() && !GROUPS.contains(&name) => {
                if let Some(value) = self.known(event) {
                    self.members.insert(name.to_owned(), value);
                }
            }
            _ => {}
        }
    }

    fn group(&mut self, name: &str) -> &mut Map<String, Json> {
        self.groups.entry(name.to_owned()).or_default()
    }

    fn set(&mut self, group: &str, name: &str, value: Json) {
        self.group(group).insert(name.to_owned(), value);
    }

    fn known(&mut self, event: &Event) -> Option<Json> {
        match event.value() {
            Value::Text(text) => Some(Json::String(text)),
            Value::Number(number) => Some(json!(number)),
            Value::Bool(is) => Some(json!(is)),
            Value::Null => None,
            _ => {
                self.unknown.push((event.name.clone(), event.clone()));
                None
            }
        }
    }
}
