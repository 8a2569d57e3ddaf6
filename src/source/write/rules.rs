use super::writer::Writer;
use super::{Obstacle, scalar};
use crate::amount::{Level, Step, StepKind};
use crate::rule::{Baseline, Monitor, Path, Reach, ReachGoal, Rule, Than};

/// Writes the rules of an indicator, whose decimals tell how amounts can be spelled.
#[derive(Clone, Copy)]
pub(super) struct Amounts {
    pub(super) three_decimals: bool,
}

impl Amounts {
    /// The kind with its parameters, or the kind alone where it has none.
    pub(super) fn rule(self, out: &mut Writer, rule: &Rule) {
        let kind = rule.kind().name();
        let alone = match rule {
            Rule::AnnualChange(rule) => rule.step.is_none(),
            Rule::Monitor(Monitor { baseline }) => baseline.is_none(),
            Rule::Maintain(_) | Rule::Converge(_) | Rule::Threshold(_) | Rule::Reach(_) => false,
        };
        if alone {
            return out.word(kind);
        }
        out.map(|out| {
            out.key(kind, |out| match rule {
                Rule::Threshold(rule) => self.than(out, &rule.than),
                Rule::Maintain(_) | Rule::AnnualChange(_) | Rule::Converge(_) | Rule::Reach(_) | Rule::Monitor(_) => {
                    out.map(|out| self.parameters(out, rule));
                }
            });
        });
    }

    fn parameters(self, out: &mut Writer, rule: &Rule) {
        match rule {
            Rule::Maintain(rule) => {
                out.key("baseline", |out| self.baseline(out, &rule.baseline));
                self.step(out, "tolerance", rule.tolerance);
            }
            Rule::AnnualChange(rule) => self.step(out, "step", rule.step),
            Rule::Converge(rule) => {
                out.key("to", |out| out.id(&rule.to));
                out.key("since", |out| out.word(&rule.since));
                out.optional("by", rule.by.as_ref(), Writer::word);
                self.step(out, "within", rule.within);
            }
            Rule::Reach(rule) => self.reach(out, rule),
            Rule::Monitor(rule) => {
                out.optional("baseline", rule.baseline.as_ref(), |out, baseline| self.baseline(out, baseline));
            }
            Rule::Threshold(_) => {}
        }
    }

    fn than(self, out: &mut Writer, than: &Than) {
        match than {
            Than::Level(level) => self.level(out, *level),
            Than::Area { area, tolerance } => out.map(|out| {
                out.key("area", |out| out.id(area));
                self.step(out, "tolerance", *tolerance);
            }),
        }
    }

    /// With milestones the goal is the last of them, and its date needs no key of its own.
    fn reach(self, out: &mut Writer, reach: &Reach) {
        out.key("baseline", |out| self.baseline(out, &reach.baseline));
        match reach.goal {
            ReachGoal::Value(_) if !reach.corners.is_empty() => {
                out.key("milestones", |out| out.map(|out| self.milestones(out, reach)));
            }
            ReachGoal::Value(level) => out.key("value", |out| self.level(out, level)),
            ReachGoal::Change(change) => self.step(out, "change", Some(change)),
        }
        if reach.corners.is_empty() {
            out.key("by", |out| out.word(&reach.by));
        }
        if let Some((word, _)) = Path::ALL.iter().find(|(_, path)| *path == reach.path && *path != Path::Straight) {
            out.key("path", |out| out.word(word));
        }
    }

    fn milestones(self, out: &mut Writer, reach: &Reach) {
        let mut before = None;
        for (date, goal) in reach.dates() {
            let ReachGoal::Value(level) = goal else { continue };
            let misordered = before.replace(date).is_some_and(|before| date.ends_by(before));
            out.key(date, |out| {
                if misordered {
                    out.note(Obstacle::Misordered(date));
                }
                self.level(out, level);
            });
        }
    }

    fn baseline(self, out: &mut Writer, baseline: &Baseline) {
        match baseline {
            Baseline::Period(period) => out.word(period),
            Baseline::Mean(periods) => out.map(|out| out.key("mean", |out| out.list(periods, Writer::word))),
            Baseline::MeanOf { from, to } => out.map(|out| {
                out.key("mean", |out| {
                    out.map(|out| {
                        out.key("from", |out| out.word(from));
                        out.key("to", |out| out.word(to));
                    });
                });
            }),
            Baseline::Stated { value, at, source } => out.map(|out| {
                out.key("value", |out| self.level(out, *value));
                out.optional("at", at.as_ref(), Writer::word);
                out.optional("source", source.as_ref(), Writer::text);
            }),
        }
    }

    fn level(self, out: &mut Writer, level: Level) {
        let sign = if level.percent_sign { " %" } else { "" };
        out.spelled(level.value, scalar::amount(level.value, self.three_decimals), sign);
    }

    fn step(self, out: &mut Writer, key: &str, step: Option<Step>) {
        let Some(Step { amount, kind }) = step else { return };
        let sign = match kind {
            StepKind::InUnit => "",
            StepKind::Relative => " %",
            StepKind::PercentagePoints => " pp",
        };
        out.key(key, |out| out.spelled(amount, scalar::amount(amount, self.three_decimals), sign));
    }
}
