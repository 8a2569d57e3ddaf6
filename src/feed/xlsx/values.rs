//! The values of a sheet together: how they are formatted, and what their decimals are written with.

use super::fault::XlsxFault;
use super::sheet::{Cell, Kind, Sheet};
use crate::feed::Problems;
use crate::feed::fault::Problem;
use crate::feed::numbers::DecimalSign;

/// What is known of the values so far.
#[derive(Default)]
pub(super) struct Values {
    percent: Option<Cell>,
    plain: Option<Cell>,
    /// A number stored as one, with decimals.
    decimals: bool,
    /// A number stored as a text, with a sign in it that may stand before decimals.
    text: Option<Cell>,
    /// The first number behind which a text is shown.
    unit: Option<Cell>,
}

impl Values {
    pub(super) fn see(&mut self, sheet: &Sheet, cell: &Cell) {
        let text = sheet.text(cell);
        match cell.kind {
            Kind::Number => {
                let first = if cell.percent { &mut self.percent } else { &mut self.plain };
                first.get_or_insert(*cell);
                self.unit = self.unit.or_else(|| sheet.shown_behind(cell).map(|_| *cell));
                self.decimals |= text.contains('.');
            }
            Kind::Text if is_number_with_sign(text) => {
                self.text.get_or_insert(*cell);
            }
            Kind::Text | Kind::Date | Kind::Error | Kind::Truth | Kind::Formula => {}
        }
    }

    /// What is wrong with them together.
    pub(super) fn judge(&self, sheet: &Sheet, problems: &mut Problems) {
        if let (Some(percent), Some(plain)) = (&self.percent, &self.plain) {
            let fault = XlsxFault::MixedPercent { found: sheet.text(plain).to_owned(), percent: percent.name() };
            problems.add(plain.place(), fault);
        }
        if let Some(text) = self.text.filter(|_| self.decimals) {
            problems.add(text.place(), XlsxFault::NumberAsText { found: sheet.text(&text).to_owned() });
        }
    }

    /// The unit that is shown behind the numbers.
    pub(super) fn unit(&self, sheet: &Sheet) -> Option<String> {
        sheet.shown_behind(&self.unit?).map(str::to_owned)
    }

    /// What is odd about them.
    pub(super) fn warning(&self, sheet: &Sheet) -> Option<Problem> {
        let cell = self.percent?;
        Some(Problem::new(cell.place(), XlsxFault::Percent { found: sheet.text(&cell).to_owned() }))
    }

    /// The sign before decimals: of numbers the point that they are written with here, of texts not known.
    pub(super) fn decimal(&self) -> Option<DecimalSign> {
        self.text.is_none().then_some(DecimalSign::Point)
    }
}

/// `12,5`, `1.234`, `-0.5`
fn is_number_with_sign(text: &str) -> bool {
    let digits = text.trim_start_matches(['-', '−', '–', '+']);
    digits.starts_with(|letter: char| letter.is_ascii_digit())
        && digits.contains(['.', ','])
        && digits.chars().all(|letter| letter.is_ascii_digit() || ".,' \u{a0}\u{202f}".contains(letter))
}
