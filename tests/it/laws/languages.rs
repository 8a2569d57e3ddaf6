//! Danish and English name the same numbers, each in its own notation.

use maal::{Language, Length};
use proptest::prop_assert_eq;

use super::generate::yearly_worlds;
use super::law;

/// The numbers of a text, sorted, without the notation of its language.
pub fn numbers(text: &str, language: Language) -> Vec<String> {
    let (thousands, decimal) = match language {
        Language::Danish => ('.', ','),
        Language::English => (',', '.'),
    };
    let characters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        if !characters[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while at < characters.len()
            && (characters[at].is_ascii_digit() || [thousands, decimal].contains(&characters[at]))
        {
            at += 1;
        }
        let digits: String = characters[start..at].iter().collect();
        let digits = digits.trim_end_matches([thousands, decimal]);
        // A minus sign stands before a number and behind no word.
        let minus = start.checked_sub(1).filter(|before| ['-', '\u{2212}'].contains(&characters[*before]));
        let free = minus.is_some_and(|minus| minus == 0 || !characters[minus - 1].is_alphanumeric());
        let sign = if free { "-" } else { "" };
        found.push(format!("{sign}{}", digits.replace(thousands, "").replace(decimal, ".")));
    }
    found.sort();
    found
}

#[test]
fn both_languages_name_the_same_numbers() {
    law(240, yearly_worlds(), |world| {
        let report = world.report();
        for length in [Length::Line, Length::Paragraph, Length::Full] {
            for assessment in report.assessments() {
                let [danish, english] =
                    Language::ALL.map(|language| assessment.explain(language).length(length).to_string());
                let (one, other) = (numbers(&danish, Language::Danish), numbers(&english, Language::English));
                prop_assert_eq!(one, other, "{}\n{}", danish, english);
            }
        }
        for goal in report.goals() {
            let [danish, english] = Language::ALL.map(|language| goal.explain(language).to_string());
            let (one, other) = (numbers(&danish, Language::Danish), numbers(&english, Language::English));
            prop_assert_eq!(one, other, "{}\n{}", danish, english);
        }
        for length in [Length::Line, Length::Paragraph, Length::Full] {
            let whole = |language| report.explain(language).length(length).to_string();
            let [danish, english] = Language::ALL.map(whole);
            let (one, other) = (numbers(&danish, Language::Danish), numbers(&english, Language::English));
            prop_assert_eq!(one, other, "{}\n{}", danish, english);
        }
        Ok(())
    });
}

#[test]
fn markdown_says_what_plain_text_says() {
    law(60, yearly_worlds(), |world| {
        let report = world.report();
        for language in Language::ALL {
            for assessment in report.assessments() {
                let plain = assessment.explain(language).length(Length::Full);
                prop_assert_eq!(plain.markdown().to_string().replace("**", ""), plain.to_string());
            }
            for result in report.checks() {
                let plain = result.explain(language).length(Length::Full);
                prop_assert_eq!(plain.markdown().to_string(), plain.to_string());
            }
        }
        Ok(())
    });
}

#[test]
fn the_notation_is_undone_as_it_is_written() {
    let danish = numbers("I 2024 var den 1.234,5 %; -0,5 mod 12 af 15. 2020-niveauet er 7.", Language::Danish);
    let english = numbers("In 2024 it was 1,234.5%, -0.5 against 12 of 15. The 2020 level is 7.", Language::English);
    assert_eq!(danish, english);
    assert_eq!(danish, ["-0.5", "12", "1234.5", "15", "2020", "2024", "7"]);
}
