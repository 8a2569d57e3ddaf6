use super::figures::{figures, observation, series};
use super::writer::Writer;
use super::{Obstacle, scalar};
use crate::finding::{CAVEATS, Reason, Significance, Stage, Verdict, Why};
use crate::format;
use crate::number::Number;
use crate::testing::{Expect, ExpectedMissing, Given, Outcome, TargetTest};

pub(super) fn test(out: &mut Writer, test: &TargetTest) {
    out.long_map(|out| {
        out.key("target", |out| out.id(&test.target));
        out.optional("area", test.area.as_ref(), Writer::id);
        out.optional("through", test.through.as_ref(), Writer::word);
        out.key("given", |out| out.map(|out| given(out, &test.given)));
        out.key("expect", |out| expect(out, &test.expect));
        out.optional("why", test.why.as_ref(), Writer::text);
    });
}

/// The series of areas stand beside the keys for whole figures, so no area may be called like one of those.
fn given(out: &mut Writer, given: &Given) {
    out.names(
        &given.series,
        |(area, _)| area.as_str(),
        |out, (area, observed)| {
            if format::GIVEN.key(area.as_str()).is_some() {
                out.note(Obstacle::Reserved(area.to_string()));
            }
            series(out, observed, |out, given| match given {
                Some(given) => observation(out, given),
                None => out.word("_"),
            });
        },
    );
    figures(out, &given.figures);
}

fn expect(out: &mut Writer, expect: &Expect) {
    let Expect { outcome, stage, certain, period, findings, caveats, missing } = expect;
    if *expect == Expect::default() {
        return out.note(Obstacle::Empty);
    }
    out.map(|out| {
        out.optional("verdict", outcome.verdict.map(Verdict::word), Writer::word);
        out.optional("stage", stage.map(Stage::word), Writer::word);
        out.optional("certain", certain.map(yes_no), Writer::word);
        out.optional("reason", outcome.reason.map(Reason::word), Writer::word);
        out.optional("period", period.as_ref(), Writer::word);
        figures_of(out, outcome);
        if !findings.is_empty() {
            out.key("findings", |out| {
                out.map(|out| out.periods(findings, |(period, _)| Some(*period), |out, (_, of)| finding(out, of)));
            });
        }
        out.optional("caveats", caveats.as_deref(), |out, caveats| out.list(caveats, |out, kind| caveat(out, kind)));
        out.optional("missing", missing.as_deref(), |out, missing| out.list(missing, self::missing));
    });
}

/// The verdict alone where nothing else is expected of the period.
fn finding(out: &mut Writer, expected: &Outcome) {
    if let Some(verdict) = expected.verdict {
        if *expected == (Outcome { verdict: Some(verdict), ..Outcome::default() }) {
            return out.word(verdict.word());
        }
    }
    out.map(|out| {
        out.optional("verdict", expected.verdict.map(Verdict::word), Writer::word);
        out.optional("reason", expected.reason.map(Reason::word), Writer::word);
        figures_of(out, expected);
    });
}

/// What stands last in the outcome of a test and of a period alike.
fn figures_of(out: &mut Writer, expected: &Outcome) {
    for (key, number) in [("value", expected.value), ("limit", expected.limit), ("margin", expected.margin)] {
        out.optional(key, number.as_ref(), |out, number| exact(out, *number));
    }
    out.optional("firm", expected.firm.map(yes_no), Writer::word);
    out.optional("significance", expected.significance.map(Significance::word), Writer::word);
}

fn caveat(out: &mut Writer, kind: &str) {
    if !CAVEATS.contains(&kind) {
        out.note(Obstacle::Unknown(kind.to_owned()));
    }
    out.word(kind);
}

/// The period alone where nothing else is said of it.
fn missing(out: &mut Writer, expected: &ExpectedMissing) {
    let ExpectedMissing { indicator, area, period, why } = expected;
    if indicator.is_none() && area.is_none() && why.is_none() {
        return out.word(period);
    }
    out.map(|out| {
        out.optional("indicator", indicator.as_ref(), Writer::id);
        out.optional("area", area.as_ref(), Writer::id);
        out.key("period", |out| out.word(period));
        out.optional("why", why.map(Why::word), Writer::word);
    });
}

/// A number exactly as a report gives it: `21.5`, `64/3`.
fn exact(out: &mut Writer, number: Number) {
    out.spelled(number, scalar::number(number).or_else(|| scalar::fraction(number)), "");
}

fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}
