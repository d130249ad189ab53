//! What was measured, as tables. They are kept, so that the page can be made of measurements of several runs.

use std::fs;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::plot::Line;
use crate::error::{Error, Result, at};
use crate::repository::Repository;

/// What one part of the measurements has found.
#[derive(Debug, Default, Deserialize, Serialize)]
pub(super) struct Results {
    /// In one or two sentences, the answer.
    pub(super) summary: String,
    pub(super) tables: Vec<Table>,
    pub(super) lines: Vec<Line>,
    /// What was measured on, as the end of a sentence.
    pub(super) machine: String,
    /// The SHA-256 of the plugin that was measured.
    pub(super) plugin: String,
}

#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Table {
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

impl Table {
    pub(super) fn new<const N: usize>(head: [&str; N]) -> Self {
        Self { head: head.map(str::to_owned).into(), rows: Vec::new() }
    }

    pub(super) fn add<const N: usize>(&mut self, row: [String; N]) {
        self.rows.push(row.into());
    }

    /// Columns of the same width, which are readable in a terminal and are a table in Markdown.
    pub(super) fn text(&self) -> String {
        let widths: Vec<usize> = (0..self.head.len())
            .map(|column| {
                self.all().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
            })
            .collect();
        let line = |row: &[String]| {
            let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect();
            format!("| {} |\n", cells.join(" | "))
        };
        let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
        let mut text = line(&self.head) + &line(&rule);
        self.rows.iter().for_each(|row| text.push_str(&line(row)));
        text
    }

    fn all(&self) -> impl Iterator<Item = &Vec<String>> {
        std::iter::once(&self.head).chain(&self.rows)
    }
}

impl Results {
    pub(super) fn keep(&self, repository: &Repository, name: &str) -> Result<()> {
        let path = path(repository, name);
        let folder = path.parent().unwrap_or(&path);
        fs::create_dir_all(folder).map_err(at("create", folder))?;
        let text = serde_json::to_string_pretty(self);
        let text = text.map_err(|error| Error::Unexpected { path: path.clone(), why: error.to_string() })?;
        fs::write(&path, text).map_err(at("write", &path))
    }

    /// The last results of a part; an error says how to get them.
    pub(super) fn last(repository: &Repository, name: &str) -> Result<Self> {
        let path = path(repository, name);
        let Ok(text) = fs::read_to_string(&path) else {
            return Err(Error::Missing(format!(
                "`{name}` hasn't been measured yet; run `cargo xtask bench --only {name}` first"
            )));
        };
        serde_json::from_str(&text).map_err(|error| Error::Unexpected { path, why: error.to_string() })
    }
}

fn path(repository: &Repository, name: &str) -> PathBuf {
    repository.target("bench/results").join(format!("{name}.json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned() {
        let mut table = Table::new(["plugin", "ratio"]);
        table.add(["tpnskit".into(), "1.02 ×".into()]);
        assert_eq!(table.text(), "| plugin  | ratio  |\n| ------- | ------ |\n| tpnskit | 1.02 × |\n");
    }
}
