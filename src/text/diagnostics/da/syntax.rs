use crate::source::{Syntax, either};

/// What is wrong.
pub(super) fn message(syntax: &Syntax) -> String {
    match syntax {
        Syntax::Tab => "her står et tabulatortegn, hvor der kun kan stå mellemrum".into(),
        Syntax::OddSpace => "mellemrummet her er ikke et almindeligt mellemrum".into(),
        Syntax::UnclosedQuote => "det anførselstegn, der åbnes her, bliver ikke lukket".into(),
        Syntax::TextAfterQuote => "teksten fortsætter efter det afsluttende anførselstegn".into(),
        Syntax::TypographicQuotes => "anførselstegnene er typografiske og ville blive en del af teksten".into(),
        Syntax::Backslash => {
            "en omvendt skråstreg i dobbelte anførselstegn indleder et særligt tegn, og dette kendes ikke".into()
        }
        Syntax::UnclosedBracket { bracket } => format!("`{bracket}` bliver ikke lukket"),
        Syntax::WrongBracket { found, expected } => format!("her står `{found}`, hvor der skal stå `{expected}`"),
        Syntax::ExtraBracket { bracket } => format!("`{bracket}` lukker ikke noget"),
        Syntax::MissingComma => "der mangler et komma før dette".into(),
        Syntax::ExtraComma => "før dette komma står der ingenting".into(),
        Syntax::ColonInText => "en tekst uden anførselstegn kan ikke indeholde et kolon".into(),
        Syntax::MapInLine { .. } => "der står to kolon på samme linje".into(),
        Syntax::PastedTable => "her står en tabel med tabulatortegn, som er kopieret fra et regneark".into(),
        Syntax::RemarkSign => "en bemærkning begynder ikke med `//`".into(),
        Syntax::LoneDash => "en bindestreg alene er ikke en værdi".into(),
        Syntax::DashAmongKeys => "foran nøglen står en bindestreg, men linjerne omkring er ikke en liste".into(),
        Syntax::MissingColon => "der mangler et kolon i denne linje".into(),
        Syntax::MissingSpace { after } => format!("der mangler et mellemrum efter `{after}`"),
        Syntax::Indentation { own, beside: Some((line, column)), .. } => format!(
            "linjen begynder i kolonne {own} og passer ikke til linjerne omkring; linje {line} begynder i kolonne {column}"
        ),
        Syntax::Indentation { own, beside: None, .. } => {
            format!("linjen begynder i kolonne {own} og passer ikke til linjerne omkring")
        }
        Syntax::MissingDash => "der mangler en bindestreg (`-`) før dette punkt på listen".into(),
        Syntax::MisplacedDash => "her kan en liste ikke begynde".into(),
        Syntax::TypographicDash { found } => format!("punkter på en liste kan ikke begynde med `{found}`"),
        Syntax::ReservedStart { found: '`' } => {
            "en tekst uden anførselstegn kan ikke begynde med en accent grave".into()
        }
        Syntax::ReservedStart { found } => format!("en tekst uden anførselstegn kan ikke begynde med `{found}`"),
        Syntax::AfterEnd => "værdien før dette er afsluttet, og her kan ikke stå mere".into(),
        Syntax::NotText => "filen er ikke en tekstfil".into(),
        Syntax::Other { words } => format!("teksten kan ikke læses her (`{words}`)"),
    }
}

/// What to do about it.
pub(super) fn help(syntax: &Syntax) -> Option<String> {
    Some(match syntax {
        Syntax::Tab => "skriv mellemrum i stedet; linjer, der hører sammen, begynder i samme kolonne".into(),
        Syntax::OddSpace => {
            "slet det, og tryk på mellemrumstasten; sådanne mellemrum følger ofte med, når tekst kopieres".into()
        }
        Syntax::UnclosedQuote => "sæt det samme tegn, hvor teksten slutter".into(),
        Syntax::TextAfterQuote => {
            "sæt hele teksten i anførselstegn: `'De \"åbne\" sager'`; begynder her en ny nøgle, skal der stå et komma eller et linjeskift før den".into()
        }
        Syntax::TypographicQuotes => {
            "skriv `\"…\"` med tastaturets egne tegn; hører anførselstegnene til teksten, så sæt dem uden om".into()
        }
        Syntax::Backslash => "skriv to omvendte skråstreger, eller sæt teksten i enkelte anførselstegn".into(),
        Syntax::UnclosedBracket { bracket: '[' } => "sæt den manglende `]`".into(),
        Syntax::UnclosedBracket { .. } => "sæt den manglende `}`".into(),
        Syntax::WrongBracket { expected, .. } => {
            format!("skriv `{expected}`, eller luk først det, der blev åbnet senere")
        }
        Syntax::ExtraBracket { bracket } => format!("slet `{bracket}`, eller tilføj det, som den skal lukke"),
        Syntax::MissingComma => "sæt et komma mellem de to punkter; en tekst med særlige tegn skal stå i anførselstegn".into(),
        Syntax::ExtraComma => "slet kommaet".into(),
        Syntax::ColonInText => "sæt teksten i anførselstegn; begynder her en nøgle, skal den stå på sin egen linje".into(),
        Syntax::MapInLine { written } => format!("skriv `{written}`; er det en tekst, så sæt den i anførselstegn"),
        Syntax::PastedTable => {
            "skriv hvert tal efter sin periode, en linje for hvert område: `byen: { 2020: 22, 2021: 20 }`".into()
        }
        Syntax::RemarkSign => "skriv `#` i stedet".into(),
        Syntax::LoneDash => {
            "kendes tallet ikke, så udelad perioden, eller skriv `{ status: missing }`; en tekst skal stå i anførselstegn".into()
        }
        Syntax::DashAmongKeys => "slet bindestregen; nøgler skrives uden".into(),
        Syntax::MissingColon => {
            "skriv `nøgle: værdi`; fortsætter teksten fra linjen før, skal den rykkes længere ind".into()
        }
        Syntax::MissingSpace { after: ':' } => "skriv `nøgle: værdi` med et mellemrum".into(),
        Syntax::MissingSpace { .. } => "skriv `- punkt` med et mellemrum".into(),
        Syntax::Indentation { fits, .. } => match fits.as_slice() {
            [] => "lad linjen begynde i samme kolonne som dem, den hører sammen med".into(),
            [0] => "lad linjen begynde helt til venstre uden mellemrum".into(),
            fits => format!(
                "skriv {} mellemrum før den, lige så mange som før de linjer, den hører sammen med",
                either(fits, "eller")
            ),
        },
        Syntax::MissingDash => "skriv `- ` før det; punktets andre nøgler står lige under den første".into(),
        Syntax::MisplacedDash => "begynd listen på sin egen linje, eller skriv den i kantede parenteser: `[a, b]`".into(),
        Syntax::TypographicDash { .. } => {
            "skriv tastaturets bindestreg (`-`); en tekst, der begynder sådan, skal stå i anførselstegn".into()
        }
        Syntax::ReservedStart { .. } => "sæt teksten i anførselstegn".into(),
        Syntax::AfterEnd => "slet det, eller lad det begynde på sin egen linje".into(),
        Syntax::NotText => {
            "gem filen som tekst (UTF-8); et regneark eller et dokument skal først skrives om til YAML".into()
        }
        Syntax::Other { .. } => {
            "se på denne linje og linjen før: et anførselstegn, et kolon eller en parentes mangler, eller indrykningen passer ikke".into()
        }
    })
}
