//! Help in English. The messages themselves stand with the error types.

mod hints;
pub(super) mod lints;
mod syntax;

use super::hints::{is_figure, last};
use super::without_thousands;
use crate::amount::Step;
use crate::date::DateError;
use crate::format::{Elsewhere, word_meant};
use crate::number::NumberError;
use crate::problem::{Fault, Holds, Problem};
use crate::source::{Banned, Meant, Misreading, list};
use crate::uncertainty::Method;

pub(super) fn meant(meant: &Meant, file: &str) -> String {
    if meant.file == file {
        format!("`{}` is declared on line {}", meant.name, meant.line)
    } else {
        format!("`{}` is declared in {} on line {}", meant.name, meant.file, meant.line)
    }
}

pub(super) fn help_reading(misreading: &Misreading) -> Option<String> {
    Some(match misreading {
        Misreading::Syntax(syntax) => return syntax::help(syntax),
        Misreading::EmptyFile => "begin with `maal: 1`".into(),
        Misreading::Banned(banned) => return help_banned(*banned),
        Misreading::KeyNotText => "write a name, then a colon".into(),
        Misreading::DuplicateKey { first_line, .. } => {
            if *first_line == 0 {
                return None;
            }
            format!("it stands first on line {first_line}; keep one of the two")
        }
        Misreading::UnknownKey { meant: Some(meant), known, .. } => hints::key_meant(meant, known),
        Misreading::UnknownKey { elsewhere: Some(elsewhere), .. } => match elsewhere {
            Elsewhere::Under(keys) => format!("it belongs under {}; is the indentation right?", either(keys)),
            Elsewhere::Beside(key) => format!("it belongs beside `{key}`, not under it; is the indentation right?"),
            Elsewhere::In(key) => format!("it belongs under `{key}`"),
            Elsewhere::InsteadUnder(keys) => format!("it belongs under {}", either(keys)),
            Elsewhere::Alone => "write the value alone, straight after the name of the rule: `at_least: 75`".into(),
        },
        Misreading::UnknownKey { known, .. } => format!("allowed here: {}", list(known)),
        Misreading::StrayTarget => {
            "write it under the `targets` of the goal: `goals: { …: { name: …, targets: { … } } }`".into()
        }
        Misreading::NotHere { .. } => "read targets and figures together, or move it to a file of its own".into(),
        Misreading::MissingKey { key, about } => hints::missing_key(key, *about),
        Misreading::NeedsOneOf { keys } => return hints::needs_one_of(keys),
        Misreading::NotBoth { .. } => "keep one of the two".into(),
        Misreading::Empty => "write a value after the colon, or remove the key".into(),
        Misreading::Expected { expected, found, instead } => {
            return hints::expected(*expected, *found, instead.as_ref());
        }
        Misreading::NotOneOf { found, words } => match word_meant(found, words) {
            Some(meant) => format!("`{meant}` may have been meant; allowed here: {}", list(words)),
            None => format!("allowed here: {}", list(words)),
        },
        Misreading::Number { error, found, form } => match error {
            NumberError::DecimalComma | NumberError::Malformed => hints::number(found, *form),
            NumberError::TooLong => "a figure has at most 28 digits".into(),
        },
        Misreading::WithoutColon { key, value, is_sure: true } => format!("write `{key}: {value}`"),
        Misreading::WithoutColon { key, value, .. } => {
            format!(
                "write `{key}: {value}`; if it belongs to the text before the comma, put all of it in quotation marks"
            )
        }
        Misreading::PeriodForArea { period } => {
            format!("write the figures under the area that they are about: `area: {{ {period}: … }}`")
        }
        Misreading::CommaInText { found } => {
            format!("a comma separates in `{{ … }}`; put the text in quotation marks: `\"{found}\"`")
        }
        Misreading::DecimalCommaInBraces { found } => format!("write `{}`", found.replace(',', ".")),
        Misreading::Ambiguous { found } => {
            format!(
                "write `{}` if the point stands between thousands; if it is a decimal point, write another number of decimals",
                without_thousands(found).unwrap_or_else(|| found.clone())
            )
        }
        Misreading::NoMilestones => "write a level for each date, as in `{ 2025: 20, 2030: 10 }`".into(),
        Misreading::NotWhole { .. } => "write a whole number: `0`, `1`, `2`".into(),
        Misreading::NotTwo { .. } => "write two, as `[2020, 2024]`".into(),
        Misreading::Period { .. } => "periods are written `2024`, `2024-H1`, `2024-Q1` or `2024-01`".into(),
        Misreading::Date { error, found } => match error {
            DateError::Malformed => hints::date(found),
            DateError::NoSuchDay => "check year, month and day".into(),
        },
        Misreading::DateNotHere => {
            "write the date at the top of the file, or with the figure itself: `{ value: 90, as_of: 2024-06-03 }`"
                .into()
        }
        Misreading::Version { .. } => "write `maal: 1`".into(),
        Misreading::OnlyOnce { .. } => "keep it in one file".into(),
        Misreading::LongFloat => "write it in quotation marks".into(),
    })
}

/// `a`, `b` or `c`
fn either(words: &[String]) -> String {
    super::either(words, "or")
}

fn help_banned(banned: Banned) -> Option<String> {
    Some(match banned {
        Banned::Anchor => {
            "write the values out where they are used; a text that begins with `&` stands in quotation marks".into()
        }
        Banned::Alias => {
            "write the values out where they are used; a text that begins with `*` stands in quotation marks".into()
        }
        Banned::MergeKey => "write the values out where they are used".into(),
        Banned::Tag => "leave the tag out; put the value in quotation marks if it begins with `!`".into(),
        Banned::Directive => "remove the line, or put the text in quotation marks".into(),
        Banned::SecondDocument => "put it into a file of its own".into(),
        Banned::ControlCharacter(_) | Banned::LineSeparator => {
            "delete the character and write it again; it often comes along when text is copied".into()
        }
        Banned::TooDeep { .. } => "check the brackets: so many levels are not needed".into(),
        Banned::TooLong { .. } => "divide the text into several files".into(),
    })
}

pub(super) fn help_content(problem: &Problem) -> Option<String> {
    let field = last(&problem.path);
    Some(match &problem.fault {
        Fault::Unknown { known, thing, .. } => {
            if known.is_empty() {
                return Some(hints::none_declared(*thing));
            }
            let names: Vec<&str> = known.iter().map(crate::name::Id::as_str).collect();
            format!("declared: {}", list(&names))
        }
        Fault::MalformedName(name) => match name.made_well_formed() {
            Some(other) => format!("a name is made of letters, digits, `-`, `_` and `.`: `{other}`"),
            None => "a name is made of letters, digits, `-`, `_` and `.`".into(),
        },
        Fault::DeclaredTwice(..) => "give one of the two another name".into(),
        Fault::DecimalsMissing => "add `decimals: 0`, or as many as the figures are published with".into(),
        Fault::Empty => "write at least one value, or remove the key".into(),
        Fault::DecimalsTooMany(_) => return None,
        Fault::NotPositive(number) => hints::not_positive(*number, field),
        Fault::Negative(_) => hints::negative(field),
        Fault::Repeated(_) => "remove one of the two".into(),
        Fault::DerivedFromItself(_) | Fault::DerivedTooDeep { .. } => "name the measured indicators as parts".into(),
        Fault::NestedTooDeep { .. } => "check `part_of`: an area cannot be a part of itself".into(),
        Fault::DerivedWithFigures(_) => "remove the figures, or remove `derived`".into(),
        Fault::ShareNotPercent => "write `unit: percent`".into(),
        Fault::RateUnit { .. } => "give both the same number".into(),
        Fault::WrongFrequency { period, expected } => hints::frequency(*period, *expected, field),
        Fault::PartFrequency { .. } => "parts and whole must be measured equally often".into(),
        Fault::Reversed { .. } => "swap the two".into(),
        Fault::NothingJudgeable { .. } => {
            "give the target a `window` that ends later: what is compared must lie before the period that is judged"
                .into()
        }
        Fault::BareStepOnPercent(amount) => hints::bare_step(*amount, field),
        Fault::PointsWithoutPercent => "write the number alone, or with `%` for percent of the value".into(),
        Fault::PercentWithoutPercent => "write the number alone; it is in the indicator's unit".into(),
        Fault::RelativeToZero => "write the step in the indicator's unit".into(),
        Fault::CompoundThroughZero => "write `path: straight` for a straight line".into(),
        Fault::NotAfter { .. } => "write a later period".into(),
        Fault::WithinWithoutBy => "add `by: …`, the date from which it holds".into(),
        Fault::BaselineWithoutPeriod => "add `at: …` to the baseline, or write `path: none`".into(),
        Fault::GoalIsWorse { .. } => "check the goal and the indicator's `better`".into(),
        Fault::MilestoneIsWorse { .. } => "check the milestones and the indicator's `better`".into(),
        Fault::SamePeriod { .. } => "keep one of the two".into(),
        Fault::ChangeAfterMilestones => "write the goal as a level in the indicator's unit".into(),
        Fault::ChangeIsWorse(change) => {
            format!("write `{}`, or check the indicator's `better`", Step { amount: -change.amount, ..*change })
        }
        Fault::FractionOnPercent(level) => hints::fraction(*level, is_figure(&problem.path)),
        Fault::ComparedWithItself(_) => "name another area or another period".into(),
        Fault::OutsideWindow(_) => "write a period within the window, or give the target a `window` of its own".into(),
        Fault::RequiredOfMonitored => "remove `require`, or set a rule that demands something".into(),
        Fault::TooFewTargets { .. } => {
            "monitored targets do not count; a target counts once for each of its areas".into()
        }
        Fault::NotTogether { .. } => "make a figure for each unit".into(),
        Fault::NotASum(_) => "name an indicator with `derived: { sum: [...] }`, or write `indicators` instead".into(),
        Fault::FigureDecimals { is_count: true, .. } => {
            "a count is a whole number without decimals; write it without a point between thousands, for example `1700`".into()
        }
        Fault::FigureDecimals { found: 3, decimals: 0..=2, .. } => hints::thousands(),
        Fault::FigureDecimals { .. } => {
            "write the figure as published, or declare more `decimals` for the indicator".into()
        }
        Fault::FigureTooLong => "a figure has at most 28 digits".into(),
        Fault::ObservedTwice(_) => {
            "keep one of the two; a revised figure is written with its date: `{ value: 90, as_of: 2024-06-03 }`".into()
        }
        Fault::ValueUnexpected(_) => "remove the value, or the status".into(),
        Fault::ValueMissing => "add `value: …`, or `status: missing` or `status: suppressed`".into(),
        Fault::UndatedBesideDated(_) => {
            "say when the other figure was published too: `as_of: 2024-06-03`, at the top of the file or at the figure"
                .into()
        }
        Fault::PublishedTooEarly { .. } => "check the date; for an estimate add `status: estimated`".into(),
        Fault::OtherWord { known, .. } => {
            let texts: Vec<&str> = known.iter().map(String::as_str).collect();
            format!("allowed here: {}, or `missing`", list(&texts))
        }
        Fault::AlmostText { asked, .. } => {
            format!("write `{asked}`, or list the texts that are possible at the field: `[{asked}, …]`")
        }
        Fault::LooksMissing(text) => {
            format!("write `missing`, or list the texts that are possible at the field: `[…, {text}]`")
        }
        Fault::MethodDoesNotFit(method) => match method {
            Method::Proportion => "`proportion` needs a share in percent, measured or derived from counts".into(),
            Method::Poisson => {
                "`poisson` needs a count, a sum of counts, or a rate that is measured or derived from counts".into()
            }
            Method::StandardError | Method::ConfidenceInterval(_) => {
                "the method needs an indicator that is not derived; declare it for the measured ones".into()
            }
        },
        Fault::DesignEffectWithoutShare => "remove `design_effect`, or write `method: proportion`".into(),
        Fault::ShareOutOfRange(_) | Fault::EventsBelowZero(_) => "check the figure".into(),
        Fault::IntervalWithoutValue { .. } => "check the value, `lower` and `upper`".into(),
        Fault::StatedDifferently => "keep one of the two, or give the later one its date: `as_of: 2024-06-03`".into(),
        Fault::TotalAmongParts(_) => "remove it from the list, or name another total".into(),
        Fault::PartUnit { .. } => "name parts in the unit of the total".into(),
        Fault::NeverFails => "remove the check, or name the total or rate that the source itself states".into(),
        Fault::NotARate(_) => "name an indicator with `unit: { per: …, of: … }`".into(),
        Fault::NotACount(_) => "name an indicator with `unit: { count: … }`".into(),
        Fault::MeasuredAndDerived(_) => "keep either `measured` or `derived`".into(),
        Fault::MeasuredWithFigures(_) => "remove the figures, or remove `measured`".into(),
        Fault::CountUnit => "write `unit: { count: … }`".into(),
        Fault::SumInPercent => "write the unit of the field, for example `unit: { amount: kr. }`".into(),
        Fault::SumDecimals { found, .. } => format!("add `decimals: {found}` to the indicator"),
        Fault::ReservedField(_) => "give the field another name".into(),
        Fault::UnknownField { known, .. } => {
            if known.is_empty() {
                return None;
            }
            let names: Vec<&str> = known.iter().map(crate::name::Id::as_str).collect();
            format!("the fields are: {}", list(&names))
        }
        Fault::OtherType { holds: Holds::Texts, .. } => "write a text".into(),
        Fault::OtherType { holds: Holds::Numbers, .. } => "write a number: `3` or `21.5`".into(),
        Fault::OtherType { holds: Holds::YesNo, .. } => "write `yes` or `no`".into(),
        Fault::CheckOfOther { .. } => "name a check whose parts are the sum of the same rows and the same field (`measured: { sum: …, of: … }`), or leave `check` out".into(),
        Fault::NotNumbers { .. } => "name a field with numbers".into(),
        Fault::FieldDecimals { found, .. } => {
            format!(
                "write the number without points between thousands, or declare the field with `{{ decimals: {found} }}`"
            )
        }
        Fault::NothingWithin => "change one of the limits".into(),
        Fault::UnknownText { known, text, .. } => {
            if known.is_empty() {
                return Some(format!("list the texts that are possible at the field, if no row has it: `[{text}, …]`"));
            }
            let texts: Vec<&str> = known.iter().map(String::as_str).collect();
            format!("the rows have: {}", list(&texts))
        }
        Fault::RowWithout(key) => format!("add `{key}: …` to the row or to the register"),
        Fault::RowLacks { field, .. } => {
            format!("add `{field}: …`, or `{field}: missing` where the value is not known")
        }
        Fault::TestNeedsArea { areas } => {
            let names: Vec<&str> = areas.iter().map(crate::name::Id::as_str).collect();
            format!("add `area: …` with one of {}", list(&names))
        }
        Fault::AreaNotOfTarget { areas, .. } => {
            let names: Vec<&str> = areas.iter().map(crate::name::Id::as_str).collect();
            format!("the target is about {}", list(&names))
        }
        Fault::TestTargetComputed { .. } => {
            "give the figures that it is computed from: `given: { observations: { indicator: { area: { 2020: 51 } } } }`, or `registers:`".into()
        }
    })
}
