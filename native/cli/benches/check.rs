//! Apps checked without Gradle, from their files to their reports: `cargo bench -p tpnskit-cli`.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a benchmark may panic")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use tempfile::TempDir;
use tpnskit_cli::arguments::Apps;
use tpnskit_cli::check::run;

fn main() {
    divan::main();
}

fn samples() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/samples")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(from, to).unwrap();
        }
    }
}

fn check(path: &Path) -> usize {
    run(&Apps { paths: vec![path.to_path_buf()], ..Apps::default() }, "en").expect("apps").apps.len()
}

#[divan::bench]
fn one_project(bencher: Bencher<'_, '_>) {
    let sample = samples().join("03");
    bencher.bench(|| check(black_box(&sample)));
}

/// The same as a process, from its start to its end.
#[divan::bench]
fn one_process(bencher: Bencher<'_, '_>) {
    let sample = samples().join("03");
    let program = || Command::new(env!("CARGO_BIN_EXE_tpnskit")).arg("check").arg(&sample).output().expect("a program");
    bencher.bench(|| assert_eq!(program().status.code(), Some(0)));
}

/// Sixty-four variants of one app.
#[divan::bench]
fn sixty_four_variants(bencher: Bencher<'_, '_>) {
    let folder: TempDir = tempfile::tempdir().expect("a folder");
    for fixture in ["base", "sixty-four-variants"] {
        copy(&samples().with_file_name(fixture), folder.path());
    }
    bencher.bench(|| check(black_box(folder.path())));
}

/// The ten samples, over and over.
#[divan::bench(args = [100, 1_000, 10_000], sample_count = 5)]
fn projects(bencher: Bencher<'_, '_>, count: usize) {
    let folder: TempDir = tempfile::tempdir().expect("a folder");
    for number in 0..count / 10 {
        copy(&samples(), &folder.path().join(format!("{number}")));
    }
    bencher.counter(ItemsCount::new(count)).bench(|| assert_eq!(check(black_box(folder.path())), count));
}
