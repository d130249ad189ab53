//! What an expression of a script is worth.

/// A value, as far as it can be known without running anything.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A string.
    Text(String),
    /// A whole number.
    Number(i64),
    /// `true` or `false`.
    Bool(bool),
    /// `null`
    Null,
    /// Several values.
    List(Vec<Value>),
    /// Values by their names, in order.
    Map(Vec<(String, Value)>),
    /// Files: `files('a.jar')`, `fileTree(dir: 'libs')`.
    Files(Files),
    /// Another project of the build, by its path: `project(':x')`, `projects.x`.
    Project(String),
    /// A platform, which gives versions to others.
    Platform(Box<Value>),
    /// An object of the build, by the names that lead to it: `android.buildTypes.debug`.
    Object(Vec<String>),
    /// What only a build knows.
    Unknown(Unknown),
}

/// Files of a folder, or files that are named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    /// The folder, for a tree.
    pub folder: Option<String>,
    /// The names: in a tree, patterns; none for all.
    pub names: Vec<String>,
}

/// Why a value isn't known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unknown {
    /// What kind of thing has it.
    pub reason: Reason,
    /// The name of that thing.
    pub name: String,
    /// The text before the part that isn't known.
    pub known: String,
}

impl Unknown {
    /// A value of which nothing is known.
    pub fn new(reason: Reason, name: impl Into<String>) -> Self {
        Self { reason, name: name.into(), known: String::new() }
    }
}

/// What has a value that scripts don't tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// A name that no script defines.
    Name,
    /// A variable of the environment.
    Environment,
    /// A Gradle property that `gradle.properties` lacks.
    Property,
    /// A file of properties that a script reads.
    File,
    /// Code that is called.
    Call,
    /// It depends on something that isn't known.
    Condition,
    /// A script that isn't there.
    Script,
    /// The script or the value is too long, or too deep.
    Limit,
}

impl Value {
    /// A value that isn't known.
    pub fn unknown(reason: Reason, name: impl Into<String>) -> Self {
        Self::Unknown(Unknown::new(reason, name))
    }

    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// As a string would have it, if it is known and simple.
    pub fn as_text(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            Self::Number(number) => Some(number.to_string()),
            Self::Bool(is) => Some(is.to_string()),
            _ => None,
        }
    }

    /// As a number, which may be written as a string.
    pub fn as_number(&self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// As `true` or `false`, which may be written as a string.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(is) => Some(*is),
            Self::Text(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// Why it isn't known, where it isn't.
    pub fn why(&self) -> Option<&Unknown> {
        match self {
            Self::Unknown(unknown) => Some(unknown),
            _ => None,
        }
    }

    /// What Groovy takes for true; nothing where that isn't known.
    pub fn is_true(&self) -> Option<bool> {
        Some(match self {
            Self::Text(text) => !text.is_empty(),
            Self::Number(number) => *number != 0,
            Self::Bool(is) => *is,
            Self::Null => false,
            Self::List(items) => !items.is_empty(),
            Self::Map(entries) => !entries.is_empty(),
            Self::Files(_) | Self::Project(_) | Self::Platform(_) => true,
            Self::Object(_) | Self::Unknown(_) => return None,
        })
    }

    /// How many bytes it takes, as good as.
    pub(crate) fn size(&self) -> usize {
        let texts = |texts: &[String]| texts.iter().map(|text| size_of::<String>() + text.len()).sum::<usize>();
        size_of::<Self>()
            + match self {
                Self::Text(text) | Self::Project(text) => text.len(),
                Self::List(items) => items.iter().map(Self::size).sum(),
                Self::Map(entries) => {
                    entries.iter().map(|(name, value)| size_of::<String>() + name.len() + value.size()).sum()
                }
                Self::Files(files) => files.folder.as_ref().map_or(0, String::len) + texts(&files.names),
                Self::Platform(inner) => inner.size(),
                Self::Object(names) => texts(names),
                Self::Unknown(unknown) => unknown.name.len() + unknown.known.len(),
                Self::Number(_) | Self::Bool(_) | Self::Null => 0,
            }
    }

    /// The values of a list, or the value itself.
    pub fn items(&self) -> Vec<&Value> {
        match self {
            Self::List(items) => items.iter().flat_map(Value::items).collect(),
            other => vec![other],
        }
    }

    /// What a map has under a name.
    pub fn member(&self, name: &str) -> Option<&Value> {
        match self {
            Self::Map(entries) => entries.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value),
            _ => None,
        }
    }
}
