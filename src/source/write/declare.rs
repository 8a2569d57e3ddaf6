use super::measure::measure;
use super::rules::Amounts;
use super::writer::Writer;
use crate::agreement::{Agreement, FigureCheck};
use crate::allow::Allow;
use crate::catalogue::Catalogue;
use crate::indicator::{Area, Break, Derivation, Indicator, Unit};
use crate::period::Frequency;
use crate::target::{AchievedWhen, Areas, Goal, Judged, Require, Target, Window};
use crate::uncertainty::{Method, Sides, Uncertainty};

pub(super) fn window(out: &mut Writer, window: Window) {
    out.map(|out| {
        out.key("from", |out| out.word(&window.from));
        out.key("to", |out| out.word(&window.to));
    });
}

/// The name alone where there is nothing else, and one text serves for both languages.
pub(super) fn area(out: &mut Writer, area: &Area) {
    let Area { name, within, part_of, note, allow } = area;
    let named_only = within.is_none() && part_of.is_none() && note.is_none() && allow.is_empty();
    if let Some(words) = name.for_both().filter(|_| named_only) {
        return out.words(words);
    }
    out.long_map(|out| {
        out.key("name", |out| out.text(name));
        out.optional("in", within.as_ref(), Writer::text);
        out.optional("part_of", part_of.as_ref(), Writer::id);
        out.optional("note", note.as_ref(), Writer::text);
        self::allow(out, allow);
    });
}

pub(super) fn indicator(out: &mut Writer, indicator: &Indicator) {
    let uncertain = indicator.uncertainty.as_ref();
    let frequency = Some(indicator.frequency).filter(|frequency| *frequency != Frequency::Year);
    out.long_map(|out| {
        out.key("name", |out| out.text(&indicator.name));
        out.key("unit", |out| unit(out, &indicator.unit));
        out.key("better", |out| out.word(indicator.better.word()));
        out.optional("decimals", indicator.decimals.as_ref(), Writer::word);
        out.optional("frequency", frequency.map(Frequency::word), Writer::word);
        out.optional("sample", indicator.sample.then_some("yes"), Writer::word);
        out.optional("uncertainty", uncertain, uncertainty);
        out.optional("revised", indicator.revised.then_some("yes"), Writer::word);
        if !indicator.breaks.is_empty() {
            out.key("breaks", |out| out.long_list(&indicator.breaks, series_break));
        }
        out.optional("derived", indicator.derived.as_ref(), derivation);
        out.optional("measured", indicator.measured.as_ref(), measure);
        out.optional("source", indicator.source.as_ref(), Writer::text);
        out.optional("note", indicator.note.as_ref(), Writer::text);
        allow(out, &indicator.allow);
    });
}

fn unit(out: &mut Writer, unit: &Unit) {
    match unit {
        Unit::Percent => out.word("percent"),
        Unit::Plain => out.word("plain"),
        Unit::Count { of, one } => out.map(|out| {
            out.key("count", |out| out.text(of));
            out.optional("one", one.as_ref(), Writer::text);
        }),
        Unit::Per { per, of } => out.map(|out| {
            out.key("per", |out| out.number(*per));
            out.key("of", |out| out.text(of));
        }),
        Unit::Amount(of) => out.map(|out| out.key("amount", |out| out.text(of))),
    }
}

/// The method alone where nothing else differs from what is usual.
fn uncertainty(out: &mut Writer, declared: &Uncertainty) {
    let usual = Uncertainty::new(declared.method);
    let sides = match declared.sides {
        Sides::One => "one",
        Sides::Two => "two",
    };
    let interval_level = match declared.method {
        Method::ConfidenceInterval(level) => Some(level),
        Method::Proportion | Method::Poisson | Method::StandardError => None,
    };
    if interval_level.is_none() && *declared == usual {
        return out.word(declared.method.name());
    }
    out.map(|out| {
        out.key("method", |out| out.word(declared.method.name()));
        out.optional("interval_level", interval_level.as_ref(), |out, level| out.word(&level.percent()));
        if declared.level != usual.level {
            out.key("level", |out| out.word(&declared.level.percent()));
        }
        if declared.sides != usual.sides {
            out.key("sides", |out| out.word(sides));
        }
        out.optional("design_effect", declared.design_effect.as_ref(), |out, effect| out.number(*effect));
    });
}

fn series_break(out: &mut Writer, each: &Break) {
    out.long_map(|out| {
        out.key("at", |out| out.word(&each.at));
        out.optional("area", each.area.as_ref(), Writer::id);
        out.key("reason", |out| out.text(&each.reason));
    });
}

fn derivation(out: &mut Writer, derivation: &Derivation) {
    out.map(|out| match derivation {
        Derivation::Share { part, of } => {
            out.key("share", |out| out.id(part));
            out.key("of", |out| out.id(of));
        }
        Derivation::Rate { count, of, per } => {
            out.key("rate", |out| out.id(count));
            out.key("of", |out| out.id(of));
            out.key("per", |out| out.number(*per));
        }
        Derivation::Sum(parts) => out.key("sum", |out| out.list(parts, Writer::id)),
        Derivation::Difference(from, less) => {
            out.key("difference", |out| out.list(&[from, less], |out, id| out.id(id)));
        }
    });
}

pub(super) fn goal(out: &mut Writer, goal: &Goal, names: &Catalogue) {
    out.long_map(|out| {
        out.key("name", |out| out.text(&goal.name));
        match goal.achieved_when {
            AchievedWhen::All => {}
            AchievedWhen::Any => out.key("achieved_when", |out| out.word("any")),
            AchievedWhen::AtLeast(wanted) => out.key("achieved_when", |out| {
                out.map(|out| out.key("at_least", |out| out.word(&wanted)));
            }),
        }
        out.optional("source", goal.source.as_ref(), Writer::text);
        out.optional("note", goal.note.as_ref(), Writer::text);
        allow(out, &goal.allow);
        out.key("targets", |out| {
            out.long_map(|out| {
                goal.targets.iter().for_each(|(id, of)| out.name(id.as_str(), |out| target(out, of, names)))
            });
        });
    });
}

fn target(out: &mut Writer, target: &Target, names: &Catalogue) {
    let indicator = names.find_indicator(&target.indicator).map(|index| names.indicator(index));
    let amounts = Amounts { three_decimals: indicator.is_some_and(|indicator| indicator.decimals == Some(3)) };
    out.long_map(|out| {
        out.key("indicator", |out| out.id(&target.indicator));
        areas(out, &target.areas);
        out.key("rule", |out| amounts.rule(out, &target.rule));
        out.optional("judged", target.judged.as_ref(), judged);
        out.optional("window", target.window.as_ref(), |out, window| self::window(out, *window));
        if !target.compare.is_empty() {
            out.key("compare", |out| out.list(&target.compare, Writer::id));
        }
        require(out, target.require);
        out.optional("across_breaks", target.across_breaks.then_some("allowed"), Writer::word);
        out.optional("name", target.name.as_ref(), Writer::text);
        out.optional("source", target.source.as_ref(), Writer::text);
        out.optional("note", target.note.as_ref(), Writer::text);
        allow(out, &target.allow);
    });
}

fn areas(out: &mut Writer, areas: &Areas) {
    match areas {
        Areas::One(area) => out.key("area", |out| out.id(area)),
        Areas::Several(areas) => out.key("areas", |out| out.list(areas, Writer::id)),
        Areas::All => out.key("areas", |out| out.word("all")),
    }
}

fn judged(out: &mut Writer, judged: &Judged) {
    match judged {
        Judged::Latest => out.word("latest"),
        Judged::EveryPeriod => out.word("every_period"),
        Judged::At(period) => out.map(|out| out.key("at", |out| out.word(period))),
    }
}

/// One word, or a list of them.
fn require(out: &mut Writer, require: Require) {
    let words: Vec<&str> = require.words().collect();
    match words.as_slice() {
        [] => {}
        [word] => out.key("require", |out| out.word(word)),
        words => out.key("require", |out| out.list(words, |out, word| out.word(word))),
    }
}

pub(super) fn check(out: &mut Writer, check: &FigureCheck) {
    out.long_map(|out| {
        out.optional("name", check.name.as_ref(), Writer::text);
        match &check.agreement {
            Agreement::Sum { total, parts } => {
                out.key("total", |out| out.id(total));
                out.key("parts", |out| out.list(parts, Writer::id));
            }
            Agreement::Rate { rate, count, population } => {
                out.key("rate", |out| out.id(rate));
                out.key("count", |out| out.id(count));
                out.optional("population", population.as_ref(), Writer::id);
            }
        }
        // Without areas it is a check in all of them.
        if check.areas != Areas::All {
            areas(out, &check.areas);
        }
        out.optional("source", check.source.as_ref(), Writer::text);
        out.optional("note", check.note.as_ref(), Writer::text);
    });
}

/// Warnings that are not to be shown, each with its reason.
pub(super) fn allow(out: &mut Writer, allow: &[Allow]) {
    if allow.is_empty() {
        return;
    }
    out.key("allow", |out| {
        out.map(|out| out.names(allow, |each| each.lint.name(), |out, each| out.words(&each.reason)));
    });
}
