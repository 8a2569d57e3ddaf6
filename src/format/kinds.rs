//! The kinds of rules with their parameters.

use super::{Is, Map, beside, key, map, need};
use crate::problem::Thing;
use crate::rule::Kind;

const BASELINED: Is = Is::Either(&[Is::Period, Is::Map(BASELINE)]);
const COMPARED: Is = Is::Either(&[Is::Level, Is::Map(THRESHOLD)]);

map! {
    RULE = "rule",
    "Et krav: én af disse regler med det, den skal bruge.",
    "A rule: one of these kinds with its parameters.",
    one_of RULE_NAMES;
    key("maintain", Is::Map(MAINTAIN), "Skal holdes: må ikke være dårligere end udgangsniveauet.", "Must be held: not worse than the baseline.").also(&["fasthold", "fastholdes", "hold", "uændret", "bevar", "bevares", "holdes", "må_ikke_stige", "må_ikke_falde", "må_ikke_blive_værre", "ikke_værre", "no_worse", "hold_steady", "keep"]),
    key("annual_decline", Is::Map(ANNUAL_CHANGE), "Skal falde hvert år.", "Must fall every year.").also(&["årligt_fald", "fald", "falder", "falder_hvert_år", "skal_falde", "skal_falde_hvert_år", "faldende", "decline", "falls", "falls_every_year", "must_fall"]),
    key("annual_rise", Is::Map(ANNUAL_CHANGE), "Skal stige hvert år.", "Must rise every year.").also(&["årlig_stigning", "stigning", "stiger", "stiger_hvert_år", "skal_stige", "skal_stige_hvert_år", "stigende", "rise", "rises", "rises_every_year", "must_rise", "annual_increase", "increase"]),
    key("converge", Is::Map(CONVERGE), "Skal nærme sig et andet område.", "Must near another area.").also(&["nærme", "nærme_sig", "nærmer", "nærmer_sig", "tilnærmelse", "tilnærm", "tilnærmes", "near"]),
    key("at_least", COMPARED, "Skal være mindst.", "Must be at least.").also(&["mindst", "ikke_under", "minimum", "min", "no_less_than", "not_less_than", "not_below"]),
    key("at_most", COMPARED, "Må højst være.", "Must be at most.").also(&["højst", "ikke_over", "maksimum", "max", "maks", "maksimalt", "maximum", "no_more_than", "not_more_than", "not_above"]),
    key("more_than", COMPARED, "Skal være over.", "Must be more than.").also(&["mere_end", "over", "flere_end"]),
    key("less_than", COMPARED, "Skal være under.", "Must be less than.").also(&["mindre_end", "under", "færre_end"]),
    key("reach", Is::Map(REACH), "Skal nå en værdi inden en dato.", "Must reach a value by a date.").also(&["nå", "opnå", "når", "skal_nå", "halveres", "halvering", "fordobles", "fordobling", "halve", "double"]),
    key("monitor", Is::Map(MONITOR), "Følges uden krav.", "Is monitored, with no demand.").also(&["følg", "følges", "følges_uden_krav", "overvåg", "overvåges", "watch", "follow"]),
}

/// The names of the kinds.
pub(crate) const RULE_NAMES: &[&str] = &[
    "maintain",
    "annual_decline",
    "annual_rise",
    "converge",
    "at_least",
    "at_most",
    "more_than",
    "less_than",
    "reach",
    "monitor",
];

map! {
    MAINTAIN = "maintain",
    "Værdien må ikke være dårligere end udgangsniveauet, tillagt tolerancen.",
    "The value must not be worse than the baseline, with the tolerance.";
    need("baseline", BASELINED, "Udgangsniveauet: en periode, et gennemsnit eller en fast værdi.", "The baseline: a period, a mean or a stated value.").also(&["udgangsniveau", "basis", "udgangspunkt", "udgangsår", "basisår", "startår"]),
    key("tolerance", Is::Step, "Så meget dårligere må værdien være.", "By so much the value may be worse.").also(&["margin", "spillerum", "afvigelse"]),
}

map! {
    ANNUAL_CHANGE = "annual_change",
    "Værdien skal hvert år være under eller over værdien året før.",
    "The value must be below or above the value one year earlier, every year.";
    key("step", Is::Step, "Så meget skal værdien mindst ændre sig hvert år.", "By so much at least the value must change each year.").also(&["trin", "skridt", "med", "mindst", "ændring", "fald", "stigning"]),
}

map! {
    CONVERGE = "converge",
    "Afstanden til et andet område skal blive mindre.",
    "The distance to another area must become smaller.";
    need("to", Is::Name(Thing::Area), "Det område, som nærmes.", "The area that is neared.").also(&["til", "mod", "område"]),
    need("since", Is::Period, "Den periode, som afstanden regnes fra.", "The period that the distance is counted from.").also(&["siden", "fra", "from", "baseline", "startår"]),
    key("by", Is::Period, "Hvornår målet skal være nået.", "When the target must be reached.").also(&["senest", "inden", "frist", "slutår"]),
    key("within", Is::Step, "Hvor tæt på det andet område værdien skal være til den tid.", "How near to the other area the value must be by then.").also(&["inden_for", "højst_fra"]),
}

map! {
    THRESHOLD = "threshold",
    "Et andet områdes værdi i samme periode.",
    "The value of another area in the same period.";
    need("area", Is::Name(Thing::Area), "Det andet område.", "The other area.").also(&["område"]),
    key("tolerance", Is::Step, "Så meget dårligere må værdien være.", "By so much the value may be worse.").also(&["margin", "spillerum"]),
}

map! {
    REACH = "reach",
    "Værdien skal nå et mål inden en dato, ad en vej dertil.",
    "The value must reach a goal by a date, along a path.",
    one_of &["value", "change", "milestones"],
    beside &[beside("value", &["by"], &[]), beside("change", &["by"], &[]), beside("milestones", &[], &["by"])];
    need("baseline", BASELINED, "Udgangsniveauet, som vejen begynder ved.", "The baseline that the path begins at.").also(&["udgangsniveau", "basis", "udgangspunkt", "udgangsår", "basisår", "startår"]),
    key("value", Is::Level, "Den værdi, der skal nås.", "The value that must be reached.").also(&["værdi", "mål", "niveau", "target", "måltal", "slutniveau"]),
    key("change", Is::Step, "Den ændring fra udgangsniveauet, der skal nås, med fortegn: -20 %.", "The change from the baseline that must be reached, with its sign: -20 %.").also(&["ændring", "fald", "stigning"]),
    key("by", Is::Period, "Hvornår målet skal være nået.", "When the goal must be reached.").also(&["senest", "inden", "frist", "slutår", "deadline"]),
    key("milestones", Is::Periods(&Is::Level), "Delmål: en værdi for hver dato, den sidste er målet.", "Milestones: a value for each date, the last is the goal.").also(&["delmål", "milepæle"]),
    key("path", Is::Word(&["straight", "compound", "none"]), "Vejen: en ret linje, en fast procentvis ændring om året, eller kun målet. Er intet angivet: straight.", "The path: a straight line, a constant rate a year, or the goal alone. Where nothing is said: straight.").also(&["vej", "forløb"]),
}

map! {
    MONITOR = "monitor",
    "Udviklingen beskrives, og intet kræves.",
    "The movement is described, and nothing is demanded.";
    key("baseline", BASELINED, "Hvad der sammenlignes med. Er intet angivet: året før.", "What is compared with. Where nothing is said: one year earlier.").also(&["udgangsniveau", "basis", "udgangspunkt", "basisår"]),
}

map! {
    BASELINE = "baseline",
    "Et udgangsniveau, der er et gennemsnit eller en fast værdi.",
    "A baseline that is a mean or a stated value.",
    one_of &["mean", "value"],
    beside &[beside("mean", &[], &["at", "source"])];
    key("mean", Is::Either(&[Is::List(&Is::Period), Is::Map(MEAN)]), "Gennemsnittet af nogle perioder.", "The mean of some periods.").also(&["gennemsnit", "middel", "average"]),
    key("value", Is::Level, "En fast værdi.", "A stated value.").also(&["værdi", "niveau"]),
    key("at", Is::Period, "Den periode, som den faste værdi hører til.", "The period that the stated value belongs to.").also(&["i", "periode", "år"]),
    key("source", Is::Text, "Hvor den faste værdi kommer fra.", "Where the stated value comes from.").also(&["kilde"]),
}

map! {
    MEAN = "mean",
    "Alle perioder fra den første til den sidste.",
    "All periods from the first to the last.";
    need("from", Is::Period, "Den første periode.", "The first period.").also(&["fra", "startår"]),
    need("to", Is::Period, "Den sidste periode.", "The last period.").also(&["til", "slutår"]),
}

/// The parameters of a kind.
pub(crate) fn parameters(kind: Kind) -> &'static Map {
    match kind {
        Kind::Maintain => MAINTAIN,
        Kind::AnnualDecline | Kind::AnnualRise => ANNUAL_CHANGE,
        Kind::Converge => CONVERGE,
        Kind::AtLeast | Kind::AtMost | Kind::MoreThan | Kind::LessThan => THRESHOLD,
        Kind::Reach => REACH,
        Kind::Monitor => MONITOR,
    }
}
