//! The variables of a PX file: their categories and what each stands for.

use super::fault::PxFault;
use super::statements::{Statement, Statements, Value};
use super::times;
use crate::feed::cube::Dimension;
use crate::feed::{Category, Problem, Role};

/// More variables than any table has.
const MOST: usize = 100;

/// The variables in the order of the values.
pub(super) struct Variables {
    /// Their names in the file; a dimension may have a code beside.
    pub(super) names: Vec<String>,
    pub(super) dimensions: Vec<Dimension>,
    /// How many of them stand before the rows.
    pub(super) stub: usize,
}

pub(super) fn read(statements: &Statements<'_>, warnings: &mut Vec<Problem>) -> Result<Variables, Vec<Problem>> {
    let named = |keyword: &str| statements.get(keyword, &[]).map(texts).unwrap_or_default();
    let mut names = named("STUB");
    let stub = names.len();
    names.extend(named("HEADING"));
    let whole = |fault: PxFault| vec![super::problem(fault)];
    if names.is_empty() {
        return Err(whole(PxFault::Missing { keyword: "STUB".into() }));
    }
    if names.len() > MOST {
        return Err(whole(PxFault::TooLarge));
    }
    let measured = statements.text("CONTVARIABLE", &[]);
    let mut problems = Vec::new();
    if let Some(measured) = measured.as_ref().filter(|measured| !names.contains(measured)) {
        problems.push(super::problem(PxFault::Missing { keyword: format!("VALUES(\"{measured}\")") }));
    }
    let mut dimensions = Vec::with_capacity(names.len());
    for (nth, name) in names.iter().enumerate() {
        if names.iter().take(nth).any(|earlier| earlier == name) {
            problems.push(super::problem(PxFault::CodeTwice { variable: "STUB, HEADING".into(), code: name.clone() }));
            continue;
        }
        let is_measured = measured.as_ref() == Some(name);
        match variable(statements, name, is_measured, warnings) {
            Ok(dimension) => dimensions.push(dimension),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(Variables { names, dimensions, stub }) } else { Err(problems) }
}

fn texts(statement: &Statement<'_>) -> Vec<String> {
    statement.values.iter().map(|value| value.as_str().to_owned()).collect()
}

fn variable(
    statements: &Statements<'_>,
    name: &str,
    is_measured: bool,
    warnings: &mut Vec<Problem>,
) -> Result<Dimension, Problem> {
    let values = statements.get("VALUES", &[name]);
    let values = values.ok_or_else(|| super::problem(PxFault::Missing { keyword: format!("VALUES(\"{name}\")") }))?;
    let mut categories = categories(statements, name, values, is_measured)?;
    let timeval = statements.get("TIMEVAL", &[name]);
    if let Some(timeval) = timeval {
        let at = |fault: PxFault| Problem::new(timeval.place, fault);
        warnings.extend(times::check(name, &mut categories, timeval).map_err(at)?.map(at));
    }
    let code = statements.text("VARIABLECODE", &[name]).unwrap_or_else(|| name.to_owned());
    let label = Some(name.to_owned()).filter(|name| *name != code);
    let kind = statements.text("VARIABLE-TYPE", &[name]).unwrap_or_default().to_lowercase();
    let role = if is_measured {
        Some(Role::Indicator)
    } else if timeval.is_some() || matches!(kind.as_str(), "t" | "time") {
        Some(Role::Period)
    } else if matches!(kind.as_str(), "g" | "geographical") || statements.get("MAP", &[name]).is_some() {
        Some(Role::Area)
    } else {
        None
    };
    Ok(Dimension { name: code, label, role, categories })
}

fn categories(
    statements: &Statements<'_>,
    name: &str,
    values: &Statement<'_>,
    is_measured: bool,
) -> Result<Vec<Category>, Problem> {
    let codes = statements.get("CODES", &[name]);
    if let Some(codes) = codes.filter(|codes| codes.values.len() != values.values.len()) {
        let (values, own) = (values.values.len(), codes.values.len());
        let fault = PxFault::CodesDiffer { variable: name.into(), values, codes: own };
        return Err(Problem::new(codes.place, fault));
    }
    let mut categories = Vec::with_capacity(values.values.len());
    let mut codes = codes.map(|codes| codes.values.iter());
    for value in values.values.iter().map(Value::as_str) {
        let code = codes.as_mut().and_then(Iterator::next).map_or(value, Value::as_str);
        let of_content = |keyword: &str| statements.text(keyword, &[value]).filter(|_| is_measured);
        categories.push(Category {
            code: code.to_owned(),
            label: Some(value.to_owned()).filter(|value| value != code),
            unit: of_content("UNITS"),
            decimals: statements.text("PRECISION", &[name, value]).and_then(|decimals| decimals.parse().ok()),
        });
    }
    let mut sorted: Vec<&str> = categories.iter().map(|category| category.code.as_str()).collect();
    sorted.sort_unstable();
    match sorted.windows(2).find(|pair| pair.first() == pair.last()).and_then(|pair| pair.first()) {
        Some(code) => {
            let fault = PxFault::CodeTwice { variable: name.into(), code: (*code).to_owned() };
            Err(Problem::new(values.place, fault))
        }
        None => Ok(categories),
    }
}
