//! What is wrong where a file meets the rulebook, in Danish.

use crate::feed::{LooksLike, Misfit, Role, SaidBy, is_misread};
use crate::name::{Id, Language};
use crate::number::Number;
use crate::period::Frequency;
use crate::problem::Thing;
use crate::text::feeds::{either, in_yaml, place, quoted, unmatched_line};

pub(super) fn message(misfit: &Misfit) -> String {
    match misfit {
        Misfit::NoFeed { .. } => "ingen kilde under `feeds:` bruger filen".into(),
        Misfit::UnknownFormat => "filens format kan ikke afgøres".into(),
        Misfit::SecondHeader { first, last } => {
            format!("værdierne er årstal i rækkefølge, `{first}` til `{last}`: her ser en ny tabel ud til at begynde")
        }
        Misfit::FormatNotBuilt { format } => format!("denne udgave af biblioteket læser ikke `{format}`"),
        Misfit::NoColumn { role, .. } => format!("det fremgår ikke, hvilken kolonne der indeholder {}", held(*role)),
        Misfit::UnknownColumn { name, .. } => format!("filen har ingen kolonne `{name}`"),
        Misfit::SeveralColumns { role, .. } => format!("flere kolonner kan indeholde {}", held(*role)),
        Misfit::LeftOver { column, looks: LooksLike::Statuses, .. } => {
            format!("`{column}` ser ud til at sige noget om tallene, men bruges ikke")
        }
        Misfit::LeftOver { column, count, .. } => {
            format!("`{column}` har {count} kategorier, og det er ikke angivet, hvilken der menes")
        }
        Misfit::NoCategory { column, category, .. } => format!("ingen række har `{category}` under `{column}`"),
        Misfit::NoRows => "ingen række opfylder `where`".into(),
        Misfit::Unmatched { thing, found, count, .. } => {
            let more = count.saturating_sub(found.len());
            let found = quoted(found);
            let rest = if more == 0 { String::new() } else { format!(" og {more} til") };
            format!("{} hedder {found}{rest}", none(*thing))
        }
        Misfit::ZerosLost { thing, found, meant } => {
            format!("`{found}` er ikke {}, men det er `{meant}`", one(*thing))
        }
        Misfit::CodeAndLabel { thing, code, label, by_code, by_label } => {
            format!("`{code}` er {} `{by_code}`, men teksten `{label}` er `{by_label}`", the(*thing))
        }
        Misfit::NoPeriods { column, found, count } => {
            let rest = match count.saturating_sub(found.len()) {
                0 => String::new(),
                more => format!(" og {more} til"),
            };
            format!("`{column}` indeholder ingen perioder: {}{rest}", quoted(found))
        }
        Misfit::Belied { given, column, category, found, .. } => {
            let which = if category == found.as_str() { String::new() } else { format!(", altså `{found}`") };
            format!("kilden angiver `{given}` for alle tal, men under `{column}` står `{category}`{which}")
        }
        Misfit::Joined { id, before, until, after, from, .. } => {
            format!("tallene for `{id}` står under `{before}` til og med {until} og under `{after}` fra og med {from}")
        }
        Misfit::Gap { indicator, area, missing, count } => format!(
            "`{indicator}` har intet tal i `{area}` for {missing}, selv om der er tal før og efter{}",
            others(*count)
        ),
        Misfit::LabelChanged { code, label, earlier, file, count } => {
            format!("`{code}` hedder `{label}` her og `{earlier}` i {file}{}", others(*count))
        }
        Misfit::Undated => {
            "filen siger ikke, hvornår tallene er offentliggjort, så fremskrivninger tages med som tal".into()
        }
        Misfit::NoLabel { key, label, .. } => format!("filen har ikke `{label}`, som står under `{key}`"),
        Misfit::Derived(id) => format!("`{id}` beregnes af andre indikatorer og kan ikke have egne tal"),
        Misfit::Measured(id) => format!("`{id}` opgøres ud fra et register og kan ikke have egne tal"),
        Misfit::Twice { indicator, area, period, first, .. } => {
            let first = place(*first, Language::Danish);
            format!("der er to tal for `{indicator}`, `{area}` i {period}: her og ved {first}")
        }
        Misfit::Decimals { found, indicator, declared, .. } => format!(
            "{} har flere decimaler, end der er angivet for `{indicator}` ({declared})",
            found.replace('.', ",")
        ),
        Misfit::TooLong { found } => format!("`{found}` har for mange cifre"),
        Misfit::SignBeside { found, sign } => format!("`{found}` har `{sign}` ved siden af tallet"),
        Misfit::Detail { key, found } => format!("`{key}` kan ikke være `{found}`"),
        Misfit::SizeNotWhole { found } => format!("`{found}` står som `n` og er ikke et helt tal"),
        Misfit::ThousandsOrDecimals { found, indicator, other, .. } => format!(
            "`{found}` kan være {} eller {}: {}",
            found.replace(['.', ','], ""),
            found.replace('.', ","),
            if other.is_some() {
                format!("andre tal for `{indicator}` har færre decimaler")
            } else {
                format!("`{indicator}` er et antal")
            }
        ),
        Misfit::Interval { value, lower, upper } => {
            format!("værdien {} ligger ikke i intervallet fra {} til {}", comma(*value), comma(*lower), comma(*upper))
        }
        Misfit::UnknownStatus { found } => format!("`{found}` er ikke en kendt status"),
        Misfit::ValueBesideMissing { statuses, count } => format!(
            "{} en værdi ved siden af en status, der siger, at der ingen er ({}); værdien beholdes",
            counted(*count, "række har", "rækker har"),
            quoted(statuses)
        ),
        Misfit::StatusLost { kept, lost, count } => {
            format!("{count} tal er både `{kept}` og `{lost}`; kun `{kept}` beholdes")
        }
        Misfit::PercentOutOfRange { indicator, first, count } => {
            format!("{count} tal for `{indicator}` er under 0 eller over 100 procent, det første {}", comma(*first))
        }
        Misfit::NegativeCount { indicator, first, count } => {
            format!(
                "{count} tal for `{indicator}` er under 0, det første {}, men indikatoren er et antal",
                comma(*first)
            )
        }
        Misfit::Forecasts { first, count } => {
            format!("{} er udeladt, den første for {first}", counted(*count, "prognose", "prognoser"))
        }
        Misfit::AfterUpdate { updated, first, count } => format!(
            "{count} tal er for en periode efter offentliggørelsen {updated} og er udeladt, det første for {first}"
        ),
        Misfit::EmptyCells { count, most } => {
            let of =
                |(indicator, area, count): &(Id, Id, usize)| format!(", flest for `{indicator}` i `{area}` ({count})");
            let most = most.as_ref().map(of).unwrap_or_default();
            format!("{} og regnes for manglende{most}", counted(*count, "celle er tom", "celler er tomme"))
        }
        Misfit::OtherFrequencies { indicator, frequency, count } => {
            format!("{count} tal for `{indicator}` er udeladt, fordi perioden ikke er {}", one_period(*frequency))
        }
        Misfit::WrongFrequency { indicator, declared, found } => format!(
            "`{indicator}` opgøres for {}, men filen har tal for {}",
            each_period(*declared),
            each_period(*found)
        ),
        Misfit::Unit { found, indicator } => {
            format!("tallene er i `{found}`, som ikke er enheden for `{indicator}`")
        }
        Misfit::UnitUnclear { found, indicator } => {
            format!("det fremgår ikke, om `{found}` er enheden for `{indicator}`")
        }
        Misfit::UnitSaid { by, found, indicator } => match by {
            SaidBy::Title => format!("filens titel angiver `{found}`, som ikke er enheden for `{indicator}`"),
            SaidBy::Heading(name) => {
                format!("kolonnen `{name}` er efter sit navn i `{found}`, som ikke er enheden for `{indicator}`")
            }
            SaidBy::Category { column, category } => {
                format!("under `{column}` står `{category}`, og `{found}` er ikke enheden for `{indicator}`")
            }
            SaidBy::Note => format!("en note i filen angiver `{found}`, som ikke er enheden for `{indicator}`"),
        },
        Misfit::ScaledTwice { found, power } => {
            format!("tallene er i `{found}`, og `UNIT_MULT` er `{power}`: begge angiver, hvor meget hvert tal tæller")
        }
        Misfit::Thousands { found, .. } => format!("tallene er i `{found}`"),
        Misfit::OtherUnit { found, declared } => format!("tallene er i `{found}` og ikke i `{declared}`"),
        Misfit::Multiplier { found } => {
            format!("`{found}` er ikke en potens af ti, som tallene kan ganges med")
        }
        Misfit::Fractions { indicator, .. } => {
            format!("alle tal for `{indicator}` ligger mellem 0 og 1, men indikatoren er i procent")
        }
        Misfit::More { count, .. } => format!("{count} til af samme slags"),
    }
}

pub(super) fn help(misfit: &Misfit) -> Option<String> {
    Some(match misfit {
        Misfit::NoFeed { proposal } => format!("tilføj `{proposal}`, eller lad filen være ude"),
        Misfit::SecondHeader { .. } => "læg hver tabel i sin egen fil eller på sit eget ark".into(),
        Misfit::UnknownFormat => {
            "tilføj `format: csv`, eller `statbank-csv`, `json-stat`, `px`, `sdmx-csv`, `xlsx`".into()
        }
        Misfit::FormatNotBuilt { format } => format!("byg den med `--features {format}`"),
        Misfit::NoColumn { role: role @ (Role::Indicator | Role::Area), columns } => format!(
            "tilføj `{key}: …`, hvis den er den samme for alle tal, eller `columns: {{ {key}: … }}` med en af {}",
            quoted(columns),
            key = role.key()
        ),
        Misfit::NoColumn { role, columns } => {
            format!("tilføj `columns: {{ {}: … }}` med en af {}", role.key(), quoted(columns))
        }
        Misfit::UnknownColumn { columns, .. } => format!("kolonnerne er {}", quoted(columns)),
        Misfit::SeveralColumns { role, columns } => {
            let lines: Vec<String> =
                columns.iter().map(|column| format!("columns: {{ {}: {} }}", role.key(), in_yaml(column))).collect();
            format!("tilføj {}", either(&lines, "eller"))
        }
        Misfit::LeftOver { column, looks: LooksLike::Statuses, .. } => format!(
            "står der, om tallene er foreløbige eller skøn, så tilføj `columns: {{ status: {column} }}`; ellers se bort fra kolonnen med `where: {{ {column}: \"*\" }}`",
            column = in_yaml(column)
        ),
        Misfit::LeftOver { column, looks: LooksLike::Values, .. } => format!(
            "indeholder kolonnen andre tal, så se bort fra den med `where: {{ {column}: \"*\" }}`; er den en opdeling, så vælg: `where: {{ {column}: … }}`",
            column = in_yaml(column)
        ),
        Misfit::LeftOver { column, categories, .. } => {
            let first = categories.iter().find(|category| !category.is_empty()).map_or("…", String::as_str);
            format!(
                "tilføj `where: {{ {}: {} }}`, eller en anden af {}",
                in_yaml(column),
                in_yaml(first),
                quoted(categories)
            )
        }
        Misfit::NoCategory { categories, .. } => format!("kategorierne er {}", quoted(categories)),
        Misfit::NoRows => "ret `where`, så mindst én række opfylder alle dele".into(),
        Misfit::Unmatched { found, .. } if found.first().is_some_and(|first| is_misread(first)) => {
            "filens bogstaver er læst forkert: hent filen igen, eller gem den som CSV UTF-8".into()
        }
        Misfit::Unmatched { thing, found, near, .. } => {
            format!("tilføj `{}`; så udelades dem, der ikke er nævnt", unmatched_line(*thing, found, near.as_ref()))
        }
        Misfit::ZerosLost { thing, found, meant } if found.len() > meant.len() => {
            format!("skriv koden, som filen har den: `{}: {{ {found}: … }}`", key(*thing), found = in_yaml(found))
        }
        Misfit::ZerosLost { thing, found, meant } => format!(
            "et regneark har fjernet nuller foran: hent filen igen, eller tilføj `{}: {{ {found}: … }}` i stedet for `{meant}`",
            key(*thing),
            found = in_yaml(found)
        ),
        Misfit::CodeAndLabel { thing, code, by_code, by_label, .. } => format!(
            "tilføj `{key}: {{ {code}: {by_code} }}`, hvis koden er rigtig, eller `{key}: {{ {code}: {by_label} }}`, hvis teksten er det",
            key = key(*thing),
            code = in_yaml(code)
        ),
        Misfit::NoPeriods { .. } => {
            "angiv en anden kolonne med `columns: { period: … }`; perioder skrives `2024`, `2024H1`, `2024K1` eller `2024M01`".into()
        }
        Misfit::Belied { thing, given, column, category, .. } => format!(
            "er tallene for `{category}`, så fjern `{}`; gælder de alligevel `{given}`, så bekræft det med `where: {{ {}: {} }}`",
            if *thing == Thing::Indicator { "indicator" } else { "area" },
            in_yaml(column),
            in_yaml(category)
        ),
        Misfit::Joined { thing: Thing::Indicator, from, .. } => format!(
            "er tallene ikke opgjort på samme måde, så skriv ved indikatoren `breaks: [{{ at: {from}, reason: … }}]`"
        ),
        Misfit::Joined { id, from, .. } => format!(
            "er området ikke det samme, så skriv ved indikatoren `breaks: [{{ at: {from}, area: {id}, reason: … }}]`"
        ),
        Misfit::Gap { .. } => "se efter, om tallene mangler hos udgiveren eller kun i udtrækket".into(),
        Misfit::LabelChanged { .. } => "se efter, om koden stadig står for det samme".into(),
        Misfit::Undated => "skriv den dag, filen er hentet, ved kilden: `as_of: 2024-06-03`".into(),
        Misfit::NoLabel { labels, .. } => format!("filen har {}", quoted(labels)),
        Misfit::Derived(_) => "fjern kilden, eller fjern `derived`".into(),
        Misfit::Measured(_) => "fjern kilden, eller fjern `measured`".into(),
        Misfit::Twice { column: Some(column), .. } => {
            format!("rækkerne er forskellige i `{column}`: tilføj `where: {{ {}: … }}`", in_yaml(column))
        }
        Misfit::Twice { equal: true, .. } => "slet den ene af de to ens rækker".into(),
        Misfit::Twice { equal: false, .. } => "ret filen, så der er én række".into(),
        Misfit::Decimals { most, .. } => format!("skriv `decimals: {most}` ved indikatoren"),
        Misfit::TooLong { .. } => "et tal har højst 28 cifre".into(),
        Misfit::SignBeside { sign, .. } => format!(
            "tilføj `symbols: {{ \"{sign}\": provisional }}`, eller `estimated`, `break`, `low_reliability`, `normal`"
        ),
        Misfit::SizeNotWhole { .. } => {
            "`n` er, hvor mange der er spurgt eller talt; ret tallet, eller vælg kolonnen med `columns: { n: … }`"
                .into()
        }
        Misfit::ThousandsOrDecimals { found, sign, other, .. } => format!(
            "er det {}, så skriv det uden tegn mellem tusinder i filen; er det {}, så tilføj `decimal: {sign}` og skriv `decimals: 3` ved indikatoren{}",
            found.replace(['.', ','], ""),
            found.replace('.', ","),
            other.map_or(String::new(), |other| format!("; sammenlign med {}", place(other, Language::Danish)))
        ),
        Misfit::Detail { .. } | Misfit::Interval { .. } => "ret tallet i filen".into(),
        Misfit::UnknownStatus { found } => format!(
            "tilføj `symbols: {{ {}: … }}` med det, den betyder: `provisional`, `estimated`, `forecast`, `break`, `missing`, `suppressed`, eller `normal`, hvis den ikke siger noget om tallet",
            in_yaml(found)
        ),
        Misfit::ValueBesideMissing { .. } => "se efter hos udgiveren, om værdien gælder".into(),
        Misfit::StatusLost { kept: "break", lost, .. } => format!(
            "vurderingen siger da ikke, at tallet er `{lost}`; står bruddet under `breaks` ved indikatoren, så tilføj `symbols: {{ \"…\": {lost} }}` med det, der står i filen"
        ),
        Misfit::StatusLost { .. } => "skal det andet gælde, så skriv det under `symbols`".into(),
        Misfit::PercentOutOfRange { .. } | Misfit::NegativeCount { .. } => {
            "sammenlign tallet med udgiverens tabel".into()
        }
        Misfit::Forecasts { .. } => "en prognose er ikke en måling; er den det alligevel, så ret dens status".into(),
        Misfit::AfterUpdate { .. } => {
            "er tallene foreløbige eller skønnede, skal filen sige det; ellers er det prognoser".into()
        }
        Misfit::EmptyCells { .. } => "tilføj `symbols: { \"\": missing }`, hvis det er det, de betyder".into(),
        Misfit::OtherFrequencies { .. } => "hent kun tal for den ene slags perioder".into(),
        Misfit::WrongFrequency { found, .. } => {
            format!("skriv `frequency: {}` ved indikatoren, eller hent andre tal", found.word())
        }
        Misfit::UnitUnclear { found, .. } => {
            format!("er det indikatorens enhed, så tilføj `unit: {}`; ellers hent andre tal", in_yaml(found))
        }
        Misfit::ScaledTwice { found, .. } => format!(
            "skal tallene bruges, som de er, uden at blive ganget op, så tilføj `unit: {}`; ellers hent dem i hele enheder",
            in_yaml(found)
        ),
        Misfit::Unit { found, .. } | Misfit::Thousands { found, .. } | Misfit::UnitSaid { found, .. } => {
            format!(
                "ret indikatorens enhed, eller tilføj `unit: {}`, hvis tallene skal bruges, som de er",
                in_yaml(found)
            )
        }
        Misfit::OtherUnit { .. } => "ret `unit`, eller hent tallene i den rigtige enhed".into(),
        Misfit::Multiplier { .. } => "`UNIT_MULT` er et helt tal: 3 for tusinder, 6 for millioner".into(),
        Misfit::Fractions { .. } => "er `0.25` en fjerdedel, skal tallene ganges med 100, før de gemmes".into(),
        Misfit::More { .. } => return None,
    })
}

fn held(role: Role) -> &'static str {
    match role {
        Role::Indicator => "indikatoren",
        Role::Area => "området",
        Role::Period => "perioden",
        Role::Value => "værdien",
        Role::Status => "status",
        Role::Size => "antallet af adspurgte",
        Role::StandardError => "standardfejlen",
        Role::Lower => "den nedre grænse",
        Role::Upper => "den øvre grænse",
    }
}

fn one_period(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Year => "et år",
        Frequency::HalfYear => "et halvår",
        Frequency::Quarter => "et kvartal",
        Frequency::Month => "en måned",
    }
}

fn each_period(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Year => "hvert år",
        Frequency::HalfYear => "hvert halvår",
        Frequency::Quarter => "hvert kvartal",
        Frequency::Month => "hver måned",
    }
}

fn comma(number: Number) -> String {
    number.to_string().replace('.', ",")
}

fn counted(count: usize, one: &str, several: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { several })
}

fn none(thing: Thing) -> &'static str {
    if thing == Thing::Indicator { "ingen indikator" } else { "intet område" }
}

fn one(thing: Thing) -> &'static str {
    if thing == Thing::Indicator { "en indikator" } else { "et område" }
}

fn the(thing: Thing) -> &'static str {
    if thing == Thing::Indicator { "indikatoren" } else { "området" }
}

/// What is told once: how many there are.
fn others(count: usize) -> String {
    if count > 1 { format!("; det er det første af {count} tilfælde") } else { String::new() }
}

fn key(thing: Thing) -> &'static str {
    if thing == Thing::Indicator { "indicators" } else { "areas" }
}
