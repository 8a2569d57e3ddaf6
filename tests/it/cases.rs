//! Every case and every broken file against its snapshot, and the real report in all its forms.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use maal::{Assessment, Finding, Language, Length, Report};

/// One small file per situation: its verdicts, findings and explanations in both languages.
#[test]
fn cases_are_judged_and_explained_as_their_snapshots_say() {
    for_each_file("cases", |text| {
        let (rulebook, data) = maal::load([("case.yaml", text)]).unwrap_or_else(|mistakes| panic!("{mistakes}"));
        let report = rulebook.assess(&data).unwrap_or_else(|misfits| panic!("{misfits}"));
        format!("{}\n{}", situation(text), described(&report))
    });
}

/// One file per mistake: what is said of it in both languages, and where.
#[test]
fn broken_files_are_refused_as_their_snapshots_say() {
    for_each_file("broken", |text| {
        let mistakes = maal::load([("broken.yaml", text)]).expect_err("the file should be refused");
        let mut shown = format!("{}\n", situation(text));
        for mistake in mistakes.iter() {
            let _ =
                write!(shown, "\n{}", excerpt(text, mistake.span.line, mistake.span.column, mistake.span.end_column));
            for language in Language::ALL {
                let _ = writeln!(shown, "{}", mistake.explain(language));
            }
            if let Some(repair) = &mistake.repair {
                let mended = maal::source::repaired(text, [repair]);
                for edited in edited_lines(repair) {
                    let _ = writeln!(shown, "mended: {}", line_of(&mended, edited).trim_start());
                }
            }
        }
        shown
    });
}

/// Every repair takes its mistake away and brings no other in its place.
#[test]
fn a_repair_mends_its_mistake() {
    let mut mended = 0;
    for path in files_in("broken") {
        let text = fs::read_to_string(&path).expect("a file can be read");
        let Err(mistakes) = maal::load([("broken.yaml", text.as_str())]) else { continue };
        for mistake in mistakes.iter() {
            let Some(repair) = &mistake.repair else { continue };
            let after = maal::source::repaired(&text, [repair]);
            assert_ne!(after, text, "{}", path.display());
            let left = maal::load([("broken.yaml", after.as_str())]).map(|_| ());
            let remains = |other: &maal::Diagnostic| {
                other.code() == mistake.code()
                    && (other.span.line, other.span.column) == (mistake.span.line, mistake.span.column)
            };
            let still = left.as_ref().err().is_some_and(|left| left.iter().any(remains));
            assert!(!still, "{}: {mistake} stands after its repair", path.display());
            mended += 1;
        }
        // What stands under a key that is not known is only read once the key is mended.
        let mut all = text.clone();
        for _ in 0..8 {
            let Err(left) = maal::load([("broken.yaml", all.as_str())]) else { break };
            all = maal::source::repaired(&all, left.iter().filter_map(|mistake| mistake.repair.as_ref()));
        }
        let left = maal::load([("broken.yaml", all.as_str())]).err();
        let left = left.map_or(0, |left| left.iter().filter(|mistake| mistake.repair.is_some()).count());
        assert_eq!(left, 0, "{}: not everything that can be mended was", path.display());
    }
    assert!(mended > 15, "only {mended} repairs were tried");
}

/// What a program reads of mistakes: places, codes, both languages and the edits.
#[test]
fn mistakes_are_data() {
    let text = "maal: 1\nareas: { town: the town }\nindikatorer: {}\n";
    let mistakes = maal::load([("targets.yaml", text)]).unwrap_err();
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("mistakes_json", serde_json::to_string_pretty(&mistakes).unwrap());
    });
}

/// Every code that has a file of its own; those of warnings stand under `warnings`.
#[test]
fn every_code_can_be_seen_in_a_file() {
    use std::collections::BTreeSet;
    let mut seen = BTreeSet::new();
    for path in files_in("broken").into_iter().chain(files_in("warnings")) {
        let text = fs::read_to_string(&path).expect("a file can be read");
        seen.extend(maal::check([("file.yaml", text.as_str())]).diagnostics().iter().map(maal::Diagnostic::code));
    }
    seen.extend(crate::feeding::codes());
    // What the bytes of data files show is seen where these are read.
    let of_bytes = [
        "file-encoding",
        "file-unreadable",
        "unknown-format",
        "second-header",
        "format-not-built",
        "file-without-feed",
        "feed-without-file",
        "odd-file",
        "label-changed",
    ];
    // Several files, a foreign configuration or a very long text make these; a change behind milestones can only be
    // built in Rust, since a file cannot hold both.
    let elsewhere =
        ["only-once", "not-here", "undated-beside-dated", "long-float", "too-long", "change-after-milestones"];
    let unseen: Vec<&str> =
        maal::source::Code::ALL.iter().filter(|code| !seen.contains(code)).map(|code| code.name()).collect();
    let unseen: Vec<&&str> =
        unseen.iter().filter(|name| !elsewhere.contains(name) && !of_bytes.contains(name)).collect();
    assert!(unseen.is_empty(), "no file under tests/broken or tests/warnings shows {unseen:?}");
}

/// One file per warning: what is said of it in both languages, and where. The file can be used as it stands.
#[test]
fn files_with_warnings_are_read_and_warned_of_as_their_snapshots_say() {
    for_each_file("warnings", |text| {
        let checked = maal::check([("warnings.yaml", text)]);
        assert!(checked.loaded().is_some(), "{}", checked.diagnostics());
        let mut shown = format!("{}\n", situation(text));
        for warning in checked.diagnostics().iter() {
            let _ =
                write!(shown, "\n{}", excerpt(text, warning.span.line, warning.span.column, warning.span.end_column));
            for language in Language::ALL {
                let _ = writeln!(shown, "{}", warning.explain(language));
            }
            if let Some(repair) = &warning.repair {
                let mended = maal::source::repaired(text, [repair]);
                let _ = writeln!(shown, "mended: {}", line_of(&mended, warning.span.line).trim_start());
                let left = maal::check([("warnings.yaml", mended.as_str())]);
                assert_eq!(left.diagnostics().iter().len() + 1, checked.diagnostics().iter().len());
            }
        }
        shown
    });
}

/// One file per situation: what comes out of the tests in it, in both languages.
#[test]
fn tests_in_files_come_out_as_their_snapshots_say() {
    for_each_file("tested", |text| {
        let rulebook = maal::Rulebook::from_yaml(text).unwrap_or_else(|mistakes| panic!("{mistakes}"));
        let run = rulebook.run_tests();
        let said = Language::ALL.map(|language| run.explain(language));
        let results: String = run
            .results()
            .map(|result| result.explain(Language::English).lines().next().unwrap_or_default().to_owned() + "\n")
            .collect();
        format!("{}\n\n{results}\n{}", situation(text), said.join("\n\n"))
    });
}

/// What a program reads of the results of tests.
#[test]
fn results_of_tests_are_data() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tested/series.yaml")).unwrap();
    let run = maal::Rulebook::from_yaml(&text).unwrap().run_tests();
    let mut json = serde_json::to_value(&run).unwrap();
    for test in json["tests"].as_array_mut().unwrap() {
        assert_eq!(test["assessment"]["target"], test["target"]);
        test["assessment"] = "…".into();
    }
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("tests_json", serde_json::to_string_pretty(&json).unwrap());
    });
}

/// Everything under `rules` loads without a mistake, and its full report is a snapshot in every form.
#[test]
fn the_rules_give_the_reports_that_their_snapshots_show() {
    let mut settings = snapshots();
    settings.set_prepend_module_to_snapshot(false);
    let rules = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")).expect("rules can be listed");
    let rules = rules.map(|entry| entry.expect("an entry can be seen").path());
    // The examples of the kinds of rules have tests instead of figures; official figures lie in files of their own.
    for folder in rules.filter(|path| path.is_dir() && !path.ends_with("kinds") && !path.ends_with("official")) {
        let texts = texts_in(&folder);
        let named: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let (rulebook, data) = maal::load(named).unwrap_or_else(|mistakes| panic!("{mistakes}"));
        let run = rulebook.run_tests();
        assert!(run.all_passed(), "{}", run.explain(Language::English));
        let report = rulebook.assess(&data).expect("figures that were read with their rulebook fit it");
        let name = folder.file_name().and_then(|name| name.to_str()).expect("a folder has a name").replace('-', "_");
        settings.bind(|| {
            for (language, code) in [(Language::Danish, "da"), (Language::English, "en")] {
                let full = report.explain(language).length(Length::Full);
                insta::assert_snapshot!(format!("{name}_{code}_text"), full.to_string());
                insta::assert_snapshot!(format!("{name}_{code}_markdown"), full.markdown().to_string());
                let lines = report.explain(language).length(Length::Line).to_string();
                insta::assert_snapshot!(format!("{name}_{code}_lines"), lines);
            }
            insta::assert_snapshot!(
                format!("{name}_json"),
                serde_json::to_string_pretty(&report).expect("a report can be written")
            );
        });
    }
}

/// Compares what is described of every file below a folder of `tests` with its snapshot, which lies beside it.
fn for_each_file(folder: &str, describe: impl Fn(&str) -> String) {
    let files = files_in(folder);
    assert!(files.len() > 2, "only {} files were found", files.len());
    for path in files {
        let text = fs::read_to_string(&path).expect("a file can be read");
        let mut settings = snapshots();
        settings.set_snapshot_path(path.parent().expect("a file lies in a folder"));
        settings.set_prepend_module_to_snapshot(false);
        let name = path.file_stem().and_then(|name| name.to_str()).expect("a file has a name").to_owned();
        settings.bind(|| insta::assert_snapshot!(name, describe(&text)));
    }
}

/// Every YAML file below a folder of `tests`, sorted.
fn files_in(folder: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder can be listed") {
            let path = entry.expect("an entry can be seen").path();
            match path.extension() {
                _ if path.is_dir() => folders.push(path),
                Some(extension) if extension == "yaml" => files.push(path),
                _ => {}
            }
        }
    }
    files.sort();
    files
}

fn snapshots() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_omit_expression(true);
    settings
}

fn texts_in(folder: &Path) -> Vec<(String, String)> {
    let files =
        fs::read_dir(folder).expect("a folder can be listed").map(|file| file.expect("a file can be seen").path());
    let mut texts: Vec<(String, String)> = files
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .map(|path| {
            let name = path.file_name().and_then(|name| name.to_str()).expect("a file has a name").to_owned();
            (name, fs::read_to_string(&path).expect("a file can be read"))
        })
        .collect();
    texts.sort();
    texts
}

/// The first comment of a file says what it is about.
fn situation(text: &str) -> &str {
    let first = text.split(['\n', '\r']).next().map(|line| line.trim_start_matches(['\u{feff}', ' ']));
    first.filter(|line| line.starts_with('#')).unwrap_or("")
}

fn described(report: &Report) -> String {
    let mut shown = String::new();
    for assessment in report.assessments() {
        let _ = writeln!(shown, "\n{}", heading(assessment));
        for finding in assessment.findings() {
            let _ = writeln!(shown, "{}", row(&finding));
        }
        for (language, code) in [(Language::Danish, "da"), (Language::English, "en")] {
            let _ = writeln!(shown, "\n{code}: {}", assessment.explain(language).length(Length::Line));
            let _ = writeln!(shown, "{}", assessment.explain(language).length(Length::Full));
        }
    }
    for goal in report.goals() {
        let _ = writeln!(shown, "\ngoal {}", goal.id());
        for language in Language::ALL {
            let _ = writeln!(shown, "{}", goal.explain(language));
        }
    }
    shown + &checks(report)
}

/// Every check with its figures, and the section of the report; nothing where no check is declared.
fn checks(report: &Report) -> String {
    let mut shown = String::new();
    for result in report.checks() {
        let json = serde_json::to_value(result).expect("a result can be written");
        let word = |key: &str| json[key].as_str().unwrap_or("?").to_owned();
        let _ = write!(shown, "\n{} ({}) {}: {}", word("check"), word("area"), word("period"), word("agrees"));
        for key in ["computed", "difference", "rounding", "fitting"].iter().filter(|key| !json[**key].is_null()) {
            let _ = write!(shown, " | {key} {}", json[*key].to_string().replace('"', ""));
        }
        for figure in json["figures"].as_array().into_iter().flatten() {
            let _ = write!(shown, " | {} {}", word_of(&figure["role"]), word_of(&figure["value"]));
        }
        for missing in json["missing"].as_array().into_iter().flatten() {
            let _ = write!(shown, " | {} {}", word_of(&missing["indicator"]), word_of(&missing["why"]));
        }
    }
    let headings = [("da", Language::Danish, "Kontrol af tallene"), ("en", Language::English, "Do the figures agree?")];
    for (code, language, heading) in headings {
        for length in [Length::Line, Length::Full] {
            let said = report.explain(language).length(length).to_string();
            let section = said.split_once(heading).map(|(_, section)| section.trim_start_matches(['\n', '-']));
            let _ = section.map(|section| write!(shown, "\n\n{code}: {}", section.trim_end()));
        }
    }
    shown
}

fn word_of(value: &serde_json::Value) -> &str {
    value.as_str().unwrap_or("-")
}

fn heading(assessment: &Assessment) -> String {
    let certain = if assessment.is_certain() { ", certain" } else { "" };
    let (target, area) = (assessment.target_id(), assessment.area_id());
    let stage = serde_json::to_value(assessment.stage()).expect("a stage can be written");
    let (verdict, stage) = (assessment.verdict().word(), stage.as_str().unwrap_or_default().to_owned());
    format!("{target} ({area}): {verdict}, {stage}{certain}")
}

fn row(finding: &Finding<'_>) -> String {
    let json = serde_json::to_value(finding).expect("a finding can be written");
    let mut row =
        format!("{} {} {}", if finding.decides() { "*" } else { " " }, finding.period(), finding.verdict().word());
    for key in ["reason", "value", "limit", "step", "margin", "firm", "significance", "caveats"] {
        let value = &json[key];
        let shown = match value {
            serde_json::Value::Null => continue,
            serde_json::Value::Array(caveats) if caveats.is_empty() => continue,
            serde_json::Value::Array(caveats) => {
                caveats.iter().map(|caveat| caveat["kind"].as_str().unwrap_or("?")).collect::<Vec<_>>().join("+")
            }
            serde_json::Value::Object(limit) => {
                let strict = if limit["strict"] == true { " strict" } else { "" };
                format!("{} {}{strict}", limit["bound"].as_str().unwrap_or("?"), limit["value"].as_str().unwrap_or("?"))
            }
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let _ = write!(row, " | {key} {shown}");
    }
    row
}

/// The first lines that a repair changes, at most four.
fn edited_lines(repair: &maal::source::Repair) -> Vec<u32> {
    let mut lines: Vec<u32> = repair.edits.iter().map(|edit| edit.span.line).collect();
    lines.dedup();
    lines.truncate(4);
    lines
}

/// A line of a text, whatever ends its lines.
fn line_of(text: &str, line: u32) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.lines().nth(line as usize - 1).unwrap_or_default().to_owned()
}

/// The line with the mistake, underlined.
fn excerpt(text: &str, line: u32, column: u32, end: u32) -> String {
    let shown = line_of(text, line);
    let shown = shown.trim_start_matches('\u{feff}');
    let before = usize::try_from(column.saturating_sub(1)).unwrap_or_default();
    let width = usize::try_from(end.saturating_sub(column)).unwrap_or_default();
    let left = shown.chars().count().saturating_sub(before);
    format!("    {shown}\n    {}{}\n", " ".repeat(before), "^".repeat(width.clamp(1, left.max(1))))
}
