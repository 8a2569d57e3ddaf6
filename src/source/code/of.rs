//! Which code stands for what.

use super::Code;
use crate::feed::{self, Misfit};
use crate::lint::Lint;
use crate::number::NumberError;
use crate::problem::Fault;
use crate::source::Cause;
use crate::source::misreading::{Banned, Misreading};
use crate::source::syntax::Syntax;

impl Code {
    pub(in crate::source) fn of(cause: &Cause) -> Code {
        match cause {
            Cause::Reading(misreading) => of_reading(misreading),
            Cause::Content(problem) => of_content(&problem.fault),
            Cause::Feed(problem) => of_file(&problem.fault),
            Cause::Warning(warning) => of_warning(&warning.lint),
        }
    }
}

fn of_reading(misreading: &Misreading) -> Code {
    match misreading {
        Misreading::Syntax(syntax) => match syntax {
            Syntax::Tab | Syntax::PastedTable => Code::Tab,
            Syntax::UnclosedQuote => Code::UnclosedQuote,
            Syntax::TextAfterQuote | Syntax::TypographicQuotes => Code::QuotationMarks,
            Syntax::Backslash => Code::Backslash,
            Syntax::UnclosedBracket { .. } | Syntax::WrongBracket { .. } | Syntax::ExtraBracket { .. } => {
                Code::UnclosedBracket
            }
            Syntax::MissingComma | Syntax::ExtraComma => Code::MissingComma,
            Syntax::ColonInText | Syntax::MapInLine { .. } => Code::ColonInText,
            Syntax::MissingColon => Code::MissingColon,
            Syntax::MissingSpace { .. } => Code::MissingSpace,
            Syntax::Indentation { .. } => Code::Indentation,
            Syntax::MissingDash
            | Syntax::LoneDash
            | Syntax::DashAmongKeys
            | Syntax::MisplacedDash
            | Syntax::TypographicDash { .. } => Code::ListDash,
            Syntax::ReservedStart { .. } => Code::ReservedCharacter,
            Syntax::OddSpace => Code::OddSpace,
            Syntax::NotText => Code::NotText,
            Syntax::AfterEnd | Syntax::RemarkSign | Syntax::Other { .. } => Code::Syntax,
        },
        Misreading::EmptyFile => Code::EmptyFile,
        Misreading::Banned(banned) => match banned {
            Banned::Anchor => Code::Anchor,
            Banned::Alias => Code::Alias,
            Banned::Tag => Code::Tag,
            Banned::MergeKey => Code::MergeKey,
            Banned::Directive => Code::Directive,
            Banned::SecondDocument => Code::SecondDocument,
            Banned::ControlCharacter(_) | Banned::LineSeparator => Code::InvisibleCharacter,
            Banned::TooDeep { .. } => Code::TooDeep,
            Banned::TooLong { .. } => Code::TooLong,
        },
        Misreading::KeyNotText => Code::KeyNotText,
        Misreading::DuplicateKey { .. } => Code::DuplicateKey,
        Misreading::UnknownKey { elsewhere: Some(_), .. } => Code::MisplacedKey,
        Misreading::StrayTarget => Code::MisplacedKey,
        Misreading::UnknownKey { .. } => Code::UnknownKey,
        Misreading::NotHere { .. } => Code::NotHere,
        Misreading::MissingKey { .. } => Code::MissingKey,
        Misreading::NeedsOneOf { .. } => Code::NeedsOneOf,
        Misreading::NotBoth { .. } => Code::NotBoth,
        Misreading::Empty => Code::MissingValue,
        Misreading::Expected { .. } => Code::WrongKind,
        Misreading::NotOneOf { .. } => Code::UnknownWord,
        Misreading::Number { error, .. } => match error {
            NumberError::Malformed => Code::NotANumber,
            NumberError::DecimalComma => Code::DecimalComma,
            NumberError::TooLong => Code::TooManyDigits,
        },
        Misreading::WithoutColon { .. } => Code::MissingColon,
        Misreading::PeriodForArea { .. } => Code::MisplacedKey,
        Misreading::DecimalCommaInBraces { .. } => Code::DecimalComma,
        Misreading::CommaInText { .. } => Code::CommaInText,
        Misreading::Ambiguous { .. } => Code::AmbiguousNumber,
        Misreading::NoMilestones => Code::NoMilestones,
        Misreading::NotWhole { .. } => Code::NotAWholeNumber,
        Misreading::NotTwo { .. } => Code::NotTwo,
        Misreading::Period { .. } => Code::NotAPeriod,
        Misreading::Date { .. } => Code::NotADate,
        Misreading::DateNotHere => Code::DateNotHere,
        Misreading::Version { .. } => Code::UnknownVersion,
        Misreading::OnlyOnce { .. } => Code::OnlyOnce,
        Misreading::LongFloat => Code::LongFloat,
    }
}

fn of_warning(lint: &Lint) -> Code {
    match lint {
        Lint::TargetWithoutSource { .. } => Code::TargetWithoutSource,
        Lint::RuleAgainstBetter { .. } => Code::RuleAgainstBetter,
        Lint::WindowEndsEarly { .. } => Code::WindowEndsEarly,
        Lint::NeverComparable { .. } => Code::NeverComparable,
        Lint::UnusedIndicator(_) => Code::UnusedIndicator,
        Lint::UnusedArea(_) => Code::UnusedArea,
        Lint::OneLanguage(_) => Code::OneLanguage,
        Lint::OlderThanSource { .. } => Code::OlderThanSource,
        Lint::UnusedUncertainty { .. } => Code::UnusedUncertainty,
        Lint::UnlikelyStandardError(_) => Code::UnlikelyStandardError,
        Lint::LopsidedInterval { .. } => Code::LopsidedInterval,
        Lint::NegativeCount(_) => Code::NegativeCount,
        Lint::ShareAbove100 { .. } => Code::ShareAbove100,
        Lint::TwinRows { .. } => Code::TwinRows,
        Lint::FeedWithoutFile { .. } => Code::FeedWithoutFile,
        Lint::ShareAsFraction { .. } => Code::ShareAsFraction,
        Lint::CountWithDecimals(_) => Code::CountWithDecimals,
        Lint::DistantPeriod { .. } => Code::DistantPeriod,
        Lint::TargetWithoutFigures { .. } => Code::TargetWithoutFigures,
        Lint::SameName { .. } => Code::SameName,
        Lint::GoalNoImprovement { .. } => Code::GoalNoImprovement,
        Lint::RemarkInText(_) => Code::RemarkInText,
        Lint::UnusedAllow(_) => Code::UnusedAllow,
    }
}

fn of_content(fault: &Fault) -> Code {
    match fault {
        Fault::Unknown { .. } => Code::UnknownName,
        Fault::MalformedName(_) => Code::MalformedName,
        Fault::DeclaredTwice(..) => Code::DeclaredTwice,
        Fault::DecimalsMissing => Code::DecimalsMissing,
        Fault::DecimalsTooMany(_) => Code::TooManyDecimals,
        Fault::NotPositive(_) => Code::NotPositive,
        Fault::Negative(_) => Code::Negative,
        Fault::Empty => Code::EmptyList,
        Fault::Repeated(_) => Code::Repeated,
        Fault::DerivedFromItself(_) => Code::DerivedFromItself,
        Fault::DerivedTooDeep { .. } => Code::DerivedTooDeep,
        Fault::NestedTooDeep { .. } => Code::NestedTooDeep,
        Fault::DerivedWithFigures(_) => Code::DerivedWithFigures,
        Fault::ShareNotPercent => Code::ShareNotPercent,
        Fault::RateUnit { .. } => Code::RateUnit,
        Fault::WrongFrequency { .. } => Code::WrongFrequency,
        Fault::PartFrequency { .. } => Code::PartFrequency,
        Fault::Reversed { .. } => Code::Reversed,
        Fault::NothingJudgeable { .. } => Code::NothingJudgeable,
        Fault::BareStepOnPercent(_) => Code::BareStep,
        Fault::PointsWithoutPercent => Code::PointsWithoutPercent,
        Fault::PercentWithoutPercent => Code::PercentWithoutPercent,
        Fault::RelativeToZero => Code::PercentOfZero,
        Fault::CompoundThroughZero => Code::CompoundThroughZero,
        Fault::NotAfter { .. } => Code::NotAfter,
        Fault::WithinWithoutBy => Code::WithinWithoutBy,
        Fault::BaselineWithoutPeriod => Code::BaselineWithoutPeriod,
        Fault::GoalIsWorse { .. } => Code::GoalIsWorse,
        Fault::MilestoneIsWorse { .. } => Code::MilestoneIsWorse,
        Fault::SamePeriod { .. } => Code::SamePeriod,
        Fault::ChangeAfterMilestones => Code::ChangeAfterMilestones,
        Fault::ChangeIsWorse(_) => Code::ChangeIsWorse,
        Fault::FractionOnPercent(_) => Code::FractionForPercent,
        Fault::ComparedWithItself(_) => Code::ComparedWithItself,
        Fault::OutsideWindow(_) => Code::OutsideWindow,
        Fault::RequiredOfMonitored => Code::RequiredOfMonitored,
        Fault::TooFewTargets { .. } => Code::TooFewTargets,
        Fault::NotTogether { .. } => Code::NotTogether,
        Fault::NotASum(_) => Code::NotASum,
        Fault::FigureDecimals { .. } => Code::FigureDecimals,
        Fault::FigureTooLong => Code::TooManyDigits,
        Fault::ObservedTwice(_) => Code::ObservedTwice,
        Fault::ValueUnexpected(_) => Code::ValueUnexpected,
        Fault::ValueMissing => Code::ValueMissing,
        Fault::UndatedBesideDated(_) => Code::UndatedBesideDated,
        Fault::PublishedTooEarly { .. } => Code::PublishedTooEarly,
        Fault::OtherWord { .. } => Code::TextNotListed,
        Fault::AlmostText { .. } => Code::AlmostText,
        Fault::LooksMissing(_) => Code::LooksMissing,
        Fault::MethodDoesNotFit(_) => Code::MethodDoesNotFit,
        Fault::DesignEffectWithoutShare => Code::DesignEffectWithoutShare,
        Fault::ShareOutOfRange(_) => Code::ShareOutOfRange,
        Fault::EventsBelowZero(_) => Code::EventsBelowZero,
        Fault::IntervalWithoutValue { .. } => Code::IntervalWithoutValue,
        Fault::StatedDifferently => Code::StatedDifferently,
        Fault::TotalAmongParts(_) => Code::TotalAmongParts,
        Fault::PartUnit { .. } => Code::PartUnit,
        Fault::NeverFails => Code::NeverFails,
        Fault::NotARate(_) => Code::NotARate,
        Fault::NotACount(_) => Code::NotACount,
        Fault::MeasuredAndDerived(_) => Code::MeasuredAndDerived,
        Fault::MeasuredWithFigures(_) => Code::MeasuredWithFigures,
        Fault::CountUnit => Code::CountUnit,
        Fault::SumInPercent => Code::SumInPercent,
        Fault::SumDecimals { .. } => Code::SumDecimals,
        Fault::ReservedField(_) => Code::ReservedField,
        Fault::UnknownField { .. } => Code::UnknownField,
        Fault::OtherType { .. } => Code::OtherType,
        Fault::CheckOfOther { .. } => Code::CheckOfOther,
        Fault::NotNumbers { .. } => Code::NotNumbers,
        Fault::FieldDecimals { .. } => Code::FieldDecimals,
        Fault::NothingWithin => Code::NothingWithin,
        Fault::UnknownText { .. } => Code::UnknownText,
        Fault::RowWithout(_) => Code::RowWithout,
        Fault::RowLacks { .. } => Code::RowLacks,
        Fault::TestNeedsArea { .. } => Code::TestNeedsArea,
        Fault::AreaNotOfTarget { .. } => Code::AreaNotOfTarget,
        Fault::TestTargetComputed { .. } => Code::TestTargetComputed,
    }
}

fn of_file(fault: &feed::Fault) -> Code {
    match fault {
        feed::Fault::NotUtf8
        | feed::Fault::BrokenUtf16
        | feed::Fault::NotText
        | feed::Fault::ReadAsWindows1252
        | feed::Fault::TwiceEncoded { .. }
        | feed::Fault::LettersLost { .. } => Code::FileEncoding,
        feed::Fault::MixedDecimals { .. } | feed::Fault::AmbiguousDecimals { .. } => Code::DecimalSign,
        feed::Fault::NotANumber { .. }
        | feed::Fault::Bound { .. }
        | feed::Fault::Date { .. }
        | feed::Fault::SheetError { .. } => Code::NotAFigure,
        feed::Fault::NotAPeriod { .. }
        | feed::Fault::YearOrMonth { .. }
        | feed::Fault::AmbiguousPeriod { .. }
        | feed::Fault::OtherFrequency { .. } => Code::PeriodOfFile,
        feed::Fault::Misfit(misfit) => of_misfit(misfit),
        #[cfg(feature = "csv")]
        feed::Fault::Csv(fault) => of_format(fault.severity()),
        #[cfg(feature = "json-stat")]
        feed::Fault::JsonStat(fault) => of_format(fault.severity()),
        #[cfg(feature = "px")]
        feed::Fault::Px(fault) => of_format(fault.severity()),
        #[cfg(feature = "sdmx-csv")]
        feed::Fault::SdmxCsv(fault) => of_format(fault.severity()),
        #[cfg(feature = "xlsx")]
        feed::Fault::Xlsx(fault) => of_format(fault.severity()),
    }
}

fn of_misfit(misfit: &Misfit) -> Code {
    match misfit {
        Misfit::NoFeed { .. } => Code::FileWithoutFeed,
        Misfit::UnknownFormat => Code::UnknownFormat,
        Misfit::SecondHeader { .. } => Code::SecondHeader,
        Misfit::FormatNotBuilt { .. } => Code::FormatNotBuilt,
        Misfit::NoColumn { .. } => Code::ColumnMissing,
        Misfit::UnknownColumn { .. } => Code::UnknownColumn,
        Misfit::SeveralColumns { .. } => Code::SeveralColumns,
        Misfit::LeftOver { .. } => Code::DimensionLeftOver,
        Misfit::NoCategory { .. } | Misfit::NoRows => Code::UnknownCategory,
        Misfit::Unmatched { .. } => Code::NotInRulebook,
        Misfit::ZerosLost { .. } => Code::ZerosLost,
        Misfit::CodeAndLabel { .. } => Code::CodeAndLabelDiffer,
        Misfit::NoPeriods { .. } => Code::PeriodOfFile,
        Misfit::Belied { .. } => Code::FileSaysOther,
        Misfit::Joined { .. } => Code::CategoriesJoined,
        Misfit::Gap { .. } => Code::GapInSeries,
        Misfit::LabelChanged { .. } => Code::LabelChanged,
        Misfit::Undated => Code::UndatedFile,
        Misfit::NoLabel { .. } => Code::LabelNotFound,
        Misfit::Derived(_) => Code::DerivedWithFigures,
        Misfit::Measured(_) => Code::MeasuredWithFigures,
        Misfit::Twice { .. } => Code::FigureTwice,
        Misfit::Decimals { .. } => Code::FigureDecimals,
        Misfit::TooLong { .. } | Misfit::SignBeside { .. } | Misfit::Multiplier { .. } => Code::NotAFigure,
        Misfit::SizeNotWhole { .. } => Code::NotAWholeNumber,
        Misfit::ThousandsOrDecimals { .. } => Code::DecimalSign,
        Misfit::Detail { key: "n", .. } => Code::NotPositive,
        Misfit::Detail { .. } => Code::Negative,
        Misfit::Interval { .. } => Code::IntervalWithoutValue,
        Misfit::UnknownStatus { .. } => Code::UnknownStatus,
        Misfit::ValueBesideMissing { .. } => Code::ValueBesideMissing,
        Misfit::StatusLost { .. } => Code::StatusLost,
        Misfit::PercentOutOfRange { .. } => Code::PercentOutOfRange,
        Misfit::NegativeCount { .. } => Code::NegativeCount,
        Misfit::Forecasts { .. } | Misfit::AfterUpdate { .. } => Code::ForecastLeftOut,
        Misfit::EmptyCells { .. } => Code::EmptyCells,
        Misfit::OtherFrequencies { .. } => Code::OtherFrequencies,
        Misfit::WrongFrequency { .. } => Code::FrequencyOfFile,
        Misfit::Unit { .. }
        | Misfit::UnitUnclear { .. }
        | Misfit::UnitSaid { .. }
        | Misfit::ScaledTwice { .. }
        | Misfit::Thousands { .. }
        | Misfit::OtherUnit { .. } => Code::UnitDiffers,
        Misfit::Fractions { .. } => Code::FractionsInFile,
        Misfit::More { of, .. } => of_file(of),
    }
}

/// What only one format can have is known by the file alone.
#[cfg(any(feature = "csv", feature = "json-stat", feature = "px", feature = "sdmx-csv", feature = "xlsx"))]
fn of_format(severity: feed::Severity) -> Code {
    match severity {
        feed::Severity::Error => Code::FileUnreadable,
        feed::Severity::Warning => Code::OddFile,
    }
}
