//! The engine's modules import one way: each only what stands below it.

use std::fs;
use std::path::{Path, PathBuf};

/// From the top to the bottom, as the documentation of the crate lists them.
const LAYERS: [&str; 9] = ["protocol", "report", "check", "finding", "plan", "project", "input", "tpns", "text"];

#[test]
fn no_module_imports_one_above_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut arrows = 0;
    for (height, layer) in LAYERS.iter().enumerate() {
        for file in sources(&root.join(layer)) {
            let text = fs::read_to_string(&file).unwrap();
            for imported in imports(&text) {
                let below = LAYERS.iter().position(|other| other == &imported);
                let below = below.unwrap_or_else(|| panic!("{}: `{imported}` is no layer", file.display()));
                assert!(height <= below, "{} imports `{imported}`, which stands above `{layer}`", file.display());
                arrows += usize::from(height < below);
            }
        }
    }
    assert!(arrows > 100, "the imports were found: {arrows}");
}

#[test]
fn every_module_is_a_layer() {
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let mut modules: Vec<&str> =
        lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let mut layers = LAYERS.to_vec();
    modules.sort_unstable();
    layers.sort_unstable();
    assert_eq!(modules, layers);
    // The documentation lists them in the same order.
    let listed: Vec<&str> = lib.split("[`").skip(1).filter_map(|rest| rest.split("`]").next()).collect();
    assert_eq!(listed, LAYERS);
}

/// The reader of scripts and catalogs is a crate below all layers, which only the layer that reads texts uses.
#[test]
fn only_input_uses_the_reader_of_scripts() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let uses = |path: &PathBuf| fs::read_to_string(path).unwrap().contains("tpnskit_script");
    let (inside, outside): (Vec<PathBuf>, Vec<PathBuf>) =
        sources(&root).into_iter().filter(uses).partition(|path| path.starts_with(root.join("input")));
    assert_eq!(outside, Vec::<PathBuf>::new());
    assert!(!inside.is_empty());
}

fn sources(path: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect()
}

/// The first words behind `crate::`, in `use` lines and in paths, but not in comments.
fn imports(text: &str) -> Vec<&str> {
    let code = text.lines().map(|line| line.split("//").next().unwrap_or(""));
    let paths = code.flat_map(|line| line.split("crate::").skip(1));
    paths.map(|path| path.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("")).collect()
}

/// The worked example of CONTRIBUTING.md is the code as it is: a block names its file.
#[test]
fn the_worked_example_is_the_code() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let guide = fs::read_to_string(root.join("CONTRIBUTING.md")).unwrap().replace("\r\n", "\n");
    let mut compared = 0;
    for block in guide.split("\n```").skip(1).step_by(2) {
        let (kind, excerpt) = block.split_once('\n').unwrap();
        let Some((_, path)) = kind.split_once(' ') else { continue };
        let text = fs::read_to_string(root.join(path)).unwrap().replace("\r\n", "\n");
        assert!(text.contains(excerpt), "{path} has no\n{excerpt}");
        compared += 1;
    }
    assert_eq!(compared, 6);
}

/// ARCHITECTURE.md lists the layers in their order.
#[test]
fn the_architecture_lists_the_layers() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ARCHITECTURE.md")).unwrap();
    let rows = text.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("/`")).map(|(name, _)| name);
    let layers: Vec<&str> = rows.filter(|name| LAYERS.contains(name)).collect();
    assert_eq!(layers, LAYERS);
}
