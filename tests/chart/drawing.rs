//! A drawing read back from its SVG: texts with the room that they take, and points.

use roxmltree::{Document, Node};

/// A text on one line; lengths in hundredths of a pixel.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    pub(crate) text: String,
    pub(crate) left: i64,
    pub(crate) right: i64,
    pub(crate) top: i64,
    pub(crate) bottom: i64,
}

impl Words {
    pub(crate) fn overlaps(&self, other: &Words) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

pub(crate) fn parsed(svg: &str) -> Document<'_> {
    Document::parse(svg).unwrap_or_else(|error| panic!("{error}\n{svg}"))
}

/// Every line of every text.
pub(crate) fn words(drawing: &Document<'_>) -> Vec<Words> {
    let texts = drawing.descendants().filter(|node| node.has_tag_name("text"));
    texts
        .flat_map(|text| {
            let class = text.attribute("class").unwrap_or_default().to_owned();
            let nodes: Vec<Node<'_, '_>> =
                std::iter::once(text).chain(text.children().filter(Node::is_element)).collect();
            nodes.into_iter().map(move |line| line_of(line, &class)).collect::<Vec<_>>()
        })
        .collect()
}

fn line_of(line: Node<'_, '_>, class: &str) -> Words {
    let text = line.text().unwrap_or_default().trim_end().to_owned();
    let (x, y, width) = (length(line, "x"), length(line, "y"), width(&text));
    let left = if class.contains("m-end ") || class == "m-end" {
        x - width
    } else if class.contains("m-middle") {
        x - width / 2
    } else {
        x
    };
    Words { text, left, right: left + width, top: y - 1005, bottom: y + 295 }
}

/// An attribute in hundredths of a pixel.
pub(crate) fn length(node: Node<'_, '_>, name: &str) -> i64 {
    hundredths(node.attribute(name).unwrap_or_else(|| panic!("{name} of {node:?}")))
}

pub(crate) fn hundredths(pixels: &str) -> i64 {
    (pixels.parse::<f64>().unwrap() * 100.0).round() as i64
}

/// The width by the metrics of Helvetica, written down anew for the letters that tests use.
fn width(text: &str) -> i64 {
    let letter = |letter: char| match letter {
        '0'..='9' | 'a' | 'b' | 'd' | 'e' | 'g' | 'h' | 'n' | 'o' | 'p' | 'u' | 'å' => 556,
        ' ' | '\u{a0}' | '.' | ',' | ':' | 't' => 278,
        'i' | 'j' | 'l' => 222,
        'O' => 778,
        'c' | 'k' | 's' | 'v' => 500,
        '%' => 889,
        'A' => 667,
        'H' => 722,
        'm' => 833,
        'W' => 944,
        'T' | 'ø' => 611,
        '−' => 584,
        'r' | '-' | '(' | ')' => 333,
        '…' => 1000,
        other => panic!("no width of {other:?}"),
    };
    text.chars().map(letter).sum::<i64>() * 14 / 10
}
