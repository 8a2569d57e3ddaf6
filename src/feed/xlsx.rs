//! Sheets of workbooks: periods across, as StatBank Denmark writes them, or names above and a row for each value.

mod fault;
mod layout;
mod names;
mod notes;
mod package;
mod sheet;
mod tidy;
mod values;
mod wide;

use super::fault::{Fault, Place, Problem};
use super::table::Table;
pub use fault::XlsxFault;
pub(crate) use fault::quoted;
use layout::Layout;
use sheet::{Cell, Sheet};

/// How many cells a table may have.
const MOST_CELLS: usize = 50_000_000;

/// Reads a sheet: the bytes of a workbook become a table, or everything that is wrong with it. Without a name it is the
/// only sheet with figures.
pub fn read_xlsx(bytes: &[u8], sheet: Option<&str>) -> Result<Table, Vec<Problem>> {
    read(bytes, sheet)
}

pub(crate) fn read(bytes: &[u8], sheet: Option<&str>) -> Result<Table, Vec<Problem>> {
    let of_file = |fault: Fault| vec![Problem::new(Place::File, fault)];
    let sheets = package::sheets(bytes, sheet).map_err(of_file)?;
    let sheet = only(sheets).map_err(|fault| of_file(fault.into()))?;
    let rows: Vec<&[Cell]> = sheet.rows().collect();
    match layout::find(&sheet, &rows).map_err(|problem| vec![problem])? {
        Layout::Wide { row, first } => wide::read(&sheet, &rows, row, first),
        Layout::Tidy { row } => tidy::read(&sheet, &rows, row),
    }
}

/// The only sheet with numbers, or with anything where none has numbers.
fn only(sheets: Vec<Sheet>) -> Result<Sheet, XlsxFault> {
    let (mut with, mut without): (Vec<Sheet>, Vec<Sheet>) =
        sheets.into_iter().filter(|sheet| !sheet.is_empty()).partition(Sheet::has_numbers);
    let found = if with.is_empty() { &mut without } else { &mut with };
    if found.len() > 1 {
        let sheets = found.iter().map(|sheet| sheet.name.clone()).collect();
        return Err(XlsxFault::SeveralSheets { sheets });
    }
    found.pop().ok_or(XlsxFault::Empty)
}
