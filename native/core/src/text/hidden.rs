//! Where a text holds the values of keys and secrets, by what stands before them.
//!
//! The whole text is looked at, and not what a parser made of it: a value may be in another line than its name, the file
//! may be broken, and an escape keeps a value from being found by what it stands for.

use std::ops::Range;

use super::mask::{inner, is_filler, names_secret};

/// How far the end of a bracket or of a call is looked for, in bytes.
const LONGEST_GROUP: usize = 64 << 10;

/// The bytes of a text that nobody may see, in order. Of a longer value, two characters at each end are left.
pub fn hidden(text: &str) -> Vec<Range<usize>> {
    let is_xml = text.trim_start().starts_with('<');
    let mut scanner = Scanner { text, is_xml, found: Vec::new() };
    scanner.scan();
    let mut found = scanner.found;
    found.sort_by_key(|range| range.start);
    found
}

/// The value of a key in a URL such as `https://user:password@host/`.
pub(super) fn password(text: &str) -> Option<Range<usize>> {
    let start = text.find("://")? + "://".len();
    let rest = text.get(start..)?;
    let end = rest.find(|c: char| c == '/' || c == '"' || c == '\'' || c.is_whitespace()).unwrap_or(rest.len());
    let user = rest.get(..end)?;
    let (user, _) = user.rsplit_once('@')?;
    let (name, _) = user.split_once(':')?;
    Some(start + name.len() + 1..start + user.len())
}

struct Scanner<'a> {
    text: &'a str,
    is_xml: bool,
    found: Vec<Range<usize>>,
}

impl Scanner<'_> {
    fn scan(&mut self) {
        // The tag that the scanner is in, and the last one that was looked at.
        let (mut tag, mut done) = (None, None);
        let mut position = 0;
        while let Some(character) = self.at(position) {
            if !is_word(character) {
                if self.is_xml && character == '<' {
                    tag = Some(position);
                }
                position += character.len_utf8();
                continue;
            }
            let end = self.end_of_word(position);
            let is_secret = names_secret(self.slice(position..end));
            if is_secret && tag.is_some() && done != tag && self.is_in_name(position) {
                done = tag;
                self.values_of_tag(tag.unwrap_or(position), end);
            }
            position = if is_secret { self.value_after(end).unwrap_or(end) } else { end };
        }
    }

    fn at(&self, position: usize) -> Option<char> {
        match self.text.as_bytes().get(position)? {
            byte if byte.is_ascii() => Some(char::from(*byte)),
            _ => self.text.get(position..)?.chars().next(),
        }
    }

    fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    fn rest(&self, position: usize) -> &str {
        self.text.get(position..).unwrap_or_default()
    }

    fn skip(&self, mut position: usize, skipped: impl Fn(char) -> bool) -> usize {
        while let Some(character) = self.at(position).filter(|c| skipped(*c)) {
            position += character.len_utf8();
        }
        position
    }

    fn end_of_word(&self, start: usize) -> usize {
        self.skip(start, is_word)
    }

    /// Skips blanks, also lines and what makes their rest a comment.
    fn skip_blanks(&self, mut position: usize) -> usize {
        loop {
            let end = self.skip(position, char::is_whitespace);
            let new_line = self.slice(position..end).contains('\n');
            let mark = self.rest(end);
            let comment = new_line && (mark.starts_with("//") || mark.starts_with('#') || mark.starts_with("* "));
            if !comment {
                return end;
            }
            position = self.skip(end, |c| matches!(c, '/' | '#' | '*'));
        }
    }

    /// Whether a word is the value of an attribute `name`.
    fn is_in_name(&self, word: usize) -> bool {
        let before = self.slice(0..word).trim_end_matches(['"', '\'', '@', '$', '{']);
        before.trim_end().strip_suffix('=').is_some_and(|name| name.trim_end().ends_with("name"))
    }

    /// Hides the attributes `value` of a tag; of one that has none, what stands behind it.
    fn values_of_tag(&mut self, tag: usize, word: usize) {
        let end = self.rest(word).find(['<', '>']).map_or(self.text.len(), |end| word + end);
        let before = self.found.len();
        let mut position = tag + 1;
        while let Some(at) = self.slice(position..end).find("value") {
            position += at + "value".len();
            let equals = self.skip(position, char::is_whitespace);
            if self.at(equals) == Some('=') {
                let quote = self.skip(equals + 1, char::is_whitespace);
                position = self.literal(quote).unwrap_or(position);
            }
        }
        let is_closed = self.slice(0..end).ends_with('/');
        if self.found.len() == before && !is_closed && self.at(end) == Some('>') {
            let content = end + 1;
            let end = self.rest(content).find('<').map_or(self.text.len(), |end| content + end);
            let text = self.slice(content..end);
            let start = content + (text.len() - text.trim_start().len());
            self.hide(start..start + text.trim().len());
        }
    }

    /// Hides the value of a name that ends here: `"access_key": "…"`, `XG_ACCESS_KEY : '…'`, `put("XG_ACCESS_KEY", "…")`,
    /// `accessKey '…'`, `android:name="XG_V2_ACCESS_KEY" android:value="…"`. Returns where it ends.
    fn value_after(&mut self, name: usize) -> Option<usize> {
        let blank = self.skip(name, |c| matches!(c, ' ' | '\t'));
        if blank > name && matches!(self.at(blank), Some('"' | '\'')) {
            return self.expression(blank);
        }
        let behind = self.skip(name, |c| matches!(c, '"' | '\'' | ']' | ')'));
        let mut position = self.skip_blanks(behind);
        if self.rest(position).starts_with("android:value") {
            position = self.skip_blanks(position + "android:value".len());
        }
        if !matches!(self.at(position), Some(':' | '=' | ',')) {
            return None;
        }
        while matches!(self.at(position), Some(':' | '=' | ',')) {
            position = self.skip_blanks(position + 1);
        }
        self.expression(position)
    }

    /// Hides a value and what is added to it. Returns where it ends.
    fn expression(&mut self, start: usize) -> Option<usize> {
        let mut end = match self.at(start)? {
            '"' | '\'' => self.literal(start)?,
            '[' | '{' | '(' => self.group(start, |_| true),
            _ => {
                let end = self.end_of_word(start);
                let is_value = |text: &str| text.len() >= 8 && text.contains(|c: char| c.is_ascii_digit());
                match self.at(end) {
                    // A call makes the value. What it is made of is rarely the value itself, but a name.
                    Some('(') => self.group(end, is_value),
                    // `XG_ACCESS_KEY: push["xgKey"]` takes it out of a map.
                    Some('[') if !is_value(self.slice(start..end)) => self.group(end, is_value),
                    _ => {
                        self.hide(start..end);
                        end
                    }
                }
            }
        };
        loop {
            let next = self.skip(end, char::is_whitespace);
            let rest = self.rest(next);
            let added = ["+", ".concat(", ".plus("].iter().find(|operator| rest.starts_with(**operator));
            let Some(operand) = added.map(|operator| self.skip(next + operator.len(), char::is_whitespace)) else {
                break;
            };
            end = match self.at(operand) {
                Some('"' | '\'') => self.literal(operand)?,
                _ => self.end_of_word(operand),
            };
            end = self.skip(end, |c| c == ')');
        }
        Some(end)
    }

    /// Hides a quoted value, to the end of the line where it isn't closed. Returns where it ends.
    fn literal(&mut self, start: usize) -> Option<usize> {
        let (value, end) = self.quoted(start)?;
        self.hide(value);
        Some(end)
    }

    /// What is between quotes, and where it ends.
    fn quoted(&self, start: usize) -> Option<(Range<usize>, usize)> {
        let quote = self.at(start).filter(|c| matches!(c, '"' | '\''))?;
        let triple = if quote == '"' { "\"\"\"" } else { "'''" };
        if self.rest(start).starts_with(triple) {
            let from = start + triple.len();
            let to = self.rest(from).find(triple).map_or(self.text.len(), |length| from + length);
            return Some((from..to, (to + triple.len()).min(self.text.len())));
        }
        let mut position = start + 1;
        while let Some(character) = self.at(position) {
            match character {
                '\n' if !self.is_xml => break,
                '\\' if !self.is_xml => {
                    position += 1;
                    position += self.at(position).filter(|c| *c != '\n').map_or(0, char::len_utf8);
                }
                _ if character == quote => return Some((start + 1..position, position + 1)),
                '<' if self.is_xml => break,
                _ => position += character.len_utf8(),
            }
        }
        Some((start + 1..position, position))
    }

    /// Hides the literals in brackets that are no names. Returns where the bracket ends.
    fn group(&mut self, start: usize, is_value: impl Fn(&str) -> bool) -> usize {
        let mut depth = 0;
        let mut position = start;
        while let Some(character) = self.at(position).filter(|_| position < start + LONGEST_GROUP) {
            match character {
                '"' | '\'' => {
                    let Some((value, end)) = self.quoted(position) else { break };
                    position = end;
                    let is_name = self.at(self.skip(end, char::is_whitespace)) == Some(':');
                    if !is_name && is_value(self.slice(value.clone())) {
                        self.hide(value);
                    }
                    continue;
                }
                '[' | '{' | '(' => depth += 1,
                ']' | '}' | ')' => depth -= 1,
                _ => {}
            }
            position += character.len_utf8();
            if depth == 0 {
                break;
            }
        }
        position
    }

    /// Hides a value, unless it is no key, but what stands in its place: in JSON, or in documentation.
    fn hide(&mut self, mut value: Range<usize>) {
        // A string of Java in one of Groovy.
        let unquoted = self.slice(value.clone()).trim_start_matches(['"', '\'']).trim_start_matches("\\\"");
        value.start = value.end - unquoted.len();
        value.end = value.start + unquoted.trim_end_matches("\\\"").trim_end_matches(['"', '\'']).len();
        let text = self.slice(value.clone());
        if text.chars().all(is_filler) || matches!(text, "null" | "true" | "false") || is_placeholder(text) {
            return;
        }
        let inner = inner(text.chars().count());
        let offset =
            |character| text.char_indices().nth(character).map_or(value.end, |(offset, _)| value.start + offset);
        let hidden = offset(inner.start)..offset(inner.end);
        self.found.push(hidden);
    }
}

/// True for `${AMAP_KEY}`, which names a value that stands elsewhere. What may be a key in the place of a name isn't one.
fn is_placeholder(text: &str) -> bool {
    let name = text.strip_prefix("${").and_then(|rest| rest.strip_suffix('}'));
    name.is_some_and(|name| {
        names_secret(name) && name.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, '_' | '.'))
    })
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '-' | '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "zzqRt7Lm3Kasdqqq";

    /// A text with stars for what is hidden.
    fn masked(text: &str) -> String {
        let mut bytes = text.as_bytes().to_vec();
        for range in hidden(text) {
            bytes[range].fill(b'*');
        }
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_value_is_hidden_wherever_it_stands_and_however_it_is_written() {
        for text in [
            "{\"access_key\": \"zzqRt7Lm3Kasdqqq\"}",
            "{\"access_key\"\n:\r\n\"zzqRt7Lm3Kasdqqq\"}",
            "{\"access_key\":\n \"zzqRt7Lm3Kasdqqq\" \"x\"",
            "{\"access_key\": [\"zzqRt7Lm3Kasdqqq\"]}",
            "{\"access_key\": {\"v\":\n\"zzqRt7Lm3Kasdqqq\"}}",
            "{\"access_key\": \"zzqRt7Lm3Kasdqqq",
            "密钥 = 'zzqRt7Lm3Kasdqqq'",
            "app_secrt: 'zzqRt7Lm3Kasdqqq'",
            "// secret:\n// zzqRt7Lm3Kasdqqq",
            "# token =\n#   zzqRt7Lm3Kasdqqq",
            "accessKey 'zzqRt7Lm3Kasdqqq'",
            "accessKey = \"\"\"zzqRt7Lm3Kasdqqq\"\"\"",
            "buildConfigField 'String','SECRET_KEY',\n'\"zzqRt7Lm3Kasdqqq\"'",
            "buildConfigField \"String\", \"SECRET_KEY\", \"\\\"zzqRt7Lm3Kasdqqq\\\"\"",
            "XG_ACCESS_KEY: foo('zzqRt7Lm3Kasdqqq')",
            "XG_ACCESS_KEY: foo['zzqRt7Lm3Kasdqqq']",
            "XG_ACCESS_KEY: zzqRt7Lm3Kasdqqq['x']",
            "map['accessKey'] = 'zzqRt7Lm3Kasdqqq'",
            "<meta-data android:name=\"XG_V2_ACCESS_KEY\"\n  android:value=\"zzqRt7Lm3Kasdqqq\" />",
            "<meta-data android:value=\"zzqRt7Lm3Kasdqqq\"\n  android:name=\"XG_V2_ACCESS_KEY\" />",
            "<meta-data android:name = 'XG_V2_ACCESS_KEY'\n  android:exported=\"a\"\n android:value = 'zzqRt7Lm3Kasdqqq'",
            "<resources>\n<string name=\"app_key\">zzqRt7Lm3Kasdqqq</string>",
        ] {
            let masked = masked(text);
            assert_eq!(masked, text.replace(SECRET, "zz************qq"), "{text}");
        }
    }

    #[test]
    fn escapes_and_sums_are_part_of_a_value() {
        for (text, wanted) in [
            (r#""access_key": "zzqRt7\"Lm3Kasd", "a""#, r#""access_key": "zz***********sd", "a""#),
            (r#""access_key":"\u0041bcdef","#, r#""access_key":"\u*******ef","#),
            ("key = 'zzqRt7Lm' + 'zzqRt7Lm' + x", "key = 'zz****Lm' + 'zz****Lm' + x"),
            ("key = 'zzqRt7Lm'.concat('zzqRt7Lm')", "key = 'zz****Lm'.concat('zz****Lm')"),
            (
                r#"<meta-data android:name="KEY" android:value="zzqR&#116;7"/>"#,
                r#"<meta-data android:name="KEY" android:value="zz*******;7"/>"#,
            ),
            ("key: '${a}'", "key: '****'"),
            ("key: '${zzqkey7Lm}'", "key: '${********m}'"),
        ] {
            assert_eq!(masked(text), wanted);
        }
    }

    #[test]
    fn what_is_no_value_stays() {
        for text in [
            "accessKey = providers.gradleProperty('tpns.access.key')",
            "\"access_key\": null, \"app_id\": \"2882303761517\"",
            "access_key: xxxxxxxx",
            "<receiver android:name=\"com.example.KeyReceiver\"\n android:exported=\"false\" />\n<activity />",
            "com.example.monkey\ncom.example.donkey",
            "keyAlias\n'release'",
            "XG_ACCESS_KEY: push[\"xgKey\"],\n// 高德\nAMAP_ID: 1",
            "<meta-data android:name=\"com.amap.api.v2.apikey\" android:value=\"${AMAP_KEY}\" />",
        ] {
            assert_eq!(masked(text), text);
        }
    }

    #[test]
    fn passwords_in_addresses() {
        for (text, found) in [
            ("from 'https://ci:hunter2@nexus.corp/x.gradle'", Some("hunter2")),
            ("https://ci@nexus.corp/a:b@c", None),
            ("https://nexus.corp:8081/x", None),
        ] {
            assert_eq!(password(text).map(|range| &text[range]), found);
        }
    }
}
