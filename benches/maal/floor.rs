//! The judgement of the workload as one would write it by hand for these six targets and no others.

use rust_decimal::Decimal;

use crate::workload::{Figures, GOAL, Measured, SHARE, YEARS, YEARS_TO_DATE};

/// The figures as decimals, indicator by indicator, area by area, year by year.
#[derive(Default)]
pub(crate) struct Floor {
    pub(crate) theft: Vec<Decimal>,
    pub(crate) insecure: Vec<Decimal>,
    pub(crate) crime_rate: Vec<Decimal>,
    pub(crate) with_partners: Vec<Decimal>,
    pub(crate) activities: Vec<Decimal>,
}

/// One finding.
pub(crate) struct Judged {
    pub(crate) limit: Decimal,
    pub(crate) margin: Decimal,
    /// How far rounding may shift the margin.
    pub(crate) shift: Decimal,
    pub(crate) met: bool,
    pub(crate) firm: bool,
}

impl Judged {
    fn at_most(limit: Decimal, value: Decimal, strict: bool, shift: Decimal) -> Judged {
        Judged::new(limit, limit - value, strict, shift)
    }

    fn new(limit: Decimal, margin: Decimal, strict: bool, shift: Decimal) -> Judged {
        let met = if strict { margin > Decimal::ZERO } else { margin >= Decimal::ZERO };
        let firm = shift.is_zero() || margin.abs() >= shift;
        Judged { limit, margin, shift, met, firm }
    }
}

impl Floor {
    pub(crate) fn new(figures: &Figures) -> Floor {
        let decimals = |of: &Measured| of.figures.iter().map(|figure| Decimal::new(*figure, of.decimals)).collect();
        Floor {
            theft: decimals(&figures.theft),
            insecure: decimals(&figures.insecure),
            crime_rate: decimals(&figures.crime_rate),
            with_partners: decimals(&figures.with_partners),
            activities: decimals(&figures.activities),
        }
    }

    /// How many findings there are.
    pub(crate) fn findings(&self) -> u64 {
        let mut findings = 0;
        self.judge(|_| findings += 1);
        findings
    }

    /// Judges everything, in the order of the targets.
    pub(crate) fn judge(&self, mut each: impl FnMut(&Judged)) {
        self.theft_held(&mut each);
        self.theft_falls(&mut each);
        self.unsafe_falls(&mut each);
        self.unsafe_nears_city(&mut each);
        self.partners(&mut each);
        self.crime_reaches_goal(&mut each);
    }

    fn theft_held(&self, each: &mut impl FnMut(&Judged)) {
        for series in self.theft.chunks_exact(YEARS) {
            let [baseline, later @ ..] = series else { continue };
            for value in later {
                each(&Judged::at_most(*baseline, *value, false, Decimal::ZERO));
            }
        }
    }

    fn theft_falls(&self, each: &mut impl FnMut(&Judged)) {
        for series in self.theft.chunks_exact(YEARS) {
            for pair in series.windows(2) {
                let [earlier, value] = pair else { continue };
                each(&Judged::at_most(*earlier - Decimal::ONE, *value, false, Decimal::ZERO));
            }
        }
    }

    fn unsafe_falls(&self, each: &mut impl FnMut(&Judged)) {
        let shift = half_a_tenth() + half_a_tenth();
        for series in self.insecure.chunks_exact(YEARS) {
            for pair in series.windows(2) {
                let [earlier, value] = pair else { continue };
                each(&Judged::at_most(*earlier, *value, true, shift));
            }
        }
    }

    fn unsafe_nears_city(&self, each: &mut impl FnMut(&Judged)) {
        let two_figures = half_a_tenth() + half_a_tenth();
        let mut areas = self.insecure.chunks_exact(YEARS);
        let Some([city_first, city @ ..]) = areas.next() else { return };
        for series in areas {
            let [first, later @ ..] = series else { continue };
            let behind = *first - *city_first;
            let gap = behind.max(Decimal::ZERO);
            let highest = (behind + two_figures).max(Decimal::ZERO);
            let lowest = (behind - two_figures).max(Decimal::ZERO);
            let shift = two_figures + (highest - gap).max(gap - lowest);
            let strict = behind > Decimal::ZERO;
            for (value, reference) in later.iter().zip(city) {
                each(&Judged::at_most(*reference + gap, *value, strict, shift));
            }
        }
    }

    fn partners(&self, each: &mut impl FnMut(&Judged)) {
        let (limit, hundred) = (Decimal::from(SHARE), Decimal::ONE_HUNDRED);
        for (part, all) in self.with_partners.iter().zip(&self.activities) {
            let share = *part * hundred / *all;
            each(&Judged::new(limit, share - limit, false, Decimal::ZERO));
        }
    }

    fn crime_reaches_goal(&self, each: &mut impl FnMut(&Judged)) {
        let (goal, all) = (Decimal::from(GOAL), Decimal::from(YEARS_TO_DATE));
        for series in self.crime_rate.chunks_exact(YEARS) {
            let [baseline, later @ ..] = series else { continue };
            let way = goal - *baseline;
            for (passed, value) in (1..).map(Decimal::from).zip(later) {
                let limit = *baseline + way * passed / all;
                let shift = half_a_tenth() + half_a_tenth() * (all - passed) / all;
                each(&Judged::at_most(limit, *value, false, shift));
            }
        }
    }
}

/// How far a figure with one decimal may lie from what was measured.
fn half_a_tenth() -> Decimal {
    Decimal::new(5, 2)
}

/// How many findings there are, and how many of them are met, and firm.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) findings: u64,
    pub(crate) met: u64,
    pub(crate) firm: u64,
}

impl Tally {
    pub(crate) fn add(&mut self, met: bool, firm: bool) {
        self.findings += 1;
        self.met += u64::from(met);
        self.firm += u64::from(firm);
    }
}
