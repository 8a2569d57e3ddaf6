//! How much memory twelve million observations take on their way from a CSV text into a dataset.

use std::error::Error;
use std::fs;
use std::time::Instant;

use maal::feed::Table;
use maal::{Dataset, Feed, Rulebook};

use crate::texts;
use crate::workload::{Figures, declarations};

/// A million of them, of twelve years each.
const SERIES: usize = 1_000_000;

/// Runs the whole way once, and prints what is held after each step and the most that was held during it. `by_year`
/// says that the rows go year by year, not series by series.
pub(crate) fn print(by_year: bool) -> Result<(), Box<dyn Error>> {
    let figures = Figures::new(SERIES);
    let rulebook = Rulebook::new(declarations(figures.areas)?)?;
    let text = if by_year { texts::csv_by_year(&figures)? } else { texts::csv(&figures)? };
    drop(figures);
    println!("\nmemory in MiB: {SERIES} series of twelve years from {} bytes of CSV", text.len());
    println!("{:>34} {:>8} {:>8} {:>8}", "step", "seconds", "most", "after");
    let mut step = Step::new("rulebook and text")?;
    let table = Table::read("figures.csv", text.as_bytes(), None, None).map_err(|_| "the text cannot be read")?;
    step.done("text to table")?;
    drop(text);
    step.done("text let go")?;
    let mut builder = Dataset::builder();
    let problems = rulebook.take(&Feed::new("figures.csv"), "figures.csv", &table, &mut builder);
    if let Some(problem) = problems.first() {
        return Err(problem.to_string().into());
    }
    step.done("table to figures")?;
    drop(table);
    step.done("table let go")?;
    let data = builder.build()?;
    step.done("figures to dataset")?;
    drop(rulebook);
    step.done("rulebook let go")?;
    println!("{} observations\n", data.observations().count());
    Ok(())
}

struct Step(Instant);

impl Step {
    fn new(name: &str) -> Result<Step, Box<dyn Error>> {
        let mut step = Step(Instant::now());
        step.done(name)?;
        Ok(step)
    }

    /// Prints what was held, and begins to look for the most anew.
    fn done(&mut self, name: &str) -> Result<(), Box<dyn Error>> {
        let (most, after) = (held("VmHWM")?, held("VmRSS")?);
        println!("{name:>34} {:>8.2} {most:>8} {after:>8}", self.0.elapsed().as_secs_f32());
        fs::write("/proc/self/clear_refs", "5")?;
        self.0 = Instant::now();
        Ok(())
    }
}

/// What the system says that this process holds, in MiB. It says so on Linux.
fn held(key: &str) -> Result<u64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':')).ok_or("not said")?;
    let kilobytes: u64 = line.trim().trim_end_matches(" kB").parse()?;
    Ok(kilobytes / 1024)
}
