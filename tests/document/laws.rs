//! What holds of every document.

use maal::document::{Block, Document, Line};
use maal::{
    Area, Baseline, Better, Bound, Dataset, Datum, Declarations, FieldType, Goal, Indicator, Language, Level, Maintain,
    Number, Period, Register, Row, Rule, Rulebook, Target, Text, Than, Threshold, Unit,
};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

/// Texts that would mean something in HTML, Markdown, SVG or a template.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "<script>alert(1)</script>",
        "](javascript:alert(1))",
        "[x](javascript:1)",
        "![x](http://x)",
        "{{ 7 * 7 }}",
        "{% raw %}",
        "| a | b |",
        "&lt;b&gt;",
        "&amp;",
        "\"'",
        "`code`",
        "**b**",
        "__u__",
        "<img src=x onerror=y>",
        "<!--",
        "]]>",
        "</style>",
        "</svg>",
        "\\",
        "# h",
        "- ",
        "1. ",
        "~~s~~",
        "$x$",
        "http://x.dk",
        "<http://x>",
        "a",
        "æøå",
        " ",
        "=",
        "+",
        ":",
        "^",
        "\u{202e}",
        "x@y.dk",
        "\n",
    ]);
    prop::collection::vec(pieces, 1..6).prop_map(|pieces| format!("x{}x", pieces.concat()))
}

fn named(text: &str) -> Text {
    Text::new(text, text)
}

/// A rulebook and figures in which every text is the one that is given.
fn all_called(text: &str) -> (Rulebook, Dataset) {
    let name = || named(text);
    let indicator = Indicator {
        source: Some(name()),
        note: Some(name()),
        ..Indicator::new(name(), Unit::Count { of: name(), one: None }, Better::Lower)
    };
    let rule = Threshold { bound: Bound::AtMost, strict: false, than: Than::Level(Level::new(10)) };
    let mut target = Target::new("i", "a", Rule::Threshold(rule));
    (target.name, target.note, target.source) = (Some(name()), Some(name()), Some(name()));
    target.compare = vec!["b".into()];
    let mut goal = Goal::new(name());
    (goal.note, goal.source) = (Some(name()), Some(name()));
    goal.targets.push(("t".into(), target));
    let mut table = maal::outline::TableOutline {
        title: Some(name()),
        holds: maal::outline::Holding::Rows {
            register: "r".into(),
            columns: vec![("f".into(), name())],
            filter: maal::Filter::default(),
        },
        note: Some(name()),
    };
    let rows = table.clone();
    table.holds =
        maal::outline::Holding::Figures { indicators: vec!["i".into()], extent: maal::outline::ShownExtent::default() };
    let section = maal::outline::GoalOutline {
        before: Some(name()),
        after: Some(name()),
        figures: None,
        tables: Some(vec![("t".into(), table), ("r".into(), rows)]),
    };
    let outline = maal::outline::Outline {
        title: Some(name()),
        introduction: Some(name()),
        conclusion: Some(name()),
        goals: vec![("g".into(), section)],
    };
    let area = |text: &str| Area { note: Some(named(text)), ..Area::named(named(text)) };
    let rulebook = Rulebook::new(Declarations {
        title: Some(name()),
        areas: vec![("a".into(), area(text)), ("b".into(), area(text))],
        indicators: vec![("i".into(), indicator)],
        goals: vec![("g".into(), goal)],
        report: Some(outline),
        ..Declarations::default()
    })
    .unwrap();
    let mut data = Dataset::builder();
    for (area, values) in [("a", [7, 12, 9]), ("b", [5, 6, 7])] {
        for (year, value) in (2022..).zip(values) {
            data.observe("i", area, Period::year(year).unwrap(), maal::Observation::of(Number::from(value)));
        }
    }
    let mut register = Register::new(name());
    (register.area, register.period) = (Some("a".into()), Period::year(2024));
    (register.note, register.source) = (Some(name()), Some(name()));
    register.fields = vec![("f".into(), FieldType::Text)];
    register.rows = vec![Row::default().with("f", Datum::Text(text.to_owned()))];
    data.register("r", register);
    (rulebook, data.build().unwrap())
}

/// The page as XML: what HTML leaves open is closed.
fn as_xml(page: &str) -> String {
    let (head, rest) = page.split_once("<head>").unwrap();
    let (metas, body) = rest.split_once("<title>").unwrap();
    let closed = metas.replace("\">", "\"/>");
    format!("{}<head>{closed}<title>{}", head.replace("<!DOCTYPE html>", ""), body.replace("<br>", "<br/>"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever things are called, the page holds no element and no attribute but those of the template.
    #[test]
    fn in_html_every_text_stays_text(text in hostile()) {
        let (rulebook, data) = all_called(&text);
        for language in Language::ALL {
            let page = as_xml(&rulebook.document(&data, language).unwrap().html().unwrap());
            let page = roxmltree::Document::parse(&page).unwrap();
            check_elements(&page);
            let title = page.descendants().find(|node| node.has_tag_name("h1")).unwrap().text().unwrap();
            // A number and its unit stay on one line.
            prop_assert_eq!(title.replace('\u{a0}', " "), text.replace('\u{a0}', " "));
        }
    }

    /// The same in Markdown, as a reader of it sees it.
    #[test]
    fn in_markdown_every_text_stays_text(text in hostile()) {
        let (rulebook, data) = all_called(&text);
        for language in Language::ALL {
            let markdown = rulebook.document(&data, language).unwrap();
            let markdown = markdown.markdown_with(|figure| format!("{}.svg", figure.id));
            for event in Parser::new_ext(&markdown, Options::all()) {
                match event {
                    Event::Html(html) | Event::InlineHtml(html) => {
                        prop_assert!(["<br>", "<sup>", "</sup>"].contains(&html.trim()), "{html} in\n{markdown}");
                    }
                    Event::Start(Tag::Link { dest_url, .. }) => prop_assert!(false, "a link to {dest_url} in\n{markdown}"),
                    Event::Start(Tag::Image { dest_url, .. }) => {
                        prop_assert!(dest_url.starts_with("figure-"), "{dest_url} in\n{markdown}");
                    }
                    Event::Code(code) => prop_assert!(false, "code {code} in\n{markdown}"),
                    Event::Start(Tag::Strikethrough | Tag::CodeBlock(_)) => prop_assert!(false, "marked up:\n{markdown}"),
                    _ => {}
                }
            }
        }
    }

    /// A number in a cell, a point or a limit is the number that its text writes.
    #[test]
    fn numbers_and_texts_agree(values in prop::collection::vec((-99_999..99_999_i64, any::<bool>()), 2..12), decimals in 0..4_u32) {
        let (rulebook, data) = of_values(&values, decimals);
        for language in Language::ALL {
            let document = rulebook.document(&data, language).unwrap();
            for line in numbers(&document) {
                let value = line.value.unwrap();
                prop_assert!(reads_as(&line.text, value, language), "{} is not {}", line.text, value);
            }
            let chart = serde_json::to_value(&document.figures().next().unwrap().chart).unwrap();
            let points = chart["lines"][0]["points"].as_array().unwrap();
            for (point, (_, value)) in points.iter().zip(data_points(&data)) {
                prop_assert_eq!(&point["value"], &serde_json::to_value(value).unwrap());
                prop_assert!(reads_as(point["label"].as_str().unwrap(), value, language));
            }
        }
    }
}

/// Nothing is there but what the template and the drawings write, and nothing leads away from the page.
fn check_elements(page: &roxmltree::Document<'_>) {
    const ELEMENTS: &[&str] = &[
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "a",
        "header",
        "h1",
        "h2",
        "nav",
        "ul",
        "ol",
        "li",
        "main",
        "section",
        "p",
        "strong",
        "sup",
        "br",
        "div",
        "figure",
        "figcaption",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "svg",
        "g",
        "path",
        "line",
        "rect",
        "circle",
        "text",
        "tspan",
        "desc",
        "polyline",
        "polygon",
        "defs",
        "pattern",
    ];
    const ATTRIBUTES: &[&str] = &[
        "lang",
        "charset",
        "name",
        "content",
        "class",
        "href",
        "id",
        "aria-labelledby",
        "tabindex",
        "scope",
        "colspan",
        "role",
        "viewBox",
        "width",
        "height",
        "style",
        "x",
        "y",
        "dx",
        "dy",
        "x1",
        "x2",
        "y1",
        "y2",
        "d",
        "cx",
        "cy",
        "r",
        "points",
        "text-anchor",
        "transform",
        "aria-hidden",
        "patternUnits",
        "fill",
        "stroke-dasharray",
        "rx",
    ];
    for node in page.descendants().filter(roxmltree::Node::is_element) {
        assert!(ELEMENTS.contains(&node.tag_name().name()), "<{}>", node.tag_name().name());
        for attribute in node.attributes() {
            assert!(ATTRIBUTES.contains(&attribute.name()), "{}={}", attribute.name(), attribute.value());
            assert!(attribute.name() != "href" || attribute.value().starts_with('#'), "{}", attribute.value());
        }
    }
}

fn of_values(values: &[(i64, bool)], decimals: u32) -> (Rulebook, Dataset) {
    let first = Period::year(2000).unwrap();
    let indicator = Indicator { decimals: Some(decimals), ..Indicator::new("i".into(), Unit::Plain, Better::Higher) };
    let rule = Rule::Maintain(Maintain { baseline: Baseline::Period(first), tolerance: None });
    let mut goal = Goal::new("g");
    goal.targets.push(("t".into(), Target::new("i", "a", rule)));
    let rulebook = Rulebook::new(Declarations {
        areas: vec![("a".into(), Area::named("a"))],
        indicators: vec![("i".into(), indicator)],
        goals: vec![("g".into(), goal)],
        ..Declarations::default()
    })
    .unwrap();
    let mut data = Dataset::builder();
    for (nth, (value, there)) in values.iter().enumerate() {
        let there = *there || nth == 0 || nth + 1 == values.len();
        if there {
            let year = Period::year(2000 + i32::try_from(nth).unwrap()).unwrap();
            data.observe("i", "a", year, maal::Observation::of(Number::new((*value).into(), decimals).unwrap()));
        }
    }
    (rulebook, data.build().unwrap())
}

fn data_points(data: &Dataset) -> Vec<(Period, Number)> {
    data.observations().map(|(_, _, period, observation)| (period, observation.value.unwrap())).collect()
}

fn numbers(document: &Document) -> Vec<&Line> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let tables = blocks.filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let cells = tables.flat_map(|table| &table.rows).flat_map(|row| &row.cells);
    cells.flat_map(|cell| &cell.lines).filter(|line| line.value.is_some()).collect()
}

/// Whether the first number in a text is a number, rounded to the decimals that are written.
fn reads_as(text: &str, value: Number, language: Language) -> bool {
    let (group, point) = if language == Language::Danish { ('.', ',') } else { (',', '.') };
    let start = text.find(|letter: char| letter.is_ascii_digit() || letter == '\u{2212}').unwrap();
    let digits: String = text[start..]
        .chars()
        .take_while(|letter| letter.is_ascii_digit() || [group, point, '\u{2212}'].contains(letter))
        .filter(|letter| *letter != group)
        .map(|letter| {
            if letter == '\u{2212}' {
                '-'
            } else if letter == point {
                '.'
            } else {
                letter
            }
        })
        .collect();
    let digits = digits.trim_end_matches('.');
    let read: Number = digits.parse().unwrap();
    let half = Number::new(5, read.decimals().unwrap() + 1).unwrap();
    read.checked_sub(value).unwrap().abs() <= half
}
