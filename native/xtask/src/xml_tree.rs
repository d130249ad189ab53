//! Reads the elements of a compiled XML file from the output of `aapt2 dump xmltree`.

/// An element with its attributes. Namespaces are ignored.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) tag: String,
    attributes: Vec<(String, String)>,
    pub(crate) children: Vec<Element>,
}

impl Element {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(attribute, _)| attribute == name).map(|(_, value)| value.as_str())
    }

    /// The children with that tag.
    pub(crate) fn all<'a>(&'a self, tag: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |child| child.tag == tag)
    }
}

/// The root element, if there is one.
pub(crate) fn parse(dump: &str) -> Option<Element> {
    // The open elements and their depths. An element ends when a line is not indented more deeply than it is.
    let mut open: Vec<(usize, Element)> = Vec::new();
    for line in dump.lines() {
        let depth = line.len() - line.trim_start().len();
        if let Some(rest) = line.trim_start().strip_prefix("E: ") {
            close(&mut open, depth);
            let tag = rest.split(" (").next().unwrap_or(rest);
            open.push((depth, Element { tag: tag.to_owned(), ..Element::default() }));
        } else if let Some(rest) = line.trim_start().strip_prefix("A: ")
            && let Some((_, element)) = open.last_mut()
            && let Some(attribute) = attribute(rest)
        {
            element.attributes.push(attribute);
        }
    }
    close(&mut open, 0);
    open.pop().map(|(_, root)| root)
}

/// Closes the elements that are at `depth` or deeper. The root stays open.
fn close(open: &mut Vec<(usize, Element)>, depth: usize) {
    while open.len() > 1
        && open.last().is_some_and(|(deep, _)| *deep >= depth)
        && let Some((_, element)) = open.pop()
    {
        if let Some((_, parent)) = open.last_mut() {
            parent.children.push(element);
        }
    }
}

/// `uri:name(0x01010003)="value" (Raw: "value")` or `name=value`.
fn attribute(text: &str) -> Option<(String, String)> {
    // A URL in the value may contain a `=`, but a name can't: the name ends at the first `=` after the namespace.
    let name_start =
        text.find('=').and_then(|end| text.get(..end)).and_then(|left| left.rfind(':')).map_or(0, |colon| colon + 1);
    let (name, value) = text.get(name_start..)?.split_once('=')?;
    let name = name.split('(').next().unwrap_or(name);
    let value = match value.strip_prefix('"') {
        Some(quoted) => quoted.split("\" (Raw: ").next().unwrap_or(quoted).trim_end_matches('"'),
        None => value,
    };
    Some((name.to_owned(), value.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DUMP: &str = r#"N: android=http://schemas.android.com/apk/res/android (line=2)
  E: manifest (line=2)
    A: http://schemas.android.com/apk/res/android:versionCode(0x0101021b)=1
    A: package="com.example.chat" (Raw: "com.example.chat")
      E: uses-sdk (line=7)
        A: http://schemas.android.com/apk/res/android:minSdkVersion(0x0101020c)=21
      E: application (line=11)
          E: meta-data (line=12)
            A: http://schemas.android.com/apk/res/android:name(0x01010003)="a" (Raw: "a")
            A: http://schemas.android.com/apk/res/android:value(0x01010024)="x=1:2" (Raw: "x=1:2")
          E: receiver (line=20)
            A: http://schemas.android.com/apk/res/android:exported(0x01010010)=false
              E: intent-filter (line=21)
                  E: action (line=22)
"#;

    #[test]
    fn elements_are_nested_by_their_indentation() {
        let manifest = parse(DUMP).unwrap();
        assert_eq!((manifest.tag.as_str(), manifest.attribute("package")), ("manifest", Some("com.example.chat")));
        assert_eq!(manifest.attribute("versionCode"), Some("1"));
        let application = manifest.all("application").next().unwrap();
        let tags: Vec<&str> = application.children.iter().map(|child| child.tag.as_str()).collect();
        assert_eq!(tags, ["meta-data", "receiver"]);
        assert_eq!(application.children[0].attribute("value"), Some("x=1:2"));
        assert_eq!(application.children[1].attribute("exported"), Some("false"));
        assert_eq!(application.children[1].children[0].children[0].tag, "action");
    }

    #[test]
    fn an_empty_dump_has_no_element() {
        assert_eq!(parse(""), None);
    }
}
