//! What only a paragraph says: that some periods are counted and not named.

use maal::Language;

#[test]
fn periods_that_are_not_named_are_counted() {
    let text = include_str!("../cases/periods/many_years_without_a_figure.yaml");
    let (rulebook, data) = maal::load([("case.yaml", text)]).unwrap();
    let report = rulebook.assess(&data).unwrap();
    let sentences = [
        ("Kravet kan heller ikke afgøres for 3 andre år.", "Nor can the verdict be determined for 3 other years."),
        ("Kravet kan heller ikke afgøres for 1 andet år.", "Nor can the verdict be determined for 1 other year."),
    ];
    for (assessment, (danish, english)) in report.assessments().zip(sentences) {
        for (language, sentence) in [(Language::Danish, danish), (Language::English, english)] {
            let said = assessment.explain(language).to_string();
            assert!(said.contains(sentence), "{said}");
        }
    }
}
