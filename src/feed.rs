//! Figures as statistics offices publish them: the bytes of a file become a table, and a table becomes observations.
//!
//! A reader knows one format and nothing of indicators or areas. What it yields is the same for all of them: columns of
//! texts, with what the file itself says of them. Nothing is summed, guessed or left out on the way.

#[cfg(any(feature = "csv", feature = "json-stat", feature = "px"))]
mod bytes;
#[cfg(any(feature = "csv", feature = "sdmx-csv", feature = "xlsx"))]
mod codes;
#[cfg(feature = "csv")]
mod csv;
#[cfg(any(feature = "json-stat", feature = "px"))]
mod cube;
#[cfg(any(feature = "json-stat", feature = "px"))]
mod exact;
mod fault;
#[cfg(any(feature = "csv", feature = "xlsx"))]
mod headings;
#[cfg(feature = "json-stat")]
mod json_stat;
mod misfit;
#[cfg(any(feature = "csv", feature = "json-stat", feature = "px", feature = "xlsx"))]
mod names;
#[cfg(any(feature = "csv", feature = "xlsx"))]
mod notes;
mod numbering;
mod numbers;
mod periods;
mod problems;
#[cfg(feature = "px")]
mod px;
mod reading;
#[cfg(feature = "sdmx-csv")]
mod sdmx_csv;
mod statuses;
mod table;
#[cfg(feature = "xlsx")]
mod xlsx;

#[cfg(feature = "csv")]
pub(crate) use csv::grouped;
#[cfg(feature = "csv")]
pub use csv::{CsvCell, CsvConvention, CsvFault, read_csv, read_statbank_csv, write_csv};
pub use fault::{Fault, Place, Problem, Severity};
#[cfg(feature = "json-stat")]
pub use json_stat::{JsonStatFault, read_json_stat};
pub use misfit::{LooksLike, Misfit, SaidBy};
pub use numbering::{Lines, Numbering};
pub use numbers::DecimalSign;
#[cfg(feature = "px")]
pub use px::{PxFault, read_px};
#[cfg(feature = "sdmx-csv")]
pub use sdmx_csv::{SdmxCsvFault, read_sdmx_csv};
pub use statuses::Mark;
pub use table::{About, Category, Cells, Column, Format, Places, Role, Table, Texts};
#[cfg(feature = "xlsx")]
pub(crate) use xlsx::quoted;
#[cfg(feature = "xlsx")]
pub use xlsx::{XlsxFault, read_xlsx};

pub(crate) use fault::{is_misread, shown};
pub(crate) use numbers::{decimal_sign, number};
pub(crate) use periods::{Beside, MONTHS, may_be_a_school_year, read as read_period};
pub(crate) use problems::{Problems, TOLD};
pub(crate) use statuses::is_withheld;
pub(crate) use table::{CONF_STATUS, UNIT_MEASURE, UNIT_MULT, power_named};
