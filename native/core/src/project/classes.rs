//! The classes of the app's own sources, as far as the names of the files tell.
//!
//! Invariant: a class is called missing only where nothing else can hold it. Libraries, generated code and Kotlin files,
//! which may hold any class of their package, get the benefit of the doubt.

use super::variant::Variant;
use crate::text::nearest::nearest;

/// A class that the app's sources don't hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingClass {
    /// The class of the app that is most likely meant.
    pub near: Option<String>,
}

/// The package that generated sources go to.
pub fn generated_package(namespace: &str) -> String {
    format!("{namespace}.tpns")
}

/// What there is to say of a class by its full name; nothing where it is there, or where nobody knows.
pub fn missing(variant: &Variant, class: &str) -> Option<MissingClass> {
    let (package, name) = class.rsplit_once('.')?;
    // A nested class is in the file of the one around it.
    let name = name.split('$').next().unwrap_or(name);
    let namespace = &variant.namespace;
    let files: Vec<File> = variant.sources.as_ref()?.iter().filter_map(|path| File::of(path)).collect();
    if package == generated_package(namespace) || files.iter().any(|file| file.name == name && file.may_be_in(package))
    {
        return None;
    }
    let beside = || files.iter().filter(|file| file.package == package);
    if files.iter().any(|file| !file.java && file.may_be_in(package)) {
        // Two letters exchanged, or another case, are a slip of the file's own class.
        let slip = beside().find(|file| letters(&file.name) == letters(name))?;
        return Some(MissingClass { near: Some(slip.class()) });
    }
    let below = package.strip_prefix(namespace.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    let moved = |file: &&File| file.name == name && (below || nearest(package, [file.package.as_str()]).is_some());
    let near = nearest(name, beside().map(|file| file.name.as_str())).map(|near| format!("{package}.{near}"));
    let near = near.or_else(|| files.iter().find(moved).map(File::class));
    (near.is_some() || beside().next().is_some()).then_some(MissingClass { near })
}

fn letters(name: &str) -> Vec<char> {
    let mut letters: Vec<char> = name.to_lowercase().chars().collect();
    letters.sort_unstable();
    letters
}

/// A source file, which is named after its class.
struct File {
    package: String,
    name: String,
    java: bool,
}

impl File {
    fn of(path: &str) -> Option<Self> {
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        let (name, extension) = file.rsplit_once('.')?;
        let java = extension == "java";
        (java || extension == "kt").then(|| Self { package: folder.replace('/', "."), name: name.to_owned(), java })
    }

    /// True where its folder is the package, or the end of it: compilers ask for no more.
    fn may_be_in(&self, package: &str) -> bool {
        let rest = package.strip_suffix(self.package.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.') || self.package.is_empty())
    }

    fn class(&self) -> String {
        if self.package.is_empty() { self.name.clone() } else { format!("{}.{}", self.package, self.name) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(sources: &[&str], class: &str) -> Option<MissingClass> {
        let sources = Some(sources.iter().map(|path| (*path).to_owned()).collect());
        missing(&Variant { namespace: "com.example.app".to_owned(), sources, ..Variant::default() }, class)
    }

    #[test]
    fn a_class_is_missing_only_where_nothing_else_can_hold_it() {
        let java = ["com/example/app/MainActivity.java", "com/example/app/push/PushReceiver.java"];
        let kotlin = ["com/example/app/Main.kt", "com/example/app/push/PushReceiver.kt"];
        let near = |class: &str| Some(MissingClass { near: Some(class.to_owned()) });
        let table: [(&str, &[&str], &str, Option<MissingClass>); 16] = [
            ("it is there", &java, "com.example.app.push.PushReceiver", None),
            ("nested", &java, "com.example.app.push.PushReceiver$Inner", None),
            ("a slip", &java, "com.example.app.push.PushReciever", near("com.example.app.push.PushReceiver")),
            ("another case", &java, "com.example.app.push.Pushreceiver", near("com.example.app.push.PushReceiver")),
            ("the package left out", &java, "com.example.app.PushReceiver", near("com.example.app.push.PushReceiver")),
            (
                "a slip in the package",
                &java,
                "com.exmaple.app.push.PushReceiver",
                near("com.example.app.push.PushReceiver"),
            ),
            ("nothing like it", &java, "com.example.app.Other", Some(MissingClass { near: None })),
            ("of a library", &java, "com.vendor.PushReceiver", None),
            ("of a library module", &java, "com.example.app.feature.Receiver", None),
            ("generated", &["com/example/app/tpns/Mine.java"], "com.example.app.tpns.TpnsMessageReceiver", None),
            ("a folder that isn't the package", &["PushReceiver.java"], "com.example.app.PushReceiver", None),
            ("Kotlin without the common package", &["push/PushReceiver.kt"], "com.example.app.push.PushReceiver", None),
            ("another Kotlin file may hold it", &kotlin, "com.example.app.PushReceiver", None),
            (
                "a slip in Kotlin",
                &kotlin,
                "com.example.app.push.PushReciever",
                near("com.example.app.push.PushReceiver"),
            ),
            ("a second class in Kotlin", &kotlin, "com.example.app.push.PushReceiver2", None),
            ("no sources", &[], "com.example.app.Other", None),
        ];
        for (promise, sources, class, expected) in table {
            assert_eq!(of(sources, class), expected, "{promise}");
        }
        assert_eq!(missing(&Variant::default(), "com.example.app.Other"), None, "nobody knows");
        assert_eq!(of(&java, "Other"), None, "no package");
    }
}
