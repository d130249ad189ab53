//! The page that a notification opens: TPNS601 to 607.

use super::{Check, Reason, always, with_merged};
use crate::finding::{Code, Finding, Severity, Subject};
use crate::input::intent_filter::{self, ACTION, Answer, CATEGORY, IntentFilter, Placeholders, RedirectUri, UriFault};
use crate::input::manifest::{Element, Manifest, qualified};
use crate::plan::entry::{Entry, add_attributes, append, prefix_of, remove_attribute};
use crate::plan::redirect::{LAUNCH_MODE, RedirectPlan};
use crate::plan::{Plan, Supply};
use crate::project::Project;
use crate::project::settings::Redirect;
use crate::text::edit::Edit;
use crate::text::nearest::nearest;
use crate::tpns::channel::Channel;

pub(super) const CHECKS: &[Check] = &[
    Check { codes: &[Code::TPNS605], unknown: with_redirect, run: uris },
    Check {
        codes: &[Code::TPNS601, Code::TPNS602, Code::TPNS603, Code::TPNS604, Code::TPNS606, Code::TPNS607],
        unknown: with_redirect_and_merged,
        run: configured,
    },
    Check { codes: &[Code::TPNS602, Code::TPNS607], unknown: always, run: unconfigured },
];

fn with_redirect(project: &Project, _: &Plan) -> Option<Reason> {
    project.settings.redirects.is_empty().then_some(Reason::NoRedirect)
}

fn with_redirect_and_merged(project: &Project, plan: &Plan) -> Option<Reason> {
    with_redirect(project, plan).or_else(|| with_merged(project, plan))
}

fn redirects<'a>(project: &'a Project, plan: &'a Plan) -> impl Iterator<Item = (&'a Redirect, &'a RedirectPlan)> {
    project.settings.redirects.iter().zip(&plan.redirects)
}

fn uris(project: &Project, plan: &Plan) -> Vec<Finding> {
    let wrong = redirects(project, plan).filter(|(_, plan)| plan.uri.is_none());
    wrong
        .map(|(redirect, _)| {
            let finding = Finding::new(Code::TPNS605, Subject::Redirect(redirect.uri.clone()));
            let finding = finding.with("uri", &redirect.uri).at(project.scripts.find("uri", &redirect.uri));
            let (case, part) = match plan.placeholders.unknown(project, &redirect.uri) {
                Some("") => ("unclosed", ""),
                Some(name) => ("placeholder", name),
                None => uri_fault(&redirect.uri),
            };
            let finding = finding.case(case).with("part", part);
            match meant(&redirect.uri, case, part).filter(|meant| RedirectUri::parse(meant).is_some()) {
                Some(meant) if matches!(case, "colon" | "space") => finding.fixed_by_writing(&meant),
                // The console may have the whole of it.
                Some(meant) => finding.perhaps_fixed_by_writing(&meant),
                None => finding,
            }
        })
        .collect()
}

/// The URI without what is wrong with it.
fn meant(uri: &str, case: &str, part: &str) -> Option<String> {
    match case {
        "colon" => Some(uri.replace('：', ":")),
        "space" => Some(uri.split_whitespace().collect()),
        "query" | "fragment" => uri.split(['?', '#']).next().map(str::to_owned),
        "port" => Some(uri.replacen(part, "", 1)),
        "path-missing" => Some(format!("{uri}/")),
        _ => None,
    }
}

/// What is wrong with a URI, and the part that it is about.
fn uri_fault(uri: &str) -> (&'static str, &str) {
    match UriFault::of(uri) {
        UriFault::Colon => ("colon", ""),
        UriFault::SchemeMissing => ("scheme-missing", ""),
        UriFault::Scheme => ("scheme", ""),
        UriFault::HostMissing => ("host-missing", ""),
        UriFault::PathMissing => ("path-missing", ""),
        UriFault::Port(port) => ("port", port),
        UriFault::Host(part) => ("host", part),
        UriFault::Query(query) => ("query", query),
        UriFault::Fragment(fragment) => ("fragment", fragment),
        UriFault::Percent(percent) => ("percent", percent),
        UriFault::Space => ("space", ""),
        UriFault::Character(character) => ("character", character),
    }
}

fn configured(project: &Project, plan: &Plan) -> Vec<Finding> {
    let Some(merged) = &project.merged else { return Vec::new() };
    let mut findings = Vec::new();
    for (redirect, plan) in redirects(project, plan) {
        let Some(activity) = merged.activity(&plan.class, &project.variant.namespace) else {
            if project.sees_all() {
                findings.push(absent(project, merged, redirect, &plan.class));
            }
            continue;
        };
        findings.extend(launch_mode(project, activity, plan));
        findings.extend(closed(project, activity, &plan.class));
        if let Some(uri) = &plan.uri {
            findings.extend(filter(project, merged, activity, uri, plan, redirect));
            findings.extend(rivals(project, merged, activity, uri, plan, redirect));
        }
    }
    findings
}

fn absent(project: &Project, merged: &Manifest, redirect: &Redirect, class: &str) -> Finding {
    let known: Vec<String> = merged
        .activities()
        .filter_map(Element::android_name)
        .map(|name| qualified(name, &project.variant.namespace))
        .collect();
    let finding = Finding::new(Code::TPNS601, Subject::Redirect(class.to_owned())).with("class", class);
    let finding = finding.at(project.scripts.find_used("activity", &redirect.activity));
    let last = |name: &str| name.rsplit('.').next().unwrap_or(name).to_owned();
    let same_name = known.iter().find(|name| last(name) == last(class)).map(String::as_str);
    let Some(near) = same_name.or_else(|| nearest(class, known.iter().map(String::as_str))) else { return finding };
    let finding = finding.with("near", near).help("help-near");
    let literal = project.scripts.find("activity", &redirect.activity);
    if literal.is_some() && literal == finding.primary() { finding.perhaps_fixed_by_writing(near) } else { finding }
}

fn launch_mode(project: &Project, activity: &Element, plan: &RedirectPlan) -> Option<Finding> {
    let mode = match &plan.launch_mode {
        Supply::Stated => activity.android("launchMode").map_or("standard", |mode| mode.value.as_str()),
        Supply::Left(_) => "standard",
        Supply::Supplied(()) | Supply::NotNeeded => return None,
    };
    // Numbers are what a decompiled manifest has; the other modes also open one page only.
    if matches!(mode, "singleTask" | "singleInstance" | "singleInstancePerTask" | "2" | "3" | "4") {
        return None;
    }
    let place = ["launchMode", "name"].into_iter().find_map(|name| project.attribute_place(&plan.class, name));
    let finding = Finding::new(Code::TPNS604, Subject::Redirect(plan.class.clone())).with("class", &plan.class);
    let finding = finding.with("mode", mode).with("wanted", LAUNCH_MODE).at(place);
    let edit = project.component_place(&plan.class).and_then(|(manifest, element)| {
        let source = project.sources.get(manifest.file)?;
        let name = element.android("name")?;
        Some(match element.android("launchMode") {
            Some(stated) => Edit { span: stated.value_span, replacement: LAUNCH_MODE.to_owned() },
            None => add_attributes(source, name, prefix_of(source, name)?, &[("launchMode", LAUNCH_MODE)]),
        })
    });
    Some(finding.fixed_by(edit.into_iter().collect()))
}

/// A page that a vendor's channel can't open: its notifications are clicked outside of the app.
fn closed(project: &Project, activity: &Element, class: &str) -> Option<Finding> {
    let is_false = |name: &&str| activity.android(name).is_some_and(|stated| stated.value == "false");
    let attribute = ["enabled", "exported"].into_iter().find(is_false)?;
    // Google's channel shows its notifications in the app itself.
    let channels = Channel::ALL.into_iter().filter(|channel| *channel != Channel::Fcm);
    let used =
        channels.filter(|channel| project.uses(*channel) || project.packages(*channel) && project.channels_enabled());
    let vendors: Vec<&str> = used.map(|channel| channel.descriptor().word).collect();
    if vendors.is_empty() {
        return None;
    }
    let finding = Finding::new(Code::TPNS607, Subject::Redirect(class.to_owned())).with("class", class);
    let finding = finding.with_words("vendors", vendors).at(project.attribute_place(class, attribute));
    let (finding, edit) = match attribute {
        "exported" => {
            let place = finding.primary();
            (finding, place.map(|(_, span)| Edit { span, replacement: "true".to_owned() }))
        }
        _ => {
            let edit = project.component_place(class).and_then(|(manifest, element)| {
                Some(remove_attribute(project.sources.get(manifest.file)?, element.android(attribute)?))
            });
            (finding.case("disabled"), edit)
        }
    };
    // Somebody closed the page; opening it to every app is for them to decide.
    Some(finding.perhaps_fixed_by(edit.into_iter().collect()))
}

fn filter(
    project: &Project,
    merged: &Manifest,
    activity: &Element,
    uri: &RedirectUri,
    plan: &RedirectPlan,
    redirect: &Redirect,
) -> Option<Finding> {
    // The merge has replaced every placeholder.
    let merged_already = Placeholders::default();
    let filters: Vec<IntentFilter<'_>> = intent_filter::of(merged, activity, &merged_already).collect();
    if filters.iter().any(|filter| filter.takes_click(uri) != Answer::No) {
        return None;
    }
    if let Some(closed) = filters.iter().find(|filter| filter.first_uri().as_ref() == Some(uri)) {
        return Some(lacking(project, closed, &plan.class, &redirect.uri));
    }
    let viewing = filters.iter().filter(|filter| filter.has_view() == Answer::Yes);
    let stated = viewing
        .filter_map(IntentFilter::first_uri)
        .find(|stated| differs_by_a_slip(stated, uri) || project.variant.unapplied)?;
    let (part, is, wanted) = first_difference(&stated, uri);
    let place = own_filters(project, &plan.class, |manifest, _, filter| {
        let attribute = filter.data_attribute(part)?;
        (filter.first_uri().as_ref() == Some(&stated)).then_some((manifest.file, attribute.value_span))
    });
    let finding = Finding::new(Code::TPNS603, Subject::Redirect(plan.class.clone())).with("class", &plan.class);
    let finding =
        finding.with_word("part", word_of(part)).with("is", is).with("wanted", wanted).with("uri", &redirect.uri);
    Some(finding.at(place).beside(project.scripts.find_used("uri", &redirect.uri)))
}

fn word_of(part: &str) -> &'static str {
    match part {
        "scheme" => "uri-scheme",
        "host" => "uri-host",
        _ => "uri-path",
    }
}

/// True when two of the three parts agree and the third one nearly does, or when all do but for case and slashes.
fn differs_by_a_slip(stated: &RedirectUri, uri: &RedirectUri) -> bool {
    let plain = |text: &str| text.trim_matches('/').to_lowercase();
    let same = [(&stated.scheme, &uri.scheme), (&stated.host, &uri.host), (&stated.path, &uri.path)]
        .map(|(one, other)| plain(one) == plain(other));
    match same {
        [true, true, true] | [false, true, true] | [true, false, true] => true,
        // Two paths below one host are two pages, unless they are nearly one.
        [true, true, false] => strsim::osa_distance(&plain(&stated.path), &plain(&uri.path)) <= 2,
        _ => false,
    }
}

fn first_difference<'a>(stated: &'a RedirectUri, uri: &'a RedirectUri) -> (&'static str, &'a str, &'a str) {
    if stated.scheme != uri.scheme {
        ("scheme", &stated.scheme, &uri.scheme)
    } else if stated.host != uri.host {
        ("host", &stated.host, &uri.host)
    } else {
        ("path", &stated.path, &uri.path)
    }
}

/// The first thing that is wanted in a filter of an activity in the app's own manifests.
fn own_filters<T>(
    project: &Project,
    class: &str,
    wanted: impl Fn(&Manifest, &Element, &IntentFilter<'_>) -> Option<T>,
) -> Option<T> {
    let placeholders = project.manifest_placeholders();
    project.manifests.iter().find_map(|manifest| {
        activities_named(project, manifest, class).find_map(|element| {
            intent_filter::of(manifest, element, &placeholders).find_map(|filter| wanted(manifest, element, &filter))
        })
    })
}

fn activities_named<'a>(
    project: &'a Project,
    manifest: &'a Manifest,
    class: &'a str,
) -> impl Iterator<Item = &'a Element> {
    manifest.components_named(class, &project.variant.namespace).filter(|element| element.is_activity())
}

/// A filter of the right data that no click comes through.
fn lacking(project: &Project, filter: &IntentFilter<'_>, class: &str, uri: &str) -> Finding {
    let stated = filter.first_uri();
    let (has_view, has_default) = (filter.has_view() != Answer::No, filter.has_default() != Answer::No);
    let own = own_filters(project, class, |manifest, activity, own| {
        let wanted = own.first_uri() == stated && own.is_open() == Answer::No;
        let source = project.sources.get(manifest.file).filter(|_| wanted)?;
        let action = (!has_view).then(|| Entry::new("action", [("name", ACTION)]));
        let category = (!has_default).then(|| Entry::new("category", [("name", CATEGORY)]));
        let lines: Vec<Entry> = action.into_iter().chain(category).collect();
        let prefix = activity.android("name").and_then(|name| prefix_of(source, name));
        let edits = prefix.map(|prefix| append(source, own.element, &lines, prefix));
        Some(((manifest.file, own.element.name_span), edits.unwrap_or_default()))
    });
    let (place, edits) = own.map_or((None, Vec::new()), |(place, edits)| (Some(place), edits));
    let finding = Finding::new(Code::TPNS602, Subject::Redirect(class.to_owned()));
    let finding = finding.with("class", class).with("uri", uri).at(place).fixed_by(edits);
    let action = format!("<action android:name=\"{ACTION}\" />");
    let category = format!("<category android:name=\"{CATEGORY}\" />");
    match (has_view, has_default) {
        (true, _) => finding.with("category", category),
        (false, true) => finding.case("view").with("action", action),
        (false, false) => finding.case("both").with("action", action).with("category", category),
    }
}

/// Where no URI is configured: filters of the app that look as if a notification opened them.
fn unconfigured(project: &Project, _: &Plan) -> Vec<Finding> {
    if !project.settings.redirects.is_empty() {
        return Vec::new();
    }
    let placeholders = project.manifest_placeholders();
    let mut findings = Vec::new();
    for manifest in &project.manifests {
        for activity in manifest.activities() {
            let Some(class) = activity.android_name().map(|name| qualified(name, &project.variant.namespace)) else {
                continue;
            };
            let mut supposed = None;
            for filter in intent_filter::of(manifest, activity, &placeholders) {
                let foreign = filter.schemes().any(|scheme| matches!(scheme, "http" | "https" | "tpns" | "stpns"));
                if foreign || filter.has_view() != Answer::Yes {
                    continue;
                }
                let Some(uri) = filter.first_uri() else { continue };
                if filter.has_default() == Answer::No && !is_open_elsewhere(project, &class, &uri) {
                    findings.push(lacking(project, &filter, &class, &uri.to_string()));
                }
                supposed.get_or_insert(uri);
            }
            let closed = supposed.and_then(|uri| Some(as_supposed(closed(project, activity, &class)?, &uri)));
            findings.extend(closed);
        }
    }
    findings
}

/// Nobody says that a notification opens this page.
fn as_supposed(finding: Finding, uri: &RedirectUri) -> Finding {
    let case = if finding.case.is_empty() { "supposed" } else { "supposed-disabled" };
    finding.case(case).with("uri", uri.to_string()).severity(Severity::Warning)
}

fn is_open_elsewhere(project: &Project, class: &str, uri: &RedirectUri) -> bool {
    let placeholders = project.manifest_placeholders();
    project.manifests.iter().chain(&project.merged).any(|manifest| {
        activities_named(project, manifest, class).any(|activity| {
            intent_filter::of(manifest, activity, &placeholders).any(|f| f.takes_click(uri) != Answer::No)
        })
    })
}

fn rivals(
    project: &Project,
    merged: &Manifest,
    activity: &Element,
    uri: &RedirectUri,
    plan: &RedirectPlan,
    redirect: &Redirect,
) -> Option<Finding> {
    let merged_already = Placeholders::default();
    let others = merged.activities().filter(|other| {
        let mut filters = intent_filter::of(merged, other, &merged_already);
        other.start_tag != activity.start_tag && filters.any(|filter| filter.takes_click(uri) == Answer::Yes)
    });
    let others: Vec<&str> = others.filter_map(Element::android_name).collect();
    let first = others.first()?;
    let finding = Finding::new(Code::TPNS606, Subject::Redirect(plan.class.clone())).with("uri", &redirect.uri);
    let finding = finding.with_list("others", &others).at(project.attribute_place(first, "name"));
    Some(finding.beside(project.attribute_place(&plan.class, "name")))
}
