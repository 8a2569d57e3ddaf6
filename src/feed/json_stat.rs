//! JSON-stat, version 1 and 2.

mod dimensions;
mod fault;
mod json;
mod values;

pub use fault::JsonStatFault;

use serde_json::error::Category as Kind;

use super::bytes::{self, Decoded};
use super::cube;
use super::numbers::DecimalSign;
use super::table::{About, Format, Places, Role, Table};
use super::{Category, Place, Problem, TOLD};
use crate::date::Date;
use dimensions::Described;
use json::Members;

/// Reads a JSON-stat file of version 1 or 2 that holds one dataset.
///
/// # Errors
///
/// Everything that is wrong with the file, where it cannot be read or could be read in two ways.
pub fn read_json_stat(bytes: &[u8]) -> Result<Table, Vec<Problem>> {
    read(bytes)
}

pub(crate) fn read(bytes: &[u8]) -> Result<Table, Vec<Problem>> {
    let Decoded { text, mut warnings } = bytes::decode(bytes, true).map_err(|problem| vec![problem])?;
    let root = root(&text).map_err(|problem| vec![problem])?;
    let (name, dataset) = dataset(root).map_err(whole)?;
    let described = dimensions::read(&dataset).map_err(|faults| faults.into_iter().map(problem).collect::<Vec<_>>())?;
    let listed = values::values(dataset.get("value").ok_or_else(|| whole(JsonStatFault::Empty))?)?;
    let cells = cells(&described, &listed, &mut warnings)?;
    let values = listed.laid_out(cells, "value")?;
    let statuses = dataset.get("status").map(|raw| values::statuses(raw, cells)).transpose()?;
    let about = about(&dataset, name, &described, &mut warnings);
    let Described { dimensions, .. } = described;
    Ok(Table {
        format: Format::JsonStat,
        about,
        decimal: Some(DecimalSign::Point),
        columns: cube::columns(dimensions, values, statuses),
        places: Places::Numbered,
        warnings,
    })
}

fn problem(fault: JsonStatFault) -> Problem {
    Problem::new(Place::File, fault)
}

fn whole(fault: JsonStatFault) -> Vec<Problem> {
    vec![problem(fault)]
}

/// The object that the file is.
fn root(text: &str) -> Result<Members<'_>, Problem> {
    if text.trim_start().starts_with('<') {
        return Err(problem(JsonStatFault::WebPage));
    }
    serde_json::from_str(text).map_err(|error| {
        let line = u32::try_from(error.line()).unwrap_or(u32::MAX).max(1);
        let fault = match error.classify() {
            Kind::Eof => JsonStatFault::CutShort,
            Kind::Data => return problem(JsonStatFault::NoDataset),
            Kind::Syntax | Kind::Io => JsonStatFault::NotJson { character: error.column() },
        };
        Problem::new(Place::Line { line, column: None }, fault)
    })
}

/// The dataset: the file itself in version 2, the only member of a bundle in version 1; then with its name.
fn dataset(root: Members<'_>) -> Result<(Option<String>, Members<'_>), JsonStatFault> {
    if let Some(member) = root.twice() {
        return Err(JsonStatFault::Twice { member: cube::cut(member) });
    }
    match root.text("class").as_deref() {
        Some(class @ ("collection" | "dimension")) => {
            return Err(JsonStatFault::OnlyDescribes { class: class.into() });
        }
        Some("error") => return Err(error_body(&root).unwrap_or(JsonStatFault::NoDataset)),
        Some(_) | None => {}
    }
    if root.get("dimension").is_some() || root.get("value").is_some() {
        return Ok((None, root));
    }
    let is_dataset = |member: &Members<'_>| member.get("dimension").is_some() && member.get("value").is_some();
    let mut datasets = Vec::new();
    for (name, raw) in root.iter().filter(|(_, raw)| raw.get().starts_with('{')) {
        datasets.extend(Members::of(raw, name).ok().filter(is_dataset).map(|dataset| (name, dataset)));
    }
    match datasets.pop() {
        Some((name, dataset)) if datasets.is_empty() => match dataset.twice() {
            Some(member) => Err(JsonStatFault::Twice { member: cube::cut(member) }),
            None => Ok((Some(name.to_owned()).filter(|name| name != "dataset"), dataset)),
        },
        Some((last, _)) => {
            let names = datasets.iter().map(|(name, _)| *name).chain([last]);
            Err(JsonStatFault::SeveralDatasets { names: names.take(TOLD).map(cube::cut).collect() })
        }
        None => Err(error_body(&root).unwrap_or(JsonStatFault::NoDataset)),
    }
}

/// What an error message in the place of data says.
fn error_body(root: &Members<'_>) -> Option<JsonStatFault> {
    const TEXTS: [&str; 7] = ["message", "label", "detail", "title", "error", "errorTypeCode", "error_description"];
    let first = |members: &Members<'_>| TEXTS.iter().find_map(|name| members.text(name));
    let within = ["error", "errors"].iter().find_map(|name| {
        let raw = root.get(name)?;
        let inner = json::list(raw, name).ok().and_then(|all| all.first().copied()).unwrap_or(raw);
        Members::of(inner, name).ok().and_then(|members| first(&members)).or_else(|| json::text(inner))
    });
    within.or_else(|| first(root)).map(|message| JsonStatFault::ErrorBody { message: cube::cut_at(200, &message) })
}

/// How many values there are, by the sizes and by the categories, which must agree with what is listed.
fn cells(described: &Described, listed: &values::Listed, warnings: &mut Vec<Problem>) -> Result<usize, Vec<Problem>> {
    let Described { dimensions, sizes, .. } = described;
    let cells = cube::cells(dimensions.iter().map(|dimension| dimension.categories.len()));
    let cells = cells.ok_or_else(|| whole(JsonStatFault::TooLarge))?;
    if dimensions.len() == sizes.len() {
        let differ = dimensions.iter().zip(sizes).filter(|(dimension, size)| dimension.categories.len() != **size);
        let faults = differ.map(|(dimension, size)| {
            let categories = dimension.categories.len();
            problem(JsonStatFault::CategoriesDiffer { dimension: dimension.name.clone(), size: *size, categories })
        });
        let faults: Vec<Problem> = faults.collect();
        if !faults.is_empty() {
            return Err(faults);
        }
    }
    if cells == 0 || listed.len() == 0 {
        return Err(whole(JsonStatFault::Empty));
    }
    let (ids, sizes, values) = (dimensions.len(), sizes.len(), listed.len());
    if ids != sizes {
        if values != cells {
            return Err(whole(JsonStatFault::SizesDiffer { ids, sizes }));
        }
        warnings.push(problem(JsonStatFault::SizesFromCategories { ids, sizes }));
    }
    let too_few = values < cells && !listed.is_sparse();
    if values > cells || too_few {
        return Err(whole(JsonStatFault::ValueCount { values, cells }));
    }
    Ok(cells)
}

/// What the dataset says of itself.
fn about(dataset: &Members<'_>, name: Option<String>, described: &Described, warnings: &mut Vec<Problem>) -> About {
    let px = dataset.object("extension").and_then(|extension| extension.object("px"));
    let updated = dataset.text("updated").filter(|updated| !updated.trim().is_empty());
    let date = updated.as_deref().and_then(date);
    if let (Some(found), None) = (&updated, date) {
        warnings.push(problem(JsonStatFault::UnreadDate { found: cube::cut(found) }));
    }
    let mut notes = dataset.get("note").and_then(json::texts).unwrap_or_default();
    notes.extend(described.notes.iter().cloned());
    let mut measured = described.dimensions.iter().filter(|dimension| dimension.role == Some(Role::Indicator));
    let measured = measured.next().map(|dimension| dimension.categories.as_slice()).unwrap_or_default();
    About {
        title: dataset.text("label"),
        table: px.as_ref().and_then(|px| px.text("tableid")).or(name),
        publisher: dataset.text("source"),
        updated: date,
        unit: alike(measured, |category| category.unit.clone()),
        decimals: alike(measured, |category| category.decimals)
            .or_else(|| px.as_ref().and_then(|px| px.number("decimals"))),
        notes,
    }
}

/// What all categories have alike.
fn alike<T: PartialEq>(categories: &[Category], of: impl Fn(&Category) -> Option<T>) -> Option<T> {
    let first = of(categories.first()?);
    if categories.iter().all(|category| of(category) == first) { first } else { None }
}

/// `2025-03-25T07:00:00Z`, and `17/10/2013 16:51:00` where the first number can be no month.
fn date(written: &str) -> Option<Date> {
    let day = written.trim().split(['T', ' ']).next()?;
    if let Some([day, month, year]) = day.split('/').collect::<Vec<_>>().first_chunk::<3>() {
        let [day, month, year] = [day, month, year].map(|part| part.parse::<u32>().ok());
        return Date::new(year?, month?, day.filter(|day| *day > 12)?);
    }
    day.parse().ok()
}
