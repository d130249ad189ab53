//! Keys never leave the engine whole.
//!
//! Invariant: [`Shown`] is the only text that a renderer can get at, and making one masks it, whether or not its file
//! could be parsed: source lines are masked by what their file looks like, not by what a parser made of it.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use serde::{Deserialize, Serialize};

use super::hidden::password;
use super::unseen::is_unseen;

/// How long an access key is.
const KEY_LENGTH: usize = 12;
/// How long a run of hex digits is that may be a secret.
const SECRET_LENGTH: usize = 32;

/// The shortest value that is hidden wherever it stands. A shorter one would be found inside of ordinary words.
const SHORTEST_SECRET: usize = 8;

/// True for a name that stands before a key or secret, such as `access_key`, `appSecret`, `sk` or `token`.
pub fn names_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["key", "secr", "token", "passw", "pwd", "密钥", "秘钥", "密码", "口令"].iter().any(|word| name.contains(word))
        || name.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| matches!(word, "sk" | "ak"))
}

/// The values that an app keeps under names of keys and secrets. They are hidden wherever they stand.
#[derive(Debug, Default)]
pub struct Secrets {
    values: Vec<String>,
    /// Finds all of them in one pass, the longest where one contains another.
    finder: Option<AhoCorasick>,
}

impl Secrets {
    /// Of values; those that can't be told from ordinary words are left out.
    pub fn new<'a>(values: impl IntoIterator<Item = &'a str>) -> Self {
        let is_secret = |value: &&str| {
            let told = value.len() >= SHORTEST_SECRET && !value.contains("${") && !value.starts_with(['@', '?']);
            told && !value.chars().all(is_filler)
        };
        let mut values: Vec<String> = values.into_iter().map(str::trim).filter(is_secret).map(str::to_owned).collect();
        values.sort();
        values.dedup();
        // Fails only for more bytes than a file can have.
        let finder = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            // A DFA of a value that repeats itself takes quadratic time to make.
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(&values);
        Self { finder: finder.ok().filter(|_| !values.is_empty()), values }
    }

    /// Each of them.
    pub fn values(&self) -> impl Iterator<Item = &str> {
        self.values.iter().map(String::as_str)
    }

    /// The bytes of a text that are one of them, in order.
    fn found_in(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        self.finder.iter().flat_map(move |finder| finder.find_iter(text)).map(|found| found.range())
    }

    /// A text with each of them shortened.
    pub fn shorten_in<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let mut shortened = String::new();
        let mut end = 0;
        for found in self.found_in(text) {
            shortened.push_str(text.get(end..found.start).unwrap_or_default());
            shortened.push_str(&shorten(text.get(found.clone()).unwrap_or_default()));
            end = found.end;
        }
        if end == 0 {
            return Cow::Borrowed(text);
        }
        shortened.push_str(text.get(end..).unwrap_or_default());
        Cow::Owned(shortened)
    }

    /// The same of a text that may be shown already.
    pub fn shown(&self, text: Shown) -> Shown {
        match self.shorten_in(text.as_str()) {
            Cow::Owned(shortened) => Shown(shortened),
            Cow::Borrowed(_) => text,
        }
    }

    /// Replaces each by as many characters.
    fn hide_in(&self, characters: &mut [char], line: &str) {
        let (mut counted, mut column) = (0, 0);
        for found in self.found_in(line) {
            column += line.get(counted..found.start).unwrap_or_default().chars().count();
            counted = found.start;
            let length = line.get(found).unwrap_or_default().chars().count();
            hide(characters.get_mut(column..column + length).unwrap_or_default());
        }
    }
}

/// True for what documentation writes in the place of a value, as in `xxxx`.
pub fn is_filler(character: char) -> bool {
    matches!(character, 'x' | 'X' | '*' | '.' | '…' | '-')
}

/// A text that may be shown: every key in it is masked, and a terminal obeys nothing in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Shown(String);

impl Shown {
    /// A sentence, a name or a value. Control characters are escaped.
    pub fn sentence(text: &str) -> Self {
        if is_plain(text) {
            return Self(text.to_owned());
        }
        let mut characters = Vec::with_capacity(text.len());
        for character in text.chars() {
            if is_hidden(character) {
                characters.extend(character.escape_unicode());
            } else {
                characters.push(character);
            }
        }
        mask_words(&mut characters);
        Self(characters.into_iter().collect())
    }

    /// Sentences, one per line.
    pub fn lines(text: &str) -> Self {
        if !text.contains('\n') {
            return Self::sentence(text);
        }
        Self(text.split('\n').map(|line| Self::sentence(line).0).collect::<Vec<_>>().join("\n"))
    }

    /// A path of a file. It has to lead there, so only characters that nobody sees are escaped.
    pub fn path(path: &str) -> Self {
        if !path.chars().any(is_hidden) {
            return Self(path.to_owned());
        }
        let escape = |c: char| if is_hidden(c) { c.escape_unicode().to_string() } else { c.to_string() };
        Self(path.chars().map(escape).collect())
    }

    /// A text as it is, to be written into a file by a program; nothing where it holds a key.
    pub fn verbatim(text: &str, secrets: &Secrets) -> Option<Self> {
        let mut characters: Vec<char> = text.chars().collect();
        mask_words(&mut characters);
        secrets.hide_in(&mut characters, text);
        characters.into_iter().eq(text.chars()).then(|| Self(text.to_owned()))
    }

    /// A key or secret: `A1…F6`.
    pub fn secret(text: &str) -> Self {
        Self::path(&shorten(text))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// True where there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl AsRef<str> for Shown {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// True where a text can be shown as it is, as nearly every one can: nothing in it is hidden or looks like a key.
fn is_plain(text: &str) -> bool {
    let (mut capitals, mut hex) = (0, 0);
    let no_key = text.bytes().all(|byte| {
        capitals = if is_capital(char::from(byte)) { capitals + 1 } else { 0 };
        hex = if byte.is_ascii_hexdigit() { hex + 1 } else { 0 };
        capitals < KEY_LENGTH && hex < SECRET_LENGTH && !byte.is_ascii_control()
    });
    no_key && (text.is_ascii() || !text.chars().any(is_hidden)) && password(text).is_none()
}

/// True for what access keys are made of.
fn is_capital(character: char) -> bool {
    character.is_ascii_uppercase() || character.is_ascii_digit()
}

/// True for what a reader doesn't see, or what makes a terminal or browser show something else than there is.
fn is_hidden(character: char) -> bool {
    if character.is_ascii() { character.is_ascii_control() } else { character.is_control() || is_unseen(character) }
}

/// A source line, masked: a key is known by what stands before it in the file.
#[derive(Debug)]
pub struct MaskedLine(Vec<char>);

impl MaskedLine {
    /// A line, without its newline, that starts at a byte of a text; with what is [hidden](super::hidden::hidden) of the
    /// text.
    pub fn of(line: &str, start: usize, hidden: &[Range<usize>], secrets: &Secrets) -> Self {
        let mut characters: Vec<char> = line.chars().collect();
        mask_words(&mut characters);
        let mut ranges = hidden.iter().skip(hidden.partition_point(|range| range.end <= start)).peekable();
        for ((offset, _), character) in line.char_indices().zip(&mut characters) {
            let offset = start + offset;
            while ranges.next_if(|range| range.end <= offset).is_some() {}
            if ranges.peek().is_some_and(|range| range.contains(&offset)) {
                star(character);
            }
        }
        secrets.hide_in(&mut characters, line);
        Self(characters)
    }

    /// A part of it, from a column on, with the columns of what is shown as an escape, and how long that is. A tab becomes
    /// a space.
    pub fn part(&self, from: usize, length: usize) -> (Shown, Vec<(usize, usize)>) {
        let mut shown = String::new();
        let mut escapes = Vec::new();
        for (column, &character) in self.0.iter().enumerate().skip(from).take(length) {
            match character {
                '\t' => shown.push(' '),
                hidden if is_hidden(hidden) => {
                    let escape = hidden.escape_unicode();
                    escapes.push((column, escape.len()));
                    shown.extend(escape);
                }
                plain => shown.push(plain),
            }
        }
        (Shown(shown), escapes)
    }
}

/// A key as messages show it: `A1…F6`. Anything shorter than eight characters shows nothing of itself.
fn shorten(key: &str) -> String {
    let characters: Vec<char> = key.trim().chars().collect();
    match characters.as_slice() {
        [a, b, _, _, _, .., c, d] if characters.len() >= 8 => format!("{a}{b}…{c}{d}"),
        _ => "…".to_owned(),
    }
}

/// Hides every word that has the shape of a key: an access key wherever it stands, and a long run of hex digits.
fn mask_words(characters: &mut [char]) {
    let mut position = 0;
    while position < characters.len() {
        let length = characters.iter().skip(position).take_while(|character| character.is_ascii_alphanumeric()).count();
        let word = characters.get_mut(position..position + length).unwrap_or_default();
        let upper = |c: &char| is_capital(*c);
        let access_key = matches!(word, ['A' | 'I', ..]) && word.len() == KEY_LENGTH && word.iter().all(upper);
        // Glued to other text, as in a comment `KEYA1B2C3D4E5F6`, a key is still a key.
        let mixed = word.iter().any(char::is_ascii_digit) && word.iter().any(char::is_ascii_uppercase);
        let glued = word.len() > KEY_LENGTH && word.iter().all(upper) && mixed;
        let hex = word.len() >= SECRET_LENGTH && word.iter().all(char::is_ascii_hexdigit);
        if access_key || glued || hex {
            hide(word);
        }
        position += length.max(1);
    }
    // In the address of a repository.
    if characters.contains(&'@') {
        let text: String = characters.iter().collect();
        if let Some(password) = password(&text) {
            let before = text.get(..password.start).unwrap_or_default().chars().count();
            let length = text.get(password).unwrap_or_default().chars().count();
            hide(characters.get_mut(before..before + length).unwrap_or_default());
        }
    }
}

/// Which characters of a value of this length are hidden: of a longer one, two at each end are left.
pub(super) fn inner(length: usize) -> Range<usize> {
    let shown = if length >= 8 { 2 } else { 0 };
    shown..length - shown
}

fn hide(value: &mut [char]) {
    value.get_mut(inner(value.len())).unwrap_or_default().iter_mut().for_each(star);
}

fn star(character: &mut char) {
    if !character.is_whitespace() && *character != '…' {
        *character = '*';
    }
}

#[cfg(test)]
mod tests {
    use super::super::hidden::hidden;
    use super::*;

    const KEY: &str = "A1B2C3D4E5F6";
    const SECRET: &str = "0123456789abcdef0123456789abcdef";

    #[test]
    fn keys_are_shortened() {
        assert_eq!(shorten(KEY), "A1…F6");
        assert_eq!(shorten(" A1B2C3D4E5F6 "), "A1…F6");
        assert_eq!(shorten("A1B2C3"), "…");
        assert_eq!(shorten(""), "…");
    }

    #[test]
    fn lines_keep_their_columns_and_lose_their_keys() {
        let table = [
            (r#"  "access_key": "A1B2C3D4E5F6","#, r#"  "access_key": "A1********F6","#),
            (r#"  "access_key": null,"#, r#"  "access_key": null,"#),
            (r#"  "access_key" :"a b","#, r#"  "access_key" :"* *","#),
            (r#"  "access_key": " A1B2C3D4E5F6""#, r#"  "access_key": " A*********F6""#),
            ("access_key: lowercasekey1", "access_key: lo*********y1"),
            ("'access_key': 'unterminated, x", "'access_key': 'un*********** x"),
            ("XG_ACCESS_KEY: \"A1B2C3D4E5F6\"]", "XG_ACCESS_KEY: \"A1********F6\"]"),
            (r#"put("XG_ACCESS_KEY", "notyetakey")"#, r#"put("XG_ACCESS_KEY", "no******ey")"#),
            (
                r#"android:name="XG_V2_ACCESS_KEY" android:value="a1b2c3d4e5f6" />"#,
                r#"android:name="XG_V2_ACCESS_KEY" android:value="a1********f6" />"#,
            ),
            ("// old: KEYA1B2C3D4E5F6", "// old: KE***********F6"),
            (r#""app_id": "2882300000000000001""#, r#""app_id": "2882300000000000001""#),
            (r#""access_id": "1580002210""#, r#""access_id": "1580002210""#),
            ("XG_ACCESS_ID: '1580002210'", "XG_ACCESS_ID: '1580002210'"),
            ("accessKey = providers.gradleProperty('key')", "accessKey = providers.gradleProperty('key')"),
            ("com.example.monkey", "com.example.monkey"),
        ];
        let mask = |line: &str| MaskedLine::of(line, 0, &hidden(line), &Secrets::default()).part(0, usize::MAX).0;
        for (line, masked) in table {
            assert_eq!(mask(line).as_str(), masked);
            assert_eq!(mask(line).as_str().chars().count(), line.chars().count());
        }
        assert!(!mask(SECRET).as_str().contains("456789"));
    }

    #[test]
    fn what_nobody_sees_is_shown_as_its_escape() {
        let (shown, escapes) = MaskedLine::of("\t\u{202e}ab\u{200b}", 0, &[], &Secrets::default()).part(1, 9);
        assert_eq!((shown.as_str(), escapes), ("\\u{202e}ab\\u{200b}", vec![(1, 8), (4, 8)]));
        assert_eq!(Shown::secret("\u{200b}1580002210").as_str(), "\\u{200b}1…10");
    }
}
