//! The worked example of official figures: from the files to the report.

use std::fs;
use std::path::Path;

use maal::{Language, Length};

#[test]
fn the_official_figures_give_the_report_that_their_snapshot_shows() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/official");
    let text = fs::read_to_string(folder.join("targets.yaml")).unwrap();
    let files = ["RAS200.xlsx", "GCI-rank.csv"].map(|name| (name, fs::read(folder.join(name)).unwrap()));
    let files = files.iter().map(|(name, bytes)| (*name, bytes.as_slice()));
    let checked = maal::check_with([("targets.yaml", text.as_str())], files);
    let (rulebook, data) = checked.loaded().unwrap_or_else(|| panic!("{}", checked.diagnostics()));
    let report = rulebook.assess(data).unwrap();
    let said = Language::ALL.map(|language| report.explain(language).length(Length::Full).to_string());
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("official", format!("{}\n\n{}\n\n{}", checked.diagnostics(), said[0], said[1]));
    });
}
