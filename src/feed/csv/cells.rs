//! Columns that grow cell by cell.

use crate::feed::codes::Codes;
use crate::feed::{Cells, Role, Texts};

/// As many different texts are kept as categories whatever the number of rows; beyond, half the rows have to repeat.
const ALWAYS_CATEGORIES: usize = 4096;

/// The cells of a column while it is read.
pub(super) enum Growing {
    /// Texts that come again, each kept once.
    Categories(Codes),
    /// Texts that hardly come again.
    Texts(Texts),
}

impl Growing {
    /// Numbers hardly come again; what they are numbers of does.
    pub(super) fn new(role: Option<Role>) -> Growing {
        match role {
            Some(Role::Value | Role::Size | Role::StandardError | Role::Lower | Role::Upper) => {
                Growing::Texts(Texts::default())
            }
            None | Some(Role::Indicator | Role::Area | Role::Period | Role::Status) => Growing::categories(),
        }
    }

    pub(super) fn categories() -> Growing {
        Growing::Categories(Codes::default())
    }

    /// Makes room for so many more cells.
    pub(super) fn reserve(&mut self, count: usize) {
        match self {
            Growing::Categories(codes) => codes.reserve(count),
            Growing::Texts(texts) => texts.reserve(count),
        }
    }

    #[inline]
    pub(super) fn push(&mut self, text: &str) {
        self.repeat(text, 1);
    }

    /// Adds a cell as often as this.
    #[inline]
    pub(super) fn repeat(&mut self, text: &str, times: usize) {
        match self {
            Growing::Texts(texts) => (0..times).for_each(|_| texts.push(text)),
            Growing::Categories(codes) => {
                codes.repeat(text, None, times);
                if codes.different() > ALWAYS_CATEGORIES && codes.different() > codes.rows() / 2 {
                    *self = Growing::Texts(codes.texts().collect());
                }
            }
        }
    }

    /// All of them.
    pub(super) fn cells(self) -> Cells {
        match self {
            Growing::Categories(mut codes) => {
                codes.shrink();
                codes.cells()
            }
            Growing::Texts(mut texts) => {
                texts.shrink();
                Cells::Texts(texts)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Growing;
    use crate::feed::Cells;

    #[test]
    fn what_hardly_comes_again_is_kept_as_texts() {
        let mut few = Growing::new(None);
        let mut many = Growing::new(None);
        for nth in 0..20_000 {
            few.push(["a", "b"][nth % 2]);
            many.push(&nth.to_string());
        }
        let (few, many) = (few.cells(), many.cells());
        assert!(matches!(&few, Cells::Categories { all, .. } if all.len() == 2));
        assert!(matches!(&many, Cells::Texts(_)));
        assert_eq!((few.len(), few.get(7), many.len(), many.get(19_999)), (20_000, "b", 20_000, "19999"));
    }
}
