//! Files of properties, such as `gradle.properties`.

/// Names with their values, as Java reads them: comments, escapes, and values that go on in the next line.
pub fn properties(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let line = line.trim_start_matches('\u{FEFF}').trim_start();
        if line.is_empty() || line.starts_with(['#', '!']) {
            continue;
        }
        let mut whole = line.to_owned();
        while (whole.len() - whole.trim_end_matches('\\').len()) % 2 == 1 {
            whole.pop();
            match lines.next() {
                Some(next) => whole.push_str(next.trim_start()),
                None => break,
            }
        }
        let mut escaped = false;
        let end = whole.find(|character: char| {
            let ends = !escaped && (character == '=' || character == ':' || character.is_whitespace());
            escaped = !escaped && character == '\\';
            ends
        });
        let (name, rest) = whole.split_at(end.unwrap_or(whole.len()));
        let rest = rest.trim_start();
        let value = rest.strip_prefix(['=', ':']).unwrap_or(rest).trim_start();
        found.push((unescaped(name), unescaped(value)));
    }
    found
}

fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        if character != '\\' {
            plain.push(character);
            continue;
        }
        match rest.next() {
            Some('n') => plain.push('\n'),
            Some('t') => plain.push('\t'),
            Some('r') => plain.push('\r'),
            Some('u') => {
                let digits: String = rest.by_ref().take(4).collect();
                plain.extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
            }
            Some(other) => plain.push(other),
            None => {}
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::properties;

    #[test]
    fn what_java_would_read() {
        let text = "# no=1\n!no=2\na=1\n b : 2 \nc 3\nd=e\\\n   f\nkey\\ with=x\\u0041\ng=\nh\r\n";
        let read: Vec<String> = properties(text).into_iter().map(|(name, value)| format!("{name}|{value}")).collect();
        assert_eq!(read, ["a|1", "b|2 ", "c|3", "d|ef", "key with|xA", "g|", "h|"]);
    }
}
