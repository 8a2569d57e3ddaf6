//! What one would write by hand: the least that splits a text, and a program for this one file and these six targets.

use std::collections::HashMap;
use std::error::Error;
use std::hint::black_box;

use csv::{ByteRecord, ReaderBuilder, StringRecord};
use rust_decimal::Decimal;

use crate::floor::Floor;
use crate::workload::{FIRST_YEAR, YEARS};

/// Splits the records of a CSV text, and does nothing with them.
pub(crate) fn split_csv(text: &str) -> usize {
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let (mut record, mut cells) = (ByteRecord::new(), 0);
    while reader.read_byte_record(&mut record).unwrap_or(false) {
        cells += black_box(&record).len();
    }
    cells
}

/// Reads a JSON text as `serde_json` does where everything is passed over.
pub(crate) fn pass_over_json(text: &str) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

/// Splits a text at white space, and does nothing with its words.
pub(crate) fn split_words(text: &str) -> usize {
    text.split_ascii_whitespace().map(|word| black_box(word).len()).sum()
}

/// Reads the figures of a CSV text as decimals.
pub(crate) fn read_csv(text: &str) -> Result<Floor, Box<dyn Error>> {
    let mut reader = ReaderBuilder::new().from_reader(text.as_bytes());
    let (mut record, mut areas, mut floor) = (StringRecord::new(), HashMap::new(), Floor::default());
    while reader.read_record(&mut record)? {
        let mut cells = record.iter();
        let mut cell = || cells.next().ok_or("a cell is missing");
        let (indicator, area, year, value) = (cell()?, cell()?, cell()?, cell()?);
        let figures = match indicator {
            "theft" => &mut floor.theft,
            "unsafe" => &mut floor.insecure,
            "crime_rate" => &mut floor.crime_rate,
            "activities_with_partners" => &mut floor.with_partners,
            "activities" => &mut floor.activities,
            _ => return Err("an unknown indicator".into()),
        };
        let area = match areas.get(area) {
            Some(area) => *area,
            None => {
                areas.insert(area.to_owned(), areas.len());
                areas.len() - 1
            }
        };
        let year = usize::try_from(year.parse::<i32>()? - FIRST_YEAR)?;
        let at = area * YEARS + year;
        if figures.len() <= at {
            figures.resize(at + 1, Decimal::ZERO);
        }
        *figures.get_mut(at).ok_or("no such place")? = Decimal::from_str_exact(value)?;
    }
    Ok(floor)
}
