//! From values and times to places.

use super::Level;
use super::place::{Area, Spot};
use crate::number::Number;

/// The values from the lowest level to the highest, along a height.
pub(super) struct Rise {
    ends: Option<(Number, Number)>,
    /// Values are placed by whole units of the last of so many decimals.
    decimals: u32,
}

/// So many units lie at least between lowest and highest level: more than a hundred on each hundredth of a pixel.
const FINE: i128 = 10_000_000;

impl Rise {
    pub(super) fn new(levels: &[Level]) -> Rise {
        let ends = levels.first().zip(levels.last()).map(|(first, last)| (first.value, last.value));
        let ends = ends.filter(|(low, high)| low < high);
        let fine = |decimals: &u32| {
            let span = ends.and_then(|(low, high)| high.units(*decimals)?.checked_sub(low.units(*decimals)?));
            span.is_none_or(|span| span >= FINE)
        };
        Rise { ends, decimals: (0..=38).find(fine).unwrap_or_default() }
    }

    /// Whether 0 is one of the values that are shown.
    pub(super) fn shows_zero(&self) -> bool {
        self.ends.is_none_or(|(low, high)| low <= Number::ZERO && Number::ZERO <= high)
    }

    /// Whether all values that are shown are negative.
    pub(super) fn is_below_zero(&self) -> bool {
        self.ends.is_some_and(|(_, high)| high < Number::ZERO)
    }

    fn begins_at_zero(&self) -> bool {
        self.ends.is_none_or(|(low, _)| low.is_zero())
    }

    /// Where a value lies between `bottom` and `top`; what lies outside of the levels is put on their edge.
    pub(super) fn place(&self, value: Number, top: i64, bottom: i64) -> i64 {
        let Some((low, high)) = self.ends else { return bottom - (bottom - top) / 2 };
        if value <= low {
            return bottom;
        }
        if value >= high {
            return top;
        }
        self.risen(value, bottom - top).map_or(bottom - (bottom - top) / 2, |risen| bottom - risen)
    }

    /// How high above the lowest level. `None` where the numbers are too long to compute with.
    fn risen(&self, value: Number, height: i64) -> Option<i64> {
        let (low, high) = self.ends?;
        let [low, value, high] = [low, value, high].map(|number| number.units(self.decimals));
        let (above, span) = (value?.checked_sub(low?)?, high?.checked_sub(low?)?);
        i64::try_from(above.checked_mul(i128::from(height))?.checked_div(span)?).ok()
    }
}

/// Where values and times lie on the drawing.
pub(super) struct Frame {
    /// Where lines are drawn.
    pub(super) area: Area,
    /// The lowest and the highest level.
    pub(super) rise: Rise,
    /// The first and the last time.
    pub(super) times: (i32, i32),
}

/// What is left free between the edges and the first time, and the last.
const ASIDE: (i64, i64) = (2000, 1300);
/// What is left free above the highest level, so that the bad side of a limit that lies there can be seen.
const ABOVE: i64 = 1000;
/// What is left free below the lowest unless that is 0: it is no floor, and values stand there.
const BELOW: i64 = 1600;

impl Frame {
    /// From the highest level to the lowest.
    pub(super) fn levels(&self) -> Area {
        let below = if self.rise.begins_at_zero() { 0 } else { BELOW };
        Area { top: self.area.top + ABOVE, bottom: self.area.bottom - below, ..self.area }
    }

    /// From the first time to the last.
    fn ends(&self) -> (i64, i64) {
        (self.area.left + ASIDE.0, self.area.right - ASIDE.1)
    }

    pub(super) fn x(&self, at: i32) -> i64 {
        let (first, last) = self.times;
        let (left, right) = self.ends();
        let (passed, all) = (i64::from(at.clamp(first, last.max(first))) - i64::from(first), self.span());
        if all == 0 { left + (right - left) / 2 } else { left + (right - left) * passed / all }
    }

    pub(super) fn y(&self, value: Number) -> i64 {
        let Area { top, bottom, .. } = self.levels();
        self.rise.place(value, top, bottom)
    }

    pub(super) fn spot(&self, at: i32, value: Number) -> Spot {
        Spot { x: self.x(at), y: self.y(value) }
    }

    /// Half of the way between two neighbouring times.
    pub(super) fn half_step(&self) -> i64 {
        let (left, right) = self.ends();
        (right - left) / self.span().max(1) / 2
    }

    fn span(&self) -> i64 {
        i64::from(self.times.1).saturating_sub(i64::from(self.times.0)).max(0)
    }
}
