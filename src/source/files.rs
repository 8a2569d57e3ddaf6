//! The published files that stand beside the texts: each is read once for every way in which feeds read it.

use crate::allow::LintKind;
use crate::dataset::DatasetBuilder;
use crate::feed::{Fault, Format, Misfit, Place, Problem, Severity, Table};
use crate::feeding::{Feed, Labels};
use crate::lint::{Lint, Warning};
use crate::name::Id;
use crate::rulebook::Rulebook;

/// What is wrong with published files, each with the number of its file.
pub(super) struct Taken {
    pub(super) problems: Vec<(usize, Problem)>,
    pub(super) warnings: Vec<Warning>,
}

/// Takes the figures of all files as the feeds of a rulebook say. Where the rulebook is not `sound` only that is told
/// which does not follow from it.
pub(super) fn take(rulebook: &Rulebook, files: &[(&str, &[u8])], sound: bool, into: &mut DatasetBuilder) -> Taken {
    let feeds: Vec<(&Id, &Feed)> = rulebook.feeds().collect();
    let mut labels: Vec<Labels> = feeds.iter().map(|_| Labels::default()).collect();
    let mut taken = Taken { problems: Vec::new(), warnings: Vec::new() };
    for (nth, (name, bytes)) in files.iter().enumerate() {
        let mut add = |problems: Vec<Problem>| {
            let kept = problems.into_iter().filter(|problem| sound || !follows(&problem.fault));
            taken.problems.extend(kept.map(|problem| (nth, problem)));
        };
        let wanting: Vec<&Feed> = feeds.iter().filter(|(_, feed)| feed.wants(name)).map(|(_, feed)| *feed).collect();
        if wanting.is_empty() {
            let proposal = proposal(name, bytes);
            add(vec![Problem::new(Place::File, Misfit::NoFeed { proposal })]);
        }
        let mut ways: Vec<(Option<Format>, Option<&str>)> = Vec::new();
        for feed in &wanting {
            let way = (feed.format, feed.sheet.as_deref());
            if !ways.contains(&way) {
                ways.push(way);
            }
        }
        for (format, sheet) in ways {
            match Table::read(name, bytes, format, sheet) {
                Err(problems) => add(problems),
                Ok(table) => {
                    let takers =
                        || wanting.iter().filter(|feed| (feed.format, feed.sheet.as_deref()) == (format, sheet));
                    let silenced = takers().any(|feed| feed.allow.iter().any(|allow| allow.lint == LintKind::OddFile));
                    if !silenced {
                        // A symbol that every feed explains itself need not be told.
                        let explains = |feed: &Feed, symbol: &str| feed.symbols.iter().any(|(own, _)| own == symbol);
                        let is_clear = |symbol: &str| takers().all(|feed| explains(feed, symbol));
                        let odd = table.warnings.iter().filter(|odd| !odd.fault.unexplained().is_some_and(is_clear));
                        add(odd.cloned().collect());
                    }
                    for feed in takers() {
                        add(rulebook.take(feed, name, &table, into));
                        let of_feed = feeds.iter().zip(&mut labels).find(|((_, own), _)| std::ptr::eq(*own, *feed));
                        add(of_feed.and_then(|(_, labels)| labels.changed(feed, name, &table)).into_iter().collect());
                    }
                }
            }
        }
    }
    for (id, feed) in feeds {
        let has_file = files.iter().any(|(name, _)| feed.wants(name));
        let lint = Lint::FeedWithoutFile { file: feed.file.clone() };
        if !has_file && !feed.allow.iter().any(|allow| lint.kind() == Some(allow.lint)) {
            taken.warnings.push(Warning { path: format!("feeds/{id}/file"), lint });
        }
    }
    taken
}

/// Whether something may only be wrong because a declaration could not be read.
fn follows(fault: &Fault) -> bool {
    let Some(misfit) = fault.misfit() else { return false };
    misfit.severity() == Severity::Warning
        || matches!(
            misfit,
            Misfit::NoFeed { .. }
                | Misfit::Unmatched { .. }
                | Misfit::ZerosLost { .. }
                | Misfit::LeftOver { .. }
                | Misfit::Decimals { .. }
                | Misfit::WrongFrequency { .. }
                | Misfit::Unit { .. }
                | Misfit::Thousands { .. }
                | Misfit::NoColumn { .. }
                | Misfit::NoRows
        )
}

/// A feed that would take the figures of a file, as far as the file tells.
fn proposal(name: &str, bytes: &[u8]) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = file.split('.').next().unwrap_or(file).to_lowercase();
    let id = Id::from(stem).made_well_formed().unwrap_or_else(|| Id::from("figures"));
    let table = Table::read(name, bytes, None, None).ok();
    let has = |role| table.as_ref().is_some_and(|table| table.columns.iter().any(|column| column.role == Some(role)));
    let missing = [crate::feed::Role::Indicator, crate::feed::Role::Area].into_iter().filter(|role| !has(*role));
    let constants: String = missing.map(|role| format!(", {}: …", role.key())).collect();
    format!("feeds: {{ {id}: {{ file: \"{file}\"{constants} }} }}")
}
