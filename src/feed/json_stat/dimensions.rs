//! The dimensions of a dataset: their order, their categories, and what each stands for.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::fault::JsonStatFault;
use super::json::{self, Members};
use crate::feed::cube::{self, Dimension};
use crate::feed::{Category, Role};

/// More dimensions than any table has.
const MOST: usize = 100;

/// The dimensions as the dataset describes them.
pub(super) struct Described {
    pub(super) dimensions: Vec<Dimension>,
    pub(super) sizes: Vec<usize>,
    pub(super) notes: Vec<String>,
}

/// Reads them. In version 2 order and sizes stand with the dataset, in version 1 among the dimensions.
pub(super) fn read(dataset: &Members<'_>) -> Result<Described, Vec<JsonStatFault>> {
    let missing = |member: &str| vec![JsonStatFault::Missing { member: member.into() }];
    let all = dataset.get("dimension").ok_or_else(|| missing("dimension"))?;
    let all = Members::of(all, "dimension").map_err(|fault| vec![fault])?;
    let is_list = |raw: &&RawValue| raw.get().starts_with('[');
    let (ids, with) = match dataset.get("id").filter(is_list) {
        Some(ids) => (ids, dataset),
        None => (all.get("id").ok_or_else(|| missing("id"))?, &all),
    };
    let ids = json::texts(ids).ok_or_else(|| vec![JsonStatFault::Shape { member: "id".into() }])?;
    let sizes = with.get("size").ok_or_else(|| missing("size"))?;
    let sizes = sizes_of(sizes).map_err(|fault| vec![fault])?;
    if ids.is_empty() {
        return Err(missing("id"));
    }
    if ids.len() > MOST {
        return Err(vec![JsonStatFault::TooLarge]);
    }
    let mut described = Described { dimensions: Vec::new(), sizes, notes: Vec::new() };
    let mut faults: Vec<JsonStatFault> =
        all.twice().map(|twice| JsonStatFault::Twice { member: twice.into() }).into_iter().collect();
    for (nth, id) in ids.iter().enumerate() {
        let again = ids.iter().take(nth).any(|earlier| earlier == id);
        let member = || format!("dimension.{id}");
        match all.get(id) {
            Some(_) if again => faults.push(JsonStatFault::Twice { member: member() }),
            Some(raw) => match dimension(id, raw, &mut described.notes) {
                Ok(dimension) => described.dimensions.push(dimension),
                Err(fault) => faults.push(fault),
            },
            None => faults.push(JsonStatFault::Missing { member: member() }),
        }
    }
    give_roles(&mut described.dimensions, with);
    let periods = described.dimensions.iter().filter(|dimension| dimension.role == Some(Role::Period));
    faults.extend(periods.filter_map(|dimension| {
        let belied = cube::contradiction(&dimension.categories, None)?;
        let label = belied.label.clone().unwrap_or_default();
        Some(JsonStatFault::PeriodBelied { code: belied.code.clone(), label })
    }));
    if faults.is_empty() { Ok(described) } else { Err(faults) }
}

fn sizes_of(raw: &RawValue) -> Result<Vec<usize>, JsonStatFault> {
    let sizes = json::list(raw, "size")?;
    let sizes: Option<Vec<usize>> = sizes.iter().map(|size| size.get().parse().ok()).collect();
    sizes.ok_or_else(|| JsonStatFault::Shape { member: "size".into() })
}

fn give_roles(dimensions: &mut [Dimension], with: &Members<'_>) {
    let Some(roles) = with.object("role") else { return };
    for (name, role) in [("time", Role::Period), ("geo", Role::Area), ("metric", Role::Indicator)] {
        let holders = roles.get(name).and_then(json::texts).unwrap_or_default();
        for dimension in dimensions.iter_mut().filter(|dimension| holders.contains(&dimension.name)) {
            dimension.role = Some(role);
        }
    }
}

fn dimension(id: &str, raw: &RawValue, notes: &mut Vec<String>) -> Result<Dimension, JsonStatFault> {
    let within = |part: &str| format!("dimension.{id}{part}");
    let members = Members::of(raw, &within(""))?;
    let category = members.get("category").ok_or_else(|| JsonStatFault::Missing { member: within(".category") })?;
    let category = Members::of(category, &within(".category"))?;
    let part = |name: &str| match category.get(name) {
        Some(raw) => Members::of(raw, &within(&format!(".category.{name}"))).map(Some),
        None => Ok(None),
    };
    let labels = part("label")?;
    let codes = codes(id, category.get("index"), labels.as_ref())?;
    let (labels, units) = (by_code(labels.as_ref()), part("unit")?);
    let units = by_code(units.as_ref());
    let mut categories = Vec::with_capacity(codes.len());
    for code in codes {
        let label = labels.get(code.as_str()).and_then(|raw| json::text(raw)).filter(|label| *label != code);
        let (unit, decimals) = match units.get(code.as_str()) {
            Some(raw) => unit(&code, raw)?,
            None => (None, None),
        };
        categories.push(Category { code, label, unit, decimals });
    }
    notes.extend(members.get("note").and_then(json::texts).unwrap_or_default());
    let noted = part("note")?;
    let noted = by_code(noted.as_ref());
    for category in &categories {
        let own = noted.get(category.code.as_str()).and_then(|raw| json::texts(raw)).unwrap_or_default();
        let name = category.label.as_ref().unwrap_or(&category.code);
        notes.extend(own.into_iter().map(|note| format!("{name}: {note}")));
    }
    let label = members.text("label").filter(|label| label != id);
    Ok(Dimension { name: id.to_owned(), label, role: None, categories })
}

fn by_code<'m, 't>(members: Option<&'m Members<'t>>) -> BTreeMap<&'m str, &'t RawValue> {
    members.iter().flat_map(|members| members.iter()).collect()
}

/// The codes of a dimension in the order of its values: as `index` has them, by their positions, or the single one.
fn codes(id: &str, index: Option<&RawValue>, labels: Option<&Members<'_>>) -> Result<Vec<String>, JsonStatFault> {
    let Some(index) = index else {
        let mut codes: Vec<String> =
            labels.iter().flat_map(|labels| labels.iter()).map(|(code, _)| code.to_owned()).collect();
        return match codes.pop() {
            Some(only) if codes.is_empty() => Ok(vec![only]),
            last => {
                let categories = codes.len().saturating_add(usize::from(last.is_some()));
                Err(match categories {
                    0 => JsonStatFault::Missing { member: format!("dimension.{id}.category.index") },
                    _ => JsonStatFault::NoOrder { dimension: id.into(), categories },
                })
            }
        };
    };
    let shape = || JsonStatFault::Shape { member: format!("dimension.{id}.category.index") };
    let codes: Vec<String> = if index.get().starts_with('{') {
        let members = Members::of(index, id)?;
        let placed: Option<Vec<(usize, &str)>> =
            members.iter().map(|(code, position)| Some((position.get().parse().ok()?, code))).collect();
        let mut placed = placed.ok_or_else(shape)?;
        placed.sort_unstable();
        if placed.iter().enumerate().any(|(nth, (position, _))| nth != *position) {
            return Err(JsonStatFault::BrokenOrder { dimension: id.into(), last: placed.len().saturating_sub(1) });
        }
        placed.into_iter().map(|(_, code)| code.to_owned()).collect()
    } else {
        serde_json::from_str(index.get()).map_err(|_| shape())?
    };
    let mut sorted: Vec<&str> = codes.iter().map(String::as_str).collect();
    sorted.sort_unstable();
    let twice = sorted.windows(2).find(|pair| pair.first() == pair.last()).and_then(|pair| pair.first());
    match twice {
        Some(code) => {
            Err(JsonStatFault::Twice { member: format!("dimension.{id}.category.index.{}", cube::cut(code)) })
        }
        None => Ok(codes),
    }
}

/// The unit of what is measured, with its decimals.
fn unit(code: &str, raw: &RawValue) -> Result<(Option<String>, Option<u32>), JsonStatFault> {
    if let Some(unit) = json::text(raw) {
        return Ok((Some(unit), None));
    }
    let unit = Members::of(raw, &format!("unit.{code}"))?;
    let decimals = unit.get("decimals").filter(|raw| raw.get() != "null");
    let member = || format!("unit.{code}.decimals");
    let decimals = decimals.map(|raw| raw.get().parse().map_err(|_| JsonStatFault::Shape { member: member() }));
    let decimals = decimals.transpose()?;
    let multiplier = unit.get("multiplier").map(|raw| json::text(raw).unwrap_or_else(|| raw.get().to_owned()));
    let is_one = |multiplier: &String| matches!(multiplier.to_lowercase().as_str(), "" | "0" | "units" | "unit");
    if let Some(multiplier) = multiplier.filter(|multiplier| !is_one(multiplier)) {
        // Whether a label such as `thousand persons` says what the values count, or what they count once multiplied,
        // nobody can tell.
        return Err(JsonStatFault::Multiplied { category: code.into(), multiplier: cube::cut(&multiplier) });
    }
    let text = ["unit", "label", "base", "symbol"].iter().find_map(|name| unit.text(name));
    Ok((text, decimals))
}
