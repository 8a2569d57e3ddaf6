//! The figures of the workload as the formats write them.

use std::fmt::{self, Write};

use crate::workload::{FIRST_YEAR, Figures, LAST_YEAR, Measured, YEARS, area_id};

/// A format, with the same figures in it.
pub(crate) struct Published {
    pub(crate) name: &'static str,
    pub(crate) file: &'static str,
    pub(crate) text: String,
}

/// The figures in every format that is text.
pub(crate) fn all(figures: &Figures) -> Result<[Published; 4], fmt::Error> {
    let published = |name, file, text| Published { name, file, text };
    Ok([
        published("csv", "figures.csv", csv(figures)?),
        published("sdmx-csv", "figures.csv", sdmx_csv(figures)?),
        published("json-stat", "figures.json", json_stat(figures)?),
        published("px", "figures.px", px(figures)?),
    ])
}

/// Series by series, each from its first year on.
pub(crate) fn csv(figures: &Figures) -> Result<String, fmt::Error> {
    let mut text = String::from("indicator,area,year,value\n");
    for_each(figures, |measured, area, year, figure| {
        write!(text, "{},{area},{year},", measured.id)?;
        number(&mut text, measured, figure)?;
        text.write_char('\n')
    })?;
    Ok(text)
}

/// Year by year, in each all series.
pub(crate) fn csv_by_year(figures: &Figures) -> Result<String, fmt::Error> {
    let mut text = String::from("indicator,area,year,value\n");
    for (nth, year) in (0..YEARS).zip(FIRST_YEAR..) {
        for measured in figures.all() {
            for (area, series) in measured.figures.chunks_exact(YEARS).enumerate() {
                let Some(figure) = series.get(nth) else { continue };
                write!(text, "{},{},{year},", measured.id, area_id(area))?;
                number(&mut text, measured, *figure)?;
                text.push('\n');
            }
        }
    }
    Ok(text)
}

fn sdmx_csv(figures: &Figures) -> Result<String, fmt::Error> {
    let mut text = String::from("DATAFLOW,FREQ,INDICATOR,GEO,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n");
    for_each(figures, |measured, area, year, figure| {
        write!(text, "MAAL:WORKLOAD(1.0),A,{},{area},{year},", measured.id)?;
        number(&mut text, measured, figure)?;
        text.write_str(",\n")
    })?;
    Ok(text)
}

fn json_stat(figures: &Figures) -> Result<String, fmt::Error> {
    let mut text =
        String::from(r#"{"version":"2.0","class":"dataset","label":"Workload","id":["indicator","area","year"]"#);
    let [indicators, areas, years] = categories(figures);
    write!(text, r#","size":[{},{},{}],"#, indicators.len(), areas.len(), years.len())?;
    text.push_str(r#""role":{"metric":["indicator"],"geo":["area"],"time":["year"]},"dimension":{"#);
    for (nth, (name, categories)) in [("indicator", indicators), ("area", areas), ("year", years)].iter().enumerate() {
        let between = if nth == 0 { "" } else { "," };
        write!(text, r#"{between}"{name}":{{"category":{{"index":["{}"]}}}}"#, categories.join(r#"",""#))?;
    }
    text.push_str(r#"},"value":["#);
    let mut between = "";
    for_each(figures, |measured, _, _, figure| {
        text.push_str(between);
        between = ",";
        number(&mut text, measured, figure)
    })?;
    text.push_str("]}");
    Ok(text)
}

fn px(figures: &Figures) -> Result<String, fmt::Error> {
    let [indicators, areas, years] = categories(figures);
    let mut text =
        String::from("CHARSET=\"ANSI\";\nAXIS-VERSION=\"2000\";\nMATRIX=\"WORKLOAD\";\nTITLE=\"Workload\";\n");
    text.push_str("STUB=\"indicator\",\"area\";\nHEADING=\"year\";\n");
    for (name, categories) in [("indicator", indicators), ("area", areas), ("year", years)] {
        writeln!(text, "VALUES(\"{name}\")=\"{}\";", categories.join("\",\""))?;
    }
    text.push_str("DATA=\n");
    for_each(figures, |measured, _, year, figure| {
        number(&mut text, measured, figure)?;
        text.write_char(if year == LAST_YEAR { '\n' } else { ' ' })
    })?;
    text.push_str(";\n");
    Ok(text)
}

fn categories(figures: &Figures) -> [Vec<String>; 3] {
    let indicators = figures.all().into_iter().map(|measured| measured.id.to_owned());
    let years = (FIRST_YEAR..=LAST_YEAR).map(|year| year.to_string());
    [indicators.collect(), (0..figures.areas).map(area_id).collect(), years.collect()]
}

fn for_each(figures: &Figures, mut each: impl FnMut(&Measured, &str, i32, i64) -> fmt::Result) -> fmt::Result {
    for measured in figures.all() {
        for (area, series) in measured.figures.chunks_exact(YEARS).enumerate() {
            let area = area_id(area);
            for (year, figure) in (FIRST_YEAR..).zip(series) {
                each(measured, &area, year, *figure)?;
            }
        }
    }
    Ok(())
}

fn number(text: &mut String, measured: &Measured, figure: i64) -> fmt::Result {
    match measured.decimals {
        0 => write!(text, "{figure}"),
        _ => write!(text, "{}.{}", figure / 10, figure % 10),
    }
}
