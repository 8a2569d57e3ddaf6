//! What reading costs as texts of awkward shapes grow: ten times the text should take about ten times as long.
//!
//!     cargo test --release --test it -- --ignored --nocapture cost
//!
//! Nothing is asserted about time.

use std::fmt::Write as _;
use std::time::Instant;

use maal::Language;

const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];

/// A shape: what it is called, and a text of it of about so many bytes.
type Shape = (&'static str, fn(usize) -> String);

const SHAPES: &[Shape] = &[
    ("braces in each other", |size| {
        repeated("maal: 1\nareas:\n", size, |nth| format!("  a{nth}: {}x{}\n", "{ a: ".repeat(20), " }".repeat(20)))
    }),
    ("one opening brace after the other", |size| format!("maal: 1\nareas: {}", "{".repeat(size))),
    ("long keys", |size| repeated("maal: 1\n", size, |nth| format!("{}{nth}: 1\n", "k".repeat(900)))),
    ("one long key", |size| format!("maal: 1\n{}: 1\n", "k".repeat(size))),
    ("aliases", |size| repeated("maal: 1\nareas:\n", size, |nth| format!("  a{nth}: *a\n"))),
    ("anchors", |size| repeated("maal: 1\nareas:\n", size, |nth| format!("  a{nth}: &a{nth} x\n"))),
    ("figures that are no numbers", |size| {
        repeated(&declared("observations: { n: { t:\n  {\n", 1), size, |nth| format!("  {}: many,\n", 2000 + nth))
            + "}}}\n"
    }),
    ("figures on one line", |size| {
        repeated(&declared("observations: { n: { t: {", 1), size, |nth| format!("{}: 1, ", period(nth))) + "}}}\n"
    }),
    ("decimal commas on lines", |size| {
        repeated(&declared("observations:\n  n:\n    t:\n", 1), size, |nth| format!("      {}: 1,5\n", period(nth)))
    }),
    ("decimal commas on one line", |size| {
        repeated(&declared("observations: { n: { t: {", 1), size, |nth| format!("{}: \"1,5\", ", period(nth))) + "}}}\n"
    }),
    ("unknown keys", |size| {
        repeated("maal: 1\nareas:\n  t:\n    name: x\n", size, |nth| format!("    nmae{nth}: x\n"))
    }),
    ("long unknown keys", |size| {
        repeated("maal: 1\nareas:\n  t:\n    name: x\n", size, |nth| format!("    {}{nth}: x\n", "nmae".repeat(200)))
    }),
    ("unknown names among many", |size| {
        repeated(&declared("observations:\n", size / 160), size, |nth| format!("  m{nth}: {{ t: {{ 2020: 1 }} }}\n"))
    }),
    ("unknown areas among many", |size| {
        repeated(&format!("maal: 1\nareas:\n{}", numbered(size / 40, "  a", ": x\n")), size, |nth| {
            format!("  b{nth}: {{ name: x, part_of: c{nth} }}\n")
        })
    }),
    ("words that are almost right", |size| {
        repeated("maal: 1\nindicators:\n", size, |nth| {
            format!("  n{nth}: {{ name: x, unit: procent, better: lwer }}\n")
        })
    }),
    ("the same key", |size| repeated("maal: 1\nareas:\n", size, |_| "  town: x\n".to_owned())),
    ("typographic quotes on one line", |size| {
        repeated("maal: 1\nareas: {", size, |nth| format!("a{nth}: “x”, ")) + "}\n"
    }),
    ("control characters", |size| repeated("maal: 1\n", size, |_| "\u{7} ".to_owned())),
    ("characters without width", |size| repeated("maal: 1\nareas:\n", size, |nth| format!("  a\u{200b}{nth}: x\n"))),
    ("an unclosed brace", |size| repeated("maal: 1\nareas: {\n", size, |nth| format!("  a{nth}: x,\n"))),
    ("an unclosed quotation mark", |size| {
        repeated("maal: 1\nareas:\n  t: \"x\n", size, |nth| format!("  a{nth}: x\n"))
    }),
    ("tabs", |size| repeated("maal: 1\nareas:\n", size, |nth| format!("\ta{nth}: x\n"))),
    ("tabs that may stand", |size| repeated("maal: 1\nareas:\n", size, |nth| format!("  a{nth}:\tx\n"))),
    ("a line too far to the right", |size| {
        repeated("maal: 1\nareas:\n", size, |nth| format!("  a{nth}: x\n")) + "   b: x\n"
    }),
    ("dashes of printed text", |size| repeated("maal: 1\ncomparisons:\n", size, |_| "  – indicator: x\n".to_owned())),
    ("a long text", |size| {
        repeated("maal: 1\nareas:\n  t: >\n", size, |_| "    some more words of a long text\n".to_owned())
    }),
    ("one long comment", |size| format!("maal: 1\n# {}\n", "c".repeat(size))),
    ("empty lines", |size| format!("maal: 1\n{}areas\n", "\n".repeat(size))),
];

#[test]
#[ignore = "prints what reading costs"]
fn cost_of_awkward_texts() {
    let only = std::env::var("SHAPE").unwrap_or_default();
    println!("{:38} {:>10} {:>10} {:>10}   milliseconds at 10 kB, 100 kB, 1 MB; mistakes at 1 MB", "", "", "", "");
    for (name, shape) in SHAPES.iter().filter(|(name, _)| name.contains(&only)) {
        let mut row = format!("{name:38}");
        let mut mistakes = 0;
        for size in SIZES {
            let text = shape(size);
            let start = Instant::now();
            let checked = maal::check([("file.yaml", text.as_str())]);
            let repairs = checked.diagnostics().iter().filter_map(|diagnostic| diagnostic.repair.as_ref());
            let repaired = maal::source::repaired(&text, repairs);
            let explained = checked.diagnostics().explain(Language::Danish);
            let _ = write!(row, " {:>10.1}", start.elapsed().as_secs_f64() * 1e3);
            mistakes = checked.diagnostics().iter().len();
            drop((repaired, explained));
            if start.elapsed().as_secs() > 5 {
                break;
            }
        }
        println!("{row}   {mistakes}");
    }
}

/// A text of about so many bytes: its beginning, then pieces with their numbers.
fn repeated(begin: &str, size: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = begin.to_owned();
    let mut nth = 0;
    while text.len() < size {
        text.push_str(&piece(nth));
        nth += 1;
    }
    text
}

fn numbered(many: usize, before: &str, behind: &str) -> String {
    (0..many).map(|nth| format!("{before}{nth}{behind}")).collect()
}

/// An area and so many indicators, with what follows.
fn declared(then: &str, many: usize) -> String {
    let indicators =
        numbered(many.saturating_sub(1), "  k", ": { name: x, unit: plain, decimals: 0, better: lower }\n");
    format!(
        "maal: 1\nareas: {{ t: x }}\nindicators:\n  n: {{ name: x, unit: plain, decimals: 1, better: lower, frequency: month }}\n{indicators}{then}"
    )
}

fn period(nth: usize) -> String {
    format!("{}-{:02}", 1000 + nth / 12 % 9000, nth % 12 + 1)
}
