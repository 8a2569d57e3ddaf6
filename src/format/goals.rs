//! Areas, goals, targets and checks.

use super::kinds::RULE;
use super::{Is, beside, key, map, need};
use crate::problem::Thing;

const AREAS: Is = Is::Either(&[Is::Word(&["all"]), Is::List(&Is::Name(Thing::Area))]);

map! {
    /// A text in each language.
    TEXT = "text",
    "En tekst på hvert sprog. En tekst, der står alene, bruges på begge.",
    "A text in each language. A text that stands alone serves for both.",
    not_empty true;
    key("da", Is::Value, "Teksten på dansk.", "The text in Danish.").also(&["dansk", "dk"]),
    key("en", Is::Value, "Teksten på engelsk.", "The text in English.").also(&["engelsk", "english", "eng", "uk"]),
}

map! {
    WINDOW = "window",
    "Et tidsrum, begge ender medregnet.",
    "A span of periods, both ends included.";
    need("from", Is::Period, "Den første periode.", "The first period.").also(&["fra", "start", "startår"]),
    need("to", Is::Period, "Den sidste periode.", "The last period.").also(&["til", "slut", "end", "slutår"]),
}

map! {
    /// Why warnings are silenced: code and reason.
    ALLOW = "allow",
    "Advarsler, der ikke skal vises her: advarslens kode og grunden.",
    "Warnings that are not to be shown here: the code of the warning and the reason.";
    key("target-without-source", Is::Value, "Målet har ingen kilde.", "The target has no source."),
    key("rule-against-better", Is::Value, "Kravet går imod den side, der er bedre.", "The rule demands the worse side."),
    key("window-ends-early", Is::Value, "Tidsrummet slutter før målets dato.", "The window ends before the date of the target."),
    key("never-comparable", Is::Value, "Et databrud gør, at målet aldrig kan afgøres.", "A break makes the target undeterminable for ever."),
    key("unused-indicator", Is::Value, "Ingen bruger indikatoren.", "Nobody uses the indicator."),
    key("unused-area", Is::Value, "Ingen bruger området.", "Nobody uses the area."),
    key("one-language", Is::Value, "En tekst står kun på det ene sprog.", "A text stands in one language only."),
    key("older-than-source", Is::Value, "Et tal er ældre end den kilde, det skal stamme fra.", "A figure is older than the source it is said to come from."),
    key("unused-uncertainty", Is::Value, "Stikprøvestørrelse, standardfejl eller interval bruges ikke.", "A sample size, standard error or interval is not used."),
    key("unlikely-standard-error", Is::Value, "En standardfejl ser ud til at være skrevet i en anden enhed.", "A standard error seems to be written in another unit."),
    key("lopsided-interval", Is::Value, "Et interval ligger skævt om sin værdi.", "An interval lies lopsided about its value."),
    key("negative-count", Is::Value, "Et antal er under 0.", "A count is below 0."),
    key("share-above-100", Is::Value, "En andel er over 100 procent.", "A share is above 100 percent."),
    key("twin-rows", Is::Value, "To rækker i et register er ens.", "Two rows of a register are alike."),
    key("odd-file", Is::Value, "Filen kan læses, men er usædvanlig.", "The file can be read, but is odd."),
    key("feed-without-file", Is::Value, "Der er ingen fil til en kilde.", "There is no file for a feed."),
    key("label-not-found", Is::Value, "Filen har ikke en tekst, som kilden nævner.", "The file does not have a label that the feed names."),
    key("categories-joined", Is::Value, "Et område eller en indikator har skiftet kode eller navn undervejs i filen.", "An area or indicator changes its code or name within the file."),
    key("gap-in-series", Is::Value, "Der mangler perioder midt i en tidsserie.", "Periods are missing within a series."),
    key("label-changed", Is::Value, "En kode har forskellige navne i to filer.", "A code has different names in two files."),
    key("undated-file", Is::Value, "Filen siger ikke, hvornår tallene er offentliggjort.", "The file does not say when its figures were published."),
    key("value-beside-missing", Is::Value, "Der står en værdi ved en status, der siger, at der ingen er.", "A value stands beside a status that says there is none."),
    key("status-lost", Is::Value, "Der er sagt mere om et tal, end en status kan rumme.", "More is said of a figure than one status can hold."),
    key("percent-out-of-range", Is::Value, "Tal i procent ligger under 0 eller over 100.", "Figures in percent lie below 0 or above 100."),
    key("forecast-left-out", Is::Value, "Filen har prognoser, som udelades.", "The file has forecasts, which are left out."),
    key("empty-cells", Is::Value, "Filen har tomme celler.", "The file has empty cells."),
    key("other-frequencies", Is::Value, "Filen har også perioder af en anden længde.", "The file has periods of another length too."),
    key("fractions-in-file", Is::Value, "Tal i procent ser ud til at være brøker.", "Figures in percent seem to be fractions."),
    key("share-as-fraction", Is::Value, "Tallene i procent ser ud til at være skrevet som brøker.", "The figures in percent seem to be written as fractions."),
    key("count-with-decimals", Is::Value, "Et antal er angivet med decimaler.", "A count is declared with decimals."),
    key("distant-period", Is::Value, "En periode ligger langt fra alle andre.", "A period lies far from all others."),
    key("target-without-figures", Is::Value, "Målet har ingen tal.", "The target has no figures."),
    key("goal-no-improvement", Is::Value, "Målet er dårligere end udgangsniveauet.", "The goal is worse than the baseline."),
    key("same-name", Is::Value, "To områder, indikatorer eller mål har samme navn.", "Two areas, indicators or targets have the same name."),
}

map! {
    AREA = "area",
    "Et område: et sted eller en befolkning. Navnet alene er nok.",
    "An area: a place or a population. The name alone is enough.";
    need("name", Is::Text, "Navnet, som det står i en sætning: partnerskabsområdet.", "The name as it stands in a sentence: the partnership area.").also(&["navn", "titel"]),
    key("in", Is::Text, "Navnet med forholdsord: i partnerskabsområdet.", "The name with its preposition: in the partnership area.").also(&["i", "på"]),
    key("part_of", Is::Name(Thing::Area), "Det område, som det er en del af.", "The area that it is a part of.").also(&["del_af", "en_del_af", "ligger_i", "hører_til", "hører_under"]),
    key("note", Is::Text, "En bemærkning til læseren.", "A remark for the reader.").also(&["bemærkning", "note_til_læseren", "kommentar", "beskrivelse", "bemærkninger"]),
    key("allow", Is::Map(ALLOW), "Advarsler, der ikke skal vises for området, med grunden.", "Warnings that are not to be shown for the area, with the reason.").also(&["tillad", "ignorer"]),
}

map! {
    GOAL = "goal",
    "En målsætning: en gruppe af mål med et navn.",
    "A goal: a named group of targets.";
    need("name", Is::Text, "Målsætningens navn.", "The name of the goal.").also(&["navn", "titel", "title"]),
    key("achieved_when", Is::Either(&[Is::Word(&["all", "any"]), Is::Map(ACHIEVED)]), "Hvor mange af målene der skal være opfyldt. Er intet angivet: alle.", "How many of the targets must be met. Where nothing is said: all.").also(&["opfyldt_når", "nået_når", "opfyldt_hvis", "nået_hvis"]),
    key("source", Is::Text, "Hvor målsætningen er besluttet.", "Where the goal was decided.").also(&["kilde", "kilder"]),
    key("note", Is::Text, "En bemærkning til læseren.", "A remark for the reader.").also(&["bemærkning", "kommentar", "beskrivelse", "bemærkninger"]),
    key("allow", Is::Map(ALLOW), "Advarsler, der ikke skal vises for målsætningen og dens mål, med grunden.", "Warnings that are not to be shown for the goal and its targets, with the reason.").also(&["tillad", "ignorer"]),
    need("targets", Is::Named(&Is::Map(TARGET)), "Målene, hvert under sit eget navn.", "The targets, each under a name of its own.").also(&["mål", "delmål", "target", "måltal"]),
}

map! {
    ACHIEVED = "achieved_when",
    "Et antal af målene.",
    "A number of the targets.";
    need("at_least", Is::Whole, "Så mange mål skal mindst være opfyldt.", "So many targets must be met at least.").also(&["mindst"]),
}

map! {
    TARGET = "target",
    "Et mål: én indikator i ét område, eller i flere, under ét krav.",
    "A target: one indicator in one area, or in several, under one rule.",
    one_of &["area", "areas"];
    need("indicator", Is::Name(Thing::Indicator), "Indikatoren, som målet handler om.", "The indicator that the target is about.").also(&["indikator", "måler", "nøgletal", "måling"]),
    key("area", Is::Name(Thing::Area), "Området, som målet gælder.", "The area that the target holds for.").also(&["område", "sted"]),
    key("areas", AREAS, "Flere områder, eller all for alle; målet vurderes i hvert af dem.", "Several areas, or all; the target is judged in each.").also(&["områder", "steder"]),
    need("rule", Is::Either(&[Is::Word(&["annual_decline", "annual_rise", "monitor"]), Is::Map(RULE)]), "Kravet.", "What must hold.").also(&["regel", "krav", "type", "kravet", "betingelse", "kriterium"]),
    key("judged", Is::Either(&[Is::Word(&["latest", "every_period"]), Is::Map(JUDGED)]), "Hvilke perioder der afgør: den seneste, alle, eller en bestemt.", "Which periods decide: the latest, all, or a certain one.").also(&["vurderes", "afgøres", "bedømmes", "afgøres_ved", "vurdering"]),
    key("window", Is::Map(WINDOW), "Det tidsrum, som målet gælder i.", "The periods that the target holds for.").also(&["periode", "tidsrum", "vindue", "gyldighed"]),
    key("compare", Is::List(&Is::Name(Thing::Area)), "Områder, der nævnes ved siden af; de ændrer aldrig afgørelsen.", "Areas that are shown beside it; they never change the verdict.").also(&["sammenlign", "sammenlign_med", "sammenligning", "sammenlignes", "sammenlignes_med"]),
    key("require", Is::Either(&[Is::Word(&["significant", "firm", "settled"]), Is::List(&Is::Word(&["significant", "firm", "settled"]))]), "Hvad der kræves af tallene: statistisk sikker forskel, en afgørelse, som afrunding ikke kan ændre, endelige tal.", "What is required of the figures: a significant difference, a verdict that rounding cannot change, final figures.").also(&["kræv", "kræver", "forudsæt", "krav_til_tal"]),
    key("across_breaks", Is::Word(&["allowed"]), "Om tal må sammenlignes hen over et databrud.", "Whether figures may be compared across a break.").also(&["hen_over_brud", "over_brud"]),
    key("name", Is::Text, "Et eget navn til målet.", "A name of its own.").also(&["navn", "titel", "title"]),
    key("source", Is::Text, "Hvor målet er besluttet.", "Where the target was decided.").also(&["kilde", "kilder", "besluttet_i"]),
    key("note", Is::Text, "En bemærkning til læseren.", "A remark for the reader.").also(&["bemærkning", "kommentar", "beskrivelse", "bemærkninger"]),
    key("allow", Is::Map(ALLOW), "Advarsler, der ikke skal vises for målet, med grunden.", "Warnings that are not to be shown for the target, with the reason.").also(&["tillad", "ignorer"]),
}

map! {
    JUDGED = "judged",
    "Den ene periode, der afgør.",
    "The one period that decides.";
    need("at", Is::Period, "Perioden.", "The period.").also(&["i", "periode"]),
}

map! {
    CHECK = "check",
    "En kontrol: en sum med sine dele, eller en hyppighed med sit antal og sin befolkning.",
    "A check: a total with its parts, or a rate with its count and population.",
    one_of &["total", "rate"],
    beside &[beside("total", &["parts"], &["count", "population"]), beside("rate", &["count"], &["parts"]), beside("area", &[], &["areas"])];
    key("name", Is::Text, "Kontrollens navn.", "The name of the check.").also(&["navn"]),
    key("total", Is::Name(Thing::Indicator), "Den oplyste sum.", "The stated total.").also(&["sum", "i_alt", "total_i_alt"]),
    key("parts", Is::List(&Is::Name(Thing::Indicator)), "De dele, der skal give summen.", "The parts that must add up to the total.").also(&["dele"]),
    key("rate", Is::Name(Thing::Indicator), "Den oplyste hyppighed.", "The stated rate.").also(&["hyppighed"]),
    key("count", Is::Name(Thing::Indicator), "Det antal, som hyppigheden er beregnet af.", "The count that the rate is computed from.").also(&["antal"]),
    key("population", Is::Name(Thing::Indicator), "Den befolkning, som hyppigheden er beregnet af.", "The population that the rate is computed from.").also(&["befolkning"]),
    key("area", Is::Name(Thing::Area), "Området, som kontrollen gælder. Er intet angivet: alle med tal.", "The area of the check. Where nothing is said: all that have figures.").also(&["område"]),
    key("areas", AREAS, "Flere områder, eller all for alle.", "Several areas, or all.").also(&["områder"]),
    key("source", Is::Text, "Hvor tallene er oplyst.", "Where the figures are stated.").also(&["kilde"]),
    key("note", Is::Text, "En bemærkning til læseren.", "A remark for the reader.").also(&["bemærkning", "kommentar", "beskrivelse"]),
}
