//! Named texts: decoding of what a file held, and places in it.
//!
//! Invariant: a `Source` remembers its encoding, so a text that is written back keeps it.

use std::ops::Range;
use std::sync::OnceLock;

use crate::text::hidden::hidden;
use crate::text::span::{Position, Span};

/// The largest file that is read, in bytes. A manifest or a TPNS file is a thousandth of it.
pub const MAX_BYTES: usize = 16 << 20;

/// What a file is to a variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A `tpns-configs.json`; the first one in look-up order counts.
    Config,
    /// One of the app's own manifests; highest priority first.
    SourceManifest,
    /// The manifest that the merge of the app and its libraries came to.
    MergedManifest,
    /// The manifest of a library, which has the library's name.
    LibraryManifest,
    /// A build script, for the places of values that the build states.
    BuildScript,
    /// Another script that a build script applies or takes constants from, for the places of values.
    AppliedScript,
    /// A script of a library module that the app packages. What it says isn't the app's, but may be packaged.
    LibraryScript,
    /// A `gradle.properties`, for values that scripts take from it.
    GradleProperties,
    /// A version catalog, `gradle/*.versions.toml`.
    VersionCatalog,
    /// A file of R8 rules that the variant is shrunk with.
    KeepRules,
    /// Findings that the app accepts.
    Baseline,
    /// Huawei's `agconnect-services.json`.
    AgconnectServices,
    /// Google's `google-services.json`.
    GoogleServices,
}

/// How a file's bytes stand for its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 without a byte order mark.
    Utf8,
    /// UTF-8 after a byte order mark.
    Utf8Bom,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// None of these. The text has a replacement character for every byte that isn't UTF-8.
    Unknown,
}

/// Why the text of a file isn't known, although the file is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It has more than [`MAX_BYTES`]: how many.
    TooLarge(usize),
    /// A directory has its name.
    Directory,
    /// It is a link to what doesn't exist: what the link says.
    DanglingLink(String),
    /// It is a link that comes back to itself.
    LinkLoop,
    /// It is a pipe, a socket or a device.
    Special,
    /// The user may not read it.
    Denied,
    /// Reading it failed: what the system says.
    Failed(String),
}

/// A named text.
#[derive(Debug)]
pub struct Source {
    /// Path as findings show it.
    pub name: String,
    /// What the file is.
    pub role: Role,
    /// The text without a byte order mark.
    pub text: String,
    /// How the file holds the text.
    pub encoding: Encoding,
    /// True where the encoding is unknown and the bytes are what GBK has. Each of its characters is one replacement
    /// character in the text.
    pub is_gbk: bool,
    /// Why the text isn't known, and so empty here.
    pub unreadable: Option<Unreadable>,
    line_starts: OnceLock<Vec<usize>>,
    hidden: OnceLock<Vec<Range<usize>>>,
    /// How many characters start before each block of the text, so that a place in a long line is found at once.
    blocks: OnceLock<Vec<usize>>,
}

/// Bytes of a block.
const BLOCK: usize = 1024;

impl Source {
    /// A UTF-8 text.
    pub fn new(name: impl Into<String>, role: Role, text: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            role,
            text: text.into(),
            encoding: Encoding::Utf8,
            is_gbk: false,
            unreadable: None,
            line_starts: OnceLock::new(),
            hidden: OnceLock::new(),
            blocks: OnceLock::new(),
        }
    }

    /// A file without a known text.
    pub fn unreadable(name: String, role: Role, why: Unreadable) -> Self {
        Self { unreadable: Some(why), ..Self::new(name, role, "") }
    }

    /// The text that a file's bytes stand for.
    pub fn decode(name: String, role: Role, bytes: Vec<u8>) -> Self {
        if bytes.len() > MAX_BYTES {
            return Self::unreadable(name, role, Unreadable::TooLarge(bytes.len()));
        }
        let gbk = std::str::from_utf8(&bytes).is_err().then(|| gbk(&bytes)).flatten();
        let (encoding, text) = decode(bytes);
        match gbk.filter(|_| encoding == Encoding::Unknown) {
            Some(text) => Self { encoding, is_gbk: true, ..Self::new(name, role, text) },
            None => Self { encoding, ..Self::new(name, role, text) },
        }
    }

    /// The same file with another text.
    pub fn with_text(&self, text: &str) -> Self {
        Self { encoding: self.encoding, ..Self::new(self.name.clone(), self.role, text) }
    }

    /// Line and column of a byte offset; an offset past the end is the end.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.text.floor_char_boundary(offset);
        let starts = self.line_starts();
        let line = starts.partition_point(|&start| start <= offset).max(1);
        let start = starts.get(line - 1).copied().unwrap_or(0);
        let column = self.characters_before(offset) - self.characters_before(start) + 1;
        Position { line, column }
    }

    /// Byte offset at which a line, counted from 1, starts; the end of the text when there is no such line.
    pub fn line_start(&self, line: usize) -> usize {
        self.line_starts().get(line.saturating_sub(1)).copied().unwrap_or(self.text.len())
    }

    /// Byte offset at which the line of a byte offset starts.
    pub fn start_of_line(&self, offset: usize) -> usize {
        let starts = self.line_starts();
        starts
            .partition_point(|&start| start <= offset)
            .checked_sub(1)
            .and_then(|line| starts.get(line))
            .map_or(0, |s| *s)
    }

    /// Byte offset just past the newline of the line of a byte offset; nothing on the last line.
    pub fn start_of_next_line(&self, offset: usize) -> Option<usize> {
        let starts = self.line_starts();
        starts.get(starts.partition_point(|&start| start <= offset)).copied()
    }

    /// How its lines end: as its first one does.
    pub fn newline(&self) -> &'static str {
        let first = self.start_of_next_line(0).and_then(|end| self.text.get(..end));
        if first.is_some_and(|line| line.ends_with("\r\n")) { "\r\n" } else { "\n" }
    }

    /// How many lines there are; a text without a newline is one.
    pub fn lines(&self) -> usize {
        self.line_starts().len()
    }

    /// A line, counted from 1, without its newline; empty when there is no such line.
    pub fn line(&self, line: usize) -> &str {
        let text = self.text.get(self.line_start(line)..self.line_start(line + 1)).unwrap_or("");
        text.trim_end_matches(['\n', '\r'])
    }

    /// Where it holds the values of keys and secrets, by what stands before them.
    pub fn hidden(&self) -> &[Range<usize>] {
        self.hidden.get_or_init(|| hidden(&self.text))
    }

    /// How many characters a span has.
    pub fn length(&self, span: Span) -> usize {
        self.characters_before(span.end).saturating_sub(self.characters_before(span.start))
    }

    /// How many characters start before an offset.
    fn characters_before(&self, offset: usize) -> usize {
        let starts = |bytes: &[u8]| bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
        let blocks = self.blocks.get_or_init(|| {
            let counts = self.text.as_bytes().chunks(BLOCK).map(starts);
            std::iter::once(0)
                .chain(counts.scan(0, |sum, count| {
                    *sum += count;
                    Some(*sum)
                }))
                .collect()
        });
        let offset = offset.min(self.text.len());
        let block = offset / BLOCK;
        let rest = self.text.as_bytes().get(block * BLOCK..offset).unwrap_or_default();
        blocks.get(block).copied().unwrap_or(0) + starts(rest)
    }

    /// The text of a span, or nothing where it is not a span of this text.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or("")
    }

    fn line_starts(&self) -> &[usize] {
        self.line_starts.get_or_init(|| {
            let newlines = self.text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
            std::iter::once(0).chain(newlines.map(|(offset, _)| offset + 1)).collect()
        })
    }

    /// A text in this file's place, in this file's encoding.
    pub fn encode(&self, text: &str) -> Vec<u8> {
        let units =
            |unit: fn(u16) -> [u8; 2]| std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(unit).collect();
        match self.encoding {
            Encoding::Utf8 | Encoding::Unknown => text.as_bytes().to_vec(),
            Encoding::Utf8Bom => format!("\u{FEFF}{text}").into_bytes(),
            Encoding::Utf16Le => units(u16::to_le_bytes),
            Encoding::Utf16Be => units(u16::to_be_bytes),
        }
    }
}

/// The text of bytes that are GBK by what they look like, with a replacement character for each of its characters: pairs
/// of bytes, most of them in the part that holds the common Chinese ones.
fn gbk(bytes: &[u8]) -> Option<String> {
    let mut text = String::with_capacity(bytes.len());
    let (mut pairs, mut common) = (0, 0);
    let mut rest = bytes;
    while let [first, after @ ..] = rest {
        rest = match (first, after) {
            (0..=0x7F, after) => {
                text.push(char::from(*first));
                after
            }
            (0x81..=0xFE, [second @ (0x40..=0x7E | 0x80..=0xFE), after @ ..]) => {
                pairs += 1;
                common += usize::from(*first >= 0xA1 && *second >= 0xA1);
                text.push(char::REPLACEMENT_CHARACTER);
                after
            }
            _ => return None,
        };
    }
    (pairs > 0 && common * 2 > pairs).then_some(text)
}

fn decode(bytes: Vec<u8>) -> (Encoding, String) {
    let utf16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let (units, rest) = bytes.as_chunks::<2>();
        let text = char::decode_utf16(units.iter().map(|&pair| unit(pair)))
            .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER));
        text.chain(rest.iter().map(|_| char::REPLACEMENT_CHARACTER)).collect::<String>()
    };
    match bytes.as_slice() {
        [0xEF, 0xBB, 0xBF, rest @ ..] => match std::str::from_utf8(rest) {
            Ok(text) => (Encoding::Utf8Bom, text.to_owned()),
            Err(_) => (Encoding::Unknown, String::from_utf8_lossy(rest).into_owned()),
        },
        [0xFF, 0xFE, rest @ ..] => (Encoding::Utf16Le, utf16(rest, u16::from_le_bytes)),
        [0xFE, 0xFF, rest @ ..] => (Encoding::Utf16Be, utf16(rest, u16::from_be_bytes)),
        // Without a mark, a markup or JSON character beside a zero byte tells, in what has no zero character.
        _ => {
            let guess = match bytes.as_slice() {
                [b'<' | b'{', 0, ..] => Some((Encoding::Utf16Le, utf16(&bytes, u16::from_le_bytes))),
                [0, b'<' | b'{', ..] => Some((Encoding::Utf16Be, utf16(&bytes, u16::from_be_bytes))),
                _ => None,
            };
            guess.filter(|(_, text)| !text.contains('\0')).unwrap_or_else(|| match String::from_utf8(bytes) {
                Ok(text) => (Encoding::Utf8, text),
                Err(error) => (Encoding::Unknown, String::from_utf8_lossy(error.as_bytes()).into_owned()),
            })
        }
    }
}

/// A place in a file.
pub type Place = (FileId, Span);

/// Which file of a [`Sources`] is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(usize);

/// All files of a variant, in a fixed order.
#[derive(Debug, Default)]
pub struct Sources(Vec<Source>);

impl Sources {
    /// Adds a file.
    pub fn add(&mut self, source: Source) -> FileId {
        self.0.push(source);
        FileId(self.0.len() - 1)
    }

    /// The file; every id was given out by [`Sources::add`] of the same collection.
    pub fn get(&self, id: FileId) -> Option<&Source> {
        self.0.get(id.0)
    }

    /// The file of a name, if there is one.
    pub fn named(&self, name: &str) -> Option<(FileId, &Source)> {
        self.0.iter().enumerate().find(|(_, source)| source.name == name).map(|(i, source)| (FileId(i), source))
    }

    /// Leaves out the files of a role. Every id given out before is void.
    pub fn without(mut self, role: Role) -> Self {
        self.0.retain(|source| source.role != role);
        self
    }

    /// Every file, in order.
    pub fn all(&self) -> impl Iterator<Item = &Source> {
        self.0.iter()
    }

    /// Files of one role whose text is known, in order.
    pub fn of_role(&self, role: Role) -> impl Iterator<Item = (FileId, &Source)> {
        self.present(role).filter(|(_, source)| source.unreadable.is_none())
    }

    /// Files of one role, in order, also those that can't be read.
    pub fn present(&self, role: Role) -> impl Iterator<Item = (FileId, &Source)> {
        self.each().filter(move |(_, source)| source.role == role)
    }

    /// Files that can't be read, in order.
    pub fn unreadable(&self) -> impl Iterator<Item = (FileId, &Source, &Unreadable)> {
        self.each().filter_map(|(file, source)| Some((file, source, source.unreadable.as_ref()?)))
    }

    fn each(&self) -> impl Iterator<Item = (FileId, &Source)> {
        self.0.iter().enumerate().map(|(index, source)| (FileId(index), source))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(bytes: &[u8]) -> Source {
        Source::decode("x".into(), Role::Config, bytes.to_vec())
    }

    #[test]
    fn what_is_too_large_is_not_looked_into() {
        let largest = Source::decode("x".into(), Role::Config, vec![b' '; MAX_BYTES]);
        assert_eq!((largest.unreadable, largest.text.len()), (None, MAX_BYTES));
        let larger = Source::decode("x".into(), Role::Config, vec![b' '; MAX_BYTES + 1]);
        assert_eq!((larger.unreadable, larger.text.len()), (Some(Unreadable::TooLarge(MAX_BYTES + 1)), 0));
    }

    #[test]
    fn every_encoding_comes_out_as_it_went_in() {
        let utf16: Vec<u8> = "\u{FEFF}{推}".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let little: Vec<u8> = "\u{FEFF}{推}".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let table: [(&[u8], Encoding); 4] = [
            ("{推}".as_bytes(), Encoding::Utf8),
            ("\u{FEFF}{推}".as_bytes(), Encoding::Utf8Bom),
            (&utf16, Encoding::Utf16Be),
            (&little, Encoding::Utf16Le),
        ];
        for (bytes, encoding) in table {
            let source = source(bytes);
            assert_eq!((source.encoding, source.text.as_str()), (encoding, "{推}"));
            assert_eq!(source.encode(&source.text), bytes, "{encoding:?}");
        }
    }

    #[test]
    fn bytes_of_no_known_encoding_are_named_as_such() {
        assert_eq!(source(b"{\"a\": \"\xB0\xA1\"}").encoding, Encoding::Unknown);
        assert_eq!(source("{}".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>().as_slice()).text, "{}");
        assert_eq!(source(b"<\0\0\0").text, "<\0\0\0");
    }

    #[test]
    fn columns_count_characters_and_offsets_past_the_end_are_the_end() {
        let source = Source::new("x", Role::Config, "推送\n\"键\": 1\r\n");
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        assert_eq!(source.position(6), Position { line: 1, column: 3 });
        assert_eq!(source.position("推送\n\"键".len()), Position { line: 2, column: 3 });
        assert_eq!(source.position(1000), Position { line: 3, column: 1 });
    }
}
