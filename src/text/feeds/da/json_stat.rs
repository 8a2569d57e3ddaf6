//! JSON-stat, in Danish.

use crate::feed::JsonStatFault;

pub(super) fn message(fault: &JsonStatFault) -> String {
    match fault {
        JsonStatFault::WebPage => "det er en webside".into(),
        JsonStatFault::NotJson { character } => format!("fra tegn {character} på linjen er det ikke JSON"),
        JsonStatFault::CutShort => "filen slutter midt i det hele".into(),
        JsonStatFault::ErrorBody { message } => format!("det er en fejlmeddelelse, ikke data: {message}"),
        JsonStatFault::OnlyDescribes { class } => {
            format!("det er en `{class}` i JSON-stat: den beskriver data og indeholder ingen")
        }
        JsonStatFault::NoDataset => "der er intet datasæt i JSON-stat i filen".into(),
        JsonStatFault::SeveralDatasets { names } => {
            format!("der er {} datasæt i filen: {}", names.len(), names.join(", "))
        }
        JsonStatFault::Empty => "der er ingen værdier i datasættet".into(),
        JsonStatFault::Missing { member } => format!("`{member}` mangler"),
        JsonStatFault::Twice { member } => format!("`{member}` står der to gange"),
        JsonStatFault::Shape { member } => format!("`{member}` er ikke skrevet, som JSON-stat har det"),
        JsonStatFault::SizesDiffer { ids, sizes } => {
            format!("antallet af dimensioner er {ids} i `id` og {sizes} i `size`")
        }
        JsonStatFault::SizesFromCategories { ids, sizes } => {
            format!("antallet af dimensioner er {ids} i `id` og {sizes} i `size`; kategorierne er talt i stedet")
        }
        JsonStatFault::CategoriesDiffer { dimension, size, categories } => {
            format!("dimensionen `{dimension}` har størrelsen {size}; antallet af kategorier er {categories}")
        }
        JsonStatFault::NoOrder { dimension, categories } => {
            format!("dimensionen `{dimension}` har {categories} kategorier, og intet siger, hvilken der er først")
        }
        JsonStatFault::BrokenOrder { dimension, last } => {
            format!("pladserne i dimensionen `{dimension}` går ikke fra 0 til {last}, hver én gang")
        }
        JsonStatFault::PeriodBelied { code, label } => {
            format!("`{code}` er koden for `{label}`, som er en anden periode")
        }
        JsonStatFault::TooLarge => "dimensionerne giver flere værdier, end der kan læses".into(),
        JsonStatFault::ValueCount { values, cells } => {
            format!("dimensionerne giver {cells} værdier; filen har {values}")
        }
        JsonStatFault::StatusCount { statuses, cells } => {
            format!("dimensionerne giver {cells} værdier; antallet af statusser er {statuses}")
        }
        JsonStatFault::OutOfRange { member, key, last } => {
            format!("der er en `{key}` i `{member}`, men værdierne er nummereret fra 0 til {last}")
        }
        JsonStatFault::NotANumber { found } => format!("`{found}` er ikke et tal"),
        JsonStatFault::Multiplied { category, multiplier } => {
            format!("værdierne af `{category}` skal ganges op: enhedens `multiplier` er `{multiplier}`")
        }
        JsonStatFault::UnreadDate { found } => {
            format!("`updated` er `{found}`, som ikke er en dato, der kan læses")
        }
    }
}

pub(super) fn help(fault: &JsonStatFault) -> Option<String> {
    Some(match fault {
        JsonStatFault::WebPage | JsonStatFault::NoDataset => "hent tabellen igen, og vælg JSON-stat som format".into(),
        JsonStatFault::NotJson { .. } => "hent filen igen; den er måske rettet i hånden".into(),
        JsonStatFault::CutShort => "hent filen igen".into(),
        JsonStatFault::ErrorBody { .. } => {
            "hent tabellen igen; udtrækket er nok for stort, eller tabellen findes ikke".into()
        }
        JsonStatFault::OnlyDescribes { .. } => "hent de datasæt, den henviser til".into(),
        JsonStatFault::SeveralDatasets { .. } => "gem hvert datasæt i en fil for sig".into(),
        JsonStatFault::Empty => "hent tabellen igen, og vælg mindst én kategori i hver dimension".into(),
        JsonStatFault::ValueCount { .. }
        | JsonStatFault::StatusCount { .. }
        | JsonStatFault::OutOfRange { .. }
        | JsonStatFault::SizesDiffer { .. }
        | JsonStatFault::CategoriesDiffer { .. } => {
            "hent filen igen; passer tallene stadig ikke, så hent den som CSV, og sig det til udgiveren".into()
        }
        JsonStatFault::SizesFromCategories { .. } => "se efter, om tallene står ved de rigtige kategorier".into(),
        JsonStatFault::Missing { .. }
        | JsonStatFault::Twice { .. }
        | JsonStatFault::Shape { .. }
        | JsonStatFault::NoOrder { .. }
        | JsonStatFault::PeriodBelied { .. }
        | JsonStatFault::BrokenOrder { .. } => "hent filen som CSV, og sig det til udgiveren".into(),
        JsonStatFault::TooLarge => "hent færre kategorier ad gangen".into(),
        JsonStatFault::NotANumber { .. } => {
            "i JSON-stat er en værdi et tal eller `null`, og tegn for den står i `status`; hent tabellen som CSV".into()
        }
        JsonStatFault::Multiplied { .. } => {
            "hent tabellen i hele enheder, eller hent den som CSV, og angiv indikatoren i den enhed, som tallene er i"
                .into()
        }
        JsonStatFault::UnreadDate { .. } => "tilføj `as_of: 2024-06-03` med den dag, tallene er fra".into(),
    })
}
