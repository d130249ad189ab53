//! Intent filters, and which URIs they take (Android's `IntentFilter` and "Intents and intent filters").
//!
//! Invariant: a filter is judged as the newest Android judges it; what can't be told from the texts is
//! [`Answer::Unknown`] and never a guess. Before Android 12, `pathSuffix` and `pathAdvancedPattern` don't exist, so an
//! older device may answer differently. An `<activity-alias>` has filters of its own; its activity's aren't its.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::path_pattern::{advanced_glob, simple_glob};
use crate::input::manifest::{ANDROID, Attribute, Element, Manifest};

/// The action of the Intent that a click sends.
pub const ACTION: &str = "android.intent.action.VIEW";
/// The category that every implicit Intent needs.
pub const CATEGORY: &str = "android.intent.category.DEFAULT";

/// The path attributes that spell a path, as people write a redirect's; the first that a filter has is its path.
const SPELLED_PATHS: [&str; 3] = ["path", "pathPrefix", "pathPattern"];

/// A URI as the TPNS console takes it, `protocol://hostname/path/`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RedirectUri {
    /// What stands before `://`.
    pub scheme: String,
    /// What stands before the path.
    pub host: String,
    /// From its first `/` on.
    pub path: String,
}

/// Why a text isn't a redirect URI, with the part of it that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UriFault<'a> {
    /// The colon of full width, which an input method writes.
    Colon,
    /// There is no `://`.
    SchemeMissing,
    /// What stands before `://` is no scheme.
    Scheme,
    /// Nothing stands between `://` and the path.
    HostMissing,
    /// No path follows the host.
    PathMissing,
    /// A port, from its colon on.
    Port(&'a str),
    /// Something else that no host has.
    Host(&'a str),
    /// A query, from its question mark on.
    Query(&'a str),
    /// A fragment, from its `#` on.
    Fragment(&'a str),
    /// A percent sign, and what follows it.
    Percent(&'a str),
    /// White space.
    Space,
    /// A character that has no place in it.
    Character(&'a str),
}

impl<'a> UriFault<'a> {
    /// Why [`RedirectUri::parse`] gives nothing.
    pub fn of(text: &'a str) -> Self {
        if text.contains('：') {
            return Self::Colon;
        }
        if text.contains(char::is_whitespace) {
            return Self::Space;
        }
        let Some((scheme, rest)) = text.split_once("://") else { return Self::SchemeMissing };
        let from = |mark: char| text.find(mark).and_then(|at| text.get(at..));
        if !is_scheme(scheme) {
            return if scheme.is_empty() { Self::SchemeMissing } else { Self::Scheme };
        }
        if let Some(query) = from('?') {
            return Self::Query(query);
        }
        if let Some(fragment) = from('#') {
            return Self::Fragment(fragment);
        }
        let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        if let Some(port) = host.find(':').and_then(|at| host.get(at..)) {
            return Self::Port(port);
        }
        if let Some(percent) = from('%') {
            return Self::Percent(percent.get(..3).unwrap_or(percent));
        }
        let character = |part: &'a str, odd: fn(char) -> bool| {
            part.char_indices().find(|(_, c)| odd(*c)).and_then(|(at, c)| part.get(at..at + c.len_utf8()))
        };
        if let Some(odd) = character(host, |c| matches!(c, '@' | '*')) {
            return Self::Host(odd);
        }
        match character(rest, |c| c.is_control() || "\\{}".contains(c)) {
            Some(odd) => Self::Character(odd),
            None if host.is_empty() => Self::HostMissing,
            None => {
                if path.is_empty() {
                    Self::PathMissing
                } else {
                    Self::Scheme
                }
            }
        }
    }
}

/// True for a letter with letters, digits, `+`, `.` and `-` behind it.
fn is_scheme(scheme: &str) -> bool {
    let mut letters = scheme.chars();
    letters.next().is_some_and(|first| first.is_ascii_alphabetic())
        && letters.all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '.' | '-'))
}

impl RedirectUri {
    /// Reads `scheme://host/path`. Nothing for any other text: a port, a query, a percent sign, white space.
    pub fn parse(text: &str) -> Option<Self> {
        let (scheme, rest) = text.split_once("://")?;
        let (host, path) = rest.split_at(rest.find('/')?);
        // Android compares the decoded path with the manifest's, so one with a percent sign would have two spellings.
        // Braces would be a placeholder in the manifest.
        let plain = |part: &str, refused: &[char]| {
            let refused =
                |c: char| c.is_whitespace() || c.is_control() || "?#%\\{}".contains(c) || refused.contains(&c);
            !part.is_empty() && !part.contains(refused)
        };
        (is_scheme(scheme) && plain(host, &[':', '@', '*']) && plain(path, &[])).then(|| Self {
            scheme: scheme.to_owned(),
            host: host.to_owned(),
            path: path.to_owned(),
        })
    }
}

impl std::fmt::Display for RedirectUri {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}://{}{}", self.scheme, self.host, self.path)
    }
}

/// Whether a filter takes something. The order is that of certainty: [`Ord::max`] is "or", [`Ord::min`] is "and".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// It doesn't.
    No,
    /// The device or the merge decides.
    Unknown,
    /// It does.
    Yes,
}

impl Answer {
    /// Yes where both are, No where one is.
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// Yes where one is, No where both are.
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }

    /// All of them joined by [`Answer::or`]; No where there are none.
    pub fn any(answers: impl IntoIterator<Item = Self>) -> Self {
        answers.into_iter().fold(Self::No, Self::or)
    }
}

impl From<bool> for Answer {
    fn from(known: bool) -> Self {
        if known { Self::Yes } else { Self::No }
    }
}

/// How many bytes an attribute may get longer by its placeholders. What would be longer isn't known: a long value that a
/// manifest names often would fill the memory.
pub const MOST_REPLACED: usize = 1 << 13;

/// What the `${name}` of a manifest stand for.
#[derive(Clone, Debug, Default)]
pub struct Placeholders(BTreeMap<String, String>);

impl Placeholders {
    /// From names and values. The last value of a name counts.
    pub fn new(values: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(values.into_iter().collect())
    }

    /// The text with its placeholders replaced. Nothing where one is unknown or not closed, or it would be too long.
    pub fn replace<'t>(&self, text: &'t str) -> Option<Cow<'t, str>> {
        if !text.contains("${") {
            return Some(Cow::Borrowed(text));
        }
        let mut replaced = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("${") {
            let (name, after) = after.split_once('}')?;
            replaced.push_str(before);
            replaced.push_str(self.0.get(name)?);
            if replaced.len() > text.len() + MOST_REPLACED {
                return None;
            }
            rest = after;
        }
        replaced.push_str(rest);
        Some(Cow::Owned(replaced))
    }

    /// The text with every placeholder replaced that is known. Nothing where it would get longer by more than `most` bytes.
    pub fn replaced_where_known(&self, text: &str, most: usize) -> Option<String> {
        let mut replaced = String::new();
        let (mut at, mut close) = (0, None);
        while let Some(start) = text.get(at..).and_then(|rest| rest.find("${")).map(|found| at + found) {
            replaced.push_str(text.get(at..start).unwrap_or_default());
            at = start + 2;
            // Looked for once, however many open before it.
            if close.is_none_or(|close| close < at) {
                close = Some(text.get(at..).and_then(|rest| rest.find('}')).map_or(text.len(), |found| at + found));
            }
            let end = close.unwrap_or(text.len());
            match text.get(at..end).filter(|_| end < text.len()).and_then(|name| self.0.get(name)) {
                Some(value) => {
                    replaced.push_str(value);
                    at = end + 1;
                }
                None => replaced.push_str("${"),
            }
            if replaced.len() > at + most {
                return None;
            }
        }
        replaced.push_str(text.get(at..).unwrap_or_default());
        Some(replaced)
    }

    /// An attribute's value as the device reads it. Nothing where that isn't known.
    fn value<'t>(&self, text: &'t str) -> Value<'t> {
        let replaced = self.replace(text)?;
        // A resource or a theme's attribute.
        if replaced.starts_with(['@', '?']) {
            return None;
        }
        if !replaced.contains('\\') {
            return Some(replaced);
        }
        unescape(&replaced).map(Cow::Owned)
    }
}

/// aapt2 takes one level of backslashes away, which is why patterns have two.
fn unescape(text: &str) -> Option<String> {
    let mut unescaped = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        unescaped.push(match character {
            '\\' => match rest.next() {
                Some('n') => '\n',
                Some('t') => '\t',
                Some('u') => {
                    let (digits, after) = rest.as_str().split_at_checked(4)?;
                    rest = after.chars();
                    char::from_u32(u32::from_str_radix(digits, 16).ok()?)?
                }
                Some(escaped) => escaped,
                None => break,
            },
            plain => plain,
        });
    }
    Some(unescaped)
}

type Value<'a> = Option<Cow<'a, str>>;

/// An intent filter of a manifest.
#[derive(Clone, Debug)]
pub struct IntentFilter<'a> {
    /// The element.
    pub element: &'a Element,
    actions: Vec<Value<'a>>,
    categories: Vec<Value<'a>>,
    data: Vec<Data<'a>>,
    has_groups: bool,
}

/// A `<data>` element.
#[derive(Clone, Debug)]
struct Data<'a> {
    element: &'a Element,
    /// The `android:` attributes.
    values: Vec<(&'a str, Value<'a>)>,
}

impl<'a> Data<'a> {
    fn new(element: &'a Element, placeholders: &Placeholders) -> Self {
        let attributes = element.attributes.iter().filter(|found| found.namespace.as_deref() == Some(ANDROID));
        let values = attributes.map(|found| (found.name.as_str(), placeholders.value(&found.value))).collect();
        Self { element, values }
    }

    fn get(&self, name: &str) -> Option<&Value<'a>> {
        self.values.iter().find(|(found, _)| *found == name).map(|(_, value)| value)
    }
}

/// The intent filters of a component.
pub fn of<'a>(
    manifest: &'a Manifest,
    component: &'a Element,
    placeholders: &'a Placeholders,
) -> impl Iterator<Item = IntentFilter<'a>> {
    manifest.children(component).filter(|child| child.name == "intent-filter").map(|element| {
        let children = |name: &'static str| manifest.children(element).filter(move |child| child.name == name);
        let names = |name| children(name).filter_map(Element::android_name).map(|name| placeholders.value(name));
        IntentFilter {
            element,
            actions: names("action").collect(),
            categories: names("category").collect(),
            data: children("data").map(|data| Data::new(data, placeholders)).collect(),
            has_groups: children("uri-relative-filter-group").next().is_some(),
        }
    })
}

/// Whether one of a component's filters takes the Intent that a click sends for the URI.
pub fn takes_click(manifest: &Manifest, component: &Element, placeholders: &Placeholders, uri: &RedirectUri) -> Answer {
    Answer::any(of(manifest, component, placeholders).map(|filter| filter.takes_click(uri)))
}

impl<'a> IntentFilter<'a> {
    /// Whether it has the action `VIEW`.
    pub fn has_view(&self) -> Answer {
        has(&self.actions, ACTION)
    }

    /// Whether it has the category `DEFAULT`.
    pub fn has_default(&self) -> Answer {
        has(&self.categories, CATEGORY)
    }

    /// Whether a click can come through it at all.
    pub fn is_open(&self) -> Answer {
        self.has_view().and(self.has_default())
    }

    /// Whether it takes the Intent that a click sends for the URI.
    pub fn takes_click(&self, uri: &RedirectUri) -> Answer {
        self.is_open().and(self.takes_data(uri))
    }

    /// Whether its data take the URI: every scheme with every host with every path, whichever `<data>` they are in.
    pub fn takes_data(&self, uri: &RedirectUri) -> Answer {
        // A click's Intent has no type, which a filter for types asks for.
        if self.values("mimeType").next().is_some() {
            return Answer::No;
        }
        // Without a scheme it takes `content:` and `file:` only.
        let scheme = Answer::any(self.values("scheme").map(|stated| test(stated, |stated| stated == uri.scheme)));
        // The app can give a group types while it runs.
        let types = if self.values("mimeGroup").next().is_some() { Answer::Unknown } else { Answer::Yes };
        scheme.and(types).and(self.takes_rest(uri))
    }

    /// What follows the scheme: the text as a whole, or a host and a path.
    fn takes_rest(&self, uri: &RedirectUri) -> Answer {
        let whole = self.takes_part("ssp", &format!("//{}{}", uri.host, uri.path));
        if self.values("host").next().is_none() {
            // Without a host, paths are ignored.
            return whole.unwrap_or(Answer::Yes);
        }
        // A port belongs to the host beside it, and the URI has none.
        let hosts = self.data.iter().filter(|data| data.get("port").is_none()).filter_map(|data| data.get("host"));
        let host = Answer::any(hosts.map(|stated| test(stated, |stated| takes_host(stated, &uri.host))));
        let path = match (self.takes_part("path", &uri.path), self.has_groups) {
            (Some(path), false) => path,
            // Groups are asked where no path matches. What they say is not read.
            (path, true) => path.unwrap_or(Answer::No).or(Answer::Unknown),
            (None, false) => Answer::Yes,
        };
        whole.unwrap_or(Answer::No).or(host.and(path))
    }

    /// Whether one of the five attributes of a part of the URI takes it. Nothing where the filter has none of them.
    fn takes_part(&self, part: &str, text: &str) -> Option<Answer> {
        let attributes = self.data.iter().flat_map(|data| &data.values);
        let answers = attributes.filter_map(|(name, stated)| {
            let takes: fn(&str, &str) -> Option<bool> = match name.strip_prefix(part)? {
                "" => |stated, text| Some(text == stated),
                "Prefix" => |stated, text| Some(text.starts_with(stated)),
                "Suffix" => |stated, text| Some(text.ends_with(stated)),
                "Pattern" => |stated, text| Some(simple_glob(stated, text)),
                // Android installs no app with a pattern that it refuses.
                "AdvancedPattern" => advanced_glob,
                _ => return None,
            };
            let known = stated.as_deref().and_then(|stated| takes(stated, text));
            Some(known.map_or(Answer::Unknown, Answer::from))
        });
        answers.max()
    }

    /// The first scheme, host and path of its data, for a filter that has all three and spells them out. The host may
    /// have a wildcard, the path may be a prefix or a pattern.
    pub fn first_uri(&self) -> Option<RedirectUri> {
        let first = |name| self.values(name).next()?.as_deref().map(str::to_owned);
        let path = SPELLED_PATHS.into_iter().find(|name| self.values(name).next().is_some())?;
        Some(RedirectUri { scheme: first("scheme")?, host: first("host")?, path: first(path)? })
    }

    /// The attribute that [`IntentFilter::first_uri`] has its `scheme`, `host` or `path` from, for a finding's place.
    pub fn data_attribute(&self, part: &str) -> Option<&'a Attribute> {
        let names = if part == "path" { &SPELLED_PATHS as &[&str] } else { &[part] };
        names.iter().find_map(|name| self.data.iter().find_map(|data| data.element.android(name)))
    }

    /// The schemes of its data that are known.
    pub fn schemes(&self) -> impl Iterator<Item = &str> {
        self.values("scheme").filter_map(|stated| stated.as_deref())
    }

    /// The values of one attribute in all `<data>` elements.
    fn values(&self, name: &str) -> impl Iterator<Item = &Value<'a>> {
        self.data.iter().filter_map(move |data| data.get(name))
    }
}

fn has(stated: &[Value<'_>], name: &str) -> Answer {
    Answer::any(stated.iter().map(|stated| test(stated, |stated| stated == name)))
}

fn test(stated: &Value<'_>, holds: impl FnOnce(&str) -> bool) -> Answer {
    stated.as_deref().map_or(Answer::Unknown, |stated| holds(stated).into())
}

/// Whether a filter's host takes a URI's: in any case, and by its end behind a `*`.
pub fn takes_host(stated: &str, host: &str) -> bool {
    let (end, wild) = stated.strip_prefix('*').map_or((stated, false), |end| (end, true));
    let before = host.chars().count().checked_sub(end.chars().count());
    before.is_some_and(|before| {
        (wild || before == 0) && host.chars().skip(before).zip(end.chars()).all(|(one, other)| same_letter(one, other))
    })
}

fn same_letter(one: char, other: char) -> bool {
    one.to_lowercase().eq(other.to_lowercase()) || one.to_uppercase().eq(other.to_uppercase())
}
