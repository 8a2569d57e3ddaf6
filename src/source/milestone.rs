use super::decode::{Decoder, split_by_comma};
use super::misreading::Misreading;
use super::node::Node;
use crate::amount::Level;
use crate::period::Period;

/// The milestones of a target: dates with their levels, at least one, in whatever order they are written; given in
/// order of time.
pub(super) fn milestones(it: &mut Decoder, node: &Node<'_>) -> Option<Vec<(Period, Level)>> {
    let entries = it.any_map(node)?.entries();
    if entries.is_empty() {
        it.report(node.span, Misreading::NoMilestones);
        return None;
    }
    let mut milestones = Vec::with_capacity(entries.len());
    let mut before = None;
    for entry in entries {
        if let Some(found) = before.replace(entry).and_then(|before| split_by_comma(before, entry)) {
            it.report(entry.key_span, Misreading::DecimalCommaInBraces { found });
            continue;
        }
        let date = it.period_text(&entry.key, entry.key_span);
        let level = it.level(&entry.value);
        milestones.extend(date.zip(level));
    }
    milestones.sort_by_key(|(date, _)| date.last_month());
    (milestones.len() == entries.len()).then_some(milestones)
}
