//! Warnings in Danish.

use crate::lint::Lint;
use crate::name::Language;
use crate::text::diagnostics::{hundredfold, listed};

pub(in crate::text) fn message(lint: &Lint) -> String {
    match lint {
        Lint::TargetWithoutSource { target } => format!("der står ikke, hvor målet `{target}` er besluttet"),
        Lint::RuleAgainstBetter { kind, indicator, better } => {
            format!(
                "`{}` kræver den dårlige side: for `{indicator}` er `better` sat til `{}`",
                kind.name(),
                better.word()
            )
        }
        Lint::WindowEndsEarly { by, to } => format!("målet skal nås i {by}, men tidsrummet slutter med {to}"),
        Lint::NeverComparable { at, period } => {
            format!("databruddet i {at} gør, at målet aldrig kan afgøres for {period}")
        }
        Lint::UnusedIndicator(id) => format!("hverken mål, kontroller eller andre indikatorer bruger `{id}`"),
        Lint::UnusedArea(id) => format!("hverken mål, regler eller kontroller bruger `{id}`"),
        Lint::OneLanguage(language) => format!("teksten står kun på {}", name_of(*language)),
        Lint::OlderThanSource { date, year } => {
            format!("tallet er offentliggjort {date}, men kilden er fra {year}")
        }
        Lint::UnusedUncertainty { key, indicator } => {
            format!("`{key}` bruges ikke, for `{indicator}` har ingen `uncertainty`")
        }
        Lint::UnlikelyStandardError(error) => {
            format!("en standardfejl på `{error}` er meget lille for et tal i procent")
        }
        Lint::LopsidedInterval { value, lower, upper } => {
            format!("intervallet fra {lower} til {upper} ligger skævt om værdien {value}")
        }
        Lint::NegativeCount(value) => format!("et antal på `{value}` er under 0"),
        Lint::ShareAbove100 { indicator, period } => format!("`{indicator}` er over 100 procent i {period}"),
        Lint::TwinRows { first } => format!("rækken er magen til række {first} i registeret"),
        Lint::FeedWithoutFile { file } => format!("ingen fil passer til `{file}`"),
        Lint::ShareAsFraction { indicator, .. } => {
            format!("`{indicator}` er i procent, men alle tallene ligger mellem 0 og 1")
        }
        Lint::CountWithDecimals(decimals) => {
            format!("et antal har ingen decimaler, men `decimals` er sat til {decimals}")
        }
        Lint::DistantPeriod { period, nearest } => {
            format!("`{period}` ligger mere end 20 år fra alle andre tal; det nærmeste er fra {nearest}")
        }
        Lint::TargetWithoutFigures { indicator, area: Some(area), .. } => {
            format!("`{indicator}` har ingen tal for `{area}`, så målet kan ikke afgøres")
        }
        Lint::TargetWithoutFigures { indicator, .. } => {
            format!("`{indicator}` har ingen tal, så målet kan ikke afgøres")
        }
        Lint::GoalNoImprovement { goal, baseline, period } => {
            format!("målet på {goal} er dårligere end udgangsniveauet: {baseline} i {period}")
        }
        Lint::SameName { other, language: None } => format!("navnet er det samme som for `{other}`"),
        Lint::SameName { other, language: Some(language) } => {
            format!("navnet på {} er det samme som for `{other}`", name_of(*language))
        }
        Lint::RemarkInText(remark) => format!("teksten slutter før `{remark}`, der læses som en kommentar"),
        Lint::UnusedAllow(kind) => format!("`{}` er slået fra, men forekommer ikke her", kind.name()),
    }
}

fn name_of(language: Language) -> &'static str {
    match language {
        Language::Danish => "dansk",
        Language::English => "engelsk",
    }
}

pub(in crate::text) fn help(lint: &Lint) -> String {
    let written;
    let cure = match lint {
        Lint::TargetWithoutSource { .. } => "tilføj `source: …` til målet eller til målsætningen",
        Lint::RuleAgainstBetter { .. } => "kontrollér reglen og indikatorens `better`",
        Lint::WindowEndsEarly { .. } => "giv målet et `window`, der når frem til datoen",
        Lint::NeverComparable { .. } => {
            "lad målet begynde efter bruddet (`baseline`, `since` eller `window`), eller skriv `across_breaks: allowed`, hvis tallene kan sammenlignes"
        }
        Lint::UnusedIndicator(_) => "tilføj et mål, der bruger den, eller slet den",
        Lint::UnusedArea(_) => "brug det i et mål, eller slet det",
        Lint::OneLanguage(Language::Danish) => "tilføj `en: …`",
        Lint::OneLanguage(Language::English) => "tilføj `da: …`",
        Lint::OlderThanSource { .. } => "kontrollér datoen (`as_of`) og kilden",
        Lint::UnusedUncertainty { .. } => "angiv `uncertainty` for indikatoren",
        Lint::UnlikelyStandardError(error) => {
            written = format!("skriv den i procentpoint: `{}`", hundredfold(*error));
            &written
        }
        Lint::LopsidedInterval { .. } => {
            "kontrollér `lower` og `upper`; de læses, som om de ligger lige langt fra værdien"
        }
        Lint::NegativeCount(_) => "kontrollér tallet",
        Lint::ShareAbove100 { .. } => "kontrollér, om delen er en del af helheden",
        Lint::TwinRows { .. } => "slet den ene, hvis den er skrevet to gange",
        Lint::FeedWithoutFile { .. } => "giv filen med, eller ret dens navn",
        Lint::ShareAsFraction { value, .. } => {
            written = format!(
                "skriv procent, `{}` i stedet for `{value}`, og ret `decimals` tilsvarende",
                hundredfold(*value)
            );
            &written
        }
        Lint::CountWithDecimals(_) => {
            "slet `decimals`, og skriv tusinder uden punktum, `1700`; det, der måles og ikke tælles, har `unit: { amount: … }`"
        }
        Lint::DistantPeriod { .. } => "kontrollér perioden",
        Lint::TargetWithoutFigures { known, .. } if known.is_empty() => "tilføj tallene under `observations`",
        Lint::TargetWithoutFigures { known, .. } => {
            written = format!("tilføj dem, eller kontrollér området: der er tal for {}", listed(known, "og"));
            &written
        }
        Lint::GoalNoImprovement { .. } => {
            "se efter, om tallet eller indikatorens `better` er rigtigt; sådan som målet står, må det blive dårligere"
        }
        Lint::SameName { .. } => "giv den ene et andet navn, så læseren kan se forskel på dem",
        Lint::RemarkInText(_) => {
            return "er det en kommentar, så skriv et mellemrum efter `#`; hører det til teksten, så sæt hele teksten i anførselstegn".into();
        }
        Lint::UnusedAllow(_) => return "slet den under `allow`".into(),
    };
    match lint.kind() {
        Some(kind) => format!("{cure}; skal det være sådan, så skriv hvorfor: `allow: {{ {}: … }}`", kind.name()),
        None => cure.into(),
    }
}
