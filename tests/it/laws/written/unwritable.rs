//! What a rulebook that was built in Rust may hold and the format cannot.

use maal::source::Obstacle;
use maal::testing::{Expect, ExpectedMissing};
use maal::{
    Allow, Area, Baseline, Better, Bound, Criterion, Date, Datum, Declarations, FieldType, Filter, Goal, Indicator,
    Level, LintKind, Measure, Number, Observation, Path, Period, Reach, ReachGoal, Register, Row, Rule, Rulebook,
    Target, TargetTest, Text, Than, Threshold, Unit, Verdict,
};

/// A rulebook with one of everything, changed.
fn changed(change: impl FnOnce(&mut Declarations)) -> Rulebook {
    let held = Threshold { bound: Bound::AtMost, strict: false, than: Than::Level(Level::new(2)) };
    let mut goal = Goal::new("goal");
    goal.targets.push(("few".into(), Target::new("things", "town", Rule::Threshold(held))));
    let indicator = Indicator { decimals: Some(1), ..Indicator::new("things".into(), Unit::Plain, Better::Lower) };
    let mut declarations = Declarations {
        areas: vec![("town".into(), Area::named("town"))],
        indicators: vec![("things".into(), indicator)],
        goals: vec![("goal".into(), goal)],
        ..Declarations::default()
    };
    change(&mut declarations);
    Rulebook::new(declarations).unwrap_or_else(|problems| panic!("{problems}"))
}

/// What stands in the way, and where.
fn obstacles(change: impl FnOnce(&mut Declarations)) -> Vec<(String, Obstacle)> {
    let unwritable = changed(change).to_yaml().expect_err("it should not be written");
    unwritable.0.into_iter().map(|unwritten| (unwritten.path, unwritten.obstacle)).collect()
}

fn only(path: &str, obstacle: Obstacle) -> Vec<(String, Obstacle)> {
    vec![(path.to_owned(), obstacle)]
}

fn target(declarations: &mut Declarations) -> &mut Target {
    &mut declarations.goals[0].1.targets[0].1
}

fn measured(filter: Filter) -> impl FnOnce(&mut Declarations) {
    move |it| {
        let unit = Unit::Count { of: "things".into(), one: None };
        let measure = Measure::Count { of: "register".into(), filter };
        it.indicators[0].1 =
            Indicator { measured: Some(measure), ..Indicator::new("things".into(), unit, Better::Lower) };
    }
}

fn tested(change: impl FnOnce(&mut TargetTest)) -> impl FnOnce(&mut Declarations) {
    let mut test = TargetTest::new(
        "few",
        [("town", vec![(Period::year(2020).unwrap(), Observation::of(1))])],
        Verdict::Undetermined,
    );
    change(&mut test);
    move |it| it.tests.push(("test".into(), test))
}

#[test]
fn what_is_unchanged_can_be_written() {
    assert!(changed(|_| ()).to_yaml().is_ok());
    assert!(changed(tested(|_| ())).to_yaml().is_ok());
}

#[test]
fn a_number_without_a_decimal_form() {
    let third = Number::fraction(64, 3).unwrap();
    let found = obstacles(|it| {
        let held = Threshold { bound: Bound::AtMost, strict: false, than: Than::Level(Level::new(third)) };
        target(it).rule = Rule::Threshold(held);
    });
    assert_eq!(found, only("goals/goal/targets/few/rule/at_most", Obstacle::Number(third)));
}

#[test]
fn a_number_of_too_many_digits() {
    let long = Number::new(1, 29).unwrap();
    let found = obstacles(|it| it.indicators[0].1.unit = Unit::Per { per: long, of: "people".into() });
    assert_eq!(found, only("indicators/things/unit/per", Obstacle::Number(long)));
    // Zeros at the end can be left out.
    let round = Number::new(15 * 10_i128.pow(30), 31).unwrap();
    let written = changed(|it| it.indicators[0].1.unit = Unit::Per { per: round, of: "people".into() }).to_yaml();
    assert!(written.unwrap().contains("per: 1.5,"));
}

#[test]
fn texts_with_space_around_them_and_empty_ones() {
    let found = obstacles(|it| {
        it.title = Some(Text::new("", " title"));
        target(it).allow.push(Allow { lint: LintKind::NeverComparable, reason: "why\u{a0}".to_owned() });
    });
    let expected = [
        ("title/da", Obstacle::Text(String::new())),
        ("title/en", Obstacle::Text(" title".to_owned())),
        ("goals/goal/targets/few/allow/never-comparable", Obstacle::Text("why\u{a0}".to_owned())),
    ];
    assert_eq!(found, expected.map(|(path, obstacle)| (path.to_owned(), obstacle)));
}

#[test]
fn the_same_key_twice() {
    let twice = Filter::default().and("size", Criterion::at_least(2)).and("size", Criterion::at_most(5));
    let found = obstacles(measured(twice));
    assert_eq!(found, only("indicators/things/measured/where/size", Obstacle::Repeated("size".to_owned())));
    let found = obstacles(|it| {
        let allow = |reason: &str| Allow { lint: LintKind::UnusedArea, reason: reason.to_owned() };
        it.areas[0].1.allow = vec![allow("one"), allow("two")];
    });
    assert_eq!(found, only("areas/town/allow/unused-area", Obstacle::Repeated("unused-area".to_owned())));
    let dated = |year, date: &str| {
        let as_of = Some(date.parse::<Date>().unwrap());
        (Period::year(year).unwrap(), Observation { as_of, ..Observation::of(1) })
    };
    let apart = [dated(2020, "2021-03-01"), dated(2021, "2022-03-01"), dated(2020, "2022-03-01")];
    let apart: Vec<_> = apart.into_iter().map(|(period, given)| (period, Some(given))).collect();
    let found = obstacles(tested(|test| test.given.series[0].1 = apart));
    assert_eq!(found, only("tests/test/given/town/2020", Obstacle::Repeated("2020".to_owned())));
    let found = obstacles(tested(|test| {
        let outcome = (Period::year(2020).unwrap(), maal::testing::Outcome::default());
        test.expect.findings = vec![outcome, outcome];
    }));
    assert_eq!(found, only("tests/test/expect/findings/2020", Obstacle::Repeated("2020".to_owned())));
}

#[test]
fn what_says_nothing() {
    let open = Criterion::Range { at_least: None, at_most: None, more_than: None, less_than: None };
    let found = obstacles(measured(Filter::default().and("size", open)));
    assert_eq!(found, only("indicators/things/measured/where/size", Obstacle::Empty));
    let found = obstacles(tested(|test| test.expect = Expect::default()));
    assert_eq!(found, only("tests/test/expect", Obstacle::Empty));
}

#[test]
fn what_means_something_else_where_it_stands() {
    let found = obstacles(|it| {
        it.areas.push(("registers".into(), Area::named("registers")));
        tested(|test| test.given.series = vec![("registers".into(), vec![(Period::year(2020).unwrap(), None)])])(it);
    });
    assert_eq!(found, only("tests/test/given/registers", Obstacle::Reserved("registers".to_owned())));
    let found = obstacles(tested(|test| {
        let mut register = Register::new("rows");
        (register.area, register.period) = (Some("town".into()), Period::year(2024));
        register.fields.push(("state".into(), FieldType::Text));
        register.rows.push(Row::default().with("state", Datum::Text("missing".to_owned())));
        test.given.figures.register("rows", register);
    }));
    let path = "tests/test/given/registers/rows/rows/0/state";
    assert_eq!(found, only(path, Obstacle::Reserved("missing".to_owned())));
}

#[test]
fn a_caveat_that_does_not_exist() {
    let found = obstacles(tested(|test| test.expect.caveats = Some(vec!["doubt"])));
    assert_eq!(found, only("tests/test/expect/caveats/0", Obstacle::Unknown("doubt".to_owned())));
}

/// Only where no period of the indicator ends by them are milestones not compared with each other.
#[test]
fn milestones_out_of_order() {
    let date = |date: &str| date.parse::<Period>().unwrap();
    let found = obstacles(|it| {
        target(it).rule = Rule::Reach(Reach {
            baseline: Baseline::Stated { value: Level::new(9), at: None, source: None },
            corners: vec![(date("1000-06"), Level::new(8)), (date("1000-03"), Level::new(7))],
            goal: ReachGoal::Value(Level::new(5)),
            by: date("2024"),
            path: Path::None,
        });
    });
    let path = "goals/goal/targets/few/rule/reach/milestones/1000-03";
    assert_eq!(found, only(path, Obstacle::Misordered(date("1000-03"))));
}

/// Everything is named at once, in the order of the elements.
#[test]
fn several_things_at_once() {
    let rulebook = changed(|it| {
        it.areas[0].1.name = Text::from("");
        let missing = ExpectedMissing { indicator: None, area: None, period: Period::year(2020).unwrap(), why: None };
        tested(|test| {
            test.expect.missing = Some(vec![missing]);
            test.why = Some(Text::from("\n"));
        })(it);
    });
    let unwritable = rulebook.to_yaml().unwrap_err();
    assert_eq!(
        unwritable.to_string(),
        "areas/town: the text is empty, or there is space around it or an invisible character in it: ``\n\
         tests/test/why: the text is empty, or there is space around it or an invisible character in it: `\\n`"
    );
}
