//! The files `THIRD-PARTY-NOTICES.txt`: what the licences of the crates in a product ask for. One is in the plugin's jar,
//! the other in the archives of the command line.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use super::dependencies::{self, Dependency};
use crate::cross::Product;
use crate::error::{Error, Result, at};
use crate::repository::{Repository, files_below};

const PRODUCTS: [Product; 2] = [Product::Engine, Product::CommandLine];

/// What the programs for Linux with musl contain, too.
const MUSL: &str = "The programs for musl contain its C library:

Copyright © 2005-2020 Rich Felker, et al.

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the \"Software\"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED \"AS IS\", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.";

/// The file of a product.
pub(crate) fn file(product: Product) -> &'static str {
    match product {
        Product::Engine => "gradle-plugin/THIRD-PARTY-NOTICES.txt",
        Product::CommandLine => "native/cli/THIRD-PARTY-NOTICES.txt",
    }
}

/// Writes the files anew.
pub(crate) fn write(repository: &Repository) -> Result<()> {
    for product in PRODUCTS {
        let path = repository.path(file(product));
        fs::write(&path, text(repository, product)?).map_err(at("write", &path))?;
    }
    Ok(())
}

/// What the file has to say.
pub(crate) fn text(repository: &Repository, product: Product) -> Result<String> {
    let (apache, others): (Vec<Dependency>, Vec<Dependency>) =
        dependencies::of(repository, product)?.into_iter().partition(is_under_apache);
    let what = match product {
        Product::Engine => "The engine of tpnskit",
        Product::CommandLine => "The program tpnskit",
    };
    let mut text = format!(
        "{what} contains these crates from https://crates.io, and Rust's standard library.\n\n\
         Used under the Apache License 2.0, which is in the file LICENSE beside this one:\n\n  \
         Rust's standard library, copyright The Rust Project Contributors\n"
    );
    for dependency in &apache {
        let _ = writeln!(text, "  {} {}", dependency.name, dependency.version);
    }
    let _ = match product {
        Product::CommandLine => write!(text, "\n{MUSL}\n"),
        Product::Engine => write!(
            text,
            "\nThe Java classes of the portable engine were made by the compiler of Chicory {}, copyright Dylibso and the\n\
         contributors of Chicory. Its runtime isn't in this jar, which depends on it. Both are under the Apache License 2.0.\n",
            chicory(repository)?
        ),
    };
    // One licence, several crates: printed once.
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for dependency in &others {
        let name = format!("{} {} ({})", dependency.name, dependency.version, dependency.license);
        texts.entry(licences(dependency)?).or_default().push(name);
    }
    let mut texts: Vec<_> = texts.into_iter().map(|(licence, names)| (names, licence)).collect();
    texts.sort();
    for (names, licence) in texts {
        let _ = write!(text, "\n{}\n\n  {}\n\n{licence}", "-".repeat(100), names.join("\n  "));
    }
    Ok(text)
}

/// The version of the compiler and the runtime of the portable engine.
fn chicory(repository: &Repository) -> Result<String> {
    let path = repository.path("gradle-plugin/build.gradle");
    let text = fs::read_to_string(&path).map_err(at("read", &path))?;
    let version = text.lines().find_map(|line| line.strip_prefix("def chicoryVersion = '")?.strip_suffix('\''));
    let missing = || Error::Unexpected { path: path.clone(), why: "it has no version of Chicory".into() };
    version.map(str::to_owned).ok_or_else(missing)
}

/// Whether the user of the crate may choose the licence of tpnskit.
fn is_under_apache(dependency: &Dependency) -> bool {
    !dependency.license.contains(" AND ") && dependency.license.split(" OR ").any(|choice| choice == "Apache-2.0")
}

/// The texts of a crate's licence files.
fn licences(dependency: &Dependency) -> Result<String> {
    let mut texts = String::new();
    for file in files_below(&dependency.sources)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        if file.parent() == Some(&dependency.sources)
            && ["LICEN", "COPYING", "NOTICE"].iter().any(|start| name.starts_with(start))
        {
            let text = fs::read_to_string(&file).map_err(at("read", &file))?;
            let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
            let _ = writeln!(texts, "{}", lines.join("\n").trim_matches('\n'));
        }
    }
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notices_are_those_of_the_lock_file() {
        let repository = Repository::find();
        for product in PRODUCTS {
            let wanted = text(&repository, product).unwrap_or_else(|error| panic!("{error}"));
            let there = fs::read_to_string(repository.path(file(product))).unwrap_or_default();
            assert!(there == wanted, "`{}` is stale; run `cargo xtask docs`", file(product));
        }
    }

    #[test]
    fn every_licence_that_asks_for_its_text_has_one() {
        let repository = Repository::find();
        for product in PRODUCTS {
            let all = dependencies::of(&repository, product).unwrap_or_else(|error| panic!("{error}"));
            assert!(all.iter().any(|dependency| dependency.name == "serde_json"));
            for dependency in all.iter().filter(|dependency| !is_under_apache(dependency)) {
                let text = licences(dependency).unwrap_or_else(|error| panic!("{error}"));
                assert!(!text.is_empty(), "{} {} has no licence file", dependency.name, dependency.version);
            }
        }
    }
}
