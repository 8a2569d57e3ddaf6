//! Help where a file meets the rulebook, in English. The messages themselves stand with the misfits.

use crate::feed::{LooksLike, Misfit, Role, is_misread};
use crate::name::Language;
use crate::problem::Thing;
use crate::text::feeds::{either, in_yaml, place, quoted, unmatched_line};

pub(super) fn help(misfit: &Misfit) -> Option<String> {
    Some(match misfit {
        Misfit::NoFeed { proposal } => format!("add `{proposal}`, or leave the file out"),
        Misfit::SecondHeader { .. } => "put each table into a file or a sheet of its own".into(),
        Misfit::UnknownFormat => "add `format: csv`, or `statbank-csv`, `json-stat`, `px`, `sdmx-csv`, `xlsx`".into(),
        Misfit::FormatNotBuilt { format } => format!("build it with `--features {format}`"),
        Misfit::NoColumn { role: role @ (Role::Indicator | Role::Area), columns } => format!(
            "add `{key}: …` where it is the same for all figures, or `columns: {{ {key}: … }}` with one of {}",
            quoted(columns),
            key = role.key()
        ),
        Misfit::NoColumn { role, columns } => {
            format!("add `columns: {{ {}: … }}` with one of {}", role.key(), quoted(columns))
        }
        Misfit::UnknownColumn { columns, .. } => format!("the columns are {}", quoted(columns)),
        Misfit::SeveralColumns { role, columns } => {
            let lines: Vec<String> =
                columns.iter().map(|column| format!("columns: {{ {}: {} }}", role.key(), in_yaml(column))).collect();
            format!("add {}", either(&lines, "or"))
        }
        Misfit::LeftOver { column, looks: LooksLike::Statuses, .. } => format!(
            "if it says which figures are provisional or estimates, add `columns: {{ status: {column} }}`; else leave the column aside with `where: {{ {column}: \"*\" }}`",
            column = in_yaml(column)
        ),
        Misfit::LeftOver { column, looks: LooksLike::Values, .. } => format!(
            "if the column holds other values, leave it aside with `where: {{ {column}: \"*\" }}`; if it is a breakdown, choose: `where: {{ {column}: … }}`",
            column = in_yaml(column)
        ),
        Misfit::LeftOver { column, categories, .. } => {
            let first = categories.iter().find(|category| !category.is_empty()).map_or("…", String::as_str);
            format!("add `where: {{ {}: {} }}`, or another of {}", in_yaml(column), in_yaml(first), quoted(categories))
        }
        Misfit::NoCategory { categories, .. } => format!("the categories are {}", quoted(categories)),
        Misfit::NoRows => "change `where` so that at least one row passes all of it".into(),
        Misfit::Unmatched { found, .. } if found.first().is_some_and(|first| is_misread(first)) => {
            "the letters of the file are misread: download it again, or save it as CSV UTF-8".into()
        }
        Misfit::Unmatched { thing, found, near, .. } => format!(
            "add `{}`; then those that are not named are left out",
            unmatched_line(*thing, found, near.as_ref())
        ),
        Misfit::ZerosLost { thing, found, meant } => {
            let key = if *thing == Thing::Indicator { "indicators" } else { "areas" };
            if found.len() > meant.len() {
                return Some(format!(
                    "write the code as the file has it: `{key}: {{ {found}: … }}`",
                    found = in_yaml(found)
                ));
            }
            format!(
                "a spreadsheet has dropped zeros: download the file again, or add `{key}: {{ {found}: … }}` instead of `{meant}`",
                found = in_yaml(found)
            )
        }
        Misfit::CodeAndLabel { thing, code, by_code, by_label, .. } => format!(
            "add `{key}: {{ {code}: {by_code} }}` if the code is right, or `{key}: {{ {code}: {by_label} }}` if the label is",
            key = if *thing == Thing::Indicator { "indicators" } else { "areas" },
            code = in_yaml(code)
        ),
        Misfit::NoPeriods { .. } => {
            "name another column with `columns: { period: … }`; periods are written `2024`, `2024H1`, `2024Q1` or `2024M01`".into()
        }
        Misfit::Belied { thing, given, column, category, .. } => format!(
            "if the figures are for `{category}`, take `{}` away; if they are for `{given}` all the same, confirm it with `where: {{ {}: {} }}`",
            if *thing == Thing::Indicator { "indicator" } else { "area" },
            in_yaml(column),
            in_yaml(category)
        ),
        Misfit::Joined { thing: Thing::Indicator, from, .. } => format!(
            "if they are not measured in the same way, write for the indicator `breaks: [{{ at: {from}, reason: … }}]`"
        ),
        Misfit::Joined { id, from, .. } => format!(
            "if the area is not the same, write for the indicator `breaks: [{{ at: {from}, area: {id}, reason: … }}]`"
        ),
        Misfit::Gap { .. } => "see whether the publisher lacks the figures, or only the download does".into(),
        Misfit::LabelChanged { .. } => "see whether the code still stands for the same".into(),
        Misfit::Undated => "write the day of the download for the feed: `as_of: 2024-06-03`".into(),
        Misfit::NoLabel { labels, .. } => format!("the file has {}", quoted(labels)),
        Misfit::Derived(_) => "remove the feed, or remove `derived`".into(),
        Misfit::Measured(_) => "remove the feed, or remove `measured`".into(),
        Misfit::Twice { column: Some(column), .. } => {
            format!("the rows differ in `{column}`: add `where: {{ {}: … }}`", in_yaml(column))
        }
        Misfit::Twice { equal: true, .. } => "remove one of the two equal rows".into(),
        Misfit::Twice { equal: false, .. } => "mend the file so that there is one row".into(),
        Misfit::Decimals { most, .. } => format!("write `decimals: {most}` for the indicator"),
        Misfit::TooLong { .. } => "a number has at most 28 digits".into(),
        Misfit::SignBeside { sign, .. } => format!(
            "add `symbols: {{ \"{sign}\": provisional }}`, or `estimated`, `break`, `low_reliability`, `normal`"
        ),
        Misfit::SizeNotWhole { .. } => {
            "`n` is how many were asked or counted; mend the number, or choose the column with `columns: { n: … }`"
                .into()
        }
        Misfit::ThousandsOrDecimals { found, sign, other, .. } => format!(
            "if it is {}, write it in the file without a sign between thousands; if it is {}, add `decimal: {sign}` and write `decimals: 3` for the indicator{}",
            found.replace(['.', ','], ""),
            found.replace(',', "."),
            other.map_or(String::new(), |other| format!("; compare it with {}", place(other, Language::English)))
        ),
        Misfit::Detail { .. } | Misfit::Interval { .. } => "mend the number in the file".into(),
        Misfit::UnknownStatus { found } => format!(
            "add `symbols: {{ {}: … }}` with what it means: `provisional`, `estimated`, `forecast`, `break`, `missing`, `suppressed`, or `normal` where it says nothing of the figure",
            in_yaml(found)
        ),
        Misfit::ValueBesideMissing { .. } => "ask the publisher whether the value counts".into(),
        Misfit::StatusLost { kept: "break", lost, .. } => format!(
            "the assessment then does not say that the figure is `{lost}`; where the break is written under `breaks` of the indicator, add `symbols: {{ \"…\": {lost} }}` with what stands in the file"
        ),
        Misfit::StatusLost { .. } => "if the other is to count, write it under `symbols`".into(),
        Misfit::PercentOutOfRange { .. } | Misfit::NegativeCount { .. } => {
            "compare the figure with the publisher's table".into()
        }
        Misfit::Forecasts { .. } => "a forecast is no measurement; if it is one after all, mend its status".into(),
        Misfit::AfterUpdate { .. } => {
            "if the figures are provisional or estimated the file must say so; else they are forecasts".into()
        }
        Misfit::EmptyCells { .. } => "add `symbols: { \"\": missing }` if that is what they mean".into(),
        Misfit::OtherFrequencies { .. } => "download figures for one kind of period only".into(),
        Misfit::WrongFrequency { found, .. } => {
            format!("write `frequency: {}` for the indicator, or download other figures", found.word())
        }
        Misfit::UnitUnclear { found, .. } => {
            format!("if it is the indicator's unit, add `unit: {}`; else download other figures", in_yaml(found))
        }
        Misfit::ScaledTwice { found, .. } => format!(
            "where the figures are to be taken as they are and not multiplied, add `unit: {}`; else download them in whole units",
            in_yaml(found)
        ),
        Misfit::Unit { found, .. } | Misfit::Thousands { found, .. } | Misfit::UnitSaid { found, .. } => {
            format!(
                "change the indicator's unit, or add `unit: {}` where the figures are to be taken as they are",
                in_yaml(found)
            )
        }
        Misfit::OtherUnit { .. } => "change `unit`, or download the figures in the right unit".into(),
        Misfit::Multiplier { .. } => "`UNIT_MULT` is a whole number: 3 for thousands, 6 for millions".into(),
        Misfit::Fractions { .. } => "if `0.25` is a quarter, multiply the figures by 100 before they are saved".into(),
        Misfit::More { .. } => return None,
    })
}
