//! The format reference: made from the tables of keys, the examples of the kinds of rules and the pages of the codes, so
//! that it says what the reader does.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use maal::format::{self, Is, Map};
use maal::problem::Thing;
use maal::source::Code;
use maal::{Language, Length};

/// The references under `rules` are those of this version. `WRITE_REFERENCE=1` writes them anew.
#[test]
fn the_reference_is_up_to_date() {
    for (language, name) in [(Language::Danish, "format.da.md"), (Language::English, "format.en.md")] {
        let path = root().join("rules").join(name);
        let expected = Reference { language }.whole();
        if std::env::var_os("WRITE_REFERENCE").is_some() {
            fs::write(&path, &expected).expect("the reference can be written");
        }
        let found = fs::read_to_string(&path).unwrap_or_default();
        assert!(found == expected, "write {} anew with WRITE_REFERENCE=1", path.display());
    }
}

/// A link within the reference leads to one heading and no more.
#[test]
fn every_link_in_the_reference_has_one_place_to_lead_to() {
    for language in Language::ALL {
        let text = Reference { language }.whole();
        let headings: Vec<String> = text.lines().filter_map(|line| Some(anchor(line.strip_prefix('#')?))).collect();
        for link in text.split("](#").skip(1).filter_map(|rest| rest.split(')').next()) {
            assert_eq!(headings.iter().filter(|heading| *heading == link).count(), 1, "#{link}");
        }
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The name by which a heading is linked to.
fn anchor(heading: &str) -> String {
    let kept = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = kept.chars().filter(|letter| letter.is_alphanumeric() || " -_".contains(*letter));
    kept.collect::<String>().replace(' ', "-")
}

#[derive(Clone, Copy)]
struct Reference {
    language: Language,
}

impl Reference {
    fn say<'t>(self, da: &'t str, en: &'t str) -> &'t str {
        if self.language == Language::Danish { da } else { en }
    }

    fn whole(self) -> String {
        let mut text = format!("# {}\n\n", self.say("Formatet", "The format"));
        text += self.say(
            "Mål og tal skrives i YAML-filer. Enhver fil begynder med `maal: 1` og kan indeholde enhver del; filerne \
             læses sammen. En ny fil fås med `maal new`, og `maal check` siger, hvad der er galt, hvor det står, og hvad \
             der skal stå i stedet. Nøgler med fed skrift skal være der.\n",
            "Targets and figures are written in YAML files. Every file begins with `maal: 1` and may hold any part; files \
             are read together. `maal new` gives a file to begin with, and `maal check` says what is wrong, where it \
             stands, and what to write instead. Keys in bold must be there.\n",
        );
        let _ = write!(text, "\n## {}\n\n{}", self.say("Værdier", "Values"), self.values());
        let _ = write!(text, "\n## {}\n", self.say("Nøgler", "Keys"));
        for map in format::maps().into_iter().filter(|map| map.name != "rule") {
            text += &self.map(map);
        }
        let _ = write!(text, "\n## {}\n", self.say("Krav", "Rules"));
        text += self.say(
            "\nEt mål har et krav under `rule:`. Hvert eksempel herunder prøves med de prøver, der står ved det; \
             områderne og indikatorerne står i `rules/kinds/common.yaml`.\n",
            "\nA target has one of these under `rule:`. Each example below is tested by the tests beside it; the areas \
             and indicators stand in `rules/kinds/common.yaml`.\n",
        );
        for key in maps("rule").keys {
            text += &self.kind(key);
        }
        let _ = write!(text, "\n## {}\n", self.say("Beskeder", "Messages"));
        for code in Code::ALL {
            let _ = write!(text, "\n### {}\n\n{}\n", code.name(), code.page().get(self.language).trim_end());
        }
        text
    }

    fn values(self) -> String {
        let rows: &[(Is, &str, &str)] = &[
            (
                Is::Text,
                "`tryghed`, eller på begge sprog: `{ da: tryghed, en: safety }`",
                "`safety`, or in both languages: `{ da: tryghed, en: safety }`",
            ),
            (
                Is::Number,
                "`75`, `-3`, `21.5`: med punktum, uden mellemrum og uden punktum mellem tusinder",
                "`75`, `-3`, `21.5`: with a point, without spaces or points between thousands",
            ),
            (
                Is::Level,
                "en værdi i indikatorens enhed: `75`; i procent også `75 %`",
                "a value in the indicator's unit: `75`; in percent also `75 %`",
            ),
            (
                Is::Step,
                "en ændring: `3` i indikatorens enhed, `5 %` af værdien, `2 pp` i procentpoint",
                "a change: `3` in the indicator's unit, `5 %` of the value, `2 pp` in percentage points",
            ),
            (Is::Exact, "et tal eller en brøk: `21.5`, `64/3`", "a number or a fraction: `21.5`, `64/3`"),
            (
                Is::Period,
                "`2024`, `2024-H1`, `2024-Q1`, `2024-01`: år, halvår, kvartal, måned",
                "`2024`, `2024-H1`, `2024-Q1`, `2024-01`: year, half-year, quarter, month",
            ),
            (Is::Date, "`2024-06-03`: år, måned, dag", "`2024-06-03`: year, month, day"),
        ];
        let mut text = format!(
            "| {} | {} |\n|---|---|\n",
            self.say("Værdi", "Value"),
            self.say("Sådan skrives den", "How it is written")
        );
        for (is, da, en) in rows {
            let _ = writeln!(text, "| {} | {} |", self.is(is), self.say(da, en));
        }
        text += self.say(
            "\nEt navn er en nøgle, som I selv vælger, af bogstaver, cifre, `-`, `_` og `.`. En tekst med `: `, ` #` eller \
             et komma i `{ … }` sættes i anførselstegn.\n",
            "\nA name is a key of your own choice, of letters, digits, `-`, `_` and `.`. A text with `: `, ` #` or a comma \
             in `{ … }` is put in quotation marks.\n",
        );
        text
    }

    fn map(self, map: &Map) -> String {
        let mut text = format!("\n### {}\n\n{}\n\n", map.name, map.about.get(self.language));
        if !map.one_of.is_empty() {
            let keys: Vec<String> = map.one_of.iter().map(|key| format!("`{key}`")).collect();
            let _ = writeln!(
                text,
                "{} {}.\n",
                self.say("Præcis én af disse nøgler:", "Exactly one of these keys:"),
                keys.join(", ")
            );
        }
        let _ = writeln!(text, "| {} | {} | |\n|---|---|---|", self.say("Nøgle", "Key"), self.say("Værdi", "Value"));
        for key in map.keys {
            let name = if key.needed { format!("**`{}`**", key.name) } else { format!("`{}`", key.name) };
            let about = key.about.get(self.language);
            let also: String =
                map.beside.iter().filter(|beside| beside.key == key.name).map(|beside| self.beside(beside)).collect();
            let _ = writeln!(text, "| {name} | {} | {about}{also} |", self.is(&key.is));
        }
        if let Some(others) = map.others {
            let _ = writeln!(
                text,
                "| … | {} | {} |",
                self.is(others),
                self.say("Under hvert andet navn.", "Under each other name.")
            );
        }
        text
    }

    fn beside(self, beside: &format::Beside) -> String {
        let listed = |keys: &[&str]| keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
        let mut text = String::new();
        if !beside.needs.is_empty() {
            let _ = write!(text, " {} {}.", self.say("Kræver", "Needs"), listed(beside.needs));
        }
        if !beside.never.is_empty() {
            let _ = write!(text, " {} {}.", self.say("Ikke sammen med", "Not together with"), listed(beside.never));
        }
        text
    }

    fn is(self, is: &Is) -> String {
        let under = |da: &str, en: &str, is: &Is| format!("{} {}", self.say(da, en), self.is(is));
        match is {
            Is::Text => format!("[{}](#text)", self.say("tekst", "text")),
            Is::Word(words) => words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", "),
            Is::YesNo => "`yes`, `no`".to_owned(),
            Is::Whole => self.say("helt tal", "whole number").to_owned(),
            Is::Number => self.say("tal", "number").to_owned(),
            Is::Exact => self.say("beregnet tal", "computed number").to_owned(),
            Is::Level => self.say("niveau", "level").to_owned(),
            Is::Step => self.say("trin", "step").to_owned(),
            Is::Period => self.say("periode", "period").to_owned(),
            Is::Date => self.say("dato", "date").to_owned(),
            Is::Name(thing) => format!("{} {}", self.say("navnet på", "name of"), self.thing(*thing)),
            Is::Value => self.say("værdi", "value").to_owned(),
            Is::List(is) => under("liste:", "list:", is),
            Is::Map(map) if map.name == "rule" => {
                format!("[{}](#{})", self.say("krav", "rule"), self.say("krav", "rules"))
            }
            Is::Map(map) => format!("[{}](#{})", map.name, anchor(map.name)),
            Is::Named(is) => under("navne, under hvert:", "names, under each:", is),
            Is::Labels(is) => under("tekster fra filen, under hver:", "texts of the file, under each:", is),
            Is::Periods(is) => under("perioder, under hver:", "periods, under each:", is),
            Is::Either(all) => all.iter().map(|is| self.is(is)).collect::<Vec<_>>().join(self.say(" eller ", " or ")),
        }
    }

    fn thing(self, thing: Thing) -> &'static str {
        let (da, en) = match thing {
            Thing::Area => ("et område", "an area"),
            Thing::Indicator => ("en indikator", "an indicator"),
            Thing::Goal => ("en målsætning", "a goal"),
            Thing::Target => ("et mål", "a target"),
            Thing::Check => ("en kontrol", "a check"),
            Thing::Register => ("et register", "a register"),
            Thing::Test => ("en prøve", "a test"),
            Thing::Feed => ("en kilde", "a feed"),
        };
        self.say(da, en)
    }

    /// A kind of rule with its example, and what comes out of the tests beside it.
    fn kind(self, kind: &format::Key) -> String {
        let folder = root().join("rules/kinds");
        let read = |name: &str| fs::read_to_string(folder.join(name)).expect("an example can be read");
        let (common, text) = (read("common.yaml"), read(&format!("{}.yaml", kind.name)));
        let (rulebook, _) = maal::load([("common.yaml", common.as_str()), ("example.yaml", text.as_str())])
            .expect("an example is right");
        let example = text.lines().skip_while(|line| *line != "goals:").collect::<Vec<_>>().join("\n");
        let mut said = format!(
            "\n### rule: {}\n\n{} {}: {}.\n",
            kind.name,
            kind.about.get(self.language),
            self.say("Skrives", "Written"),
            self.is(&kind.is)
        );
        let _ = write!(said, "\n```yaml\n{example}\n```\n\n");
        for result in rulebook.run_tests().results() {
            let line = result.assessment().explain(self.language).length(Length::Line);
            let _ = writeln!(said, "- `{}`: {line}", result.id());
        }
        said
    }
}

fn maps(name: &str) -> &'static Map {
    format::maps().into_iter().find(|map| map.name == name).expect("a map of the format")
}
