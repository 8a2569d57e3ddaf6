//! Columns that grow cell by cell.

use std::collections::BTreeMap;

use crate::feed::{Category, Cells, Role, Texts};

/// As many different texts are kept as categories whatever the number of rows; beyond, half the rows have to repeat.
const ALWAYS_CATEGORIES: usize = 4096;

/// The cells of a column while it is read.
pub(super) enum Growing {
    /// Texts that come again, each kept once.
    Categories {
        of: Vec<u32>,
        all: Vec<Category>,
        by_text: BTreeMap<String, u32>,
        /// Of each the one that came behind it last: what comes in a cycle comes so again.
        behind: Vec<u32>,
    },
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
        Growing::Categories { of: Vec::new(), all: Vec::new(), by_text: BTreeMap::new(), behind: Vec::new() }
    }

    /// Makes room for so many more cells.
    pub(super) fn reserve(&mut self, count: usize) {
        match self {
            Growing::Categories { of, .. } => of.reserve(count),
            Growing::Texts(texts) => texts.reserve(count),
        }
    }

    pub(super) fn push(&mut self, text: &str) {
        self.repeat(text, 1);
    }

    /// Adds a cell as often as this.
    pub(super) fn repeat(&mut self, text: &str, times: usize) {
        match self {
            Growing::Texts(texts) => (0..times).for_each(|_| texts.push(text)),
            Growing::Categories { of, all, by_text, behind } => {
                let last = of.last().copied();
                let again = last.filter(|last| category(all, *last) == text);
                let place = last.and_then(|last| usize::try_from(last).ok());
                let next = || place.and_then(|last| behind.get(last).copied());
                let next = again.or_else(|| next().filter(|next| category(all, *next) == text));
                let nth = next.or_else(|| by_text.get(text).copied());
                let nth = nth.unwrap_or_else(|| {
                    let nth = u32::try_from(all.len()).unwrap_or(u32::MAX);
                    all.push(Category { code: text.to_owned(), ..Category::default() });
                    by_text.insert(text.to_owned(), nth);
                    behind.push(nth);
                    nth
                });
                if let Some(behind) = place.filter(|_| again.is_none()).and_then(|last| behind.get_mut(last)) {
                    *behind = nth;
                }
                of.extend(std::iter::repeat_n(nth, times));
                if all.len() > ALWAYS_CATEGORIES && all.len() > of.len() / 2 {
                    *self = Growing::Texts(of.iter().map(|nth| category(all, *nth)).collect());
                }
            }
        }
    }

    /// All of them.
    pub(super) fn cells(self) -> Cells {
        match self {
            Growing::Categories { mut of, all, .. } => {
                of.shrink_to_fit();
                Cells::Categories { of, all }
            }
            Growing::Texts(mut texts) => {
                texts.shrink();
                Cells::Texts(texts)
            }
        }
    }
}

fn category(all: &[Category], nth: u32) -> &str {
    usize::try_from(nth).ok().and_then(|nth| all.get(nth)).map_or("", |category| category.code.as_str())
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
