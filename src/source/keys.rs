//! The keys of every map of the format, in one place.

pub(crate) const FILE: &[&str] = &[
    "maal",
    "as_of",
    "title",
    "window",
    "areas",
    "indicators",
    "goals",
    "checks",
    "observations",
    "comparisons",
    "registers",
];
/// What a text may hold that is read for declarations alone.
pub(crate) const DECLARATIONS: &[&str] = &["maal", "title", "window", "areas", "indicators", "goals", "checks"];
/// What a text may hold that is read for figures alone.
pub(crate) const FIGURES: &[&str] = &["maal", "as_of", "observations", "comparisons", "registers"];
pub(crate) const TEXT: &[&str] = &["da", "en"];
pub(crate) const WINDOW: &[&str] = &["from", "to"];
pub(crate) const AREA: &[&str] = &["name", "in", "part_of", "note"];
pub(crate) const INDICATOR: &[&str] = &[
    "name",
    "unit",
    "better",
    "decimals",
    "frequency",
    "sample",
    "uncertainty",
    "revised",
    "breaks",
    "derived",
    "measured",
    "source",
    "note",
];
pub(crate) const UNCERTAINTY: &[&str] = &["method", "interval_level", "level", "sides", "design_effect"];
pub(crate) const UNIT: &[&str] = &["count", "one", "per", "of", "amount"];
pub(crate) const UNIT_KINDS: &[&str] = &["percent", "plain", "count", "per", "amount"];
pub(crate) const BREAK: &[&str] = &["at", "area", "reason"];
pub(crate) const DERIVED: &[&str] = &["share", "rate", "of", "per", "sum", "difference"];
pub(crate) const DERIVED_KINDS: &[&str] = &["share", "rate", "sum", "difference"];
pub(crate) const MEASURED: &[&str] = &["count", "sum", "of", "share", "where", "among"];
pub(crate) const MEASURED_KINDS: &[&str] = &["count", "sum", "share"];
pub(crate) const RANGE: &[&str] = &["at_least", "at_most", "more_than", "less_than"];
pub(crate) const REGISTER: &[&str] = &["name", "one", "area", "period", "as_of", "source", "note", "fields", "rows"];
pub(crate) const FIELD: &[&str] = &["decimals"];
pub(crate) const GOAL: &[&str] = &["name", "targets", "achieved_when", "source", "note"];
pub(crate) const AT_LEAST: &[&str] = &["at_least"];
pub(crate) const TARGET: &[&str] = &[
    "indicator",
    "area",
    "areas",
    "rule",
    "judged",
    "window",
    "compare",
    "require",
    "across_breaks",
    "name",
    "source",
    "note",
];
pub(crate) const JUDGED: &[&str] = &["at"];
pub(crate) const BASELINE: &[&str] = &["mean", "value", "at", "source"];
pub(crate) const BASELINE_KINDS: &[&str] = &["mean", "value"];
pub(crate) const MEAN: &[&str] = &["from", "to"];
pub(crate) const OBSERVATION: &[&str] = &["value", "status", "n", "standard_error", "lower", "upper", "note", "as_of"];
pub(crate) const COMPARISON: &[&str] =
    &["indicator", "area", "between", "with", "at", "significant", "reason", "as_of"];
pub(crate) const PAIRS: &[&str] = &["between", "with"];
pub(crate) const REACH_GOALS: &[&str] = &["value", "change", "milestones"];
pub(crate) const CHECK: &[&str] =
    &["name", "total", "parts", "rate", "count", "population", "area", "areas", "source", "note"];
pub(crate) const CHECK_KINDS: &[&str] = &["total", "rate"];
pub(crate) const TARGET_AREAS: &[&str] = &["area", "areas"];
/// The words of a closed choice, and what may stand beside them.
pub(crate) const ALLOWED: &[&str] = &["allowed"];
