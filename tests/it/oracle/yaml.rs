//! Writes a model as a file that policy staff could have written.

use std::fmt::Write;

use super::model::{
    AchievedWhen, Against, Amount, Areas, Baseline, Better, Comparison, Decimal, Derived, Frequency, Goal, Indicator,
    Judged, Method, Model, Observation, Pair, Path, Period, ReachGoal, Rule, Sampling, Stated, Status, Target,
    Uncertainty, Unit, Window,
};

pub fn write(model: &Model) -> String {
    let mut out = String::from("maal: 1\n");
    if let Some(window) = model.window {
        writeln!(out, "window: {}", self::window(window)).unwrap();
    }
    out.push_str("areas:\n");
    for area in 0..model.areas {
        match model.part_of[area] {
            None => writeln!(out, "  a{area}: Area {area}").unwrap(),
            Some(whole) => writeln!(out, "  a{area}: {{ name: Area {area}, part_of: a{whole} }}").unwrap(),
        }
    }
    out.push_str("indicators:\n");
    for (number, indicator) in model.indicators.iter().enumerate() {
        if is_mentioned(model, number) {
            self::indicator(&mut out, number, indicator);
        }
    }
    out.push_str("goals:\n");
    for (number, goal) in model.goals.iter().enumerate() {
        self::goal(&mut out, model, number, goal);
    }
    observations(&mut out, model);
    if !model.comparisons.is_empty() {
        out.push_str("comparisons:\n");
    }
    for comparison in &model.comparisons {
        self::comparison(&mut out, model, comparison);
    }
    out
}

/// What nothing speaks of is left out: after shrinking, that is most of a file.
fn is_mentioned(model: &Model, number: usize) -> bool {
    let has_figures = !model.indicators[number].observations.is_empty();
    let judged = model.goals.iter().flat_map(|goal| &goal.targets).any(|target| target.indicator == number);
    let compared = model.comparisons.iter().any(|comparison| comparison.indicator == number);
    let is_part = model.indicators.iter().enumerate().skip(number + 1).any(|(other, indicator)| {
        let parts = indicator.derived.as_ref().map(Derived::parts).unwrap_or_default();
        parts.contains(&number) && is_mentioned(model, other)
    });
    has_figures || judged || compared || is_part
}

fn indicator(out: &mut String, number: usize, indicator: &Indicator) {
    writeln!(out, "  i{number}:\n    name: Indicator {number}").unwrap();
    let unit = match indicator.unit {
        Unit::Percent => "percent".to_owned(),
        Unit::Plain => "plain".to_owned(),
        Unit::Count => "{ count: reports, one: report }".to_owned(),
        Unit::Per(per) => format!("{{ per: {per}, of: residents }}"),
        Unit::Amount => "{ amount: kr. }".to_owned(),
    };
    writeln!(out, "    unit: {unit}").unwrap();
    if let Some(decimals) = indicator.decimals {
        writeln!(out, "    decimals: {decimals}").unwrap();
    }
    let better = match indicator.better {
        Better::Lower => "lower",
        Better::Higher => "higher",
    };
    writeln!(out, "    better: {better}").unwrap();
    match indicator.frequency {
        Frequency::Year => {}
        Frequency::HalfYear => out.push_str("    frequency: half-year\n"),
        Frequency::Quarter => out.push_str("    frequency: quarter\n"),
        Frequency::Month => out.push_str("    frequency: month\n"),
    }
    if indicator.sample {
        out.push_str("    sample: yes\n");
    }
    if let Some(declared) = indicator.uncertainty {
        writeln!(out, "    uncertainty: {}", uncertainty(declared)).unwrap();
    }
    if indicator.revised {
        out.push_str("    revised: yes\n");
    }
    if !indicator.breaks.is_empty() {
        out.push_str("    breaks:\n");
    }
    for (area, at) in &indicator.breaks {
        let area = area.map(|area| format!("area: a{area}, ")).unwrap_or_default();
        writeln!(out, "      - {{ at: {}, {area}reason: redrawn }}", at_text(indicator.frequency, *at)).unwrap();
    }
    if let Some(derived) = &indicator.derived {
        writeln!(out, "    derived: {}", self::derived(derived)).unwrap();
    }
}

fn uncertainty(declared: Uncertainty) -> String {
    let method = match declared.method {
        Method::Proportion => "proportion".to_owned(),
        Method::Poisson => "poisson".to_owned(),
        Method::StandardError => "standard_error".to_owned(),
        Method::Interval(level) => format!("confidence_interval, interval_level: {level}"),
    };
    let sides = if declared.one_sided { "one" } else { "two" };
    let effect = optional("design_effect", declared.design_effect.map(number));
    format!("{{ method: {method}, level: {}, sides: {sides}{effect} }}", declared.level)
}

fn derived(derived: &Derived) -> String {
    match derived {
        Derived::Share { part, of } => format!("{{ share: i{part}, of: i{of} }}"),
        Derived::Rate { part, of, per } => format!("{{ rate: i{part}, of: i{of}, per: {per} }}"),
        Derived::Sum(parts) => format!("{{ sum: [{}] }}", list(parts.iter().map(|part| format!("i{part}")))),
        Derived::Difference(a, b) => format!("{{ difference: [i{a}, i{b}] }}"),
    }
}

fn goal(out: &mut String, model: &Model, number: usize, goal: &Goal) {
    writeln!(out, "  g{number}:\n    name: Goal {number}").unwrap();
    match goal.achieved_when {
        None => {}
        Some(AchievedWhen::All) => out.push_str("    achieved_when: all\n"),
        Some(AchievedWhen::Any) => out.push_str("    achieved_when: any\n"),
        Some(AchievedWhen::AtLeast(n)) => writeln!(out, "    achieved_when: {{ at_least: {n} }}").unwrap(),
    }
    out.push_str("    targets:\n");
    for target in &goal.targets {
        self::target(out, model, target);
    }
}

fn target(out: &mut String, model: &Model, target: &Target) {
    let frequency = model.indicators[target.indicator].frequency;
    writeln!(out, "      {}:\n        indicator: i{}", target.name, target.indicator).unwrap();
    match &target.areas {
        Areas::One(area) => writeln!(out, "        area: a{area}").unwrap(),
        Areas::List(areas) => {
            writeln!(out, "        areas: [{}]", list(areas.iter().map(|area| format!("a{area}")))).unwrap();
        }
        Areas::All => out.push_str("        areas: all\n"),
    }
    let sign = if model.indicators[target.indicator].unit == Unit::Percent { " %" } else { "" };
    writeln!(out, "        rule: {}", rule(&target.rule, frequency).replace(MARK, sign)).unwrap();
    match target.judged {
        None => {}
        Some(Judged::Latest) => out.push_str("        judged: latest\n"),
        Some(Judged::EveryPeriod) => out.push_str("        judged: every_period\n"),
        Some(Judged::At(at)) => writeln!(out, "        judged: {{ at: {} }}", at_text(frequency, at)).unwrap(),
    }
    if let Some(window) = target.window {
        writeln!(out, "        window: {}", self::window(window)).unwrap();
    }
    if !target.compare.is_empty() {
        writeln!(out, "        compare: [{}]", list(target.compare.iter().map(|area| format!("a{area}")))).unwrap();
    }
    let requirements = [(target.significant, "significant"), (target.firm, "firm"), (target.settled, "settled")];
    let requirements: Vec<&str> = requirements.iter().filter(|(wanted, _)| *wanted).map(|(_, word)| *word).collect();
    if !requirements.is_empty() {
        // reading: `require` is a list of words.
        writeln!(out, "        require: [{}]", requirements.join(", ")).unwrap();
    }
    if target.across_breaks {
        out.push_str("        across_breaks: allowed\n");
    }
}

fn rule(rule: &Rule, frequency: Frequency) -> String {
    let at = |index: i32| at_text(frequency, index);
    let keys = match rule {
        Rule::Maintain { baseline, tolerance } => {
            let tolerance = optional("tolerance", tolerance.map(amount));
            format!("baseline: {}{tolerance}", self::baseline(baseline, frequency))
        }
        Rule::Annual { step: None, .. } | Rule::Monitor { baseline: None } => {
            return rule.kind().to_owned();
        }
        Rule::Annual { step: Some(step), .. } => format!("step: {}", amount(*step)),
        Rule::Converge { to, since, by, within } => {
            let by = optional("by", by.map(period));
            let within = optional("within", within.map(amount));
            format!("to: a{to}, since: {}{by}{within}", at(*since))
        }
        Rule::Level { word, against: Against::Level { value, percent_sign } } => {
            let written = if *percent_sign { format!("{} %", number(*value)) } else { level(*value) };
            return format!("{{ {}: {written} }}", word.text());
        }
        Rule::Level { against: Against::Area { area, tolerance }, .. } => {
            format!("area: a{area}{}", optional("tolerance", tolerance.map(amount)))
        }
        Rule::Reach { baseline, milestones, goal, by, path } => {
            let by = period(*by);
            let way = match goal {
                ReachGoal::Value(value) if !milestones.is_empty() => {
                    // The last stands first: the order of writing does not matter.
                    let before =
                        milestones.iter().map(|(date, value)| format!(", {}: {}", period(*date), level(*value)));
                    format!("milestones: {{ {by}: {}{} }}", level(*value), before.collect::<String>())
                }
                ReachGoal::Value(value) => format!("value: {}, by: {by}", level(*value)),
                ReachGoal::Change(change) => format!("change: {}, by: {by}", amount(*change)),
            };
            let path = optional("path", path.map(|path| path_text(path).to_owned()));
            format!("baseline: {}, {way}{path}", self::baseline(baseline, frequency))
        }
        Rule::Monitor { baseline: Some(baseline) } => format!("baseline: {}", self::baseline(baseline, frequency)),
    };
    format!("{{ {}: {{ {keys} }} }}", rule.kind())
}

/// A level; one below 1 is marked, since it needs its percent sign where the indicator is in percent.
fn level(value: Decimal) -> String {
    let below_one = value.units != 0 && value.units.abs() < 10_i64.pow(value.places);
    format!("{}{}", number(value), if below_one { MARK } else { "" })
}

const MARK: &str = "~";

fn optional(key: &str, value: Option<String>) -> String {
    value.map(|value| format!(", {key}: {value}")).unwrap_or_default()
}

fn path_text(path: Path) -> &'static str {
    match path {
        Path::Straight => "straight",
        Path::Compound => "compound",
        Path::None => "none",
    }
}

fn baseline(baseline: &Baseline, frequency: Frequency) -> String {
    let at = |index: i32| at_text(frequency, index);
    match baseline {
        Baseline::Period(index) => at(*index),
        Baseline::Mean(periods) => format!("{{ mean: [{}] }}", list(periods.iter().map(|index| at(*index)))),
        Baseline::MeanFromTo(from, to) => {
            format!("{{ mean: {{ from: {}, to: {} }} }}", at(*from), at(*to))
        }
        Baseline::Stated { value, at: None } => format!("{{ value: {} }}", level(*value)),
        Baseline::Stated { value, at: Some(index) } => {
            format!("{{ value: {}, at: {}, source: an older report }}", level(*value), at(*index))
        }
    }
}

fn amount(amount: Amount) -> String {
    match amount {
        Amount::InUnit(step) => number(step),
        Amount::Points(step) if step.units % 2 == 0 => format!("{} procentpoint", number(step)),
        Amount::Points(step) => format!("{} pp", number(step)),
        Amount::Relative(percent) => format!("{} %", number(percent)),
    }
}

fn number(value: Decimal) -> String {
    value.fraction().text()
}

/// Every spelling that may be read occurs, the canonical one most.
fn period(period: Period) -> String {
    let canonical = period.text();
    match period.index % 6 {
        4 => canonical.replace('-', if period.frequency == Frequency::Month { "M" } else { "" }),
        5 if period.frequency == Frequency::Quarter => canonical.replace("-Q", "K"),
        _ => canonical,
    }
}

fn at_text(frequency: Frequency, index: i32) -> String {
    period(Period { frequency, index })
}

fn window(window: Window) -> String {
    format!("{{ from: {}, to: {} }}", period(window.from), period(window.to))
}

fn list(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<String>>().join(", ")
}

fn observations(out: &mut String, model: &Model) {
    if model.indicators.iter().all(|indicator| indicator.observations.is_empty()) {
        return;
    }
    out.push_str("observations:\n");
    for (number, indicator) in model.indicators.iter().enumerate() {
        if indicator.observations.is_empty() {
            continue;
        }
        writeln!(out, "  i{number}:").unwrap();
        for area in 0..model.areas {
            let series = indicator.observations.iter().filter(|(key, _)| key.0 == area);
            let series = list(series.map(|((_, index), observation)| {
                format!("{}: {}", at_text(indicator.frequency, *index), self::observation(observation))
            }));
            if !series.is_empty() {
                writeln!(out, "    a{area}: {{ {series} }}").unwrap();
            }
        }
    }
}

fn observation(observation: &Observation) -> String {
    let status = match observation.status {
        Status::Normal => "normal",
        Status::Revised => "revised",
        Status::Break => "break",
        Status::Provisional => "provisional",
        Status::Estimated => "estimated",
        Status::LowReliability => "low_reliability",
        Status::Suppressed => "suppressed",
        Status::Missing => "missing",
    };
    let Sampling { n, error, interval } = observation.sampling;
    let carried = [
        optional("n", n.map(|n| n.to_string())),
        optional("standard_error", error.map(number)),
        interval
            .map(|(lower, upper)| format!(", lower: {}, upper: {}", number(lower), number(upper)))
            .unwrap_or_default(),
    ]
    .concat();
    match observation.value {
        Some(value) if observation.status == Status::Normal && carried.is_empty() => number(value),
        Some(value) => format!("{{ value: {}, status: {status}{carried} }}", number(value)),
        None => format!("{{ status: {status} }}"),
    }
}

fn comparison(out: &mut String, model: &Model, comparison: &Comparison) {
    let frequency = model.indicators[comparison.indicator].frequency;
    let pair = match comparison.pair {
        Pair::Between(a, b) => format!("between: [{}, {}]", at_text(frequency, a), at_text(frequency, b)),
        Pair::With { area, at } => format!("with: a{area}, at: {}", at_text(frequency, at)),
    };
    let significant = match comparison.significant {
        Stated::Yes => "yes",
        Stated::No => "no",
        Stated::Unknown => "unknown",
    };
    let (indicator, area) = (comparison.indicator, comparison.area);
    writeln!(out, "  - {{ indicator: i{indicator}, area: a{area}, {pair}, significant: {significant} }}").unwrap();
}
