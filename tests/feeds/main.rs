//! Published files: what is read from each, or what is said of it in both languages, against snapshots.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

mod csv;
mod json_stat;
mod official;
mod px;
mod sdmx_csv;
mod taken;
mod xlsx;

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use maal::Language;
use maal::feed::{Cells, Problem, Table};

/// Rows that a snapshot shows of a long table: the first ones and the last.
const SHOWN: usize = 12;

/// Compares what is read from every file below `tests/feeds/<folder>` with its snapshot, which lies beside it.
fn for_each_file(folder: &str, read: impl Fn(&str, &[u8]) -> Result<Table, Vec<Problem>>) {
    let files = files_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/feeds").join(folder));
    assert!(!files.is_empty(), "no file was found");
    for path in files {
        let bytes = fs::read(&path).expect("a file can be read");
        let name = path.file_name().and_then(|name| name.to_str()).expect("a file has a name").to_owned();
        let shown = match read(&name, &bytes) {
            Ok(table) => described(&table),
            Err(problems) => said(&problems),
        };
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(path.parent().expect("a file lies in a folder"));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(name.replace('.', "_"), shown));
    }
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder can be listed");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry can be seen").path()).collect();
    files.retain(|path| {
        path.is_file() && !["snap", "new", "md"].map(OsStr::new).iter().any(|other| path.extension() == Some(*other))
    });
    files.sort();
    files
}

/// Every problem in both languages.
fn said(problems: &[Problem]) -> String {
    let mut shown = String::new();
    for problem in problems {
        for language in Language::ALL {
            let _ = writeln!(shown, "{}", problem.explain(language));
        }
    }
    shown
}

/// What the file says of itself, its columns, and its rows.
fn described(table: &Table) -> String {
    let about = &table.about;
    let mut shown = format!("{:?}, {} rows, decimal {:?}\n", table.format, table.rows(), table.decimal);
    for (name, value) in
        [("title", &about.title), ("table", &about.table), ("publisher", &about.publisher), ("unit", &about.unit)]
    {
        let _ = value.as_ref().map(|value| writeln!(shown, "{name}: {value}"));
    }
    let _ = about.updated.map(|date| writeln!(shown, "updated: {date}"));
    let _ = about.decimals.map(|decimals| writeln!(shown, "decimals: {decimals}"));
    for note in &about.notes {
        let _ = writeln!(shown, "note: {note}");
    }
    for column in &table.columns {
        let label = column.label.as_ref().map(|label| format!(" ({label})")).unwrap_or_default();
        let _ = write!(shown, "\n{}{label}: {:?}", column.name, column.role);
        if let Cells::Categories { all, .. } = &column.cells {
            for category in all.iter().take(SHOWN) {
                let label = category.label.as_ref().map(|label| format!(" {label}")).unwrap_or_default();
                let unit = category.unit.as_ref().map(|unit| format!(" [{unit}]")).unwrap_or_default();
                let _ = write!(shown, "\n  {}{label}{unit}", category.code);
            }
            if all.len() > SHOWN {
                let _ = write!(shown, "\n  … {} in all", all.len());
            }
        }
    }
    shown.push_str("\n\n");
    let rows = table.rows();
    for row in (0..rows).filter(|row| *row < SHOWN || rows - row <= 3) {
        let cells: Vec<&str> = table.columns.iter().map(|column| column.cell(row)).collect();
        let _ = writeln!(shown, "{}: {}", table.place(row), cells.join(" | "));
    }
    if !table.warnings.is_empty() {
        let _ = write!(shown, "\n{}", said(&table.warnings));
    }
    shown
}
