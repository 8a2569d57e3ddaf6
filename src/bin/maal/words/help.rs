//! Help: what each command and option does.

use maal::{Language, Words};

/// What a command does: in the list of commands, in its own help, and how it is written.
#[derive(Clone, Copy)]
pub(crate) struct About {
    pub(crate) short: Words,
    pub(crate) long: Words,
    pub(crate) usage: Words,
}

pub(crate) const ABOUT: Words = Words {
    da: "Holder mål skrevet i YAML op mod tallene: er de opfyldt, med hvor meget, hvor sikkert, og hvorfor.",
    en: "Holds targets written in YAML against the figures: are they met, by how much, how certainly, and why.",
};
pub(crate) const USAGE: Words = Words { da: "maal KOMMANDO [TILVALG] …", en: "maal COMMAND [OPTIONS] …" };
pub(crate) const TEMPLATE: Words = Words {
    da: "{before-help}Brug: {usage}\n\n{all-args}{after-help}",
    en: "{before-help}Usage: {usage}\n\n{all-args}{after-help}",
};
pub(crate) const MORE: Words = Words {
    da: "Skriv `maal KOMMANDO --help` for at læse om en kommando.\n\n",
    en: "Write `maal COMMAND --help` to read about a command.\n\n",
};
pub(crate) const COMMANDS: Words = Words { da: "Kommandoer", en: "Commands" };
pub(crate) const OPTIONS: Words = Words { da: "Tilvalg", en: "Options" };
pub(crate) const ARGUMENTS: Words = Words { da: "Argumenter", en: "Arguments" };

pub(crate) const EXIT_HEADING: Words = Words { da: "Afslutningskoder", en: "Exit codes" };
pub(crate) const EXIT_CODES: &[(&str, Words)] = &[
    ("0", Words { da: "alt er i orden", en: "all is well" }),
    (
        "1",
        Words {
            da: "et mål har en afgørelse, som `--fail-on` nævner, eller en prøve er ikke bestået",
            en: "a target has a verdict that `--fail-on` names, or a test failed",
        },
    ),
    (
        "2",
        Words {
            da: "en fil har fejl eller kan ikke læses eller skrives (med `--deny-warnings` også ved advarsler)",
            en: "a file has mistakes, or cannot be read or written (with `--deny-warnings` also for warnings)",
        },
    ),
    ("3", Words { da: "kommandoen er skrevet forkert", en: "the command is written wrongly" }),
];
pub(crate) const ENVIRONMENT_HEADING: Words = Words { da: "Miljøvariable", en: "Environment" };
pub(crate) const ENVIRONMENT: &[(&str, Words)] = &[
    (
        "MAAL_LANG",
        Words {
            da: "sproget, når `--lang` ikke er givet: da eller en",
            en: "the language where `--lang` is not given: da or en",
        },
    ),
    (
        "NO_COLOR",
        Words {
            da: "slår farver fra, når `--color` ikke siger andet",
            en: "turns colours off unless `--color` says otherwise",
        },
    ),
];

pub(crate) const LANG: Words = Words {
    da: "Sprog: da (dansk, som er standard) eller en (engelsk). MAAL_LANG virker på samme måde",
    en: "Language: da (Danish, the default) or en (English). MAAL_LANG does the same",
};
pub(crate) const COLOR: Words = Words {
    da: "Farver: auto (kun i et terminalvindue, standard), always (altid) eller never (aldrig)",
    en: "Colours: auto (on a terminal only, the default), always or never",
};
pub(crate) const HELP: Words = Words { da: "Viser denne hjælp", en: "Shows this help" };
pub(crate) const VERSION: Words = Words { da: "Viser versionen", en: "Shows the version" };

pub(crate) const FILE: Words = Words { da: "FIL", en: "FILE" };
pub(crate) const FILES: Words = Words {
    da: "Filer, mapper (alle *.yaml og *.yml i dem og deres undermapper, og de datafiler, som deres `feeds` bruger), mønstre som \
         'mål/*.yaml' eller - for standardinput. Andre filer end *.yaml og *.yml er datafiler: csv, px, json, xlsx",
    en: "Files, folders (every *.yaml and *.yml in and below them, and the data files that their `feeds` ask for), patterns such \
         as 'targets/*.yaml', or - for standard input. Other files than *.yaml and *.yml are data files: csv, px, json, xlsx",
};
pub(crate) const PERIOD: Words = Words { da: "PERIODE", en: "PERIOD" };
pub(crate) const FOLDER: Words = Words { da: "MAPPE", en: "FOLDER" };
pub(crate) const DATE: Words = Words { da: "DATO", en: "DATE" };
pub(crate) const ID: Words = Words { da: "MÅL", en: "ID" };
pub(crate) const VERDICTS: Words = Words { da: "AFGØRELSE", en: "VERDICT" };
pub(crate) const TARGET_NAME: Words = Words { da: "MÅL", en: "TARGET" };
pub(crate) const OLD_NAME: Words = Words { da: "FØR", en: "OLD" };
pub(crate) const NEW_NAME: Words = Words { da: "NU", en: "NEW" };
pub(crate) const SHELL_NAME: Words = Words { da: "SHELL", en: "SHELL" };

pub(crate) const CHECK: About = About {
    short: Words { da: "Kontrollerer filer: alle fejl og advarsler", en: "Checks files: every mistake and warning" },
    long: Words {
        da: "Kontrollerer filer. Alle fejl i alle filer vises på én gang, hver med linjen, hvor den står, og hvad der kan \
             skrives i stedet. Er der ingen fejl, vises advarsler om det, der næppe var meningen.",
        en: "Checks files. All mistakes in all files are shown at once, each with the line where it stands and what to \
             write instead. Where there are none, warnings tell what was probably not meant.",
    },
    usage: Words {
        da: "maal check [TILVALG] FIL…\n      maal check --explain KODE",
        en: "maal check [OPTIONS] FILE…\n       maal check --explain CODE",
    },
};
pub(crate) const CHECK_FORMAT: Words = Words {
    da: "text (med udsnit af filen, standard), compact (fil:linje:kolonne: kode: besked) eller json",
    en: "text (with excerpts of the file, the default), compact (file:line:column: code: message) or json",
};
pub(crate) const DENY_WARNINGS: Words = Words {
    da: "Slut med kode 2, også når der kun er advarsler",
    en: "End with code 2 also where there are only warnings",
};
pub(crate) const CODE: Words = Words { da: "KODE", en: "CODE" };
pub(crate) const EXPLAIN_CODE: Words = Words {
    da: "Forklar en kode, fx unknown-key: hvad den betyder, og hvad der kan skrives i stedet",
    en: "Explain a code, for instance unknown-key: what it means and what to write instead",
};
pub(crate) const WATCH: Words = Words {
    da: "Kør igen, hver gang en af filerne gemmes; stop med Ctrl-C",
    en: "Run again whenever one of the files is saved; stop with Ctrl-C",
};

pub(crate) const ASSESS: About = About {
    short: Words { da: "Holder målene op mod tallene", en: "Holds the targets against the figures" },
    long: Words {
        da: "Holder målene op mod tallene og siger for hvert mål, om det er opfyldt, med hvor meget, hvor sikkert, og hvorfor.",
        en: "Holds the targets against the figures and says of each whether it is met, by how much, how certainly, and why.",
    },
    usage: Words { da: "maal assess [TILVALG] FIL…", en: "maal assess [OPTIONS] FILE…" },
};
pub(crate) const REPORT: About = About {
    short: Words { da: "Skriver den samlede rapport som et dokument", en: "Writes the yearly report as a document" },
    long: Words {
        da: "Skriver den samlede rapport med overblik, forklaringer, figurer og tabeller, som `report` i filerne lægger den \
             til rette: som en HTML-fil, der kan læses og udskrives alene, som Markdown eller som JSON.",
        en: "Writes the yearly report with overview, explanations, figures and tables, laid out as `report` in the files \
             says: as one HTML file that can be read and printed by itself, as Markdown, or as JSON.",
    },
    usage: Words {
        da: "maal report [TILVALG] FIL…\n      maal report --show-template",
        en: "maal report [OPTIONS] FILE…\n       maal report --show-template",
    },
};
pub(crate) const OUTPUT: Words = Words {
    da: "Filen, der skrives; .md giver Markdown og .json JSON. Uden den skrives til standardoutput",
    en: "The file that is written; .md gives Markdown and .json JSON. Without it the standard output is used",
};
pub(crate) const REPORT_FORMAT: Words = Words {
    da: "html (standard), markdown eller json, når det skal være et andet, end filens navn siger",
    en: "html (the default), markdown or json, where it is not what the name of the file says",
};
pub(crate) const PAGE: Words = Words {
    da: "En skabelon til HTML-siden omkring indholdet (minijinja); begynd med den fra --show-template",
    en: "A template of the HTML page around the content (minijinja); begin with the one of --show-template",
};
pub(crate) const SHOW_TEMPLATE: Words = Words { da: "Vis standardskabelonen", en: "Show the standard template" };
pub(crate) const FIGURES: Words = Words {
    da: "Skriv også hver figur som en SVG-fil i en mappe; Markdown henviser til dem",
    en: "Also write each figure as an SVG file in a folder; Markdown points at them",
};

pub(crate) const FORMAT: Words =
    Words { da: "text (standard), markdown eller json", en: "text (the default), markdown or json" };
pub(crate) const ASSESS_FORMAT: Words = Words {
    da: "text (standard), markdown, json eller csv (en række for hver periode; semikolon og decimalkomma, med --lang en komma og punktum)",
    en: "text (the default), markdown, json or csv (a row for each period; commas and points, with --lang da semicolons and decimal commas)",
};
pub(crate) const LENGTH: Words = Words {
    da: "Hvor meget der siges om hvert mål: line (en linje), paragraph (et afsnit, standard) eller full (alt)",
    en: "How much is said of each target: line, paragraph (the default) or full",
};
pub(crate) const THROUGH: Words = Words {
    da: "Se bort fra tal efter denne periode: 2023, 2023-H1, 2023-Q2 eller 2023-05",
    en: "Leave out figures after this period: 2023, 2023-H1, 2023-Q2 or 2023-05",
};
pub(crate) const AS_OF: Words = Words {
    da: "Brug tallene, som de var offentliggjort på denne dato: 2024-06-03",
    en: "Use the figures as they were published on this date: 2024-06-03",
};
pub(crate) const TARGETS: Words = Words {
    da: "Kun dette mål; kan skrives flere gange, eller med komma imellem",
    en: "Only this target; may be given several times, or with commas",
};
pub(crate) const FAIL_ON: Words = Words {
    da: "Slut med kode 1, hvis et mål har en af disse afgørelser: not_met (ikke opfyldt), undetermined (kan ikke afgøres), \
         monitored (følges uden krav), met (opfyldt); flere med komma",
    en: "End with code 1 where a target has one of these verdicts: not_met, undetermined, monitored, met; several with commas",
};

pub(crate) const EXPLAIN: About = About {
    short: Words { da: "Forklarer ét mål fuldt ud", en: "Explains one target in full" },
    long: Words {
        da: "Siger alt om ét mål i hvert af dets områder: afgørelsen, alle perioder, forbehold og kilder.",
        en: "Says everything of one target in each of its areas: the verdict, every period, the caveats and the sources.",
    },
    usage: Words { da: "maal explain [TILVALG] MÅL FIL…", en: "maal explain [OPTIONS] TARGET FILE…" },
};
pub(crate) const TARGET: Words =
    Words { da: "Målets navn i filen: færre-tilskadekomne", en: "The target's name in the file: theft-robbery-held" };

pub(crate) const TEST: About = About {
    short: Words { da: "Kører de prøver, der står i filerne", en: "Runs the tests that stand in the files" },
    long: Words {
        da: "Kører de prøver, der står i filerne under `tests`: giver målet den afgørelse, der er ventet, på de tal, som prøven \
             selv angiver? Der bruges ingen andre tal.",
        en: "Runs the tests that stand in the files under `tests`: does the target give the verdict that is expected, on the \
             figures that the test itself gives? No other figures are used.",
    },
    usage: Words { da: "maal test [TILVALG] FIL…", en: "maal test [OPTIONS] FILE…" },
};
pub(crate) const TEST_FORMAT: Words = Words {
    da: "text (standard), json eller junit (JUnit XML til byggeservere)",
    en: "text (the default), json or junit (JUnit XML, for build servers)",
};

pub(crate) const DIFF: About = About {
    short: Words {
        da: "Viser, hvilke afgørelser der flytter sig, og hvorfor",
        en: "Shows which verdicts move, and why",
    },
    long: Words {
        da: "Holder to udgaver af mål og tal op mod hinanden og viser hver afgørelse, der flytter sig, og hvorfor: et nyt \
             tal, et revideret tal, en anden regel. Udelades NU, sammenlignes FØR med sig selv på to tidspunkter, \
             fx `--old-as-of 2024-01-01`.",
        en: "Holds two versions of targets and figures against each other and shows every verdict that moves, and why: a \
             new figure, a revised figure, another rule. Where NEW is not given, OLD is compared with itself at two \
             times, for instance `--old-as-of 2024-01-01`.",
    },
    usage: Words {
        da: "maal diff [TILVALG] FØR [NU] [--data FIL…]",
        en: "maal diff [OPTIONS] OLD [NEW] [--data FILE…]",
    },
};
pub(crate) const OLD: Words = Words {
    da: "Filen, mappen eller mønsteret, som det var før",
    en: "The file, folder or pattern as it was before",
};
pub(crate) const NEW_SIDE: Words = Words { da: "Det samme, som det er nu", en: "The same as it is now" };
pub(crate) const DATA: Words = Words {
    da: "Filer, der hører til på begge sider, fx tallene",
    en: "Files that belong to both sides, such as the figures",
};
pub(crate) const OLD_THROUGH: Words =
    Words { da: "Før: se bort fra tal efter denne periode", en: "Before: leave out figures after this period" };
pub(crate) const NEW_THROUGH: Words =
    Words { da: "Nu: se bort fra tal efter denne periode", en: "Now: leave out figures after this period" };
pub(crate) const OLD_AS_OF: Words = Words {
    da: "Før: brug tallene, som de var offentliggjort på denne dato",
    en: "Before: use the figures as they were published on this date",
};
pub(crate) const NEW_AS_OF: Words = Words {
    da: "Nu: brug tallene, som de var offentliggjort på denne dato",
    en: "Now: use the figures as they were published on this date",
};

pub(crate) const FIX: About = About {
    short: Words {
        da: "Retter de fejl, hvor det er klart, hvad der var meningen",
        en: "Mends mistakes where it is clear what was meant",
    },
    long: Words {
        da: "Retter de fejl, hvor det er klart, hvad der var meningen. Ændringerne vises først; i et terminalvindue spørges der, før \
             filerne skrives. Kommentarer og opstilling bevares. Til sidst siges, hvad der er tilbage at rette i hånden. Med \
             - læses standardinput, og den rettede tekst skrives til standardoutput.",
        en: "Mends mistakes where it is clear what was meant. The changes are shown first; on a terminal you are asked before \
             the files are written. Comments and layout are kept. At the end it says what is left to mend by hand. With - \
             standard input is read and the mended text is written to standard output.",
    },
    usage: Words { da: "maal fix [TILVALG] FIL…", en: "maal fix [OPTIONS] FILE…" },
};
pub(crate) const YES: Words = Words { da: "Skriv uden at spørge", en: "Write without asking" };
pub(crate) const DRY_RUN: Words =
    Words { da: "Vis kun ændringerne, skriv intet", en: "Only show the changes, write nothing" };

pub(crate) const FEED: About = About {
    short: Words {
        da: "Viser, hvad der er i datafiler, og hvilke tal der tages af dem",
        en: "Shows what is in data files, and which figures are taken from them",
    },
    long: Words {
        da: "Datafiler, som de offentliggøres af Danmarks Statistik og andre: CSV, JSON-stat, PX, SDMX-CSV og regneark. \
             Under `feeds` i YAML står, hvilke tal der tages af dem.",
        en: "Data files as statistics offices publish them: CSV, JSON-stat, PX, SDMX-CSV and workbooks. `feeds` in the YAML \
             says which figures are taken from them.",
    },
    usage: Words { da: "maal feed KOMMANDO [TILVALG] FIL…", en: "maal feed COMMAND [OPTIONS] FILE…" },
};
pub(crate) const FEED_INSPECT: About = About {
    short: Words {
        da: "Viser, hvad der er i en datafil, og foreslår, hvordan den bruges",
        en: "Shows what is in a data file, and proposes how to use it",
    },
    long: Words {
        da: "Viser, hvad der er i en datafil: format, titel, udgiver, kolonner med deres kategorier, perioder, tegn og \
             noter. Til sidst et forslag til `feeds`, som kan sættes ind i YAML.",
        en: "Shows what is in a data file: format, title, publisher, columns with their categories, periods, signs and \
             notes. At the end stands a proposal for `feeds` that can be pasted into the YAML.",
    },
    usage: Words { da: "maal feed inspect [TILVALG] FIL…", en: "maal feed inspect [OPTIONS] FILE…" },
};
pub(crate) const FEED_READ: About = About {
    short: Words { da: "Viser de tal, der tages af datafiler", en: "Shows the figures that are taken from data files" },
    long: Words {
        da: "Viser de tal, der tages af datafiler, som `feeds` siger det: et tal i hver linje, med indikator, område, \
             periode, status og dato. Tal, der står i YAML, er ikke med.",
        en: "Shows the figures that are taken from data files as `feeds` says: one on each line, with indicator, area, \
             period, status and date. Figures that stand in the YAML are left out.",
    },
    usage: Words { da: "maal feed read [TILVALG] FIL…", en: "maal feed read [OPTIONS] FILE…" },
};
pub(crate) const PUBLISHED: Words = Words {
    da: "Datafiler, mapper med datafiler, mønstre eller - for standardinput",
    en: "Data files, folders with data files, patterns, or - for standard input",
};
pub(crate) const FEED_INSPECT_FORMAT: Words =
    Words { da: "text (standard) eller json", en: "text (the default) or json" };
pub(crate) const FEED_READ_FORMAT: Words = Words {
    da: "text (standard), csv (semikolon og decimalkomma; med --lang en komma og punktum) eller yaml",
    en: "text (the default), csv (commas and decimal points; with --lang da semicolons and decimal commas) or yaml",
};
pub(crate) const SHEET: Words = Words {
    da: "Arket i et regneark, hvis det ikke er det første",
    en: "The sheet of a workbook, where it is not the first",
};
pub(crate) const NAME: Words = Words { da: "NAVN", en: "NAME" };
pub(crate) const BOM: Words = Words {
    da: "Begynd csv med det mærke, som Excel kender UTF-8 på",
    en: "Begin csv with the mark by which Excel knows UTF-8",
};

pub(crate) const NEW: About = About {
    short: Words { da: "Skriver en fil at begynde med", en: "Writes a file to start from" },
    long: Words {
        da: "Skriver en fil at begynde med: et lille eksempel, som kan køres, med forklaringer. En fil, der findes, \
             overskrives ikke.",
        en: "Writes a file to start from: a small example that can be run, with explanations. A file that exists is not \
             overwritten.",
    },
    usage: Words { da: "maal new [TILVALG] [FIL]", en: "maal new [OPTIONS] [FILE]" },
};
pub(crate) const NEW_FILE: Words = Words {
    da: "Filens navn (uden navn: maal.yaml); - skriver til standardoutput",
    en: "The file's name (without one: maal.yaml); - writes to standard output",
};

pub(crate) const SCHEMA: About = About {
    short: Words {
        da: "Skriver formatets JSON Schema, som editorer bruger",
        en: "Prints the JSON Schema of the format, which editors use",
    },
    long: Words {
        da: "Skriver formatets JSON Schema. Gem det som maal.schema.json ved siden af filerne, så kan en editor foreslå \
             nøgler, forklare dem og understrege fejl.",
        en: "Prints the JSON Schema of the format. Save it as maal.schema.json beside the files, and an editor can suggest \
             keys, explain them and underline mistakes.",
    },
    usage: Words { da: "maal schema [TILVALG] > maal.schema.json", en: "maal schema [OPTIONS] > maal.schema.json" },
};
pub(crate) const COMPLETIONS: About = About {
    short: Words {
        da: "Skriver et script, så kommandoer kan udfyldes med tabulatortasten",
        en: "Prints a script with which a shell completes commands",
    },
    long: Words {
        da: "Skriver et script, så kommandoer og tilvalg kan udfyldes med tabulatortasten. For bash:\n\
             maal completions bash > ~/.local/share/bash-completion/completions/maal",
        en: "Prints a script with which a shell completes commands and options. For bash:\n\
             maal completions bash > ~/.local/share/bash-completion/completions/maal",
    },
    usage: Words { da: "maal completions [TILVALG] SHELL", en: "maal completions [OPTIONS] SHELL" },
};
pub(crate) const SHELL: Words =
    Words { da: "bash, elvish, fish, powershell eller zsh", en: "bash, elvish, fish, powershell or zsh" };
pub(crate) const MAN: About = About {
    short: Words { da: "Skriver manualsiden", en: "Prints the manual page" },
    long: Words {
        da: "Skriver manualsiden (roff). Læs den med: maal man | man -l -",
        en: "Prints the manual page (roff). Read it with: maal man | man -l -",
    },
    usage: Words { da: "maal man [TILVALG]", en: "maal man [OPTIONS]" },
};

/// A line of a manual page, with its heading in the reader's language.
pub(crate) fn heading(line: &str, language: Language) -> &str {
    match (language, line) {
        (Language::Danish, ".SH NAME") => ".SH NAVN",
        (Language::Danish, ".SH SYNOPSIS") => ".SH OVERSIGT",
        (Language::Danish | Language::English, other) => other,
    }
}
