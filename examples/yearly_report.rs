//! The partnership's whole yearly report, in Danish and English, from the files in `rules/tingbjerg-husum/`:
//!
//!     cargo run --features report --example yearly_report -- FOLDER
//!
//! writes `rapport.html`, `rapport.md`, `report.html`, `report.md` and the figures into a folder; without one it prints
//! the Danish report as Markdown.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use maal::Language;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/tingbjerg-husum");
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        files.push((path.display().to_string(), fs::read_to_string(&path)?));
    }
    files.sort();
    let (rulebook, data) = maal::load(files.iter().map(|(name, text)| (name.as_str(), text.as_str())))?;
    let Some(target) = env::args().nth(1) else {
        print!("{}", rulebook.document(&data, Language::Danish)?.markdown());
        return Ok(());
    };
    let target = Path::new(&target);
    fs::create_dir_all(target)?;
    for (language, name) in [(Language::Danish, "rapport"), (Language::English, "report")] {
        let document = rulebook.document(&data, language)?;
        fs::write(target.join(format!("{name}.html")), document.html()?)?;
        fs::write(
            target.join(format!("{name}.md")),
            document.markdown_with(|figure| format!("{name}-{}.svg", figure.id)),
        )?;
        for figure in document.figures() {
            fs::write(target.join(format!("{name}-{}.svg", figure.id)), figure.svg())?;
        }
    }
    Ok(())
}
