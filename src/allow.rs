//! Warnings by name, and which of them are not to be shown.

/// A kind of warning by the name under which it is silenced.
macro_rules! lints {
    ($($(#[$doc:meta])* $lint:ident $name:literal,)+) => {
        /// The kinds of warnings: what can be read and judged, but was probably not meant.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum LintKind { $($(#[$doc])* $lint),+ }

        impl LintKind {
            /// All that can be silenced.
            pub const ALL: &'static [LintKind] = &[$(LintKind::$lint),+];

            /// Its name: `target-without-source`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(LintKind::$lint => $name),+ }
            }

            /// The one of a name; none where no warning is called so.
            #[must_use]
            pub fn named(name: &str) -> Option<LintKind> {
                LintKind::ALL.iter().copied().find(|each| each.name() == name)
            }
        }

        /// Its name.
        impl std::fmt::Display for LintKind {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }
    };
}

lints! {
    /// A target without a source, in a goal without one.
    TargetWithoutSource "target-without-source",
    /// A rule that demands the worse side of its indicator.
    RuleAgainstBetter "rule-against-better",
    /// A window that ends before the date that counts.
    WindowEndsEarly "window-ends-early",
    /// A target that a declared break makes undeterminable for ever.
    NeverComparable "never-comparable",
    /// An indicator that nobody uses.
    UnusedIndicator "unused-indicator",
    /// An area that nobody uses.
    UnusedArea "unused-area",
    /// A text in one language only, where it could have two.
    OneLanguage "one-language",
    /// A figure published before the year that its source names.
    OlderThanSource "older-than-source",
    /// Sample sizes, errors or intervals that nothing uses.
    UnusedUncertainty "unused-uncertainty",
    /// A standard error that seems to be a fraction, of a value in percent.
    UnlikelyStandardError "unlikely-standard-error",
    /// An interval whose ends lie unequally far from its value.
    LopsidedInterval "lopsided-interval",
    /// A count below 0.
    NegativeCount "negative-count",
    /// A share of a whole that is more than the whole.
    ShareAbove100 "share-above-100",
    /// Two rows of a register that are alike in everything.
    TwinRows "twin-rows",
    /// A data file that can be read, but is odd.
    OddFile "odd-file",
    /// A feed for which there is no file.
    FeedWithoutFile "feed-without-file",
    /// A label of a feed that its file does not have.
    LabelNotFound "label-not-found",
    /// Two categories of a data file that are the same area or indicator, one after the other.
    CategoriesJoined "categories-joined",
    /// A period that is missing within a series of a data file.
    GapInSeries "gap-in-series",
    /// A code with different labels in two files of one feed.
    LabelChanged "label-changed",
    /// A data file that does not say when it was published.
    UndatedFile "undated-file",
    /// A value beside a status that has none, in a data file.
    ValueBesideMissing "value-beside-missing",
    /// Values of which more is said than an observation can hold, in a data file.
    StatusLost "status-lost",
    /// Figures in percent below 0 or above 100, in a data file.
    PercentOutOfRange "percent-out-of-range",
    /// Forecasts in a data file.
    ForecastLeftOut "forecast-left-out",
    /// Empty cells in a data file.
    EmptyCells "empty-cells",
    /// Periods of another length beside those that are used, in a data file.
    OtherFrequencies "other-frequencies",
    /// Figures in percent that seem to be fractions, in a data file.
    FractionsInFile "fractions-in-file",
    /// An indicator in percent whose figures are all fractions of 1.
    ShareAsFraction "share-as-fraction",
    /// A count that is declared with decimals.
    CountWithDecimals "count-with-decimals",
    /// A figure whose period lies far from those of all others.
    DistantPeriod "distant-period",
    /// A target that has no figures in one of its areas, while there are figures.
    TargetWithoutFigures "target-without-figures",
    /// Two areas, indicators or targets with the same name.
    SameName "same-name",
    /// A goal that the baseline was better than already.
    GoalNoImprovement "goal-no-improvement",
}

/// A warning that is not to be shown for an element and all that belongs to it, and why.
///
/// ```
/// use maal::{Allow, LintKind};
/// let allow = Allow { lint: LintKind::UnusedArea, reason: "shown on the map".into() };
/// # let _ = allow;
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allow {
    /// Which warning.
    pub lint: LintKind,
    /// Why it is not to be shown.
    pub reason: String,
}
