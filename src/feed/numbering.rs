//! Numbers of rows, kept in little memory: those of categories, and those of lines.

/// The number of the category in each row, from 0 on. Each takes one byte, two or four: as many as the highest needs.
///
/// ```
/// use maal::feed::Numbering;
/// let numbers: Numbering = [0, 1, 70_000].into_iter().collect();
/// assert_eq!((numbers.len(), numbers.get(2), numbers.get(3)), (3, Some(70_000), None));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Numbering(Width);

#[derive(Clone, Debug, PartialEq)]
enum Width {
    One(Vec<u8>),
    Two(Vec<u16>),
    Four(Vec<u32>),
}

impl Default for Width {
    fn default() -> Width {
        Width::One(Vec::new())
    }
}

impl Numbering {
    /// Adds the number of one more row.
    pub fn push(&mut self, number: u32) {
        self.repeat(number, 1);
    }

    /// Adds a number for so many more rows.
    #[inline]
    pub fn repeat(&mut self, number: u32, times: usize) {
        match (&mut self.0, u8::try_from(number), u16::try_from(number)) {
            (Width::One(all), Ok(number), _) => add(all, number, times),
            (Width::Two(all), _, Ok(number)) => add(all, number, times),
            (Width::Four(all), _, _) => add(all, number, times),
            (Width::One(_) | Width::Two(_), _, _) => {
                self.widen(number);
                self.repeat(number, times);
            }
        }
    }

    /// Makes each as wide as this number needs it.
    #[cold]
    fn widen(&mut self, number: u32) {
        let room = match &self.0 {
            Width::One(all) => all.capacity(),
            Width::Two(all) => all.capacity(),
            Width::Four(all) => all.capacity(),
        };
        self.0 = match u16::try_from(number) {
            Ok(_) => Width::Two(wide(room, self.iter())),
            Err(_) => Width::Four(wide(room, self.iter())),
        };
    }

    /// Makes room for so many more.
    #[cfg(feature = "csv")]
    pub(crate) fn reserve(&mut self, count: usize) {
        match &mut self.0 {
            Width::One(all) => all.reserve(count),
            Width::Two(all) => all.reserve(count),
            Width::Four(all) => all.reserve(count),
        }
    }

    /// Gives back the room that was not needed.
    #[cfg(feature = "csv")]
    pub(crate) fn shrink(&mut self) {
        match &mut self.0 {
            Width::One(all) => all.shrink_to_fit(),
            Width::Two(all) => all.shrink_to_fit(),
            Width::Four(all) => all.shrink_to_fit(),
        }
    }

    /// The number of a row; none outside the table.
    #[must_use]
    #[inline]
    pub fn get(&self, row: usize) -> Option<usize> {
        match &self.0 {
            Width::One(all) => all.get(row).map(|number| usize::from(*number)),
            Width::Two(all) => all.get(row).map(|number| usize::from(*number)),
            Width::Four(all) => usize::try_from(*all.get(row)?).ok(),
        }
    }

    /// The number of the last row.
    #[must_use]
    pub fn last(&self) -> Option<usize> {
        self.get(self.len().checked_sub(1)?)
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.0 {
            Width::One(all) => all.len(),
            Width::Two(all) => all.len(),
            Width::Four(all) => all.len(),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All of them in the order of the rows.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.len()).filter_map(|row| self.get(row))
    }
}

impl FromIterator<u32> for Numbering {
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Numbering {
        let mut all = Numbering::default();
        numbers.into_iter().for_each(|number| all.push(number));
        all
    }
}

#[inline]
fn add<T: Copy>(all: &mut Vec<T>, number: T, times: usize) {
    if times == 1 { all.push(number) } else { all.extend(std::iter::repeat_n(number, times)) }
}

fn wide<T: TryFrom<usize>>(room: usize, numbers: impl Iterator<Item = usize>) -> Vec<T> {
    let mut all = Vec::with_capacity(room);
    all.extend(numbers.filter_map(|number| T::try_from(number).ok()));
    all
}

/// The line of each row, counted from 1. Rows on lines that follow each other take no more memory than one of them.
///
/// ```
/// use maal::feed::Lines;
/// let lines: Lines = [2, 3, 4, 6].into_iter().collect();
/// assert_eq!((lines.len(), lines.get(1), lines.get(3), lines.get(4)), (4, Some(3), Some(6), None));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines {
    /// The first row of each run of lines without a gap, and its line.
    runs: Vec<(usize, u32)>,
    rows: usize,
}

impl Lines {
    /// Adds the line of one more row.
    pub fn push(&mut self, line: u32) {
        if self.runs.last().and_then(|run| on_line(*run, self.rows)) != Some(line) {
            self.runs.push((self.rows, line));
        }
        self.rows = self.rows.saturating_add(1);
    }

    /// The line of a row; none outside the table.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<u32> {
        let run = self.runs.partition_point(|(first, _)| *first <= row).checked_sub(1)?;
        on_line(*self.runs.get(run)?, row).filter(|_| row < self.rows)
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }
}

/// The line of a row of a run.
fn on_line((first, line): (usize, u32), row: usize) -> Option<u32> {
    line.checked_add(u32::try_from(row.checked_sub(first)?).ok()?)
}

impl FromIterator<u32> for Lines {
    fn from_iter<I: IntoIterator<Item = u32>>(lines: I) -> Lines {
        let mut all = Lines::default();
        lines.into_iter().for_each(|line| all.push(line));
        all
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Lines, Numbering};

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_put_in_comes_out(
            numbers in proptest::collection::vec(prop_oneof![0..300_u32, 65_000..66_000_u32, any::<u32>()], 0..40),
        ) {
            let kept: Numbering = numbers.iter().copied().collect();
            let out: Vec<u32> = kept.iter().filter_map(|number| u32::try_from(number).ok()).collect();
            prop_assert_eq!(&out, &numbers);
            let lines: Lines = numbers.iter().copied().collect();
            let out: Vec<u32> = (0..=numbers.len()).filter_map(|row| lines.get(row)).collect();
            prop_assert_eq!(&out, &numbers);
        }
    }
}
