//! Figures as they were at some time, as `--through` and `--as-of` ask for.

use clap::ArgMatches;
use maal::{Dataset, Date, Period, View};

/// The figures up to the period and the date that are asked for.
pub(crate) fn asked<'a>(given: &ArgMatches, data: &'a Dataset, through: &str, as_of: &str) -> View<'a> {
    let mut view = View::from(data);
    if let Some(last) = given.get_one::<Period>(through) {
        view = view.through(*last);
    }
    if let Some(date) = given.get_one::<Date>(as_of) {
        view = view.as_of(*date);
    }
    view
}
