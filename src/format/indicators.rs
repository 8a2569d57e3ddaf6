//! What is measured.

use super::figures::FILTER;
use super::goals::ALLOW;
use super::{Is, beside, key, map, need};
use crate::problem::Thing;

const LEVELS: Is = Is::Word(&["90", "95", "99"]);
const METHODS: &[&str] = &["proportion", "poisson", "standard_error", "confidence_interval"];

map! {
    INDICATOR = "indicator",
    "En indikator: det, der måles.",
    "An indicator: what is measured.";
    need("name", Is::Text, "Navnet, som det står i en sætning: andelen af utrygge.", "The name as it stands in a sentence: the share who feel unsafe.").also(&["navn", "titel", "title"]),
    need("unit", Is::Either(&[Is::Word(&["percent", "plain"]), Is::Map(UNIT)]), "Enheden: procent, et antal, en hyppighed, et beløb eller et tal uden enhed.", "The unit: percent, a count, a rate, an amount, or a number without a unit.").also(&["enhed", "måleenhed", "måles_i"]),
    need("better", Is::Word(&["lower", "higher"]), "Hvilken vej der er bedre.", "Which way is better.").also(&["bedre", "bedst", "retning", "bedre_er", "ønsket_retning", "god_retning"]),
    key("decimals", Is::Whole, "Antallet af decimaler, som tallene offentliggøres med. Behøves ikke for antal og for indikatorer, der beregnes.", "The number of decimals that the figures are published with. Not needed for counts and for indicators that are computed.").also(&["decimaler", "antal_decimaler"]),
    key("frequency", Is::Word(&["year", "half-year", "quarter", "month"]), "Hvor ofte der måles. Er intet angivet: hvert år.", "How often it is measured. Where nothing is said: every year.").also(&["hyppighed", "frekvens", "måles_hver", "opgøres_hver"]),
    key("sample", Is::YesNo, "Om tallene kommer fra en stikprøve, så forskelle kan være tilfældige.", "Whether the figures come from a sample, so that differences may be chance.").also(&["stikprøve", "spørgeskema", "survey", "undersøgelse", "spørgeskemaundersøgelse"]),
    key("uncertainty", Is::Either(&[Is::Word(METHODS), Is::Map(UNCERTAINTY)]), "Hvordan usikkerheden beregnes, så forskelle kan afprøves.", "How the uncertainty is computed, so that differences can be tested.").also(&["usikkerhed"]),
    key("revised", Is::YesNo, "Om tallene opdateres løbende.", "Whether the figures are updated continually.").also(&["revideres", "revideret", "dynamisk", "opdateres"]),
    key("breaks", Is::List(&Is::Map(BREAK)), "Databrud: perioder, hvor tallene begynder forfra.", "Breaks: periods in which the series begins anew.").also(&["brud", "databrud", "tidsseriebrud", "seriebrud", "brud_i_serien"]),
    key("derived", Is::Map(DERIVED), "Hvordan indikatoren beregnes af andre.", "How the indicator is computed from others.").also(&["afledt", "beregnet", "beregnes"]),
    key("measured", Is::Map(MEASURED), "Hvordan indikatoren opgøres ud fra et register.", "How the indicator is measured from a register.").also(&["opgjort", "opgøres", "målt"]),
    key("source", Is::Text, "Hvor tallene kommer fra.", "Where the figures come from.").also(&["kilde", "kilder", "datakilde"]),
    key("note", Is::Text, "En bemærkning til læseren.", "A remark for the reader.").also(&["bemærkning", "kommentar", "beskrivelse", "bemærkninger", "forklaring"]),
    key("allow", Is::Map(ALLOW), "Advarsler, der ikke skal vises for indikatoren og dens tal, med grunden.", "Warnings that are not to be shown for the indicator and its figures, with the reason.").also(&["tillad", "ignorer"]),
}

map! {
    UNIT = "unit",
    "En enhed. procent skrives percent, et tal uden enhed plain.",
    "A unit. Percent is written percent, a number without a unit plain.",
    one_of &["count", "per", "amount"],
    beside &[
        beside("count", &[], &["of"]),
        beside("per", &["of"], &["one"]),
        beside("amount", &[], &["of", "one"]),
    ];
    key("count", Is::Text, "Det, der tælles, i flertal: anmeldelser.", "What is counted, in the plural: reports.").also(&["antal"]),
    key("one", Is::Text, "Det samme i ental: anmeldelse.", "The same in the singular: report.").also(&["en", "ental"]),
    key("per", Is::Number, "For en hyppighed: pr. hvor mange.", "For a rate: per how many.").also(&["pr"]),
    key("of", Is::Text, "For en hyppighed: af hvad, i flertal: indbyggere.", "For a rate: of what, in the plural: residents.").also(&["af"]),
    key("amount", Is::Text, "For et beløb eller en mængde: kr., ton.", "For an amount: kr., tonnes.").also(&["beløb", "mængde"]),
}

map! {
    UNCERTAINTY = "uncertainty",
    "Hvordan usikkerheden beregnes.",
    "How the uncertainty is computed.";
    need("method", Is::Word(METHODS), "Andel af en stikprøve, talte hændelser, oplyst standardfejl eller oplyst interval.", "Share of a sample, counted events, published standard error or published interval.").also(&["metode"]),
    key("interval_level", LEVELS, "De oplyste intervallers sikkerhed i procent.", "The level of the published intervals in percent.").also(&["intervalniveau"]),
    key("level", LEVELS, "Hvor sikker en forskel skal være, i procent. Er intet angivet: 95.", "How sure a difference must be, in percent. Where nothing is said: 95.").also(&["niveau", "signifikansniveau"]),
    key("sides", Is::Word(&["one", "two"]), "Om forskelle tæller i begge retninger eller kun i den, som kravet gælder. Er intet angivet: two.", "Whether differences count in both directions or only in the demanded one. Where nothing is said: two.").also(&["sider"]),
    key("design_effect", Is::Number, "Hvor meget stikprøvens udformning øger variansen.", "By how much the design of the sample multiplies the variance.").also(&["designeffekt"]),
}

map! {
    BREAK = "break",
    "Et databrud: tallene før kan ikke sammenlignes med tallene fra og med perioden.",
    "A break: figures before it cannot be compared with those from the period on.";
    need("at", Is::Period, "Den første periode i den nye tidsserie.", "The first period of the new series.").also(&["i", "fra", "periode", "år", "fra_og_med"]),
    key("area", Is::Name(Thing::Area), "Området, som bruddet gælder. Er intet angivet: alle.", "The area that the break concerns. Where nothing is said: all.").also(&["område"]),
    need("reason", Is::Text, "Grunden til bruddet, som den står i en sætning.", "The reason of the break, as it stands in a sentence.").also(&["grund", "årsag", "begrundelse", "forklaring"]),
}

map! {
    DERIVED = "derived",
    "Hvordan indikatoren beregnes af andre.",
    "How the indicator is computed from others.",
    one_of &["share", "rate", "sum", "difference"],
    beside &[
        beside("share", &["of"], &["per"]),
        beside("rate", &["of", "per"], &[]),
        beside("sum", &[], &["of", "per"]),
        beside("difference", &[], &["of", "per"]),
    ];
    key("share", Is::Name(Thing::Indicator), "En andel i procent: delen.", "A share in percent: the part.").also(&["andel"]),
    key("rate", Is::Name(Thing::Indicator), "En hyppighed: det, der tælles.", "A rate: what is counted.").also(&["hyppighed"]),
    key("of", Is::Name(Thing::Indicator), "Helheden eller befolkningen.", "The whole, or the population.").also(&["af", "ud_af"]),
    key("per", Is::Number, "For en hyppighed: pr. hvor mange.", "For a rate: per how many.").also(&["pr"]),
    key("sum", Is::List(&Is::Name(Thing::Indicator)), "En sum: delene.", "A sum: the parts.").also(&["i_alt"]),
    key("difference", Is::List(&Is::Name(Thing::Indicator)), "En forskel: den første minus den anden.", "A difference: the first less the second.").also(&["forskel"]),
}

map! {
    MEASURED = "measured",
    "Hvordan indikatoren opgøres ud fra rækkerne i et register.",
    "How the indicator is measured from the rows of a register.",
    one_of &["count", "sum", "share"],
    beside &[
        beside("count", &[], &["of", "among"]),
        beside("sum", &["of"], &["among"]),
        beside("share", &["where"], &["of"]),
    ];
    key("count", Is::Name(Thing::Register), "Et antal rækker: registeret.", "A number of rows: the register.").also(&["antal", "tæl"]),
    key("sum", Is::Value, "En sum: feltet, der lægges sammen.", "A sum: the field that is added up.").also(&["i_alt"]),
    key("of", Is::Name(Thing::Register), "For en sum: registeret.", "For a sum: the register.").also(&["af"]),
    key("share", Is::Name(Thing::Register), "En andel af rækkerne i procent: registeret.", "A share of the rows in percent: the register.").also(&["andel"]),
    key("where", FILTER, "Hvilke rækker der tæller med.", "Which rows count.").also(&["hvor"]),
    key("among", FILTER, "For en andel: hvilke rækker der er helheden. Er intet angivet: alle.", "For a share: which rows are the whole. Where nothing is said: all.").also(&["blandt"]),
}
