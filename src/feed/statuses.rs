//! What stands in the place of a value, or beside it.

use crate::series::Status;

/// Flags by the importance that SDMX gives them, with what each says of a value.
const FLAGS: [(&str, Mark); 21] = [
    ("Bb", Mark::Break),
    // Missing, and in older lists a plain gap.
    ("Oo:", Mark::Missing),
    ("MmZz", Mark::NotApplicable),
    ("Ll", Mark::Missing),
    ("Hh", Mark::Missing),
    ("QqCc", Mark::Suppressed),
    // Agreed not to be delivered.
    ("Jj", Mark::Normal),
    // A strike, or another event.
    ("S", Mark::DefinitionDiffers),
    ("Dd", Mark::DefinitionDiffers),
    // Counted in another category, and with another.
    ("Kk", Mark::DefinitionDiffers),
    ("Ww", Mark::DefinitionDiffers),
    ("Iis", Mark::Estimated),
    ("Ff", Mark::Forecast),
    ("Ee", Mark::Estimated),
    ("Pp", Mark::Provisional),
    // Not significant.
    ("Nn", Mark::LowReliability),
    ("Uu", Mark::LowReliability),
    // Not validated.
    ("Vv", Mark::Provisional),
    // Experimental.
    ("Gg", Mark::Estimated),
    ("Rr", Mark::Revised),
    ("Aa", Mark::Normal),
];

/// Whether a value that is not there is withheld, by what SDMX says of its confidentiality.
pub(crate) fn is_withheld(confidentiality: &str) -> bool {
    matches!(confidentiality.trim(), "C" | "N" | "S" | "P" | "D" | "c" | "n" | "s" | "p" | "d")
}

/// What a publisher says of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// Exactly nothing: a value of 0.
    Zero,
    /// There is no figure.
    Missing,
    /// There can be no figure.
    NotApplicable,
    /// There is a figure, and it is withheld.
    Suppressed,
    /// The first of a new series.
    Break,
    /// What is measured was defined otherwise.
    DefinitionDiffers,
    /// Uncertain.
    LowReliability,
    /// A forecast.
    Forecast,
    /// An estimate, or filled in.
    Estimated,
    /// It will be replaced.
    Provisional,
    /// It replaced another.
    Revised,
    /// Nothing.
    Normal,
}

impl Mark {
    /// What a symbol in the place of a value means, where every office means the same by it.
    pub(crate) fn of_symbol(symbol: &str) -> Option<Mark> {
        match symbol.trim() {
            "" | ".." | "..." | "…" => Some(Mark::Missing),
            "." => Some(Mark::NotApplicable),
            "-" => Some(Mark::Zero),
            _ => None,
        }
    }

    /// What a flag beside a value says: one or several letters of SDMX or of Eurostat, before or after the change of
    /// its list in 2025. The most important comes first, as SDMX orders them; a sign that is no flag is an error.
    ///
    /// Capitals and small letters say the same but for `S`, which is a strike or another event in SDMX, and `s`, which was
    /// an estimate of Eurostat's.
    pub(crate) fn of_flags(flags: &str) -> Result<Vec<Mark>, char> {
        let mut ranked = Vec::new();
        for flag in flags.chars().filter(|flag| !flag.is_whitespace() && !matches!(flag, ',' | ';' | '|')) {
            let is_flag = |(signs, _): &&(&str, Mark)| signs.contains(flag);
            let (nth, mark) =
                FLAGS.iter().enumerate().find(|(_, row)| is_flag(row)).map(|(nth, row)| (nth, row.1)).ok_or(flag)?;
            ranked.push((nth, mark));
        }
        ranked.sort_unstable();
        let mut marks: Vec<Mark> = Vec::new();
        ranked.into_iter().for_each(|(_, mark)| {
            if !marks.contains(&mark) {
                marks.push(mark);
            }
        });
        Ok(marks)
    }

    /// The word of the format that a declared symbol is mapped to.
    pub(crate) const WORDS: &[(&str, Mark)] = &[
        ("zero", Mark::Zero),
        ("missing", Mark::Missing),
        ("not_applicable", Mark::NotApplicable),
        ("suppressed", Mark::Suppressed),
        ("break", Mark::Break),
        ("low_reliability", Mark::LowReliability),
        ("forecast", Mark::Forecast),
        ("estimated", Mark::Estimated),
        ("provisional", Mark::Provisional),
        ("revised", Mark::Revised),
        ("normal", Mark::Normal),
    ];

    /// What a word in a status column means: one of the format, or as offices write it.
    pub(crate) fn of_word(text: &str) -> Option<Mark> {
        let small = text.trim().to_lowercase();
        let own = Mark::WORDS.iter().find(|(word, _)| *word == small).map(|(_, mark)| *mark);
        own.or(match small.trim_end_matches('.') {
            "rev" | "revideret" | "reviderede" => Some(Mark::Revised),
            "prov" | "foreløbig" | "foreløbigt" | "foreløbige" | "foreløbige tal" | "foreløbigt tal"
            | "provisional value" => Some(Mark::Provisional),
            "est" | "estimate" | "estimeret" | "skøn" | "skønnet" | "estimated value" => Some(Mark::Estimated),
            "prognose" | "fremskrivning" | "budget" | "forecast value" | "projection" => Some(Mark::Forecast),
            "databrud" | "time series break" | "break in time series" => Some(Mark::Break),
            "low reliability" | "unreliable" | "usikkert" => Some(Mark::LowReliability),
            "normal value" | "endelig" | "endelige" | "endeligt" | "endelige tal" | "final" => Some(Mark::Normal),
            "missing value" | "mangler" => Some(Mark::Missing),
            "suppressed" | "confidential" | "diskretioneret" | "missing value; suppressed" => Some(Mark::Suppressed),
            "definition differs" => Some(Mark::DefinitionDiffers),
            _ => None,
        })
    }

    /// Its word in the format.
    pub(crate) fn word(self) -> &'static str {
        Mark::WORDS.iter().find(|(_, mark)| *mark == self).map_or("normal", |(word, _)| word)
    }

    /// Whether a value may stand beside it.
    pub(crate) fn has_value(self) -> bool {
        !matches!(self, Mark::Missing | Mark::NotApplicable | Mark::Suppressed)
    }

    /// The status of an observation; none for a forecast, which is no observation.
    pub(crate) fn status(self) -> Option<Status> {
        match self {
            Mark::Zero | Mark::Normal | Mark::DefinitionDiffers => Some(Status::Normal),
            Mark::Missing | Mark::NotApplicable => Some(Status::Missing),
            Mark::Suppressed => Some(Status::Suppressed),
            Mark::Break => Some(Status::Break),
            Mark::LowReliability => Some(Status::LowReliability),
            Mark::Estimated => Some(Status::Estimated),
            Mark::Provisional => Some(Status::Provisional),
            Mark::Revised => Some(Status::Revised),
            Mark::Forecast => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Mark, is_withheld};

    #[test]
    fn flags_come_by_their_importance() {
        assert_eq!(Mark::of_flags(""), Ok(vec![]));
        assert_eq!(Mark::of_flags("pb"), Ok(vec![Mark::Break, Mark::Provisional]));
        assert_eq!(Mark::of_flags("EP"), Ok(vec![Mark::Estimated, Mark::Provisional]));
        assert_eq!(Mark::of_flags(": c"), Ok(vec![Mark::Missing, Mark::Suppressed]));
        assert_eq!(Mark::of_flags("s"), Mark::of_flags("i"));
        assert_eq!(Mark::of_flags("z"), Mark::of_flags("m"));
        assert_eq!(Mark::of_flags("S"), Ok(vec![Mark::DefinitionDiffers]));
        assert_eq!(Mark::of_flags("A"), Ok(vec![Mark::Normal]));
        assert_eq!(Mark::of_flags("b1"), Err('1'));
    }

    #[test]
    fn what_is_confidential_is_withheld() {
        assert!(["C", "N", "S", "p"].iter().all(|letter| is_withheld(letter)));
        assert!(["", "F", "A"].iter().all(|letter| !is_withheld(letter)));
    }
}
