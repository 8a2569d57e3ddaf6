//! Units that stand in words that are about something else as well: a title, a heading, a category, a note.

use super::said::{PER, PERCENT, Said, said, tens, words};

/// Behind what words of a title or a note a unit may stand.
const BEHIND: [&str; 7] = [" i ", " in ", " pr. ", " Pr. ", " pr ", " per ", " Per "];
/// Where the words of a unit end.
const ENDS: [&str; 7] = [", ", ";", ":", "(", " efter ", " by ", " fordelt "];

/// Whether words clearly say a unit that is not one of counts.
fn is_clear(phrase: &str) -> bool {
    match said(phrase) {
        Said::Percent => true,
        // Behind `pr.` a day may stand as well: `pr. 31. december`.
        Said::Per(many) => [100, 1000, 10_000, 100_000, 1_000_000].contains(&many),
        Said::Times(power) => power.is_none_or(|power| power >= 3) || phrase.to_lowercase().contains("hundre"),
        Said::Ratio => ["indeks", "index"].iter().any(|word| phrase.to_lowercase().starts_with(word)),
        Said::Rate | Said::Number | Said::Other => false,
    }
}

/// The words of a title that clearly say a unit: what stands in brackets, or behind `pr.` or `i`, or at its end.
pub(in crate::feeding) fn in_title(title: &str) -> Option<&str> {
    within(title).or_else(|| at_the_end(title))
}

/// The words of a unit in brackets, or behind `pr.` or `i`.
fn within(text: &str) -> Option<&str> {
    let in_brackets = text.split(['(', '[']).skip(1).filter_map(|part| part.split([')', ']']).next());
    in_brackets.map(str::trim).take(20).find(|part| is_unit(part, true)).or_else(|| behind(text))
}

/// All words, or those behind the last comma or dash, or a percent sign or word at the end.
fn at_the_end(title: &str) -> Option<&str> {
    let behind =
        [", ", " - ", " \u{2013} "].iter().filter_map(|sign| title.rsplit_once(sign)).map(|(_, behind)| behind);
    let last = title.trim().rsplit_once(' ').map(|(_, last)| last).filter(|last| {
        let small = last.to_lowercase();
        PERCENT.contains(&small.trim_end_matches('.')) && small != "pc"
    });
    let whole = [title].into_iter().filter(|whole| !whole.trim().bytes().all(|byte| byte.is_ascii_digit()));
    whole.chain(behind).find(|part| is_unit(part, false)).or(last).map(str::trim)
}

/// The words of a unit behind `i`, `in`, `pr.` or `per`, which do not stand far behind where a text begins.
fn behind(text: &str) -> Option<&str> {
    const FAR: usize = 400;
    let text = text.char_indices().nth(FAR).and_then(|(at, _)| text.get(..at)).unwrap_or(text);
    let begin = |of: &&str| text.strip_prefix(of.trim_start()).map(|_| 0);
    let within = |of: &&str| text.match_indices(*of).map(|(at, _)| at + 1).collect::<Vec<_>>();
    let mut places: Vec<usize> = BEHIND.iter().flat_map(within).chain(BEHIND.iter().filter_map(begin)).collect();
    places.sort_unstable();
    places.into_iter().find_map(|at| {
        let words = text.get(at..)?;
        let end = ENDS.iter().filter_map(|end| words.find(end)).min().unwrap_or(words.len());
        let words = words.get(..end)?.trim();
        let bare = ["i ", "in "].iter().find_map(|of| words.strip_prefix(of)).unwrap_or(words);
        is_unit(bare, true).then_some(words)
    })
}

/// The words of a category that clearly say a unit: as in a title, or behind the last comma, or all of them. A number
/// is one where its column is there to say units.
pub(in crate::feeding) fn in_category<'c>(column: &str, category: &'c str) -> Option<&'c str> {
    const OF_UNITS: [&str; 6] = ["enhed", "måleenhed", "opgørelse", "opgørelsesmetode", "prisenhed", "unit"];
    let numbers = OF_UNITS.contains(&column.trim().to_lowercase().as_str());
    let starts_with_digit = |text: &str| text.trim_start().starts_with(|letter: char| letter.is_ascii_digit());
    let is_unit = |text: &&str| is_unit(text, false) && (numbers || !starts_with_digit(text));
    let behind = || category.rsplit_once(", ").map(|(_, behind)| behind).filter(is_unit);
    within(category).or_else(behind).or_else(|| Some(category).filter(is_unit)).map(str::trim)
}

/// The words of the name of a column of values that clearly say their unit.
pub(in crate::feeding) fn in_heading(heading: &str) -> Option<&str> {
    within(heading).or_else(|| Some(heading.trim()).filter(|whole| is_clear(whole)))
}

/// The words of a note that clearly say the unit of all figures: `Tallene er i 1.000 kr.`, `Unit: thousands`.
pub(in crate::feeding) fn in_note<'n>(note: &'n str) -> Option<&'n str> {
    const LABELS: [&str; 7] = ["enhed:", "enhed =", "enheden er", "måleenhed:", "unit:", "units:", "unit ="];
    const FILLING: [&str; 8] = ["the", "all", "alle", "de", "bemærk", "at", "note", "that"];
    const SUBJECTS: [&str; 18] = [
        "antal",
        "antallet",
        "folketallet",
        "opgørelsen",
        "tabellen",
        "tal",
        "tallene",
        "beløb",
        "beløbene",
        "værdier",
        "værdierne",
        "opgjort",
        "angivet",
        "figures",
        "values",
        "numbers",
        "amounts",
        "data",
    ];
    // `Anm.: Tallene er i 1.000.`, `1) Tallene er i 1.000`
    let behind_word = |sentence: &'n str| [Some(sentence), sentence.split_once(": ").map(|(_, behind)| behind)];
    let is_digit = |before: &str| before.ends_with(|letter: char| letter.is_ascii_digit());
    let without_stop =
        |sentence: &'n str| sentence.strip_suffix('.').filter(|before| is_digit(before)).unwrap_or(sentence);
    let lines = note.lines().map(without_mark).flat_map(sentences).map(without_stop);
    lines.flat_map(behind_word).flatten().find_map(|sentence: &str| {
        let small = sentence.to_lowercase();
        // Where small letters are of other lengths nothing is cut.
        let label = LABELS.iter().find(|label| small.starts_with(**label)).filter(|_| small.len() == sentence.len());
        if let Some(unit) = label.and_then(|label| sentence.get(label.len()..)) {
            return Some(unit.trim()).filter(|unit| is_clear(unit));
        }
        let bare = sentence.trim_matches(['(', ')']);
        let bare = ["i ", "I ", "in ", "In "].iter().find_map(|of| bare.strip_prefix(of)).unwrap_or(bare);
        if is_unit(bare, false) {
            return Some(sentence.trim());
        }
        let first = small.split_whitespace().find(|word| !FILLING.contains(word))?;
        if SUBJECTS.contains(&first) { behind(sentence) } else { None }
    })
}

/// A note without the mark before it: `1) `, `* `, `NB! `.
fn without_mark(line: &str) -> &str {
    let line = line.trim_start().trim_start_matches("NB").trim_start_matches(['!', '*', '\u{2022}', ':', ' ']);
    let digits = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    digits.strip_prefix(')').filter(|_| digits.len() < line.len()).unwrap_or(line).trim_start()
}

/// Whether a column is there to say by how much figures are multiplied, and says that it is not by one. A scale may be
/// one of answers too, and then it has no power of ten.
pub(in crate::feeding) fn is_scale(column: &str, category: &str) -> bool {
    let column = column.trim().to_lowercase();
    let is_multiplier = ["multiplikator", "multiplier", "faktor", "factor"].contains(&column.as_str());
    let is_scale = ["skala", "scale"].contains(&column.as_str());
    let whole: Option<u64> = category.trim().replace(['.', ' '], "").parse().ok();
    let is_power = whole.is_some_and(|number| [1000, 1_000_000, 1_000_000_000].contains(&number));
    let is_many = whole.is_some_and(|number| number > 1);
    let is_said = matches!(said(category), Said::Times(_));
    (is_multiplier && (is_many || is_said)) || (is_scale && (is_power || is_said))
}

/// Sentences of a line: a full stop ends one where a capital letter follows.
fn sentences(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        let is_start = |at: &usize| {
            let behind = rest.get(at.saturating_add(2)..).and_then(|behind| behind.chars().next());
            behind.is_some_and(char::is_uppercase)
        };
        let end = rest.match_indices(". ").map(|(at, _)| at).find(is_start).unwrap_or(rest.len());
        let (sentence, behind) = rest.split_at_checked(end)?;
        rest = behind.strip_prefix(". ").unwrap_or(behind);
        (!sentence.is_empty()).then_some(sentence)
    })
}

/// Whether words are a unit and nothing else: `tusinde`, `mio. kr.`, `pct. af befolkningen`; not `1000 København K`. A
/// number alone is one only where nothing else can be meant.
fn is_unit(text: &str, bare: bool) -> bool {
    const COUNTED: [&str; 16] = [
        "kr",
        "dkk",
        "nok",
        "sek",
        "eur",
        "euro",
        "personer",
        "persons",
        "stk",
        "enheder",
        "units",
        "inhabitants",
        "indbyggere",
        "m2",
        "ton",
        "tons",
    ];
    let words = words(&text.trim().to_lowercase());
    let begins = match words.as_slice() {
        [first, rest @ ..] if first.bytes().all(|byte| byte.is_ascii_digit()) => match rest {
            [] => bare,
            // `1.000 kr. eller mere` is a size.
            [counted, rest @ ..] => {
                let is_open = rest.first().is_some_and(|next| ["eller", "og", "or", "and"].contains(&next.as_str()));
                COUNTED.contains(&counted.as_str()) && !is_open
            }
        },
        [first, rest @ ..] => {
            let first = first.as_str();
            let ends = ["procent", "promille", "permille"].iter().any(|end| first.ends_with(end));
            let is_share = PERCENT.contains(&first) || first == "‰" || ends;
            let of_what = |next: &String| ["af", "of", "i", "in", "pr", "per"].contains(&next.as_str());
            let is_counted = |next: &String| COUNTED.contains(&next.as_str()) || tens(next).is_some();
            let fits = |fit: &dyn Fn(&String) -> bool| rest.first().is_none_or(fit);
            let is_year = |next: &String| next.bytes().all(|byte| byte.is_ascii_digit());
            let is_index = (first == "indeks" || first == "index") && fits(&is_year);
            PER.contains(&first)
                || is_index
                || (is_share && fits(&of_what))
                || (tens(first).is_some() && fits(&is_counted))
        }
        [] => false,
    };
    begins && is_clear(text)
}

#[cfg(test)]
mod tests {
    use super::{in_category, in_heading, in_note, in_title, is_scale};

    #[test]
    fn a_title_says_a_unit_where_it_is_clear() {
        for (title, says) in [
            ("Folketal (1.000 personer)", Some("1.000 personer")),
            ("Anmeldelser pr. 1.000 indbyggere efter område", Some("pr. 1.000 indbyggere")),
            ("Utryghed (pct.)", Some("pct.")),
            ("Utryghed i bydelene, andel i procent", Some("i procent")),
            ("Activity and employment rates (end November) by frequency and sex", None),
            ("Volume of imports, base year 2000=100, index by Commoditygroup", None),
            ("Anmeldelser pr. kvartal", None),
            ("Indkomst pr. kvartal i 1.000 kr. efter område", Some("i 1.000 kr.")),
            ("Udgifter i mio. kr.", Some("i mio. kr.")),
            ("Befolkning (2000)", None),
            ("Befolkning pr. 31. december efter område", None),
            ("Folketal opgjort pr. 1.1.2024", None),
            ("Opgørelse pr. 2024", None),
            ("Personer (opgjort pr. 31. december)", None),
            ("Husstande med lav indkomst (under 50 pct. af medianen)", None),
            ("Postnumre (1000-1499)", None),
            ("Lejemål (1000 København K)", None),
            ("Bygninger (over 1.000 m2)", None),
            ("Fuldmægtige (indkomst 100.000-199.999 kr.)", None),
            ("De 100 største virksomheder (Top 1000)", None),
            ("Antal personer i 1000 familier", None),
            ("Indkomst (1.000)", Some("1.000")),
            ("1.000 personer", Some("1.000 personer")),
            ("Folketal, 1.000 personer", Some("1.000 personer")),
            ("Folketal - tusinde personer", Some("tusinde personer")),
            ("Population, thousands", Some("thousands")),
            ("Folketal i 10.000", Some("i 10.000")),
            ("Folketal (hundreder)", Some("hundreder")),
            ("Folketal i %", Some("i %")),
            ("Folketal pct.", Some("pct.")),
            ("Folketal, indeks 2015=100", Some("indeks 2015=100")),
            ("2020", None),
            ("Befolkning, 2. kvartal 2023", None),
            ("Boliger, 100 m2 og derover", None),
        ] {
            assert_eq!(in_title(title), says, "{title}");
        }
    }

    #[test]
    fn a_category_is_a_unit_or_ends_with_one() {
        for (category, says) in [
            ("Løbende priser, mio. kr.", Some("mio. kr.")),
            ("Tyverier (promille)", Some("promille")),
            ("tusinde", Some("tusinde")),
            ("1.000 kr.", Some("1.000 kr.")),
            ("Procent", Some("Procent")),
            ("Andel, pct. af befolkningen", Some("pct. af befolkningen")),
            ("1000 København K", None),
            ("1000", None),
            ("100.000-199.999 kr.", None),
            ("Over 50 pct. beskæftiget", None),
            ("100 år og derover", None),
            ("I alt", None),
            ("Antal pr. 31. december", None),
            ("Spirituskørsel (over 0,5 promille)", None),
            ("Spirituskørsel, promille 0,5-1,2", None),
            ("Promille-kørsel", None),
            ("Lån (1.000 kr. eller mere)", None),
        ] {
            assert_eq!(in_category("opgørelse", category), says, "{category}");
        }
    }

    #[test]
    fn a_number_is_a_unit_where_its_column_says_units() {
        assert_eq!(in_category("indkomst", "1.000.000 kr."), None);
        assert_eq!(in_category("ansatte", "1.000 personer"), None);
        assert_eq!(in_category("prisenhed", "1.000 kr."), Some("1.000 kr."));
        for (column, category, is) in [
            ("skala", "kommune", false),
            ("skala", "1-5", false),
            ("skala", "5", false),
            ("scale", "0", false),
            ("faktor", "Vægtet", false),
            ("skala", "tusinde", true),
            ("multiplikator", "1.000", true),
            ("faktor", "10", true),
            ("faktor", "1", false),
        ] {
            assert_eq!(is_scale(column, category), is, "{column}: {category}");
        }
    }

    #[test]
    fn a_heading_says_the_unit_of_what_is_below() {
        for (heading, says) in [
            ("antal (1.000)", Some("1.000")),
            ("tusinde", Some("tusinde")),
            ("andel_pct", Some("andel_pct")),
            ("anmeldelser pr. 10.000", Some("pr. 10.000")),
            ("antal", None),
            ("værdi_2020", None),
        ] {
            assert_eq!(in_heading(heading), says, "{heading}");
        }
    }

    #[test]
    fn a_note_says_a_unit_where_it_is_about_all_figures() {
        for (note, says) in [
            ("Tallene er i 1.000", Some("i 1.000")),
            ("Kilde: politiet. Alle tal er opgjort i tusinde kr. Foreløbige tal.", Some("i tusinde kr")),
            ("Enhed: 1.000 kr.", Some("1.000 kr.")),
            ("Anm.: Tallene er i 1.000. Databrud i 2021.", Some("i 1.000")),
            ("The figures are in thousands", Some("in thousands")),
            ("Tallene er afrundet til nærmeste 1.000", None),
            ("Usikkerheden er opgjort i procent", None),
            ("Data er fra et register i København", None),
            ("Tallene er opgjort pr. 31. december.", None),
            ("1.000 kr.", Some("1.000 kr.")),
            ("I 1.000 kr.", Some("I 1.000 kr.")),
            ("1) Tallene er i 1.000", Some("i 1.000")),
            ("* Tallene er i 1.000", Some("i 1.000")),
            ("NB! Tallene er i 1.000", Some("i 1.000")),
            ("Enheden er 1.000 personer", Some("1.000 personer")),
            ("Antal personer i tusinder", Some("i tusinder")),
            ("Bemærk, at tallene er i 1.000", None),
            ("Bemærk at tallene er i 1.000", Some("i 1.000")),
            ("Procent", Some("Procent")),
            ("1) Inkl. 1.000 personer uden adresse", None),
            ("Tallene er pr. 31/12", None),
            ("Data er i 2021 baseret på 95 pct. af indberetningerne.", None),
            ("Data er indsamlet i 2023 blandt 1.000 borgere.", None),
            ("Tallene er i 2020 påvirket af corona, hvor 20 procent af butikkerne var lukket.", None),
            ("Data in this table cover 98 percent of all municipalities.", None),
            ("Tallene for København i 2023 er i 1.000 kr.", Some("i 1.000 kr.")),
            ("Tallene er pr. 1.000 indbyggere", Some("pr. 1.000 indbyggere")),
        ] {
            assert_eq!(in_note(note), says, "{note}");
        }
    }
}
