//! Stray characters: what is taken for a plain ASCII character, and what nobody sees.
//!
//! Input methods, chat programs and web pages put them into names, ids and keys, where no reader can tell them apart.

use super::unseen::is_unseen;

/// True for a character that has no place in a name, id or key and looks as if it had.
pub fn is_stray(character: char) -> bool {
    is_unseen(character) || meant(character).is_some()
}

/// The ASCII character that another one is taken for. One that nobody sees is taken for nothing.
pub fn meant(character: char) -> Option<char> {
    if let Some(punctuation) = punctuation(character) {
        return Some(punctuation);
    }
    match character {
        '！'..='～' => char::from_u32(u32::from(character) - u32::from('！') + u32::from('!')),
        // Letters of another alphabet that are drawn like Latin ones.
        _ => ALIKE.iter().find_map(|(others, latin)| others.contains(character).then_some(*latin)),
    }
}

/// The punctuation of JSON that a full-width or typographic character is taken for.
pub fn punctuation(character: char) -> Option<char> {
    Some(match character {
        '“' | '”' | '„' | '‟' | '″' | '＂' | '＇' | '‘' | '’' | '「' | '」' | '『' | '』' => '"',
        '：' | '﹕' | '︓' => ':',
        '，' | '、' | '﹐' => ',',
        '｛' => '{',
        '｝' => '}',
        '［' | '【' => '[',
        '］' | '】' => ']',
        _ => return None,
    })
}

/// Greek and Cyrillic letters, by the Latin letter that they are drawn like.
const ALIKE: [(&str, char); 24] = [
    ("АΑ", 'A'),
    ("ВΒ", 'B'),
    ("С", 'C'),
    ("ЕΕ", 'E'),
    ("НΗ", 'H'),
    ("ІΙ", 'I'),
    ("Ј", 'J'),
    ("КΚ", 'K'),
    ("МΜ", 'M'),
    ("Ν", 'N'),
    ("ОΟ", 'O'),
    ("РΡ", 'P'),
    ("Ѕ", 'S'),
    ("ТΤ", 'T'),
    ("ХΧ", 'X'),
    ("ΥҮ", 'Y'),
    ("Ζ", 'Z'),
    ("а", 'a'),
    ("с", 'c'),
    ("е", 'e'),
    ("оο", 'o'),
    ("р", 'p'),
    ("х", 'x'),
    ("іι", 'i'),
];

/// What is left of a stray character in a name, id or key; quotation marks have no place there either.
pub fn replacement(character: char) -> Option<char> {
    meant(character).filter(|meant| *meant != '"')
}

/// A name, id or key as it was meant: with plain characters, and without white space and what nobody sees.
pub fn plain(text: &str) -> String {
    let left = text.chars().filter(|character| !character.is_whitespace());
    left.filter_map(|character| if is_stray(character) { replacement(character) } else { Some(character) }).collect()
}

/// The id of a character's name in the words of every language.
pub fn word(character: char) -> &'static str {
    match character {
        '\u{a0}' | '\u{202f}' | '\u{2007}' => "character-no-break-space",
        '\u{ad}' => "character-soft-hyphen",
        '\u{200b}' => "character-zero-width-space",
        '\u{200c}' | '\u{200d}' | '\u{2060}' => "character-joiner",
        '\u{feff}' => "character-byte-order-mark",
        '\u{3000}' => "character-full-width-space",
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            "character-direction"
        }
        '\u{2028}' | '\u{2029}' => "character-line-separator",
        '\u{2000}'..='\u{200a}' | '\u{205f}' => "character-other-space",
        _ if is_unseen(character) => "character-invisible",
        '「' | '」' | '『' | '』' | '【' | '】' => "character-bracket",
        _ => match (punctuation(character).or(meant(character)), character) {
            (Some('"' | '\''), _) => "character-quotation-mark",
            (Some(':'), _) => "character-colon",
            (_, '、') => "character-enumeration-comma",
            (Some(','), _) => "character-comma",
            (Some('{' | '}'), _) => "character-brace",
            (Some('[' | ']'), _) => "character-square-bracket",
            (Some('0'..='9'), _) => "character-digit",
            (_, '！'..='～') => {
                if character.is_alphabetic() {
                    "character-letter"
                } else {
                    "character-full-width"
                }
            }
            (_, '\u{370}'..='\u{3ff}') => "character-greek",
            (_, '\u{400}'..='\u{52f}') => "character-cyrillic",
            _ => "character-other",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_read_as_it_was_meant() {
        for (text, meant) in [
            (" A1\u{200b}B2\u{a0}", "A1B2"),
            ("１５８0", "1580"),
            ("ａｃｃｅｓｓ＿ｉｄ", "access_id"),
            ("\u{202e}推送\u{202c}", "推送"),
            ("АВС", "ABC"),
            ("“x”", "x"),
            ("a b\t", "ab"),
        ] {
            assert_eq!(plain(text), meant, "{text}");
        }
    }

    #[test]
    fn every_stray_character_has_a_name_and_no_plain_one_is_stray() {
        let all = (0..=0xFFFF).filter_map(char::from_u32);
        for character in all.filter(|character| is_stray(*character)) {
            assert_ne!(word(character), "character-other", "{character:?}");
            assert!(!character.is_ascii());
        }
        assert!(!"中文éß–—…·".chars().any(is_stray));
    }
}
