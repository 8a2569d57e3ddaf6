//! The examples of every kind of rule: all of them come out as they say.

use std::fs;
use std::path::Path;

use maal::{Language, Verdict, format};

/// Every kind has a file of its own whose tests pass: one where the target is met, and one where it is not.
#[test]
fn every_kind_has_an_example_that_passes_and_one_that_fails() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/kinds");
    let common = fs::read_to_string(folder.join("common.yaml")).expect("what the examples share");
    let rules = format::maps().into_iter().find(|map| map.name == "rule").expect("the kinds of rules");
    for kind in rules.names {
        let name = format!("{kind}.yaml");
        let text = fs::read_to_string(folder.join(&name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let checked = maal::check([("common.yaml", common.as_str()), (name.as_str(), text.as_str())]);
        let (rulebook, _) = checked.loaded().unwrap_or_else(|| panic!("{name}: {}", checked.diagnostics()));
        let targets = rulebook.goals().flat_map(|(_, goal)| &goal.targets);
        assert!(targets.into_iter().all(|(_, target)| target.rule.kind().name() == *kind), "{name}");
        let run = rulebook.run_tests();
        assert!(run.all_passed(), "{name}: {}", run.explain(Language::English));
        let verdicts: Vec<Verdict> = run.results().map(|result| result.assessment().verdict()).collect();
        let expected: &[Verdict] =
            if *kind == "monitor" { &[Verdict::Monitored] } else { &[Verdict::Met, Verdict::NotMet] };
        assert!(expected.iter().all(|verdict| verdicts.contains(verdict)), "{name}: {verdicts:?}");
    }
}
