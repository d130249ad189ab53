//! Counts tests, from cargo's and node's result lines and JUnit's XML files.

use std::fmt;
use std::fs;
use std::ops::AddAssign;
use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::error::{Error, Result, at};
use crate::repository::files_below;

/// How many tests passed, failed or were skipped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
    pub(crate) skipped: u32,
}

impl Counts {
    pub(crate) fn ran(self) -> u32 {
        self.passed + self.failed
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 { write!(out, ", {} skipped", self.skipped) } else { Ok(()) }
    }
}

/// Adds up all `test result: ok. 12 passed; 0 failed; 1 ignored; …` lines.
pub(crate) fn of_cargo(output: &str) -> Counts {
    let mut counts = Counts::default();
    for line in output.lines().filter(|line| line.starts_with("test result: ")) {
        for part in line.split(['.', ';']) {
            let mut words = part.split_whitespace();
            let number = words.next().and_then(|word| word.parse().ok()).unwrap_or(0);
            match words.next() {
                Some("passed") => counts.passed += number,
                Some("failed") => counts.failed += number,
                Some("ignored") => counts.skipped += number,
                _ => {}
            }
        }
    }
    counts
}

/// Reads the lines that end the output of `node --test`: `# pass 12`, `# fail 0`, `# skipped 1`.
pub(crate) fn of_node(output: &str) -> Counts {
    let number = |name: &str| {
        let line = output.lines().rev().find_map(|line| line.strip_prefix("# ")?.strip_prefix(name));
        line.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
    };
    // A test that was cancelled has not passed.
    Counts { passed: number("pass "), failed: number("fail ") + number("cancelled "), skipped: number("skipped ") }
}

/// Adds up all XML files in a directory of JUnit reports.
pub(crate) fn of_junit(directory: &Path) -> Result<Counts> {
    let mut counts = Counts::default();
    for file in files_below(directory)?.iter().filter(|file| file.extension().is_some_and(|end| end == "xml")) {
        let report = fs::read_to_string(file).map_err(at("read", file))?;
        let unexpected = || Error::Unexpected { path: file.clone(), why: "it is not a JUnit report".into() };
        counts += of_report(&report).ok_or_else(unexpected)?;
    }
    Ok(counts)
}

fn of_report(report: &str) -> Option<Counts> {
    let mut reader = Reader::from_str(report);
    loop {
        match reader.read_event().ok()? {
            Event::Start(suite) | Event::Empty(suite) if suite.name().as_ref() == "testsuite" => {
                let number = |name| number(&suite, name);
                let failed = number("failures")? + number("errors")?;
                let skipped = number("skipped")?;
                return Some(Counts { passed: number("tests")?.checked_sub(failed + skipped)?, failed, skipped });
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

fn number(suite: &BytesStart<'_>, name: &str) -> Option<u32> {
    let attribute = suite.try_get_attribute(name).ok()??;
    attribute.value.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_counts_add_up() {
        let output = "running 3 tests\ntest a ... ok\n\ntest result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
                      test result: FAILED. 4 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.10s\n";
        assert_eq!(of_cargo(output), Counts { passed: 6, failed: 1, skipped: 1 });
        assert_eq!(of_cargo("error: could not compile"), Counts::default());
    }

    #[test]
    fn node_counts_are_its_last_lines() {
        let output = "# pass 9 times\nok 1 - a\n1..4\n# tests 5\n# suites 0\n# pass 2\n# fail 1\n# cancelled 1\n# skipped 1\n# todo 0\n";
        assert_eq!(of_node(output), Counts { passed: 2, failed: 2, skipped: 1 });
        assert_eq!(of_node("node: bad option"), Counts::default());
    }

    #[test]
    fn junit_counts_are_the_suites() {
        let report = r#"<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="a.BTest" tests="5" skipped="1" failures="1" errors="1" timestamp="2024-01-01T00:00:00" time="0.1">
  <testcase name="c"/>
</testsuite>"#;
        assert_eq!(of_report(report), Some(Counts { passed: 2, failed: 2, skipped: 1 }));
        assert_eq!(of_report("<html/>"), None);
    }

    #[test]
    fn skipped_tests_show_only_when_there_are_some() {
        assert_eq!(Counts { passed: 3, failed: 0, skipped: 0 }.to_string(), "3 passed, 0 failed");
        assert_eq!(Counts { passed: 3, failed: 1, skipped: 2 }.to_string(), "3 passed, 1 failed, 2 skipped");
    }
}
