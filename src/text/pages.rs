//! A page on each code, for those who write the files: what it means and what to write instead.
//!
//! The pages are Markdown and lie beside this file, one for each code and language, under the name of the code.

use crate::name::Words;
use crate::source::{Code, with_codes};

/// The page of each code, under its name.
macro_rules! pages {
    ($($(#[$doc:meta])* $code:ident $name:literal,)+) => {
        fn page(code: Code) -> Words {
            match code {
                $(Code::$code => Words {
                    da: include_str!(concat!("pages/da/", $name, ".md")),
                    en: include_str!(concat!("pages/en/", $name, ".md")),
                }),+
            }
        }
    };
}

with_codes!(pages);

impl Code {
    /// What it means, why it is refused or warned of, and what to write instead, in Markdown with an example.
    ///
    /// ```
    /// use maal::{Language, source::Code};
    /// assert!(Code::DecimalComma.page().get(Language::English).starts_with("The number is written with a comma"));
    /// ```
    #[must_use]
    pub fn page(self) -> Words {
        page(self)
    }
}
