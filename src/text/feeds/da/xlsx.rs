//! Regneark på dansk.

use crate::feed::XlsxFault;

pub(super) fn message(fault: &XlsxFault) -> String {
    match fault {
        XlsxFault::NotXlsx => "filen er ikke en projektmappe af typen `xlsx`".into(),
        XlsxFault::Old => "projektmappen er af den gamle type `xls`, eller den har en adgangskode".into(),
        XlsxFault::Broken => "projektmappen er beskadiget og kan ikke læses".into(),
        XlsxFault::TooLarge { most } => format!("projektmappen fylder mere end {most} MB, når den pakkes ud"),
        XlsxFault::TooManyStyles { most } => format!("typografier og arknavne fylder mere end {most} MB"),
        XlsxFault::TooManyCells { most } => format!("der er mere end {most} celler"),
        XlsxFault::Empty => "projektmappen er tom".into(),
        XlsxFault::NoSuchSheet { name, .. } => format!("intet ark hedder `{name}`"),
        XlsxFault::SeveralSheets { sheets } => format!("flere ark har tal: {}", quoted(sheets)),
        XlsxFault::NoHeading { sheet } => {
            format!("ingen række i arket `{sheet}` har perioder på tværs eller navne på kolonner")
        }
        XlsxFault::NoPeriod { found } => format!("`{found}` står blandt perioderne, men er ikke en periode"),
        XlsxFault::TwoHeadings { found } => {
            format!("der er to rækker med overskrifter: `{found}` står under en periode")
        }
        XlsxFault::SameHeading { found, first, second } => format!("i både {first} og {second} står der `{found}`"),
        XlsxFault::NoRows => "der er ingen værdier under overskrifterne".into(),
        XlsxFault::NoHeadingAbove { found } => format!("`{found}` står i en kolonne uden overskrift"),
        XlsxFault::NoLabel { column } => {
            format!("rækken har værdier, men intet fortæller, hvad de gælder: kolonne {column} er tom")
        }
        XlsxFault::LoneCell { found } => format!("der står kun `{found}` i rækken"),
        XlsxFault::ValuesAreYears { found } => format!("alle værdier under `{found}` er årstal"),
        XlsxFault::Date { found } => format!("cellen indeholder datoen {found}"),
        XlsxFault::DateAsPeriod { found } => format!("der står en dato i stedet for en periode: {found}"),
        XlsxFault::NoResult => "formlen er gemt uden sit resultat".into(),
        XlsxFault::NumberAsText { found } => format!("`{found}` er gemt som tekst, andre værdier som tal"),
        XlsxFault::MixedPercent { found, percent } => format!(
            "`{found}` er et almindeligt tal, men {percent} er formateret som procent og indeholder en hundrededel af det viste"
        ),
        XlsxFault::Percent { found } => {
            format!("værdierne er formateret som procent: cellen indeholder `{found}`, en hundrededel af det viste")
        }
        XlsxFault::NoteOfBreak { found } => format!("en note fortæller om et databrud: `{found}`"),
    }
}

pub(super) fn help(fault: &XlsxFault) -> String {
    match fault {
        XlsxFault::NotXlsx => "gem tallene som `xlsx`, eller angiv filens format med `format:`",
        XlsxFault::Old => "åbn den, fjern adgangskoden, og gem den som `xlsx`",
        XlsxFault::Broken => "hent filen igen, eller åbn den i et regneark og gem den på ny",
        XlsxFault::TooLarge { .. } | XlsxFault::TooManyCells { .. } => {
            "hent et mindre udvalg, eller hent tallene som CSV"
        }
        XlsxFault::TooManyStyles { .. } => "kopiér tallene over i en ny projektmappe",
        XlsxFault::Empty => "hent tallene igen, og se efter, om udvalget er tomt",
        XlsxFault::NoSuchSheet { sheets, .. } => return format!("arkene er {}", quoted(sheets)),
        XlsxFault::SeveralSheets { sheets } => {
            return format!("tilføj `sheet: \"{}\"`", sheets.first().map_or("", String::as_str));
        }
        XlsxFault::NoHeading { .. } => {
            "skriv perioderne på tværs i én række, eller skriv navne som `område`, `år` og `værdi` over kolonnerne"
        }
        XlsxFault::NoPeriod { .. } => "slet kolonnen, eller skriv dens periode som `2024` eller `2024K1`",
        XlsxFault::TwoHeadings { .. } => {
            "hent tabellen med kun tid på tværs, eller flyt den anden overskrift til en kolonne foran"
        }
        XlsxFault::SameHeading { .. } => {
            "lad kun den ene kolonne stå, eller flyt det, der skelner dem, til en kolonne foran"
        }
        XlsxFault::NoRows => "se efter, om tallene står på et andet ark",
        XlsxFault::NoHeadingAbove { .. } => "skriv en overskrift, eller slet cellen",
        XlsxFault::NoLabel { .. } => "skriv i den tomme celle, hvad rækken gælder",
        XlsxFault::LoneCell { .. } => {
            "udfyld rækken; er det en bemærkning, så flyt den ned under rækkerne, til den første kolonne"
        }
        XlsxFault::ValuesAreYears { .. } => "skriv navne som `område`, `år` og `værdi` over kolonnerne",
        XlsxFault::Date { .. } => {
            "formatér cellen som tekst, og skriv igen, hvad der skal stå: `1-2` og `1.5` bliver let til datoer"
        }
        XlsxFault::DateAsPeriod { .. } => {
            "formatér cellen som tekst, og skriv perioden: `2024`, `2024K1` eller `2024M01`"
        }
        XlsxFault::NoResult => "åbn projektmappen i et regneark, og gem den igen",
        XlsxFault::NumberAsText { .. } => "gør cellen til et tal, så det er sikkert, hvad kommaet betyder",
        XlsxFault::MixedPercent { .. } => "giv alle værdier samme format",
        XlsxFault::Percent { .. } => "fjern procentformatet, så 25,3 % står som 25,3, hvis enheden er procent",
        XlsxFault::NoteOfBreak { .. } => "se efter, om et mål sammenligner perioder på hver sin side af databruddet",
    }
    .into()
}

fn quoted(names: &[String]) -> String {
    crate::feed::quoted(names)
}
