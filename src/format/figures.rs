//! Figures, comparisons and registers.

use super::goals::ALLOW;
use super::{Is, beside, key, map, need};
use crate::problem::Thing;

/// What stands under a period: a number, a map, or a list of vintages.
pub(super) const OBSERVED: Is =
    Is::Either(&[Is::Number, Is::Map(OBSERVATION), Is::List(&Is::Either(&[Is::Number, Is::Map(OBSERVATION)]))]);

/// What is asked of the fields of a row.
pub(super) const FILTER: Is = Is::Named(&Is::Either(&[Is::Value, Is::List(&Is::Value), Is::Map(RANGE)]));

const STATUSES: &[&str] =
    &["normal", "revised", "break", "provisional", "estimated", "low_reliability", "suppressed", "missing"];

map! {
    OBSERVATION = "observation",
    "Et tal med oplysninger. Er der kun et tal, skrives det alene.",
    "A figure with details. Where there is a number only, it is written alone.";
    key("value", Is::Number, "Tallet. Intet, hvor det mangler eller er hemmeligholdt.", "The figure. None where it is missing or suppressed.").also(&["værdi", "tal"]),
    key("status", Is::Word(STATUSES), "Hvad kilden siger om tallet.", "What the source says of the figure.").also(&["tilstand"]),
    key("n", Is::Number, "Hvor mange der er spurgt eller talt.", "How many were asked or counted.").also(&["antal", "stikprøve", "antal_svar", "stikprøvestørrelse"]),
    key("standard_error", Is::Number, "Tallets standardfejl i indikatorens enhed.", "The standard error of the figure in the indicator's unit.").also(&["standardfejl", "se"]),
    key("lower", Is::Number, "Den nedre ende af konfidensintervallet.", "The lower end of the confidence interval.").also(&["nedre", "fra", "nedre_grænse"]),
    key("upper", Is::Number, "Den øvre ende af konfidensintervallet.", "The upper end of the confidence interval.").also(&["øvre", "til", "øvre_grænse"]),
    key("note", Is::Text, "En bemærkning til læseren.", "A remark for the reader.").also(&["bemærkning", "kommentar"]),
    key("as_of", Is::Date, "Dagen, hvor tallet blev offentliggjort.", "The day on which the figure was published.").also(&["dato", "date", "offentliggjort"]),
}

map! {
    COMPARISON = "comparison",
    "Hvad kilden oplyser om forskellen mellem to tal.",
    "What the source states of the difference between two figures.",
    one_of &["between", "with"],
    beside &[beside("between", &[], &["at"]), beside("with", &["at"], &[])];
    need("indicator", Is::Name(Thing::Indicator), "Indikatoren.", "The indicator.").also(&["indikator"]),
    need("area", Is::Name(Thing::Area), "Området.", "The area.").also(&["område"]),
    key("between", Is::List(&Is::Period), "De to perioder, der sammenlignes.", "The two periods that are compared.").also(&["mellem"]),
    key("with", Is::Name(Thing::Area), "Det andet område, der sammenlignes med.", "The other area that it is compared with.").also(&["med"]),
    key("at", Is::Period, "Perioden, hvor to områder sammenlignes.", "The period in which two areas are compared.").also(&["i", "periode"]),
    need("significant", Is::Word(&["yes", "no", "unknown"]), "Om forskellen er statistisk sikker.", "Whether the difference is significant.").also(&["signifikant", "statistisk_sikker"]),
    key("reason", Is::Text, "Grunden, hvor kilden giver en.", "The reason, where the source gives one.").also(&["grund", "årsag", "begrundelse"]),
    key("as_of", Is::Date, "Dagen, hvor det blev oplyst.", "The day on which it was stated.").also(&["dato", "date"]),
}

map! {
    REGISTER = "register",
    "Et register: en tabel med en række for hver aktivitet, bevilling eller lignende.",
    "A register: a table with a row for each activity, grant or the like.";
    need("name", Is::Text, "Hvad rækkerne er, i flertal: aktiviteter.", "What the rows are, in the plural: activities.").also(&["navn", "titel"]),
    key("one", Is::Text, "Det samme i ental: aktivitet.", "The same in the singular: activity.").also(&["ental", "en"]),
    key("area", Is::Name(Thing::Area), "Området for alle rækker.", "The area of all rows.").also(&["område"]),
    key("period", Is::Period, "Perioden for alle rækker.", "The period of all rows.").also(&["periode", "år"]),
    key("as_of", Is::Date, "Dagen, hvor registeret blev opgjort.", "The day on which the register was compiled.").also(&["dato", "date"]),
    key("source", Is::Text, "Hvor rækkerne kommer fra.", "Where the rows come from.").also(&["kilde"]),
    key("note", Is::Text, "En bemærkning til læseren.", "A remark for the reader.").also(&["bemærkning", "kommentar"]),
    need("fields", Is::Named(&Is::Either(&[Is::Word(&["text", "number", "yes_no"]), Is::List(&Is::Value), Is::Map(FIELD)])), "Felterne, og hvad de indeholder.", "The fields, and what they hold.").also(&["felter", "kolonner", "variable"]),
    need("rows", Is::List(&Is::Named(&Is::Either(&[Is::Value, Is::Text]))), "Rækkerne: en værdi for hvert felt, og område og periode, hvor registeret ikke har dem. En tekst kan stå på begge sprog.", "The rows: a value for each field, and area and period where the register has none. A text can stand in both languages.").also(&["rækker", "linjer", "poster"]),
    key("allow", Is::Map(ALLOW), "Advarsler, der ikke skal vises for registeret, med grunden.", "Warnings that are not to be shown for the register, with the reason.").also(&["tillad", "ignorer"]),
}

map! {
    FIELD = "field",
    "Et felt med decimaltal.",
    "A field of numbers with decimals.";
    need("decimals", Is::Whole, "Antallet af decimaler.", "The number of decimals.").also(&["decimaler"]),
}

map! {
    RANGE = "range",
    "Grænser, som et felt skal ligge inden for.",
    "Limits that a field must lie within.",
    not_empty true;
    key("at_least", Is::Number, "Ikke under dette.", "Not below this.").also(&["mindst", "ikke_under", "no_less_than", "not_less_than", "not_below", "no_fewer_than"]),
    key("at_most", Is::Number, "Ikke over dette.", "Not above this.").also(&["højst", "ikke_over", "no_more_than", "not_more_than", "not_above", "maximum"]),
    key("more_than", Is::Number, "Over dette.", "Above this.").also(&["mere_end", "over", "flere_end"]),
    key("less_than", Is::Number, "Under dette.", "Below this.").also(&["mindre_end", "under", "færre_end"]),
}
