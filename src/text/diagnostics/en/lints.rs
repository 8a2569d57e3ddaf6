//! What to do about warnings, in English. The warnings themselves stand with their type.

use crate::lint::Lint;
use crate::name::Language;
use crate::text::diagnostics::{hundredfold, listed};

pub(in crate::text) fn help(lint: &Lint) -> String {
    let written;
    let cure = match lint {
        Lint::TargetWithoutSource { .. } => "add `source: …` to the target or to its goal",
        Lint::RuleAgainstBetter { .. } => "check the rule and the indicator's `better`",
        Lint::WindowEndsEarly { .. } => "give the target a `window` that reaches the date",
        Lint::NeverComparable { .. } => {
            "let the target begin after the break (`baseline`, `since` or `window`), or write `across_breaks: allowed` if the figures can be compared"
        }
        Lint::UnusedIndicator(_) => "add a target that uses it, or remove it",
        Lint::UnusedArea(_) => "use it in a target, or remove it",
        Lint::OneLanguage(Language::Danish) => "add `en: …`",
        Lint::OneLanguage(Language::English) => "add `da: …`",
        Lint::OlderThanSource { .. } => "check the date (`as_of`) and the source",
        Lint::UnusedUncertainty { .. } => "declare `uncertainty` for the indicator",
        Lint::UnlikelyStandardError(error) => {
            written = format!("write it in percentage points: `{}`", hundredfold(*error));
            &written
        }
        Lint::LopsidedInterval { .. } => "check `lower` and `upper`; they are read as lying equally far from the value",
        Lint::NegativeCount(_) => "check the figure",
        Lint::ShareAbove100 { .. } => "check whether the part is a part of the whole",
        Lint::TwinRows { .. } => "remove one of the two if it was entered twice",
        Lint::FeedWithoutFile { .. } => "give the file as well, or mend its name",
        Lint::ShareAsFraction { value, .. } => {
            written = format!("write percent, `{}` instead of `{value}`, and `decimals` to match", hundredfold(*value));
            &written
        }
        Lint::CountWithDecimals(_) => {
            "remove `decimals` and write thousands without a point, `1700`; what is measured and not counted has `unit: { amount: … }`"
        }
        Lint::DistantPeriod { .. } => "check the period",
        Lint::TargetWithoutFigures { known, .. } if known.is_empty() => "add the figures under `observations`",
        Lint::TargetWithoutFigures { known, .. } => {
            written = format!("add them, or check the area: there are figures for {}", listed(known, "and"));
            &written
        }
        Lint::GoalNoImprovement { .. } => {
            "check the number and the indicator's `better`; as it stands, the target allows a worsening"
        }
        Lint::SameName { .. } => "give one of them another name, so that explanations can tell them apart",
        Lint::RemarkInText(_) => {
            return "if it is a comment, write a space after `#`; if it belongs to the text, put the whole text in quotation marks".into();
        }
        Lint::UnusedAllow(_) => return "remove it under `allow`".into(),
    };
    match lint.kind() {
        Some(kind) => format!("{cure}; if it is meant so, say why: `allow: {{ {}: … }}`", kind.name()),
        None => cure.into(),
    }
}
