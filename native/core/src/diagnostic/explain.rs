//! What a code means, as plain text for a console.

use super::Code;

/// The text of a code, or what to say where there is none of that name.
pub fn explain(name: &str) -> Result<String, String> {
    match Code::of_name(name) {
        Some(code) => Ok(page(code)),
        None => Err(unknown(name)),
    }
}

/// That a code does not exist, with the nearest that does.
pub fn unknown(name: &str) -> String {
    match Code::nearest(name) {
        Some(near) => format!("there is no code `{name}`; the nearest is {}, {}", near.name(), near.title()),
        None => format!("there is no code `{name}`"),
    }
}

/// Every code with its severity and title, one a line.
pub fn list() -> String {
    let line = |code: &Code| format!("{}  {:7}  {}", code.name(), code.severity().name(), code.title());
    Code::ALL.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn page(code: Code) -> String {
    let mut lines = vec![format!("{} ({}): {}", code.name(), code.severity().name(), code.title()), String::new()];
    let mut in_example = false;
    for line in code.page().markdown().lines() {
        if line.starts_with("```") {
            in_example = !in_example;
        } else if in_example {
            lines.push(format!("    {line}").trim_end().to_owned());
        } else {
            lines.push(line.strip_prefix("## ").map_or_else(|| line.to_owned(), |title| format!("{title}:")));
        }
    }
    let text = lines.join("\n");
    // A title stands right above what it is the title of.
    text.replace(":\n\n", ":\n").trim_end().to_owned()
}
