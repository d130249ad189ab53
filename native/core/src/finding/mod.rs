//! What is found: the finding type, the catalogue of codes, and the app's policy for them.
//!
//! Invariant: a finding is data. It knows its code, its subject, typed arguments and places, and never a sentence:
//! [`crate::report`] makes those, in the reader's language.

pub mod baseline;
pub mod catalogue;
pub mod fixes;
pub mod policy;

use std::borrow::Cow;
use std::fmt;

use compact_str::CompactString;

pub use self::catalogue::Code;
use crate::project::stated::StatedBy;
use crate::text::edit::Edit;
use crate::text::mask::{Secrets, Shown};
use crate::text::source::{FileId, Place};
use crate::text::span::Span;
use crate::tpns::placeholder::Credential;

/// Places of one finding. Who has more mistakes of one kind than this is helped by no more places.
const MOST_LABELS: usize = 50;

/// How much a finding matters. Errors fail the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Push won't work, or the build doesn't do what its scripts say.
    Error,
    /// Probably a mistake, or one waiting to happen.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// Every severity, the worst first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Note];

    /// The severity of a name, as a build script states it.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.name() == name)
    }

    /// As in `error[TPNS302]`, in every language.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// What a finding is about. Reports, baselines and code scanning services recognise a finding by it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// `tpns-configs.json` as a whole.
    ConfigFile,
    /// A field of `tpns-configs.json` by its path, such as `tpns.access_id` or `oppo.app_key`.
    Field(String),
    /// An application id.
    Application(String),
    /// A manifest placeholder.
    Placeholder(String),
    /// A file of any kind, by its path.
    File(String),
    /// A manifest file, by its path.
    Manifest(String),
    /// A manifest entry without a class, by its `android:name`: meta-data, a library, a permission.
    Entry(String),
    /// A component of the manifest, by its class.
    Component(String),
    /// An activity that a notification opens, by its class or URI.
    Redirect(String),
    /// An artifact, as `group:name`.
    Dependency(String),
    /// A vendor channel, by its artifact's name.
    Channel(String),
    /// A Gradle plugin, by its id.
    Plugin(String),
    /// A setting of `tpns { }`.
    Setting(String),
    /// The R8 rules of the variant.
    KeepRules,
    /// The ABI filters of the variant.
    AbiFilters,
    /// The baseline, by the key of the entry.
    Baseline(String),
}

impl Subject {
    /// An id or key, where it is stated.
    pub fn of_stated(value: &Credential, by: StatedBy) -> Self {
        match by {
            StatedBy::File => Self::Field(value.path()),
            StatedBy::Setting => Self::Setting(value.setting.to_owned()),
            StatedBy::Placeholder => Self::Placeholder(value.placeholder.to_owned()),
            StatedBy::Manifest => Self::Entry(value.meta_data.to_owned()),
        }
    }

    fn name_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::ConfigFile | Self::KeepRules | Self::AbiFilters => None,
            Self::Field(name)
            | Self::Application(name)
            | Self::Placeholder(name)
            | Self::File(name)
            | Self::Manifest(name)
            | Self::Entry(name)
            | Self::Component(name)
            | Self::Redirect(name)
            | Self::Dependency(name)
            | Self::Channel(name)
            | Self::Plugin(name)
            | Self::Setting(name)
            | Self::Baseline(name) => Some(name),
        }
    }

    /// What kind of thing it is, as reports name it for programs.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::ConfigFile => "configFile",
            Self::Field(_) => "field",
            Self::Application(_) => "application",
            Self::Placeholder(_) => "placeholder",
            Self::File(_) => "file",
            Self::Manifest(_) => "manifest",
            Self::Entry(_) => "entry",
            Self::Component(_) => "component",
            Self::Redirect(_) => "redirect",
            Self::Dependency(_) => "dependency",
            Self::Channel(_) => "channel",
            Self::Plugin(_) => "plugin",
            Self::Setting(_) => "setting",
            Self::KeepRules => "keepRules",
            Self::AbiFilters => "abiFilters",
            Self::Baseline(_) => "baseline",
        }
    }

    /// Its name among those of its kind; empty where there is only one.
    pub fn name(&self) -> &str {
        match self {
            Self::ConfigFile | Self::KeepRules | Self::AbiFilters => "",
            Self::Field(name)
            | Self::Application(name)
            | Self::Placeholder(name)
            | Self::File(name)
            | Self::Manifest(name)
            | Self::Entry(name)
            | Self::Component(name)
            | Self::Redirect(name)
            | Self::Dependency(name)
            | Self::Channel(name)
            | Self::Plugin(name)
            | Self::Setting(name)
            | Self::Baseline(name) => name,
        }
    }
}

/// The arguments that hold what the app states. The others are what tpnskit wants, knows or counts: they may change from
/// one version to the next, and a key may not.
const STATED: [&str; 10] = ["absent", "action", "classes", "is", "mode", "others", "point", "stated", "uri", "value"];

/// A value that a finding's sentences speak of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Argument {
    /// A name, a path or a value that may be shown.
    Text(String),
    /// A key or secret. It is shown shortened, wherever it's shown.
    Secret(String),
    /// A number.
    Number(usize),
    /// Several names; the language decides how they are joined.
    List(Vec<String>),
    /// Lines to be copied; each stands on a line of its own, below the words before it.
    Lines(Vec<String>),
    /// Something that each language has a word for, by the id of that word, such as `point-shanghai`.
    Word(&'static str),
    /// Characters that nobody sees or takes for others. A sentence names each of them once.
    Characters(Vec<char>),
    /// Several such things.
    Words(Vec<&'static str>),
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<&CompactString> for Argument {
    fn from(text: &CompactString) -> Self {
        Self::Text(text.to_string())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Argument {
    fn from(number: u32) -> Self {
        Self::Number(usize::try_from(number).unwrap_or(usize::MAX))
    }
}

impl<T: AsRef<str>> FromIterator<T> for Argument {
    fn from_iter<I: IntoIterator<Item = T>>(names: I) -> Self {
        Self::List(names.into_iter().map(|name| name.as_ref().to_owned()).collect())
    }
}

/// A place that a finding is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// Which of the finding's sentences is shown there, such as `at` or `beside`; it may not exist.
    pub sentence: &'static str,
    /// True for the one place that the finding points to.
    pub primary: bool,
}

/// How safe it is to apply a [`Fix`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applicability {
    /// It does what the app means, for certain.
    Safe,
    /// It probably does; somebody should look at it.
    Unsafe,
}

impl Applicability {
    /// As reports name it for programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
        }
    }
}

/// Edits that a program can apply, all or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// How safe that is.
    pub applicability: Applicability,
    /// What changes, in which file.
    pub edits: Vec<(FileId, Edit)>,
    /// The file that is to be written in UTF-8 without a byte order mark, however it was written before.
    pub to_utf8: Option<FileId>,
}

/// Something that is wrong, or worth knowing, about a variant.
///
/// Its sentences stand in `report/words/<language>/*.ftl` under the id `CODE` or `CODE-case`: the message itself, and as
/// attributes the labels (`.at`, `.beside`), `.note` and `.help`, which are shown wherever they exist, and others that
/// the finding names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind of finding.
    pub code: Code,
    /// How much it matters here.
    pub severity: Severity,
    /// What it is about.
    pub subject: Subject,
    /// Which of the code's messages it is; empty for the only one.
    pub case: &'static str,
    /// The values that its sentences speak of, by name.
    pub arguments: Vec<(&'static str, Argument)>,
    /// The places, the primary one first. Where there is none, the report finds one.
    pub labels: Vec<Label>,
    /// Notes besides `.note`, by attribute, in order.
    pub notes: Vec<&'static str>,
    /// The attribute of the help, `help` unless another one fits better.
    pub help: &'static str,
    /// What a program can do about it.
    pub fixes: Vec<Fix>,
}

impl Finding {
    /// A finding with the code's own severity and no place yet.
    pub fn new(code: Code, subject: Subject) -> Self {
        Self {
            code,
            severity: code.severity(),
            subject,
            case: "",
            arguments: Vec::new(),
            labels: Vec::new(),
            notes: Vec::new(),
            help: "help",
            fixes: Vec::new(),
        }
    }

    /// Which of the code's messages it is.
    pub fn case(mut self, case: &'static str) -> Self {
        self.case = case;
        self
    }

    /// A value that the sentences speak of.
    pub fn with(mut self, name: &'static str, argument: impl Into<Argument>) -> Self {
        self.arguments.push((name, argument.into()));
        self
    }

    /// A key or secret that the sentences speak of.
    pub fn with_secret(self, name: &'static str, secret: &str) -> Self {
        self.with(name, Argument::Secret(secret.to_owned()))
    }

    /// A thing that each language has a word for.
    pub fn with_word(self, name: &'static str, word: &'static str) -> Self {
        self.with(name, Argument::Word(word))
    }

    /// Several names that the sentences speak of.
    pub fn with_list<T: AsRef<str>>(self, name: &'static str, names: impl IntoIterator<Item = T>) -> Self {
        self.with(name, names.into_iter().collect::<Argument>())
    }

    /// Characters that the sentences name.
    pub fn with_characters(self, name: &'static str, characters: impl IntoIterator<Item = char>) -> Self {
        self.with(name, Argument::Characters(characters.into_iter().collect()))
    }

    /// Several things that each language has a word for.
    pub fn with_words(self, name: &'static str, words: impl IntoIterator<Item = &'static str>) -> Self {
        self.with(name, Argument::Words(words.into_iter().collect()))
    }

    /// Lines that the sentences give to be copied.
    pub fn with_lines<T: AsRef<str>>(self, name: &'static str, lines: impl IntoIterator<Item = T>) -> Self {
        self.with(name, Argument::Lines(lines.into_iter().map(|line| line.as_ref().to_owned()).collect()))
    }

    /// The place that the finding points to, where one is known; its sentence is `.at`.
    pub fn at(self, place: impl Into<Option<Place>>) -> Self {
        self.at_saying(place, "at")
    }

    /// The place that the finding points to, where one is known, with a sentence of its own.
    pub fn at_saying(mut self, place: impl Into<Option<Place>>, sentence: &'static str) -> Self {
        if let Some(place) = place.into() {
            self.labels.insert(0, Label { place, sentence, primary: true });
        }
        self
    }

    /// A second place that belongs to it, where one is known; its sentence is `.beside`.
    pub fn beside(self, place: impl Into<Option<Place>>) -> Self {
        self.beside_saying(place, "beside")
    }

    /// A second place that belongs to it, where one is known, with a sentence of its own.
    pub fn beside_saying(mut self, place: impl Into<Option<Place>>, sentence: &'static str) -> Self {
        if let Some(place) = place.into().filter(|_| self.labels.len() < MOST_LABELS) {
            self.labels.push(Label { place, sentence, primary: false });
        }
        self
    }

    /// The first known place of these becomes the primary one, the others stand beside it.
    pub fn among(mut self, places: impl IntoIterator<Item = Option<Place>>) -> Self {
        for place in places {
            self = if self.labels.is_empty() { self.at(place) } else { self.beside(place) };
        }
        self
    }

    /// The place that the finding points to in one of the app's own files; without one, `.note-library` says that a library
    /// brings it.
    pub fn at_or_library(self, place: Option<Place>) -> Self {
        match place {
            Some(place) => self.at(place),
            None => self.note("note-library"),
        }
    }

    /// A note besides `.note`.
    pub fn note(mut self, attribute: &'static str) -> Self {
        self.notes.push(attribute);
        self
    }

    /// A note besides `.note`, where something is the case.
    pub fn note_if(self, shown: bool, attribute: &'static str) -> Self {
        if shown { self.note(attribute) } else { self }
    }

    /// Another help than `.help`.
    pub fn help(mut self, attribute: &'static str) -> Self {
        self.help = attribute;
        self
    }

    /// Another severity than the code's.
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Safe edits of the primary place's file; nothing where there is no such place.
    pub fn fixed_by(self, edits: Vec<Edit>) -> Self {
        self.fixed(Applicability::Safe, edits)
    }

    /// Edits of the primary place's file that somebody should look at; nothing where there is no such place.
    pub fn perhaps_fixed_by(self, edits: Vec<Edit>) -> Self {
        self.fixed(Applicability::Unsafe, edits)
    }

    fn fixed(mut self, applicability: Applicability, edits: Vec<Edit>) -> Self {
        if let Some((file, _)) = self.primary().filter(|_| !edits.is_empty()) {
            let edits = edits.into_iter().map(|edit| (file, edit)).collect();
            self.fixes.push(Fix { applicability, edits, to_utf8: None });
        }
        self
    }

    /// The safe fix is to write the primary place's file in UTF-8 without a byte order mark.
    pub fn fixed_by_utf8(mut self) -> Self {
        if let Some((file, _)) = self.primary() {
            self.fixes.push(Fix { applicability: Applicability::Safe, edits: Vec::new(), to_utf8: Some(file) });
        }
        self
    }

    /// The safe fix is to write `text` at a place, which may be in another file than the primary one.
    pub fn fixed_by_writing_at(mut self, place: Option<Place>, text: &str) -> Self {
        self.fixes.extend(place.map(|(file, span)| Fix {
            applicability: Applicability::Safe,
            edits: vec![(file, Edit { span, replacement: text.to_owned() })],
            to_utf8: None,
        }));
        self
    }

    /// The safe fix is to write `text` at the primary place.
    pub fn fixed_by_writing(self, text: &str) -> Self {
        let place = self.primary();
        self.fixed_by_writing_at(place, text)
    }

    /// Writing `text` at the primary place may be the fix; somebody should look at it.
    pub fn perhaps_fixed_by_writing(self, text: &str) -> Self {
        let edit = self.primary().map(|(_, span)| Edit { span, replacement: text.to_owned() });
        self.perhaps_fixed_by(edit.into_iter().collect())
    }

    /// The place that the finding points to.
    pub fn primary(&self) -> Option<(FileId, Span)> {
        self.labels.iter().find(|label| label.primary).map(|label| label.place)
    }

    /// What makes two findings the same, in every language and wherever the lines move: the code with its case, the
    /// subject, and what the app states.
    pub fn key(&self) -> Shown {
        let mut key = format!("{} {}", self.message_id(), self.subject);
        for (name, argument) in self.arguments.iter().filter(|(name, _)| STATED.contains(name)) {
            let value = match argument {
                Argument::Text(text) => text.clone(),
                Argument::Secret(secret) => Shown::secret(secret).to_string(),
                Argument::Number(number) => number.to_string(),
                Argument::List(texts) | Argument::Lines(texts) => texts.join(","),
                Argument::Word(word) => (*word).to_owned(),
                Argument::Characters(characters) => characters.iter().collect(),
                Argument::Words(words) => words.join(","),
            };
            key.push_str(&format!(" {name}={value}"));
        }
        Shown::sentence(&key)
    }

    /// The values that it calls keys or secrets.
    pub fn secrets(&self) -> impl Iterator<Item = &str> {
        self.arguments.iter().filter_map(|(_, argument)| match argument {
            Argument::Secret(secret) => Some(secret.as_str()),
            _ => None,
        })
    }

    /// Shortens what it names of secrets. Its edits keep them: a file is written as it has to be.
    pub fn shorten(&mut self, secrets: &Secrets) {
        let shorten = |text: &mut String| {
            if let Cow::Owned(shortened) = secrets.shorten_in(text) {
                *text = shortened;
            }
        };
        for (_, argument) in &mut self.arguments {
            match argument {
                Argument::Text(text) => shorten(text),
                Argument::List(texts) | Argument::Lines(texts) => texts.iter_mut().for_each(shorten),
                Argument::Secret(_)
                | Argument::Number(_)
                | Argument::Word(_)
                | Argument::Characters(_)
                | Argument::Words(_) => {}
            }
        }
        self.subject.name_mut().into_iter().for_each(shorten);
    }

    /// The id of its message in the words of every language.
    pub fn message_id(&self) -> String {
        match self.case {
            "" => self.code.name().to_owned(),
            case => format!("{}-{case}", self.code.name()),
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            "" => formatter.write_str(self.kind()),
            name => write!(formatter, "{} {name}", self.kind()),
        }
    }
}
