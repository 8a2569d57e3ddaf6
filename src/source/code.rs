//! The stable codes of everything that can be wrong with a file.

mod of;

/// The codes with their names, one row each.
macro_rules! codes {
    ($($(#[$doc:meta])* $code:ident $name:literal,)+) => {
        /// What is wrong, as a stable code: it stays the same when the sentence is put in other words.
        ///
        /// ```
        /// let mistakes = maal::load([("targets.yaml", "maal: 1\naeras: { town: the town }\n")]).unwrap_err();
        /// assert_eq!(mistakes.iter().next().unwrap().code().name(), "unknown-key");
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code { $($(#[$doc])* $code),+ }

        impl Code {
            /// All of them, in the order of the reference.
            pub const ALL: &'static [Code] = &[$(Code::$code),+];

            /// Its name: `unknown-key`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Code::$code => $name),+ }
            }

            /// The one of a name; none where no code is called so.
            #[must_use]
            pub fn named(name: &str) -> Option<Code> {
                Code::ALL.iter().copied().find(|each| each.name() == name)
            }
        }

        /// Its name.
        impl std::fmt::Display for Code {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }
    };
}

/// Hands the codes, each with its name, to another macro: this is the one list of them.
macro_rules! with_codes {
    ($then:ident) => {
        $then! {
            /// A tab where spaces indent.
            Tab "tab",
            /// A text in quotation marks that does not end.
            UnclosedQuote "unclosed-quote",
            /// A `{` or `[` that is not closed.
            UnclosedBracket "unclosed-bracket",
            /// A colon where no value can begin.
            ColonInText "colon-in-text",
            /// A text that is cut off at its comma.
            CommaInText "comma-in-text",
            /// A key without its colon.
            MissingColon "missing-colon",
            /// A colon or a dash without a space behind it.
            MissingSpace "missing-space",
            /// Two entries in braces or brackets without a comma between them, or a comma too many.
            MissingComma "missing-comma",
            /// A line that is in line with nothing around it.
            Indentation "indentation",
            /// A dash of a list that is missing, misplaced or a printed one.
            ListDash "list-dash",
            /// Typographic quotation marks, or text behind a closing one.
            QuotationMarks "quotation-marks",
            /// A backslash in double quotation marks that means nothing.
            Backslash "backslash",
            /// A text that begins with a sign that YAML keeps for itself.
            ReservedCharacter "reserved-character",
            /// A space that is none of the keyboard's.
            OddSpace "odd-space",
            /// Anything else that is not YAML.
            Syntax "syntax",
            /// A file that is no text.
            NotText "not-text",
            /// A file without content.
            EmptyFile "empty-file",
            /// An anchor: `&name`.
            Anchor "anchor",
            /// An alias: `*name`.
            Alias "alias",
            /// A tag: `!name`.
            Tag "tag",
            /// A merge key: `<<`.
            MergeKey "merge-key",
            /// A directive: `%YAML`.
            Directive "directive",
            /// A second `---` in one file.
            SecondDocument "second-document",
            /// A character that cannot be seen.
            InvisibleCharacter "invisible-character",
            /// Lists and keys too deep in each other.
            TooDeep "too-deep",
            /// A text that is too long.
            TooLong "too-long",
            /// A list or braces in the place of a key.
            KeyNotText "key-not-text",
            /// The same key twice in one place.
            DuplicateKey "duplicate-key",
            /// A key that the format does not have.
            UnknownKey "unknown-key",
            /// A key of the format in the wrong place.
            MisplacedKey "misplaced-key",
            /// A key of the format in a text that is read for something else.
            NotHere "not-here",
            /// A key that cannot be left out.
            MissingKey "missing-key",
            /// None of some keys of which one is needed.
            NeedsOneOf "needs-one-of",
            /// Two keys that exclude each other.
            NotBoth "not-both",
            /// Nothing behind a colon.
            MissingValue "missing-value",
            /// Another kind of value than is needed: a list for a text.
            WrongKind "wrong-kind",
            /// A word that is not one of those that may stand there.
            UnknownWord "unknown-word",
            /// What is not read as a number.
            NotANumber "not-a-number",
            /// A number with a comma before its decimals.
            DecimalComma "decimal-comma",
            /// A number with too many digits.
            TooManyDigits "too-many-digits",
            /// A number that can be read in two ways: `1.234`.
            AmbiguousNumber "ambiguous-number",
            /// A fraction where something is counted.
            NotAWholeNumber "not-a-whole-number",
            /// Not two periods where two are compared.
            NotTwo "not-two",
            /// What is not read as a period.
            NotAPeriod "not-a-period",
            /// What is not read as a date, or is no day of the calendar.
            NotADate "not-a-date",
            /// `as_of` where an indicator, an area or a period is expected.
            DateNotHere "date-not-here",
            /// `milestones` without a single one.
            NoMilestones "no-milestones",
            /// Another version of the format.
            UnknownVersion "unknown-version",
            /// A title or window in a second file.
            OnlyOnce "only-once",
            /// A number that lost digits in a floating-point value.
            LongFloat "long-float",
            /// A name that nobody declares.
            UnknownName "unknown-name",
            /// A name with letters that names cannot have.
            MalformedName "malformed-name",
            /// The same name for two things of one kind.
            DeclaredTwice "declared-twice",
            /// An indicator without the decimals that its figures are published with.
            DecimalsMissing "decimals-missing",
            /// More decimals than an indicator can have.
            TooManyDecimals "too-many-decimals",
            /// A number that must be above 0.
            NotPositive "not-positive",
            /// A number that must not be below 0.
            Negative "negative",
            /// An empty list where something is needed.
            EmptyList "empty-list",
            /// The same entry twice in a list.
            Repeated "repeated",
            /// An indicator that is computed from itself.
            DerivedFromItself "derived-from-itself",
            /// Derivations that stand on each other too deep.
            DerivedTooDeep "derived-too-deep",
            /// An area that lies in itself, or in too many others.
            NestedTooDeep "nested-too-deep",
            /// Figures for an indicator that is computed from others.
            DerivedWithFigures "derived-with-figures",
            /// A share whose unit is not percent.
            ShareNotPercent "share-not-percent",
            /// A rate per another number than its unit says.
            RateUnit "rate-unit",
            /// A period of another length than the indicator's.
            WrongFrequency "wrong-frequency",
            /// A part that is not measured as often as the whole.
            PartFrequency "part-frequency",
            /// A span that ends before it begins.
            Reversed "reversed",
            /// A window in which no period can be judged.
            NothingJudgeable "nothing-judgeable",
            /// A bare step for an indicator in percent.
            BareStep "bare-step",
            /// Percentage points for an indicator that is not in percent.
            PointsWithoutPercent "points-without-percent",
            /// A level in percent for an indicator that is not.
            PercentWithoutPercent "percent-without-percent",
            /// A percentage of a baseline of 0.
            PercentOfZero "percent-of-zero",
            /// A constant rate of change from, to or through 0.
            CompoundThroughZero "compound-through-zero",
            /// A date that does not lie after the one it is counted from.
            NotAfter "not-after",
            /// `within` without `by`.
            WithinWithoutBy "within-without-by",
            /// A path from a stated baseline without its period.
            BaselineWithoutPeriod "baseline-without-period",
            /// A goal that is worse than its baseline.
            GoalIsWorse "goal-is-worse",
            /// A milestone that is worse than the one before it.
            MilestoneIsWorse "milestone-is-worse",
            /// Two milestones of the same period.
            SamePeriod "same-period",
            /// A change as the goal behind milestones.
            ChangeAfterMilestones "change-after-milestones",
            /// A change towards the worse side.
            ChangeIsWorse "change-is-worse",
            /// A level between 0 and 1 for an indicator in percent.
            FractionForPercent "fraction-for-percent",
            /// An area or a period compared with itself.
            ComparedWithItself "compared-with-itself",
            /// A deciding period outside the window.
            OutsideWindow "outside-window",
            /// `require` on a target that demands nothing.
            RequiredOfMonitored "required-of-monitored",
            /// More targets demanded than can count.
            TooFewTargets "too-few-targets",
            /// A figure of indicators whose units or frequencies differ.
            NotTogether "not-together",
            /// Parts of an indicator that is no sum.
            NotASum "not-a-sum",
            /// A figure with more decimals than declared.
            FigureDecimals "figure-decimals",
            /// The same figure twice.
            ObservedTwice "observed-twice",
            /// A value beside a status that has none.
            ValueUnexpected "value-unexpected",
            /// A figure without a value.
            ValueMissing "value-missing",
            /// The same figure with a date and without.
            UndatedBesideDated "undated-beside-dated",
            /// A figure published before its period that is no estimate.
            PublishedTooEarly "published-too-early",
            /// A text that its field does not list.
            TextNotListed "text-not-listed",
            /// A text that differs in capital letters or spaces from one that is asked for.
            AlmostText "almost-text",
            /// A text that seems to say that the value is not known.
            LooksMissing "looks-missing",
            /// A method of uncertainty that does not fit the indicator.
            MethodDoesNotFit "method-does-not-fit",
            /// A design effect for anything but shares of a sample.
            DesignEffectWithoutShare "design-effect-without-share",
            /// A share of a sample below 0 or above 100 percent.
            ShareOutOfRange "share-out-of-range",
            /// A number of events below 0.
            EventsBelowZero "events-below-zero",
            /// An interval that its value lies outside of.
            IntervalWithoutValue "interval-without-value",
            /// The same comparison with different answers.
            StatedDifferently "stated-differently",
            /// A total that is one of its own parts.
            TotalAmongParts "total-among-parts",
            /// A part in another unit than the total.
            PartUnit "part-unit",
            /// A check of figures that are computed from each other.
            NeverFails "never-fails",
            /// A rate of a check that is none.
            NotARate "not-a-rate",
            /// A count or population of a check that is none.
            NotACount "not-a-count",
            /// An indicator that is both measured from a register and computed from others.
            MeasuredAndDerived "measured-and-derived",
            /// Figures for an indicator that is measured from a register.
            MeasuredWithFigures "measured-with-figures",
            /// Counted rows in a unit that does not count.
            CountUnit "count-unit",
            /// A sum in percent.
            SumInPercent "sum-in-percent",
            /// A sum of a field with more decimals than the indicator.
            SumDecimals "sum-decimals",
            /// A field with a name that every row has already.
            ReservedField "reserved-field",
            /// A field that the register does not have.
            UnknownField "unknown-field",
            /// A value of another type than its field.
            OtherType "other-type",
            /// Limits or a sum where a field does not hold numbers.
            NotNumbers "not-numbers",
            /// A table of a register whose check adds up other rows.
            CheckOfOther "check-of-other-rows",
            /// A number with more decimals than its field.
            FieldDecimals "field-decimals",
            /// Limits that exclude each other.
            NothingWithin "nothing-within",
            /// A text that is asked for and no row has.
            UnknownText "unknown-text",
            /// A row without an area or a period.
            RowWithout "row-without",
            /// A row without a field that an indicator asks for.
            RowLacks "row-lacks",
            /// A test that does not say which area of its target it is about.
            TestNeedsArea "test-needs-area",
            /// A test in an area that its target does not hold for.
            AreaNotOfTarget "area-not-of-target",
            /// A test with figures for an indicator that is computed.
            TestTargetComputed "test-target-computed",
            /// Bytes of a data file that are not the text they should be.
            FileEncoding "file-encoding",
            /// A data file that cannot be read in its format.
            FileUnreadable "file-unreadable",
            /// A data file whose format cannot be told.
            UnknownFormat "unknown-format",
            /// A row of years where figures are expected.
            SecondHeader "second-header",
            /// A format that this build does not read.
            FormatNotBuilt "format-not-built",
            /// A data file that no feed asks for.
            FileWithoutFeed "file-without-feed",
            /// Decimals in a data file that can be read in two ways.
            DecimalSign "decimal-sign",
            /// A value in a data file that is neither a number nor a known sign.
            NotAFigure "not-a-figure",
            /// A period in a data file that cannot be read, or is of another kind than targets are judged in.
            PeriodOfFile "period-of-file",
            /// A data file without a column that is needed.
            ColumnMissing "column-missing",
            /// A column that a data file does not have.
            UnknownColumn "unknown-column",
            /// Several columns of a data file that could hold the same.
            SeveralColumns "several-columns",
            /// A dimension of a data file of which no category is chosen.
            DimensionLeftOver "dimension-left-over",
            /// A category that a data file does not have.
            UnknownCategory "unknown-category",
            /// An area or indicator of a data file that the rulebook does not know.
            NotInRulebook "not-in-rulebook",
            /// A code that has lost its zeros in a spreadsheet.
            ZerosLost "zeros-lost",
            /// A cell of a data file whose code is one area or indicator, and whose label is another.
            CodeAndLabelDiffer "code-and-label-differ",
            /// A feed with one area or indicator for all figures of a file that says another.
            FileSaysOther "file-says-other",
            /// Two figures of a data file for the same thing.
            FigureTwice "figure-twice",
            /// A status in a data file that is not known.
            UnknownStatus "unknown-status",
            /// A data file with periods of another length than the indicator's only.
            FrequencyOfFile "frequency-of-file",
            /// A data file in another unit than the indicator.
            UnitDiffers "unit-differs",
            /// A warning that is silenced and does not arise.
            UnusedAllow "unused-allow",
            /// A target without a source.
            TargetWithoutSource "target-without-source",
            /// A rule that demands the worse side.
            RuleAgainstBetter "rule-against-better",
            /// A window that ends before the date of its target.
            WindowEndsEarly "window-ends-early",
            /// A target that a break makes undeterminable for ever.
            NeverComparable "never-comparable",
            /// An indicator that nobody uses.
            UnusedIndicator "unused-indicator",
            /// An area that nobody uses.
            UnusedArea "unused-area",
            /// A text in one language only.
            OneLanguage "one-language",
            /// A figure that is older than its source.
            OlderThanSource "older-than-source",
            /// Sample sizes, errors or intervals that nothing uses.
            UnusedUncertainty "unused-uncertainty",
            /// A standard error that seems to be a fraction.
            UnlikelyStandardError "unlikely-standard-error",
            /// An interval whose ends lie unequally far from its value.
            LopsidedInterval "lopsided-interval",
            /// A count below 0.
            NegativeCount "negative-count",
            /// A computed share above 100 percent.
            ShareAbove100 "share-above-100",
            /// Two rows of a register that are alike in everything.
            TwinRows "twin-rows",
            /// Figures in percent that are all fractions of 1.
            ShareAsFraction "share-as-fraction",
            /// A count with decimals.
            CountWithDecimals "count-with-decimals",
            /// A period far from all others.
            DistantPeriod "distant-period",
            /// A target without figures.
            TargetWithoutFigures "target-without-figures",
            /// Two elements with the same name.
            SameName "same-name",
            /// A goal that the baseline was better than already.
            GoalNoImprovement "goal-no-improvement",
            /// A text that a comment cuts off.
            RemarkInText "remark-in-text",
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
            /// Values of which more is said than an observation can hold.
            StatusLost "status-lost",
            /// Figures in percent below 0 or above 100 in a data file.
            PercentOutOfRange "percent-out-of-range",
            /// Forecasts in a data file.
            ForecastLeftOut "forecast-left-out",
            /// Empty cells in a data file.
            EmptyCells "empty-cells",
            /// Periods of another length beside those that are used, in a data file.
            OtherFrequencies "other-frequencies",
            /// Figures in percent that seem to be fractions, in a data file.
            FractionsInFile "fractions-in-file",
        }
    };
}

with_codes!(codes);
pub(crate) use with_codes;
