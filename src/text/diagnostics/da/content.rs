//! What is wrong with declarations and figures, in Danish.

use super::hints;
use crate::amount::Step;
use crate::period::Frequency;
use crate::problem::{Fault, Holds, Problem, Thing};
use crate::source::list;
use crate::text::diagnostics::hints::{is_figure, last};
use crate::uncertainty::Method;

fn thing(thing: Thing) -> &'static str {
    match thing {
        Thing::Area => "område",
        Thing::Indicator => "indikator",
        Thing::Goal => "målsætning",
        Thing::Target => "mål",
        Thing::Check => "kontrol",
        Thing::Register => "register",
        Thing::Test => "prøve",
        Thing::Feed => "kilde",
    }
}

fn holds(holds: Holds) -> &'static str {
    match holds {
        Holds::Texts => "tekster",
        Holds::Numbers => "tal",
        Holds::YesNo => "`yes` eller `no`",
    }
}

fn frequency(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Year => "år",
        Frequency::HalfYear => "halvår",
        Frequency::Quarter => "kvartal",
        Frequency::Month => "måned",
    }
}

fn each(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Year => "hvert år",
        Frequency::HalfYear => "hvert halvår",
        Frequency::Quarter => "hvert kvartal",
        Frequency::Month => "hver måned",
    }
}

pub(in crate::text::diagnostics) fn fault(fault: &Fault) -> String {
    match fault {
        Fault::Unknown { thing: of, name, .. } => format!("ukendt {}: `{name}`", self::thing(*of)),
        Fault::MalformedName(name) => format!("`{name}` kan ikke være et navn"),
        Fault::DeclaredTwice(of, name) => format!("{} `{name}` er angivet to gange", self::thing(*of)),
        Fault::DecimalsMissing => "antallet af offentliggjorte decimaler mangler".into(),
        Fault::DecimalsTooMany(decimals) => format!("{decimals} decimaler er mere end de 12, en indikator kan have"),
        Fault::NotPositive(number) => format!("tallet skal være over 0, ikke {number}"),
        Fault::Negative(number) => format!("tallet må ikke være negativt: {number}"),
        Fault::Empty => "listen er tom".into(),
        Fault::Repeated(name) => format!("`{name}` står to gange"),
        Fault::DerivedFromItself(name) => format!("`{name}` er afledt af sig selv"),
        Fault::DerivedTooDeep { name, most } => format!("`{name}` bygger på mere end {most} afledninger"),
        Fault::NestedTooDeep { name, most } => {
            format!("`{name}` er en del af sig selv eller af mere end {most} områder")
        }
        Fault::DerivedWithFigures(name) => format!("`{name}` er afledt og kan derfor ikke have egne tal"),
        Fault::ShareNotPercent => "en andel er i procent, men enheden er en anden".into(),
        Fault::RateUnit { rate, unit } => format!("hyppigheden er pr. {rate}, men enheden er pr. {unit}"),
        Fault::WrongFrequency { period, expected } => match expected {
            Frequency::Month => format!("`{period}` er ikke en måned"),
            Frequency::Year | Frequency::HalfYear | Frequency::Quarter => {
                format!("`{period}` er ikke et {}", self::frequency(*expected))
            }
        },
        Fault::PartFrequency { part, frequency, expected } => {
            format!("`{part}` måles {} og ikke {}", self::each(*frequency), self::each(*expected))
        }
        Fault::Reversed { from, to } => format!("{to} ligger før {from}"),
        Fault::NothingJudgeable { from, to } => {
            format!("ingen periode i tidsrummet fra {from} til {to} (`window`) kan vurderes")
        }
        Fault::BareStepOnPercent(number) => format!("`{number}` kan læses på to måder, når indikatoren er i procent"),
        Fault::PointsWithoutPercent => "procentpoint kræver en indikator i procent".into(),
        Fault::PercentWithoutPercent => "indikatoren er ikke i procent".into(),
        Fault::RelativeToZero => "en procentdel af 0 siger intet".into(),
        Fault::CompoundThroughZero => "en fast procentvis ændring kan ikke begynde ved, nå eller krydse 0".into(),
        Fault::NotAfter { date, start } => format!("{date} ligger ikke efter {start}"),
        Fault::WithinWithoutBy => "`within` kræver `by`".into(),
        Fault::BaselineWithoutPeriod => {
            "vejen til målet kan ikke beregnes uden en periode for det fastsatte udgangsniveau".into()
        }
        Fault::GoalIsWorse { goal, baseline } => format!("målet {goal} er dårligere end udgangsniveauet {baseline}"),
        Fault::MilestoneIsWorse { level, date, than, earlier } => {
            format!("{level} i {date} er dårligere end {than} i {earlier}")
        }
        Fault::SamePeriod { one, other } => format!("`{one}` og `{other}` står for den samme periode"),
        Fault::ChangeAfterMilestones => {
            "når der er delmål, skal målet angives som et niveau og ikke som en ændring".into()
        }
        Fault::ChangeIsWorse(change) => format!("en ændring på {change} er en forværring"),
        Fault::FractionOnPercent(level) => format!("`{level}` kan læses på to måder, når indikatoren er i procent"),
        Fault::ComparedWithItself(name) => format!("`{name}` sammenlignes med sig selv"),
        Fault::OutsideWindow(period) => format!("{period} ligger uden for tidsrummet (`window`)"),
        Fault::RequiredOfMonitored => "der kan ikke stilles krav til tallene, når målet følges uden krav".into(),
        Fault::TooFewTargets { wanted, counted } => {
            format!("der kræves {wanted} opfyldte mål, men kun {counted} tæller med")
        }
        Fault::NotTogether { one, other } => {
            format!("`{one}` og `{other}` har ikke samme enhed og hyppighed og kan ikke stå i samme figur")
        }
        Fault::NotASum(name) => format!("`{name}` er ikke en sum af andre indikatorer"),
        Fault::FigureDecimals { found, decimals, .. } => {
            format!(
                "tallet er skrevet med {found} {}, men indikatoren har {decimals}",
                if *found == 1 { "decimal" } else { "decimaler" }
            )
        }
        Fault::FigureTooLong => "tallet har for mange cifre".into(),
        Fault::ObservedTwice(period) => format!("tallet for {period} står to gange"),
        Fault::ValueUnexpected(status) => format!("et tal med status `{status}` har ingen værdi"),
        Fault::ValueMissing => "værdien mangler".into(),
        Fault::UndatedBesideDated(period) => format!("tallet for {period} står to gange, den ene gang uden dato"),
        Fault::PublishedTooEarly { period, date } => format!("tallet for {period} kan ikke være offentliggjort {date}"),
        Fault::OtherWord { text, field, .. } => format!("`{text}` er ikke en af de tekster, `{field}` kan indeholde"),
        Fault::AlmostText { found, asked } => format!("`{found}` er næsten `{asked}`, som der spørges efter"),
        Fault::LooksMissing(text) => format!("`{text}` ser ud til at betyde, at værdien ikke kendes"),
        Fault::MethodDoesNotFit(method) => format!("metoden `{}` passer ikke til denne indikator", method.name()),
        Fault::DesignEffectWithoutShare => "en designeffekt hører til andele fra en stikprøve".into(),
        Fault::ShareOutOfRange(share) => format!("en andel fra en stikprøve ligger mellem 0 og 100, ikke på {share}"),
        Fault::EventsBelowZero(number) => format!("et antal hændelser kan ikke være under 0: {number}"),
        Fault::IntervalWithoutValue { value, lower, upper } => {
            format!("værdien {value} ligger uden for sit interval fra {lower} til {upper}")
        }
        Fault::StatedDifferently => "den samme sammenligning er angivet anderledes et andet sted".into(),
        Fault::TotalAmongParts(name) => format!("`{name}` er både totalen og en del af den"),
        Fault::PartUnit { part, total } => format!("`{part}` og `{total}` har ikke samme enhed"),
        Fault::NeverFails => "tallene er beregnet af hinanden, så kontrollen kan aldrig slå fejl".into(),
        Fault::NotARate(name) => format!("`{name}` er ikke en hyppighed"),
        Fault::NotACount(name) => format!("`{name}` er ikke et antal"),
        Fault::MeasuredAndDerived(name) => {
            format!("`{name}` kan ikke både være afledt og opgjort ud fra et register")
        }
        Fault::MeasuredWithFigures(name) => {
            format!("`{name}` opgøres ud fra et register og kan derfor ikke have egne tal")
        }
        Fault::CountUnit => "en optælling skal have et antal som enhed".into(),
        Fault::SumInPercent => "en sum kan ikke være i procent".into(),
        Fault::SumDecimals { found, decimals } => {
            format!("feltet har flere decimaler ({found}) end indikatoren ({decimals})")
        }
        Fault::ReservedField(name) => {
            format!("`{name}` kan ikke være et felt, for det har alle rækker i forvejen")
        }
        Fault::UnknownField { field, register, .. } => {
            format!("registeret `{register}` har ikke noget felt `{field}`")
        }
        Fault::OtherType { found, field, holds } => {
            format!("`{found}` passer ikke til `{field}`, som indeholder {}", self::holds(*holds))
        }
        Fault::CheckOfOther { check, register } => {
            format!("kontrollen `{check}` lægger ikke de rækker af `{register}` sammen, som tabellen viser")
        }
        Fault::NotNumbers { field, holds } => {
            format!("`{field}` indeholder ikke tal, men {}", self::holds(*holds))
        }
        Fault::FieldDecimals { found, decimals } => {
            format!("tallet har flere decimaler ({found}) end feltet ({decimals})")
        }
        Fault::NothingWithin => "intet tal kan ligge inden for disse grænser".into(),
        Fault::UnknownText { text, field, .. } => format!("ingen række har teksten `{text}` under `{field}`"),
        Fault::RowWithout(key) => format!("hverken rækken eller registeret har `{key}`"),
        Fault::RowLacks { field, indicator } => {
            format!("rækken har ikke `{field}`, som `{indicator}` skal bruge")
        }
        Fault::TestNeedsArea { .. } => {
            "målet gælder flere områder, og prøven siger ikke, hvilket den handler om".into()
        }
        Fault::AreaNotOfTarget { area, .. } => format!("målet gælder ikke `{area}`"),
        Fault::TestTargetComputed { indicator } => {
            format!("`{indicator}` beregnes af andre tal, så en prøve kan ikke give tal for den")
        }
    }
}

pub(in crate::text::diagnostics) fn help_content(problem: &Problem) -> Option<String> {
    let field = last(&problem.path);
    Some(match &problem.fault {
        Fault::Unknown { known, thing, .. } => {
            if known.is_empty() {
                return Some(hints::none_declared(*thing));
            }
            let names: Vec<&str> = known.iter().map(crate::name::Id::as_str).collect();
            format!("her kan stå {}", list(&names))
        }
        Fault::MalformedName(name) => match name.made_well_formed() {
            Some(other) => format!("et navn består af bogstaver, cifre, `-`, `_` og `.`: `{other}`"),
            None => "et navn består af bogstaver, cifre, `-`, `_` og `.`".into(),
        },
        Fault::DeclaredTwice(..) => "brug to forskellige navne".into(),
        Fault::DecimalsMissing => "tilføj `decimals: 0`, eller så mange, som tallene offentliggøres med".into(),
        Fault::Empty => "skriv mindst én værdi, eller slet nøglen".into(),
        Fault::DecimalsTooMany(_) => return None,
        Fault::NotPositive(number) => hints::not_positive(*number, field),
        Fault::Negative(_) => hints::negative(field),
        Fault::Repeated(_) => "slet den ene".into(),
        Fault::DerivedFromItself(_) | Fault::DerivedTooDeep { .. } => "angiv de målte indikatorer som dele".into(),
        Fault::NestedTooDeep { .. } => "kontrollér `part_of`: et område kan ikke være en del af sig selv".into(),
        Fault::DerivedWithFigures(_) => "slet tallene, eller slet `derived`".into(),
        Fault::ShareNotPercent => "skriv `unit: percent`".into(),
        Fault::RateUnit { .. } => "skriv det samme tal begge steder".into(),
        Fault::WrongFrequency { period, expected } => hints::frequency(*period, *expected, field),
        Fault::PartFrequency { .. } => "dele og helhed skal måles lige ofte".into(),
        Fault::Reversed { .. } => "byt om på de to".into(),
        Fault::NothingJudgeable { .. } => {
            "giv målet et `window`, der slutter senere: det, der sammenlignes med, skal ligge før den periode, der vurderes".into()
        }
        Fault::BareStepOnPercent(amount) => hints::bare_step(*amount, field),
        Fault::PointsWithoutPercent => "skriv tallet alene, eller med `%` for procent af værdien".into(),
        Fault::PercentWithoutPercent => "skriv tallet alene; det er i indikatorens enhed".into(),
        Fault::RelativeToZero => "skriv trinnet i indikatorens enhed".into(),
        Fault::CompoundThroughZero => "skriv `path: straight` for en ret linje".into(),
        Fault::NotAfter { .. } => "skriv en senere periode".into(),
        Fault::WithinWithoutBy => "tilføj `by: …`, datoen, som det gælder fra".into(),
        Fault::BaselineWithoutPeriod => "tilføj `at: …` til udgangsniveauet, eller skriv `path: none`".into(),
        Fault::GoalIsWorse { .. } => "kontrollér målet og indikatorens `better`".into(),
        Fault::MilestoneIsWorse { .. } => "kontrollér delmålene og indikatorens `better`".into(),
        Fault::SamePeriod { .. } => "behold kun den ene".into(),
        Fault::ChangeAfterMilestones => "skriv målet som et niveau i indikatorens enhed".into(),
        Fault::ChangeIsWorse(change) => {
            format!("skriv `{}`, eller kontrollér indikatorens `better`", Step { amount: -change.amount, ..*change })
        }
        Fault::FractionOnPercent(level) => hints::fraction(*level, is_figure(&problem.path)),
        Fault::ComparedWithItself(_) => "angiv et andet område eller en anden periode".into(),
        Fault::OutsideWindow(_) => "skriv en periode i tidsrummet, eller giv målet sit eget `window`".into(),
        Fault::RequiredOfMonitored => "slet `require`, eller vælg en regel, der stiller et krav".into(),
        Fault::TooFewTargets { .. } => {
            "mål, der følges uden krav, tæller ikke med; et mål tæller én gang for hvert af sine områder".into()
        }
        Fault::NotTogether { .. } => "lav en figur for hver enhed".into(),
        Fault::NotASum(_) => "nævn en indikator med `derived: { sum: [...] }`, eller skriv `indicators` i stedet".into(),
        Fault::FigureDecimals { is_count: true, .. } => {
            "et antal er et helt tal uden decimaler; skriv det uden punktum mellem tusinder, for eksempel `1700`".into()
        }
        Fault::FigureDecimals { found: 3, decimals: 0..=2, .. } => hints::thousands(),
        Fault::FigureDecimals { .. } => "skriv tallet, som det er offentliggjort, eller angiv flere `decimals` for indikatoren".into(),
        Fault::FigureTooLong => "et tal har højst 28 cifre".into(),
        Fault::UndatedBesideDated(_) => {
            "skriv også, hvornår det andet tal blev offentliggjort: `as_of: 2024-06-03`, øverst i filen eller ved tallet".into()
        }
        Fault::PublishedTooEarly { .. } => "kontrollér datoen; er tallet et skøn, så tilføj `status: estimated`".into(),
        Fault::OtherWord { known, .. } => {
            let texts: Vec<&str> = known.iter().map(String::as_str).collect();
            format!("her kan stå {} eller `missing`", list(&texts))
        }
        Fault::AlmostText { asked, .. } => {
            format!("skriv `{asked}`, eller angiv de mulige tekster ved feltet: `[{asked}, …]`")
        }
        Fault::LooksMissing(text) => {
            format!("skriv `missing`, eller angiv de mulige tekster ved feltet: `[…, {text}]`")
        }
        Fault::MethodDoesNotFit(method) => match method {
            Method::Proportion => {
                "`proportion` kræver en andel i procent, der er målt eller er en andel af et antal".into()
            }
            Method::Poisson => "`poisson` kræver et antal, en sum af antal eller en hyppighed, der er målt eller er et antal pr. et antal".into(),
            Method::StandardError | Method::ConfidenceInterval(_) => {
                "metoden kræver en indikator, der ikke er afledt; angiv den ved de målte indikatorer".into()
            }
        },
        Fault::DesignEffectWithoutShare => "slet `design_effect`, eller skriv `method: proportion`".into(),
        Fault::ShareOutOfRange(_) | Fault::EventsBelowZero(_) => "kontrollér tallet".into(),
        Fault::IntervalWithoutValue { .. } => "kontrollér værdien, `lower` og `upper`".into(),
        Fault::ObservedTwice(_) => {
            "behold kun det ene; et revideret tal skrives med sin dato: `{ value: 90, as_of: 2024-06-03 }`".into()
        }
        Fault::StatedDifferently => "behold kun den ene, eller giv den nyeste sin dato: `as_of: 2024-06-03`".into(),
        Fault::ValueUnexpected(_) => "slet værdien eller `status`".into(),
        Fault::ValueMissing => "tilføj `value: …` eller `status: missing` eller `status: suppressed`".into(),
        Fault::TotalAmongParts(_) => "fjern den fra listen, eller angiv en anden total".into(),
        Fault::PartUnit { .. } => "angiv dele i totalens enhed".into(),
        Fault::NeverFails => "slet kontrollen, eller angiv den total eller hyppighed, som kilden selv oplyser".into(),
        Fault::NotARate(_) => "angiv en indikator med `unit: { per: …, of: … }`".into(),
        Fault::NotACount(_) => "angiv en indikator med `unit: { count: … }`".into(),
        Fault::MeasuredAndDerived(_) => "behold enten `measured` eller `derived`".into(),
        Fault::MeasuredWithFigures(_) => "slet tallene, eller slet `measured`".into(),
        Fault::CountUnit => "skriv `unit: { count: … }`".into(),
        Fault::SumInPercent => "skriv feltets enhed, for eksempel `unit: { amount: kr. }`".into(),
        Fault::SumDecimals { found, .. } => format!("tilføj `decimals: {found}` til indikatoren"),
        Fault::ReservedField(_) => "giv feltet et andet navn".into(),
        Fault::UnknownField { known, .. } => {
            if known.is_empty() {
                return None;
            }
            let names: Vec<&str> = known.iter().map(crate::name::Id::as_str).collect();
            format!("felterne er: {}", list(&names))
        }
        Fault::OtherType { holds: Holds::Texts, .. } => "skriv en tekst".into(),
        Fault::OtherType { holds: Holds::Numbers, .. } => "skriv et tal: `3` eller `21.5`".into(),
        Fault::OtherType { holds: Holds::YesNo, .. } => "skriv `yes` eller `no`".into(),
        Fault::CheckOfOther { .. } => "angiv en kontrol, hvis dele er summen af de samme rækker og det samme felt (`measured: { sum: …, of: … }`), eller udelad `check`".into(),
        Fault::NotNumbers { .. } => "angiv et felt med tal".into(),
        Fault::FieldDecimals { found, .. } => {
            format!("skriv tallet uden punktum mellem tusinder, eller angiv feltet med `{{ decimals: {found} }}`")
        }
        Fault::NothingWithin => "ret den ene grænse".into(),
        Fault::UnknownText { known, text, .. } => {
            if known.is_empty() {
                return Some(format!("angiv de mulige tekster ved feltet, hvis ingen række har den: `[{text}, …]`"));
            }
            let texts: Vec<&str> = known.iter().map(String::as_str).collect();
            format!("rækkerne har: {}", list(&texts))
        }
        Fault::RowWithout(key) => format!("tilføj `{key}: …` til rækken eller til registeret"),
        Fault::RowLacks { field, .. } => {
            format!("tilføj `{field}: …`; er værdien ukendt, så skriv `{field}: missing`")
        }
        Fault::TestNeedsArea { areas } => {
            let names: Vec<&str> = areas.iter().map(crate::name::Id::as_str).collect();
            format!("tilføj `area: …` med et af områderne {}", list(&names))
        }
        Fault::AreaNotOfTarget { areas, .. } => {
            let names: Vec<&str> = areas.iter().map(crate::name::Id::as_str).collect();
            format!("målet gælder {}", list(&names))
        }
        Fault::TestTargetComputed { .. } => {
            "giv de tal, den beregnes af: `given: { observations: { indikator: { område: { 2020: 51 } } } }`, eller `registers:`".into()
        }
    })
}
