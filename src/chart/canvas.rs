//! SVG as it is written: shapes with classes, texts that stay texts.

use super::letters;
use super::place::{Area, Spot};

/// The width of every chart, in hundredths of a pixel.
pub(super) const WIDTH: i64 = 60_000;

/// How everything looks. Colours are Okabe and Ito's, dark enough to be read as letters on white (4.5:1), and none
/// is told from another by colour alone. Every rule begins with the chart's class, so that charts can stand in a page.
const STYLE: &str = include_str!("style.css");

/// A drawing that is being made. All places are in hundredths of a pixel, down from the upper left corner.
#[derive(Default)]
pub(super) struct Canvas {
    body: String,
}

/// Where a text stands at its place.
#[derive(Clone, Copy)]
pub(super) enum Anchor {
    /// It begins there.
    Start,
    /// Its middle lies there.
    Middle,
    /// It ends there.
    End,
}

impl Anchor {
    /// The class that `style.css` gives this anchor.
    fn class(self) -> &'static str {
        match self {
            Anchor::Start => "m-start",
            Anchor::Middle => "m-middle",
            Anchor::End => "m-end",
        }
    }
}

impl Canvas {
    /// A group: what `draw` draws has its class.
    pub(super) fn group(&mut self, class: &str, draw: impl FnOnce(&mut Canvas)) {
        let before = self.body.len();
        self.body.push_str("<g");
        self.attribute("class", class);
        self.body.push_str(">\n");
        let opened = self.body.len();
        draw(self);
        if self.body.len() == opened {
            self.body.truncate(before);
        } else {
            self.body.push_str("</g>\n");
        }
    }

    /// A line through all places; none where there are fewer than two.
    pub(super) fn line(&mut self, class: &str, through: &[Spot]) {
        if through.len() > 1 {
            self.element("path", class, &[("d", &steps(through))]);
        }
    }

    /// Straight lines, each from one place to another.
    pub(super) fn strokes(&mut self, class: &str, strokes: impl IntoIterator<Item = [Spot; 2]>) {
        let steps: String = strokes.into_iter().map(|stroke| steps(&stroke)).collect();
        if !steps.is_empty() {
            self.element("path", class, &[("d", &steps)]);
        }
    }

    /// A shape with all places as corners.
    pub(super) fn shape(&mut self, class: &str, corners: &[Spot]) {
        self.element("path", class, &[("d", &(steps(corners) + "Z"))]);
    }

    pub(super) fn circle(&mut self, class: &str, centre: Spot, radius: i64) {
        let [x, y, r] = [centre.x, centre.y, radius].map(pixels);
        self.element("circle", class, &[("cx", &x), ("cy", &y), ("r", &r)]);
    }

    pub(super) fn rectangle(&mut self, class: &str, area: Area) {
        let sides = [area.left, area.top, area.right - area.left, area.bottom - area.top];
        let [x, y, width, height] = sides.map(pixels);
        self.element("rect", class, &[("x", &x), ("y", &y), ("width", &width), ("height", &height)]);
    }

    /// A text of one line or several; `at` is where the first stands.
    pub(super) fn text(&mut self, class: &str, anchor: Anchor, at: Spot, lines: &[String]) {
        let Some((first, rest)) = lines.split_first() else { return };
        let x = pixels(at.x);
        self.body.push_str("<text");
        self.attribute("class", [anchor.class(), class].join(" ").trim_end());
        self.attribute("x", &x);
        self.attribute("y", &pixels(at.y));
        self.body.push('>');
        escape(&mut self.body, first);
        let mut y = at.y;
        for line in rest {
            y += letters::LEADING;
            // The space keeps words apart where the text is read aloud or copied.
            self.body.push_str(" <tspan");
            self.attribute("x", &x);
            self.attribute("y", &pixels(y));
            self.body.push('>');
            escape(&mut self.body, line);
            self.body.push_str("</tspan>");
        }
        self.body.push_str("</text>\n");
    }

    fn element(&mut self, name: &str, class: &str, attributes: &[(&str, &str)]) {
        self.body.push('<');
        self.body.push_str(name);
        self.attribute("class", class);
        for (key, value) in attributes {
            self.attribute(key, value);
        }
        self.body.push_str("/>\n");
    }

    fn attribute(&mut self, key: &str, value: &str) {
        attribute(&mut self.body, key, value);
    }

    /// The whole drawing.
    pub(super) fn finish(self, height: i64, id: &str, title: &str, description: &str) -> String {
        let id: String = id.chars().map(|letter| if is_plain(letter) { letter } else { '-' }).collect();
        let mut svg = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"maal-chart\" role=\"img\"");
        attribute(&mut svg, "aria-labelledby", &format!("{id}-title {id}-desc"));
        attribute(&mut svg, "viewBox", &format!("0 0 {} {}", pixels(WIDTH), pixels(height)));
        svg.push_str(" width=\"100%\">\n");
        for (name, text) in [("title", title), ("desc", description)] {
            svg.push_str(&format!("<{name} id=\"{id}-{name}\">"));
            escape(&mut svg, text);
            svg.push_str(&format!("</{name}>\n"));
        }
        svg.push_str("<style>\n");
        svg.push_str(STYLE);
        svg.push_str("</style>\n");
        svg.push_str("<rect class=\"m-paper\" width=\"100%\" height=\"100%\"/>\n");
        svg.push_str(&self.body);
        svg.push_str("</svg>\n");
        svg
    }
}

/// From the first place to the last.
fn steps(spots: &[Spot]) -> String {
    let mut steps = String::new();
    for (index, Spot { x, y }) in spots.iter().enumerate() {
        steps.push(if index == 0 { 'M' } else { 'L' });
        steps.push_str(&pixels(*x));
        steps.push(' ');
        steps.push_str(&pixels(*y));
    }
    steps
}

fn is_plain(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-' || letter == '_'
}

fn attribute(into: &mut String, key: &str, value: &str) {
    into.push(' ');
    into.push_str(key);
    into.push_str("=\"");
    escape(into, value);
    into.push('"');
}

/// Writes a text so that it stays text in XML and HTML. Characters that XML cannot hold are shown as `�`.
fn escape(into: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            '\'' => into.push_str("&#39;"),
            '\t' | '\n' | '\r' => into.push(' '),
            '\u{fffe}' | '\u{ffff}' => into.push('\u{fffd}'),
            control if control.is_control() => into.push('\u{fffd}'),
            other => into.push(other),
        }
    }
}

/// Hundredths of a pixel as pixels: `1250` is `12.5`.
fn pixels(hundredths: i64) -> String {
    let (sign, size) = (if hundredths < 0 { "-" } else { "" }, hundredths.unsigned_abs());
    let (whole, tenths, last) = (size / 100, size / 10 % 10, size % 10);
    match (tenths, last) {
        (0, 0) => format!("{sign}{whole}"),
        (_, 0) => format!("{sign}{whole}.{tenths}"),
        _ => format!("{sign}{whole}.{tenths}{last}"),
    }
}
