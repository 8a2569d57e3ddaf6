//! The findings of a report as a table for spreadsheets: a row for every target, area and period that was judged.

use maal::feed::{CsvCell, CsvConvention, DecimalSign, write_csv};
use maal::{Assessment, Bound, Language, Number};

/// The names of the columns: those of the serialised form.
const COLUMNS: [&str; 15] = [
    "goal",
    "target",
    "area",
    "indicator",
    "assessment",
    "stage",
    "period",
    "decides",
    "verdict",
    "reason",
    "value",
    "limit",
    "bound",
    "margin",
    "certain",
];

/// All findings, in the convention of a language: with decimal commas and semicolons, or points and commas.
pub(crate) fn csv<'a>(
    assessments: impl Iterator<Item = &'a Assessment>,
    byte_order_mark: bool,
    language: Language,
) -> String {
    let decimal = convention(language);
    let mut texts = Vec::new();
    for assessment in assessments {
        for finding in assessment.findings() {
            let limit = finding.limit();
            let bound = limit.map(|limit| match limit.bound {
                Bound::AtMost => "at_most",
                Bound::AtLeast => "at_least",
            });
            let words = [
                assessment.goal_id().to_string(),
                assessment.target_id().to_string(),
                assessment.area_id().to_string(),
                assessment.indicator_id().to_string(),
                assessment.verdict().word().to_owned(),
                assessment.stage().word().to_owned(),
                finding.period().to_string(),
                yes_no(finding.decides()),
                finding.verdict().word().to_owned(),
                finding.reason().map_or("", |reason| reason.word()).to_owned(),
                bound.unwrap_or_default().to_owned(),
                yes_no(assessment.is_certain()),
            ];
            let numbers = [finding.value(), limit.map(|limit| limit.value), finding.margin()];
            texts.push((
                words,
                numbers,
                numbers.map(|number| number.map(|number| number.to_string()).unwrap_or_default()),
            ));
        }
    }
    let rows = texts.iter().map(|(words, numbers, fractions)| {
        let [goal, target, area, indicator, overall, stage, period, decides, verdict, reason, bound, certain] =
            words.each_ref().map(|word| CsvCell::text(word));
        let [value, limit, margin] = numbers;
        let [value_text, limit_text, margin_text] = fractions.each_ref();
        [
            goal,
            target,
            area,
            indicator,
            overall,
            stage,
            period,
            decides,
            verdict,
            reason,
            number(*value, value_text),
            number(*limit, limit_text),
            bound,
            number(*margin, margin_text),
            certain,
        ]
    });
    write_csv(COLUMNS, rows, CsvConvention { decimal, byte_order_mark })
}

/// The sign before decimals in files for readers of a language.
pub(crate) fn convention(language: Language) -> DecimalSign {
    match language {
        Language::Danish => DecimalSign::Comma,
        Language::English => DecimalSign::Point,
    }
}

/// A number in decimals, or as the fraction that it is.
fn number(exact: Option<Number>, fraction: &str) -> CsvCell<'_> {
    exact.and_then(CsvCell::number).unwrap_or_else(|| CsvCell::text(fraction))
}

fn yes_no(yes: bool) -> String {
    if yes { "yes" } else { "no" }.to_owned()
}
