//! What tpnskit supplies, so that an app can do without it.
//!
//! Invariant: whether the supply is the same is asked of the engine's own plan of the app as it would be, for every variant
//! and for everything at once; what fails stays, and the rest is asked again.

use std::collections::{BTreeMap, BTreeSet};

use tpnskit_core::finding::Argument;
use tpnskit_core::input::manifest::{self, ANDROID, Attribute, Element, Manifest};
use tpnskit_core::plan::{Plan, Reason, Supply, keep_rules, manifest as completing};
use tpnskit_core::project::Project;
use tpnskit_core::project::receiver::receivers;
use tpnskit_core::protocol::unbuilt::{self, Given};
use tpnskit_core::report::{Build, Level};
use tpnskit_core::text::edit::{self, Edit};
use tpnskit_core::text::source::{FileId, Role, Source, Sources};
use tpnskit_core::text::span::Span;
use tpnskit_core::tpns::channel::Channel;
use tpnskit_core::tpns::inputs::VENDOR_PLUGIN;
use tpnskit_core::tpns::module::TPNS_GROUP;
use tpnskit_core::tpns::placeholder::{CREDENTIALS, Credential};
use tpnskit_core::tpns::{access_point, platform, sdk};
use tpnskit_script::Dialect;
use tpnskit_script::android::{Dependency, What};
use tpnskit_script::build::Action;
use tpnskit_script::tree::{Kind, Node};

use crate::plugin::TPNSKIT;
use crate::rules::{Rule, rules};
use crate::script::{PlaceholderStatement, Script, last_word, placeholder_statements, span};
use crate::xinge::{self, Former};
use crate::{App, Asked, Changes, Group, Remark, Variant, cut, reads, receiver};

/// The engine's view of an app's variants as they are.
pub(crate) fn before(app: &App<'_>) -> Vec<Project> {
    app.variants.iter().map(|variant| unbuilt::planned(copy(&variant.given, &BTreeMap::new())).0).collect()
}

/// True where an app of these variants uses TPNS, or XG 4 that came before.
pub(crate) fn uses_tpns(variants: &[Project]) -> bool {
    variants.iter().any(|project| project.uses_tpns() || !project.variant.unapplied || xinge::is_there(project))
}

/// A variant with other texts.
fn copy(given: &Given, texts: &BTreeMap<String, String>) -> Given {
    let mut sources = Sources::default();
    for source in given.sources.all() {
        sources.add(match (&source.unreadable, texts.get(&source.name)) {
            (Some(why), _) => Source::unreadable(source.name.clone(), source.role, why.clone()),
            (None, text) => source.with_text(text.unwrap_or(&source.text)),
        });
    }
    Given { sources, variant: given.variant.clone(), settings: given.settings.clone(), locale: given.locale.clone() }
}

/// What may be taken out of an app.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Item {
    /// A dependency, by `group:name`.
    Dependency(String),
    /// A manifest placeholder.
    Placeholder(String),
    /// A `meta-data` entry of the manifest.
    Entry(String),
    /// The library for legacy HTTP.
    Library,
    /// A keep rule, by its pattern.
    Rule(String),
    /// A receiver that does nothing, by its class.
    Receiver(String),
}

/// Where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    pub(crate) file: String,
    pub(crate) at: usize,
    /// What is cut; nothing for an entry of a map, which is cut with the others.
    pub(crate) part: Part,
}

impl Site {
    /// The statement that is cut, which may hold other dependencies.
    fn statement(&self) -> Option<(String, Span)> {
        match self.part {
            Part::Statement(statement) => Some((self.file.clone(), statement)),
            _ => None,
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) enum Part {
    Statement(Span),
    /// An entry of placeholders.
    Placeholder,
    Lines(Span),
    /// The whole file, of a class that at most writes to the log.
    File {
        logs: bool,
    },
}

/// Why it stays.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Why {
    /// It is written in a way that isn't edited.
    Form,
    /// Only a build knows its value.
    Unknown,
    /// Another module reads the file.
    Shared(String),
    /// tpnskit wouldn't supply it.
    Unsupplied(&'static str),
    /// tpnskit would supply this version.
    Version(String),
    /// It has another value than tpnskit would supply.
    Value(&'static str),
    /// Another file names the class.
    Named(String),
    /// The file belongs to another module.
    Foreign,
    /// This file, with its line, may read the placeholder.
    Read(String),
    /// This module may compile against the app's dependency.
    Api(String),
    /// Callbacks of the class in this file have code.
    Code { file: String, callbacks: Vec<(&'static str, usize)> },
    /// The same statement has another dependency, which stays.
    Together(String),
}

#[derive(Clone, Debug)]
pub(crate) struct Unit {
    pub(crate) app: usize,
    pub(crate) item: Item,
    pub(crate) sites: Vec<Site>,
    pub(crate) kept: Option<Why>,
}

/// Takes out what tpnskit supplies to the apps that have it. `before` are the variants of each app.
pub(crate) fn remove(
    asked: &Asked<'_>,
    scripts: &[Script<'_>],
    before: &[Vec<Project>],
    applied: &BTreeSet<usize>,
    changes: &mut Changes,
) {
    let before = |index: usize| before.get(index).map_or(&[][..], Vec::as_slice);
    let mut units: Vec<Unit> = Vec::new();
    let mut formers: BTreeMap<usize, Former> = BTreeMap::new();
    for &index in applied {
        let Some(app) = asked.apps.get(index) else { continue };
        let former = xinge::of(asked, app, before(index), scripts, changes);
        let statements = statements_of(asked, app, scripts);
        units.extend(dependencies(asked, app, index, scripts, &former));
        units.extend(placeholders(asked, app, index, scripts, &statements));
        units.extend(entries(app, index));
        units.extend(of_libraries(app, index));
        units.extend(keep_rules_of(app, index));
        units.extend(receiver::units(asked, app, index));
        formers.insert(index, former);
    }
    for unit in &mut units {
        let app = asked.apps.get(unit.app);
        // What every variant gets can't be shown where not every one is known.
        let more = app.is_some_and(|app| app.variants.iter().any(Variant::is_one_of_more));
        let unsupplied = || more.then_some(Why::Unsupplied("migrate-why-variants"));
        unit.kept = unit.kept.take().or_else(|| shared(asked, unit, applied)).or_else(unsupplied);
    }
    let no_former = Former::default();
    for (at, why) in better_reasons(asked, before, &units, &formers) {
        if let Some(unit) = units.get_mut(at) {
            unit.kept = Some(why);
        }
    }
    loop {
        settle(&mut units);
        let mut failed: Vec<(usize, Why)> = Vec::new();
        for &index in applied {
            let Some(app) = asked.apps.get(index) else { continue };
            let former = formers.get(&index).unwrap_or(&no_former);
            for (variant, before) in app.variants.iter().zip(before(index)) {
                let state = State::of(app, index, variant, before, &units, former);
                let of_app = units.iter().enumerate().filter(|(_, unit)| unit.app == index && unit.kept.is_none());
                failed.extend(of_app.filter_map(|(at, unit)| Some((at, state.fails(&unit.item, former)?))));
            }
        }
        // Whether an entry is supplied may depend on the placeholders and dependencies that stay.
        let rank = |at: &usize| units.get(*at).map_or(0, |unit| unit.item.rank());
        let Some(first) = failed.iter().map(|(at, _)| rank(at)).min() else { break };
        failed.retain(|(at, _)| rank(at) == first);
        for (at, why) in failed {
            if let Some(unit) = units.get_mut(at) {
                unit.kept.get_or_insert(why);
            }
        }
    }
    for unit in &units {
        make(asked, unit, changes);
    }
    for &index in applied {
        let Some(app) = asked.apps.get(index) else { continue };
        let names: BTreeSet<&str> = units
            .iter()
            .filter(|unit| unit.app == index && unit.kept.is_none())
            .filter_map(|unit| match &unit.item {
                Item::Placeholder(name) => Some(name.as_str()),
                _ => None,
            })
            .collect();
        for (script, statements) in statements_of(asked, app, scripts) {
            for statement in &statements {
                take_placeholders(script, statement, &names, changes);
            }
        }
        let former = formers.get(&index).unwrap_or(&no_former);
        former.make(&gone_lines(&units, index), changes);
        let mut errors: BTreeSet<String> = BTreeSet::new();
        let (mut news, mut findings) = (OfVariants(Vec::new()), OfVariants(Vec::new()));
        for (variant, before) in app.variants.iter().zip(before(index)) {
            let name = variant.given.variant.name.as_str();
            for one in State::of(app, index, variant, before, &units, former).news() {
                news.add(one, name, |known, one| known == one);
            }
            let (new, had) = self::findings(app, index, variant, &units, former);
            for one in new {
                findings.add(one, name, |known, one| (&known.code, &known.of_all) == (&one.code, &one.of_all));
            }
            errors.extend(had);
        }
        let several = (asked.apps.len() > 1).then_some(app.name());
        for ((id, what), variants) in news.0 {
            let some = (variants.len() < app.variants.len()).then(|| variants.join(", "));
            let place: Vec<&str> = several.into_iter().chain(some.as_deref()).collect();
            let place = (!place.is_empty()).then(|| (place.join(" "), None));
            changes.remark(Remark { place, ..Remark::new(Group::New, id).with("name", what.into()) });
        }
        for (found, variants) in findings.0 {
            // The message names the first.
            let others: Vec<String> = variants.into_iter().skip(1).map(str::to_owned).collect();
            let is_said = found.of_all == found.message || others.is_empty();
            let id = if is_said { "migrate-finding" } else { "migrate-finding-variants" };
            let remark = Remark::new(Group::ByHand, id).with("code", found.code.as_str().into());
            let remark = remark.with("message", found.message.as_str().into()).with("variants", Argument::List(others));
            changes.remark(Remark { place: several.map(|app| (app.to_owned(), None)), ..remark });
        }
        if !errors.is_empty() {
            let remark = Remark::new(Group::ByHand, "migrate-errors").with("name", app.name().into());
            changes.remark(remark.with("count", errors.len().into()));
        }
    }
}

/// Why what can't be edited would stay anyway, which says more: tpnskit would supply something else.
fn better_reasons<'b>(
    asked: &Asked<'_>,
    before: impl Fn(usize) -> &'b [Project],
    units: &[Unit],
    formers: &BTreeMap<usize, Former>,
) -> BTreeMap<usize, Why> {
    let is_form = |unit: &Unit| {
        let may_go = matches!(unit.item, Item::Dependency(_) | Item::Placeholder(_) | Item::Entry(_) | Item::Library);
        unit.kept == Some(Why::Form) && may_go
    };
    let mut cut = units.to_vec();
    cut.iter_mut().filter(|unit| is_form(unit)).for_each(|unit| unit.kept = None);
    let mut found = BTreeMap::new();
    for (&index, former) in
        formers.iter().filter(|(index, _)| units.iter().any(|one| one.app == **index && is_form(one)))
    {
        let Some(app) = asked.apps.get(index) else { continue };
        for (variant, before) in app.variants.iter().zip(before(index)) {
            let state = State::of(app, index, variant, before, &cut, former);
            for (at, unit) in units.iter().enumerate().filter(|(_, unit)| unit.app == index && is_form(unit)) {
                if let Some(why) = state.fails(&unit.item, former) {
                    found.entry(at).or_insert(why);
                }
            }
        }
    }
    // What stands at the same place, such as in a bundle, goes or stays with it.
    let places = |unit: &Unit| unit.sites.iter().map(|site| (site.file.clone(), site.at)).collect::<Vec<_>>();
    let reasons: Vec<(usize, Vec<(String, usize)>)> =
        found.keys().filter_map(|at| Some((*at, places(units.get(*at)?)))).collect();
    for (at, unit) in units.iter().enumerate().filter(|(_, unit)| is_form(unit)) {
        let here = places(unit);
        let other = reasons.iter().find(|(_, places)| places.iter().any(|place| here.contains(place)));
        if let Some(other) = other.and_then(|(other, _)| units.get(*other)) {
            found.entry(at).or_insert_with(|| Why::Together(other.item.name().to_owned()));
        }
    }
    found
}

/// Keeps what can't go without what stays: one app's value in a script that several read, and the other dependencies of a
/// statement.
fn settle(units: &mut [Unit]) {
    loop {
        let kept = || units.iter().filter(|unit| unit.kept.is_some());
        let in_file: BTreeSet<(Item, String)> =
            kept().flat_map(|unit| unit.sites.iter().map(|site| (unit.item.clone(), site.file.clone()))).collect();
        let in_statement: BTreeMap<(String, Span), String> = kept()
            .flat_map(|unit| {
                unit.sites.iter().filter_map(|site| Some((site.statement()?, unit.item.name().to_owned())))
            })
            .collect();
        let why = |unit: &Unit| {
            unit.sites.iter().find_map(|site| {
                let other = site.statement().and_then(|statement| in_statement.get(&statement));
                let shared = in_file.contains(&(unit.item.clone(), site.file.clone()));
                let shared = shared.then(|| Why::Shared(site.file.clone()));
                shared.or_else(|| other.map(|other| Why::Together(other.clone())))
            })
        };
        let more: Vec<Option<Why>> =
            units.iter().map(|unit| if unit.kept.is_none() { why(unit) } else { None }).collect();
        if more.iter().all(Option::is_none) {
            return;
        }
        for (unit, why) in units.iter_mut().zip(more) {
            unit.kept = unit.kept.take().or(why);
        }
    }
}

/// The cuts and the remark of a unit.
fn make(asked: &Asked<'_>, unit: &Unit, changes: &mut Changes) {
    let Some(app) = asked.apps.get(unit.app) else { return };
    for site in &unit.sites {
        if unit.kept.is_none() {
            match site.part {
                Part::Statement(statement) => changes.cut_statement(&site.file, statement),
                Part::Lines(part) => changes.cut_part(&site.file, part),
                Part::File { .. } => changes.delete(&site.file),
                Part::Placeholder => {}
            }
        }
        let Some(source) = source_named(asked, app, &site.file).filter(|_| unit.is_said(site)) else { continue };
        let (group, id) = match &unit.kept {
            None => (Group::Removed, site.part.id()),
            Some(why) => (if matches!(why, Why::Code { .. }) { Group::ByHand } else { Group::Kept }, why.id()),
        };
        let mut remark = Remark::at(group, id, source, site.at);
        let of_rules = source.role == Role::KeepRules;
        let kind = if of_rules { "migrate-kind-rule" } else { unit.item.word() };
        remark = remark.with("kind", Argument::Word(kind)).with("name", unit.item.name().into());
        match &unit.kept {
            Some(Why::Version(version)) => remark = remark.with("version", version.clone().into()),
            Some(Why::Shared(file) | Why::Named(file) | Why::Read(file)) => {
                remark = remark.with("file", file.clone().into())
            }
            Some(Why::Code { file, callbacks }) => {
                let names = callbacks.iter().map(|(name, _)| (*name).to_owned()).collect();
                remark = remark.with("callbacks", Argument::List(names)).with("file", site.file.clone().into());
                if let (Some(source), Some((_, at))) = (source_named(asked, app, file), callbacks.first()) {
                    remark = remark.moved(source, *at);
                }
            }
            Some(Why::Api(module)) => remark = remark.with("module", module.clone().into()),
            Some(Why::Unknown) if matches!(unit.item, Item::Dependency(_)) => {
                remark.id = "migrate-kept-unknown-version";
            }
            Some(Why::Together(other)) => remark = remark.with("other", other.clone().into()),
            Some(Why::Unsupplied(word) | Why::Value(word)) => remark = remark.with("why", Argument::Word(word)),
            _ => {}
        }
        changes.remark(remark);
    }
}

pub(crate) fn source_named<'a>(asked: &'a Asked<'_>, app: &'a App<'_>, name: &str) -> Option<&'a Source> {
    let of_app = || app.variants.iter().find_map(|one| one.given.sources.named(name)).map(|(_, source)| source);
    let of_code = || app.code.iter().find(|source| source.name == name);
    asked.scripts.iter().find(|source| source.name == name).or_else(of_app).or_else(of_code)
}

/// The lines of an app's manifests and rules that go.
fn gone_lines(units: &[Unit], app: usize) -> BTreeMap<&str, BTreeSet<Span>> {
    let mut parts: BTreeMap<&str, BTreeSet<Span>> = BTreeMap::new();
    for site in units.iter().filter(|unit| unit.app == app && unit.kept.is_none()).flat_map(|unit| &unit.sites) {
        if let Part::Lines(span) = site.part {
            parts.entry(&site.file).or_default().insert(span);
        }
    }
    parts
}

impl Unit {
    /// What isn't TPNS's own may be there for something else, so nobody wonders that it stays.
    fn is_said(&self, site: &Site) -> bool {
        match (&self.item, &self.kept) {
            // A class that stays is said once for each of its entries, and so is its rule.
            (Item::Receiver(_), Some(_)) => site.file.ends_with(".xml"),
            (Item::Dependency(module), Some(why)) => {
                module.starts_with(TPNS_GROUP) || matches!(why, Why::Version(_) | Why::Api(_))
            }
            _ => true,
        }
    }
}

impl Part {
    /// What is said where it goes.
    fn id(&self) -> &'static str {
        match self {
            Self::File { logs: false } => "migrate-class",
            Self::File { logs: true } => "migrate-class-logs",
            _ => "migrate-item",
        }
    }
}

impl Item {
    fn word(&self) -> &'static str {
        match self {
            Self::Dependency(_) => "migrate-kind-dependency",
            Self::Placeholder(_) => "migrate-kind-placeholder",
            Self::Entry(_) | Self::Library => "migrate-kind-entry",
            Self::Rule(_) => "migrate-kind-rule",
            Self::Receiver(_) => "migrate-kind-receiver",
        }
    }

    /// What others depend on comes first.
    fn rank(&self) -> u8 {
        match self {
            Self::Placeholder(_) => 0,
            Self::Dependency(_) => 1,
            Self::Entry(_) | Self::Library | Self::Rule(_) | Self::Receiver(_) => 2,
        }
    }

    fn name(&self) -> &str {
        match self {
            Self::Dependency(name)
            | Self::Placeholder(name)
            | Self::Entry(name)
            | Self::Rule(name)
            | Self::Receiver(name) => name,
            Self::Library => platform::LEGACY_HTTP,
        }
    }
}

impl Why {
    fn id(&self) -> &'static str {
        match self {
            Self::Form => "migrate-kept-form",
            Self::Unknown => "migrate-kept-unknown",
            Self::Shared(_) => "migrate-kept-shared",
            Self::Together(_) => "migrate-kept-together",
            Self::Version(_) => "migrate-kept-version",
            Self::Unsupplied(_) | Self::Value(_) => "migrate-kept-why",
            Self::Named(_) => "migrate-kept-named",
            Self::Foreign => "migrate-kept-foreign",
            Self::Read(_) => "migrate-kept-read",
            Self::Api(_) => "migrate-kept-api",
            Self::Code { .. } => "migrate-receiver-code",
        }
    }
}

// ---- what an app has ----

/// The scripts that an app reads, with their statements of placeholders.
fn statements_of<'s>(
    asked: &Asked<'_>,
    app: &App<'_>,
    scripts: &'s [Script<'s>],
) -> Vec<(&'s Script<'s>, Vec<PlaceholderStatement>)> {
    let is_read = |script: &&Script<'_>| {
        let name = &script.source.name;
        asked.readers.get(name).is_some_and(|readers| readers.contains(&app.path))
    };
    let mut found: Vec<_> =
        scripts.iter().filter(is_read).map(|script| (script, placeholder_statements(script))).collect();
    let blocks: Vec<BTreeSet<String>> =
        found.iter().map(|(_, of)| of.iter().map(|one| one.block.clone()).collect()).collect();
    for (at, (_, statements)) in found.iter_mut().enumerate() {
        let elsewhere =
            |block: &String| blocks.iter().enumerate().any(|(other, all)| other != at && all.contains(block));
        // Which script counts last isn't known.
        for one in statements.iter_mut().filter(|one| one.replaces && elsewhere(&one.block)) {
            one.entries.iter_mut().for_each(|entry| entry.plain = false);
        }
    }
    found
}

fn dependencies(asked: &Asked<'_>, app: &App<'_>, index: usize, scripts: &[Script<'_>], former: &Former) -> Vec<Unit> {
    let mut units: BTreeMap<String, Unit> = BTreeMap::new();
    for (at, dependency) in app.dependencies.iter().enumerate() {
        let What::Module { module, version } = &dependency.what else { continue };
        let packaged = app.variants.iter().any(|variant| variant.packaged.contains(&at));
        if !is_known(module) || !packaged || former.drops(module) {
            continue;
        }
        let name = asked.file(&dependency.place);
        let site = scripts
            .iter()
            .find(|script| script.source.name == name)
            .map(|script| (script, script.statement_at(dependency.place.span)));
        let unit = units.entry(module.clone()).or_insert_with(|| Unit {
            app: index,
            item: Item::Dependency(module.clone()),
            sites: Vec::new(),
            kept: None,
        });
        let why = match &site {
            Some((script, Some(statement))) if is_known_whole(script, statement.node, app) => {
                (version.is_none()).then_some(Why::Unknown)
            }
            _ => Some(Why::Form),
        };
        let why = why.or_else(|| (!dependency.certain).then_some(Why::Unknown));
        let why = why.or_else(|| (!dependency.plain).then_some(Why::Form));
        let dependent = app.dependents.first().filter(|_| is_api(&dependency.configuration));
        let why = why.or_else(|| dependent.cloned().map(Why::Api));
        let why = why.or_else(|| app.resolved.contains(module).then_some(Why::Unsupplied("migrate-why-resolved")));
        if let Some(why) = why {
            unit.kept.get_or_insert(why);
        }
        let part = site.and_then(|(_, statement)| Some(Part::Statement(span(statement?.node))));
        let at = dependency.place.span.start;
        unit.sites.push(Site { file: name, at, part: part.unwrap_or(Part::Placeholder) });
    }
    units.into_values().collect()
}

/// True for a configuration whose dependencies other modules compile against.
fn is_api(configuration: &str) -> bool {
    matches!(configuration, "api" | "compile") || configuration.ends_with("Api") || configuration.ends_with("Compile")
}

/// True for what tpnskit may add.
fn is_known(module: &str) -> bool {
    let companions = || Channel::ALL.into_iter().flat_map(|channel| channel.descriptor().companions);
    module.strip_prefix(TPNS_GROUP).is_some_and(|rest| rest.starts_with(':'))
        || companions().any(|companion| companion.module.to_string() == module)
}

/// What a statement declares: several of a bundle, of a list or in a loop.
fn declared<'a>(script: &Script<'_>, node: &Node, app: &'a App<'_>) -> impl Iterator<Item = &'a Dependency> {
    let (name, span) = (script.source.name.clone(), node.span);
    app.dependencies.iter().filter(move |one| {
        let place = &one.place;
        name.ends_with(&*place.file) && span.start <= place.span.start && place.span.end <= span.end
    })
}

/// True for a statement that declares a dependency and says nothing else of it.
pub(crate) fn is_alone(script: &Script<'_>, node: &Node, app: &App<'_>) -> bool {
    is_plain(node) && declared(script, node, app).count() == 1
}

/// True for a statement that declares nothing but what tpnskit may add.
fn is_known_whole(script: &Script<'_>, node: &Node, app: &App<'_>) -> bool {
    let is_known = |one: &Dependency| matches!(&one.what, What::Module { module, .. } if is_known(module));
    is_plain(node) && declared(script, node, app).all(is_known)
}

/// True for `implementation("a:b:1")`, and not for `implementation("a:b:1").exclude("c")` or one with a block.
fn is_plain(node: &Node) -> bool {
    let Kind::Call { callee, arguments, block: None, .. } = &node.kind else { return false };
    let of_dependencies = match &callee.kind {
        Kind::Name(_) | Kind::Text(_) => true,
        Kind::Member { of, .. } => last_word(of) == Some("dependencies"),
        _ => false,
    };
    let mut plain = of_dependencies && !arguments.is_empty();
    for argument in arguments {
        argument.value.visit(&mut |node| {
            plain &= !matches!(node.kind, Kind::Closure(_) | Kind::Call { block: Some(_), .. } | Kind::Assign { .. });
        });
    }
    plain
}

fn placeholders(
    asked: &Asked<'_>,
    app: &App<'_>,
    index: usize,
    scripts: &[Script<'_>],
    statements: &[(&Script<'_>, Vec<PlaceholderStatement>)],
) -> Vec<Unit> {
    let vendors = Channel::ALL.into_iter().flat_map(|channel| channel.descriptor().placeholders);
    let names = CREDENTIALS.iter().map(|value| value.placeholder).chain(vendors.map(|one| one.name));
    let layers = || {
        let of_android = [&app.android.default_config, &app.android.in_code].into_iter();
        let types = app.android.build_types.iter().chain(&app.android.flavors).map(|(_, layer)| layer);
        of_android.chain(types).chain(app.android.in_code_of.values())
    };
    let doubted = !app.android.more_placeholders.is_empty() || layers().any(|layer| layer.more_placeholders.is_some());
    let mut units = Vec::new();
    for name in names {
        let stated: Vec<_> = layers().filter_map(|layer| layer.placeholders.get(name)).collect();
        if stated.is_empty() {
            continue;
        }
        let mut sites = Vec::new();
        for (script, found) in statements {
            let entries = found.iter().flat_map(|one| &one.entries).filter(|entry| entry.name == name);
            sites.extend(entries.map(|entry| (script, entry)));
        }
        let covered = stated.iter().all(|stated| {
            let file = asked.file(&stated.place);
            statements.iter().any(|(script, found)| {
                script.source.name == file
                    && found.iter().any(|one| {
                        let around = one.statement.start <= stated.place.span.start
                            && stated.place.span.end <= one.statement.end;
                        around && one.entries.iter().any(|entry| entry.name == name)
                    })
            })
        });
        // Where a name isn't known, or entries can only go together, none goes.
        let is_whole = statements.iter().flat_map(|(_, found)| found).all(|one| {
            let has = one.entries.iter().any(|entry| entry.name == name);
            let all_known = || one.entries.iter().all(|entry| !entry.name.is_empty());
            !has || one.close.is_some() && all_known() || one.entries.len() == 1
        });
        let is_plain = !sites.is_empty() && sites.iter().all(|(_, entry)| entry.plain);
        let unknown = doubted || stated.iter().any(|stated| stated.value.as_text().is_none());
        let kept = if unknown { Some(Why::Unknown) } else { (!covered || !is_whole || !is_plain).then_some(Why::Form) };
        let unread = || (asked.others.is_none() || asked.manifests.is_none()).then_some("migrate-why-unread");
        let kept = kept.or_else(|| reads::reader(asked, scripts, name).map(Why::Read));
        let kept = kept.or_else(|| unread().map(Why::Unsupplied));
        let sites = match sites.is_empty() {
            false => sites
                .into_iter()
                .map(|(script, entry)| Site {
                    file: script.source.name.clone(),
                    at: entry.span.start,
                    part: Part::Placeholder,
                })
                .collect(),
            true => stated
                .iter()
                .map(|one| Site { file: asked.file(&one.place), at: one.place.span.start, part: Part::Placeholder })
                .collect(),
        };
        units.push(Unit { app: index, item: Item::Placeholder(name.to_owned()), sites, kept });
    }
    units
}

/// The entries of a manifest that tpnskit or the SDK's own manifest supplies.
fn entries_in(manifest: &Manifest) -> impl Iterator<Item = (Item, &Element)> {
    let is_known = |name: &str| {
        CREDENTIALS.iter().any(|value| value.meta_data == name)
            || matches!(name, access_point::META_DATA | sdk::PULL_UP_OFF)
    };
    let elements = manifest.application().into_iter().flat_map(|application| manifest.children(application));
    elements.filter_map(move |element| {
        let name = element.android_name().unwrap_or_default();
        match element.name.as_str() {
            "meta-data" if is_known(name) => Some((Item::Entry(name.to_owned()), element)),
            "uses-library" if name == platform::LEGACY_HTTP => Some((Item::Library, element)),
            _ => None,
        }
    })
}

/// What stays in the manifests of library modules: they may be used without the app.
fn of_libraries(app: &App<'_>, index: usize) -> Vec<Unit> {
    let each = manifests_of(app, Role::LibraryManifest).into_iter().flat_map(|(source, manifest)| {
        let unit = |item: Item, element: &Element| {
            let site = Site { file: source.name.clone(), at: element.start_tag.start, part: Part::Placeholder };
            Unit { app: index, item, sites: vec![site], kept: Some(Why::Foreign) }
        };
        let receivers =
            receivers(&manifest).map(|one| (Item::Receiver(one.android_name().unwrap_or_default().to_owned()), one));
        entries_in(&manifest).chain(receivers).map(|(item, element)| unit(item, element)).collect::<Vec<_>>()
    });
    each.collect()
}

fn entries(app: &App<'_>, index: usize) -> Vec<Unit> {
    let mut units: BTreeMap<Item, Unit> = BTreeMap::new();
    for (source, manifest) in manifests(app) {
        for (item, element) in entries_in(&manifest) {
            let unit = units.entry(item.clone()).or_insert_with(|| Unit {
                app: index,
                item: item.clone(),
                sites: Vec::new(),
                kept: None,
            });
            // Marks for the merge say more than the entry, and a resource is another value.
            let value = if item == Item::Library { "required" } else { "value" };
            let known = |attribute: &Attribute| {
                attribute.namespace.as_deref() == Some(ANDROID) && [value, "name"].contains(&attribute.name.as_str())
            };
            let is_whole = element.attributes.iter().all(known) && element.children.is_empty();
            if !is_whole || item != Item::Library && element.android(value).is_none() {
                unit.kept = Some(Why::Form);
            }
            unit.sites.push(Site {
                file: source.name.clone(),
                at: element.start_tag.start,
                part: Part::Lines(whole(source, element)),
            });
        }
    }
    units.into_values().collect()
}

/// An element, with its lines where they hold nothing else.
pub(crate) fn whole(source: &Source, element: &Element) -> Span {
    let end = element.end_tag.map_or(element.start_tag.end, |tag| tag.end);
    cut::whole(&source.text, Span::new(element.start_tag.start, end))
}

/// Each of an app's own manifests, once.
pub(crate) fn manifests<'a>(app: &'a App<'_>) -> Vec<(&'a Source, Manifest)> {
    manifests_of(app, Role::SourceManifest)
}

fn manifests_of<'a>(app: &'a App<'_>, role: Role) -> Vec<(&'a Source, Manifest)> {
    let mut seen = BTreeSet::new();
    let all = app.variants.iter().flat_map(|one| one.given.sources.of_role(role));
    let each = all.filter(|(_, source)| seen.insert(source.name.clone()));
    each.filter_map(|(id, source)| Some((source, manifest::read(id, source).ok()?))).collect()
}

fn keep_rules_of(app: &App<'_>, index: usize) -> Vec<Unit> {
    let known: BTreeSet<&str> = Channel::ALL
        .into_iter()
        .flat_map(|channel| channel.descriptor().keep.iter().copied())
        .chain(sdk::KEPT)
        .chain(sdk::FORMER_KEPT)
        .collect();
    let mut units: BTreeMap<String, Unit> = BTreeMap::new();
    for (source, rule) in rules_of(app).into_iter().filter(|(_, rule)| known.contains(rule.pattern.as_str())) {
        let item = Item::Rule(rule.pattern.clone());
        let unit =
            units.entry(rule.pattern.clone()).or_insert(Unit { app: index, item, sites: Vec::new(), kept: None });
        if !source.name.starts_with(&app.folder) {
            unit.kept = Some(Why::Foreign);
        }
        let part = Part::Lines(cut::whole(&source.text, rule.span));
        unit.sites.push(Site { file: source.name.clone(), at: rule.span.start, part });
    }
    units.into_values().collect()
}

/// The rules of an app's files, each once.
pub(crate) fn rules_of<'a>(app: &'a App<'_>) -> Vec<(&'a Source, Rule)> {
    let mut seen = BTreeSet::new();
    let all = app.variants.iter().flat_map(|one| one.given.sources.of_role(Role::KeepRules));
    let each = all.filter(|(_, source)| seen.insert(source.name.clone()));
    each.flat_map(|(_, source)| rules(&source.text).into_iter().map(move |rule| (source, rule))).collect()
}

/// Why a unit stays that stands in a file which another module reads: a library, or an app that isn't migrated.
fn shared(asked: &Asked<'_>, unit: &Unit, applied: &BTreeSet<usize>) -> Option<Why> {
    let app = asked.apps.get(unit.app)?;
    let shared = unit.sites.iter().find(|site| {
        let is_script = asked.scripts.iter().any(|script| script.name == site.file);
        let is_around = |said: Span| said.start <= site.at && site.at < said.end;
        let of_libraries = asked.said_elsewhere.get(&site.file).into_iter().flatten().copied();
        let others = asked.apps.iter().enumerate().filter(|(index, _)| !applied.contains(index));
        let mut of_apps = others
            .flat_map(|(_, app)| &app.project.events)
            .filter(|event| event.action != Action::Open && asked.file(&event.place) == site.file);
        // What is only read for variables, or is about others, states nothing of the app's.
        let is_said =
            || of_libraries.into_iter().any(is_around) || of_apps.any(|event| is_around(event.place.span.into()));
        asked.has_other_readers(&site.file, app, applied) && (!is_script || is_said())
    });
    shared.map(|site| Why::Shared(site.file.clone()))
}

/// Cuts entries out of a statement of placeholders, or the statement as a whole.
fn take_placeholders(
    script: &Script<'_>,
    statement: &PlaceholderStatement,
    names: &BTreeSet<&str>,
    changes: &mut Changes,
) {
    let taken: BTreeSet<usize> = statement
        .entries
        .iter()
        .enumerate()
        .filter(|(_, entry)| names.contains(entry.name.as_str()))
        .map(|(index, _)| index)
        .collect();
    let file = &script.source.name;
    if taken.is_empty() {
    } else if taken.len() == statement.entries.len() {
        changes.cut_statement(file, statement.statement);
    } else if let Some(close) = statement.close {
        let spans: Vec<Span> = statement.entries.iter().map(|entry| entry.span).collect();
        for part in cut::items(script.text(), Dialect::of(file), &spans, close, &taken).into_iter().flatten() {
            changes.cut_part(file, part);
        }
    }
}

// ---- what becomes of it ----

/// A variant as it would be.
fn after(app: &App<'_>, index: usize, variant: &Variant, units: &[Unit], former: &Former) -> Given {
    let cut: Vec<&Unit> = units.iter().filter(|unit| unit.app == index && unit.kept.is_none()).collect();
    let is_cut = |item: &Item| cut.iter().any(|unit| unit.item == *item);
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    let mut parts = gone_lines(units, index);
    for (file, more) in former.parts() {
        parts.entry(file).or_default().extend(more);
    }
    let files: BTreeSet<&str> = parts.keys().copied().chain(former.edited()).collect();
    for file in files {
        let Some((_, source)) = variant.given.sources.named(file) else { continue };
        let none = BTreeSet::new();
        let mut edits = cut::edits(&source.text, parts.get(file).unwrap_or(&none));
        let is_cut = |edit: &Edit| edits.iter().any(|cut| cut::takes(cut.span, edit));
        let more: Vec<Edit> = former.edits(file).into_iter().filter(|edit| !is_cut(edit)).collect();
        edits.extend(more);
        texts.extend(edit::apply(&source.text, &edits).map(|text| (file.to_owned(), text)));
    }
    let mut given = copy(&variant.given, &texts);
    let facts = &mut given.variant;
    facts.unapplied = false;
    facts.plugins = facts.plugins.take().map(|plugins| {
        let others = plugins.into_iter().filter(|id| id != VENDOR_PLUGIN && id != TPNSKIT);
        others.chain([TPNSKIT.to_owned()]).collect()
    });
    for site in cut.iter().flat_map(|unit| &unit.sites).filter(|site| matches!(site.part, Part::File { .. })) {
        facts.sources.iter_mut().for_each(|classes| classes.retain(|class| !site.file.ends_with(&format!("/{class}"))));
    }
    facts.placeholders.retain(|one| !is_cut(&Item::Placeholder(one.name.clone())));
    let own = variant.packaged.iter().filter_map(|at| match &app.dependencies.get(*at)?.what {
        What::Module { module, version } if !is_cut(&Item::Dependency(module.clone())) && !former.drops(module) => {
            Some((module, version.as_deref()))
        }
        _ => None,
    });
    let same = cut.iter().all(|unit| !matches!(unit.item, Item::Dependency(_))) && !former.drops_any();
    if !same {
        let mut components = variant.others.clone();
        own.for_each(|(module, version)| components.add(module, version));
        components.retain(|module| !former.drops(module));
        facts.components = components.list();
    }
    given
}

/// What is said of several variants, with their names.
struct OfVariants<'a, T>(Vec<(T, Vec<&'a str>)>);

impl<'a, T> OfVariants<'a, T> {
    fn add(&mut self, said: T, variant: &'a str, is_same: impl Fn(&T, &T) -> bool) {
        match self.0.iter_mut().find(|(known, _)| is_same(known, &said)) {
            Some((_, variants)) => variants.push(variant),
            None => self.0.push((said, vec![variant])),
        }
    }
}

/// What is found newly after the changes: code and message.
struct New {
    code: String,
    message: String,
    /// The message without the variant's name.
    of_all: String,
}

/// The findings that are new afterwards, and the keys of the errors that were there before: Tencent's plugin let them pass.
fn findings(
    app: &App<'_>,
    index: usize,
    variant: &Variant,
    units: &[Unit],
    former: &Former,
) -> (Vec<New>, Vec<String>) {
    let build = Build { module: app.path.clone(), ..Build::default() };
    let had = unbuilt::report(copy(&variant.given, &BTreeMap::new()), &build);
    let found = unbuilt::report(after(app, index, variant, units, former), &build);
    let name = format!("`{}`", variant.given.variant.name);
    let (mut new, mut errors) = (Vec::new(), Vec::new());
    for finding in found.diagnostics.into_iter().filter(|finding| finding.severity != Level::Note) {
        if had.diagnostics.iter().any(|one| one.key == finding.key && one.severity == finding.severity) {
            errors.extend((finding.severity == Level::Error).then(|| finding.key.to_string()));
        } else {
            let message = finding.message.as_str().to_owned();
            let of_all = message.replace(&name, "``");
            new.push(New { code: finding.code.to_owned(), message, of_all });
        }
    }
    (new, errors)
}

/// A variant before and after.
struct State<'a> {
    before: &'a Project,
    after: (Project, Plan),
    /// The merged manifest that would be packaged.
    completed: Option<Manifest>,
}

impl<'a> State<'a> {
    fn of(
        app: &App<'_>,
        index: usize,
        variant: &Variant,
        before: &'a Project,
        units: &[Unit],
        former: &Former,
    ) -> Self {
        let after = unbuilt::planned(after(app, index, variant, units, former));
        let completed = completing::completed(&after.0, &after.1).ok().flatten().and_then(|bytes| {
            let mut sources = Sources::default();
            let source = Source::decode("AndroidManifest.xml".to_owned(), Role::MergedManifest, bytes);
            let id: FileId = sources.add(source);
            manifest::read(id, sources.get(id)?).ok()
        });
        Self { before, after, completed }
    }

    /// Why an item has to stay for the variant's sake.
    fn fails(&self, item: &Item, former: &Former) -> Option<Why> {
        match item {
            Item::Dependency(module) => self.fails_dependency(module),
            Item::Placeholder(name) => self.fails_placeholder(name, former),
            Item::Entry(name) => self.fails_entry(name, former),
            Item::Library => self.fails_library(),
            Item::Rule(pattern) => self.fails_rule(pattern),
            Item::Receiver(class) => self.fails_receiver(class),
        }
    }

    /// The generated receiver is there wherever the app's own was.
    fn fails_receiver(&self, class: &str) -> Option<Why> {
        let (project, plan) = &self.after;
        let Some(merged) = &self.before.merged else { return Some(Why::Unsupplied("migrate-why-unread")) };
        merged.component_named(class, &project.variant.namespace)?;
        let unbuilt = project.variant.unbuilt.as_ref();
        if unbuilt.is_some_and(|unbuilt| unbuilt.out_of_sight.iter().any(|name| name.starts_with("tpns."))) {
            return Some(Why::Unknown);
        }
        match &plan.entries.receiver {
            Supply::Supplied(_) => None,
            Supply::Left(Reason::NoSdk) => Some(Why::Unsupplied("migrate-why-no-receiver")),
            Supply::Left(_) => Some(Why::Unsupplied("migrate-why-off")),
            Supply::Stated | Supply::NotNeeded => Some(Why::Unsupplied("migrate-why-other-receiver")),
        }
    }

    fn fails_dependency(&self, module: &str) -> Option<Why> {
        let is = version_in(&self.before.variant.components, module)?;
        // What a library brings, too, may be there for more than a channel: the app's own code, such as Gson.
        let is_added = self.after.1.dependencies.added.iter().any(|one| one.module.to_string() == module);
        if !is_added && !module.starts_with(TPNS_GROUP) {
            return Some(Why::Unsupplied("migrate-why-elsewhere"));
        }
        match version_in(&self.after.0.variant.components, module) {
            Some(becomes) if becomes == is => None,
            Some(becomes) => Some(Why::Version(becomes.to_owned())),
            None => Some(Why::Unsupplied(self.unadded())),
        }
    }

    /// Why tpnskit doesn't add a dependency.
    fn unadded(&self) -> &'static str {
        let (project, plan) = &self.after;
        match (&project.config, plan.dependencies.left) {
            (_, Some(Reason::SwitchedOff(_))) => "migrate-why-off",
            (None, _) => "migrate-why-no-file",
            (Some(_), Some(_)) => "migrate-why-version",
            (Some(_), None) if project.variant.application_id.is_empty() => "migrate-why-id",
            (Some(_), None) if !project.channels_enabled() => "migrate-why-disabled",
            (Some(_), None) => "migrate-why-no-block",
        }
    }

    fn fails_placeholder(&self, name: &str, former: &Former) -> Option<Why> {
        let is = &self.before.placeholder(name)?.value;
        match self.after.1.placeholders.get(name).supplied() {
            Some(becomes) if becomes == is || former.is_old(is) => None,
            Some(becomes) if becomes.is_empty() => Some(Why::Unsupplied("migrate-why-stated")),
            Some(_) => Some(Why::Value("migrate-why-differs")),
            None => Some(Why::Unsupplied("migrate-why-off")),
        }
    }

    fn fails_entry(&self, name: &str, former: &Former) -> Option<Why> {
        let Some(merged) = &self.before.merged else { return Some(Why::Unknown) };
        let is = &merged.meta_data(name)?.value;
        if let Some(value) = CREDENTIALS.iter().find(|value| value.meta_data == name) {
            return self.fails_own_entry(value, is, former);
        }
        let becomes = self.completed.as_ref().and_then(|manifest| manifest.meta_data(name));
        match becomes {
            Some(becomes) if becomes.value == *is => None,
            Some(_) => Some(Why::Value("migrate-why-supplied-differs")),
            None if name == access_point::META_DATA
                && self.after.0.access_point().is_some_and(|point| point.domain().is_none()) =>
            {
                Some(Why::Value("migrate-why-region"))
            }
            None => Some(Why::Unsupplied("migrate-why-unknown-region")),
        }
    }

    /// The SDK's own manifest has it, made of the placeholder.
    fn fails_own_entry(&self, value: &Credential, is: &str, former: &Former) -> Option<Why> {
        let (project, plan) = &self.after;
        if project.sdk_version().is_none() {
            return Some(Why::Unsupplied("migrate-why-no-sdk"));
        }
        let stated = project.placeholder(value.placeholder).map(|one| one.value.as_str());
        let becomes = stated.or_else(|| plan.placeholders.get(value.placeholder).supplied().map(String::as_str));
        match becomes {
            Some(becomes) if becomes == is || former.is_old(is) => None,
            Some("") | None => Some(Why::Unsupplied("migrate-why-stated")),
            Some(_) => Some(Why::Value("migrate-why-differs")),
        }
    }

    fn fails_library(&self) -> Option<Why> {
        let of = |manifest: &Manifest| {
            let found =
                manifest.in_application("uses-library").find(|one| one.android_name() == Some(platform::LEGACY_HTTP));
            found.map(|one| one.android("required").map(|required| required.value.to_string()))
        };
        let Some(merged) = &self.before.merged else { return Some(Why::Unknown) };
        let is = of(merged)?;
        match self.completed.as_ref().and_then(of) {
            Some(becomes) if becomes == is => None,
            Some(_) if matches!(self.after.1.entries.legacy_http, Supply::Stated) => {
                Some(Why::Value("migrate-why-elsewhere"))
            }
            Some(_) => Some(Why::Value("migrate-why-required")),
            None if self.after.1.entries.legacy_http.left().is_some() => Some(Why::Unsupplied("migrate-why-off")),
            None if self.after.0.variant.target_sdk.is_none() => Some(Why::Unknown),
            None => Some(Why::Unsupplied("migrate-why-target")),
        }
    }

    fn fails_rule(&self, pattern: &str) -> Option<Why> {
        let (project, plan) = &self.after;
        if project.variant.minified == Some(false) {
            return None;
        }
        match &plan.keep_rules {
            Supply::Left(Reason::NoSdk) => return Some(Why::Unsupplied("migrate-why-no-rules")),
            Supply::Left(_) => return Some(Why::Unsupplied("migrate-why-off")),
            _ => {}
        }
        let channels = Channel::ALL.into_iter().filter(|channel| project.packages(*channel));
        let mut supplied = keep_rules::patterns(project).chain(channels.flat_map(keep_rules::patterns_of));
        let is_own = sdk::KEPT.contains(&pattern) || sdk::FORMER_KEPT.contains(&pattern);
        let why = if is_own { "migrate-why-other-sdk" } else { "migrate-why-not-packaged" };
        (!supplied.any(|one| one == pattern)).then_some(Why::Unsupplied(why))
    }

    /// What the variant has that it had not: the sentence, and what it names.
    fn news(&self) -> Vec<(&'static str, String)> {
        let (had, plan) = (self.before, &self.after.1);
        let mut news = Vec::new();
        let mut say = |id: &'static str, what: String| news.push((id, what));
        if !had.variant.unapplied {
            return news;
        }
        for added in &plan.dependencies.added {
            if version_in(&had.variant.components, &added.module.to_string()).is_none() {
                say("migrate-new-dependency", added.to_string());
            }
        }
        let has = |name: &str| had.merged.as_ref().is_none_or(|merged| merged.has_meta_data(name));
        if let Some(domain) = plan.entries.access_point.supplied().filter(|_| !has(access_point::META_DATA)) {
            say("migrate-new-access-point", (*domain).to_owned());
        }
        if plan.entries.pull_up_off.supplied().is_some() && !has(sdk::PULL_UP_OFF) {
            say("migrate-new-pull-up-off", sdk::PULL_UP_OFF.to_owned());
        }
        let library = |manifest: &Manifest| {
            manifest.in_application("uses-library").any(|one| one.android_name() == Some(platform::LEGACY_HTTP))
        };
        if plan.entries.legacy_http.supplied().is_some() && !had.merged.as_ref().is_none_or(library) {
            say("migrate-new-library", platform::LEGACY_HTTP.to_owned());
        }
        if let Some(class) = plan.entries.receiver.supplied() {
            say("migrate-new-receiver", class.clone());
        }
        news
    }
}

/// The version of a module among `group:name:version`.
fn version_in<'a>(components: &'a [String], module: &str) -> Option<&'a str> {
    components.iter().find_map(|one| match one.strip_prefix(module)? {
        "" => Some(""),
        rest => rest.strip_prefix(':'),
    })
}
