//! The layers of the library hold: each file uses only what stands above it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The layers from the top down, as the architecture page lists them. Modules on one line may not know each other
/// unless the one that uses stands later.
const LAYERS: &[&str] = &[
    "number",
    "figure",
    "path",
    "amount",
    "period",
    "date",
    "name",
    "uncertainty",
    "chance",
    "interval",
    "problem",
    "allow",
    "measure",
    "outline",
    "indicator",
    "catalogue",
    "series",
    "register",
    "feed",
    "dataset",
    "feeding",
    "columns",
    "finding",
    "chart",
    "rule",
    "format",
    "target",
    "agreement",
    "testing",
    "rulebook",
    "report",
    "changes",
    "assess",
    "lint",
    "tested",
    "source",
    "text",
    "document",
];

#[test]
fn each_layer_uses_only_those_above_it() {
    let rank: BTreeMap<&str, usize> = LAYERS.iter().enumerate().map(|(rank, layer)| (*layer, rank)).collect();
    let mut seen = 0;
    for (layer, file, line) in crate_paths() {
        let own = *rank
            .get(layer.as_str())
            .unwrap_or_else(|| panic!("{}: `{layer}` is not in the list of layers", file.display()));
        for used in used_modules(&line) {
            let Some(other) = rank.get(used.as_str()) else { continue };
            seen += 1;
            assert!(*other <= own, "{}: `{layer}` must not use `{used}`: {line}", file.display());
        }
    }
    assert!(seen > 100, "the test has lost sight of the uses: {seen}");
}

#[test]
fn words_stand_only_in_text_and_yaml_only_in_source() {
    for (layer, file, line) in crate_paths() {
        let parser = line.contains("saphyr_parser");
        assert!(!parser || layer == "source", "{}: {line}", file.display());
        let language = line.contains("Language::Danish =>");
        assert!(!language || matches!(layer.as_str(), "text" | "name"), "{}: {line}", file.display());
        // What others have written as a float is read as one only to find the decimal it stands for.
        let float = line.contains("f64") || line.contains("f32");
        let reads_floats = file.ends_with("source/foreign.rs") || file.ends_with("feed/exact.rs");
        assert!(!float || reads_floats, "{}: {line}", file.display());
        let hashed = line.contains("HashMap") || line.contains("HashSet");
        assert!(!hashed || layer == "source", "{}: {line}", file.display());
    }
}

/// Every line of code with the layer it stands in; comments, the face and the command are left out: the command uses
/// nothing but the face.
fn crate_paths() -> Vec<(String, PathBuf, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut lines = Vec::new();
    let mut folders = vec![src.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("src can be listed") {
            let path = entry.expect("an entry can be seen").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let within = path.strip_prefix(&src).expect("a file lies below src");
            let first = within.iter().next().and_then(|part| part.to_str()).unwrap_or_default();
            let layer = first.trim_end_matches(".rs").to_owned();
            if matches!(layer.as_str(), "lib" | "bin") {
                continue;
            }
            let text = fs::read_to_string(&path).expect("a source file can be read");
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            lines.extend(code.map(|line| (layer.clone(), within.to_owned(), line.to_owned())));
        }
    }
    lines
}

fn used_modules(line: &str) -> Vec<String> {
    let after = line.split("crate::").skip(1);
    after.map(|rest| rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()).collect()
}
