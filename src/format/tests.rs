//! Tests that policy staff write beside their targets.

use super::figures::{COMPARISON, OBSERVED, REGISTER};
use super::{Is, key, map, need};
use crate::finding::CAVEATS;
use crate::problem::Thing;

pub(crate) const VERDICTS: &[&str] = &["met", "not_met", "undetermined", "monitored"];
pub(crate) const REASONS: &[&str] =
    &["missing", "suppressed", "break", "zero", "not_due", "out_of_range", "requirement"];
pub(crate) const SIGNIFICANCES: &[&str] = &["significant", "not_significant", "unknown"];
pub(crate) const WHYS: &[&str] = &["absent", "missing", "suppressed", "zero"];
/// A figure, or nothing.
const GIVEN_VALUE: Is = Is::Either(&[Is::Word(&["_"]), OBSERVED]);

map! {
    TEST = "test",
    "En prøve: tal, der er fundet på, og den afgørelse, de skal give.",
    "A test: made-up figures, and the verdict that they must give.";
    need("target", Is::Name(Thing::Target), "Målet, der prøves.", "The target that is tested.").also(&["mål", "målet"]),
    key("area", Is::Name(Thing::Area), "Området, hvor målet gælder flere.", "The area, where the target has several.").also(&["område"]),
    key("through", Is::Period, "Den sidste periode, som tallene ses til og med.", "The last period that the figures are seen through.").also(&["til_og_med"]),
    need("given", Is::Map(GIVEN), "Tallene: for hvert område en række tal for målets indikator. Områder, der ikke nævnes, har ingen tal.", "The figures: for each area a series of the target's indicator. Areas that are not named have none.").also(&["givet", "tal", "når"]),
    need("expect", Is::Map(EXPECT), "Det, der skal komme ud; det, der ikke nævnes, prøves ikke.", "What must come out; what is not named is not tested.").also(&["forvent", "forventet", "så", "forventning", "resultat"]),
    key("why", Is::Text, "Hvorfor, med almindelige ord.", "Why, in plain words.").also(&["hvorfor", "fordi", "note", "begrundelse", "forklaring"]),
}

map! {
    GIVEN = "given",
    "Områder med tal: { område: { 2020: 51 } }, eller hele observationer, hvor målet bygger på flere indikatorer.",
    "Areas with figures: { area: { 2020: 51 } }, or whole observations where the target rests on several indicators.",
    others Is::Either(&[Is::Periods(&GIVEN_VALUE), Is::Map(GIVEN_SERIES)]);
    key("observations", Is::Named(&Is::Named(&Is::Periods(&OBSERVED))), "Tal for flere indikatorer, som øverst i en fil.", "Figures for several indicators, as at the top of a file.").also(&["observationer"]),
    key("comparisons", Is::List(&Is::Map(COMPARISON)), "Oplyste forskelle, som øverst i en fil.", "Stated comparisons, as at the top of a file.").also(&["sammenligninger"]),
    key("registers", Is::Named(&Is::Map(REGISTER)), "Registre, som øverst i en fil.", "Registers, as at the top of a file.").also(&["registre"]),
}

map! {
    /// A series as a list.
    GIVEN_SERIES = "series",
    "Tal i rækkefølge fra en første periode; _ står for et tal, der mangler.",
    "Values in order from a first period; _ stands for one that is missing.";
    need("from", Is::Period, "Den første periode.", "The first period.").also(&["fra"]),
    need("values", Is::List(&GIVEN_VALUE), "Tallene, et for hver periode; _ hvor der ikke er noget.", "The values, one for each period; _ where there is none.").also(&["værdier", "tal"]),
}

map! {
    EXPECT = "expect",
    "Det, der skal komme ud for målet.",
    "What must come out for the target.",
    not_empty true;
    key("verdict", Is::Word(VERDICTS), "Afgørelsen.", "The verdict.").also(&["afgørelse", "resultat"]),
    key("stage", Is::Word(&["due", "interim"]), "Om afgørelsen er endelig, eller datoen ligger forude.", "Whether the verdict is due, or its date lies ahead.").also(&["stade"]),
    key("certain", Is::YesNo, "Om afgørelsen er uden forbehold, der kan ændre den.", "Whether no caveat can change the verdict.").also(&["sikker"]),
    key("reason", Is::Word(REASONS), "Hvorfor det ikke kan afgøres.", "Why it cannot be determined.").also(&["grund", "årsag"]),
    key("period", Is::Period, "Den sidste periode, der afgør.", "The last period that decides.").also(&["periode"]),
    key("value", Is::Exact, "Værdien i den periode.", "The value in that period.").also(&["værdi"]),
    key("limit", Is::Exact, "Grænsen i den periode.", "The limit in that period.").also(&["grænse", "grænseværdi"]),
    key("margin", Is::Exact, "Afstanden til grænsen, positiv på den gode side.", "The distance to the limit, positive on the good side.").also(&["afstand"]),
    key("firm", Is::YesNo, "Om afrunding ikke kan ændre afgørelsen.", "Whether rounding cannot change the verdict.").also(&["fast"]),
    key("significance", Is::Word(SIGNIFICANCES), "Hvad der vides om, hvorvidt forskellen er statistisk sikker.", "What is known of whether the difference is significant.").also(&["signifikans"]),
    key("findings", Is::Periods(&Is::Either(&[Is::Word(VERDICTS), Is::Map(OUTCOME)])), "Afgørelsen for enkelte perioder.", "The verdict for single periods.").also(&["perioder", "fund"]),
    key("caveats", Is::List(&Is::Word(CAVEATS)), "Forbeholdene, alle.", "The caveats, all of them.").also(&["forbehold"]),
    key("missing", Is::List(&Is::Either(&[Is::Period, Is::Map(MISSING)])), "De tal, der mangler, alle: perioder, eller med område og indikator.", "The figures that are missing, all of them: periods, or with area and indicator.").also(&["mangler"]),
}

map! {
    OUTCOME = "outcome",
    "Det, der skal komme ud for en periode.",
    "What must come out for a period.",
    not_empty true;
    key("verdict", Is::Word(VERDICTS), "Afgørelsen.", "The verdict.").also(&["afgørelse"]),
    key("reason", Is::Word(REASONS), "Hvorfor det ikke kan afgøres.", "Why it cannot be determined.").also(&["grund", "årsag"]),
    key("value", Is::Exact, "Værdien.", "The value.").also(&["værdi"]),
    key("limit", Is::Exact, "Grænsen.", "The limit.").also(&["grænse"]),
    key("margin", Is::Exact, "Afstanden til grænsen.", "The distance to the limit.").also(&["afstand"]),
    key("firm", Is::YesNo, "Om afrunding ikke kan ændre afgørelsen.", "Whether rounding cannot change the verdict.").also(&["fast"]),
    key("significance", Is::Word(SIGNIFICANCES), "Hvad der vides om, hvorvidt forskellen er statistisk sikker.", "What is known of whether the difference is significant.").also(&["signifikans"]),
}

map! {
    MISSING = "missing",
    "Et tal, der mangler.",
    "A figure that is missing.";
    key("indicator", Is::Name(Thing::Indicator), "Indikatoren. Er intet angivet: målets.", "The indicator. Where nothing is said: that of the target.").also(&["indikator"]),
    key("area", Is::Name(Thing::Area), "Området. Er intet angivet: målets.", "The area. Where nothing is said: that of the target.").also(&["område"]),
    need("period", Is::Period, "Perioden.", "The period.").also(&["periode"]),
    key("why", Is::Word(WHYS), "Om tallet slet ikke er der, er oplyst som manglende, er hemmeligholdt, eller er en andel af ingenting.", "Whether it is not there at all, marked as missing, suppressed, or a share of nothing.").also(&["hvorfor"]),
}
