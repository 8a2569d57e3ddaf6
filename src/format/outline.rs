//! The yearly report: what stands around the targets.

use super::figures::FILTER;
use super::{Is, beside, key, map};
use crate::problem::Thing;

const INDICATORS: Is = Is::List(&Is::Name(Thing::Indicator));
const AREAS: Is = Is::List(&Is::Name(Thing::Area));

map! {
    REPORT = "report",
    "Den samlede rapport: det, der står omkring målene. Dokumentet skrives med `maal report`.",
    "The yearly report: what stands around the targets. The document is written with `maal report`.",
    not_empty true;
    key("title", Is::Text, "Rapportens titel. Er intet angivet: titlen på det hele.", "The title of the report. Where nothing is said: the title of the whole.").also(&["titel", "overskrift"]),
    key("introduction", Is::Text, "Indledningen. En tom linje skiller afsnit, og - begynder en linje i en liste.", "The introduction. A blank line divides paragraphs, and - begins a line of a list.").also(&["indledning", "intro"]),
    key("goals", Is::Named(&Is::Map(SECTION)), "Det, der står sammen med de enkelte målsætninger.", "What stands with each of the goals.").also(&["målsætninger", "afsnit", "sections"]),
    key("conclusion", Is::Text, "Det, der står efter den sidste målsætning.", "What stands after the last goal.").also(&["afslutning", "konklusion"]),
}

map! {
    SECTION = "section",
    "Det, der står sammen med en målsætning.",
    "What stands with a goal.";
    key("before", Is::Text, "Det, der står før målene.", "What stands before the targets.").also(&["før", "indledning"]),
    key("figures", Is::Named(&Is::Map(FIGURE)), "Figurerne. Er intet angivet: en for hver indikator med mål.", "The figures. Where nothing is said: one for each indicator with a target.").also(&["figurer", "diagrammer", "grafer"]),
    key("tables", Is::Named(&Is::Map(TABLE)), "Tabellerne. Er intet angivet: en med tallene til målene.", "The tables. Where nothing is said: one with the figures of the targets.").also(&["tabeller"]),
    key("after", Is::Text, "Det, der står efter figurer og tabeller.", "What stands after figures and tables.").also(&["efter", "afslutning"]),
}

map! {
    FIGURE = "figure",
    "En figur: udviklingen i nogle indikatorer med målenes grænser, eller en sums dele.",
    "A figure: some indicators through time with the limits of the targets, or the parts of a sum.",
    one_of &["indicators", "parts_of"];
    key("title", Is::Text, "Figurens titel.", "The title of the figure.").also(&["titel", "overskrift"]),
    key("indicators", INDICATORS, "Indikatorerne. De skal have samme enhed.", "The indicators. They must have the same unit.").also(&["indikatorer", "serier", "series"]),
    key("parts_of", Is::Name(Thing::Indicator), "Den sum, hvis dele vises som søjler.", "The sum whose parts are shown as columns.").also(&["dele_af", "dele"]),
    key("areas", AREAS, "Områderne. Er intet angivet: målenes og dem, de sammenlignes med.", "The areas. Where nothing is said: those of the targets and what they are compared with.").also(&["områder"]),
    key("from", Is::Period, "Den første periode, der vises.", "The first period that is shown.").also(&["fra"]),
    key("to", Is::Period, "Den sidste periode, der vises.", "The last period that is shown.").also(&["til"]),
    key("note", Is::Text, "En bemærkning under figuren.", "A remark below the figure.").also(&["bemærkning", "kommentar"]),
}

map! {
    TABLE = "table",
    "En tabel: tal for nogle indikatorer, eller rækker fra et register.",
    "A table: figures of some indicators, or rows of a register.",
    one_of &["indicators", "register"],
    beside &[
        beside("indicators", &[], &["columns", "rows", "values", "check", "where"]),
        beside("register", &[], &["areas", "from", "to"]),
        beside("columns", &[], &["rows", "values", "check"]),
        beside("rows", &["values"], &[]),
        beside("values", &["rows"], &[]),
        beside("check", &["rows"], &[]),
    ];
    key("title", Is::Text, "Tabellens titel.", "The title of the table.").also(&["titel", "overskrift"]),
    key("indicators", INDICATORS, "Indikatorerne, en række for hver.", "The indicators, a row for each.").also(&["indikatorer"]),
    key("areas", AREAS, "Områderne. Er intet angivet: målenes og dem, de sammenlignes med.", "The areas. Where nothing is said: those of the targets and what they are compared with.").also(&["områder"]),
    key("from", Is::Period, "Den første periode, der vises.", "The first period that is shown.").also(&["fra"]),
    key("to", Is::Period, "Den sidste periode, der vises.", "The last period that is shown.").also(&["til"]),
    key("register", Is::Name(Thing::Register), "Registeret, hvis rækker vises.", "The register whose rows are shown.").also(&["registre"]),
    key("columns", Is::Named(&Is::Text), "Felterne, der vises, hver med overskriften på sin kolonne.", "The fields that are shown, each with the heading of its column.").also(&["kolonner", "felter"]),
    key("rows", Is::Value, "Feltet, som rækkerne er navngivet efter, når perioderne står på tværs.", "The field that names the rows, where the periods stand across.").also(&["rækker"]),
    key("values", Is::Value, "Feltet med de tal, der vises og lægges sammen.", "The field of numbers that is shown and added up.").also(&["værdier", "beløb"]),
    key("check", Is::Name(Thing::Check), "Kontrollen, der holder summerne op imod de oplyste.", "The check that holds the sums against the stated ones.").also(&["kontrol"]),
    key("where", FILTER, "Hvad felterne skal være, for at en række vises.", "What fields must be for a row to be shown.").also(&["hvor", "betingelse"]),
    key("note", Is::Text, "En bemærkning under tabellen.", "A remark below the table.").also(&["bemærkning", "kommentar"]),
}
