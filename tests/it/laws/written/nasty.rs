//! Texts and numbers that a careless writer would spoil.

use maal::feed::Role;
use maal::outline::{FigureOutline, GoalOutline, Holding, Outline, Shown, ShownExtent, TableOutline};
use maal::{
    Allow, Area, Better, Bound, Break, Criterion, Declarations, Feed, Filter, Frequency, Goal, Id, Indicator, Language,
    Level, LintKind, Measure, Number, Period, Rule, Rulebook, Step, Target, Text, Than, Threshold, Unit,
};
use maal::{AnnualChange, Direction};
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::sample::select;
use proptest::strategy::Strategy;
use proptest::test_runner::TestCaseResult;
use proptest::{prop_assert, prop_assert_eq, prop_oneof};

use super::super::law;
use super::survives;

/// What some reader takes for something else than a text.
const WHOLE: &[&str] = &[
    "",
    " ",
    "~",
    "null",
    "Null",
    "NULL",
    "true",
    "True",
    "FALSE",
    "yes",
    "No",
    "on",
    "OFF",
    "y",
    "N",
    "=",
    "<<",
    "-",
    "?",
    ":",
    "--- ",
    "...",
    ".inf",
    "-.INF",
    ".NaN",
    "0",
    "-1",
    "+1",
    "012",
    "0x1F",
    "0o17",
    "0b1",
    "1e3",
    "1_000",
    "a \nb",
    "a\n \nb",
    "a\n\n  b",
    "1.50",
    "1234567.12345678901",
    ".5",
    "5.",
    "1:30",
    "2024-06-03",
    "2024-06-03 12:00:00",
    "2024-Q1",
    "2024",
    "5 %",
    "_",
    "missing",
    "da",
    "#",
    "a #b",
    "a: b",
    "a:",
    "a:b",
    "http://example.dk/?a=1",
    "{}",
    "[]",
    "a, b",
    "a -",
    "'",
    "\"",
    "\\",
    "|-",
    "%",
];

const PIECES: &[&str] = &[
    " ",
    "  ",
    " ",
    "a",
    "ø",
    "Tal",
    "1",
    "2020",
    ".",
    ",",
    ", ",
    ":",
    ": ",
    "?",
    "? ",
    "#",
    " #",
    "-",
    "- ",
    "—",
    "'",
    "\"",
    "\\",
    "[",
    "]",
    "{",
    "}",
    "&",
    "*",
    "!",
    "|",
    ">",
    "%",
    "@",
    "`",
    "\n",
    "\n\n",
    "\t",
    "\r",
    "\u{85}",
    "\u{2028}",
    "\u{feff}",
    "\u{fffe}",
    "\u{ffff}",
    "\u{a0}",
    "\u{1f600}",
];

pub fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        1 => select(WHOLE).prop_map(str::to_owned),
        2 => vec(select(PIECES), 1..8).prop_map(|pieces| pieces.concat()),
        2 => vec(select(PIECES), 40..90).prop_map(|pieces| pieces.concat()),
        1 => vec(select(["ord", "et langt ord", "målet:", "#", "2020", "så\n", "en,", "-"].as_slice()), 10..60)
            .prop_map(|words| words.join(" ")),
        1 => (vec(select(["ord", "et langt ord", "#"].as_slice()), 10..40), select(vec![" ", "  "]))
            .prop_map(|(words, blank)| words.join(blank)),
        1 => any::<String>(),
        1 => vec(any::<char>(), 1..4).prop_map(|letters| letters.into_iter().collect()),
    ]
}

/// Every place in which a text can stand, on one line and on its own.
fn everywhere(one: &str, other: &str) -> Declarations {
    let both = || Text::new(one, other);
    let allow = |lint| vec![Allow { lint, reason: one.to_owned() }];
    let values = vec![one.to_owned(), other.to_owned()];
    let filter = Filter::default().and("field", Criterion::OneOf(values)).and("plain", Criterion::is(other));
    let measured = Indicator {
        measured: Some(Measure::Count { of: "rows".into(), filter }),
        breaks: vec![Break { at: Period::year(2020).unwrap(), area: None, reason: one.into() }],
        allow: allow(LintKind::UnusedIndicator),
        source: Some(Text::only(Language::Danish, one)),
        ..Indicator::new(both(), Unit::Count { of: both(), one: Some(other.into()) }, Better::Higher)
    };
    let held = Threshold { bound: Bound::AtLeast, strict: true, than: Than::Level(Level::new(2)) };
    let target = Target {
        name: Some(one.into()),
        note: Some(both()),
        allow: allow(LintKind::NeverComparable),
        ..Target::new("things", "town", Rule::Threshold(held))
    };
    let mut goal = Goal { source: Some(Text::only(Language::English, other)), ..Goal::new(one) };
    goal.targets.push(("enough".into(), target));
    Declarations {
        title: Some(one.into()),
        areas: vec![
            ("town".into(), Area::named(one)),
            ("part".into(), Area { within: Some(both()), part_of: Some("town".into()), ..Area::named(other) }),
        ],
        indicators: vec![("things".into(), measured)],
        goals: vec![("goal".into(), goal)],
        feeds: vec![("feed".into(), feed(one, other))],
        report: Some(outline(one, other)),
        ..Declarations::default()
    }
}

/// The outline of a report with a text in every place that can have one, and every kind of figure and table.
fn outline(one: &str, other: &str) -> Outline {
    let (both, some) = (|| Some(Text::new(one, other)), |text: &str| Some(Text::from(text)));
    let extent = ShownExtent {
        areas: Some(vec!["part".into()]),
        from: Period::year(2020),
        to: Period::new(Frequency::Month, 2024, 2),
    };
    let shown = Shown::Indicators(vec!["things".into()]);
    let figure = FigureOutline { title: both(), shown, extent: extent.clone(), note: some(one) };
    let table = |holds| TableOutline { title: some(other), holds, note: both() };
    let filter = Filter::default().and("field", Criterion::is(one));
    let (register, columns) = (Id::from("rows"), vec![("field".into(), one.into()), ("plain".into(), other.into())]);
    let rows = Holding::Rows { register: register.clone(), columns, filter: filter.clone() };
    let across = Holding::Across { register, rows: "field".into(), values: "number".into(), check: None, filter };
    let figures = Holding::Figures { indicators: vec!["things".into()], extent };
    let goal = GoalOutline {
        before: both(),
        figures: Some(vec![("a".into(), figure)]),
        tables: Some(vec![("a".into(), table(rows)), ("b".into(), table(across)), ("c".into(), table(figures))]),
        after: some(one),
    };
    Outline { title: both(), introduction: some(other), goals: vec![("goal".into(), goal)], conclusion: both() }
}

/// A feed with a text in every place that can have one. Texts of a file may also be keys.
fn feed(one: &str, other: &str) -> Feed {
    let key = |text: &str| text.chars().take(300).collect::<String>();
    let both = if composed(&key(one)) == composed(&key(other)) { vec![key(one)] } else { vec![key(one), key(other)] };
    Feed {
        sheet: Some(other.to_owned()),
        columns: vec![(Role::Value, one.to_owned()), (Role::Lower, other.to_owned())],
        filter: both.iter().map(|label| (label.clone(), vec![one.to_owned(), other.to_owned()])).collect(),
        areas: both.iter().map(|label| (label.clone(), "town".into())).collect(),
        unit: Some(one.to_owned()),
        publisher: Some(Text::new(one, other)),
        allow: vec![Allow { lint: LintKind::EmptyCells, reason: other.to_owned() }],
        ..Feed::new(one)
    }
}

/// A text as reading composes it.
fn composed(text: &str) -> String {
    maal::Id::from(text).to_string()
}

#[test]
fn every_text_is_read_as_it_is_written() {
    law(3000, (texts(), texts()), |(one, other)| {
        let rulebook = Rulebook::new(everywhere(&one, &other)).unwrap();
        let is_command = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\t');
        let is_sound = |text: &String| !text.is_empty() && text.trim() == text && !text.contains(is_command);
        if is_sound(&one) && is_sound(&other) {
            return survives(&rulebook).map(drop);
        }
        prop_assert!(rulebook.to_yaml().is_err());
        Ok(())
    });
}

/// Readers of older versions of YAML take them for truth values, numbers and times; nobody takes the others for anything.
#[test]
fn what_an_older_reader_takes_for_something_else_stands_in_quotes() {
    let title = |text: &str| {
        let declared = Declarations { title: Some(text.into()), ..Declarations::default() };
        Rulebook::new(declared).unwrap().to_yaml().unwrap()
    };
    for text in ["yes", "No", "ON", "off", "y", "N", "=", "<<", "012", "1_000", "1:30", "0b1", "2024-06-03", "+.inf"] {
        assert_eq!(title(text), format!("maal: 1\ntitle: \"{text}\"\n"));
    }
    for text in ["ja", "nej", "1. kvartal", "2024 i alt", "5 %", "a:b", "C#", "kl. 12:30", "…"] {
        assert_eq!(title(text), format!("maal: 1\ntitle: {text}\n"));
    }
}

/// Some readers take nothing for a key that is longer than 1024 characters.
#[test]
fn long_words_are_read_as_they_are_written() {
    for one in ["x".repeat(2000), "x: ".repeat(2000) + "x", "x\u{a0}x".repeat(999), "x\ny".repeat(2000)] {
        let declared = everywhere(&one, "other");
        survives(&Rulebook::new(declared).unwrap()).unwrap();
    }
}

/// Names that are declared: letters, digits, `-`, `_` and `.`.
#[test]
fn every_name_is_read_as_it_is_written() {
    let letters = select(vec!["0", "1", "e", "x", "o", "y", "n", ".", "-", "_", "æ", "t", "z", "2024", "å"]);
    let made = vec(letters, 1..6).prop_map(|letters| letters.concat());
    let whole = select(WHOLE).prop_map(str::to_owned);
    law(1500, prop_oneof![made, whole], |name| {
        let id = Id::from(name.as_str());
        let filter = Filter::default().and(id.clone(), Criterion::is("yes"));
        let unit = Unit::Count { of: "things".into(), one: None };
        let measured = Some(Measure::Count { of: id.clone(), filter });
        let counted = Indicator { measured, ..Indicator::new("things".into(), unit, Better::Higher) };
        let mut goal = Goal::new("goal");
        let change = AnnualChange { direction: Direction::Rise, step: None };
        goal.targets.push((id.clone(), Target::new(id.clone(), id.clone(), Rule::AnnualChange(change))));
        let indicator = Indicator { decimals: Some(1), ..Indicator::new("things".into(), Unit::Plain, Better::Higher) };
        let declared = Declarations {
            areas: vec![(id.clone(), Area::named("town"))],
            indicators: vec![(id.clone(), indicator), ("counted".into(), counted)],
            goals: vec![(id, goal)],
            ..Declarations::default()
        };
        Rulebook::new(declared).map_or(Ok(()), |rulebook| survives(&rulebook).map(drop))
    });
}

fn decimals() -> impl Strategy<Value = Number> {
    let mantissas = prop_oneof![
        3 => -3_000_i128..3_000_000,
        1 => any::<i64>().prop_map(i128::from),
        1 => -99_999_999_999_999_999_999_999_999_999_i128..99_999_999_999_999_999_999_999_999_999,
    ];
    (mantissas, 0..6_u32, 0..29_u32, any::<bool>()).prop_map(|(mantissa, few, many, is_few)| {
        let scale = if is_few { few } else { many };
        Number::new(mantissa, scale).unwrap()
    })
}

/// A threshold and a step, in an indicator of so many decimals.
fn with_amounts(level: Number, step: Step, decimals: u32) -> Option<Rulebook> {
    let held = Threshold { bound: Bound::AtLeast, strict: false, than: Than::Level(Level::new(level)) };
    let near = Than::Area { area: "other".into(), tolerance: Some(step) };
    let near = Threshold { bound: Bound::AtLeast, strict: false, than: near };
    let mut goal = Goal::new("goal");
    goal.targets.push(("held".into(), Target::new("things", "town", Rule::Threshold(held))));
    goal.targets.push(("near".into(), Target::new("things", "town", Rule::Threshold(near))));
    let indicator =
        Indicator { decimals: Some(decimals), ..Indicator::new("things".into(), Unit::Plain, Better::Higher) };
    let declared = Declarations {
        areas: vec![("town".into(), Area::named("town")), ("other".into(), Area::named("other"))],
        indicators: vec![("things".into(), indicator)],
        goals: vec![("goal".into(), goal)],
        ..Declarations::default()
    };
    Rulebook::new(declared).ok()
}

fn level_of(rulebook: &Rulebook) -> Number {
    let (_, goal) = rulebook.goals().next().unwrap();
    match &goal.targets[0].1.rule {
        Rule::Threshold(Threshold { than: Than::Level(level), .. }) => level.value,
        other => panic!("{other:?}"),
    }
}

/// Whether it has a form of at most 28 digits; a decimal point asks for a digit before it.
fn is_readable(number: Number) -> bool {
    number.to_string().parse::<Number>().is_ok()
}

#[test]
fn every_decimal_is_read_as_it_is_written() {
    law(4000, (decimals(), decimals(), 0..5_u32, any::<bool>()), |(level, amount, decimals, relative)| {
        let step = if relative { Step::percent(amount.abs()) } else { Step::in_unit(amount.abs()) };
        let Some(rulebook) = with_amounts(level, step, decimals) else { return Ok(()) };
        if !is_readable(level) || !is_readable(amount) {
            prop_assert!(rulebook.to_yaml().is_err());
            return Ok(());
        }
        let written = survives(&rulebook)?;
        decimals_kept(level, decimals, level_of(&Rulebook::from_yaml(&written).unwrap()))
    });
}

/// All decimals stay, unless there are more than can be read, or exactly three where they could be thousands.
fn decimals_kept(written: Number, of_indicator: u32, read: Number) -> TestCaseResult {
    let digits = Number::decimals(written);
    let thousands = digits == Some(3) && of_indicator != 3;
    let all = written.decimals().is_some_and(|decimals| {
        let whole = written.floor_to(0).map_or(29, |whole| whole.abs().to_string().len());
        whole + decimals as usize <= 28
    });
    if all && !thousands {
        prop_assert_eq!(read.decimals(), digits, "{}", written);
    }
    Ok(())
}

#[test]
fn three_decimals_are_kept_from_looking_like_thousands() {
    for (decimals, written, expected) in [
        (0, "1.234", "\"1.2340\""),
        (3, "1.234", "1.234"),
        (0, "12.500", "12.5000"),
        (2, "0.125", "0.125"),
        (4, "1.2340", "\"1.2340\""),
    ] {
        let rulebook = with_amounts(written.parse().unwrap(), Step::percent(5), decimals).unwrap();
        let text = survives(&rulebook).unwrap();
        assert!(text.contains(&format!("at_least: {expected} }}")), "{text}");
    }
}
