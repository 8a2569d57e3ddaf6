//! Feeds: published files that figures are taken from.

use super::goals::ALLOW;
use super::{Is, key, map, need};
use crate::problem::Thing;

const FORMATS: &[&str] = &["csv", "statbank-csv", "json-stat", "px", "sdmx-csv", "xlsx"];

pub(crate) const MARKS: &[&str] = &[
    "zero",
    "missing",
    "not_applicable",
    "suppressed",
    "break",
    "low_reliability",
    "forecast",
    "estimated",
    "provisional",
    "revised",
    "normal",
];

map! {
    FEED = "feed",
    "En kilde: en fil med offentliggjorte tal, som den er hentet. Hvad filen selv oplyser, skal ikke skrives.",
    "A feed: a file of published figures as it was downloaded. What the file says itself need not be written.";
    need("file", Is::Value, "Filens navn. `*` står for vilkårlige tegn, `?` for ét.", "The name of the file. `*` stands for any letters, `?` for one.").also(&["fil", "filnavn", "sti", "path"]),
    key("format", Is::Word(FORMATS), "Formatet, hvor filens navn og indhold ikke viser det.", "The format, where the name and the content of the file do not tell.").also(&["filformat", "filtype"]),
    key("sheet", Is::Value, "Arket i en projektmappe, hvor det ikke er det første.", "The sheet of a workbook, where it is not the first.").also(&["ark", "fane"]),
    key("indicator", Is::Name(Thing::Indicator), "Indikatoren for alle tal, hvor ingen kolonne viser den.", "The indicator of all figures, where no column says it.").also(&["indikator"]),
    key("area", Is::Name(Thing::Area), "Området for alle tal, hvor ingen kolonne viser det.", "The area of all figures, where no column says it.").also(&["område"]),
    key("columns", Is::Map(COLUMNS), "Kolonnerne, hvor deres navne ikke viser, hvad de indeholder.", "The columns, where their names do not tell what they hold.").also(&["kolonner"]),
    key("where", Is::Labels(&Is::Either(&[Is::Value, Is::List(&Is::Value)])), "Af en kolonne den kategori, hvis rækker bruges, eller en liste af dem; `\"*\"` for alle.", "Of a column the category whose rows are taken, or a list of them; `\"*\"` for all.").also(&["hvor", "filter", "udvalg", "vælg"]),
    key("areas", Is::Labels(&Is::Name(Thing::Area)), "Hvad områderne hedder i filen: kode eller tekst og navnet her. Er noget angivet, udelades filens andre områder, som ikke kendes.", "What the areas are called in the file: a code or label and the name here. Where something is given, other areas of the file that are not known are left out.").also(&["områder"]),
    key("indicators", Is::Labels(&Is::Name(Thing::Indicator)), "Hvad indikatorerne hedder i filen, på samme måde.", "What the indicators are called in the file, likewise.").also(&["indikatorer"]),
    key("symbols", Is::Labels(&Is::Word(MARKS)), "Hvad tegn i stedet for et tal, eller ved siden af, betyder: `\"..\": missing`.", "What signs in the place of a number, or beside one, mean: `\"..\": missing`.").also(&["tegn", "symboler", "signaturer"]),
    key("decimal", Is::Word(&["comma", "point"]), "Tegnet før decimaler, hvor filen kan læses på to måder.", "The sign before decimals, where the file can be read in two ways.").also(&["decimaltegn", "decimalkomma"]),
    key("unit", Is::Value, "Enheden, som filen skriver den, hvor den skal bruges, som den er.", "The unit as the file writes it, where it is to be taken as it is.").also(&["enhed"]),
    key("as_of", Is::Date, "Dagen, hvor tallene blev offentliggjort, hvor filen ikke oplyser den.", "The day on which the figures were published, where the file does not say it.").also(&["dato", "opdateret", "date", "updated"]),
    key("publisher", Is::Text, "Hvem der udgiver tallene.", "Who publishes the figures.").also(&["udgiver", "kilde", "source"]),
    key("allow", Is::Map(ALLOW), "Advarsler, der ikke skal vises for filen, med grunden.", "Warnings that are not to be shown for the file, with the reason.").also(&["tillad", "ignorer"]),
}

map! {
    COLUMNS = "columns",
    "Hvilke kolonner der indeholder hvad.",
    "Which columns hold what.";
    key("indicator", Is::Value, "Indikatoren.", "The indicator.").also(&["indikator"]),
    key("area", Is::Value, "Området.", "The area.").also(&["område", "bydel", "kommune"]),
    key("period", Is::Value, "Perioden.", "The period.").also(&["periode", "tid", "år"]),
    key("value", Is::Value, "Tallet.", "The figure.").also(&["værdi", "tal"]),
    key("status", Is::Value, "Hvad kilden siger om tallet.", "What the source says of the figure.").also(&["tilstand"]),
    key("n", Is::Value, "Hvor mange der er spurgt eller talt.", "How many were asked or counted.").also(&["antal", "stikprøve", "antal_svar"]),
    key("lower", Is::Value, "Den nedre ende af konfidensintervallet.", "The lower end of the confidence interval.").also(&["nedre", "fra"]),
    key("upper", Is::Value, "Den øvre ende af konfidensintervallet.", "The upper end of the confidence interval.").also(&["øvre", "til"]),
    key("standard_error", Is::Value, "Tallets standardfejl.", "The standard error of the figure.").also(&["standardfejl", "se"]),
}
