//! The file around the sheets: a zip archive, whose size is known before a spreadsheet is read from it.

use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use zip::ZipArchive;

use super::fault::XlsxFault;
use super::sheet::Sheet;
use crate::feed::fault::Fault;

/// How large all that an archive holds may be.
const MOST_BYTES: usize = 128 << 20;

/// How large a file may be that says what sheets and styles there are: little text can stand for much there.
const MOST_BYTES_ABOUT: usize = 8 << 20;

/// How many files an archive may hold.
const MOST_FILES: usize = 10_000;

/// How many cells with something in them the sheets may have.
const MOST_CELLS: usize = 2_000_000;

/// What old workbooks begin with, and those behind a password.
const OLD: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

type Workbook<'b> = Xlsx<Cursor<&'b [u8]>>;

/// The sheet of a name, or every sheet that can be seen.
///
/// The package that reads workbooks reckons with honest ones: on others it may stop in the middle, which is caught
/// here.
pub(super) fn sheets(bytes: &[u8], name: Option<&str>) -> Result<Vec<Sheet>, Fault> {
    check(bytes)?;
    catch_unwind(AssertUnwindSafe(|| read(bytes, name))).unwrap_or(Err(XlsxFault::Broken.into()))
}

fn read(bytes: &[u8], name: Option<&str>) -> Result<Vec<Sheet>, Fault> {
    let mut workbook: Workbook<'_> = Xlsx::new(Cursor::new(bytes)).map_err(fault)?;
    let worksheets = workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let (shown, hidden): (Vec<_>, Vec<_>) = worksheets.partition(|sheet| sheet.visible == SheetVisible::Visible);
    let names =
        |sheets: &[&calamine::Sheet]| -> Vec<String> { sheets.iter().map(|sheet| sheet.name.clone()).collect() };
    let (shown, hidden) = (names(&shown), names(&hidden));
    let chosen = match name {
        Some(name) if shown.iter().chain(&hidden).any(|sheet| sheet == name) => vec![name.to_owned()],
        Some(name) => return Err(XlsxFault::NoSuchSheet { name: name.to_owned(), sheets: shown }.into()),
        None => shown,
    };
    let mut left = MOST_CELLS;
    chosen.into_iter().map(|name| sheet(&mut workbook, name, &mut left)).collect()
}

fn sheet(workbook: &mut Workbook<'_>, name: String, left: &mut usize) -> Result<Sheet, Fault> {
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(fault)?;
    let mut sheet = Sheet::new(name, cells.styles());
    let mut is_any_empty = false;
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(fault)? {
        if sheet.push(cell.get_position(), cell.get_value(), style) {
            *left = left.checked_sub(1).ok_or(XlsxFault::TooManyCells { most: MOST_CELLS })?;
        } else {
            is_any_empty = true;
        }
    }
    drop(cells);
    if is_any_empty {
        // A cell without a value may be a formula that was never worked out.
        let mut cells = workbook.worksheet_cells_reader(&sheet.name).map_err(fault)?;
        while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(fault)? {
            if cell.formula.is_some() && sheet.push_formula(cell.pos, &cell.value) {
                *left = left.checked_sub(1).ok_or(XlsxFault::TooManyCells { most: MOST_CELLS })?;
            }
        }
    }
    sheet.sort();
    Ok(sheet)
}

fn fault(error: XlsxError) -> Fault {
    if let XlsxError::CellError(found) = error { Fault::SheetError { found } } else { XlsxFault::Broken.into() }
}

/// Whether an archive can be read without harm: its contents are counted as they come out, for it may lie about them.
fn check(bytes: &[u8]) -> Result<(), XlsxFault> {
    if bytes.starts_with(OLD) {
        return Err(XlsxFault::Old);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| XlsxFault::NotXlsx)?;
    let too_large = || XlsxFault::TooLarge { most: MOST_BYTES >> 20 };
    let declares_too_much =
        archive.decompressed_size().is_some_and(|size| usize::try_from(size).map_or(true, |size| size > MOST_BYTES));
    if declares_too_much || archive.len() > MOST_FILES {
        return Err(too_large());
    }
    let mut left = MOST_BYTES;
    let mut content = Vec::new();
    for nth in 0..archive.len() {
        let file = archive.by_index(nth).map_err(|_| XlsxFault::Broken)?;
        let name = file.name_raw().to_ascii_lowercase();
        let is_strings = name.ends_with(b"sharedstrings.xml");
        let is_about = [&b"styles.xml"[..], b"workbook.xml", b".rels"].iter().any(|end| name.ends_with(end));
        let most = if is_about { left.min(MOST_BYTES_ABOUT) } else { left };
        content.clear();
        // What cannot be read to its end is told of when it is needed.
        let _ = file.take(u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1)).read_to_end(&mut content);
        if content.len() > most {
            return Err(if most < left { XlsxFault::TooManyStyles { most: most >> 20 } } else { too_large() });
        }
        left = left.saturating_sub(content.len());
        let is_xml = is_about || name.ends_with(b".xml");
        if is_xml && content.contains(&0) || is_strings && promises_too_much(&content) {
            return Err(XlsxFault::Broken);
        }
    }
    Ok(())
}

/// Whether a list of texts says that it has more than fit into it: room would be made for all of them.
fn promises_too_much(list: &[u8]) -> bool {
    const NAME: &[u8] = b"uniqueCount";
    // The shortest text is `<si/>`. A number that is wrong and small does no harm.
    let most = (list.len() / 5).max(100_000);
    list.windows(NAME.len()).enumerate().filter(|(_, found)| *found == NAME).any(|(at, _)| {
        let behind = list.iter().skip(at.saturating_add(NAME.len()));
        let digits = behind.skip_while(|byte| matches!(byte, b'=' | b'"' | b'\'') || byte.is_ascii_whitespace());
        let digits: String = digits
            .map(|byte| char::from(*byte))
            .take_while(char::is_ascii_digit)
            .skip_while(|digit| *digit == '0')
            .take(20)
            .collect();
        !digits.is_empty() && digits.parse().map_or(true, |count: usize| count > most)
    })
}
