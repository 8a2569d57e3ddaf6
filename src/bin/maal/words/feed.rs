//! What is said of published files.

use maal::feed::Role;
use maal::{Language, Words};

use crate::feed::Span;

pub(crate) const NOTHING_TAKEN: Words =
    Words { da: "maal: der tages ingen tal af datafilerne", en: "maal: no figures are taken from the data files" };

/// The columns of the table of figures.
pub(crate) const COLUMNS: [Words; 6] = [
    Words { da: "indikator", en: "indicator" },
    Words { da: "område", en: "area" },
    Words { da: "periode", en: "period" },
    Words { da: "værdi", en: "value" },
    Words { da: "status", en: "status" },
    Words { da: "dato", en: "date" },
];

pub(crate) const FORMAT: Words = Words { da: "format", en: "format" };
pub(crate) const TITLE: Words = Words { da: "titel", en: "title" };
pub(crate) const TABLE: Words = Words { da: "tabel", en: "table" };
pub(crate) const PUBLISHER_OF: Words = Words { da: "udgiver", en: "publisher" };
pub(crate) const UPDATED: Words = Words { da: "opdateret", en: "updated" };
pub(crate) const UNIT: Words = Words { da: "enhed", en: "unit" };
pub(crate) const DECIMALS: Words = Words { da: "decimaler", en: "decimals" };
pub(crate) const ROWS: Words = Words { da: "rækker", en: "rows" };
pub(crate) const PERIODS: Words = Words { da: "perioder", en: "periods" };
pub(crate) const SYMBOLS: Words = Words { da: "i stedet for tal", en: "in the place of figures" };
pub(crate) const STATUSES: Words = Words { da: "ved tallene", en: "beside the figures" };
pub(crate) const COLUMNS_OF: Words = Words { da: "kolonner", en: "columns" };
pub(crate) const NOTES: Words = Words { da: "noter", en: "notes" };
pub(crate) const WARNINGS: Words = Words { da: "advarsler", en: "warnings" };
pub(crate) const PROPOSAL: Words = Words {
    da: "Forslag til YAML; skriv det, der mangler, i stedet for hver `…`:",
    en: "A proposal for the YAML; write what is missing in the place of each `…`:",
};
pub(crate) const MARKS: Words = Words {
    da: "suppressed, missing, not_applicable, zero, provisional …",
    en: "suppressed, missing, not_applicable, zero, provisional …",
};
pub(crate) const AS_OF: Words = Words {
    da: "(hvornår tallene blev offentliggjort: 2024-06-03)",
    en: "(when the figures were published: 2024-06-03)",
};
pub(crate) const PUBLISHER: Words = Words { da: "(hvem der udgiver tallene)", en: "(who publishes the figures)" };

/// What a column holds.
pub(crate) fn role(role: Role) -> Words {
    match role {
        Role::Indicator => Words { da: "indikator", en: "indicator" },
        Role::Area => Words { da: "område", en: "area" },
        Role::Period => Words { da: "periode", en: "period" },
        Role::Value => Words { da: "værdi", en: "value" },
        Role::Status => Words { da: "status", en: "status" },
        Role::Size => Words { da: "antal bag tallet", en: "number behind the figure" },
        Role::StandardError => Words { da: "standardfejl", en: "standard error" },
        Role::Lower => Words { da: "nedre grænse", en: "lower limit" },
        Role::Upper => Words { da: "øvre grænse", en: "upper limit" },
    }
}

/// `2019-Q1 to 2023-Q4, every quarter; 2 cells are no such periods`
pub(crate) fn span(span: &Span, language: Language) -> String {
    let Span { from, to, frequency, others } = span;
    let every = match (language, *frequency) {
        (Language::Danish, "month") => "måneder",
        (Language::Danish, "quarter") => "kvartaler",
        (Language::Danish, "half-year") => "halvår",
        (Language::Danish, _) => "år",
        (Language::English, "month") => "months",
        (Language::English, "quarter") => "quarters",
        (Language::English, "half-year") => "half-years",
        (Language::English, _) => "years",
    };
    let to = match language {
        _ if from == to => String::new(),
        Language::Danish => format!(" til {to}"),
        Language::English => format!(" to {to}"),
    };
    let others = match (language, others) {
        (_, 0) => String::new(),
        (Language::Danish, 1) => "; 1 tekst er noget andet".to_owned(),
        (Language::Danish, others) => format!("; {others} tekster er noget andet"),
        (Language::English, 1) => "; 1 text is something else".to_owned(),
        (Language::English, others) => format!("; {others} texts are something else"),
    };
    format!("{from}{to} ({every}){others}")
}

/// `3 categories: …, …, …`
pub(crate) fn categories(count: usize, first: &[String], language: Language) -> String {
    let categories = match (language, count) {
        (Language::Danish, 1) => "1 kategori".to_owned(),
        (Language::Danish, count) => format!("{count} kategorier"),
        (Language::English, 1) => "1 category".to_owned(),
        (Language::English, count) => format!("{count} categories"),
    };
    let more = if count > first.len() { ", …" } else { "" };
    format!("{categories}: {}{more}", first.join(", "))
}

/// `..` (3 times)
pub(crate) fn times(text: &str, count: usize, language: Language) -> String {
    let text = match language {
        _ if !text.is_empty() => format!("`{text}`"),
        Language::Danish => "tomt".to_owned(),
        Language::English => "nothing".to_owned(),
    };
    match (language, count) {
        (Language::Danish, 1) => format!("{text} (1 gang)"),
        (Language::Danish, count) => format!("{text} ({count} gange)"),
        (Language::English, 1) => format!("{text} (once)"),
        (Language::English, count) => format!("{text} ({count} times)"),
    }
}

/// A remark beside what is the same for all figures, where a column may say it instead.
pub(crate) fn or_column(key: &str, language: Language) -> String {
    match language {
        Language::Danish => format!("  # eller `columns: {{ {key}: … }}`, hvis en kolonne angiver det"),
        Language::English => format!("  # or `columns: {{ {key}: … }}` where a column says it"),
    }
}

/// The categories of which one, or some, must be chosen.
pub(crate) fn one_of(first: &[String], count: usize, language: Language) -> String {
    let more = count.saturating_sub(first.len());
    let first = first.join(", ");
    match (language, more) {
        (Language::Danish, 0) => format!("en eller flere af {first}"),
        (Language::Danish, more) => format!("en eller flere af {first} og {more} til"),
        (Language::English, 0) => format!("one or some of {first}"),
        (Language::English, more) => format!("one or some of {first} and {more} more"),
    }
}

/// The columns of which one must be named.
pub(crate) fn one_of_columns(names: &[String], language: Language) -> String {
    match language {
        Language::Danish => format!("en af {}", names.join(", ")),
        Language::English => format!("one of {}", names.join(", ")),
    }
}

/// How many categories are not listed.
pub(crate) fn and_more(more: usize, language: Language) -> String {
    match language {
        Language::Danish => format!("  # og {more} til; de, der ikke nævnes, udelades"),
        Language::English => format!("  # and {more} more; those that are not named are left out"),
    }
}
