//! A number together with how far rounding may have moved it.

use crate::number::Number;

/// A published or derived figure: its value, and the open interval in which the unrounded value lies.
///
/// A figure published as `12` without decimals stands for anything between 11.5 and 12.5. Sums, differences and
/// ratios carry the intervals along, each part taken as independent; a part must therefore enter a formula once.
/// That holds for every limit, so the interval of a limit is exact, not an estimate.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Figure {
    pub(crate) value: Number,
    pub(crate) spread: Spread,
}

/// How far below and above the value the unrounded figure may lie.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Spread {
    /// The value is exact: a count, or a stated value.
    Exact,
    /// As far below as above: half a unit of the last decimal, or several such.
    Even(Number),
    /// Both distances are 0 or more.
    Within { down: Number, up: Number },
    /// No bound can be given: a denominator may be 0.
    Unbounded,
}

impl Figure {
    #[inline]
    pub(crate) fn exact(value: Number) -> Figure {
        Figure { value, spread: Spread::Exact }
    }

    #[inline]
    pub(crate) fn rounded(value: Number, half_unit: Number) -> Figure {
        Figure { value, spread: Spread::Even(half_unit) }
    }

    pub(crate) fn add(self, other: Figure) -> Option<Figure> {
        Some(Figure { value: self.value.checked_add(other.value)?, spread: self.spread.add(other.spread) })
    }

    #[inline]
    pub(crate) fn sub(self, other: Figure) -> Option<Figure> {
        Some(Figure { value: self.value.checked_sub(other.value)?, spread: self.spread.add(other.spread.mirrored()) })
    }

    /// The figure moved by a constant.
    pub(crate) fn plus(self, constant: Number) -> Option<Figure> {
        Some(Figure { value: self.value.checked_add(constant)?, spread: self.spread })
    }

    /// The figure times a constant that is not negative.
    pub(crate) fn scaled(self, factor: Number) -> Option<Figure> {
        let spread = match self.spread {
            Spread::Exact => Spread::Exact,
            Spread::Even(half) => half.checked_mul(factor).map_or(Spread::Unbounded, Spread::Even),
            Spread::Within { down, up } => Spread::within(down.checked_mul(factor), up.checked_mul(factor)),
            Spread::Unbounded => Spread::Unbounded,
        };
        Some(Figure { value: self.value.checked_mul(factor)?, spread })
    }

    /// The figure, or 0 where it is below.
    #[inline]
    pub(crate) fn not_below_zero(self) -> Option<Figure> {
        match self.spread {
            Spread::Exact => Some(Figure::exact(self.value.max(Number::ZERO))),
            Spread::Even(down) | Spread::Within { down, .. } if down <= self.value => Some(self),
            Spread::Even(up) | Spread::Within { up, .. } if self.value <= -up => Some(Figure::exact(Number::ZERO)),
            Spread::Even(_) | Spread::Within { .. } | Spread::Unbounded => {
                self.map(|value| Some(value.max(Number::ZERO)))
            }
        }
    }

    /// The figure under a function of it alone that is straight on either side of 0 and monotone there.
    pub(crate) fn map(self, function: impl Fn(Number) -> Option<Number>) -> Option<Figure> {
        let value = function(self.value)?;
        let spread = match self.spread {
            Spread::Exact => Spread::Exact,
            Spread::Unbounded => Spread::Unbounded,
            Spread::Even(_) | Spread::Within { .. } => {
                let moved = self.corners().and_then(|corners| around(value, corners.map(&function)));
                moved.unwrap_or(Spread::Unbounded)
            }
        };
        Some(Figure { value, spread })
    }

    /// `self` / `divisor`. `None` where the divisor is 0 or the result is out of range.
    pub(crate) fn ratio(self, divisor: Figure) -> Option<Figure> {
        let value = self.value.checked_div(divisor.value)?;
        let spread = match (self.spread, divisor.spread) {
            (Spread::Exact, Spread::Exact) => Spread::Exact,
            _ => self.ratio_spread(value, divisor).unwrap_or(Spread::Unbounded),
        };
        Some(Figure { value, spread })
    }

    /// The largest distance from the value, or `None` where it has no bound.
    #[inline]
    pub(crate) fn shift(self) -> Option<Number> {
        match self.spread {
            Spread::Exact => Some(Number::ZERO),
            Spread::Even(half) => Some(half),
            Spread::Within { down, up } => Some(down.max(up)),
            Spread::Unbounded => None,
        }
    }

    /// The whole numbers from 1 on by which the figure may be divided to give `quotient`: the first and the last of
    /// them, no last one where there is no end to them. Where there are none, the last lies below the first. `None`
    /// where they cannot be told: the figure is below 0, an interval is not bounded, or a number out of range.
    pub(crate) fn whole_divisors(self, quotient: Figure) -> Option<(Number, Option<Number>)> {
        const NONE: (Number, Option<Number>) = (Number::ONE, Some(Number::ZERO));
        if self.value.is_negative() {
            return None;
        }
        let ((low, high), (least, most)) = (self.ends()?, quotient.ends()?);
        let low = low.max(Number::ZERO);
        let too_small_for_any = most.is_negative() || (most.is_zero() && low.is_positive());
        if too_small_for_any {
            return Some(NONE);
        }
        let first = if low.is_zero() { Number::ONE } else { low.checked_div(most)?.ceil_to(0)?.max(Number::ONE) };
        let last = if least.is_positive() { Some(high.checked_div(least)?.floor_to(0)?) } else { None };
        Some((first, last))
    }

    /// Between what values the unrounded figure lies, or `None` where it has no bound.
    pub(crate) fn ends(self) -> Option<(Number, Number)> {
        let (down, up) = match self.spread {
            Spread::Exact => (Number::ZERO, Number::ZERO),
            Spread::Even(half) => (half, half),
            Spread::Within { down, up } => (down, up),
            Spread::Unbounded => return None,
        };
        Some((self.value.checked_sub(down)?, self.value.checked_add(up)?))
    }

    /// Both ends, and 0 where it lies between them: where a function with a bend at 0 has its extremes.
    fn corners(self) -> Option<[Number; 3]> {
        let (low, high) = self.ends()?;
        let bend = if low < Number::ZERO && Number::ZERO < high { Number::ZERO } else { low };
        Some([low, bend, high])
    }

    fn ratio_spread(self, value: Number, divisor: Figure) -> Option<Spread> {
        let (low, high) = self.ends()?;
        let (divisor_low, divisor_high) = divisor.ends()?;
        let may_be_zero = divisor_low <= Number::ZERO && Number::ZERO <= divisor_high;
        if may_be_zero {
            return None;
        }
        let corners = [(low, divisor_low), (low, divisor_high), (high, divisor_low), (high, divisor_high)];
        around(value, corners.map(|(above, below)| above.checked_div(below)))
    }
}

impl Spread {
    #[inline]
    fn add(self, other: Spread) -> Spread {
        match (self, other) {
            (Spread::Exact, spread) | (spread, Spread::Exact) => spread,
            (Spread::Unbounded, _) | (_, Spread::Unbounded) => Spread::Unbounded,
            (Spread::Even(half), Spread::Even(other)) => {
                half.checked_add(other).map_or(Spread::Unbounded, Spread::Even)
            }
            (Spread::Even(half), Spread::Within { down, up }) | (Spread::Within { down, up }, Spread::Even(half)) => {
                Spread::within(down.checked_add(half), up.checked_add(half))
            }
            (Spread::Within { down, up }, Spread::Within { down: more_down, up: more_up }) => {
                Spread::within(down.checked_add(more_down), up.checked_add(more_up))
            }
        }
    }

    fn within(down: Option<Number>, up: Option<Number>) -> Spread {
        match (down, up) {
            (Some(down), Some(up)) => Spread::Within { down, up },
            _ => Spread::Unbounded,
        }
    }

    #[inline]
    fn mirrored(self) -> Spread {
        match self {
            Spread::Within { down, up } => Spread::Within { down: up, up: down },
            Spread::Exact | Spread::Even(_) | Spread::Unbounded => self,
        }
    }
}

/// The smallest spread around `value` that holds all corners; `None` where one of them is out of range.
fn around<const N: usize>(value: Number, corners: [Option<Number>; N]) -> Option<Spread> {
    let (mut low, mut high) = (value, value);
    for corner in corners {
        low = low.min(corner?);
        high = high.max(corner?);
    }
    Some(Spread::Within { down: value.checked_sub(low)?, up: high.checked_sub(value)? })
}
