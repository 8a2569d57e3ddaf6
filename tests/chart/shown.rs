//! Charts that people look at. Every snapshot is a file that a browser opens.

use maal::Bound::{AtLeast, AtMost};
use maal::chart::{BarChart, Chart, Line, LineChart, Moment};

use crate::samples::{bars, break_at, limit, limit_of, line, lines};

/// The chart of this name. The first ones are kept as snapshots.
pub(crate) fn all() -> Vec<(&'static str, Chart)> {
    vec![
        ("unsafe", unsafe_share()),
        ("theft", theft()),
        ("months", months()),
        ("intervals", intervals()),
        ("columns", columns()),
        ("crowd", crowd()),
        ("quarters", quarters()),
        ("long_labels", long_labels()),
        ("thirty_series", thirty_series()),
        (
            "one_point",
            lines(
                "procent",
                vec![line("Tingbjerg-Husum", true, "2024 11")],
                vec![limit("højst 12", AtMost, "2024 12")],
                vec![],
            ),
        ),
        ("one_point_alone", lines("procent", vec![line("Tingbjerg-Husum", true, "2024 11")], vec![], vec![])),
        ("only_limits", lines("procent", vec![], vec![limit("højst 12", AtMost, "2023 26, 2024 12")], vec![])),
        (
            "nothing",
            Chart::Lines(LineChart {
                unit: "procent".to_owned(),
                moments: vec![Moment { at: 2024, label: "2024".to_owned(), year: None }],
                ..LineChart::default()
            }),
        ),
        (
            "all_equal",
            lines(
                "procent",
                vec![
                    line("Tingbjerg-Husum", true, "2020 11, 2021 11, 2022 11, 2023 11, 2024 11"),
                    line("København", false, "2020 11, 2021 11, 2022 11, 2023 11, 2024 11"),
                ],
                vec![limit("højst 11", AtMost, "2020 11, 2021 11, 2022 11, 2023 11, 2024 11")],
                vec![],
            ),
        ),
        (
            "negative",
            lines(
                "ændring i procentpoint",
                vec![
                    line("Tingbjerg-Husum", true, "2020 -3, 2021 2.5, 2022 -7.25, 2023 1, 2024 -4"),
                    line("København", false, "2020 -1, 2021 0.5, 2022 -1, 2023 0, 2024 -2"),
                ],
                vec![limit("mindst −2", AtLeast, "2020 -2, 2021 -2, 2022 -2, 2023 -2, 2024 -2")],
                vec![],
            ),
        ),
        (
            "large",
            lines(
                "kr.",
                vec![line(
                    "Samlet bevilling",
                    true,
                    "2020 999999999999, 2021 1234567890123, 2022 1734567890123, 2023 1500000000000",
                )],
                vec![],
                vec![],
            ),
        ),
        (
            "tiny",
            lines(
                "promille",
                vec![line("Samlet bevilling", true, "2020 0.000012, 2021 0.000015, 2022 0.000011, 2023 0.000019")],
                vec![],
                vec![],
            ),
        ),
        (
            "far_from_zero",
            lines(
                "indeks",
                vec![line("Indeks", true, "2020 1012, 2021 1015, 2022 1013.5, 2023 1019")],
                vec![limit("mindst 1.014", AtLeast, "2020 1014, 2023 1014")],
                vec![],
            ),
        ),
        ("three_judged", three_judged()),
        ("breaks", breaks()),
        ("columns_many", columns_many()),
        ("columns_none", Chart::Bars(BarChart { unit: "anmeldelser".to_owned(), ..BarChart::default() })),
        (
            "columns_negative",
            bars("ændring", &[("Indbrud", "2021 -4, 2022 12, 2023 -7"), ("Vold", "2021 3, 2022 -9, 2023 0")]),
        ),
        ("dense", dense()),
    ]
}

pub(crate) fn unsafe_share() -> Chart {
    let partnership = "2014 22 ; 2020 16 ; 2022 26, 2023 12, 2024 11";
    lines(
        "procent",
        vec![
            line("Tingbjerg-Husum Partnerskab", true, partnership),
            line("Brønshøj-Husum", false, "2024 10"),
            line("København", false, "2024 6"),
        ],
        vec![limit("under 12", AtMost, "2023 26, 2024 12")],
        vec![break_at(2021, "ny spørgemåde fra 2021")],
    )
}

fn theft() -> Chart {
    lines(
        "anmeldelser",
        vec![line("Tyveri og røveri i Tingbjerg-Husum", true, "2020 51, 2021 32, 2022 39, 2023 90")],
        vec![limit("højst 51", AtMost, "2021 51, 2022 51, 2023 51")],
        vec![],
    )
}

/// 40 months, the last three not settled.
fn months() -> Chart {
    let figures = |base: i64| -> String {
        let value = |at: i64| base + (at * 7919 + base) % 23 - at / 4;
        (0..40).map(|at| format!("{at} {}{}", value(at), if at > 36 { "?" } else { "" })).collect::<Vec<_>>().join(", ")
    };
    let target: Vec<String> = (0..40).map(|at| format!("{at} {}", 70 - at / 12 * 3)).collect();
    let chart = lines(
        "anmeldelser pr. måned",
        vec![line("Tingbjerg-Husum", true, &figures(62)), line("København", false, &figures(40))],
        vec![limit("højst 61", AtMost, &target.join(", "))],
        vec![],
    );
    let Chart::Lines(mut chart) = chart else { unreachable!() };
    let names = ["jan.", "feb.", "mar.", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec."];
    for moment in &mut chart.moments {
        let (year, month) = (2021 + moment.at / 12, moment.at % 12);
        moment.label = format!("{} {year}", names[month as usize]);
        moment.year = (month == 0).then(|| year.to_string());
    }
    Chart::Lines(chart)
}

fn intervals() -> Chart {
    lines(
        "procent",
        vec![
            line(
                "Tingbjerg-Husum",
                true,
                "2018 24 [20 28], 2019 22.5 [18.4 26.6], 2020 19? [15.5 22.5] ; 2022 26? [21 31]",
            ),
            line(
                "København",
                false,
                "2018 9 [8.5 9.5], 2019 8 [7.5 8.5], 2020 7.5 [7 8], 2021 7 [6.6 7.4], 2022 6 [5.5 6.5]",
            ),
        ],
        vec![limit("højst 20", AtMost, "2020 20, 2021 20, 2022 20")],
        vec![],
    )
}

fn columns() -> Chart {
    bars(
        "anmeldelser",
        &[
            ("Chikane", "2020 67, 2021 77, 2022 64, 2023 76"),
            ("Hærværk", "2020 45, 2021 31, 2022 22, 2023 43"),
            ("Narkotika", "2020 89, 2021 109, 2022 55, 2023 75?"),
            ("Trusler", "2020 24, 2021 21, 2022 –, 2023 28"),
        ],
    )
}

fn long_labels() -> Chart {
    lines(
        "antal anmeldelser pr. 1.000 indbyggere",
        vec![
            line(
                "Tingbjerg-Husum Partnerskabsområde uden kolonihaverne og erhvervsområdet ved Ruten",
                true,
                "2020 24, 2021 17, 2022 14, 2023 16",
            ),
            line("Brønshøj-Husum Lokaludvalgs område med kolonihaver", false, "2020 22, 2021 18, 2022 15, 2023 16.5"),
            line(
                "Gennemsnittet af de kommuner, som ligner København mest efter indbyggertal",
                false,
                "2020 19, 2021 18, 2022 17, 2023 15.5",
            ),
            line("Københavns Kommune", false, "2020 43, 2021 41, 2022 40, 2023 39"),
        ],
        vec![limit(
            "højst 16 anmeldelser af borgervendt kriminalitet pr. 1.000 indbyggere",
            AtMost,
            "2022 18, 2023 16",
        )],
        vec![break_at(2022, "optællingen omfatter fra 2022 også anmeldelser, som er indgivet digitalt")],
    )
}

fn thirty_series() -> Chart {
    let series = (0..30).map(|index| {
        let value = |at: i32| 10 + (index * 17 + at * 5) % 31;
        let points: Vec<String> = (2018..=2024).map(|at| format!("{at} {}", value(at))).collect();
        line(&format!("Område {}", index + 1), index == 0, &points.join(", "))
    });
    lines("procent", series.collect(), vec![limit("højst 20", AtMost, "2018 20, 2024 20")], vec![])
}

/// 29 areas behind the one that is judged.
pub(crate) fn crowd() -> Chart {
    let series = (0..30).map(|index| {
        let value = |at: i32| 15 + (index * 17 + at * 5) % 16;
        let points: Vec<String> = (2018..=2024).map(|at| format!("{at} {}", value(at))).collect();
        let one = line(&format!("Område {}", index + 1), index == 0, &points.join(", "));
        Line { faint: index > 0, ..one }
    });
    let chart = lines("procent", series.collect(), vec![limit("højst 20\u{a0}%", AtMost, "2018 20, 2024 20")], vec![]);
    let Chart::Lines(mut chart) = chart else { unreachable!() };
    chart.others = "29 andre områder".to_owned();
    Chart::Lines(chart)
}

/// Quarters on the way to a goal, and a limit with a gap.
pub(crate) fn quarters() -> Chart {
    let chart = lines(
        "klager",
        vec![line("Tingbjerg-Husum", true, "0 88, 1 89, 2 86, 3 84, 4 80, 5 81 ; 7 78, 8 75?")],
        vec![
            limit("mål 4. kvt. 2024: 70", AtMost, "4 82, 5 81, 6 80, 7 79, 8 78, 12 70"),
            limit("under 77 (2. kvt. 2023)", AtMost, "4 83, 5 84 ; 7 79, 8 77"),
        ],
        vec![],
    );
    let Chart::Lines(mut chart) = chart else { unreachable!() };
    for moment in &mut chart.moments {
        // The first is the second quarter of 2021.
        let (year, part) = (2021 + (moment.at + 1) / 4, (moment.at + 1) % 4 + 1);
        moment.label = format!("{part}. kvt. {year}");
        moment.year = (part == 1).then(|| year.to_string());
    }
    Chart::Lines(chart)
}

fn three_judged() -> Chart {
    lines(
        "procent",
        vec![
            line("Tingbjerg", true, "2020 24, 2021 17, 2022 14, 2023 16"),
            line("Husum", true, "2020 20, 2021 19, 2022 18, 2023 15"),
            line("Bispebjerg", true, "2020 28, 2021 26, 2022 21, 2023 20"),
            line("København", false, "2020 10, 2021 11, 2022 9, 2023 9"),
        ],
        vec![
            limit_of(0, "højst 18", AtMost, "2020 18, 2021 18, 2022 18, 2023 18"),
            limit_of(1, "mindst 10", AtLeast, "2023 10"),
            limit("højst 25", AtMost, "2022 25, 2023 25"),
        ],
        vec![],
    )
}

fn breaks() -> Chart {
    lines(
        "procent",
        vec![line("Tingbjerg", true, "2014 24, 2015 22 ; 2016 31, 2017 30 ; 2018 12, 2019 14, 2020 13")],
        vec![limit("højst 15", AtMost, "2014 25, 2015 25 ; 2016 33, 2017 33 ; 2018 15, 2019 15, 2020 15")],
        vec![break_at(2016, "ny spørgemåde fra 2016"), break_at(2018, "nyt område fra 2018, hvor Husum kom med")],
    )
}

fn columns_many() -> Chart {
    let names = [
        "Indbrud",
        "Tyveri og røveri",
        "Vold, trusler og våbenbesiddelse uden for hjemmet",
        "Chikane",
        "Hærværk",
        "Narkotika",
        "Trusler",
    ];
    let groups: Vec<(String, String)> = (0..7_i32)
        .map(|index| {
            let value = |at: i32| 1200 + (index * 613 + at * 211) % 900;
            let bars: Vec<String> = (2013..=2024).map(|at| format!("{at} {}", value(at))).collect();
            (names[index as usize].to_owned(), bars.join(", "))
        })
        .collect();
    let groups: Vec<(&str, &str)> = groups.iter().map(|(label, text)| (label.as_str(), text.as_str())).collect();
    bars("anmeldelser", &groups)
}

/// Series that lie close, with values that need room.
fn dense() -> Chart {
    lines(
        "procent",
        vec![
            line(
                "Tingbjerg-Husum",
                true,
                "2010 12.4, 2011 12.6, 2012 12.5, 2013 12.7, 2014 12.4, 2015 12.3, 2016 12.6, 2017 12.5, 2018 12.2, 2019 12.1, 2020 12.3, 2021 12.0, 2022 11.8, 2023 11.9, 2024 11.7",
            ),
            line(
                "Brønshøj-Husum",
                false,
                "2010 12.1, 2012 12.3, 2014 12.5, 2016 12.4, 2018 12.3, 2020 12.2, 2022 12.0, 2024 11.8",
            ),
            line("København", false, "2010 12.2, 2013 12.3, 2016 12.3, 2019 12.2, 2022 12.1, 2024 11.9"),
        ],
        vec![limit("højst 12", AtMost, "2020 12, 2021 12, 2022 12, 2023 12, 2024 12")],
        vec![],
    )
}

/// How many of the charts are kept as snapshots; of the others it is enough that laws hold for them.
const KEPT: usize = 7;

#[test]
fn charts_look_as_they_did() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| {
        for (name, chart) in all().into_iter().take(KEPT) {
            let svg = chart.svg(name, "En titel", "En beskrivelse");
            insta::assert_binary_snapshot!(&format!("{name}.svg"), svg.into_bytes());
        }
    });
}

/// Writes every chart to the folder that `CHARTS` names, to be looked at.
#[test]
fn charts_to_look_at() {
    let Some(folder) = std::env::var_os("CHARTS") else { return };
    for (name, chart) in all() {
        let svg = chart.svg(name, "En titel", "En beskrivelse");
        std::fs::write(std::path::Path::new(&folder).join(format!("{name}.svg")), svg).unwrap();
    }
}
