//! Any bytes as every script of a build: read without a panic, in time that grows with their length.
#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use tpnskit_script::android::{Android, dependencies, resolution};
use tpnskit_script::build::{Location, OwnPlugin, Texts, read};

/// A build whose files all have the same text.
struct Same(Arc<str>);

impl Texts for Same {
    fn read(&mut self, _: &str) -> Option<Arc<str>> {
        Some(Arc::clone(&self.0))
    }

    fn plugin(&mut self, id: &str) -> Option<OwnPlugin> {
        // A class, too: `Own`.
        let class = id.starts_with(char::is_uppercase).then(|| id.to_owned());
        Some(OwnPlugin { file: format!("buildSrc/src/main/kotlin/{id}.gradle.kts"), class })
    }

    fn constants(&mut self) -> Vec<String> {
        vec!["buildSrc/src/main/kotlin/Versions.kt".to_owned(), "buildSrc/src/main/java/Versions.java".to_owned()]
    }
}

fuzz_target!(|bytes: &[u8]| {
    let text: Arc<str> = Arc::from(String::from_utf8_lossy(bytes));
    for end in ["gradle", "gradle.kts"] {
        let location =
            Location { script: format!("app/build.{end}"), folder: "app".to_owned(), path: ":app".to_owned() };
        let (settings, root) = (format!("settings.{end}"), format!("build.{end}"));
        let project = read(&location, Some(&settings), Some(&root), &mut Same(Arc::clone(&text)));
        let android = Android::of(&project);
        for variant in android.variants() {
            let _ = (variant.application_id(), variant.placeholders(), variant.abi_filters(), variant.rules());
        }
        let _ = (dependencies(&project), resolution(&project));
    }
});
