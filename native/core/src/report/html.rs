//! `tpns.html` and `index.html`: pages that a person likes to look at.
//!
//! Invariant: no script, and nothing is loaded. Every text is a word, a [`Shown`] or a page of the catalogue, and the
//! templates escape it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use askama::Template;

use super::overview::{Overview, Shared};
use super::provenance::{self, By};
use super::steps::Step;
use super::words::Words;
use super::{
    Build, Details, Diagnostic, Excerpt, Fix, HOME, Level, Omitted, Place, Replacement, Report, VERSION, console,
    page_link, total, uri,
};
use crate::finding::{Argument, Code};
use crate::text::language::Language;
use crate::text::mask::Shown;

/// The most findings of one section that get a card.
const MOST_CARDS: usize = 200;
/// This many findings don't need an overview.
const FEW: usize = 3;
/// A private character that stands for links in a sentence.
const LINKS: &str = "\u{E000}";

/// The page of a variant.
pub fn render(report: &Report, details: Details) -> String {
    let words = report.words();
    let maker = Maker { words, reports: &[] };
    let found = maker.cards(report.diagnostics.iter().map(|found| (found, None)), "f", &report.omitted);
    let accepted = maker.cards(report.accepted.iter().map(|found| (found, None)), "a", &report.omitted_accepted);
    let about = |is_about: &dyn Fn(&Diagnostic) -> bool| {
        let cards = found.cards.iter().chain(&accepted.cards);
        let cards = cards.filter(|card| card.found.severity != Level::Note && is_about(card.found));
        cards.map(Chip::of).collect::<Vec<_>>()
    };
    let rows = details.rows.into_iter().map(|row| Row {
        class: row.level(report.all()).map_or("", Level::name),
        chips: about(&|found| row.concerns(found)),
        row,
    });
    let consoles = details.consoles.sections.into_iter().map(|section| {
        let line = |line: console::Line| ConsoleLine { wrong: about(&|found| found.is_about(&line.subjects)), line };
        (section.title, section.lines.into_iter().map(line).collect())
    });
    let families = families(report, &found, &accepted);
    let variant = [("variant", Argument::Text(report.variant.name.to_string()))];
    let page = VariantPage {
        rows: rows.collect(),
        steps: details.steps,
        consoles: consoles.collect(),
        tally: tally(&families),
        families,
        page: Frame {
            title: words.say("page-title", &variant),
            heading: words.say("page-heading", &variant),
            verdict: Verdict::of(words, &report.diagnostics),
            count: report.count(),
            facts: facts(report, words),
            files: Files::of(&report.build, 1),
            overview: overviews(words, &found),
            words,
            found,
            accepted,
        },
    };
    // A template of texts and lists always renders.
    page.render().unwrap_or_default()
}

/// The page of all variants.
pub fn index(overview: &Overview<'_>) -> String {
    let Overview { reports, found, accepted } = overview;
    let (omitted, omitted_accepted) = (overview.omitted_findings(), overview.omitted_accepted());
    let words = overview.words();
    let build = reports.first().map(|report| report.build.clone()).unwrap_or_default();
    let maker = Maker { words, reports };
    let found = maker.cards(found.iter().map(|shared| (shared.diagnostic, Some(shared))), "f", &omitted);
    let accepted = maker.cards(accepted.iter().map(|shared| (shared.diagnostic, Some(shared))), "a", &omitted_accepted);
    let module = [("module", Argument::Text(build.module.clone()))];
    let page = IndexPage {
        variants: reports.iter().map(|report| VariantRow::of(report, words)).collect(),
        page: Frame {
            title: words.say("page-title-all", &module),
            heading: words.say("page-heading-all", &module),
            verdict: Verdict::of(words, &overview.diagnostics()),
            count: overview.count(),
            facts: vec![versions(&build, words)],
            files: Files::of(&build, 0),
            overview: overviews(words, &found),
            words,
            found,
            accepted,
        },
    };
    page.render().unwrap_or_default()
}

#[derive(Template)]
#[template(path = "html/variant.html")]
struct VariantPage<'a> {
    page: Frame<'a>,
    rows: Vec<Row>,
    steps: Vec<Step>,
    /// Per console, its title and its values.
    consoles: Vec<(Shown, Vec<ConsoleLine>)>,
    /// How many codes came to each result.
    tally: Vec<(usize, &'static str)>,
    families: Vec<Family>,
}

#[derive(Template)]
#[template(path = "html/index.html")]
struct IndexPage<'a> {
    page: Frame<'a>,
    variants: Vec<VariantRow>,
}

/// What both pages have.
struct Frame<'a> {
    words: &'static Words,
    title: Shown,
    heading: Shown,
    verdict: Verdict,
    count: Shown,
    facts: Vec<(Shown, String)>,
    files: Files,
    overview: Vec<Grouping>,
    found: Cards<'a>,
    accepted: Cards<'a>,
}

impl Frame<'_> {
    fn word(&self, id: &str) -> Cow<'static, Shown> {
        word(self.words, id)
    }

    /// The word for one of several: `check` and `found` are `check-found`.
    fn named(&self, family: &str, name: &str) -> Cow<'static, Shown> {
        self.word(&[family, "-", name].concat())
    }

    fn counted(&self, id: &str, count: usize) -> Shown {
        self.words.say(id, &[("count", Argument::Number(count))])
    }

    fn made_by(&self) -> Shown {
        self.words.say("made-by", &[("version", VERSION.into())])
    }

    fn see(&self, chip: &Chip) -> Shown {
        self.words.say("console-wrong", &[("code", Argument::Text(chip.code.clone()))])
    }
}

fn word(words: &'static Words, id: &str) -> Cow<'static, Shown> {
    words.fixed(id).map_or_else(|| Cow::Owned(words.word(id)), Cow::Borrowed)
}

/// Where files are, seen from the page.
struct Files {
    /// The way up to the folder that their names start from, if known.
    up: Option<String>,
}

impl Files {
    /// `depth` is how many folders below the folder of all reports the page is.
    fn of(build: &Build, depth: usize) -> Self {
        let folders = build.report_path.split('/').filter(|folder| !folder.is_empty());
        let known = !build.report_path.is_empty() && folders.clone().all(|folder| folder != "..");
        Self { up: known.then(|| "../".repeat(folders.count() + depth)) }
    }

    fn link(&self, file: &Shown) -> Option<String> {
        self.up.as_ref().map(|up| format!("{up}{}", uri(file.as_str())))
    }
}

struct Verdict {
    class: &'static str,
    text: Shown,
}

impl Verdict {
    fn of(words: &Words, found: &[impl std::borrow::Borrow<Diagnostic>]) -> Self {
        let class = found.iter().map(|found| found.borrow().severity).min().map_or("none", Level::name);
        Self { class, text: words.word(&format!("verdict-{class}")) }
    }
}

fn facts(report: &Report, words: &Words) -> Vec<(Shown, String)> {
    let variant = &report.variant;
    let mut facts = vec![
        (words.word("fact-application-id"), variant.application_id.to_string()),
        (words.word("fact-namespace"), variant.namespace.to_string()),
        (words.word("fact-file"), variant.config_file.as_ref().unwrap_or(&words.word("none")).to_string()),
    ];
    facts.extend(variant.target_sdk.map(|level| (words.word("fact-target-sdk"), level.to_string())));
    if !report.build.module.is_empty() {
        facts.push((words.word("fact-module"), report.build.module.clone()));
    }
    facts.push(versions(&report.build, words));
    facts
}

/// The versions of what made the report.
fn versions(build: &Build, words: &Words) -> (Shown, String) {
    let plugin = |version: &String| words.say("version-plugin", &[("version", version.into())]).to_string();
    let plugin = build.android_gradle_plugin.iter().map(plugin);
    let gradle = build.gradle.iter().map(|version| format!("Gradle {version}"));
    let versions: Vec<String> = std::iter::once(format!("tpnskit {VERSION}")).chain(plugin).chain(gradle).collect();
    (words.word("fact-versions"), versions.join(words.word("list-separator").as_str()))
}

/// Findings of one section.
struct Cards<'a> {
    cards: Vec<Card<'a>>,
    /// All of them, also those without a card.
    all: Vec<&'a Diagnostic>,
    /// How many more the report leaves out.
    omitted: usize,
}

impl Cards<'_> {
    fn more(&self) -> usize {
        self.all.len() - self.cards.len() + self.omitted
    }

    /// The first card of a code.
    fn of_code(&self, code: Code) -> Option<&Card<'_>> {
        self.cards.iter().find(|card| card.found.code == code.name())
    }
}

struct Card<'a> {
    id: String,
    found: &'a Diagnostic,
    about: Option<About>,
    pictures: Vec<Picture<'a>>,
    /// Places that no picture shows.
    elsewhere: Vec<&'a Place>,
    fixes: Vec<(&'a Fix, Vec<Change<'a>>)>,
    /// Where several variants are spoken of: which of them have it.
    variants: Option<Variants>,
}

/// What the code's page says.
struct About {
    link: String,
    why: &'static str,
    origin: &'static str,
}

/// A sentence with links in it.
struct Variants {
    before: String,
    links: Vec<(Shown, String)>,
    after: String,
}

/// The part of one file that a finding is about.
struct Picture<'a> {
    file: &'a Shown,
    /// `:line:column` of the first label.
    at: String,
    lines: Vec<Line<'a>>,
}

struct Line<'a> {
    number: usize,
    /// True where lines are left out before this one.
    gap: bool,
    segments: Vec<Segment>,
    remarks: Vec<Remark<'a>>,
}

/// A stretch of a source line; marked, if it has a class.
struct Segment {
    class: &'static str,
    text: String,
}

/// What a label says, below its text.
struct Remark<'a> {
    class: &'static str,
    /// In widths of a digit.
    indent: usize,
    text: &'a Shown,
}

/// A source line before and after a fix.
struct Change<'a> {
    file: &'a Shown,
    at: String,
    old: Vec<Segment>,
    new: Vec<Segment>,
}

struct Maker<'a> {
    words: &'static Words,
    /// All variants, where several are spoken of.
    reports: &'a [Report],
}

impl<'a> Maker<'a> {
    /// `prefix` begins the ids of the cards; [`Maker::in_variants`] depends on them.
    fn cards<'b>(
        &self,
        found: impl Iterator<Item = (&'b Diagnostic, Option<&'b Shared<'b>>)> + Clone,
        prefix: &str,
        omitted: &[Omitted],
    ) -> Cards<'b> {
        let mut seen: BTreeMap<&Shown, usize> = BTreeMap::new();
        let cards = found.clone().take(MOST_CARDS).enumerate().map(|(index, (diagnostic, shared))| {
            let occurrence = seen.entry(&diagnostic.key).or_default();
            let variants = shared.map(|shared| self.in_variants(shared, *occurrence, prefix));
            *occurrence += 1;
            self.card(diagnostic, format!("{prefix}{}", index + 1), variants)
        });
        let all = found.map(|(diagnostic, _)| diagnostic).collect();
        Cards { cards: cards.collect(), all, omitted: total(omitted) }
    }

    fn card<'b>(&self, found: &'b Diagnostic, id: String, variants: Option<Variants>) -> Card<'b> {
        let about = Code::of_name(&found.code).map(|code| {
            let page = code.page(self.words.language);
            About { link: page_link(code, self.words.language), why: page.explanation(), origin: page.origin() }
        });
        let pictures = found.excerpts.iter().filter_map(|excerpt| picture(found, excerpt));
        let in_picture = |place: &&Place| {
            let mut of_file = found.excerpts.iter().filter(|excerpt| excerpt.file == place.file);
            of_file.any(|excerpt| excerpt.lines.iter().any(|line| line.line == place.line))
        };
        Card {
            id,
            found,
            about,
            pictures: pictures.collect(),
            elsewhere: found.labels.iter().filter(|place| !in_picture(place)).collect(),
            fixes: found.fixes.iter().map(|fix| (fix, changes(found, fix))).collect(),
            variants,
        }
    }

    fn in_variants(&self, shared: &Shared<'_>, occurrence: usize, prefix: &str) -> Variants {
        if shared.variants.len() == self.reports.len() {
            let before = self.words.word("all-variants").to_string();
            return Variants { before, links: Vec::new(), after: String::new() };
        }
        let having = self.reports.iter().filter(|report| shared.variants.contains(&&report.variant.name));
        let links = having.map(|report| {
            let found = if prefix == "f" { &report.diagnostics } else { &report.accepted };
            let mut same = found.iter().enumerate().filter(|(_, found)| found.key == shared.diagnostic.key);
            let index = same.nth(occurrence).map(|(index, _)| index).filter(|index| *index < MOST_CARDS);
            let card = index.map_or_else(String::new, |index| format!("#{prefix}{}", index + 1));
            (report.variant.name.clone(), variant_link(report) + &card)
        });
        let sentence = self.words.say("in-variants", &[("variants", LINKS.into())]).to_string();
        let (before, after) = sentence.split_once(LINKS).unwrap_or((&sentence, ""));
        Variants { before: before.to_owned(), links: links.collect(), after: after.to_owned() }
    }
}

/// Where a variant's page is, seen from the page of all variants.
fn variant_link(report: &Report) -> String {
    format!("pages/{}.html", uri(report.variant.name.as_str()))
}

fn picture<'a>(found: &'a Diagnostic, excerpt: &'a Excerpt) -> Option<Picture<'a>> {
    let places = || found.labels.iter().filter(|place| place.file == excerpt.file);
    let mut before = None;
    let lines = excerpt.lines.iter().map(|line| {
        let gap = before.replace(line.line).is_some_and(|before| before + 1 < line.line);
        // Columns from 0 of what is to be seen of the line.
        let characters: Vec<char> = line.text.as_str().chars().collect();
        let mut marks: Vec<(usize, usize, &Place)> = Vec::new();
        for place in places().filter(|place| place.line == line.line && place.column >= line.column) {
            let start = line.before(place.column).unwrap_or(0);
            let one_line = place.end_line == place.line;
            let end = if one_line { line.before(place.end_column).unwrap_or(0) } else { characters.len() };
            marks.push((start, end.max(start + 1), place));
        }
        marks.sort_by_key(|(start, ..)| *start);
        let said = marks.iter().filter(|(.., place)| !place.text.is_empty());
        let remarks = said.map(|(start, _, place)| Remark {
            class: class(place),
            indent: characters.iter().take(*start).map(|c| if c.is_ascii() { 1 } else { 2 }).sum(),
            text: &place.text,
        });
        let remarks = remarks.collect();
        let stretches = marks.iter().map(|(start, end, place)| (*start, *end, class(place)));
        Line { number: line.line, gap, segments: segments(&characters, stretches), remarks }
    });
    let lines = lines.collect();
    places().next().map(|place| Picture { file: &excerpt.file, at: at(place.line, place.column), lines })
}

fn class(place: &Place) -> &'static str {
    if place.primary { "primary" } else { "beside" }
}

fn at(line: usize, column: usize) -> String {
    format!(":{line}:{column}")
}

/// A line cut into what is marked, by start, end and class, and what isn't.
fn segments(characters: &[char], marks: impl Iterator<Item = (usize, usize, &'static str)>) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut position = 0;
    let mut push = |class: &'static str, from: usize, to: usize| {
        let text: String = characters.get(from..to.min(characters.len())).unwrap_or_default().iter().collect();
        if !text.is_empty() {
            segments.push(Segment { class, text });
        } else if from == characters.len() && to > from {
            // What is missing at a line's end is marked, too.
            segments.push(Segment { class, text: " ".to_owned() });
        }
    };
    for (start, end, class) in marks {
        let (start, end) = (start.clamp(position, characters.len().max(position)), end.max(position));
        push("", position, start);
        push(class, start, end);
        position = end;
    }
    push("", position, characters.len());
    segments
}

/// The lines that a fix changes. Of a line that isn't shown in the finding, only what is new can be said.
fn changes<'a>(found: &'a Diagnostic, fix: &'a Fix) -> Vec<Change<'a>> {
    let same_line = |a: &Replacement, b: &Replacement| a.file == b.file && a.line == b.line && b.line == b.end_line;
    let lines = fix.edits.chunk_by(same_line).filter_map(|edits| {
        let first = edits.first()?;
        let excerpt = found.excerpts.iter().find(|excerpt| excerpt.file == first.file);
        let line = excerpt.and_then(|excerpt| excerpt.lines.iter().find(|line| line.line == first.line));
        let line = line.filter(|line| first.line == first.end_line && line.column <= first.column);
        let characters: Vec<char> = line.map_or("", |line| line.text.as_str()).chars().collect();
        let before = |column: usize| match line {
            Some(line) => line.before(column).unwrap_or(0),
            None => column.saturating_sub(first.column),
        };
        let stretch = |edit: &Replacement| (before(edit.column), before(edit.end_column));
        let removed = edits.iter().map(stretch).filter(|(start, end)| start < end);
        let old = segments(&characters, removed.map(|(start, end)| (start, end, "old")));
        let mut new = Vec::new();
        let mut position = 0;
        for edit in edits {
            let (start, end) = stretch(edit);
            new.extend(segments(characters.get(position..start).unwrap_or_default(), std::iter::empty()));
            new.push(Segment { class: "new", text: edit.replacement.to_string() });
            position = end;
        }
        new.extend(segments(characters.get(position..).unwrap_or_default(), std::iter::empty()));
        let old = if line.is_some() { old } else { Vec::new() };
        Some(Change { file: &first.file, at: at(first.line, first.column), old, new })
    });
    lines.collect()
}

/// A short link to a card.
struct Chip {
    id: String,
    code: String,
    class: &'static str,
    /// The line that it points to.
    line: usize,
}

impl Chip {
    fn of(card: &Card<'_>) -> Self {
        Self {
            id: card.id.clone(),
            code: card.found.code.clone(),
            class: card.found.severity.name(),
            line: card.found.primary().map_or(1, |place| place.line),
        }
    }
}

/// One way to group what was found.
struct Grouping {
    /// The id of its title.
    title: &'static str,
    /// True where a group is a file.
    of_files: bool,
    groups: Vec<Group>,
}

struct Group {
    class: &'static str,
    name: Shown,
    count: usize,
    chips: Vec<Chip>,
}

impl Group {
    fn more(&self) -> usize {
        self.count - self.chips.len()
    }
}

/// Nothing where there is little to be grouped.
fn overviews(words: &Words, found: &Cards<'_>) -> Vec<Grouping> {
    if found.all.len() <= FEW {
        return Vec::new();
    }
    let file = |found: &Diagnostic| found.primary().map(|place| place.file.clone()).unwrap_or_default();
    let group = |class: &'static str, name: Shown, of_group: &dyn Fn(&Diagnostic) -> bool| Group {
        class,
        name,
        count: found.all.iter().filter(|found| of_group(found)).count(),
        chips: found.cards.iter().filter(|card| of_group(card.found)).map(Chip::of).collect(),
    };
    let by_severity = Level::ALL.map(|level| {
        let name = words.word(&format!("severity-{}", level.name()));
        group(level.name(), name, &|found| found.severity == level)
    });
    let mut files: Vec<Shown> = found.all.iter().map(|found| file(found)).collect();
    files.sort();
    files.dedup();
    let by_file = files.into_iter().map(|name| group("", name.clone(), &|found| file(found) == name));
    vec![
        Grouping {
            title: "overview-by-severity",
            of_files: false,
            groups: by_severity.into_iter().filter(|group| group.count > 0).collect(),
        },
        Grouping { title: "overview-by-file", of_files: true, groups: by_file.collect() },
    ]
}

/// A value on its way, with the findings about it.
struct Row {
    row: provenance::Row,
    class: &'static str,
    chips: Vec<Chip>,
}

/// How a place on the way looks.
fn look(by: &By) -> &'static str {
    match by {
        By::App | By::Sdk => "stated",
        By::Tpnskit => "supplied",
        By::Nobody => "missing",
        By::Code | By::Console => "open",
    }
}

/// A value for a console, with the findings that call it wrong.
struct ConsoleLine {
    line: console::Line,
    wrong: Vec<Chip>,
}

struct VariantRow {
    name: Shown,
    link: String,
    application_id: Shown,
    verdict: Verdict,
    count: Shown,
}

impl VariantRow {
    fn of(report: &Report, words: &Words) -> Self {
        Self {
            name: report.variant.name.clone(),
            link: variant_link(report),
            application_id: report.variant.application_id.clone(),
            verdict: Verdict::of(words, &report.diagnostics),
            count: report.count(),
        }
    }
}

/// Codes of one kind.
struct Family {
    title: Shown,
    codes: Vec<Checked>,
}

/// What a check came to.
struct Checked {
    head: &'static str,
    /// The end of its word's id, `check-…`.
    result: &'static str,
    word: Cow<'static, Shown>,
    /// How bad it is, if something was found.
    class: &'static str,
    /// Why it isn't checked.
    reason: Option<Shown>,
    /// The id of its first card.
    card: Option<String>,
}

/// What every page says of a code, made once per language.
#[derive(Template)]
#[template(path = "html/check_head.html")]
struct Head {
    code: &'static str,
    link: String,
    title: &'static str,
}

static ENGLISH_HEADS: LazyLock<Vec<(Code, String)>> = LazyLock::new(|| Head::all(Language::English));
static CHINESE_HEADS: LazyLock<Vec<(Code, String)>> = LazyLock::new(|| Head::all(Language::Chinese));

impl Head {
    fn all(language: Language) -> Vec<(Code, String)> {
        let head =
            |code: &Code| Self { code: code.name(), link: page_link(*code, language), title: code.title(language) };
        Code::ALL.iter().map(|code| (*code, head(code).render().unwrap_or_default())).collect()
    }
}

/// What a check can come to: the ends of the words `check-…`.
const RESULTS: [&str; 5] = ["found", "accepted", "quiet", "unchecked", "disabled"];

fn families(report: &Report, found: &Cards<'_>, accepted: &Cards<'_>) -> Vec<Family> {
    let words = report.words();
    let results = RESULTS.map(|result| (result, word(words, &["check-", result].concat())));
    let checked = |code: Code, head: &'static str| {
        let name = code.name();
        let of_code = |found: &[&Diagnostic]| found.iter().find(|found| found.code == name).map(|found| found.severity);
        let (level, is_accepted) = (of_code(&found.all), of_code(&accepted.all).is_some());
        let result = match level {
            Some(_) => "found",
            None if is_accepted => "accepted",
            None if report.disabled.iter().any(|disabled| disabled == name) => "disabled",
            None if report.unchecked.contains_key(name) => "unchecked",
            None => "quiet",
        };
        let cards = if level.is_some() { found } else { accepted };
        Checked {
            head,
            result,
            word: results.iter().find(|(name, _)| *name == result).map(|(_, word)| word.clone()).unwrap_or_default(),
            class: level.map_or("", Level::name),
            reason: report.unchecked.get(name).filter(|_| result == "unchecked").map(|reason| words.word(reason)),
            card: cards.of_code(code).map(|card| card.id.clone()),
        }
    };
    let heads = if words.language == Language::Chinese { &CHINESE_HEADS } else { &ENGLISH_HEADS };
    // The first digit of a code is its family.
    let families = heads.chunk_by(|(a, _), (b, _)| family(*a) == family(*b));
    let families = families.filter_map(|heads| {
        let title = words.word(&format!("family-{}", family(heads.first()?.0)));
        Some(Family { title, codes: heads.iter().map(|(code, head)| checked(*code, head)).collect() })
    });
    families.collect()
}

fn family(code: Code) -> &'static str {
    code.name().get(4..5).unwrap_or_default()
}

fn tally(families: &[Family]) -> Vec<(usize, &'static str)> {
    let of = |result: &str| families.iter().flat_map(|family| &family.codes).filter(|c| c.result == result).count();
    RESULTS.into_iter().map(|result| (of(result), result)).filter(|(count, _)| *count > 0).collect()
}

/// A stretch of a sentence, code or not.
struct Part<'a> {
    is_code: bool,
    text: &'a str,
}

/// A sentence cut at its backticks.
fn parts<'a>(sentence: &'a (impl AsRef<str> + ?Sized)) -> impl Iterator<Item = Part<'a>> {
    let parts = sentence.as_ref().split('`').enumerate();
    parts.map(|(index, text)| Part { is_code: index % 2 == 1, text }).filter(|part| !part.text.is_empty())
}

/// A long name cut where a line may end.
fn pieces(name: &str) -> impl Iterator<Item = &str> {
    name.split_inclusive(['.', '/', ':'])
}
