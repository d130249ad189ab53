//! The page that a notification opens: TPNS601 to 606.

use crate::build_script;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::intent_filter::{self, IntentFilter, Uri};
use crate::manifest::{Element, Manifest, qualified};
use crate::project::{Place, Project};
use crate::protocol::Redirect;
use crate::redirect::{ACTION, CATEGORY, LAUNCH_MODE, RedirectUri};

const NOTHING_OPENS: &str = "a click on the notification opens nothing";

pub(super) fn check(project: &Project) -> Vec<Diagnostic> {
    let redirects = &project.settings.redirects;
    if redirects.is_empty() {
        return unconfigured(project);
    }
    redirects.iter().flat_map(|redirect| configured(project, redirect)).collect()
}

fn configured(project: &Project, redirect: &Redirect) -> Vec<Diagnostic> {
    let uri = RedirectUri::of(project, redirect);
    let mut findings: Vec<Diagnostic> = if uri.is_none() { vec![misshapen(project, redirect)] } else { Vec::new() };
    let Some(merged) = &project.merged else { return findings };
    let class = qualified(&redirect.activity, &project.variant.namespace);
    let Some(activity) = activities(merged).find(|activity| is_named(project, activity, &class)) else {
        findings.push(absent(project, merged, redirect, &class));
        return findings;
    };
    findings.extend(launch_mode(project, activity, &class));
    if let Some(uri) = uri.as_ref().map(Uri::from) {
        findings.extend(filter(project, merged, activity, uri, &class, redirect));
        findings.extend(rivals(project, merged, activity, uri, redirect));
    }
    findings
}

fn activities(manifest: &Manifest) -> impl Iterator<Item = &Element> {
    manifest.components().filter(|component| component.name.starts_with("activity"))
}

fn is_named(project: &Project, element: &Element, class: &str) -> bool {
    element.android_name().is_some_and(|name| qualified(name, &project.variant.namespace) == class)
}

fn setting(project: &Project, name: &str, value: &str) -> Option<Place> {
    build_script::find(&project.sources, name, value)
}

fn misshapen(project: &Project, redirect: &Redirect) -> Diagnostic {
    let uri = &redirect.uri;
    Diagnostic::new(Code::TPNS605, format!("the redirect URI `{uri}` is not `scheme://host/path`"))
        .at_place(setting(project, "uri", uri), "")
        .note("the TPNS console takes no other shape, and no intent filter can be made of it")
        .help("write it as the console has it, as in `demo://com.example.app/notify/`")
}

fn absent(project: &Project, merged: &Manifest, redirect: &Redirect, class: &str) -> Diagnostic {
    let known: Vec<String> = activities(merged)
        .filter_map(Element::android_name)
        .map(|name| qualified(name, &project.variant.namespace))
        .collect();
    let finding =
        Diagnostic::new(Code::TPNS601, format!("the redirect activity `{class}` is not in the merged manifest"))
            .at_place(setting(project, "activity", &redirect.activity), "")
            .note(NOTHING_OPENS);
    let last = |name: &str| name.rsplit('.').next().unwrap_or(name).to_owned();
    let same_name = known.iter().find(|name| last(name) == last(class)).map(String::as_str);
    match same_name.or_else(|| nearest(class, known.iter().map(String::as_str))) {
        Some(near) => finding.help(format!("write `{near}`, if that is meant")),
        None => finding.help("declare the activity in the manifest, or name another one"),
    }
}

fn launch_mode(project: &Project, activity: &Element, class: &str) -> Option<Diagnostic> {
    // An alias has the launch mode of its target.
    if activity.name != "activity" {
        return None;
    }
    // Where it is left out, it is supplied.
    let stated = activity.android("launchMode");
    if stated.is_none() && project.supplies(true) {
        return None;
    }
    let mode = stated.map_or("standard", |mode| mode.value.as_str());
    // Numbers are what a decompiled manifest has; the other modes also open one page only.
    if matches!(mode, "singleTask" | "singleInstance" | "singleInstancePerTask" | "2" | "3" | "4") {
        return None;
    }
    let place = project.component_place(class).and_then(|(manifest, element)| {
        let attribute = element.android("launchMode").or_else(|| element.android("name"))?;
        Some((manifest.file, attribute.value_span))
    });
    Some(
        Diagnostic::new(Code::TPNS604, format!("the redirect activity `{class}` has the launch mode `{mode}`"))
            .at_place(place, "")
            .note("every click opens the page once more, on top of the old ones")
            .help(format!("write `android:launchMode=\"{LAUNCH_MODE}\"`")),
    )
}

fn filter(
    project: &Project,
    merged: &Manifest,
    activity: &Element,
    uri: Uri<'_>,
    class: &str,
    redirect: &Redirect,
) -> Option<Diagnostic> {
    let filters: Vec<IntentFilter<'_>> = intent_filter::of(merged, activity).collect();
    if filters.iter().any(|filter| filter.takes(uri) && filter.is_open()) {
        return None;
    }
    if let Some(closed) = filters.iter().find(|filter| filter.first_uri() == Some(uri)) {
        return Some(lacking(project, closed, class, &redirect.uri));
    }
    let viewing = filters.iter().filter(|filter| filter.actions.contains(&ACTION));
    let (_, stated) = viewing
        .filter_map(|filter| Some((filter, filter.first_uri()?)))
        .find(|(_, stated)| differs_by_a_slip(*stated, uri) || project.variant.unapplied)?;
    let written = own_filters(project, class).find(|(_, filter)| filter.first_uri() == Some(stated));
    let (name, is, wanted) = first_difference(stated, uri);
    let place = written.and_then(|(manifest, filter)| {
        let names = if name == "path" { &["path", "pathPrefix", "pathPattern"] as &[&str] } else { &[name] };
        let attribute = names.iter().find_map(|name| filter.data_attribute(name))?;
        Some((manifest.file, attribute.value_span))
    });
    let message = format!(
        "the {name} of the filter of `{class}` is `{is}`, but the redirect URI `{}` has `{wanted}`",
        redirect.uri
    );
    Some(
        Diagnostic::new(Code::TPNS603, message)
            .at_place(place, format!("the URI has `{wanted}`"))
            .beside_place(setting(project, "uri", &redirect.uri), "as in the console")
            .note(format!("Android compares them letter by letter: {NOTHING_OPENS}"))
            .help(format!("write `{wanted}`, or correct the URI here and in the console")),
    )
}

/// True when two of the three parts agree and the third one nearly does, or when all do but for case and slashes.
fn differs_by_a_slip(stated: Uri<'_>, uri: Uri<'_>) -> bool {
    let plain = |text: &str| text.trim_matches('/').to_lowercase();
    let same = [(stated.scheme, uri.scheme), (stated.host, uri.host), (stated.path, uri.path)]
        .map(|(one, other)| plain(one) == plain(other));
    match same {
        [true, true, true] | [false, true, true] | [true, false, true] => true,
        // Two paths below one host are two pages, unless they are nearly one.
        [true, true, false] => strsim::osa_distance(&plain(stated.path), &plain(uri.path)) <= 2,
        _ => false,
    }
}

fn first_difference<'a>(stated: Uri<'a>, uri: Uri<'a>) -> (&'static str, &'a str, &'a str) {
    if stated.scheme != uri.scheme {
        ("scheme", stated.scheme, uri.scheme)
    } else if stated.host != uri.host {
        ("host", stated.host, uri.host)
    } else {
        ("path", stated.path, uri.path)
    }
}

/// The filters of an activity in the owner's manifests.
fn own_filters<'a>(project: &'a Project, class: &'a str) -> impl Iterator<Item = (&'a Manifest, IntentFilter<'a>)> {
    project.manifests.iter().flat_map(move |manifest| {
        let elements = activities(manifest).filter(|element| is_named(project, element, class));
        elements.flat_map(|element| intent_filter::of(manifest, element)).map(move |filter| (manifest, filter))
    })
}

/// A filter of the right data that no click comes through.
fn lacking(project: &Project, filter: &IntentFilter<'_>, class: &str, uri: &str) -> Diagnostic {
    let mut lacking = Vec::new();
    let mut mends = Vec::new();
    if !filter.actions.contains(&ACTION) {
        lacking.push("the action `VIEW`");
        mends.push(format!("`<action android:name=\"{ACTION}\" />`"));
    }
    if !filter.categories.contains(&CATEGORY) {
        lacking.push("the category `DEFAULT`");
        mends.push(format!("`<category android:name=\"{CATEGORY}\" />`"));
    }
    let stated = filter.first_uri();
    let written = own_filters(project, class).find(|(_, own)| own.first_uri() == stated && !own.is_open());
    let place = written.map(|(manifest, own)| (manifest.file, own.element.name_span));
    let message = format!("the filter of `{class}` for `{uri}` lacks {}", lacking.join(" and "));
    Diagnostic::new(Code::TPNS602, message)
        .at_place(place, "in this filter")
        .note(NOTHING_OPENS)
        .help(format!("add {} to it", mends.join(" and ")))
}

/// Where no URI is configured: filters of the owner that look as if a notification opened them.
fn unconfigured(project: &Project) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for manifest in &project.manifests {
        for activity in activities(manifest) {
            let Some(class) = activity.android_name().map(|name| qualified(name, &project.variant.namespace)) else {
                continue;
            };
            for filter in intent_filter::of(manifest, activity) {
                let Some(uri) = filter.first_uri().filter(|_| looks_like_a_redirect(&filter)) else { continue };
                if filter.is_open() || is_open_elsewhere(project, &class, uri) {
                    continue;
                }
                let shown = format!("{}://{}{}", uri.scheme, uri.host, uri.path);
                findings.push(lacking(project, &filter, &class, &shown));
            }
        }
    }
    findings
}

fn looks_like_a_redirect(filter: &IntentFilter<'_>) -> bool {
    let foreign = |scheme: &str| matches!(scheme, "http" | "https" | "tpns");
    filter.actions.contains(&ACTION) && !filter.schemes().any(foreign)
}

fn is_open_elsewhere(project: &Project, class: &str, uri: Uri<'_>) -> bool {
    let manifests = project.manifests.iter().chain(&project.merged);
    manifests
        .flat_map(|manifest| activities(manifest).map(move |activity| (manifest, activity)))
        .filter(|(_, activity)| is_named(project, activity, class))
        .flat_map(|(manifest, activity)| intent_filter::of(manifest, activity))
        .any(|filter| filter.is_open() && filter.takes(uri))
}

fn rivals(
    project: &Project,
    merged: &Manifest,
    activity: &Element,
    uri: Uri<'_>,
    redirect: &Redirect,
) -> Option<Diagnostic> {
    let others = activities(merged).filter(|other| {
        other.start_tag != activity.start_tag
            && intent_filter::of(merged, other).any(|filter| filter.is_open() && filter.takes(uri))
    });
    let others: Vec<&str> = others.filter_map(Element::android_name).collect();
    let first = others.first()?;
    let name_place = |class: &str| {
        let place = project.component_place(class);
        place.and_then(|(manifest, element)| Some((manifest.file, element.android("name")?.value_span)))
    };
    let own = activity.android_name().unwrap_or_default();
    let message = format!("`{}` takes the redirect URI `{}` too", others.join("`, `"), redirect.uri);
    Some(
        Diagnostic::new(Code::TPNS606, message)
            .at_place(name_place(first), "takes it too")
            .beside_place(name_place(own), "the redirect activity")
            .note("Android asks the user which of them to open")
            .help("give the redirect a URI of its own, here and in the console"),
    )
}
