//! What a code means, as plain text for a terminal.

use super::words::Words;
use crate::finding::{Argument, Code};

/// The text of a code, or of all codes, and whether the code exists.
pub fn text(name: Option<&str>, words: &Words) -> (String, bool) {
    let Some(name) = name else { return (list(words), true) };
    match Code::of_name(name) {
        Some(code) => (page(code, words), true),
        None => (unknown(name, words), false),
    }
}

/// That a code doesn't exist, with the nearest that does.
fn unknown(name: &str, words: &Words) -> String {
    let mut arguments = vec![("name", Argument::from(name))];
    let Some(near) = Code::nearest(name) else { return words.say("no-code", &arguments).to_string() };
    arguments.push(("near", near.name().into()));
    arguments.push(("title", near.title(words.language).into()));
    words.say("no-code-near", &arguments).to_string()
}

/// Every code with its severity and title, one per line.
fn list(words: &Words) -> String {
    let line = |code: &Code| format!("{}  {:7}  {}", code.name(), code.severity().name(), code.title(words.language));
    Code::ALL.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn page(code: Code, words: &Words) -> String {
    let page = code.page(words.language);
    let mut lines = vec![format!("{} ({}): {}", code.name(), code.severity().name(), page.title()), String::new()];
    let mut in_example = false;
    for line in page.markdown().lines() {
        if line.starts_with("```") {
            in_example = !in_example;
        } else if in_example {
            lines.push(format!("    {line}").trim_end().to_owned());
        } else {
            lines.push(line.strip_prefix("## ").map_or_else(|| line.to_owned(), |title| format!("{title}:")));
        }
    }
    let text = lines.join("\n");
    // A title stands right above its text.
    text.replace(":\n\n", ":\n").trim_end().to_owned()
}
