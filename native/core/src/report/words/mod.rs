//! What is said, in every language: `en/*.ftl` and `zh/*.ftl`, in Mozilla's Fluent format.
//!
//! Invariant: both languages have the same messages, attributes and variables, which a test holds.

use std::collections::HashMap;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, PatternElement};
use unic_langid::LanguageIdentifier;

use crate::finding::Argument;
use crate::text::language::Language;
use crate::text::mask::Shown;
use crate::text::stray;
use crate::text::unseen::is_unseen;

macro_rules! texts {
    ($language:literal) => {
        [
            include_str!(concat!($language, "/common.ftl")),
            include_str!(concat!($language, "/file.ftl")),
            include_str!(concat!($language, "/values.ftl")),
            include_str!(concat!($language, "/access_point.ftl")),
            include_str!(concat!($language, "/manifest.ftl")),
            include_str!(concat!($language, "/dependencies.ftl")),
            include_str!(concat!($language, "/redirect.ftl")),
            include_str!(concat!($language, "/im.ftl")),
            include_str!(concat!($language, "/tool.ftl")),
            include_str!(concat!($language, "/fixes.ftl")),
            include_str!(concat!($language, "/migrate.ftl")),
            include_str!(concat!($language, "/report.ftl")),
            include_str!(concat!($language, "/console.ftl")),
        ]
    };
}

/// Names of one list that are said.
const MOST_NAMES: usize = 20;

/// Characters of one text that are named.
const MOST_CHARACTERS: usize = 4;

static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::read(Language::English, &texts!("en")));
static CHINESE: LazyLock<Words> = LazyLock::new(|| Words::read(Language::Chinese, &texts!("zh")));

/// The words of one language.
pub struct Words {
    /// The language.
    pub language: Language,
    bundle: FluentBundle<FluentResource>,
    /// The sentences without values, by id: a page has hundreds of them.
    fixed: HashMap<String, Shown>,
}

/// The values that a sentence speaks of, by name.
pub type Arguments = Vec<(&'static str, Argument)>;

impl Words {
    /// The words of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &ENGLISH,
            Language::Chinese => &CHINESE,
        }
    }

    fn read(language: Language, texts: &[&str]) -> Self {
        let locale: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // The marks that isolate values of another writing direction would stand in every message.
        bundle.set_use_isolating(false);
        let mut fixed = HashMap::new();
        for text in texts {
            // A fault in a text is found by the tests below; here the rest of it is used.
            let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, _)| resource);
            fixed.extend(resource.entries().filter_map(fixed_text));
            let _ = bundle.add_resource(resource);
        }
        Self { language, bundle, fixed }
    }

    /// A sentence by its id. An id that doesn't exist is shown itself, and never is in a tested message.
    pub fn say(&self, id: &str, arguments: &[(&str, Argument)]) -> Shown {
        self.pattern(id, None, arguments).unwrap_or_else(|| Shown::sentence(id))
    }

    /// A sentence without values, as in a table's head.
    pub fn word(&self, id: &str) -> Shown {
        self.fixed(id).cloned().unwrap_or_else(|| self.say(id, &[]))
    }

    /// The same as it is kept; nothing where the sentence holds a value.
    pub fn fixed(&self, id: &str) -> Option<&Shown> {
        self.fixed.get(id)
    }

    /// An attribute of a sentence, if there is one.
    pub fn attribute(&self, id: &str, attribute: &str, arguments: &[(&str, Argument)]) -> Option<Shown> {
        self.pattern(id, Some(attribute), arguments)
    }

    fn pattern(&self, id: &str, attribute: Option<&str>, arguments: &[(&str, Argument)]) -> Option<Shown> {
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let mut values = FluentArgs::with_capacity(arguments.len());
        for (name, argument) in arguments {
            values.set(*name, self.value(argument));
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&values), &mut errors);
        debug_assert!(errors.is_empty(), "{id} {attribute:?}: {errors:?}");
        Some(Shown::lines(&text))
    }

    fn value(&self, argument: &Argument) -> FluentValue<'static> {
        match argument {
            // A newline in a value starts no line; only those of lines do.
            Argument::Text(text) => Shown::sentence(text).as_str().to_owned().into(),
            Argument::Secret(secret) => Shown::secret(secret).as_str().to_owned().into(),
            Argument::Number(number) => FluentValue::from(*number),
            Argument::List(names) => self.list(names).into(),
            Argument::Lines(lines) => {
                lines.iter().map(|line| format!("\n{}", Shown::sentence(line))).collect::<String>().into()
            }
            Argument::Word(id) => self.word(id).as_str().to_owned().into(),
            Argument::Characters(characters) => self.characters(characters).into(),
            Argument::Words(ids) => {
                let words: Vec<String> = ids.iter().map(|id| self.word(id).to_string()).collect();
                words.join(self.word("list-separator").as_str()).into()
            }
        }
    }

    /// Each character with its code point and its name, once.
    fn characters(&self, characters: &[char]) -> String {
        let mut distinct: Vec<char> = Vec::new();
        for character in characters {
            if distinct.len() < MOST_CHARACTERS && !distinct.contains(character) {
                distinct.push(*character);
            }
        }
        let named = distinct.iter().map(|&character| {
            let id = if is_unseen(character) { "character-unseen" } else { "character-seen" };
            let arguments = [
                ("character", character.to_string().into()),
                ("point", code_point(character).into()),
                ("name", Argument::Word(stray::word(character))),
            ];
            self.say(id, &arguments).to_string()
        });
        let more = characters.iter().any(|character| !distinct.contains(character)).then(|| "…".to_owned());
        named.chain(more).collect::<Vec<_>>().join(self.separator())
    }

    /// Names as a sentence lists them.
    fn list(&self, names: &[String]) -> String {
        let quote = |name: &String| format!("`{}`", Shown::sentence(name));
        let mut quoted: Vec<String> = names.iter().take(MOST_NAMES).map(quote).collect();
        if names.len() > quoted.len() {
            let more = [("count", Argument::Number(names.len() - quoted.len()))];
            quoted.push(self.say("and-more", &more).to_string());
        }
        quoted.join(self.separator())
    }

    fn separator(&self) -> &'static str {
        match self.language {
            Language::English => ", ",
            Language::Chinese => "、",
        }
    }
}

/// The id and text of a message that holds no value.
fn fixed_text(entry: &Entry<&str>) -> Option<(String, Shown)> {
    let Entry::Message(message) = entry else { return None };
    let text = message.value.as_ref()?.elements.iter().map(|element| match element {
        PatternElement::TextElement { value } => Some(*value),
        PatternElement::Placeable { .. } => None,
    });
    Some((message.id.name.to_owned(), Shown::lines(&text.collect::<Option<String>>()?)))
}

/// As in `U+200B`.
pub(super) fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

#[cfg(test)]
mod tests;
